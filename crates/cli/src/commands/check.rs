//! `tenure check`: do the books close, and do the data fit together?

use anyhow::Result;
use clap::Args;
use tenure_connectors::values::choice::nearest;
use tenure_domain::said;
use tenure_domain::schema::TableId;
use tenure_engine::checks::{self, About, Check, CheckResult, Fault};

use crate::ask::EVERYTHING;
use crate::context::Context;
use crate::failure::{Exit, advised, either};
use crate::figures;
use crate::output::{self, FormatArgs, Object};
use crate::session::DataArgs;
use crate::sheet::{Cell, Column, Format, Setting, Sheet, Tone};
use crate::show;
use crate::words::{self, Id, tr, words};

use super::report::quality::meaning;

const EXAMPLES: &str = "\
Examples:
  tenure check --data books
  tenure check bridge-closes rows-sum-to-figures --data books
  tenure check --list";

/// Check that the books add up and the data fit together
///
/// Checks of laws find faults of the program; checks of data find what should be mended at its
/// source. The exit code is 1 where one finds something. subscriptions-and-invoices, which holds the
/// two against each other month by month, is made only where it is named.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct CheckArgs {
    /// Only these checks
    #[arg(value_name = "NAME")]
    names: Vec<String>,

    /// List the checks
    #[arg(long)]
    list: bool,

    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Lists or checks.
pub fn run(args: &CheckArgs, context: &Context) -> Result<Exit> {
    let format = args.format.format;
    if args.list {
        list(format, context)?;
        return Ok(Exit::Fine);
    }
    known(&args.names)?;
    let session = args.data.open(context)?;
    let book = session.book(EVERYTHING, context)?;
    let spinner = context.talk.spinner(Id("busy-checking"));
    let records = session.all_records(&book)?;
    let results = {
        let doubts = session.doubts(&book, &records, &args.names)?;
        checks::run(&book, Some(&records), &doubts, &args.names)?
    };
    spinner.finish_and_clear();
    let problems: u64 = results.iter().map(|result| result.problems).sum();
    match format {
        Format::Table => output::text(&text(&results, context))?,
        _ => {
            let head = figures::head(&session, &book).with("problems", problems);
            output::sheet(&sheet(&results), format, context.paint, "checks", head)?;
        }
    }
    Ok(if problems > 0 { Exit::Findings } else { session.exit() })
}

fn known(names: &[String]) -> Result<()> {
    let all = checks::all();
    for name in names {
        if !all.iter().any(|check| check.name == name) {
            let hint = match nearest(name, all.iter().map(|check| check.name)) {
                Some(near) => said!("did you mean {name}?", name = near),
                None => {
                    either("tenure check --list shows them", said!("check?list=true shows them"))
                }
            };
            return Err(advised(
                said!("no check is named {name}", name = format!("{name:?}")),
                hint,
            ));
        }
    }
    Ok(())
}

fn about(check: &Check) -> Cell {
    match check.about {
        About::Laws => Cell::new(tr!("check-laws"), "laws"),
        About::Data => Cell::new(tr!("check-data"), "data"),
    }
}

/// What a check says.
fn doc(check: &Check) -> Cell {
    let said = match check.name {
        "bridge-closes" => tr!("check-bridge-closes"),
        "components-sum" => tr!("check-components-sum"),
        "days-sum-to-months" => tr!("check-days-sum-to-months"),
        "levels-not-negative" => tr!("check-levels-not-negative"),
        "rows-sum-to-figures" => tr!("check-rows-sum-to-figures"),
        code => meaning(code).unwrap_or_else(|| check.doc.to_owned()),
    };
    let told = words::told(&said, check.doc);
    Cell::new(said, told)
}

