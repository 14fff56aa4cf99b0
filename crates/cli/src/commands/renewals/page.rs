//! Renewals for people: what is due, what became of the last, what else is known ahead.

use tenure_engine::book::Book;
use tenure_engine::committed::{Ahead, AheadRow};
use tenure_engine::renewals::{Outcome, RenewalRow};
use tenure_metrics::reading::Reason;

use super::Answer;
use super::windows::{self, Window};
use crate::called;
use crate::commands::ahead;
use crate::commands::metric::customer as names;
use crate::commands::movements::place;
use crate::commands::report::page::{Page, Section};
use crate::figures;
use crate::sheet::{Cell, Column, Sheet, Tone, fit};
use crate::show;
use crate::words::{Id, tr, words};

/// Rows of a section that are shown; programs get all.
const SHOWN: usize = 25;

/// All rows, borrowed.
pub fn all(rows: &[AheadRow]) -> Vec<&AheadRow> {
    rows.iter().collect()
}

/// The page.
pub fn page(answer: &Answer<'_>) -> Page {
    let book = answer.book;
    let zone = book.options.account.zone.name();
    let mut lines = vec![tr!(
        "renewals-head",
        days = answer.days,
        day = words().day(answer.at),
        currency = book.currency().code(),
        zone = zone,
        policy = answer.session.policy.name.as_str(),
    )];
    let known_at = answer.session.known_at;
    lines.extend(known_at.map(|at| tr!("head-known-at", at = at.to_string())));
    lines.extend(answer.segment.map(|segment| tr!("head-segment", segment = segment)));
    let mut sections = Vec::new();
    if book.knows_terms() {
        let (ahead, back): (Vec<Window>, Vec<Window>) =
            answer.windows.iter().cloned().partition(|window| window.from >= answer.at);
        sections.push(of_windows(tr!("renewals-ahead"), &ahead, book));
        sections.push(of_windows(tr!("renewals-before"), &back, book));
        sections.push(of_terms(tr!("renewals-due"), &answer.due, book));
        sections.push(of_terms(tr!("renewals-past"), &answer.past, book));
    } else {
        sections.push(Section {
            title: tr!("renewals-ends"),
            sheet: None,
            notes: vec![figures::dash(Reason::NoTerms), tr!("renewals-no-terms")],
        });
    }
    sections.extend(known(answer));
    Page { title: tr!("renewals-title"), lines, sections }
}

fn of_windows(title: String, list: &[Window], book: &Book) -> Section {
    let mut sheet = windows::sheet(list, book);
    // What never is takes no room.
    for at in (2..sheet.columns.len()).rev() {
        let quiet = |row: &Vec<Cell>| matches!(row[at].shown.as_str(), "–" | show::NOTHING | "");
        let key = sheet.columns[at].key.as_str();
        if (sheet.rows.iter().all(quiet) && key != "customers") || key == "undefined" {
            sheet.columns.remove(at);
            sheet.rows.iter_mut().for_each(|row| drop(row.remove(at)));
        }
    }
    let notes = list.iter().filter_map(|window| window.trouble);
    let notes = notes.take(1).map(figures::dash).collect();
    Section { title, sheet: Some(sheet), notes }
}

fn of_terms(title: String, rows: &[RenewalRow], book: &Book) -> Section {
    let shown = &rows[..rows.len().min(SHOWN)];
    let notes = match rows.len() - shown.len() {
        0 if rows.is_empty() => vec![tr!("renewals-none")],
        0 => Vec::new(),
        more => vec![tr!("renewals-more", n = more)],
    };
    let sheet = (!rows.is_empty()).then(|| terms(shown, book, true));
    Section { title, sheet, notes }
}

