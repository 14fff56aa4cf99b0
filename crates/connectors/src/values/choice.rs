//! Words out of a list, and words that are nearly in it.

use tenure_domain::said;
use tenure_domain::schema::{choice_synonym, squeeze};

use super::Problem;

/// The word of `words` that `text` means: in any case, with any separators, or by synonym.
pub fn choose(text: &str, words: &[&'static str]) -> Option<&'static str> {
    if let Some(word) = words.iter().find(|word| **word == text) {
        return Some(word);
    }
    let lower = text.to_lowercase().replace([' ', '-'], "_");
    if let Some(synonym) = choice_synonym(&lower)
        && let Some(word) = words.iter().find(|word| **word == synonym)
    {
        return Some(word);
    }
    let squeezed = squeeze(text);
    words.iter().find(|word| squeeze(word) == squeezed).copied()
}

/// The finding for a text that is none of the words.
pub fn problem(text: &str, words: &[&'static str]) -> Problem {
    let problem = Problem::new("unknown-value", said!("one of {words}", words = words.join(", ")));
    match nearest(text, words.iter().copied()) {
        Some(word) => problem.hint(said!("did you mean `{near}`?", near = word)),
        None => problem,
    }
}

/// The candidate that is spelled most like `text`, if one is near enough to be meant.
pub fn nearest<'a>(text: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = squeeze(text);
    let limit = (wanted.chars().count() / 3).clamp(1, 4);
    candidates
        .map(|candidate| (distance(&wanted, &squeeze(candidate)), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Edits between two texts: insertions, deletions, replacements and swaps of neighbours.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) =
        (a.chars().take(64).collect(), b.chars().take(64).collect());
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_met_halfway() {
        let status = ["active", "canceled", "past_due"];
        assert_eq!(choose("active", &status), Some("active"));
        assert_eq!(choose("Past Due", &status), Some("past_due"));
        assert_eq!(choose("CANCELLED", &status), Some("canceled"));
        assert_eq!(choose("paused", &status), None);
        assert_eq!(choose("0-10", &["0-10", "1-10"]), Some("0-10"));
        assert_eq!(choose("monthly", &status), None);
    }

    #[test]
    fn near_words_are_suggested() {
        assert_eq!(nearest("activ", ["active", "ended"].into_iter()), Some("active"));
        assert_eq!(nearest("custmer_id", ["customer_id", "name"].into_iter()), Some("customer_id"));
        assert_eq!(nearest("zebra", ["active", "ended"].into_iter()), None);
        assert_eq!(distance("ab", "ba"), 1);
        assert_eq!(distance("", "abc"), 3);
    }
}
