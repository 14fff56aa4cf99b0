//! The sheets of an export.

use anyhow::Result;
use tenure_domain::money::Currency;
use tenure_domain::period::Grain;
use tenure_engine::book::Book;
use tenure_engine::closing;
use tenure_engine::cohorts::{CohortTable, cohorts};
use tenure_engine::rows::{BridgeRow, bridge};
use tenure_metrics::measure::MeasureId as M;
use tenure_metrics::reading::{Fraction, Reason, Value as Reading};

use super::table::{Table, Value};
use crate::commands::close::months;
use crate::commands::cohorts::Of;
use crate::commands::metric::customer as names;
use crate::dates::Range;
use crate::figures;
use crate::session::Session;
use crate::show;
use crate::show::{apportion_to, rounded};

/// Steps of the bridge: heading, measure, and whether it is taken away.
const STEPS: [(&str, M, bool); 10] = [
    ("new", M::NewMrr, false),
    ("reactivation", M::ReactivationMrr, false),
    ("expansion", M::ExpansionMrr, false),
    ("contraction", M::ContractionMrr, true),
    ("churn", M::ChurnedMrr, true),
    ("paused", M::PausedMrr, true),
    ("resumed", M::ResumedMrr, false),
    ("fx", M::FxMrr, false),
    ("merge", M::MergeMrr, false),
    ("correction", M::CorrectionMrr, false),
];

/// Corrections by the kind that they correct.
const CORRECTIONS: [(&str, M); 9] = [
    ("new", M::CorrectionNew),
    ("reactivation", M::CorrectionReactivation),
    ("expansion", M::CorrectionExpansion),
    ("contraction", M::CorrectionContraction),
    ("churn", M::CorrectionChurn),
    ("paused", M::CorrectionPaused),
    ("resumed", M::CorrectionResumed),
    ("fx", M::CorrectionFx),
    ("merge", M::CorrectionMerge),
];

/// All sheets.
pub fn tables(session: &Session, book: &Book, range: &Range, ages: u32) -> Result<Vec<Table>> {
    let bridges = bridge(book, &range.periods, None)?;
    let cohort = cohorts(book, &range.periods, Grain::Month, ages, None)?;
    let currency = book.currency();
    Ok(vec![
        about(session, book, range)?,
        cube(book, range, &bridges),
        waterfall(range, &bridges, currency),
        corrections(range, &bridges, currency),
        cohort_table(&cohort, range, Of::Logo, ("cohorts_logo", "Cohorts logo"), currency),
        cohort_table(&cohort, range, Of::Gross, ("cohorts_gross", "Cohorts gross"), currency),
        cohort_table(&cohort, range, Of::Net, ("cohorts_net", "Cohorts net"), currency),
    ])
}

fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

fn month(range: &Range, at: usize) -> String {
    figures::period_name(&range.periods[at], Some(Grain::Month))
}

