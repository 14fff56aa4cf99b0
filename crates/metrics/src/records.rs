//! Records beyond billing: what customers, leads and the company did that is no step of MRR.
//!
//! A record is one row of a table such as `spend`, `survey_responses` or `tickets`. The records of
//! one table that one holder has in a period are a [`Cell`]: the holder is a customer, or nobody in
//! particular (a month of spend, a day of traffic), and then each record is a cell of its own. A
//! tally is an integer function of a cell, as a measure is one of a customer's period: its one
//! definition gives the figure (the sum over cells) and the rows (the cells where it is not 0).

use tenure_domain::money::Mrr;
use tenure_domain::schema::TableId;
use tenure_domain::time::Day;

use crate::measure::Nature;
use crate::reading::{Reason, Unit};

mod adder;
mod conversion;
mod money;
mod product;
mod support;
mod table;
mod voice;

pub use adder::Adder;
pub use conversion::{
    Conversion, InStage, Lead, Outcome, Referral, Referred, StageEntry, TrialEnd, TrialStart,
    Visits,
};
pub use money::{Category, Contract, Revenue, Spend};
pub use product::{FeatureUse, FirstValue, Goal, MONTH, Milestone, POINTS, SeatUse, Use, Within};
pub use support::{HelpDay, Solved, Spread, Ticket, Verdict};
pub use table::{COUNT, Cell, TallyId};
pub use voice::{Answer, Invite, Scale, Side, Survey};

/// The customer to whom records belong, as it stands at the end of the period.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Holder {
    /// MRR immediately before the end of the period; 0 for one who leaves the segment then.
    pub mrr: Mrr,
    /// Whether it is a customer immediately before the end of the period, in the segment.
    pub is_customer: bool,
    /// Whether it had begun by then, gone since or not, in the segment or not.
    pub has_begun: bool,
}

/// The records of one table that one holder has in a period: never none.
#[derive(Clone, Copy, Debug)]
pub struct Deeds<'a, R> {
    /// The records, in order of time.
    pub records: &'a [R],
    /// Whose they are; `None` for those of nobody in particular.
    pub holder: Option<Holder>,
    /// First day of the period, and first day after it.
    pub span: (Day, Day),
}

impl<R> Deeds<'_, R> {
    /// How many records are such.
    pub fn count(&self, is: impl Fn(&R) -> bool) -> i128 {
        self.records.iter().filter(|record| is(record)).count() as i128
    }

    /// The sum of a number over records.
    pub fn sum(&self, of: impl Fn(&R) -> i128) -> i128 {
        self.records.iter().map(of).sum()
    }

    /// 1 for a customer with any such record.
    pub fn holders(&self, is: impl Fn(&R) -> bool) -> i128 {
        i128::from(self.holder.is_some() && self.records.iter().any(is))
    }

    /// 1 for one who is a customer at the end of the period and has any such record.
    pub fn customers(&self, is: impl Fn(&R) -> bool) -> i128 {
        let is_customer = self.holder.is_some_and(|holder| holder.is_customer);
        i128::from(is_customer) * self.holders(is)
    }

    /// 1 for one who became a customer before the end of the period and has any such record.
    pub fn begun(&self, is: impl Fn(&R) -> bool) -> i128 {
        i128::from(self.holder.is_some_and(|holder| holder.has_begun)) * self.holders(is)
    }

    /// The closing MRR of a customer with any such record.
    pub fn mrr(&self, is: impl Fn(&R) -> bool) -> i128 {
        let mrr = self.holder.map_or(0, |holder| i128::from(holder.mrr));
        self.holders(is) * mrr
    }
}

/// A kind of record: the rows of one table.
pub trait Record: Copy + 'static {
    /// The table.
    const TABLE: TableId;

    /// The cell of these records.
    fn cell(deeds: Deeds<'_, Self>) -> Cell<'_>;
}

/// The sums of all tallies over some cells: a commutative monoid.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tallies([i128; COUNT]);

impl Default for Tallies {
    fn default() -> Tallies {
        Tallies([0; COUNT])
    }
}

impl Tallies {
    /// The sum of a tally: MRR units or a count.
    pub fn get(&self, tally: TallyId) -> i128 {
        self.0[tally as usize]
    }

    /// Adds so many cells that are all alike.
    pub fn add(&mut self, cell: &Cell<'_>, times: i64) {
        table::visit(cell, |tally, value| {
            if value != 0 {
                self.0[tally as usize] += value * i128::from(times);
            }
        });
    }

    /// Adds other cells.
    pub fn merge(&mut self, other: &Tallies) {
        for (sum, value) in self.0.iter_mut().zip(&other.0) {
            *sum += value;
        }
    }

    /// Whether nothing was ever added but zeros.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|&sum| sum == 0)
    }
}

/// What the records of a period say, and of which tables nothing can be said.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Recorded {
    /// All tallies.
    pub sums: Tallies,
    /// Why the tallies of a table are unknown.
    pub troubles: Vec<(TableId, Reason)>,
    /// Why single tallies are unknown: something that belongs to them cannot be told.
    doubts: Vec<(TallyId, Reason)>,
    /// Why the MRR of those who have records is unknown.
    pub mrr: Option<Reason>,
    /// Durations of tickets, in microseconds and no order.
    durations: [Vec<i64>; Spread::ALL.len()],
}

