//! What has come into a workspace since someone last looked.

use std::collections::HashSet;

use arrow_array::RecordBatch;
use tenure_domain::schema::TableId;

use crate::columns::projected;
use crate::says;
use crate::scan::Scan;
use crate::view::Piece;
use crate::{Error, Workspace};

/// What a workspace holds at a moment, piece by piece, without the rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holdings(Vec<String>);

/// What has come since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// Nothing.
    Nothing,
    /// Rows of these tables, beside all that was there.
    Rows(Vec<TableId>),
    /// Something that was there is no longer, or stands elsewhere: a batch was undone.
    Otherwise,
}

/// A piece, as it can be told from all others.
fn name(piece: &Piece) -> String {
    format!("{} {} {:?} {}", piece.run.table, piece.run.digest, piece.echo, piece.batch)
}

impl Workspace {
    /// What it holds now.
    ///
    /// # Errors
    /// [`Error::Manifest`].
    pub fn holdings(&self) -> Result<Holdings, Error> {
        Ok(Holdings(self.pieces(None, None)?.iter().map(name).collect()))
    }

    /// What has come since it held `held`.
    ///
    /// # Errors
    /// [`Error::Manifest`].
    pub fn news(&self, held: &Holdings) -> Result<News, Error> {
        let now = self.pieces(None, None)?;
        let known: HashSet<&str> = held.0.iter().map(String::as_str).collect();
        let (old, new): (Vec<Piece>, Vec<Piece>) =
            now.into_iter().partition(|piece| known.contains(name(piece).as_str()));
        // Rows that a later batch is taken to have said change their place, not only their number.
        if old.len() != held.0.len() || new.iter().any(|piece| piece.echo.is_some()) {
            return Ok(News::Otherwise);
        }
        let mut tables: Vec<TableId> = new.iter().map(|piece| piece.run.table).collect();
        tables.sort_unstable();
        tables.dedup();
        Ok(if tables.is_empty() { News::Nothing } else { News::Rows(tables) })
    }

    /// Calls `f` with the rows of a table that have come since the workspace held `held`, all
    /// versions of each fact.
    ///
    /// # Errors
    /// As [`Workspace::scan`].
    pub fn scan_news<E: From<Error>>(
        &self,
        table: TableId,
        held: &Holdings,
        columns: &[&str],
        f: &mut dyn FnMut(RecordBatch) -> Result<(), E>,
    ) -> Result<(), E> {
        let schema = projected(table, Some(columns))?;
        let pieces = self.pieces(Some(table), None)?.into_iter();
        let new = pieces.filter(|piece| !held.0.contains(&name(piece)));
        let slices = new.map(|piece| piece.open(&self.home)).collect::<Result<_, _>>()?;
        let masked = self.masked(false);
        Scan { table, schema, known_at: None, slices, masked, fills: None }.run(f)
    }

    /// Whether later versions of facts of a table that have come since the workspace held `held` do not
    /// speak of one of these columns, and other rows do.
    ///
    /// # Errors
    /// [`Error::Manifest`].
    pub fn news_leave(
        &self,
        table: TableId,
        held: &Holdings,
        columns: &[&str],
    ) -> Result<bool, Error> {
        let (mut left, mut told) = (Vec::new(), Vec::new());
        for piece in self.pieces(Some(table), None)? {
            let new = piece.run.again > 0 && !held.0.contains(&name(&piece));
            for says in says::parse(piece.run.says.as_deref()).iter() {
                let (has, lacks): (Vec<&str>, Vec<&str>) =
                    columns.iter().partition(|column| says.has(column));
                told.extend(has);
                left.extend(lacks.into_iter().filter(|_| new));
            }
        }
        Ok(left.iter().any(|column| told.contains(column)))
    }
}
