//! The rows of one table within a batch, from the reader to the run.

use std::thread;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_array::{Array, BooleanArray, RecordBatch};
use arrow_schema::{DataType, SchemaRef};
use arrow_select::filter::filter_record_batch;
use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::schema::{SAYS, Says, TableId, table};

use crate::columns::{RECORDED_AT, canonical, conform, lenient};
use crate::judge::{Contradicts, Judge, Row, Verdict, WARM_ROWS, nth};
use crate::marks::{Marker, Marks, unmarked, with_marks};
use crate::numbered::{self, Likes};
use crate::places::Places;
use crate::prior::Prior;
use crate::repeats::repeated;
use crate::run::{Run, Target};
use crate::versions::StampColumns;
use crate::{Alike, Conflict, Error, KeyValue};

/// Conflicts of a table that are kept in full.
pub(crate) const CONFLICTS_SHOWN: usize = 100;

/// A batch of fewer rows is judged knowing the facts that it is about, instead of all.
const FEW_ROWS: usize = 65_536;

/// The rows of one table within a batch.
pub(crate) struct TableWriter {
    pub(crate) id: TableId,
    schema: SchemaRef,
    /// The same for rows that do not speak of all columns.
    lenient: SchemaRef,
    marker: Marker,
    pub(crate) judge: Judge,
    places: Places,
    pub(crate) run: Run,
    waiting: Vec<RecordBatch>,
    pub(crate) conflicts: Vec<Conflict>,
    /// Rows that are alike and all count.
    likes: Likes,
    /// Set where all rows must be recorded at this time.
    recorded_at: Option<i64>,
    /// What is stored, until it is learned.
    prior: Option<Prior>,
    /// Whether nothing is stored and rows stay in memory: then they are judged when all are there,
    /// as only those have to be of which some say the same fact.
    alone: bool,
    gathered: Vec<(RecordBatch, Marks)>,
    gathered_rows: usize,
}

/// What becomes of the rows of one batch.
#[derive(Default)]
struct Verdicts {
    store: Vec<bool>,
    again: Vec<bool>,
    wait: Vec<bool>,
    contradicts: Vec<(usize, Contradicts)>,
}

impl Verdicts {
    /// So many rows of new facts.
    fn new_facts(rows: usize) -> Verdicts {
        let (store, no) = (vec![true; rows], vec![false; rows]);
        Verdicts { store, again: no.clone(), wait: no, contradicts: Vec::new() }
    }

    fn take(&mut self, verdict: Verdict) {
        self.store.push(matches!(verdict, Verdict::Store { .. }));
        self.wait.push(verdict == Verdict::Wait);
        self.again.push(verdict != Verdict::Store { again: false });
    }
}

impl TableWriter {
    /// A writer of rows that come after `prior`, in a batch that is recorded at `now`. With
    /// `any_time`, rows may have been recorded at other times.
    pub(crate) fn new(id: TableId, prior: Prior, target: Target, now: i64, any_time: bool) -> Self {
        let judge = Judge::new(id, prior.stored, prior.recorded_to(), now);
        let alone = prior.rows() == 0 && matches!(target, Target::Memory);
        Self {
            id,
            schema: canonical(id),
            lenient: lenient(id),
            marker: Marker::new(id),
            judge,
            places: Places::default(),
            run: Run::new(id, target),
            waiting: Vec::new(),
            conflicts: Vec::new(),
            likes: Likes::default(),
            recorded_at: (!any_time).then_some(now),
            prior: (prior.rows() > 0).then_some(prior),
            alone: alone && !table(id).numbered,
            gathered: Vec::new(),
            gathered_rows: 0,
        }
    }

    /// Adds rows: keeps those that say something new.
    pub(crate) fn append(&mut self, batch: &RecordBatch) -> Result<(), Error> {
        let says =
            batch.schema_ref().metadata().get(SAYS).map_or(Says::all(), |it| Says::parse(it));
        let schema = if says.is_all() { &self.schema } else { &self.lenient };
        let told = self.marker.told(batch);
        let bare = told.is_some().then(|| unmarked(batch)).transpose();
        let bare = bare.map_err(|source| Error::Rows { table: self.id.name(), source })?;
        let batch = conform(self.id, schema, bare.as_ref().unwrap_or(batch))?;
        check_times(self.id, self.recorded_at, &batch)?;
        let marks = told.map_or_else(|| self.marker.marks(&batch), Ok)?;
        let marks = Marks { says: self.judge.lists.number(&says), ..marks };
        // The numbers of rows can only be told of all of them.
        let numbered = table(self.id).numbered;
        if self.prior.is_none() && !numbered && !self.alone {
            return self.judge_batch(&batch, marks, None);
        }
        self.gathered_rows += batch.num_rows();
        self.gathered.push((batch, marks));
        if numbered || self.alone || self.gathered_rows < FEW_ROWS {
            Ok(())
        } else {
            self.learn(false)
        }
    }

