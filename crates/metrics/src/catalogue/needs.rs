//! What a variant needs, and what may tell the same.

use tenure_domain::period::Grain;
use tenure_domain::schema::TableId;

use super::Window;
use crate::reading::{Reason, Tables};
use crate::records::TallyId;

/// What a variant needs beside the sums of the asked period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Needs {
    /// Sums over other windows.
    pub windows: &'static [Window],
    /// Whether only the openings of these windows are looked at (`opening_mrr` and its like), so
    /// that sums over any period that begins there will do.
    pub only_openings: bool,
    /// The distribution of closing levels, [`Cut::levels`](super::Cut::levels).
    pub levels: bool,
    /// The cohort that started in the period, [`Cut::cohort`](super::Cut::cohort): of use where
    /// `tables` has events.
    pub cohort: bool,
    /// Whether its age counts months, whatever the unit in which it is asked for.
    pub by_months: bool,
    /// What became of those who churned in the period, [`Cut::returns`](super::Cut::returns).
    pub returns: bool,
    /// What became of the contract terms that ended in the period,
    /// [`Cut::renewals`](super::Cut::renewals).
    pub renewals: bool,
    /// Tables beyond billing, all of which must hold rows.
    pub tables: &'static [TableId],
    /// What tells the same where the first of these is missing.
    pub instead: Option<Instead>,
    /// Whether it is made from records alone, so that it needs no billing at all.
    pub records_only: bool,
    /// Records that belong to the variant and cannot be read: they are in no term, and beside the
    /// figure stands how many they are.
    pub left_out: Option<TallyId>,
}

/// A column of other tables that tells what a table of its own would.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Instead {
    /// The column.
    pub column: &'static str,
    /// The tables that have it.
    pub tables: &'static [TableId],
}

/// What other tables may tell: of which table, and how.
pub const TOLD_ELSEWHERE: [(TableId, Instead); 3] = [
    (TableId::Trials, TRIALS_TOLD),
    (TableId::SurveyResponses, RATINGS_TOLD),
    (TableId::Referrals, REFERRALS_TOLD),
];

/// What tells of trials where their table does not.
pub const TRIALS_TOLD: Instead =
    Instead { column: "trial_started_at", tables: &[TableId::Subscriptions, TableId::Customers] };

/// What tells of satisfied customers where no survey does.
pub const RATINGS_TOLD: Instead = Instead { column: "satisfaction", tables: &[TableId::Tickets] };

/// What tells of referrals where their table does not.
pub const REFERRALS_TOLD: Instead =
    Instead { column: "referrer_customer_id", tables: &[TableId::Leads] };

impl Instead {
    /// Why nothing is told, where `table` is missing and nothing stands in for it.
    pub fn lack(self, table: TableId) -> Reason {
        Reason::MissingEither(table, self.column, Tables(self.tables))
    }
}

impl Needs {
    /// This, with such records left out.
    #[must_use]
    pub const fn without(self, left_out: TallyId) -> Needs {
        Needs { left_out: Some(left_out), ..self }
    }

    /// Nothing else.
    pub const NOTHING: Needs = Needs {
        windows: &[],
        only_openings: false,
        levels: false,
        cohort: false,
        by_months: false,
        returns: false,
        renewals: false,
        tables: &[],
        instead: None,
        records_only: false,
        left_out: None,
    };

    /// The openings of these windows.
    pub const fn openings(windows: &'static [Window]) -> Needs {
        Needs { windows, only_openings: true, ..Needs::NOTHING }
    }

    /// Records of these tables, beside billing.
    pub const fn tables(tables: &'static [TableId]) -> Needs {
        Needs { tables, ..Needs::NOTHING }
    }

    /// Records of these tables, and no billing.
    pub const fn records(tables: &'static [TableId]) -> Needs {
        Needs { tables, records_only: true, ..Needs::NOTHING }
    }

    /// The same, where something else may tell what the first of the tables does.
    pub const fn or(self, instead: Instead) -> Needs {
        Needs { instead: Some(instead), ..self }
    }

    /// Those of its tables of which nothing is `told`.
    pub fn missing<'a>(&self, told: &'a [TableId]) -> impl Iterator<Item = TableId> + 'a {
        self.tables.iter().copied().filter(|table| !told.contains(table))
    }

    /// An age as the variant counts it; `None` where it counts months, and days or weeks are asked
    /// for, of which they are not made.
    pub fn age(&self, age: u32, unit: Grain) -> Option<(u32, Grain)> {
        match u32::try_from(unit.months()) {
            _ if !self.by_months => Some((age, unit)),
            Ok(1..) => Some((age.saturating_mul(unit.months().unsigned_abs()), Grain::Month)),
            _ => None,
        }
    }

    /// Whether the cohort is one of use.
    pub fn cohort_of_use(&self) -> bool {
        self.cohort && self.tables.contains(&TableId::Events)
    }

    /// Sums over these windows.
    pub const fn windows(windows: &'static [Window]) -> Needs {
        Needs { windows, ..Needs::NOTHING }
    }
}
