//! Reading large tables on all cores: rows become compact records, texts become symbols.
//!
//! Each part of a scan is read on its own thread against the symbols that are known already. What
//! it finds beside them gets provisional symbols, which are settled when the parts are put
//! together in order: the result is that of reading the rows one after the other.

use std::collections::BTreeMap;
use std::hash::Hash;
use std::sync::Mutex;

use arrow_array::RecordBatch;
use rustc_hash::FxHashMap;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::{Sym, Symbols};
use tenure_domain::time::Instant;
use tenure_store::{RECORDED_AT, SOURCE_FILE, SOURCE_LINE, UPDATED_AT};

use super::cols::{Cols, Long, Text};
use super::door::Door;
use super::{Row, Source};
use crate::book::lock;
use crate::error::Error;

/// Marks symbols that a part has given provisionally.
const PROVISIONAL: u32 = 1 << 31;

/// Symbols as a part of a scan sees them: those known before, and its own.
#[derive(Debug)]
pub(crate) struct Texts<'a> {
    known: &'a Symbols,
    new: Symbols,
}

impl Texts<'_> {
    /// The symbol of a text, provisional where it was not known.
    pub fn sym(&mut self, text: &str) -> Sym {
        if text.is_empty() {
            return Sym::NONE;
        }
        self.known.get(text).unwrap_or_else(|| self.new_sym(text))
    }

    /// The symbol of a text that was not known.
    fn new_sym(&mut self, text: &str) -> Sym {
        match text {
            "" => Sym::NONE,
            _ => Sym(self.new.intern(text).0 | PROVISIONAL),
        }
    }

    /// The symbol of a text, if it was known before.
    pub fn known(&self, text: &str) -> Sym {
        if text.is_empty() { Sym::NONE } else { self.known.get(text).unwrap_or(Sym::NONE) }
    }
}

/// The symbols of a text column, all looked up together.
pub(crate) struct SymColumn {
    /// By row; none at all where the column holds nothing.
    syms: Vec<Sym>,
}

impl SymColumn {
    pub fn new(column: &Text<'_>, rows: usize, texts: &mut Texts<'_>) -> SymColumn {
        if !column.any() {
            return SymColumn { syms: Vec::new() };
        }
        let runs = Runs::new(column, rows);
        let mut found = Vec::with_capacity(runs.texts.len());
        texts.known.get_all(&runs.texts, &mut found);
        let syms: Vec<Sym> = runs
            .texts
            .iter()
            .zip(found)
            .map(|(text, sym)| sym.unwrap_or_else(|| texts.new_sym(text)))
            .collect();
        SymColumn { syms: runs.spread(&syms) }
    }

    pub fn at(&self, row: usize) -> Sym {
        self.syms.get(row).copied().unwrap_or(Sym::NONE)
    }
}

/// The texts of a column without those that are the same as the one before.
pub(crate) struct Runs<'a> {
    pub texts: Vec<&'a str>,
    /// Where each run ends.
    ends: Vec<usize>,
}

impl<'a> Runs<'a> {
    /// Those of so many rows; rows without a text have the empty one.
    pub fn new(column: &Text<'a>, rows: usize) -> Runs<'a> {
        let mut runs = Runs { texts: Vec::new(), ends: Vec::new() };
        for row in 0..rows {
            let text = column.or_empty(row);
            match runs.texts.last() {
                Some(&last) if last == text => {}
                last => {
                    if last.is_some() {
                        runs.ends.push(row);
                    }
                    runs.texts.push(text);
                }
            }
        }
        runs.ends.push(rows);
        runs
    }

    /// By row, what was found of each run.
    pub fn spread<T: Copy>(&self, of_runs: &[T]) -> Vec<T> {
        let mut all = Vec::with_capacity(self.ends.last().copied().unwrap_or(0));
        for (&of_run, &end) in of_runs.iter().zip(&self.ends) {
            all.resize(end, of_run);
        }
        all
    }
}

/// The symbols of a column, made on first sight, by row.
pub(crate) fn intern_all(names: &mut Symbols, column: &Text<'_>, rows: usize) -> Vec<Sym> {
    let runs = Runs::new(column, rows);
    let mut syms = Vec::with_capacity(runs.texts.len());
    names.intern_all(&runs.texts, &mut syms);
    runs.spread(&syms)
}

/// What a part of a scan has found.
pub(crate) struct Found<'a, T, P = ()> {
    pub texts: Texts<'a>,
    pub rows: Vec<T>,
    /// What many rows share.
    pub pool: Pool<P>,
    pub sources: Vec<Source>,
    /// Rows, by their place, that something is to be said about, with an id.
    pub remarks: Vec<(u32, String)>,
    pub last: Option<Instant>,
    now: Instant,
}

