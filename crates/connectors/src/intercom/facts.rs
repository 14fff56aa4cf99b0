//! From Intercom's objects to rows.

use tenure_domain::said;
use tenure_domain::schema::TableId;

use super::wire::{Company, Contact, Conversation, Part, Rating, Stub};
use crate::cell::{Cell, Typed};
use crate::objects::fact::Fact;
use crate::values::Problem;
use crate::vendors::{
    Company as Known, ContactRow, Entry, Found, Person, Scene, Told, Whose, contact_row, customer,
    event, fields, prefixed,
};

/// States of a conversation: whether it is closed.
const STATES: [(&str, bool); 3] = [("open", false), ("closed", true), ("snoozed", false)];

/// How a conversation began: whether with us.
const DELIVERED: [(&str, bool); 5] = [
    ("customer_initiated", false),
    ("admin_initiated", true),
    ("campaigns_initiated", true),
    ("operator_initiated", true),
    ("automated", true),
];

/// What became of the machine's answers: whether they sufficed.
const RESOLUTIONS: [(&str, bool); 5] = [
    ("assumed_resolution", true),
    ("confirmed_resolution", true),
    ("routed_to_team", false),
    ("abandoned", false),
    ("negative_feedback", false),
];

/// Authors who are nobody: what they write is no reply.
const MACHINES: [&str; 3] = ["bot", "team", "operator"];

/// Reads an object and says what follows from it.
pub fn read<'a>(
    kind: &str,
    text: &'a str,
    scene: &Scene<'_>,
) -> Result<(Option<String>, Told<'a>), serde_json::Error> {
    let mut told = Told::default();
    let id = match kind {
        "conversation" => {
            let it: Conversation<'a> = serde_json::from_str(text)?;
            conversation(&mut told, &it, scene);
            it.id
        }
        "contact" | "user" | "lead" => {
            let it: Contact<'a> = serde_json::from_str(text)?;
            contact(&mut told, &it, scene);
            it.id
        }
        "company" => {
            let it: Company<'a> = serde_json::from_str(text)?;
            company(&mut told, &it, scene);
            it.id
        }
        other => {
            told.ignored = Some(match other {
                "ticket" => "a ticket of Intercom's own kind; conversations are read",
                "conversation_part" => "it is read within its conversation",
                _ => "it says nothing of conversations",
            });
            serde_json::from_str::<Stub<'a>>(text)?.id
        }
    };
    Ok((id.map(|id| id.to_string()), told))
}

fn conversation<'a>(told: &mut Told<'a>, it: &Conversation<'a>, scene: &Scene<'_>) {
    let id = told.need("id", it.id);
    let opened = told.need("created_at", it.created_at);
    told.need("state", it.state.as_ref());
    let closed = told.choose("state", it.state.as_ref(), &STATES);
    let delivered = it.source.as_ref().and_then(|it| it.delivered_as.as_ref());
    let proactive = told.choose("source/delivered_as", delivered, &DELIVERED);
    let resolution = it.ai_agent.as_ref().and_then(|it| it.resolution_state.as_ref());
    let resolved = told.choose("ai_agent/resolution_state", resolution, &RESOLUTIONS);
    let (Some(id), Some(opened), Some(closed)) = (id, opened, closed) else { return };
    if !scene.last {
        told.waits = true;
        return;
    }
    let first = it.contacts.0.first();
    let found = whose(it, first, scene);
    let name = prefixed(scene, &id);
    let version = it.updated_at.unwrap_or(opened).0;
    let parts = it.conversation_parts.as_ref();
    let complete = found.known + i64::from(parts.is_some()) + i64::from(it.statistics.is_some());
    let version = version.saturating_add(complete);
    let mut fact = Fact::new(TableId::Tickets);
    fact.owned("ticket_id", "id", Some(name.clone()));
    told.more.without = found.customer.is_none();
    fact.owned("customer_id", "contacts", found.customer.clone());
    fact.micros("opened_at", "created_at", opened.0);
    fact.text("status", "state", it.state.as_ref());
    fact.text("channel", "source/type", it.source.as_ref().and_then(|it| it.kind.as_ref()));
    fact.flag("proactive", "source/delivered_as", proactive == Some(true));
    let teammates = (!it.teammates.0.is_empty()).then_some(it.teammates.0.len());
    let teammates = teammates.and_then(|it| i64::try_from(it).ok());
    fact.int("assignees", "teammates", teammates);
    counted(told, &mut fact, it, closed);
    let answered = it.statistics.as_ref().is_some_and(|it| it.first_admin_reply_at.is_some());
    fact.flag("self_service", "ai_agent/resolution_state", resolved == Some(true) && !answered);
    fact.micros("updated_at", "updated_at", version);
    let rated = it.conversation_rating.as_ref().and_then(|it| it.rating);
    fact.owned("satisfaction", "conversation_rating/rating", rated.map(|it| it.to_string()));
    told.rows.push(fact);
    if let Some(rating) = &it.conversation_rating {
        answer(told, rating, first, (&name, version, found), scene);
    }
    if proactive == Some(true) {
        // The message with which we began counts as one of ours.
        told.rows.push(event(&name, opened.0, "source/delivered_as", "agent_reply", None));
    }
    for part in parts.and_then(|it| it.conversation_parts.as_ref()).into_iter().flatten() {
        said(told, &name, part);
    }
    let written = parts.map(|it| it.conversation_parts.as_ref().map_or(0, Vec::len) as u64);
    if let (Some(written), Some(total)) = (written, parts.and_then(|it| it.total_count))
        && written < total
    {
        let problem = Problem::new(
            "list-cut",
            said!(
                "all {total} parts; {written} are there",
                total = total,
                written = written.to_string(),
            ),
        )
        .hint("Intercom gives the last 500 parts; replies before them are not counted");
        told.remark("conversation_parts", None, problem);
    }
}

