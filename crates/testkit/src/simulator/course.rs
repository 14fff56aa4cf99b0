//! The course of a subscription: boundary by boundary, and month by month between them.

use super::calendar::{At, DAY, add_months};
use super::collect::Collected;
use super::contract::{Contract, Pending};
use super::life::{Fate, Life};
use super::plans::{Cycle, Plan, Product, Tier, sold_in};
use super::rows::{Discount, DiscountChange, Lasts, Source, Status};

impl Life<'_> {
    /// Runs a contract from its first billing boundary to its end or that of the window.
    pub fn run(&mut self, contract: &mut Contract) -> Fate {
        match (contract.shared.ended, contract.shared.status) {
            (Some(ended), _) => return Fate::NeverPaid(ended),
            (None, Status::Trialing) => return Fate::Stays,
            _ => {}
        }
        loop {
            let start = contract.boundary(&self.world.calendar, contract.k);
            if let Some(stop) = contract.stop.filter(|&stop| stop <= start) {
                return self.stop(contract, stop);
            }
            if self.is_future(start) {
                self.write_future(contract, start);
                return Fate::Stays;
            }
            if let Some(fate) = self.at_boundary(contract, start) {
                return fate;
            }
            let end = contract.boundary(&self.world.calendar, contract.k + 1);
            let quiet = match self.bill(contract, start, end) {
                Collected::Done => false,
                Collected::Late => true,
                Collected::Lost(fate) => return fate,
            };
            if let Some(fate) = self.between(contract, start, end, quiet) {
                return fate;
            }
            contract.k += 1;
        }
    }

    /// Everything that waits for a billing boundary, in order.
    fn at_boundary(&mut self, contract: &mut Contract, at: At) -> Option<Fate> {
        if contract.shared.cancel_effective == Some(at)
            && let Some(reason) = contract.leaving
        {
            let known = self.known(at);
            self.finish(contract, Status::Canceled, at, known);
            return Some(Fate::Left(reason, at));
        }
        self.end_pause(contract, at);
        if self.migrates(contract, at) {
            let known = self.known(at);
            self.finish(contract, Status::Ended, at, known);
            return Some(Fate::Migrated(at));
        }
        if let Some((pending, asked)) = contract.pending.take() {
            // A change of price is written when it is agreed, an end or a pause when it happens.
            let now = matches!(pending, Pending::Pause(_) | Pending::DropAddon);
            let known = self.known(if now { at } else { asked });
            self.apply(contract, pending, at, known);
        }
        self.raise_price(contract, at);
        self.raise_tax(contract, at);
        if let Some(discount) = contract.discount
            && at > discount.starts
            && !discount.at(at)
        {
            contract.discount = None;
            self.discount_gone = Some(0);
        }
        self.renew_term(contract, at);
        None
    }

    /// What was agreed for a boundary after the window is written all the same.
    fn write_future(&mut self, contract: &mut Contract, at: At) {
        if contract.leaving.is_some() {
            return;
        }
        if let Some((pending, asked)) = contract.pending.take()
            && !matches!(pending, Pending::Pause(_) | Pending::DropAddon)
        {
            let known = self.known(asked);
            self.apply(contract, pending, at, known);
        }
    }

    fn stop(&mut self, contract: &mut Contract, stop: At) -> Fate {
        if !self.is_future(stop) {
            let known = self.known(stop);
            self.finish(contract, Status::Canceled, stop, known);
        }
        Fate::Stopped
    }

    /// Ends service at `at`.
    pub fn finish(&mut self, contract: &mut Contract, status: Status, at: At, known: At) {
        contract.shared.ended = Some(at);
        contract.shared.past_due = None;
        contract.shared.paused = None;
        contract.shared.resumes = None;
        self.set_status(contract, status, at, known);
        self.last_invoice(contract, at);
    }

    fn migrates(&mut self, contract: &Contract, at: At) -> bool {
        contract.source == Source::Legacy
            && at >= self.world.migration
            && !contract.has_limited_discount()
            && contract.pending.is_none()
            && contract.shared.status == Status::Active
            && self.dice.percent(70)
    }

    fn end_pause(&mut self, contract: &mut Contract, at: At) {
        if contract.shared.status != Status::Paused {
            return;
        }
        contract.pause_left -= 1;
        if contract.pause_left == 0 {
            contract.shared.paused = None;
            contract.shared.resumes = None;
            let known = self.known(at);
            self.set_status(contract, Status::Active, at, known);
        }
    }

    /// Does what was agreed.
    fn apply(&mut self, contract: &mut Contract, pending: Pending, at: At, known: At) {
        match pending {
            Pending::Plan(tier, cycle) => self.change_plan(contract, tier, cycle, at, known),
            Pending::Seats(seats) => self.change_seats(contract, seats, at, known),
            Pending::Unit(unit) => {
                contract.items[0].unit = unit;
                self.tell_amount(contract, 0, at, known);
            }
            Pending::Coupon(percent, intervals) => {
                self.grant(contract, percent, intervals, at, known);
            }
            Pending::Pause(intervals) => self.pause(contract, intervals, at, known),
            Pending::Currency(currency) => {
                contract.currency = currency;
                // What was paid in the old one is not paid back in the new one.
                self.last_paid = None;
                self.reprice_all(contract, at, known);
            }
            Pending::DropAddon => self.drop_addon(contract, at, known),
        }
    }

    /// Another tier or cycle from the boundary `at` on. A new cycle is a new anchor.
    fn change_plan(
        &mut self,
        contract: &mut Contract,
        tier: Tier,
        cycle: Cycle,
        at: At,
        known: At,
    ) {
        let cycle = sold_in(tier, cycle);
        contract.items[0].plan.product = Product::Base(tier);
        contract.items[0].quantity = self.seats_in(tier, contract.items[0].quantity);
        if cycle != contract.cycle {
            contract.cycle = cycle;
            contract.anchor = self.world.calendar.local(at);
            contract.k = 0;
        }
        self.reprice_all(contract, at, known);
        if contract.discount.is_some() && self.dice.percent(40) {
            self.withdraw(contract, at, known);
        }
        let was_free = std::mem::replace(&mut self.who.tier, tier) == Tier::Free;
        if was_free {
            self.draw_card(at);
        }
        if contract.cycle.months() >= 12 {
            self.set_term(contract, at);
        } else {
            contract.shared.term = None;
        }
        if !self.is_future(at) {
            let known = self.known(at);
            if contract.cycle != Cycle::Month {
                self.end_metered(contract, at, known);
            }
            self.snapshot(contract, at, known);
        }
    }

    /// Seats after a change to a tier.
    pub fn seats_in(&self, tier: Tier, seats: u32) -> u32 {
        if tier.per_seat() { seats.max(tier.least_seats()) } else { 1 }
    }

    /// All items at today's list price in the contract's cycle and currency.
    fn reprice_all(&mut self, contract: &mut Contract, at: At, known: At) {
        contract.raised = contract.raised || at >= self.world.rise;
        for n in 0..contract.items.len() {
            if contract.items[n].ended.is_none() && !contract.items[n].metered() {
                self.reprice(contract, n, at, known);
            }
        }
    }

    fn reprice(&mut self, contract: &mut Contract, n: usize, at: At, known: At) {
        let (cycle, currency) = (contract.cycle, contract.currency);
        let item = &mut contract.items[n];
        let old = item.plan;
        item.plan = Plan { cycle, currency, ..old };
        item.unit = item.plan.price(at >= self.world.rise);
        let (plan, quantity, amount) = (item.plan, item.quantity, item.amount());
        let mut row = self.change(contract, Some(n), at);
        row.plan = Some(plan);
        row.quantity = Some(quantity);
        row.amount = Some(amount);
        row.cycle = (old.cycle != cycle).then_some(cycle);
        row.new_currency = old.currency != currency;
        self.write_change(contract, row, known);
    }

    /// Says the amount of an item from `at` on.
    fn tell_amount(&mut self, contract: &mut Contract, n: usize, at: At, known: At) {
        let amount = contract.items[n].amount();
        let mut row = self.change(contract, Some(n), at);
        row.amount = Some(amount);
        self.write_change(contract, row, known);
    }

    /// Another number of seats from `at` on.
    pub fn change_seats(&mut self, contract: &mut Contract, seats: u32, at: At, known: At) {
        contract.items[0].quantity = seats;
        let amount = contract.items[0].amount();
        let mut row = self.change(contract, Some(0), at);
        row.quantity = Some(seats);
        // Without an amount the old one scales, which comes to the same.
        row.amount = self.dice.percent(70).then_some(amount);
        self.write_change(contract, row, known);
    }

    fn grant(&mut self, contract: &mut Contract, percent: u32, intervals: u32, at: At, known: At) {
        let ends = contract.boundary(&self.world.calendar, contract.k + intervals);
        let discount =
            Discount { percent, amount: 0, lasts: Lasts::Repeating, starts: at, ends: Some(ends) };
        contract.discount = Some(discount);
        let mut row = self.change(contract, Some(0), at);
        row.discount = DiscountChange::Set(discount);
        self.write_change(contract, row, known);
    }

    /// The coupon of the old plan does not come along.
    fn withdraw(&mut self, contract: &mut Contract, at: At, known: At) {
        contract.discount = None;
        self.discount_gone = Some(0);
        let mut row = self.change(contract, Some(0), at);
        row.discount = DiscountChange::Clear;
        self.write_change(contract, row, known);
    }

    fn pause(&mut self, contract: &mut Contract, intervals: u32, at: At, known: At) {
        contract.pause_left = intervals;
        let until = contract.boundary(&self.world.calendar, contract.k + intervals);
        contract.shared.paused = Some(at);
        contract.shared.resumes = Some(until);
        self.set_status(contract, Status::Paused, at, known);
    }

    fn drop_addon(&mut self, contract: &mut Contract, at: At, known: At) {
        let last = contract.items.iter().rposition(|item| {
            item.ended.is_none() && matches!(item.plan.product, Product::Storage | Product::Support)
        });
        if let Some(n) = last {
            self.end_item(contract, n, at, known);
        }
    }

    fn end_metered(&mut self, contract: &mut Contract, at: At, known: At) {
        for n in 0..contract.items.len() {
            if contract.items[n].metered() && contract.items[n].ended.is_none() {
                self.end_item(contract, n, at, known);
            }
        }
    }

    /// The general price rise reaches a contract at its first boundary after it.
    fn raise_price(&mut self, contract: &mut Contract, at: At) {
        if contract.raised || at < self.world.rise {
            return;
        }
        contract.raised = true;
        if contract.is_free() {
            return;
        }
        // It was announced a month before.
        let told = (at - 30 * DAY).max(contract.started);
        let known = self.known(told);
        for n in 0..contract.items.len() {
            let item = &mut contract.items[n];
            if item.ended.is_none() && !item.metered() {
                let list = item.plan.price(true);
                item.unit = list.max(item.unit);
                self.tell_amount(contract, n, at, known);
            }
        }
        if !contract.second {
            self.price_raised = Some(0);
        }
    }

    fn raise_tax(&mut self, contract: &mut Contract, at: At) {
        let tax = self.tax_at(at);
        if tax == contract.shared.tax {
            return;
        }
        contract.shared.tax = tax;
        let known = self.known(at);
        for n in 0..contract.items.len() {
            if contract.items[n].ended.is_none() {
                let mut row = self.change(contract, Some(n), at);
                row.tax_percent = Some(tax.percent);
                self.write_change(contract, row, known);
            }
        }
    }

    fn renew_term(&mut self, contract: &mut Contract, at: At) {
        if contract.shared.term.is_some_and(|(_, end, _)| end <= at) {
            self.set_term(contract, at);
            let known = self.known(at);
            self.snapshot(contract, at, known);
        }
    }

    /// The months of an interval: decisions and changes.
    fn between(
        &mut self,
        contract: &mut Contract,
        start: At,
        end: At,
        quiet: bool,
    ) -> Option<Fate> {
        if contract.cycle.months() == 0 && !contract.k.is_multiple_of(4) {
            return None;
        }
        let first = self.world.calendar.local(start);
        for month in 0..contract.cycle.months().max(1) {
            let from = self.world.calendar.at(add_months(first, month));
            let to = self.world.calendar.at(add_months(first, month + 1)).min(end);
            let days = u32::try_from((to - from) / DAY).unwrap_or(0).max(2) - 1;
            let days = self.dice.between(1, days);
            let at = self.later(contract.source, from, days);
            let stopped = contract.stop.is_some_and(|stop| stop <= to);
            if self.is_future(at) || stopped {
                return None;
            }
            if !(quiet && month == 0)
                && let Some(fate) = self.month(contract, at, (start, end))
            {
                return Some(fate);
            }
            if contract.leaving.is_some() {
                return None;
            }
            if !contract.second && !contract.is_free() {
                self.age();
            }
        }
        None
    }
}