    /// Learns what is stored, and judges the rows that were gathered until then. Where there will
    /// be no more of them, only the facts that they are about need to be learned.
    fn learn(&mut self, no_more: bool) -> Result<(), Error> {
        let mut gathered = std::mem::take(&mut self.gathered);
        let numbered = table(self.id).numbered;
        if let Some(prior) = self.prior.take() {
            let few = no_more && !numbered;
            let only = few.then(|| keys(gathered.iter().map(|(_, marks)| marks)));
            prior.teach(&mut self.judge, only.as_ref())?;
        }
        if numbered {
            self.number(&mut gathered);
        }
        let several = self.alone.then(|| {
            let many = self.gathered_rows > FEW_ROWS;
            let threads =
                if many { thread::available_parallelism().map_or(1, usize::from) } else { 1 };
            repeated(gathered.iter().map(|(_, marks)| marks.keys.as_slice()), threads)
        });
        gathered
            .into_iter()
            .try_for_each(|(batch, marks)| self.judge_batch(&batch, marks, several.as_ref()))
    }

    /// Puts the numbers of rows into their keys.
    fn number(&mut self, gathered: &mut [(RecordBatch, Marks)]) {
        let rows = gathered.iter().flat_map(|(batch, marks)| {
            let stamps = StampColumns::new(batch, None);
            let both = marks.keys.iter().zip(&marks.contents).enumerate();
            both.map(move |(at, (key, content))| Row {
                key: *key,
                content: *content,
                stamp: stamps.get(at),
                says: marks.says,
            })
        });
        let rows: Vec<Row> = rows.collect();
        let mut keys = numbered::keys(&self.judge, &rows, &mut self.likes).into_iter();
        for (_, marks) in gathered {
            marks.keys = keys.by_ref().take(marks.keys.len()).collect();
        }
    }

    /// The rows that are alike and all count, where there are any.
    pub(crate) fn alike(&self) -> Option<Alike> {
        let (later, earlier) = self.likes.first?;
        let (later, earlier) = (self.places.get(later), self.places.get(earlier));
        Some(Alike { table: self.id, rows: self.likes.rows, earlier, later })
    }

    /// Judges the rows of a batch; of facts that are not among `several` there is one row alone.
    fn judge_batch(
        &mut self,
        batch: &RecordBatch,
        mut marks: Marks,
        several: Option<&FxHashSet<u128>>,
    ) -> Result<(), Error> {
        let first = self.places.add(batch);
        let verdicts = self.judge_rows(batch, first, &mut marks, several)?;
        for (row, earlier) in verdicts.contradicts {
            if self.conflicts.len() < CONFLICTS_SHOWN {
                self.conflicts.push(self.conflict(batch, first, row, earlier));
            }
        }
        let any = verdicts.store.contains(&true) || verdicts.wait.contains(&true);
        let said = any.then(|| self.run.said(self.judge.lists.get(marks.says))).flatten();
        let own = (verdicts.again, said);
        let full = with_marks(self.id, &self.run.schema, batch, marks, own)?;
        if verdicts.wait.contains(&true) {
            // Where a waiting row is stored, its fact has a version.
            self.waiting.push(self.filter(&full, verdicts.wait)?);
        }
        let all = !verdicts.store.contains(&false);
        let kept = if all { full } else { self.filter(&full, verdicts.store)? };
        self.run.push(kept)
    }

