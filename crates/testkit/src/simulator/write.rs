//! The files of the bundle: their headers, and a row of each.

use std::collections::HashSet;
use std::path::Path;

use jiff::ToSpan;

use super::calendar::{At, Calendar, DAY, HOUR};
use super::plans::{self, Currency, Plan};
use super::rows::{
    BackRow, ChangeRow, CustomerRow, DiscountChange, DisputeRow, InvoiceRow, LineRow, MrrMonthRow,
    PaymentRow, Records, Row, Source, Status, SubscriptionRow, TrialRow,
};
use super::table::Table;
use super::truth::Truth;
use super::{Error, World, fx};

const PLANS: &[&str] = &[
    "plan_id",
    "name",
    "product",
    "kind",
    "interval",
    "interval_count",
    "amount",
    "currency",
    "pricing_model",
    "seats_included",
    "limits",
    "features",
    "recorded_at",
    "updated_at",
];
const CUSTOMERS: &[&str] = &[
    "customer_id",
    "name",
    "email",
    "company",
    "country",
    "region",
    "city",
    "industry",
    "employees",
    "audience",
    "persona",
    "channel",
    "campaign",
    "owner",
    "created_at",
    "lead_created_at",
    "trial_started_at",
    "parent_id",
    "merged_into",
    "merged_at",
    "account_class",
    "recorded_at",
    "updated_at",
];
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
    "minimum_amount",
    "discount_percent",
    "discount_amount",
    "discount_duration",
    "discount_started_at",
    "discount_ends_at",
    "tax_included",
    "tax_percent",
    "status",
    "started_at",
    "trial_started_at",
    "trial_ended_at",
    "term_started_at",
    "term_months",
    "term_ends_at",
    "auto_renew",
    "paused_at",
    "resumes_at",
    "past_due_since",
    "cancel_requested_at",
    "cancel_effective_at",
    "ended_at",
    "churn_kind",
    "churn_reason",
    "churn_reason_assessed",
    "churn_comment",
    "recorded_at",
    "updated_at",
];
const CHANGES: &[&str] = &[
    "subscription_id",
    "item_id",
    "changed_at",
    "sequence",
    "plan_id",
    "quantity",
    "amount",
    "currency",
    "interval",
    "interval_count",
    "discount_percent",
    "discount_amount",
    "discount_duration",
    "discount_ends_at",
    "tax_percent",
    "status",
    "recorded_at",
];
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
    "recorded_at",
    "updated_at",
];
const LINES: &[&str] = &[
    "invoice_id",
    "line_id",
    "subscription_id",
    "item_id",
    "plan_id",
    "kind",
    "period_start",
    "period_end",
    "interval",
    "interval_count",
    "amount",
    "discount",
    "discount_duration",
    "tax",
    "quantity",
    "prorated",
    "recorded_at",
];
const PAYMENTS: &[&str] = &[
    "payment_id",
    "invoice_id",
    "customer_id",
    "at",
    "result",
    "amount",
    "currency",
    "method",
    "attempt",
    "decline_code",
    "card_expires",
    "recorded_at",
];
const BACK: &[&str] = &[
    "id",
    "invoice_id",
    "line_id",
    "at",
    "amount",
    "currency",
    "reason",
    "recurring",
    "recorded_at",
];
const DISPUTES: &[&str] = &[
    "id",
    "invoice_id",
    "at",
    "amount",
    "currency",
    "status",
    "reason",
    "recorded_at",
    "updated_at",
];
const TRIALS: &[&str] = &[
    "trial_id",
    "customer_id",
    "started_at",
    "ends_at",
    "converted_at",
    "card_required",
    "recorded_at",
    "updated_at",
];
const MRR_MONTHS: &[&str] = &["customer_id", "month", "mrr", "currency", "plan_id", "recorded_at"];
const FX_RATES: &[&str] = &["date", "currency", "rate", "recorded_at"];

/// The open files of a bundle.
pub(super) struct Files {
    customers: Table,
    subscriptions: Table,
    changes: Table,
    trials: Table,
    mrr_months: Table,
    money: Option<MoneyFiles>,
    truth: Truth,
}

