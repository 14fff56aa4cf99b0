//! The bridge from the opening to the closing MRR, and the proof that it closes.

use anyhow::Result;
use tenure_domain::money::units_to_decimal;
use tenure_engine::rows::{BridgeRow, bridge};
use tenure_metrics::measure::MeasureId as M;

use super::Subject;
use super::page::Section;
use crate::figures;
use crate::output::{Json, Object};
use crate::sheet::{Cell, Column, Sheet, Tone};
use crate::show;

/// The bridges of all periods and of the whole range.
pub struct Bridges {
    /// By period, in order.
    pub periods: Vec<BridgeRow>,
    /// The range as one period.
    pub whole: BridgeRow,
}

/// A step: its name in outputs and on the page, its measure, whether that is taken away, and how
/// many movements it has.
type Step = (&'static str, &'static str, M, bool, Option<M>);

/// The steps in the order of the bridge.
const STEPS: [Step; 12] = [
    ("new", "+ new", M::NewMrr, false, Some(M::NewMovements)),
    ("reactivation", "+ reactivation", M::ReactivationMrr, false, Some(M::ReactivationMovements)),
    ("expansion", "+ expansion", M::ExpansionMrr, false, Some(M::ExpansionMovements)),
    ("contraction", "− contraction", M::ContractionMrr, true, Some(M::ContractionMovements)),
    ("churn", "− churn", M::ChurnedMrr, true, Some(M::ChurnMovements)),
    ("paused", "− paused", M::PausedMrr, true, Some(M::PausedMovements)),
    ("resumed", "+ resumed", M::ResumedMrr, false, Some(M::ResumedMovements)),
    ("fx", "± exchange rates", M::FxMrr, false, Some(M::FxMovements)),
    ("merge", "± merged customers", M::MergeMrr, false, Some(M::MergeMovements)),
    ("correction", "± corrections", M::CorrectionMrr, false, Some(M::CorrectionMovements)),
    ("segment_in", "+ into the segment", M::SegmentIn, false, None),
    ("segment_out", "− out of the segment", M::SegmentOut, true, None),
];

/// The bridges of the range.
pub fn bridges(subject: &Subject<'_>) -> Result<Bridges> {
    let periods = bridge(subject.book, &subject.range.periods, subject.segment)?;
    // A segment's members change from period to period, so its whole range is their sum.
    let mut whole = bridge(subject.book, &[subject.whole()], subject.segment)?;
    let whole = whole.remove(0);
    Ok(Bridges { periods, whole })
}

/// A step's signed amount.
fn amount(row: &BridgeRow, step: &Step) -> i128 {
    let amount = row.sums.get(step.2);
    if step.3 { -amount } else { amount }
}

/// The bridge of the last period and of the range.
pub fn section(subject: &Subject<'_>, bridges: &Bridges) -> Section {
    let last = bridges.periods.last().unwrap_or(&bridges.whole);
    let currency = subject.book.currency();
    let mut sheet = Sheet::new(vec![
        Column::text("step", ""),
        Column::number("last_count", ""),
        Column::number("last", &format!("{}, {currency}", subject.name(&last.period))),
        Column::number("whole_count", ""),
        Column::number("whole", &format!("{}, {currency}", subject.range_name())),
    ]);
    let shown = [lines(last), lines(&bridges.whole)];
    let steps = STEPS.iter().filter(|step| subject.segment.is_some() || !step.0.starts_with("seg"));
    let labels = std::iter::once("opening").chain(steps.map(|step| step.1)).chain(["= closing"]);
    for label in labels {
        let mut row = vec![Cell::text(label)];
        for lines in &shown {
            let line = lines.iter().find(|line| line.label == label);
            row.extend(line.map_or([Cell::empty(), Cell::empty()], |line| line.cells(subject)));
        }
        let ends = matches!(label, "opening" | "= closing");
        let tone = if ends { Tone::Strong } else { Tone::Plain };
        sheet.push(row.into_iter().map(|cell| cell.toned(tone)).collect());
    }
    let title = "Bridge: from the opening to the closing MRR".to_owned();
    Section { title, sheet: Some(sheet), notes: vec![proof(subject, bridges)] }
}

