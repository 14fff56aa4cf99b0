//! Records beyond billing: loaded when a metric asks for them, and tallied by heading and period.

mod cells;
mod contracts;
mod conversion;
mod deal;
mod hand;
mod headings;
mod keys;
mod load;
mod money;
mod product;
mod ratings;
mod referrals;
mod sort;
mod stages;
mod success;
mod support;
mod texts;
mod ticket_events;
mod trials;
mod usage;
mod voice;

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use tenure_domain::account::Account;
use tenure_domain::money::Currency;
use tenure_domain::period::Period;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::{Sym, Symbols};
use tenure_domain::time::{Day, Instant};
use tenure_metrics::catalogue::{TOLD_ELSEWHERE, Window};
use tenure_metrics::reading::Reason;
use tenure_metrics::records::{Adder, Cell, Recorded, Spread, Tallies, TallyId};

use crate::book::{Book, threads};
use crate::classes::{Classes, Dimension};
use crate::error::Error;
use crate::load::LoadOptions;
use crate::segments::Compiled;

pub(crate) use cells::Ask;
pub use cells::Edge;
use cells::Share;
use deal::Pile;
pub(crate) use hand::key;
pub(crate) use headings::Headings;
pub(crate) use success::ACHIEVED;
pub(crate) use texts::texts;
pub use texts::{Source as TextSource, Spoken, Text};
pub use usage::Remark;
pub(crate) use usage::Used;

/// No customer's.
const NOBODY: u32 = u32::MAX;

/// The most dimensions that the rows of a table have of their own.
const OWN: usize = 4;

/// So many sums of all tallies are not held once more for each core.
const MANY_SUMS: usize = 4_096;

/// Whose a record is, when it was, and under which headings of its own it comes.
#[derive(Clone, Copy, Debug)]
struct About {
    /// Place among the holders, or [`NOBODY`].
    holder: u32,
    at: Instant,
    /// Until when it holds; of records that happen once it means nothing.
    until: Instant,
    /// What it is called.
    id: Sym,
    /// The values of its own dimensions.
    own: [Sym; OWN],
}

/// Which records, and in which dimensions.
type OfAll<R> = (fn(&R) -> bool, &'static [&'static str]);

/// The records of one table: those of a holder are on one pile.
struct List<R> {
    piles: Vec<Pile<R>>,
    /// The dimensions that its rows have of their own.
    own: &'static [&'static str],
    /// Whether rows can belong to customers.
    held: bool,
    /// How the rows lie in time.
    spans: Spans,
    /// Records of which the amount cannot be told, with their day; here they are worth 1.
    untold: Vec<(Day, Reason, R)>,
    /// Records that are of everyone where they name no value in some of the own dimensions, and which
    /// dimensions those are: what is spent to keep customers keeps those of all channels.
    of_all: Option<OfAll<R>>,
    /// Why nothing can be said at all.
    lack: Option<Reason>,
    /// The table whose rows they are, where these stand in for records of another.
    rows_of: TableId,
}

/// What the rows of a table tell of.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Spans {
    /// Of instants.
    Instants,
    /// Of what holds for a while: a record belongs to every period at whose end it holds.
    Lasting,
    /// Of whole months: those that have any row.
    Months(Vec<Day>),
}

/// Those to whom records belong: customers by their numbers in the book, after merges, and then
/// those of whom only records speak.
struct Holders {
    known: u32,
    others: Vec<Sym>,
}

/// How much of records is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Depth {
    /// What each record is called, so that single ones can be listed.
    pub names: bool,
    /// The dimensions that they have of their own, so that figures can be split by these.
    pub own: bool,
    /// Ratings of tickets, as answers.
    pub ratings: bool,
}

impl Depth {
    /// Everything.
    pub const WHOLE: Depth = Depth { names: true, own: true, ratings: true };
    /// Enough for figures that are not split by what only records have.
    pub const FIGURES: Depth = Depth { names: false, own: false, ratings: false };
}

