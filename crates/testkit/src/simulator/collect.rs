//! How invoices are paid, late, or never.

use std::rc::Rc;

use super::billing::Bill;
use super::calendar::{At, DAY, HOUR, add_months};
use super::contract::Contract;
use super::hazards::{Reason, first_attempt_fails, payment_is_lost, retries_succeed};
use super::life::{Fate, LastPaid, Life};
use super::rows::{Farewell, InvoiceRow, PaymentRow, Row, Source, Status};

/// What came of an invoice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Collected {
    /// Paid in time, or not due yet.
    Done,
    /// Late: nothing else happens in the month.
    Late,
    /// Service ended over it.
    Lost(Fate),
}

/// An attempt to charge.
struct Attempt {
    at: At,
    succeeded: bool,
    number: u32,
    decline: &'static str,
}

impl Life<'_> {
    /// Collects the invoice of an interval.
    pub fn collect(
        &mut self,
        contract: &mut Contract,
        bill: Bill,
        interval: (At, At),
    ) -> Collected {
        if contract.shared.status == Status::Incomplete {
            return self.collect_first(contract, bill);
        }
        if self.who.manual && !contract.second {
            return self.collect_transfer(contract, bill, interval);
        }
        self.renew_card(bill.issued);
        let expired = self.card_expired(bill.issued);
        let sure = contract.second || contract.k == 0 && contract.shared.trial.is_none();
        if !sure && bill.total > 0 && !self.is_future(bill.issued + 25 * DAY) {
            let chance = payment_is_lost(&self.who.traits, expired);
            self.expose_payment(bill.issued, chance);
        }
        let fails = first_attempt_fails(&self.who.traits, expired);
        if !sure && bill.total > 0 && self.dice.ppm(fails) {
            return self.dun(contract, bill, expired, interval);
        }
        self.settle(contract, bill, None);
        Collected::Done
    }

    /// Writes an invoice that is paid at once, or at `paid` where given.
    pub fn settle(&mut self, contract: &Contract, bill: Bill, paid: Option<At>) {
        let wait =
            if contract.source.by_day() { 0 } else { i64::from(self.dice.between(60, 3_600)) };
        let paid = paid.unwrap_or(bill.issued + wait);
        if self.is_future(paid) {
            self.write_open(contract, &bill);
            return;
        }
        let known = self.known(paid);
        self.write_lines(contract.source, &bill.lines, known);
        self.write_paid(contract, &bill, paid, known);
        self.write_attempt(
            contract,
            &bill,
            Attempt { at: paid, succeeded: true, number: 1, decline: "" },
        );
    }

    fn invoice_row(&self, contract: &Contract, bill: &Bill) -> InvoiceRow {
        let manual = self.who.manual;
        InvoiceRow {
            id: Rc::clone(&bill.id),
            customer: Rc::clone(&contract.customer),
            issued: bill.issued,
            due: bill.issued + if manual { 14 * DAY } else { 0 },
            paid: None,
            voided: None,
            status: "open",
            currency: contract.currency,
            amount_paid: 0,
            manual,
        }
    }

    fn write_invoice(&mut self, source: Source, row: InvoiceRow, at: At, known: At) {
        self.out.invoices.push(Row { source, recorded: known, updated: Some(at), data: row });
    }

    /// Writes an invoice that is not paid yet, with its lines.
    pub fn write_open(&mut self, contract: &Contract, bill: &Bill) {
        let known = self.known(bill.issued);
        self.write_lines(contract.source, &bill.lines, known);
        let row = self.invoice_row(contract, bill);
        self.write_invoice(contract.source, row, bill.issued, known);
    }

    /// Writes an invoice that nobody has sent yet: those of the last two days.
    fn write_draft(&mut self, contract: &Contract, bill: &Bill) {
        let known = self.known(bill.issued);
        self.write_lines(contract.source, &bill.lines, known);
        let row = InvoiceRow { status: "draft", ..self.invoice_row(contract, bill) };
        self.write_invoice(contract.source, row, bill.issued, known);
    }

    fn write_paid(&mut self, contract: &Contract, bill: &Bill, paid: At, known: At) {
        let row = InvoiceRow {
            paid: Some(paid),
            status: "paid",
            amount_paid: bill.total.max(0),
            ..self.invoice_row(contract, bill)
        };
        self.write_invoice(contract.source, row, paid.max(bill.issued + 1), known);
        let base = bill.lines.iter().find(|line| line.kind == "subscription" && !line.prorated);
        if let Some(line) = base
            && line.amount > 0
            && !contract.second
            && let Some(period) = line.period
        {
            self.last_paid = Some(LastPaid {
                invoice: Rc::clone(&bill.id),
                at: paid,
                total: bill.total,
                line: (line.line, line.amount),
                period,
            });
        }
    }

    fn write_attempt(&mut self, contract: &Contract, bill: &Bill, attempt: Attempt) {
        if bill.total <= 0 {
            return;
        }
        self.numbers.payment += 1;
        let (who, n) = (self.who.index + 1, self.numbers.payment);
        let card = self.card.filter(|_| !self.who.manual);
        let recorded = self.known(attempt.at);
        self.out.payments.push(Row {
            source: contract.source,
            recorded,
            updated: None,
            data: PaymentRow {
                id: format!("pay_{who:06}_{n:03}").into(),
                invoice: Rc::clone(&bill.id),
                customer: Rc::clone(&contract.customer),
                at: attempt.at,
                succeeded: attempt.succeeded,
                amount: bill.total,
                currency: contract.currency,
                method: match (self.who.manual, card) {
                    (true, _) => "bank_transfer",
                    (false, Some(_)) => "card",
                    (false, None) => "direct_debit",
                },
                attempt: attempt.number,
                decline: attempt.decline,
                card,
            },
        });
    }

    /// Invoices that wait for a transfer: in time, late, or given up.
    fn collect_transfer(
        &mut self,
        contract: &mut Contract,
        bill: Bill,
        (start, end): (At, At),
    ) -> Collected {
        self.void_one(contract, &bill);
        let regular = contract.k > 0 && bill.total > 0 && end - start > 27 * DAY;
        if regular && !self.is_future(bill.issued + 26 * DAY) {
            self.expose_payment(bill.issued, 1_500);
        }
        if regular && self.dice.ppm(1_500) {
            return self.give_up_transfer(contract, &bill);
        }
        let wait = self.dice.weighted(&[(50, 3), (35, 11), (12, 14), (3, 23)]);
        let days = if contract.cycle.months() == 0 {
            self.dice.between(1, 3)
        } else {
            self.dice.between(wait.max(3) - 2, wait + 3)
        };
        if bill.total <= 0 {
            self.settle(contract, bill, None);
            return Collected::Done;
        }
        let fresh = self.is_future(bill.issued + 2 * DAY);
        if fresh && contract.k > 0 && !contract.invoices_only {
            self.write_draft(contract, &bill);
            return Collected::Done;
        }
        let paid = self.later(contract.source, bill.issued, days);
        self.write_open(contract, &bill);
        let late = days > 14;
        if late {
            self.fall_behind(contract, bill.issued + 14 * DAY);
        }
        if self.is_future(paid) {
            return if late { Collected::Late } else { Collected::Done };
        }
        let known = self.known(paid);
        self.write_paid(contract, &bill, paid, known);
        self.write_attempt(
            contract,
            &bill,
            Attempt { at: paid, succeeded: true, number: 1, decline: "" },
        );
        if late {
            self.catch_up(contract, paid);
            return Collected::Late;
        }
        Collected::Done
    }

    /// Now and then an invoice is written twice and one of them is voided.
    fn void_one(&mut self, contract: &Contract, bill: &Bill) {
        if !self.dice.ppm(5_000) {
            return;
        }
        let mistake = self.make(contract, bill.lines.clone(), bill.issued);
        self.write_open(contract, &mistake);
        let voided = bill.issued + DAY;
        if self.is_future(voided) {
            return;
        }
        let known = self.known(voided);
        let row = InvoiceRow {
            voided: Some(voided),
            status: "void",
            ..self.invoice_row(contract, &mistake)
        };
        self.write_invoice(contract.source, row, voided, known);
    }

    fn give_up_transfer(&mut self, contract: &mut Contract, bill: &Bill) -> Collected {
        self.write_open(contract, bill);
        self.fall_behind(contract, bill.issued + 14 * DAY);
        let at = self.later(contract.source, bill.issued, 25);
        if self.is_future(at) {
            return Collected::Late;
        }
        self.write_uncollectible(contract, bill, at);
        self.lose(contract, at, "payment > invoice unpaid")
    }

    fn write_uncollectible(&mut self, contract: &Contract, bill: &Bill, at: At) {
        let known = self.known(at);
        let row = InvoiceRow {
            voided: Some(at),
            status: "uncollectible",
            ..self.invoice_row(contract, bill)
        };
        self.write_invoice(contract.source, row, at, known);
    }

    /// Late from `since` on.
    fn fall_behind(&mut self, contract: &mut Contract, since: At) {
        if !self.is_future(since) {
            contract.shared.past_due = Some(since);
            let known = self.known(since);
            self.set_status(contract, Status::PastDue, since, known);
        }
    }

    fn catch_up(&mut self, contract: &mut Contract, at: At) {
        if contract.shared.past_due.take().is_some() {
            let known = self.known(at);
            self.set_status(contract, Status::Active, at, known);
        }
    }

    /// A charge has failed: it is tried again three times.
    fn dun(
        &mut self,
        contract: &mut Contract,
        bill: Bill,
        expired: bool,
        interval: (At, At),
    ) -> Collected {
        self.write_open(contract, &bill);
        let failed = bill.issued + if contract.source.by_day() { 0 } else { HOUR };
        if self.is_future(failed) {
            return Collected::Late;
        }
        let decline = if expired {
            "expired_card"
        } else {
            self.dice.pick(&["insufficient_funds", "do_not_honor", "processing_error"])
        };
        self.write_attempt(
            contract,
            &bill,
            Attempt { at: failed, succeeded: false, number: 1, decline },
        );
        self.fall_behind(contract, failed);
        let days = if contract.cycle.months() == 0 { [1, 2, 4] } else { [3, 8, 15] };
        let mut at = failed;
        for ((days, chance), number) in days.into_iter().zip(retries_succeed(expired)).zip(2..) {
            at = self.later(contract.source, failed, days);
            if self.is_future(at) {
                return Collected::Late;
            }
            let succeeded = self.dice.ppm(chance);
            if succeeded && expired {
                self.draw_card(at);
            }
            self.write_attempt(
                contract,
                &bill,
                Attempt { at, succeeded, number, decline: if succeeded { "" } else { decline } },
            );
            if succeeded {
                let known = self.known(at);
                self.write_paid(contract, &bill, at, known);
                self.catch_up(contract, at);
                return Collected::Late;
            }
        }
        self.exhausted(contract, &bill, (at, interval.1), expired)
    }

    /// All retries have failed.
    fn exhausted(
        &mut self,
        contract: &mut Contract,
        bill: &Bill,
        (last, end): (At, At),
        expired: bool,
    ) -> Collected {
        let at = self.later(contract.source, last, 1);
        if self.is_future(at) {
            return Collected::Late;
        }
        let reason =
            if expired { "payment > card expired" } else { "payment > insufficient funds" };
        let saved = self.later(contract.source, at, 6);
        let pays_after_all = self.dice.percent(12) && saved + 2 * DAY < end;
        if pays_after_all && !self.is_future(saved) {
            return self.recover(contract, bill, at, saved);
        }
        self.write_uncollectible(contract, bill, at);
        self.lose(contract, at, reason)
    }

    /// Given up at `at`, then paid after all at `paid`: gone in between.
    fn recover(&mut self, contract: &mut Contract, bill: &Bill, at: At, paid: At) -> Collected {
        let known = self.known(at);
        self.set_status(contract, Status::Unpaid, at, known);
        self.depart(Reason::Payment, at, Some(at), "recovered");
        self.draw_card(paid);
        let known = self.known(paid);
        self.write_paid(contract, bill, paid, known);
        self.write_attempt(
            contract,
            bill,
            Attempt { at: paid, succeeded: true, number: 5, decline: "" },
        );
        self.catch_up(contract, paid);
        Collected::Late
    }

    /// Service ends over money: at once, or unpaid for a month first.
    fn lose(&mut self, contract: &mut Contract, at: At, reason: &'static str) -> Collected {
        contract.shared.farewell =
            Farewell { kind: "involuntary", reason, assessed: reason, comment: "" };
        contract.waiting.clear();
        self.depart(Reason::Payment, at, Some(at), "left");
        let known = self.known(at);
        let lost = Collected::Lost(Fate::Left(Reason::Payment, at));
        if self.dice.percent(30) {
            contract.shared.past_due = None;
            contract.shared.ended = Some(at);
            self.set_status(contract, Status::Canceled, at, known);
            return lost;
        }
        self.set_status(contract, Status::Unpaid, at, known);
        let ended = self.later(contract.source, at, 30);
        if !self.is_future(ended) {
            contract.shared.past_due = None;
            contract.shared.ended = Some(ended);
            let known = self.known(ended);
            self.set_status(contract, Status::Ended, ended, known);
        }
        lost
    }

    /// The first payment of a subscription that waits for it.
    fn collect_first(&mut self, contract: &mut Contract, bill: Bill) -> Collected {
        self.write_open(contract, &bill);
        let failed = bill.issued + 60;
        if self.is_future(failed) {
            return Collected::Late;
        }
        self.write_attempt(
            contract,
            &bill,
            Attempt { at: failed, succeeded: false, number: 1, decline: "authentication_required" },
        );
        let comes = self.dice.percent(55);
        let hours = if comes { self.dice.between(1, 18) } else { 23 };
        let at = bill.issued + HOUR * i64::from(hours);
        if self.is_future(at) {
            return Collected::Late;
        }
        let known = self.known(at);
        if comes {
            self.write_paid(contract, &bill, at, known);
            self.write_attempt(
                contract,
                &bill,
                Attempt { at, succeeded: true, number: 2, decline: "" },
            );
            self.set_status(contract, Status::Active, at, known);
            return Collected::Done;
        }
        self.first_paid = None;
        let row =
            InvoiceRow { voided: Some(at), status: "void", ..self.invoice_row(contract, &bill) };
        self.write_invoice(contract.source, row, at, known);
        contract.shared.ended = Some(at);
        self.set_status(contract, Status::Ended, at, known);
        Collected::Lost(Fate::NeverPaid(at))
    }

    /// Most expired cards are replaced before they are charged.
    fn renew_card(&mut self, at: At) {
        if self.card_expired(at) && self.dice.percent(70) {
            let from = add_months(self.world.calendar.local(at), 0);
            let from = self.world.calendar.at(from);
            self.draw_card(from);
        }
    }

    fn card_expired(&self, at: At) -> bool {
        let day = self.world.calendar.local(at).date();
        self.card.is_some_and(|(year, month)| (year, month) < (day.year(), day.month()))
    }
}
