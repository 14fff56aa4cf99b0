//! Retention and churn rates, period by period.

use anyhow::Result;
use tenure_domain::period::Period;
use tenure_engine::query::Asker;
use tenure_metrics::catalogue::MetricId;

use super::Subject;
use super::page::Section;
use crate::figures;
use crate::sheet::{Cell, Column, Sheet};
use crate::words::{Id, tr};

/// Periods that fit the page.
const SHOWN: usize = 6;

const RATES: [(Id, MetricId, &str); 5] = [
    (Id("retention-nrr"), MetricId::Nrr, "standard"),
    (Id("retention-grr"), MetricId::Grr, "standard"),
    (Id("retention-crr"), MetricId::Crr, "standard"),
    (Id("retention-customer-churn"), MetricId::CustomerChurn, "standard"),
    (Id("retention-revenue-churn"), MetricId::GrossRevenueChurn, "standard"),
];

/// The last periods of the range.
pub fn section(subject: &Subject<'_>) -> Result<Section> {
    let skip = subject.range.periods.len().saturating_sub(SHOWN);
    let periods: &[Period] = &subject.range.periods[skip..];
    let mut asker = Asker::new(subject.book, periods, subject.segment, None)?;
    let mut columns = vec![Column::text("rate", "")];
    columns.extend(periods.iter().map(|period| {
        let name = subject.name(period);
        Column::number(&name, &name)
    }));
    let mut sheet = Sheet::new(columns);
    let mut notes = Vec::new();
    for (label, id, slug) in RATES {
        let variant = figures::variant(id, slug);
        let answers = asker.figures(id, variant, 12, subject.grain)?;
        let mut row = vec![Cell::text(label.say())];
        row.extend(answers.iter().map(|figure| figures::cell(figure, subject.book.currency())));
        sheet.push(row);
        for note in figures::foot_notes(&answers, subject.book.currency()) {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
    }
    let title = tr!("retention-title", grain = subject.grain.name());
    Ok(Section { title, sheet: Some(sheet), notes })
}
