//! From a record of an export to records of tables.

use std::collections::HashSet;

use tenure_domain::schema::TableId;

use super::kinds::{Columns, Kind};
use super::values::{amount, is_some, less, times, utc, yes};

/// Columns of `subscriptions` that an export fills.
const SUBSCRIPTIONS: &[&str] = &[
    "subscription_id",
    "customer_id",
    "item_id",
    "plan_id",
    "quantity",
    "amount",
    "currency",
    "interval",
    "interval_count",
    "status",
    "started_at",
    "trial_started_at",
    "trial_ended_at",
    "term_started_at",
    "term_ends_at",
    "auto_renew",
    "cancel_requested_at",
    "cancel_effective_at",
    "ended_at",
    "churn_kind",
    "churn_reason",
    "churn_comment",
];

/// Columns of `customers` that an export fills.
const CUSTOMERS: &[&str] =
    &["customer_id", "name", "email", "country", "region", "city", "created_at"];

/// Columns of `invoices` that an export fills.
const INVOICES: &[&str] = &[
    "invoice_id",
    "customer_id",
    "issued_at",
    "due_at",
    "paid_at",
    "voided_at",
    "status",
    "currency",
    "amount_paid",
    "collection",
];

/// Columns of `invoice_lines` that an export fills.
const INVOICE_LINES: &[&str] = &[
    "invoice_id",
    "line_id",
    "subscription_id",
    "kind",
    "period_start",
    "period_end",
    "amount",
    "discount",
    "tax",
];

/// Columns of `payments` that an export fills.
const PAYMENTS: &[&str] = &[
    "payment_id",
    "invoice_id",
    "customer_id",
    "at",
    "result",
    "amount",
    "currency",
    "method",
    "decline_code",
];

/// Columns of `refunds` that an export fills.
const REFUNDS: &[&str] = &["id", "invoice_id", "at", "amount", "currency"];

/// Columns of `disputes` that an export fills.
const DISPUTES: &[&str] = &["id", "invoice_id", "at", "amount", "currency", "status", "reason"];

/// The tables that an export fills, with their columns.
pub fn tables(kind: Kind) -> &'static [(TableId, &'static [&'static str])] {
    match kind {
        Kind::Subscriptions => &[(TableId::Subscriptions, SUBSCRIPTIONS)],
        Kind::Customers => &[(TableId::Customers, CUSTOMERS)],
        Kind::Invoices => &[(TableId::Invoices, INVOICES), (TableId::InvoiceLines, INVOICE_LINES)],
        Kind::Payments => &[
            (TableId::Payments, PAYMENTS),
            (TableId::Refunds, REFUNDS),
            (TableId::Disputes, DISPUTES),
        ],
    }
}

/// Columns that are read, beside those of customers' metadata.
pub const READ: [&str; 66] = [
    "id",
    "customer id",
    "customer",
    "plan",
    "quantity",
    "amount",
    "currency",
    "interval",
    "interval count",
    "status",
    "start date (utc)",
    "start (utc)",
    "created (utc)",
    "created date (utc)",
    "trial start (utc)",
    "trial end (utc)",
    "current period start (utc)",
    "current period end (utc)",
    "cancel at period end",
    "cancel at (utc)",
    "canceled at (utc)",
    "ended at (utc)",
    "cancellation reason",
    "cancellation feedback",
    "cancellation comment",
    "name",
    "email",
    "address country",
    "address state",
    "address city",
    "subscription",
    "finalized at (utc)",
    "date (utc)",
    "due date (utc)",
    "paid at (utc)",
    "voided at (utc)",
    "marked uncollectible at (utc)",
    "amount paid",
    "billing",
    "total",
    "subtotal",
    "tax",
    "exclusive tax amount",
    "inclusive tax amount",
    "total discount amount",
    "paid",
    "closed",
    "forgiven",
    "period start (utc)",
    "period end (utc)",
    "minimum line item period start (utc)",
    "maximum line item period end (utc)",
    "invoice id",
    "amount refunded",
    "refunded date (utc)",
    "decline reason",
    "card brand",
    "mode",
    "disputed amount",
    "dispute date (utc)",
    "dispute status",
    "dispute reason",
    "description",
    "customer description",
    "customer email",
    "customer name",
];

/// One record.
pub struct Record<'a> {
    /// Where its fields are.
    pub columns: &'a Columns,
    /// Its fields.
    pub fields: &'a csv::StringRecord,
}

