//! Intercom, from files: answers of its API.
//!
//! `wire` holds Intercom's shapes, `facts` total functions from them to rows. What becomes of what
//! is in `docs/help-desks.md`.

mod facts;
mod wire;

use serde::Deserialize;
use serde::de::IgnoredAny;
use tenure_domain::said;
use tenure_domain::schema::TableId;

use crate::objects::split::Lists;
use crate::vendors::{Named, Spec};

/// What is to be known about Intercom.
pub(crate) static SPEC: Spec = Spec {
    name: "intercom",
    lists: Lists { keys: &["conversations", "data", "admins", "teams", "tickets"], around: &[] },
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
                "reopens",
                "assignees",
                "proactive",
                "self_service",
                "handle_minutes",
                "satisfaction",
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
    customer_keys: &["company.external_id", "contact.external_id"],
    without: |count| {
        said!("a customer; conversations and answers without one: {count}", count = count)
    },
    customer_hint: "put contacts.json and companies.json beside the conversations, and say where a customer's id stands, in tenure.toml: [support] customer = [\"company.id\"], or with --customer-key",
    is_other: None,
    records_of: None,
};

/// What tells objects apart.
#[derive(Default, Deserialize)]
struct Shape<'a> {
    #[serde(rename = "type", borrow)]
    kind: Option<&'a str>,
    object: Option<IgnoredAny>,
    id: Option<IgnoredAny>,
}

/// Types of Intercom's objects. Those that are not read say nothing of conversations.
const TYPES: [&str; 12] = [
    "conversation",
    "contact",
    "user",
    "lead",
    "company",
    "admin",
    "team",
    "tag",
    "segment",
    "ticket",
    "article",
    "conversation_part",
];

fn kind(list: Option<&str>, text: &str) -> Option<Named> {
    let shape: Shape<'_> = serde_json::from_str(text).ok()?;
    let known = shape.kind.and_then(|kind| TYPES.iter().find(|it| **it == kind));
    match (list, known) {
        // Objects of Stripe say in `object` what they are.
        _ if shape.object.is_some() || shape.id.is_none() => None,
        (Some("conversations"), None) if shape.kind.is_none() => Some(Named::whole("conversation")),
        (_, Some(kind)) => Some(Named::whole(kind)),
        _ => None,
    }
}

fn table_of(kind: &str) -> TableId {
    match kind {
        "contact" | "user" | "lead" | "company" => TableId::Contacts,
        _ => TableId::Tickets,
    }
}
