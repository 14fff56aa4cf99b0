//! Zendesk's objects as Zendesk writes them. Unknown fields are skipped; known ones must have the
//! type that they have at Zendesk. Names are Zendesk's; their meaning is in its API reference.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::objects::fact::Text;
use crate::vendors::{Id, Scene, Time};

/// A ticket.
#[derive(Debug, Deserialize)]
pub struct Ticket<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
    pub external_id: Option<Text<'a>>,
    pub created_at: Option<Time>,
    pub updated_at: Option<Time>,
    pub status: Option<Text<'a>>,
    #[serde(rename = "type")]
    pub kind: Option<Text<'a>>,
    pub requester_id: Option<Id<'a>>,
    pub submitter_id: Option<Id<'a>>,
    pub organization_id: Option<Id<'a>>,
    pub tags: Option<Vec<Text<'a>>>,
    pub via: Option<Via<'a>>,
    pub satisfaction_rating: Option<Rated<'a>>,
    pub custom_fields: Option<Vec<Custom<'a>>>,
    /// Where it was loaded beside.
    pub metric_set: Option<Metric>,
    /// Where it was loaded beside.
    pub dates: Option<Dates>,
    /// In exports of the whole account.
    pub comments: Option<Vec<Comment<'a>>>,
}

/// A field of the user's own.
#[derive(Debug, Deserialize)]
pub struct Custom<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
    pub value: Option<&'a RawValue>,
}

/// The rating within a ticket.
#[derive(Debug, Deserialize)]
pub struct Rated<'a> {
    #[serde(borrow)]
    pub score: Option<Text<'a>>,
}

/// By which way something came.
#[derive(Debug, Deserialize)]
pub struct Via<'a> {
    #[serde(borrow)]
    /// Its name; in old exports its number.
    pub channel: Option<&'a RawValue>,
    pub source: Option<Source<'a>>,
}

/// Out of what something came.
#[derive(Debug, Deserialize)]
pub struct Source<'a> {
    #[serde(borrow)]
    pub rel: Option<Text<'a>>,
}

impl Via<'_> {
    /// The name of the way.
    pub fn name(&self) -> &str {
        let raw = self.channel.map_or("", RawValue::get);
        raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"')).unwrap_or("")
    }

    /// How it relates to its source.
    pub fn rel(&self) -> &str {
        self.source.as_ref().and_then(|it| it.rel.as_deref()).unwrap_or("")
    }
}

/// Times of a ticket.
#[derive(Debug, Deserialize)]
pub struct Dates {
    pub solved_at: Option<Time>,
    pub status_updated_at: Option<Time>,
}

/// Times of the calendar and of working hours.
#[derive(Debug, Deserialize)]
pub struct Span {
    pub calendar: Option<i64>,
}

/// What Zendesk counted of a ticket.
#[derive(Debug, Deserialize)]
pub struct Metric {
    pub created_at: Option<Time>,
    pub updated_at: Option<Time>,
    pub solved_at: Option<Time>,
    pub status_updated_at: Option<Time>,
    pub reopens: Option<i64>,
    pub replies: Option<i64>,
    pub assignee_stations: Option<i64>,
    pub reply_time_in_minutes: Option<Span>,
    pub reply_time_in_seconds: Option<Span>,
}

/// The ids of an object about a ticket.
#[derive(Debug, Deserialize)]
pub struct OfTicket<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
    pub ticket_id: Option<Id<'a>>,
}

/// A person: an end user or one of our own.
#[derive(Debug, Deserialize)]
pub struct User<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
    pub external_id: Option<Text<'a>>,
    pub name: Option<Text<'a>>,
    pub email: Option<Text<'a>>,
    pub role: Option<Text<'a>>,
    pub organization_id: Option<Id<'a>>,
    pub updated_at: Option<Time>,
    pub user_fields: Option<&'a RawValue>,
}

