//! Phrases of findings: in English, and so that other languages can say them.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

/// A phrase about input. It reads as its English text; what it was made from goes with it, so that
/// whoever speaks to people can say it in their language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said(Box<Parts>);

/// Behind a pointer, since what is wrong with a value goes through many hands.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Parts {
    english: String,
    template: Option<&'static str>,
    args: Vec<(&'static str, Arg)>,
}

/// What is filled into a phrase.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Arg {
    /// Names, values and texts, the same in every language.
    Text(String),
    /// A count, which chooses a plural.
    Count(u64),
    /// Phrases with `; ` between them.
    List(Vec<Said>),
}

impl Said {
    /// The English template with its places filled in: `{name}` stands for what `args` has under
    /// that name. [`said!`](crate::said) writes it shorter.
    pub fn new<const N: usize>(template: &'static str, args: [(&'static str, Arg); N]) -> Said {
        let english = filled(template, &args);
        Said(Box::new(Parts { english, template: Some(template), args: args.into() }))
    }

    /// What is filled in, by name.
    pub fn args(&self) -> &[(&'static str, Arg)] {
        &self.0.args
    }

    /// The id of the phrase among the words of all languages, after its English template; `None` for
    /// a text that comes from elsewhere, such as the system's word for a failure.
    pub fn id(&self) -> Option<String> {
        self.0.template.map(id)
    }
}

/// Text as it can be shown: without what would steer a terminal or turn the direction of reading.
/// Ends of lines and tabs stay.
pub fn without_controls(text: &str) -> Cow<'_, str> {
    let steers = |letter: char| match letter {
        '\n' | '\t' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        letter => letter.is_control(),
    };
    match text.contains(steers) {
        true => text.chars().map(|letter| if steers(letter) { '␣' } else { letter }).collect(),
        false => Cow::Borrowed(text),
    }
}

fn filled(template: &str, args: &[(&'static str, Arg)]) -> String {
    let (mut text, mut rest) = (String::with_capacity(template.len()), template);
    while let Some((before, place)) = rest.split_once('{') {
        text.push_str(before);
        let named = place.split_once('}').and_then(|(name, after)| {
            let (_, arg) = args.iter().find(|(known, _)| *known == name)?;
            Some((arg, after))
        });
        match named {
            Some((arg, after)) => {
                text.push_str(&without_controls(&arg.to_string()));
                rest = after;
            }
            // A brace of the text itself.
            None => {
                text.push('{');
                rest = place;
            }
        }
    }
    text + rest
}

/// The id of a template: its first words. A test of the words sees to it that no two have the same.
pub fn id(template: &str) -> String {
    const WORDS: usize = 14;
    let words = template.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<String> =
        words.filter(|word| !word.is_empty()).take(WORDS).map(str::to_lowercase).collect();
    format!("says-{}", words.join("-"))
}

/// A phrase with nothing to fill in.
impl From<&'static str> for Said {
    fn from(template: &'static str) -> Said {
        Said::new(template, [])
    }
}

/// A text that comes from elsewhere and stays as it is.
impl From<String> for Said {
    fn from(english: String) -> Said {
        Said(Box::new(Parts { english, template: None, args: Vec::new() }))
    }
}

impl Deref for Said {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0.english
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.english)
    }
}

impl PartialEq<str> for Said {
    fn eq(&self, other: &str) -> bool {
        self.0.english == other
    }
}

impl PartialEq<&str> for Said {
    fn eq(&self, other: &&str) -> bool {
        self.0.english == *other
    }
}

impl fmt::Display for Arg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Arg::Text(text) => f.write_str(text),
            Arg::Count(n) => write!(f, "{n}"),
            Arg::List(phrases) => {
                let phrases: Vec<&str> = phrases.iter().map(|phrase| &**phrase).collect();
                f.write_str(&phrases.join("; "))
            }
        }
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

impl From<Vec<Said>> for Arg {
    fn from(phrases: Vec<Said>) -> Arg {
        Arg::List(phrases)
    }
}

impl From<u64> for Arg {
    fn from(n: u64) -> Arg {
        Arg::Count(n)
    }
}

/// A phrase with its places filled in: `said!("at most {scale} decimals", scale = scale)`. What is
/// filled in is a text, or a `u64` that is counted.
#[macro_export]
macro_rules! said {
    ($template:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::finding::Said::new(
            $template,
            [$((stringify!($name), $crate::finding::Arg::from($value))),*],
        )
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_steers_no_terminal() {
        let said = said!("no column {name}", name = "a\u{1b}[31m\u{202e}b");
        assert_eq!(said, "no column a␣[31m␣b");
    }

    #[test]
    fn a_phrase_reads_as_its_english_text() {
        let said = said!("{n} fields as in `{table}`, not {other}", table = "plans", n = 3_u64);
        assert_eq!(said, "3 fields as in `plans`, not {other}", "what is not given stays");
        assert_eq!(said.id().as_deref(), Some("says-n-fields-as-in-table-not-other"));
        assert_eq!(said.args()[1], ("n", Arg::Count(3)));
        assert_eq!(Said::from("a number"), "a number");
        assert_eq!(Said::from("disk on fire".to_owned()).id(), None, "the system's own word");
    }

    #[test]
    fn what_is_filled_in_is_not_taken_for_a_place() {
        let said = said!("`{first}` and `{second}`", first = "{second}", second = "b");
        assert_eq!(said, "`{second}` and `b`");
    }
}
