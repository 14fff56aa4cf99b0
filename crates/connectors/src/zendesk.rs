//! Zendesk Support, from files: answers of its API and its exports as JSON.
//!
//! `wire` holds Zendesk's shapes, `facts` total functions from them to rows. What becomes of what
//! is in `docs/help-desks.md`.

mod facts;
mod ratings;
mod wire;

use serde::Deserialize;
use serde::de::IgnoredAny;
use tenure_domain::said;
use tenure_domain::schema::TableId;

use crate::objects::split::Lists;
use crate::vendors::{Named, Spec};

/// What is to be known about Zendesk.
pub(crate) static SPEC: Spec = Spec {
    name: "zendesk",
    lists: Lists {
        keys: &[
            "tickets",
            "users",
            "organizations",
            "ticket_metrics",
            "metric_sets",
            "audits",
            "ticket_audits",
            "ticket_events",
            "satisfaction_ratings",
            "suspended_tickets",
            "deleted_tickets",
            "groups",
            "brands",
            "ticket_fields",
            "ticket_forms",
            "results",
        ],
        around: &[],
    },
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
                "closed_at",
                "status",
                "channel",
                "category",
                "agent_replies",
                "reopens",
                "assignees",
                "proactive",
                "merged",
                "spam",
                "self_service",
                "satisfaction",
                "updated_at",
            ],
        ),
        (TableId::TicketEvents, &["ticket_id", "at", "kind", "by"]),
        (
            TableId::SurveyInvites,
            &[
                "invite_id",
                "survey",
                "customer_id",
                "contact_id",
                "sent_at",
                "touchpoint",
                "updated_at",
            ],
        ),
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
                "invite_id",
            ],
        ),
    ],
    kind,
    read: facts::read,
    table_of,
    customer_keys: &["company.external_id", "contact.external_id"],
    without: |count| said!("a customer; tickets and answers without one: {count}", count = count),
    customer_hint: "put users.json and organizations.json beside the tickets, and say where a customer's id stands, in tenure.toml: [support] customer = [\"company.id\"], or with --customer-key",
    is_other: None,
    records_of: None,
};

/// Kinds of objects by the list in which they stand.
const LISTS: [(&str, &str); 16] = [
    ("tickets", "ticket"),
    ("users", "user"),
    ("organizations", "organization"),
    ("ticket_metrics", "ticket_metric"),
    ("metric_sets", "ticket_metric"),
    ("audits", "audit"),
    ("ticket_audits", "audit"),
    ("ticket_events", "ticket_event"),
    ("satisfaction_ratings", "satisfaction_rating"),
    ("suspended_tickets", "suspended_ticket"),
    ("deleted_tickets", "deleted_ticket"),
    ("groups", "group"),
    ("brands", "brand"),
    ("ticket_fields", "ticket_field"),
    ("ticket_forms", "ticket_form"),
    ("results", "result"),
];

/// Objects that stand alone under their own name.
const ALONE: [&str; 6] =
    ["ticket", "user", "organization", "ticket_metric", "audit", "satisfaction_rating"];

/// What tells the objects of an unnamed list apart.
#[derive(Default, Deserialize)]
struct Shape<'a> {
    #[serde(borrow)]
    url: Option<&'a str>,
    #[serde(borrow)]
    result_type: Option<&'a str>,
    ticket_id: Option<IgnoredAny>,
    events: Option<Vec<IgnoredAny>>,
    child_events: Option<Vec<IgnoredAny>>,
    ticket: Option<IgnoredAny>,
    user: Option<IgnoredAny>,
    organization: Option<IgnoredAny>,
    ticket_metric: Option<IgnoredAny>,
    audit: Option<IgnoredAny>,
    satisfaction_rating: Option<IgnoredAny>,
    requester_id: Option<IgnoredAny>,
    via: Option<IgnoredAny>,
    submitter_id: Option<IgnoredAny>,
}

fn kind(list: Option<&str>, text: &str) -> Option<Named> {
    if let Some((_, kind)) = LISTS.iter().find(|(name, _)| Some(*name) == list)
        && *kind != "result"
    {
        return Some(Named::whole(kind));
    }
    let shape: Shape<'_> = serde_json::from_str(text).ok()?;
    let by_url = |part: &str| shape.url.is_some_and(|url| url.contains(part));
    let kind = match shape.result_type {
        Some("ticket") => "ticket",
        Some("user") => "user",
        Some("organization") => "organization",
        Some("group") => "group",
        Some(_) => return None,
        None if list == Some("results") => return None,
        None if shape.requester_id.is_some() && shape.submitter_id.is_some() => "ticket",
        None if shape.ticket_id.is_some() && shape.events.is_some() => "audit",
        None if shape.ticket_id.is_some() && shape.child_events.is_some() => "ticket_event",
        None if by_url("/api/v2/tickets/") && shape.via.is_some() => "ticket",
        None if by_url("/api/v2/users/") => "user",
        None if by_url("/api/v2/organizations/") => "organization",
        None if by_url("/api/v2/ticket_metrics/") => "ticket_metric",
        None if by_url("/api/v2/satisfaction_ratings/") => "satisfaction_rating",
        None => return alone(&shape),
    };
    Some(Named::whole(kind))
}

/// An object that stands alone under its own name: `{"ticket": {…}}`.
fn alone(shape: &Shape<'_>) -> Option<Named> {
    let here = [
        shape.ticket.is_some(),
        shape.user.is_some(),
        shape.organization.is_some(),
        shape.ticket_metric.is_some(),
        shape.audit.is_some(),
        shape.satisfaction_rating.is_some(),
    ];
    let only = here.iter().filter(|it| **it).count() == 1;
    let kind = ALONE[here.iter().position(|it| *it).filter(|_| only)?];
    Some(Named { kind, within: Some(kind) })
}

fn table_of(kind: &str) -> TableId {
    match kind {
        "user" | "organization" => TableId::Contacts,
        "audit" | "ticket_event" => TableId::TicketEvents,
        "satisfaction_rating" => TableId::SurveyResponses,
        _ => TableId::Tickets,
    }
}