/// Policy, account, data and closes, and how each sheet comes about.
fn about(session: &Session, book: &Book, range: &Range) -> Result<Table> {
    let account = &session.account;
    let last = range.periods.len() - 1;
    let known = session.known_at.unwrap_or(session.now);
    let mut rows = vec![
        ("company", session.name.clone().unwrap_or_default()),
        ("months", format!("{} to {}", month(range, 0), month(range, last))),
        ("currency", book.currency().code().to_owned()),
        ("time zone", account.zone.name().to_owned()),
        ("fiscal year starts in month", account.fiscal_year_start.to_string()),
        ("known at", known.to_string()),
        ("data through", book.data_through.map(|day| day.to_string()).unwrap_or_default()),
        ("data version", session.workspace.data_version(session.known_at.map(|at| at.0))?),
        ("program", format!("tenure {}", env!("CARGO_PKG_VERSION"))),
        ("policy", session.policy.name.clone()),
        ("policy hash", tenure_engine::policy_hash(&session.policy)),
    ];
    let settings = session.policy.settings();
    rows.extend(settings.iter().map(|(key, value)| ("policy setting", format!("{key} = {value}"))));
    let closes = closing::in_force(&session.workspace, session.known_at)?;
    if session.restated {
        rows.push(("closes", "left out: everything is as known at the time above".to_owned()));
    } else if closes.is_empty() {
        rows.push(("closes", "none: no month is locked".to_owned()));
    }
    for info in closes.iter().filter(|_| !session.restated) {
        let close = &info.close;
        let at = tenure_domain::time::Instant(close.closed_at);
        let at = show::instant_for_programs(at, &account.zone);
        let said = format!(
            "{}: {}, closed {at}, policy {} {}, data {} {} {}",
            info.id,
            months(info).english,
            close.policy,
            close.policy_hash,
            close.data_version,
            close.by,
            close.note
        );
        rows.push(("close", said.trim_end().to_owned()));
    }
    let how = [
        "MRR: MRR of each customer immediately before the end of each month; each month's \
         amounts are rounded by largest remainder so that they sum to its rounded total",
        "Waterfall: opening MRR, every kind of movement, closing MRR; the steps are rounded by \
         largest remainder so that opening and steps make the closing as shown",
        "Corrections: what late facts say of closed months, by the kind of movement that they \
         correct; it stands in the first month that was open, as `correction` in the waterfall",
        "Cohorts: customers by the month of their first MRR; column n is the nth monthly \
         anniversary of each one's own start; blank until the whole cohort has reached it. Logo: \
         customers present. Gross: MRR, of each no more than at the start. Net: MRR, growth \
         included. Shares of the start",
    ];
    rows.extend(how.iter().map(|how| ("how", (*how).to_owned())));
    Ok(Table {
        file: "about",
        sheet: "About",
        currency: book.currency(),
        columns: vec!["what".to_owned(), "is".to_owned()],
        rows: rows.into_iter().map(|(what, is)| vec![text(what), text(is)]).collect(),
        total: false,
    })
}

/// MRR of every customer at the end of every month.
fn cube(book: &Book, range: &Range, bridges: &[BridgeRow]) -> Table {
    let mut columns = vec!["customer_id".to_owned(), "name".to_owned()];
    columns.extend((0..range.periods.len()).map(|at| month(range, at)));
    let levels_of = |customer: tenure_engine::book::Customer<'_>| -> Vec<i128> {
        let mut level = 0;
        let mut steps = customer.steps.iter().peekable();
        let mut at_end = |period: &tenure_domain::period::Period| {
            while let Some(step) = steps.next_if(|step| step.at < period.to) {
                level += i128::from(step.delta);
            }
            level
        };
        range.periods.iter().map(&mut at_end).collect()
    };
    let mut customers: Vec<((String, String), Vec<i128>)> = book
        .customers()
        .filter(|customer| !customer.steps.is_empty())
        .map(|customer| (names(book, customer.number), levels_of(customer)))
        .filter(|(_, levels)| levels.iter().any(|level| *level != 0))
        .collect();
    customers.sort();
    let mut rows: Vec<Vec<Value>> = customers
        .iter()
        .map(|((id, name), _)| vec![text(id.clone()), text(name.clone())])
        .collect();
    let mut total = vec![text("Total"), Value::Empty];
    for (at, bridge) in bridges.iter().enumerate() {
        if let Some(reason) = bridge.trouble {
            rows.iter_mut().for_each(|row| row.push(Value::Empty));
            total.push(text(undefined(reason)));
            continue;
        }
        let parts: Vec<i128> = customers.iter().map(|(_, levels)| levels[at]).collect();
        let closing = rounded(bridge.sums.get(M::ClosingMrr));
        let shown = apportion_to(&parts, closing);
        for ((row, part), minor) in rows.iter_mut().zip(&parts).zip(shown) {
            // Nothing is not the same as an amount that rounds to nothing.
            row.push(if *part == 0 { Value::Empty } else { Value::Money(minor) });
        }
        total.push(Value::Money(closing));
    }
    rows.push(total);
    let currency = book.currency();
    Table { file: "mrr", sheet: "MRR", currency, columns, rows, total: true }
}

fn undefined(reason: Reason) -> String {
    format!("{} {reason}", show::NOTHING)
}

