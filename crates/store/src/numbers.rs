//! Tables of numbers that are derived from facts, kept beside them: they can be made again at any
//! time, so a damaged or missing one is only work.
//!
//! Each is one Parquet file under `derived/`, in groups that are read one at a time, on any thread.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use fs_err as fs;
use fs_err::File;
use parquet::basic::{Encoding, LogicalType, Repetition, Type as Physical};
use parquet::column::reader::ColumnReader;
use parquet::data_type::{ByteArray, ByteArrayType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::{KeyValue, ParquetMetaData};
use parquet::file::properties::{EnabledStatistics, ReaderProperties, WriterProperties};
use parquet::file::reader::{FileReader, RowGroupReader, SerializedFileReader};
use parquet::file::serialized_reader::SerializedRowGroupReader;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{ColumnPath, Type};

use crate::seal;
use crate::{Error, Workspace};

/// Within the folder of a workspace: what is derived from its facts.
const DERIVED: &str = "derived";

/// One column of a group.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Numbers {
    /// Numbers of 32 bits.
    Short(Vec<i32>),
    /// Numbers of 64 bits.
    Long(Vec<i64>),
    /// Texts, such as the names of what is numbered.
    Text(Vec<String>),
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Width {
    /// Numbers of 32 bits.
    Short,
    /// Numbers of 64 bits.
    Long,
    /// Texts.
    Text,
}

impl Numbers {
    /// The numbers of 32 bits; none where they have 64.
    pub fn short(&self) -> &[i32] {
        match self {
            Numbers::Short(list) => list,
            _ => &[],
        }
    }

    /// The numbers of 64 bits; none where they have 32.
    pub fn long(&self) -> &[i64] {
        match self {
            Numbers::Long(list) => list,
            _ => &[],
        }
    }

    /// The texts; none where they are numbers.
    pub fn text(&self) -> &[String] {
        match self {
            Numbers::Text(list) => list,
            _ => &[],
        }
    }
}

/// What a table is, beside its rows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Form<'a> {
    /// Name of the file, without ending.
    pub name: &'a str,
    /// Columns, and what they hold.
    pub columns: &'a [(&'a str, Width)],
    /// A column that all but counts up: only its differences are written.
    pub ascending: &'a str,
    /// Notes by name.
    pub notes: &'a [(&'a str, String)],
}

impl Workspace {
    /// Writes a derived table, group by group; it is there when all of it is on disk. Tables of the
    /// same kind (the name up to the first hyphen) without `data` in their names are removed: they
    /// are of other data. Nothing is written where the workspace lies in memory.
    ///
    /// # Errors
    /// [`Error::Io`] and [`Error::Run`] where writing fails; then nothing is left of it.
    pub fn derive(
        &self,
        form: &Form<'_>,
        data: &str,
        groups: &mut dyn Iterator<Item = Vec<Numbers>>,
    ) -> Result<(), Error> {
        let Some(mut table) = self.deriving(form, data)? else { return Ok(()) };
        for group in groups {
            table.group(&group)?;
        }
        table.finish(&[])
    }

    /// Begins such a table for whoever makes its groups one by one; `None` where the workspace lies
    /// in memory.
    ///
    /// # Errors
    /// As [`Workspace::derive`].
    pub fn deriving(&self, form: &Form<'_>, data: &str) -> Result<Option<Deriving>, Error> {
        let Some(dir) = self.dir() else { return Ok(None) };
        let folder = dir.join(DERIVED);
        fs::create_dir_all(&folder)?;
        remove_left(&folder);
        let name = self.derived_name(form.name);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let part = folder.join(format!("{name}.{}-{count}.{PART}", std::process::id()));
        let failed = |source: ParquetError| Error::run(&part, source);
        let schema = schema(form).map_err(failed)?;
        let file = File::create(&part)?;
        let writer = SerializedFileWriter::new(file, schema, Arc::new(properties(form)));
        let writer = Some(writer.map_err(failed)?);
        let path = folder.join(format!("{name}.parquet"));
        let (name, data) = (form.name.to_owned(), data.to_owned());
        Ok(Some(Deriving { name, data, part, path, writer }))
    }

    /// Behind a mask other tables are derived: ids may be other ones, and so their order.
    fn derived_name(&self, name: &str) -> String {
        match self.mask() {
            Some(mask) => format!("{name}-{}", mask.fingerprint()),
            None => name.to_owned(),
        }
    }

    /// A derived table, where it is there and holds the bytes that were written; one that does not
    /// is removed, and is to be made again.
    pub fn derived(&self, name: &str) -> Option<Derived> {
        let name = self.derived_name(name);
        let path = self.dir()?.join(DERIVED).join(format!("{name}.parquet"));
        if seal::holds(&path) { Derived::open(&path) } else { None }
    }
}

