//! The bridge from the opening to the closing MRR, and the proof that it closes.

use anyhow::Result;
use tenure_domain::account::Account;
use tenure_domain::money::{UNITS_PER_MINOR, units_to_decimal};
use tenure_domain::period::Period;
use tenure_engine::rows::{BridgeRow, bridge};
use tenure_i18n::numbers;
use tenure_metrics::measure::{MeasureId as M, Sums};
use tenure_metrics::reading::Reason;

use super::Subject;
use super::page::Section;
use crate::failure::advised;
use crate::figures;
use crate::output::{Json, Object};
use crate::sheet::{Cell, Column, Sheet, Tone};
use crate::show;
use crate::words::{self, Id, lang, tr};

/// The bridges of all periods and of the whole range.
pub struct Bridges {
    /// By period, in order.
    pub periods: Vec<Span>,
    /// From the first opening to the last closing, by the steps of all periods together.
    pub whole: Span,
    /// All measures of the last period.
    pub last_sums: Sums,
    /// All measures of the range as one period.
    pub whole_sums: Sums,
}

/// A bridge over a span of time.
#[derive(Clone)]
pub struct Span {
    /// When.
    pub period: Period,
    opening: i128,
    closing: i128,
    /// Signed amounts and numbers of movements, by step.
    steps: Vec<(i128, Option<i128>)>,
    /// Why the amounts are incomplete.
    pub trouble: Option<Reason>,
    /// Whether it is not over.
    pub partial: bool,
}

impl Span {
    fn new(row: &BridgeRow) -> Span {
        let step = |step: &Step| {
            let amount = row.sums.get(step.2);
            (if step.3 { -amount } else { amount }, step.4.map(|measure| row.sums.get(measure)))
        };
        Span {
            period: row.period,
            opening: row.sums.get(M::OpeningMrr),
            closing: row.sums.get(M::ClosingMrr),
            steps: STEPS.iter().map(step).collect(),
            trouble: row.trouble,
            partial: row.partial,
        }
    }

    /// Goes on over the span that follows.
    fn extend(&mut self, next: &Span, account: &Account) {
        self.period = Period::new(self.period.first, next.period.end, account);
        self.closing = next.closing;
        for (step, more) in self.steps.iter_mut().zip(&next.steps) {
            step.0 += more.0;
            step.1 = step.1.zip(more.1).map(|(a, b)| a + b);
        }
        // Nothing came before the data began, so what came since is the whole.
        let before = self.trouble.filter(|&reason| reason != Reason::BeforeFirstData);
        self.trouble = before.or(next.trouble);
        self.partial |= next.partial;
    }

    /// Opening plus steps less closing: 0, or the program is wrong.
    fn gap(&self) -> i128 {
        self.opening + self.steps.iter().map(|step| step.0).sum::<i128>() - self.closing
    }
}

