//! What the manifest says of closes.

use rusqlite::{Row, params};

use super::{Close, CloseFile, CloseId, CloseInfo, Reopening};
use crate::Error;
use crate::manifest::Manifest;

impl Manifest {
    /// The id that the next close will have.
    pub(super) fn next_close(&mut self) -> Result<CloseId, Error> {
        self.wrap(|connection| {
            let query = "SELECT coalesce(max(id), 0) + 1 FROM close";
            connection.query_row(query, [], |row| row.get::<_, u64>(0))
        })
    }

    /// The ids of all closes.
    pub(crate) fn close_ids(&mut self) -> Result<Vec<CloseId>, Error> {
        self.wrap(|connection| {
            let mut statement = connection.prepare_cached("SELECT id FROM close")?;
            let rows = statement.query_map([], |row| row.get(0))?;
            rows.collect()
        })
    }

    /// Records a close with its files: from here on it holds.
    pub(super) fn commit_close(&mut self, info: &CloseInfo) -> Result<(), Error> {
        let close = &info.close;
        self.write(|transaction| {
            transaction.execute(
                "INSERT INTO close (id, month, first, begins, ends, closed_at, known_at,
                 data_version, program, policy, policy_hash, policy_text, account, note,
                 signed_by, customers, movements, closing)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                params![
                    info.id,
                    close.month,
                    close.first,
                    close.begins,
                    close.ends,
                    close.closed_at,
                    close.known_at,
                    close.data_version,
                    close.program,
                    close.policy,
                    close.policy_hash,
                    close.policy_text,
                    close.account,
                    close.note,
                    close.by,
                    close.customers,
                    close.movements,
                    close.closing.to_string()
                ],
            )?;
            let insert = "INSERT INTO close_file (close, name, file, rows, bytes, hash)
                          VALUES (?, ?, ?, ?, ?, ?)";
            let mut statement = transaction.prepare(insert)?;
            for file in &info.files {
                let CloseFile { name, file, rows, bytes, hash } = file;
                statement.execute(params![info.id, name, file, rows, bytes, hash])?;
            }
            Ok(())
        })
    }

    /// All closes in the order in which they were done.
    pub(super) fn closes(&mut self) -> Result<Vec<CloseInfo>, Error> {
        let rows = self.wrap(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT id, month, first, begins, ends, closed_at, known_at, data_version,
                 program, policy, policy_hash, policy_text, account, close.note,
                 close.signed_by, customers, movements, closing, at, reopening.note,
                 reopening.signed_by
                 FROM close LEFT JOIN reopening ON reopening.close = close.id ORDER BY id",
            )?;
            let rows = statement.query_map([], read)?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        })?;
        let mut closes = Vec::with_capacity(rows.len());
        for (mut info, closing) in rows {
            info.close.closing = closing.parse().map_err(|_| {
                self.damaged(format!("the closing MRR of close {} is {closing:?}", info.id))
            })?;
            info.files = self.close_files(info.id)?;
            closes.push(info);
        }
        Ok(closes)
    }

    fn close_files(&mut self, close: CloseId) -> Result<Vec<CloseFile>, Error> {
        self.wrap(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT name, file, rows, bytes, hash FROM close_file WHERE close = ? ORDER BY name",
            )?;
            let rows = statement.query_map([close], |row| {
                Ok(CloseFile {
                    name: row.get(0)?,
                    file: row.get(1)?,
                    rows: row.get(2)?,
                    bytes: row.get(3)?,
                    hash: row.get(4)?,
                })
            })?;
            rows.collect()
        })
    }

    /// Records that a close holds no more.
    pub(super) fn reopen(&mut self, close: CloseId, it: &Reopening) -> Result<(), Error> {
        self.wrap(|connection| {
            let insert = "INSERT INTO reopening (close, at, note, signed_by) VALUES (?, ?, ?, ?)";
            connection.execute(insert, params![close, it.at, it.note, it.by]).map(drop)
        })
    }
}

/// A close without its files, and its closing MRR as text.
fn read(row: &Row<'_>) -> rusqlite::Result<(CloseInfo, String)> {
    let reopened = match row.get::<_, Option<i64>>(18)? {
        Some(at) => Some(Reopening { at, note: row.get(19)?, by: row.get(20)? }),
        None => None,
    };
    let close = Close {
        month: row.get(1)?,
        first: row.get(2)?,
        begins: row.get(3)?,
        ends: row.get(4)?,
        closed_at: row.get(5)?,
        known_at: row.get(6)?,
        data_version: row.get(7)?,
        program: row.get(8)?,
        policy: row.get(9)?,
        policy_hash: row.get(10)?,
        policy_text: row.get(11)?,
        account: row.get(12)?,
        note: row.get(13)?,
        by: row.get(14)?,
        customers: row.get(15)?,
        movements: row.get(16)?,
        closing: 0,
    };
    let info = CloseInfo { id: row.get(0)?, close, files: Vec::new(), reopened };
    Ok((info, row.get(17)?))
}
