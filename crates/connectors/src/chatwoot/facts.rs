//! From Chatwoot's objects to rows.

use tenure_domain::schema::TableId;

use super::wire::{Contact, Conversation, Csat, Event, First, Message};
use crate::objects::fact::{Fact, Text};
use crate::values::Problem;
use crate::vendors::{
    ContactRow, Entry, Person, Scene, Told, Whose, contact_row, customer, event, fields, prefixed,
};

/// Statuses of a conversation: whether it is resolved.
const STATUSES: [(&str, bool); 4] =
    [("open", false), ("pending", false), ("resolved", true), ("snoozed", false)];

/// Kinds of messages.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Incoming,
    Outgoing,
    Other,
}

/// Numbers and words of kinds of messages.
const KINDS: [(&str, Kind); 8] = [
    ("0", Kind::Incoming),
    ("1", Kind::Outgoing),
    ("2", Kind::Other),
    ("3", Kind::Other),
    ("incoming", Kind::Incoming),
    ("outgoing", Kind::Outgoing),
    ("activity", Kind::Other),
    ("template", Kind::Other),
];

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
        "message" => {
            let it: Message<'a> = serde_json::from_str(text)?;
            if let Some(of) = told.need("conversation_id", it.conversation_id) {
                message(&mut told, &it, &of, scene);
            }
            it.id
        }
        "reporting_event" => {
            let it: Event<'a> = serde_json::from_str(text)?;
            reporting_event(&mut told, &it, scene);
            it.id
        }
        "csat_survey_response" => {
            let it: Csat<'a> = serde_json::from_str(text)?;
            csat(&mut told, &it, scene);
            it.id
        }
        _ => {
            let it: Contact<'a> = serde_json::from_str(text)?;
            contact(&mut told, &it, scene);
            it.id
        }
    };
    Ok((id.map(|id| id.to_string()), told))
}

/// A person as Chatwoot has it.
fn person(it: &Contact<'_>, version: i64, scene: &Scene<'_>) -> Option<Entry> {
    let id = it.id?;
    let company = it.additional_attributes.as_ref().and_then(|it| it.company_name.as_deref());
    let own = [
        ("id", Some(&*id)),
        ("external_id", it.identifier.as_deref()),
        ("email", it.email.as_deref()),
        ("company_name", company),
    ];
    let fields = fields(scene, it.custom_attributes, &own);
    let person = Person { fields, company: None, staff: Some(false) };
    Some(Entry::Person(id.to_string(), version, Box::new(person)))
}

fn conversation<'a>(told: &mut Told<'a>, it: &Conversation<'a>, scene: &Scene<'_>) {
    let id = told.need("id", it.id);
    let opened = told.need("created_at", it.created_at);
    told.need("status", it.status.as_ref());
    let resolved = told.choose("status", it.status.as_ref(), &STATUSES);
    let (Some(id), Some(opened), Some(resolved)) = (id, opened, resolved) else { return };
    let sender = it.meta.as_ref().and_then(|it| it.sender.as_ref());
    // A list shows the last message of a conversation only, which tells nothing of the others.
    let messages = it.messages.as_deref().filter(|it| it.len() > 1).unwrap_or_default();
    if !scene.last {
        told.more.adds.extend(sender.and_then(|it| person(it, -1, scene)));
        let contact = sender.and_then(|it| it.id).map_or_else(String::new, |it| it.to_string());
        told.more.adds.push(Entry::Note(("conversation", id.to_string()), opened.0, contact));
        for it in messages {
            message(told, it, &id, scene);
        }
        told.waits = true;
        return;
    }
    let contact = sender.and_then(|it| it.id.as_deref());
    let found = customer(scene, Whose { contact, ..Whose::default() });
    let first: Option<First> =
        scene.catalogue.note("first", &id).and_then(|it| serde_json::from_str(it).ok());
    let name = prefixed(scene, &id);
    let mut fact = Fact::new(TableId::Tickets);
    fact.owned("ticket_id", "id", Some(name));
    told.more.without = found.customer.is_none();
    fact.owned("customer_id", "meta/sender", found.customer);
    fact.micros("opened_at", "created_at", opened.0);
    if let Some(at) = it.first_reply_created_at.filter(|it| it.0 > 0) {
        fact.micros("first_response_at", "first_reply_created_at", at.0);
    }
    let at = scene.catalogue.note("resolved", &id).and_then(|it| it.parse::<i64>().ok());
    if resolved {
        solved(told, &mut fact, at);
    }
    fact.text("status", "status", it.status.as_ref());
    let channel = it.meta.as_ref().and_then(|it| it.channel.as_ref());
    let channel = channel.map(|it| it.trim_start_matches("Channel::").to_owned());
    fact.owned("channel", "meta/channel", channel);
    let labels = it.labels.as_deref().unwrap_or_default();
    if let [only] = labels {
        fact.text("category", "labels", Some(only));
    }
    fact.flag("proactive", "messages", first.as_ref().is_some_and(|it| it.outgoing));
    fact.flag("spam", "labels", labels.iter().any(|it| it.eq_ignore_ascii_case("spam")));
    let own = scene.how.self_service_tags();
    let tagged = labels.iter().any(|label| own.iter().any(|it| *it == **label));
    let machine = scene.catalogue.note("machine", &id) == Some("resolved");
    fact.flag("self_service", "labels", tagged || (resolved && machine));
    let known = found.known + i64::from(first.is_some()) + i64::from(at.is_some());
    let version = it.updated_at.or(it.last_activity_at).unwrap_or(opened).0;
    fact.micros("updated_at", "updated_at", version.saturating_add(known));
    told.rows.push(fact);
    for it in messages {
        message(told, it, &id, scene);
    }
}

