//! Policies.

use super::kind::Kind::{Day, Decimal, List, Maybe, Of, OneOf, Text, Whole};
use super::kind::{Kind, Member, Shape, answer, answer_on_data, may, must, shape};

/// A preset.
pub static PRESET: Shape = shape(
    "Preset",
    "A preset.",
    &[
        must("name", Text, "Its name."),
        must("hash", Text, "Tells policies apart by their rules."),
        must("documented", Maybe(&Whole), "Settings that the other system documents."),
        must(
            "no_such_value",
            Maybe(&Whole),
            "Settings for which the other system has no value of ours.",
        ),
        must("unknown", Maybe(&Whole), "Settings of which nobody says what the other system does."),
        must("differs", List(&Text), "Settings that differ from the standard."),
    ],
);

/// The presets of policies.
pub static POLICIES: Shape = answer(
    "Policies",
    "The presets of policies.",
    &[must("policies", List(&Of(&PRESET)), "The presets.")],
);

/// A setting of a policy.
pub static POLICY_SETTING: Shape = shape(
    "PolicySetting",
    "A setting of a policy.",
    &[
        must("setting", Text, "The setting."),
        must("value", Text, "Decimal text; null where it is undefined."),
        must("values", Text, "The values that it can have."),
        may("stand", Text, "How certain it is that the other system does so."),
        may("says", Maybe(&Text), "What the other system says."),
        may("source", Maybe(&Text), "Who says so."),
        may("url", Maybe(&Text), "Where it is documented."),
    ],
);

/// A policy with all its settings.
pub static POLICY_SHOWN: Shape = answer(
    "PolicyShown",
    "A policy with all its settings.",
    &[
        must("name", Text, "What people call it."),
        must("hash", Text, "Tells policies apart by their rules."),
        must("rules_version", Whole, "Version of the ledger's rules."),
        must("settings", List(&Of(&POLICY_SETTING)), "Settings."),
        may("about", Text, "What the preset stands for."),
    ],
);

/// The policy that another is compared with.
pub static SECOND_POLICY: Shape = shape(
    "SecondPolicy",
    "The policy to which a comparison leads.",
    &[
        must("name", Text, "What people call it."),
        must("hash", Text, "Tells policies apart by their rules."),
    ],
);

/// A setting on which two policies differ.
pub static SWITCH: Shape = shape(
    "PolicySwitch",
    "A setting on which two policies differ.",
    &[
        must("setting", Text, "The setting."),
        must("a", Text, "Its value under the first."),
        must("b", Text, "Its value under the second."),
    ],
);

/// What a cause does to a customer.
pub static COMPARED_LARGEST: Shape = shape(
    "ComparedLargest",
    "What a cause does to a customer.",
    &[
        must("customer_id", Text, "The customer's id in the source."),
        must("name", Maybe(&Text), "What it is called."),
        must("amount", Decimal, "How much."),
    ],
);

/// A figure under a policy, or what leads from one to the other.
pub static COMPARED_CAUSE: Shape = shape(
    "ComparedCause",
    "A figure under a policy, or what leads from the one to the other.",
    &[
        must("from", Day, "First day of the period."),
        must("to", Day, "First day after it."),
        must("measure", Text, "What is measured."),
        must("kind", OneOf(&["policy", "setting", "together"]), "What the row is."),
        must("cause", Text, "The policy, the setting, or `together`."),
        must("a", Maybe(&Text), "The setting's value under the first policy; null in other rows."),
        must("b", Maybe(&Text), "Its value under the second."),
        must("amount", Maybe(&Decimal), "The figure, or the step; null where it is undefined."),
        must("currency", Maybe(&Text), "ISO 4217 code; null where it is a count."),
        must("customers", Maybe(&Whole), "Customers for whom it differs; null for a figure."),
        must("undefined", Maybe(&Text), "Why there is no amount."),
        must("largest", List(&Of(&COMPARED_LARGEST)), "The largest customers of the step."),
    ],
);

/// What a setting does to a customer.
pub static COMPARED_CUSTOMER: Shape = shape(
    "ComparedCustomer",
    "What a setting does to a customer.",
    &[
        must("from", Day, "First day of the period."),
        must("to", Day, "First day after it."),
        must("measure", Text, "What is measured."),
        must("customer_id", Text, "The customer's id in the source."),
        must("name", Maybe(&Text), "What it is called."),
        must("cause", Text, "The setting, or `together`."),
        must("amount", Decimal, "How much."),
        must("currency", Maybe(&Text), "ISO 4217 code; null where it is a count."),
    ],
);

const SECOND: Member = must("second_policy", Of(&SECOND_POLICY), "The policy to which it leads.");
const SEGMENT: Member = must("segment", Maybe(&Text), "Only these customers.");
const ATTRIBUTION: Member =
    must("attribution", OneOf(&["in-order", "alone"]), "How the difference is told by setting.");
static SWITCHES: Kind = Of(&SWITCH);
const SETTINGS: Member = must("settings", List(&SWITCHES), "Settings on which the two differ.");

/// The same data under two policies.
pub static COMPARED: Shape = answer_on_data(
    "PoliciesCompared",
    "The same data under two policies, told by setting.",
    &[
        SECOND,
        SEGMENT,
        ATTRIBUTION,
        SETTINGS,
        must(
            "causes",
            List(&Of(&COMPARED_CAUSE)),
            "Figures, and what leads from one to the other.",
        ),
    ],
);

/// The same data under two policies, customer by customer.
pub static COMPARED_CUSTOMERS: Shape = answer_on_data(
    "PoliciesComparedByCustomer",
    "The same data under two policies, told by setting and customer.",
    &[
        SECOND,
        SEGMENT,
        ATTRIBUTION,
        SETTINGS,
        must("customers", List(&Of(&COMPARED_CUSTOMER)), "What settings do to customers."),
    ],
);
