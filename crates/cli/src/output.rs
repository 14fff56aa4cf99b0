//! What goes to stdout.

use std::io::Write;

use anyhow::Result;
use clap::Args;
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::colour::Paint;
pub use crate::desk::{Out, out};
use crate::failure::advised;
use crate::sheet::{Format, Sheet};

/// Version of the shape of all JSON objects.
pub const SCHEMA_VERSION: u32 = 1;

/// The form of the answer.
#[derive(Args, Clone, Copy, Debug)]
#[command(next_help_heading = "Output")]
pub struct FormatArgs {
    /// Form of the answer
    #[arg(long, value_enum, default_value_t = Format::Table, value_name = "FORMAT")]
    pub format: Format,
}

impl FormatArgs {
    /// The form of an answer that is a page, and has no rows.
    ///
    /// # Errors
    /// Where a form of rows is asked for; `what` is the answer, `rows` where there are some.
    pub fn of_page(self, what: &str, rows: &str) -> Result<Format> {
        match self.format {
            Format::Csv | Format::Ndjson => {
                Err(advised(format!("{what} comes as table, json or md"), rows.to_owned()))
            }
            format => Ok(format),
        }
    }
}

/// Prints text.
pub fn text(text: &str) -> Result<()> {
    let mut out = out();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Prints bytes as they are.
pub fn bytes(bytes: &[u8]) -> Result<()> {
    let mut out = out();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(())
}

/// Prints one JSON object with its schema version in front, over several lines.
pub fn json(members: Object) -> Result<()> {
    let mut object = Object::new().with("schema_version", SCHEMA_VERSION);
    object.0.extend(members.0);
    let mut out = out();
    match out {
        // Programs need no lines.
        Out::Heard => serde_json::to_writer(&mut out, &object)?,
        Out::Stdout(_) => serde_json::to_writer_pretty(&mut out, &object)?,
    }
    writeln!(out)?;
    out.flush()?;
    Ok(())
}

/// Prints JSON objects, one a line.
pub fn lines(objects: impl IntoIterator<Item = Object>) -> Result<()> {
    let mut out = out();
    for object in objects {
        serde_json::to_writer(&mut out, &object)?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(())
}

/// Prints a sheet in any form; as one JSON object its rows stand under `name`, after `head`.
pub fn sheet(sheet: &Sheet, format: Format, paint: Paint, name: &str, head: Object) -> Result<()> {
    if format == Format::Json {
        return json(head.with(name, Json::objects(sheet.objects())));
    }
    let mut out = out();
    sheet.write(format, paint, &mut out)?;
    out.flush()?;
    Ok(())
}

/// JSON that keeps the order of its members, which [`serde_json::Value`] does not.
#[derive(Clone, Debug)]
pub enum Json {
    /// Anything simple.
    Value(Value),
    /// An object.
    Object(Object),
    /// An array.
    List(Vec<Json>),
}

/// A JSON object in the order of its making.
#[derive(Clone, Debug, Default)]
pub struct Object(Vec<(String, Json)>);

impl Object {
    /// No members.
    pub fn new() -> Object {
        Object::default()
    }

    /// This with another member.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<Json>) -> Object {
        self.0.push((key.to_owned(), value.into()));
        self
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        match self {
            Json::Value(value) => value.serialize(serializer),
            Json::Object(object) => object.serialize(serializer),
            Json::List(list) => list.serialize(serializer),
        }
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl<T: Into<Value>> From<T> for Json {
    fn from(value: T) -> Json {
        Json::Value(value.into())
    }
}

impl From<Object> for Json {
    fn from(object: Object) -> Json {
        Json::Object(object)
    }
}

impl Json {
    /// An array of objects.
    pub fn objects(list: impl IntoIterator<Item = Object>) -> Json {
        Json::List(list.into_iter().map(Json::Object).collect())
    }
}
