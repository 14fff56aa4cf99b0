//! What a metric means.

use anyhow::Result;
use tenure_domain::said;
use tenure_domain::schema::TableId;
use tenure_engine::intervals::has_interval;
use tenure_metrics::catalogue::{Benchmark, Cite, Estimated, Metric, MetricId, Variant, metric};
use tenure_metrics::reading::Fraction;

use crate::colour::Paint;
use crate::commands::metrics::direction;
use crate::failure::{advised, either};
use crate::figures;
use crate::output::{self, Json, Object};
use crate::sheet::Format;
use crate::show;
use crate::words::{told, tr, words};

/// Columns of running text.
const WIDTH: usize = 92;

/// Prints the definition.
pub fn print(metric: &Metric, format: Format, paint: Paint) -> Result<()> {
    match format {
        Format::Json => output::json(json(metric)),
        Format::Ndjson => output::lines([json(metric)]),
        Format::Md => output::text(&text(metric, Paint { on: false }, true)),
        Format::Table => output::text(&text(metric, paint, false)),
        Format::Csv => Err(no_rows()),
    }
}

/// Prints the definitions of all metrics.
pub fn print_all(format: Format, paint: Paint) -> Result<()> {
    let all = || MetricId::ALL.iter().map(|&id| metric(id));
    let texts = |paint, markdown| all().map(|one| text(one, paint, markdown)).collect::<Vec<_>>();
    match format {
        Format::Json => output::json(Object::new().with("metrics", Json::objects(all().map(json)))),
        Format::Ndjson => output::lines(all().map(json)),
        Format::Md => output::text(&texts(Paint { on: false }, true).join("\n")),
        Format::Table => output::text(&texts(paint, false).join("\n")),
        Format::Csv => Err(no_rows()),
    }
}

fn no_rows() -> anyhow::Error {
    let asked = said!("the list of all metrics comes as csv");
    let hint = either("tenure metrics --format csv lists all metrics", asked);
    advised(said!("a definition comes as table, json, ndjson or md"), hint)
}

fn text(metric: &Metric, paint: Paint, markdown: bool) -> String {
    let words = words();
    let title = format!("{} ({})", words.metric(metric), metric.slug());
    let mut text = if markdown { format!("# {title}\n\n") } else { paint.heading(&title) + "\n\n" };
    text += &wrapped(&words.metric_doc(metric), "", "");
    text += &format!("\n{}", tr!("define-family", family = words.family(metric.family)));
    match words.direction(metric.direction) {
        way if way.is_empty() => {}
        way => text += &format!(" {}", tr!("define-better", direction = way)),
    }
    text += "\n";
    for variant in metric.variants {
        text += &variant_text(metric, variant, paint, markdown);
    }
    for estimate in metric.estimates() {
        text += &estimate_text(metric, estimate, paint, markdown);
    }
    for at in 0..metric.benchmarks.len() {
        text += &benchmark_text(metric, at);
    }
    text
}

/// A benchmark: how much, for whom, who says so of when and whom, and what to mind.
fn benchmark_text(metric: &Metric, at: usize) -> String {
    let (of, words) = (&metric.benchmarks[at], words());
    let says = words.benchmark(metric, at);
    let unit = metric.variant(of.variant).map(|variant| variant.unit);
    let share = unit.and_then(figures::read_as) == Some("percent");
    let shown = |(num, den): (i64, i64)| match share {
        true => show::percentage(&end((num.saturating_mul(100), den))),
        false => show::decimal(&end((num, den))),
    };
    let range = match (of.low.map(shown), of.high.map(shown)) {
        (Some(low), Some(high)) if low == high => low,
        (Some(low), Some(high)) => words.span(&low, &high),
        (Some(low), None) => tr!("calc-from", low = low),
        (None, Some(high)) => tr!("calc-up-to", high = high),
        (None, None) => String::new(),
    };
    let first = tr!("define-benchmark", variant = of.variant, range = range, says = says);
    let year = of.year.map_or_else(|| tr!("benchmark-no-year"), |year| year.to_string());
    let sample = words.benchmark_sample(metric, at);
    let sample = sample.unwrap_or_else(|| tr!("benchmark-no-sample"));
    let from = words.clauses(&[words.source(of.source), year, sample]);
    let mind = tr!("benchmark-mind", caveat = words.benchmark_caveat(metric, at));
    let text = format!("\n{}", wrapped(&first, "", "  "));
    text + &wrapped(&from, "  ", "  ") + &wrapped(&mind, "  ", "  ")
}

/// An end of a benchmark as a decimal.
fn end((num, den): (i64, i64)) -> String {
    let fraction = Fraction { num: num.into(), den: den.into() };
    show::trimmed(&fraction.decimal(6))
}

