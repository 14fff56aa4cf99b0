//! Surveys, feedback and support.

use super::ColumnKind::{Bool, Choice, Day, Decimal, Instant, Int, Text};
use super::customers::CUSTOMER;
use super::{ColumnSpec, CurrencyRule, TableId, TableSpec};

const fn col(name: &'static str, kind: super::ColumnKind, doc: &'static str) -> ColumnSpec {
    ColumnSpec::new(name, kind, doc)
}

const SURVEY: super::ColumnKind = Choice(&["nps", "csat", "ces", "open"]);
const SCALE: super::ColumnKind = Choice(&["0-10", "1-10", "1-7", "1-5", "good-bad"]);
/// Scores of the two-point scale.
const GOOD_BAD: &[(&str, i64)] = &[("good", 1_000_000), ("bad", 0)];

pub(super) static SURVEYS: TableSpec = TableSpec {
    id: TableId::Surveys,
    key: &["survey_id"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("survey_id", Text, "id of the survey").required().or(&["id"]),
        col("kind", SURVEY, "what it measures").required().or(&["type", "survey"]),
        col("name", Text, "name").or(&["survey_name"]),
        col("scale", SCALE, "answers that can be given"),
        col("polarity", Choice(&["high_is_easy", "high_is_hard"]), "which end of a CES is good"),
    ],
    open: false,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static SURVEY_INVITES: TableSpec = TableSpec {
    id: TableId::SurveyInvites,
    key: &["invite_id"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("invite_id", Text, "id of the invitation").required().or(&["id", "invite"]),
        col("survey_id", Text, "survey"),
        col("survey", SURVEY, "what it measures").required().or(&["kind", "survey_kind", "type"]),
        col("customer_id", Text, "customer who was asked").or(CUSTOMER),
        col("contact_id", Text, "contact who was asked").or(&["contact"]),
        col("sent_at", Instant, "when it was sent").required().or(&["at", "date"]),
        col("channel", Text, "by which way"),
        col("touchpoint", Text, "on which occasion"),
    ],
    open: false,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static SURVEY_RESPONSES: TableSpec = TableSpec {
    id: TableId::SurveyResponses,
    key: &["response_id"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("response_id", Text, "id of the response").required().or(&["id", "response"]),
        col("invite_id", Text, "invitation that it answers").or(&["invite"]),
        col("survey_id", Text, "survey"),
        col("survey", SURVEY, "what it measures").required().or(&["kind", "survey_kind", "type"]),
        col("skipped", Bool, "whether it was dismissed").or(&["dismissed"]),
        col("customer_id", Text, "customer who answered").or(CUSTOMER),
        col("contact_id", Text, "contact who answered").or(&["contact"]),
        col("score", Decimal, "answer on the scale; good is 1, bad is 0")
            .or(&["rating", "value"])
            .at_least(0)
            .at_most(10_000_000)
            .words(GOOD_BAD),
        col("scale", SCALE, "answers that could be given"),
        col("touchpoint", Text, "on which occasion"),
        col("ticket_id", Text, "ticket that it is about").or(&["ticket"]),
        col("responded_at", Instant, "when").required().or(&["at", "date", "answered_at"]),
        col("comment", Text, "what was said").or(&["text", "feedback"]).said(),
        col("language", Text, "language of the comment").or(&["lang", "locale"]),
    ],
    open: false,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static FEEDBACK: TableSpec = TableSpec {
    id: TableId::Feedback,
    key: &["feedback_id"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("feedback_id", Text, "id").required().or(&["id"]),
        col("customer_id", Text, "customer").or(CUSTOMER),
        col("at", Instant, "when").required().or(&["date", "created_at"]),
        col("kind", Choice(&["call", "note", "email", "review"]), "what it is").or(&["type"]),
        col("text", Text, "what was said").required().or(&["body", "comment", "message"]).said(),
        col("language", Text, "language of the text").or(&["lang", "locale"]),
        col("author", Text, "who wrote it down").or(&["by"]).person(),
    ],
    open: false,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static TICKETS: TableSpec = TableSpec {
    id: TableId::Tickets,
    key: &["ticket_id"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("ticket_id", Text, "id of the ticket").required().or(&[
            "id",
            "ticket",
            "case_id",
            "conversation_id",
            "ticket_number",
        ]),
        col("customer_id", Text, "customer").or(CUSTOMER),
        col("opened_at", Instant, "when it came in").required().or(&[
            "created_at",
            "created",
            "date",
            "opened",
        ]),
        col("first_response_at", Instant, "when we first answered").or(&["first_reply_at"]),
        col("solved_at", Instant, "when it was solved").or(&["resolved_at", "solved"]),
        col("closed_at", Instant, "when it was closed"),
        col("status", Text, "state of the ticket").or(&["state"]),
        col("channel", Text, "by which way it came").or(&["via"]),
        col("category", Text, "what it is about").or(&["topic", "type"]),
        col("agent_replies", Int, "our replies").at_least(0),
        col("customer_replies", Int, "the customer's replies").at_least(0),
        col("reopens", Int, "how often it was opened again").or(&["reopen_count"]).at_least(0),
        col("assignees", Int, "how many people worked on it").or(&["assignee_count"]).at_least(0),
        col("proactive", Bool, "whether we opened it"),
        col("merged", Bool, "whether it was merged into another"),
        col("spam", Bool, "whether it is spam").or(&["is_spam"]),
        col("self_service", Bool, "whether the help pages solved it"),
        col("handle_minutes", Decimal, "working time in minutes").at_least(0),
        col("satisfaction", Text, "rating that the customer gave; good and bad count as CSAT")
            .or(&["csat", "satisfaction_score", "satisfaction_rating"]),
    ],
    open: false,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[
        ("opened_at", "first_response_at"),
        ("opened_at", "solved_at"),
        ("opened_at", "closed_at"),
    ],
    parts: &[],
};

pub(super) static TICKET_EVENTS: TableSpec = TableSpec {
    id: TableId::TicketEvents,
    key: &[],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("ticket_id", Text, "ticket").required().or(&["ticket", "case_id"]),
        col("at", Instant, "when").required().or(&["date", "created_at"]),
        col(
            "kind",
            Choice(&["agent_reply", "customer_reply", "assigned", "solved", "reopened", "closed"]),
            "what happened",
        )
        .required()
        .or(&["type", "event"]),
        col("by", Text, "who did it").or(&["author", "actor"]).person(),
    ],
    open: false,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static HELP_CENTER: TableSpec = TableSpec {
    id: TableId::HelpCenter,
    key: &["date"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("date", Day, "day").required().or(&["day"]),
        col("visitors", Int, "visitors of the help pages").required().at_least(0),
        col("searches", Int, "searches").at_least(0),
        col("tickets_after", Int, "visitors who then opened a ticket").at_least(0),
    ],
    open: false,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[],
    parts: &[("tickets_after", "visitors")],
};
