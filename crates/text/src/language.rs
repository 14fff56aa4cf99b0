//! In which language a comment is.
//!
//! Comments are short, and statistics of letters mistake one short text for another. So what speaks
//! for a language is first its function words and its own letters and endings, which stand in lists
//! (`data/words.txt`, `data/letters.txt`); a word that several languages have speaks for each of
//! them by so much less. Only a longer text that the lists do not decide is left to statistics of
//! letters (whatlang), and only where these are sure. What nothing decides is unknown: an unknown
//! language is counted, a wrong one would be believed.

use std::fmt;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::fold::{BREAK, fold, is_han, is_kana};

mod codes;

/// A language, by its code of two letters (ISO 639-1).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language([u8; 2]);

impl Language {
    /// English.
    pub const ENGLISH: Language = Language(*b"en");
    /// Romanian.
    pub const ROMANIAN: Language = Language(*b"ro");
    /// Ukrainian.
    pub const UKRAINIAN: Language = Language(*b"uk");
    /// Chinese.
    pub const CHINESE: Language = Language(*b"zh");
    /// Norwegian Bokmål.
    pub const BOKMAL: Language = Language(*b"nb");

    /// The language of a code as people write it: `en`, `EN-us`, `zh_Hans`, `ron`, `no`.
    ///
    /// # Example
    /// ```
    /// use tenure_text::language::Language;
    /// assert_eq!(Language::parse("zh-Hans-CN"), Some(Language::CHINESE));
    /// assert_eq!(Language::parse("no"), Some(Language::BOKMAL));
    /// assert_eq!(Language::parse("xx"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Language> {
        let text = text.trim();
        let end = text.find(['-', '_', '.']).unwrap_or(text.len());
        codes::find(&text[..end].to_ascii_lowercase()).map(|code| Language(*code))
    }

    /// Its code.
    pub fn code(&self) -> &str {
        // Made of ASCII letters only.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    fn listed(code: &str) -> Language {
        Language::parse(code).unwrap_or(Language::ENGLISH)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A language needs so much in its favour, where 1 is a word that no other has ...
const LEAST: f64 = 0.8;
/// ... so much more than any other ...
const LEAD: f64 = 0.4;
/// ... and, of a longer text, so large a share more.
const LEAD_SHARE: f64 = 0.04;
/// What a letter of a language speaks for it.
const LETTER: f64 = 0.5;
/// What an ending does.
const ENDING: f64 = 0.4;
/// Statistics of letters are asked about texts of so many words.
const WORDS_FOR_STATISTICS: usize = 4;

/// The language of a text; `None` where it cannot be told.
///
/// # Example
/// ```
/// use tenure_text::language::{Language, detect};
/// assert_eq!(detect("Love it, saves us hours every week."), Language::parse("en"));
/// assert_eq!(detect("太贵了"), Some(Language::CHINESE));
/// assert_eq!(detect("OK"), None);
/// ```
pub fn detect(text: &str) -> Option<Language> {
    detect_folded(text, &fold(text))
}

/// The same of a text that has been folded already.
pub fn detect_folded(text: &str, folded: &str) -> Option<Language> {
    let scripts = Scripts::of(folded);
    match scripts.main()? {
        Script::Kana => Language::parse("ja"),
        Script::Han => Some(Language::CHINESE),
        Script::Hangul => Language::parse("ko"),
        Script::Other => by_statistics(text, &scripts),
        Script::Words => by_words(text, folded).or_else(|| by_statistics(text, &scripts)),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    /// Chinese characters.
    Han,
    /// Japanese syllables, and characters among them.
    Kana,
    /// Korean.
    Hangul,
    /// Latin and Cyrillic.
    Words,
    /// Any other.
    Other,
}

/// How much of a text is in which script, in something like words.
#[derive(Default)]
struct Scripts {
    han: usize,
    kana: usize,
    hangul: usize,
    words: usize,
    other: usize,
}

impl Scripts {
    fn of(folded: &str) -> Scripts {
        let mut scripts = Scripts::default();
        for word in folded.split([' ', BREAK]) {
            let Some(first) = word.chars().find(|letter| letter.is_alphabetic()) else { continue };
            match first {
                _ if is_han(first) || is_kana(first) => {
                    for letter in word.chars() {
                        scripts.han += usize::from(is_han(letter));
                        scripts.kana += usize::from(is_kana(letter));
                    }
                }
                '\u{ac00}'..='\u{d7a3}' => scripts.hangul += 1,
                '\0'..='\u{24f}' | '\u{400}'..='\u{52f}' | '\u{1e00}'..='\u{1eff}' => {
                    scripts.words += 1;
                }
                _ => scripts.other += 1,
            }
        }
        scripts
    }

    /// The script of most of it; `None` where two are even or there are no letters.
    fn main(&self) -> Option<Script> {
        // Two characters are about a word.
        let characters = (self.han + self.kana).div_ceil(2);
        // Japanese has syllables between all its characters.
        let east = if self.kana * 4 > self.han { Script::Kana } else { Script::Han };
        let all = [
            (characters, east),
            (self.hangul, Script::Hangul),
            (self.words, Script::Words),
            (self.other, Script::Other),
        ];
        let sum: usize = all.iter().map(|(n, _)| n).sum();
        all.into_iter().find(|(n, _)| n * 2 > sum).map(|(_, script)| script)
    }
}

/// The lists: for every word and letter the languages for which it speaks, as bits.
struct Lists {
    languages: Vec<Language>,
    words: FxHashMap<&'static str, u32>,
    /// The function words among them.
    function: FxHashMap<&'static str, u32>,
    letters: FxHashMap<char, u32>,
    endings: Vec<(Ending, u32)>,
}

enum Ending {
    Last(&'static str),
    Inside(&'static str),
}

static LISTS: LazyLock<Lists> = LazyLock::new(Lists::read);

impl Lists {
    fn read() -> Lists {
        let mut lists = Lists {
            languages: Vec::new(),
            words: FxHashMap::default(),
            function: FxHashMap::default(),
            letters: FxHashMap::default(),
            endings: Vec::new(),
        };
        for (code, items) in lines(include_str!("../data/words.txt")) {
            let bit = 1 << lists.number(code);
            let mut function = true;
            for word in items {
                if word == "|" {
                    function = false;
                    continue;
                }
                *lists.words.entry(word).or_default() |= bit;
                if function {
                    *lists.function.entry(word).or_default() |= bit;
                }
            }
        }
        let mut endings: FxHashMap<&'static str, u32> = FxHashMap::default();
        for (code, items) in lines(include_str!("../data/letters.txt")) {
            let bit = 1 << lists.number(code);
            for item in items {
                match item.chars().next() {
                    Some('~') => *endings.entry(item).or_default() |= bit,
                    Some(letter) => *lists.letters.entry(letter).or_default() |= bit,
                    None => {}
                }
            }
        }
        let mut endings: Vec<(&'static str, u32)> = endings.into_iter().collect();
        endings.sort_unstable();
        let ending = |(item, bits): (&'static str, u32)| {
            let bare = item.trim_matches('~');
            let kind = if item.ends_with('~') { Ending::Inside(bare) } else { Ending::Last(bare) };
            (kind, bits)
        };
        lists.endings = endings.into_iter().map(ending).collect();
        lists
    }

    /// The number of a language in the lists.
    fn number(&mut self, code: &str) -> usize {
        let language = Language::listed(code);
        let known = self.languages.iter().position(|known| *known == language);
        known.unwrap_or_else(|| {
            self.languages.push(language);
            self.languages.len() - 1
        })
    }
}

/// The lines of a list: a code, and what follows it.
fn lines(
    text: &'static str,
) -> impl Iterator<Item = (&'static str, std::str::SplitAsciiWhitespace<'static>)> {
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut items = line.split_ascii_whitespace();
        Some((items.next()?, items))
    })
}

/// Whether a word only joins others in a language, and says nothing of what a text is about.
pub fn is_function_word(language: Language, word: &str) -> bool {
    let number = LISTS.languages.iter().position(|known| *known == language);
    let bits = LISTS.function.get(word).copied().unwrap_or(0);
    number.is_some_and(|number| bits & (1 << number) != 0)
}

/// What speaks for each language of the lists.
fn by_words(text: &str, folded: &str) -> Option<Language> {
    let lists = &*LISTS;
    let mut scores = vec![0.0_f64; lists.languages.len()];
    let bit = |(n, language): (usize, &Language)| {
        if matches!(language.code(), "nb" | "nn") { 1 << n } else { 0 }
    };
    let norwegian: u32 = lists.languages.iter().enumerate().map(bit).sum();
    let mut speak = |bits: u32, weight: f64| {
        // The two ways of writing Norwegian do not take from each other.
        let both = u32::from(bits & norwegian == norwegian);
        let each = weight / f64::from((bits.count_ones() - both).max(1));
        let numbers = scores.iter_mut().enumerate();
        numbers.filter(|(n, _)| bits & (1 << n) != 0).for_each(|(_, score)| *score += each);
    };
    for word in folded.split([' ', BREAK]).filter(|word| !word.is_empty()) {
        if let Some(&bits) = lists.words.get(word) {
            speak(bits, 1.0);
            continue;
        }
        for (ending, bits) in &lists.endings {
            let has = match ending {
                Ending::Last(last) => word.len() > last.len() + 1 && word.ends_with(last),
                Ending::Inside(part) => word.contains(part),
            };
            if has {
                speak(*bits, ENDING);
            }
        }
    }
    if !text.is_ascii() {
        for letter in text.chars().filter(|letter| !letter.is_ascii()) {
            letter.to_lowercase().for_each(|lower| {
                if let Some(&bits) = lists.letters.get(&lower) {
                    speak(bits, LETTER);
                }
            });
        }
    }
    decided(&scores, &lists.languages)
}

/// The language with the most in its favour, where that is enough.
fn decided(scores: &[f64], languages: &[Language]) -> Option<Language> {
    let (bokmal, nynorsk) = (Language::BOKMAL, Language::listed("nn"));
    let of = |language| languages.iter().position(|known| *known == language);
    let score = |language| of(language).map_or(0.0, |at| scores[at]);
    // The two ways of writing Norwegian are told from the others together, and then apart: what
    // does not clearly speak for the rarer is the commoner.
    let rare = if score(nynorsk) > score(bokmal) + 1.0 { bokmal } else { nynorsk };
    let (mut first, mut second) = ((0.0, None), 0.0_f64);
    for (&score, &language) in scores.iter().zip(languages) {
        if language == rare {
            continue;
        }
        if score > first.0 {
            second = second.max(first.0);
            first = (score, Some(language));
        } else {
            second = second.max(score);
        }
    }
    let (score, language) = first;
    let lead = score - second;
    language.filter(|_| score >= LEAST && lead >= LEAD.max(LEAD_SHARE * score))
}

/// What statistics of letters say of a longer text, where they are sure.
fn by_statistics(text: &str, scripts: &Scripts) -> Option<Language> {
    let long = scripts.other > 0 || scripts.words >= WORDS_FOR_STATISTICS;
    let info = long.then(|| whatlang::detect(text)).flatten()?;
    info.is_reliable().then(|| Language::parse(info.lang().code())).flatten()
}
