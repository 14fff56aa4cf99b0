//! `tenure metrics`: the catalogue.

use anyhow::Result;
use clap::Args;
use tenure_metrics::catalogue::{Direction, MetricId, metric};

use crate::context::Context;
use crate::failure::Exit;
use crate::output::{self, FormatArgs, Object};
use crate::sheet::{Cell, Column, Sheet};

const EXAMPLES: &str = "\
Examples:
  tenure metrics
  tenure metric nrr --define                  what one means, and who computes it so";

/// List the catalogue of metrics
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct MetricsArgs {
    #[command(flatten)]
    format: FormatArgs,
}

/// Lists.
pub fn run(args: &MetricsArgs, context: &Context) -> Result<Exit> {
    let mut sheet = Sheet::new(vec![
        Column::text("metric", "Metric"),
        Column::text("name", "Name"),
        Column::text("family", "Family"),
        Column::text("better", "Better"),
        Column::text("variants", "Variants"),
    ]);
    for &id in MetricId::ALL {
        let metric = metric(id);
        let variants: Vec<&str> = metric.variants.iter().map(|variant| variant.slug).collect();
        sheet.push(vec![
            Cell::text(id.slug()),
            Cell::text(metric.name),
            Cell::text(metric.family.name()),
            Cell::text(direction(metric.direction)),
            Cell::new(variants.join(", "), variants),
        ]);
    }
    output::sheet(&sheet, args.format.format, context.paint, "metrics", Object::new())?;
    Ok(Exit::Fine)
}

/// Which way is better, in a word.
pub fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "up",
        Direction::Down => "down",
        Direction::Neither => "",
    }
}
