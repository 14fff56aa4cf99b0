//! A text as its words: in lower case, without accents, with one way of writing what can be typed
//! in several.
//!
//! - Compatible forms are one (NFKC): full-width letters of Chinese keyboards, composed and
//!   decomposed accents.
//! - Latin letters lose their marks, so that `preț`, `preţ` and `pret` are one word. Only å keeps
//!   its ring, and æ and ø are letters of their own: in Norwegian `får` and `far` are two words.
//!   Cyrillic letters keep theirs: й and ї are other letters than и and і.
//! - The apostrophe inside a word, however it is typed, is `'`: Ukrainian `зв’язок`.
//! - Chinese and Japanese characters stand without spaces between them, whether they were typed
//!   with spaces or without.
//!
//! The folded text has one space before and after every word and every run of characters, and a
//! bar after sentences and parts of them; `Prea scump, dar util!` is `" prea scump | dar util |"`.
//! Stops, commas, colons, brackets, emoji and blank lines part; one line feed does not, since mails
//! are wrapped.

use unicode_normalization::char::decompose_canonical;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// What stands between parts of a folded text.
pub const BREAK: char = '|';

/// Whether a character belongs to a script that is written without spaces: Chinese characters and
/// Japanese syllables.
pub fn is_unspaced(letter: char) -> bool {
    is_han(letter) || is_kana(letter)
}

/// Whether it is a Chinese character.
pub fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}' | '々' | '〇')
}

/// Whether it is a Japanese syllable.
pub fn is_kana(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | 'ー')
}

/// The text as its words.
pub fn fold(text: &str) -> String {
    let mut folding =
        Folding { out: String::with_capacity(text.len() + 2), last: Last::Nothing, fed: false };
    match text.is_ascii() || is_nfkc_quick(text.chars()) == IsNormalized::Yes {
        true => folding.all(text.chars()),
        false => folding.all(text.nfkc()),
    }
    folding.end();
    folding.out
}

/// The words and runs of characters of a folded text, part by part.
pub fn parts(folded: &str) -> impl Iterator<Item = impl Iterator<Item = &str>> {
    folded.split(BREAK).map(|part| part.split(' ').filter(|word| !word.is_empty()))
}

/// What was written last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// Nothing yet, or only what breaks.
    Nothing,
    /// A letter of a word.
    Word,
    /// An apostrophe behind a letter of a word, not yet written.
    Apostrophe,
    /// A character without spaces.
    Character,
    /// The end of a word.
    Space,
    /// White space behind a character without spaces: it may be nothing.
    Maybe,
}

struct Folding {
    out: String,
    last: Last,
    /// Whether a line feed stands behind the last letter.
    fed: bool,
}

impl Folding {
    fn all(&mut self, letters: impl Iterator<Item = char>) {
        for letter in letters {
            match letter {
                'a'..='z' | '0'..='9' => self.letter(letter),
                'A'..='Z' => self.letter(letter.to_ascii_lowercase()),
                _ => self.other(letter),
            }
        }
    }

    fn other(&mut self, letter: char) {
        match letter {
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '′' => self.apostrophe(),
            // What joins or hides, and marks that are left after composition.
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{300}'..='\u{36f}'
            | '\u{591}'..='\u{5bd}'
            | '\u{64b}'..='\u{652}' => {}
            _ if is_unspaced(letter) => self.character(letter),
            _ if letter.is_alphanumeric() || is_mark(letter) => {
                letter.to_lowercase().for_each(|lower| self.letter(bare(lower)));
            }
            '\n' => self.line_feed(),
            _ if letter.is_whitespace() => self.space(),
            // They stand within what people take for one word or one phrase.
            '-' | '‐' | '‑' | '/' | '_' | '&' | '"' | '“' | '”' | '„' | '«' | '»' => {
                self.space()
            }
            _ => self.stop(),
        }
    }

    fn letter(&mut self, letter: char) {
        // A mark that was left of its letter, such as the dot of a Turkish capital.
        if ('\u{300}'..='\u{36f}').contains(&letter) {
            return;
        }
        match self.last {
            Last::Word | Last::Space => {}
            Last::Apostrophe => self.out.push('\''),
            Last::Nothing | Last::Character | Last::Maybe => self.out.push(' '),
        }
        self.out.push(letter);
        (self.last, self.fed) = (Last::Word, false);
    }

    fn character(&mut self, letter: char) {
        if matches!(self.last, Last::Nothing | Last::Word | Last::Apostrophe) {
            self.out.push(' ');
        }
        self.out.push(letter);
        (self.last, self.fed) = (Last::Character, false);
    }

    fn apostrophe(&mut self) {
        self.last = match self.last {
            Last::Word => Last::Apostrophe,
            last => return self.space_after(last),
        };
    }

    fn space_after(&mut self, last: Last) {
        self.last = last;
        self.space();
    }

    fn space(&mut self) {
        match self.last {
            Last::Word | Last::Apostrophe => {
                self.out.push(' ');
                self.last = Last::Space;
            }
            Last::Character => self.last = Last::Maybe,
            Last::Nothing | Last::Space | Last::Maybe => {}
        }
    }

    /// The end of a line, which goes on in the next unless that is blank.
    fn line_feed(&mut self) {
        match self.fed {
            true => self.stop(),
            false => self.space(),
        }
        self.fed = true;
    }

    /// The end of a sentence or of a part of one.
    fn stop(&mut self) {
        if self.last == Last::Nothing {
            return;
        }
        self.end();
        self.out.push(BREAK);
        self.last = Last::Nothing;
    }

    /// Closes what is open.
    fn end(&mut self) {
        if matches!(self.last, Last::Word | Last::Apostrophe | Last::Character | Last::Maybe) {
            self.out.push(' ');
        }
        self.last = Last::Space;
    }
}

/// Whether it is a vowel sign of a script whose vowels are marks, such as those of India.
fn is_mark(letter: char) -> bool {
    letter >= '\u{900}' && unicode_normalization::char::is_combining_mark(letter)
}

/// A Latin letter without its marks, but for å; any other as it is.
fn bare(letter: char) -> char {
    let latin = matches!(letter, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}');
    if !latin || letter == 'å' {
        return letter;
    }
    let mut first = None;
    decompose_canonical(letter, |part| first = first.or(Some(part)));
    first.unwrap_or(letter)
}