/// An organisation.
#[derive(Debug, Deserialize)]
pub struct Organization<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
    pub external_id: Option<Text<'a>>,
    pub name: Option<Text<'a>>,
    pub updated_at: Option<Time>,
    pub organization_fields: Option<&'a RawValue>,
}

/// A comment in an export of the whole account.
#[derive(Debug, Deserialize)]
pub struct Comment<'a> {
    #[serde(borrow)]
    pub author_id: Option<Id<'a>>,
    pub public: Option<bool>,
    pub created_at: Option<Time>,
    pub via: Option<Via<'a>>,
}

/// What changed on a ticket at a time.
#[derive(Debug, Deserialize)]
pub struct Audit<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
    pub ticket_id: Option<Id<'a>>,
    pub author_id: Option<Id<'a>>,
    pub created_at: Option<Time>,
    pub via: Option<Via<'a>>,
    pub events: Option<Vec<Change<'a>>>,
}

/// A part of an audit.
#[derive(Debug, Deserialize)]
pub struct Change<'a> {
    #[serde(rename = "type", borrow)]
    pub kind: Option<Text<'a>>,
    pub author_id: Option<Id<'a>>,
    pub public: Option<bool>,
    pub field_name: Option<Text<'a>>,
    pub value: Option<&'a RawValue>,
    pub previous_value: Option<&'a RawValue>,
    pub via: Option<Via<'a>>,
}

/// What changed on a ticket at a time, as the incremental export of events has it.
#[derive(Debug, Deserialize)]
pub struct TicketEvent<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
    pub ticket_id: Option<Id<'a>>,
    pub updater_id: Option<Id<'a>>,
    /// Seconds since 1970.
    pub timestamp: Option<Time>,
    pub created_at: Option<Time>,
    pub child_events: Option<Vec<Child<'a>>>,
}

/// A part of such an event. A changed field stands under its own name.
#[derive(Debug, Deserialize)]
pub struct Child<'a> {
    #[serde(borrow)]
    pub event_type: Option<Text<'a>>,
    pub author_id: Option<Id<'a>>,
    pub public: Option<bool>,
    pub comment_public: Option<bool>,
    pub status: Option<&'a RawValue>,
    pub assignee_id: Option<&'a RawValue>,
    pub previous_value: Option<&'a RawValue>,
    /// The way in words, such as `Mail`, `Rule` or `Merge`.
    pub via: Option<Text<'a>>,
}

/// An answer to the question after a ticket, or that it was asked.
#[derive(Debug, Deserialize)]
pub struct Rating<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
    pub score: Option<Text<'a>>,
    pub ticket_id: Option<Id<'a>>,
    pub requester_id: Option<Id<'a>>,
    pub created_at: Option<Time>,
    pub updated_at: Option<Time>,
    pub comment: Option<Text<'a>>,
}

/// What other objects must know of a ticket.
#[derive(Debug, Serialize, Deserialize)]
pub struct Known {
    pub requester: Option<String>,
    pub organization: Option<String>,
    /// Who wrote it for somebody else by the way on which our people do that, and customers, too.
    pub writer: Option<String>,
    /// Whether we wrote first, if the writer is one of our people.
    pub proactive: bool,
}

impl Known {
    /// Whether we wrote first. Whoever is in no file is taken for one of our people: a customer may
    /// have written a form, and somebody else may have become the requester since.
    pub fn is_proactive(&self, scene: &Scene<'_>) -> bool {
        let writer = self.writer.as_deref().and_then(|writer| scene.catalogue.person(writer));
        self.proactive && writer.and_then(|person| person.staff) != Some(false)
    }
}

/// A text or a number as text; nothing for null and for lists.
pub fn plain(raw: &RawValue) -> Option<String> {
    let raw = raw.get();
    match raw.as_bytes().first() {
        Some(b'"') => serde_json::from_str(raw).ok(),
        Some(b'0'..=b'9' | b'-') => Some(raw.to_owned()),
        _ => None,
    }
}
