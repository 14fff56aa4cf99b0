//! A short text that is held in place, so that what names something can still be copied.

use std::fmt;

/// Most bytes of a [`Label`].
const ROOM: usize = 47;

/// A name of at most 47 bytes; of a longer one the beginning and an ellipsis.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Label {
    length: u8,
    bytes: [u8; ROOM],
}

impl Label {
    /// The label of a name.
    pub fn new(name: &str) -> Label {
        const MORE: &str = "…";
        let mut label = Label { length: 0, bytes: [0; ROOM] };
        if name.len() <= ROOM {
            label.push(name);
        } else {
            let end = (0..=ROOM - MORE.len()).rev().find(|&at| name.is_char_boundary(at));
            label.push(&name[..end.unwrap_or(0)]);
            label.push(MORE);
        }
        label
    }

    fn push(&mut self, text: &str) {
        let at = usize::from(self.length);
        self.bytes[at..at + text.len()].copy_from_slice(text.as_bytes());
        self.length += text.len() as u8;
    }

    /// The text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.length)]).unwrap_or_default()
    }
}

impl fmt::Debug for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.text())
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_between_letters() {
        assert_eq!(Label::new("c1").text(), "c1");
        assert_eq!(Label::new(&"a".repeat(47)).text(), "a".repeat(47));
        assert_eq!(Label::new(&"ă".repeat(40)).text(), "ă".repeat(22) + "…");
    }
}