/// When a resolved conversation was resolved, which its events tell.
fn solved(told: &mut Told<'_>, fact: &mut Fact<'_>, at: Option<i64>) {
    let Some(at) = at else {
        let problem = Problem::new("no-time", "when it was resolved; it counts as not solved")
            .hint("export the reporting events beside the conversations");
        told.remark("status", Some("resolved"), problem);
        return;
    };
    fact.micros("solved_at", "status", at);
}

/// A message: who writes last is told by others; a note among ourselves, an activity, a template
/// and what a machine sends are no replies.
fn message(told: &mut Told<'_>, it: &Message<'_>, of: &str, scene: &Scene<'_>) {
    let (id, at) = (told.need("id", it.id), told.need("created_at", it.created_at));
    let word = it.message_type.map(|it| Text(it.0.into()));
    told.need("message_type", word.as_ref());
    let kind = told.choose("message_type", word.as_ref(), &KINDS);
    let (Some(id), Some(at), Some(kind)) = (id, at, kind) else { return };
    if !scene.last {
        if kind != Kind::Other && it.private != Some(true) {
            let order = format!("{:020}", u64::MAX - id.parse::<u64>().unwrap_or(u64::MAX));
            let first = First { order, id: id.to_string(), outgoing: kind == Kind::Outgoing };
            let note = serde_json::to_string(&first).unwrap_or_default();
            // The earliest has the greatest version.
            told.more.adds.push(Entry::Note(("first", of.to_owned()), -at.0, note));
        }
        told.waits = true;
        return;
    }
    let first: Option<First> =
        scene.catalogue.note("first", of).and_then(|it| serde_json::from_str(it).ok());
    let is_first = first.is_some_and(|it| it.id == *id);
    let sender = it.sender.as_ref();
    let who = it.sender_type.as_deref().or(sender.and_then(|it| it.kind.as_deref()));
    let is_user = who.is_some_and(|it| it.eq_ignore_ascii_case("user"));
    let by_rule = it.content_attributes.as_ref().is_some_and(|it| it.automation_rule_id.is_some());
    let reply = match kind {
        Kind::Incoming if !is_first => Some("customer_reply"),
        Kind::Outgoing if is_user && !by_rule => Some("agent_reply"),
        _ => None,
    };
    match reply.filter(|_| it.private != Some(true)) {
        Some(reply) => {
            let by = sender.and_then(|it| it.id.as_deref());
            told.rows.push(event(&prefixed(scene, of), at.0, "created_at", reply, by));
        }
        None => told.ignored = Some("no reply: the first message, a note, or a machine's"),
    }
}

