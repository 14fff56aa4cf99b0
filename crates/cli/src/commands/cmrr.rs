//! `tenure cmrr`: what is known of the months ahead.

use anyhow::Result;
use clap::Args;
use tenure_domain::money::{Currency, UNITS_PER_MINOR, fraction_to_decimal};
use tenure_domain::time::{Day, Instant};
use tenure_engine::book::Book;
use tenure_engine::committed::{Ahead, AheadRow, AheadSpan, Committed, committed};
use tenure_metrics::reading::Reason;

use super::ahead;
use crate::ask::{self, EVERYTHING, SegmentArgs};
use crate::context::Context;
use crate::failure::Exit;
use crate::figures;
use crate::output::{self, FormatArgs, Json, Object};
use crate::session::{DataArgs, Session};
use crate::sheet::{Cell, Column, Format, Setting, Sheet, Tone};
use crate::show;
use crate::words::{Id, tr, words};

const EXAMPLES: &str = "\
Examples:
  tenure cmrr --data books                                twelve months ahead
  tenure cmrr --data books --months 6 --rows              with the rows behind each step
  tenure cmrr --data books --known-at 2026-03-01          what was committed then
  tenure cmrr --data books --rows --format csv > ahead.csv";

const AFTER: &str = "\
Committed MRR is today's MRR, plus what is signed and has not started, planned expansions and
discounts that end, less known cancellations, planned contractions and terms that do not renew by
themselves (auto_renew = false, or status non_renewing). Opening + steps = closing in every month.
What nobody has said yet is not in it: trials, renewals in doubt, new sales.";

/// Committed MRR: what is known of the months ahead
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES, after_help = AFTER)]
pub struct CmrrArgs {
    /// How many months ahead to look; the first is what is left of the present one
    #[arg(long, default_value_t = 12, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=120))]
    months: u16,

