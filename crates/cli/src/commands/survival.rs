//! `tenure survival`: how long customers stay.

mod answer;
mod page;

use anyhow::Result;
use clap::{Args, ValueEnum};
use tenure_domain::time::Day;
use tenure_engine::book::Book;
use tenure_engine::classes::Dimension;
use tenure_engine::lifetimes::{Lifetimes, Observing, lifetimes};
use tenure_models::survival::Scale;

use crate::ask::{self, SegmentArgs};
use crate::context::Context;
use crate::dates;
use crate::failure::Exit;
use crate::output::{self, FormatArgs};
use crate::session::{DataArgs, Session};
use crate::sheet::Format;
use crate::statistics::LevelArgs;
use crate::words::{tr, words};

const EXAMPLES: &str = "\
Examples:
  tenure survival --data books
  tenure survival --data books --by plan --months 36
  tenure survival --data books --segment 'country = \"RO\"' --observed-from 2024-01
  tenure survival --data books --by country --format json     all curves, medians, the test";

/// How long customers stay
///
/// The share of customers who are still there by the time since their start (the curve of Kaplan
/// and Meier). Whoever is still there counts as far as they were seen; whoever left and came back
/// has left. Months are anniversaries of each customer's own start. These are estimates, and come
/// with intervals.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct SurvivalArgs {
    /// One curve for each plan, product, currency, pricing_model, contract_length, company_size,
    /// mrr_band, cohort or value of any attribute of customers, as it was at their start; and a test whether the curves differ
    #[arg(long, value_name = "DIMENSION")]
    by: Option<String>,

    /// How many months to show; also how far the mean goes
    #[arg(long, default_value_t = 24, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1200))]
    months: u32,

    /// Look only at what happened from this day on: whoever started before enters at the age
    /// reached then. For data that leave out customers who had left earlier
    #[arg(long, value_name = "DATE")]
    observed_from: Option<String>,

    /// Count ages from this date of customers, such as created_at, instead of their first MRR:
    /// whoever pays later enters at the age reached then. For data that begin after customers did
    #[arg(long, value_name = "DATE-COLUMN")]
    since: Option<String>,

    /// The scale on which confidence intervals reach as far up as down
    #[arg(long, value_enum, default_value_t = ScaleArg::LogLog, value_name = "SCALE")]
    scale: ScaleArg,

    #[command(flatten)]
    level: LevelArgs,
    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    segment: SegmentArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// A scale, as typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum ScaleArg {
    /// log(-log S): holds its level in small samples
    LogLog,
    /// log S, as R does
    Log,
    /// S itself
    Plain,
}

impl From<ScaleArg> for Scale {
    fn from(scale: ScaleArg) -> Scale {
        match scale {
            ScaleArg::LogLog => Scale::LogLog,
            ScaleArg::Log => Scale::Log,
            ScaleArg::Plain => Scale::Plain,
        }
    }
}

/// Prints curves, medians, means and the test.
pub fn run(args: &SurvivalArgs, context: &Context) -> Result<Exit> {
    let level = args.level.level()?;
    let session = args.data.open(context)?;
    let names = args.segment.segment.is_some() || args.by.is_some() || args.since.is_some();
    let book = match names {
        true => ask::members(&session, &args.segment, args.by.as_deref(), context)?,
        false => session.totals(context)?,
    };
    ask::remark(&book, context);
    let segment = args.segment.compile(&book)?;
    let dimension = args.by.as_deref().map(|name| Dimension::parse(&book, name)).transpose()?;
    let first = args.observed_from.as_deref();
    let first = first.map(|text| dates::day(text, "--observed-from")).transpose()?;
    let observing = Observing { first, since: args.since.as_deref() };
    let lives = lifetimes(&book, segment.as_ref(), dimension.as_ref(), &observing)?;
    say(&lives, first, context);
    let asked = answer::Asked {
        since: args.since.clone(),
        months: args.months,
        level,
        scale: args.scale.into(),
        first,
        through: lives.through,
    };
    let answer = answer::Answer::new(&lives, &asked);
    print(args, &session, &book, &answer, context)?;
    Ok(session.exit())
}

/// What to mind about the data.
pub fn say(lives: &Lifetimes, first: Option<Day>, context: &Context) {
    let talk = context.talk;
    if let Some((since, expected)) = lives.silent_before {
        let day = words().day(since);
        talk.warn(&tr!("survival-silent", day = day, expected = expected));
        // What is typed has the form that options have.
        talk.hint(&tr!("survival-silent-hint", day = since.to_string()));
    }
    if let Some((month, crowd)) = lives.crowd {
        let next = month.add_months(1);
        talk.warn(&tr!("survival-crowd", n = crowd, month = words().month(month)));
        talk.hint(&tr!("survival-crowd-hint", day = next.to_string()));
    }
    if lives.undated > 0 {
        talk.warn(&tr!("survival-undated", n = lives.undated));
    }
    if lives.untold > 0 {
        talk.warn(&tr!("survival-untold", n = lives.untold));
    }
    if let Some(first) = first.filter(|_| lives.before > 0) {
        talk.say(&tr!("survival-left-before", n = lives.before, day = words().day(first)));
    }
}

fn print(
    args: &SurvivalArgs,
    session: &Session,
    book: &Book,
    answer: &answer::Answer,
    context: &Context,
) -> Result<()> {
    match args.format.format {
        Format::Json => output::json(answer::json(answer, crate::figures::head(session, book))),
        format @ (Format::Csv | Format::Ndjson) => {
            let sheet = page::long(answer);
            output::sheet(&sheet, format, context.paint, "", output::Object::new())
        }
        Format::Md => output::text(&page::markdown(answer)),
        Format::Table => {
            let mut parts = vec![tr!("survival-title")];
            parts.extend(args.segment.segment.clone());
            parts.extend(session.titled());
            let since = answer.asked.since.as_deref();
            parts.extend(since.map(|column| tr!("survival-since", column = column)));
            let first = answer.asked.first.map(|day| words().day(day));
            parts.extend(first.map(|day| tr!("survival-observed", day = day)));
            let title = parts.join(" · ");
            output::text(&format!("{title}\n\n{}", page::text(answer, context.paint)))
        }
    }
}