/// What the name of a table in the making ends with.
const PART: &str = "part";

/// A table in the making that nobody has written to for so long was left by somebody who was
/// stopped: its groups come within seconds or minutes.
const LEFT_AFTER: Duration = Duration::from_secs(3_600);

/// Tells the tables that a process makes at the same time apart.
static COUNT: AtomicU64 = AtomicU64::new(0);

/// Removes what somebody who was stopped has left of tables. Where that cannot be done it only takes
/// room: nobody takes it for a table.
fn remove_left(folder: &Path) {
    let old = |path: &Path| {
        let written = fs::metadata(path).ok().and_then(|it| it.modified().ok());
        written.and_then(|at| at.elapsed().ok()).is_some_and(|age| age > LEFT_AFTER)
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        if path.extension().is_some_and(|it| it == PART) && old(&path) {
            let _ = fs::remove_file(&path);
        }
    }
}

/// A derived table in the making: nothing is left of one that is dropped before it is finished.
pub struct Deriving {
    /// What it is called, behind whichever mask.
    name: String,
    data: String,
    part: PathBuf,
    path: PathBuf,
    /// Until it is finished.
    writer: Option<SerializedFileWriter<File>>,
}

impl std::fmt::Debug for Deriving {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Deriving").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Deriving {
    /// Writes the next group.
    ///
    /// # Errors
    /// [`Error::Run`] where writing fails, or the group has other columns than the table.
    pub fn group(&mut self, columns: &[Numbers]) -> Result<(), Error> {
        let Some(writer) = &mut self.writer else { return Ok(()) };
        write_group(writer, columns).map_err(|source| Error::run(&self.part, source))
    }

    /// Ends the table, with further notes: from now on it is there.
    ///
    /// # Errors
    /// [`Error::Io`] and [`Error::Run`] where writing fails; then nothing is left of it.
    pub fn finish(mut self, notes: &[(&str, String)]) -> Result<(), Error> {
        let Some(mut writer) = self.writer.take() else { return Ok(()) };
        for note in key_values(notes) {
            writer.append_key_value_metadata(note);
        }
        let file = writer.into_inner().map_err(|source| Error::run(&self.part, source))?;
        file.sync_all()?;
        drop(file);
        seal::seal(&self.part, &self.path)?;
        fs::rename(&self.part, &self.path)?;
        let Some(folder) = self.path.parent() else { return Ok(()) };
        for entry in fs::read_dir(folder)? {
            let other = entry?.path();
            let name = other.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let kind = |name: &str| name.split('-').next().map(str::to_owned);
            if kind(name) == kind(&self.name) && !name.contains(&self.data) {
                // Somebody else may have been quicker.
                let _ = fs::remove_file(&other);
            }
        }
        Ok(())
    }
}

impl Drop for Deriving {
    fn drop(&mut self) {
        drop(self.writer.take());
        // Once it is finished it has another name.
        let _ = fs::remove_file(&self.part);
    }
}

fn write_group(
    writer: &mut SerializedFileWriter<File>,
    columns: &[Numbers],
) -> Result<(), ParquetError> {
    let mut out = writer.next_row_group()?;
    for column in columns {
        write_column(&mut out, column)?;
    }
    out.close()?;
    Ok(())
}

fn key_values(notes: &[(&str, String)]) -> impl Iterator<Item = KeyValue> {
    notes.iter().map(|(key, value)| KeyValue::new((*key).to_owned(), value.clone()))
}

fn write_column(
    out: &mut SerializedRowGroupWriter<'_, File>,
    column: &Numbers,
) -> Result<(), ParquetError> {
    let Some(mut writer) = out.next_column()? else {
        return Err(ParquetError::General("more columns than the table has".to_owned()));
    };
    match column {
        Numbers::Short(list) => writer.typed::<Int32Type>().write_batch(list, None, None)?,
        Numbers::Long(list) => writer.typed::<Int64Type>().write_batch(list, None, None)?,
        Numbers::Text(list) => {
            let texts: Vec<ByteArray> = list.iter().map(|text| text.as_str().into()).collect();
            writer.typed::<ByteArrayType>().write_batch(&texts, None, None)?
        }
    };
    writer.close()
}

fn schema(form: &Form<'_>) -> Result<Arc<Type>, ParquetError> {
    let mut fields = Vec::new();
    for (name, width) in form.columns {
        let field = match width {
            Width::Short => Type::primitive_type_builder(name, Physical::INT32),
            Width::Long => Type::primitive_type_builder(name, Physical::INT64),
            Width::Text => Type::primitive_type_builder(name, Physical::BYTE_ARRAY)
                .with_logical_type(Some(LogicalType::String)),
        };
        fields.push(Arc::new(field.with_repetition(Repetition::REQUIRED).build()?));
    }
    Ok(Arc::new(Type::group_type_builder("derived").with_fields(fields).build()?))
}

