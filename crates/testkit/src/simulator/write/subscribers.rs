//! Customers, their subscriptions and trials.

use super::super::Error;
use super::super::calendar::Calendar;
use super::super::plans::Cycle;
use super::super::rows::{
    ChangeRow, CustomerRow, DiscountChange, MrrMonthRow, Row, Status, SubscriptionRow, TrialRow,
};
use super::super::table::Table;
use super::{end_recorded, end_versioned};

pub(super) const CUSTOMERS: &str = "customer_id,name,email,company,country,region,city,industry,employees,audience,persona,\
    channel,campaign,owner,created_at,lead_created_at,trial_started_at,parent_id,merged_into,\
    merged_at,account_class,recorded_at,updated_at";
pub(super) const SUBSCRIPTIONS: &str = "subscription_id,customer_id,item_id,plan_id,quantity,amount,currency,interval,\
    interval_count,minimum_amount,discount_percent,discount_amount,discount_duration,\
    discount_started_at,discount_ends_at,tax_included,tax_percent,status,started_at,\
    trial_started_at,trial_ended_at,term_started_at,term_months,term_ends_at,auto_renew,\
    paused_at,resumes_at,past_due_since,cancel_requested_at,cancel_effective_at,ended_at,\
    churn_kind,churn_reason,churn_reason_assessed,churn_comment,recorded_at,updated_at";
pub(super) const CHANGES: &str = "subscription_id,item_id,changed_at,sequence,plan_id,quantity,amount,currency,interval,\
    interval_count,discount_percent,discount_amount,discount_duration,discount_ends_at,\
    tax_percent,status,recorded_at";
pub(super) const TRIALS: &str =
    "trial_id,customer_id,started_at,ends_at,converted_at,card_required,recorded_at,updated_at";
pub(super) const MRR_MONTHS: &str = "customer_id,month,mrr,currency,plan_id,recorded_at";

pub(super) fn write_customer(
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

pub(super) fn write_subscription(
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
    table.flag(Some(priced.tax.included)).int(i64::from(priced.tax.percent));
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

pub(super) fn write_change(
    table: &mut Table,
    row: &Row<ChangeRow>,
    calendar: &Calendar,
) -> Result<(), Error> {
    let data = &row.data;
    let exponent = data.currency.exponent();
    table.text(&data.subscription).maybe(data.item.as_deref());
    table.at(data.at, row.source, calendar).int(data.sequence.map(i64::from));
    table.plan(data.plan).int(data.quantity.map(i64::from));
    table.money(data.amount, exponent);
    table.maybe(data.new_currency.then(|| data.currency.code()));
    let interval = data.cycle.map(Cycle::interval);
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

pub(super) fn write_trial(
    table: &mut Table,
    row: &Row<TrialRow>,
    calendar: &Calendar,
) -> Result<(), Error> {
    let data = &row.data;
    table.text(&data.id).text(&data.customer);
    table.at(data.started, row.source, calendar).at(data.ends, row.source, calendar);
    table.at(data.converted, row.source, calendar).flag(Some(data.card_required));
    end_versioned(table, row, calendar)
}

pub(super) fn write_mrr_month(
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
