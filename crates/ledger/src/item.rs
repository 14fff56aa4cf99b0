//! The subscription family: a row and its changes become the points of one track.

use tenure_domain::facts::{
    Change, DiscountDuration, Interval, Origin, Plan, PlanKind, Status, Subscription,
    SubscriptionChange, Term,
};
use tenure_domain::money::{Amount, Currency};
use tenure_domain::policy::{ChurnRecognised, Unpaid};
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use crate::track::{Anchor, Context, LedgerFinding, Life, Point};

mod leaving;
mod price;

use leaving::Why;

/// One, in millionths.
const ONE: i64 = 1_000_000;

/// The state of an item at an instant, as its facts so far say.
#[derive(Clone, Copy, Debug)]
struct State {
    plan: Sym,
    quantity: i64,
    /// The amount given last and the quantity that went with it.
    amount: Option<(Amount, i64)>,
    currency: Option<Currency>,
    interval: Option<Interval>,
    interval_count: Option<u16>,
    percent: Option<u32>,
    off: Option<Amount>,
    duration: Option<DiscountDuration>,
    discount_start: Instant,
    discount_end: Option<Instant>,
    tax_included: bool,
    tax: u32,
    status: Status,
    status_since: Instant,
    /// When a change last named a status.
    turned_at: Instant,
    /// Whether service has ended since the cancellation was requested.
    ended_since: bool,
    /// Whether it is active because its trial was converted, as told elsewhere.
    converted: bool,
    pause_until: Instant,
    anchor: Anchor,
    /// When billing began, before any change of interval.
    billed_from: Instant,
    origin: Origin,
}

/// The status that holds from an instant on.
#[derive(Clone, Copy, Debug)]
struct Turn {
    at: Instant,
    status: Status,
}

/// An item while its points are made.
pub(crate) struct Item<'a> {
    ctx: &'a Context<'a>,
    row: &'a Subscription,
    trial: (Instant, Instant),
    end: Instant,
    /// When it ends as far as is planned.
    planned: Instant,
    /// Where its points begin.
    first: usize,
    /// The point at which it left last, and why it did.
    left: Option<(usize, Why)>,
    findings: &'a mut Vec<LedgerFinding>,
    plan: Option<&'a Plan>,
}

/// What changes an item: the facts in their order, and statuses whose time had to be found.
pub(crate) struct Changes<'a> {
    /// Changes of this item, in the order in which they apply.
    pub list: &'a [&'a SubscriptionChange],
    /// When a `trialing` status turned active by a conversion told elsewhere.
    pub converted_at: Option<Instant>,
}

/// Makes the points of one item.
pub(crate) fn points<'a>(
    ctx: &'a Context<'a>,
    row: &'a Subscription,
    changes: &Changes<'_>,
    findings: &'a mut Vec<LedgerFinding>,
    out: &mut Vec<Point>,
) {
    let start = row.started_at;
    let trial = match row.trial_ended_at {
        Some(end) => (row.trial_started_at.unwrap_or(start), end),
        None => (start, start),
    };
    let (end, planned) = end_of_service(ctx, row, changes);
    if end.min(planned) <= start {
        return;
    }
    let plan = ctx.plans.get(row.plan);
    let (first, left) = (out.len(), None);
    let mut item = Item { ctx, row, trial, end, planned, first, left, findings, plan };
    let mut state = item.first_state(changes);
    let turns = item.turns(changes.list, planned);
    item.walk(&mut state, changes, &turns, out);
    item.give_reason(out);
}

