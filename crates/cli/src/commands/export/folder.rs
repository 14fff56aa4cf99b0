//! Sheets as CSV files in a folder.

use std::path::Path;

use anyhow::Result;

use super::table::Table;

/// Writes one file for each sheet.
pub fn write(tables: &[Table], folder: &Path) -> Result<()> {
    fs_err::create_dir_all(folder)?;
    for table in tables {
        let file = fs_err::File::create(folder.join(format!("{}.csv", table.file)))?;
        let mut writer = csv::Writer::from_writer(file);
        writer.write_record(&table.columns)?;
        for row in &table.rows {
            writer.write_record(row.iter().map(|value| value.plain(table.currency)))?;
        }
        writer.flush()?;
    }
    Ok(())
}
