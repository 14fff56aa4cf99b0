//! The demo company's tickets as a help desk would tell them, and its leads as HubSpot would: the
//! tables of its bundle in the shapes of these sources' APIs.
//!
//! What a source has no word for is left out: working time at Zendesk and Chatwoot, categories at
//! Intercom, and so on. Text is written by hand, since there is little of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use super::Error;

/// In whose shape.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Desk {
    /// Tickets, metrics and users of Zendesk.
    Zendesk,
    /// Conversations and contacts of Intercom.
    Intercom,
    /// Conversations, messages and reporting events of Chatwoot.
    Chatwoot,
    /// Contacts of HubSpot.
    HubSpot,
}

/// Where HubSpot's contacts name their customer, and what the demo company calls its stages.
const HUBSPOT: &str = "[hubspot]\ncustomer = \"contact.customer_id\"\n\n[hubspot.stages]\n\
    marketingqualifiedlead = \"marketing qualified\"\nsalesqualifiedlead = \"sales qualified\"\n";

/// A stage as HubSpot calls it.
fn stage(word: &str) -> String {
    let plain = word.replace(' ', "");
    if plain.ends_with("qualified") { format!("{plain}lead") } else { plain }
}

/// A row by column.
type Row = BTreeMap<String, String>;

/// Writes the tickets or leads of the bundle in the folder `bundle` into the folder `out`.
///
/// # Errors
/// See [`Error`].
pub fn write_desk(bundle: &Path, desk: Desk, out: &Path) -> Result<(), Error> {
    fs_err::create_dir_all(out)?;
    let write = |name: &str, list: &str, all: Vec<String>| {
        let text = match list {
            "" => all.join("\n"),
            list => format!("{{\"{list}\":[\n{}\n]}}\n", all.join(",\n")),
        };
        fs_err::write(out.join(name), text)
    };
    if desk == Desk::HubSpot {
        let mut entries: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        for row in rows(bundle, "lead_stages")? {
            entries.entry(row["lead_id"].clone()).or_default().push(row);
        }
        let leads = last(rows(bundle, "leads")?, "lead_id");
        let contacts = leads.iter().map(|lead| contact(lead, entries.get(&lead["lead_id"])));
        write("contacts.json", "results", contacts.collect())?;
        fs_err::write(out.join("tenure.toml"), HUBSPOT)?;
        return Ok(());
    }
    let mut tickets = last(rows(bundle, "tickets")?, "ticket_id");
    // What a source has no word for never was there.
    let unknown: &[&str] = match desk {
        Desk::Intercom => &["merged", "spam"],
        Desk::Chatwoot => &["merged"],
        _ => &[],
    };
    tickets.retain(|row| !unknown.iter().any(|column| is(row, column)));
    let tickets: Vec<(usize, &Row)> = tickets.iter().enumerate().collect();
    let each = |one: fn(usize, &Row) -> String| -> Vec<String> {
        tickets.iter().map(|(n, row)| one(n + 1, row)).collect()
    };
    match desk {
        Desk::Zendesk => {
            write("tickets.json", "tickets", each(zendesk))?;
            write("ticket_metrics.json", "ticket_metrics", each(metric))?;
            write("users.json", "users", each(user))?;
        }
        Desk::Intercom => write("conversations.json", "conversations", each(intercom))?,
        _ => {
            let wrapped = format!("{{\"data\":{{\"payload\":[{}]}}}}", each(chatwoot).join(",\n"));
            fs_err::write(out.join("conversations.json"), wrapped)?;
            let messages = tickets.iter().flat_map(|(n, row)| messages(n + 1, row));
            write("messages.json", "payload", messages.collect())?;
            let events = tickets.iter().flat_map(|(n, row)| events(n + 1, row));
            write("reporting_events.json", "payload", events.collect())?;
        }
    }
    Ok(())
}

fn rows(bundle: &Path, table: &str) -> Result<Vec<Row>, Error> {
    let mut reader = csv::Reader::from_path(bundle.join(format!("{table}.csv")))?;
    let header = reader.headers()?.clone();
    let row = |record: csv::StringRecord| {
        header.iter().zip(record.iter()).map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
    };
    Ok(reader.records().map(|record| record.map(row)).collect::<Result<_, _>>()?)
}

/// The last version of each row, in the order of the first.
fn last(rows: Vec<Row>, key: &str) -> Vec<Row> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut all: Vec<Row> = Vec::new();
    for row in rows {
        match places.get(&row[key]) {
            Some(&at) => all[at] = row,
            None => {
                places.insert(row[key].clone(), all.len());
                all.push(row);
            }
        }
    }
    all
}

/// A text, or null.
fn text(value: &str) -> String {
    if value.is_empty() { "null".into() } else { format!("\"{}\"", value.replace('"', "\\\"")) }
}

