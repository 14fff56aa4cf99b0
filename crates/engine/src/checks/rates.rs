//! Costs and revenue in a currency for which there is no rate on the last day of their month.

use tenure_domain::money::Currency;
use tenure_domain::schema::TableId;
use tenure_domain::time::Day;
use tenure_store::{SOURCE_FILE, SOURCE_LINE, Workspace};

use super::doubts::Doubt;
use super::fault::Fault;
use crate::book::Book;
use crate::error::Error;
use crate::load::LoadOptions;
use crate::load::cols::Cols;

/// The check that such rows belong to, with those of billing.
const CODE: &str = "missing-fx";

/// Finds them.
pub(super) fn rates(
    ws: &Workspace,
    options: &LoadOptions,
    book: &Book,
    all: &mut Vec<Doubt>,
) -> Result<(), Error> {
    let (known, home) = (options.known_at.map(|at| at.0), book.currency());
    for of in [TableId::Spend, TableId::Revenue] {
        let columns = ["month", "currency", SOURCE_FILE, SOURCE_LINE];
        ws.scan_in_force::<Error>(of, known, Some(&columns), &mut |batch| {
            let cols = Cols::new(&batch);
            let (months, currencies) = (cols.short("month"), cols.text("currency"));
            let (files, lines) = (cols.text(SOURCE_FILE), cols.long(SOURCE_LINE));
            for row in 0..cols.rows() {
                let currency = currencies.at(row).and_then(Currency::parse);
                let Some(currency) = currency.filter(|&own| own != home) else { continue };
                let Some(month) = months.day(row) else { continue };
                let day = Day(month.month_start().add_months(1).0 - 1);
                if book.facts.fx.rate(currency, day).is_some() {
                    continue;
                }
                let name = of.name();
                let place = match lines.at(row) {
                    Some(line) => format!(" ({}:{line})", files.or_empty(row)),
                    None => String::new(),
                };
                let what = format!("{name}{place}, {currency} on {day}");
                let fault = Fault::Fact { customer: None, what };
                all.push(Doubt { code: CODE, fault, count: 1 });
            }
            Ok(())
        })?;
    }
    Ok(())
}
