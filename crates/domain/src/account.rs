//! What a workspace says about its company: currency, clock and calendar.

use crate::money::Currency;
use crate::time::Zone;

/// The account whose books are kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// The currency of all consolidated figures.
    pub currency: Currency,
    /// The zone whose days, weeks and months are reported.
    pub zone: Zone,
    /// First day of the week, Monday = 0.
    pub week_start: u32,
    /// First month of the fiscal year, 1–12; quarters follow it.
    pub fiscal_year_start: u32,
    /// Whether the source's period ends are the last day served rather than the first day not
    /// served.
    pub inclusive_ends: bool,
}

impl Default for Account {
    fn default() -> Account {
        Account {
            currency: Currency::EUR,
            zone: Zone::utc(),
            week_start: 0,
            fiscal_year_start: 1,
            inclusive_ends: false,
        }
    }
}
