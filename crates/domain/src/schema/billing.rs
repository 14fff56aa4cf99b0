//! Plans, subscriptions, invoices and what follows them.

use super::ColumnKind::{
    Bool, Choice, Currency, Day, Decimal, Instant, Int, Json, List, Money, Month, Percent, Rate,
    Text,
};
use super::customers::CUSTOMER;
use super::{ColumnSpec, CurrencyRule, TableId, TableSpec};

const fn col(name: &'static str, kind: super::ColumnKind, doc: &'static str) -> ColumnSpec {
    ColumnSpec::new(name, kind, doc)
}

/// Ten-thousandths of a percent in a whole.
const WHOLE: i64 = 100 * 10_000;

const INTERVALS: super::ColumnKind = Choice(&["day", "week", "month", "year"]);
const STATUS: super::ColumnKind = Choice(&[
    "incomplete",
    "trialing",
    "active",
    "past_due",
    "non_renewing",
    "unpaid",
    "paused",
    "canceled",
    "ended",
]);
const INVOICE: &[&str] = &["invoice", "invoice_number", "invoice_external_id"];
const SUBSCRIPTION: &[&str] = &["subscription", "sub_id", "subscription_external_id"];
const ITEM: &[&str] = &["subscription_item_id", "subscription_item", "item"];
const PLAN: &[&str] = &["plan", "price_id", "plan_external_id", "plan_code", "item_price_id"];
/// A price alone is one of the whole quantity; beside a quantity that is told to be so.
const PRICE: &[&str] = &["price", "list_price"];
const INTERVAL: &[&str] = &[
    "billing_interval",
    "interval_unit",
    "billing_period_unit",
    "plan_interval_unit",
    "period_unit",
];
const INTERVAL_COUNT: &[&str] =
    &["billing_interval_count", "billing_period", "plan_interval_length", "interval_length"];
const CURRENCY: &[&str] = &["currency_code", "ccy"];
const QUANTITY: &[&str] = &["qty", "plan_quantity"];

pub(super) static PLANS: TableSpec = TableSpec {
    id: TableId::Plans,
    key: &["plan_id"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("plan_id", Text, "id of the plan").required().or(&[
            "id",
            "plan",
            "price_id",
            "plan_external_id",
            "plan_code",
            "item_price_id",
            "external_id",
        ]),
        col("name", Text, "name").or(&["plan_name"]),
        col("product", Text, "product of the plan").or(&["product_id", "product_name"]),
        col("kind", Choice(&["base", "addon", "metered", "one_off"]), "what is charged for"),
        col("interval", INTERVALS, "unit of the billing interval").or(INTERVAL),
        col("interval_count", Int, "units per billing interval; 1 where absent")
            .or(INTERVAL_COUNT)
            .at_least(1)
            .at_most(36_500),
        col("amount", Money, "list price per interval").or(&["price"]).at_least(0),
        col("currency", Currency, "currency of the amount").or(CURRENCY),
        col(
            "pricing_model",
            Choice(&["flat", "per_seat", "tiered", "usage"]),
            "how the price follows from the quantity",
        ),
        col("seats_included", Int, "seats in the price").at_least(0),
        col("limits", Json, "limits of the plan"),
        col("features", List, "features of the plan"),
    ],
    open: false,
    currency: CurrencyRule::Own,
    below_minor_units: true,
    spans: &[],
    parts: &[],
};

