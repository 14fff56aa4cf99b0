//! The shapes of answers, for `docs/openapi.json` and for the types of the dashboard.
//!
//! Commands print what they know member by member (`output::Object`); what that comes to is said
//! here once. A test holds the answers of all routes against it, member by member.

pub mod calc;
pub mod catalogue;
pub mod customers;
pub mod explained;
pub mod figures;
pub mod kind;
pub mod lives;
pub mod movements;
pub mod people;
pub mod policies;
pub mod relations;
pub mod report;
pub mod workspace;
pub mod worth;

use kind::Kind::{Day, Instant, List, Maybe, Of, Whole};
use kind::{Member, must};

/// In what figures are counted.
static UNITS: &[&str] = &["money", "count", "ratio", "number", "duration", "months"];

/// Kinds of movements.
static KINDS: &[&str] = &[
    "new",
    "expansion",
    "contraction",
    "churn",
    "reactivation",
    "paused",
    "resumed",
    "fx",
    "merge",
    "correction",
    "segment_in",
    "segment_out",
];

/// What all answers have.
static HEAD: &[Member] = &[
    must("schema_version", Whole, "Version of the shape of all answers."),
    must("remarks", List(&Of(&figures::REMARK)), "What is to be said beside the answer."),
];

/// What all answers about the data have.
static HEAD_ON_DATA: &[Member] = &[
    must("schema_version", Whole, "Version of the shape of all answers."),
    must("policy", Of(&figures::POLICY), "The policy that they were made under."),
    must("known_at", Maybe(&Instant), "As known at this time; null for all that is known."),
    must("data_through", Maybe(&Day), "Last day that the data reach to; null without data."),
    must("remarks", List(&Of(&figures::REMARK)), "What is to be said beside the answer."),
];
