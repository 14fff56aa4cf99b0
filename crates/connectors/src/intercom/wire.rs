//! Intercom's objects as Intercom writes them, newer and older versions of its API side by side.
//! Unknown fields are skipped; known ones must have the type that they have at Intercom. Names are
//! Intercom's; their meaning is in its API reference.

use std::marker::PhantomData;

use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, de};
use serde_json::value::RawValue;

use crate::objects::fact::Text;
use crate::vendors::{Id, Time};

/// A conversation.
#[derive(Debug, Deserialize)]
pub struct Conversation<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
    pub created_at: Option<Time>,
    pub updated_at: Option<Time>,
    pub state: Option<Text<'a>>,
    pub source: Option<Source<'a>>,
    #[serde(default)]
    pub contacts: Within<Stub<'a>>,
    #[serde(default)]
    pub teammates: Within<Stub<'a>>,
    pub company: Option<CompanyStub<'a>>,
    pub conversation_rating: Option<Rating<'a>>,
    pub statistics: Option<Statistics>,
    pub conversation_parts: Option<Parts<'a>>,
    pub ai_agent: Option<AiAgent<'a>>,
}

/// A list within an object: bare, or in an object under its own name.
#[derive(Debug)]
pub struct Within<T>(pub Vec<T>);

impl<T> Default for Within<T> {
    fn default() -> Self {
        Within(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Within<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WithinVisitor(PhantomData))
    }
}

struct WithinVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for WithinVisitor<T> {
    type Value = Within<T>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Within<T>, E> {
        Ok(Within::default())
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<Within<T>, S::Error> {
        let mut all = Vec::new();
        while let Some(it) = seq.next_element()? {
            all.push(it);
        }
        Ok(Within(all))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Within<T>, M::Error> {
        let mut all = Vec::new();
        while let Some(key) = map.next_key::<std::borrow::Cow<'de, str>>()? {
            match &*key {
                "contacts" | "teammates" | "admins" | "companies" | "data" => {
                    all = map.next_value::<Option<Vec<T>>>()?.unwrap_or_default();
                }
                _ => {
                    map.next_value::<de::IgnoredAny>()?;
                }
            }
        }
        Ok(Within(all))
    }
}

/// A person or a company that is only named.
#[derive(Debug, Deserialize)]
pub struct Stub<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
    pub external_id: Option<Text<'a>>,
}

/// The company of a conversation.
#[derive(Debug, Deserialize)]
pub struct CompanyStub<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
}

/// How a conversation began.
#[derive(Debug, Deserialize)]
pub struct Source<'a> {
    #[serde(rename = "type", borrow)]
    pub kind: Option<Text<'a>>,
    pub delivered_as: Option<Text<'a>>,
}

/// What the customer thought of it.
#[derive(Debug, Deserialize)]
pub struct Rating<'a> {
    pub rating: Option<i64>,
    #[serde(borrow)]
    pub remark: Option<Text<'a>>,
    pub created_at: Option<Time>,
    pub contact: Option<Stub<'a>>,
}

/// What Intercom counted.
#[derive(Debug, Deserialize)]
pub struct Statistics {
    pub first_admin_reply_at: Option<Time>,
    pub first_close_at: Option<Time>,
    pub last_close_at: Option<Time>,
    pub count_reopens: Option<i64>,
    /// Seconds that teammates worked on it.
    pub handling_time: Option<i64>,
}

/// What was said and done.
#[derive(Debug, Deserialize)]
pub struct Parts<'a> {
    #[serde(borrow)]
    pub conversation_parts: Option<Vec<Part<'a>>>,
    pub total_count: Option<u64>,
}

/// Something said or done.
#[derive(Debug, Deserialize)]
pub struct Part<'a> {
    #[serde(borrow)]
    pub part_type: Option<Text<'a>>,
    pub body: Option<Text<'a>>,
    pub created_at: Option<Time>,
    pub author: Option<Author<'a>>,
    pub assigned_to: Option<Assigned<'a>>,
}

/// Who said or did it.
#[derive(Debug, Deserialize)]
pub struct Author<'a> {
    #[serde(rename = "type", borrow)]
    pub kind: Option<Text<'a>>,
    pub id: Option<Id<'a>>,
}

/// To whom it was given.
#[derive(Debug, Deserialize)]
pub struct Assigned<'a> {
    #[serde(rename = "type", borrow)]
    pub kind: Option<Text<'a>>,
    pub id: Option<Id<'a>>,
}

/// What Intercom's machine did.
#[derive(Debug, Deserialize)]
pub struct AiAgent<'a> {
    #[serde(borrow)]
    pub resolution_state: Option<Text<'a>>,
}

/// A person who writes.
#[derive(Debug, Deserialize)]
pub struct Contact<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
    pub external_id: Option<Text<'a>>,
    pub name: Option<Text<'a>>,
    pub email: Option<Text<'a>>,
    pub updated_at: Option<Time>,
    #[serde(default)]
    pub companies: Within<CompanyStub<'a>>,
    pub custom_attributes: Option<&'a RawValue>,
}

/// A company.
#[derive(Debug, Deserialize)]
pub struct Company<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
    /// The id that the user gave it.
    pub company_id: Option<Text<'a>>,
    pub name: Option<Text<'a>>,
    pub updated_at: Option<Time>,
    pub custom_attributes: Option<&'a RawValue>,
}
