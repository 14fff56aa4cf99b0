//! From Zendesk's objects to rows.

use serde_json::value::RawValue;
use tenure_domain::schema::TableId;

use super::ratings::rating;
use super::wire::{
    Audit, Comment, Known, Metric, OfTicket, Organization, Rating, Ticket, TicketEvent, User, Via,
    plain,
};
use crate::objects::fact::Fact;
use crate::values::Problem;
use crate::vendors::{
    Company, ContactRow, Entry, Person, Scene, Told, Whose, contact_row, customer, event, fields,
    prefixed,
};

/// Statuses of a ticket: whether it is solved.
const STATUSES: [(&str, bool); 7] = [
    ("new", false),
    ("open", false),
    ("pending", false),
    ("hold", false),
    ("solved", true),
    ("closed", true),
    ("deleted", false),
];

/// Roles: whether one of our own.
const ROLES: [(&str, bool); 3] = [("end-user", false), ("agent", true), ("admin", true)];

/// Tag that Zendesk sets on a ticket that was merged into another.
const MERGED: &str = "closed_by_merge";

/// Tag that Zendesk's Answer Bot sets where its article solved the ticket.
const BOT: &str = "ab_resolved";

/// Reads an object and says what follows from it.
pub fn read<'a>(
    kind: &str,
    text: &'a str,
    scene: &Scene<'_>,
) -> Result<(Option<String>, Told<'a>), serde_json::Error> {
    let mut told = Told::default();
    let id = match kind {
        "ticket" => {
            let it: Ticket<'a> = serde_json::from_str(text)?;
            ticket(&mut told, &it, scene);
            it.id
        }
        "ticket_metric" => {
            let it: Metric = serde_json::from_str(text)?;
            let of: OfTicket<'a> = serde_json::from_str(text)?;
            metric(&mut told, &it, &of, (text, scene));
            of.id
        }
        "user" => {
            let it: User<'a> = serde_json::from_str(text)?;
            user(&mut told, &it, scene);
            it.id
        }
        "organization" => {
            let it: Organization<'a> = serde_json::from_str(text)?;
            organization(&mut told, &it, scene);
            it.id
        }
        "audit" => {
            let it: Audit<'a> = serde_json::from_str(text)?;
            audit(&mut told, &it, scene);
            it.id
        }
        "ticket_event" => {
            let it: TicketEvent<'a> = serde_json::from_str(text)?;
            ticket_event(&mut told, &it, scene);
            it.id
        }
        "satisfaction_rating" => {
            let it: Rating<'a> = serde_json::from_str(text)?;
            rating(&mut told, &it, scene);
            it.id
        }
        other => {
            told.ignored = Some(match other {
                "suspended_ticket" => "a suspended message is no ticket",
                "deleted_ticket" => {
                    "it names a ticket that is gone; `tickets` has those with status deleted"
                }
                _ => "it says nothing of tickets",
            });
            serde_json::from_str::<OfTicket<'a>>(text)?.id
        }
    };
    Ok((id.map(|id| id.to_string()), told))
}

/// By which way it came.
fn way<'a>(it: &'a Ticket<'_>) -> &'a str {
    it.via.as_ref().map_or("", Via::name)
}

/// Whether we wrote first: an agent wrote it in the agent's window for somebody else, called, or
/// asked a colleague beside another ticket.
fn is_proactive(it: &Ticket<'_>) -> bool {
    let rel = it.via.as_ref().map_or("", |via| via.rel());
    match way(it) {
        "side_conversation" => true,
        "voice" | "phone" => rel == "outbound",
        "web" => it.submitter_id.is_some() && it.submitter_id != it.requester_id,
        _ => false,
    }
}

