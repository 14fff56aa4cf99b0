//! The truth beside the bundle: what the simulator knows and no company would.

use std::path::Path;

use super::Error;
use super::calendar::Calendar;
use super::hazards::Reason;
use super::rows::{Records, Source};
use super::table::Table;

const CUSTOMERS: &str = "customer_id,onboarding,fit,price_sensitivity,card_risk,growth,\
    champion_leaves_month,started_at,months_exposed";
const DEPARTURES: &str = "customer_id,reason,decided_at,leaves_at,outcome";
const MONTHS: &str = "customer_id,at,tenure_months";

/// The files of the folder `truth`.
pub(super) struct Truth {
    customers: Table,
    departures: Table,
    months: Option<Table>,
}

/// Columns named after the reasons, in millionths per month.
fn reasons(suffix: &str) -> String {
    Reason::ALL.iter().map(|reason| format!(",{}_{suffix}", reason.name())).collect()
}

impl Truth {
    /// Creates the files.
    pub fn create(folder: &Path, months: bool) -> Result<Truth, Error> {
        let folder = folder.join("truth");
        fs_err::create_dir_all(&folder)?;
        let (sums, last) = (reasons("sum_ppm"), reasons("last_ppm"));
        let header = format!("{CUSTOMERS}{sums}{last},true_reason,left_at");
        let monthly = format!("{MONTHS}{}", reasons("ppm"));
        Ok(Truth {
            customers: Table::create(&folder, "customers", &header)?,
            departures: Table::create(&folder, "departures", DEPARTURES)?,
            months: if months { Some(Table::create(&folder, "months", &monthly)?) } else { None },
        })
    }

    /// Writes what there is to know of a customer.
    pub fn write(&mut self, records: &Records, calendar: &Calendar) -> Result<(), Error> {
        for row in &records.truth {
            let table = &mut self.customers;
            let traits = &row.traits;
            table.text(&row.customer);
            for value in [traits.onboarding, traits.fit, traits.price_sensitivity] {
                table.int(i64::from(value));
            }
            table.int(i64::from(traits.card_risk)).int(i64::from(traits.growth));
            table.int(traits.champion_leaves.map(i64::from));
            table.at(row.started, Source::Crm, calendar).int(i64::from(row.exposure));
            for sum in row.sums {
                table.int(i64::try_from(sum).unwrap_or(i64::MAX));
            }
            for chance in row.last.0 {
                table.int(i64::from(chance));
            }
            table.maybe(row.left.map(|(reason, _)| reason.name()));
            table.at(row.left.map(|(_, at)| at), Source::Crm, calendar).end()?;
        }
        for row in &records.departures {
            let table = &mut self.departures;
            table.text(&row.customer).text(row.reason.name());
            table.at(row.decided, Source::Crm, calendar);
            table.at(row.leaves, Source::Crm, calendar).text(row.outcome).end()?;
        }
        let Some(table) = &mut self.months else {
            return Ok(());
        };
        for row in &records.chances {
            table.text(&row.customer).at(row.at, Source::Crm, calendar);
            table.int(i64::from(row.tenure));
            for chance in row.hazards.0 {
                table.int(i64::from(chance));
            }
            table.end()?;
        }
        Ok(())
    }

    /// Writes what is left.
    pub fn finish(self) -> Result<(), Error> {
        let tables = [Some(self.customers), Some(self.departures), self.months];
        for table in tables.into_iter().flatten() {
            table.finish()?;
        }
        Ok(())
    }
}