/// A line of the bridge: what is shown of all lines of one bridge adds up.
struct Line {
    label: &'static str,
    count: Option<i128>,
    minor: i128,
    is_step: bool,
}

impl Line {
    fn cells(&self, subject: &Subject<'_>) -> [Cell; 2] {
        let count = match self.count {
            Some(n) if n > 0 => Cell::text(show::grouped(&n.to_string())).toned(Tone::Faint),
            _ => Cell::empty(),
        };
        let text = show::minor(self.minor, subject.book.currency());
        let text = match self.is_step {
            true if self.minor == 0 && self.count.unwrap_or(0) == 0 => "–".to_owned(),
            true if self.minor > 0 => format!("+{text}"),
            _ => text,
        };
        [count, Cell::text(text)]
    }
}

fn lines(row: &BridgeRow) -> Vec<Line> {
    let mut parts = vec![row.sums.get(M::OpeningMrr)];
    parts.extend(STEPS.iter().map(|step| amount(row, step)));
    let minor = show::apportion(&parts);
    let line = |label, count, minor, is_step| Line { label, count, minor, is_step };
    let mut lines = vec![line("opening", None, minor[0], false)];
    for (step, &minor) in STEPS.iter().zip(&minor[1..]) {
        let count = step.4.map(|measure| row.sums.get(measure));
        lines.push(line(step.1, count, minor, true));
    }
    lines.push(line("= closing", None, minor.iter().sum(), false));
    lines
}

/// Whether it adds up, in words.
fn proof(subject: &Subject<'_>, bridges: &Bridges) -> String {
    let all = || bridges.periods.iter().chain([&bridges.whole]);
    if let Some(reason) = all().find_map(|row| row.trouble) {
        return format!("The amounts are incomplete: {reason}.");
    }
    let gap: i128 = all().map(|row| row.gap().abs()).sum();
    let currency = subject.book.currency();
    if gap != 0 {
        let gap = units_to_decimal(gap, currency, 12);
        return format!(
            "IT DOES NOT ADD UP: {gap} {currency} are missing. This is a fault of the program."
        );
    }
    let periods = bridges.periods.len();
    let zero = units_to_decimal(0, currency, currency.exponent());
    let of = match periods {
        1 => String::new(),
        n => format!(", in each of {n} {}s and over all", subject.grain.name()),
    };
    format!(
        "It adds up: opening + steps − closing = {zero} {currency}, to the last of 5,040,000 parts of a minor unit{of}."
    )
}

/// All bridges as JSON, the whole range last.
pub fn json(subject: &Subject<'_>, bridges: &Bridges) -> Json {
    let all = bridges.periods.iter().chain([&bridges.whole]);
    Json::objects(all.map(|row| object(subject, row)))
}

fn object(subject: &Subject<'_>, row: &BridgeRow) -> Object {
    let money = |units: i128| figures::money(units, subject.book.currency());
    let mut object = Object::new()
        .with("from", row.period.first.to_string())
        .with("to", row.period.end.to_string())
        .with("opening", money(row.sums.get(M::OpeningMrr)));
    for step in &STEPS {
        object = object.with(step.0, money(amount(row, step)));
    }
    let counted = STEPS.iter().filter_map(|step| Some((step.0, step.4?)));
    let counts = counted.fold(Object::new(), |object, (name, measure)| {
        object.with(name, i64::try_from(row.sums.get(measure)).unwrap_or(i64::MAX))
    });
    object
        .with("closing", money(row.sums.get(M::ClosingMrr)))
        .with("gap", money(row.gap()))
        .with("movements", counts)
        .with("undefined", row.trouble.map(|reason| reason.to_string()))
        .with("partial", row.partial)
}
