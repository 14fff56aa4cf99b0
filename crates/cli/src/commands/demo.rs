//! `tenure demo`: a company to play with.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use tenure_testkit::simulator::{self, Form, Spec};

use crate::context::{Context, Counted};
use crate::dates;
use crate::failure::{Exit, advised};
use crate::output;
use crate::words::{Id, count, tr};

const EXAMPLES: &str = "\
Examples:
  tenure demo --out company
  tenure demo --as stripe-events --out events
  tenure demo --customers 50000 --months 60 --seed 3 --out big
  tenure report --input company";

/// How the company is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Told {
    /// Tables, with all that is known of the company
    Bundle,
    /// Stripe's customers and subscriptions as they stand at the end
    StripeObjects,
    /// Stripe's events
    StripeEvents,
}

/// Write a demo company as a bundle of files
///
/// The company is simulated: plans, add-ons, seats, coupons, trials, currencies, pauses, failed
/// payments, price rises, cancellations with reasons, merges, late facts. The same seed writes the
/// same bytes. The folder `truth` beside the tables holds why customers really left.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct DemoArgs {
    /// Customers who come within the months
    #[arg(long, default_value_t = Spec::default().customers, value_name = "N")]
    customers: u32,

    /// Length of the company's life in months
    #[arg(long, default_value_t = Spec::default().months, value_name = "M")]
    months: u32,

    /// Seed of the random numbers: the same seed makes the same company
    #[arg(long, default_value_t = Spec::default().seed, value_name = "S")]
    seed: u64,

    /// First day after the company's last month
    #[arg(long, value_name = "DATE", default_value_t = Spec::default().end.to_string())]
    end: String,

    /// New or empty folder for the files
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    /// How the company is told: as tables, or in Stripe's shapes (customers and subscriptions only)
    #[arg(long = "as", value_enum, default_value_t = Told::Bundle, value_name = "FORM")]
    told: Told,

    /// Leave out invoices, payments, refunds and disputes
    #[arg(long)]
    no_invoices: bool,

    /// Leave out what users did in the product, which is large
    #[arg(long)]
    no_events: bool,

    /// Write only the last version of each row
    #[arg(long)]
    no_history: bool,

    /// Leave out the truth about every customer's every month, which is large
    #[arg(long)]
    no_truth: bool,
}

/// Writes the company.
pub fn run(args: &DemoArgs, context: &Context) -> Result<Exit> {
    let spec = Spec {
        customers: args.customers,
        months: args.months,
        seed: args.seed,
        end: date(&args.end)?,
        invoices: !args.no_invoices,
        history: !args.no_history,
        events: !args.no_events,
        truth_months: !args.no_truth,
    };
    let bar = context.talk.bar(Id("busy-customers"), Counted::Things);
    let progress = &mut |done, total| {
        bar.set_length(total);
        bar.set_position(done);
    };
    let summary = match args.told {
        Told::Bundle => simulator::write_bundle(&spec, &args.out, progress),
        Told::StripeObjects => simulator::write_stripe(&spec, Form::Objects, &args.out, progress),
        Told::StripeEvents => simulator::write_stripe(&spec, Form::Events, &args.out, progress),
    };
    bar.finish_and_clear();
    let summary = summary?;
    let rows: u64 = summary.tables.iter().map(|table| table.1).sum();
    let (rows, tables) = (count(rows.into()), summary.tables.len());
    let out = args.out.display();
    context.talk.say(&tr!("demo-wrote", rows = rows, tables = tables, out = out.to_string()));
    output::text(&format!("{out}\n"))?;
    Ok(Exit::Fine)
}

fn date(text: &str) -> Result<Date> {
    let (year, month, day) = dates::day(text, "--end")?.ymd();
    let wrong =
        || advised(format!("--end {text} is not a date"), "dates are written like 2026-11-01");
    let narrow = |n: u32| i8::try_from(n).ok();
    let (year, month, day) = (i16::try_from(year).ok(), narrow(month), narrow(day));
    let (Some(year), Some(month), Some(day)) = (year, month, day) else { return Err(wrong()) };
    Date::new(year, month, day).map_err(|_| wrong())
}