/// A number, or null.
fn number(value: &str) -> &str {
    if value.is_empty() { "null" } else { value }
}

fn is(row: &Row, column: &str) -> bool {
    row[column] == "true"
}

/// Seconds since 1970.
fn seconds(row: &Row, column: &str) -> Option<i64> {
    let text = &row[column];
    let text = if text.len() == 10 { format!("{text}T00:00:00Z") } else { text.clone() };
    text.parse::<jiff::Timestamp>().ok().map(jiff::Timestamp::as_second)
}

fn or_null(value: Option<i64>) -> String {
    value.map_or_else(|| "null".into(), |value| value.to_string())
}

/// The last thing that is known of a ticket.
fn changed(row: &Row) -> i64 {
    let at = ["opened_at", "first_response_at", "solved_at"].map(|column| seconds(row, column));
    at.into_iter().flatten().max().unwrap_or(0)
}

fn zendesk(n: usize, row: &Row) -> String {
    let mut tags = Vec::new();
    for (column, tag) in [("merged", "\"closed_by_merge\""), ("self_service", "\"ab_resolved\"")] {
        tags.extend(is(row, column).then_some(tag));
    }
    let status = if is(row, "spam") { "deleted" } else { &row["status"] };
    // An agent who writes first does so in the agent's window.
    let (channel, by) =
        if is(row, "proactive") { ("web", 1) } else { (&*row["channel"], 1_000 + n) };
    format!(
        "{{\"id\":{n},\"url\":\"https://demo.example/api/v2/tickets/{n}.json\",\"created_at\":{},\
         \"updated_at\":\"{}\",\"status\":\"{status}\",\"type\":{},\"requester_id\":{},\
         \"submitter_id\":{by},\"organization_id\":null,\"tags\":[{}],\
         \"via\":{{\"channel\":\"{channel}\"}}}}",
        text(&row["opened_at"]),
        stamp(changed(row)),
        text(&row["category"]),
        1_000 + n,
        tags.join(",")
    )
}

/// A time of ISO 8601 in UTC.
fn stamp(seconds: i64) -> String {
    jiff::Timestamp::from_second(seconds).map_or_else(|_| String::new(), |at| at.to_string())
}

fn metric(n: usize, row: &Row) -> String {
    let opened = seconds(row, "opened_at").unwrap_or(0);
    let first = seconds(row, "first_response_at").map(|at| at - opened);
    // Zendesk does not count the message with which an agent begins.
    let replies = row["agent_replies"].parse::<i64>().ok();
    let replies = replies.map(|it| it - i64::from(is(row, "proactive")));
    format!(
        "{{\"id\":{},\"ticket_id\":{n},\"created_at\":{},\"updated_at\":\"{}\",\"solved_at\":{},\
         \"reopens\":{},\"replies\":{},\"assignee_stations\":{},\
         \"reply_time_in_seconds\":{{\"calendar\":{}}}}}",
        50_000 + n,
        text(&row["opened_at"]),
        stamp(changed(row)),
        text(&row["solved_at"]),
        number(&row["reopens"]),
        or_null(replies),
        number(&row["assignees"]),
        or_null(first)
    )
}

fn user(n: usize, row: &Row) -> String {
    let id = 1_000 + n;
    format!(
        "{{\"id\":{id},\"url\":\"https://demo.example/api/v2/users/{id}.json\",\"role\":\"end-user\",\
         \"external_id\":{},\"organization_id\":null}}",
        text(&row["customer_id"])
    )
}

fn intercom(n: usize, row: &Row) -> String {
    let solved = seconds(row, "solved_at");
    let state = if solved.is_some() { "closed" } else { "open" };
    let delivered = if is(row, "proactive") { "admin_initiated" } else { "customer_initiated" };
    let admins: Vec<String> = (0..row["assignees"].parse::<u32>().unwrap_or(0))
        .map(|n| format!("{{\"type\":\"admin\",\"id\":\"{n}\"}}"))
        .collect();
    let ai = is(row, "self_service").then_some("{\"resolution_state\":\"confirmed_resolution\"}");
    let handling = row["handle_minutes"].parse::<i64>().ok().map(|minutes| minutes * 60);
    format!(
        "{{\"type\":\"conversation\",\"id\":\"{n}\",\"created_at\":{},\"updated_at\":{},\
         \"state\":\"{state}\",\"source\":{{\"type\":\"{}\",\"delivered_as\":\"{delivered}\"}},\
         \"contacts\":{{\"type\":\"contact.list\",\"contacts\":[{{\"type\":\"contact\",\"id\":\"c{n}\",\"external_id\":{}}}]}},\
         \"teammates\":{{\"type\":\"admin.list\",\"admins\":[{}]}},\"ai_agent\":{},\
         \"statistics\":{{\"first_admin_reply_at\":{},\"last_close_at\":{},\"count_reopens\":{},\"handling_time\":{}}}}}",
        or_null(seconds(row, "opened_at")),
        changed(row),
        row["channel"],
        text(&row["customer_id"]),
        admins.join(","),
        ai.unwrap_or("null"),
        or_null(seconds(row, "first_response_at")),
        or_null(solved),
        number(&row["reopens"]),
        or_null(handling)
    )
}