impl<T, P> Found<'_, T, P> {
    /// Notes an instant of which the data speaks. What a row says of the time after it was
    /// recorded is a plan, and no evidence that the data reach so far.
    pub fn seen(&mut self, at: Option<Instant>, recorded_at: Instant) {
        if let Some(at) = at.filter(|&t| t <= self.now && t <= recorded_at) {
            self.last = self.last.max(Some(at));
        }
    }
}

/// The system columns of a batch.
pub(crate) struct System<'a> {
    recorded: Long<'a>,
    updated: Long<'a>,
    lines: Long<'a>,
    files: Text<'a>,
    rows: usize,
}

impl<'a> System<'a> {
    pub fn new(cols: &Cols<'a>) -> System<'a> {
        System {
            recorded: cols.long(RECORDED_AT),
            updated: cols.long(UPDATED_AT),
            lines: cols.long(SOURCE_LINE),
            files: cols.text(SOURCE_FILE),
            rows: cols.rows(),
        }
    }

    pub fn row(&self, at: usize, file: Sym) -> Row {
        Row {
            at,
            recorded_at: self.recorded.instant(at).unwrap_or(Instant::MIN),
            updated_at: self.updated.instant(at),
            source: Source {
                file,
                line: self.lines.at(at).and_then(|n| u32::try_from(n).ok()).unwrap_or(0),
            },
        }
    }

    /// The rows, each with the symbol of its file as `intern` gives it.
    pub fn rows(&self, mut intern: impl FnMut(&'a str) -> Sym) -> impl Iterator<Item = Row> {
        let mut file: (Option<&'a str>, Sym) = (None, Sym::NONE);
        (0..self.rows).map(move |at| {
            if file.0 != self.files.at(at) {
                file = (self.files.at(at), intern(self.files.or_empty(at)));
            }
            self.row(at, file.1)
        })
    }

    /// The sources of all rows.
    pub fn sources(&self, texts: &mut Texts<'_>) -> Vec<Source> {
        self.rows(|text| texts.sym(text)).map(|row| row.source).collect()
    }
}

/// A record with symbols that may have to be settled.
pub(crate) trait Settle {
    /// Hands each symbol to `settle`.
    fn settle(&mut self, settle: &mut dyn FnMut(&mut Sym));

    /// The number of what it shares with others, where it does.
    fn shared(&mut self) -> Option<&mut u32> {
        None
    }
}

/// Rows as the parts of a scan gave them, without another copy of all.
#[derive(Debug)]
pub(crate) struct Chunks<T> {
    chunks: Vec<Vec<T>>,
    /// The place of each chunk's first row, and that after the last.
    starts: Vec<u32>,
}

impl<T> Default for Chunks<T> {
    fn default() -> Chunks<T> {
        Chunks { chunks: Vec::new(), starts: vec![0] }
    }
}

impl<T> Chunks<T> {
    fn push(&mut self, mut rows: Vec<T>) {
        rows.shrink_to_fit();
        self.starts.push(self.len() as u32 + rows.len() as u32);
        self.chunks.push(rows);
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.starts.last().map_or(0, |&end| end as usize)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row at a place.
    #[inline]
    pub fn get(&self, at: u32) -> Option<&T> {
        let chunk = self.starts.partition_point(|&start| start <= at).checked_sub(1)?;
        self.chunks.get(chunk)?.get((at - self.starts[chunk]) as usize)
    }

    /// All rows in order, each given away.
    pub fn into_rows(self) -> impl Iterator<Item = T> {
        self.chunks.into_iter().flatten()
    }

    /// All rows in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.chunks.iter().flatten()
    }
}

/// What a whole table has given: rows in the order of the scan, where they were read (if that was
/// wanted), and the last instant of which they speak.
pub(crate) struct Table<T, P = ()> {
    pub rows: Chunks<T>,
    pub shared: Vec<P>,
    pub sources: Vec<Source>,
    pub remarks: Vec<(u32, String)>,
    pub last: Option<Instant>,
}

/// Reads the rows in force of a table. `make` adds one record to what was found for each row of a
/// batch; a row that gives none is a row that says nothing.
pub(crate) fn read<T: Settle + Send, P: Hash + Eq + Copy + Send>(
    door: Door<'_>,
    names: &mut Symbols,
    (table, sources): (TableId, bool),
    make: impl Fn(&Cols<'_>, &mut Found<'_, T, P>) + Sync,
) -> Result<Table<T, P>, Error> {
    let parts = scan(door, names, (table, sources), make)?;
    let (mut rows, mut sources, mut last) = (Chunks::default(), Vec::new(), None);
    let (mut pool, mut remarks) = (Pool::default(), Vec::new());
    for mut part in parts {
        last = last.max(part.last);
        settle(&mut part, names);
        share(&mut part, &mut pool);
        let first = rows.len() as u32;
        remarks.extend(part.remarks.into_iter().map(|(row, id)| (first + row, id)));
        rows.push(part.rows);
        sources.append(&mut part.sources);
    }
    Ok(Table { rows, shared: pool.list, sources, remarks, last })
}

/// A part without its view of the symbols.
struct Part<T, P> {
    new: Symbols,
    rows: Vec<T>,
    pool: Pool<P>,
    sources: Vec<Source>,
    remarks: Vec<(u32, String)>,
    last: Option<Instant>,
}

fn scan<T: Send, P: Send>(
    door: Door<'_>,
    names: &Symbols,
    (table, sources): (TableId, bool),
    make: impl Fn(&Cols<'_>, &mut Found<'_, T, P>) + Sync,
) -> Result<Vec<Part<T, P>>, Error> {
    let parts: Mutex<BTreeMap<usize, Found<'_, T, P>>> = Mutex::default();
    let fresh = || Found {
        texts: Texts { known: names, new: Symbols::default() },
        rows: Vec::new(),
        pool: Pool::default(),
        sources: Vec::new(),
        remarks: Vec::new(),
        last: None,
        now: door.options.now,
    };
    let each = |number: usize, batch: RecordBatch| -> Result<(), Error> {
        // Batches of a part come one after the other, so nobody else asks for it meanwhile.
        let mut found = lock(&parts).remove(&number).unwrap_or_else(fresh);
        let cols = Cols::new(&batch);
        if sources {
            let read = System::new(&cols).sources(&mut found.texts);
            found.sources.extend(read);
        }
        make(&cols, &mut found);
        lock(&parts).insert(number, found);
        Ok(())
    };
    door.batches_parallel(table, &each)?;
    let parts = parts.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
    let bare = |found: Found<'_, T, P>| Part {
        new: found.texts.new,
        rows: found.rows,
        pool: found.pool,
        sources: found.sources,
        remarks: found.remarks,
        last: found.last,
    };
    Ok(parts.into_values().map(bare).collect())
}

/// Gives the provisional symbols of a part their places among all.
fn settle<T: Settle, P>(part: &mut Part<T, P>, names: &mut Symbols) {
    if part.new.is_empty() {
        return;
    }
    let count = part.new.len() as u32;
    let texts: Vec<&str> = (0..count).map(|n| part.new.text(Sym(n))).collect();
    let mut places = Vec::with_capacity(texts.len());
    names.intern_all(&texts, &mut places);
    let mut settle = |sym: &mut Sym| {
        if sym.is_some() && sym.0 & PROVISIONAL != 0 {
            *sym = places[(sym.0 & !PROVISIONAL) as usize];
        }
    };
    part.rows.iter_mut().for_each(|row| row.settle(&mut settle));
    part.sources.iter_mut().for_each(|source| settle(&mut source.file));
}

/// Numbers what the rows of a part share as all parts have it.
fn share<T: Settle, P: Hash + Eq + Copy>(part: &mut Part<T, P>, pool: &mut Pool<P>) {
    let numbers: Vec<u32> = part.pool.list.iter().map(|&value| pool.number(value)).collect();
    if numbers.iter().enumerate().all(|(at, &number)| at as u32 == number) {
        return;
    }
    for shared in part.rows.iter_mut().filter_map(Settle::shared) {
        *shared = numbers[*shared as usize];
    }
}

/// How many values a pool looks at before it looks them up: rows in no order have some kinds of
/// them by turns.
const RECENT: usize = 16;

/// Values that many rows share, each once.
#[derive(Debug)]
pub(crate) struct Pool<T> {
    pub list: Vec<T>,
    numbers: FxHashMap<T, u32>,
    recent: [u32; RECENT],
}

impl<T> Default for Pool<T> {
    fn default() -> Pool<T> {
        Pool { list: Vec::new(), numbers: FxHashMap::default(), recent: [0; RECENT] }
    }
}

impl<T: Hash + Eq + Copy> Pool<T> {
    /// The number of a value, given on first sight.
    pub fn number(&mut self, value: T) -> u32 {
        let same = |&&n: &&u32| self.list.get(n as usize) == Some(&value);
        if let Some(&number) = self.recent.iter().find(same) {
            return number;
        }
        let next = self.list.len() as u32;
        let number = *self.numbers.entry(value).or_insert(next);
        if number == next {
            self.list.push(value);
        }
        self.recent.rotate_right(1);
        self.recent[0] = number;
        number
    }
}