/// A problem in the user's language; ids, places and numbers of units are the same in all.
fn example(fault: &Fault) -> String {
    let place = |place: &str| if place.is_empty() { String::new() } else { format!(" ({place})") };
    match fault {
        Fault::Gap(period, units) => {
            tr!("check-fault-gap", period = period.to_string(), units = units.to_string())
        }
        Fault::Opening(period) => tr!("check-fault-opening", period = period.to_string()),
        Fault::Components { customer, at, components, steps } => tr!(
            "check-fault-components",
            customer = customer.as_str(),
            at = at.to_string(),
            components = components.to_string(),
            steps = steps.to_string(),
        ),
        Fault::Days { period, days, month } => tr!(
            "check-fault-days",
            period = period.to_string(),
            days = days.to_string(),
            month = month.to_string(),
        ),
        Fault::Level { customer, at, level } => tr!(
            "check-fault-level",
            customer = customer.as_str(),
            at = at.to_string(),
            level = level.to_string(),
        ),
        Fault::Rows { name, rows, figure } => tr!(
            "check-fault-rows",
            name = *name,
            rows = rows.to_string(),
            figure = figure.to_string(),
        ),
        Fault::Fact { customer: Some(id), what } => {
            tr!("check-customer", what = format!("{id}: {what}"))
        }
        Fault::Circle { lead, stage, at, place: from } => tr!(
            "check-fault-circle",
            lead = lead.as_str(),
            place = place(from),
            stage = stage.as_str(),
            at = words().day(*at),
        ),
        Fault::EventsAhead { count, latest } => {
            tr!("check-fault-events", n = *count, latest = words().day(*latest))
        }
        Fault::Stranger { table, column, customer, count, near, place: from } => {
            stranger((*table, column, customer), *count, near.as_deref(), &place(from))
        }
        Fault::Families { period, currency, customers, subscriptions, invoices, first } => {
            let money = |units: i128| show::money(units, *currency);
            tr!(
                "check-fault-families",
                month = words().month(period.first),
                n = *customers,
                first = first.as_str(),
                subscriptions = money(*subscriptions),
                invoices = money(*invoices),
            )
        }
        Fault::DatesMoved(moved) => tr!(
            "check-fault-dates",
            zone = moved.zone.as_str(),
            n = moved.count,
            day = words().day(moved.first.0),
            now = words().day(moved.first.2),
        ),
        Fault::MonthWithout { month } => words().month(*month),
        // Names of tables and columns, ids and times.
        Fault::Fact { customer: None, .. } | Fault::Cell { .. } | Fault::NothingRecurs { .. } => {
            fault.to_string()
        }
    }
}

/// An id that nobody knows, with the one that may have been meant.
fn stranger(
    (table, column, customer): (TableId, &str, &str),
    count: u64,
    near: Option<&str>,
    place: &str,
) -> String {
    let what = format!("{}{place}: {column} {customer:?}", table.name());
    let near = near.map(|near| format!("{near:?}"));
    match (table, near) {
        (TableId::Events, None) => what,
        (TableId::Events, Some(near)) => tr!("check-fault-event-near", what = what, near = near),
        (_, None) => tr!("check-fault-stranger", what = what, n = count),
        (_, Some(near)) => {
            tr!("check-fault-stranger-near", what = what, n = count, near = near)
        }
    }
}

