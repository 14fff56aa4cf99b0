//! The life of a subscription item at an instant, from its row, its changes and the policies.

use std::collections::BTreeSet;

use tenure_domain::facts::{ChurnKind, Status, Subscription, SubscriptionChange, Trial};
use tenure_domain::policy::{ChurnRecognised, FailedFirstPayment, PastDue, Paused, Unpaid};
use tenure_domain::time::{DAY, Instant};

use super::item::{Context, Life};

/// How an item stands by its statuses alone.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Standing {
    Incomplete,
    /// Since when.
    Trialing {
        begun: Instant,
    },
    Active,
    PastDue {
        since: Instant,
    },
    Unpaid,
    Paused {
        since: Instant,
    },
    Ended {
        why: ChurnKind,
        late: bool,
    },
}

/// Something that changes the standing.
#[derive(Clone, Copy, PartialEq, Debug)]
enum What {
    /// The row says that it had this status since then.
    Row(Status),
    /// The row says that it ended then.
    RowEnd,
    /// A change says so.
    Change(Status),
}

/// The history of an item's statuses.
pub struct History<'a> {
    pub context: &'a Context<'a>,
    pub row: Option<&'a Subscription>,
    pub start: Instant,
    /// Changes of this item in their order.
    pub changes: &'a [SubscriptionChange],
    /// Trials of its customer.
    pub trials: &'a [Trial],
    /// Whether the kind of churn that the row names holds.
    pub named: bool,
}

fn is_end(status: Status) -> bool {
    matches!(status, Status::Canceled | Status::Ended)
}

