//! Writing a batch: all of it, or nothing.

use std::collections::BTreeMap;

use arrow_array::RecordBatch;
use fs_err as fs;
use tenure_domain::schema::TableId;

use crate::events::{EventWriter, HOLD_BYTES};
use crate::home::{self, Home, WriteRight, batch_folder, finish_folder, unfinished_folder};
use crate::manifest::{EchoRecord, RunRecord};
use crate::prior::Prior;
use crate::ranges::{RowSet, encode};
use crate::run::{Finished, Run, Target};
use crate::table_writer::TableWriter;
use crate::versions::VERSION_COLUMNS;
use crate::{Alike, BatchId, BatchInfo, Conflict, Error, Plan, SourceFile, TableCounts, Workspace};

/// A batch in the making. Dropping it gives it up.
pub struct BatchWriter<'w> {
    workspace: &'w Workspace,
    /// None where the batch is only planned.
    right: Option<WriteRight>,
    id: BatchId,
    source: String,
    recorded_at: i64,
    /// Whether rows may carry other times than `recorded_at`.
    any_time: bool,
    files: Vec<SourceFile>,
    rejects: u64,
    tables: BTreeMap<TableId, Rows>,
    /// Bytes of events that are held in memory before they go on disk.
    hold: usize,
    failed: bool,
    ended: bool,
}

/// The rows of one table within a batch.
enum Rows {
    Facts(Box<TableWriter>),
    Events(Box<EventWriter>),
}

impl Rows {
    fn append(&mut self, batch: &RecordBatch) -> Result<(), Error> {
        match self {
            Rows::Facts(writer) => writer.append(batch),
            Rows::Events(writer) => writer.append(batch),
        }
    }

    fn end(&mut self) -> Result<(), Error> {
        match self {
            Rows::Facts(writer) => writer.end(),
            Rows::Events(writer) => writer.end(),
        }
    }

    fn counts(&self) -> TableCounts {
        match self {
            Rows::Facts(writer) => writer.judge.counts,
            Rows::Events(writer) => writer.counts,
        }
    }

    fn conflicts(&self) -> &[Conflict] {
        match self {
            Rows::Facts(writer) => &writer.conflicts,
            Rows::Events(writer) => &writer.conflicts,
        }
    }

    fn alike(&self) -> Option<Alike> {
        match self {
            Rows::Facts(writer) => writer.alike(),
            // Events without ids are often alike, and nobody would take one out.
            Rows::Events(_) => None,
        }
    }

    fn said_again(&self) -> &RowSet {
        match self {
            Rows::Facts(writer) => writer.judge.said_again(),
            Rows::Events(writer) => writer.said_again(),
        }
    }

    fn into_run(self) -> Run {
        match self {
            Rows::Facts(writer) => writer.run,
            Rows::Events(writer) => writer.run,
        }
    }
}

impl std::fmt::Debug for BatchWriter<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let tables: Vec<_> = self.tables.keys().collect();
        f.debug_struct("BatchWriter").field("id", &self.id).field("tables", &tables).finish()
    }
}

impl<'w> BatchWriter<'w> {
    pub(crate) fn begin(
        workspace: &'w Workspace,
        source: &str,
        recorded_at: i64,
        only_plan: bool,
    ) -> Result<Self, Error> {
        let right = if only_plan { None } else { Some(workspace.home.write_right()?) };
        if right.is_some()
            && let Some(dir) = workspace.dir()
        {
            workspace.sweep(dir)?;
        }
        Ok(Self {
            workspace,
            right,
            id: workspace.manifest(|manifest| manifest.next_batch())?,
            source: source.to_owned(),
            recorded_at,
            any_time: workspace.is_empty()?,
            files: Vec::new(),
            rejects: 0,
            tables: BTreeMap::new(),
            hold: HOLD_BYTES,
            failed: false,
            ended: false,
        })
    }

    /// This batch, with so many bytes of events held in memory before they go on disk.
    #[must_use]
    pub fn holding(mut self, bytes: usize) -> Self {
        self.hold = bytes;
        self
    }

    /// The number that the batch will have.
    #[must_use]
    pub fn id(&self) -> BatchId {
        self.id
    }

    /// Adds rows in the shape of [`crate::canonical`]; absent columns that may be null are null.
    /// Rows count as read in the order in which they are added, which decides between rows that
    /// nothing else puts in order, so a table's rows must be added in the order of its files.
    ///
    /// # Errors
    /// [`Error::Shape`] for columns that the table does not have, and for a `recorded_at` other
    /// than the batch's in a workspace that is not empty; [`Error::Ended`] after
    /// [`BatchWriter::plan`]; errors of reading and writing. After an error the batch can only be
    /// dropped.
    pub fn append(&mut self, table: TableId, batch: &RecordBatch) -> Result<(), Error> {
        if self.ended {
            return Err(Error::Ended);
        }
        self.guarded(|writer| {
            if !writer.tables.contains_key(&table) {
                let table_writer = writer.table_writer(table)?;
                writer.tables.insert(table, table_writer);
            }
            writer.tables.get_mut(&table).map_or(Ok(()), |table| table.append(batch))
        })
    }

    /// Notes a file that the batch comes from.
    pub fn add_file(&mut self, file: SourceFile) {
        self.files.push(file);
    }

    /// Notes how many rows the reader rejected.
    pub fn set_rejects(&mut self, rejects: u64) {
        self.rejects = rejects;
    }