/// Records of the tables that were asked for.
pub struct Records {
    names: Symbols,
    holders: Holders,
    sources: Vec<Box<dyn Source>>,
    /// The last instant of which they speak.
    last: Option<Instant>,
    /// The last instant of which each table speaks, as it was read.
    lasts: BTreeMap<TableId, Instant>,
    /// To the end of which day all data are said to reach.
    stated: Option<Instant>,
    /// When the records of each table begin.
    begins: Vec<(TableId, Instant)>,
    /// The use that customers make of the product, where a table was asked for that looks at it.
    used: Option<Arc<Used>>,
    /// When we contacted customers, by their number in the book, in order.
    contacts: FxHashMap<u32, Vec<Instant>>,
    /// The currency to whose payers the book is narrowed, where others pay in other ones: then
    /// records are of those who pay in it.
    narrowed: Option<Currency>,
}

/// One cell with where it comes from.
struct Found<'a> {
    /// Place among the periods.
    period: usize,
    /// Heading.
    group: u32,
    /// Place among the holders, or [`NOBODY`].
    holder: u32,
    cell: Cell<'a>,
    /// The name of its first record.
    id: Sym,
    /// Why the holder's MRR is unknown.
    mrr: Option<Reason>,
    /// How many such cells there are, all alike.
    times: i64,
}

/// A table of records, whatever its rows are.
trait Source: Send + Sync {
    /// The table.
    fn table(&self) -> TableId;

    /// The table whose rows its records are, where these stand in for those of another.
    fn rows_of(&self) -> TableId {
        self.table()
    }

    /// The dimensions that its rows have of their own.
    fn own(&self) -> &'static [&'static str];

    /// Whether rows can belong to customers.
    fn held(&self) -> bool;

    /// Texts of an own dimension, each once.
    fn values(&self, own: usize) -> Vec<Sym>;

    /// Whether any of its rows has a value of an own dimension.
    fn says(&self, _own: usize) -> bool {
        true
    }

    /// Why nothing can be said of a period.
    fn trouble(&self, period: &Period) -> Option<Reason>;

    /// When its records begin, where a period before that was not counted at all. `None` where it
    /// says so itself, or where the lack of records says something.
    fn first(&self) -> Option<Instant> {
        None
    }

    /// What would have gone into the sums of a period if it could be told, each with why it cannot.
    fn untold(&self, _: &Ask<'_>, _: &Period) -> Vec<(Tallies, Reason)> {
        Vec::new()
    }

    /// Hands every cell of the periods to `f`.
    fn cells(&self, ask: &Ask<'_>, f: &mut dyn FnMut(&Found<'_>));

    /// Hands the cells of a share to `f`, those that are all alike once. A table that cannot be shared out is all in the first.
    fn cells_of(&self, ask: &Ask<'_>, share: Share, f: &mut dyn FnMut(&Found<'_>)) {
        if share.number == 0 {
            self.cells(ask, f);
        }
    }

    /// Hands every record of a cell as a cell of its own to `f`.
    fn singly(&self, ask: &Ask<'_>, f: &mut dyn FnMut(&Found<'_>));
}

/// A row behind a tally: a record, or all records of a customer where only together they make it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecordRow {
    /// Customer number in the book, where it is known there.
    pub customer: Option<u32>,
    /// The customer's id; empty for a record of nobody in particular.
    pub customer_id: String,
    /// What the record is called; empty for all records of a customer together.
    pub record: String,
    /// The table whose row the record is; `None` for all records of a customer together.
    pub table: Option<TableId>,
    /// What it adds to the tally.
    pub value: i128,
    /// How long the record took, in microseconds, where durations are asked for.
    pub took: Option<i64>,
}

/// The rows of a tally that are wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The tally.
    pub tally: TallyId,
    /// At which end of a period customers are looked at for their heading.
    pub edge: Edge,
    /// Which duration each row has.
    pub spread: Option<Spread>,
}

impl Records {
    /// Loads the records of these tables. Tables without rows, and those that are none of records,
    /// are passed over.
    ///
    /// # Errors
    /// Whatever reading the store may meet.
    pub fn load(
        ws: &tenure_store::Workspace,
        options: &LoadOptions,
        book: &Book,
        (tables, depth): (&[TableId], Depth),
    ) -> Result<Records, Error> {
        load::records(ws, options, book, (tables, depth))
    }

