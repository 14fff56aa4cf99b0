//! What is wrong with a segment, and where.

use std::fmt;

use tenure_domain::finding::Said;

/// A piece of the text, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Span {
    /// First byte.
    pub at: usize,
    /// How many bytes.
    pub length: usize,
}

/// Why a text is no segment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SegmentError {
    /// Where.
    pub span: Span,
    /// Line, from 1.
    pub line: usize,
    /// Letter in the line, from 1.
    pub column: usize,
    /// What is wrong: what was expected, and what stands there.
    pub message: Said,
    /// What may have been meant.
    pub hint: Option<Said>,
}

impl SegmentError {
    pub(super) fn new(text: &str, span: Span, message: impl Into<Said>) -> SegmentError {
        let before = text.get(..span.at).unwrap_or(text);
        let line = before.rsplit('\n').next().unwrap_or("");
        SegmentError {
            span,
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
            message: message.into(),
            hint: None,
        }
    }

    pub(super) fn with_hint(self, hint: impl Into<Said>) -> SegmentError {
        SegmentError { hint: Some(hint.into()), ..self }
    }
}

/// `1:14: expected a value, found the end`, and the hint in brackets.
impl fmt::Display for SegmentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)?;
        match &self.hint {
            Some(hint) => write!(f, " ({hint})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for SegmentError {}
