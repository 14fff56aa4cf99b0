//! Spend, revenue and the way from visitor to customer.

use super::ColumnKind::{Bool, Choice, Currency, Day, Instant, Int, Money, Month, Text};
use super::customers::CUSTOMER;
use super::{ColumnSpec, CurrencyRule, TableId, TableSpec};

const fn col(name: &'static str, kind: super::ColumnKind, doc: &'static str) -> ColumnSpec {
    ColumnSpec::new(name, kind, doc)
}

const CHANNEL: &[&str] = &["acquisition_channel", "utm_source"];
const CAMPAIGN: &[&str] = &["utm_campaign"];
const CURRENCY: &[&str] = &["currency_code", "ccy"];

pub(super) static SPEND: TableSpec = TableSpec {
    id: TableId::Spend,
    key: &["month", "category", "channel", "campaign", "item", "currency"],
    keyless_without: None,
    numbered: true,
    columns: &[
        col("month", Month, "month").required().or(&["date", "period"]),
        col(
            "category",
            Choice(&[
                "sales",
                "marketing",
                "cost_of_sales",
                "success_staff",
                "success_tools",
                "customer_marketing",
                "training",
                "loyalty",
                "other",
            ]),
            "what the money was spent on",
        )
        .required(),
        col("channel", Text, "channel").or(CHANNEL),
        col("campaign", Text, "campaign").or(CAMPAIGN),
        col("item", Text, "item").or(&["description"]).person(),
        col("amount", Money, "amount").required().or(&["cost", "spend"]),
        col("currency", Currency, "currency of the amount").or(CURRENCY),
    ],
    open: false,
    currency: CurrencyRule::Own,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static REVENUE: TableSpec = TableSpec {
    id: TableId::Revenue,
    key: &["month", "currency"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("month", Month, "month").required().or(&["date", "period"]),
        col("amount", Money, "recognised revenue").required().or(&["revenue"]),
        col("currency", Currency, "currency of the amount").or(CURRENCY),
    ],
    open: false,
    currency: CurrencyRule::Own,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static LEADS: TableSpec = TableSpec {
    id: TableId::Leads,
    key: &["lead_id"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("lead_id", Text, "id of the lead").required().or(&[
            "id",
            "lead",
            "record_id",
            "external_id",
        ]),
        col("created_at", Instant, "when it came in").required().or(&[
            "created",
            "date",
            "create_date",
            "created_on",
            "lead_created_at",
        ]),
        col("email", Text, "e-mail address").or(&["email_address"]).person(),
        col("customer_id", Text, "customer that it became").or(CUSTOMER),
        col("converted_at", Instant, "when it became a customer").or(&[
            "conversion_date",
            "converted_date",
            "became_a_customer_date",
        ]),
        col("channel", Text, "where it came from").or(&[
            "acquisition_channel",
            "lead_source",
            "utm_source",
            "original_source",
            "original_traffic_source",
            "source",
        ]),
        col("campaign", Text, "campaign that brought it").or(CAMPAIGN),
        col("stage", Text, "stage that it is in").or(&["status", "lifecycle_stage", "lead_status"]),
        col("referrer_customer_id", Text, "customer who brought it")
            .or(&["referrer", "referred_by"]),
    ],
    open: false,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static LEAD_STAGES: TableSpec = TableSpec {
    id: TableId::LeadStages,
    key: &["lead_id", "stage", "entered_at"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("lead_id", Text, "lead").required().or(&["lead"]),
        col("stage", Text, "stage").required(),
        col("entered_at", Instant, "when the lead entered it").required().or(&["at", "date"]),
    ],
    open: false,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static TRAFFIC: TableSpec = TableSpec {
    id: TableId::Traffic,
    key: &["date", "grain", "channel", "campaign"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("date", Day, "day, or first day of the week or month").required().or(&["day"]),
        col("grain", Choice(&["day", "week", "month"]), "what the row covers; day where absent"),
        col("channel", Text, "channel").or(CHANNEL),
        col("campaign", Text, "campaign").or(CAMPAIGN),
        col("visitors", Int, "unique visitors").required().or(&["unique_visitors"]).at_least(0),
        col("visits", Int, "visits").or(&["sessions"]).at_least(0),
        col("existing_customers", Int, "visitors who are customers").at_least(0),
        col("staff", Int, "visitors who are our own people").at_least(0),
        col("bots", Int, "visitors that are machines").at_least(0),
        col("qualified_visitors", Int, "visitors who could become customers").at_least(0),
    ],
    open: false,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[],
    parts: &[
        ("existing_customers", "visitors"),
        ("staff", "visitors"),
        ("bots", "visitors"),
        ("qualified_visitors", "visitors"),
    ],
};

pub(super) static TRIALS: TableSpec = TableSpec {
    id: TableId::Trials,
    key: &["trial_id"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("trial_id", Text, "id of the trial").required().or(&["id", "trial"]),
        col("customer_id", Text, "who tries").required().or(CUSTOMER),
        col("started_at", Instant, "when it began").required().or(&["start_date", "start"]),
        col("ends_at", Instant, "when it ends").or(&["end_date", "ended_at", "end"]).end(),
        col("converted_at", Instant, "when it became paid"),
        col("card_required", Bool, "whether a card had to be given"),
    ],
    open: false,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[("started_at", "ends_at"), ("started_at", "converted_at")],
    parts: &[],
};

pub(super) static REFERRALS: TableSpec = TableSpec {
    id: TableId::Referrals,
    key: &["referral_id"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("referral_id", Text, "id of the referral").required().or(&["id", "referral"]),
        col("referrer_customer_id", Text, "customer who referred").required().or(&[
            "referrer",
            "customer_id",
            "customer",
        ]),
        col("referred_customer_id", Text, "customer who was referred").or(&["referred_customer"]),
        col("referred_lead_id", Text, "lead that was referred").or(&["referred_lead", "lead_id"]),
        col("at", Instant, "when").required().or(&["date", "created_at", "referred_at"]),
        col("converted_at", Instant, "when the referred one became a customer"),
    ],
    open: false,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};
