//! The key of an account. It is shown nowhere: not by `Debug`, not in errors.

use std::fmt;

use crate::stripe::Mode;

/// A secret or restricted key.
#[derive(Clone)]
pub struct Key {
    secret: String,
    mode: Mode,
}

/// Why a text is no key that can be used. It never holds the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum BadKey {
    /// There is nothing.
    #[error("the key is empty")]
    Empty,
    /// A publishable key: it cannot read.
    #[error("this is a publishable key, which cannot read an account")]
    Publishable,
    /// Some other kind of key, or none.
    #[error("this does not look like a key of Stripe")]
    Unknown,
}

impl Key {
    /// Reads a key; white space around it does not count.
    ///
    /// # Errors
    /// [`BadKey`].
    pub fn parse(text: &str) -> Result<Key, BadKey> {
        let text = text.trim();
        if text.is_empty() {
            return Err(BadKey::Empty);
        }
        if text.starts_with("pk_") {
            return Err(BadKey::Publishable);
        }
        let known = PREFIXES
            .iter()
            .find(|(prefix, _)| text.len() > prefix.len() && text.starts_with(prefix));
        let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        match known {
            Some((_, mode)) if plain => Ok(Key { secret: text.to_owned(), mode: *mode }),
            _ => Err(BadKey::Unknown),
        }
    }

    /// Which of the account's two worlds it opens.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// The key itself, for the header of a request and for nothing else.
    pub(super) fn secret(&self) -> &str {
        &self.secret
    }
}

const PREFIXES: [(&str, Mode); 4] = [
    ("sk_live_", Mode::Live),
    ("rk_live_", Mode::Live),
    ("sk_test_", Mode::Test),
    ("rk_test_", Mode::Test),
];

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({:?})", self.mode)
    }
}

/// A text from outside without anything in it that looks like a key, so that it can be shown.
pub fn scrub(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = ["sk_", "rk_", "pk_"].iter().filter_map(|it| rest.find(it)).min() {
        out.push_str(&rest[..at]);
        let tail = &rest[at..];
        let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '*' | '.' | '…');
        let end = tail.find(|c| !word(c)).unwrap_or(tail.len());
        let token = &tail[..end];
        let secret = ["live_", "test_", "org_"].iter().any(|it| token[3..].starts_with(it));
        match secret {
            true => {
                out.push_str(&token[..3]);
                out.push('…');
            }
            false => out.push_str(token),
        }
        rest = &tail[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_told_apart_and_never_shown() {
        let key = Key::parse(" rk_test_51Secret\n").unwrap();
        assert_eq!((key.mode(), key.secret()), (Mode::Test, "rk_test_51Secret"));
        assert_eq!(format!("{key:?}"), "Key(Test)");
        assert_eq!(Key::parse("sk_live_1").unwrap().mode(), Mode::Live);
        assert_eq!(Key::parse("  ").unwrap_err(), BadKey::Empty);
        assert_eq!(Key::parse("pk_live_1").unwrap_err(), BadKey::Publishable);
        for text in ["whsec_1", "sk_live_", "sk_live_1 2", "sk_live_1\nX: y", "xsk_live_1"] {
            assert_eq!(Key::parse(text).unwrap_err(), BadKey::Unknown, "{text}");
        }
    }

    #[test]
    fn what_looks_like_a_key_is_not_repeated() {
        let text = "The key 'rk_test_***abc' of sk_live_51X, task_1 and rk_.";
        assert_eq!(scrub(text), "The key 'rk_…' of sk_…, task_1 and rk_.");
        assert_eq!(
            scrub("Having the 'rak_charge_read' permission"),
            "Having the 'rak_charge_read' permission"
        );
    }
}
