//! From TOML to themes, with the place of everything that is wrong.

use std::ops::Range;

use regex::RegexBuilder;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{
    Kind, MOST_PATTERNS, MOST_RULE_LETTERS, MOST_RULES, MOST_THEMES, Rule, Theme, Themes, Tone,
    Wrong,
};
use crate::fold::{BREAK, fold, is_unspaced};
use crate::language::Language;

/// The most memory that a pattern may take when it is compiled, in bytes.
const PATTERN_BYTES: usize = 1 << 20;

struct Reading<'a> {
    text: &'a str,
    wrong: Vec<Wrong>,
    themes: Vec<Theme>,
    rules: Vec<Rule>,
    needles: Vec<(usize, String)>,
    patterns: Vec<(usize, regex::Regex)>,
}

/// See [`Themes::parse`] and [`Themes::parse_alone`].
pub(super) fn themes(text: &str, alone: bool) -> Result<Themes, Vec<Wrong>> {
    let mut reading = Reading {
        text,
        wrong: Vec::new(),
        themes: Vec::new(),
        rules: Vec::new(),
        needles: Vec::new(),
        patterns: Vec::new(),
    };
    match DeTable::parse(text) {
        Ok(root) => {
            if alone {
                reading.strangers(root.get_ref());
            }
            reading.root(root.get_ref());
        }
        Err(error) => reading.say(error.span().unwrap_or(0..0), error.message(), None),
    }
    reading.done()
}

impl Reading<'_> {
    fn done(mut self) -> Result<Themes, Vec<Wrong>> {
        if !self.wrong.is_empty() {
            self.wrong.sort_by_key(|wrong| (wrong.line, wrong.column));
            return Err(self.wrong);
        }
        let made = super::list(self.themes, self.rules, self.needles, self.patterns);
        made.map_err(|message| vec![Wrong { line: 1, column: 1, message, hint: None }])
    }

    fn say(&mut self, at: Range<usize>, message: impl Into<String>, hint: Option<&str>) {
        let before = &self.text[..floor(self.text, at.start)];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let hint = hint.map(str::to_owned);
        self.wrong.push(Wrong { line, column, message: message.into(), hint });
    }

    /// Says what a file of themes has besides them: mistyped, it would be themes that are never found.
    fn strangers(&mut self, root: &DeTable<'_>) {
        for (key, _) in root.iter().filter(|(key, _)| key.get_ref() != "themes") {
            let message = format!("{:?} is nothing that a list of themes has", key.get_ref());
            let hint = "a theme begins with a line such as [themes.price]";
            self.say(key.span(), message, Some(hint));
        }
    }

    fn root(&mut self, root: &DeTable<'_>) {
        let themes = root.iter().find(|(key, _)| key.get_ref() == "themes");
        let Some((key, themes)) = themes else {
            let hint = "a theme begins with a line such as [themes.price]";
            return self.say(0..0, "there are no themes", Some(hint));
        };
        let DeValue::Table(themes) = themes.get_ref() else {
            return self.say(key.span(), "`themes` is no table", Some("write [themes.price]"));
        };
        if themes.is_empty() || themes.len() > MOST_THEMES {
            let message = format!("there are {} themes", themes.len());
            let hint = format!("a list has 1 to {MOST_THEMES}");
            return self.say(key.span(), message, Some(&hint));
        }
        for (id, theme) in themes {
            match theme.get_ref() {
                DeValue::Table(entries) => self.theme(id.get_ref(), id.span(), entries),
                _ => self.say(id.span(), format!("the theme {:?} is no table", id.get_ref()), None),
            }
        }
        if self.rules.len() > MOST_RULES || self.patterns.len() > MOST_PATTERNS {
            let (rules, patterns) = (self.rules.len(), self.patterns.len());
            let message = format!("there are {rules} rules, {patterns} of them patterns");
            let hint =
                format!("a list has at most {MOST_RULES} rules and {MOST_PATTERNS} patterns");
            self.say(key.span(), message, Some(&hint));
        }
    }

    fn theme(&mut self, id: &str, at: Range<usize>, entries: &DeTable<'_>) {
        let number = self.themes.len();
        let mut theme = Theme { id: id.to_owned(), name: id.replace('_', " "), tone: None };
        let (rules, mistakes) = (self.rules.len(), self.wrong.len());
        for (key, value) in entries {
            match key.get_ref().as_ref() {
                "name" => match value.get_ref() {
                    DeValue::String(name) if !name.trim().is_empty() => {
                        theme.name = name.trim().to_owned();
                    }
                    _ => self.say(value.span(), "a name is a text", None),
                },
                "tone" => match value.get_ref() {
                    DeValue::String(tone) if tone == "good" => theme.tone = Some(Tone::Good),
                    DeValue::String(tone) if tone == "bad" => theme.tone = Some(Tone::Bad),
                    _ => self.say(value.span(), "a tone is \"good\" or \"bad\"", None),
                },
                "any" => self.rules(number, None, value),
                code => match Language::parse(code) {
                    Some(language) => self.rules(number, Some(language), value),
                    None => {
                        let message = format!("{code:?} is no language");
                        let hint = "a theme has `name`, `tone`, `any`, and languages by their code: \
                                    en, ro, uk, zh, nb …";
                        self.say(key.span(), message, Some(hint));
                    }
                },
            }
        }
        if self.rules.len() == rules && self.wrong.len() == mistakes {
            let hint = "write what people say about it: en = [\"too expensive\", \"stem:pric\"]";
            self.say(at, format!("the theme {id:?} is empty: it would never be found"), Some(hint));
        }
        self.themes.push(theme);
    }

    fn rules(&mut self, theme: usize, language: Option<Language>, value: &Spanned<DeValue<'_>>) {
        let items = match value.get_ref() {
            DeValue::Array(items) => items,
            DeValue::String(rule) => return self.rule(theme, language, rule, value.span()),
            _ => {
                let hint = "write [\"too expensive\", \"stem:pric\", \"regex:[€$]\\\\d+\"]";
                return self.say(value.span(), "rules are a list of texts", Some(hint));
            }
        };
        for item in items.iter() {
            match item.get_ref() {
                DeValue::String(rule) => self.rule(theme, language, rule, item.span()),
                _ => self.say(item.span(), "a rule is a text", None),
            }
        }
    }

    fn rule(&mut self, theme: usize, language: Option<Language>, written: &str, at: Range<usize>) {
        let (kind, body) = match written.split_once(':') {
            Some(("stem", body)) => (Kind::Stem, body),
            Some(("regex", body)) => (Kind::Pattern, body),
            _ => (Kind::Phrase, written),
        };
        let number = self.rules.len();
        if body.chars().count() > MOST_RULE_LETTERS {
            let message = format!("a rule of more than {MOST_RULE_LETTERS} letters");
            return self.say(at, message, None);
        }
        if kind == Kind::Pattern {
            match pattern(body) {
                Ok(pattern) => self.patterns.push((number, pattern)),
                Err(message) => return self.say(at, message, Some(PATTERN_HINT)),
            }
        } else {
            match needle(kind, body) {
                Ok(needle) => self.needles.push((number, needle)),
                Err(message) => return self.say(at, format!("{written:?} {message}"), None),
            }
        }
        self.rules.push(Rule { theme, language, kind, written: written.to_owned() });
    }
}

