//! Asking twice: as known then, in another order, in parts.

use std::path::Path;

use tenure_domain::policy::Policy;
use tenure_domain::time::{Day, Instant, Zone};
use tenure_engine::book::Customer;
use tenure_engine::import::{Unwatched, import};
use tenure_engine::segments::Compiled;
use tenure_ledger::movement::Step;
use tenure_metrics::cut::State;
use tenure_store::Workspace;

use super::company::{NOW, book, bundle, options, workspace};

/// What is kept of a row, by header, number and fields.
pub type Keep<'a> = &'a mut dyn FnMut(&[String], usize, Vec<String>) -> Option<Vec<String>>;

/// Copies the tables of a bundle, keeping of each row what `keep` says: its fields, or nothing.
pub fn copy(from: &Path, to: &Path, keep: Keep<'_>) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            continue;
        }
        let target = to.join(path.file_name().unwrap());
        if path.extension().is_none_or(|e| e != "csv") {
            std::fs::copy(&path, &target).unwrap();
            continue;
        }
        let mut reader = csv::Reader::from_path(&path).unwrap();
        let texts = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
        let header: Vec<String> = texts(reader.headers().unwrap());
        let mut rows = Vec::new();
        for (at, record) in reader.records().enumerate() {
            rows.extend(keep(&header, at, texts(&record.unwrap())));
        }
        if rows.is_empty() {
            continue;
        }
        let mut writer = csv::Writer::from_path(&target).unwrap();
        writer.write_record(&header).unwrap();
        for row in rows {
            writer.write_record(&row).unwrap();
        }
        writer.flush().unwrap();
    }
}

fn field(header: &[String], row: &[String], name: &str) -> String {
    header.iter().position(|h| h == name).map_or(String::new(), |at| row[at].clone())
}

/// What the book says of each customer.
fn steps(ws: &Workspace, known_at: Option<Instant>) -> Vec<(String, Vec<Step>)> {
    let book = book(ws, &Policy::standard(), known_at);
    let mut all: Vec<_> = book
        .customers()
        .map(|c| (book.facts.names.text(c.id).to_owned(), c.steps.to_vec()))
        .filter(|c| !c.1.is_empty())
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

#[test]
fn as_known_then_is_what_a_run_then_would_have_said() {
    let (dir, path) = bundle(200, 11);
    let whole = workspace(&path);
    for (at, date) in ["2024-07-15", "2025-06-30", "2026-03-10"].into_iter().enumerate() {
        let then = dir.path().join(format!("then{at}"));
        let known = format!("{date}T12:00:00Z");
        copy(&path, &then, &mut |header, _, row| {
            (field(header, &row, "recorded_at") <= known).then_some(row)
        });
        let mut parts = date.split('-').map(|p| p.parse::<i32>().unwrap());
        let mut next = || parts.next().unwrap();
        let day = Day::from_ymd(next(), next() as u32, next() as u32).unwrap();
        let instant = Zone::utc().start_of_day(day).plus(12 * 3_600_000_000);
        let asked = steps(&whole, Some(instant));
        assert!(asked.len() > 20, "{} customers", asked.len());
        assert_eq!(asked, steps(&workspace(&then), None), "known at {known}");
        assert_ne!(asked, steps(&whole, None));
    }
}

/// Imports parts of a bundle one after the other, without times of recording of their own.
fn in_parts(from: &Path, dir: &Path, parts: &[usize]) -> Vec<(String, Vec<Step>)> {
    let ws = Workspace::in_memory().unwrap();
    for (at, part) in parts.iter().enumerate() {
        let to = dir.join(format!("part{at}-{part}-{}", parts.len()));
        copy(from, &to, &mut |header, row_at, mut row| {
            if let Some(column) = header.iter().position(|h| h == "recorded_at") {
                row[column].clear();
            }
            (parts.len() == 1 || row_at % parts.len() == *part).then_some(row)
        });
        let bundle = tenure_connectors::source::open(&to, &Default::default()).unwrap();
        let options = tenure_engine::import::ImportOptions {
            recorded_at: NOW + at as i64 * 1_000_000,
            ..options()
        };
        let imported = import(&ws, &bundle, &options, &mut Unwatched).unwrap();
        assert_eq!(imported.report.rejected(), 0, "{:?}", imported.report);
    }
    steps(&ws, None)
}

#[test]
fn the_order_of_import_does_not_matter() {
    let (dir, path) = bundle(120, 13);
    let whole = in_parts(&path, dir.path(), &[0]);
    assert!(whole.len() > 60);
    assert_eq!(whole, in_parts(&path, dir.path(), &[0, 1, 2]));
    assert_eq!(whole, in_parts(&path, dir.path(), &[2, 0, 1]));
}

#[test]
fn ids_alone_tell_who_belongs_as_customers_do() {
    let (_dir, path) = bundle(150, 17);
    let book = book(&workspace(&path), &Policy::standard(), None);
    let first = book.facts.names.text(book.facts.customers.ids[0]).to_owned();
    let asked = [
        "customer_id contains \"7\"".to_owned(),
        "not customer_id starts with \"cus\" or customer_id contains \"1\"".to_owned(),
        format!("customer_id = \"{first}\""),
        format!("customer_id in (\"{}\", \"nobody\")", first.to_uppercase()),
        "customer_id is missing".to_owned(),
    ];
    let mut found = Vec::new();
    for text in asked {
        // Whatever else is asked makes it look at the customers themselves.
        let looked = format!("({text}) and (country is missing or country is not missing)");
        let members = |text: &str| -> Vec<u32> {
            let segment = Compiled::new(&book, text).unwrap();
            let holds = |c: &Customer<'_>| segment.holds(c, Instant::MAX, &State::default());
            book.customers().filter(holds).map(|c| c.number).collect()
        };
        assert_eq!(members(&text), members(&looked), "{text}");
        found.push(members(&text).len());
    }
    assert!(found[0] > 0 && found[0] < book.count(), "{found:?}");
    assert_eq!(found[2..], [1, 1, 0]);
}
