//! One pass over the movements of the range: reasons for churn, top gains and losses.

use std::collections::BTreeMap;

use anyhow::Result;
use tenure_domain::time::Instant;
use tenure_engine::error::Error as EngineError;
use tenure_engine::rows::{MovementRow, movements};
use tenure_ledger::movement::Kind;

use super::Subject;
use super::page::Section;
use crate::called;
use crate::commands::metric::customer as names;
use crate::figures;
use crate::output::{Json, Object};
use crate::sheet::{Cell, Column, Sheet, Tone, fit};
use crate::show;
use crate::words::{tr, words};

/// Gains and losses that are shown, of each.
const SHOWN: usize = 5;

/// What a reason took away.
#[derive(Clone, Debug)]
pub struct Reason {
    /// As stated; empty where none is.
    pub reason: String,
    /// Churn movements.
    pub churns: u64,
    /// MRR that they took, positive.
    pub mrr: i128,
}

/// A customer's net change in the last period.
#[derive(Clone, Debug)]
pub struct Top {
    customer: u32,
    delta: i128,
    kinds: Vec<Kind>,
    last: Instant,
}

/// What moved.
#[derive(Debug, Default)]
pub struct Moved {
    /// Reasons over the whole range, the costliest first.
    pub reasons: Vec<Reason>,
    /// Largest gains in the last period, largest first.
    pub gains: Vec<Top>,
    /// Largest losses in the last period, largest first.
    pub losses: Vec<Top>,
}

/// Collects.
pub fn collect(subject: &Subject<'_>) -> Result<Moved> {
    let book = subject.book;
    let last = subject.last();
    let mut reasons: BTreeMap<&str, (u64, i128)> = BTreeMap::new();
    let mut tops: Vec<Top> = Vec::new();
    movements(book, &subject.range.periods, subject.segment, None, &mut |row| {
        if row.segment.is_none() && row.step.kind == Kind::Churn {
            let reason = row.detail.map_or("", |detail| book.facts.names.text(detail.reason));
            let entry = reasons.entry(reason).or_default();
            entry.0 += u64::from(row.step.part == 0);
            entry.1 -= i128::from(row.step.delta);
        }
        // Rates and segments move MRR, but nobody did anything.
        // What cannot be told has no place in an order.
        let counts = row.segment.is_none() && row.step.kind != Kind::Fx && row.untold.is_none();
        if counts && last.holds(row.step.at) {
            add(&mut tops, row);
        }
        Ok::<(), EngineError>(())
    })?;
    let mut reasons: Vec<Reason> = reasons
        .into_iter()
        .map(|(reason, (churns, mrr))| Reason { reason: reason.to_owned(), churns, mrr })
        .collect();
    reasons.sort_by_key(|reason| (-reason.mrr, reason.reason.clone()));
    // Without a single stated reason there is nothing to break down.
    if reasons.iter().all(|reason| reason.reason.is_empty()) {
        reasons.clear();
    }
    tops.sort_by_key(|top| (-top.delta, top.customer));
    let gains = tops.iter().take(SHOWN).filter(|top| top.delta > 0).cloned().collect();
    let losses = tops.iter().rev().take(SHOWN).filter(|top| top.delta < 0).cloned().collect();
    Ok(Moved { reasons, gains, losses })
}

/// Adds a movement to its customer, who comes in one run.
fn add(tops: &mut Vec<Top>, row: &MovementRow<'_>) {
    let number = row.customer.number;
    if tops.last().is_none_or(|top| top.customer != number) {
        tops.push(Top { customer: number, delta: 0, kinds: Vec::new(), last: row.step.at });
    }
    if let Some(top) = tops.last_mut() {
        top.delta += i128::from(row.step.delta);
        top.last = row.step.at;
        if !top.kinds.contains(&row.step.kind) {
            top.kinds.push(row.step.kind);
        }
    }
}

/// Gains and losses as parts of the page.
pub fn sections(subject: &Subject<'_>, moved: &Moved) -> Vec<Section> {
    let period = subject.name(&subject.last());
    let parts = [
        (tr!("top-gains", period = period.as_str()), &moved.gains),
        (tr!("top-losses", period = period.as_str()), &moved.losses),
    ];
    let some = parts.into_iter().filter(|(_, tops)| !tops.is_empty());
    some.map(|(title, tops)| Section {
        title,
        sheet: Some(sheet(subject, tops)),
        notes: Vec::new(),
    })
    .collect()
}

fn sheet(subject: &Subject<'_>, tops: &[Top]) -> Sheet {
    let book = subject.book;
    let currency = book.currency();
    let mut sheet = Sheet::new(vec![
        Column::text("customer_id", ""),
        Column::text("name", ""),
        Column::text("kinds", ""),
        Column::text("last", ""),
        Column::number("delta", currency.code()),
        Column::number("mrr", &tr!("top-mrr-now")),
    ]);
    let to = subject.last().to;
    for top in tops {
        let (id, name) = names(book, top.customer);
        let customer = book.customer(top.customer);
        let level = match customer.untold_before(to) {
            Some(_) => Cell::undefined(),
            None => Cell::text(show::money(customer.level_before(to).into(), currency)),
        };
        let kinds: Vec<String> = top.kinds.iter().map(|kind| called::kind(kind.name())).collect();
        let tone = if top.delta < 0 { Tone::Bad } else { Tone::Good };
        sheet.push(vec![
            Cell::text(fit(&id, 18)),
            Cell::text(fit(&name, 24)),
            Cell::text(fit(&kinds.join(", "), 24)),
            Cell::text(words().day(subject.session.account.zone.day(top.last))),
            Cell::text(show::signed(top.delta, currency)).toned(tone),
            level,
        ]);
    }
    sheet
}

/// Gains and losses as JSON.
pub fn json(subject: &Subject<'_>, moved: &Moved) -> Json {
    let all = moved.gains.iter().chain(&moved.losses);
    Json::objects(all.map(|top| {
        let (id, name) = names(subject.book, top.customer);
        Object::new()
            .with("customer_id", id)
            .with("name", name)
            .with("kinds", top.kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>())
            .with("amount_account", figures::money(top.delta, subject.book.currency()))
    }))
}
