//! Sheets as CSV files in a folder.

use std::path::Path;

use anyhow::Result;

use tenure_connectors::rejects::guarded;

use super::table::{Table, Value};

/// Writes one file for each sheet.
pub fn write(tables: &[Table], folder: &Path) -> Result<()> {
    fs_err::create_dir_all(folder)?;
    for table in tables {
        let file = fs_err::File::create(folder.join(format!("{}.csv", table.file)))?;
        let mut writer = csv::Writer::from_writer(file);
        writer.write_record(&table.columns)?;
        for row in &table.rows {
            writer.write_record(row.iter().map(|value| match value {
                Value::Text(text) => guarded(text).into_owned(),
                other => other.plain(table.currency),
            }))?;
        }
        writer.flush()?;
    }
    Ok(())
}
