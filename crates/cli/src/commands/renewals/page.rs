//! Renewals for people: what is due, what became of the last, what else is known ahead.

use tenure_engine::book::Book;
use tenure_engine::committed::{Ahead, AheadRow};
use tenure_engine::renewals::{Outcome, RenewalRow};
use tenure_metrics::reading::Reason;

use super::Answer;
use super::windows::{self, Window};
use crate::commands::ahead;
use crate::commands::metric::customer as names;
use crate::commands::movements::place;
use crate::commands::report::page::{Page, Section};
use crate::figures;
use crate::sheet::{Cell, Column, Sheet, Tone, fit};
use crate::show;

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
    let mut lines = vec![format!(
        "{} days from {} · {} · {zone} · policy {}",
        answer.days,
        answer.at,
        book.currency(),
        answer.session.policy.name
    )];
    lines.extend(answer.session.known_at.map(|at| format!("as known at {at}")));
    lines.extend(answer.segment.map(|segment| format!("customers: {segment}")));
    let mut sections = Vec::new();
    if book.knows_terms() {
        let (ahead, back): (Vec<Window>, Vec<Window>) =
            answer.windows.iter().cloned().partition(|window| window.from >= answer.at);
        sections.push(of_windows("Terms that end ahead", &ahead, book));
        sections.push(of_windows("Terms that ended before", &back, book));
        sections.push(of_terms("Due", &answer.due, book));
        sections.push(of_terms("What became of the last", &answer.past, book));
    } else {
        let hint = "give term_ends_at, or term_started_at with term_months, and auto_renew in \
                    subscriptions";
        sections.push(Section {
            title: "Terms that end".to_owned(),
            sheet: None,
            notes: vec![format!("{} {}", show::NOTHING, Reason::NoTerms), hint.to_owned()],
        });
    }
    sections.extend(known(answer));
    Page { title: "Renewals".to_owned(), lines, sections }
}

fn of_windows(title: &str, list: &[Window], book: &Book) -> Section {
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
    let notes = notes.take(1).map(|reason| format!("{} {reason}", show::NOTHING)).collect();
    Section { title: title.to_owned(), sheet: Some(sheet), notes }
}

fn of_terms(title: &str, rows: &[RenewalRow], book: &Book) -> Section {
    let shown = &rows[..rows.len().min(SHOWN)];
    let notes = match rows.len() - shown.len() {
        0 if rows.is_empty() => vec!["none".to_owned()],
        0 => Vec::new(),
        more => vec![format!("and {more} more: --show due or past with --format csv has them all")],
    };
    let sheet = (!rows.is_empty()).then(|| terms(shown, book, true));
    Section { title: title.to_owned(), sheet, notes }
}

/// What is known ahead, by kind.
fn known(answer: &Answer<'_>) -> Vec<Section> {
    let kinds: [(&str, &[Ahead]); 5] = [
        ("Known cancellations", &[Ahead::Cancelled, Ahead::NotRenewing, Ahead::Unpaid]),
        ("Coupons about to expire", &[Ahead::CouponEnd]),
        ("Signed and not yet started", &[Ahead::Signed, Ahead::LostBeforeStart]),
        ("Pauses", &[Ahead::Resumed, Ahead::Paused]),
        ("Planned changes", &[Ahead::Expansion, Ahead::Contraction]),
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
        let mut notes = vec![format!("{} {currency} in all", show::signed(total, currency))];
        if shown.len() < rows.len() {
            let more = rows.len() - shown.len();
            notes.push(format!("and {more} more: --show known with --format csv has them all"));
        }
        let sheet = Some(ahead::sheet(shown, answer.book, true));
        sections.push(Section { title: title.to_owned(), sheet, notes });
    }
    sections
}

/// What people call an outcome.
fn title(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::NeedsDecision => "needs a decision",
        Outcome::Renews => "renews by itself",
        Outcome::Unknown => "not told",
        other => other.name(),
    }
}

/// Renewals, one a row.
pub fn terms(rows: &[RenewalRow], book: &Book, narrow: bool) -> Sheet {
    let currency = book.currency();
    let mut sheet = Sheet::new(vec![
        Column::text("day", "Day"),
        Column::text("customer_id", "Customer"),
        Column::text("name", "Name"),
        Column::number("mrr", &format!("Due, {currency}")),
        Column::number("mrr_after", "After"),
        Column::text("outcome", "What is known"),
        Column::text("cancel_requested_at", "Cancelled on"),
        Column::number("months", "Months"),
        Column::text("subscriptions", "Subscriptions"),
        Column::text("plans", "Plans"),
        Column::text("undefined", "Undefined"),
        Column::text("sources", "Sources"),
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
        let requested = requested.map_or(String::new(), |at| zone.day(at).to_string());
        let months = row.terms.iter().filter_map(|term| term.months).max();
        let bad = matches!(row.outcome, Outcome::Lost | Outcome::Leaving | Outcome::Contracted);
        let sources: Vec<String> =
            row.terms.iter().map(|term| place(&book.fact(term.origin))).collect();
        sheet.push(vec![
            Cell::text(row.day.to_string()),
            Cell::new(cut(id.clone(), 18), id),
            Cell::new(cut(name.clone(), 24), name),
            money(row.before),
            money(row.after),
            Cell::new(title(row.outcome), row.outcome.name()).toned(if bad {
                Tone::Bad
            } else {
                Tone::Plain
            }),
            Cell::text(requested),
            months.map_or(Cell::empty(), |n| Cell::new(n.to_string(), n)),
            Cell::new(cut(subscriptions.join(" "), 20), subscriptions.join(" ")),
            Cell::text(plans.join(" ")),
            Cell::text(row.trouble.map(|r| r.to_string()).unwrap_or_default()),
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
