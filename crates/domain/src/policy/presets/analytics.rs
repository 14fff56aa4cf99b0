//! Analytics products: ChartMogul, Baremetrics, ProfitWell.

use super::{Preset, Source, says, unlike};

const CM_SETTINGS: Source = Source {
    name: "ChartMogul help: Configuring Subscription Analytics settings",
    url: "https://help.chartmogul.com/hc/en-us/articles/15384089786524-Configuring-Subscription-Analytics-settings",
};
const CM_GENERAL: Source = Source {
    name: "ChartMogul help: Configuring data settings",
    url: "https://help.chartmogul.com/hc/en-us/articles/207290389-Configuring-data-settings",
};
const CM_CHURN: Source = Source {
    name: "ChartMogul help: Churn recognition",
    url: "https://help.chartmogul.com/article/242-churn-recognition",
};
const CM_DIFFER: Source = Source {
    name: "ChartMogul help: Why do metrics in ChartMogul differ from my billing system?",
    url: "https://help.chartmogul.com/hc/en-us/articles/360003422980-Why-do-metrics-in-ChartMogul-differ-from-my-billing-system-",
};
const CM_DISCOUNTS: Source = Source {
    name: "ChartMogul help: How does ChartMogul handle customers with discounts?",
    url: "https://help.chartmogul.com/hc/en-us/articles/203299542-How-does-ChartMogul-handle-customers-with-discounts-",
};
const CM_FX: Source = Source {
    name: "ChartMogul help: How ChartMogul handles subscriptions billed in foreign currencies",
    url: "https://help.chartmogul.com/hc/en-us/articles/201520952-How-ChartMogul-handles-subscriptions-billed-in-foreign-currencies",
};
const CM_RECORDED: Source = Source {
    name: "chartmogul/chartmogul-ruby: recorded answers of the API",
    url: "https://github.com/chartmogul/chartmogul-ruby",
};
const CM_HELP: Source =
    Source { name: "ChartMogul help centre", url: "https://help.chartmogul.com" };

/// ChartMogul: MRR from invoice lines with service periods.
pub(super) const CHARTMOGUL: Preset = Preset {
    name: "chartmogul",
    about: "ChartMogul, with the defaults of a new account; its MRR comes from invoices",
    stands: &[
        says(
            "discounts",
            "forever+limited",
            &CM_DISCOUNTS,
            "A discount comes off while invoices carry it; when it expires, that is expansion",
        ),
        says("usage", "exclude", &CM_HELP, "Left out, unless metered use is modelled as a plan"),
        says(
            "past_due",
            "keep",
            &CM_SETTINGS,
            "Stays in MRR without end; automatic churn after 1 to 90 days can be switched on",
        ),
        says(
            "paused",
            "keep",
            &CM_HELP,
            "No pauses of its own: with Stripe, Chargebee and GoCardless a paused subscription \
             becomes past due and stays in MRR (with Recurly it is cancelled and begins anew)",
        ),
        says(
            "zero_amount",
            "contraction",
            &CM_SETTINGS,
            "A paying customer who moves to zero stays active (accounts since 2025-01-30)",
        ),
        says(
            "churn_recognised",
            "billing_ended",
            &CM_CHURN,
            "When the billing system marks it as cancelled (the stated default); the end of the \
             last service period and the request are options",
        ),
        says("reactivation", "any_gap", &CM_HELP, "Any return of someone who had churned"),
        says(
            "netting",
            "60_minutes",
            &CM_GENERAL,
            "Smart activity classification: movements within a window, 60 minutes unless set",
        ),
        says(
            "constants",
            "365.25",
            &CM_RECORDED,
            "Not stated; 10 on a plan of 7 days came back as 43.48 a month, which is 365.25/84",
        ),
        says(
            "fx",
            "renewal",
            &CM_FX,
            "The rate of the start of each service period, so each renewal has a new one; the \
             difference is shown as exchange rate impact, never as expansion",
        ),
        says("invoice_existing", "issued", &CM_DIFFER, "Known subscriptions move when invoiced"),
        says(
            "invoice_new",
            "paid",
            &CM_DIFFER,
            "A new subscriber counts when the first invoice is fully paid, unless set otherwise",
        ),
        says(
            "failed_first_payment",
            "until_paid",
            &CM_DIFFER,
            "Follows from the above: without a paid first invoice there is no subscriber",
        ),
        says(
            "refunds",
            "cash_only",
            &CM_DIFFER,
            "Refunds do not lower MRR; for Stripe a full refund can be made to erase its invoice \
             (full_erases)",
        ),
        says("credit_notes", "cash_only", &CM_HELP, "Credit notes of Stripe are not recognised"),
        says(
            "merges",
            "from_beginning",
            &CM_HELP,
            "Merged customers pool their subscriptions; the earliest date is the cohort's",
        ),
    ],
    unknown: &[
        "paid_trials",
        "unpaid",
        "gap_tolerance",
        "new_and_gone",
        "void_invoices",
        "uncollectible",
        "disputes",
    ],
};

const BM_CANCELLATIONS: Source = Source {
    name: "Baremetrics help: Cancellations and Downgrades",
    url: "https://help.baremetrics.com/en/articles/5380343-cancellations-and-downgrades",
};
const BM_CHANGES: Source =
    Source { name: "Baremetrics changelog", url: "https://changelog.baremetrics.com/" };
