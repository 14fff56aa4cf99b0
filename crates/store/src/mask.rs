//! What is kept from those who may see figures and not people: scans of a masked workspace give
//! names as pseudonyms and words as dots.
//!
//! Nothing beyond the scan ever sees what is masked, so no search, order, split or segment can tell
//! it. Which columns are about people is said by the schema ([`Personal`]); what looks like a way to
//! reach somebody is masked wherever it stands, ids included.

use std::fmt;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use arrow_array::{Array, ArrayRef, DictionaryArray, StringArray};
use serde_json::Value;
use sha2::{Digest, Sha256};
use tenure_domain::schema::{ATTRIBUTES, Personal, TableId, squeeze, table};

/// What stands in the place of words, and begins every pseudonym.
pub const DOTS: &str = "•••";

/// Digits of a pseudonym.
const DIGITS: usize = 10;

/// The longest text of a custom attribute, in words, that is no prose.
const PROSE: usize = 6;

/// What the name of a custom attribute has in it that is about people.
const ABOUT_PEOPLE: [&str; 23] = [
    "name",
    "mail",
    "phone",
    "mobile",
    "fax",
    "domain",
    "website",
    "homepage",
    "url",
    "address",
    "street",
    "contact",
    "owner",
    "manager",
    "csm",
    "note",
    "comment",
    "description",
    "linkedin",
    "twitter",
    "vat",
    "iban",
    "birth",
];

/// How names of custom attributes end whose texts are classes of customers, and stay.
const CLASSES: [&str; 41] = [
    "tier",
    "segment",
    "industry",
    "sector",
    "vertical",
    "region",
    "territory",
    "country",
    "state",
    "city",
    "continent",
    "market",
    "plan",
    "edition",
    "package",
    "version",
    "product",
    "size",
    "band",
    "bucket",
    "range",
    "type",
    "kind",
    "category",
    "class",
    "group",
    "level",
    "grade",
    "stage",
    "phase",
    "status",
    "health",
    "risk",
    "priority",
    "channel",
    "campaign",
    "currency",
    "language",
    "timezone",
    "cohort",
    "frequency",
];

/// How masked values are made: the same value always has the same pseudonym, and nobody without
/// the key can find out whether a guessed name is behind one.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mask {
    key: [u8; 32],
}

impl fmt::Debug for Mask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mask({})", self.fingerprint())
    }
}

impl Mask {
    /// A mask with a key, which must be kept secret.
    #[must_use]
    pub fn new(key: [u8; 32]) -> Mask {
        Mask { key }
    }

