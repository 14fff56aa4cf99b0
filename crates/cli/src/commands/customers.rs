//! `tenure customers`: who pays what.

use anyhow::Result;
use clap::{Args, ValueEnum};
use tenure_domain::time::{Day, Instant};
use tenure_engine::book::Book;
use tenure_engine::rows::{CustomerRow, customers};
use tenure_ledger::movement::Standing;

use crate::ask::{self, EVERYTHING, SegmentArgs};
use crate::context::Context;
use crate::dates;
use crate::failure::Exit;
use crate::figures;
use crate::output::{self, FormatArgs};
use crate::session::DataArgs;
use crate::sheet::{Cell, Column, Format, Sheet, Tone, fit};
use crate::show;
use crate::words;

use super::metric::customer as names;

const EXAMPLES: &str = "\
Examples:
  tenure customers --data books                              the largest, on the last day of the data
  tenure customers --data books --at 2026-01-31 --limit 100
  tenure customers --data books --segment 'country = \"RO\"' --all --format csv";

/// List customers and their MRR on a day
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct CustomersArgs {
    /// The day; what counts is its end [default: the last day of the data]
    #[arg(long, value_name = "DATE")]
    at: Option<String>,

    /// Former customers too
    #[arg(long)]
    all: bool,

    /// Order
    #[arg(long, value_enum, default_value_t = Sort::Mrr, value_name = "ORDER")]
    #[arg(hide_possible_values = false)]
    sort: Sort,

    /// At most so many [default: 25 in a table, all in other forms]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,

    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    segment: SegmentArgs,
    #[command(flatten)]
    format: FormatArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Sort {
    /// Largest MRR first
    Mrr,
    /// By id
    Id,
    /// By name
    Name,
    /// Newest customers first
    Start,
}

/// Rows of a table without a limit.
const FEW: usize = 25;

/// Lists.
pub fn run(args: &CustomersArgs, context: &Context) -> Result<Exit> {
    let session = args.data.open(context)?;
    let book = session.figures(EVERYTHING, context)?;
    ask::remark(&book, context);
    let day = match &args.at {
        Some(text) => dates::day(text, "--at")?,
        None => book.data_through.unwrap_or(session.account.zone.day(session.now)),
    };
    let at = session.account.zone.start_of_day(Day(day.0 + 1));
    let segment = args.segment.compile(&book)?;
    let mut rows = customers(&book, at, segment.as_ref())?;
    rows.retain(|row| args.all || row.standing.is_customer());
    sort(&mut rows, args.sort, &book);
    let total = Total::of(&rows);
    let format = args.format.format;
    let few = matches!(format, Format::Table).then_some(FEW);
    rows.truncate(args.limit.or(few).unwrap_or(usize::MAX));
    let mut sheet = sheet(&rows, &book, format == Format::Table);
    if format == Format::Table {
        sheet.push(total.row(rows.len(), day, &book));
        sheet.drop_empty("undefined");
    }
    let head = figures::head(&session, &book).with("at", day.to_string());
    output::sheet(&sheet, format, context.paint, "customers", head)?;
    Ok(session.exit())
}

fn sort(rows: &mut [CustomerRow], order: Sort, book: &Book) {
    let id = |row: &CustomerRow| names(book, row.number).0;
    match order {
        // Those whose MRR cannot be told come first: they may be the largest.
        Sort::Mrr => rows.sort_by_cached_key(|row| (row.untold.is_none(), -row.mrr, id(row))),
        Sort::Id => rows.sort_by_cached_key(id),
        Sort::Name => rows.sort_by_cached_key(|row| names(book, row.number).1),
        Sort::Start => rows.sort_by_cached_key(|row| {
            (std::cmp::Reverse(row.start.unwrap_or(Instant::MIN)), id(row))
        }),
    }
}

fn sheet(rows: &[CustomerRow], book: &Book, narrow: bool) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("customer_id", "Customer"),
        Column::text("name", "Name"),
        Column::number("mrr", &format!("MRR, {}", book.currency())),
        Column::text("status", "Status"),
        Column::text("start", "Since"),
        Column::text("plans", "Plans"),
        Column::text("last_movement", "Last movement"),
        Column::text("undefined", "Undefined"),
    ]);
    let zone = &book.options.account.zone;
    let day = |at: Instant| zone.day(at).to_string();
    for row in rows {
        let (id, name) = names(book, row.number);
        let plans: Vec<&str> = row.plans.iter().map(|&plan| book.facts.names.text(plan)).collect();
        let joined = plans.join(", ");
        let last = row.last.map(|step| (step.kind.name(), day(step.at)));
        let status = status(row);
        let tone = if status == "customer" { Tone::Plain } else { Tone::Faint };
        sheet.push(vec![
            Cell::text(id),
            Cell::new(if narrow { fit(&name, 26) } else { name.clone() }, name),
            match row.untold {
                Some(_) => Cell::undefined(),
                None => Cell::new(
                    show::money(row.mrr.into(), book.currency()),
                    figures::money(row.mrr.into(), book.currency()),
                ),
            },
            Cell::text(status).toned(tone),
            Cell::text(row.start.map_or(String::new(), day)),
            Cell::new(if narrow { fit(&joined, 28) } else { joined }, plans),
            match last {
                Some((kind, day)) => Cell::new(format!("{kind} {day}"), format!("{kind} {day}")),
                None => Cell::empty(),
            },
            Cell::text(row.untold.map_or(String::new(), words::why)),
        ]);
    }
    sheet
}

/// How a customer stands, in a word.
pub fn status(row: &CustomerRow) -> &'static str {
    standing(row.standing, row.mrr > 0 || row.untold.is_some())
}

/// A standing in a word.
pub fn standing(standing: Standing, pays: bool) -> &'static str {
    match (standing.is_customer(), standing.is_paused(), pays) {
        (false, _, _) => "former",
        (_, true, _) => "paused",
        (_, _, false) => "free",
        _ => "customer",
    }
}

/// What all rows come to.
struct Total {
    /// Rows.
    count: usize,
    /// Rows whose MRR cannot be told.
    untold: usize,
    /// MRR of the others.
    mrr: i128,
}

impl Total {
    fn of(rows: &[CustomerRow]) -> Total {
        let told = rows.iter().filter(|row| row.untold.is_none());
        Total {
            count: rows.len(),
            untold: rows.len() - told.clone().count(),
            mrr: told.map(|row| i128::from(row.mrr)).sum(),
        }
    }

    fn row(&self, shown: usize, day: Day, book: &Book) -> Vec<Cell> {
        let of = if shown < self.count { format!("{shown} of ") } else { String::new() };
        let mut row = vec![
            Cell::text("Total"),
            Cell::text(format!(
                "{of}{} {}, {day}",
                self.count,
                if self.count == 1 { "customer" } else { "customers" }
            )),
            Cell::text(show::money(self.mrr, book.currency())),
        ];
        row.resize(8, Cell::empty());
        if self.untold > 0 {
            row[7] = Cell::text(format!("the total is without the MRR of {}", self.untold));
        }
        row.into_iter().map(|cell| cell.toned(Tone::Strong)).collect()
    }
}
