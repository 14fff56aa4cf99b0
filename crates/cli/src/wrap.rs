//! Running text in lines.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What stands at the end of a line rather than at the beginning of the next.
const CLOSING: &str = "，。、；：！？）」』》〉】”’％…—,.;:!?)%";
/// What stands at the beginning of a line rather than at the end of the one before.
const OPENING: &str = "（「『《〈【“‘(";

/// Text in lines of so many columns of a terminal, the first and the others with their own indent.
/// Lines end at spaces, and between letters of scripts that have none.
pub fn wrap(text: &str, columns: usize, first: &str, rest: &str) -> String {
    let mut lines = String::new();
    let mut line = String::from(first);
    for piece in pieces(text) {
        let full = line.width() + 1 + piece.trim_end().width() > columns;
        if full && !line.trim().is_empty() {
            lines += &format!("{}\n", line.trim_end());
            line = String::from(rest);
        }
        line += &piece;
    }
    lines + line.trim_end() + "\n"
}

/// The parts of a text that are never broken, each with the space after it.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    // A space that does not break is part of a word.
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        let mut piece = String::new();
        for letter in word.chars() {
            if piece.chars().next_back().is_some_and(|last| breaks(last, letter)) {
                pieces.push(std::mem::take(&mut piece));
            }
            piece.push(letter);
        }
        piece.push(' ');
        pieces.push(piece);
    }
    pieces
}

/// Whether a line may end between two letters of a word: only where one of them is wide.
fn breaks(before: char, after: char) -> bool {
    let wide = |letter: char| letter.width() == Some(2);
    (wide(before) || wide(after)) && !CLOSING.contains(after) && !OPENING.contains(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_spaces() {
        assert_eq!(wrap("one two three", 7, "", "  "), "one\n  two\n  three\n");
        assert_eq!(wrap("one  two\nthree", 20, " ", ""), " one two three\n");
        assert_eq!(wrap("unbreakable", 4, "  ", ""), "  unbreakable\n");
        assert_eq!(wrap("ab 1\u{a0}234 c", 6, "", ""), "ab\n1\u{a0}234\nc\n");
    }

    #[test]
    fn chinese_lines_end_between_letters() {
        assert_eq!(wrap("客户流失率，季度。", 8, "", ""), "客户流\n失率，\n季度。\n");
        assert_eq!(wrap("期初 MRR（美元）高", 8, "", ""), "期初\nMRR（美\n元）高\n");
        assert_eq!(wrap("高于90%", 6, "", ""), "高于\n90%\n");
    }
}