/// The customer: by company, by contact, or by the contact's own id as the conversation has it.
fn whose(it: &Conversation<'_>, first: Option<&Stub<'_>>, scene: &Scene<'_>) -> Found {
    let company = it.company.as_ref().and_then(|it| it.id.as_deref());
    let contact = first.and_then(|it| it.id.as_deref());
    let mut found = customer(scene, Whose { company, contact, own: None });
    let known = contact.is_some_and(|id| scene.catalogue.person(id).is_some());
    let by_contact = scene.how.keys(scene.spec).iter().any(|key| key == "contact.external_id");
    if found.customer.is_none() && by_contact && !known {
        let own = first.and_then(|it| it.external_id.as_deref()).filter(|it| !it.is_empty());
        found.customer = own.map(|own| scene.how.translated(own.to_owned(), false));
    }
    found
}

/// What Intercom counted and when it was closed.
fn counted(told: &mut Told<'_>, fact: &mut Fact<'_>, it: &Conversation<'_>, closed: bool) {
    let Some(statistics) = &it.statistics else {
        if closed && it.conversation_parts.is_none() {
            let problem = Problem::new("no-time", "when it was closed; it counts as not solved")
                .hint("export conversations with their statistics");
            told.remark("statistics/last_close_at", None, problem);
        }
        return;
    };
    if let Some(at) = statistics.first_admin_reply_at {
        fact.micros("first_response_at", "statistics/first_admin_reply_at", at.0);
    }
    let at = statistics.last_close_at.or(statistics.first_close_at).filter(|_| closed);
    if let Some(at) = at {
        fact.micros("solved_at", "statistics/last_close_at", at.0);
    }
    fact.int("reopens", "statistics/count_reopens", statistics.count_reopens);
    if let Some(seconds) = statistics.handling_time {
        // Minutes to a ten-thousandth, rounded down.
        let minutes = i128::from(seconds) * 10_000 / 60;
        fact.set(
            "handle_minutes",
            "statistics/handling_time",
            Cell::Typed(Typed::Decimal(minutes, 4)),
        );
    }
}

fn answer<'a>(
    told: &mut Told<'a>,
    it: &Rating<'a>,
    first: Option<&Stub<'_>>,
    (name, version, found): (&str, i64, Found),
    scene: &Scene<'_>,
) {
    let Some(rating) = it.rating else { return };
    let Some(at) = told.need("conversation_rating/created_at", it.created_at) else { return };
    let contact = it.contact.as_ref().and_then(|it| it.id.as_deref());
    let contact = contact.or(first.and_then(|it| it.id.as_deref()));
    let mut fact = Fact::new(TableId::SurveyResponses);
    fact.owned("response_id", "id", Some(name.to_owned()));
    fact.owned("ticket_id", "id", Some(name.to_owned()));
    fact.word("survey", "conversation_rating", "csat");
    fact.owned("customer_id", "contacts", found.customer);
    fact.owned("contact_id", "conversation_rating/contact", contact.map(|it| prefixed(scene, it)));
    fact.int("score", "conversation_rating/rating", Some(rating));
    fact.word("scale", "conversation_rating/rating", "1-5");
    fact.word("touchpoint", "conversation_rating", "support");
    fact.micros("responded_at", "conversation_rating/created_at", at.0);
    fact.text("comment", "conversation_rating/remark", it.remark.as_ref());
    fact.micros("updated_at", "updated_at", version);
    told.rows.push(fact);
}

