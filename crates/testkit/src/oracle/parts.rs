//! What one chain contributes to a window.

use tenure_domain::money::Currency;

use super::chain::State;
use super::exact::Fraction;
use super::item::{Context, Snapshot, UNTOLD};

/// A piece of a chain's change: currency, native units, account units.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Row {
    /// Part of the customer's movement.
    Movement(Currency, i64, i64),
    /// To rest.
    Paused(Currency, i64, i64),
    /// Back from rest.
    Resumed(Currency, i64, i64),
    /// Exchange rates.
    Fx(Currency, i64, i64),
}

impl Row {
    /// Currency, native units, account units.
    pub fn amounts(self) -> (Currency, i64, i64) {
        match self {
            Row::Movement(c, n, a)
            | Row::Paused(c, n, a)
            | Row::Resumed(c, n, a)
            | Row::Fx(c, n, a) => (c, n, a),
        }
    }
}

/// What one chain contributes to a window.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Part {
    /// The pieces.
    pub rows: Vec<Row>,
    /// Whether the level before or the one after cannot be told in the account currency.
    pub untold: bool,
    /// For what rested: the state before it did, with which causes compare; none where the item
    /// was paused from its start.
    pub before: Option<Option<Snapshot>>,
}

impl Part {
    /// Whether anything of it is movement, be it of a level that cannot be told.
    pub fn moves(&self) -> bool {
        self.rows.iter().any(|row| matches!(row, Row::Movement(_, n, a) if (*n, *a) != (0, 0)))
    }

    /// Whether any of its movement goes up (or down) in its own currency.
    pub fn goes(&self, up: bool) -> bool {
        let way = |n: i64| if up { n > 0 } else { n < 0 };
        self.rows.iter().any(|row| matches!(row, Row::Movement(_, n, _) if way(*n)))
    }

    /// Account units of the movement pieces.
    pub fn movement(&self) -> i64 {
        let rows = self.rows.iter().filter(|r| matches!(r, Row::Movement(..)));
        rows.map(|r| r.amounts().2).sum()
    }
}

/// What left as `paused` and waits.
#[derive(Clone, PartialEq, Debug)]
struct Resting {
    native: i64,
    currency: Currency,
    account: i64,
    snapshot: Option<Snapshot>,
}

/// A chain's level as it was last booked.
#[derive(Clone, PartialEq, Debug)]
pub struct Carried {
    /// Native units.
    pub native: i64,
    /// Native currency.
    pub currency: Currency,
    /// Account units.
    pub account: i64,
    /// Whether these are right: there is a rate, and the level can be held.
    pub told: bool,
    resting: Option<Resting>,
}

impl Carried {
    /// No level yet.
    pub fn nothing(context: &Context) -> Carried {
        let currency = context.account.currency;
        Carried { native: 0, currency, account: 0, told: true, resting: None }
    }

    /// Books a change. `rate` is that of the day for the level after, where it is above zero;
    /// without a rate the level counts as zero in the account currency.
    pub fn change(
        &mut self,
        before: &State,
        after: &State,
        rate: Option<Fraction>,
        context: &Context,
    ) -> Part {
        let old = self.clone();
        self.resting = None;
        let (currency, native) = match after {
            State::On(s) => (s.currency, s.native),
            State::Gone => (old.currency, 0),
        };
        let in_account = |units: i64| match &rate {
            Some(rate) if units != UNTOLD => context.convert(units, currency, rate).half_even(),
            _ => 0,
        };
        (self.native, self.currency, self.account) = (native, currency, in_account(native));
        self.told = native == 0 || (rate.is_some() && native != UNTOLD);
        let mut part = Part { untold: !(self.told && old.told), ..Part::default() };
        if after.is_paused() {
            self.resting = Some(old.rest(before));
            if !before.is_paused() {
                part.rows.push(Row::Paused(old.currency, -old.native, -old.account));
            }
            return part;
        }
        if let Some(rest) = &old.resting {
            part.before = Some(rest.snapshot.clone());
            part.rows = if after.is_on() && native > 0 {
                self.resumed(rest, in_account(rest.native))
            } else {
                rest.lost()
            };
            return part;
        }
        part.rows = if old.native > 0 && native > 0 && old.currency == currency {
            let both = native != UNTOLD && old.native != UNTOLD;
            let movement = if both { in_account(native - old.native) } else { 0 };
            let fx = self.account - old.account - movement;
            vec![Row::Movement(currency, native - old.native, movement), Row::Fx(currency, 0, fx)]
        } else {
            vec![
                Row::Movement(old.currency, -old.native, -old.account),
                Row::Movement(currency, native, self.account),
            ]
        };
        part
    }

    /// Whether something left as `paused` and waits.
    pub fn rests(&self) -> bool {
        self.resting.as_ref().is_some_and(|rest| rest.native > 0)
    }

    fn rest(&self, before: &State) -> Resting {
        match (&self.resting, before) {
            (Some(rest), _) => rest.clone(),
            (None, State::On(s)) => Resting {
                native: self.native,
                currency: self.currency,
                account: self.account,
                snapshot: Some(s.clone()),
            },
            (None, State::Gone) => {
                Resting { native: 0, currency: self.currency, account: 0, snapshot: None }
            }
        }
    }

    /// Back from rest at this level; `back` is what rested, at the new rate.
    fn resumed(&self, rest: &Resting, back: i64) -> Vec<Row> {
        if rest.currency != self.currency {
            let mut rows = rest.lost();
            rows.push(Row::Movement(self.currency, self.native, self.account));
            return rows;
        }
        vec![
            Row::Resumed(self.currency, rest.native, back),
            Row::Movement(self.currency, self.native - rest.native, self.account - back),
        ]
    }

    /// Sets another rate on a level that stays; without one it counts as zero. Gives the
    /// difference in account units.
    pub fn reset(&mut self, rate: Option<Fraction>, context: &Context) -> i64 {
        let before = self.account;
        let convert = |rate| context.convert(self.native, self.currency, &rate).half_even();
        self.told = rate.is_some() && self.native != UNTOLD;
        self.account = rate.filter(|_| self.told).map_or(0, convert);
        self.account - before
    }
}

impl Resting {
    fn lost(&self) -> Vec<Row> {
        vec![
            Row::Resumed(self.currency, self.native, self.account),
            Row::Movement(self.currency, -self.native, -self.account),
        ]
    }
}
