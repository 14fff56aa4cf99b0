//! Policies.

use super::kind::Kind::{List, Maybe, Of, Text, Whole};
use super::kind::{Shape, answer, may, must, shape};

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
