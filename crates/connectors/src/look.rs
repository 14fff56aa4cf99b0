//! What files are taken for, before anybody decides whether that is right: their form, their table,
//! what their columns mean and a few values of each.
//!
//! Only the beginning of a file is read. What is wrong with its rows is the reader's to say.

mod begins;
mod guess;

use std::path::Path;
use std::sync::Arc;

use tenure_domain::finding::{Finding, Said};
use tenure_domain::said;
use tenure_domain::schema::{COMMON_COLUMNS, ColumnKind, TableId, minor_name, table};

use crate::Error;
use crate::bundle::{Bundle, Format, split_name};
use crate::header::{By, Target, understood};
use crate::mapping::Mapping;
use crate::objects::files::{is_companion, walk};
use crate::source::{Place, Source};

use begins::Beginning;

/// Files whose columns are looked at; of those beyond only the name is told.
const LOOKED_AT: usize = 200;

/// How a file is written, or whose it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// A table, in one of the forms of a bundle.
    Table(Format),
    /// Objects of the source of that name.
    Objects(&'static str),
    /// An export of Stripe's dashboard, of which several tables are made.
    Dashboard,
    /// What the bundle says of the account.
    Settings,
    /// Nothing that can be read.
    Other,
}

impl Form {
    /// Its name in answers: `csv`, `jsonl`, `parquet`, `stripe`, `zendesk`, `stripe-dashboard`,
    /// `settings`; `None` where nobody knows it.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Form::Table(Format::Csv) => Some("csv"),
            Form::Table(Format::Jsonl) => Some("jsonl"),
            Form::Table(Format::Parquet) => Some("parquet"),
            Form::Objects(source) => Some(source),
            Form::Dashboard => Some("stripe-dashboard"),
            Form::Settings => Some("settings"),
            Form::Other => None,
        }
    }
}

/// Why a file is taken for a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TakenBy {
    /// The file, or its folder, is named after the table.
    Name,
    /// A mapping says so.
    Mapping,
    /// What stands in it: objects and exports of a source.
    Contents,
}

impl TakenBy {
    /// Its name in answers.
    pub fn name(self) -> &'static str {
        match self {
            TakenBy::Name => "name",
            TakenBy::Mapping => "mapping",
            TakenBy::Contents => "contents",
        }
    }
}

/// A column of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ColumnLook {
    /// Its header as written.
    pub name: String,
    /// The column that it is, as a mapping names it; `None` where it is an attribute or not read.
    pub column: Option<&'static str>,
    /// What that column holds.
    pub kind: Option<ColumnKind>,
    /// Whether it becomes a custom attribute.
    pub is_attribute: bool,
    /// How that is known.
    pub by: By,
    /// The first values that are not empty, each once and shortened.
    pub samples: Vec<String>,
}

/// A file, and what it was taken for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Looked {
    /// Its path in the upload.
    pub name: Arc<str>,
    /// Its bytes, packed as they are.
    pub bytes: u64,
    /// How it is written.
    pub form: Form,
    /// Whether it is packed with gzip.
    pub gzip: bool,
    /// Between the fields of a CSV file.
    pub delimiter: Option<char>,
    /// How the text is encoded, as far as its beginning says: `utf-8`, `utf-8-bom`, `utf-16` or
    /// `unknown`; `None` where it is no text.
    pub encoding: Option<&'static str>,
    /// The table that it is read as.
    pub table: Option<TableId>,
    /// Why.
    pub by: Option<TakenBy>,
    /// The table that it may be, by its name or its headers, where it is read as none.
    pub suggested: Option<TableId>,
    /// Its columns, as they are understood in that table or in the suggested one.
    pub columns: Vec<ColumnLook>,
    /// Columns that the table requires and the file does not give.
    pub missing: Vec<&'static str>,
    /// What to do about a file that is not read.
    pub hint: Option<Said>,
}

impl Looked {
    /// Whether nobody knows what to do with it.
    pub fn is_unknown(&self) -> bool {
        self.table.is_none() && matches!(self.form, Form::Table(_) | Form::Other)
    }

    /// Headers that mean nothing to the table.
    pub fn strangers(&self) -> impl Iterator<Item = &str> {
        let strangers = self.columns.iter().filter(|it| it.column.is_none() && !it.is_attribute);
        strangers.filter(|it| it.by == By::Nothing).map(|it| it.name.as_str())
    }
}

/// The files of a place in the order of their names, and what a source took them for.
///
/// # Errors
/// Where the folder cannot be read.
pub fn files(
    place: &Place,
    source: &Source,
    mapping: Option<&Mapping>,
) -> Result<Vec<Looked>, Error> {
    let root = place.root();
    let files = if root.is_dir() {
        walk(root, &mut Vec::new())?
    } else {
        let name = root.file_name().unwrap_or_default().to_string_lossy().into_owned();
        vec![(root.to_owned(), name)]
    };
    let mut looked = Vec::new();
    let wanted = |name: &str| !is_companion(name);
    for (path, name) in files.into_iter().filter(|(_, name)| wanted(name)) {
        let bytes = fs_err::metadata(&path)?.len();
        let mut file = new(&name, bytes);
        taken_for(&mut file, &path, source, mapping);
        if looked.len() < LOOKED_AT
            && let Form::Table(format) = file.form
        {
            look_inside(&mut file, &path, format, mapping);
        }
        if file.is_unknown() {
            file.hint = hint(&file, source.findings());
        }
        looked.push(file);
    }
    Ok(looked)
}

