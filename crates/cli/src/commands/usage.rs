//! `tenure usage`: who uses the product, customer by customer.

use std::cmp::Reverse;

use anyhow::Result;
use arrow_array::RecordBatch;
use clap::{Args, ValueEnum};
use indicatif::ProgressBar;
use tenure_connectors::bundle::read_early;
use tenure_connectors::report::{ReadReport, Reject, Sink};
use tenure_domain::finding::Finding;
use tenure_domain::money::Currency;
use tenure_domain::said;
use tenure_domain::schema::TableId;
use tenure_domain::time::Day;
use tenure_engine::error::Error;
use tenure_engine::usage::{Answer, Answers, WEEKS, WINDOW, answers, answers_beside};
use tenure_metrics::reading::{Fraction, Value};

use crate::ask::EVERYTHING;
use crate::context::{Context, Counted};
use crate::dates;
use crate::failure::{Exit, advised};
use crate::output::{self, FormatArgs, Json, Object};
use crate::session::{DataArgs, Session};
use crate::sheet::{Cell, Column, Format, Sheet, Tone};
use crate::show;
use crate::words::{Id, tr, words};

const EXAMPLES: &str = "\
Examples:
  tenure usage --data books                            whose use fell most, at the end of the data
  tenure usage --data books --at 2026-03-01 --sort seen --limit 100
  tenure usage --input company --format csv > use.csv";

const AFTER: &str = "\
Active is a named user, not internal, with a qualifying event on a day of the account's time zone.
Users, user-days, stickiness and features are of the 28 days before the day; stickiness is the mean
of daily active users divided by the active users, as in the variant at_end of the metric; weeks are
those of the last 12 with any use; the trend is user-days against those of the 28 days before. Which
events qualify, and which features they show, the tables event_kinds and features say. `tenure
metric active_users` and its sisters have the figures of everyone, by period.";

/// Who uses the product: active users, stickiness, features, weeks, trend, by customer
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES, after_help = AFTER)]
pub struct UsageArgs {
    /// At the beginning of this day [default: the day after the last event]
    #[arg(long, value_name = "DATE")]
    at: Option<String>,

    /// Order
    #[arg(long, value_enum, default_value_t = Sort::Trend, value_name = "ORDER")]
    #[arg(hide_possible_values = false)]
    sort: Sort,

    /// Show at most N customers [default: 25 in a table, all in other forms]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,

    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    format: FormatArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Sort {
    /// Those that lost most user-days first
    Trend,
    /// Most active users first
    Users,
    /// Those seen longest ago first
    Seen,
    /// By id
    Id,
}

/// Rows of a table without a limit.
const FEW: usize = 25;

/// Answers.
pub fn run(args: &UsageArgs, context: &Context) -> Result<Exit> {
    let at = args.at.as_deref().map(|text| dates::day(text, "--at")).transpose()?;
    let mut session = args.data.open_beside_events(context)?;
    let mut answers = ask(&mut session, at, context)?;
    within(&session, &answers, at)?;
    // Which features a customer may use hangs on what it subscribes to.
    if answers.kinds.features.iter().any(|feature| feature.key) {
        answers.keep_allowed(&session.book(EVERYTHING, context)?);
    }
    remark(&session, &answers, context)?;
    sort(&mut answers.customers, args.sort);
    let format = args.format.format;
    let total = answers.customers.len();
    let few = matches!(format, Format::Table).then_some(FEW);
    answers.customers.truncate(args.limit.or(few).unwrap_or(usize::MAX));
    let mut sheet = sheet(&answers, format == Format::Table);
    if format == Format::Table {
        sheet.drop_empty("key_features_unused");
        output::text(&heading(&answers, &session))?;
    }
    output::sheet(&sheet, format, context.paint, "customers", head(&session, &answers, total))?;
    if format == Format::Table && answers.customers.len() < total {
        let shown = answers.customers.len();
        context.talk.say(&tr!("usage-more", shown = shown, n = total));
    }
    Ok(session.exit())
}

fn ask(session: &mut Session, at: Option<Day>, context: &Context) -> Result<Answers> {
    let known_at = session.known_at;
    let load = session.loading();
    if let Some((bundle, options)) = session.events.take() {
        let mut watched = Watched { bar: context.talk.bar(Id("busy-reading"), Counted::Bytes) };
        let mut report = ReadReport::default();
        let answers = answers_beside(&session.workspace, &load, at, |take| {
            report = read_early(&bundle, &options, take, &mut watched)
                .map_err(|error| Error::Query(error.to_string().into()))?;
            Ok(())
        })?;
        watched.bar.finish_and_clear();
        session.also_read(report, context);
        return Ok(answers);
    }
    if session.workspace.table_state(TableId::Events, known_at.map(|at| at.0))?.rows == 0 {
        let hint = "put what users did into the table events (customer_id, user_id, event, at)";
        return Err(advised("the data hold no events", hint));
    }
    let spinner = context.talk.spinner(Id("busy-events"));
    let answers = answers(&session.workspace, &load, at)?;
    spinner.finish_and_clear();
    Ok(answers)
}

/// Refuses days of which events tell nothing: those before the first, and those to come.
fn within(session: &Session, answers: &Answers, at: Option<Day>) -> Result<()> {
    let zone = &session.account.zone;
    let Some((at, (first, last))) = at.zip(answers.whole.seen) else { return Ok(()) };
    let (first, now) = (zone.day(first), zone.day(session.now));
    if first < at && at.0 <= now.0 + 1 {
        return Ok(());
    }
    let (detail, hint) = match at <= first {
        true => (
            said!(
                "nothing is known of the use before {day}: events begin later",
                day = at.to_string()
            ),
            said!("the first event is of {day}", day = first.to_string()),
        ),
        false => (
            said!("{day} has not come yet", day = at.to_string()),
            said!("the last event is of {day}", day = zone.day(last).to_string()),
        ),
    };
    Err(advised(detail, hint))
}

/// Watches events being read. Rows that are refused are counted in the report.
struct Watched {
    bar: ProgressBar,
}

impl Sink for Watched {
    fn batch(&mut self, _: TableId, _: RecordBatch) -> Result<(), tenure_connectors::Error> {
        Ok(())
    }