    /// The number of a holder in the book, where it is known there.
    fn number(&self, holder: u32) -> Option<u32> {
        (holder < self.holders.known).then_some(holder)
    }

    /// The customer's id of a holder; empty for nobody.
    fn customer_id<'a>(&'a self, book: &'a Book, holder: u32) -> &'a str {
        let of_number = |n: u32| book.facts.names.text(book.facts.customers.ids[n as usize]);
        let other = || {
            let at = holder.checked_sub(self.holders.known)?;
            self.holders.others.get(at as usize).map(|&id| self.names.text(id))
        };
        self.number(holder).map(of_number).or_else(other).unwrap_or_default()
    }

    /// The last day of which they speak.
    pub fn through(&self, book: &Book) -> Option<Day> {
        self.last.map(|at| book.options.account.zone.day(at))
    }

    /// The last day of which a table speaks, or what tells the same; `None` where nothing of it was
    /// read, or its rows are of no time.
    pub(crate) fn reach(&self, book: &Book, table: TableId) -> Option<Day> {
        let told = TOLD_ELSEWHERE.iter().filter(|(of, _)| *of == table);
        let others = told.flat_map(|(_, instead)| instead.tables);
        let elsewhere = || others.filter_map(|table| self.lasts.get(table)).max();
        let last = self.lasts.get(&table).or_else(elsewhere);
        last.map(|&at| book.options.account.zone.day(at))
    }

    /// The day to whose end all data are said to reach.
    pub(crate) fn stated(&self, book: &Book) -> Option<Day> {
        self.stated.map(|at| book.options.account.zone.day(at))
    }

    /// Why a table says nothing of a period, neither itself nor by what tells the same.
    pub(crate) fn trouble(&self, table: TableId, period: &Period) -> Option<Reason> {
        let mut of_table = self.sources.iter().filter(|source| source.table() == table);
        of_table.find_map(|source| self.trouble_of(source.as_ref(), period))
    }

    /// The months of a span of which a table of whole months has no row, where it has others.
    pub fn missing_months(
        &self,
        table: TableId,
        (first, end): (Day, Day),
        account: &Account,
    ) -> Vec<Day> {
        let months = (0..).map(|n| first.month_start().add_months(n)).take_while(|day| *day < end);
        let missing = |day: &Day| {
            let month = Period::new(*day, day.add_months(1), account);
            matches!(self.trouble(table, &month), Some(Reason::MissingMonth(..)))
        };
        months.filter(missing).collect()
    }

    /// Why a source says nothing of a period, or the table of which it is one part does not.
    fn trouble_of(&self, source: &dyn Source, period: &Period) -> Option<Reason> {
        let (table, begins) = (source.table(), &self.begins);
        let before = || begins.iter().any(|&(of, first)| of == table && period.to <= first);
        source.trouble(period).or_else(|| before().then_some(Reason::BeforeTable(table)))
    }

    /// Whether rows of a table have a dimension of their own of this name.
    pub(crate) fn owns(&self, table: TableId, name: &str) -> bool {
        let mut of_table = self.sources.iter().filter(|source| source.table() == table);
        of_table.any(|source| source.own().contains(&name))
    }

    /// Whether records of a table were looked for.
    pub(crate) fn has(&self, table: TableId) -> bool {
        self.sources.iter().any(|source| source.table() == table)
    }

    /// The use that customers make of the product, where it was loaded.
    pub(crate) fn used(&self) -> Option<&Used> {
        self.used.as_deref()
    }

    /// When we contacted a customer, in order; nothing where interactions were not loaded.
    pub(crate) fn contacts(&self, customer: u32) -> &[Instant] {
        self.contacts.get(&customer).map_or(&[], Vec::as_slice)
    }

    /// What is to be said about the events, beside figures.
    pub fn remarks(&self, book: &Book) -> Vec<Remark> {
        self.used().map(|used| used.remarks(book)).unwrap_or_default()
    }