/// A step: its name in outputs and its message on the page, its measure, whether that is taken away, and how
/// many movements it has.
type Step = (&'static str, Id, M, bool, Option<M>);

/// The steps in the order of the bridge.
const STEPS: [Step; 12] = [
    ("new", Id("bridge-new"), M::NewMrr, false, Some(M::NewMovements)),
    (
        "reactivation",
        Id("bridge-reactivation"),
        M::ReactivationMrr,
        false,
        Some(M::ReactivationMovements),
    ),
    ("expansion", Id("bridge-expansion"), M::ExpansionMrr, false, Some(M::ExpansionMovements)),
    (
        "contraction",
        Id("bridge-contraction"),
        M::ContractionMrr,
        true,
        Some(M::ContractionMovements),
    ),
    ("churn", Id("bridge-churn"), M::ChurnedMrr, true, Some(M::ChurnMovements)),
    ("paused", Id("bridge-paused"), M::PausedMrr, true, Some(M::PausedMovements)),
    ("resumed", Id("bridge-resumed"), M::ResumedMrr, false, Some(M::ResumedMovements)),
    ("fx", Id("bridge-fx"), M::FxMrr, false, Some(M::FxMovements)),
    ("merge", Id("bridge-merge"), M::MergeMrr, false, Some(M::MergeMovements)),
    ("correction", Id("bridge-correction"), M::CorrectionMrr, false, Some(M::CorrectionMovements)),
    ("segment_in", Id("bridge-segment-in"), M::SegmentIn, false, None),
    ("segment_out", Id("bridge-segment-out"), M::SegmentOut, true, None),
];

/// The bridges of the range.
pub fn bridges(subject: &Subject<'_>) -> Result<Bridges> {
    let account = &subject.session.account;
    let rows = bridge(subject.book, &subject.range.periods, subject.segment)?;
    let one = bridge(subject.book, &[subject.whole()], subject.segment)?;
    let periods: Vec<Span> = rows.iter().map(Span::new).collect();
    // Members of a segment change from period to period, so the whole is made of the periods.
    let mut all = periods.iter();
    let empty = || advised("the range has no periods", "give a longer range");
    let mut whole = all.next().cloned().ok_or_else(empty)?;
    all.for_each(|span| whole.extend(span, account));
    let sums = |rows: &[BridgeRow]| rows.last().map_or(Sums::default(), |row| row.sums);
    Ok(Bridges { periods, whole, last_sums: sums(&rows), whole_sums: sums(&one) })
}

/// The bridge of the last period and of the range.
pub fn section(subject: &Subject<'_>, bridges: &Bridges) -> Section {
    let last = bridges.periods.last().unwrap_or(&bridges.whole);
    let currency = subject.book.currency();
    let amounts =
        |period: String| tr!("bridge-amounts", period = period, currency = currency.code());
    let mut sheet = Sheet::new(vec![
        Column::text("step", ""),
        Column::number("last_count", ""),
        Column::number("last", &amounts(subject.name(&last.period))),
        Column::number("whole_count", ""),
        Column::number("whole", &amounts(subject.range_name())),
    ]);
    let shown = [lines(last), lines(&bridges.whole)];
    let steps = STEPS.iter().filter(|step| subject.segment.is_some() || !step.0.starts_with("seg"));
    let labels = std::iter::once(OPENING).chain(steps.map(|step| step.1)).chain([CLOSING]);
    for label in labels {
        let mut row = vec![Cell::text(label.say())];
        for lines in &shown {
            let line = lines.iter().find(|line| line.label == label);
            row.extend(line.map_or([Cell::empty(), Cell::empty()], |line| line.cells(subject)));
        }
        let ends = [OPENING, CLOSING].contains(&label);
        let tone = if ends { Tone::Strong } else { Tone::Plain };
        sheet.push(row.into_iter().map(|cell| cell.toned(tone)).collect());
    }
    let title = tr!("bridge-title");
    Section { title, sheet: Some(sheet), notes: vec![proof(subject, bridges)] }
}

const OPENING: Id = Id("bridge-opening");
const CLOSING: Id = Id("bridge-closing");

/// A line of the bridge: what is shown of all lines of one bridge adds up.
struct Line {
    label: Id,
    count: Option<i128>,
    minor: i128,
    is_step: bool,
    /// Whether nothing is missing.
    whole: bool,
}

impl Line {
    fn cells(&self, subject: &Subject<'_>) -> [Cell; 2] {
        if !self.whole {
            return [Cell::empty(), Cell::text(show::NOTHING).toned(Tone::Faint)];
        }
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

fn lines(span: &Span) -> Vec<Line> {
    let mut parts = vec![span.opening];
    parts.extend(span.steps.iter().map(|step| step.0));
    let minor = show::apportion(&parts);
    let whole = span.trouble.is_none();
    let line = |label, count, minor, is_step| Line { label, count, minor, is_step, whole };
    let mut lines = vec![line(OPENING, None, minor[0], false)];
    for ((step, of_span), &minor) in STEPS.iter().zip(&span.steps).zip(&minor[1..]) {
        lines.push(line(step.1, of_span.1, minor, true));
    }
    lines.push(line(CLOSING, None, minor.iter().sum(), false));
    lines
}

/// Whether it adds up, in words.
fn proof(subject: &Subject<'_>, bridges: &Bridges) -> String {
    let all = || bridges.periods.iter().chain([&bridges.whole]);
    if let Some(reason) = all().find_map(|span| span.trouble) {
        return figures::dash(reason);
    }
    let gap: i128 = all().map(|span| span.gap().abs()).sum();
    let currency = subject.book.currency();
    if gap != 0 {
        let gap = show::decimal(&units_to_decimal(gap, currency, 12));
        return tr!("bridge-gap", gap = numbers::money(lang(), &gap, currency.code()));
    }
    let zero = show::money_of(0, currency);
    match bridges.periods.len() {
        1 => tr!("bridge-closes", zero = zero, parts = UNITS_PER_MINOR),
        n => tr!(
            "bridge-closes-each",
            zero = zero,
            parts = UNITS_PER_MINOR,
            grain = subject.grain.name(),
            n = n,
        ),
    }
}

/// All bridges as JSON, the whole range last.
pub fn json(subject: &Subject<'_>, bridges: &Bridges) -> Json {
    let all = bridges.periods.iter().chain([&bridges.whole]);
    Json::objects(all.map(|span| object(subject, span)))
}

fn object(subject: &Subject<'_>, span: &Span) -> Object {
    // What is incomplete is no amount.
    let whole = span.trouble.is_none();
    let money = |units: i128| whole.then(|| figures::money(units, subject.book.currency()));
    let mut object = Object::new()
        .with("from", span.period.first.to_string())
        .with("to", span.period.end.to_string())
        .with("opening", money(span.opening));
    let mut counts = Object::new();
    for (step, &(amount, count)) in STEPS.iter().zip(&span.steps) {
        object = object.with(step.0, money(amount));
        if let Some(count) = count {
            counts = counts.with(step.0, i64::try_from(count).unwrap_or(i64::MAX));
        }
    }
    object
        .with("closing", money(span.closing))
        .with("gap", money(span.gap()))
        .with("movements", counts)
        .with("undefined", span.trouble.map(words::why))
        .with("partial", span.partial)
}
