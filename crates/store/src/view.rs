//! Which rows are there at a time.

use std::collections::HashMap;

use tenure_domain::schema::TableId;

use crate::manifest::{BatchTimes, EchoRecord, Manifest, RunRecord};
use crate::ranges::{decode, subtract, union};
use crate::read::Source;
use crate::{BatchId, Error, home::Home, says, scan::Slice};

/// A run, or some of its rows, that a batch says.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) run: RunRecord,
    /// The number of the run's first row among all stored rows of the table.
    pub(crate) base: u64,
    /// Who says the rows: the run's own batch, or a later one that repeated some of them.
    pub(crate) batch: BatchId,
    /// Which rows, and when the later batch repeated them.
    pub(crate) echo: Option<(Vec<std::ops::Range<u64>>, i64)>,
}

/// The rows of a table that are there at `known_at`, or now, in the order in which batches say
/// them. Rows that were recorded later are still among them.
pub(crate) fn pieces(
    manifest: &mut Manifest,
    table: Option<TableId>,
    known_at: Option<i64>,
) -> Result<Vec<Piece>, Error> {
    let times: HashMap<BatchId, BatchTimes> =
        manifest.batch_times()?.into_iter().map(|times| (times.id, times)).collect();
    let runs = manifest.runs(table)?;
    let echoes = manifest.echoes(table)?;
    let live = |batch: BatchId| times.get(&batch).filter(|times| times.live(known_at));
    let mut pieces = Vec::new();
    let mut bases: HashMap<TableId, u64> = HashMap::new();
    for run in runs {
        let base = bases.entry(run.table).or_default();
        let first = *base;
        *base += run.rows;
        if live(run.batch).is_some() {
            pieces.push(Piece { batch: run.batch, base: first, echo: None, run });
            continue;
        }
        let mut said = Vec::new();
        for echo in echoes.iter().filter(|echo| echo.run == run.id) {
            let Some(by) = live(echo.batch).filter(|by| by.said(known_at)) else {
                continue;
            };
            let ranges = ranges(manifest, echo)?;
            let rows = subtract(&ranges, &said);
            said = union(&said, &ranges);
            if !rows.is_empty() {
                let echo = Some((rows, by.recorded_at));
                pieces.push(Piece { run: run.clone(), base: first, batch: by.id, echo });
            }
        }
    }
    // What a batch repeats comes before what it adds: it is told apart by that later.
    pieces.sort_by_key(|piece| (piece.batch, piece.echo.is_none(), piece.run.id));
    Ok(pieces)
}

fn ranges(manifest: &Manifest, echo: &EchoRecord) -> Result<Vec<std::ops::Range<u64>>, Error> {
    decode(&echo.ranges).ok_or_else(|| {
        manifest.damaged(format!("what batch {} repeats cannot be read", echo.batch))
    })
}

impl Piece {
    pub(crate) fn rows(&self) -> u64 {
        match &self.echo {
            Some((ranges, _)) => ranges.iter().map(|range| range.end - range.start).sum(),
            None => self.run.rows,
        }
    }

    /// When the first of the rows was recorded.
    pub(crate) fn recorded_from(&self) -> i64 {
        self.echo.as_ref().map_or(self.run.recorded_from, |(_, at)| *at)
    }

    /// When the last of the rows was recorded.
    pub(crate) fn recorded_to(&self) -> i64 {
        self.echo.as_ref().map_or(self.run.recorded_to, |(_, at)| *at)
    }

    pub(crate) fn open(self, home: &Home) -> Result<Slice, Error> {
        let source = home.source(&self.run)?;
        Ok(self.slice(source))
    }

    /// The same with the rows of its run, which were opened before.
    pub(crate) fn slice(self, source: Source) -> Slice {
        let (rows, recorded_at) = self.echo.unzip();
        Slice {
            source,
            base: self.base,
            batch: self.batch,
            rows,
            recorded_at,
            again: self.run.again > 0,
            recorded: (self.run.recorded_from, self.run.recorded_to),
            says: says::parse(self.run.says.as_deref()),
            unnoted: self.run.says.is_none(),
        }
    }
}