    /// Judges the rows of a batch, of which the first has the number `first`.
    fn judge_rows(
        &mut self,
        batch: &RecordBatch,
        first: u32,
        marks: &mut Marks,
        several: Option<&FxHashSet<u128>>,
    ) -> Result<Verdicts, Error> {
        if several.is_some_and(FxHashSet::is_empty) {
            self.judge.take_only(batch.num_rows())?;
            return Ok(Verdicts::new_facts(batch.num_rows()));
        }
        let stamps = StampColumns::new(batch, None);
        let mut verdicts = Verdicts::default();
        for at in 0..batch.num_rows() {
            if several.is_some_and(|several| !several.contains(&marks.keys[at])) {
                self.judge.take_only(1)?;
                verdicts.take(Verdict::Store { again: false });
                continue;
            }
            if at % WARM_ROWS == 0 && several.is_none() {
                self.judge.warm(&marks.keys[at..batch.num_rows().min(at + WARM_ROWS)]);
            }
            if marks.keyless.contains(at) {
                let content = marks.keys[at];
                marks.keys[at] = self.judge.occurrence(content);
                if marks.keys[at] != content {
                    let before = self.judge.said_here(content).unwrap_or(first);
                    self.likes.note(first.saturating_add(at as u32), before);
                }
            }
            let (key, content) = (marks.keys[at], marks.contents[at]);
            let row = Row { key, content, stamp: stamps.get(at), says: marks.says };
            let (verdict, contradicts) = self.judge.judge(row)?;
            verdicts.take(verdict);
            verdicts.contradicts.extend(contradicts.map(|earlier| (at, earlier)));
        }
        Ok(verdicts)
    }

    fn filter(&self, batch: &RecordBatch, keep: Vec<bool>) -> Result<RecordBatch, Error> {
        filter_record_batch(batch, &BooleanArray::from(keep))
            .map_err(|source| Error::Rows { table: self.id.name(), source })
    }

    fn conflict(
        &self,
        batch: &RecordBatch,
        first: u32,
        row: usize,
        earlier: Contradicts,
    ) -> Conflict {
        let key = table(self.id).key.iter().map(|name| key_value(batch, name, row)).collect();
        Conflict {
            table: self.id,
            key,
            earlier: self.places.get(earlier.0),
            later: self.places.get(first.saturating_add(row as u32)),
        }
    }

    /// Ends the rows: decides about those that had to wait.
    pub(crate) fn end(&mut self) -> Result<(), Error> {
        self.learn(true)?;
        let stored = self.judge.finish()?;
        let mut from = 0;
        for batch in std::mem::take(&mut self.waiting) {
            let to = from + batch.num_rows();
            let kept = self.filter(&batch, stored[from..to].to_vec())?;
            self.run.push(kept)?;
            from = to;
        }
        Ok(())
    }
}

/// Refuses rows of another time than `recorded_at`, where it is given.
pub(crate) fn check_times(
    id: TableId,
    recorded_at: Option<i64>,
    batch: &RecordBatch,
) -> Result<(), Error> {
    let Some(expected) = recorded_at else {
        return Ok(());
    };
    let recorded = batch[RECORDED_AT].as_primitive::<Int64Type>();
    if recorded.values().iter().all(|time| *time == expected) {
        return Ok(());
    }
    let reason = "the workspace holds facts already, so `recorded_at` must be the time of the \
                  import"
        .to_owned();
    Err(Error::Shape { table: id.name(), reason })
}

/// The keys of all facts that the rows may be about.
fn keys<'a>(batches: impl Iterator<Item = &'a Marks>) -> FxHashSet<u128> {
    let mut keys = FxHashSet::default();
    let mut counts: FxHashMap<u128, u32> = FxHashMap::default();
    for marks in batches {
        for (row, key) in marks.keys.iter().enumerate() {
            if marks.keyless.contains(row) {
                let count = counts.entry(*key).or_default();
                keys.insert(nth(*key, *count));
                *count += 1;
            } else {
                keys.insert(*key);
            }
        }
    }
    keys
}

fn key_value(batch: &RecordBatch, name: &str, row: usize) -> KeyValue {
    let Some(column) = batch.column_by_name(name).filter(|column| column.is_valid(row)) else {
        return KeyValue::Absent;
    };
    match column.data_type() {
        DataType::Utf8 => KeyValue::Text(column.as_string::<i32>().value(row).to_owned()),
        DataType::Int64 => KeyValue::Number(column.as_primitive::<Int64Type>().value(row)),
        DataType::Int32 => KeyValue::Number(column.as_primitive::<Int32Type>().value(row).into()),
        DataType::Boolean => KeyValue::Number(column.as_boolean().value(row).into()),
        _ => KeyValue::Absent,
    }
}