    /// The ids of customers that have events and of whom the book does not know.
    pub(crate) fn strangers_with_events<'a>(
        &'a self,
        book: &'a Book,
    ) -> impl Iterator<Item = &'a str> {
        let holders = self.used().into_iter().flat_map(|used| &used.customers);
        let others = holders.map(|(holder, _)| *holder).filter(|&it| self.number(it).is_none());
        others.map(|holder| self.customer_id(book, holder)).filter(|id| !id.is_empty())
    }

    /// The dimensions that the records have of their own.
    pub fn dimensions(&self) -> Vec<&'static str> {
        let mut all: Vec<&str> =
            self.sources.iter().flat_map(|source| source.own()).copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// What the records say of everyone in a period.
    ///
    /// # Errors
    /// As [`rows`].
    pub(crate) fn of_everyone(&self, book: &Book, period: &Period) -> Result<Recorded, Error> {
        let classes = Classes::new(book, None, None)?;
        let headings = Headings::new(&classes, self, None);
        let periods = std::slice::from_ref(period);
        let ask = Ask {
            book,
            records: self,
            classes: &classes,
            headings: &headings,
            periods,
            by: None,
            split: false,
            edge: Edge::Opening,
        };
        Ok(self.tally(&ask).pop().unwrap_or_default())
    }

    /// What the records say, by heading and then by period.
    pub(crate) fn tally(&self, ask: &Ask<'_>) -> Vec<Recorded> {
        let width = ask.periods.len();
        let mut all = vec![Recorded::default(); ask.headings.labels.len() * width];
        for source in &self.sources {
            let split = ask.untellable(source.as_ref());
            for (at, recorded) in all.iter_mut().enumerate() {
                let trouble = split.or_else(|| {
                    let period = &ask.periods[at % width];
                    self.trouble_of(source.as_ref(), period)
                });
                if let Some(reason) = trouble {
                    recorded.fail(source.table(), reason);
                }
                for (of, reason) in source.untold(ask, &ask.periods[at % width]) {
                    recorded.doubt(&of, reason);
                }
            }
        }
        // Sums of many headings take more memory than they save time.
        let of = if all.len() > MANY_SUMS { 1 } else { threads() };
        let told = |number: usize| {
            let mut all = vec![Recorded::default(); ask.headings.labels.len() * width];
            self.tally_of(ask, Share { number, of }, &mut all);
            all
        };
        std::thread::scope(|scope| {
            let others: Vec<_> = (1..of).map(|number| scope.spawn(move || told(number))).collect();
            self.tally_of(ask, Share { number: 0, of }, &mut all);
            for other in others {
                let more = other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
                all.iter_mut().zip(&more).for_each(|(recorded, more)| recorded.merge(more));
            }
        });
        all
    }

    /// Adds what a share of the records says, by heading and then by period.
    fn tally_of(&self, ask: &Ask<'_>, share: Share, all: &mut [Recorded]) {
        let width = ask.periods.len();
        let mut adder = Adder::default();
        for source in self.sources.iter().filter(|it| ask.untellable(it.as_ref()).is_none()) {
            source.cells_of(ask, share, &mut |found| {
                let recorded = &mut all[found.group as usize * width + found.period];
                adder.add(recorded, &found.cell, found.times);
                recorded.mrr = recorded.mrr.or(found.mrr);
            });
        }
    }
}

