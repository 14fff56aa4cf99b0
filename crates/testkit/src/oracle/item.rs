//! What any item is at an instant, whatever family of facts it comes from.

use std::collections::BTreeSet;

use tenure_domain::account::Account;
use tenure_domain::facts::{ChurnKind, Plan, Term};
use tenure_domain::fx::Rate;
use tenure_domain::money::Currency;
use tenure_domain::policy::{BillingConstants, Policy};
use tenure_domain::symbols::Sym;
use tenure_domain::time::{Day, Instant};

use super::calendar::Calendar;
use super::exact::Fraction;

/// In place of a level that is too large to be held.
pub const UNTOLD: i64 = i64::MAX;

/// All that is not a fact of one customer.
pub struct Context<'a> {
    /// The rules.
    pub policy: &'a Policy,
    /// Currency of the account.
    pub account: &'a Account,
    /// Its clock.
    pub calendar: Calendar,
    /// Daily rates.
    pub fx: &'a [(Currency, Day, Rate)],
    /// Plans.
    pub plans: &'a [Plan],
    /// Rates are re-set only before this.
    pub horizon: Instant,
}

impl Context<'_> {
    /// The plan of an id; of two rows the later holds.
    pub fn plan(&self, id: Sym) -> Option<&Plan> {
        self.plans.iter().rev().find(|p| id.is_some() && p.id == id)
    }

    /// The rate of a day: that day's, else the last one at most seven days back; of two for one
    /// day the later in the list.
    pub fn rate(&self, currency: Currency, day: Day) -> Option<Fraction> {
        if currency == self.account.currency {
            return Some(Fraction::whole(1));
        }
        (0..=7).find_map(|back| {
            let found =
                self.fx.iter().rev().find(|(c, d, _)| *c == currency && d.0 == day.0 - back);
            found.map(|(_, _, rate)| Fraction::new(rate.0, 1_000_000_000_000_i64))
        })
    }

    /// Units of account currency for units of a currency at a rate, not rounded.
    pub fn convert(&self, units: i64, currency: Currency, rate: &Fraction) -> Fraction {
        let up = 10_i64.pow(self.account.currency.exponent());
        let down = 10_i64.pow(currency.exponent());
        Fraction::whole(units) * rate.clone() * Fraction::new(up, down)
    }

    /// Months in one interval, by the policy's constants.
    pub fn months(&self, term: Term) -> Fraction {
        use tenure_domain::facts::Interval;
        let (week, day) = match self.policy.constants {
            BillingConstants::AverageYear => ((487, 112), (487, 16)),
            BillingConstants::WholeWeeks => ((52, 12), (365, 12)),
            BillingConstants::FourWeeks => ((4, 1), (30, 1)),
        };
        let one = match term.unit {
            Interval::Month => Fraction::whole(1),
            Interval::Year => Fraction::whole(12),
            // So many weeks (days) make a month.
            Interval::Week => Fraction::new(week.1, week.0),
            Interval::Day => Fraction::new(day.1, day.0),
        };
        one * Fraction::whole(i64::from(term.count))
    }

    /// An instant some intervals after an anchor, by the account's clock.
    pub fn after_terms(&self, anchor: Instant, term: Term, times: i64) -> Instant {
        after_terms(&self.calendar, anchor, term, times)
    }

    /// The clocks by which two instants may be whole intervals apart: the account's, and UTC's
    /// where one of them is not the beginning of a day.
    pub fn clocks(&self, a: Instant, b: Instant) -> Vec<Calendar> {
        let mut clocks = vec![self.calendar.clone()];
        if !(self.calendar.begins_a_day(a) && self.calendar.begins_a_day(b)) {
            clocks.push(Calendar::of_billing_systems());
        }
        clocks
    }

    /// A price per interval as MRR units: one exact fraction, rounded once; [`UNTOLD`] where 64
    /// bits do not hold it.
    pub fn level(&self, amount: Fraction, currency: Currency, months: Fraction) -> i64 {
        let per_major = 10_i64.pow(currency.exponent()) * 5_040_000;
        let units = amount * Fraction::new(per_major, 10_000) / months;
        units.rounded().unwrap_or(UNTOLD)
    }
}

/// An instant some intervals after an anchor, by a clock.
pub fn after_terms(clock: &Calendar, anchor: Instant, term: Term, times: i64) -> Instant {
    use tenure_domain::facts::Interval;
    let n = i64::from(term.count) * times;
    match term.unit {
        Interval::Month => clock.add_months(anchor, n),
        Interval::Year => clock.add_months(anchor, 12 * n),
        Interval::Week => clock.add_days(anchor, 7 * n),
        Interval::Day => clock.add_days(anchor, n),
    }
}

/// Life of an item, as the rules name it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Life {
    /// Not there; why it is not, where it was before.
    None(ChurnKind),
    /// In a trial.
    Trial,
    /// Paused, at MRR zero.
    Paused,
    /// Served.
    Alive,
}

/// An item at an instant.
#[derive(Clone, PartialEq, Debug)]
pub struct Snapshot {
    /// Its life.
    pub life: Life,
    /// MRR units in its currency; zero unless alive.
    pub native: i64,
    /// Its currency.
    pub currency: Currency,
    /// Its plan.
    pub plan: Sym,
    /// Its quantity in units.
    pub quantity: Fraction,
    /// The discount that lowers it: percent and amount; zero where there is none.
    pub discount: (u32, i64),
    /// Its billing interval.
    pub term: Term,
    /// Whether its level comes from usage lines.
    pub usage: bool,
}

/// Anything that has a level over time.
pub trait Item {
    /// Subscription and item id.
    fn id(&self) -> (Sym, Sym);
    /// Every instant at which it might change.
    fn instants(&self) -> BTreeSet<Instant>;
    /// What it is at an instant.
    fn at(&self, t: Instant) -> Snapshot;
    /// Instants at which it renews, strictly after its start, before the horizon.
    fn renewals(&self) -> BTreeSet<Instant>;
    /// Remarks on its facts.
    fn findings(&self) -> Vec<&'static str>;
}
