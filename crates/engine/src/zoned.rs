//! Dates without a time: they were read as the start of a day in the time zone that the account had
//! at their import, and stay at that instant when it gets another one.

use std::collections::BTreeMap;

use arrow_array::RecordBatch;
use tenure_domain::schema::{self, ColumnKind, TableId};
use tenure_domain::time::{DAY, Day, Instant, Zone};
use tenure_store::{BATCH, BatchId, Error, Workspace};

use crate::load::cols::Cols;

/// Where a workspace keeps in which zone each batch was read: `1 UTC`, a line each.
const META: &str = "time zones of batches";

/// Dates that stand on another day, or begin no day, since the account has another time zone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moved {
    /// The time zone in which they were read.
    pub zone: String,
    /// How many.
    pub count: u64,
    /// The first: as it was read, where it stands now, and on which day that is.
    pub first: (Day, Instant, Day),
}

/// Keeps in which zone a batch was read.
///
/// # Errors
/// Those of the store.
pub(crate) fn note(ws: &Workspace, batch: BatchId, zone: &Zone) -> Result<(), Error> {
    let before = ws.meta(META)?.unwrap_or_default();
    ws.set_meta(META, Some(&format!("{before}{batch} {}\n", zone.name())))
}

/// The account's time zone, as the workspace has it.
///
/// # Errors
/// Those of the store.
pub fn kept(ws: &Workspace) -> Result<Zone, Error> {
    let account = ws.account()?;
    let named = account.get("time_zone").and_then(|name| Zone::named(name).ok());
    Ok(named.unwrap_or_else(|| tenure_domain::account::Account::default().zone))
}

/// The dates of what is stored that move where the account's time zone is `zone`, by the zone that
/// they were read in. A time that happens to begin a day in that zone cannot be told from a date.
///
/// # Errors
/// Those of the store.
pub fn moved(ws: &Workspace, known_at: Option<i64>, zone: &Zone) -> Result<Vec<Moved>, Error> {
    let mut zones = others(ws, zone)?;
    if zones.is_empty() {
        return Ok(Vec::new());
    }
    for batch in ws.batches()? {
        if batch.undone_at.is_some() {
            zones.remove(&batch.id);
        }
    }
    let mut moved: BTreeMap<String, Moved> = BTreeMap::new();
    for table in TableId::ALL.iter().copied().filter(|table| *table != TableId::Events) {
        let instants = schema::table(table).columns.iter();
        let instants = instants.filter(|column| column.kind == ColumnKind::Instant);
        let columns: Vec<&str> = instants.map(|column| column.name).collect();
        if zones.is_empty() || columns.is_empty() {
            continue;
        }
        let wanted = [&[BATCH], &columns[..]].concat();
        ws.scan_in_force::<Error>(table, known_at, Some(&wanted), &mut |batch| {
            let cols = Cols::new(&batch);
            let batches = cols.long(BATCH);
            for times in columns.iter().map(|name| cols.long(name)).filter(|it| it.any()) {
                for row in 0..cols.rows() {
                    let id = batches.at(row).and_then(|id| BatchId::try_from(id).ok());
                    let read = id.and_then(|id| zones.get(&id));
                    if let Some((read, at)) = read.zip(times.instant(row)) {
                        look(&mut moved, at, read, zone);
                    }
                }
            }
            Ok(())
        })?;
    }
    Ok(moved.into_values().collect())
}

/// The zones of batches that were read in another one.
fn others(ws: &Workspace, zone: &Zone) -> Result<BTreeMap<BatchId, Zone>, Error> {
    let kept = ws.meta(META)?.unwrap_or_default();
    let read = kept.lines().filter_map(|line| {
        let (batch, name) = line.split_once(' ')?;
        let other = Zone::named(name).ok().filter(|other| other.name() != zone.name())?;
        Some((batch.parse().ok()?, other))
    });
    Ok(read.collect())
}

/// Whether rows have a time that begins a day in UTC, as dates do that are read in no other zone.
pub(crate) fn any_date(table: TableId, batch: &RecordBatch) -> bool {
    if table == TableId::Events {
        return false;
    }
    let cols = Cols::new(batch);
    let instants = schema::table(table).columns.iter();
    let mut instants = instants.filter(|column| column.kind == ColumnKind::Instant);
    instants.any(|column| {
        let times = cols.long(column.name);
        (0..cols.rows()).any(|row| times.at(row).is_some_and(|at| at % DAY == 0))
    })
}

/// Counts a time that was a date where it was read, and is none in another zone, or another one.
fn look(moved: &mut BTreeMap<String, Moved>, at: Instant, read: &Zone, zone: &Zone) {
    // Words of the schema stand at the ends of time.
    if at <= Instant::MIN || at >= Instant::MAX || at.0 == i64::MIN {
        return;
    }
    let day = read.day(at);
    if read.start_of_day(day) != at || zone.start_of_day(day) == at {
        return;
    }
    let first = || Moved { zone: read.name().to_owned(), count: 0, first: (day, at, zone.day(at)) };
    moved.entry(read.name().to_owned()).or_insert_with(first).count += 1;
}
