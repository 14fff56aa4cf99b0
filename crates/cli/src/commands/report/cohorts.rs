//! The cohort table of the page.

use anyhow::Result;
use tenure_domain::period::Period;
use tenure_engine::cohorts::{CohortTable, cohorts};

use super::Subject;
use super::page::Section;
use crate::commands::cohorts::{Of, grid, notes, share};
use crate::figures;
use crate::output::{Json, Object};
use crate::sheet::{Cell, Tone};
use crate::words::tr;

/// Cohorts and ages that fit the page.
const SHOWN: usize = 12;

fn table(subject: &Subject<'_>) -> Result<CohortTable> {
    let skip = subject.range.periods.len().saturating_sub(SHOWN);
    let periods: &[Period] = &subject.range.periods[skip..];
    Ok(cohorts(subject.book, periods, subject.grain, SHOWN as u32 - 1, subject.segment)?)
}

/// Customers who are still there, and the means of gross and net MRR; nothing where there is only
/// one cohort to look at.
pub fn section(subject: &Subject<'_>) -> Result<Option<Section>> {
    let table = table(subject)?;
    if table.periods.len() < 2 {
        return Ok(None);
    }
    let mut sheet = grid(&table, Of::Logo, Some(subject.grain), 0);
    for (label, of) in
        [(tr!("report-cohorts-gross"), Of::Gross), (tr!("report-cohorts-net"), Of::Net)]
    {
        let mut row = vec![Cell::text(label), Cell::empty()];
        row.extend(table.mean.iter().map(|cell| share(cell, of, 0)));
        sheet.push(row.into_iter().map(|cell| cell.toned(Tone::Strong)).collect());
    }
    let title = tr!("report-cohorts-title", grain = subject.grain.name());
    Ok(Some(Section { title, sheet: Some(sheet), notes: notes(&table) }))
}

/// The cells as JSON.
pub fn json(subject: &Subject<'_>) -> Result<Json> {
    let table = table(subject)?;
    let money = |units: i128| figures::money(units, subject.book.currency());
    let mut cells = Vec::new();
    for (period, row) in table.periods.iter().zip(&table.cells) {
        for (age, cell) in row.iter().enumerate() {
            let Ok(cell) = cell else { continue };
            cells.push(
                Object::new()
                    .with("from", period.first.to_string())
                    .with("to", period.end.to_string())
                    .with("age", age)
                    .with("customers", cell.customers)
                    .with("base_mrr", money(cell.base))
                    .with("present", cell.present)
                    .with("gross_mrr", money(cell.gross))
                    .with("net_mrr", money(cell.net)),
            );
        }
    }
    Ok(Json::objects(cells))
}