fn ticket<'a>(told: &mut Told<'a>, it: &Ticket<'a>, scene: &Scene<'_>) {
    let id = told.need("id", it.id);
    let opened = told.need("created_at", it.created_at);
    told.need("status", it.status.as_ref());
    let solved = told.choose("status", it.status.as_ref(), &STATUSES);
    let (Some(id), Some(opened), Some(solved)) = (id, opened, solved) else { return };
    let version = it.updated_at.unwrap_or(opened).0;
    let known = Known {
        requester: it.requester_id.map(|it| it.to_string()),
        organization: it.organization_id.map(|it| it.to_string()),
        writer: it.submitter_id.filter(|_| way(it) == "web").map(|it| it.to_string()),
        proactive: is_proactive(it),
    };
    if !scene.last {
        let note = serde_json::to_string(&known).unwrap_or_default();
        told.more.adds.push(Entry::Note(("ticket", id.to_string()), version, note));
        told.waits = true;
        return;
    }
    let told_apart =
        scene.catalogue.note("metric", &id).and_then(|it| serde_json::from_str(it).ok());
    let metric: Option<&Metric> = told_apart.as_ref().or(it.metric_set.as_ref());
    let own = own_fields(it, scene);
    let whose = Whose {
        company: it.organization_id.as_deref(),
        contact: it.requester_id.as_deref(),
        own: Some(&own),
    };
    let found = customer(scene, whose);
    let events = scene.catalogue.note("events", &id).is_some() || it.comments.is_some();
    let name = prefixed(scene, &id);
    let mut fact = Fact::new(TableId::Tickets);
    fact.owned("ticket_id", "id", Some(name.clone()));
    told.more.without = found.customer.is_none();
    fact.owned("customer_id", "organization_id", found.customer);
    fact.micros("opened_at", "created_at", opened.0);
    counted(told, &mut fact, it, metric, (&known, opened.0, solved, events), scene);
    labels(told, &mut fact, it, &known, scene);
    let complete = found.known + i64::from(metric.is_some()) + i64::from(events);
    let counted = metric.and_then(|it| it.updated_at).map_or(version, |at| at.0.max(version));
    fact.micros("updated_at", "updated_at", counted.saturating_add(complete));
    told.rows.push(fact);
    for (at, comment) in it.comments.iter().flatten().enumerate() {
        reply_of(told, &name, comment, at, &known, scene);
    }
}

fn own_fields(it: &Ticket<'_>, scene: &Scene<'_>) -> std::collections::BTreeMap<String, String> {
    let mut own = fields(scene, None, &[("external_id", it.external_id.as_deref())]);
    for custom in it.custom_fields.iter().flatten() {
        if let (Some(id), Some(value)) = (custom.id, custom.value.and_then(text)) {
            own.insert(id.to_string(), value);
        }
    }
    own
}

/// The text of a JSON text.
fn text(raw: &RawValue) -> Option<String> {
    serde_json::from_str::<Option<String>>(raw.get()).ok()?
}

/// What Zendesk counted and when it was solved, given when it was opened, whether it is solved,
/// and whether its events are in the files.
fn counted(
    told: &mut Told<'_>,
    fact: &mut Fact<'_>,
    it: &Ticket<'_>,
    metric: Option<&Metric>,
    (known, opened, solved, events): (&Known, i64, bool, bool),
    scene: &Scene<'_>,
) {
    let dates = it.dates.as_ref();
    if let Some(metric) = metric {
        let seconds = metric.reply_time_in_seconds.as_ref().and_then(|it| it.calendar);
        let minutes = metric.reply_time_in_minutes.as_ref().and_then(|it| it.calendar);
        let seconds = seconds.or(minutes.and_then(|it| it.checked_mul(60)));
        let after = seconds.and_then(|it| it.checked_mul(1_000_000)?.checked_add(opened));
        if let Some(at) = after {
            fact.micros("first_response_at", "metric_set/reply_time_in_minutes", at);
        }
        // Zendesk's count leaves out the message with which we began.
        let began = i64::from(known.is_proactive(scene));
        fact.int(
            "agent_replies",
            "metric_set/replies",
            metric.replies.map(|it| it.saturating_add(began)),
        );
        fact.int("reopens", "metric_set/reopens", metric.reopens);
        fact.int("assignees", "metric_set/assignee_stations", metric.assignee_stations);
    }
    if !solved {
        return;
    }
    let at = metric.and_then(|it| it.solved_at).or(dates.and_then(|it| it.solved_at));
    let Some(at) = at else {
        if !events {
            let problem = Problem::new(
                "no-time",
                "when it was solved; the ticket counts as not solved",
            )
            .hint(
                "export the tickets with include=metric_sets, or ticket_metrics.json beside them",
            );
            told.remark("metric_set/solved_at", None, problem);
        }
        return;
    };
    fact.micros("solved_at", "metric_set/solved_at", at.0);
    let changed = metric.and_then(|it| it.status_updated_at);
    let changed = changed.or(dates.and_then(|it| it.status_updated_at));
    if let (Some("closed"), Some(closed)) = (it.status.as_deref(), changed) {
        fact.micros("closed_at", "metric_set/status_updated_at", closed.0.max(at.0));
    }
}