/// When service ends by the policy: for good (`ended_at`), and as far as is planned (then a
/// later change of status may still revive it). [`Instant::MAX`] where no end is known.
fn end_of_service(
    ctx: &Context<'_>,
    row: &Subscription,
    changes: &Changes<'_>,
) -> (Instant, Instant) {
    let at_term = match row.status {
        Some(Status::NonRenewing) => row.term_ends_at,
        _ => None,
    };
    let ended = |s: Option<Status>| matches!(s, Some(Status::Canceled | Status::Ended));
    let told = changes.list.iter().any(|c| ended(c.status));
    let (end, planned) = match ctx.policy.churn_recognised {
        ChurnRecognised::BillingEnded if told => (None, None),
        // What is cancelled before it starts is never billed.
        ChurnRecognised::BillingEnded => {
            (row.ended_at, row.cancel_effective_at.filter(|&at| at <= row.started_at))
        }
        _ => (row.ended_at, row.cancel_effective_at.or(at_term)),
    };
    let planned = planned.filter(|_| end.is_none());
    (end.unwrap_or(Instant::MAX), planned.unwrap_or(Instant::MAX))
}

impl Item<'_> {
    fn find(&mut self, code: &'static str, origin: Origin) {
        self.findings.push(LedgerFinding {
            code,
            customer: self.row.customer,
            origin,
            day: None,
            currency: None,
        });
    }

    fn first_state(&mut self, changes: &Changes<'_>) -> State {
        let row = self.row;
        let status = match row.status {
            Some(status @ (Status::Incomplete | Status::Trialing)) => status,
            _ => Status::Active,
        };
        let quantity = row.quantity.unwrap_or(ONE);
        let mut state = State {
            plan: row.plan,
            quantity,
            amount: row.amount.map(|a| (a, quantity)),
            currency: row.currency,
            interval: row.interval,
            interval_count: row.interval_count,
            percent: None,
            off: None,
            duration: None,
            discount_start: row.started_at,
            discount_end: None,
            tax_included: row.tax_included,
            tax: row.tax_percent.unwrap_or(0),
            status,
            status_since: row.started_at,
            turned_at: Instant::MIN,
            ended_since: false,
            converted: false,
            pause_until: Instant::MAX,
            anchor: Anchor::of(row, row.started_at.max(self.trial.1)),
            billed_from: row.started_at.max(self.trial.1),
            origin: row.origin,
        };
        set_row_discount(&mut state, row);
        let late = row.as_of.is_some_and(|at| at > row.started_at);
        let told = |c: &&&SubscriptionChange| {
            c.changed_at <= row.started_at
                && (c.plan.is_some() || c.quantity.is_some() || c.amount.is_some())
        };
        if late && !changes.list.iter().any(|c| told(&c)) {
            self.find("unknown-earlier-state", row.origin);
        }
        if state.duration == Some(DiscountDuration::Repeating) && state.discount_end.is_none() {
            self.find("discount-without-end", row.origin);
        }
        let priced = row.amount.is_some()
            || self.plan_amount(self.currency(&state)).is_some()
            || self.plan.is_some_and(|p| p.kind != PlanKind::Base)
            || changes.list.iter().any(|c| c.amount.is_some() || c.plan.is_some());
        if !priced {
            self.find("item-without-price", row.origin);
        }
        state
    }

    /// Status transitions that the row tells or implies, beside those of the changes.
    fn turns(&mut self, changes: &[&SubscriptionChange], planned: Instant) -> Vec<Turn> {
        let row = self.row;
        // Of one instant in this order: late, ended, what has no time of its own.
        let mut turns = Vec::new();
        let end =
            (planned < Instant::MAX).then_some(Turn { at: planned, status: Status::Canceled });
        let Some(status) = row.status else { return end.into_iter().collect() };
        let told = |s: Status| changes.iter().any(|c| c.status == Some(s));
        let late =
            matches!(status, Status::PastDue | Status::Unpaid | Status::Canceled | Status::Ended);
        if let Some(since) = row.past_due_since
            && late
            && !told(Status::PastDue)
        {
            turns.push(Turn { at: since, status: Status::PastDue });
        }
        turns.extend(end);
        let dated = match status {
            Status::Canceled | Status::Ended => {
                let effective = match self.ctx.policy.churn_recognised {
                    ChurnRecognised::BillingEnded => None,
                    _ => row.cancel_effective_at,
                };
                row.ended_at.or(effective).is_some()
                    || told(Status::Canceled)
                    || told(Status::Ended)
            }
            Status::Paused => row.paused_at.is_some() || told(status),
            Status::PastDue => row.past_due_since.is_some() || told(status),
            Status::Unpaid => told(status),
            _ => true,
        };
        if !dated {
            let (at, code) = self.undated(status, changes);
            turns.push(Turn { at, status });
            self.find(code, row.origin);
        }
        turns.sort_by_key(|t| t.at);
        turns
    }

    /// Since when a status holds that nothing dates, with the finding that says so: an end since
    /// the cancellation, where nothing is told of the item after it; all else since it was written.
    fn undated(&self, status: Status, changes: &[&SubscriptionChange]) -> (Instant, &'static str) {
        let row = self.row;
        let written = row.updated_at.or(row.as_of).unwrap_or(row.recorded_at);
        let is_end = matches!(status, Status::Canceled | Status::Ended);
        let asked = row.cancel_requested_at.filter(|&asked| {
            let of_row = [row.past_due_since, row.paused_at].into_iter().flatten();
            let mut told = of_row.chain(changes.iter().map(|change| change.changed_at));
            is_end
                && row.cancel_effective_at.is_none()
                && asked <= written
                && !told.any(|at| at > asked)
        });
        asked.map_or((written, "transition-unknown"), |at| (at, "end-by-cancellation"))
    }

    fn walk(
        &mut self,
        state: &mut State,
        changes: &Changes<'_>,
        turns: &[Turn],
        out: &mut Vec<Point>,
    ) {
        let row = self.row;
        let mut at = row.started_at;
        if self.end <= at {
            return;
        }
        let as_of = row.as_of.filter(|&t| t > row.started_at);
        let (mut next_change, mut next_turn) = (0, 0);
        let mut as_of_done = as_of.is_none();
        let mut converted = changes.converted_at;
        loop {
            let term = self.term(state);
            while let Some(change) = changes.list.get(next_change).filter(|c| c.changed_at <= at) {
                self.apply(state, change, at);
                next_change += 1;
            }
            if !as_of_done && as_of.is_some_and(|t| t <= at) {
                self.apply_row(state);
                as_of_done = true;
            }
            while let Some(turn) = turns.get(next_turn).filter(|t| t.at <= at) {
                let ends = matches!(turn.status, Status::Canceled | Status::Ended);
                if ends && self.is_over(state, at) {
                    // The row's end is one whatever ended it before.
                    state.status = Status::Active;
                }
                self.set_status(state, turn.status, at);
                self.resume_at(state, turn.status, at);
                state.origin = row.origin;
                next_turn += 1;
            }
            if converted.is_some_and(|t| t <= at) {
                if state.status == Status::Trialing {
                    self.set_status(state, Status::Active, at);
                    state.converted = true;
                }
                converted = None;
            }
            // Before billing begins, and where it does, there is no interval that it takes the place of.
            if self.term(state) != term && at > state.anchor.from {
                state.anchor = Anchor::new(at);
            }
            if at >= self.end {
                state.origin = row.origin;
            }
            state.ended_since |= self.is_past(state, at);
            self.emit(state, at, out);
            if at >= self.end {
                return;
            }
            let mut next = self.next_break(state, at);
            let mut earlier = |t: Option<Instant>| {
                if let Some(t) = t.filter(|&t| t > at) {
                    next = next.min(t);
                }
            };
            earlier(changes.list.get(next_change).map(|c| c.changed_at));
            earlier(turns.get(next_turn).map(|t| t.at));
            earlier(as_of.filter(|_| !as_of_done));
            earlier(converted);
            if next == Instant::MAX {
                return;
            }
            at = next;
        }
    }

    fn apply(&mut self, state: &mut State, change: &SubscriptionChange, at: Instant) {
        if change.plan.is_some() && change.plan != state.plan {
            let before = self.plan;
            state.plan = change.plan;
            self.plan = self.ctx.plans.get(change.plan);
            if change.amount.is_none() {
                self.take_plan_price(state, before, change);
            }
        }
        state.quantity = change.quantity.unwrap_or(state.quantity);
        state.amount = change.amount.map(|a| (a, state.quantity)).or(state.amount);
        state.currency = change.currency.or(state.currency);
        state.interval = change.interval.or(state.interval);
        state.interval_count = change.interval_count.or(state.interval_count);
        state.tax_included = change.tax_included.unwrap_or(state.tax_included);
        state.tax = change.tax_percent.unwrap_or(state.tax);
        self.apply_discount(state, change, at);
        if let Some(status) = change.status {
            self.set_status(state, status, at);
            state.turned_at = at;
            self.resume_at(state, status, at);
        }
        state.origin = change.origin;
    }

    fn set_status(&self, state: &mut State, status: Status, at: Instant) {
        if self.is_over(state, at) && !serving(status) {
            return;
        }
        // A trial that was converted elsewhere is not begun anew by hearing of it again.
        if state.converted && status == Status::Trialing {
            return;
        }
        state.converted = false;
        let tried = state.status == Status::Trialing && state.status_since < at;
        if tried && status != Status::Trialing {
            // Billing begins where the trial ends; a discount that was used up before stays so.
            let used_up = self.discount(state).is_some_and(|(_, end)| end <= state.status_since);
            state.anchor = Anchor::of(self.row, at.max(self.trial.1));
            if !used_up {
                state.billed_from = state.anchor.from;
            }
        }
        if state.status != status {
            state.status_since = at;
        }
        state.status = status;
        state.pause_until = Instant::MAX;
    }

    /// Whether the end has come that a request was for.
    fn is_past(&self, state: &State, at: Instant) -> bool {
        let requested = self.row.cancel_requested_at.is_some_and(|t| t <= at);
        requested && state.status != Status::Unpaid && self.is_over(state, at)
    }

    /// Whether the item has ended by its status or by a late payment.
    fn is_over(&self, state: &State, at: Instant) -> bool {
        match state.status {
            Status::Canceled | Status::Ended => true,
            Status::Unpaid => self.ctx.policy.unpaid == Unpaid::Churn,
            Status::PastDue => self.past_due_deadline(state).is_some_and(|t| at >= t),
            _ => false,
        }
    }

    /// A status of pause lasts until the row's resumption, if that lies ahead.
    fn resume_at(&self, state: &mut State, status: Status, at: Instant) {
        if status == Status::Paused {
            let resumes = self.row.resumes_at.filter(|&t| t > at);
            state.pause_until = resumes.unwrap_or(Instant::MAX);
        }
    }

    fn take_plan_price(
        &mut self,
        state: &mut State,
        before: Option<&Plan>,
        change: &SubscriptionChange,
    ) {
        match self.plan {
            Some(plan) if plan.amount.is_some() || plan.kind == PlanKind::Metered => {
                state.amount = None;
                state.currency = None;
                state.interval = None;
                state.interval_count = None;
            }
            _ => {
                self.find("plan-without-price", change.origin);
                // What came from the old plan stays, now as the item's own.
                state.amount = state.amount.or(before.and_then(|p| p.amount).map(|a| (a, ONE)));
                let home = self.ctx.account.currency;
                let held = before.and_then(|p| p.currency).unwrap_or(home);
                state.currency = state.currency.or(Some(held));
                if state.interval.is_none() {
                    let term = before.and_then(|p| p.term).unwrap_or(Term::MONTH);
                    state.interval = Some(term.unit);
                    state.interval_count = state.interval_count.or(Some(term.count));
                }
            }
        }
    }

    fn apply_discount(&mut self, state: &mut State, change: &SubscriptionChange, at: Instant) {
        change.discount_percent.apply(&mut state.percent);
        change.discount_amount.apply(&mut state.off);
        change.discount_ends_at.apply(&mut state.discount_end);
        match change.discount_duration {
            Change::Cleared => {
                (state.percent, state.off) = (None, None);
                (state.duration, state.discount_end) = (None, None);
            }
            Change::Set(duration) => state.duration = Some(duration),
            Change::Unchanged => {}
        }
        let set = matches!(change.discount_percent, Change::Set(_))
            || matches!(change.discount_amount, Change::Set(_))
            || matches!(change.discount_duration, Change::Set(_));
        if set {
            state.discount_start = at;
            let endless = state.discount_end.is_none();
            if state.duration == Some(DiscountDuration::Repeating) && endless {
                self.find("discount-without-end", change.origin);
            }
        }
    }

    /// The row's price columns hold again at `as_of`.
    fn apply_row(&mut self, state: &mut State) {
        let row = self.row;
        state.plan = row.plan;
        self.plan = self.ctx.plans.get(row.plan);
        state.quantity = row.quantity.unwrap_or(ONE);
        state.amount = row.amount.map(|a| (a, state.quantity));
        state.currency = row.currency;
        state.interval = row.interval;
        state.interval_count = row.interval_count;
        state.tax_included = row.tax_included;
        state.tax = row.tax_percent.unwrap_or(0);
        set_row_discount(state, row);
        state.origin = row.origin;
    }

    /// The next instant at which the state turns without a new fact.
    fn next_break(&self, state: &State, at: Instant) -> Instant {
        let mut next = self.end;
        let mut earlier = |t: Instant| {
            if t > at {
                next = next.min(t);
            }
        };
        earlier(self.trial.0);
        earlier(self.trial.1);
        earlier(self.row.cancel_requested_at.unwrap_or(Instant::MAX));
        if let Some(paused) = self.row.paused_at {
            earlier(paused);
            earlier(self.row.resumes_at.unwrap_or(Instant::MAX));
        }
        earlier(state.pause_until);
        if let Some((start, end)) = self.discount(state) {
            earlier(start);
            earlier(end);
        }
        if let Some(deadline) = self.past_due_deadline(state) {
            earlier(deadline);
        }
        next
    }

    fn emit(&mut self, state: &State, at: Instant, out: &mut Vec<Point>) {
        let (life, why) = self.life(state, at);
        if !life.counts() && out[self.first..].last().is_some_and(|p| p.life.counts()) {
            self.left = Some((out.len(), why));
        }
        let discount = self
            .discount(state)
            .filter(|&(start, end)| start <= at && at < end)
            .map_or((0, 0), |_| (state.percent.unwrap_or(0), state.off.unwrap_or(0)));
        let term = self.term(state);
        let (level, list) = if life == Life::Alive { self.level(state, discount) } else { (0, 0) };
        let months = self.row.contract_months(&self.ctx.account.zone);
        let point = Point {
            at,
            level,
            currency: self.currency(state),
            life,
            plan: state.plan,
            quantity: state.quantity,
            list,
            discount,
            tax: if state.tax_included { state.tax } else { 0 },
            term,
            contract: months.unwrap_or_else(|| term.whole_months()) >= 12,
            churn: why.kind(),
            reasoned: false,
            renews: false,
            moved: false,
            anchor: state.anchor,
            origin: state.origin,
            changed_by: None,
        };
        out.push(point);
    }
}

/// Whether service is given in a status.
fn serving(status: Status) -> bool {
    matches!(status, Status::Active | Status::NonRenewing | Status::PastDue)
}

fn set_row_discount(state: &mut State, row: &Subscription) {
    state.percent = row.discount_percent;
    state.off = row.discount_amount;
    state.duration = row.discount_duration;
    state.discount_start = row.discount_started_at.unwrap_or(row.started_at);
    state.discount_end = row.discount_ends_at;
}
