//! Whether an item lives, why it does not, and which of its leavings its row speaks of.

use tenure_domain::facts::{ChurnKind, PlanKind, Status};
use tenure_domain::policy::{ChurnRecognised, FailedFirstPayment, PastDue, Paused, Unpaid};
use tenure_domain::time::{DAY, Instant};

use super::{Item, State};
use crate::track::{Life, Point};

/// Why an item is not there, or would not be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Why {
    /// It ended: as its row says, and of this kind where the row says nothing.
    Ended(ChurnKind),
    /// Nobody paid.
    Unpaid,
    /// It is paused, in a trial or never began.
    Other,
}

impl Why {
    /// The kind of churn, as far as it is told without the row's own.
    pub(super) fn kind(self) -> ChurnKind {
        match self {
            Why::Ended(kind) => kind,
            Why::Unpaid => ChurnKind::Involuntary,
            Why::Other => ChurnKind::Unknown,
        }
    }
}

impl Item<'_> {
    pub(super) fn past_due_deadline(&self, state: &State) -> Option<Instant> {
        match (self.ctx.policy.past_due, state.status) {
            (PastDue::ChurnAfter(days), Status::PastDue) => {
                Some(self.ctx.account.zone.add_days(state.status_since, i32::from(days)))
            }
            _ => None,
        }
    }

    pub(super) fn life(&self, state: &State, at: Instant) -> (Life, Why) {
        let requested = self.row.cancel_requested_at.is_some_and(|t| t <= at);
        let ended = Why::Ended(match requested {
            true => ChurnKind::Voluntary,
            false => ChurnKind::Unknown,
        });
        let one_off = self.plan.is_some_and(|p| p.kind == PlanKind::OneOff);
        let by_request = self.ctx.policy.churn_recognised == ChurnRecognised::Requested;
        if at >= self.end || one_off || (by_request && requested && !state.ended_since) {
            return (Life::Absent, ended);
        }
        let policy = self.ctx.policy;
        let late = self.past_due_deadline(state).is_some_and(|deadline| at >= deadline);
        match state.status {
            Status::Canceled | Status::Ended => return (Life::Absent, ended),
            Status::Unpaid if policy.unpaid == Unpaid::Churn => return (Life::Absent, Why::Unpaid),
            Status::PastDue if late => return (Life::Absent, Why::Unpaid),
            Status::Incomplete if policy.failed_first_payment == FailedFirstPayment::UntilPaid => {
                return (Life::Absent, Why::Other);
            }
            Status::Trialing => return (Life::Trial, Why::Other),
            _ => {}
        }
        if self.trial.0 <= at && at < self.trial.1 {
            return (Life::Trial, Why::Other);
        }
        match policy.paused {
            Paused::Keep => (Life::Alive, ended),
            Paused::Zero if self.is_paused(state, at) => (Life::Paused, ended),
            Paused::Churn if self.is_paused(state, at) => (Life::Absent, Why::Other),
            _ => (Life::Alive, ended),
        }
    }

    fn is_paused(&self, state: &State, at: Instant) -> bool {
        if state.status == Status::Paused && at < state.pause_until {
            return true;
        }
        let Some(paused) = self.row.paused_at.filter(|&t| t <= at) else {
            return false;
        };
        match self.row.resumes_at.filter(|&t| t > paused) {
            Some(resumes) => at < resumes,
            None => state.turned_at <= paused,
        }
    }

    /// Gives the row's kind and reason to the leaving that they were said of: the last one.
    pub(super) fn give_reason(&self, out: &mut [Point]) {
        let Some((left, why)) = self.left.filter(|&(left, why)| self.is_said_of(out[left].at, why))
        else {
            return;
        };
        if let (Why::Ended(_), Some(kind)) = (why, self.row.churn_kind) {
            out[left].churn = kind;
        }
        // Until it is there again, whatever else comes to be known of it.
        for point in out[left..].iter_mut().take_while(|point| !point.life.counts()) {
            point.reasoned = true;
        }
    }

    /// Whether the row speaks of its last leaving. Nobody gives a reason before they ask for the
    /// end; who did not pay gave none either, unless that is what the row says. Sources write the
    /// time of a request a little later than its effect, or only its day.
    fn is_said_of(&self, left: Instant, why: Why) -> bool {
        let row = self.row;
        let said = match why {
            Why::Unpaid => row.cancel_requested_at.or(row.ended_at),
            _ => row.cancel_requested_at,
        };
        let own_end = left >= self.end || left == self.planned;
        let by_itself = why == Why::Unpaid && row.churn_kind == Some(ChurnKind::Involuntary);
        own_end || by_itself || said.is_none_or(|said| left.0.saturating_add(DAY) >= said.0)
    }
}
