//! `docs/metrics/`: the catalogue, a page for each metric, and the measures.

use std::path::Path;

use anyhow::Result;
use tenure_metrics::catalogue::{
    Benchmark, Direction, Estimated, Family, Formula, Metric, MetricId, Needs, Variant, metric,
};
use tenure_metrics::measure::MeasureId;
use tenure_metrics::reading::{Fraction, Unit};
use tenure_metrics::records::TallyId;

use super::Files;
use super::page::{codes, generated_from, table};

/// The folder that holds these pages and nothing else.
pub(super) const FOLDER: &str = "docs/metrics";

/// Where a metric's worked example lies.
pub(crate) fn worked_example(slug: &str) -> String {
    format!("crates/metrics/tests/worked/{slug}.md")
}

pub(super) fn files(root: &Path) -> Result<Files> {
    let folder = Path::new(FOLDER);
    let mut files =
        vec![(folder.join("README.md"), index()), (folder.join("measures.md"), measures())];
    for id in MetricId::ALL {
        let example = root.join(worked_example(id.slug()));
        let example = match example.exists() {
            true => Some(fs_err::read_to_string(example)?),
            false => None,
        };
        files.push((folder.join(format!("{}.md", id.slug())), page(metric(*id), example)));
    }
    Ok(files)
}

fn index() -> String {
    let mut index = String::from("# Metrics\n\n");
    index += &generated_from("crates/metrics");
    index += "A metric's first variant is the default; `--variant` asks for another.\n\
              Formulas are arithmetic over [measures](measures.md).\n";
    for family in Family::ALL {
        let rows: Vec<[String; 3]> = MetricId::ALL
            .iter()
            .map(|id| metric(*id))
            .filter(|metric| metric.family == family)
            .map(|metric| {
                let link = format!("[`{0}`]({0}.md)", metric.slug());
                let variants = codes(
                    metric
                        .variants
                        .iter()
                        .map(|variant| variant.slug)
                        .chain(metric.estimates().iter().map(|estimate| estimate.slug)),
                );
                [link, metric.name.into(), variants]
            })
            .collect();
        index += &format!("\n## {}\n\n", family.name());
        index += &table(["id", "metric", "variants"], &rows);
    }
    index
}

fn measures() -> String {
    let rows: Vec<[String; 4]> = MeasureId::all()
        .map(|measure| {
            [
                codes([measure.name()]),
                measure.doc().into(),
                measure.unit().name().into(),
                measure.nature().name().into(),
            ]
        })
        .collect();
    let tallies: Vec<[String; 5]> = TallyId::all()
        .map(|tally| {
            [
                codes([tally.name()]),
                tally.doc().into(),
                tally.unit().name().into(),
                tally.nature().name().into(),
                codes([tally.table().name()]),
            ]
        })
        .collect();
    let mut page = String::from("# Measures\n\n");
    page += &generated_from(
        "crates/metrics/src/measure/table.rs and crates/metrics/src/records/table.rs",
    );
    page += "A measure is a number for each customer and period. \
             Its sum is a term of formulas; its rows are the customers where it is not 0, so rows always sum to the figure.\n\n";
    page += &table(["measure", "meaning", "unit", "nature"], &rows);
    page += "\n## Of records beyond billing\n\n\
             The same for what is no step of MRR: a number for the records of one table that one customer has in a period. \
             Records of nobody in particular, such as a month of spend, stand each for itself.\n\n";
    page += &table(["measure", "meaning", "unit", "nature", "table"], &tallies);
    page
}

fn page(metric: &Metric, example: Option<String>) -> String {
    let mut page = format!("# {}\n\n", metric.name);
    page += &generated_from("crates/metrics");
    page += &format!("{}\n\n", metric.doc);
    page += &format!(
        "Id: `{}` · family: {} · better: {}\n",
        metric.slug(),
        metric.family.name(),
        match metric.direction {
            Direction::Up => "higher",
            Direction::Down => "lower",
            Direction::Neither => "it depends",
        }
    );
    for variant in metric.variants {
        page += &variant_section(variant);
    }
    metric.estimates().iter().for_each(|estimate| page += &estimate_section(estimate));
    page += &terms(metric);
    page += &benchmarks(metric);
    if let Some(example) = example {
        page += &worked(&example);
    }
    page
}

fn variant_section(variant: &Variant) -> String {
    let mut text = format!("\n## `{}`: {}\n\n", variant.slug, variant.name);
    text += &match variant.formula {
        Formula::Text(formula) => format!("```text\n{formula}\n```\n\n"),
        Formula::Described(words) => format!("{words}.\n\n"),
    };
    text += &format!("Unit: {}.{}\n\n", variant.unit.name(), needs(&variant.needs));
    for cite in variant.cites {
        text += &format!("- {}: {}\n", source(cite.source), cite.says);
    }
    text
}