fn labels<'a>(
    told: &mut Told<'a>,
    fact: &mut Fact<'a>,
    it: &Ticket<'a>,
    known: &Known,
    scene: &Scene<'_>,
) {
    let tags = || it.tags.iter().flatten();
    let own = scene.how.self_service_tags();
    let by_machine = tags().any(|tag| &**tag == BOT || own.iter().any(|it| *it == **tag));
    fact.text("status", "status", it.status.as_ref());
    fact.owned("channel", "via/channel", Some(way(it).to_owned()).filter(|it| !it.is_empty()));
    fact.text("category", "type", it.kind.as_ref());
    fact.flag("proactive", "submitter_id", known.is_proactive(scene));
    fact.flag("merged", "tags", tags().any(|tag| &**tag == MERGED));
    let sample = it.via.as_ref().is_some_and(|via| via.name() == "sample_ticket");
    // A ticket that was deleted is in no figure, as one of spam.
    fact.flag("spam", "status", it.status.as_deref() == Some("deleted") || sample);
    fact.flag("self_service", "tags", by_machine);
    let score = it.satisfaction_rating.as_ref().and_then(|it| it.score.as_ref());
    match score.map(|score| (score, &**score)) {
        Some((score, "good" | "bad")) => {
            fact.text("satisfaction", "satisfaction_rating/score", Some(score))
        }
        None | Some((_, "offered" | "unoffered" | "received")) => {}
        Some((score, _)) => {
            let problem = Problem::new("new-word", "good, bad, offered or unoffered");
            told.remark("satisfaction_rating/score", Some(score), problem);
        }
    }
}

fn metric(told: &mut Told<'_>, it: &Metric, of: &OfTicket<'_>, (text, scene): (&str, &Scene<'_>)) {
    let Some(ticket) = told.need("ticket_id", of.ticket_id) else { return };
    if scene.last {
        match scene.catalogue.note("ticket", &ticket) {
            Some(_) => told.ignored = Some("it belongs to its ticket"),
            None => without_ticket(told, &ticket, "import metrics together with their tickets"),
        }
        return;
    }
    let version = it.updated_at.or(it.created_at).map_or(0, |it| it.0);
    told.more.adds.push(Entry::Note(("metric", ticket.to_string()), version, text.to_owned()));
    told.waits = true;
}

/// Says that its ticket is not in the files.
fn without_ticket(told: &mut Told<'_>, ticket: &str, hint: &'static str) {
    told.ignored = Some("its ticket is not in the files");
    let problem = Problem::new("unknown-reference", "a ticket that is in the files").hint(hint);
    told.remark("ticket_id", Some(ticket), problem);
}

fn user<'a>(told: &mut Told<'a>, it: &User<'a>, scene: &Scene<'_>) {
    let id = told.need("id", it.id);
    let staff = told.choose("role", it.role.as_ref(), &ROLES);
    let Some(id) = id.filter(|_| told.problems.is_empty()) else { return };
    let own = [
        ("id", Some(&*id)),
        ("external_id", it.external_id.as_deref()),
        ("email", it.email.as_deref()),
    ];
    let version = it.updated_at.map_or(0, |it| it.0);
    if !scene.last {
        let company = it.organization_id.map(|it| it.to_string());
        let person = Person { fields: fields(scene, it.user_fields, &own), company, staff };
        told.more.adds.push(Entry::Person(id.to_string(), version, Box::new(person)));
        told.waits = true;
        return;
    }
    if staff != Some(false) {
        told.ignored = Some("one of our own people");
        return;
    }
    let row = ContactRow {
        id: &id,
        of: "organization_id",
        name: it.name.as_ref(),
        email: it.email.as_ref(),
        version: ("updated_at", version),
    };
    contact_row(told, &row, scene);
}