/// The bridge of every month.
fn waterfall(range: &Range, bridges: &[BridgeRow], currency: Currency) -> Table {
    let mut columns = vec!["month".to_owned(), "opening".to_owned()];
    columns.extend(STEPS.iter().map(|step| step.0.to_owned()));
    columns.extend(["closing", "customers", "undefined"].map(str::to_owned));
    let row = |(at, bridge): (usize, &BridgeRow)| {
        let mut row = vec![text(month(range, at))];
        if let Some(reason) = bridge.trouble {
            row.resize(columns.len() - 1, Value::Empty);
            row.push(text(reason.to_string()));
            return row;
        }
        let of = |measure| bridge.sums.get(measure);
        let parts: Vec<i128> = STEPS
            .iter()
            .map(|&(_, measure, less)| if less { -of(measure) } else { of(measure) })
            .collect();
        let (opening, closing) = (rounded(of(M::OpeningMrr)), rounded(of(M::ClosingMrr)));
        row.push(Value::Money(opening));
        row.extend(apportion_to(&parts, closing - opening).into_iter().map(Value::Money));
        row.extend([Value::Money(closing), Value::Count(of(M::ClosingCustomers)), Value::Empty]);
        row
    };
    let rows = bridges.iter().enumerate().map(row).collect();
    Table { file: "waterfall", sheet: "Waterfall", currency, columns, rows, total: false }
}

/// Corrections of every month, by the kind that they correct.
fn corrections(range: &Range, bridges: &[BridgeRow], currency: Currency) -> Table {
    let mut columns = vec!["month".to_owned()];
    columns.extend(CORRECTIONS.iter().map(|it| it.0.to_owned()));
    columns.push("correction".to_owned());
    let with_trouble = |(at, bridge): (usize, &BridgeRow)| {
        let mut row = vec![text(month(range, at))];
        if bridge.trouble.is_some() {
            row.resize(columns.len(), Value::Empty);
            return row;
        }
        let parts: Vec<i128> = CORRECTIONS.iter().map(|it| bridge.sums.get(it.1)).collect();
        // As the waterfall shows it.
        let all: Vec<i128> = STEPS
            .iter()
            .map(|&(_, measure, less)| {
                let sum = bridge.sums.get(measure);
                if less { -sum } else { sum }
            })
            .collect();
        let (opening, closing) =
            (rounded(bridge.sums.get(M::OpeningMrr)), rounded(bridge.sums.get(M::ClosingMrr)));
        let total = apportion_to(&all, closing - opening)[STEPS.len() - 1];
        row.extend(apportion_to(&parts, total).into_iter().map(Value::Money));
        row.push(Value::Money(total));
        row
    };
    let rows = bridges.iter().enumerate().map(with_trouble).collect();
    Table { file: "corrections", sheet: "Corrections", currency, columns, rows, total: false }
}

/// Shares of cohorts by age, the mean weighted by size last.
fn cohort_table(
    cohort: &CohortTable,
    range: &Range,
    of: Of,
    (file, sheet): (&'static str, &'static str),
    currency: Currency,
) -> Table {
    let ages = cohort.mean.len();
    let mut columns = vec!["cohort".to_owned(), "customers".to_owned()];
    columns.extend((0..ages).map(|age| format!("month {age}")));
    let share = |cell: &Result<tenure_metrics::cohort::CohortCell, Reason>| {
        let (num, den) = match cell {
            Ok(cell) => of.share(cell),
            Err(_) => return Value::Empty,
        };
        let value = (den > 0).then_some(Reading::Ratio(Fraction { num, den }));
        value.and_then(|it| it.shortest(currency)).map_or(Value::Empty, Value::Share)
    };
    let mut rows: Vec<Vec<Value>> = cohort
        .cells
        .iter()
        .enumerate()
        .map(|(at, cells)| {
            let size = match cells.first() {
                Some(Ok(cell)) => Value::Count(cell.customers.into()),
                Some(Err(Reason::EmptyCohort)) => Value::Count(0),
                _ => Value::Empty,
            };
            let mut row = vec![text(month(range, at)), size];
            row.extend(cells.iter().map(share));
            row
        })
        .collect();
    let mut mean = vec![text("Mean"), Value::Empty];
    mean.extend(cohort.mean.iter().map(share));
    rows.push(mean);
    Table { file, sheet, currency, columns, rows, total: true }
}
