//! Texts and typed cells of a source, turned into canonical values.

pub mod choice;
pub mod date;
pub mod decimal;

use tenure_domain::finding::Said;

/// Why a value could not be read: the code of the finding, what was expected, and advice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Code out of [`tenure_domain::finding::CODES`].
    pub code: &'static str,
    /// What was expected.
    pub expected: Said,
    /// What to do about it.
    pub hint: Option<Said>,
}

/// What a JSON reader says of a text, without the place within the text: where it stands is told by
/// the place of the finding.
pub(crate) fn json_says(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

impl Problem {
    /// The same, of something else that was expected.
    #[must_use]
    pub fn expecting(self, expected: impl Into<Said>) -> Problem {
        Problem { expected: expected.into(), ..self }
    }

    /// A problem without advice.
    pub fn new(code: &'static str, expected: impl Into<Said>) -> Problem {
        Problem { code, expected: expected.into(), hint: None }
    }

    /// This problem with advice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Said>) -> Problem {
        self.hint = Some(hint.into());
        self
    }
}

/// Reads a boolean; `None` where it is none.
pub fn boolean(text: &str) -> Option<bool> {
    const TRUE: [&str; 5] = ["true", "1", "yes", "t", "y"];
    const FALSE: [&str; 5] = ["false", "0", "no", "f", "n"];
    if TRUE.iter().any(|word| text.eq_ignore_ascii_case(word)) {
        return Some(true);
    }
    FALSE.iter().any(|word| text.eq_ignore_ascii_case(word)).then_some(false)
}

#[cfg(test)]
mod tests {
    use super::boolean;

    #[test]
    fn booleans_have_five_spellings_each() {
        assert!(["true", "TRUE", "1", "Yes", "t", "Y"].iter().all(|t| boolean(t) == Some(true)));
        assert!(["false", "0", "NO", "f", "n"].iter().all(|t| boolean(t) == Some(false)));
        assert!(["2", "", "on", "tru"].iter().all(|t| boolean(t).is_none()));
    }
}