const BM_HELP: Source =
    Source { name: "Baremetrics help centre", url: "https://help.baremetrics.com" };

/// Baremetrics: MRR from the state of subscriptions.
pub(super) const BAREMETRICS: Preset = Preset {
    name: "baremetrics",
    about: "Baremetrics; its MRR comes from the state of subscriptions",
    stands: &[
        says(
            "past_due",
            "churn_after_30_days",
            &BM_CANCELLATIONS,
            "Who has not paid for more than 30 days is cancelled; the days can be set",
        ),
        says(
            "zero_amount",
            "churn",
            &BM_CANCELLATIONS,
            "Moving from a paid to a free plan is a cancellation; so is a coupon of 100 percent",
        ),
        says(
            "netting",
            "day",
            &BM_CANCELLATIONS,
            "The net result at the end of a day: what starts and ends on one day is not reported",
        ),
        says(
            "new_and_gone",
            "show",
            &BM_CHANGES,
            "Customers who come and go within the same 30 days are in the churn rate",
        ),
        says("refunds", "cash_only", &BM_HELP, "Refunds stand with the cash metrics"),
    ],
    unknown: &[
        "discounts",
        "paid_trials",
        "usage",
        "unpaid",
        "paused",
        "churn_recognised",
        "reactivation",
        "gap_tolerance",
        "constants",
        "fx",
        "invoice_existing",
        "invoice_new",
        "void_invoices",
        "uncollectible",
        "failed_first_payment",
        "credit_notes",
        "disputes",
        "merges",
    ],
};

const PW_STRIPE: Source = Source {
    name: "ProfitWell help: ProfitWell vs. Stripe",
    url: "https://learn.profitwell.com/article/gf9qqkyplu-profitwell-vs-stripe",
};
const PW_WHY: Source = Source {
    name: "ProfitWell help: Why are my numbers in ProfitWell different from Stripe?",
    url: "https://learn.profitwell.com/article/pnaejwan9k-why-are-my-numbers-in-profitwell-different-from-stripe",
};
const PW_MAXIO: Source = Source {
    name: "Paddle help: ProfitWell vs. Maxio",
    url: "https://paddle.com/help/profitwell-metrics/measure/compare/profitwell-vs-chargify",
};
const PW_CHURN: Source = Source {
    name: "Paddle help: ProfitWell Metrics, Churn",
    url: "https://paddle.com/help/profitwell-metrics/measure/subscription-retention/churn",
};
const PW_CALCULATING: Source = Source {
    name: "ProfitWell help: Calculating Metrics",
    url: "https://learn.profitwell.com/category/WoBCXt3Wpj-calculating-metrics",
};
const PW_HELP: Source =
    Source { name: "ProfitWell help centre", url: "https://learn.profitwell.com" };
const PW_FAQ: Source = Source { name: "ProfitWell: FAQ for Paddle users", url: "" };

/// ProfitWell Metrics, by Paddle: MRR from events of the billing system.
pub(super) const PROFITWELL: Preset = Preset {
    name: "profitwell",
    about: "ProfitWell Metrics, by Paddle; its MRR comes from events of subscriptions and payments",
    stands: &[
        says(
            "discounts",
            "all",
            &PW_STRIPE,
            "Discounts and credits always come off, however often they apply",
        ),
        says("paid_trials", "one_off", &PW_HELP, "Trials do not count, paid ones neither"),
        unlike(
            "usage",
            "exclude",
            &PW_MAXIO,
            "Its pages disagree: comparisons say that metered billing is rolled into MRR, the FAQ \
             that it is not supported",
        ),
        unlike(
            "past_due",
            "keep",
            &PW_FAQ,
            "Past due is active until the dunning window, which the merchant sets, is over; then \
             it is delinquent churn",
        ),
        says("unpaid", "churn", &PW_CHURN, "Who cannot be billed churns as delinquent"),
        says("paused", "zero", &PW_MAXIO, "On hold is a downgrade to 0"),
        says(
            "zero_amount",
            "churn",
            &PW_CALCULATING,
            "Someone whose subscription is fully discounted or credited is no customer",
        ),
        says(
            "churn_recognised",
            "service_ends",
            &PW_CHURN,
            "At the end of the billing cycle; the cancellation before it is told apart",
        ),
        says("reactivation", "any_gap", &PW_MAXIO, "Whenever someone comes back"),
        says(
            "new_and_gone",
            "suppress",
            &PW_STRIPE,
            "Who comes and goes within a calendar month is in neither figure",
        ),
        says("fx", "component_start", &PW_HELP, "The rate at the time of purchase"),
        says(
            "invoice_new",
            "paid",
            &PW_WHY,
            "It relies on payments that were made, and assumes none",
        ),
        says(
            "refunds",
            "full_with_cancellation",
            &PW_STRIPE,
            "Ignored, save the refund of a yearly plan that is cancelled at once",
        ),
        says("credit_notes", "all", &PW_STRIPE, "Credits come off as discounts do"),
    ],
    unknown: &[
        "gap_tolerance",
        "netting",
        "constants",
        "invoice_existing",
        "void_invoices",
        "uncollectible",
        "failed_first_payment",
        "disputes",
        "merges",
    ],
};
