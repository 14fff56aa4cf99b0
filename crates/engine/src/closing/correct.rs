//! Corrections: from what was closed to what is known now, by kind and currency.

use std::collections::BTreeMap;

use tenure_domain::money::{Currency, Mrr};
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;
use tenure_ledger::movement::{Cause, Detail, Kind, Standing, Step};

use crate::book::List;
use crate::error::Error;

/// Sums of steps by the kind under which they count and the currency: account, native, and the
/// account's part by cause.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(super) struct Cells(BTreeMap<(Kind, Currency), Cell>);

#[derive(Clone, Default, PartialEq, Eq, Debug)]
struct Cell {
    account: i128,
    native: i128,
    causes: BTreeMap<Cause, i128>,
}

impl Cells {
    /// Adds steps, `sign` times.
    pub fn add(&mut self, steps: &[Step], details: List<'_, Detail>, sign: i128) {
        for (step, detail) in steps.iter().zip(details) {
            let cell = self.0.entry((step.counts_as, detail.currency)).or_default();
            cell.account += sign * i128::from(step.delta);
            cell.native += sign * i128::from(detail.native);
            *cell.causes.entry(step.cause).or_default() += sign * i128::from(step.delta);
        }
    }

    /// Adds other sums, `sign` times.
    pub fn merge(&mut self, other: &Cells, sign: i128) {
        for (key, more) in &other.0 {
            let cell = self.0.entry(*key).or_default();
            cell.account += sign * more.account;
            cell.native += sign * more.native;
            for (cause, amount) in &more.causes {
                *cell.causes.entry(*cause).or_default() += sign * amount;
            }
        }
    }

    /// Whether anything differs from nothing.
    pub fn any(&self) -> bool {
        self.0.values().any(|cell| cell.account != 0 || cell.native != 0)
    }

    /// All together, by currency: account and native.
    pub fn by_currency(&self) -> BTreeMap<Currency, (i128, i128)> {
        let mut sums: BTreeMap<Currency, (i128, i128)> = BTreeMap::new();
        for (&(_, currency), cell) in &self.0 {
            let sum = sums.entry(currency).or_default();
            sum.0 += cell.account;
            sum.1 += cell.native;
        }
        sums
    }
}

impl Cell {
    /// The cause with the largest part in the direction of the whole.
    fn cause(&self) -> Cause {
        let sign = self.account.signum();
        let known = self.causes.iter().filter(|(cause, _)| **cause != Cause::Policy);
        let largest =
            known.max_by_key(|(cause, amount)| (**amount * sign, std::cmp::Reverse(**cause)));
        largest.map_or(Cause::None, |(cause, _)| *cause)
    }
}

/// Steps in the making, all of one instant.
pub(super) struct Made {
    at: Instant,
    after: Standing,
    pub steps: Vec<Step>,
    pub details: Vec<Detail>,
}

impl Made {
    /// Steps at an instant that leave a customer so.
    pub fn new(at: Instant, after: Standing) -> Made {
        Made { at, after, steps: Vec::new(), details: Vec::new() }
    }

    /// Corrections of everything that differs. With `policy`, the cause is that another policy is
    /// asked for. What is churn by now says of what and why as the last one of the closed months does
    /// that is known now.
    pub fn correct(
        &mut self,
        difference: &Cells,
        policy: bool,
        origins: (u32, u32),
        churn: Option<&Detail>,
    ) -> Result<(), Error> {
        for (&(kind, currency), cell) in &difference.0 {
            if cell.account == 0 && cell.native == 0 {
                continue;
            }
            let cause = if policy { Cause::Policy } else { cell.cause() };
            let (delta, native) = (fit(cell.account)?, fit(cell.native)?);
            self.push((Kind::Correction, kind, cause), delta, native, currency, origins);
            let left = churn.filter(|_| kind == Kind::Churn && delta <= 0);
            if let Some((it, why)) = self.details.last_mut().zip(left) {
                let Detail { subscription, item, plan, reason, reasoned, .. } = *why;
                *it = Detail { subscription, item, plan, reason, reasoned, ..*it };
            }
        }
        Ok(())
    }

    /// A correction of nothing but the standing.
    pub fn stand(&mut self, was: Standing, ever: bool, currency: Currency, origins: (u32, u32)) {
        let kind = match (was.is_customer(), self.after.is_customer()) {
            (true, false) => Kind::Churn,
            (false, true) if ever => Kind::Reactivation,
            (false, true) => Kind::New,
            _ if self.after.is_paused() => Kind::Paused,
            _ => Kind::Resumed,
        };
        self.push((Kind::Correction, kind, Cause::None), 0, 0, currency, origins);
    }

    /// Takes over (or gives away, with a negative sign) the level of a customer who was merged.
    pub fn merge(
        &mut self,
        levels: &BTreeMap<Currency, (i128, i128)>,
        sign: i128,
        home: Currency,
        origins: (u32, u32),
    ) -> Result<(), Error> {
        let kind = (Kind::Merge, Kind::Merge, Cause::None);
        let before = self.steps.len();
        for (&currency, &(account, native)) in levels {
            if account != 0 || native != 0 {
                let (delta, native) = (fit(sign * account)?, fit(sign * native)?);
                self.push(kind, delta, native, currency, origins);
            }
        }
        if self.steps.len() == before {
            self.push(kind, 0, 0, home, origins);
        }
        Ok(())
    }

    fn push(
        &mut self,
        (kind, counts_as, cause): (Kind, Kind, Cause),
        delta: Mrr,
        native: Mrr,
        currency: Currency,
        origins: (u32, u32),
    ) {
        let same = |step: &&Step| (step.kind, step.counts_as) == (kind, counts_as);
        let part = self.steps.iter().filter(same).count().min(usize::from(u8::MAX)) as u8;
        let (at, after) = (self.at, self.after);
        self.steps.push(Step { at, delta, kind, counts_as, cause, after, part });
        let none = Sym::NONE;
        self.details.push(Detail {
            native,
            currency,
            subscription: none,
            item: none,
            plan: none,
            reason: none,
            reasoned: false,
            origins,
        });
    }
}

fn fit(amount: i128) -> Result<Mrr, Error> {
    Mrr::try_from(amount).map_err(|_| too_large())
}

/// A sum does not fit, which no sum of levels that the ledger has checked does.
pub(super) fn too_large() -> Error {
    Error::Query("a sum of closed months is too large to be held exactly".into())
}