/// The rows behind a tally over a window, under a heading where there is one; they sum to it. Single records where each adds for
/// itself, else customers.
///
/// # Errors
/// [`Error::Query`] where the segment does not fit the data.
pub fn rows(
    book: &Book,
    records: &Records,
    Wanted { tally, edge, spread }: Wanted,
    (asked, window): (&Period, Window),
    (segment, heading): (Option<&Compiled<'_>>, Option<(&Dimension, &str)>),
) -> Result<Vec<RecordRow>, Error> {
    let by = heading.map(|(by, _)| by);
    let classes = Classes::new(book, segment, by)?;
    let headings = Headings::new(&classes, records, by);
    let group = heading.map(|(_, name)| headings.labels.iter().position(|label| label == name));
    let periods = book.window_parts(window, asked);
    let split = segment.is_some();
    let ask = Ask {
        book,
        records,
        classes: &classes,
        headings: &headings,
        periods: &periods,
        by,
        split,
        edge,
    };
    let mut whole: FxHashMap<(u32, Sym), i128> = FxHashMap::default();
    let mut single: Vec<Single> = Vec::new();
    for source in records.sources.iter().filter(|source| source.table() == tally.table()) {
        if ask.untellable(source.as_ref()).is_some() {
            continue;
        }
        let key = |found: &Found<'_>| match found.holder {
            NOBODY => (NOBODY, found.id),
            holder => (holder, Sym::NONE),
        };
        let here =
            |found: &Found<'_>| group.is_none_or(|group| group == Some(found.group as usize));
        source.cells(&ask, &mut |found| {
            if here(found) {
                *whole.entry(key(found)).or_default() += tally.of(&found.cell);
            }
        });
        source.singly(&ask, &mut |found| {
            if !here(found) {
                return;
            }
            let value = tally.of(&found.cell);
            let of_mean = tally.mean_of().is_some_and(|of| of.of(&found.cell) != 0);
            let took = spread.and_then(|spread| spread.of_cell(&found.cell));
            let (holder, id, table) = (found.holder, found.id, source.rows_of());
            single.push(Single { holder, id, table, value, of_mean, took });
        });
    }
    Ok(listed(book, records, whole, &single))
}

/// A record by itself.
struct Single {
    holder: u32,
    id: Sym,
    table: TableId,
    value: i128,
    /// Whether it is one of those whose mean decides.
    of_mean: bool,
    took: Option<i64>,
}

/// Single records of those for whom they sum up, else one row for all. Where the mean of several
/// decides, a single one that would have made the number is not what it was made of.
fn listed(
    book: &Book,
    records: &Records,
    whole: FxHashMap<(u32, Sym), i128>,
    single: &[Single],
) -> Vec<RecordRow> {
    let mut sums: FxHashMap<u32, (i128, u32)> = FxHashMap::default();
    for one in single {
        let (sum, n) = sums.entry(one.holder).or_default();
        (*sum, *n) = (*sum + one.value, *n + u32::from(one.of_mean));
    }
    let alone = |holder: u32| {
        let (sum, n) = sums.get(&holder).copied().unwrap_or_default();
        holder == NOBODY || n < 2 && whole.get(&(holder, Sym::NONE)) == Some(&sum)
    };
    let row = |holder: u32, (id, table): (Sym, Option<TableId>), value: i128| RecordRow {
        customer: records.number(holder),
        customer_id: records.customer_id(book, holder).to_owned(),
        record: records.names.text(id).to_owned(),
        table,
        value,
        took: None,
    };
    let of_records = single.iter().filter(|one| alone(one.holder));
    let of_records = of_records.map(|one| RecordRow {
        took: one.took,
        ..row(one.holder, (one.id, Some(one.table)), one.value)
    });
    let of_holders = whole.iter().filter(|((holder, _), _)| !alone(*holder));
    let of_holders = of_holders.map(|(&(holder, id), &value)| row(holder, (id, None), value));
    let mut rows: Vec<RecordRow> =
        of_records.chain(of_holders).filter(|row| row.value != 0).collect();
    rows.sort_by(|a, b| {
        let key = |row: &RecordRow| {
            (-row.value.abs(), row.took, row.customer_id.clone(), row.record.clone())
        };
        key(a).cmp(&key(b))
    });
    rows
}

/// The tables that are there, and those of which other tables tell in columns of their own: trials
/// that subscriptions date, ratings of tickets, leads that say who brought them.
///
/// # Errors
/// Whatever reading the store may meet.
pub fn told(
    ws: &tenure_store::Workspace,
    options: &LoadOptions,
    book: &Book,
) -> Result<Vec<TableId>, Error> {
    load::told(ws, options, book)
}

/// Whether the dimension is one that only records have.
pub(crate) fn is_own(by: Option<&Dimension>) -> bool {
    matches!(by, Some(Dimension::Own(_)))
}
