//! What a metric means.

use anyhow::Result;
use tenure_metrics::catalogue::{Benchmark, Metric, Variant};
use tenure_metrics::reading::Fraction;

use crate::colour::Paint;
use crate::commands::metrics::direction;
use crate::output::{self, Json, Object};
use crate::sheet::Format;
use crate::show;

/// Columns of running text.
const WIDTH: usize = 92;

/// Prints the definition.
pub fn print(metric: &Metric, format: Format, paint: Paint) -> Result<()> {
    match format {
        Format::Json | Format::Ndjson => output::json(json(metric)),
        Format::Md => output::text(&text(metric, Paint { on: false }, true)),
        Format::Table | Format::Csv => output::text(&text(metric, paint, false)),
    }
}

fn text(metric: &Metric, paint: Paint, markdown: bool) -> String {
    let title = format!("{} ({})", metric.name, metric.slug());
    let mut text = if markdown { format!("# {title}\n\n") } else { paint.heading(&title) + "\n\n" };
    text += &wrapped(metric.doc, "", "");
    text += &format!("\nFamily: {}.", metric.family.name());
    match direction(metric.direction) {
        "" => {}
        way => text += &format!(" Better: {way}."),
    }
    text += "\n";
    for variant in metric.variants {
        text += &variant_text(variant, paint, markdown);
    }
    for benchmark in metric.benchmarks {
        text += &benchmark_text(benchmark);
    }
    text
}

fn benchmark_text(of: &Benchmark) -> String {
    let year = of.year.map_or("year not said".to_owned(), |year| year.to_string());
    let sample = of.sample.unwrap_or("sample not said");
    let range = match (of.low.map(end), of.high.map(end)) {
        (Some(low), Some(high)) if low == high => low,
        (Some(low), Some(high)) => format!("{low} to {high}"),
        (Some(low), None) => format!("from {low}"),
        (None, Some(high)) => format!("to {high}"),
        (None, None) => String::new(),
    };
    let first = format!("Benchmark ({}): {range}, {}", of.variant, of.says);
    let text = format!("\n{}", wrapped(&first, "", "  "));
    let text = text + &wrapped(&format!("{}; {year}; {sample}", of.source), "  ", "  ");
    text + &wrapped(&format!("mind: {}", of.caveat), "  ", "  ")
}

/// An end of a benchmark as a decimal.
fn end((num, den): (i64, i64)) -> String {
    let fraction = Fraction { num: num.into(), den: den.into() };
    show::trimmed(&fraction.decimal(6))
}

fn variant_text(variant: &Variant, paint: Paint, markdown: bool) -> String {
    let slug = if markdown { format!("`{}`", variant.slug) } else { paint.heading(variant.slug) };
    let mut text = format!("\n{slug}: {} ({})\n", variant.name, variant.unit.name());
    text += &wrapped(&format!("= {}", variant.formula.text()), "    ", "      ");
    for cite in variant.cites {
        text += &wrapped(&format!("{}: {}", cite.source, cite.says), "    ", "      ");
    }
    if let Some(by) = variant.by {
        text += &format!("    split by {by} unless --by says otherwise\n");
    }
    let tables: Vec<&str> = variant.needs.tables.iter().map(|table| table.name()).collect();
    if let [table] = tables[..] {
        text += &format!("    needs the table {table}\n");
    } else if !tables.is_empty() {
        text += &format!("    needs the tables {}\n", tables.join(", "));
    }
    text
}

/// Running text in lines of [`WIDTH`] columns, the first and the others with their own indent.
pub fn wrapped(text: &str, first: &str, rest: &str) -> String {
    let mut lines = String::new();
    let mut line = String::from(first);
    for word in text.split_whitespace() {
        let full = line.chars().count() + 1 + word.chars().count() > WIDTH;
        if full && !line.trim().is_empty() {
            lines += &format!("{}\n", line.trim_end());
            line = String::from(rest);
        }
        line += word;
        line.push(' ');
    }
    lines + line.trim_end() + "\n"
}

fn json(metric: &Metric) -> Object {
    let variants = metric.variants.iter().map(|variant| {
        let cites = variant
            .cites
            .iter()
            .map(|cite| Object::new().with("source", cite.source).with("says", cite.says));
        let tables: Vec<&str> = variant.needs.tables.iter().map(|table| table.name()).collect();
        Object::new()
            .with("variant", variant.slug)
            .with("name", variant.name)
            .with("unit", variant.unit.name())
            .with("formula", variant.formula.text())
            .with("by", variant.by)
            .with("needs_tables", tables)
            .with("cites", Json::objects(cites))
    });
    Object::new()
        .with("metric", metric.slug())
        .with("name", metric.name)
        .with("family", metric.family.name())
        .with("better", direction(metric.direction))
        .with("doc", metric.doc)
        .with("variants", Json::objects(variants))
        .with("benchmarks", Json::objects(metric.benchmarks.iter().map(benchmark)))
}

fn benchmark(benchmark: &Benchmark) -> Object {
    Object::new()
        .with("variant", benchmark.variant)
        .with("source", benchmark.source)
        .with("says", benchmark.says)
        .with("low", benchmark.low.map(end))
        .with("high", benchmark.high.map(end))
        .with("days", benchmark.days)
        .with("year", benchmark.year)
        .with("sample", benchmark.sample)
        .with("caveat", benchmark.caveat)
}