/// Something said or done. Notes are among ourselves, and what a machine says is no reply.
fn said(told: &mut Told<'_>, name: &str, it: &Part<'_>) {
    let Some(at) = it.created_at else { return };
    let author = it.author.as_ref();
    let (who, by) =
        (author.and_then(|it| it.kind.as_deref()), author.and_then(|it| it.id.as_deref()));
    let has_text = it.body.as_ref().is_some_and(|it| !it.trim().is_empty());
    let kind = it.part_type.as_deref().unwrap_or("");
    let reply = match who {
        Some("admin") => Some("agent_reply"),
        Some("user" | "lead" | "contact") => Some("customer_reply"),
        _ => None,
    };
    // A reply may close, open or hand over the conversation in the same breath.
    let speaks =
        matches!(kind, "comment" | "quick_reply" | "close" | "open" | "assignment" | "snoozed");
    if speaks && has_text {
        match reply {
            Some(reply) => told.rows.push(event(name, at.0, "conversation_parts", reply, by)),
            None if who.is_some_and(|who| MACHINES.contains(&who)) => {}
            None => author_unknown(told, who),
        }
    }
    // Who closes is one of us, or it is nobody who worked on it: rules close, and customers.
    let by = by.filter(|_| who == Some("admin"));
    let done = match kind {
        "close" => Some("solved"),
        "open" => Some("reopened"),
        _ => None,
    };
    if let Some(done) = done {
        told.rows.push(event(name, at.0, "conversation_parts", done, by));
    }
    let to = it.assigned_to.as_ref().filter(|it| it.kind.as_deref() == Some("admin"));
    if let Some(to) = to.and_then(|it| it.id.as_deref()) {
        told.rows.push(event(name, at.0, "conversation_parts", "assigned", Some(to)));
    }
}

/// Says that something was written of which nobody knows whether a customer or one of us did.
fn author_unknown(told: &mut Told<'_>, who: Option<&str>) {
    let problem = Problem::new("author-unknown", "an author of a type that is known").hint(
        "the message counts as nobody's: neither as a reply of the customer nor as one of ours",
    );
    told.remark("conversation_parts/author/type", who, problem);
}

fn contact<'a>(told: &mut Told<'a>, it: &Contact<'a>, scene: &Scene<'_>) {
    let Some(id) = told.need("id", it.id) else { return };
    let version = it.updated_at.map_or(0, |it| it.0);
    if !scene.last {
        let own = [
            ("id", Some(&*id)),
            ("external_id", it.external_id.as_deref()),
            ("email", it.email.as_deref()),
        ];
        let company = it.companies.0.first().and_then(|it| it.id).map(|it| it.to_string());
        let fields = fields(scene, it.custom_attributes, &own);
        let person = Person { fields, company, staff: Some(false) };
        told.more.adds.push(Entry::Person(id.to_string(), version, Box::new(person)));
        told.waits = true;
        return;
    }
    let row = ContactRow {
        id: &id,
        of: "companies",
        name: it.name.as_ref(),
        email: it.email.as_ref(),
        version: ("updated_at", version),
    };
    contact_row(told, &row, scene);
}

fn company(told: &mut Told<'_>, it: &Company<'_>, scene: &Scene<'_>) {
    told.ignored = Some("it tells whose conversations and contacts are");
    let Some(id) = told.need("id", it.id) else { return };
    let own = [
        ("id", Some(&*id)),
        ("external_id", it.company_id.as_deref()),
        ("name", it.name.as_deref()),
    ];
    let company = Known { fields: fields(scene, it.custom_attributes, &own) };
    let version = it.updated_at.map_or(0, |it| it.0);
    told.more.adds.push(Entry::Company(id.to_string(), version, Box::new(company)));
}