fn organization(told: &mut Told<'_>, it: &Organization<'_>, scene: &Scene<'_>) {
    told.ignored = Some("it tells whose tickets and contacts are");
    let Some(id) = told.need("id", it.id) else { return };
    let own = [
        ("id", Some(&*id)),
        ("external_id", it.external_id.as_deref()),
        ("name", it.name.as_deref()),
    ];
    let company = Company { fields: fields(scene, it.organization_fields, &own) };
    let version = it.updated_at.map_or(0, |it| it.0);
    told.more.adds.push(Entry::Company(id.to_string(), version, Box::new(company)));
}

/// Ways by which only machines write.
const MACHINES: [&str; 8] =
    ["rule", "automation", "trigger", "system", "merge", "bot", "linked_problem", "closed_ticket"];

fn is_machine(way: &str) -> bool {
    let way = way.to_ascii_lowercase();
    MACHINES.contains(&&*way) || way.starts_with("answer_bot") || way.starts_with("ticket merge")
}

/// Whether a machine wrote it, or it came of a merge.
fn by_machine(via: &Via<'_>) -> bool {
    is_machine(via.name()) || via.rel() == "merge"
}

/// What a public comment is: an event, or none. `first` is the message that opened the ticket.
fn reply(
    told: &mut Told<'_>,
    author: Option<&str>,
    first: bool,
    known: &Known,
    scene: &Scene<'_>,
) -> Option<&'static str> {
    let author = author.filter(|it| !it.starts_with('-') && *it != "0")?;
    let staff = scene.catalogue.person(author).and_then(|it| it.staff);
    let staff = staff.or_else(|| (known.requester.as_deref() == Some(author)).then_some(false));
    match (staff, first) {
        (Some(true), false) => Some("agent_reply"),
        (Some(true), true) => known.is_proactive(scene).then_some("agent_reply"),
        (Some(false), true) => None,
        (Some(false), false) => Some("customer_reply"),
        (None, _) => {
            let problem = Problem::new("author-unknown", "an author who is in the files");
            let problem = problem.hint("the comment counts as nobody's; export the users, too");
            told.remark("author_id", Some(author), problem);
            None
        }
    }
}

/// The ticket of an event, if it is in the files.
fn ticket_of(told: &mut Told<'_>, ticket: &str, scene: &Scene<'_>) -> Option<Known> {
    if !scene.last {
        told.more.adds.push(Entry::Note(("events", ticket.to_owned()), 0, String::new()));
        told.waits = true;
        return None;
    }
    let known = scene.catalogue.note("ticket", ticket).and_then(|it| serde_json::from_str(it).ok());
    if known.is_none() {
        without_ticket(told, ticket, "import events together with their tickets");
    }
    known
}

fn reply_of(
    told: &mut Told<'_>,
    ticket: &str,
    it: &Comment<'_>,
    at: usize,
    known: &Known,
    scene: &Scene<'_>,
) {
    let Some(when) = it.created_at else { return };
    if it.public != Some(true) || it.via.as_ref().is_some_and(by_machine) {
        return;
    }
    let author = it.author_id.as_deref();
    if let Some(kind) = reply(told, author, at == 0, known, scene) {
        told.rows.push(event(ticket, when.0, "comments", kind, author));
    }
}

/// A part of a change, in one form for both exports.
struct Part<'p> {
    kind: &'p str,
    author: Option<&'p str>,
    public: bool,
    by_machine: bool,
    field: Option<&'p str>,
    value: Option<String>,
    before: Option<String>,
}