/// Dictionaries where values repeat, and no compression on top: these tables are read often.
fn properties(form: &Form<'_>) -> WriterProperties {
    let ascending = ColumnPath::from(form.ascending);
    WriterProperties::builder()
        .set_statistics_enabled(EnabledStatistics::None)
        .set_offset_index_disabled(true)
        .set_max_row_group_row_count(None)
        .set_column_dictionary_enabled(ascending.clone(), false)
        .set_column_encoding(ascending, Encoding::DELTA_BINARY_PACKED)
        .set_key_value_metadata(Some(key_values(form.notes).collect()))
        .build()
}

/// A derived table that can be read.
pub struct Derived {
    path: PathBuf,
    metadata: ParquetMetaData,
}

impl std::fmt::Debug for Derived {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Derived").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Derived {
    fn open(path: &Path) -> Option<Derived> {
        let file = std::fs::File::open(path).ok()?;
        let reader = SerializedFileReader::new(file).ok()?;
        Some(Derived { path: path.to_owned(), metadata: reader.metadata().clone() })
    }

    /// A note.
    pub fn note(&self, key: &str) -> Option<&str> {
        let notes = self.metadata.file_metadata().key_value_metadata()?;
        notes.iter().find(|note| note.key == key)?.value.as_deref()
    }

    /// How many groups there are.
    pub fn groups(&self) -> usize {
        self.metadata.num_row_groups()
    }

    /// The columns of a group.
    ///
    /// # Errors
    /// [`Error::Run`] where the file is damaged.
    pub fn read(&self, group: usize) -> Result<Vec<Numbers>, Error> {
        let mut columns = Vec::new();
        self.read_into(group, &mut columns)?;
        Ok(columns)
    }

    /// The same, into columns of which the memory is used again.
    ///
    /// # Errors
    /// As [`Derived::read`]; the columns then hold nothing of use.
    pub fn read_into(&self, group: usize, columns: &mut Vec<Numbers>) -> Result<(), Error> {
        self.fill(group, columns).map_err(|source| Error::run(&self.path, source))
    }

    fn fill(&self, group: usize, columns: &mut Vec<Numbers>) -> Result<(), ParquetError> {
        // A file of its own for each group: threads must not share a position.
        let file = Arc::new(std::fs::File::open(&self.path)?);
        let properties = Arc::new(ReaderProperties::builder().build());
        let group = self.metadata.row_group(group);
        let group = SerializedRowGroupReader::new(file, group, None, properties)?;
        let rows = usize::try_from(group.metadata().num_rows()).unwrap_or(0);
        columns.resize_with(group.num_columns(), || Numbers::Short(Vec::new()));
        for (at, column) in columns.iter_mut().enumerate() {
            read_column(group.get_column_reader(at)?, rows, column)?;
        }
        Ok(())
    }
}

