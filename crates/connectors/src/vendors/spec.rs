//! What a source says of itself.

use std::collections::BTreeMap;

use serde_json::value::RawValue;
use tenure_domain::finding::Said;
use tenure_domain::schema::TableId;
use tenure_domain::time::Zone;

use super::catalogue::{Catalogue, Entry};
use super::how::How;
use crate::Error;
use crate::cell::{Cell, Typed};
use crate::input::Input;
use crate::objects::Opened;
use crate::objects::fact::{self, Fact};
use crate::objects::files::ExportPart;
use crate::objects::split::Lists;

/// A source: how its files look, and what follows from its objects.
pub(crate) struct Spec {
    /// Its name in lower case.
    pub name: &'static str,
    /// How its lists are written.
    pub lists: Lists,
    /// The tables that its objects fill, and which of their columns.
    pub tables: &'static [(TableId, &'static [&'static str])],
    /// What kind of object a text is, given the name of its list; `None` where it is none of the
    /// source's.
    pub kind: fn(list: Option<&str>, text: &str) -> Option<Named>,
    /// Reads an object and says what follows from it.
    pub read: for<'a> fn(&str, &'a str, &Scene<'_>) -> Result<Reading<'a>, serde_json::Error>,
    /// The table in which an object is missing where it cannot be read.
    pub table_of: fn(&str) -> TableId,
    /// Where a customer's id is looked for, unless the user says where.
    pub customer_keys: &'static [&'static str],
    /// What a finding expects where so many of its records were taken without a customer.
    pub without: fn(u64) -> Said,
    /// How to say whose records are.
    pub customer_hint: &'static str,
    /// Files that are no JSON, where the source has such: whether one is, by its beginning.
    pub is_other: Option<fn(&str) -> bool>,
    /// Reads such a file.
    pub records_of: Option<OpenRecords>,
}

/// Opens a file that is no JSON, whose number is given.
pub(crate) type OpenRecords = fn(&ExportPart, u32, Input) -> Result<Opened, Error>;

/// An object that is known: its kind, and where in its text it stands, if it is not the whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Named {
    pub kind: &'static str,
    /// Key of the object around it.
    pub within: Option<&'static str>,
}

impl Named {
    /// An object that is the whole of its text.
    pub fn whole(kind: &'static str) -> Named {
        Named { kind, within: None }
    }
}

/// The id of an object, and what it says.
pub(crate) type Reading<'a> = (Option<String>, Told<'a>);

/// What an object says.
pub(crate) type Told<'a> = fact::Told<'a, More>;

/// What an object says beyond rows.
#[derive(Debug, Default)]
pub(crate) struct More {
    /// What it adds to the catalogue.
    pub adds: Vec<Entry>,
    /// Whether it has a row that should have a customer and has none.
    pub without: bool,
}

/// Where facts are made.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'s> {
    pub spec: &'static Spec,
    pub how: &'s How,
    pub zone: &'s Zone,
    pub catalogue: &'s Catalogue,
    /// Whether nothing more will become known: what is missing now is missing.
    pub last: bool,
}

/// An id that no other source has.
pub(crate) fn prefixed(scene: &Scene<'_>, id: &str) -> String {
    format!("{}:{id}", scene.spec.name)
}

/// A row of `ticket_events`.
pub(crate) fn event<'a>(
    ticket: &str,
    at: i64,
    field: &'static str,
    kind: &'static str,
    by: Option<&str>,
) -> Fact<'a> {
    let mut fact = Fact::new(TableId::TicketEvents);
    fact.owned("ticket_id", field, Some(ticket.to_owned()));
    fact.set("at", field, Cell::Typed(Typed::Utc(at)));
    fact.word("kind", field, kind);
    fact.owned("by", field, by.map(str::to_owned));
    fact
}

/// Fields that are texts or numbers, out of those that the user looks at for customers.
pub(crate) fn fields(
    scene: &Scene<'_>,
    custom: Option<&RawValue>,
    own: &[(&str, Option<&str>)],
) -> BTreeMap<String, String> {
    let mut fields = BTreeMap::new();
    if let Some(custom) = custom
        && let Ok(all) = serde_json::from_str::<BTreeMap<String, serde_json::Value>>(custom.get())
    {
        for key in scene.how.customer_keys(scene.spec) {
            match all.get(key.field()) {
                Some(serde_json::Value::String(text)) if !text.trim().is_empty() => {
                    fields.insert(key.field().to_owned(), text.trim().to_owned());
                }
                Some(serde_json::Value::Number(number)) => {
                    fields.insert(key.field().to_owned(), number.to_string());
                }
                _ => {}
            }
        }
    }
    for (name, value) in own {
        if let Some(value) = value.map(str::trim).filter(|it| !it.is_empty()) {
            fields.insert((*name).to_owned(), value.to_owned());
        }
    }
    fields
}