    /// List the rows behind the steps
    #[arg(long)]
    rows: bool,

    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    segment: SegmentArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Why the amounts are undefined where invoices alone are known, and what to do.
const SUPPLY: Id = Id("cmrr-supply");

/// Why no term ends are counted, and what to do.
const NO_TERMS: Id = Id("cmrr-no-terms");

/// Answers.
pub fn run(args: &CmrrArgs, context: &Context) -> Result<Exit> {
    let session = args.data.open(context)?;
    let book = session.book(EVERYTHING, context)?;
    ask::remark(&book, context);
    let segment = args.segment.compile(&book)?;
    let today = session.account.zone.day(book.present());
    let month = |n: u16| today.month_start().add_months(i32::from(n));
    let ends: Vec<Day> = (1..=args.months).map(month).collect();
    let ahead = committed(&book, &ends, segment.as_ref())?;
    let rows: Vec<&AheadRow> = ahead.rows.iter().collect();
    let format = args.format.format;
    match format {
        Format::Json => output::json(json(args, &session, &book, &ahead))?,
        Format::Table => output::text(&table(args, &session, &book, &ahead, context))?,
        _ if args.rows => {
            let sheet = ahead::sheet(&rows, &book, false);
            output::sheet(&sheet, format, context.paint, "", Object::new())?;
        }
        _ => {
            let sheet = sheet(&ahead, &book);
            output::sheet(&sheet, format, context.paint, "", Object::new())?;
        }
    }
    Ok(session.exit())
}

/// Why a span has no amounts.
fn undefined(ahead: &Committed, span: &AheadSpan) -> Option<Reason> {
    ahead.undefined.or(span.trouble)
}

/// The month of a span; what is left of one is marked by the day it begins on.
fn name(span: &AheadSpan, book: &Book) -> String {
    let zone = &book.options.account.zone;
    let first = zone.day(span.from);
    let month = words().month(first);
    match span.from == zone.start_of_day(first.month_start()) {
        true => month,
        false => tr!("cmrr-rest-of-month", month = month, day = first.ymd().2),
    }
}

/// Minor units of opening, steps and closing as they are shown: they add up as the exact ones do.
fn shown(span: &AheadSpan) -> (i128, Vec<i128>, i128) {
    let minor = |units: i128| -> i128 {
        fraction_to_decimal(units, UNITS_PER_MINOR.into(), 0).parse().unwrap_or_default()
    };
    let (opening, closing) = (minor(span.opening), minor(span.closing));
    let mut steps = show::apportion(&span.steps);
    let missing = closing - opening - steps.iter().sum::<i128>();
    let largest = (0..steps.len()).max_by_key(|&at| steps[at].abs());
    if let Some(at) = largest.filter(|_| missing != 0) {
        steps[at] += missing;
    }
    (opening, steps, closing)
}

fn sheet(ahead: &Committed, book: &Book) -> Sheet {
    let currency = book.currency();
    let mut columns = vec![
        Column::text("from", &tr!("col-month")),
        Column::text("to", &tr!("col-to")),
        Column::number("opening", &tr!("cmrr-opening")),
    ];
    columns.extend(Ahead::ALL.map(|step| Column::number(step.name(), &ahead::title(step))));
    columns.push(Column::number("closing", &tr!("cmrr-committed")));
    columns.push(Column::text("currency", ""));
    columns.push(Column::text("undefined", &tr!("column-undefined")));
    let mut sheet = Sheet::new(columns);
    let zone = &book.options.account.zone;
    for span in &ahead.spans {
        let missing = undefined(ahead, span);
        let (opening, steps, closing) = shown(span);
        let money = |minor: i128, units: i128, sign: bool| {
            if missing.is_some() {
                return Cell::new(show::NOTHING, serde_json::Value::Null).toned(Tone::Faint);
            }
            let text = show::minor(minor, currency);
            let text = match minor {
                0 if sign => "–".to_owned(),
                1.. if sign => format!("+{text}"),
                _ => text,
            };
            Cell::new(text, figures::money(units, currency))
        };
        let mut row = vec![
            Cell::new(name(span, book), zone.day(span.from).to_string()),
            Cell::day(zone.day(span.to)),
            money(opening, span.opening, false),
        ];
        for ((step, minor), units) in Ahead::ALL.into_iter().zip(steps).zip(span.steps) {
            row.push(match step {
                Ahead::NotRenewing if !ahead.knows_terms => {
                    Cell::new(show::NOTHING, serde_json::Value::Null).toned(Tone::Faint)
                }
                _ => money(minor, units, true),
            });
        }
        row.push(money(closing, span.closing, false).toned(Tone::Strong));
        row.push(Cell::text(currency.code()));
        row.push(Cell::why(missing));
        sheet.push(row);
    }
    sheet
}

/// The sheet for people: without what is the same in every row and steps that never are.
fn narrow(mut sheet: Sheet) -> Sheet {
    for at in (0..sheet.columns.len()).rev() {
        let quiet = |row: &Vec<Cell>| matches!(row[at].shown.as_str(), "–" | show::NOTHING | "");
        let key = sheet.columns[at].key.as_str();
        let never = !matches!(key, "from" | "opening" | "closing") && sheet.rows.iter().all(quiet);
        if matches!(key, "to" | "currency" | "undefined") || never {
            sheet.columns.remove(at);
            sheet.rows.iter_mut().for_each(|row| drop(row.remove(at)));
        }
    }
    sheet
}

fn table(
    args: &CmrrArgs,
    session: &Session,
    book: &Book,
    ahead: &Committed,
    context: &Context,
) -> String {
    let mut parts = vec![tr!("cmrr-title"), book.currency().to_string()];
    parts.extend(args.segment.told());
    let start = show::instant(ahead.start, &book.options.account.zone);
    parts.push(tr!("cmrr-from", at = start));
    parts.extend(session.titled());
    let mut text = parts.join(" · ") + "\n\n";
    text += &narrow(sheet(ahead, book)).text(Setting::plain(context.paint));
    for note in notes(ahead, book.currency()) {
        text += &format!("{note}\n");
    }
    if args.rows && !ahead.rows.is_empty() {
        let rows: Vec<&AheadRow> = ahead.rows.iter().collect();
        text += "\n";
        text += &ahead::sheet(&rows, book, true).text(Setting::plain(context.paint));
    }
    text
}

/// What is to be said below the table.
fn notes(ahead: &Committed, currency: Currency) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for reason in ahead.spans.iter().filter_map(|span| undefined(ahead, span)) {
        let note = figures::dash(reason);
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    if ahead.undefined.is_some() {
        notes.push(SUPPLY.say());
        return notes;
    }
    if !ahead.knows_terms {
        notes.push(NO_TERMS.say());
    } else if let Some(first) = ahead.spans.first().filter(|span| span.trouble.is_none()) {
        let part = show::money(ahead.under_terms, currency);
        let whole = show::money_of(first.opening, currency);
        notes.push(tr!("cmrr-under-terms", part = part, whole = whole));
    }
    notes
}

fn json(args: &CmrrArgs, session: &Session, book: &Book, ahead: &Committed) -> Object {
    let currency = book.currency();
    let under = (ahead.undefined.is_none() && ahead.knows_terms)
        .then(|| figures::money(ahead.under_terms, currency));
    let rows: Vec<&AheadRow> = ahead.rows.iter().collect();
    let at = |instant: Instant| instant.to_string();
    let mut object = figures::head(session, book)
        .with("start", at(ahead.start))
        .with("currency", currency.code())
        .with("segment", args.segment.segment.clone())
        .with("under_terms", under)
        .with("notes", notes_for_programs(ahead))
        .with("months", Json::objects(sheet(ahead, book).objects()));
    if args.rows {
        object = object.with("rows", Json::objects(ahead::sheet(&rows, book, false).objects()));
    }
    object
}

fn notes_for_programs(ahead: &Committed) -> Vec<String> {
    match (ahead.undefined, ahead.knows_terms) {
        (Some(_), _) => vec![SUPPLY.english()],
        (None, false) => vec![NO_TERMS.english()],
        (None, true) => Vec::new(),
    }
}
