//! What follows a spell of service, and what runs beside it.

use std::rc::Rc;

use super::calendar::{At, DAY, HOUR};
use super::contract::Contract;
use super::hazards::Reason;
use super::life::{Fate, Life};
use super::open::Wish;
use super::plans::{Cycle, Product, Tier, sold_in};
use super::rows::{Discount, Id, Row, Source};

impl Life<'_> {
    /// The present billing system takes a contract over from the one before.
    pub fn take_over(&mut self, old: &Contract, at: At) -> Contract {
        let started = if self.dice.percent(50) {
            at
        } else {
            at + 9 * HOUR + i64::from(self.dice.below(28_000))
        };
        self.who.cycle = old.cycle;
        self.who.currency = old.currency;
        let mut contract = self.contract(Source::Billing, started);
        contract.raised = old.raised;
        contract.discount = old.discount.map(|discount| Discount { starts: started, ..discount });
        let base = &old.items[0];
        if let Product::Base(tier) = base.plan.product {
            self.who.tier = tier;
        }
        let wish = Wish { product: base.plan.product, cycle: old.cycle, quantity: base.quantity };
        self.add_item(&mut contract, &wish, started);
        let item = &mut contract.items[0];
        item.unit = base.unit;
        item.first.amount = Some(item.amount());
        if self.dice.percent(30) {
            self.move_to_new_id(&mut contract, at);
        }
        let known = self.known(started.min(self.world.calendar.end - 1));
        self.snapshot(&mut contract, started, known);
        contract
    }

    /// Whether and how a customer that left comes back.
    pub fn come_back(
        &mut self,
        old: &Contract,
        reason: Option<Reason>,
        left: At,
    ) -> Option<Contract> {
        let chance = match reason {
            Some(Reason::Payment) => 30,
            Some(Reason::Price | Reason::Budget) => 16,
            None => 12,
            Some(Reason::Closed | Reason::Policy | Reason::Dispute) => 0,
            Some(_) => 8,
        };
        if !self.dice.percent(chance) || old.source == Source::Books {
            return None;
        }
        let days = if reason == Some(Reason::Payment) {
            self.dice.between(1, 25)
        } else {
            self.dice.between(25, 270)
        };
        let base = old.shared.ended.map_or(left, |ended| ended.max(left));
        let started = self.world.calendar.office_hours(base, days, &mut self.dice);
        if self.is_future(started) {
            return None;
        }
        self.who.cycle = sold_in(self.who.tier, old.cycle);
        if self.who.tier == Tier::Free {
            self.who.tier = Tier::Starter;
        }
        let mut contract = self.contract(Source::Billing, started);
        contract.discount = self.welcome(&contract);
        self.card = None;
        self.last_paid = None;
        self.draw_card(started);
        let wish = Wish {
            product: Product::Base(self.who.tier),
            cycle: contract.cycle,
            quantity: self.seats_in(self.who.tier, self.who.seats),
        };
        self.add_item(&mut contract, &wish, started);
        let known = self.known(started);
        self.snapshot(&mut contract, started, known);
        Some(contract)
    }

    /// The old customer's new account in the new billing system: merged a few weeks later.
    fn move_to_new_id(&mut self, contract: &mut Contract, at: At) {
        let id: Id = format!("{}-b", self.who.id).into();
        contract.customer = Rc::clone(&id);
        let days = self.dice.between(10, 60);
        self.write_duplicate(id, at, at + DAY * i64::from(days));
    }

    /// Writes a second row of the customer under another id, and its merge if that has happened.
    fn write_duplicate(&mut self, id: Id, created: At, merges: At) {
        let mut steps = vec![(created, None)];
        if !self.is_future(merges) {
            steps.push((merges, Some((Rc::clone(&self.who.id), merges))));
        }
        for (at, merged) in steps {
            let mut row = self.who.row(None);
            row.id = Rc::clone(&id);
            row.created = created;
            row.lead_created = None;
            row.merged = merged;
            let recorded = self.known(at);
            self.out.customers.push(Row {
                source: Source::Crm,
                recorded,
                updated: Some(at),
                data: row,
            });
        }
    }

    /// A second product, and a second account that turns out to be the same customer.
    pub fn beside(&mut self, main: &Contract, fate: Fate) {
        let from = main.shared.trial.map_or(main.started, |(_, end)| end);
        let until = match fate {
            Fate::Left(_, at) | Fate::Migrated(at) => Some(at),
            Fate::NeverPaid(_) => return,
            Fate::Stays | Fate::Stopped => None,
        };
        let plain = main.source == Source::Billing && !main.is_free();
        if plain && self.who.tier >= Tier::Team && self.dice.percent(8) {
            self.second_product(from, until);
        }
        if plain && self.numbers.subscription == 1 && self.dice.percent(2) {
            self.second_account(from, until);
        }
    }

    fn second_product(&mut self, from: At, until: Option<At>) {
        let days = self.dice.between(30, 300);
        let at = self.world.calendar.office_hours(from, days, &mut self.dice);
        let cycle = self.dice.pick(&[Cycle::Month, Cycle::Month, Cycle::Year]);
        self.run_second(None, Product::Insights, cycle, at, until);
    }

    fn second_account(&mut self, from: At, until: Option<At>) {
        let days = self.dice.between(20, 250);
        let at = self.world.calendar.office_hours(from, days, &mut self.dice);
        let id: Id = format!("{}-2", self.who.id).into();
        let merges = at + DAY * i64::from(self.dice.between(30, 150));
        // When it is found, the second subscription is ended or kept.
        let until = if self.dice.percent(50) {
            Some(until.map_or(merges, |end| end.min(merges)))
        } else {
            until
        };
        let product = Product::Base(Tier::Starter);
        if self.run_second(Some(Rc::clone(&id)), product, Cycle::Month, at, until) {
            self.write_duplicate(id, at, merges);
        }
    }

    /// Runs a subscription beside the main one; whether it came to be.
    fn run_second(
        &mut self,
        customer: Option<Id>,
        product: Product,
        cycle: Cycle,
        at: At,
        until: Option<At>,
    ) -> bool {
        if self.is_future(at) || until.is_some_and(|until| until <= at) {
            return false;
        }
        let main_cycle = std::mem::replace(&mut self.who.cycle, cycle);
        let mut contract = self.contract(Source::Billing, at);
        self.who.cycle = main_cycle;
        contract.second = true;
        contract.stop = until;
        if let Some(id) = customer {
            contract.customer = id;
        }
        let wish = Wish { product, cycle, quantity: 1 };
        self.add_item(&mut contract, &wish, at);
        let known = self.known(at);
        self.snapshot(&mut contract, at, known);
        self.run(&mut contract);
        true
    }
}
