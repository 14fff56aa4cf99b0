//! Open invoices that are paid all the same: by payments, or by an amount paid, that cover them.

use rustc_hash::FxHashMap;
use tenure_domain::money::{Amount, Currency};
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use super::Loader;
use super::bulk::System;
use super::lines::Invoices;
use crate::error::Error;

/// An open invoice without a date of payment.
#[derive(Debug)]
pub(super) struct Unpaid {
    currency: Currency,
    /// What the invoice itself says has been paid.
    amount_paid: Amount,
    /// Payments that succeeded.
    payments: Vec<(Instant, Amount)>,
    /// What its lines come to with tax; `None` where it has none.
    total: Option<i128>,
}

impl Unpaid {
    pub fn new(currency: Currency, amount_paid: Option<Amount>) -> Unpaid {
        let amount_paid = amount_paid.unwrap_or(0);
        Unpaid { currency, amount_paid, payments: Vec::new(), total: None }
    }

    /// When it was paid in full: `None` where it was not, `Some(None)` where nobody knows when.
    fn paid(&mut self) -> Option<Option<Instant>> {
        let total = self.total.filter(|&total| total > 0)?;
        self.payments.sort_unstable();
        let mut sum: i128 = 0;
        let completes = self.payments.iter().find(|(_, amount)| {
            sum += i128::from(*amount);
            sum >= total
        });
        if let Some(&(at, _)) = completes {
            return Some(Some(at));
        }
        let last = self.payments.last().map(|payment| payment.0);
        (i128::from(self.amount_paid) >= total).then_some(last)
    }
}

impl Loader<'_> {
    /// Marks open invoices as paid that are covered.
    pub(super) fn settle(
        &mut self,
        invoices: &mut Invoices,
        mut unpaid: FxHashMap<Sym, Unpaid>,
    ) -> Result<(), Error> {
        if unpaid.is_empty() {
            return Ok(());
        }
        self.batches(TableId::Payments, |_, cols| {
            let (ids, results) = (cols.text("invoice_id"), cols.text("result"));
            let (at, amounts) = (cols.long("at"), cols.money("amount"));
            let currencies = cols.text("currency");
            for row in System::new(cols).rows(|_| Sym::NONE) {
                if results.at(row.at) != Some("succeeded") {
                    continue;
                }
                let number = ids.at(row.at).and_then(|id| invoices.number(id));
                let Some(invoice) = number.and_then(|number| unpaid.get_mut(&number)) else {
                    continue;
                };
                let currency = currencies.at(row.at).and_then(Currency::parse);
                let of = currency.unwrap_or(invoice.currency);
                let paid = amounts.at(row.at, || of).filter(|_| of == invoice.currency);
                if let (Some(at), Some(amount)) = (at.instant(row.at), paid) {
                    invoice.payments.push((at, amount));
                }
            }
        })?;
        unpaid.retain(|_, invoice| invoice.amount_paid > 0 || !invoice.payments.is_empty());
        if unpaid.is_empty() {
            return Ok(());
        }
        self.batches(TableId::InvoiceLines, |_, cols| {
            let ids = cols.text("invoice_id");
            let (amounts, taxes) = (cols.money("amount"), cols.money("tax"));
            for row in System::new(cols).rows(|_| Sym::NONE) {
                let number = ids.at(row.at).and_then(|id| invoices.number(id));
                let Some(invoice) = number.and_then(|number| unpaid.get_mut(&number)) else {
                    continue;
                };
                let currency = || invoice.currency;
                let amount = amounts.at(row.at, currency).unwrap_or(0);
                let tax = taxes.at(row.at, currency).unwrap_or(0);
                let sum = invoice.total.unwrap_or(0) + i128::from(amount) + i128::from(tax);
                invoice.total = Some(sum);
            }
        })?;
        for (number, mut invoice) in unpaid {
            if let Some(at) = invoice.paid() {
                invoices.pay(number, at);
            }
        }
        Ok(())
    }
}
