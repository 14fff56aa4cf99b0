//! What an item costs: its term, its discount, its level.

use tenure_domain::facts::{DiscountDuration, PlanKind, Term};
use tenure_domain::money::{Amount, Currency};
use tenure_domain::policy::{Discounts, Usage};
use tenure_domain::time::Instant;

use super::{Item, ONE, State};
use crate::billing::Billing;
use crate::level::{Price, monthly};
use crate::movement::TOO_LARGE;

impl Item<'_> {
    pub(super) fn term(&self, state: &State) -> Term {
        let plan = self.plan.and_then(|p| p.term).unwrap_or(Term::MONTH);
        match state.interval {
            Some(unit) => Term { unit, count: state.interval_count.unwrap_or(1).max(1) },
            None => Term { count: state.interval_count.unwrap_or(plan.count).max(1), ..plan },
        }
    }

    pub(super) fn currency(&self, state: &State) -> Currency {
        let plan = self.plan.and_then(|p| p.currency);
        state.currency.or(plan).unwrap_or(self.ctx.account.currency)
    }

    /// What the plan costs, where it costs that in this currency.
    pub(super) fn plan_amount(&self, currency: Currency) -> Option<Amount> {
        self.plan.filter(|plan| plan.currency.is_none_or(|own| own == currency))?.amount
    }

    pub(super) fn billing(&self, state: &State) -> Billing<'_> {
        Billing { zone: &self.ctx.account.zone, anchor: state.anchor, term: self.term(state) }
    }

    /// Start and effective end of the discount, or `None` where there is none that counts.
    pub(super) fn discount(&self, state: &State) -> Option<(Instant, Instant)> {
        if state.percent.unwrap_or(0) == 0 && state.off.unwrap_or(0) == 0 {
            return None;
        }
        let once = state.duration == Some(DiscountDuration::Once);
        let repeating = state.duration == Some(DiscountDuration::Repeating);
        let limited = once || repeating || state.discount_end.is_some();
        match self.ctx.policy.discounts {
            Discounts::None => return None,
            Discounts::Forever if limited => return None,
            Discounts::ForeverAndRepeating if once => return None,
            _ => {}
        }
        let end = match state.discount_end {
            Some(end) => self.billing(state).at_or_after(end),
            None if once => {
                let start = state.discount_start.max(state.billed_from);
                match state.anchor.from > start {
                    true => state.anchor.from,
                    false => self.billing(state).after(start),
                }
            }
            None => Instant::MAX,
        };
        Some((state.discount_start, end))
    }

    pub(super) fn level(&mut self, state: &State, discount: (u32, Amount)) -> (i64, Amount) {
        let metered = self.plan.is_some_and(|p| p.kind == PlanKind::Metered);
        let mut cut = (discount.0, discount.1, if state.tax_included { state.tax } else { 0 });
        let (amount, scale) = if metered {
            cut = (0, 0, 0);
            match (self.ctx.policy.usage, self.row.minimum_amount) {
                (Usage::MinimumCommitment, Some(minimum)) => (minimum, (1, 1)),
                _ => return (0, 0),
            }
        } else {
            match state.amount {
                Some(_) if state.quantity == 0 => return (0, 0),
                Some((amount, with)) if with == state.quantity || with == 0 => (amount, (1, 1)),
                Some((amount, with)) => (amount, (state.quantity, with)),
                None => {
                    let unit = self.plan_amount(self.currency(state)).unwrap_or(0);
                    let scale = if state.quantity == ONE { (1, 1) } else { (state.quantity, ONE) };
                    (unit, scale)
                }
            }
        };
        let price = Price {
            amount,
            scale,
            percent_off: cut.0,
            amount_off: cut.1,
            tax: cut.2,
            term: self.term(state),
            currency: self.currency(state),
        };
        match monthly(&price, self.ctx.policy.constants) {
            Ok(level) => (level, price.list()),
            Err(_) => (TOO_LARGE, price.list()),
        }
    }
}
