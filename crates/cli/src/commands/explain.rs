//! `tenure explain`: why is it so?

mod arithmetic;
mod customer;
mod figure;
mod look;
mod movement;
mod netted;

use anyhow::Result;
use clap::{Args, Subcommand};
use tenure_domain::said;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;
use tenure_engine::book::Book;

use crate::ask::SegmentArgs;
use crate::context::Context;
use crate::dates::RangeArgs;
use crate::failure::{Exit, advised, either};
use crate::output::FormatArgs;
use crate::session::DataArgs;

const EXAMPLES: &str = "\
Examples:
  tenure explain metric nrr --data books --from 2026-09 --to 2026-10
  tenure explain customer C-17 --at 2026-03-31 --data books
  tenure explain movement C-17 2026-03-12 --data books";

/// Explain a figure, a customer's MRR or a movement, down to the facts
///
/// With the arithmetic, and with the file and line of every fact.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES, arg_required_else_help = true)]
pub struct ExplainArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A figure: its formula with the numbers in it, and the customers behind each term
    Metric(MetricArgs),
    /// A customer's MRR on a day: its parts, how each comes about, and from which fact
    Customer(CustomerArgs),
    /// What happened to a customer's MRR on a day, and why
    Movement(MovementArgs),
}

/// Of `explain metric`.
#[derive(Args, Debug)]
pub struct MetricArgs {
    /// Id of the metric, as `tenure metrics` lists it
    metric: String,

    /// Which of the metric's variants, by its id as `tenure metrics` lists it; `all` explains every
    /// one of them
    #[arg(long, value_name = "VARIANT")]
    variant: Option<String>,

    /// Customers shown for each term
    #[arg(long, default_value_t = 5, value_name = "N")]
    rows: usize,

    /// For cohort metrics: how many months after they came to look at customers
    #[arg(long, default_value_t = 12, value_name = "N")]
    age: u32,

    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    range: RangeArgs,
    #[command(flatten)]
    segment: SegmentArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Of `explain customer`.
#[derive(Args, Debug)]
pub struct CustomerArgs {
    /// Id of the customer
    customer: String,

    /// The day; what counts is its end [default: the last day of the data]
    #[arg(long, value_name = "DATE")]
    at: Option<String>,

    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Of `explain movement`.
#[derive(Args, Debug)]
pub struct MovementArgs {
    /// Id of the customer
    customer: String,

    /// The day
    date: String,

    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Explains.
pub fn run(args: &ExplainArgs, context: &Context) -> Result<Exit> {
    match &args.what {
        What::Metric(args) => figure::run(args, context),
        What::Customer(args) => customer::run(args, context),
        What::Movement(args) => movement::run(args, context),
    }
}

/// The number of a customer, after merges, by the id that someone typed.
pub fn find(book: &Book, id: &str) -> Result<u32> {
    found(book, id, |sym| book.facts.customers.root(sym))
}

/// The number of the customer in whose ledger an id stands at an instant.
pub fn find_at(book: &Book, id: &str, at: Instant) -> Result<u32> {
    found(book, id, |sym| book.ledger_at(sym, at))
}

/// The number of the customer in whose ledger the movements of an id stand.
pub fn find_ledger(book: &Book, id: &str) -> Result<u32> {
    found(book, id, |sym| book.ledger(sym))
}

fn found(book: &Book, id: &str, number: impl Fn(Sym) -> Option<u32>) -> Result<u32> {
    book.facts.names.get(id).and_then(number).ok_or_else(|| {
        let typed = "tenure customers --all lists them with their ids";
        let hint = either(typed, said!("the list of customers shows their ids"));
        advised(said!("no customer has the id {id}", id = format!("{id:?}")), hint)
    })
}
