//! Which exchange rate holds when, by the model of the policy.

use tenure_domain::fx::Rate;
use tenure_domain::money::Currency;
use tenure_domain::policy::FxModel;
use tenure_domain::time::{Day, Instant};

use crate::track::Context;

/// Rates as the policy sees them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rates<'a> {
    ctx: &'a Context<'a>,
    home: Currency,
}

impl<'a> Rates<'a> {
    pub fn new(ctx: &'a Context<'a>) -> Rates<'a> {
        Rates { ctx, home: ctx.native.unwrap_or(ctx.account.currency) }
    }

    /// The currency of all account amounts.
    pub fn home(&self) -> Currency {
        self.home
    }

    /// The rate of a currency for a component that starts at an instant, and the day it is of;
    /// no rate where none is at most seven days old.
    pub fn at(&self, currency: Currency, at: Instant) -> (Option<Rate>, Day) {
        // What is planned for later than the data is carried at their last rate.
        let at = at.min(self.ctx.horizon);
        let day = match self.ctx.policy.fx {
            FxModel::Constant(day) => day,
            _ => self.ctx.account.zone.day(at),
        };
        if currency == self.home {
            return (Some(Rate::ONE), day);
        }
        (self.ctx.fx.rate(currency, day), day)
    }
}
