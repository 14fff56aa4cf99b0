//! How shapes of answers are written down, and what OpenAPI makes of them.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// What a value is.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Text.
    Text,
    /// A whole number.
    Whole,
    /// Yes or no.
    Flag,
    /// A number as decimal text: no float loses anything of it.
    Decimal,
    /// A day, `2026-01-31`.
    Day,
    /// A moment, in UTC.
    Instant,
    /// One of these texts.
    OneOf(&'static [&'static str]),
    /// What a column of somebody's table may hold.
    Cell,
    /// Any of these.
    Either(&'static [Kind]),
    /// Any number of these.
    List(&'static Kind),
    /// One of these under each name.
    Map(&'static Kind),
    /// An object.
    Of(&'static Shape),
    /// This, or null.
    Maybe(&'static Kind),
}

/// A member of an object.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    name: &'static str,
    kind: Kind,
    /// Whether it is there in every answer.
    always: bool,
    about: &'static str,
}

/// An object.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Its name among the schemas.
    pub name: &'static str,
    about: &'static str,
    /// What it has in common with others; comes first.
    head: &'static [Member],
    members: &'static [Member],
    /// What members of other names hold, where there may be such.
    others: Option<Kind>,
}

/// A member that is always there.
pub const fn must(name: &'static str, kind: Kind, about: &'static str) -> Member {
    Member { name, kind, always: true, about }
}

/// A member that is not always there.
pub const fn may(name: &'static str, kind: Kind, about: &'static str) -> Member {
    Member { name, kind, always: false, about }
}

/// A part of an answer.
pub const fn shape(name: &'static str, about: &'static str, members: &'static [Member]) -> Shape {
    Shape { name, about, head: &[], members, others: None }
}

/// A part of an answer that may have members of other names, too.
pub const fn open_shape(
    name: &'static str,
    about: &'static str,
    members: &'static [Member],
    others: Kind,
) -> Shape {
    Shape { name, about, head: &[], members, others: Some(others) }
}

/// An answer that needs no data.
pub const fn answer(name: &'static str, about: &'static str, members: &'static [Member]) -> Shape {
    Shape { name, about, head: super::HEAD, members, others: None }
}

/// An answer about the data, under a policy.
pub const fn answer_on_data(
    name: &'static str,
    about: &'static str,
    members: &'static [Member],
) -> Shape {
    Shape { name, about, head: super::HEAD_ON_DATA, members, others: None }
}

impl Shape {
    /// Where other schemas find it.
    pub fn reference(&self) -> Value {
        json!({ "$ref": format!("#/components/schemas/{}", self.name) })
    }

    /// Adds it, and all that it is made of, to the schemas.
    pub fn add(&self, schemas: &mut BTreeMap<&'static str, Value>) {
        if schemas.contains_key(self.name) {
            return;
        }
        schemas.insert(self.name, self.schema());
        for member in self.members() {
            member.kind.add(schemas);
        }
        if let Some(others) = self.others {
            others.add(schemas);
        }
    }

    fn members(&self) -> impl Iterator<Item = &'static Member> {
        self.head.iter().chain(self.members)
    }

    fn schema(&self) -> Value {
        let described = |member: &Member| match member.kind.schema() {
            // Beside a reference stands what it is here.
            Value::Object(mut schema) => {
                schema.insert("description".to_owned(), member.about.into());
                (member.name.to_owned(), Value::Object(schema))
            }
            other => (member.name.to_owned(), other),
        };
        let always = self.members().filter(|member| member.always);
        let mut schema = json!({
            "type": "object",
            "description": self.about,
            "properties": self.members().map(described).collect::<Map<_, _>>(),
            "required": always.map(|member| member.name).collect::<Vec<_>>(),
        });
        if let Some(others) = self.others {
            schema["additionalProperties"] = others.schema();
        }
        schema
    }
}

impl Kind {
    fn add(self, schemas: &mut BTreeMap<&'static str, Value>) {
        match self {
            Kind::Of(shape) => shape.add(schemas),
            Kind::List(of) | Kind::Map(of) | Kind::Maybe(of) => of.add(schemas),
            Kind::Either(all) => all.iter().for_each(|of| of.add(schemas)),
            _ => {}
        }
    }

    fn schema(self) -> Value {
        match self {
            Kind::Text => json!({ "type": "string" }),
            Kind::Whole => json!({ "type": "integer" }),
            Kind::Flag => json!({ "type": "boolean" }),
            Kind::Decimal => json!({ "type": "string", "format": "decimal" }),
            Kind::Day => json!({ "type": "string", "format": "date" }),
            Kind::Instant => json!({ "type": "string", "format": "date-time" }),
            Kind::OneOf(values) => json!({ "type": "string", "enum": values }),
            Kind::Cell => json!({
                "anyOf": [
                    { "type": ["string", "integer", "boolean", "null"] },
                    { "type": "array", "items": { "type": "string" } },
                    { "type": "object" },
                ],
            }),
            Kind::Either(all) => {
                json!({ "anyOf": all.iter().map(|of| of.schema()).collect::<Vec<_>>() })
            }
            Kind::List(of) => json!({ "type": "array", "items": of.schema() }),
            Kind::Map(of) => json!({ "type": "object", "additionalProperties": of.schema() }),
            Kind::Of(shape) => shape.reference(),
            Kind::Maybe(of) => json!({ "anyOf": [of.schema(), { "type": "null" }] }),
        }
    }
}
