//! `tenure reconcile`: our MRR against another system's own figures.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use clap::{Args, ValueEnum};
use tenure_connectors::statement::{self, Assumed, Statement};
use tenure_connectors::values::decimal::{Excess, Marks, scaled};
use tenure_domain::money::{Currency, UNITS_PER_MINOR};
use tenure_domain::time::Day;
use tenure_engine::book::Book;
use tenure_engine::reconcile::{Claims, reconcile, strangers};
use tenure_ledger::run::Wanted;
use tenure_server::statements;

mod causes;
mod told;

use crate::ask::{self, EVERYTHING, SegmentArgs};
use crate::context::Context;
use crate::dates;
use crate::failure::{Exit, advised};
use crate::output::FormatArgs;
use crate::session::{DataArgs, Session};
use crate::snippets;
use crate::words::{Id, tr};

const EXAMPLES: &str = "\
Examples:
  tenure reconcile --against mrr-per-subscriber.csv --data books      a column for each month
  tenure reconcile --against theirs.csv --data books --from 2026-01 --tolerance 0.50
  tenure reconcile --against changes.csv --data books --policy stripe
  tenure reconcile --against theirs.csv --data books --segment 'mrr > 500'
  tenure reconcile --against theirs.csv --data books --by customer --format csv > why.csv";

/// Hold our MRR against another system's own figures, with the cause of every difference
///
/// The file has a row for each customer and month (customer, month, mrr), a column for each month
/// (as Stripe exports MRR per subscriber per month), or a row for each change (customer, time, mrr
/// change). A cause is found by evidence: the customer is kept again under another setting, or with
/// one fact taken another way, and where that gives the other figure, that is the cause; the rest
/// stays unknown. Ours plus all causes is theirs, for every customer and month. A segment is asked at
/// the end of each day; customers whom only the file knows belong to none. Exit code 1: some
/// difference above --tolerance is unknown, or rows were rejected.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct ReconcileArgs {
    /// The other system's figures: CSV, plain or gzipped
    #[arg(long, value_name = "FILE")]
    against: PathBuf,

    /// Only months and days from this one on
    #[arg(long, value_name = "DATE")]
    from: Option<String>,

    /// Only months and days before this one
    #[arg(long, value_name = "DATE")]
    to: Option<String>,

    /// An unknown difference of a customer up to this amount is let pass
    #[arg(long, value_name = "AMOUNT", default_value = "0")]
    tolerance: String,

    /// What a row is
    #[arg(long, value_enum, default_value_t = By::Cause, value_name = "WHAT")]
    by: By,

    /// Name so many of the largest customers of each cause
    #[arg(long, value_name = "N", default_value_t = 3)]
    customers: usize,

    #[command(flatten)]
    segment: SegmentArgs,
    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// What a row is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum By {
    /// A cause, with its customers
    Cause,
    /// A month, with what each cause does
    Month,
    /// A part of a customer's difference
    Customer,
}

/// Reconciles.
pub fn run(args: &ReconcileArgs, context: &Context) -> Result<Exit> {
    let session = args.data.open(context)?;
    let assumed = Assumed {
        currency: session.native.unwrap_or(session.account.currency),
        zone: session.account.zone.clone(),
    };
    let file = called(&args.against, context);
    let read = statement::open_as(&args.against, &file, &assumed)?;
    talk(&read, context);
    let currency = currency(&read, &session)?;
    let tolerance = tolerance(&args.tolerance, currency)?;
    let native = Some(currency).filter(|&code| code != session.account.currency);
    let session = Session { native: session.native.or(native), ..session };
    let details = args.segment.segment.is_some();
    let book = session.book(Wanted { details, ..EVERYTHING }, context)?;
    ask::remark(&book, context);
    let segment = args.segment.compile(&book)?;
    let claims = Claims::of(&read, currency, &session.account.zone)
        .ok_or_else(|| advised("a sum of the file is too large", "amounts are in major units"))?;
    let claims = within(claims, args, &book, context)?;
    let spinner = context.talk.spinner(Id("busy-causes"));
    let lines = reconcile(&book, &claims, segment.as_ref());
    spinner.finish_and_clear();
    if segment.is_some() {
        say_strangers(strangers(&book, &claims), context);
    }
    let told = told::Told {
        session: &session,
        book: &book,
        file: file.to_string(),
        statement: &read,
        lines: &lines,
        segment: args.segment.segment.as_deref(),
        tolerance,
        customers: args.customers,
    };
    told.print(args.by, args.format.format, context)?;
    let unknown = told.unknown_above();
    if unknown > 0 {
        context.talk.warn(&tr!("reconcile-unknown", n = unknown));
    }
    Ok(match session.exit() {
        Exit::Fine => Exit::findings(unknown > 0 || read.rejected > 0),
        other => other,
    })
}