fn reporting_event(told: &mut Told<'_>, it: &Event<'_>, scene: &Scene<'_>) {
    /// What an event says.
    #[derive(Clone, Copy)]
    enum Says {
        Resolved,
        Machine,
        Handoff,
        Opened,
        Nothing,
    }
    const NAMES: [(&str, Says); 9] = [
        ("conversation_resolved", Says::Resolved),
        ("conversation_bot_resolved", Says::Machine),
        ("conversation_captain_inference_resolved", Says::Machine),
        ("conversation_bot_handoff", Says::Handoff),
        ("conversation_captain_inference_handoff", Says::Handoff),
        ("conversation_opened", Says::Opened),
        ("first_response", Says::Nothing),
        ("reply_time", Says::Nothing),
        ("conversation_created", Says::Nothing),
    ];
    let of = told.need("conversation_id", it.conversation_id);
    let at = told.need("event_end_time", it.event_end_time);
    let name = it.name.as_ref().map(|it| Text(it.0.clone()));
    let says = told.choose("name", name.as_ref(), &NAMES);
    let (Some(of), Some(at), Some(says)) = (of, at, says) else { return };
    let more = &mut told.more;
    let mut note = |name: &'static str, text: String| {
        more.adds.push(Entry::Note((name, of.to_string()), at.0, text));
    };
    let by = it.user_id.as_deref();
    let ticket = prefixed(scene, &of);
    let has_rows = matches!(says, Says::Resolved | Says::Opened);
    if has_rows && !scene.last {
        told.waits = true;
    } else if has_rows && scene.catalogue.note("first", &of).is_none() {
        // As rows they would say that nobody replied, which without messages nobody knows.
        told.ignored = Some("without messages it tells only when its conversation was resolved");
        return;
    }
    match says {
        Says::Resolved => {
            note("resolved", at.0.to_string());
            told.rows.push(event(&ticket, at.0, "event_end_time", "solved", by));
        }
        Says::Machine => {
            note("machine", "resolved".into());
            told.ignored = Some("it tells that no person solved its conversation");
        }
        Says::Handoff => {
            note("machine", "to a person".into());
            told.ignored = Some("it tells that a person took over");
        }
        // The event of a new conversation has no time since the one before it.
        Says::Opened
            if it.value.is_some_and(|it| it.get().bytes().any(|b| b"123456789".contains(&b))) =>
        {
            told.rows.push(event(&ticket, at.0, "event_end_time", "reopened", by));
        }
        Says::Opened | Says::Nothing => told.ignored = Some("times are read from conversations"),
    }
}

fn csat<'a>(told: &mut Told<'a>, it: &Csat<'a>, scene: &Scene<'_>) {
    let (id, at) = (told.need("id", it.id), told.need("created_at", it.created_at));
    let rating = told.need("rating", it.rating);
    let (Some(id), Some(at), Some(rating)) = (id, at, rating) else { return };
    if !scene.last {
        told.more.adds.extend(it.contact.as_ref().and_then(|it| person(it, -1, scene)));
        told.waits = true;
        return;
    }
    let of = it.conversation_id.and_then(|id| scene.catalogue.note("conversation", &id));
    let contact = it.contact.as_ref().and_then(|it| it.id.as_deref()).or(of);
    let found = customer(scene, Whose { contact, ..Whose::default() });
    let mut fact = Fact::new(TableId::SurveyResponses);
    fact.owned("response_id", "id", Some(prefixed(scene, &id)));
    let ticket = it.conversation_id.as_ref().map(|id| prefixed(scene, id));
    fact.owned("ticket_id", "conversation_id", ticket);
    fact.word("survey", "rating", "csat");
    told.more.without = found.customer.is_none();
    fact.owned("customer_id", "contact", found.customer);
    fact.owned("contact_id", "contact", contact.map(|it| prefixed(scene, it)));
    fact.int("score", "rating", Some(rating));
    fact.word("scale", "rating", "1-5");
    fact.word("touchpoint", "conversation_id", "support");
    fact.micros("responded_at", "created_at", at.0);
    fact.text("comment", "feedback_message", it.feedback_message.as_ref());
    fact.micros("updated_at", "created_at", at.0.saturating_add(found.known));
    told.rows.push(fact);
}

fn contact<'a>(told: &mut Told<'a>, it: &Contact<'a>, scene: &Scene<'_>) {
    let Some(id) = told.need("id", it.id) else { return };
    let version = it.last_activity_at.map_or(0, |it| it.0);
    if !scene.last {
        told.more.adds.extend(person(it, version, scene));
        told.waits = true;
        return;
    }
    let row = ContactRow {
        id: &id,
        of: "identifier",
        name: it.name.as_ref(),
        email: it.email.as_ref(),
        version: ("last_activity_at", version),
    };
    contact_row(told, &row, scene);
}
