//! Open-source systems, where the code can be read: Tidemill, Lago, Kill Bill, Fivetran's dbt
//! package for Stripe.

use super::{Preset, Source, says, unlike};

const TM: Source = Source {
    name: "ondraz/tidemill: docs/definitions.md",
    url: "https://github.com/ondraz/tidemill/blob/main/docs/definitions.md",
};

/// Tidemill: MRR from events of subscriptions.
pub(super) const TIDEMILL: Preset = Preset {
    name: "tidemill",
    about: "Tidemill; its MRR comes from events of subscriptions",
    stands: &[
        says(
            "discounts",
            "none",
            &TM,
            "MRR is unit amount times quantity; discounts are recorded, not subtracted",
        ),
        says("usage", "trailing_mean_3", &TM, "The mean of up to three finalised months of usage"),
        says("paused", "churn", &TM, "A pause is churn, a resumption reactivation"),
        says(
            "churn_recognised",
            "billing_ended",
            &TM,
            "When the status changes to one that ends it",
        ),
        says("reactivation", "any_gap", &TM, "Whenever a subscription that churned comes back"),
        says("netting", "none", &TM, "Every change of a subscription is one movement"),
        says("constants", "52_weeks", &TM, "Week 52/12, day 365/12"),
        unlike(
            "fx",
            "component_start",
            &TM,
            "The daily rate at the time of ingestion, kept from then on",
        ),
    ],
    unknown: &[
        "paid_trials",
        "past_due",
        "unpaid",
        "zero_amount",
        "gap_tolerance",
        "new_and_gone",
        "invoice_existing",
        "invoice_new",
        "void_invoices",
        "uncollectible",
        "failed_first_payment",
        "refunds",
        "credit_notes",
        "disputes",
        "merges",
    ],
};

const LG: Source =
    Source { name: "getlago/lago-api: source code", url: "https://github.com/getlago/lago-api" };

/// Lago's open-source query: invoiced fees, spread over months.
pub(super) const LAGO: Preset = Preset {
    name: "lago",
    about: "Lago's open-source MRR query, which spreads invoiced fees over months; it also adds \
            taxes, which Tenure never counts",
    stands: &[
        says("discounts", "forever+limited", &LG, "Coupons of an invoice come off its fees"),
        says("usage", "exclude", &LG, "Usage fees are not in MRR"),
        unlike(
            "constants",
            "365.25",
            &LG,
            "A week is 4.33 times its average fee; years and quarters are spread by days of 30.44",
        ),
        unlike("fx", "component_start", &LG, "No conversion: each currency has its own figure"),
        says(
            "disputes",
            "lost_ends_service",
            &LG,
            "Fees of invoices with a lost dispute are dropped",
        ),
    ],
    unknown: &[
        "paid_trials",
        "past_due",
        "unpaid",
        "paused",
        "zero_amount",
        "churn_recognised",
        "reactivation",
        "gap_tolerance",
        "netting",
        "new_and_gone",
        "invoice_existing",
        "invoice_new",
        "void_invoices",
        "uncollectible",
        "failed_first_payment",
        "refunds",
        "credit_notes",
        "merges",
    ],
};

const KB: Source = Source {
    name: "killbill/killbill-analytics-plugin: source code",
    url: "https://github.com/killbill/killbill-analytics-plugin",
};

/// Kill Bill's analytics plugin.
pub(super) const KILLBILL: Preset = Preset {
    name: "killbill",
    about: "Kill Bill's analytics plugin, which classifies each bundle, not each customer, and \
            takes no account of quantities",
    stands: &[
        says("discounts", "none", &KB, "Discounts are not looked at"),
        unlike(
            "constants",
            "365.25",
            &KB,
            "Plans by the day, week, two weeks or 30 days have an MRR of 0",
        ),
        says("fx", "component_start", &KB, "The rate at the start of each transition, kept"),
    ],
    unknown: &[
        "paid_trials",
        "usage",
        "past_due",
        "unpaid",
        "paused",
        "zero_amount",
        "churn_recognised",
        "reactivation",
        "gap_tolerance",
        "netting",
        "new_and_gone",
        "invoice_existing",
        "invoice_new",
        "void_invoices",
        "uncollectible",
        "failed_first_payment",
        "refunds",
        "credit_notes",
        "disputes",
        "merges",
    ],
};

const FT: Source = Source {
    name: "fivetran/dbt_stripe: source code",
    url: "https://github.com/fivetran/dbt_stripe",
};

/// Fivetran's dbt package for Stripe.
pub(super) const FIVETRAN: Preset = Preset {
    name: "fivetran",
    about: "Fivetran's dbt package for Stripe, by the month and by item, where the removal of one \
            item of several is churn",
    stands: &[
        unlike(
            "discounts",
            "none",
            &FT,
            "Two figures: movements by contract MRR before discounts, and billed MRR after them",
        ),
        says("past_due", "keep", &FT, "Active and past due subscriptions count"),
        unlike(
            "churn_recognised",
            "service_ends",
            &FT,
            "A snapshot at the end of the month: paid until the 15th, churned in that month",
        ),
        unlike("reactivation", "any_gap", &FT, "By item, and only from its third month on"),
        unlike("netting", "day", &FT, "All changes of a month are one"),
        says("constants", "52_weeks", &FT, "A week is 52/12 months"),
    ],
    unknown: &[
        "paid_trials",
        "usage",
        "unpaid",
        "paused",
        "zero_amount",
        "gap_tolerance",
        "new_and_gone",
        "fx",
        "invoice_existing",
        "invoice_new",
        "void_invoices",
        "uncollectible",
        "failed_first_payment",
        "refunds",
        "credit_notes",
        "disputes",
        "merges",
    ],
};
