//! Pages of lists, and objects as texts that are kept as they came: no number passes through a
//! float, and fields that nobody knows stay.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A page of a list.
#[derive(Debug, Deserialize)]
pub(super) struct Page<'b> {
    #[serde(borrow)]
    pub data: Vec<&'b RawValue>,
    #[serde(default)]
    pub has_more: bool,
}

/// What an object says of itself.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Head<'b> {
    #[serde(borrow)]
    pub id: Option<Cow<'b, str>>,
    #[serde(borrow)]
    pub object: Option<Cow<'b, str>>,
}

/// The head of an object; empty where it is none.
pub(super) fn head(text: &str) -> Head<'_> {
    serde_json::from_str(text).unwrap_or_default()
}

/// The fields of an object in their order.
struct Fields<'b>(Vec<(Cow<'b, str>, &'b RawValue)>);

impl<'de: 'b, 'b> Deserialize<'de> for Fields<'b> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Fields<'b>, D::Error> {
        deserializer.deserialize_map(FieldsVisitor).map(Fields)
    }
}

struct FieldsVisitor;

#[derive(Deserialize)]
struct Name<'b>(#[serde(borrow)] Cow<'b, str>);

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Vec<(Cow<'de, str>, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut fields = Vec::new();
        while let Some((Name(name), value)) = map.next_entry::<Name<'de>, &'de RawValue>()? {
            fields.push((name, value));
        }
        Ok(fields)
    }
}

/// A list within an object that has more than it shows.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct CutList {
    /// The field.
    pub field: String,
    /// Where the whole list is.
    pub path: String,
    /// Its last element that is here.
    pub last: Option<String>,
}

#[derive(Deserialize)]
struct Inner<'b> {
    #[serde(borrow)]
    object: Option<Cow<'b, str>>,
    #[serde(borrow)]
    url: Option<Cow<'b, str>>,
    #[serde(borrow)]
    data: Option<Vec<&'b RawValue>>,
    has_more: Option<bool>,
}

/// The lists within an object that are cut off.
pub(super) fn cut_lists(text: &str) -> Vec<CutList> {
    // Most objects have none; to look is cheaper than to read.
    if !text.contains("has_more") {
        return Vec::new();
    }
    let fields = serde_json::from_str::<Fields<'_>>(text).map_or(Vec::new(), |fields| fields.0);
    let cut = |(field, value): (Cow<'_, str>, &RawValue)| {
        let inner: Inner<'_> = serde_json::from_str(value.get()).ok()?;
        let is_cut = inner.object.as_deref() == Some("list") && inner.has_more == Some(true);
        // Nothing else than the API itself is asked, whatever the object says.
        let path = inner.url.filter(|url| is_cut && url.starts_with("/v1/"))?.into_owned();
        let last = inner.data.as_ref().and_then(|data| data.last());
        let last = last.and_then(|last| head(last.get()).id.map(Cow::into_owned));
        Some(CutList { field: field.into_owned(), path, last })
    };
    fields.into_iter().filter_map(cut).collect()
}

/// An object with further elements in one of its lists, which is then whole.
pub(super) fn extended(text: &str, field: &str, more: &[String]) -> Option<String> {
    let Fields(fields) = serde_json::from_str(text).ok()?;
    let mut out = String::with_capacity(text.len() + more.iter().map(String::len).sum::<usize>());
    out.push('{');
    for (at, (name, value)) in fields.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        push_name(&mut out, name);
        if *name != field {
            out.push_str(value.get());
            continue;
        }
        let inner: Inner<'_> = serde_json::from_str(value.get()).ok()?;
        out.push_str("{\"object\":\"list\",\"data\":[");
        let here = inner.data.unwrap_or_default();
        let all = here.iter().map(|it| it.get()).chain(more.iter().map(String::as_str));
        for (at, element) in all.enumerate() {
            if at > 0 {
                out.push(',');
            }
            out.push_str(element);
        }
        out.push_str("],\"has_more\":false}");
    }
    out.push('}');
    Some(out)
}

fn push_name(out: &mut String, name: &str) {
    // A text always becomes JSON.
    out.push_str(&serde_json::to_string(name).unwrap_or_default());
    out.push(':');
}

/// Writes JSON on one line: white space outside of texts goes.
pub(super) fn compact(text: &str, out: &mut Vec<u8>) {
    let (bytes, mut at) = (text.as_bytes(), 0);
    while at < bytes.len() {
        match bytes[at] {
            b' ' | b'\n' | b'\r' | b'\t' => at += 1,
            b'"' => {
                let start = at;
                at += 1;
                while at < bytes.len() && bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                at = (at + 1).min(bytes.len());
                out.extend_from_slice(&bytes[start..at]);
            }
            byte => {
                out.push(byte);
                at += 1;
            }
        }
    }
}

/// A value for a query.
pub(super) fn encoded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const OBJECT: &str = r#"{ "id": "in_1", "x" : 0.10,
        "lines": {"object":"list","data":[{"id":"il_1"}],"has_more": true, "url":"/v1/invoices/in_1/lines"},
        "items": {"object":"list","data":[],"has_more":true,"url":"https://elsewhere/v1"},
        "y": "a \"b\"\n" }"#;

    fn on_one_line(text: &str) -> String {
        let mut out = Vec::new();
        compact(text, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn lists_that_are_cut_off_are_found_and_made_whole() {
        let cut = CutList {
            field: "lines".into(),
            path: "/v1/invoices/in_1/lines".into(),
            last: Some("il_1".into()),
        };
        assert_eq!(cut_lists(OBJECT), [cut]);
        let whole = extended(OBJECT, "lines", &["{\"id\":\"il_2\"}".to_owned()]).unwrap();
        assert!(whole.contains(r#""data":[{"id":"il_1"},{"id":"il_2"}],"has_more":false}"#));
        // Numbers stay as they were written.
        assert!(whole.contains("\"x\":0.10"), "{whole}");
        assert_eq!(cut_lists(&whole), []);
    }

    #[test]
    fn objects_fit_on_a_line_and_say_the_same() {
        let line = on_one_line(OBJECT);
        assert!(!line.contains('\n'));
        let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(value(&line), value(OBJECT));
        assert_eq!(on_one_line("\"a\\\\\" , 1"), "\"a\\\\\",1");
    }

    #[test]
    fn ids_that_people_choose_can_be_asked_for() {
        assert_eq!(encoded("50 % off&x=ü"), "50%20%25%20off%26x%3D%C3%BC");
    }
}
