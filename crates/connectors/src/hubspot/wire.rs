//! HubSpot's objects as its CRM API writes them. All values of properties are texts. Unknown
//! fields are skipped. Names are HubSpot's; their meaning is in its API reference.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::objects::fact::Text;
use crate::vendors::{Id, Time};

/// A contact, a deal or a company.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Object<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
    pub properties: Option<BTreeMap<Text<'a>, Option<Text<'a>>>>,
    pub properties_with_history: Option<BTreeMap<Text<'a>, Vec<Past<'a>>>>,
    pub created_at: Option<Time>,
    pub updated_at: Option<Time>,
    pub archived: Option<bool>,
    pub associations: Option<BTreeMap<Text<'a>, Linked<'a>>>,
    /// The properties once more, for fields of the user's own.
    #[serde(skip)]
    pub raw: Option<&'a RawValue>,
}

/// The properties of an object as they are written.
#[derive(Debug, Deserialize)]
pub struct Raw<'a> {
    #[serde(borrow)]
    pub properties: Option<&'a RawValue>,
}

/// What a property was from a time on.
#[derive(Debug, Deserialize)]
pub struct Past<'a> {
    #[serde(borrow)]
    pub value: Option<Text<'a>>,
    pub timestamp: Option<Time>,
}

/// Objects with which an object is associated.
#[derive(Debug, Deserialize)]
pub struct Linked<'a> {
    #[serde(borrow)]
    pub results: Option<Vec<Link<'a>>>,
}

/// One of them.
#[derive(Debug, Deserialize)]
pub struct Link<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
}

impl<'a> Object<'a> {
    /// A property that has a value.
    pub fn property(&self, name: &str) -> Option<&Text<'a>> {
        let all = self.properties.as_ref()?;
        let found = all.iter().find(|(key, _)| &***key == name)?.1.as_ref()?;
        (!found.trim().is_empty()).then_some(found)
    }

    /// Ids of associated objects of a kind.
    pub fn linked(&self, kind: &str) -> impl Iterator<Item = Id<'a>> {
        let all = self.associations.as_ref();
        let of = all.and_then(|all| all.iter().find(|(key, _)| &***key == kind));
        let results = of.and_then(|(_, it)| it.results.as_ref());
        results.into_iter().flatten().filter_map(|it| it.id)
    }

    /// What a property was, from when on, in order.
    pub fn history(&self, name: &str) -> Vec<(i64, &Text<'a>)> {
        let all = self.properties_with_history.as_ref();
        let of = all.and_then(|all| all.iter().find(|(key, _)| &***key == name));
        let past = of.into_iter().flat_map(|(_, it)| it);
        let mut past: Vec<_> =
            past.filter_map(|it| Some((it.timestamp?.0, it.value.as_ref()?))).collect();
        // A value that was cleared is none: HubSpot asks for that before a stage can be set back.
        past.retain(|(_, value)| !value.trim().is_empty());
        past.sort_by(|a, b| (a.0, &**a.1).cmp(&(b.0, &**b.1)));
        past.dedup_by(|next, before| *next.1 == *before.1);
        past
    }
}

/// A pipeline of deals.
#[derive(Debug, Deserialize)]
pub struct Pipeline<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
    pub stages: Option<Vec<Stage<'a>>>,
}

/// A stage of a pipeline.
#[derive(Debug, Deserialize)]
pub struct Stage<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
    pub label: Option<Text<'a>>,
    pub metadata: Option<Meta>,
}

/// What HubSpot knows of a stage.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Meta {
    #[serde(default, deserialize_with = "plain")]
    pub is_closed: Option<String>,
    #[serde(default, deserialize_with = "plain")]
    pub probability: Option<String>,
}

/// A text, or the text of a number or of yes or no: HubSpot writes all of them as texts, others who
/// write its shapes do not.
fn plain<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::String(text) => Some(text),
        it @ (Value::Bool(_) | Value::Number(_)) => Some(it.to_string()),
        _ => None,
    })
}

/// A record of an export that has more or fewer fields than its header.
#[derive(Debug, Deserialize)]
pub struct Broken {
    pub record: Fields,
}

/// How many fields.
#[derive(Debug, Serialize, Deserialize)]
pub struct Fields {
    pub fields: usize,
    pub expected: usize,
    pub first: String,
}

/// What contacts must know of a deal: when it entered which of its stages.
#[derive(Debug, Serialize, Deserialize)]
pub struct Deal {
    pub pipeline: String,
    /// The stage that it is in.
    pub stage: String,
    pub entered: Vec<(String, i64)>,
}
