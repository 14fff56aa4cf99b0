//! Help desks: what each trap of their exports comes to, and what is said about bad input.

use serde_json::{Value, json};
use tenure_connectors::source::OpenOptions;
use tenure_connectors::values::date::{Clock, DateOrder};
use tenure_domain::schema::TableId;
use tenure_domain::schema::TableId::{
    Contacts, SurveyInvites, SurveyResponses, TicketEvents, Tickets,
};
use tenure_domain::time::Zone;

use super::support::{Collected, folder};
use super::vendors::{fixtures, read, read_path};

fn desk(name: &str) -> Collected {
    read_path(&fixtures(&format!("{name}/export")), &OpenOptions::default())
}

/// One column of one row.
fn cell(read: &Collected, table: TableId, id: &str, column: &str) -> String {
    let key = tenure_domain::schema::table(table).key[0];
    let at = read.column(table, key).iter().position(|it| it == id);
    read.column(table, column).swap_remove(at.unwrap_or_else(|| panic!("no {id}")))
}

fn ticket(read: &Collected, id: &str, columns: &[&str]) -> Vec<String> {
    columns.iter().map(|column| cell(read, Tickets, id, column)).collect()
}

/// Kinds of the events of a ticket, in the order of time.
fn events(read: &Collected, id: &str) -> Vec<String> {
    let [ids, at, kinds] =
        ["ticket_id", "at", "kind"].map(|column| read.column(TicketEvents, column));
    let rows = ids.iter().zip(at.iter().zip(kinds));
    let mut rows: Vec<_> = rows.filter(|(it, _)| *it == id).map(|(_, row)| row).collect();
    rows.sort();
    rows.into_iter().map(|(_, kind)| kind).collect()
}

/// Microseconds of a time.
fn at(text: &str) -> String {
    let mut clock = Clock::new(Zone::utc(), DateOrder::default());
    clock.instant(text, false).unwrap().to_string()
}

/// Tickets of Zendesk with other fields.
fn zendesk(changes: Value) -> Collected {
    let mut ticket = json!({
        "id": 1, "url": "https://x.example/api/v2/tickets/1.json",
        "created_at": "2026-03-01T09:00:00Z", "updated_at": "2026-03-02T09:00:00Z",
        "status": "open", "requester_id": 11, "submitter_id": 11, "organization_id": null,
        "tags": [], "via": {"channel": "email"},
    });
    for (key, value) in changes.as_object().unwrap() {
        ticket[key] = value.clone();
    }
    read(&[("tickets.json", &json!({ "tickets": [ticket] }).to_string())])
}

#[test]
fn zendesk_tells_whose_a_ticket_is() {
    let read = desk("zendesk");
    let customer = |id: &str| cell(&read, Tickets, id, "customer_id");
    // By organisation; by the requester's own id; by nothing.
    assert_eq!(["zendesk:1", "zendesk:6", "zendesk:7"].map(customer), ["cus_a", "cus_c", "-"]);
    let finding = read.only("no-customer");
    assert_eq!(finding.expected, "a customer; tickets and answers without one: 2");
    let hint = finding.hint.as_deref().unwrap();
    assert!(hint.starts_with("looked at company.external_id, contact.external_id; put users.json"));
    assert_eq!(read.column(Contacts, "contact_id"), ["zendesk:11", "zendesk:12", "zendesk:14"]);
    let options = OpenOptions { customer_key: Some("organization.id"), ..OpenOptions::default() };
    let by_id = read_path(&fixtures("zendesk/export"), &options);
    assert_eq!(cell(&by_id, Tickets, "zendesk:7", "customer_id"), "902");
}

#[test]
fn a_customer_may_be_found_by_the_domain_of_an_address_and_translated() {
    let users = json!({ "users": [
        {"id": 11, "url": "https://x.example/api/v2/users/11.json", "role": "end-user", "email": "a@Alder.example"},
        {"id": 12, "url": "https://x.example/api/v2/users/12.json", "role": "end-user", "email": "b@gmail.com"},
    ]});
    let ticket = |id: u32, requester: u32| {
        json!({
            "id": id, "created_at": "2026-03-01T09:00:00Z", "status": "new", "requester_id": requester, "submitter_id": requester,
        })
    };
    let settings = "[support]\ncustomer = [\"email_domain\"]\n[support.customers]\n\"alder.example\" = \"cus_a\"\n";
    let dir = folder(&[
        ("tenure.toml", settings),
        ("users.json", &users.to_string()),
        ("tickets.json", &json!({ "tickets": [ticket(1, 11), ticket(2, 12)] }).to_string()),
    ]);
    let read = read_path(dir.path(), &OpenOptions::default());
    // A domain at which people of many companies have mail tells nothing.
    assert_eq!(read.column(Tickets, "customer_id"), ["cus_a", "-"]);
}