impl<'a> Record<'a> {
    /// A field by its plain header; empty where there is none.
    pub fn get(&self, name: &str) -> &'a str {
        self.columns.at(name).and_then(|at| self.fields.get(at)).unwrap_or("").trim()
    }

    /// The first of these fields that has anything in it.
    fn first(&self, names: &[&str]) -> &'a str {
        names.iter().map(|name| self.get(name)).find(|text| !text.is_empty()).unwrap_or("")
    }

    fn currency(&self) -> String {
        self.get("currency").to_uppercase()
    }
}

/// The records of tables that a record of an export becomes, in the order of [`tables`]: `None`
/// for a table to which it gives nothing. `seen` holds ids of subscriptions so far.
pub fn of(kind: Kind, record: &Record<'_>, seen: &mut HashSet<String>) -> Vec<Option<Vec<String>>> {
    match kind {
        Kind::Subscriptions => vec![Some(subscription(record, seen))],
        Kind::Customers => vec![Some(customer(record))],
        Kind::Invoices => vec![Some(invoice(record)), Some(line(record))],
        Kind::Payments => payment(record),
    }
}

fn subscription(record: &Record<'_>, seen: &mut HashSet<String>) -> Vec<String> {
    let get = |name: &str| record.get(name);
    let id = get("id").to_owned();
    // Items of one subscription come as records with one id; the first keeps none of its own.
    let item = if seen.insert(id.clone()) { "" } else { get("plan") };
    let quantity = get("quantity");
    let price = amount(get("amount"));
    let whole = if quantity.is_empty() { None } else { times(&price, quantity) };
    let (count, unit) = interval(get("interval"));
    let count = if get("interval count").is_empty() { count } else { get("interval count").into() };
    let period_end = utc(get("current period end (utc)"));
    let ending = yes(get("cancel at period end"));
    let ended = utc(get("ended at (utc)"));
    let status = get("status").to_lowercase();
    let gone = matches!(status.as_str(), "canceled" | "incomplete_expired");
    let told = utc(get("cancel at (utc)"));
    let effective = match (gone || !ended.is_empty(), ending) {
        (true, _) => String::new(),
        (false, true) if told.is_empty() => period_end.clone(),
        (false, _) => told,
    };
    let status = match (status.as_str(), effective.is_empty()) {
        // The first payment never came; it never began.
        ("incomplete_expired", _) => "incomplete".to_owned(),
        ("active", false) => "non_renewing".to_owned(),
        _ => status,
    };
    let requested = utc(get("canceled at (utc)"));
    // Without a time of its end, a cancelled one ended no later than it was asked for.
    let ended = if ended.is_empty() && gone { requested.clone() } else { ended };
    let renews = if gone || !ended.is_empty() {
        ""
    } else {
        ["true", "false"][usize::from(!effective.is_empty())]
    };
    let reason = get("cancellation reason");
    let churn = match reason {
        "payment_failed" | "payment_disputed" => "involuntary",
        "cancellation_requested" => "voluntary",
        _ => "",
    };
    let started = record.first(&["start date (utc)", "created (utc)", "start (utc)"]);
    vec![
        id,
        get("customer id").to_owned(),
        item.to_owned(),
        get("plan").to_owned(),
        quantity.to_owned(),
        whole.unwrap_or(price),
        record.currency(),
        unit,
        count,
        status,
        utc(started),
        utc(get("trial start (utc)")),
        utc(get("trial end (utc)")),
        utc(get("current period start (utc)")),
        period_end,
        renews.to_owned(),
        requested,
        effective,
        ended,
        churn.to_owned(),
        get("cancellation feedback").to_owned(),
        get("cancellation comment").to_owned(),
    ]
}

/// Number and unit of `month`, `3 months`, `every 3 months`.
fn interval(text: &str) -> (String, String) {
    let text = text.to_lowercase();
    let mut words = text.split_whitespace().filter(|word| *word != "every").peekable();
    let number = words.next_if(|word| word.bytes().all(|b| b.is_ascii_digit()));
    let unit: Vec<&str> = words.collect();
    let unit = unit.join(" ");
    let single = unit.strip_suffix('s').filter(|u| ["day", "week", "month", "year"].contains(u));
    (number.unwrap_or("").to_owned(), single.unwrap_or(&unit).to_owned())
}

fn customer(record: &Record<'_>) -> Vec<String> {
    let get = |name: &str| record.get(name).to_owned();
    let mut fields = vec![get("id"), get("name"), get("email")];
    fields.extend([get("address country"), get("address state"), get("address city")]);
    fields.push(utc(&get("created (utc)")));
    for (at, _) in metadata(record.columns) {
        fields.push(record.fields.get(at).unwrap_or("").to_owned());
    }
    fields
}

