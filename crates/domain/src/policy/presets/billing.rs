//! Billing systems with analytics of their own: Stripe, Chargebee, Recurly, Maxio, Paddle.

use super::{Preset, Source, says, unlike};

const ST_GLOSSARY: Source = Source {
    name: "Stripe docs: Billing metric definitions",
    url: "https://docs.stripe.com/billing/subscriptions/analytics/glossary",
};
const ST_CONFIGURE: Source = Source {
    name: "Stripe support: Metric configurations",
    url: "https://support.stripe.com/questions/metric-configurations",
};
const ST_COUPONS: Source = Source {
    name: "Stripe support: Impact of discounts and coupons on MRR in Billing",
    url: "https://support.stripe.com/questions/impact-of-discounts-and-coupons-on-monthly-recurring-revenue-mrr-in-billing",
};
const ST_ANALYTICS: Source = Source {
    name: "Stripe support: Billing Analytics",
    url: "https://support.stripe.com/questions/billing-analytics",
};
const ST_PAUSE: Source = Source {
    name: "Stripe docs: Pause payment collection",
    url: "https://docs.stripe.com/billing/subscriptions/pause-payment",
};
const PW_STRIPE: Source = Source {
    name: "ProfitWell help: ProfitWell vs. Stripe",
    url: "https://learn.profitwell.com/article/gf9qqkyplu-profitwell-vs-stripe",
};

/// Stripe Billing: MRR from the state of subscriptions.
pub(super) const STRIPE: Preset = Preset {
    name: "stripe",
    about: "Stripe Billing's analytics; its MRR comes from the state of subscriptions",
    stands: &[
        says(
            "discounts",
            "forever+repeating",
            &ST_COUPONS,
            "Two switches, for recurring and for one-time discounts: taken as on and off. An \
             older page lets only coupons without end count (forever)",
        ),
        says("paid_trials", "one_off", &ST_GLOSSARY, "Subscriptions in trial are left out"),
        says("usage", "exclude", &ST_GLOSSARY, "Metered products are left out"),
        says("past_due", "keep", &ST_GLOSSARY, "MRR is of active and past due subscriptions"),
        says("unpaid", "churn", &ST_GLOSSARY, "Unpaid is churn"),
        says(
            "paused",
            "keep",
            &ST_PAUSE,
            "A pause of collection leaves the status as it is, so the subscription counts",
        ),
        unlike(
            "zero_amount",
            "contraction",
            &ST_GLOSSARY,
            "Those on free plans are no active subscribers, yet only the end of all their \
             subscriptions is churn",
        ),
        says(
            "churn_recognised",
            "requested",
            &ST_CONFIGURE,
            "When cancelled, or at the end of the billing cycle, as configured; comparisons by \
             others name the first as the default",
        ),
        says("new_and_gone", "show", &PW_STRIPE, "It stands in both new and churned MRR"),
        says(
            "failed_first_payment",
            "until_paid",
            &ST_GLOSSARY,
            "Incomplete subscriptions are neither active nor past due",
        ),
        says(
            "refunds",
            "cash_only",
            &ST_ANALYTICS,
            "MRR comes from subscriptions; refunds do not matter",
        ),
        unlike(
            "merges",
            "from_beginning",
            &ST_GLOSSARY,
            "Customers cannot be merged; each is one subscriber",
        ),
    ],
    unknown: &[
        "reactivation",
        "gap_tolerance",
        "netting",
        "constants",
        "fx",
        "invoice_existing",
        "invoice_new",
        "void_invoices",
        "uncollectible",
        "credit_notes",
        "disputes",
    ],
};

const CB_MRR: Source = Source {
    name: "Chargebee docs: Flexible MRR vs. Regular MRR",
    url: "https://www.chargebee.com/docs/billing/2.0/reports-and-analytics/flexi-mrr-vs-regular-mrr",
};
const CB_CHARTS: Source = Source {
    name: "Chargebee docs: RevenueStory charts",
    url: "https://www.chargebee.com/docs/2.0/charts.html",
};
const CB_DOCS: Source =
    Source { name: "Chargebee docs", url: "https://www.chargebee.com/docs/2.0/" };