fn new(name: &str, bytes: u64) -> Looked {
    Looked {
        name: name.into(),
        bytes,
        form: Form::Other,
        gzip: false,
        delimiter: None,
        encoding: None,
        table: None,
        by: None,
        suggested: None,
        columns: Vec::new(),
        missing: Vec::new(),
        hint: None,
    }
}

/// Finds the file among those that the source reads.
fn taken_for(file: &mut Looked, path: &Path, source: &Source, mapping: Option<&Mapping>) {
    if let Some(whose) = source.objects_in(path) {
        (file.form, file.by) = (Form::Objects(whose), Some(TakenBy::Contents));
        return;
    }
    for part in source.bundle().into_iter().flat_map(Bundle::parts) {
        let (table, part) = part;
        if *part.path == *path {
            let by = mapping.and_then(|mapping| mapping.file(&file.name));
            file.by = Some(if by.is_some() { TakenBy::Mapping } else { TakenBy::Name });
            (file.form, file.table) = (Form::Table(part.format), Some(table));
            return;
        }
        // Its records are in files of their own, under its name.
        if part.name == file.name {
            (file.form, file.by) = (Form::Dashboard, Some(TakenBy::Contents));
            return;
        }
    }
    file.form = match split_name(&file.name) {
        _ if file.name.eq_ignore_ascii_case("tenure.toml") => Form::Settings,
        Some((_, format)) => Form::Table(format),
        None => Form::Other,
    };
}

/// Reads the beginning of a file, and what its columns mean.
fn look_inside(file: &mut Looked, path: &Path, format: Format, mapping: Option<&Mapping>) {
    let in_table = file.table.and_then(|id| mapping.and_then(|it| it.table(id)));
    let Some(begins) = Beginning::of(path, format, file.table, in_table) else { return };
    file.gzip = begins.gzip;
    file.delimiter = begins.delimiter;
    file.encoding = begins.encoding;
    let header: Vec<String> = begins.columns.iter().map(|column| column.name.clone()).collect();
    let left_out = mapping.is_some_and(|it| it.leaves_out(&file.name));
    if file.table.is_none() && !left_out {
        file.suggested = guess::table_of(&file.name, &header);
    }
    let id = file.table.or(file.suggested);
    let (meant, missing) = match id {
        Some(id) => understood(id, &header, mapping.and_then(|it| it.table(id))),
        None => (vec![(Target::Ignored, By::Nothing); header.len()], Vec::new()),
    };
    file.missing = if header.is_empty() { Vec::new() } else { missing };
    file.columns = meant
        .into_iter()
        .zip(begins.columns)
        .map(|((target, by), column)| ColumnLook {
            name: column.name,
            column: id.and_then(|id| name_of(id, target)),
            kind: id.and_then(|id| kind_of(id, target)),
            is_attribute: target == Target::Attribute,
            by,
            samples: column.samples,
        })
        .collect();
}

/// The name that a mapping gives to a target.
fn name_of(id: TableId, target: Target) -> Option<&'static str> {
    match target {
        Target::Column(at) => Some(table(id).columns[at].name),
        Target::Minor(at) => Some(minor_name(table(id).columns[at].name)),
        Target::RecordedAt => Some(COMMON_COLUMNS[0].name),
        Target::UpdatedAt => Some(COMMON_COLUMNS[1].name),
        Target::Attribute | Target::Ignored => None,
    }
}

fn kind_of(id: TableId, target: Target) -> Option<ColumnKind> {
    match target {
        Target::Column(at) | Target::Minor(at) => Some(table(id).columns[at].kind),
        Target::RecordedAt | Target::UpdatedAt => Some(ColumnKind::Instant),
        Target::Attribute | Target::Ignored => None,
    }
}

/// What can be done about a file that is not read.
fn hint(file: &Looked, findings: Vec<&Finding>) -> Option<Said> {
    let lower = file.name.to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    if ends(&[".xlsx", ".xls", ".ods", ".numbers"]) {
        return Some("it is a spreadsheet; save each sheet as CSV (UTF-8)".into());
    }
    if ends(&[".zip", ".tar", ".tar.gz", ".tgz", ".7z", ".rar"]) {
        let unpack = "it is an archive among other files; unpack it first, or import it alone";
        return Some(unpack.into());
    }
    if ends(&[".json", ".json.gz"]) {
        let known = "objects of Stripe, Zendesk, Intercom, Chatwoot and HubSpot are known; rows of a \
                     table are .jsonl, one object on each line";
        return Some(known.into());
    }
    if let Some(id) = file.suggested {
        return Some(said!(
            "it is not read; it may be {table}: say so in a mapping, under [files]",
            table = id.name(),
        ));
    }
    if let Form::Table(_) = file.form {
        let hint = "it is not read; a mapping can say which table it is, under [files]";
        return Some(hint.into());
    }
    let mut own = findings.into_iter().filter(|it| it.place.file.as_deref() == Some(&*file.name));
    let said = own.find_map(|finding| finding.hint.clone());
    Some(said.unwrap_or_else(|| "it is not read; files are .csv, .jsonl, .parquet or .json".into()))
}
