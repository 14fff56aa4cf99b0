//! `tenure cohorts`: who stays, by when they came.

use anyhow::{Result, anyhow};
use clap::{Args, ValueEnum};
use tenure_domain::money::Currency;
use tenure_domain::period::Grain;
use tenure_domain::schema::TableId;
use tenure_engine::book::Book;
use tenure_engine::cohorts::{CohortTable, cohorts, cohorts_of_use};
use tenure_metrics::cohort::CohortCell;
use tenure_metrics::reading::{Fraction, Reason, Value};

use crate::ask::{self, EVERYTHING, SegmentArgs};
use crate::context::Context;
use crate::dates::{GrainArg, Range, RangeArgs};
use crate::failure::Exit;
use crate::figures;
use crate::output::{self, FormatArgs};
use crate::session::DataArgs;
use crate::sheet::{Cell, Column, Format, Setting, Sheet, Tone};
use crate::show;
use crate::words::{self, tr};

const EXAMPLES: &str = "\
Examples:
  tenure cohorts --data books
  tenure cohorts --data books --of net --from 2024-01 --to 2026-01 --grain quarter --ages 24
  tenure cohorts --data books --of usage --age-unit week --ages 8      who uses it, week by week
  tenure cohorts --data books --format csv                   every number of every cell";

/// Who stays, by when they came
///
/// A cohort is everyone whose first MRR lies in one period. Each column is an age, by anniversary
/// of each customer's own start. A cell is blank until the whole cohort has reached its age. The
/// mean is weighted by size. Someone who left and came back counts while present. With `--of usage`
/// a customer counts at an age where it used the product between that anniversary and the next.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct CohortsArgs {
    /// What each cell shows in percent of the beginning of its cohort
    #[arg(long, value_enum, default_value_t = Of::Logo, value_name = "WHAT")]
    of: Of,

    /// How many ages to show: the oldest is so many units after customers came
    #[arg(long, default_value_t = 12, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=1200))]
    ages: u32,

    /// Unit in which ages are counted
    #[arg(long, value_enum, default_value_t = GrainArg::Month, value_name = "GRAIN")]
    #[arg(hide_possible_values = true)]
    age_unit: GrainArg,

    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    range: RangeArgs,
    #[command(flatten)]
    segment: SegmentArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Of what cells are a share.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Of {
    /// Customers who are still there
    Logo,
    /// First MRR that is still paid, growth left out
    Gross,
    /// First MRR, growth included
    Net,
    /// Customers who used the product at all from one anniversary to the next
    Usage,
}

impl Of {
    /// Numerator and denominator of a cell.
    pub fn share(self, cell: &CohortCell) -> (i128, i128) {
        match self {
            Of::Logo => (cell.present.into(), cell.customers.into()),
            Of::Gross => (cell.gross, cell.base),
            Of::Net => (cell.net, cell.base),
            Of::Usage => (cell.active.into(), cell.customers.into()),
        }
    }

    /// A cell as a share in percent; `None` where it has none.
    pub fn percent(self, cell: &CohortCell, decimals: u32) -> Option<String> {
        let (num, den) = self.share(cell);
        let hundred = num.checked_mul(100).filter(|_| den > 0)?;
        Some(Fraction { num: hundred, den }.decimal(decimals))
    }

    fn title(self) -> String {
        match self {
            Of::Logo => tr!("cohorts-of-customers"),
            Of::Gross => tr!("cohorts-of-gross"),
            Of::Net => tr!("cohorts-of-net"),
            Of::Usage => tr!("cohorts-of-usage"),
        }
    }
}