fn read_column(
    reader: ColumnReader,
    rows: usize,
    column: &mut Numbers,
) -> Result<(), ParquetError> {
    let short = |read: usize| {
        let message = format!("a column has {read} values instead of {rows}");
        if read == rows { Ok(()) } else { Err(ParquetError::General(message)) }
    };
    match reader {
        ColumnReader::Int32ColumnReader(mut reader) => {
            let mut list = match std::mem::replace(column, Numbers::Short(Vec::new())) {
                Numbers::Short(list) => list,
                _ => Vec::new(),
            };
            list.clear();
            list.reserve(rows);
            reader.read_records(rows, None, None, &mut list)?;
            short(list.len())?;
            *column = Numbers::Short(list);
        }
        ColumnReader::Int64ColumnReader(mut reader) => {
            let mut list = match std::mem::replace(column, Numbers::Short(Vec::new())) {
                Numbers::Long(list) => list,
                _ => Vec::new(),
            };
            list.clear();
            list.reserve(rows);
            reader.read_records(rows, None, None, &mut list)?;
            short(list.len())?;
            *column = Numbers::Long(list);
        }
        ColumnReader::ByteArrayColumnReader(mut reader) => {
            let mut list: Vec<ByteArray> = Vec::with_capacity(rows);
            reader.read_records(rows, None, None, &mut list)?;
            short(list.len())?;
            let text = |bytes: &ByteArray| bytes.as_utf8().map(str::to_owned);
            *column = Numbers::Text(list.iter().map(text).collect::<Result<_, _>>()?);
        }
        _ => return Err(ParquetError::General("a column holds no numbers".to_owned())),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    fn form<'a>(name: &'a str, notes: &'a [(&'a str, String)]) -> Form<'a> {
        let columns = &[("n", Width::Short), ("t", Width::Long), ("s", Width::Text)];
        Form { name, columns, ascending: "n", notes }
    }

    fn group(from: i32) -> Vec<Numbers> {
        let n: Vec<i32> = (from..from + 1_000).collect();
        let t = n.iter().map(|&n| i64::from(n % 7) - 3).collect();
        let s = n.iter().map(|&n| format!("name {}", n % 5)).collect();
        vec![Numbers::Short(n), Numbers::Long(t), Numbers::Text(s)]
    }

    #[test]
    fn tables_come_back_as_they_were_written_and_replace_others() {
        let dir = tempfile::tempdir().unwrap();
        let ws = Workspace::open_or_create(&dir.path().join("books")).unwrap();
        let notes = [("key", "one".to_owned())];
        ws.derive(&form("a-1", &notes), "-1", &mut [group(0)].into_iter()).unwrap();
        ws.derive(&form("b-1", &notes), "-1", &mut [group(0)].into_iter()).unwrap();
        ws.derive(&form("a-2", &notes), "-2", &mut [group(5), group(9)].into_iter()).unwrap();
        assert!(ws.derived("b-1").is_some());
        assert!(ws.derived("a-1").is_none());
        let table = ws.derived("a-2").unwrap();
        assert_eq!((table.note("key"), table.note("lock")), (Some("one"), None));
        assert_eq!(table.groups(), 2);
        assert_eq!(table.read(1).unwrap(), group(9));
        let mut again = table.read(1).unwrap();
        table.read_into(0, &mut again).unwrap();
        assert_eq!(again, group(5));
    }

    #[test]
    fn a_table_that_is_not_finished_is_none_and_leaves_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let ws = Workspace::open_or_create(&dir.path().join("books")).unwrap();
        let folder = ws.dir().unwrap().join(DERIVED);
        let files = || fs::read_dir(&folder).unwrap().count();
        let mut table = ws.deriving(&form("a-1", &[]), "-1").unwrap().unwrap();
        table.group(&group(0)).unwrap();
        assert_eq!((files(), ws.derived("a-1").is_none()), (1, true));
        drop(table);
        assert_eq!(files(), 0);
        // Whoever is killed drops nothing. What may still be written to stays.
        let left = folder.join("a-1.77-0.part");
        fs::write(&left, "PAR1").unwrap();
        drop(ws.deriving(&form("a-1", &[]), "-1").unwrap());
        assert_eq!((files(), ws.derived("a-1").is_none()), (1, true));
        let long_ago = SystemTime::now() - 2 * LEFT_AFTER;
        File::options().write(true).open(&left).unwrap().set_modified(long_ago).unwrap();
        let mut table = ws.deriving(&form("a-1", &[]), "-1").unwrap().unwrap();
        assert!(!left.exists());
        table.group(&group(0)).unwrap();
        table.finish(&[("last", "7".to_owned())]).unwrap();
        let table = ws.derived("a-1").unwrap();
        assert_eq!((table.groups(), table.note("last")), (1, Some("7")));
        assert_eq!(files(), 2, "the table and its seal");
    }

    #[test]
    fn a_table_of_other_bytes_is_none_and_is_removed() {
        let dir = tempfile::tempdir().unwrap();
        let ws = Workspace::open_or_create(&dir.path().join("books")).unwrap();
        let path = ws.dir().unwrap().join(DERIVED).join("a.parquet");
        let make = || ws.derive(&form("a", &[]), "a", &mut [group(0)].into_iter()).unwrap();
        make();
        let length = fs::read(&path).unwrap().len();
        for at in (0..length).step_by(length / 40) {
            let mut bytes = fs::read(&path).unwrap();
            bytes[at] ^= 0x10;
            fs::write(&path, &bytes).unwrap();
            // The clock of the file system may not have ticked since the table was made.
            let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(at as u64);
            File::options().write(true).open(&path).unwrap().set_modified(long_ago).unwrap();
            assert!(ws.derived("a").is_none(), "byte {at}");
            assert!(!path.exists(), "byte {at}");
            make();
            assert_eq!(ws.derived("a").unwrap().read(0).unwrap(), group(0));
        }
        fs::remove_file(path.with_extension("seal")).unwrap();
        assert!(ws.derived("a").is_none());
    }

    #[test]
    fn half_a_table_is_none() {
        let dir = tempfile::tempdir().unwrap();
        let ws = Workspace::open_or_create(&dir.path().join("books")).unwrap();
        ws.derive(&form("a", &[]), "a", &mut [group(0)].into_iter()).unwrap();
        let path = ws.dir().unwrap().join(DERIVED).join("a.parquet");
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
        assert!(ws.derived("a").is_none());
        assert!(Workspace::in_memory().unwrap().derived("a").is_none());
    }
}
