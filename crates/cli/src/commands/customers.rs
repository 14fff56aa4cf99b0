//! `tenure customers`: who pays what.

mod columns;
mod order;

use anyhow::Result;
use clap::{Args, ValueEnum};
use tenure_domain::time::Day;
use tenure_engine::book::Book;
use tenure_engine::load::Attribute;
use tenure_engine::rows::{CustomerRow, customers};
use tenure_ledger::movement::Standing;

use crate::ask::{self, EVERYTHING, SegmentArgs};
use crate::context::Context;
use crate::dates;
use crate::failure::Exit;
use crate::figures;
use crate::output::{self, FormatArgs, Object};
use crate::session::DataArgs;
use crate::sheet::{Cell, Format, Sheet, Tone};
use crate::show;
use crate::words::{tr, words};

use super::metric::customer as names;
use columns::{Columns, Kind};
use order::Order;

const EXAMPLES: &str = "\
Examples:
  tenure customers --data books                              the largest, on the last day of the data
  tenure customers --data books --at 2026-01-31 --limit 100
  tenure customers --data books --search acme --columns name,mrr,owner,renewal,open_tickets
  tenure customers --data books --segment 'country = \"RO\"' --all --format csv";

const AFTER: &str = "\
Columns: customer_id, name, mrr, arr, mrr_change_90d, status, start, plans, last_movement,
last_seen, renewal, open_tickets, last_nps, undefined, and every attribute of customers by its
name (owner, country, industry and your own). last_seen needs use events, renewal contract terms.";

/// List customers and their MRR on a day
///
/// The totals are those of all that fit, whichever of them are listed.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES, after_help = AFTER)]
pub struct CustomersArgs {
    /// The day; what counts is its end [default: the last day of the data]
    #[arg(long, value_name = "DATE")]
    at: Option<String>,

    /// Former customers too
    #[arg(long)]
    all: bool,

    /// Only these, former ones among them where they are named; may be repeated
    #[arg(long, value_enum, value_name = "STATUS")]
    status: Vec<Status>,

    /// Only those whose id, name, e-mail address, company or domain contains this
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,

    /// Order: mrr, id, name, start or any column; with `:asc` or `:desc`
    #[arg(long, default_value = "mrr", value_name = "ORDER")]
    sort: String,

    /// Columns, separated by commas
    #[arg(long, value_name = "COLUMNS")]
    columns: Option<String>,

    /// Leave out the first N customers of the list
    #[arg(long, default_value_t = 0, value_name = "N")]
    offset: usize,

    /// Show at most N customers [default: 25 in a table, all in other forms]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,

    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    segment: SegmentArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// How a customer stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Status {
    /// Pays
    Customer,
    /// Pauses
    Paused,
    /// Is a customer and pays nothing
    Free,
    /// Was a customer
    Former,
}

impl Status {
    fn name(self) -> &'static str {
        match self {
            Status::Customer => "customer",
            Status::Paused => "paused",
            Status::Free => "free",
            Status::Former => "former",
        }
    }
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
    rows.retain(|row| args.wants(row) && args.finds(&book, row.number));
    let order = Order::read(&args.sort, &book)?;
    let kinds = Kind::list(args.columns.as_deref(), &book)?;
    let asked: Vec<&Kind> = kinds.iter().chain([&order.by]).collect();
    let columns = Columns::new(&session, &book, day, &asked)?;
    let total = Total::of(&rows);
    let format = args.format.format;
    let few = matches!(format, Format::Table).then_some(FEW);
    let most = args.limit.or(few).unwrap_or(usize::MAX);
    let page = order.page(&rows, &columns, args.offset..args.offset.saturating_add(most));
    // Rounded together, in an order of their own, so that those of all pages sum to the shown total.
    let told = |at: usize| if rows[at].is_told() { rows[at].mrr.into() } else { 0 };
    let shown = show::apportion_some(&page, rows.len(), told);
    let narrow = format == Format::Table;
    let mut sheet = Sheet::new(kinds.iter().map(|kind| kind.column(&book)).collect());
    for (row, minor) in page.iter().map(|&at| &rows[at]).zip(&shown) {
        let cell = |kind: &Kind| {
            let mut cell = columns.cell(kind, row, narrow);
            if *kind == Kind::Mrr && row.is_told() {
                cell.shown = show::minor(*minor, book.currency());
            }
            cell
        };
        sheet.push(kinds.iter().map(cell).collect());
    }
    if narrow {
        sheet.push(total.row(page.len(), day, &book, &kinds));
        sheet.drop_empty("undefined");
    }
    let head = figures::head(&session, &book)
        .with("at", day.to_string())
        .with("currency", book.currency().code())
        .with("total", total.json(&book))
        .with("offset", args.offset);
    output::sheet(&sheet, format, context.paint, "customers", head)?;
    Ok(session.exit())
}

impl CustomersArgs {
    fn wants(&self, row: &CustomerRow) -> bool {
        if self.status.is_empty() {
            return self.all || row.standing.is_customer();
        }
        self.status.iter().any(|wanted| wanted.name() == status(row))
    }

    /// Whether what is looked for stands in what a customer is called.
    fn finds(&self, book: &Book, number: u32) -> bool {
        let Some(text) = self.search.as_deref().map(str::trim).filter(|text| !text.is_empty())
        else {
            return true;
        };
        let wanted = text.to_lowercase();
        let (id, name) = names(book, number);
        let attributes = &book.facts.customers.attributes;
        let attribute = |name: &&str| match attributes.get(*name) {
            Some(Attribute::Text(values)) => {
                Some(book.facts.names.text(*values.get(number as usize)?).to_owned())
            }
            _ => None,
        };
        let more = ["email", "company", "domain", "website"].iter().filter_map(attribute);
        [id, name].into_iter().chain(more).any(|text| text.to_lowercase().contains(&wanted))
    }
}

/// How a customer stands, in a word.
pub fn status(row: &CustomerRow) -> &'static str {
    standing(row.standing, row.mrr > 0 || !row.is_told())
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
        let told = rows.iter().filter(|row| row.is_told());
        Total {
            count: rows.len(),
            untold: rows.len() - told.clone().count(),
            mrr: told.map(|row| i128::from(row.mrr)).sum(),
        }
    }

    fn json(&self, book: &Book) -> Object {
        Object::new()
            .with("customers", self.count)
            .with("mrr", figures::money(self.mrr, book.currency()))
            .with("untold", self.untold)
    }

    fn row(&self, shown: usize, day: Day, book: &Book, kinds: &[Kind]) -> Vec<Cell> {
        let (n, day) = (self.count, words().day(day));
        let count = match shown < n {
            true => tr!("customers-some", shown = shown, n = n, day = day),
            false => tr!("customers-count", n = n, day = day),
        };
        let mrr = show::money(self.mrr, book.currency());
        let has_name = kinds.contains(&Kind::Name);
        let cell = |(at, kind): (usize, &Kind)| match kind {
            Kind::Mrr => Cell::text(mrr.clone()),
            Kind::Name => Cell::text(count.clone()),
            Kind::Undefined if self.untold > 0 => {
                Cell::text(tr!("customers-untold", n = self.untold))
            }
            _ if at == 0 && !has_name => Cell::text(count.clone()),
            _ if at == 0 => Cell::text(tr!("customers-in-all")),
            _ => Cell::empty(),
        };
        let row = kinds.iter().enumerate().map(cell);
        row.map(|cell| cell.toned(Tone::Strong)).collect()
    }
}