const PATTERN_HINT: &str = "patterns are regular expressions without look-around and back references; in double quotes \
     TOML takes one backslash of two, in single quotes it takes none";

/// The largest boundary of a letter that is not after `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// What is looked for in a folded text.
fn needle(kind: Kind, body: &str) -> Result<String, String> {
    let folded = fold(body);
    let bare = folded.trim();
    let (Some(first), Some(last)) = (bare.chars().next(), bare.chars().next_back()) else {
        return Err(
            "has no letters, so it is never found; \"regex:…\" finds other signs".to_owned()
        );
    };
    if bare.contains(BREAK) {
        return Err("goes over the end of a sentence, so it is never found".to_owned());
    }
    if kind == Kind::Stem && !is_unspaced(first) && bare.chars().count() < 2 {
        return Err("begins too many words: a stem has at least two letters".to_owned());
    }
    let mut needle = String::new();
    if !is_unspaced(first) {
        needle.push(' ');
    }
    needle += bare;
    if kind == Kind::Phrase && !is_unspaced(last) {
        needle.push(' ');
    }
    Ok(needle)
}

/// A regular expression, of bounded size.
fn pattern(body: &str) -> Result<regex::Regex, String> {
    let shown = |what: &str| format!("the pattern {body:?} cannot be used: {what}");
    if body.is_empty() {
        return Err(shown("it is empty"));
    }
    if let Err(error) = regex_syntax::Parser::new().parse(body) {
        let (what, at) = match &error {
            regex_syntax::Error::Parse(error) => (error.kind().to_string(), error.span().start),
            regex_syntax::Error::Translate(error) => (error.kind().to_string(), error.span().start),
            other => return Err(shown(&other.to_string())),
        };
        return Err(shown(&format!("{what}, at its letter {}", at.column)));
    }
    let made = RegexBuilder::new(body)
        .case_insensitive(true)
        .size_limit(PATTERN_BYTES)
        .dfa_size_limit(PATTERN_BYTES)
        .build();
    let pattern = made.map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => shown("it is too large when it is compiled"),
        other => shown(&other.to_string()),
    })?;
    if pattern.is_match("") {
        return Err(shown("it fits every text, because it fits an empty one"));
    }
    Ok(pattern)
}
