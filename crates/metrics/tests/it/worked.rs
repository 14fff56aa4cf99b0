//! Runs the worked examples: Markdown with `ledger` and `expect` fences.
//!
//! `UPDATE_EXPECT=1` rewrites what is expected; read the difference before committing it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use tenure_domain::money::Currency;
use tenure_metrics::catalogue::{Formula, Metric, MetricId, Variant, metric};
use tenure_metrics::formula::with_values;
use tenure_metrics::reading::{Fraction, Origin, Reading, Term, Unit, Value};

use crate::book::{Book, parse_day};
use crate::root;

#[test]
fn every_worked_example_is_right() {
    let mut wrong = Vec::new();
    for &id in MetricId::ALL {
        let path = root().join(format!("tests/worked/{}.md", id.slug()));
        let is = std::fs::read_to_string(&path).unwrap();
        let want = run(metric(id), &is);
        if is == want {
            continue;
        }
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(&path, want).unwrap();
        } else {
            wrong.push(format!("{}\n{}", path.display(), difference(&is, &want)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_variant_has_a_value_in_some_example() {
    for &id in MetricId::ALL {
        let path = root().join(format!("tests/worked/{}.md", id.slug()));
        let text = std::fs::read_to_string(&path).unwrap();
        for variant in metric(id).variants {
            let shown = text.lines().any(|line| {
                line.starts_with(&format!("{} ", variant.slug)) && !line.contains(" undefined")
            });
            assert!(shown, "{}: no example of {}", id.slug(), variant.slug);
        }
    }
}

#[test]
fn no_example_lacks_its_metric() {
    for entry in std::fs::read_dir(root().join("tests/worked")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let slug = name.strip_suffix(".md").unwrap();
        assert!(MetricId::ALL.iter().any(|id| id.slug() == slug), "{name} belongs to no metric");
    }
}

/// Every book of the worked examples with the options of its `expect` fences.
pub fn books() -> Vec<(Book, String)> {
    let mut books = Vec::new();
    for &id in MetricId::ALL {
        let path = root().join(format!("tests/worked/{}.md", id.slug()));
        let mut book = Book::parse("");
        for (head, body) in fences(&std::fs::read_to_string(path).unwrap()) {
            if head == "ledger" {
                book = Book::parse(&body);
            } else if head == "records" {
                book.record(&body);
            } else if let Some(head) = head.strip_prefix("expect ") {
                let (book, period) = with_options(book.clone(), head);
                books.push((book, period));
            }
        }
    }
    books
}

fn fences(text: &str) -> Vec<(String, String)> {
    let mut fences: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        match line.strip_prefix("```") {
            Some(head) if !open => {
                fences.push((head.to_owned(), String::new()));
                open = true;
            }
            Some(_) => open = false,
            None if open => {
                let body = &mut fences.last_mut().unwrap().1;
                body.push_str(line);
                body.push('\n');
            }
            None => {}
        }
    }
    fences
}

/// The period of an `expect` head, and the book with its options: `age=3`, `revenue=500.00`,
/// `through=2026-12-31` (the last day of the data).
fn with_options(mut book: Book, head: &str) -> (Book, String) {
    let mut words = head.split_whitespace();
    let period = words.next().unwrap().to_owned();
    for word in words {
        let (key, value) = word.split_once('=').unwrap();
        match key {
            "age" => book.age = value.parse().unwrap(),
            "through" => {
                let next = tenure_domain::time::Day(parse_day(value).0 + 1);
                book.through = book.account.zone.start_of_day(next);
            }
            _ => panic!("{head}: what is {key}?"),
        }
    }
    (book, period)
}

/// The text with every `expect` fence as it should be.
fn run(metric: &Metric, text: &str) -> String {
    let mut out = String::new();
    let mut ledger = Book::parse("");
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        writeln!(out, "{line}").unwrap();
        let Some(head) = line.strip_prefix("```") else {
            continue;
        };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        match head.strip_prefix("expect ") {
            None => {
                match head {
                    "ledger" => ledger = Book::parse(&body.join("\n")),
                    "records" => ledger.record(&body.join("\n")),
                    _ => {}
                }
                body.iter().for_each(|line| writeln!(out, "{line}").unwrap());
            }
            Some(head) => {
                let (book, period) = with_options(ledger.clone(), head);
                out.push_str(&expected(metric, &book, &period, &body));
            }
        }
        out.push_str("```\n");
    }
    out
}

/// The lines of an `expect` fence: those variants that it names, all where it is empty, and the
/// rows of their terms.
fn expected(metric: &Metric, book: &Book, period: &str, body: &[&str]) -> String {
    let named = |variant: &&Variant| {
        body.iter().any(|line| line.split_whitespace().next() == Some(variant.slug))
    };
    let mut variants: Vec<&Variant> = metric.variants.iter().filter(named).collect();
    if variants.is_empty() {
        variants = metric.variants.iter().collect();
    }
    let width = variants.iter().map(|variant| variant.slug.len()).max();
    let width = width.unwrap_or(0) + 2;
    let mut out = String::new();
    let mut terms: Vec<Term> = Vec::new();
    for variant in variants {
        let parts = book.parts(book.period(period), &variant.needs);
        let reading = parts.with(|cut| variant.read(cut));
        for term in &reading.terms {
            if !terms.iter().any(|known| known.origin == term.origin) {
                terms.push(*term);
            }
        }
        let line = line(variant, &reading, book.account.currency);
        writeln!(out, "{:width$}{line}", variant.slug).unwrap();
    }
    for term in terms {
        out.push_str(&rows(book, period, &term, width));
    }
    out
}

fn line(variant: &Variant, reading: &Reading, currency: Currency) -> String {
    if let Value::Undefined(reason) = reading.value {
        return format!("undefined: {reason}");
    }
    let amount = |name: &str| {
        let term = reading.terms.iter().find(|term| term.name() == name)?;
        Some(amount(term.unit, term.amount, currency))
    };
    let formula = variant.formula.text();
    let value = value(variant.unit, reading.value, currency);
    // One measure needs no arithmetic.
    let words = matches!(variant.formula, Formula::Described(_)) && formula.starts_with("The ");
    if words || !formula.trim_start_matches('−').contains(' ') {
        return value;
    }
    format!("{value} = {}", with_values(formula, &amount))
}

fn value(unit: Unit, value: Value, currency: Currency) -> String {
    let short = |value: Value| {
        let text = value.decimal(currency, 4).unwrap();
        let text = text.strip_suffix("00").unwrap_or(&text);
        text.replace('-', "−")
    };
    match (unit, value) {
        (Unit::Ratio, Value::Ratio(ratio)) => {
            let percent = Value::Ratio(Fraction { num: ratio.num * 100, den: ratio.den });
            format!("{} %", short(percent))
        }
        (Unit::Ratio, Value::Rounded(ratio)) => {
            format!("{} %", short(Value::Rounded(ratio * 100)))
        }
        (_, Value::Count(count)) => count.to_string(),
        _ => short(value),
    }
}

fn amount(unit: Unit, amount: i128, currency: Currency) -> String {
    match unit {
        Unit::Money => value(unit, Value::Money(Fraction::whole(amount)), currency),
        _ => amount.to_string().replace('-', "−"),
    }
}

/// The customers or records that a term is made of.
fn rows(book: &Book, period: &str, term: &Term, width: usize) -> String {
    let asked = book.period(period);
    let mut rows: BTreeMap<String, i128> = BTreeMap::new();
    match term.origin {
        Origin::Named(_) => return String::new(),
        Origin::Measure(measure, window) => {
            for part in window.periods(&asked, &book.account) {
                for (name, row) in book.rows(&part) {
                    *rows.entry(name.to_owned()).or_default() += measure.of(&row);
                }
            }
        }
        Origin::Tally(tally, window) => {
            for part in window.periods(&asked, &book.account) {
                for (holder, records, value) in book.tally_rows(tally, &part) {
                    let name = holder.unwrap_or_else(|| records.join(" "));
                    *rows.entry(name).or_default() += value;
                }
            }
        }
    }
    let sum: i128 = rows.values().sum();
    assert_eq!(sum, term.amount, "rows of {} sum to the figure", term.name());
    let mut shown = Vec::new();
    for (name, of) in rows {
        match (of, term.unit) {
            (0, _) => {}
            (1, Unit::Count) => shown.push(name),
            (of, unit) => {
                shown.push(format!("{name} {}", amount(unit, of, book.account.currency)));
            }
        }
    }
    if shown.is_empty() {
        return String::new();
    }
    if shown.len() > MOST_ROWS {
        let more = shown.len() - SHOWN_OF_MANY;
        shown.truncate(SHOWN_OF_MANY);
        shown.push(format!("{more} more"));
    }
    format!("{:width$}{}: {}\n", "", term.name(), shown.join(", "))
}

/// More rows than these are cut to the first few.
const MOST_ROWS: usize = 24;

/// How many of them are shown then.
const SHOWN_OF_MANY: usize = 3;

/// The lines that differ.
fn difference(is: &str, want: &str) -> String {
    let mut out = String::new();
    let (is, want): (Vec<&str>, Vec<&str>) = (is.lines().collect(), want.lines().collect());
    is.iter()
        .filter(|line| !want.contains(line))
        .for_each(|line| writeln!(out, "- {line}").unwrap());
    want.iter()
        .filter(|line| !is.contains(line))
        .for_each(|line| writeln!(out, "+ {line}").unwrap());
    out
}
