//! The words, pairs of words and sequences of characters that a text is made of.
//!
//! Of languages with spaces: words, and pairs of neighbours within a part of a sentence. Of Chinese,
//! which has none: sequences of two to four neighbouring characters. What consists of function words
//! alone, or begins or ends with one, says nothing of what the text is about and is left out; words
//! that turn or grade what follows (not, too) may begin a pair.

use rustc_hash::FxHashSet;

use crate::fold::{is_unspaced, parts};
use crate::language::{Language, is_function_word};

/// Words that turn or grade what follows.
const TURNS: &[&str] = &[
    "not",
    "no",
    "too",
    "never",
    "very",
    "more",
    "less",
    "without",
    "can't",
    "cannot",
    "don't",
    "doesn't",
    "nu",
    "prea",
    "fara",
    "foarte",
    "niciodata",
    "mai",
    "не",
    "без",
    "занадто",
    "дуже",
    "надто",
    "більше",
    "менше",
    "немає",
    "нема",
    "ikke",
    "altfor",
    "uten",
    "ingen",
    "aldri",
    "veldig",
    "mer",
];

/// Characters with which no phrase begins or ends: particles, pronouns and the like.
const PARTICLES: &str =
    "的了是在我你您他她它们这那有和就也都而及与着或吗呢吧啊把被让给对于从到很会要能可以个一不";

/// The longest sequence of characters.
const LONGEST: usize = 4;

/// Hands every phrase of a folded text to `take`, each once.
pub fn phrases(folded: &str, language: Option<Language>, mut take: impl FnMut(&str)) {
    let mut seen: FxHashSet<String> = FxHashSet::default();
    let mut each = |phrase: &str| {
        if !seen.contains(phrase) {
            seen.insert(phrase.to_owned());
            take(phrase);
        }
    };
    for part in parts(folded) {
        let mut before: Option<&str> = None;
        for word in part {
            if word.starts_with(is_unspaced) {
                sequences(word, &mut each);
                before = None;
                continue;
            }
            let here = Word::of(word, language);
            if here == Word::Content && word.chars().nth(1).is_some() {
                each(word);
            }
            if let Some(first) = before {
                let pair = (Word::of(first, language), here);
                if matches!(pair, (Word::Content | Word::Turn, Word::Content)) {
                    each(&format!("{first} {word}"));
                }
            }
            before = Some(word);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    /// It names something.
    Content,
    /// It turns or grades what follows.
    Turn,
    /// It only joins, or is a number.
    Other,
}

impl Word {
    fn of(word: &str, language: Option<Language>) -> Word {
        if TURNS.contains(&word) {
            return Word::Turn;
        }
        let function = match language {
            Some(language) => is_function_word(language, word),
            None => is_function_word(Language::ENGLISH, word),
        };
        let number = word.chars().all(|letter| letter.is_numeric());
        if function || number { Word::Other } else { Word::Content }
    }
}

/// Sequences of a run of characters.
fn sequences(run: &str, each: &mut impl FnMut(&str)) {
    let starts: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
    let letters: Vec<char> = run.chars().collect();
    for from in 0..letters.len() {
        // 不 turns what follows, as `not` does.
        if PARTICLES.contains(letters[from]) && letters[from] != '不' {
            continue;
        }
        for to in from + 2..=(from + LONGEST).min(letters.len()) {
            if !PARTICLES.contains(letters[to - 1]) {
                each(&run[starts[from]..starts[to]]);
            }
        }
    }
}

/// The shorter phrases that stand in a phrase.
pub fn parts_of(phrase: &str) -> Vec<&str> {
    if !phrase.starts_with(is_unspaced) {
        let words: Vec<&str> = phrase.split(' ').collect();
        return if words.len() > 1 { words } else { Vec::new() };
    }
    let starts: Vec<usize> =
        phrase.char_indices().map(|(at, _)| at).chain([phrase.len()]).collect();
    let n = starts.len() - 1;
    let spans = (0..n).flat_map(|from| (from + 2..=n).map(move |to| (from, to)));
    spans
        .filter(|(from, to)| to - from < n)
        .map(|(from, to)| &phrase[starts[from]..starts[to]])
        .collect()
}