fn chatwoot(n: usize, row: &Row) -> String {
    let status = if seconds(row, "solved_at").is_some() { "resolved" } else { "open" };
    let mut labels = vec![text(&row["category"])];
    if is(row, "spam") {
        labels.push("\"spam\"".into());
    }
    format!(
        "{{\"id\":{n},\"inbox_id\":1,\"status\":\"{status}\",\"created_at\":{},\"updated_at\":{}.5,\
         \"first_reply_created_at\":{},\"labels\":[{}],\"messages\":[],\
         \"meta\":{{\"channel\":\"Channel::Email\",\"sender\":{{\"id\":{n},\"identifier\":{}}}}}}}",
        or_null(seconds(row, "opened_at")),
        changed(row),
        seconds(row, "first_response_at").unwrap_or(0),
        labels.join(","),
        text(&row["customer_id"])
    )
}

/// The messages of a conversation: the first, then replies, which are a second apart.
fn messages(n: usize, row: &Row) -> Vec<String> {
    let opened = seconds(row, "opened_at").unwrap_or(0);
    let solved = seconds(row, "solved_at").unwrap_or(opened);
    let count = |column: &str| row[column].parse::<i64>().unwrap_or(0);
    let began = is(row, "proactive");
    let ours = seconds(row, "first_response_at").unwrap_or(opened);
    let mut all = vec![(opened, began)];
    all.extend((i64::from(began)..count("agent_replies")).map(|n| (ours + n, true)));
    all.extend((0..count("customer_replies")).map(|n| (solved - 1 - n, false)));
    let message = |(at, (time, ours)): (usize, (i64, bool))| {
        let (kind, who) = if ours { (1, "user") } else { (0, "contact") };
        let id = n * 100 + at;
        format!(
            "{{\"id\":{id},\"conversation_id\":{n},\"message_type\":{kind},\"private\":false,\
             \"created_at\":{time},\"sender\":{{\"id\":1,\"type\":\"{who}\"}}}}"
        )
    };
    all.into_iter().enumerate().map(message).collect()
}

/// What Chatwoot's reports know of a conversation.
fn events(n: usize, row: &Row) -> Vec<String> {
    let Some(solved) = seconds(row, "solved_at") else { return Vec::new() };
    let reopens = row["reopens"].parse::<i64>().unwrap_or(0);
    let mut all = vec![("conversation_resolved", solved)];
    if is(row, "self_service") {
        all.push(("conversation_bot_resolved", solved));
    }
    for n in 0..reopens {
        all.push(("conversation_opened", solved - 2 * n - 1));
        all.push(("conversation_resolved", solved - 2 * n - 2));
    }
    let event = |(at, (name, time)): (usize, (&str, i64))| {
        let id = n * 100 + at;
        format!(
            "{{\"id\":{id},\"name\":\"{name}\",\"conversation_id\":{n},\"user_id\":1,\"value\":1.0,\
             \"event_end_time\":{time}}}"
        )
    };
    all.into_iter().enumerate().map(event).collect()
}

fn contact(row: &Row, entries: Option<&Vec<Row>>) -> String {
    let id = row["lead_id"].trim_start_matches("lead_");
    let mut history = String::new();
    for entry in entries.into_iter().flatten() {
        let comma = if history.is_empty() { "" } else { "," };
        let at = seconds(entry, "entered_at").unwrap_or(0);
        // A text never fails to be written to.
        let _ = write!(
            history,
            "{comma}{{\"value\":{},\"timestamp\":\"{}\"}}",
            text(&stage(&entry["stage"])),
            stamp(at)
        );
    }
    format!(
        "{{\"id\":\"{id}\",\"properties\":{{\"email\":null,\"firstname\":null,\"createdate\":{},\
         \"lifecyclestage\":{},\"hs_analytics_source\":{},\"utm_campaign\":{},\"customer_id\":{},\
         \"lastmodifieddate\":{}}},\"propertiesWithHistory\":{{\"lifecyclestage\":[{history}]}}}}",
        text(&row["created_at"]),
        text(&stage(&row["stage"])),
        text(&row["channel"]),
        text(&row["campaign"]),
        text(&row["customer_id"]),
        text(&row["updated_at"])
    )
}
