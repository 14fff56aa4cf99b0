//! What can be said of a text without understanding it: in which language it is, which themes of a
//! list it touches, and which phrases it is made of.
//!
//! - [`fold`]: a text as its words, so that case, accents and ways of typing do not matter;
//! - [`language`]: which language a comment is in, or that it cannot be told;
//! - [`themes`]: lists of stems, phrases and patterns that people write, and what a text touches;
//! - [`phrases`]: the words, pairs of words and sequences of characters of a text.
//!
//! Everything here is a rule that can be read: no model is trained and none is loaded. The texts are
//! customers' and can be anything, so every step is bounded in time and memory.

pub mod fold;
pub mod language;
pub mod phrases;
pub mod themes;

/// Texts are looked at up to so many letters; what follows is left out.
pub const MOST_LETTERS: usize = 20_000;

/// The beginning of a text that is looked at, and whether that is less than all of it.
///
/// # Example
/// ```
/// assert_eq!(tenure_text::beginning("short"), ("short", false));
/// ```
pub fn beginning(text: &str) -> (&str, bool) {
    // A letter takes at least a byte.
    if text.len() <= MOST_LETTERS {
        return (text, false);
    }
    match text.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => (&text[..end], true),
        None => (text, false),
    }
}
