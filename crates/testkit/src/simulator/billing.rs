//! Invoices and their lines.

use std::rc::Rc;

use super::calendar::At;
use super::collect::Collected;
use super::contract::{Contract, Item};
use super::life::Life;
use super::plans::{Cycle, Plan, Product, Tier};
use super::rows::{Discount, Id, LineRow, Row, Source, Status, Tax};

/// An invoice before it is collected.
pub(super) struct Bill {
    pub id: Id,
    pub issued: At,
    pub lines: Vec<LineRow>,
    /// With tax.
    pub total: i64,
}

/// A charge in minor units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Charge {
    /// After discount, before tax.
    pub net: i64,
    /// What the discount took off, before tax.
    pub off: i64,
    pub tax: i64,
}

/// `amount × times ÷ over`, halves away from zero.
pub(super) fn part(amount: i64, times: i64, over: i64) -> i64 {
    let wide = i128::from(amount) * i128::from(times);
    let over = i128::from(over);
    let rounded = (2 * wide.abs() + over) / (2 * over) * wide.signum();
    i64::try_from(rounded).expect("a part of a price is no larger than the price")
}

/// What a list price comes to.
pub(super) fn charge(list: i64, discount: Option<Discount>, tax: Tax) -> Charge {
    let net_of = |gross: i64| {
        if tax.included { part(gross, 100, 100 + i64::from(tax.percent)) } else { gross }
    };
    let left = discount.map_or(list, |discount| {
        (part(list, 100 - i64::from(discount.percent), 100) - discount.amount).max(0)
    });
    let net = net_of(left);
    Charge {
        net,
        off: net_of(list) - net,
        tax: if tax.included { left - net } else { part(net, i64::from(tax.percent), 100) },
    }
}