#[test]
fn zendesk_solved_is_not_closed() {
    let read = desk("zendesk");
    let times = ticket(&read, "zendesk:2", &["status", "solved_at", "closed_at"]);
    assert_eq!(times, ["closed", &at("2026-03-05T12:00:00Z"), &at("2026-03-09T12:00:00Z")]);
    // Without metrics nobody says when: not the last change, not the closing.
    let read = zendesk(json!({ "status": "closed" }));
    assert_eq!(ticket(&read, "zendesk:1", &["solved_at", "closed_at"]), ["-", "-"]);
    assert!(read.only("no-time").hint.as_deref().unwrap().contains("metric_sets"));
}

#[test]
fn zendesk_merged_deleted_and_sample_tickets_are_marked() {
    let read = desk("zendesk");
    let marks = |id: &str| ticket(&read, id, &["merged", "spam"]);
    assert_eq!(marks("zendesk:3"), ["true", "false"]);
    assert_eq!(marks("zendesk:4"), ["false", "true"]);
    assert_eq!(marks("zendesk:11"), ["false", "true"]);
    assert_eq!(marks("zendesk:1"), ["false", "false"]);
    // The message that says that another was merged is no reply.
    assert_eq!(events(&read, "zendesk:2"), ["agent_reply", "assigned", "solved"]);
}

#[test]
fn zendesk_suspended_messages_are_no_tickets() {
    let read = desk("zendesk");
    assert_eq!(read.column(Tickets, "ticket_id").len(), 13);
    assert_eq!(read.report.objects.kinds["suspended_ticket"].ignored, 1);
}

#[test]
fn zendesk_notes_rules_and_the_first_message_are_no_replies() {
    let read = desk("zendesk");
    // Of four comments: the customer's first, a rule's, a private one, and one reply.
    assert_eq!(events(&read, "zendesk:5"), ["agent_reply", "assigned", "solved", "closed"]);
}

#[test]
fn zendesk_reopened_tickets_are_not_solved_while_they_are_open() {
    let read = desk("zendesk");
    let told = ticket(&read, "zendesk:7", &["status", "solved_at", "reopens"]);
    assert_eq!(told, ["open", "-", "1"]);
    let all = events(&read, "zendesk:7");
    assert_eq!(all, ["agent_reply", "solved", "customer_reply", "reopened"]);
    assert_eq!(ticket(&read, "zendesk:10", &["reopens", "agent_replies"]), ["1", "1"]);
}

#[test]
fn zendesk_says_who_began() {
    let read = desk("zendesk");
    // An agent wrote first: Zendesk's count leaves that message out, ours has it.
    assert_eq!(ticket(&read, "zendesk:8", &["proactive", "agent_replies"]), ["true", "2"]);
    // A colleague was asked beside another ticket.
    assert_eq!(ticket(&read, "zendesk:9", &["proactive"]), ["true"]);
    // Someone called.
    assert_eq!(ticket(&read, "zendesk:12", &["proactive", "channel"]), ["false", "voice"]);
    let forwarded = zendesk(json!({ "submitter_id": 71 }));
    assert_eq!(ticket(&forwarded, "zendesk:1", &["proactive"]), ["false"]);
    let called = json!({ "via": {"channel": "voice", "source": {"rel": "outbound"}} });
    assert_eq!(ticket(&zendesk(called), "zendesk:1", &["proactive"]), ["true"]);
}

#[test]
fn zendesk_bots_solve_without_a_person() {
    let read = desk("zendesk");
    assert_eq!(ticket(&read, "zendesk:6", &["self_service"]), ["true"]);
    assert_eq!(ticket(&read, "zendesk:1", &["self_service"]), ["false"]);
    let tagged = json!({ "tickets": [{
        "id": 1, "created_at": "2026-03-01T09:00:00Z", "status": "open", "requester_id": 1, "submitter_id": 1, "tags": ["our_bot"],
    }]});
    let settings = "[support]\nself_service_tags = [\"our_bot\"]\n";
    let dir = folder(&[("tenure.toml", settings), ("tickets.json", &tagged.to_string())]);
    let read = read_path(dir.path(), &OpenOptions::default());
    assert_eq!(read.column(Tickets, "self_service"), ["true"]);
}

