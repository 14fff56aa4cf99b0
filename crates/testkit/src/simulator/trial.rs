//! Trials: free or for a little, converted or not.

use std::rc::Rc;

use super::calendar::At;
use super::contract::Contract;
use super::life::Life;
use super::rows::{ChangeRow, Row, Source, Status, TrialRow};

impl Life<'_> {
    /// Lets a contract begin with a trial; what is paid begins when that ends.
    pub fn begin_trial(&mut self, contract: &mut Contract) {
        let days = self.dice.pick(&[14, 14, 30]);
        let ends = self.world.calendar.add_days(contract.started, days);
        contract.shared.trial = Some((contract.started, ends));
        contract.shared.status = Status::Trialing;
        contract.anchor = self.world.calendar.local(ends);
        if contract.cycle.months() >= 12 {
            self.set_term(contract, ends);
        }
    }

    /// Writes that the contract begins with a trial, and how that goes.
    pub fn announce_trial(
        &mut self,
        contract: &mut Contract,
        (started, ends): (At, At),
        known: At,
    ) {
        let at = self.who.created;
        let row = self.who.row(Some(started));
        self.out.customers.push(Row {
            source: Source::Crm,
            recorded: known,
            updated: Some(started.max(at + 1)),
            data: row,
        });
        let row = self.change(contract, None, started);
        let row = ChangeRow { status: Some(Status::Trialing), ..row };
        self.write_change(contract, row, known);
        let trial = TrialRow {
            id: self.other_id("trial"),
            customer: Rc::clone(&contract.customer),
            started,
            ends,
            converted: None,
            card_required: self.card.is_some() && self.dice.percent(40),
        };
        self.settle_trial(contract, trial, known);
    }

    /// Writes the trial and what became of it.
    fn settle_trial(&mut self, contract: &mut Contract, trial: TrialRow, known: At) {
        let ends = trial.ends;
        let ease = self.who.traits.onboarding / 20;
        let converts = self.dice.percent(48 + ease);
        let paid_trial = self.dice.percent(8);
        let (started, card_required) = (trial.started, trial.card_required);
        let again = TrialRow {
            id: Rc::clone(&trial.id),
            customer: Rc::clone(&trial.customer),
            started,
            ends,
            converted: Some(ends),
            card_required,
        };
        self.write_trial(trial, started, known);
        if paid_trial && card_required {
            self.bill_trial(contract, started, ends);
        }
        if self.is_future(ends) {
            return;
        }
        let known = self.known(ends);
        if converts {
            self.write_trial(again, ends, known);
            self.set_status(contract, Status::Active, ends, known);
        } else {
            contract.shared.ended = Some(ends);
            self.set_status(contract, Status::Ended, ends, known);
        }
    }

    fn write_trial(&mut self, row: TrialRow, at: At, known: At) {
        self.out.trials.push(Row {
            source: Source::Billing,
            recorded: known,
            updated: Some(at),
            data: row,
        });
    }
}
