//! `tenure renewals`: contract terms that end.

use anyhow::Result;
use clap::{Args, ValueEnum};
use tenure_domain::said;
use tenure_domain::time::Day;
use tenure_engine::book::Book;
use tenure_engine::committed::{AheadRow, committed};
use tenure_engine::renewals::{RenewalRow, renewals};
use tenure_engine::segments::Compiled;

use crate::ask::{self, EVERYTHING, SegmentArgs};
use crate::context::Context;
use crate::dates;
use crate::failure::{Exit, advised, option};
use crate::figures;
use crate::output::{self, FormatArgs, Json, Object};
use crate::session::{DataArgs, Session};
use crate::sheet::Format;

use super::ahead;

mod page;
mod windows;

use windows::Window;

const EXAMPLES: &str = "\
Examples:
  tenure renewals --data books                        the next 30, 60 and 90 days, and the last
  tenure renewals --data books --at 2026-03-01 --within 30d
  tenure renewals --data books --min-months 12 --segment 'mrr > 500'
  tenure renewals --data books --show past --format csv > renewed.csv";

const AFTER: &str = "\
A term ends where subscriptions say so: term_ends_at, or term_started_at (else started_at) with
term_months; it is followed by others of the same length unless auto_renew is false. What was due
is the MRR one day before; what became of it is read at the end of the day. Terms of one customer
that end on one day are one renewal. `tenure metric renewal_rate` has the rates by period.";

/// Contract terms that end soon, and what became of those that ended
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES, after_help = AFTER)]
pub struct RenewalsArgs {
    /// The day from which to look ahead and back [default: the day after the data, or today]
    #[arg(long, value_name = "DATE")]
    at: Option<String>,

    /// How far: 30d, 60d, 90d or any number of days
    #[arg(long, default_value = "90d", value_name = "DAYS")]
    within: String,

    /// Only terms of at least so many months
    #[arg(long, default_value_t = 0, value_name = "N", value_parser = clap::value_parser!(u16).range(0..=1200))]
    min_months: u16,

    /// Which of the tables to give in a form that holds only one, such as csv
    #[arg(long, value_enum, default_value_t = Show::Due, value_name = "WHAT")]
    #[arg(hide_possible_values = false)]
    show: Show,

    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    segment: SegmentArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Which rows stand in a form that has room for one table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Show {
    /// Terms that end in the days ahead
    Due,
    /// Terms that ended in the days before
    Past,
    /// Sums of the days ahead and before
    Windows,
    /// Changes that are known ahead
    Known,
}

/// Everything that is said.
pub struct Answer<'a> {
    session: &'a Session,
    book: &'a Book,
    segment: Option<&'a str>,
    at: Day,
    days: i32,
    windows: Vec<Window>,
    due: Vec<RenewalRow>,
    past: Vec<RenewalRow>,
    known: Vec<AheadRow>,
}

/// Reads a number of days: `30d` or `30`.
fn days(text: &str) -> Result<i32> {
    let number = text.trim().trim_end_matches(['d', 'D']);
    match number.parse::<i32>() {
        Ok(days @ 1..=3660) => Ok(days),
        _ => {
            let hint = said!("give a number of days between 1 and 3660, such as 30d, 60d or 90d");
            let (flag, text) = (option("--within"), format!("{text:?}"));
            Err(advised(
                said!("{flag} {text} is no number of days", flag = flag, text = text),
                hint,
            ))
        }
    }
}

/// Answers.
pub fn run(args: &RenewalsArgs, context: &Context) -> Result<Exit> {
    let days = days(&args.within)?;
    let session = args.data.open(context)?;
    let book = session.book(EVERYTHING, context)?;
    ask::remark(&book, context);
    let segment = args.segment.compile(&book)?;
    let answer = ask_book(args, &session, &book, segment.as_ref(), days)?;
    let format = args.format.format;
    let table = |sheet| output::sheet(&sheet, format, context.paint, "", Object::new());
    match (format, args.show) {
        (Format::Json, _) => output::json(json(&answer))?,
        (Format::Table, _) => output::text(&page::page(&answer).text(context.paint))?,
        (_, Show::Due) => table(page::terms(&answer.due, &book, false))?,
        (_, Show::Past) => table(page::terms(&answer.past, &book, false))?,
        (_, Show::Windows) => table(windows::sheet(&answer.windows, &book))?,
        (_, Show::Known) => table(ahead::sheet(&page::all(&answer.known), &book, false))?,
    }
    Ok(session.exit())
}

fn ask_book<'a>(
    args: &'a RenewalsArgs,
    session: &'a Session,
    book: &'a Book,
    segment: Option<&Compiled<'_>>,
    days: i32,
) -> Result<Answer<'a>> {
    let today = session.account.zone.day(book.present());
    let at = args.at.as_deref().map(|text| dates::day(text, "--at")).transpose()?.unwrap_or(today);
    let months = i32::from(args.min_months);
    let due = renewals(book, at, Day(at.0 + days), months, segment)?;
    let past = renewals(book, Day(at.0 - days), at, months, segment)?;
    let mut lengths: Vec<i32> = [30, 60, 90].into_iter().filter(|&n| n < days).collect();
    lengths.push(days);
    let mut windows: Vec<Window> =
        lengths.iter().map(|&n| Window::new(at, Day(at.0 + n), &due)).collect();
    windows.extend(lengths.iter().map(|&n| Window::new(Day(at.0 - n), at, &past)));
    // What is known ahead is known from the present on; of a day in the past it would be hindsight.
    let until = Day(at.0 + days);
    let mut known = match at >= today {
        true => committed(book, &[until], segment)?.rows,
        false => Vec::new(),
    };
    let zone = &session.account.zone;
    known.retain(|row| zone.day(row.at) >= at && zone.day(row.at) < until);
    let segment = args.segment.segment.as_deref();
    Ok(Answer { session, book, segment, at, days, windows, due, past, known })
}

fn json(answer: &Answer<'_>) -> Object {
    let book = answer.book;
    let none = || Some("no contract terms are known".to_owned());
    figures::head(answer.session, book)
        .with("at", answer.at.to_string())
        .with("within_days", answer.days)
        .with("currency", book.currency().code())
        .with("segment", answer.segment)
        .with("undefined", if book.knows_terms() { None } else { none() })
        .with("windows", Json::objects(windows::sheet(&answer.windows, book).objects()))
        .with("due", Json::objects(page::terms(&answer.due, book, false).objects()))
        .with("past", Json::objects(page::terms(&answer.past, book, false).objects()))
        .with(
            "known",
            Json::objects(ahead::sheet(&page::all(&answer.known), book, false).objects()),
        )
}
