//! Decisions to leave, and what is said about them.

use super::billing::part;
use super::calendar::At;
use super::contract::{Contract, Pending};
use super::hazards::Reason;
use super::life::{Fate, LastPaid, Life};
use super::plans::Cycle;
use super::rows::{BackRow, DisputeRow, Farewell, Row, Source, Status};

impl Life<'_> {
    /// The customer decides at `at` to leave. Nothing comes back where service goes on to the end
    /// of the interval, or for good.
    pub fn leave(
        &mut self,
        contract: &mut Contract,
        reason: Reason,
        at: At,
        interval: (At, At),
    ) -> Option<Fate> {
        let wavers = matches!(reason, Reason::Price | Reason::Budget)
            && contract.cycle == Cycle::Month
            && contract.source == Source::Billing
            && contract.discount.is_none()
            && contract.pending.is_none()
            && contract.shared.status == Status::Active;
        if wavers && self.dice.percent(25) && self.keep(contract, reason, at, interval.1) {
            return None;
        }
        contract.shared.farewell = self.farewell(reason);
        contract.pending = None;
        // Invoices alone can only say that service ended early by giving the money back.
        let refundable = |last: &LastPaid| last.period == interval && last.at < at;
        let whole =
            contract.touched != Some(interval.0) && self.last_paid.as_ref().is_some_and(refundable);
        let bound = contract.invoices_only && !whole;
        let at_once = match reason {
            _ if bound => false,
            Reason::Policy | Reason::Dispute => true,
            _ if contract.shared.status == Status::Paused => true,
            Reason::Closed => self.dice.percent(50),
            _ if contract.cycle.months() >= 12 => self.dice.percent(4),
            _ => self.dice.percent(14),
        };
        contract.leaving = Some(reason);
        contract.shared.cancel_requested = Some(at);
        if at_once {
            return Some(self.leave_at_once(contract, reason, at));
        }
        contract.shared.cancel_effective = Some(interval.1);
        let outcome = if self.is_future(interval.1) { "scheduled" } else { "left" };
        self.depart(reason, at, Some(interval.1), outcome);
        let known = self.known(at);
        self.set_status(contract, Status::NonRenewing, at, known);
        None
    }

    fn leave_at_once(&mut self, contract: &mut Contract, reason: Reason, at: At) -> Fate {
        contract.shared.cancel_effective = Some(at);
        self.depart(reason, at, Some(at), "left");
        match reason {
            Reason::Dispute => self.dispute(contract, at, true),
            _ if contract.invoices_only => self.refund_rest(contract, at, true),
            Reason::Policy => {}
            _ => {
                let whole = self.dice.percent(35);
                if whole || self.dice.percent(50) {
                    self.refund_rest(contract, at, whole);
                }
            }
        }
        let known = self.known(at);
        self.finish(contract, Status::Canceled, at, known);
        Fate::Left(reason, at)
    }

    /// A cancellation that is taken back for a coupon; whether there was time for it.
    fn keep(&mut self, contract: &mut Contract, reason: Reason, at: At, end: At) -> bool {
        let days = self.dice.between(1, 3);
        let back = self.later(contract.source, at, days);
        if back >= end || self.is_future(back) {
            return false;
        }
        contract.shared.cancel_requested = Some(at);
        contract.shared.cancel_effective = Some(end);
        contract.shared.farewell = self.farewell(reason);
        let known = self.known(at);
        self.set_status(contract, Status::NonRenewing, at, known);
        contract.shared.cancel_requested = None;
        contract.shared.cancel_effective = None;
        contract.shared.farewell = Farewell::default();
        let known = self.known(back);
        self.set_status(contract, Status::Active, back, known);
        contract.pending = Some((Pending::Coupon(25, 3), back));
        self.depart(reason, at, None, "kept");
        true
    }

    /// The last payment before `at`, from which something is given back: once.
    pub fn give_back(&mut self, at: At) -> Option<LastPaid> {
        self.last_paid.take_if(|last| last.at < at)
    }

    /// Pays back the rest of the interval paid last, or all of it.
    pub fn refund_rest(&mut self, contract: &Contract, at: At, whole: bool) {
        let Some(last) = self.give_back(at) else {
            return;
        };
        let (start, end) = last.period;
        let amount =
            if whole { last.total } else { part(last.line.1, (end - at).max(0), end - start) };
        if amount <= 0 {
            return;
        }
        let row = BackRow {
            id: self.other_id("re"),
            invoice: last.invoice,
            line: (!whole).then_some(last.line.0),
            at,
            amount,
            currency: contract.currency,
            reason: "requested by customer",
            recurring: None,
        };
        let recorded = self.known(at);
        self.out.refunds.push(Row { source: contract.source, recorded, updated: None, data: row });
    }

    /// The bank takes the last payment back; it is settled some weeks later.
    pub fn dispute(&mut self, contract: &Contract, at: At, lost: bool) {
        let Some(last) = self.give_back(at) else {
            return;
        };
        let id = self.other_id("dp");
        let reason = self.dice.pick(&["fraudulent", "unrecognized", "product_not_received"]);
        let days = self.dice.between(20, 45);
        let settled = self.later(contract.source, at, days);
        let won = !lost && self.dice.percent(60);
        let steps = [(at, "open"), (settled, if won { "won" } else { "lost" })];
        for (when, status) in steps {
            if self.is_future(when) {
                return;
            }
            let recorded = self.known(when);
            self.out.disputes.push(Row {
                source: contract.source,
                recorded,
                updated: Some(when),
                data: DisputeRow {
                    id: id.clone(),
                    invoice: last.invoice.clone(),
                    at,
                    amount: last.total,
                    currency: contract.currency,
                    status,
                    reason,
                },
            });
        }
    }

    /// What the customer says, and what the company thinks: not always the truth.
    fn farewell(&mut self, reason: Reason) -> Farewell {
        let truth = stated(reason, &mut self.dice);
        if matches!(reason, Reason::Policy | Reason::Dispute) {
            return Farewell {
                kind: if reason == Reason::Policy { "retention_policy" } else { "involuntary" },
                reason: truth,
                assessed: truth,
                comment: "",
            };
        }
        let said = match self.dice.below(100) {
            0..=57 => truth,
            58..=72 => "price > too expensive",
            73..=80 => stated(Reason::Budget, &mut self.dice),
            _ => "",
        };
        let comments = [
            "We no longer need it.",
            "Too much for what we use.",
            "We found something that fits better.",
            "Great team, wrong time.",
            "Could not get our people to use it.",
        ];
        Farewell {
            kind: self.dice.weighted(&[(90, "voluntary"), (4, "unknown"), (6, "")]),
            reason: said,
            assessed: if self.dice.percent(45) { truth } else { "" },
            comment: if self.dice.percent(20) { self.dice.pick(&comments) } else { "" },
        }
    }
}

/// A reason in the words of the billing system, in two levels.
fn stated(reason: Reason, dice: &mut super::dice::Dice) -> &'static str {
    let words: &[&'static str] = match reason {
        Reason::Product => {
            &["product > missing features", "product > hard to use", "product > too slow"]
        }
        Reason::Onboarding => &["onboarding > never got started", "onboarding > no time"],
        Reason::Price => &["price > too expensive", "price > discount ended", "price > price rise"],
        Reason::Competitor => &["competitor > switched", "competitor > built in house"],
        Reason::Champion => &["people > champion left"],
        Reason::Budget => &["business > budget cut"],
        Reason::Closed => &["business > closed", "business > merged with another company"],
        Reason::Policy => &["policy > terms of use"],
        Reason::Payment => &["payment > insufficient funds"],
        Reason::Dispute => &["payment > disputed"],
    };
    dice.pick(words)
}