#[test]
fn zendesk_times_have_zones_and_events_seconds() {
    let read = desk("zendesk");
    assert_eq!(cell(&read, Tickets, "zendesk:12", "opened_at"), at("2026-04-01T01:30:00Z"));
    let times = read.column(TicketEvents, "at");
    assert!(times.contains(&at("2026-03-01T12:00:00Z")), "{times:?}");
}

#[test]
fn zendesk_nulls_say_nothing() {
    let read = desk("zendesk");
    let columns = ["category", "satisfaction", "solved_at", "first_response_at", "assignees"];
    assert_eq!(ticket(&read, "zendesk:13", &columns), ["-", "-", "-", "-", "0"]);
}

#[test]
fn zendesk_ratings_are_answers_or_questions() {
    let read = desk("zendesk");
    assert_eq!(read.column(SurveyResponses, "response_id"), ["zendesk:81", "zendesk:82"]);
    assert_eq!(read.column(SurveyResponses, "score"), ["1000000", "0"]);
    assert_eq!(read.column(SurveyResponses, "scale"), ["good-bad", "good-bad"]);
    assert_eq!(read.column(SurveyResponses, "comment"), ["quick", "-"]);
    assert_eq!(read.column(SurveyResponses, "invite_id"), ["zendesk:1", "zendesk:2"]);
    // Whoever rated was asked, too.
    let asked = ["zendesk:1", "zendesk:2", "zendesk:5"];
    assert_eq!(read.column(SurveyInvites, "invite_id"), asked);
    assert_eq!(read.column(SurveyInvites, "customer_id")[2], "cus_b");
    let reasons = &read.report.objects.reasons;
    assert_eq!(reasons[&("satisfaction_rating".to_owned(), "nobody was asked")], 1);
}

#[test]
fn a_customer_s_form_is_no_ticket_of_ours_when_another_became_the_requester() {
    let user = |id: i64, role: &str| json!({"id": id, "url": format!("https://x.example/api/v2/users/{id}.json"), "role": role});
    let users = json!({"users": [user(11, "end-user"), user(12, "end-user"), user(71, "agent")]});
    let ticket = |id: i64, writer: i64| {
        json!({
            "id": id, "url": format!("https://x.example/api/v2/tickets/{id}.json"),
            "created_at": "2026-03-01T09:00:00Z", "updated_at": "2026-03-02T09:00:00Z",
            "status": "open", "requester_id": 11, "submitter_id": writer, "via": {"channel": "web"},
            "metric_set": {"replies": 1},
        })
    };
    let tickets = json!({"tickets": [ticket(1, 12), ticket(2, 71), ticket(3, 99)]}).to_string();
    let read = read(&[("users.json", &users.to_string()), ("tickets.json", &tickets)]);
    assert_eq!(read.column(Tickets, "proactive"), ["false", "true", "true"]);
    assert_eq!(read.column(Tickets, "agent_replies"), ["1", "2", "2"]);
}

#[test]
fn zendesk_comments_within_a_ticket_are_read_too() {
    let users = "{\"users\":[{\"id\":71,\"url\":\"https://x.example/api/v2/users/71.json\",\"role\":\"agent\"}]}";
    let comment = |author: i64, hour: u32, public: bool| {
        json!({
            "author_id": author, "public": public, "created_at": format!("2026-03-01T{hour:02}:00:00Z"),
        })
    };
    let ticket = json!({
        "id": 1, "created_at": "2026-03-01T09:00:00Z", "status": "open", "requester_id": 11, "submitter_id": 11,
        "comments": [comment(11, 9, true), comment(71, 10, true), comment(71, 11, false), comment(11, 12, true), comment(99, 13, true)],
    });
    let tickets = json!({ "tickets": [ticket] }).to_string();
    let read = read(&[("users.json", users), ("tickets.json", &tickets)]);
    assert_eq!(events(&read, "zendesk:1"), ["agent_reply", "customer_reply"]);
    // Whether a customer or one of us wrote the last one, nobody says.
    assert_eq!(read.only("author-unknown").value.as_deref(), Some("99"));
}

