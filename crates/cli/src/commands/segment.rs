//! `tenure segment`: what a segment can ask for, and whom it has.

mod fields;
mod tree;

use anyhow::Result;
use clap::{Args, Subcommand};
use tenure_domain::time::Day;
use tenure_engine::rows::customers;
use tenure_engine::segments::Compiled;
use tenure_metrics::segment::{self as language, SegmentError};

use crate::ask::EVERYTHING;
use crate::context::Context;
use crate::dates;
use crate::failure::Exit;
use crate::figures;
use crate::output::{self, FormatArgs, Json, Object};
use crate::session::DataArgs;
use crate::sheet::Format;
use crate::show;
use crate::words::{tr, words};

const EXAMPLES: &str = "\
Examples:
  tenure segment fields --data books
  tenure segment check 'plan in (\"Pro\", \"Team\") and mrr > 500' --data books";

/// What a segment can ask for, and whom it has
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES, arg_required_else_help = true)]
pub struct SegmentArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// The fields that the data have, with the values that are most common
    Fields(FieldsArgs),
    /// Whom a segment has on a day, what they pay, and how it is understood
    Check(CheckArgs),
}

/// Of `segment fields`.
#[derive(Args, Debug)]
pub struct FieldsArgs {
    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Of `segment check`.
#[derive(Args, Debug)]
pub struct CheckArgs {
    /// The segment
    expression: String,

    /// The day; what counts is its end [default: the last day of the data]
    #[arg(long, value_name = "DATE")]
    at: Option<String>,

    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Answers.
pub fn run(args: &SegmentArgs, context: &Context) -> Result<Exit> {
    match &args.what {
        What::Fields(args) => {
            let session = args.data.open(context)?;
            let book = session.figures(EVERYTHING, context)?;
            let sheet = fields::sheet(&book);
            let head = figures::head(&session, &book);
            output::sheet(&sheet, args.format.format, context.paint, "fields", head)?;
            Ok(session.exit())
        }
        What::Check(args) => check(args, context),
    }
}

/// Whom a segment has: what is wrong with it is the answer, not a failure.
fn check(args: &CheckArgs, context: &Context) -> Result<Exit> {
    let rows = "tenure customers --segment lists whom it has in those forms";
    let format = args.format.of_page("the check of a segment", rows)?;
    let session = args.data.open(context)?;
    let book = session.figures(EVERYTHING, context)?;
    let day = match &args.at {
        Some(text) => dates::day(text, "--at")?,
        None => book.data_through.unwrap_or(session.account.zone.day(session.now)),
    };
    let at = session.account.zone.start_of_day(Day(day.0 + 1));
    let compiled = Compiled::new(&book, &args.expression);
    let found = match &compiled {
        Ok(segment) => {
            let mut rows = customers(&book, at, Some(segment))?;
            rows.retain(|row| row.standing.is_customer());
            let told = rows.iter().filter(|row| row.is_told());
            let untold = rows.len() - told.clone().count();
            let mrr: i128 = told.map(|row| i128::from(row.mrr)).sum();
            Ok((rows.len(), untold, mrr))
        }
        Err(error) => Err(error.clone()),
    };
    let currency = book.currency();
    if format != Format::Json {
        let text = match &found {
            Err(error) => format!("{error}\n"),
            Ok((n, 0, mrr)) => {
                let mrr = show::money_of(*mrr, currency);
                tr!("segment-customers", n = *n, mrr = mrr) + "\n"
            }
            Ok((n, untold, mrr)) => {
                let (mrr, untold) = (show::money_of(*mrr, currency), untold.to_string());
                tr!("segment-customers-untold", n = *n, mrr = mrr, untold = untold) + "\n"
            }
        };
        output::text(&text)?;
        return Ok(Exit::findings(found.is_err()));
    }
    let error = found.as_ref().err().map(wrong);
    let found = found.ok();
    let parsed = language::parse(&args.expression).ok();
    let none = || Json::from(None::<String>);
    output::json(
        figures::head(&session, &book)
            .with("at", day.to_string())
            .with("currency", currency.code())
            .with("expression", args.expression.clone())
            .with("customers", found.map(|(n, ..)| n))
            .with("untold", found.map(|(_, untold, _)| untold))
            .with("mrr", found.map(|(.., mrr)| figures::money(mrr, currency)))
            .with("error", error.map_or_else(none, Json::from))
            .with("tree", parsed.as_ref().map_or_else(none, |tree| Json::from(tree::json(tree)))),
    )?;
    Ok(session.exit())
}

fn wrong(error: &SegmentError) -> Object {
    Object::new()
        .with("message", words().phrase(&error.message))
        .with("line", error.line)
        .with("column", error.column)
        .with("hint", error.hint.as_ref().map(|hint| words().phrase(hint)))
}
