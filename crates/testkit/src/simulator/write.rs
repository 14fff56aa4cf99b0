//! The files of the bundle.

pub(super) mod catalogue;
mod invoices;
mod subscribers;

use std::collections::HashSet;
use std::path::Path;

use super::calendar::Calendar;
use super::company::Company;
use super::funnel::Funnel;
use super::rows::{Records, Row, Source};
use super::success::Success;
use super::table::{Table, Written};
use super::truth::Truth;
use super::usage::Usage;
use super::voice::Voice;
use super::{Error, World};
use invoices::MoneyFiles;

const SETTINGS: &str = "\
# The demo company's account.
currency = \"EUR\"
time_zone = \"Europe/Bucharest\"
week_start = \"monday\"
fiscal_year_start_month = 1
";

/// The open files of a bundle.
pub(super) struct Files {
    customers: Table,
    subscriptions: Table,
    changes: Table,
    trials: Table,
    mrr_months: Table,
    money: Option<MoneyFiles>,
    voice: Voice,
    funnel: Funnel,
    usage: Option<Usage>,
    success: Success,
    company: Company,
    truth: Truth,
}

impl Files {
    /// Creates the files in `folder`, and writes those that belong to no customer.
    pub fn create(world: &World, folder: &Path) -> Result<(Files, Vec<Written>), Error> {
        fs_err::create_dir_all(folder)?;
        if fs_err::read_dir(folder)?.next().is_some() {
            return Err(Error::NotEmpty(folder.to_path_buf()));
        }
        fs_err::write(folder.join("tenure.toml"), SETTINGS)?;
        let plans = catalogue::write_plans(world, folder)?;
        let rates = catalogue::write_rates(world, folder)?;
        let table = |name, header| Table::create(folder, name, header);
        let files = Files {
            customers: table("customers", subscribers::CUSTOMERS)?,
            subscriptions: table("subscriptions", subscribers::SUBSCRIPTIONS)?,
            changes: table("subscription_changes", subscribers::CHANGES)?,
            trials: table("trials", subscribers::TRIALS)?,
            mrr_months: table("mrr_months", subscribers::MRR_MONTHS)?,
            money: if world.invoices { Some(MoneyFiles::create(folder)?) } else { None },
            voice: Voice::create(folder)?,
            funnel: Funnel::create(folder)?,
            usage: if world.events { Some(Usage::create(folder)?) } else { None },
            success: Success::create(folder)?,
            company: Company::create(world, folder)?,
            truth: Truth::create(folder, world.truth_months)?,
        };
        Ok((files, vec![plans, rates]))
    }

    /// Writes all rows of a customer.
    pub fn write(&mut self, world: &World, mut records: Records) -> Result<(), Error> {
        if !world.history {
            last_versions(&mut records);
        }
        let calendar = &world.calendar;
        for row in &records.customers {
            subscribers::write_customer(&mut self.customers, row, calendar)?;
        }
        for row in &records.subscriptions {
            subscribers::write_subscription(&mut self.subscriptions, row, calendar)?;
        }
        for row in &records.changes {
            subscribers::write_change(&mut self.changes, row, calendar)?;
        }
        for row in &records.trials {
            subscribers::write_trial(&mut self.trials, row, calendar)?;
        }
        for row in &records.mrr_months {
            subscribers::write_mrr_month(&mut self.mrr_months, row, calendar)?;
        }
        if let Some(money) = &mut self.money {
            money.write(&records, calendar)?;
        }
        self.voice.write(world, &records)?;
        self.funnel.write(world, &records)?;
        if let Some(usage) = &mut self.usage {
            usage.write(world, &records)?;
        }
        self.success.write(world, &records)?;
        self.company.note(world, &records);
        self.truth.write(&records, calendar)
    }

    /// Writes what is left; tables and their numbers of rows.
    pub fn finish(self, world: &World) -> Result<Vec<Written>, Error> {
        let mut tables =
            vec![self.customers, self.subscriptions, self.changes, self.trials, self.mrr_months];
        tables.extend(self.money.into_iter().flat_map(MoneyFiles::tables));
        tables.extend(self.voice.tables());
        tables.extend(self.funnel.tables());
        tables.extend(self.usage.into_iter().flat_map(Usage::tables));
        tables.extend(self.success.tables());
        tables.extend(self.company.tables(world)?);
        self.truth.finish()?;
        tables.into_iter().map(Table::finish).collect()
    }
}

/// Keeps the last version of every row that changes.
pub(super) fn last_versions(records: &mut Records) {
    fn keep<T, K: std::hash::Hash + Eq>(rows: &mut Vec<Row<T>>, key: impl Fn(&T) -> K) {
        let mut seen = HashSet::new();
        let mut last: Vec<bool> =
            rows.iter().rev().map(|row| seen.insert(key(&row.data))).collect();
        rows.retain(|_| last.pop().unwrap_or(true));
    }
    keep(&mut records.customers, |row| row.id.clone());
    keep(&mut records.subscriptions, |row| (row.subscription.clone(), row.item.clone()));
    keep(&mut records.invoices, |row| row.id.clone());
    keep(&mut records.disputes, |row| row.id.clone());
    keep(&mut records.trials, |row| row.id.clone());
}

/// Ends a row with when it became known and its version.
fn end_versioned<T>(table: &mut Table, row: &Row<T>, calendar: &Calendar) -> Result<(), Error> {
    table.at(row.recorded, Source::Billing, calendar);
    table.at(row.updated, Source::Billing, calendar);
    table.end()
}

fn end_recorded<T>(table: &mut Table, row: &Row<T>, calendar: &Calendar) -> Result<(), Error> {
    table.at(row.recorded, Source::Billing, calendar);
    table.end()
}
