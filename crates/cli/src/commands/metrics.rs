//! `tenure metrics`: the catalogue.

use anyhow::Result;
use clap::Args;
use tenure_metrics::catalogue::{Direction, MetricId, metric};

use crate::commands::metric::define;
use crate::context::Context;
use crate::failure::Exit;
use crate::output::{self, FormatArgs, Object};
use crate::sheet::{Cell, Column, Sheet};
use crate::words::{tr, words};

const EXAMPLES: &str = "\
Examples:
  tenure metrics
  tenure metric nrr --define                  what one means, and who computes it so
  tenure metrics --define --format json       the same of all";

/// List the catalogue of metrics
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct MetricsArgs {
    /// Say of each what it means, its formulas, who computes it so, and benchmarks
    #[arg(long)]
    define: bool,

    #[command(flatten)]
    format: FormatArgs,
}

/// Lists.
pub fn run(args: &MetricsArgs, context: &Context) -> Result<Exit> {
    if args.define {
        define::print_all(args.format.format, context.paint)?;
        return Ok(Exit::Fine);
    }
    let mut sheet = Sheet::new(vec![
        Column::text("metric", &tr!("metrics-metric")),
        Column::text("name", &tr!("metrics-name")),
        Column::text("family", &tr!("metrics-family")),
        Column::text("better", &tr!("metrics-better")),
        Column::text("variants", &tr!("metrics-variants")),
        Column::text("estimates", &tr!("metrics-estimates")),
    ]);
    for &id in MetricId::ALL {
        let metric = metric(id);
        let variants: Vec<&str> = metric.variants.iter().map(|variant| variant.slug).collect();
        let estimates: Vec<&str> =
            metric.estimates().iter().map(|estimate| estimate.slug).collect();
        let better = Cell::text(direction(metric.direction));
        sheet.push(vec![
            Cell::text(id.slug()),
            Cell::new(words().metric(metric), metric.name),
            Cell::new(words().family(metric.family), metric.family.name()),
            Cell { shown: words().direction(metric.direction), ..better },
            Cell::new(variants.join(", "), variants),
            Cell::new(estimates.join(", "), estimates),
        ]);
    }
    output::sheet(&sheet, args.format.format, context.paint, "metrics", Object::new())?;
    Ok(Exit::Fine)
}

/// Which way is better, in a word for programs.
pub fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "up",
        Direction::Down => "down",
        Direction::Neither => "",
    }
}
