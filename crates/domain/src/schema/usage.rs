//! Use of the product, onboarding and success work.

use super::ColumnKind::{Bool, Choice, Decimal, Instant, Int, Json, List, Text};
use super::customers::CUSTOMER;
use super::{ColumnSpec, CurrencyRule, TableId, TableSpec};

const fn col(name: &'static str, kind: super::ColumnKind, doc: &'static str) -> ColumnSpec {
    ColumnSpec::new(name, kind, doc)
}

const AT: &[&str] = &["timestamp", "time", "date", "created_at", "occurred_at"];

pub(super) static EVENTS: TableSpec = TableSpec {
    id: TableId::Events,
    key: &["event_id"],
    keyless_without: Some("event_id"),
    numbered: false,
    columns: &[
        col("customer_id", Text, "customer").required().or(CUSTOMER),
        col("user_id", Text, "user").or(&["user"]),
        col("event", Text, "name of the event").required().or(&["event_name", "name", "type"]),
        col("at", Instant, "when").required().or(AT),
        col("event_id", Text, "id of the event").or(&["id", "message_id", "uuid"]),
        col("value", Decimal, "a quantity that belongs to it"),
        col("duration_seconds", Decimal, "how long it took, in seconds")
            .or(&["duration"])
            .at_least(0),
        col("properties", Json, "anything else").or(&["props"]).said(),
    ],
    open: false,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static EVENT_KINDS: TableSpec = TableSpec {
    id: TableId::EventKinds,
    key: &["event"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("event", Text, "name of the event").required().or(&["event_name", "name"]),
        col("qualifying", Bool, "whether it counts as use"),
        col("login", Bool, "whether it is a login"),
        col("value_moment", Bool, "whether it is a moment of value"),
    ],
    open: false,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static FEATURES: TableSpec = TableSpec {
    id: TableId::Features,
    key: &["feature"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("feature", Text, "name of the feature").required().or(&["feature_name", "name"]),
        col("events", List, "events that show its use"),
        col("key", Bool, "whether it is a key feature").or(&["is_key", "key_feature"]),
        col("plans", List, "plans that have it"),
    ],
    open: false,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static SEATS: TableSpec = TableSpec {
    id: TableId::Seats,
    key: &["customer_id", "at"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("customer_id", Text, "customer").required().or(CUSTOMER),
        col("at", Instant, "from when on").required().or(&["date", "effective_at"]),
        col("purchased", Int, "purchased seats").required().or(&["seats", "quantity"]).at_least(0),
    ],
    open: false,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static MILESTONES: TableSpec = TableSpec {
    id: TableId::Milestones,
    key: &["customer_id", "milestone"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("customer_id", Text, "customer").required().or(CUSTOMER),
        col("milestone", Text, "name of the milestone").required().or(&["name", "step"]),
        col("expected_by", Instant, "by when it should be reached").or(&["due_at", "due_date"]),
        col("reached_at", Instant, "when it was reached").or(&["completed_at", "achieved_at"]),
    ],
    open: false,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static GOALS: TableSpec = TableSpec {
    id: TableId::Goals,
    key: &["customer_id", "goal", "set_at"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("customer_id", Text, "customer").required().or(CUSTOMER),
        col("goal", Text, "what is to be achieved").required().or(&["name"]).person(),
        col("set_at", Instant, "when it was set").or(&["created_at"]),
        col("due_at", Instant, "when it is due").or(&["due_date"]),
        col("achieved_at", Instant, "when it was achieved").or(&["completed_at"]),
        col("status", Text, "state of the goal").or(&["state"]),
    ],
    open: false,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static INTERACTIONS: TableSpec = TableSpec {
    id: TableId::Interactions,
    key: &[],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("customer_id", Text, "customer").required().or(CUSTOMER),
        col("at", Instant, "when").required().or(&["date", "created_at"]),
        col("kind", Choice(&["call", "meeting", "email", "training"]), "what it was").or(&["type"]),
        col("by", Text, "who did it").or(&["author", "owner"]).person(),
        col("sentiment", Text, "how it felt"),
        col("text", Text, "notes").or(&["notes", "body", "summary"]).said(),
    ],
    open: false,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};