/// What the file is called: where one asks a server, as it was sent, and not where it lies.
fn called(path: &Path, context: &Context) -> Arc<str> {
    let sent = path.file_name().and_then(|name| name.to_str());
    match (sent, &context.resident) {
        (Some(id), Some(_)) => statements::name(id).into(),
        _ => path.display().to_string().into(),
    }
}

/// Says what reading the file found.
fn talk(read: &Statement, context: &Context) {
    let talk = context.talk;
    // Rows that are shown as they are would show people.
    let shown = if context.mask.is_some() { &[][..] } else { &read.rejects[..] };
    for reject in shown {
        for finding in &reject.findings {
            talk.say(&format!("{}\n", snippets::row(finding, reject, talk.paint)));
        }
    }
    if read.rejected > 0 {
        talk.warn(&tr!("reconcile-rejected", rejected = read.rejected, n = read.rows));
    }
    if read.entries.is_empty() && read.rejected == 0 {
        talk.warn(&tr!("reconcile-no-figures"));
    }
    let dated: Vec<&str> = read.ignored.iter().map(AsRef::as_ref).filter(|it| dated(it)).collect();
    if !dated.is_empty() {
        talk.warn(&tr!("reconcile-months", columns = dated.join(", ")));
        talk.hint(&tr!("reconcile-months-hint"));
    }
    let firsts = read.days.iter().all(|day| day.month_start() == *day);
    if firsts && read.days.len() > 1 {
        talk.warn(&tr!("reconcile-firsts"));
        talk.hint(&tr!("reconcile-firsts-hint"));
    }
}

/// Whether a header that was not understood names a year, as a month does.
fn dated(header: &str) -> bool {
    let mut parts = header.split(|letter: char| !letter.is_ascii_digit());
    parts.any(|part| part.len() == 4 && (part.starts_with("19") || part.starts_with("20")))
}

/// Says whom a segment leaves out because nothing is known of them.
fn say_strangers(strangers: usize, context: &Context) {
    if strangers > 0 {
        context.talk.warn(&tr!("reconcile-strangers", n = strangers));
    }
}

/// The one currency in which figures are compared.
fn currency(read: &Statement, session: &Session) -> Result<Currency> {
    let mut said: Vec<Currency> = read.entries.iter().filter_map(|entry| entry.currency).collect();
    said.sort_unstable();
    said.dedup();
    match (session.native, &said[..]) {
        (Some(native), _) => Ok(native),
        (None, []) => Ok(session.account.currency),
        (None, [one]) => Ok(*one),
        (None, several) => {
            let names: Vec<&str> = several.iter().map(Currency::code).collect();
            let hint = format!("take one at a time, with --currency {}", names.join(" or "));
            Err(advised("the figures of the file are in several currencies", hint))
        }
    }
}

fn tolerance(text: &str, currency: Currency) -> Result<i128> {
    let hint = "it is an amount such as 0.50";
    let wrong = || advised(format!("--tolerance {text:?} is no amount"), hint);
    let millionths = scaled(text, 6, Marks::default(), Excess::Error).map_err(|_| wrong())?;
    if millionths < 0 {
        return Err(wrong());
    }
    let minor = 10_i128.pow(currency.exponent()) * i128::from(UNITS_PER_MINOR);
    Ok(i128::from(millionths) * minor / 1_000_000)
}

/// The claims of the days that are asked for, and that are over.
fn within(claims: Claims, args: &ReconcileArgs, book: &Book, context: &Context) -> Result<Claims> {
    let day =
        |text: &Option<String>, flag| text.as_deref().map(|t| dates::day(t, flag)).transpose();
    let (from, to) = (day(&args.from, "--from")?, day(&args.to, "--to")?);
    let zone = &book.options.account.zone;
    let is_over = |day: &Day| zone.start_of_day(Day(day.0 + 1)) <= book.options.now;
    let asked = |day: &Day| from.is_none_or(|from| *day >= from) && to.is_none_or(|to| *day < to);
    let ahead = claims.days.iter().filter(|day| asked(day) && !is_over(day)).count();
    if ahead > 0 {
        context.talk.warn(&tr!("reconcile-ahead", n = ahead));
    }
    let days = claims.days.iter().copied().filter(|day| asked(day) && is_over(day)).collect();
    let claims = Claims { days, ..claims };
    if claims.days.is_empty() {
        let hint = "look at its dates, and at --from and --to";
        return Err(advised("the file says nothing of the time that is asked for", hint));
    }
    Ok(claims)
}