pub(super) static SUBSCRIPTIONS: TableSpec = TableSpec {
    id: TableId::Subscriptions,
    key: &["subscription_id", "item_id"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("subscription_id", Text, "id of the subscription").required().or(&[
            "id",
            "subscription",
            "sub_id",
            "subscription_external_id",
            "external_id",
        ]),
        col("customer_id", Text, "who subscribes").required().or(CUSTOMER),
        col("item_id", Text, "item of the subscription").or(ITEM),
        col("plan_id", Text, "plan of the item").or(PLAN),
        col("quantity", Decimal, "quantity; 1 where absent").or(QUANTITY).at_least(0),
        col("amount", Money, "list price per interval for the whole quantity, before discount")
            .or(PRICE)
            .at_least(0),
        col(
            "unit_price",
            Money,
            "list price of one per interval, where there is no `amount`: it is taken times the \
             quantity",
        )
        .or(&["price_per_unit", "price_per_seat", "plan_unit_price"])
        .at_least(0),
        col("currency", Currency, "currency of the amounts").or(CURRENCY),
        col("interval", INTERVALS, "unit of the billing interval").or(INTERVAL),
        col("interval_count", Int, "units per billing interval; 1 where absent")
            .or(INTERVAL_COUNT)
            .at_least(1)
            .at_most(36_500),
        col("minimum_amount", Money, "usage commitment per interval")
            .or(&["minimum_commitment"])
            .at_least(0),
        col("discount_percent", Percent, "discount in percent")
            .or(&["percent_off", "discount_pct"])
            .at_least(0)
            .at_most(WHOLE),
        col("discount_amount", Money, "discount per interval").or(&["amount_off"]).at_least(0),
        col("discount_duration", Choice(&["once", "repeating", "forever"]), "how long it lasts"),
        col("discount_started_at", Instant, "when the discount began")
            .or(&["discount_start", "discount_starts_at"]),
        col("discount_ends_at", Instant, "when the discount ends").or(&["discount_end"]).end(),
        col("tax_included", Bool, "whether amounts contain tax").or(&["tax_inclusive"]),
        col("tax_percent", Percent, "tax rate in percent")
            .or(&["tax_rate", "vat_rate"])
            .at_least(0),
        col("status", STATUS, "state of the subscription").or(&["subscription_status", "state"]),
        col("started_at", Instant, "when service began").required().or(&[
            "start_date",
            "started_on",
            "start",
            "starts_at",
            "subscription_start",
            "activated_at",
        ]),
        col(
            "item_added_at",
            Instant,
            "when the item was added to its subscription, where its start is taken from it; the item \
             begins then if other rows tell of the time before",
        ),
        col("as_of", Instant, "when this state was read").or(&["snapshot_at"]),
        col(
            "all_items",
            Bool,
            "whether the rows of the subscription with this `as_of` are all of its items: one that \
             was read earlier and is not among them has ended",
        ),
        col("trial_started_at", Instant, "when the trial began").or(&["trial_start"]),
        col("trial_ended_at", Instant, "when the trial ends or ended")
            .or(&["trial_end", "trial_ends_at", "trial_end_date"])
            .end(),
        col(
            "billing_anchor_at",
            Instant,
            "any instant at which an interval of billing begins, where that is not the beginning of \
             service or the end of its trial",
        )
        .or(&["billing_anchor", "billing_cycle_anchor"]),
        col("term_started_at", Instant, "when the contract term began")
            .or(&[
            "term_start",
            "contract_start",
            "current_term_start",
            "current_term_started_at",
        ]),
        col("term_months", Int, "length of the contract term in months")
            .or(&["contract_months"])
            .at_least(0)
            .at_most(1_200),
        col("term_ends_at", Instant, "when the contract term ends")
            .or(&[
                "term_end",
                "contract_end",
                "renews_at",
                "renewal_date",
                "current_term_end",
                "current_term_ends_at",
            ])
            .end(),
        col("auto_renew", Bool, "whether the term renews by itself").or(&["auto_renewal"]),
        col("paused_at", Instant, "when it was paused"),
        col("resumes_at", Instant, "when it resumes").or(&["resumed_at"]),
        col("past_due_since", Instant, "since when a payment is late"),
        col("cancel_requested_at", Instant, "when the customer cancelled").or(&[
            "canceled_at",
            "cancelled_at",
            "cancellation_date",
        ]),
        col("cancel_effective_at", Instant, "when the cancellation takes effect")
            .or(&["cancel_at", "cancels_at"])
            .end(),
        col("ended_at", Instant, "when service ended")
            .or(&["end_date", "ended_on", "end", "ends_at", "subscription_end", "expires_at"])
            .end(),
        col(
            "churn_kind",
            Choice(&["voluntary", "involuntary", "retention_policy", "unknown"]),
            "whether the customer chose to leave",
        ),
        col("churn_reason", Text, "stated reason; `a > b` for levels")
            .or(&["cancel_reason", "cancellation_reason"])
            .typed(),
        col("churn_reason_assessed", Text, "reason as we see it").typed(),
        col("churn_comment", Text, "what the customer said")
            .or(&["cancellation_comment", "cancel_comment"])
            .said(),
    ],
    open: false,
    currency: CurrencyRule::Own,
    below_minor_units: false,
    spans: &[("started_at", "ended_at"), ("trial_started_at", "trial_ended_at")],
    parts: &[],
};

/// The word with which a change takes a setting away.
const CLEARS: &[(&str, i64)] = &[("none", 0)];
/// In an instant, cleared is the smallest value: no instant is zero.
const CLEARS_INSTANT: &[(&str, i64)] = &[("none", i64::MIN), ("0", i64::MIN)];

