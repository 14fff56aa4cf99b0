//! Tables of which nothing is known because every row that came was rejected.
//!
//! A batch only holds what was stored, and there may be none; so a workspace keeps their names.

use tenure_connectors::report::ReadReport;
use tenure_domain::schema::TableId;
use tenure_store::{Error, Workspace};

const META: &str = "rejected_tables";

/// Notes the tables of an import whose rows were all rejected; one of which a row was good is none
/// of them any more.
pub(super) fn keep(ws: &Workspace, report: &ReadReport) -> Result<(), Error> {
    let before = rejected_tables(ws)?;
    let mut after = before.clone();
    for (&table, count) in &report.tables {
        after.retain(|rejected| *rejected != table);
        if count.good == 0 && count.rejected > 0 {
            after.push(table);
        }
    }
    after.sort_unstable();
    if after == before {
        return Ok(());
    }
    let names: Vec<&str> = after.iter().map(|table| table.name()).collect();
    ws.set_meta(META, (!names.is_empty()).then(|| names.join(" ")).as_deref())
}

/// The tables whose rows were all rejected when they were last imported.
pub(crate) fn rejected_tables(ws: &Workspace) -> Result<Vec<TableId>, Error> {
    let names = ws.meta(META)?.unwrap_or_default();
    let is_named = |table: &TableId| names.split(' ').any(|name| name == table.name());
    Ok(TableId::ALL.iter().copied().filter(is_named).collect())
}
