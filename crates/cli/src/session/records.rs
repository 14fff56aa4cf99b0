//! What a session knows beyond billing.

use anyhow::Result;
use tenure_domain::schema::TableId;
use tenure_engine::book::Book;
use tenure_engine::checks;
use tenure_engine::records::{self, Depth, Records};
use tenure_metrics::catalogue::{RATINGS_TOLD, Variant};

use super::Session;

impl Session {
    /// The records beyond billing at which variants look; `None` where they look at none. A
    /// variant that is split by nature needs what records have of their own.
    pub fn records(
        &self,
        book: &Book,
        variants: &[&Variant],
        depth: Depth,
    ) -> Result<Option<Records>> {
        let mut tables: Vec<TableId> =
            variants.iter().flat_map(|variant| variant.needs.tables).copied().collect();
        tables.sort_unstable();
        tables.dedup();
        if tables.is_empty() {
            return Ok(None);
        }
        let own = depth.own || variants.iter().any(|variant| variant.by.is_some());
        let (load, _) = self.options(book.options.wanted);
        let rated = |variant: &&Variant| variant.needs.instead == Some(RATINGS_TOLD);
        let ratings = variants.iter().any(rated);
        let wanted = (tables.as_slice(), Depth { own, ratings, ..depth });
        Ok(Some(Records::load(&self.workspace, &load, book, wanted)?))
    }

    /// The tables that are there, and those of which others tell in columns of their own.
    pub fn told(&self, book: &Book) -> Result<Vec<TableId>> {
        let (load, _) = self.options(book.options.wanted);
        Ok(records::told(&self.workspace, &load, book)?)
    }

    /// All records beyond billing.
    pub fn all_records(&self, book: &Book) -> Result<Records> {
        self.records_of(book, TableId::ALL)
    }

    /// What is odd about records beyond billing.
    pub fn doubts(
        &self,
        book: &Book,
        records: &Records,
        names: &[String],
    ) -> Result<Vec<checks::Doubt>> {
        let (load, _) = self.options(book.options.wanted);
        Ok(checks::doubts(&self.workspace, &load, (book, records), names)?)
    }

    /// The records of these tables.
    pub fn records_of(&self, book: &Book, tables: &[TableId]) -> Result<Records> {
        let (load, _) = self.options(book.options.wanted);
        Ok(Records::load(&self.workspace, &load, book, (tables, Depth::WHOLE))?)
    }
}