    fn reject(&mut self, _: &Reject) -> Result<(), tenure_connectors::Error> {
        Ok(())
    }

    fn finding(&mut self, _: &Finding) {}

    fn progress(&mut self, done: u64, total: u64) {
        self.bar.set_length(total);
        self.bar.set_position(done);
    }
}

/// What is to be said beside the table.
fn remark(session: &Session, answers: &Answers, context: &Context) -> Result<()> {
    let whole = &answers.whole;
    if let Some(latest) = whole.left_out.latest {
        let (n, day) = (whole.left_out.future, words().day(session.account.zone.day(latest)));
        context.talk.warn(&tr!("usage-future", n = n, day = day));
        context.talk.hint(&tr!("usage-future-hint"));
    }
    if whole.unnamed > 0 {
        context.talk.say(&tr!("usage-unnamed", n = whole.unnamed));
    }
    let known_at = session.known_at.map(|at| at.0);
    if session.workspace.table_state(TableId::EventKinds, known_at)?.rows == 0 {
        context.talk.say(&tr!("usage-every-event"));
    }
    Ok(())
}

/// What the table tells of, and of which days.
fn heading(answers: &Answers, session: &Session) -> String {
    let last = words().day(Day(answers.at.0 - 1));
    let mut parts = vec![tr!("usage-title", days = WINDOW, last = last)];
    parts.extend(session.known_at.map(|at| tr!("head-known-at", at = at.to_string())));
    parts.join(" · ") + "\n\n"
}

/// By how many user-days the window has more than the one before.
fn change(answer: &Answer) -> i64 {
    i64::from(answer.user_days) - i64::from(answer.user_days_before)
}

fn sort(rows: &mut [(String, Answer)], order: Sort) {
    // Rows come by id, and stay so where they are alike.
    match order {
        Sort::Trend => rows.sort_by_key(|row| change(&row.1)),
        Sort::Users => rows.sort_by_key(|row| Reverse(row.1.active_users)),
        Sort::Seen => rows.sort_by_key(|row| row.1.last_seen),
        Sort::Id => {}
    }
}

fn head(session: &Session, answers: &Answers, total: usize) -> Object {
    let left_out = &answers.whole.left_out;
    Object::new()
        .with("known_at", session.known_at.map(|at| at.to_string()))
        .with("at", answers.at.to_string())
        .with("window_days", WINDOW)
        .with("weeks", WEEKS)
        .with("time_zone", session.account.zone.name())
        .with("count", total)
        .with("events_without_user", answers.whole.unnamed)
        .with("events_internal", left_out.internal)
        .with("events_in_future", left_out.future)
        .with("features", Json::List(names(answers)))
}

fn names(answers: &Answers) -> Vec<Json> {
    answers.kinds.features.iter().map(|feature| Json::from(feature.name.clone())).collect()
}

fn sheet(answers: &Answers, narrow: bool) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("customer_id", &tr!("col-customer")),
        Column::number("active_users", &tr!("usage-users")),
        Column::number("user_days", &tr!("usage-user-days")),
        Column::number("stickiness", &tr!("usage-stickiness")),
        Column::number("features_used", &tr!("usage-features")),
        Column::number("weeks_active", &tr!("usage-weeks")),
        Column::text("last_seen", &tr!("col-last-seen")),
        Column::number("user_days_before", &tr!("usage-before")),
        Column::number("trend", &tr!("usage-trend")),
        Column::text("key_features_unused", &tr!("usage-key-unused")),
    ]);
    for (id, answer) in &answers.customers {
        let days = i128::from(answer.active_users) * i128::from(WINDOW);
        let trend = share(change(answer).into(), answer.user_days_before.into());
        let tone = if change(answer) < 0 { Tone::Bad } else { Tone::Plain };
        let unused = answer.key_unused.iter().filter_map(|&number| {
            Some(answers.kinds.features.get(usize::from(number))?.name.clone())
        });
        let unused: Vec<String> = unused.collect();
        let shown = match narrow {
            true => crate::sheet::fit(&unused.join(", "), 40),
            false => words().clauses(&unused),
        };
        sheet.push(vec![
            Cell::text(id.clone()),
            Cell::count(answer.active_users.into()),
            Cell::count(answer.user_days.into()),
            share(answer.user_days.into(), days),
            Cell::count(answer.features_used.into()),
            Cell::count(answer.weeks_active.into()),
            answer.last_seen.map_or_else(Cell::empty, Cell::day),
            Cell::count(answer.user_days_before.into()),
            trend.toned(tone),
            if unused.is_empty() { Cell::empty() } else { Cell::new(shown, unused.join("; ")) },
        ]);
    }
    sheet
}

/// A share: undefined of nothing.
fn share(num: i128, den: i128) -> Cell {
    if den == 0 {
        return Cell::undefined();
    }
    let value = Value::Ratio(Fraction { num, den });
    match (show::percent(value), value.shortest(Currency::EUR)) {
        (Some(shown), Some(exact)) => Cell::new(shown, exact),
        _ => Cell::undefined(),
    }
}
