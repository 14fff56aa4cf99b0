//! Chatwoot, from files: answers of its API.
//!
//! `wire` holds Chatwoot's shapes, `facts` total functions from them to rows. What becomes of what
//! is in `docs/help-desks.md`.

mod facts;
mod wire;

use serde::Deserialize;
use serde::de::IgnoredAny;
use tenure_domain::said;
use tenure_domain::schema::TableId;

use crate::objects::split::Lists;
use crate::vendors::{Named, Spec};

/// What is to be known about Chatwoot.
pub(crate) static SPEC: Spec = Spec {
    name: "chatwoot",
    lists: Lists { keys: &["payload", "csat_survey_responses"], around: &["data"] },
    tables: &[
        (TableId::Contacts, &["contact_id", "customer_id", "name", "email", "updated_at"]),
        (
            TableId::Tickets,
            &[
                "ticket_id",
                "customer_id",
                "opened_at",
                "first_response_at",
                "solved_at",
                "status",
                "channel",
                "category",
                "proactive",
                "spam",
                "self_service",
                "updated_at",
            ],
        ),
        (TableId::TicketEvents, &["ticket_id", "at", "kind", "by"]),
        (
            TableId::SurveyResponses,
            &[
                "response_id",
                "survey",
                "customer_id",
                "contact_id",
                "score",
                "scale",
                "touchpoint",
                "responded_at",
                "comment",
                "updated_at",
                "ticket_id",
            ],
        ),
    ],
    kind,
    read: facts::read,
    table_of,
    customer_keys: &["contact.external_id"],
    without: |count| {
        said!("a customer; conversations and answers without one: {count}", count = count)
    },
    customer_hint: "set `identifier` of contacts in Chatwoot, or say where a customer's id stands, in tenure.toml: [support] customer = [\"contact.customer_id\"] for an attribute of your own, or with --customer-key",
    is_other: None,
    records_of: None,
};

/// What tells objects apart.
#[derive(Default, Deserialize)]
struct Shape {
    id: Option<IgnoredAny>,
    status: Option<IgnoredAny>,
    inbox_id: Option<IgnoredAny>,
    meta: Option<IgnoredAny>,
    message_type: Option<IgnoredAny>,
    conversation_id: Option<IgnoredAny>,
    name: Option<IgnoredAny>,
    event_end_time: Option<IgnoredAny>,
    rating: Option<IgnoredAny>,
    message_id: Option<IgnoredAny>,
    thumbnail: Option<IgnoredAny>,
    additional_attributes: Option<IgnoredAny>,
    custom_attributes: Option<IgnoredAny>,
    object: Option<IgnoredAny>,
}

fn kind(_: Option<&str>, text: &str) -> Option<Named> {
    let it: Shape = serde_json::from_str(text).ok()?;
    it.id.as_ref()?;
    let kind = if it.object.is_some() {
        // Objects of Stripe say in `object` what they are.
        return None;
    } else if it.status.is_some() && it.inbox_id.is_some() && it.meta.is_some() {
        "conversation"
    } else if it.message_type.is_some() && it.conversation_id.is_some() {
        "message"
    } else if it.event_end_time.is_some() && it.name.is_some() {
        "reporting_event"
    } else if it.rating.is_some() && it.message_id.is_some() && it.conversation_id.is_some() {
        "csat_survey_response"
    } else if it.thumbnail.is_some()
        && it.additional_attributes.is_some()
        && it.custom_attributes.is_some()
    {
        "contact"
    } else {
        return None;
    };
    Some(Named::whole(kind))
}

fn table_of(kind: &str) -> TableId {
    match kind {
        "contact" => TableId::Contacts,
        "message" | "reporting_event" => TableId::TicketEvents,
        "csat_survey_response" => TableId::SurveyResponses,
        _ => TableId::Tickets,
    }
}