    /// Tells masks of different keys apart, and says nothing about the key.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        self.digits("fingerprint of this mask", 8)
    }

    /// The pseudonym of a text; nothing remains nothing.
    #[must_use]
    pub fn name(&self, text: &str) -> String {
        match text.trim().is_empty() {
            true => text.to_owned(),
            false => format!("{DOTS}{}", self.digits(text.trim(), DIGITS)),
        }
    }

    /// An id, which is one already, unless it says how somebody can be reached.
    #[must_use]
    pub fn id(&self, text: &str) -> Option<String> {
        is_address(text).then(|| self.name(text))
    }

    /// Whether the values of a custom attribute of this name are masked, whatever they are.
    #[must_use]
    pub fn hides(attribute: &str) -> bool {
        let name = squeeze(attribute);
        ABOUT_PEOPLE.iter().any(|word| name.contains(word))
    }

    /// Whether texts of a custom attribute of this name stay as they are where they do not look like
    /// somebody: the name says that they are classes. Of any other name nobody can tell.
    #[must_use]
    pub fn is_class(attribute: &str) -> bool {
        let name = squeeze(attribute);
        !Mask::hides(attribute) && CLASSES.iter().any(|word| name.ends_with(word))
    }

    /// Whether a heading that was typed by hand, of several levels (`a > b`), may tell of people: one
    /// that looks like an address or prose does.
    #[must_use]
    pub fn tells(heading: &str) -> bool {
        heading.split('>').any(is_telling)
    }

    /// Such a heading, masked as a whole where it may tell of people.
    fn typed(&self, text: &str) -> Option<String> {
        Mask::tells(text).then(|| self.name(text))
    }

    fn digits(&self, text: &str, count: usize) -> String {
        let digest = Sha256::new().chain_update(self.key).chain_update(text).finalize();
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        hex[..count].to_owned()
    }

    /// A column of a table as it is shown. `words` says whether what people said remains.
    pub(crate) fn column(
        &self,
        id: TableId,
        name: &str,
        column: &ArrayRef,
        words: bool,
    ) -> ArrayRef {
        let personal = table(id).column(name).map_or(Personal::No, |column| column.personal);
        match personal {
            Personal::Words if words => Arc::clone(column),
            Personal::Words => self.each(column, &|_| Some(DOTS.to_owned())),
            Personal::Name => self.each(column, &|text| Some(self.name(text))),
            Personal::Typed => self.each(column, &|text| self.typed(text)),
            Personal::No if name == ATTRIBUTES => self.each(column, &|json| self.attributes(json)),
            Personal::No => self.ids(column),
        }
    }

    /// A column of which it is only known that it may hold ids.
    pub(crate) fn ids(&self, column: &ArrayRef) -> ArrayRef {
        self.each(column, &|text| match text.starts_with(['[', '{']) {
            true => self.leaves(text),
            false => self.id(text),
        })
    }

    /// A column of texts with other ones in the place of those for which `f` gives one.
    fn each(&self, column: &ArrayRef, f: &dyn Fn(&str) -> Option<String>) -> ArrayRef {
        if let Some(texts) = column.as_string_opt::<i32>() {
            let other = |text: &str| {
                let filled = !text.trim().is_empty();
                filled.then(|| f(text)).flatten().unwrap_or_else(|| text.to_owned())
            };
            return Arc::new(texts.iter().map(|text| text.map(other)).collect::<StringArray>());
        }
        let Some(numbered) = column.as_dictionary_opt::<Int32Type>() else {
            return Arc::clone(column);
        };
        let values = self.each(numbered.values(), f);
        match DictionaryArray::<Int32Type>::try_new(numbered.keys().clone(), values) {
            Ok(masked) => Arc::new(masked),
            // There are as many values as before, so this cannot be; and if it were, nobody would
            // see any of them.
            Err(_) => arrow_array::new_null_array(column.data_type(), column.len()),
        }
    }

    /// The custom attributes of a customer.
    fn attributes(&self, json: &str) -> Option<String> {
        let Ok(Value::Object(mut map)) = serde_json::from_str(json) else {
            return Some("{}".to_owned());
        };
        for (name, value) in &mut map {
            let other = match &*value {
                Value::Null => None,
                Value::String(text) if Mask::hides(name) || is_telling(text) => {
                    Some(self.name(text))
                }
                Value::String(text) if Mask::is_class(name) || is_measure(text) => None,
                Value::String(text) => Some(self.name(text)),
                other if Mask::hides(name) => Some(self.name(&other.to_string())),
                Value::Array(_) | Value::Object(_) if Mask::is_class(name) => {
                    self.leaves(&value.to_string())
                }
                Value::Array(_) | Value::Object(_) => Some(self.name(&value.to_string())),
                _ => None,
            };
            if let Some(other) = other {
                *value = Value::String(other);
            }
        }
        Some(Value::Object(map).to_string())
    }

    /// JSON with pseudonyms for the texts in it that are ids to be masked.
    fn leaves(&self, json: &str) -> Option<String> {
        if !json.contains('@') {
            return None;
        }
        let Ok(mut value) = serde_json::from_str::<Value>(json) else { return self.id(json) };
        self.walk(&mut value);
        Some(value.to_string())
    }

    fn walk(&self, value: &mut Value) {
        match value {
            Value::String(text) => {
                if let Some(other) = self.id(text) {
                    *text = other;
                }
            }
            Value::Array(list) => list.iter_mut().for_each(|one| self.walk(one)),
            Value::Object(map) => map.values_mut().for_each(|one| self.walk(one)),
            _ => {}
        }
    }
}

/// Whether a text is an e-mail address, or has one in it.
fn is_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(before, after)| {
        let near = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '+' | '-' | '"');
        before.ends_with(near) && after.starts_with(|c: char| c.is_alphanumeric() || c == '[')
    })
}

/// Whether a value of a custom attribute tells of people by what it looks like: an address, a
/// site, a telephone number, or prose.
fn is_telling(text: &str) -> bool {
    let text = text.trim();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let telephone = text.starts_with('+')
        && digits >= 7
        && text.chars().all(|c| c.is_ascii_digit() || " +-()/.".contains(c));
    let site = text.contains("://") || text.starts_with("www.") || is_host(text);
    is_address(text) || telephone || site || text.split_whitespace().count() >= PROSE
}

/// Whether a text of a custom attribute is a number, a date, a time or a yes or no, and no word.
fn is_measure(text: &str) -> bool {
    let text = text.trim();
    let plain = |c: char| c.is_ascii_digit() || "+-.,:%/ TZ".contains(c);
    let yes_or_no = ["true", "false", "yes", "no"];
    yes_or_no.iter().any(|word| text.eq_ignore_ascii_case(word))
        || text.starts_with(|c: char| c.is_ascii_digit() || "+-".contains(c))
            && text.chars().all(plain)
}