/// Prints the table.
pub fn run(args: &CohortsArgs, context: &Context) -> Result<Exit> {
    let session = args.data.open(context)?;
    let of_use = args.of == Of::Usage;
    let book = match args.segment.segment.is_some() {
        // Events name customers.
        _ if of_use => session.figures(EVERYTHING, context)?,
        true => {
            let book = session.members(context)?;
            let items = args.segment.asks_items(&book);
            if items && !book.knows_items() { session.figures(EVERYTHING, context)? } else { book }
        }
        false => session.totals(context)?,
    };
    ask::remark(&book, context);
    // A table of one cohort says little: without a grain it is months.
    let mut range = args.range.clone();
    range.grain = range.grain.or(Some(GrainArg::Month));
    let range = range.range(&session.known(book.data_through))?;
    ask::remark_range(&args.range, &range, &book, context);
    let segment = args.segment.compile(&book)?;
    let unit = Grain::from(args.age_unit);
    let table = match of_use {
        false => cohorts(&book, &range.periods, unit, args.ages, segment.as_ref())?,
        true => {
            let records = session.records_of(&book, &[TableId::Events])?;
            ask::remark_records(&book, Some(&records), context);
            let (all, segment) = ((&book, &records), segment.as_ref());
            let table = cohorts_of_use(all, &range.periods, unit, args.ages, segment)?;
            table.ok_or_else(|| anyhow!("{}", Reason::MissingTable(TableId::Events)))?
        }
    };
    let format = args.format.format;
    match format {
        Format::Table => {
            let sheet = grid(&table, args.of, range.grain, 1);
            let mut parts = vec![tr!("cohorts-title", what = args.of.title(), grain = unit.name())];
            parts.extend(args.segment.told());
            parts.extend(session.titled());
            let title = parts.join(" · ") + "\n\n";
            let notes: String = notes(&table).iter().map(|note| format!("{note}\n")).collect();
            output::text(&(title + &sheet.text(Setting::plain(context.paint)) + &notes))?;
        }
        Format::Md => output::text(&grid(&table, args.of, range.grain, 1).markdown())?,
        _ => {
            let head = figures::head(&session, &book).with("age_unit", unit.name());
            let sheet = match of_use {
                true => long_of_use(&table, &range),
                false => long(&table, &range, &book),
            };
            output::sheet(&sheet, format, context.paint, "cells", head)?;
        }
    }
    Ok(session.exit())
}

/// Cohorts down, ages across, the weighted mean last.
pub fn grid(table: &CohortTable, of: Of, grain: Option<Grain>, decimals: u32) -> Sheet {
    let ages = table.mean.len();
    let mut columns = vec![
        Column::text("cohort", &tr!("cohorts-cohort")),
        Column::number("size", &tr!("cohorts-customers")),
    ];
    columns.extend((0..ages).map(|age| Column::number(&age.to_string(), &age.to_string())));
    let mut sheet = Sheet::new(columns);
    for (period, cells) in table.periods.iter().zip(&table.cells) {
        let size = match cells.first() {
            Some(Ok(cell)) => show::grouped(&cell.customers.to_string()),
            Some(Err(Reason::EmptyCohort)) => "0".to_owned(),
            _ => String::new(),
        };
        let mut row = vec![Cell::text(figures::period_title(period, grain)), Cell::text(size)];
        row.extend(cells.iter().map(|cell| share(cell, of, decimals)));
        sheet.push(row);
    }
    let mut mean = vec![Cell::text(tr!("cohorts-mean")), Cell::empty()];
    mean.extend(table.mean.iter().map(|cell| share(cell, of, decimals)));
    sheet.push(mean.into_iter().map(|cell| cell.toned(Tone::Strong)).collect());
    sheet
}

/// A cell as a share; a dash where something is missing.
pub fn share(cell: &Result<CohortCell, Reason>, of: Of, decimals: u32) -> Cell {
    match cell {
        Ok(cell) => {
            let shown = of.percent(cell, decimals).map(|plain| show::decimal(&plain));
            shown.map_or_else(Cell::empty, Cell::text)
        }
        Err(reason) if blank(*reason) => Cell::empty(),
        Err(_) => Cell::undefined(),
    }
}

/// Whether a cell is blank in the nature of things, and not because something is missing.
fn blank(reason: Reason) -> bool {
    matches!(reason, Reason::Immature | Reason::EmptyCohort)
}

/// What the dashes in the grid mean.
pub fn notes(table: &CohortTable) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for reason in table.cells.iter().flatten().filter_map(|cell| cell.as_ref().err().copied()) {
        let note = figures::dash(reason);
        if !blank(reason) && !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}

