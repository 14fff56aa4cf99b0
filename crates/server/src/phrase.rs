//! Phrases as they are kept: what they were made from goes with them, so that they are said in the
//! language of whoever reads them.

use serde::{Deserialize, Serialize};
use tenure_domain::finding::{Arg, Said};
use tenure_i18n::{Lang, Value, Words};

/// A phrase with what is filled in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Phrase {
    /// Its id among the words of all languages; none of a text that comes from elsewhere.
    id: Option<String>,
    english: String,
    args: Vec<(String, Given)>,
}

/// What is filled in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Given {
    Text(String),
    Count(u64),
    List(Vec<Phrase>),
}

impl From<&Said> for Phrase {
    fn from(said: &Said) -> Phrase {
        let given = |arg: &Arg| match arg {
            Arg::Text(text) => Given::Text(text.clone()),
            Arg::Count(n) => Given::Count(*n),
            Arg::List(all) => Given::List(all.iter().map(Phrase::from).collect()),
        };
        let args = said.args().iter().map(|(name, arg)| ((*name).to_owned(), given(arg)));
        Phrase { id: said.id(), english: said.to_string(), args: args.collect() }
    }
}

impl Phrase {
    /// The phrase in a language; in English where that has no words for it.
    pub fn spoken(&self, lang: Lang) -> String {
        let value = |given: &Given| match given {
            Given::Text(text) => Value::from(text.clone()),
            Given::Count(n) => Value::from(*n),
            Given::List(all) => {
                let all: Vec<String> = all.iter().map(|phrase| phrase.spoken(lang)).collect();
                Value::from(Words::of(lang).clauses(&all))
            }
        };
        let args: Vec<(&str, Value<'_>)> =
            self.args.iter().map(|(name, given)| (name.as_str(), value(given))).collect();
        let id = self.id.as_deref().filter(|_| lang != Lang::English);
        let said = id.and_then(|id| Words::of(lang).find(id, &args));
        said.unwrap_or_else(|| self.english.clone())
    }
}

#[cfg(test)]
mod tests {
    use tenure_domain::said;

    use super::*;

    #[test]
    fn what_was_kept_is_said_in_each_language() {
        let said = said!("{n} fields", n = 3_u64);
        assert_eq!(Phrase::from(&said).spoken(Lang::Ukrainian), "3 fields", "it has no words");
        let said = said!("there is no batch {number}", number = "7");
        let kept = serde_json::to_string(&Phrase::from(&said)).unwrap();
        let read: Phrase = serde_json::from_str(&kept).unwrap();
        assert_eq!(read.spoken(Lang::English), "there is no batch 7");
        assert_eq!(read.spoken(Lang::Ukrainian), "пакета 7 немає");
    }
}