#[test]
fn what_zendesk_cannot_mean_is_refused_with_its_place() {
    let early = json!({ "status": "solved", "metric_set": {"solved_at": "2026-02-01T00:00:00Z"} });
    let read = zendesk(early);
    let finding = read.only("ends-before-start");
    assert_eq!(finding.field.as_deref(), Some("/tickets/0/metric_set/solved_at"));
    assert_eq!(finding.key.as_deref(), Some("1"));
    assert!(finding.value.as_deref().unwrap().starts_with("2026-02-01"));
    assert!(finding.hint.is_some());
    assert_eq!(read.column(Tickets, "ticket_id"), [""; 0]);

    let read = zendesk(json!({ "status": "escalated" }));
    let finding = read.only("unknown-value");
    assert_eq!(finding.value.as_deref(), Some("escalated"));
    assert!(finding.expected.contains("new, open, pending, hold, solved, closed"));

    let read = zendesk(json!({ "created_at": "yesterday" }));
    let finding = read.only("wrong-field");
    assert_eq!(finding.field.as_deref(), Some("/tickets/0/created_at"));
    assert_eq!(finding.value.as_deref(), Some("yesterday"));

    let read = zendesk(json!({ "metric_set": {"reopens": -1} }));
    assert_eq!(read.only("out-of-range").field.as_deref(), Some("/tickets/0/metric_set/reopens"));

    let text = "{\"tickets\":[{\"id\":1,\"created_at\":NaN,\"status\":\"new\",\"requester_id\":1,\"submitter_id\":1}]}";
    let kind =
        Some(tenure_connectors::source::Kind::Vendor(tenure_connectors::vendors::Vendor::Zendesk));
    let dir = folder(&[("tickets.json", text)]);
    let read = read_path(dir.path(), &OpenOptions { kind, ..OpenOptions::default() });
    assert_eq!(read.only("invalid-json").place.line, Some(1));
}

#[test]
fn an_event_without_its_ticket_is_told() {
    let audit = "{\"audits\":[{\"id\":1,\"ticket_id\":9,\"created_at\":\"2026-03-01T09:00:00Z\",\"author_id\":1,\"events\":[]}]}";
    let read = read(&[("audits.json", audit)]);
    assert_eq!(read.only("unknown-reference").value.as_deref(), Some("9"));
}

#[test]
fn intercom_counts_what_people_said() {
    let read = desk("intercom");
    // A bot's comment and a note are no replies; the customer's first message is the source.
    assert_eq!(
        events(&read, "intercom:1"),
        ["assigned", "agent_reply", "customer_reply", "solved"]
    );
    let told =
        ticket(&read, "intercom:1", &["customer_id", "reopens", "assignees", "handle_minutes"]);
    assert_eq!(told, ["cus_a", "0", "1", "15000000"]);
    let told = ticket(&read, "intercom:2", &["reopens", "assignees", "solved_at"]);
    assert_eq!(told, ["1", "2", &at("2026-03-05T09:00:00Z")]);
    assert_eq!(read.column(SurveyResponses, "score"), ["5000000"]);
    assert_eq!(read.column(SurveyResponses, "scale"), ["1-5"]);
}

#[test]
fn intercom_tells_who_began_and_what_a_machine_solved() {
    let read = desk("intercom");
    assert_eq!(ticket(&read, "intercom:4", &["proactive"]), ["true"]);
    // Our first message counts as one of ours, and so does a word at closing.
    let all = events(&read, "intercom:4");
    assert_eq!(all, ["agent_reply", "customer_reply", "agent_reply", "solved"]);
    assert_eq!(ticket(&read, "intercom:3", &["self_service", "customer_id"]), ["true", "cus_c"]);
    assert_eq!(ticket(&read, "intercom:1", &["self_service"]), ["false"]);
}

#[test]
fn intercom_conversations_without_a_customer_are_counted() {
    let read = desk("intercom");
    // A contact that is not in the files may still name its own id in the conversation.
    assert_eq!(ticket(&read, "intercom:5", &["customer_id", "status"]), ["cus_d", "snoozed"]);
    assert_eq!(ticket(&read, "intercom:6", &["customer_id"]), ["-"]);
    assert!(read.only("no-customer").expected.contains("conversations and answers without one: 1"));
}

#[test]
fn intercom_lists_that_are_cut_are_told() {
    let text = std::fs::read_to_string(fixtures("intercom/export/conversations.json")).unwrap();
    let cut = text.replacen("\"total_count\": 6\n", "\"total_count\": 600\n", 1);
    assert_ne!(cut, text);
    let read = read(&[("conversations.json", &cut)]);
    assert!(read.only("list-cut").expected.contains("600"));
}

