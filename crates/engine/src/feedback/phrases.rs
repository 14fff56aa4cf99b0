//! Phrases that set the pleased apart from the displeased.

use rustc_hash::FxHashMap;
use tenure_metrics::records::Side;
use tenure_models::contrast::{Contrast, Counts, Totals, believed, contrast};
use tenure_store::DOTS;
use tenure_text::language::Language;
use tenure_text::phrases::{parts_of, phrases};

use super::{Comment, Feedback};

/// A phrase is looked at that at least so many of these comments have, of at least two customers.
pub const FEWEST: u64 = 3;

/// The share of believed phrases that may be chance.
pub const RATE: f64 = 0.05;

/// The prior weighs a tenth of what is behind it: enough to hold rare phrases near nothing, and not
/// so much that it drowns a hundred comments.
const PRIOR: f64 = 0.1;

/// A phrase, and how far it sets the sides apart.
#[derive(Clone, PartialEq, Debug)]
pub struct Phrase {
    /// Its words, folded.
    pub phrase: String,
    /// How many comments of each side have it: pleased, displeased.
    pub comments: [u64; 2],
    /// Log-odds: above 0 where the pleased say it more.
    pub contrast: Contrast,
    /// Whether it is one of those of which no more than [`RATE`] are chance.
    pub believed: bool,
}

/// The phrases of a language.
#[derive(Clone, PartialEq, Debug)]
pub struct PhraseList {
    /// The language; `None` where it is not known.
    pub language: Option<Language>,
    /// Comments of each side: pleased, displeased.
    pub comments: [u64; 2],
    /// All phrases that were looked at, those of the pleased first, by z.
    pub phrases: Vec<Phrase>,
}

/// What is counted of a phrase.
#[derive(Clone, Copy, Default)]
struct Seen {
    sides: [u64; 2],
    all: u64,
    /// One of the customers who say it, and whether there is another.
    whose: Option<u32>,
    several: bool,
}

impl Feedback {
    /// Phrases by language, those of most comments first. Each comment counts once for a phrase.
    pub fn phrases(&self, keep: &dyn Fn(&Comment) -> bool) -> Vec<PhraseList> {
        let mut by_language: FxHashMap<Option<Language>, Vec<&Comment>> = FxHashMap::default();
        for comment in self.now.iter().filter(|comment| keep(comment)) {
            by_language.entry(comment.language).or_default().push(comment);
        }
        let mut lists: Vec<PhraseList> =
            by_language.into_iter().map(|(language, comments)| list(language, &comments)).collect();
        if self.masked {
            let all = lists.iter_mut().flat_map(|list| &mut list.phrases);
            all.for_each(|phrase| phrase.phrase = DOTS.to_owned());
        }
        lists.retain(|list| list.comments.iter().sum::<u64>() > 0);
        lists.sort_by_key(|list| {
            (
                list.language.is_none(),
                std::cmp::Reverse(list.comments.iter().sum::<u64>()),
                list.language,
            )
        });
        lists
    }
}

fn list(language: Option<Language>, comments: &[&Comment]) -> PhraseList {
    let (seen, sides) = count(language, comments);
    let sum = |of: fn(&Seen) -> u64| seen.values().map(of).sum::<u64>();
    let background = sum(|seen| seen.all);
    let totals = Totals {
        first: sum(|seen| seen.sides[0]),
        second: sum(|seen| seen.sides[1]),
        background,
        prior: PRIOR * background as f64,
    };
    let mut phrases: Vec<Phrase> = candidates(&seen)
        .into_iter()
        .filter_map(|(phrase, seen)| {
            let [first, second] = seen.sides;
            let contrast = contrast(Counts { first, second, background: seen.all }, &totals)?;
            Some(Phrase { phrase, comments: seen.sides, contrast, believed: false })
        })
        .collect();
    let chances: Vec<f64> = phrases.iter().map(|phrase| phrase.contrast.chance).collect();
    for (phrase, yes) in phrases.iter_mut().zip(believed(&chances, RATE)) {
        phrase.believed = yes;
    }
    phrases.sort_by(|a, b| {
        b.contrast.z.total_cmp(&a.contrast.z).then_with(|| a.phrase.cmp(&b.phrase))
    });
    PhraseList { language, comments: sides, phrases }
}

/// Phrases with what is counted of them, and the comments of each side.
fn count(language: Option<Language>, comments: &[&Comment]) -> (FxHashMap<String, Seen>, [u64; 2]) {
    let mut seen: FxHashMap<String, Seen> = FxHashMap::default();
    let mut sides = [0; 2];
    for comment in comments {
        let side = match comment.side {
            Some(Side::Pleased) => Some(0),
            Some(Side::Displeased) => Some(1),
            Some(Side::Neutral) | None => None,
        };
        if let Some(side) = side {
            sides[side] += 1;
        }
        phrases(&comment.folded, language, |phrase| {
            if !seen.contains_key(phrase) {
                seen.insert(phrase.to_owned(), Seen::default());
            }
            let Some(seen) = seen.get_mut(phrase) else { return };
            seen.all += 1;
            if let Some(side) = side {
                seen.sides[side] += 1;
            }
            match (seen.whose, comment.spoken.whose) {
                (None, whose) => seen.whose = whose,
                (Some(one), Some(other)) => seen.several |= one != other,
                (Some(_), None) => {}
            }
        });
    }
    (seen, sides)
}

/// Phrases that enough have, without those that always stand inside the same longer one.
fn candidates(seen: &FxHashMap<String, Seen>) -> Vec<(String, Seen)> {
    let enough = |seen: &Seen| seen.sides.iter().sum::<u64>() >= FEWEST && seen.several;
    let mut kept: FxHashMap<&str, Seen> = seen
        .iter()
        .filter(|(_, of)| enough(of))
        .map(|(phrase, of)| (phrase.as_str(), *of))
        .collect();
    let whole: Vec<(&str, Seen)> = kept.iter().map(|(phrase, of)| (*phrase, *of)).collect();
    for (phrase, of) in whole {
        for part in parts_of(phrase) {
            if kept.get(part).is_some_and(|part| part.sides == of.sides && part.all == of.all) {
                kept.remove(part);
            }
        }
    }
    let mut kept: Vec<(String, Seen)> =
        kept.into_iter().map(|(phrase, of)| (phrase.to_owned(), of)).collect();
    kept.sort_by(|a, b| a.0.cmp(&b.0));
    kept
}