fn audit(told: &mut Told<'_>, it: &Audit<'_>, scene: &Scene<'_>) {
    let (ticket, at) =
        (told.need("ticket_id", it.ticket_id), told.need("created_at", it.created_at));
    let (Some(ticket), Some(at)) = (ticket, at) else { return };
    let Some(known) = ticket_of(told, &ticket, scene) else { return };
    let machine = |via: Option<&Via<'_>>| via.is_some_and(by_machine);
    let parts = it.events.iter().flatten().map(|part| Part {
        kind: part.kind.as_deref().unwrap_or(""),
        author: part.author_id.as_deref().or(it.author_id.as_deref()),
        public: part.public == Some(true),
        by_machine: machine(part.via.as_ref().or(it.via.as_ref())),
        field: part.field_name.as_deref(),
        value: part.value.and_then(plain),
        before: part.previous_value.and_then(plain),
    });
    changes(told, &ticket, at.0, &parts.collect::<Vec<_>>(), (&known, scene));
}

fn ticket_event(told: &mut Told<'_>, it: &TicketEvent<'_>, scene: &Scene<'_>) {
    let at = it.created_at.or(it.timestamp);
    let (ticket, at) = (told.need("ticket_id", it.ticket_id), told.need("timestamp", at));
    let (Some(ticket), Some(at)) = (ticket, at) else { return };
    let Some(known) = ticket_of(told, &ticket, scene) else { return };
    let parts = it.child_events.iter().flatten().map(|part| {
        let (field, value) = match (part.status, part.assignee_id) {
            (Some(status), _) => (Some("status"), Some(status)),
            (None, Some(assignee)) => (Some("assignee_id"), Some(assignee)),
            _ => (None, None),
        };
        Part {
            kind: part.event_type.as_deref().unwrap_or(""),
            author: part.author_id.as_deref().or(it.updater_id.as_deref()),
            public: part.public.or(part.comment_public) == Some(true),
            by_machine: part.via.as_deref().is_some_and(is_machine),
            field,
            value: value.and_then(plain),
            before: part.previous_value.and_then(plain),
        }
    });
    changes(told, &ticket, at.0, &parts.collect::<Vec<_>>(), (&known, scene));
}

/// The events of one change of a ticket.
fn changes(
    told: &mut Told<'_>,
    ticket: &str,
    at: i64,
    parts: &[Part<'_>],
    (known, scene): (&Known, &Scene<'_>),
) {
    let name = prefixed(scene, ticket);
    let first = parts.iter().any(|it| it.kind == "Create");
    let done = |word: &Option<String>| matches!(word.as_deref(), Some("solved" | "closed"));
    for part in parts {
        let kind = match (part.kind, part.field) {
            ("Comment" | "VoiceComment", _) if part.public && !part.by_machine => {
                reply(told, part.author, first, known, scene)
            }
            ("Create" | "Change", Some("status")) => {
                if part
                    .value
                    .as_deref()
                    .is_some_and(|it| !STATUSES.iter().any(|(name, _)| *name == it))
                {
                    let problem = Problem::new("new-word", "a status that is known")
                        .hint("the change of status is left out; a status of your own has one of Zendesk's beside it");
                    told.remark("events/value", part.value.as_deref(), problem);
                }
                match part.value.as_deref() {
                    Some("closed") => Some("closed"),
                    Some("solved") => Some("solved"),
                    Some("new" | "open" | "pending" | "hold") if done(&part.before) => {
                        Some("reopened")
                    }
                    _ => None,
                }
            }
            ("Create" | "Change", Some("assignee_id")) => part.value.as_ref().map(|_| "assigned"),
            _ => None,
        };
        if let Some(kind) = kind {
            let by = match kind {
                "assigned" => part.value.as_deref(),
                "solved" | "closed" => part.author.filter(|it| works(it, part, known)),
                _ => part.author,
            };
            told.rows.push(event(&name, at, "events", kind, by));
        }
    }
    if told.rows.is_empty() {
        told.ignored = Some("it changes nothing that is kept");
    }
}

/// Whether an author worked on the ticket: rules solve and close it, and requesters do.
fn works(author: &str, part: &Part<'_>, known: &Known) -> bool {
    !part.by_machine && !author.starts_with('-') && known.requester.as_deref() != Some(author)
}