#[test]
fn intercom_scores_out_of_scale_and_early_closings_are_refused() {
    let text = std::fs::read_to_string(fixtures("intercom/export/conversations.json")).unwrap();
    let out = read(&[("conversations.json", &text.replacen("\"rating\": 5", "\"rating\": 11", 1))]);
    let codes: Vec<_> = out.rejects.iter().flat_map(|it| &it.findings).collect();
    assert_eq!(codes.len(), 1, "{codes:?}");
    assert_eq!(codes[0].field.as_deref(), Some("/conversations/0/conversation_rating/rating"));
    let early = text.replacen("\"last_close_at\": 1772452800", "\"last_close_at\": 1572452800", 1);
    assert_ne!(early, text);
    let early = read(&[("conversations.json", &early)]);
    assert!(early.codes().contains(&"ends-before-start"), "{:?}", early.codes());
}

#[test]
fn chatwoot_counts_messages_of_people_only() {
    let read = desk("chatwoot");
    // A template, a note, an activity and the customer's first message are no replies.
    assert_eq!(events(&read, "chatwoot:1"), ["agent_reply", "customer_reply", "solved"]);
    // Nor is what a bot or a rule sends.
    assert_eq!(
        events(&read, "chatwoot:2"),
        ["agent_reply", "solved", "customer_reply", "reopened", "agent_reply", "solved"]
    );
    assert_eq!(events(&read, "chatwoot:3"), ["solved"]);
}

#[test]
fn chatwoot_times_come_from_events() {
    let read = desk("chatwoot");
    let columns = ["first_response_at", "solved_at"];
    let times = ticket(&read, "chatwoot:2", &columns);
    assert_eq!(times, [at("2026-03-03T10:00:00Z"), at("2026-03-05T10:00:00Z")]);
    // 0 means that nobody has replied.
    assert_eq!(ticket(&read, "chatwoot:3", &columns)[0], "-");
    assert_eq!(ticket(&read, "chatwoot:6", &["solved_at", "status"]), ["-", "pending"]);
    let text = std::fs::read_to_string(fixtures("chatwoot/export/conversations.json")).unwrap();
    let alone = super::vendors::read(&[("conversations.json", &text)]);
    assert_eq!(alone.codes().iter().filter(|it| **it == "no-time").count(), 4);
    // A list shows the last message only, which is not counted.
    assert_eq!(alone.column(TicketEvents, "kind"), [""; 0]);
}

#[test]
fn chatwoot_tells_bots_spam_and_who_began() {
    let read = desk("chatwoot");
    assert_eq!(ticket(&read, "chatwoot:3", &["self_service", "customer_id"]), ["true", "-"]);
    // A bot handed it over to a person.
    assert_eq!(ticket(&read, "chatwoot:2", &["self_service", "category"]), ["false", "-"]);
    assert_eq!(ticket(&read, "chatwoot:1", &["category"]), ["billing"]);
    assert_eq!(ticket(&read, "chatwoot:5", &["spam"]), ["true"]);
    assert_eq!(ticket(&read, "chatwoot:4", &["proactive", "channel"]), ["true", "Email"]);
}

#[test]
fn chatwoot_answers_and_customers() {
    let read = desk("chatwoot");
    assert_eq!(read.column(SurveyResponses, "score"), ["4000000", "2000000"]);
    assert_eq!(read.column(SurveyResponses, "customer_id"), ["cus_a", "cus_b"]);
    let options = OpenOptions { customer_key: Some("contact.customer"), ..OpenOptions::default() };
    let own = read_path(&fixtures("chatwoot/export"), &options);
    assert_eq!(ticket(&own, "chatwoot:3", &["customer_id"]), ["cust-3"]);
}

#[test]
fn chatwoot_events_without_messages_do_not_say_that_nobody_replied() {
    let file =
        |name: &str| std::fs::read_to_string(fixtures("chatwoot/export").join(name)).unwrap();
    let (conversations, events) = (file("conversations.json"), file("reporting_events.json"));
    let read = read(&[("conversations.json", &conversations), ("events.json", &events)]);
    assert_eq!(cell(&read, Tickets, "chatwoot:2", "solved_at"), at("2026-03-05T10:00:00Z"));
    assert_eq!(read.column(TicketEvents, "kind"), [""; 0]);
}
