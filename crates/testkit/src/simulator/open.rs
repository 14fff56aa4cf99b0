//! How a subscription begins.

use std::rc::Rc;

use super::calendar::{At, add_months};
use super::contract::{Contract, Item, Opening};
use super::customer::Known;
use super::life::Life;
use super::plans::{Cycle, Plan, Product, Tier};
use super::rows::{Discount, Lasts, Priced, Source, Status, Tax};

/// A product to subscribe to.
pub(super) struct Wish {
    pub product: Product,
    pub cycle: Cycle,
    pub quantity: u32,
}

impl Life<'_> {
    /// The customer's first subscription.
    pub fn first_contract(&mut self) -> Contract {
        let created = self.who.created;
        let source = self.first_source(created);
        let signed = if source.by_day() {
            self.first_day(source, created)
        } else {
            created + i64::from(self.dice.between(300, 7_200))
        };
        let started = self.service_start(source, signed);
        let mut contract = self.contract(source, started);
        let wish = Wish {
            product: Product::Base(self.who.tier),
            cycle: contract.cycle,
            quantity: self.who.seats,
        };
        self.draw_card(started);
        let tries = source == Source::Billing && started == signed && self.dice.percent(34);
        if tries && (Tier::Starter..=Tier::Pro).contains(&self.who.tier) {
            self.begin_trial(&mut contract);
        }
        contract.discount = self.welcome(&contract);
        self.add_item(&mut contract, &wish, started);
        self.first_addon(&mut contract);
        self.usage_item(&mut contract);
        self.announce(&mut contract, signed);
        contract
    }

    fn first_source(&mut self, created: At) -> Source {
        if self.who.known == Known::Invoices {
            Source::Books
        } else if created < self.world.migration && self.dice.percent(45) {
            Source::Legacy
        } else {
            Source::Billing
        }
    }

    /// The day on which a source that knows days only lets service begin. Invoices begin on a day
    /// that every month has, so that the length of an interval is never in doubt.
    fn first_day(&mut self, source: Source, created: At) -> At {
        let local = self.world.calendar.local(created).date();
        let late = source == Source::Books && local.day() > 28;
        let day = if late { jiff::civil::date(local.year(), local.month(), 28) } else { local };
        self.world.calendar.midnight(day)
    }

    /// Large contracts often begin some weeks after they are signed.
    fn service_start(&mut self, source: Source, signed: At) -> At {
        let large = self.who.tier == Tier::Enterprise && source == Source::Billing;
        if !large || !self.dice.percent(60) {
            return signed;
        }
        let days = self.dice.between(5, 60);
        let day = self.world.calendar.day_start(signed);
        self.world.calendar.add_days(day, days)
    }

    /// A contract of the customer without items.
    pub fn contract(&mut self, source: Source, started: At) -> Contract {
        let opening = Opening {
            id: self.subscription_id(source),
            customer: Rc::clone(&self.who.id),
            source,
            currency: self.who.currency,
            cycle: self.who.cycle,
            started,
            status: Status::Active,
            tax: self.tax_at(started),
        };
        let mut contract = Contract::new(opening, &self.world.calendar);
        contract.invoices_only = source == Source::Books;
        contract.named = source != Source::Books || self.dice.percent(60);
        contract.raised = started >= self.world.rise || self.dice.percent(8);
        if contract.cycle.months() >= 12 {
            self.set_term(&mut contract, started);
        }
        contract
    }

    /// The customer's tax at `at`: Romania's rate rose in August 2025.
    pub fn tax_at(&self, at: At) -> Tax {
        let percent = if self.who.tax.percent > 0 && at >= self.world.vat {
            21
        } else {
            self.who.tax.percent
        };
        Tax { percent, ..self.who.tax }
    }

    /// Sets the contract term that begins at `from`.
    pub fn set_term(&mut self, contract: &mut Contract, from: At) {
        let months = contract.cycle.months();
        let local = self.world.calendar.local(from);
        let end = self.world.calendar.at(add_months(local, months));
        contract.shared.term = Some((from, end, months));
    }

    /// Adds an item that begins at `at`.
    pub fn add_item(&mut self, contract: &mut Contract, wish: &Wish, at: At) {
        let plan = Plan { product: wish.product, cycle: wish.cycle, currency: contract.currency };
        let raised = at >= self.world.rise;
        let unit = plan.price(raised);
        // The plan's price says it where it has not moved since.
        let told = !(raised && self.dice.percent(10)) && wish.product != Product::Api;
        let first = Priced {
            plan,
            quantity: wish.quantity,
            amount: told.then_some(unit * i64::from(wish.quantity)),
            discount: contract.discount.filter(|_| contract.items.is_empty()),
            tax: contract.shared.tax,
        };
        let item = Item {
            id: self.item_id(contract),
            plan,
            quantity: wish.quantity,
            unit,
            start: at,
            first,
            minimum: None,
            ended: None,
        };
        contract.items.push(item);
    }

    /// Some take more storage from the beginning.
    fn first_addon(&mut self, contract: &mut Contract) {
        let suits = contract.source == Source::Billing
            && self.who.tier > Tier::Free
            && contract.cycle != Cycle::Week;
        if suits && self.dice.percent(30) {
            let wish = Wish { product: Product::Storage, cycle: contract.cycle, quantity: 1 };
            let at = contract.started;
            self.add_item(contract, &wish, at);
        }
    }

    /// Some pay for calls of the programming interface, a few of them at least so much.
    fn usage_item(&mut self, contract: &mut Contract) {
        let suits = self.who.tier > Tier::Free
            && contract.cycle == Cycle::Month
            && contract.source == Source::Billing;
        if !suits || !self.dice.percent(48) {
            return;
        }
        let wish = Wish { product: Product::Api, cycle: Cycle::Month, quantity: 1 };
        let at = contract.started;
        self.add_item(contract, &wish, at);
        if self.dice.percent(30)
            && let Some(item) = contract.items.last_mut()
        {
            item.minimum = Some(item.unit * 2_500);
        }
    }

    /// A coupon to begin with.
    pub fn welcome(&mut self, contract: &Contract) -> Option<Discount> {
        if contract.cycle == Cycle::Week || self.who.tier == Tier::Free {
            return None;
        }
        // A trial is free anyway: the discount begins with the first paid interval.
        let starts = contract.shared.trial.map_or(contract.started, |(_, end)| end);
        let months = self.dice.pick(&[2, 3, 6]);
        let local = self.world.calendar.local(starts);
        let ends = self.world.calendar.at(add_months(local, months));
        let discount = |percent, amount, lasts| Discount {
            percent,
            amount,
            lasts,
            starts,
            ends: (lasts == Lasts::Repeating).then_some(ends),
        };
        let ten = if contract.currency.exponent() == 0 { 1_500 } else { 1_000 };
        match self.dice.below(1_000) {
            0..=69 => Some(discount(20, 0, Lasts::Repeating)),
            70..=99 => Some(discount(0, ten, Lasts::Repeating)),
            100..=124 => Some(discount(30, 0, Lasts::Forever)),
            125..=159 => Some(discount(50, 0, Lasts::Once)),
            160..=172 if contract.cycle == Cycle::Month => Some(discount(100, 0, Lasts::Repeating)),
            173..=176 if contract.cycle == Cycle::Month => Some(discount(100, 0, Lasts::Forever)),
            177..=206 if self.who.manual => {
                let percent = self.dice.pick(&[5, 10, 15]);
                Some(discount(percent, 0, Lasts::Forever))
            }
            _ => None,
        }
    }

    /// A card that lasts some time from `at` on; none for those who transfer.
    pub fn draw_card(&mut self, at: At) {
        if self.who.manual || self.who.tier == Tier::Free {
            return;
        }
        if self.card.is_none() && self.dice.percent(15) {
            // Direct debit does not expire.
            return;
        }
        let months = self.dice.between(2, 46);
        let day = add_months(self.world.calendar.local(at), months).date();
        self.card = Some((day.year(), day.month()));
    }

    /// Writes the first rows of a contract that was signed at `signed`.
    fn announce(&mut self, contract: &mut Contract, signed: At) {
        let known = self.known(signed);
        if contract.started > signed && self.dice.percent(5) {
            self.cancel_before_start(contract, signed, known);
            return;
        }
        let incomplete = contract.source == Source::Billing
            && contract.shared.trial.is_none()
            && self.card.is_some()
            && self.dice.percent(3);
        if incomplete {
            contract.shared.status = Status::Incomplete;
            self.set_status(contract, Status::Incomplete, contract.started, known);
        } else {
            self.snapshot(contract, signed, known);
        }
        if let Some(trial) = contract.shared.trial {
            self.announce_trial(contract, trial, known);
        }
    }

    /// Signed, then called off before service began.
    fn cancel_before_start(&mut self, contract: &mut Contract, signed: At, known: At) {
        self.snapshot(contract, signed, known);
        let left = contract.started - signed;
        let called_off = signed + left / 2;
        if self.is_future(called_off) {
            return;
        }
        contract.shared.cancel_requested = Some(called_off);
        contract.shared.cancel_effective = Some(contract.started);
        contract.shared.ended = Some(contract.started);
        contract.shared.status = Status::Canceled;
        let known = self.known(called_off);
        self.snapshot(contract, called_off, known);
    }
}
