//! The demo company: a seeded simulator that writes a bundle of any size.
//!
//! Every customer is played alone from its own stream of chance, so memory does not grow with the
//! company, and a customer's rows do not depend on how many others there are. Nothing here uses
//! floating point or the clock: the same [`Spec`] writes the same bytes on every machine.
//!
//! What happens, and why customers leave, is known. The folder `truth` beside the tables, which an
//! importer does not read, holds
//! - `customers.csv`: the hidden traits (0 to 1000), the chances of leaving for each reason summed
//!   over the months at risk and those of the last month (millionths), and for who is gone the
//!   true reason and the day;
//! - `departures.csv`: every decision to leave, with what came of it: `left`, `scheduled` for after
//!   the window, `kept` by a coupon, `recovered` by a late payment;
//! - `months.csv`: the chances of every throw. `payment` is thrown at each billing, the other
//!   reasons together once a month.
//!
//! So the number of departures for a reason is a sum of independent throws with known chances.
//!
//! Rows that change are written in versions, each with its `updated_at`; `recorded_at` is when a
//! row became known, mostly minutes later and sometimes weeks. No row knows what came after it.

mod billing;
mod calendar;
mod collect;
mod company;
mod contract;
mod course;
mod customer;
mod desk;
mod dice;
mod events;
mod funnel;
mod fx;
mod hazards;
mod leave;
mod life;
mod months;
mod names;
mod open;
mod plans;
mod rows;
mod spells;
mod stripe;
mod success;
mod table;
mod trial;
mod truth;
mod usage;
mod voice;
mod words;
mod write;

use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use calendar::{At, Calendar};

pub use desk::{Desk, write_desk};
pub use stripe::{Form, write_stripe};

/// What to simulate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    /// How many customers come within the window. Second accounts of the same customer, which are
    /// merged later, come on top.
    pub customers: u32,
    /// Length of the window in months, 1 to 600.
    pub months: u32,
    /// Where chance begins.
    pub seed: u64,
    /// First day after the window.
    pub end: Date,
    /// Whether invoices, their lines, payments, refunds, credit notes and disputes are written.
    /// Without them, customers that are billed by invoices only have subscriptions instead.
    pub invoices: bool,
    /// Whether every version of a row that changes is written, each with its `updated_at` and
    /// `recorded_at`, so that the past as known then can be asked for. Without, only the last.
    pub history: bool,
    /// Whether the events of the last months are written, with the users who caused them: the
    /// largest table.
    pub events: bool,
    /// Whether `truth/months.csv` with the chances of every customer's every month is written.
    pub truth_months: bool,
}

impl Default for Spec {
    /// The company of `tenure demo`.
    fn default() -> Spec {
        Spec {
            customers: 2_000,
            months: 36,
            seed: 7,
            end: date(2026, 11, 1),
            invoices: true,
            history: true,
            events: true,
            truth_months: true,
        }
    }
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Tables and their numbers of rows, without headers.
    pub tables: Vec<(&'static str, u64)>,
}

impl Summary {
    /// Rows of a table; 0 where it was not written.
    pub fn rows(&self, table: &str) -> u64 {
        let found = self.tables.iter().find(|(name, _)| *name == table);
        found.map_or(0, |&(_, rows)| rows)
    }
}

/// Why a bundle could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The months are not within 1 to 600, or the window not within 1970 to 2200.
    #[error("a demo company needs 1 to 600 months within the years 1970 to 2200")]
    Window,
    /// There are files where the bundle was to go.
    #[error("{} is not empty: give a new folder", .0.display())]
    NotEmpty(PathBuf),
    /// A file could not be written.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// A row could not be written.
    #[error(transparent)]
    Csv(#[from] csv::Error),
}

/// What all customers share.
struct World {
    seed: u64,
    calendar: Calendar,
    /// When the general price rise takes effect.
    rise: At,
    /// When customers of the old billing system begin to move to the new one.
    migration: At,
    /// When Romania's rate of value added tax rose.
    vat: At,
    invoices: bool,
    history: bool,
    events: bool,
    truth_months: bool,
}

impl World {
    fn new(spec: &Spec) -> Result<World, Error> {
        if !(1..=600).contains(&spec.months) || spec.end.year() > 2_200 {
            return Err(Error::Window);
        }
        let zone = TimeZone::get("Europe/Bucharest").map_err(|_| Error::Window)?;
        let calendar = Calendar::new(zone, spec.end, spec.months).ok_or(Error::Window)?;
        // Before 1970 clocks were not whole minutes apart, and nobody sold software by the month.
        if calendar.first.year() < 1_970 {
            return Err(Error::Window);
        }
        Ok(World {
            seed: spec.seed,
            rise: calendar.midnight(calendar.month(spec.months * 3 / 5)),
            migration: calendar.midnight(calendar.month(spec.months * 2 / 5)),
            vat: calendar.midnight(date(2025, 8, 1)),
            calendar,
            invoices: spec.invoices,
            history: spec.history,
            events: spec.events,
            truth_months: spec.truth_months,
        })
    }
}

/// Customers between two calls of `progress`.
const STRIDE: u32 = 256;

/// Writes the bundle of a demo company into the folder `out`, which must be new or empty, calling
/// `progress` with the customers done and their total now and then.
///
/// # Errors
///
/// See [`Error`]; files already written then stay.
pub fn write_bundle(
    spec: &Spec,
    out: &Path,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Summary, Error> {
    let world = World::new(spec)?;
    let (mut files, mut tables) = write::Files::create(&world, out)?;
    let total = u64::from(spec.customers);
    for index in 0..spec.customers {
        if index % STRIDE == 0 {
            progress(u64::from(index), total);
        }
        files.write(&world, life::simulate(&world, index))?;
    }
    tables.extend(files.finish(&world)?);
    progress(total, total);
    Ok(Summary { tables })
}