/// What to do about the problems of a check, where that is not plain from what it says.
fn hint(check: &str) -> Option<String> {
    match check {
        "record-in-future" => Some(tr!("check-hint-future")),
        "merge-into-itself" | "merge-into-unknown" | "merge-circle" => {
            Some(tr!("check-hint-merges"))
        }
        "unknown-reference" => Some(tr!("check-hint-references")),
        "answer-against-invite" => Some(tr!("check-hint-invites")),
        "answer-of-other-kind" => Some(tr!("check-hint-kinds")),
        "answer-off-scale" => Some(tr!("check-hint-scales")),
        "nps-scale" => Some(tr!("check-hint-nps")),
        "converted-before-referral" | "converted-before-lead" | "goal-before-set" => {
            Some(tr!("check-hint-order"))
        }
        "parts-more-than-whole" | "more-than-whole" => Some(tr!("check-hint-parts")),
        "ticket-status" => Some(tr!("check-hint-ticket-status")),
        "goal-status" => Some(tr!("check-hint-goals")),
        "customer-unknown" => Some(tr!("check-hint-strangers")),
        "paid-before-issued" => Some(tr!("check-hint-paid")),
        "resumes-before-pause" => Some(tr!("check-hint-pause")),
        "discount-ends-before-start" | "term-ends-before-start" | "ends-before-start" => {
            Some(tr!("check-hint-order"))
        }
        "rate-of-own-currency" => Some(tr!("check-hint-rate")),
        "within-period" => Some(tr!("check-hint-period")),
        "no-service-periods" => Some(tr!("check-hint-periods")),
        "payment-untold" => Some(tr!("check-hint-payments")),
        "subscriptions-and-invoices" => Some(tr!("check-hint-families")),
        "dates-moved" => Some(tr!("check-hint-dates")),
        "decimals-beyond-currency" => Some(tr!("check-hint-decimals")),
        "stage-cycle" => Some(tr!("check-hint-stages")),
        "month-without-spend" => Some(tr!("check-hint-spend")),
        _ => None,
    }
}

fn list(format: Format, context: &Context) -> Result<()> {
    let mut sheet = Sheet::new(vec![
        Column::text("name", &tr!("check-check")),
        Column::text("about", &tr!("check-of")),
        Column::text("doc", &tr!("check-says")),
    ]);
    for check in checks::all() {
        sheet.push(vec![Cell::text(check.name), about(&check), doc(&check)]);
    }
    output::sheet(&sheet, format, context.paint, "checks", Object::new())
}

/// Whether something is in order.
pub fn mark(well: bool) -> Cell {
    match well {
        true => Cell::new(tr!("check-ok"), true).toned(Tone::Good),
        false => Cell::new(tr!("check-bad"), false).toned(Tone::Bad),
    }
}

fn sheet(results: &[CheckResult]) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("ok", ""),
        Column::text("name", &tr!("check-check")),
        Column::text("about", &tr!("check-of")),
        Column::number("problems", &tr!("check-problems")),
        Column::text("doc", &tr!("check-says")),
        Column::text("examples", &tr!("check-examples")),
    ]);
    for result in results {
        let well = result.problems == 0;
        let examples: Vec<String> = result.examples.iter().map(example).collect();
        sheet.push(vec![
            mark(well),
            Cell::text(result.check.name),
            about(&result.check),
            Cell::quiet(result.problems),
            doc(&result.check),
            Cell::new(words().clauses(&examples), told_examples(&examples, result)),
        ]);
    }
    sheet
}

/// The examples as programs read them.
fn told_examples(shown: &[String], result: &CheckResult) -> Vec<String> {
    let pairs = shown.iter().zip(&result.examples);
    pairs.map(|(shown, english)| words::told(shown, &english.to_string())).collect()
}

/// A line for each check, and below those that found something, what.
fn text(results: &[CheckResult], context: &Context) -> String {
    let mut sheet = sheet(results);
    sheet.columns.truncate(5);
    sheet.rows.iter_mut().for_each(|row| row.truncate(5));
    let lines = sheet.text(Setting::plain(context.paint));
    let mut lines = lines.lines();
    let mut text = format!("{}\n", lines.next().unwrap_or_default());
    for (line, result) in lines.zip(results) {
        text += &format!("{line}\n");
        for example in &result.examples {
            text += &format!("       {}\n", self::example(example));
        }
        let rest = result.problems - result.examples.len() as u64;
        if rest > 0 {
            text += &format!("       {}\n", tr!("check-more", n = rest));
        }
        if let Some(hint) = hint(result.check.name).filter(|_| result.problems > 0) {
            text += &format!("       {hint}\n");
        }
    }
    let bad = results.iter().filter(|result| result.problems > 0).count();
    let verdict = match bad {
        0 => tr!("check-all-passed", n = results.len()),
        found => tr!("check-some-found", found = found, n = results.len()),
    };
    format!("{text}\n{verdict}\n")
}
