//! How an explanation is written: for a terminal, or as Markdown.

use crate::colour::Paint;
use crate::sheet::{Format, Setting, Sheet};

/// One of the two.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Look {
    /// For a terminal.
    Terminal(Paint),
    /// Markdown.
    Markdown,
}

impl Look {
    /// That of a form.
    pub fn of(format: Format, paint: Paint) -> Look {
        match format {
            Format::Md => Look::Markdown,
            _ => Look::Terminal(paint),
        }
    }

    /// What is explained.
    pub fn title(self, text: &str) -> String {
        match self {
            Look::Terminal(paint) => format!("{}\n\n", paint.heading(text)),
            Look::Markdown => format!("## {text}\n\n"),
        }
    }

    /// What a part of it is about.
    pub fn part(self, text: &str) -> String {
        match self {
            Look::Terminal(paint) => format!("\n{}\n", paint.heading(text)),
            Look::Markdown => format!("### {text}\n\n"),
        }
    }

    /// A sentence.
    pub fn line(self, text: &str) -> String {
        match self {
            Look::Terminal(_) => format!("{text}\n"),
            Look::Markdown => format!("{text}\n\n"),
        }
    }

    /// Lines that stay as they are, with their blanks.
    pub fn block(self, lines: &str) -> String {
        if self != Look::Markdown {
            return lines.to_owned();
        }
        // A fence is longer than any in what it holds.
        let runs = lines.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(runs.max(2) + 1);
        let lines = lines.trim_matches('\n');
        let blanks = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let told = || lines.lines().filter(|line| !line.trim().is_empty());
        let shared = told().map(blanks).min().unwrap_or(0);
        let body: Vec<&str> = lines.lines().map(|line| line.get(shared..).unwrap_or("")).collect();
        format!("{fence}text\n{}\n{fence}\n\n", body.join("\n"))
    }

    /// A table.
    pub fn sheet(self, sheet: &Sheet) -> String {
        match self {
            Look::Terminal(paint) => sheet.text(Setting { indent: 2, ..Setting::plain(paint) }),
            Look::Markdown => sheet.markdown() + "\n",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_keeps_its_lines_and_no_fence_ends_it() {
        let text = "  a\n    b\n\n  c ```\n";
        assert_eq!(Look::Markdown.block(text), "````text\na\n  b\n\nc ```\n````\n\n");
        assert_eq!(Look::Terminal(Paint { on: false }).block(text), text);
    }
}
