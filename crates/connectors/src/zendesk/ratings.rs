//! Facts of satisfaction ratings.

use tenure_domain::schema::TableId;
use tenure_domain::time::SECOND;

use super::wire::{Known, Rating};
use crate::objects::fact::{Fact, Text};
use crate::vendors::{Scene, Told, Whose, customer, prefixed};

/// Who was asked, and what was answered.
pub(super) fn rating<'a>(told: &mut Told<'a>, it: &Rating<'a>, scene: &Scene<'_>) {
    const SCORES: [(&str, Option<&str>); 5] = [
        ("good", Some("good")),
        ("bad", Some("bad")),
        ("good_with_comment", Some("good")),
        ("bad_with_comment", Some("bad")),
        ("offered", None),
    ];
    if it.score.as_deref() == Some("unoffered") {
        told.ignored = Some("nobody was asked");
        return;
    }
    let (id, at) = (told.need("id", it.id), told.need("created_at", it.created_at));
    told.need("score", it.score.as_ref());
    let score = told.choose("score", it.score.as_ref(), &SCORES);
    let (Some(id), Some(at), Some(score)) = (id, at, score) else { return };
    if !scene.last {
        told.waits = true;
        return;
    }
    let ticket = it.ticket_id.and_then(|id| scene.catalogue.note("ticket", &id));
    let known: Option<Known> = ticket.and_then(|it| serde_json::from_str(it).ok());
    let requester = known.as_ref().and_then(|it| it.requester.as_deref());
    let contact = it.requester_id.as_deref().or(requester);
    let company = known.as_ref().and_then(|it| it.organization.as_deref());
    let found = customer(scene, Whose { company, contact, own: None });
    let whose = Rated {
        customer: found.customer,
        contact: contact.map(|it| prefixed(scene, it)),
        ticket: it.ticket_id.as_ref().map(|id| prefixed(scene, id)),
        id: prefixed(scene, &id),
        at: at.0,
        version: it.updated_at.unwrap_or(at).0,
    };
    let known = found.known + i64::from(known.is_some());
    told.more.without = whose.customer.is_none();
    told.rows.push(invitation(&whose, score.is_none(), known));
    let Some(score) = score else { return };
    let mut fact = whose.fact(TableId::SurveyResponses);
    fact.owned("response_id", "id", Some(whose.id.clone()));
    fact.owned("invite_id", "ticket_id", Some(whose.invitation()));
    fact.owned("ticket_id", "ticket_id", whose.ticket.clone());
    fact.word("score", "score", score);
    fact.word("scale", "score", "good-bad");
    fact.micros("responded_at", "created_at", at.0);
    fact.text("comment", "comment", it.comment.as_ref().filter(|it: &&Text<'_>| !it.is_empty()));
    fact.micros("updated_at", "updated_at", whose.version.saturating_add(known));
    told.rows.push(fact);
}

/// Whose a rating is, and of what.
struct Rated {
    customer: Option<String>,
    contact: Option<String>,
    ticket: Option<String>,
    id: String,
    at: i64,
    version: i64,
}

impl Rated {
    /// What a row of a rating says in any case.
    fn fact<'a>(&self, table: TableId) -> Fact<'a> {
        let mut fact = Fact::new(table);
        fact.word("survey", "score", "csat");
        fact.owned("customer_id", "requester_id", self.customer.clone());
        fact.owned("contact_id", "requester_id", self.contact.clone());
        fact.word("touchpoint", "ticket_id", "support");
        fact
    }

    /// Its invitation: each ticket has one.
    fn invitation(&self) -> String {
        self.ticket.clone().unwrap_or_else(|| self.id.clone())
    }
}

/// Who rated a ticket was asked, too, though nothing but the rating may say so. Where an offer
/// tells when that was, it does, whichever comes later: what only an answer tells has a version
/// before any time that there is.
fn invitation<'a>(rated: &Rated, offered: bool, known: i64) -> Fact<'a> {
    let mut fact = rated.fact(TableId::SurveyInvites);
    fact.owned("invite_id", if offered { "id" } else { "ticket_id" }, Some(rated.invitation()));
    fact.micros("sent_at", "created_at", rated.at);
    let version = if offered { rated.version } else { rated.at / SECOND };
    fact.micros("updated_at", "updated_at", version.saturating_add(known));
    fact
}