/// One row for each cell, with everything in it.
fn long(table: &CohortTable, range: &Range, book: &Book) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("from", "From"),
        Column::text("to", "To"),
        Column::number("age", "Age"),
        Column::number("customers", "Customers"),
        Column::number("base_mrr", "First MRR"),
        Column::number("present", "Present"),
        Column::number("stayed", "Stayed"),
        Column::number("gross_mrr", "Gross MRR"),
        Column::number("net_mrr", "Net MRR"),
        Column::number("logo", "Logo"),
        Column::number("gross", "Gross"),
        Column::number("net", "Net"),
        Column::text("undefined", "Undefined"),
    ]);
    for (period, cells) in table.periods.iter().zip(&table.cells) {
        let span = (period.first.to_string(), period.end.to_string());
        for (age, cell) in cells.iter().enumerate() {
            sheet.push(long_row(&span, age, cell, book));
        }
    }
    let span = (range.from.to_string(), range.to.to_string());
    for (age, cell) in table.mean.iter().enumerate() {
        let mut row = long_row(&span, age, cell, book);
        row[0] = Cell::text("mean");
        row[1] = Cell::empty();
        sheet.push(row);
    }
    sheet
}

/// The same of use.
fn long_of_use(table: &CohortTable, range: &Range) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("from", "From"),
        Column::text("to", "To"),
        Column::number("age", "Age"),
        Column::number("customers", "Customers"),
        Column::number("active", "Active"),
        Column::number("usage", "Usage"),
        Column::text("undefined", "Undefined"),
    ]);
    let rows = table.periods.iter().zip(&table.cells);
    let rows =
        rows.map(|(period, cells)| (period.first.to_string(), period.end.to_string(), cells));
    let mean = (range.from.to_string(), range.to.to_string(), &table.mean);
    for (n, (from, to, cells)) in rows.chain([mean]).enumerate() {
        let is_mean = n == table.periods.len();
        for (age, cell) in cells.iter().enumerate() {
            let (from, to) = if is_mean { ("mean", "") } else { (from.as_str(), to.as_str()) };
            let mut row = vec![Cell::text(from), Cell::text(to), Cell::count(age as u64)];
            match cell {
                Ok(cell) => {
                    let count = |n: i64| Cell::count(u64::try_from(n).unwrap_or(0));
                    let share = Fraction { num: cell.active.into(), den: cell.customers.into() };
                    let share = Value::Ratio(share).shortest(Currency::EUR).unwrap_or_default();
                    row.extend([count(cell.customers), count(cell.active), Cell::text(share)]);
                    row.push(Cell::empty());
                }
                Err(reason) => {
                    row.resize(6, Cell::empty());
                    row.push(Cell::text(words::why(reason)));
                }
            }
            sheet.push(row);
        }
    }
    sheet
}

fn long_row(
    (from, to): &(String, String),
    age: usize,
    cell: &Result<CohortCell, Reason>,
    book: &Book,
) -> Vec<Cell> {
    let money = |units: i128| {
        let value = Value::Money(Fraction::whole(units)).shortest(book.currency());
        Cell::text(value.unwrap_or_default())
    };
    let ratio = |cell: &CohortCell, of: Of| {
        let (num, den) = of.share(cell);
        let value = (den > 0).then_some(Value::Ratio(Fraction { num, den }));
        Cell::text(value.and_then(|v| v.shortest(book.currency())).unwrap_or_default())
    };
    let mut row = vec![Cell::text(from), Cell::text(to), Cell::count(age as u64)];
    match cell {
        Ok(cell) => {
            let count = |n: i64| Cell::count(u64::try_from(n).unwrap_or(0));
            row.extend([count(cell.customers), money(cell.base), count(cell.present)]);
            row.extend([count(cell.stayed), money(cell.gross), money(cell.net)]);
            row.extend([Of::Logo, Of::Gross, Of::Net].map(|of| ratio(cell, of)));
            row.push(Cell::empty());
        }
        Err(reason) => {
            row.resize(12, Cell::empty());
            row.push(Cell::text(words::why(reason)));
        }
    }
    row
}