/// What is known ahead, by kind.
fn known(answer: &Answer<'_>) -> Vec<Section> {
    let kinds: [(Id, &[Ahead]); 5] = [
        (Id("renewals-cancellations"), &[Ahead::Cancelled, Ahead::NotRenewing, Ahead::Unpaid]),
        (Id("renewals-coupons"), &[Ahead::CouponEnd]),
        (Id("renewals-signed"), &[Ahead::Signed, Ahead::LostBeforeStart]),
        (Id("renewals-pauses"), &[Ahead::Resumed, Ahead::Paused]),
        (Id("renewals-planned"), &[Ahead::Expansion, Ahead::Contraction]),
    ];
    let mut sections = Vec::new();
    for (title, steps) in kinds {
        let of_kind = answer.known.iter().filter(|row| steps.contains(&row.step));
        let rows: Vec<&AheadRow> = of_kind.collect();
        if rows.is_empty() {
            continue;
        }
        let total: i128 = rows.iter().map(|row| i128::from(row.delta)).sum();
        let currency = answer.book.currency();
        let shown = &rows[..rows.len().min(SHOWN)];
        let amount = show::signed_of(total, currency);
        let mut notes = vec![tr!("renewals-in-all", amount = amount)];
        if shown.len() < rows.len() {
            notes.push(tr!("renewals-known-more", n = rows.len() - shown.len()));
        }
        let sheet = Some(ahead::sheet(shown, answer.book, true));
        sections.push(Section { title: title.say(), sheet, notes });
    }
    sections
}

/// Renewals, one a row.
pub fn terms(rows: &[RenewalRow], book: &Book, narrow: bool) -> Sheet {
    let currency = book.currency();
    let mut sheet = Sheet::new(vec![
        Column::text("day", &tr!("col-day")),
        Column::text("customer_id", &tr!("col-customer")),
        Column::text("name", &tr!("col-name")),
        Column::number("mrr", &tr!("renewals-due-mrr", currency = currency.code())),
        Column::number("mrr_after", &tr!("renewals-after")),
        Column::text("outcome", &tr!("renewals-known")),
        Column::text("cancel_requested_at", &tr!("renewals-cancelled-on")),
        Column::number("months", &tr!("col-months")),
        Column::text("subscriptions", &tr!("col-subscriptions")),
        Column::text("plans", &tr!("col-plans")),
        Column::text("undefined", &tr!("column-undefined")),
        Column::text("sources", &tr!("col-sources")),
    ]);
    let zone = &book.options.account.zone;
    let cut = |text: String, width| if narrow { fit(&text, width) } else { text };
    for row in rows {
        let (id, name) = names(book, row.customer);
        let money = |units: i64| match row.trouble {
            Some(_) => Cell::new(show::NOTHING, serde_json::Value::Null),
            None => Cell::new(
                show::money(units.into(), currency),
                figures::money(units.into(), currency),
            ),
        };
        let text = |sym| book.facts.names.text(sym).to_owned();
        let mut subscriptions: Vec<String> =
            row.terms.iter().map(|t| text(t.subscription)).collect();
        subscriptions.dedup();
        let mut plans: Vec<String> = row.terms.iter().map(|t| text(t.plan)).collect();
        plans.dedup();
        let requested = row.terms.iter().find_map(|term| term.cancel_requested_at);
        let requested = requested.map_or_else(Cell::empty, |at| Cell::day(zone.day(at)));
        let months = row.terms.iter().filter_map(|term| term.months).max();
        let bad = matches!(row.outcome, Outcome::Lost | Outcome::Leaving | Outcome::Contracted);
        let sources: Vec<String> =
            row.terms.iter().map(|term| place(&book.fact(term.origin))).collect();
        sheet.push(vec![
            Cell::day(row.day),
            Cell::new(cut(id.clone(), 18), id),
            Cell::new(cut(name.clone(), 24), name),
            money(row.before),
            money(row.after),
            called::cell(row.outcome.name(), called::outcome).toned(if bad {
                Tone::Bad
            } else {
                Tone::Plain
            }),
            requested,
            months.map_or(Cell::empty(), |n| Cell::new(n.to_string(), n)),
            Cell::new(cut(subscriptions.join(" "), 20), subscriptions.join(" ")),
            Cell::text(plans.join(" ")),
            Cell::why(row.trouble),
            Cell::text(sources.join(" ")),
        ]);
    }
    if narrow {
        for key in ["sources", "undefined", "plans"] {
            if let Some(at) = sheet.columns.iter().position(|column| column.key == key) {
                sheet.columns.remove(at);
                sheet.rows.iter_mut().for_each(|row| drop(row.remove(at)));
            }
        }
    }
    sheet
}