fn variant_text(metric: &Metric, variant: &Variant, paint: Paint, markdown: bool) -> String {
    let words = words();
    let slug = if markdown { format!("`{}`", variant.slug) } else { paint.heading(variant.slug) };
    let (name, unit) = (words.variant(metric, variant), words.unit(variant.unit));
    let mut text = format!("\n{slug}: {name} ({unit})\n");
    text += &wrapped(&format!("= {}", words.formula(metric, variant)), "    ", "      ");
    for cite in variant.cites {
        let line = format!("{}: {}", words.source(cite.source), words.note(cite.says));
        text += &wrapped(&line, "    ", "      ");
    }
    if let Some(by) = variant.by {
        text += &format!("    {}\n", tr!("define-split", by = by));
    }
    let tables = names(variant.needs.tables);
    if !tables.is_empty() {
        let needs = tr!("define-needs", n = tables.len(), tables = tables.join(", "));
        text += &format!("    {needs}\n");
    }
    if let Some(instead) = variant.needs.instead {
        let others = names(instead.tables).join(", ");
        let or = tr!("define-instead", column = instead.column, tables = others);
        text += &format!("    {or}\n");
    }
    text
}

fn names(tables: &[TableId]) -> Vec<&'static str> {
    tables.iter().map(|table| table.name()).collect()
}

fn estimate_text(metric: &Metric, of: &Estimated, paint: Paint, markdown: bool) -> String {
    let words = words();
    let slug = if markdown { format!("`{}`", of.slug) } else { paint.heading(of.slug) };
    let (name, unit) = (words.estimate(metric, of), words.unit(of.unit));
    let mut text = format!("\n{slug}: {name} ({unit})\n");
    text += &wrapped(&format!("= {}", words.estimate_formula(metric, of)), "    ", "      ");
    for cite in of.cites {
        let line = format!("{}: {}", words.source(cite.source), words.note(cite.says));
        text += &wrapped(&line, "    ", "      ");
    }
    text + &wrapped(&tr!("define-estimate", command = of.command), "    ", "      ")
}

/// A source and what we note beside it.
fn cited(cite: &Cite) -> Object {
    Object::new()
        .with("source", told(&words().source(cite.source), cite.source))
        .with("says", told(&words().note(cite.says), cite.says))
}

fn estimate_json(of: &Estimated) -> Object {
    Object::new()
        .with("variant", of.slug)
        .with("name", of.name)
        .with("unit", of.unit.name())
        .with("formula", of.formula)
        .with("command", of.command)
        .with("cites", Json::objects(of.cites.iter().map(cited)))
}

/// Running text in lines of [`WIDTH`] columns, the first and the others with their own indent.
pub fn wrapped(text: &str, first: &str, rest: &str) -> String {
    crate::wrap::wrap(text, WIDTH, first, rest)
}

fn json(metric: &Metric) -> Object {
    let variants = metric.variants.iter().map(|variant| {
        let cites = variant.cites.iter().map(cited);
        let tables = names(variant.needs.tables);
        let instead = variant.needs.instead;
        Object::new()
            .with("variant", variant.slug)
            .with("name", variant.name)
            .with("unit", variant.unit.name())
            .with("read_as", figures::read_as(variant.unit))
            .with("formula", variant.formula.text())
            .with("better", direction(metric.better(variant)))
            .with("ripens", variant.ripens())
            .with("by", variant.by)
            .with("interval", has_interval(metric.id, variant))
            .with("needs_tables", tables)
            .with("instead_column", instead.map(|instead| instead.column))
            .with("instead_tables", names(instead.map_or(&[], |instead| instead.tables)))
            .with("cites", Json::objects(cites))
    });
    Object::new()
        .with("metric", metric.slug())
        .with("name", metric.name)
        .with("family", metric.family.name())
        .with("better", direction(metric.direction))
        .with("doc", metric.doc)
        .with("variants", Json::objects(variants))
        .with("estimates", Json::objects(metric.estimates().iter().map(estimate_json)))
        .with("benchmarks", Json::objects(metric.benchmarks.iter().map(benchmark)))
}

fn benchmark(benchmark: &Benchmark) -> Object {
    Object::new()
        .with("variant", benchmark.variant)
        .with("source", told(&words().source(benchmark.source), benchmark.source))
        .with("says", benchmark.says)
        .with("low", benchmark.low.map(end))
        .with("high", benchmark.high.map(end))
        .with("days", benchmark.days)
        .with("year", benchmark.year)
        .with("sample", benchmark.sample)
        .with("caveat", benchmark.caveat)
}