pub(super) static SUBSCRIPTION_CHANGES: TableSpec = TableSpec {
    id: TableId::SubscriptionChanges,
    key: &["subscription_id", "item_id", "changed_at", "sequence"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("subscription_id", Text, "subscription that changed").required().or(SUBSCRIPTION),
        col("item_id", Text, "item that changed").or(ITEM),
        col("changed_at", Instant, "from when on").required().or(&[
            "effective_at",
            "at",
            "change_date",
            "date",
        ]),
        col("sequence", Int, "order among changes of one instant").or(&["seq"]),
        col("plan_id", Text, "plan from then on").or(PLAN),
        col("quantity", Decimal, "quantity from then on").or(QUANTITY).at_least(0).words(CLEARS),
        col("amount", Money, "list price per interval from then on")
            .or(PRICE)
            .at_least(0)
            .words(CLEARS),
        col("currency", Currency, "currency from then on").or(CURRENCY),
        col("interval", INTERVALS, "unit of the billing interval from then on").or(INTERVAL),
        col("interval_count", Int, "units per billing interval from then on")
            .or(INTERVAL_COUNT)
            .at_least(1)
            .at_most(36_500),
        col("discount_percent", Percent, "discount in percent; 0 or `none` clears")
            .or(&["percent_off", "discount_pct"])
            .at_least(0)
            .at_most(WHOLE)
            .words(CLEARS),
        col("discount_amount", Money, "discount per interval; 0 or `none` clears")
            .or(&["amount_off"])
            .at_least(0)
            .words(CLEARS),
        col(
            "discount_duration",
            Choice(&["once", "repeating", "forever", "none"]),
            "how long the discount lasts; `none` clears",
        ),
        col("discount_ends_at", Instant, "when the discount ends; `none` clears")
            .or(&["discount_end"])
            .end()
            .words(CLEARS_INSTANT),
        col("tax_included", Bool, "whether amounts contain tax from then on")
            .or(&["tax_inclusive"])
            .words(CLEARS),
        col("tax_percent", Percent, "tax rate in percent from then on")
            .or(&["tax_rate", "vat_rate"])
            .at_least(0)
            .words(CLEARS),
        col("status", STATUS, "state from then on").or(&["subscription_status", "state"]),
    ],
    open: false,
    currency: CurrencyRule::Inherited,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static INVOICES: TableSpec = TableSpec {
    id: TableId::Invoices,
    key: &["invoice_id"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("invoice_id", Text, "id of the invoice").required().or(&[
            "id",
            "invoice",
            "invoice_number",
            "invoice_external_id",
            "external_id",
        ]),
        col("customer_id", Text, "who is billed").required().or(CUSTOMER),
        col("issued_at", Instant, "when it was issued").required().or(&[
            "date",
            "invoice_date",
            "issue_date",
            "issued_on",
            "finalized_at",
            "billed_at",
            "created_at",
            "created",
        ]),
        col("due_at", Instant, "when it is due").or(&["due_date"]),
        col("paid_at", Instant, "when it was fully paid").or(&["paid_on", "payment_date"]),
        col("voided_at", Instant, "when it was voided"),
        col(
            "status",
            Choice(&["draft", "open", "paid", "void", "uncollectible"]),
            "state of the invoice",
        )
        .or(&["invoice_status", "state"]),
        col("currency", Currency, "currency of the invoice and its lines").or(CURRENCY),
        col("amount_paid", Money, "how much has been paid").or(&["paid_amount"]),
        col("collection", Choice(&["automatic", "manual"]), "how it is collected")
            .or(&["collection_method"]),
    ],
    open: false,
    currency: CurrencyRule::Own,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static INVOICE_LINES: TableSpec = TableSpec {
    id: TableId::InvoiceLines,
    key: &["invoice_id", "line_id"],
    keyless_without: Some("line_id"),
    numbered: false,
    columns: &[
        col("invoice_id", Text, "invoice of the line").required().or(INVOICE),
        col("line_id", Text, "id of the line within its invoice").or(&[
            "id",
            "line",
            "invoice_line_id",
            "line_item_id",
            "line_number",
            "line_item_external_id",
            "external_id",
        ]),
        col("subscription_id", Text, "subscription that is billed").or(SUBSCRIPTION),
        col("item_id", Text, "item of the subscription").or(ITEM),
        col("plan_id", Text, "plan that is billed").or(PLAN),
        col("kind", Choice(&["subscription", "one_off", "usage", "trial"]), "what is billed")
            .or(&["type", "line_type"]),
        col("period_start", Instant, "start of the service period").or(&[
            "service_period_start",
            "service_start",
            "period_from",
            "date_from",
            "start_date",
        ]),
        col("period_end", Instant, "end of the service period")
            .or(&["service_period_end", "service_end", "period_to", "date_to", "end_date"])
            .end(),
        col("interval", INTERVALS, "unit of the billing interval").or(INTERVAL),
        col("interval_count", Int, "units per billing interval")
            .or(INTERVAL_COUNT)
            .at_least(1)
            .at_most(36_500),
        col("amount", Money, "amount after discount, before tax").required().or(&[
            "line_amount",
            "net_amount",
            "line_item_amount",
        ]),
        col("discount", Money, "discount already taken off").or(&["discount_amount"]),
        col("discount_duration", Choice(&["once", "repeating", "forever"]), "how long it lasts"),
        col("tax", Money, "tax on the line").or(&["tax_amount", "vat"]),
        col("quantity", Decimal, "quantity; negative on credit lines").or(QUANTITY),
        col("prorated", Bool, "whether for part of an interval").or(&["proration", "is_proration"]),
    ],
    open: false,
    currency: CurrencyRule::Inherited,
    below_minor_units: false,
    spans: &[("period_start", "period_end")],
    parts: &[],
};

pub(super) static PAYMENTS: TableSpec = TableSpec {
    id: TableId::Payments,
    key: &["payment_id"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("payment_id", Text, "id of the attempt").required().or(&[
            "id",
            "payment",
            "charge_id",
            "transaction_id",
            "transaction_external_id",
            "external_id",
        ]),
        col("invoice_id", Text, "invoice that was to be paid").or(INVOICE),
        col("customer_id", Text, "who was to pay").or(CUSTOMER),
        col("at", Instant, "when it was tried").required().or(&[
            "date",
            "payment_date",
            "paid_at",
            "created_at",
            "created",
            "transaction_date",
        ]),
        col("result", Choice(&["succeeded", "failed"]), "how it went").or(&["status", "outcome"]),
        col("amount", Money, "amount").at_least(0),
        col("currency", Currency, "currency of the amount").or(CURRENCY),
        col("method", Text, "means of payment").or(&["payment_method"]),
        col("attempt", Int, "number of the attempt, from 1").or(&["attempt_count"]).at_least(0),
        col("decline_code", Text, "why it failed").or(&["failure_code", "failure_reason"]),
        col("card_expires", Month, "last month of the card").or(&["card_expiry", "expires"]),
    ],
    open: false,
    currency: CurrencyRule::Own,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

const MONEY_BACK: &[ColumnSpec] = &[
    col("id", Text, "id").required().or(&["refund_id", "credit_note_id", "number"]),
    col("invoice_id", Text, "invoice concerned").or(INVOICE),
    col("line_id", Text, "line concerned").or(&["invoice_line_id", "line"]),
    col("at", Instant, "when").required().or(&["date", "created_at", "created", "issued_at"]),
    col(
        "amount",
        Money,
        "amount, as a positive number: of a refund with its tax, of a credit note without",
    )
    .required()
    .at_least(0),
    col("currency", Currency, "currency of the amount").or(CURRENCY),
    col("reason", Text, "why").typed(),
    col("recurring", Bool, "whether the price is lower from now on"),
];

pub(super) static REFUNDS: TableSpec = TableSpec {
    id: TableId::Refunds,
    key: &["id"],
    keyless_without: None,
    numbered: false,
    columns: MONEY_BACK,
    open: false,
    currency: CurrencyRule::Own,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static CREDIT_NOTES: TableSpec = TableSpec {
    id: TableId::CreditNotes,
    key: &["id"],
    keyless_without: None,
    numbered: false,
    columns: MONEY_BACK,
    open: false,
    currency: CurrencyRule::Own,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static DISPUTES: TableSpec = TableSpec {
    id: TableId::Disputes,
    key: &["id"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("id", Text, "id").required().or(&["dispute_id"]),
        col("invoice_id", Text, "invoice concerned").or(INVOICE),
        col("at", Instant, "when it was opened").required().or(&[
            "date",
            "created_at",
            "opened_at",
        ]),
        col("amount", Money, "amount, as a positive number").required().at_least(0),
        col("currency", Currency, "currency of the amount").or(CURRENCY),
        col("status", Choice(&["open", "won", "lost"]), "how it stands").or(&["state"]),
        col("reason", Text, "why").typed(),
    ],
    open: false,
    currency: CurrencyRule::Own,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static MRR_MONTHS: TableSpec = TableSpec {
    id: TableId::MrrMonths,
    key: &["customer_id", "month", "currency", "plan_id"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("customer_id", Text, "customer").required().or(CUSTOMER),
        col("month", Month, "month").required().or(&["date", "period"]),
        col("mrr", Money, "MRR of the month")
            .required()
            .or(&["amount", "monthly_revenue"])
            .at_least(0),
        col("currency", Currency, "currency of the MRR").or(CURRENCY),
        col("plan_id", Text, "plan").or(PLAN),
    ],
    open: false,
    currency: CurrencyRule::Own,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static FX_RATES: TableSpec = TableSpec {
    id: TableId::FxRates,
    key: &["date", "currency"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("date", Day, "day of the rate").required().or(&["day", "at"]),
        col("currency", Currency, "foreign currency").required().or(&[
            "currency_code",
            "ccy",
            "from_currency",
            "from",
            "base",
        ]),
        col("rate", Rate, "account-currency units for one unit of the currency")
            .required()
            .or(&["fx_rate", "exchange_rate", "value"])
            .at_least(1),
    ],
    open: false,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};
