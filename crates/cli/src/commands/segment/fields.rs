//! The fields that a segment can ask for.

use std::collections::HashMap;

use tenure_domain::money::Currency;
use tenure_engine::book::Book;
use tenure_engine::classes::{cohorts, contract_lengths, sizes};
use tenure_engine::load::Attribute;

use crate::called;
use crate::sheet::{Cell, Column, Sheet, fit};
use crate::words::tr;

/// Values of a field that are listed at most.
const MOST: usize = 50;

/// A field with more values than that is one of names or ids: they are no choice.
const CHOICE: usize = 500;

/// What every book has, and what it is compared with.
const ALWAYS: &[(&str, &str, &str)] = &[
    ("mrr", "computed", "number"),
    ("tenure", "computed", "time"),
    ("start", "computed", "day"),
    ("paying", "computed", "flag"),
    ("customer", "computed", "flag"),
    ("paused", "computed", "flag"),
    ("active", "computed", "flag"),
];

/// All fields.
pub fn sheet(book: &Book) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("name", &tr!("segment-field")),
        Column::text("kind", &tr!("col-kind")),
        Column::text("holds", &tr!("segment-holds")),
        Column::text("values", &tr!("segment-values")),
    ]);
    let mut push = |name: &str, kind: &str, holds: &str, values: Vec<String>| {
        let shown = fit(&values.join(", "), 60);
        sheet.push(vec![
            Cell::text(name),
            called::cell(kind, kind_of),
            called::cell(holds, held),
            Cell::new(shown, values),
        ]);
    };
    for (name, kind, holds) in ALWAYS {
        push(name, kind, holds, Vec::new());
    }
    for (name, values) in listed(book) {
        push(name, "list", "text", values);
    }
    for (name, attribute) in &book.facts.customers.attributes {
        let any = match attribute {
            Attribute::Text(values) => values.iter().any(|value| value.is_some()),
            Attribute::Number(values) => values.iter().any(Option::is_some),
            Attribute::Instant(values) => values.iter().any(Option::is_some),
        };
        if !any {
            continue;
        }
        match attribute {
            Attribute::Text(values) => {
                let texts = values.iter().filter(|v| v.is_some());
                let texts = texts.map(|&value| book.facts.names.text(value));
                push(name, "attribute", "text", common(texts));
            }
            Attribute::Number(_) => push(name, "attribute", "number", Vec::new()),
            Attribute::Instant(_) => push(name, "attribute", "day", Vec::new()),
        }
    }
    sheet
}

/// What kind of field it is.
fn kind_of(id: &str) -> String {
    match id {
        "computed" => tr!("segment-computed"),
        "list" => tr!("segment-list"),
        "attribute" => tr!("segment-attribute"),
        other => other.to_owned(),
    }
}

/// What a field holds.
fn held(id: &str) -> String {
    match id {
        "number" => tr!("segment-number"),
        "time" => tr!("segment-time"),
        "day" => tr!("segment-day"),
        "flag" => tr!("segment-flag"),
        "text" => tr!("segment-text"),
        other => other.to_owned(),
    }
}

/// Plans, products and currencies of subscriptions.
fn listed(book: &Book) -> Vec<(&'static str, Vec<String>)> {
    let names = &book.facts.names;
    let all = || book.customers().flat_map(|customer| customer.components.iter());
    let plans = common(all().filter(|c| c.plan.is_some()).map(|c| names.text(c.plan)));
    let product = |plan| book.facts.plans.get(plan).map(|plan| names.text(plan.product));
    let products = all().filter_map(|c| product(c.plan)).filter(|text| !text.is_empty());
    let models = all().filter_map(|c| book.facts.pricing.get(&c.plan));
    let models = models.map(|&model| names.text(model));
    let currencies: Vec<Currency> = all().map(|c| c.currency).collect();
    let lists = vec![
        ("plan", plans),
        ("product", common(products)),
        ("currency", common(currencies.iter().map(Currency::code))),
        ("pricing_model", common(models)),
        ("contract_length", contract_lengths(book)),
        ("cohort", cohorts(book)),
    ];
    let lists = lists.into_iter().chain(sizes(book));
    lists.filter(|(_, values)| !values.is_empty()).collect()
}

/// The values that are most common, and none where there are too many to choose from.
fn common<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for text in texts {
        *counts.entry(text).or_default() += 1;
    }
    if counts.len() > CHOICE {
        return Vec::new();
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    counts.into_iter().take(MOST).map(|(text, _)| text.to_owned()).collect()
}
