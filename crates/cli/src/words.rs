//! The language of what people read.
//!
//! Programs read English: JSON, NDJSON, CSV and exports never change with the language, and
//! neither do errors and help; remarks on the data are for people. The language is chosen once for
//! a command, and a command runs on one thread from beginning to end.

use std::borrow::Borrow;
use std::cell::Cell;

use tenure_domain::account::Account;
use tenure_domain::finding::Said;
use tenure_i18n::{Lang, Value, Words};
use tenure_metrics::reading::Reason;

use crate::desk;

thread_local! {
    static LANG: Cell<Lang> = const { Cell::new(Lang::English) };
    static CALENDAR_YEARS: Cell<bool> = const { Cell::new(true) };
}

/// An account, of which is noted whether its years begin in January: the quarters of others are not
/// those of the calendar, whose names would be taken for them.
pub fn in_years_of(account: Account) -> Account {
    CALENDAR_YEARS.set(account.fiscal_year_start == 1);
    account
}

/// Whether quarters are those of the calendar.
pub fn are_calendar_years() -> bool {
    CALENDAR_YEARS.get()
}

/// A message in the language of the user: `tr!("report-title-of", name = name)`.
macro_rules! tr {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::words::words()
            .say($id, &[$((stringify!($name), ::tenure_i18n::Value::from($value))),*])
    };
}
pub(crate) use tr;

/// The same in given words: `say!(words, "report-title-of", name = name)`.
macro_rules! say {
    ($words:expr, $id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $words.say($id, &[$((stringify!($name), ::tenure_i18n::Value::from($value))),*])
    };
}
pub(crate) use say;

/// The id of a message that is said later; its letters stand in the source so that a test finds it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Id(pub &'static str);

impl Id {
    /// The message for programs.
    pub fn english(self) -> String {
        of_programs().say(self.0, &[])
    }

    /// The message, which has no places to fill in.
    pub fn say(self) -> String {
        words().say(self.0, &[])
    }
}

/// Chooses the language of what follows on this thread.
pub fn set(lang: Lang) {
    LANG.set(lang);
}

/// The language of the user.
pub fn lang() -> Lang {
    LANG.get()
}

/// Its words.
pub fn words() -> &'static Words {
    Words::of(lang())
}

/// The words of sentences that stand in what programs read: English, save where a listener has
/// chosen a language, since it shows them to people.
fn of_programs() -> &'static Words {
    Words::of(if desk::is_heard() { lang() } else { Lang::English })
}

/// Why there is no value, as programs read it.
pub fn why(reason: impl Borrow<Reason>) -> String {
    let reason = *reason.borrow();
    match desk::is_heard() && lang() != Lang::English {
        true => words().reason(reason),
        false => reason.to_string(),
    }
}

/// A sentence as programs read it: English, but where somebody asks a server in another language,
/// as it is shown.
pub fn told(shown: &str, english: &str) -> String {
    let shown_to_people = desk::is_heard() && lang() != Lang::English;
    if shown_to_people { shown.to_owned() } else { english.to_owned() }
}

/// A phrase about input as programs read it.
pub fn phrase(said: &Said) -> String {
    told(&words().phrase(said), said)
}

/// The language of a value of `--lang`.
pub fn parse(text: &str) -> Result<Lang, String> {
    Lang::parse(text).ok_or_else(|| {
        let known: Vec<String> =
            Lang::ALL.iter().map(|lang| format!("{} ({})", lang.code(), lang.own_name())).collect();
        format!("there are {}", known.join(", "))
    })
}

/// The language that words of a command line ask for, before they are read as options; `otherwise`
/// where none of them does.
pub fn foreseen(words: impl IntoIterator<Item = String>, otherwise: Lang) -> Lang {
    let mut words = words.into_iter().skip(1).take_while(|word| word != "--");
    let mut asked = None;
    while let Some(word) = words.next() {
        let named = match word.strip_prefix("--lang") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None => None,
        };
        asked = named.and_then(|name| Lang::parse(&name)).or(asked);
    }
    asked.unwrap_or(otherwise)
}

