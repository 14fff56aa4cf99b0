//! Refunds pay tax back with the price: what of them is price.

use rustc_hash::FxHashMap;
use tenure_domain::facts::{Adjustment, FactKind};
use tenure_domain::money::Amount;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;

use super::Loader;
use super::bulk::System;
use crate::error::Error;

/// An invoice, and a line of it or none for all of them.
type Whole = (Sym, Sym);

/// What lines come to, without and with their tax.
#[derive(Clone, Copy, Default, Debug)]
struct Billed {
    net: i128,
    gross: i128,
}

impl Billed {
    fn add(&mut self, amount: Amount, tax: Amount) {
        self.net += i128::from(amount);
        self.gross += i128::from(amount) + i128::from(tax);
    }

    /// The part without tax of what has been paid back so far, rounded down: all of it only when
    /// the whole has been.
    fn without_tax(self, refunded: i128) -> i128 {
        if refunded >= self.gross {
            return self.net + (refunded - self.gross);
        }
        refunded.checked_mul(self.net).map_or(refunded, |product| product / self.gross)
    }
}

impl Loader<'_> {
    /// Takes the tax out of refunds of what was billed with tax.
    pub(super) fn net_refunds(&mut self) -> Result<(), Error> {
        let of_refund = |a: &Adjustment| a.origin.kind == FactKind::Refund;
        let refunds = self.facts.adjustments.iter().map(|of| &of.1).filter(|a| of_refund(a));
        let mut wholes: FxHashMap<Whole, Billed> = FxHashMap::default();
        for refund in refunds {
            wholes.insert((refund.invoice, refund.line), Billed::default());
            wholes.insert((refund.invoice, Sym::NONE), Billed::default());
        }
        if wholes.is_empty() {
            return Ok(());
        }
        self.batches(TableId::InvoiceLines, |this, cols| {
            let (ids, lines) = (cols.text("invoice_id"), cols.text("line_id"));
            let (amounts, taxes) = (cols.money("amount"), cols.money("tax"));
            for row in System::new(cols).rows(|_| Sym::NONE) {
                let invoices = &this.facts.lines.invoices;
                let found = ids.at(row.at).and_then(|id| invoices.find(id));
                let Some((number, invoice)) = found else { continue };
                let Some(all) = wholes.get_mut(&(number, Sym::NONE)) else { continue };
                let amount = amounts.at(row.at, || invoice.currency).unwrap_or(0);
                let tax = taxes.at(row.at, || invoice.currency).unwrap_or(0);
                all.add(amount, tax);
                let line = lines.at(row.at).and_then(|id| this.facts.names.get(id));
                if let Some(line) = line
                    && let Some(one) = wholes.get_mut(&(number, line))
                {
                    one.add(amount, tax);
                }
            }
        })?;
        wholes.retain(|_, billed| billed.net > 0 && billed.gross > billed.net);
        if wholes.is_empty() {
            return Ok(());
        }
        let mut refunds: Vec<&mut Adjustment> = self
            .facts
            .adjustments
            .iter_mut()
            .map(|of| &mut of.1)
            .filter(|a| of_refund(a))
            .collect();
        refunds.sort_by_key(|a| (a.invoice, a.line, a.at, a.amount));
        for of_one in refunds.chunk_by_mut(|a, b| (a.invoice, a.line) == (b.invoice, b.line)) {
            let Some(billed) = wholes.get(&(of_one[0].invoice, of_one[0].line)) else { continue };
            let mut before = 0_i128;
            for refund in of_one {
                let after = before + i128::from(refund.amount);
                let net = billed.without_tax(after) - billed.without_tax(before);
                refund.amount = Amount::try_from(net).unwrap_or(refund.amount);
                before = after;
            }
        }
        Ok(())
    }
}