impl History<'_> {
    fn changes_to(&self, which: impl Fn(Status) -> bool) -> Option<Instant> {
        let mut at = self.changes.iter().filter(|c| c.status.is_some_and(&which));
        at.next_back().map(|c| c.changed_at.max(self.start))
    }

    /// Since when a status holds, where the source does not say.
    fn unknown_transition(&self) -> Option<(Instant, What)> {
        let row = self.row?;
        let status = row.status?;
        let billing = self.context.policy.churn_recognised == ChurnRecognised::BillingEnded;
        let ends = row.ended_at.is_some() || (row.cancel_effective_at.is_some() && !billing);
        let changed = |to: Status| self.changes_to(|s| s == to).is_some();
        let what = match status {
            Status::Canceled | Status::Ended if !ends && self.changes_to(is_end).is_none() => {
                What::RowEnd
            }
            Status::Unpaid if !changed(Status::Unpaid) => What::Row(status),
            Status::Paused if row.paused_at.is_none() && !changed(status) => What::Row(status),
            Status::PastDue if row.past_due_since.is_none() && !changed(status) => {
                What::Row(status)
            }
            _ => return None,
        };
        let at = self.cancelled().filter(|_| what == What::RowEnd).unwrap_or(self.written()?);
        Some((at, what))
    }

    /// When the row was true.
    fn written(&self) -> Option<Instant> {
        self.row.map(|row| row.updated_at.or(row.as_of).unwrap_or(row.recorded_at))
    }

    /// The cancellation, if it may stand for the end: it lies no later than the row was written,
    /// no other time of an end is named, and it is the last that is told.
    fn cancelled(&self) -> Option<Instant> {
        let row = self.row?;
        let asked = row.cancel_requested_at?;
        let mut later = vec![row.past_due_since, row.paused_at];
        later.extend(self.changes.iter().map(|c| Some(c.changed_at)));
        let is_last = later.into_iter().flatten().all(|at| at <= asked);
        (row.cancel_effective_at.is_none() && asked <= self.written()? && is_last).then_some(asked)
    }

    /// What is remarked of a transition that had to be dated.
    pub fn undated(&self) -> Option<&'static str> {
        let (_, what) = self.unknown_transition()?;
        let by_cancellation = what == What::RowEnd && self.cancelled().is_some();
        Some(if by_cancellation { "end-by-cancellation" } else { "transition-unknown" })
    }

    /// The end that the row gives: when, and whether nothing revives it.
    fn row_end(&self) -> Option<(Instant, bool)> {
        let row = self.row?;
        let billing = self.context.policy.churn_recognised == ChurnRecognised::BillingEnded;
        if let Some(at) = row.ended_at {
            let by_status = self.changes_to(is_end);
            return match by_status {
                Some(_) if billing => None,
                _ => Some((at, true)),
            };
        }
        if billing {
            // Nobody is ever billed for what was cancelled before its start.
            let never = row.cancel_effective_at.filter(|at| *at <= row.started_at);
            return never.filter(|_| self.changes_to(is_end).is_none()).map(|at| (at, false));
        }
        let at_term = (row.status == Some(Status::NonRenewing)).then_some(row.term_ends_at);
        let at = row.cancel_effective_at.or(at_term.flatten())?;
        Some((at, false))
    }

    /// Whether the row itself gives an instant as its end.
    pub fn ends_at(&self, at: Instant) -> bool {
        self.row_end().is_some_and(|(end, for_good)| at == end || (for_good && at > end))
    }

    fn events(&self) -> Vec<(Instant, What)> {
        let changes = self.changes.iter();
        let mut events: Vec<(Instant, What)> =
            changes.filter_map(|c| Some((c.changed_at, What::Change(c.status?)))).collect();
        events.extend(self.row_events());
        for event in &mut events {
            event.0 = event.0.max(self.start);
        }
        // Stable: what the row says comes after the changes of the same instant.
        events.sort_by_key(|(at, _)| *at);
        events
    }

    /// What the row says, in the order of time.
    fn row_events(&self) -> Vec<(Instant, What)> {
        let Some(row) = self.row else {
            return Vec::new();
        };
        let was_late = matches!(
            row.status,
            Some(Status::PastDue | Status::Unpaid | Status::Canceled | Status::Ended)
        ) && self.changes_to(|s| s == Status::PastDue).is_none();
        let late = row.past_due_since.filter(|_| was_late);
        let mut events: Vec<(Instant, What)> = Vec::new();
        events.extend(late.map(|since| (since, What::Row(Status::PastDue))));
        events.extend(self.row_end().map(|(at, _)| (at, What::RowEnd)));
        events.extend(self.unknown_transition());
        events.sort_by_key(|(at, _)| *at);
        events
    }

    /// Why it ends at an instant, by its row.
    pub fn why(&self, at: Instant) -> ChurnKind {
        let Some(row) = self.row else {
            return ChurnKind::Unknown;
        };
        let asked = row.cancel_requested_at.is_some_and(|asked| asked <= at);
        match row.churn_kind.filter(|_| self.named) {
            Some(kind) => kind,
            None if asked => ChurnKind::Voluntary,
            None => ChurnKind::Unknown,
        }
    }

    /// Past due for too long is ended, by the policy.
    fn too_late(&self, standing: Standing, t: Instant) -> Standing {
        let PastDue::ChurnAfter(days) = self.context.policy.past_due else {
            return standing;
        };
        match standing {
            Standing::PastDue { since }
                if t >= self.context.calendar.add_days(since, i64::from(days)) =>
            {
                Standing::Ended { why: ChurnKind::Involuntary, late: true }
            }
            other => other,
        }
    }

    fn standing(&self, t: Instant) -> Standing {
        let mut now = match self.row.and_then(|r| r.status) {
            Some(Status::Incomplete) => Standing::Incomplete,
            Some(Status::Trialing) => Standing::Trialing { begun: self.start },
            _ => Standing::Active,
        };
        for (at, what) in self.events() {
            if at > t {
                break;
            }
            now = self.too_late(now, at);
            now = match what {
                What::RowEnd => Standing::Ended { why: self.why(at), late: false },
                What::Row(status) | What::Change(status) => self.turn(now, status, at),
            };
        }
        self.too_late(now, t)
    }

    fn turn(&self, now: Standing, to: Status, at: Instant) -> Standing {
        let over = match now {
            Standing::Ended { late, .. } => Some(late),
            Standing::Unpaid if self.context.policy.unpaid == Unpaid::Churn => Some(false),
            _ => None,
        };
        if let Some(late) = over {
            let revives = match to {
                Status::Active | Status::NonRenewing => true,
                Status::PastDue => !late,
                _ => false,
            };
            if !revives {
                return now;
            }
        }
        match to {
            Status::Incomplete => Standing::Incomplete,
            Status::Trialing => match now {
                Standing::Trialing { .. } => now,
                _ => Standing::Trialing { begun: at },
            },
            Status::Active | Status::NonRenewing => Standing::Active,
            Status::PastDue => match now {
                Standing::PastDue { .. } => now,
                _ => Standing::PastDue { since: at },
            },
            Status::Unpaid => Standing::Unpaid,
            Status::Paused => Standing::Paused { since: at },
            Status::Canceled | Status::Ended => Standing::Ended { why: self.why(at), late: false },
        }
    }

    /// Ended, whatever the policy on requests says.
    fn ended(&self, t: Instant) -> Option<ChurnKind> {
        let never = self.row_end().is_some_and(|(end, _)| end <= self.start);
        if never {
            return Some(self.why(self.start));
        }
        if let Some((at, true)) = self.row_end()
            && t >= at
        {
            return Some(self.why(at));
        }
        match self.standing(t) {
            Standing::Ended { why, .. } => Some(why),
            _ => None,
        }
    }

    /// Ended at a request, until the end that would have been.
    fn ended_on_request(&self, t: Instant) -> Option<ChurnKind> {
        if self.context.policy.churn_recognised != ChurnRecognised::Requested {
            return None;
        }
        let asked = self.row?.cancel_requested_at?;
        if t < asked {
            return None;
        }
        let later = self.instants().into_iter().filter(|at| *at >= asked);
        let mut ends = later.filter(|at| self.ended(*at).is_some());
        let until =
            if self.ended(asked).is_some() { asked } else { ends.next().unwrap_or(Instant::MAX) };
        (t < until).then(|| self.why(asked))
    }

    /// Whether it is in a trial by its status.
    fn is_trialing(&self, t: Instant) -> bool {
        if let Standing::Trialing { begun } = self.standing(t) {
            let mut changes = self.changes.iter();
            let first = changes.find(|c| c.status == Some(Status::Trialing));
            let since = self.row.and_then(|r| r.trial_started_at);
            let since = since.or(first.map(|c| c.changed_at)).unwrap_or(self.start);
            let converted = self.trials.iter().any(|trial| {
                (trial.started_at.0 - since.0).abs() <= DAY
                    && trial.converted_at.is_some_and(|at| {
                        let at = at.max(self.start);
                        begun <= at && at <= t
                    })
            });
            return !converted;
        }
        false
    }

    /// Its trials by status that ended: from when to when.
    pub fn trials_by_status(&self) -> Vec<(Instant, Instant)> {
        let mut trials = Vec::new();
        let mut begun: Option<Instant> = None;
        for at in self.instants() {
            match (begun, self.is_trialing(at)) {
                (None, true) => begun = Some(at),
                (Some(from), false) => {
                    trials.push((from, at));
                    begun = None;
                }
                _ => {}
            }
        }
        trials
    }

    fn in_trial(&self, t: Instant) -> bool {
        if self.is_trialing(t) {
            return true;
        }
        let Some(row) = self.row else {
            return false;
        };
        let from = row.trial_started_at.unwrap_or(self.start);
        row.trial_ended_at.is_some_and(|end| from <= t && t < end)
    }

    fn is_paused(&self, t: Instant) -> bool {
        let resumes = self.row.and_then(|r| r.resumes_at);
        if let Standing::Paused { since } = self.standing(t)
            && resumes.is_none_or(|end| end <= since || t < end)
        {
            return true;
        }
        let Some(from) = self.row.and_then(|r| r.paused_at) else {
            return false;
        };
        let next_change = || {
            let changes = self.changes.iter().filter(|c| c.status.is_some());
            changes.map(|c| c.changed_at.max(self.start)).find(|at| *at > from)
        };
        let until = resumes.filter(|end| *end > from).or_else(next_change);
        from <= t && until.is_none_or(|end| t < end)
    }

    /// Its life at an instant, but for its plan's kind.
    pub fn life(&self, t: Instant) -> Life {
        let policy = self.context.policy;
        if t < self.start {
            return Life::None(ChurnKind::Unknown);
        }
        if let Some(why) = self.ended(t).or_else(|| self.ended_on_request(t)) {
            return Life::None(why);
        }
        match self.standing(t) {
            Standing::Incomplete
                if policy.failed_first_payment == FailedFirstPayment::UntilPaid =>
            {
                return Life::None(ChurnKind::Unknown);
            }
            Standing::Unpaid if policy.unpaid == Unpaid::Churn => {
                return Life::None(ChurnKind::Involuntary);
            }
            _ => {}
        }
        if self.in_trial(t) {
            return Life::Trial;
        }
        match (self.is_paused(t), policy.paused) {
            (false, _) | (true, Paused::Keep) => Life::Alive,
            (true, Paused::Zero) => Life::Paused,
            (true, Paused::Churn) => Life::None(ChurnKind::Unknown),
        }
    }

    /// Every instant at which the life might change.
    pub fn instants(&self) -> BTreeSet<Instant> {
        let mut all = BTreeSet::from([self.start]);
        for (at, what) in self.events() {
            all.insert(at);
            let late = matches!(what, What::Row(Status::PastDue) | What::Change(Status::PastDue));
            if let (PastDue::ChurnAfter(days), true) = (self.context.policy.past_due, late) {
                all.insert(self.context.calendar.add_days(at, i64::from(days)));
            }
        }
        if let Some(row) = self.row {
            let named = [
                row.trial_started_at,
                row.trial_ended_at,
                row.paused_at,
                row.resumes_at,
                row.cancel_requested_at,
                row.cancel_effective_at,
                row.ended_at,
            ];
            all.extend(named.into_iter().flatten());
        }
        all.extend(self.trials.iter().filter_map(|trial| trial.converted_at));
        all.retain(|at| *at >= self.start);
        all
    }

    /// The end of the trial with which the item begins, where there is one.
    pub fn trial_end(&self) -> Option<Instant> {
        let row = self.row?;
        if row.trial_ended_at.is_some() {
            return row.trial_ended_at.filter(|end| *end > self.start);
        }
        if !self.is_trialing(self.start) {
            return None;
        }
        self.instants().into_iter().find(|at| !self.is_trialing(*at))
    }
}