/// The language that the surroundings of this process ask for.
pub fn own_surroundings() -> Lang {
    of_surroundings(|name| std::env::var(name).ok())
}

/// The language that the surroundings ask for: `TENURE_LANG`, else what POSIX asks for messages;
/// English where that is none of ours.
pub fn of_surroundings(variable: impl Fn(&str) -> Option<String>) -> Lang {
    let names = ["TENURE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];
    let asked = names.iter().find_map(|name| variable(name).filter(|text| !text.is_empty()));
    asked.and_then(|text| Lang::parse(&text)).unwrap_or(Lang::English)
}

/// What is said in the language of the user, and in English to programs.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Both {
    /// For programs.
    pub english: String,
    /// For people.
    pub shown: String,
}

impl Both {
    /// Says it in both languages.
    pub fn new(say: impl Fn(&Words) -> String) -> Both {
        let english = say(of_programs());
        let shown = match lang() {
            Lang::English => english.clone(),
            lang => say(Words::of(lang)),
        };
        Both { english, shown }
    }

    /// A message without places to fill in.
    pub fn of(id: Id) -> Both {
        Both::new(|words| words.say(id.0, &[]))
    }

    /// What is made of this and another, in each language.
    pub fn with(&self, other: &Both, make: impl Fn(&str, &str) -> String) -> Both {
        Both {
            english: make(&self.english, &other.english),
            shown: make(&self.shown, &other.shown),
        }
    }

    /// Text that is the same in all languages.
    pub fn same(text: impl Into<String>) -> Both {
        let english = text.into();
        Both { shown: english.clone(), english }
    }
}

impl From<Id> for Both {
    fn from(id: Id) -> Both {
        Both::of(id)
    }
}

/// A count that is filled into a message.
pub fn count(n: i128) -> Value<'static> {
    // More than an i64 holds is counted nowhere.
    Value::from(i64::try_from(n).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(set: &[(&str, &str)]) -> Lang {
        let find = |name: &str| set.iter().find(|(known, _)| *known == name);
        of_surroundings(|name| find(name).map(|(_, text)| (*text).to_owned()))
    }

    #[test]
    fn a_language_is_seen_before_options_are_read() {
        let of = |line: &str| foreseen(line.split(' ').map(str::to_owned), Lang::English);
        assert_eq!(of("tenure calc arpa --mrr 49,50 --lang ro"), Lang::Romanian);
        assert_eq!(of("tenure --lang=nb calc arpa"), Lang::Norwegian);
        assert_eq!(of("tenure calc arpa -- --lang ro"), Lang::English);
        assert_eq!(of("tenure calc arpa --lang"), Lang::English);
        assert_eq!(of("tenure calc arpa --language ro"), Lang::English);
    }

    #[test]
    fn the_first_that_is_set_decides() {
        assert_eq!(of(&[]), Lang::English);
        assert_eq!(of(&[("LANG", "uk_UA.UTF-8")]), Lang::Ukrainian);
        assert_eq!(of(&[("LANG", "uk_UA.UTF-8"), ("LC_ALL", "C")]), Lang::English);
        assert_eq!(of(&[("LANG", "uk_UA.UTF-8"), ("LC_ALL", "")]), Lang::Ukrainian);
        assert_eq!(of(&[("LANG", "uk_UA"), ("LC_MESSAGES", "nb_NO")]), Lang::Norwegian);
        assert_eq!(of(&[("LC_ALL", "uk_UA"), ("TENURE_LANG", "ro")]), Lang::Romanian);
        assert_eq!(of(&[("LC_ALL", "uk_UA"), ("TENURE_LANG", "xx")]), Lang::English);
        assert_eq!(of(&[("LANG", "de_DE.UTF-8")]), Lang::English);
    }

    #[test]
    fn an_unknown_language_names_those_there_are() {
        assert_eq!(parse("zh"), Ok(Lang::Chinese));
        let wrong = parse("klingon").unwrap_err();
        assert!(wrong.contains("en (English)") && wrong.contains("nb (norsk bokmål)"), "{wrong}");
    }
}