    /// Ends the rows, and says what the batch means.
    ///
    /// # Errors
    /// Those of reading and writing.
    pub fn plan(&mut self) -> Result<Plan, Error> {
        self.guarded(|writer| writer.tables.values_mut().try_for_each(Rows::end))?;
        self.ended = true;
        Ok(Plan {
            tables: self.counts(),
            conflicts: self.tables.values().flat_map(|it| it.conflicts().to_vec()).collect(),
            alike: self.tables.values().filter_map(Rows::alike).collect(),
        })
    }

    fn counts(&self) -> Vec<TableCounts> {
        self.tables.values().map(Rows::counts).collect()
    }

    /// Makes the batch part of the workspace. When it returns, the batch is on disk.
    ///
    /// # Errors
    /// Those of writing. The workspace is then as it was.
    ///
    /// A batch of [`Workspace::begin_plan`] fails with [`Error::OnlyPlanned`].
    pub fn commit(mut self) -> Result<BatchInfo, Error> {
        self.plan()?;
        if self.right.is_none() {
            return Err(Error::OnlyPlanned);
        }
        let info = BatchInfo {
            id: self.id,
            source: self.source.clone(),
            recorded_at: self.recorded_at,
            undone_at: None,
            rejects: self.rejects,
            files: std::mem::take(&mut self.files),
            tables: self.counts(),
        };
        let echoes = self.echoes()?;
        let (runs, memory) = self.finish_runs()?;
        if let (Some(dir), false) = (self.workspace.dir(), runs.is_empty()) {
            finish_folder(dir, self.id)?;
        }
        let ids = self.workspace.manifest(|manifest| manifest.commit(&info, &runs, &echoes))?;
        for (id, rows) in ids.into_iter().zip(memory) {
            self.workspace.home.keep(id, rows);
        }
        Ok(info)
    }

    fn guarded<T>(&mut self, f: impl FnOnce(&mut Self) -> Result<T, Error>) -> Result<T, Error> {
        if self.failed {
            return Err(Error::Failed);
        }
        let result = f(self);
        self.failed = result.is_err();
        result
    }

    fn table_writer(&self, table: TableId) -> Result<Rows, Error> {
        let target = match (&self.right, &self.workspace.home) {
            (None, _) => Target::Nowhere,
            (_, Home::Memory(_)) => Target::Memory,
            (_, Home::Folder(dir)) => {
                let folder = unfinished_folder(dir, self.id);
                fs::create_dir_all(&folder)?;
                Target::File(folder.join(file_name(table)))
            }
        };
        let prior = self.prior(table)?;
        let (now, any_time) = (self.recorded_at, self.any_time);
        Ok(match table {
            TableId::Events => Rows::Events(Box::new(
                EventWriter::new(prior, target, now, any_time).holding(self.hold),
            )),
            _ => Rows::Facts(Box::new(TableWriter::new(table, prior, target, now, any_time))),
        })
    }

    fn prior(&self, table: TableId) -> Result<Prior, Error> {
        let scan = self.workspace.plan_scan(table, None, Some(&VERSION_COLUMNS))?;
        let runs = self.workspace.manifest(|manifest| manifest.runs(Some(table)))?;
        let stored: u64 = runs.iter().map(|run| run.rows).sum();
        let stored = u32::try_from(stored);
        let stored = stored.map_err(|_| Error::TooManyRows { table: table.name() })?;
        Ok(Prior { scan, stored })
    }

    fn echoes(&self) -> Result<Vec<EchoRecord>, Error> {
        let mut echoes = Vec::new();
        for (table, writer) in &self.tables {
            let mut base = 0;
            for run in self.workspace.manifest(|manifest| manifest.runs(Some(*table)))? {
                let ranges = writer.said_again().ranges(base..base + run.rows);
                base += run.rows;
                if !ranges.is_empty() {
                    let ranges = encode(&ranges);
                    echoes.push(EchoRecord { batch: self.id, run: run.id, ranges });
                }
            }
        }
        Ok(echoes)
    }

    fn finish_runs(&mut self) -> Result<(Vec<RunRecord>, Vec<Vec<RecordBatch>>), Error> {
        let mut runs = Vec::new();
        let mut memory = Vec::new();
        for (table, writer) in std::mem::take(&mut self.tables) {
            if let Some(finished) = writer.into_run().finish()? {
                runs.push(record(self.id, table, &finished));
                memory.push(finished.memory);
            }
        }
        Ok((runs, memory))
    }
}

impl Drop for BatchWriter<'_> {
    /// Clears away what was written, unless the manifest says that it is part of the workspace.
    /// Where that fails, the next one who opens the workspace to write does it.
    fn drop(&mut self) {
        self.tables.clear();
        if let (Some(_), Some(dir)) = (&self.right, self.workspace.dir()) {
            let unfinished = unfinished_folder(dir, self.id);
            if unfinished.exists() {
                let _ = home::remove(&unfinished);
            }
            let _ = self.workspace.sweep(dir);
        }
    }
}

fn file_name(table: TableId) -> String {
    format!("{}.parquet", table.name())
}

fn record(batch: BatchId, table: TableId, finished: &Finished) -> RunRecord {
    RunRecord {
        id: 0,
        batch,
        table,
        file: format!("{}/{}", batch_folder(batch), file_name(table)),
        rows: finished.facts.rows,
        again: finished.facts.again,
        bytes: finished.mark.bytes,
        hash: finished.mark.hash.clone(),
        digest: finished.digest.clone(),
        recorded_from: finished.facts.recorded_from,
        recorded_to: finished.facts.recorded_to,
        says: Some(finished.says.clone()),
    }
}