/// Chargebee RevenueStory, regular MRR.
pub(super) const CHARGEBEE: Preset = Preset {
    name: "chargebee",
    about: "Chargebee RevenueStory with its regular MRR, which is that of the next renewal",
    stands: &[
        says(
            "discounts",
            "forever+repeating",
            &CB_MRR,
            "One-time coupons do not count, recurring ones do; a limited coupon on a yearly plan \
             is a one-time coupon there",
        ),
        says(
            "usage",
            "exclude",
            &CB_MRR,
            "Metered components are left out; under flexible MRR a switch takes them in",
        ),
        says(
            "churn_recognised",
            "service_ends",
            &CB_DOCS,
            "A subscription that will not renew runs to the end of its term",
        ),
        says("reactivation", "any_gap", &CB_DOCS, "Whenever someone comes back"),
        unlike(
            "new_and_gone",
            "show",
            &CB_CHARTS,
            "Cancellations in the month of activation are left out of cancellation MRR only",
        ),
        says(
            "fx",
            "period_end",
            &CB_DOCS,
            "Set anew at the end of each period; the variance is part of net MRR growth",
        ),
        says(
            "refunds",
            "cash_only",
            &CB_CHARTS,
            "Refunds have a chart of their own, MRR is without",
        ),
    ],
    unknown: &[
        "paid_trials",
        "past_due",
        "unpaid",
        "paused",
        "zero_amount",
        "gap_tolerance",
        "netting",
        "constants",
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

const RE_MRR: Source = Source {
    name: "Recurly docs: Monthly Recurring Revenue",
    url: "https://docs.recurly.com/docs/monthly-recurring-revenue",
};
const RE_SETTINGS: Source = Source {
    name: "Recurly support: What are Analytics Settings and how do I access?",
    url: "https://support.recurly.com/hc/en-us/articles/360023024212-What-are-Analytics-Settings-and-how-do-I-access-",
};
const RE_FAILED: Source = Source {
    name: "Recurly support: How Are Failed Invoices Handled in the MRR Calculation",
    url: "https://support.recurly.com/hc/en-us/articles/360027455352-How-Are-Failed-Invoices-Handled-in-the-MRR-Calculation",
};
const RE_PAUSE: Source = Source {
    name: "Recurly docs: Pause subscriptions",
    url: "https://docs.recurly.com/recurly-subscriptions/docs/navigate-retain-subscription-pause",
};
const PW_RECURLY: Source = Source {
    name: "Paddle help: ProfitWell vs. Recurly",
    url: "https://www.paddle.com/help/profitwell-metrics/measure/compare/profitwell-vs-recurly",
};

/// Recurly: MRR from invoiced charges with dates.
pub(super) const RECURLY: Preset = Preset {
    name: "recurly",
    about: "Recurly Analytics with its defaults; its MRR comes from invoiced charges and credits \
            that have a start and an end",
    stands: &[
        says(
            "discounts",
            "forever+limited",
            &RE_SETTINGS,
            "Coupon discounts on recurring charges come off; a setting leaves them in",
        ),
        says("usage", "exclude", &RE_MRR, "Amounts billed by usage are left out"),
        says("past_due", "keep", &RE_FAILED, "Charges stay in MRR also if their invoice fails"),
        says(
            "paused",
            "zero",
            &RE_PAUSE,
            "A pause begins at the next billing date and stops the contribution to MRR",
        ),
        unlike(
            "churn_recognised",
            "service_ends",
            &PW_RECURLY,
            "Churned MRR shows up once the month is complete",
        ),
        unlike(
            "reactivation",
            "any_gap",
            &PW_RECURLY,
            "A return counts as one only after a month or more",
        ),
        says("invoice_existing", "issued", &RE_SETTINGS, "Charges count when they are billed"),
        says("invoice_new", "issued", &RE_SETTINGS, "Charges count when they are billed"),
        says(
            "uncollectible",
            "keep",
            &RE_FAILED,
            "Charges of failed invoices stay, unless the setting removes them, also from the past",
        ),
        says("failed_first_payment", "count", &RE_FAILED, "As for every failed invoice"),
        says(
            "refunds",
            "reduce",
            &RE_MRR,
            "The refund of a subscription's amount is part of MRR, as a negative charge",
        ),
        says(
            "credit_notes",
            "recurring",
            &RE_MRR,
            "Credits with a start and an end count, one-time credits do not",
        ),
    ],
    unknown: &[
        "paid_trials",
        "unpaid",
        "zero_amount",
        "gap_tolerance",
        "netting",
        "new_and_gone",
        "constants",
        "fx",
        "void_invoices",
        "disputes",
        "merges",
    ],
};

const PW_MAXIO: Source = Source {
    name: "Paddle help: ProfitWell vs. Maxio",
    url: "https://paddle.com/help/profitwell-metrics/measure/compare/profitwell-vs-chargify",
};
const MX_FAQ: Source = Source {
    name: "Chargify help: MRR FAQ",
    url: "https://help.chargify.com/reports/mrr-faq.html",
};

/// Maxio, which was Chargify.
pub(super) const MAXIO: Preset = Preset {
    name: "maxio",
    about: "Maxio's (Chargify's) MRR reports, for the most part as ProfitWell's comparison tells them",
    stands: &[
        says("discounts", "all", &PW_MAXIO, "Discounts come off, however often they apply"),
        says("usage", "exclude", &PW_MAXIO, "Metered billing is revenue of its own, not MRR"),
        says("paused", "keep", &PW_MAXIO, "On hold counts on as it was"),
        says("churn_recognised", "requested", &PW_MAXIO, "MRR goes at the time of cancellation"),
        says("reactivation", "within_90_days", &PW_MAXIO, "After 90 days a return is new"),
        says("new_and_gone", "show", &PW_MAXIO, "It stands in both new and churned MRR"),
        says("refunds", "cash_only", &MX_FAQ, "Refunds do not move MRR"),
        says("credit_notes", "all", &PW_MAXIO, "Credits come off as discounts do"),
    ],
    unknown: &[
        "paid_trials",
        "past_due",
        "unpaid",
        "zero_amount",
        "gap_tolerance",
        "netting",
        "constants",
        "fx",
        "invoice_existing",
        "invoice_new",
        "void_invoices",
        "uncollectible",
        "failed_first_payment",
        "disputes",
        "merges",
    ],
};

const PD_MRR: Source = Source {
    name: "Paddle help: What is Monthly Recurring Revenue (MRR)?",
    url: "https://www.paddle.com/help/manage/reporting/what-is-monthly-recurring-revenue-mrr",
};

/// Paddle's own report, not ProfitWell's.
pub(super) const PADDLE: Preset = Preset {
    name: "paddle",
    about: "Paddle's own MRR report (for ProfitWell Metrics see `profitwell`), taken once a day",
    stands: &[
        says("discounts", "none", &PD_MRR, "The price of the subscription, before any discount"),
        says("usage", "exclude", &PD_MRR, "Metered charges are left out"),
        unlike(
            "fx",
            "component_start",
            &PD_MRR,
            "Foreign currencies at current rates, the past included; constant_<date> gives one day's",
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
        "constants",
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
