//! Reading stored rows back, a row group at a time.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, DictionaryArray, RecordBatch, RecordBatchOptions, new_null_array};
use arrow_schema::{DataType, FieldRef, Schema, SchemaRef};
use fs_err::File;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder, RowSelection,
};
use parquet::file::metadata::RowGroupMetaData;
use parquet::file::statistics::Statistics;
use tenure_domain::schema::TableId;

use crate::Error;
use crate::columns::{KEY, RECORDED_AT};

/// Rows in a batch that a scan hands out.
const BATCH_ROWS: usize = 65_536;

/// Rows of a run that can be read.
#[derive(Debug, Clone)]
pub(crate) enum Source {
    /// A Parquet file with what its footer says.
    File {
        /// Where it is.
        path: PathBuf,
        /// Its footer.
        metadata: ArrowReaderMetadata,
    },
    /// Batches with the stored columns; each is one group.
    Memory(Arc<Vec<RecordBatch>>),
}

impl Source {
    pub(crate) fn open(path: PathBuf) -> Result<Self, Error> {
        let file = File::open(&path)?;
        let metadata = ArrowReaderMetadata::load(file.file(), ArrowReaderOptions::new())
            .map_err(|source| Error::run(&path, source))?;
        Ok(Self::File { path, metadata })
    }

    /// The number of rows in each group.
    pub(crate) fn groups(&self) -> Vec<u64> {
        match self {
            Self::File { metadata, .. } => {
                let groups = metadata.metadata().row_groups();
                groups.iter().map(|group| u64::try_from(group.num_rows()).unwrap_or(0)).collect()
            }
            Self::Memory(batches) => batches.iter().map(|batch| batch.num_rows() as u64).collect(),
        }
    }

    /// The latest `recorded_at` of a group, where that is known without reading it.
    pub(crate) fn recorded_to(&self, group: usize) -> Option<i64> {
        let Self::File { metadata, .. } = self else {
            return None;
        };
        match column_statistics(metadata.metadata().row_group(group), RECORDED_AT)? {
            Statistics::Int64(statistics) => statistics.max_opt().copied(),
            _ => None,
        }
    }

    /// The lowest and the highest key of a group, where they are known without reading it.
    pub(crate) fn keys(&self, group: usize) -> Option<(u128, u128)> {
        let Self::File { metadata, .. } = self else {
            return None;
        };
        let statistics = column_statistics(metadata.metadata().row_group(group), KEY)?;
        let key = |bytes: Option<&[u8]>| bytes?.try_into().ok().map(u128::from_be_bytes);
        Some((key(statistics.min_bytes_opt())?, key(statistics.max_bytes_opt())?))
    }

    /// Reads the columns of `schema` in one group. Columns that hold nothing in the group, or that
    /// the run does not have, are made up without reading.
    pub(crate) fn read<E: From<Error>>(
        &self,
        table: TableId,
        group: usize,
        schema: &SchemaRef,
        f: &mut dyn FnMut(RecordBatch) -> Result<(), E>,
    ) -> Result<(), E> {
        self.picked(table, group, None, schema, f)
    }

    /// The same of some rows of the group, given in order, counted from its first row.
    pub(crate) fn pick<E: From<Error>>(
        &self,
        table: TableId,
        group: usize,
        rows: &[Range<usize>],
        schema: &SchemaRef,
        f: &mut dyn FnMut(RecordBatch) -> Result<(), E>,
    ) -> Result<(), E> {
        self.picked(table, group, Some(rows), schema, f)
    }

    fn picked<E: From<Error>>(
        &self,
        table: TableId,
        group: usize,
        rows: Option<&[Range<usize>]>,
        schema: &SchemaRef,
        f: &mut dyn FnMut(RecordBatch) -> Result<(), E>,
    ) -> Result<(), E> {
        match self {
            Self::File { path, metadata } => {
                let row_group = metadata.metadata().row_group(group);
                let file = GroupFile { table, path, metadata, group, row_group };
                file.read(schema, rows, f)
            }
            Self::Memory(batches) => {
                let batch = &batches[group];
                let slice = |rows: &Range<usize>| batch.slice(rows.start, rows.end - rows.start);
                match rows {
                    Some(rows) => {
                        rows.iter().try_for_each(|rows| f(project(table, &slice(rows), schema)?))
                    }
                    None => f(project(table, batch, schema)?),
                }
            }
        }
    }
}

fn column_statistics<'a>(group: &'a RowGroupMetaData, name: &str) -> Option<&'a Statistics> {
    let column = group.columns().iter().find(|column| column.column_path().string() == name);
    column?.statistics()
}

/// Whether the group has values in the column.
fn has_values(group: &RowGroupMetaData, name: &str) -> bool {
    let nulls = column_statistics(group, name).and_then(Statistics::null_count_opt);
    nulls.is_none_or(|nulls| Ok(nulls) != u64::try_from(group.num_rows()))
}

