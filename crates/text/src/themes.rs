//! Themes: what comments are about, as lists of what people write.
//!
//! ```toml
//! [themes.price]
//! name = "Price"
//! any = ["regex:[€$]\\s?\\d+"]          # in texts of every language
//! en = ["stem:expens", "too much money"] # in English ones
//! ro = ["stem:scump", "regex:\\bpre[tțţ]"]
//! zh = ["价格", "太贵"]
//! ```
//!
//! - a *phrase* is found where its words stand next to each other, whatever the case, the accents
//!   and the hyphens; in Chinese, where its characters do;
//! - a *stem* (`stem:expens`) is found where a word begins with it; of several words the last is
//!   only begun (`stem:customer serv`);
//! - a *pattern* (`regex:…`) is a regular expression over the text as it was written, whatever its
//!   case.
//!
//! A text whose language is known is compared with the rules for it and with those for `any`; one
//! whose language is unknown with all of them.

use std::fmt;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;

use crate::language::Language;

mod read;

/// The themes that come with the program, in five languages.
pub const STARTER: &str = include_str!("../data/themes.toml");

/// The most themes in a list.
pub const MOST_THEMES: usize = 500;
/// The most rules in a list.
pub const MOST_RULES: usize = 10_000;
/// The most patterns among them.
pub const MOST_PATTERNS: usize = 200;
/// The most letters of a rule.
pub const MOST_RULE_LETTERS: usize = 500;

/// Whether a theme is good or bad news by itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Tone {
    /// Praise.
    Good,
    /// Complaint.
    Bad,
}

/// A theme.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Theme {
    /// Name for programs.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Whether it is good or bad news by itself, whatever the score beside it.
    pub tone: Option<Tone>,
}

/// How a rule is found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Phrase,
    Stem,
    Pattern,
}

/// What people write about a theme.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rule {
    theme: usize,
    /// In which language; `None` in any.
    language: Option<Language>,
    kind: Kind,
    /// As it stands in the file.
    written: String,
}

impl Rule {
    /// As it stands in the file.
    pub fn written(&self) -> &str {
        &self.written
    }
}

/// A list of themes, ready to be looked for.
pub struct Themes {
    list: Vec<Theme>,
    rules: Vec<Rule>,
    /// Phrases and stems, all looked for in one pass.
    finder: AhoCorasick,
    /// The rule of each of its patterns.
    found: Vec<usize>,
    patterns: Vec<(usize, Regex)>,
}

impl fmt::Debug for Themes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Themes").field("list", &self.list).finish_non_exhaustive()
    }
}

/// A theme that a text touches, and by which rule.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Hit {
    /// Place of the theme in [`Themes::list`].
    pub theme: usize,
    /// Place of the first rule that was found.
    pub rule: usize,
}

/// What is wrong with a list of themes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wrong {
    /// Line in the file, from 1.
    pub line: usize,
    /// Letter in the line, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

static STARTERS: LazyLock<Themes> =
    LazyLock::new(|| Themes::parse(STARTER).expect("a test reads the themes that come with us"));

impl Themes {
    /// Reads the `[themes.…]` of a TOML file; its other tables are passed over.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn parse(text: &str) -> Result<Themes, Vec<Wrong>> {
        read::themes(text, false)
    }

    /// The same of a file that has nothing but themes: whatever else it holds is wrong.
    ///
    /// # Errors
    /// As [`Themes::parse`].
    pub fn parse_alone(text: &str) -> Result<Themes, Vec<Wrong>> {
        read::themes(text, true)
    }

    /// The themes that come with the program.
    pub fn starter() -> &'static Themes {
        &STARTERS
    }

    /// The themes, by id.
    pub fn list(&self) -> &[Theme] {
        &self.list
    }

    /// A rule.
    pub fn rule(&self, hit: Hit) -> &Rule {
        &self.rules[hit.rule]
    }

    /// Place of the theme of an id.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.list.iter().position(|theme| theme.id == id)
    }

    /// The themes that a text touches, each once, in order. The text is given as it was written and
    /// folded.
    pub fn touched(&self, text: &str, folded: &str, language: Option<Language>) -> Vec<Hit> {
        let mut first: Vec<Option<usize>> = vec![None; self.list.len()];
        let mut note = |rule: usize| {
            let of = &self.rules[rule];
            let speaks = language.is_none() || of.language.is_none() || of.language == language;
            if speaks {
                let slot = &mut first[of.theme];
                *slot = Some(slot.map_or(rule, |known| known.min(rule)));
            }
        };
        for found in self.finder.find_overlapping_iter(folded) {
            note(self.found[found.pattern().as_usize()]);
        }
        for (rule, pattern) in &self.patterns {
            if pattern.is_match(text) {
                note(*rule);
            }
        }
        let hits = first.into_iter().enumerate();
        hits.filter_map(|(theme, rule)| Some(Hit { theme, rule: rule? })).collect()
    }
}

/// A list from what was read.
fn list(
    themes: Vec<Theme>,
    rules: Vec<Rule>,
    needles: Vec<(usize, String)>,
    patterns: Vec<(usize, Regex)>,
) -> Result<Themes, String> {
    let finder = AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .build(needles.iter().map(|(_, needle)| needle))
        .map_err(|error| error.to_string())?;
    let found = needles.into_iter().map(|(rule, _)| rule).collect();
    Ok(Themes { list: themes, rules, finder, found, patterns })
}
