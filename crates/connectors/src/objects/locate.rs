//! Places within JSON text: what stands where, for findings, without building the whole value.

use serde_json::value::RawValue;

/// A value, and the JSON pointer to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The pointer, empty for the whole.
    pub pointer: String,
    /// The value as it is written; its beginning where it is long.
    pub value: String,
}

/// A container on the way to a value.
struct Level<'t> {
    array: bool,
    index: usize,
    key: &'t str,
}

/// Goes through the values of a text in order, calling `visit` with the containers around each one
/// and where it begins, until that says to stop.
fn walk<'t>(text: &'t str, mut visit: impl FnMut(&[Level<'t>], usize) -> bool) {
    let bytes = text.as_bytes();
    let mut levels: Vec<Level<'t>> = Vec::new();
    let (mut at, mut key_next) = (0, false);
    while at < bytes.len() {
        let in_object = levels.last().is_some_and(|level| !level.array);
        match bytes[at] {
            b' ' | b'\t' | b'\r' | b'\n' => {}
            b':' => key_next = false,
            b',' => match levels.last_mut() {
                Some(level) if level.array => level.index += 1,
                _ => key_next = true,
            },
            b'}' | b']' => {
                levels.pop();
            }
            b'"' => {
                let end = text_end(bytes, at + 1);
                if in_object && key_next {
                    if let Some(level) = levels.last_mut() {
                        level.key = text.get(at + 1..end).unwrap_or("");
                    }
                } else if visit(&levels, at) {
                    return;
                }
                at = end;
            }
            open => {
                if visit(&levels, at) {
                    return;
                }
                match open {
                    b'{' | b'[' => {
                        levels.push(Level { array: open == b'[', index: 0, key: "" });
                        key_next = open == b'{';
                    }
                    _ => {
                        while bytes.get(at + 1).is_some_and(|b| !b",]} \t\r\n".contains(b)) {
                            at += 1;
                        }
                    }
                }
            }
        }
        at += 1;
    }
}

/// Where the closing quote of a text is.
fn text_end(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn pointer(levels: &[Level<'_>]) -> String {
    let mut pointer = String::new();
    for level in levels {
        pointer.push('/');
        match level.array {
            true => pointer.push_str(&level.index.to_string()),
            false => pointer.push_str(level.key),
        }
    }
    pointer
}

/// The last value that begins at or before a line and a column of bytes, both from 1.
pub fn place(text: &str, line: usize, column: usize) -> Found {
    let start = match line {
        0 | 1 => 0,
        _ => memchr::memchr_iter(b'\n', text.as_bytes()).nth(line - 2).map_or(0, |at| at + 1),
    };
    // The column is that of the last byte that was read, or of the next where it was looked at.
    let limit = start + column;
    let mut found = (String::new(), 0);
    walk(text, |levels, at| {
        if at > limit {
            return true;
        }
        found = (pointer(levels), at);
        false
    });
    let value = value_at(text, found.1).map_or_else(|| text[found.1..].trim(), RawValue::get);
    Found { pointer: found.0, value: tenure_domain::finding::shown(value) }
}

fn value_at(text: &str, at: usize) -> Option<&RawValue> {
    let mut values = serde_json::Deserializer::from_str(&text[at..]).into_iter::<&RawValue>();
    values.next()?.ok()
}

/// The value to which a pointer leads.
pub fn at<'t>(text: &'t str, wanted: &str) -> Option<&'t str> {
    let mut found = None;
    walk(text, |levels, at| {
        if pointer(levels) == wanted {
            found = Some(at);
        }
        found.is_some()
    });
    value_at(text, found?).map(RawValue::get)
}

/// The field `object` of an object, where it is among the first and only texts stand before it.
pub fn first_kind(text: &str) -> Option<&str> {
    let mut kind = None;
    let mut fields = 0;
    walk(text, |levels, at| {
        let Some(level) = levels.last() else { return false };
        fields += 1;
        if levels.len() > 1 || text.as_bytes()[at] != b'"' || fields > 4 {
            return true;
        }
        if level.key == "object" {
            let end = text_end(text.as_bytes(), at + 1);
            kind = text.get(at + 1..end);
        }
        kind.is_some()
    });
    kind.filter(|kind| !kind.contains('\\'))
}

/// The first field `object` anywhere in a text that may be cut short.
pub fn kind_within(text: &str) -> Option<&str> {
    let mut kind = None;
    walk(text, |levels, at| {
        let named = levels.last().is_some_and(|level| level.key == "object");
        if named && text.as_bytes()[at] == b'"' {
            kind = text.get(at + 1..text_end(text.as_bytes(), at + 1));
        }
        kind.is_some()
    });
    kind
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "{\"id\":\"a\\\"\",\n\"object\":\"x\",\"n\":[1,{\"k\":true}],\"o\":{\"p\":null}}";

    #[test]
    fn values_are_found_by_pointer() {
        assert_eq!(at(TEXT, ""), Some(TEXT));
        assert_eq!(at(TEXT, "/n/1/k"), Some("true"));
        assert_eq!(at(TEXT, "/o"), Some("{\"p\":null}"));
        assert_eq!(at(TEXT, "/o/q"), None);
    }

    #[test]
    fn places_are_told_as_pointers() {
        #[derive(Debug, serde::Deserialize)]
        struct Wanted {
            #[serde(rename = "n")]
            _n: Vec<u8>,
        }
        let error = serde_json::from_str::<Wanted>(TEXT).unwrap_err();
        let found = place(TEXT, error.line(), error.column());
        assert_eq!((found.pointer.as_str(), found.value.as_str()), ("/n/1", "{\"k\":true}"));
    }

    #[test]
    fn kinds_are_read_from_the_first_fields() {
        assert_eq!(first_kind(TEXT), Some("x"));
        assert_eq!(first_kind("{\"a\":{\"object\":\"y\"},\"object\":\"x\"}"), None);
        assert_eq!(first_kind("[]"), None);
    }
}