/// The files that only a bundle with invoices has.
struct MoneyFiles {
    invoices: Table,
    lines: Table,
    payments: Table,
    refunds: Table,
    credit_notes: Table,
    disputes: Table,
}

impl Files {
    /// Creates the files in `folder`, and writes those that belong to no customer.
    pub fn create(
        world: &World,
        folder: &Path,
    ) -> Result<(Files, Vec<(&'static str, u64)>), Error> {
        fs_err::create_dir_all(folder)?;
        if fs_err::read_dir(folder)?.next().is_some() {
            return Err(Error::NotEmpty(folder.to_path_buf()));
        }
        fs_err::write(folder.join("tenure.toml"), SETTINGS)?;
        let plans = write_plans(world, folder)?;
        let rates = write_rates(world, folder)?;
        let table = |name, header| Table::create(folder, name, header);
        let files = Files {
            customers: table("customers", CUSTOMERS)?,
            subscriptions: table("subscriptions", SUBSCRIPTIONS)?,
            changes: table("subscription_changes", CHANGES)?,
            trials: table("trials", TRIALS)?,
            mrr_months: table("mrr_months", MRR_MONTHS)?,
            money: if world.invoices {
                Some(MoneyFiles {
                    invoices: table("invoices", INVOICES)?,
                    lines: table("invoice_lines", LINES)?,
                    payments: table("payments", PAYMENTS)?,
                    refunds: table("refunds", BACK)?,
                    credit_notes: table("credit_notes", BACK)?,
                    disputes: table("disputes", DISPUTES)?,
                })
            } else {
                None
            },
            truth: Truth::create(folder, world.truth_months)?,
        };
        Ok((files, vec![plans, rates]))
    }

    /// Writes all rows of a customer.
    pub fn write(&mut self, world: &World, mut records: Records) -> Result<(), Error> {
        if !world.history {
            last_versions(&mut records);
        }
        let calendar = &world.calendar;
        for row in &records.customers {
            write_customer(&mut self.customers, row, calendar)?;
        }
        for row in &records.subscriptions {
            write_subscription(&mut self.subscriptions, row, calendar)?;
        }
        for row in &records.changes {
            write_change(&mut self.changes, row, calendar)?;
        }
        for row in &records.trials {
            write_trial(&mut self.trials, row, calendar)?;
        }
        for row in &records.mrr_months {
            write_mrr_month(&mut self.mrr_months, row, calendar)?;
        }
        if let Some(money) = &mut self.money {
            money.write(&records, calendar)?;
        }
        self.truth.write(&records, calendar)
    }

    /// Writes what is left; tables and their numbers of rows.
    pub fn finish(self) -> Result<Vec<(&'static str, u64)>, Error> {
        let mut tables =
            vec![self.customers, self.subscriptions, self.changes, self.trials, self.mrr_months];
        if let Some(money) = self.money {
            tables.extend([money.invoices, money.lines, money.payments]);
            tables.extend([money.refunds, money.credit_notes, money.disputes]);
        }
        self.truth.finish()?;
        tables.into_iter().map(Table::finish).collect()
    }
}

impl MoneyFiles {
    fn write(&mut self, records: &Records, calendar: &Calendar) -> Result<(), Error> {
        for row in &records.invoices {
            write_invoice(&mut self.invoices, row, calendar)?;
        }
        for row in &records.lines {
            write_line(&mut self.lines, row, calendar)?;
        }
        for row in &records.payments {
            write_payment(&mut self.payments, row, calendar)?;
        }
        for row in &records.refunds {
            write_back(&mut self.refunds, row, calendar)?;
        }
        for row in &records.credit_notes {
            write_back(&mut self.credit_notes, row, calendar)?;
        }
        for row in &records.disputes {
            write_dispute(&mut self.disputes, row, calendar)?;
        }
        Ok(())
    }
}

const SETTINGS: &str = "\
# The demo company's account.
currency = \"EUR\"
time_zone = \"Europe/Bucharest\"
week_start = \"monday\"
fiscal_year_start_month = 1
";

/// Keeps the last version of every row that changes.
fn last_versions(records: &mut Records) {
    fn keep<T, K: std::hash::Hash + Eq>(rows: &mut Vec<Row<T>>, key: impl Fn(&T) -> K) {
        let mut seen = HashSet::new();
        let mut last: Vec<bool> =
            rows.iter().rev().map(|row| seen.insert(key(&row.data))).collect();
        rows.retain(|_| last.pop().unwrap_or(true));
    }
    keep(&mut records.customers, |row| row.id.clone());
    keep(&mut records.subscriptions, |row| (row.subscription.clone(), row.item.clone()));
    keep(&mut records.invoices, |row| row.id.clone());
    keep(&mut records.disputes, |row| row.id.clone());
    keep(&mut records.trials, |row| row.id.clone());
}

fn write_plans(world: &World, folder: &Path) -> Result<(&'static str, u64), Error> {
    let mut table = Table::create(folder, "plans", PLANS)?;
    let calendar = &world.calendar;
    let raised = (world.rise, true);
    for plan in plans::all() {
        let mut versions = vec![(calendar.start, false)];
        let moved = plan.price(true) != plan.price(false);
        if moved && (calendar.start..calendar.end).contains(&world.rise) {
            versions.push(raised);
        }
        if !world.history {
            versions.drain(..versions.len() - 1);
        }
        for version in versions {
            write_plan(&mut table, plan, version, calendar)?;
        }
    }
    table.finish()
}

fn write_plan(
    table: &mut Table,
    plan: Plan,
    (at, raised): (At, bool),
    calendar: &Calendar,
) -> Result<(), Error> {
    let mut name = String::new();
    plan.write_name(&mut name);
    let product = plan.product;
    let once = product.kind() == "one_off";
    let (unit, count) = plan.cycle.interval();
    table.plan(Some(plan)).text(&name).text(product.name());
    table.text(product.kind());
    table.maybe((!once).then_some(unit)).int((!once).then_some(i64::from(count)));
    table.money(plan.price(raised), plan.currency.exponent());
    table.text(plan.currency.code()).text(product.pricing_model());
    table.text("").text(product.limits()).text(product.features());
    table.at(at, Source::Billing, calendar).at(at, Source::Billing, calendar);
    table.end()
}

/// Rates from ten days before the window, so that its first days have one too.
fn write_rates(world: &World, folder: &Path) -> Result<(&'static str, u64), Error> {
    let mut table = Table::create(folder, "fx_rates", FX_RATES)?;
    let calendar = &world.calendar;
    let mut day = calendar.first.saturating_sub(10.days());
    let mut walks: Vec<(Currency, fx::Walk)> = Currency::ALL
        .into_iter()
        .filter_map(|currency| Some((currency, fx::Walk::new(world.seed, currency)?)))
        .collect();
    while calendar.midnight(day) < calendar.end {
        for (currency, walk) in &mut walks {
            let rate = walk.next().unwrap_or_default();
            let known = (calendar.midnight(day) + 17 * HOUR).min(calendar.midnight(day) + DAY);
            table.text(&day.to_string()).text(currency.code());
            table.money(rate, fx::DECIMALS);
            table.at(known, Source::Billing, calendar).end()?;
        }
        day = day.saturating_add(1.day());
    }
    table.finish()
}

fn write_customer(
    table: &mut Table,
    row: &Row<CustomerRow>,
    calendar: &Calendar,
) -> Result<(), Error> {
    let data = &row.data;
    table.text(&data.id).text(&data.name).text(&data.email).text(&data.company);
    table.text(data.country).text(data.region).text(data.city).text(data.industry);
    table.int(i64::from(data.employees)).text(data.audience).text(data.persona);
    table.text(data.channel).text(&data.campaign).text(data.owner);
    table.at(data.created, row.source, calendar);
    table.at(data.lead_created, row.source, calendar);
    table.at(data.trial_started, row.source, calendar);
    table.maybe(data.parent.as_deref());
    table.maybe(data.merged.as_ref().map(|(into, _)| &**into));
    table.at(data.merged.as_ref().map(|&(_, at)| at), row.source, calendar);
    table.text(data.account_class);
    end_versioned(table, row, calendar)
}

/// Ends a row with when it became known and its version.
fn end_versioned<T>(table: &mut Table, row: &Row<T>, calendar: &Calendar) -> Result<(), Error> {
    table.at(row.recorded, Source::Billing, calendar);
    table.at(row.updated, Source::Billing, calendar);
    table.end()
}

fn end_recorded<T>(table: &mut Table, row: &Row<T>, calendar: &Calendar) -> Result<(), Error> {
    table.at(row.recorded, Source::Billing, calendar);
    table.end()
}

fn write_subscription(
    table: &mut Table,
    row: &Row<SubscriptionRow>,
    calendar: &Calendar,
) -> Result<(), Error> {
    let data = &row.data;
    let (priced, shared, source) = (&data.priced, &data.shared, row.source);
    let currency = priced.plan.currency;
    let (unit, count) = priced.plan.cycle.interval();
    table.text(&data.subscription).text(&data.customer).maybe(data.item.as_deref());
    table.plan(Some(priced.plan)).int(i64::from(priced.quantity));
    table.money(priced.amount, currency.exponent()).text(currency.code());
    table.text(unit).int(i64::from(count));
    table.money(data.minimum, currency.exponent());
    let discount = priced.discount;
    let percent = discount.map(|it| i64::from(it.percent)).filter(|&it| it > 0);
    let amount = discount.map(|it| it.amount).filter(|&it| it > 0);
    table.int(percent).money(amount, currency.exponent());
    table.maybe(discount.map(|it| it.lasts.name()));
    table.at(discount.map(|it| it.starts), source, calendar);
    table.at(discount.and_then(|it| it.ends), source, calendar);
    table.flag(Some(shared.tax.included)).int(i64::from(shared.tax.percent));
    table.text(shared.status.name()).at(data.started, source, calendar);
    table.at(shared.trial.map(|(start, _)| start), source, calendar);
    table.at(shared.trial.map(|(_, end)| end), source, calendar);
    table.at(shared.term.map(|(start, _, _)| start), source, calendar);
    table.int(shared.term.map(|(_, _, months)| i64::from(months)));
    table.at(shared.term.map(|(_, end, _)| end), source, calendar);
    table.flag(Some(shared.auto_renew));
    for at in [shared.paused, shared.resumes, shared.past_due, shared.cancel_requested] {
        table.at(at, source, calendar);
    }
    table.at(shared.cancel_effective, source, calendar);
    table.at(shared.ended, source, calendar);
    let farewell = &shared.farewell;
    table.text(farewell.kind).text(farewell.reason).text(farewell.assessed);
    table.text(farewell.comment);
    end_versioned(table, row, calendar)
}

fn write_change(table: &mut Table, row: &Row<ChangeRow>, calendar: &Calendar) -> Result<(), Error> {
    let data = &row.data;
    let exponent = data.currency.exponent();
    table.text(&data.subscription).maybe(data.item.as_deref());
    table.at(data.at, row.source, calendar).int(data.sequence.map(i64::from));
    table.plan(data.plan).int(data.quantity.map(i64::from));
    table.money(data.amount, exponent);
    table.maybe(data.new_currency.then(|| data.currency.code()));
    let interval = data.cycle.map(plans::Cycle::interval);
    table.maybe(interval.map(|(unit, _)| unit));
    table.int(interval.map(|(_, count)| i64::from(count)));
    match data.discount {
        DiscountChange::Keep => {
            table.text("").text("").text("").text("");
        }
        DiscountChange::Clear => {
            table.text("0").text("0").text("none").text("none");
        }
        DiscountChange::Set(discount) => {
            table.int(i64::from(discount.percent)).money(discount.amount, exponent);
            table.text(discount.lasts.name()).at(discount.ends, row.source, calendar);
        }
    }
    table.int(data.tax_percent.map(i64::from)).maybe(data.status.map(Status::name));
    end_recorded(table, row, calendar)
}

fn write_trial(table: &mut Table, row: &Row<TrialRow>, calendar: &Calendar) -> Result<(), Error> {
    let data = &row.data;
    table.text(&data.id).text(&data.customer);
    table.at(data.started, row.source, calendar).at(data.ends, row.source, calendar);
    table.at(data.converted, row.source, calendar).flag(Some(data.card_required));
    end_versioned(table, row, calendar)
}

fn write_mrr_month(
    table: &mut Table,
    row: &Row<MrrMonthRow>,
    calendar: &Calendar,
) -> Result<(), Error> {
    let data = &row.data;
    let month = data.month.to_string();
    table.text(&data.customer).text(&month[..7]);
    table.money(data.mrr, data.plan.currency.exponent());
    table.text(data.plan.currency.code()).plan(Some(data.plan));
    end_recorded(table, row, calendar)
}

fn write_invoice(
    table: &mut Table,
    row: &Row<InvoiceRow>,
    calendar: &Calendar,
) -> Result<(), Error> {
    let (data, source) = (&row.data, row.source);
    table.text(&data.id).text(&data.customer);
    table.at(data.issued, source, calendar).at(data.due, source, calendar);
    table.at(data.paid, source, calendar).at(data.voided, source, calendar);
    table.text(data.status).text(data.currency.code());
    table.money(data.amount_paid, data.currency.exponent());
    table.text(if data.manual { "manual" } else { "automatic" });
    end_versioned(table, row, calendar)
}

fn write_line(table: &mut Table, row: &Row<LineRow>, calendar: &Calendar) -> Result<(), Error> {
    let (data, source) = (&row.data, row.source);
    let exponent = data.plan.currency.exponent();
    let (unit, count) = data.plan.cycle.interval();
    table.text(&data.invoice).int(i64::from(data.line));
    table.maybe(data.subscription.as_deref()).maybe(data.item.as_deref());
    table.plan(Some(data.plan)).text(data.kind);
    table.at(data.period.map(|(start, _)| start), source, calendar);
    table.at(data.period.map(|(_, end)| end), source, calendar);
    let recurs = data.period.is_some();
    table.maybe(recurs.then_some(unit)).int(recurs.then_some(i64::from(count)));
    table.money(data.amount, exponent);
    table.money(data.discount.map(|(off, _)| off), exponent);
    table.maybe(data.discount.map(|(_, lasts)| lasts.name()));
    table.money(data.tax, exponent).int(data.quantity).flag(Some(data.prorated));
    end_recorded(table, row, calendar)
}

fn write_payment(
    table: &mut Table,
    row: &Row<PaymentRow>,
    calendar: &Calendar,
) -> Result<(), Error> {
    let data = &row.data;
    table.text(&data.id).text(&data.invoice).text(&data.customer);
    table.at(data.at, row.source, calendar);
    table.text(if data.succeeded { "succeeded" } else { "failed" });
    table.money(data.amount, data.currency.exponent()).text(data.currency.code());
    table.text(data.method).int(i64::from(data.attempt)).text(data.decline);
    let card = data.card.map(|(year, month)| format!("{year:04}-{month:02}"));
    table.maybe(card.as_deref());
    end_recorded(table, row, calendar)
}

fn write_back(table: &mut Table, row: &Row<BackRow>, calendar: &Calendar) -> Result<(), Error> {
    let data = &row.data;
    table.text(&data.id).text(&data.invoice).int(data.line.map(i64::from));
    table.at(data.at, row.source, calendar);
    table.money(data.amount, data.currency.exponent()).text(data.currency.code());
    table.text(data.reason).flag(data.recurring);
    end_recorded(table, row, calendar)
}

fn write_dispute(
    table: &mut Table,
    row: &Row<DisputeRow>,
    calendar: &Calendar,
) -> Result<(), Error> {
    let data = &row.data;
    table.text(&data.id).text(&data.invoice).at(data.at, row.source, calendar);
    table.money(data.amount, data.currency.exponent()).text(data.currency.code());
    table.text(data.status).text(data.reason);
    end_versioned(table, row, calendar)
}