/// Whether a text is a name of a host, such as `acme.com`.
fn is_host(text: &str) -> bool {
    let label =
        |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let last = text.rsplit('.').next().unwrap_or_default();
    text.contains('.')
        && text.split('.').all(label)
        && last.len() >= 2
        && last.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MASK: Mask = Mask { key: [7; 32] };

    #[test]
    fn a_name_has_one_pseudonym_which_hangs_on_the_key() {
        let other = Mask::new([8; 32]);
        assert_eq!(MASK.name("Ada"), MASK.name(" Ada "));
        assert_ne!(MASK.name("Ada"), MASK.name("Bo"));
        assert_ne!(MASK.name("Ada"), other.name("Ada"));
        assert_eq!(MASK.name(""), "");
        assert_eq!(MASK.name("Ada").chars().count(), 13);
        assert!(!format!("{MASK:?}").contains("7, 7"));
    }

    #[test]
    fn ids_remain_unless_they_are_addresses() {
        for id in ["C-17", "acme.com", "@acme", "a @ b", "1@", "sub_1"] {
            assert_eq!(MASK.id(id), None, "{id}");
        }
        for id in ["jo@x.com", "sub:jo@x.com:1", "Jo <jo@x.com>", "jo@localhost"] {
            assert_eq!(MASK.id(id), Some(MASK.name(id)), "{id}");
        }
    }

    #[test]
    fn custom_attributes_are_masked_by_name_or_by_looks() {
        let json = r#"{"tier":"gold","Website":"x","Phone no.":123,"seats":5,"who":"a@b.c",
            "site":"acme.co.uk","said":"they want to leave us soon","tel":"+49 30 123456",
            "list":["a@b.c","x"],"version":"1.2","none":null}"#;
        let masked: Value = serde_json::from_str(&MASK.attributes(json).unwrap()).unwrap();
        for kept in ["tier", "seats", "version", "none"] {
            let plain: Value = serde_json::from_str(json).unwrap();
            assert_eq!(masked[kept], plain[kept], "{kept}");
        }
        for hidden in ["Website", "Phone no.", "who", "site", "said", "tel"] {
            let text = masked[hidden].as_str().unwrap();
            assert!(text.starts_with(DOTS), "{hidden}: {text}");
        }
        assert!(!masked["list"].to_string().contains("a@b.c"), "{masked}");
        let json = r#"{"boss":"Ion","Company size":"51-200","Customer tier":"gold","pod":"north",
            "went live":"2026-01-31","vip":"yes","share":"12.5 %","crew":["Ion"],
            "Account tier":"gold, says Ion of the board to us"}"#;
        let masked: Value = serde_json::from_str(&MASK.attributes(json).unwrap()).unwrap();
        let plain: Value = serde_json::from_str(json).unwrap();
        for kept in ["Company size", "Customer tier", "went live", "vip", "share"] {
            assert_eq!(masked[kept], plain[kept], "{kept}");
        }
        for hidden in ["boss", "pod", "crew", "Account tier"] {
            let text = masked[hidden].as_str().unwrap();
            assert!(text.starts_with(DOTS), "{hidden}: {text}");
        }
        assert_eq!(MASK.attributes("no json"), Some("{}".to_owned()));
    }

    #[test]
    fn columns_are_masked_as_the_schema_says() {
        let column = |texts: &[&str]| Arc::new(StringArray::from(texts.to_vec())) as ArrayRef;
        let text = |array: &ArrayRef, at| array.as_string::<i32>().value(at).to_owned();
        let names = column(&["Ada", "", "Ada"]);
        let masked = MASK.column(TableId::Customers, "name", &names, false);
        assert_eq!(text(&masked, 0), MASK.name("Ada"));
        assert_eq!((text(&masked, 1), text(&masked, 2)), (String::new(), text(&masked, 0)));
        let said = column(&["too slow"]);
        let masked = |words| MASK.column(TableId::SurveyResponses, "comment", &said, words);
        assert_eq!(
            (text(&masked(false), 0), text(&masked(true), 0)),
            (DOTS.into(), "too slow".into())
        );
        let reasons =
            column(&["price > too high", "she told Ion that they want to leave", "x > a@b.c"]);
        let masked = MASK.column(TableId::Subscriptions, "churn_reason", &reasons, false);
        assert_eq!(text(&masked, 0), "price > too high");
        assert!(text(&masked, 1).starts_with(DOTS) && text(&masked, 2).starts_with(DOTS));
        for (table, name) in [(TableId::Spend, "item"), (TableId::Goals, "goal")] {
            let masked = MASK.column(table, name, &column(&["salary of Jane"]), false);
            assert_eq!(text(&masked, 0), MASK.name("salary of Jane"), "{name}");
        }
        let numbered: DictionaryArray<Int32Type> = ["u1", "jo@x.com", "u1"].into_iter().collect();
        let masked =
            MASK.column(TableId::Events, "user_id", &(Arc::new(numbered) as ArrayRef), false);
        let masked = masked.as_dictionary::<Int32Type>();
        assert_eq!(masked.len(), 3);
        assert_eq!(text(masked.values(), 1), MASK.name("jo@x.com"));
    }
}