fn estimate_section(estimate: &Estimated) -> String {
    let mut text = format!("\n## `{}`: {} (an estimate)\n\n", estimate.slug, estimate.name);
    text += &format!("{}.\n\nUnit: {}. ", estimate.formula, estimate.unit.name());
    text += &format!("`{}` has its settings.\n\n", estimate.command);
    for cite in estimate.cites {
        text += &format!("- {}: {}\n", source(cite.source), cite.says);
    }
    text
}

fn source(name: &str) -> &str {
    if name == tenure_metrics::catalogue::OWN { "Tenure" } else { name }
}

fn needs(needs: &Needs) -> String {
    let instead = needs.instead.map_or_else(String::new, |instead| {
        let tables: Vec<String> =
            instead.tables.iter().map(|table| format!("`{}`", table.name())).collect();
        format!(", or `{}` in {}", instead.column, tables.join(" or "))
    });
    match needs.tables {
        [] => String::new(),
        [table] => format!(" Needs the table `{}`{instead}.", table.name()),
        tables => format!(" Needs the tables {}.", codes(tables.iter().map(|table| table.name()))),
    }
}

/// The measures that the formulas name, each once.
fn terms(metric: &Metric) -> String {
    let mut named: Vec<(&str, &str)> = Vec::new();
    for variant in metric.variants {
        let text = variant.formula.text();
        let words = text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
        let measure = |word| MeasureId::parse(word).map(|known| (known.name(), known.doc()));
        let tally = |word| TallyId::parse(word).map(|known| (known.name(), known.doc()));
        for term in words.filter_map(|word| measure(word).or_else(|| tally(word))) {
            if !named.contains(&term) {
                named.push(term);
            }
        }
    }
    let rows: Vec<[String; 2]> =
        named.iter().map(|(name, doc)| [codes([*name]), (*doc).into()]).collect();
    match rows.is_empty() {
        true => String::new(),
        false => format!("\n## Terms\n\n{}", table(["term", "meaning"], &rows)),
    }
}

fn benchmarks(metric: &Metric) -> String {
    let rows: Vec<[String; 6]> = metric
        .benchmarks
        .iter()
        .map(|benchmark| {
            let unit = metric.variant(benchmark.variant).map(|variant| variant.unit);
            [
                codes([benchmark.variant]),
                range(benchmark, unit == Some(Unit::Ratio)),
                benchmark.says.into(),
                benchmark.source.into(),
                format!("{}; {}", year(benchmark), benchmark.sample.unwrap_or("sample not said")),
                benchmark.caveat.into(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let rows =
        table(["variant", "value", "for whom", "who says so", "year; sample", "mind"], &rows);
    format!("\n## What others found\n\n{rows}")
}

fn year(benchmark: &Benchmark) -> String {
    benchmark.year.map_or("year not said".into(), |year| year.to_string())
}

fn range(benchmark: &Benchmark, percent: bool) -> String {
    let show = |(num, den): (i64, i64)| match percent {
        true => format!("{} %", decimal(i128::from(num) * 100, den)),
        false => decimal(num.into(), den),
    };
    let values = match (benchmark.low.map(show), benchmark.high.map(show)) {
        (Some(low), Some(high)) if low == high => low,
        (Some(low), Some(high)) => format!("{low} to {high}"),
        (Some(low), None) => format!("from {low}"),
        (None, Some(high)) => format!("to {high}"),
        (None, None) => String::new(),
    };
    match benchmark.days {
        Some(days) => format!("{values} over {days} days"),
        None => values,
    }
}

/// At most six decimals, without trailing zeros.
fn decimal(num: i128, den: i64) -> String {
    let fraction = Fraction { num, den: i128::from(den) };
    let text = fraction.decimal(6);
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').into(),
        false => text,
    }
}

/// The worked example below a heading of its own, one level down.
fn worked(example: &str) -> String {
    let mut text = String::from("\n## Worked example\n\nIt runs as a test.\n");
    let mut in_code = false;
    for line in example.lines() {
        in_code ^= line.starts_with("```");
        let heading = !in_code && line.starts_with('#');
        match heading {
            true if line.starts_with("# ") => continue,
            true => text += &format!("#{line}\n"),
            false => text += &format!("{line}\n"),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_shows_what_the_catalogue_says() {
        let metric = metric(MetricId::QuickRatio);
        let page = page(metric, None);
        for text in [metric.name, metric.doc, metric.variants[1].formula.text(), "`churned_mrr`"] {
            assert!(page.contains(text), "{text}");
        }
    }

    #[test]
    fn headings_of_the_example_move_down_and_code_stays() {
        let example = "# Title\n\nWords.\n\n## Case\n\n```ledger\n# a remark\n```\n";
        assert_eq!(
            worked(example).trim_start_matches("\n## Worked example\n\nIt runs as a test.\n"),
            "\nWords.\n\n### Case\n\n```ledger\n# a remark\n```\n"
        );
    }
}
