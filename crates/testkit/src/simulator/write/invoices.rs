//! Invoices, payments, and what comes after them.

use std::path::Path;

use super::super::Error;
use super::super::calendar::Calendar;
use super::super::rows::{BackRow, DisputeRow, InvoiceRow, LineRow, PaymentRow, Records, Row};
use super::super::table::Table;
use super::{end_recorded, end_versioned};

const INVOICES: &str = "invoice_id,customer_id,issued_at,due_at,paid_at,voided_at,status,currency,amount_paid,\
    collection,recorded_at,updated_at";
const LINES: &str = "invoice_id,line_id,subscription_id,item_id,plan_id,kind,period_start,period_end,interval,\
    interval_count,amount,discount,discount_duration,tax,quantity,prorated,recorded_at";
const PAYMENTS: &str = "payment_id,invoice_id,customer_id,at,result,amount,currency,method,attempt,decline_code,\
    card_expires,recorded_at";
const BACK: &str = "id,invoice_id,line_id,at,amount,currency,reason,recurring,recorded_at";
const DISPUTES: &str = "id,invoice_id,at,amount,currency,status,reason,recorded_at,updated_at";

/// The files that only a bundle with invoices has.
pub(super) struct MoneyFiles {
    invoices: Table,
    lines: Table,
    payments: Table,
    refunds: Table,
    credit_notes: Table,
    disputes: Table,
}

impl MoneyFiles {
    pub fn create(folder: &Path) -> Result<MoneyFiles, Error> {
        let table = |name, header| Table::create(folder, name, header);
        Ok(MoneyFiles {
            invoices: table("invoices", INVOICES)?,
            lines: table("invoice_lines", LINES)?,
            payments: table("payments", PAYMENTS)?,
            refunds: table("refunds", BACK)?,
            credit_notes: table("credit_notes", BACK)?,
            disputes: table("disputes", DISPUTES)?,
        })
    }

    pub fn tables(self) -> [Table; 6] {
        [self.invoices, self.lines, self.payments, self.refunds, self.credit_notes, self.disputes]
    }

    pub fn write(&mut self, records: &Records, calendar: &Calendar) -> Result<(), Error> {
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