/// One row group of a file.
struct GroupFile<'a> {
    table: TableId,
    path: &'a Path,
    metadata: &'a ArrowReaderMetadata,
    group: usize,
    row_group: &'a RowGroupMetaData,
}

impl GroupFile<'_> {
    /// Reads the group, or of its rows those that `picked` says.
    fn read<E: From<Error>>(
        &self,
        schema: &SchemaRef,
        picked: Option<&[Range<usize>]>,
        f: &mut dyn FnMut(RecordBatch) -> Result<(), E>,
    ) -> Result<(), E> {
        let leaves: Vec<usize> = schema
            .fields()
            .iter()
            .filter(|field| has_values(self.row_group, field.name()))
            .filter_map(|field| self.metadata.schema().index_of(field.name()).ok())
            .collect();
        if leaves.is_empty() {
            let all = || usize::try_from(self.row_group.num_rows()).unwrap_or(0);
            let rows = picked.map_or_else(all, |rows| rows.iter().map(Range::len).sum());
            return f(project(self.table, &bare(self.table, rows)?, schema)?);
        }
        // A file of its own for each group: threads must not share a position.
        let file = File::open(self.path).map_err(Error::Io)?.into_file();
        let metadata = self.typed(schema)?;
        let reader = ParquetRecordBatchReaderBuilder::new_with_metadata(file, metadata)
            .with_row_groups(vec![self.group])
            .with_projection(ProjectionMask::leaves(self.metadata.parquet_schema(), leaves))
            .with_batch_size(BATCH_ROWS);
        let reader = match picked {
            Some(rows) => reader.with_row_selection(self.selection(rows)),
            None => reader,
        };
        let reader = reader.build().map_err(|source| Error::run(self.path, source))?;
        for batch in reader {
            let batch = batch.map_err(|source| Error::run(self.path, source.into()))?;
            f(project(self.table, &batch, schema)?)?;
        }
        Ok(())
    }
}

impl GroupFile<'_> {
    fn selection(&self, rows: &[Range<usize>]) -> RowSelection {
        let all = usize::try_from(self.row_group.num_rows()).unwrap_or(0);
        RowSelection::from_consecutive_ranges(rows.iter().cloned(), all)
    }

    /// The footer, read so that columns come in the types that are asked for: texts as they lie in
    /// the file, by numbers, where that is wanted.
    fn typed(&self, wanted: &Schema) -> Result<ArrowReaderMetadata, Error> {
        let stored = self.metadata.schema();
        let numbered = |field: &FieldRef| matches!(field.data_type(), DataType::Dictionary(..));
        if !wanted.fields().iter().any(numbered) {
            return Ok(self.metadata.clone());
        }
        let fields = stored.fields().iter().map(|field| {
            let wanted = wanted.fields().iter().find(|it| it.name() == field.name());
            match wanted.filter(|it| numbered(it)) {
                Some(it) => Arc::new(field.as_ref().clone().with_data_type(it.data_type().clone())),
                None => Arc::clone(field),
            }
        });
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let options = ArrowReaderOptions::new().with_schema(schema);
        ArrowReaderMetadata::try_new(Arc::clone(self.metadata.metadata()), options)
            .map_err(|source| Error::run(self.path, source))
    }
}

/// Rows without any column.
fn bare(table: TableId, rows: usize) -> Result<RecordBatch, Error> {
    let options = RecordBatchOptions::new().with_row_count(Some(rows));
    RecordBatch::try_new_with_options(Arc::new(Schema::empty()), Vec::new(), &options)
        .map_err(|source| Error::Rows { table: table.name(), source })
}

/// A column of texts by numbers, as rows in memory do not hold them.
fn numbered(column: &ArrayRef) -> ArrayRef {
    match column.as_string_opt::<i32>() {
        Some(texts) => Arc::new(texts.iter().collect::<DictionaryArray<Int32Type>>()),
        None => Arc::clone(column),
    }
}

/// The columns of `schema` out of `batch`; those that it does not have are null.
fn project(table: TableId, batch: &RecordBatch, schema: &SchemaRef) -> Result<RecordBatch, Error> {
    let rows = batch.num_rows();
    let columns: Vec<ArrayRef> = schema
        .fields()
        .iter()
        .map(|field| match batch.column_by_name(field.name()) {
            Some(column) if matches!(field.data_type(), DataType::Dictionary(..)) => {
                numbered(column)
            }
            Some(column) => Arc::clone(column),
            None => new_null_array(field.data_type(), rows),
        })
        .collect();
    let options = RecordBatchOptions::new().with_row_count(Some(rows));
    RecordBatch::try_new_with_options(Arc::clone(schema), columns, &options)
        .map_err(|source| Error::Rows { table: table.name(), source })
}
