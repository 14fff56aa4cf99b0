//! Stripe's objects as Stripe writes them, old and new shapes side by side.
//!
//! Unknown fields are skipped, so that a newer API version can be read. Known fields must have
//! the type that they have at Stripe: a text where a number belongs is an error with its place,
//! not a zero. Money, percentages and unit prices are kept as the text of the number, so that
//! nothing passes through a float. Field names are Stripe's; their meaning is in Stripe's API
//! reference.

mod billing;
mod catalogue;
mod payments;

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

pub use crate::objects::fact::Text;
pub use billing::{
    Cancellation, CreditNote, CreditNoteLine, Invoice, Item, Line, Schedule, Subscription,
};
pub use catalogue::{
    Coupon, CurrencyOption, Discount, Price, Product, Recurring, TaxRate, Tier, Transform,
    option_of,
};
pub use payments::{Charge, Customer, Dispute, InvoicePayment, PaymentIntent, Refund};

/// A number that Stripe writes as a number or as a text, kept as it is written.
#[derive(Clone, Copy, Debug)]
pub struct Number<'a>(pub &'a str);

impl<'de: 'a, 'a> Deserialize<'de> for Number<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Number<'a>, D::Error> {
        let raw = <&'a RawValue>::deserialize(deserializer)?.get();
        let text = raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"')).unwrap_or(raw);
        match text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E')) {
            true if !text.is_empty() => Ok(Number(text)),
            _ => Err(D::Error::custom("expected a decimal number")),
        }
    }
}

/// Something that is named by its id, or written out where the export was told to expand it.
#[derive(Clone, Debug)]
pub enum Ref<'a, T> {
    /// The id.
    Id(Text<'a>),
    /// The object.
    Object(Box<T>),
}

impl<'a, T> Ref<'a, T> {
    /// The object, where it is written out.
    pub fn object(&self) -> Option<&T> {
        match self {
            Ref::Id(_) => None,
            Ref::Object(object) => Some(object),
        }
    }
}

/// Objects that have an id.
pub trait Named<'a> {
    /// The id.
    fn id(&self) -> Option<&Text<'a>>;
}

impl<'a, T: Named<'a>> Ref<'a, T> {
    /// The id, written out or not.
    pub fn id(&self) -> Option<&Text<'a>> {
        match self {
            Ref::Id(id) => Some(id),
            Ref::Object(object) => object.id(),
        }
    }
}

/// The id behind a reference.
pub fn id_of<'r, 'a, T: Named<'a>>(reference: &'r Option<Ref<'a, T>>) -> Option<&'r Text<'a>> {
    reference.as_ref()?.id()
}

impl<'de: 'a, 'a, T: Deserialize<'de>> Deserialize<'de> for Ref<'a, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Ref<'a, T>, D::Error> {
        deserializer.deserialize_any(RefVisitor(PhantomData))
    }
}

struct RefVisitor<'a, T>(PhantomData<(&'a (), T)>);

impl<'de: 'a, 'a, T: Deserialize<'de>> Visitor<'de> for RefVisitor<'a, T> {
    type Value = Ref<'a, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id or an object")
    }

    fn visit_borrowed_str<E: Error>(self, id: &'de str) -> Result<Ref<'a, T>, E> {
        Ok(Ref::Id(Text(Cow::Borrowed(id))))
    }

    fn visit_str<E: Error>(self, id: &str) -> Result<Ref<'a, T>, E> {
        Ok(Ref::Id(Text(Cow::Owned(id.to_owned()))))
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Ref<'a, T>, M::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(|object| Ref::Object(Box::new(object)))
    }
}

/// A list within an object, as far as it is written out there.
#[derive(Clone, Debug, Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
pub struct List<T> {
    /// Its first elements.
    #[serde(default = "Vec::new")]
    pub data: Vec<T>,
    /// Whether there are more than these.
    #[serde(default)]
    pub has_more: Option<bool>,
}

/// An object of which only the id is of interest.
#[derive(Clone, Debug, Deserialize)]
pub struct Stub<'a> {
    /// The id.
    #[serde(borrow)]
    pub id: Option<Text<'a>>,
}

impl<'a> Named<'a> for Stub<'a> {
    fn id(&self) -> Option<&Text<'a>> {
        self.id.as_ref()
    }
}

/// Free key-value pairs of the user.
pub type Metadata<'a> = Vec<(Text<'a>, &'a RawValue)>;

/// What every object says of itself.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Head<'a> {
    /// The kind of object.
    #[serde(borrow)]
    pub object: Option<Text<'a>>,
    /// Its id.
    pub id: Option<Text<'a>>,
    /// Whether it belongs to the live account.
    pub livemode: Option<bool>,
    /// Whether only a stub of a deleted object is left.
    pub deleted: Option<bool>,
}

/// An event: what changed, when, and what the object was afterwards.
#[derive(Clone, Debug, Deserialize)]
pub struct Event<'a> {
    /// Id.
    #[serde(borrow)]
    pub id: Option<Text<'a>>,
    /// Such as `customer.subscription.updated`.
    #[serde(rename = "type")]
    pub kind: Option<Text<'a>>,
    /// When it happened, in seconds since 1970.
    pub created: Option<i64>,
    /// Whether it belongs to the live account.
    pub livemode: Option<bool>,
    /// What it is about.
    pub data: Option<EventData<'a>>,
}

/// What an event is about.
#[derive(Clone, Debug, Deserialize)]
pub struct EventData<'a> {
    /// The object after the event.
    #[serde(borrow)]
    pub object: Option<&'a RawValue>,
    /// What the changed fields were before.
    pub previous_attributes: Option<Previous<'a>>,
}

/// Fields of a subscription before an event, as far as they changed.
#[derive(Clone, Debug, Default)]
pub struct Previous<'a> {
    /// Names of the fields.
    pub names: Vec<Cow<'a, str>>,
    /// The items, where they changed.
    pub items: Option<&'a RawValue>,
    /// The discount in the old shape, where it changed.
    pub discount: Option<&'a RawValue>,
}

impl<'de: 'a, 'a> Deserialize<'de> for Previous<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Previous<'a>, D::Error> {
        deserializer.deserialize_map(PreviousVisitor(PhantomData))
    }
}

struct PreviousVisitor<'a>(PhantomData<&'a ()>);

impl<'de: 'a, 'a> Visitor<'de> for PreviousVisitor<'a> {
    type Value = Previous<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Previous<'a>, M::Error> {
        let mut previous = Previous::default();
        while let Some((name, value)) = map.next_entry::<Text<'a>, &'a RawValue>()? {
            match &*name {
                "items" => previous.items = Some(value),
                "discount" => previous.discount = Some(value),
                _ => {}
            }
            previous.names.push(name.0);
        }
        Ok(previous)
    }
}

/// Reads a map as a list of pairs, in the order in which they are written.
pub(crate) fn pairs<'de: 'a, 'a, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Metadata<'a>, D::Error> {
    struct Pairs<'a>(PhantomData<&'a ()>);
    impl<'de: 'a, 'a> Visitor<'de> for Pairs<'a> {
        type Value = Metadata<'a>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_unit<E: Error>(self) -> Result<Metadata<'a>, E> {
            Ok(Vec::new())
        }

        fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Metadata<'a>, M::Error> {
            let mut pairs = Vec::new();
            while let Some(pair) = map.next_entry()? {
                pairs.push(pair);
            }
            Ok(pairs)
        }
    }
    deserializer.deserialize_any(Pairs(PhantomData))
}
