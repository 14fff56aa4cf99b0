//! Who left, how and why.

use tenure_metrics::measure::{MeasureId as M, Sums};

use super::Subject;
use super::bridge::Bridges;
use super::moved::Moved;
use super::page::Section;
use crate::figures;
use crate::output::{Json, Object};
use crate::sheet::{Cell, Column, Sheet, Tone, fit};
use crate::show;
use crate::words::{Id, tr};

/// The ways to go: name, customers lost, MRR churned.
const KINDS: [(&str, Id, M, M); 4] = [
    ("voluntary", Id("churn-voluntary"), M::LostVoluntary, M::ChurnedVoluntary),
    ("involuntary", Id("churn-involuntary"), M::LostInvoluntary, M::ChurnedInvoluntary),
    (
        "retention_policy",
        Id("churn-retention-policy"),
        M::LostRetentionPolicy,
        M::ChurnedRetentionPolicy,
    ),
    ("unknown", Id("churn-unknown"), M::LostUnknown, M::ChurnedUnknown),
];

/// Reasons that are shown.
const REASONS: usize = 6;

/// Kinds, and reasons where any are stated.
pub fn sections(subject: &Subject<'_>, bridges: &Bridges, moved: &Moved) -> Vec<Section> {
    let mut sections = vec![kinds(subject, bridges)];
    if !moved.reasons.is_empty() {
        sections.push(reasons(subject, moved));
    }
    sections
}

fn kinds(subject: &Subject<'_>, bridges: &Bridges) -> Section {
    let currency = subject.book.currency();
    let (short, long) = (subject.name(&subject.last()), subject.range_name());
    let mut sheet = Sheet::new(vec![
        Column::text("kind", ""),
        Column::number("last_lost", &tr!("churn-lost", period = short)),
        Column::number("last_mrr", currency.code()),
        Column::number("lost", &tr!("churn-lost", period = long)),
        Column::number("mrr", currency.code()),
    ]);
    let spans = [&bridges.last_sums, &bridges.whole_sums];
    let shown = spans.map(|sums| show::apportion(&KINDS.map(|kind| sums.get(kind.3))));
    // What is incomplete is no number.
    let last = bridges.periods.last().unwrap_or(&bridges.whole);
    let whole = [last, &bridges.whole].map(|span| span.trouble.is_none());
    let none = || Cell::text(show::NOTHING).toned(Tone::Faint);
    let pair = |at: usize, measure: M, minor: i128| match whole[at] {
        true => [lost(spans[at], measure), quiet_money(minor, subject)],
        false => [none(), none()],
    };
    for (row, kind) in KINDS.iter().enumerate() {
        let mut cells = vec![Cell::text(kind.1.say())];
        cells.extend([0, 1].into_iter().flat_map(|at| pair(at, kind.2, shown[at][row])));
        sheet.push(cells);
    }
    let mut total = vec![Cell::text(tr!("churn-all"))];
    for (at, minor) in shown.iter().enumerate() {
        total.extend(pair(at, M::LostCustomers, minor.iter().sum()));
    }
    sheet.push(total.into_iter().map(|cell| cell.toned(Tone::Strong)).collect());
    let notes = vec![tr!("churn-note")];
    Section { title: tr!("churn-title"), sheet: Some(sheet), notes }
}

fn lost(sums: &Sums, measure: M) -> Cell {
    Cell::quiet(u64::try_from(sums.get(measure)).unwrap_or(0))
}

fn quiet_money(minor: i128, subject: &Subject<'_>) -> Cell {
    match minor {
        0 => Cell::text("–"),
        minor => Cell::text(show::minor(minor, subject.book.currency())),
    }
}

fn reasons(subject: &Subject<'_>, moved: &Moved) -> Section {
    let currency = subject.book.currency();
    let mut sheet = Sheet::new(vec![
        Column::text("reason", &tr!("reasons-stated")),
        Column::number("customers", &tr!("reasons-churns")),
        Column::number("mrr", currency.code()),
        Column::number("share", &tr!("reasons-share")),
    ]);
    let total: i128 = moved.reasons.iter().map(|reason| reason.mrr).sum();
    let shown = show::apportion(&moved.reasons.iter().map(|r| r.mrr).collect::<Vec<_>>());
    for (reason, minor) in moved.reasons.iter().zip(&shown).take(REASONS) {
        sheet.push(vec![
            Cell::text(fit(&reason_name(&reason.reason), 56)),
            Cell::count(reason.churns),
            Cell::text(show::minor(*minor, currency)),
            Cell::text(share(reason.mrr, total)),
        ]);
    }
    let rest = &moved.reasons[REASONS.min(moved.reasons.len())..];
    if !rest.is_empty() {
        let mrr: i128 = rest.iter().map(|reason| reason.mrr).sum();
        sheet.push(vec![
            Cell::text(tr!("reasons-others", n = rest.len())),
            Cell::count(rest.iter().map(|reason| reason.churns).sum()),
            Cell::text(show::minor(shown[REASONS..].iter().sum(), currency)),
            Cell::text(share(mrr, total)),
        ]);
    }
    let title = tr!("reasons-title", range = subject.range_name());
    Section { title, sheet: Some(sheet), notes: Vec::new() }
}

fn reason_name(reason: &str) -> String {
    if reason.is_empty() { tr!("reasons-none") } else { reason.to_owned() }
}

fn share(part: i128, whole: i128) -> String {
    let value = tenure_metrics::reading::Fraction { num: part.saturating_mul(100), den: whole };
    if whole > 0 { show::percentage(&value.decimal(1)) } else { show::NOTHING.to_owned() }
}

/// Kinds and reasons as JSON, of the whole range.
pub fn json(subject: &Subject<'_>, bridges: &Bridges, moved: &Moved) -> Object {
    let sums = &bridges.whole_sums;
    // What is incomplete is no amount.
    let whole = bridges.whole.trouble.is_none();
    let money = |units: i128| whole.then(|| figures::money(units, subject.book.currency()));
    let count = |n: i128| i64::try_from(n).unwrap_or(i64::MAX);
    let kinds = KINDS.iter().map(|kind| {
        Object::new()
            .with("kind", kind.0)
            .with("lost_customers", count(sums.get(kind.2)))
            .with("mrr", money(sums.get(kind.3)))
    });
    let reasons = moved.reasons.iter().map(|reason| {
        Object::new()
            .with("reason", (!reason.reason.is_empty()).then(|| reason.reason.clone()))
            .with("churns", reason.churns)
            .with("mrr", money(reason.mrr))
    });
    Object::new().with("kinds", Json::objects(kinds)).with("reasons", Json::objects(reasons))
}