/// Columns of metadata: `tier (metadata)` is the attribute `tier`.
pub fn metadata(columns: &Columns) -> Vec<(usize, String)> {
    let name = |header: &String| {
        let header = header.trim();
        let end = header.len().checked_sub("(metadata)".len())?;
        let (key, mark) = (header.get(..end)?, header.get(end..)?);
        mark.eq_ignore_ascii_case("(metadata)").then(|| key.trim().to_owned())
    };
    let all = columns.headers.iter().enumerate();
    all.filter_map(|(at, header)| Some((at, name(header).filter(|key| !key.is_empty())?))).collect()
}

fn invoice(record: &Record<'_>) -> Vec<String> {
    let get = |name: &str| record.get(name).to_owned();
    let status = match record.get("status") {
        "" if yes(record.get("paid")) => "paid",
        "" if yes(record.get("forgiven")) => "uncollectible",
        "" if yes(record.get("closed")) => "void",
        "" => "open",
        status => status,
    };
    let collection = match record.get("billing") {
        "send_invoice" => "manual",
        "charge_automatically" => "automatic",
        _ => "",
    };
    let closed = record.first(&["voided at (utc)", "marked uncollectible at (utc)"]);
    vec![
        get("id"),
        record.first(&["customer", "customer id"]).to_owned(),
        utc(record.first(&["finalized at (utc)", "date (utc)", "created (utc)"])),
        utc(record.get("due date (utc)")),
        utc(record.get("paid at (utc)")),
        utc(closed),
        status.to_lowercase(),
        record.currency(),
        amount(record.get("amount paid")),
        collection.to_owned(),
    ]
}

/// The one line that an invoice has as far as its export tells.
fn line(record: &Record<'_>) -> Vec<String> {
    let get = |name: &str| record.get(name);
    let parts = [get("exclusive tax amount"), get("inclusive tax amount")];
    let taxes: &[&str] = match parts.iter().any(|text| !text.is_empty()) {
        true => &parts,
        false => &[get("tax")],
    };
    let discount = get("total discount amount");
    let of_total = less(get("total"), taxes);
    let net = of_total.or_else(|| less(get("subtotal"), &[discount]));
    let tax = less("0", taxes).and_then(|minus| less("0", &[&minus]));
    // The period of an invoice itself is the one before; that of its lines is what was served.
    let start = get("minimum line item period start (utc)");
    let end = get("maximum line item period end (utc)");
    let kind = match (get("subscription").is_empty(), start.is_empty() || end.is_empty()) {
        (false, false) => "subscription",
        _ => "one_off",
    };
    vec![
        get("id").to_owned(),
        "1".to_owned(),
        get("subscription").to_owned(),
        kind.to_owned(),
        utc(start),
        utc(end),
        net.unwrap_or_else(|| amount(record.first(&["total", "subtotal"]))),
        amount(discount),
        tax.unwrap_or_default(),
    ]
}

fn payment(record: &Record<'_>) -> Vec<Option<Vec<String>>> {
    let get = |name: &str| record.get(name).to_owned();
    let status = record.get("status").to_lowercase();
    let result = match status.as_str() {
        "paid" | "succeeded" | "refunded" | "partially refunded" | "disputed" => "succeeded",
        "failed" | "blocked" => "failed",
        // What was never tried, or is still going on, is no payment.
        _ => return vec![None, None, None],
    };
    if record.get("mode").eq_ignore_ascii_case("test") {
        return vec![None, None, None];
    }
    let at = utc(record.first(&["created date (utc)", "created (utc)"]));
    let (id, invoice, currency) = (get("id"), get("invoice id"), record.currency());
    let part = |suffix: &str, sum: &str, times: &[&str]| {
        let when = record.first(times);
        let when = if when.is_empty() { at.clone() } else { utc(when) };
        vec![format!("{id}-{suffix}"), invoice.clone(), when, amount(sum), currency.clone()]
    };
    let (refunded, disputed) = (record.get("amount refunded"), record.get("disputed amount"));
    let refund = is_some(refunded).then(|| part("refund", refunded, &["refunded date (utc)"]));
    let dispute = is_some(disputed).then(|| {
        let mut fields = part("dispute", disputed, &["dispute date (utc)"]);
        let status = match record.get("dispute status").to_lowercase().as_str() {
            "won" => "won",
            "lost" => "lost",
            _ => "open",
        };
        fields.extend([status.to_owned(), get("dispute reason")]);
        fields
    });
    let payment = vec![
        id.clone(),
        invoice.clone(),
        get("customer id"),
        at.clone(),
        result.to_owned(),
        amount(record.get("amount")),
        currency.clone(),
        get("card brand"),
        get("decline reason"),
    ];
    vec![Some(payment), refund, dispute]
}
