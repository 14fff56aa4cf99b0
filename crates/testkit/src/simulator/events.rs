//! What can happen to a paying customer in a month besides leaving.

use super::billing::Bill;
use super::calendar::At;
use super::contract::{Contract, Item, Pending};
use super::hazards::Reason;
use super::life::{Fate, Life};
use super::open::Wish;
use super::plans::{Currency, Cycle, Plan, Product, Tier};
use super::rows::{BackRow, LineRow, Row, Source, Status};

/// Something that happens in a month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Event {
    Nothing,
    MoreSeats,
    FewerSeats,
    Upgrade,
    Downgrade,
    AddAddon,
    DropAddon,
    Longer,
    Shorter,
    Pause,
    Training,
    Refund,
    CreditNote,
    Concession,
    Coupon,
    Currency,
    Dispute,
}

impl Life<'_> {
    /// One month of a contract: first whether the customer leaves, then at most one change.
    pub fn month(&mut self, contract: &mut Contract, at: At, interval: (At, At)) -> Option<Fate> {
        if contract.second {
            return self.second_month(contract, at, interval);
        }
        let tier = contract.tier().unwrap_or(Tier::Starter);
        if tier == Tier::Free {
            return self.free_month(contract, at);
        }
        let gift = contract.discount.filter(|it| it.percent == 100 && it.at(interval.0));
        if contract.is_free() || gift.is_some() {
            // Nobody leaves what costs nothing.
            return None;
        }
        if let Some(reason) = self.throw(tier, at) {
            return self.leave(contract, reason, at, interval);
        }
        if contract.shared.status == Status::Active {
            let event = self.event(contract, tier, interval.0);
            self.happen(contract, event, at, interval);
        }
        None
    }

    /// The second product is dropped now and then, which is no reason to leave.
    fn second_month(
        &mut self,
        contract: &mut Contract,
        at: At,
        interval: (At, At),
    ) -> Option<Fate> {
        if !self.dice.ppm(15_000) {
            return None;
        }
        contract.leaving = Some(Reason::Product);
        contract.shared.cancel_requested = Some(at);
        contract.shared.cancel_effective = Some(interval.1);
        contract.shared.farewell.kind = "voluntary";
        let known = self.known(at);
        self.set_status(contract, Status::NonRenewing, at, known);
        None
    }

    fn free_month(&mut self, contract: &mut Contract, at: At) -> Option<Fate> {
        if self.dice.ppm(28_000) {
            let cycle = self.dice.pick(&[Cycle::Month, Cycle::Month, Cycle::Year]);
            let tier = if self.who.employees >= 10 { Tier::Team } else { Tier::Starter };
            contract.pending = Some((Pending::Plan(tier, cycle), at));
        } else if self.dice.ppm(30_000) {
            contract.shared.cancel_requested = Some(at);
            let known = self.known(at);
            self.finish(contract, Status::Canceled, at, known);
            return Some(Fate::NeverPaid(at));
        }
        None
    }

    fn event(&mut self, contract: &Contract, tier: Tier, start: At) -> Event {
        let open = !contract.invoices_only;
        // A stream of lines without subscription is told apart by its plan.
        let named = contract.named;
        let idle = contract.pending.is_none();
        let monthly = contract.cycle == Cycle::Month;
        let items = open && contract.source == Source::Billing;
        // Between two full lines, a price in the middle could be told by nobody.
        let fresh = open || contract.touched != Some(start);
        let steady = idle && contract.discount.is_none() && tier != Tier::Enterprise;
        let metered = contract.live().any(Item::metered);
        let card = self.card.is_some() && self.last_paid.is_some();
        let growth = 30 + self.who.traits.growth / 7;
        let when = |may: bool, weight: u32| if may { weight } else { 0 };
        let list = [
            (when(tier.per_seat() && fresh, 600 * growth), Event::MoreSeats),
            (when(tier.per_seat() && idle, 18_000), Event::FewerSeats),
            (when(named && idle && fresh, self.upgrade_chance(tier)), Event::Upgrade),
            (when(named && idle && tier > Tier::Starter, 3_000), Event::Downgrade),
            (when(items && contract.addons() < 2, 20_000), Event::AddAddon),
            (when(idle && contract.addons() > 0, 13_000), Event::DropAddon),
            (when(named && steady && monthly, 8_000), Event::Longer),
            (when(named && steady && contract.cycle == Cycle::Year, 3_000), Event::Shorter),
            (when(open && steady && monthly && !metered, 4_500), Event::Pause),
            (6_000, Event::Training),
            (2_500, Event::Refund),
            (when(self.who.manual, 4_000), Event::CreditNote),
            (when(!open && idle, 4_000), Event::Concession),
            (when(open && steady && monthly, 2_500), Event::Coupon),
            (when(open && steady && monthly && !metered, 350), Event::Currency),
            (when(card, 400), Event::Dispute),
        ];
        let total: u32 = list.iter().map(|(weight, _)| weight).sum();
        if self.dice.below(1_000_000) >= total {
            return Event::Nothing;
        }
        self.dice.weighted(&list)
    }

    fn upgrade_chance(&self, tier: Tier) -> u32 {
        let employees = self.who.employees;
        match tier {
            Tier::Starter if employees >= 4 => 13_000,
            Tier::Team if employees >= 20 => 8_000,
            Tier::Pro if employees >= 120 => 4_000,
            _ => 0,
        }
    }

    fn happen(&mut self, contract: &mut Contract, event: Event, at: At, interval: (At, At)) {
        let tier = contract.tier().unwrap_or(Tier::Starter);
        let seats = contract.items[0].quantity;
        let agreed = match event {
            Event::Nothing => None,
            Event::MoreSeats => {
                let more = self.dice.between(1, 2 + seats / 8);
                self.more_seats(contract, more, at, interval);
                // Some correct themselves within the hour.
                let again = at + i64::from(self.dice.between(300, 3_000));
                let precise = !contract.source.by_day() && !self.is_future(again);
                if precise && self.dice.percent(15) {
                    self.more_seats(contract, 1, again, interval);
                }
                None
            }
            Event::FewerSeats => {
                let fewer = self.dice.between(1, 1 + seats / 6);
                let left = seats.saturating_sub(fewer).max(tier.least_seats());
                (left < seats).then_some(Pending::Seats(left))
            }
            Event::Upgrade => {
                tier.above().and_then(|above| self.upgrade(contract, above, at, interval))
            }
            Event::Downgrade => tier.below().map(|below| Pending::Plan(below, contract.cycle)),
            Event::AddAddon => {
                self.add_addon(contract, at, interval);
                None
            }
            Event::DropAddon => Some(Pending::DropAddon),
            Event::Longer => Some(Pending::Plan(tier, Cycle::Year)),
            Event::Shorter => Some(Pending::Plan(tier, Cycle::Month)),
            Event::Pause => Some(Pending::Pause(self.dice.between(1, 3))),
            Event::Training => {
                let line = self.one_off(contract, Product::Training);
                self.charge_now(contract, vec![line], at);
                None
            }
            Event::Refund => {
                self.goodwill(contract, at);
                None
            }
            Event::CreditNote => {
                self.credit(contract, at, None);
                None
            }
            Event::Concession => self.concede(contract, at),
            Event::Coupon => Some(Pending::Coupon(self.dice.pick(&[10, 15, 100]), 2)),
            Event::Currency => Some(Pending::Currency(other(contract.currency))),
            Event::Dispute => {
                self.dispute(contract, at, false);
                None
            }
        };
        if let Some(pending) = agreed {
            contract.pending = Some((pending, at));
        }
    }

    /// Invoices prorated lines now, or with the next invoice.
    fn charge_prorated(&mut self, contract: &mut Contract, lines: Vec<LineRow>, at: At) {
        if !contract.invoices_only && self.dice.percent(40) {
            contract.waiting.extend(lines);
        } else {
            self.charge_now(contract, lines, at);
        }
    }

    fn charge_now(&mut self, contract: &mut Contract, lines: Vec<LineRow>, at: At) {
        let bill: Bill = self.make(contract, lines, at);
        self.settle(contract, bill, None);
    }

    fn more_seats(&mut self, contract: &mut Contract, more: u32, at: At, interval: (At, At)) {
        contract.touched = Some(interval.0);
        let item = &contract.items[0];
        let before = (item.plan, item.quantity, item.amount());
        let seats = item.quantity + more;
        let known = self.known(at);
        self.change_seats(contract, seats, at, known);
        let lines = self.proration(contract, 0, Some(before), at, interval);
        self.charge_prorated(contract, lines, at);
    }

    /// A bigger plan: at once within the same cycle, else from the next boundary on.
    fn upgrade(
        &mut self,
        contract: &mut Contract,
        tier: Tier,
        at: At,
        interval: (At, At),
    ) -> Option<Pending> {
        if contract.cycle.months() == 0 || self.dice.percent(25) {
            return Some(Pending::Plan(tier, contract.cycle));
        }
        contract.touched = Some(interval.0);
        let item = &contract.items[0];
        let before = (item.plan, item.quantity, item.amount());
        let wanted = item.quantity.max(self.who.employees.min(1_000) / 5);
        let plan = Plan { product: Product::Base(tier), ..item.plan };
        let raised = at >= self.world.rise;
        let quantity = self.seats_in(tier, wanted);
        let item = &mut contract.items[0];
        item.plan = plan;
        item.quantity = quantity;
        item.unit = plan.price(raised);
        let amount = item.amount();
        let mut row = self.change(contract, Some(0), at);
        row.plan = Some(plan);
        row.quantity = Some(quantity);
        // The plan's price says it, where that has not moved since.
        row.amount = (!raised || self.dice.percent(80)).then_some(amount);
        let known = self.known(at);
        self.write_change(contract, row, known);
        self.who.tier = tier;
        let lines = self.proration(contract, 0, Some(before), at, interval);
        self.charge_prorated(contract, lines, at);
        None
    }

    fn add_addon(&mut self, contract: &mut Contract, at: At, interval: (At, At)) {
        let has = |product| contract.live().any(|item| item.plan.product == product);
        let product = if has(Product::Storage) { Product::Support } else { Product::Storage };
        if has(product) || contract.cycle == Cycle::Week {
            return;
        }
        let wish = Wish { product, cycle: contract.cycle, quantity: 1 };
        self.add_item(contract, &wish, at);
        let n = contract.items.len() - 1;
        let known = self.known(at);
        self.snapshot(contract, at, known);
        let lines = self.proration(contract, n, None, at, interval);
        self.charge_prorated(contract, lines, at);
    }

    /// Part of the last payment back, out of kindness.
    fn goodwill(&mut self, contract: &Contract, at: At) {
        let share = self.dice.between(15, 50);
        let Some(last) = self.give_back(at) else {
            return;
        };
        let row = BackRow {
            id: self.other_id("re"),
            invoice: last.invoice,
            line: None,
            at,
            amount: last.total * i64::from(share) / 100,
            currency: contract.currency,
            reason: "goodwill",
            recurring: None,
        };
        let recorded = self.known(at);
        self.out.refunds.push(Row { source: contract.source, recorded, updated: None, data: row });
    }

    /// A credit note over part of the last invoice; `lasting` is the amount by which the price is
    /// lower from now on.
    fn credit(&mut self, contract: &Contract, at: At, lasting: Option<i64>) {
        let share = self.dice.between(5, 30);
        let Some(last) = self.give_back(at) else {
            return;
        };
        let row = BackRow {
            id: self.other_id("cn"),
            invoice: last.invoice,
            line: Some(last.line.0),
            at,
            amount: lasting.unwrap_or(last.line.1 * i64::from(share) / 100),
            currency: contract.currency,
            reason: if lasting.is_some() { "price agreed anew" } else { "billing error" },
            recurring: Some(lasting.is_some()),
        };
        let recorded = self.known(at);
        self.out.credit_notes.push(Row {
            source: contract.source,
            recorded,
            updated: None,
            data: row,
        });
    }

    /// A tenth off the price, for the interval that is paid too.
    fn concede(&mut self, contract: &mut Contract, at: At) -> Option<Pending> {
        let last = self.last_paid.as_ref().filter(|last| last.at < at)?;
        let item = &contract.items[0];
        let whole = item.amount();
        if contract.discount.is_some() || contract.shared.tax.included || last.line.1 != whole {
            return None;
        }
        let unit = item.unit - item.unit / 10;
        let off = whole - unit * i64::from(item.quantity);
        self.credit(contract, at, Some(off));
        Some(Pending::Unit(unit))
    }
}

fn other(currency: Currency) -> Currency {
    if currency == Currency::Eur { Currency::Usd } else { Currency::Eur }
}