impl Life<'_> {
    /// The discount that comes off an item of an interval billed at `boundary`.
    fn discount_of(&self, contract: &Contract, n: usize, boundary: At) -> Option<Discount> {
        contract.discount.filter(|discount| n == 0 && discount.at(boundary))
    }

    /// A line of an item for a period.
    fn line(&self, contract: &Contract, n: usize, charge: Charge, period: (At, At)) -> LineRow {
        let item = &contract.items[n];
        let lasts = contract.discount.map(|discount| discount.lasts);
        LineRow {
            invoice: Rc::clone(&contract.id),
            line: 0,
            subscription: contract.named.then(|| Rc::clone(&contract.id)),
            item: item.id.clone().filter(|_| !contract.invoices_only),
            plan: item.plan,
            kind: "subscription",
            period: Some(period),
            amount: charge.net,
            discount: lasts.filter(|_| charge.off != 0).map(|lasts| (charge.off, lasts)),
            tax: charge.tax,
            quantity: i64::from(item.quantity),
            prorated: false,
        }
    }

    /// Bills the interval from `start` to `end` and collects.
    pub fn bill(&mut self, contract: &mut Contract, start: At, end: At) -> Collected {
        if contract.shared.status == Status::Paused {
            return Collected::Done;
        }
        let mut lines = std::mem::take(&mut contract.waiting);
        for n in 0..contract.items.len() {
            let item = &contract.items[n];
            if item.ended.is_none() && item.amount() > 0 {
                let discount = self.discount_of(contract, n, start);
                let charge = charge(item.amount(), discount, contract.shared.tax);
                lines.push(self.line(contract, n, charge, (start, end)));
            }
        }
        if contract.k > 0 {
            let before = contract.boundary(&self.world.calendar, contract.k - 1);
            self.usage(contract, (before, start), &mut lines);
        }
        let beginning = contract.k == 0 && contract.started >= self.who.created;
        if beginning && self.first_paid.is_none() {
            self.setup(contract, &mut lines);
        }
        if lines.is_empty() {
            return Collected::Done;
        }
        let bill = self.make(contract, lines, start);
        let paid = |line: &LineRow| line.kind == "subscription" && line.amount > 0;
        if self.first_paid.is_none() && bill.lines.iter().any(paid) {
            self.first_paid = Some(start);
        }
        self.collect(contract, bill, (start, end))
    }

    /// Usage of a past interval.
    fn usage(&mut self, contract: &Contract, period: (At, At), lines: &mut Vec<LineRow>) {
        for (n, item) in contract.items.iter().enumerate() {
            if item.metered() && item.ended.is_none() && item.start <= period.0 {
                let line = self.usage_line(contract, (n, item), period);
                lines.push(line);
            }
        }
    }

    fn usage_line(
        &mut self,
        contract: &Contract,
        (n, item): (usize, &Item),
        period: (At, At),
    ) -> LineRow {
        let calls = i64::from(self.dice.between(200, 9_000));
        let used = (calls * item.unit).max(item.minimum.unwrap_or(0));
        let charge = charge(used, None, contract.shared.tax);
        let mut line = self.line(contract, n, charge, period);
        line.kind = "usage";
        line.quantity = calls;
        line.discount = None;
        line
    }

    /// Some large customers pay for being set up.
    fn setup(&mut self, contract: &Contract, lines: &mut Vec<LineRow>) {
        let large = contract.tier().is_some_and(|tier| tier >= Tier::Pro);
        if large && !lines.is_empty() && self.dice.percent(30) {
            lines.push(self.one_off(contract, Product::Setup));
        }
    }

    /// A line for something that is sold once.
    pub fn one_off(&self, contract: &Contract, product: Product) -> LineRow {
        let plan = Plan { product, cycle: Cycle::Month, currency: contract.currency };
        let charge = charge(plan.price(false), None, contract.shared.tax);
        LineRow {
            plan,
            kind: "one_off",
            period: None,
            amount: charge.net,
            tax: charge.tax,
            quantity: 1,
            item: None,
            discount: None,
            ..self.line(contract, 0, charge, (0, 0))
        }
    }

    /// The lines that turn the rest of an interval from one price into another: the old price
    /// back, the new one on.
    pub fn proration(
        &self,
        contract: &Contract,
        n: usize,
        before: Option<(Plan, u32, i64)>,
        at: At,
        (start, end): (At, At),
    ) -> Vec<LineRow> {
        let discount = self.discount_of(contract, n, start);
        let share = |list: i64, sign: i64| {
            let full = charge(list, discount, contract.shared.tax);
            let left = |amount: i64| sign * part(amount, end - at, end - start);
            Charge { net: left(full.net), off: left(full.off), tax: left(full.tax) }
        };
        let mut lines = Vec::new();
        if let Some((plan, quantity, amount)) = before {
            let mut line = self.line(contract, n, share(amount, -1), (at, end));
            line.plan = plan;
            line.quantity = -i64::from(quantity);
            lines.push(line);
        }
        let amount = contract.items[n].amount();
        lines.push(self.line(contract, n, share(amount, 1), (at, end)));
        for line in &mut lines {
            line.prorated = true;
        }
        lines
    }

    /// A small charge for trying.
    pub fn bill_trial(&mut self, contract: &mut Contract, started: At, ends: At) {
        let list = if contract.currency.exponent() == 0 { 500 } else { 490 };
        let charge = charge(list, None, contract.shared.tax);
        let mut line = self.line(contract, 0, charge, (started, ends));
        line.kind = "trial";
        line.discount = None;
        let bill = self.make(contract, vec![line], started);
        self.settle(contract, bill, None);
    }

    /// What is still to be billed when service ends.
    pub fn last_invoice(&mut self, contract: &mut Contract, at: At) {
        let mut lines = std::mem::take(&mut contract.waiting);
        let begun = contract.boundary(&self.world.calendar, contract.k);
        let begun = if begun < at {
            begun
        } else {
            contract.boundary(&self.world.calendar, contract.k.saturating_sub(1))
        };
        if begun < at {
            self.usage(contract, (begun, at), &mut lines);
        }
        if !lines.is_empty() {
            let bill = self.make(contract, lines, at);
            self.settle(contract, bill, None);
        }
    }

    /// Numbers the lines of a new invoice and adds them up.
    pub fn make(&mut self, contract: &Contract, mut lines: Vec<LineRow>, issued: At) -> Bill {
        let id = self.invoice_id(contract.source);
        for (line, n) in lines.iter_mut().zip(1..) {
            line.invoice = Rc::clone(&id);
            line.line = n;
        }
        let total = lines.iter().map(|line| line.amount + line.tax).sum();
        Bill { id, issued, lines, total }
    }

    /// Writes the lines of an invoice.
    pub fn write_lines(&mut self, source: Source, lines: &[LineRow], known: At) {
        let rows = lines.iter().map(|line| Row {
            source,
            recorded: known,
            updated: None,
            data: line.clone(),
        });
        self.out.lines.extend(rows);
    }
}

#[cfg(test)]
mod tests {
    use super::super::rows::Lasts;
    use super::*;

    const NONE: Tax = Tax { percent: 0, included: false };

    fn percent(percent: u32) -> Option<Discount> {
        Some(Discount { percent, amount: 0, lasts: Lasts::Forever, starts: 0, ends: None })
    }

    #[test]
    fn parts_round_halves_away_from_zero() {
        assert_eq!(part(101, 1, 2), 51);
        assert_eq!(part(-101, 1, 2), -51);
        assert_eq!(part(100, 1, 3), 33);
        assert_eq!(part(0, 7, 9), 0);
    }

    #[test]
    fn charges_take_discount_then_tax() {
        let on_top = Tax { percent: 19, included: false };
        let inside = Tax { percent: 19, included: true };
        let charged = |net, off, tax| Charge { net, off, tax };
        assert_eq!(charge(2_900, None, NONE), charged(2_900, 0, 0));
        assert_eq!(charge(2_900, percent(20), on_top), charged(2_320, 580, 441));
        // 29.00 holds 24.37 and 4.63 of tax.
        assert_eq!(charge(2_900, None, inside), charged(2_437, 0, 463));
        assert_eq!(charge(2_900, percent(100), inside), charged(0, 2_437, 0));
    }
}
