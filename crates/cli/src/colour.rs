//! Colour, where it is wanted. It never means anything alone: signs and words say the same.

use std::io::{IsTerminal, stderr, stdout};

use clap::ValueEnum;

/// When to use colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum When {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Paints text, or leaves it as it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Paint {
    /// Whether it paints at all.
    pub on: bool,
}

impl Paint {
    /// For data.
    pub fn for_stdout(when: When) -> Paint {
        Paint { on: wanted(when, stdout().is_terminal()) }
    }

    /// For talk.
    pub fn for_stderr(when: When) -> Paint {
        Paint { on: wanted(when, stderr().is_terminal()) }
    }

    fn code(self, code: &str, text: &str) -> String {
        if self.on { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// Headings.
    pub fn heading(self, text: &str) -> String {
        self.code("1", text)
    }

    /// What matters less.
    pub fn faint(self, text: &str) -> String {
        self.code("2", text)
    }

    /// What went wrong.
    pub fn error(self, text: &str) -> String {
        self.code("1;31", text)
    }

    /// What may be wrong.
    pub fn warning(self, text: &str) -> String {
        self.code("1;33", text)
    }

    /// Advice.
    pub fn hint(self, text: &str) -> String {
        self.code("1;36", text)
    }

    /// Good news.
    pub fn good(self, text: &str) -> String {
        self.code("32", text)
    }

    /// Bad news.
    pub fn bad(self, text: &str) -> String {
        self.code("31", text)
    }
}

fn wanted(when: When, terminal: bool) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto if set("NO_COLOR") => false,
        When::Auto => {
            let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
            set("CLICOLOR_FORCE") || (terminal && !dumb)
        }
    }
}