impl Recorded {
    /// Adds so many cells that are all alike.
    pub fn add(&mut self, cell: &Cell<'_>, times: i64) {
        self.sums.add(cell, times);
        if let Cell::Ticket(tickets) = cell {
            for spread in (0..times).flat_map(|_| Spread::ALL) {
                let durations = tickets.records.iter().filter_map(|ticket| spread.of(ticket));
                self.durations[spread as usize].extend(durations);
            }
        }
    }

    /// The duration that `percent` of the tickets do not exceed, in microseconds: the smallest of
    /// them for which that is true (the nearest rank). `None` without any.
    pub fn percentile(&self, spread: Spread, percent: usize) -> Option<i64> {
        let mut durations = self.durations[spread as usize].clone();
        let rank = (durations.len() * percent).div_ceil(100).checked_sub(1)?;
        Some(*durations.select_nth_unstable(rank).1)
    }

    /// The sum of a tally.
    ///
    /// # Errors
    /// Why it is unknown.
    pub fn get(&self, tally: TallyId) -> Result<i128, Reason> {
        let trouble = self.troubles.iter().find(|(table, _)| *table == tally.table());
        let doubt = || self.doubts.iter().find(|(of, _)| *of == tally).map(|doubt| doubt.1);
        let unknown = trouble.map(|trouble| trouble.1).or_else(doubt);
        match unknown.or_else(|| self.mrr.filter(|_| tally.weighs())) {
            Some(reason) => Err(reason),
            None => Ok(self.sums.get(tally)),
        }
    }

    /// Notes that something cannot be told which would have gone into the tallies that are not 0 in
    /// `of`; the first reason stays.
    pub fn doubt(&mut self, of: &Tallies, reason: Reason) {
        for tally in TallyId::all().filter(|&tally| of.get(tally) != 0) {
            if self.doubts.iter().all(|(known, _)| *known != tally) {
                self.doubts.push((tally, reason));
            }
        }
    }

    /// Notes why a table says nothing; the first reason stays.
    pub fn fail(&mut self, table: TableId, reason: Reason) {
        if self.troubles.iter().all(|(known, _)| *known != table) {
            self.troubles.push((table, reason));
        }
    }

    /// Adds other cells.
    pub fn merge(&mut self, other: &Recorded) {
        self.sums.merge(&other.sums);
        for &(table, reason) in &other.troubles {
            self.fail(table, reason);
        }
        for &doubt in &other.doubts {
            if self.doubts.iter().all(|known| known.0 != doubt.0) {
                self.doubts.push(doubt);
            }
        }
        self.mrr = self.mrr.or(other.mrr);
        for (durations, more) in self.durations.iter_mut().zip(&other.durations) {
            durations.extend(more);
        }
    }
}

impl TallyId {
    /// All tallies, in the order of their numbers.
    pub fn all() -> impl Iterator<Item = TallyId> {
        table::ALL.iter().copied()
    }

    /// The tally of a name.
    pub fn parse(name: &str) -> Option<TallyId> {
        TallyId::all().find(|tally| tally.name() == name)
    }

    /// This tally of one cell; 0 of cells of other tables.
    pub fn of(self, cell: &Cell<'_>) -> i128 {
        table::value(self, cell)
    }

    /// Whether it looks at all records of a customer together, so that it would be another number
    /// of a part of them.
    pub fn is_of_all(self) -> bool {
        use TallyId::*;
        matches!(
            self,
            LastDayCustomers
                | WeekCustomers
                | MonthCustomers
                | PeriodCustomers
                | SeenCustomers
                | LoginCustomers
                | CustomerDays
                | MonthCustomerDays
                | CustomerLoginDays
                | TrendCustomers
                | FellByFifth
                | FellByHalf
                | FellSilent
                | OnTheWay
                | OnTrack
                | Behind
                | Stuck
                | Achievers
                | AchieversLost
                | Strivers
                | StriversLost
        )
    }

    /// Whether it counts those who may become customers or not.
    pub fn is_of_hopefuls(self) -> bool {
        use TallyId::*;
        matches!(self, Leads | TrialsStarted | CardTrials | FreeTrials | TrialsEnded)
    }

    /// What counts the answers whose mean decides it, where one does.
    pub fn mean_of(self) -> Option<TallyId> {
        use TallyId::*;
        Some(match self {
            PromoterAccounts | DetractorAccounts | PromoterMrr | DetractorMrr => NpsAnswers,
            OneTenPromoterAccounts
            | OneTenDetractorAccounts
            | StrictDetractorAccounts
            | OneTenPromoterMrr
            | OneTenDetractorMrr
            | StrictDetractorMrr => NpsOneTenAnswers,
            _ => return None,
        })
    }

    /// Whether it counts what has come of a period's people by now, and so goes on growing after the
    /// period.
    pub fn grows(self) -> bool {
        use TallyId::*;
        matches!(
            self,
            LeadCustomers | ConvertedReferrals | ReachedValue | ReachedSteps | GoalsAchieved
        )
    }

    /// The table from whose records it is made.
    pub fn table(self) -> TableId {
        table::spec(self).table
    }

    /// What it is in: money (MRR units), a count.
    pub fn unit(self) -> Unit {
        table::spec(self).unit
    }

    /// What kind of number it is.
    pub fn nature(self) -> Nature {
        table::spec(self).nature
    }

    /// The name in formulas.
    pub fn name(self) -> &'static str {
        table::spec(self).name
    }

    /// What it is, in words.
    pub fn doc(self) -> &'static str {
        table::spec(self).doc
    }

    /// Whether it sums up MRR of customers.
    pub fn weighs(self) -> bool {
        self.unit() == Unit::Money && self.nature() == Nature::Level
    }
}
