//! What the exact crates must not do: round by accident, or ask the world.

use super::{Breach, shipped};
use crate::tokens::{self, Sort, Token};
use crate::tree::Tree;

static SOURCES: &[&str] = &["crates/domain/src/", "crates/ledger/src/", "crates/metrics/src/"];

/// The one module that may use f64, and on ratios only.
const APPROX: &str = "crates/metrics/src/approx";

/// Paths that reach out of the program; they count wherever they occur inside a longer path.
static EFFECTS: &[&str] = &[
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time::Instant",
    "std::time::SystemTime",
    "Instant::now",
    "SystemTime::now",
    "Local::now",
    "Timestamp::now",
    "Utc::now",
    "Zoned::now",
    "TimeZone::system",
    "fs_err",
    "serde",
    "serde_json",
    "tokio",
];

static PRINTING: &[&str] = &["print", "println", "eprint", "eprintln"];

/// Floating-point types and literals.
pub(super) fn floats(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (file, tokens) in shipped(tree) {
        if !is_exact(&file.path) || file.path.starts_with(APPROX) {
            continue;
        }
        for (at, token) in tokens.iter().enumerate() {
            let after_dot = at > 0 && tokens[at - 1].text == ".";
            if is_float(token) && !after_dot {
                let message = format!("{} here: money and counts are integers", token.text);
                breaches.push(Breach::new(&file.path, token.line, message));
            }
        }
    }
    breaches
}

/// Files, network, clock, environment, processes, terminal, serde.
pub(super) fn effects(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (file, tokens) in shipped(tree).filter(|(file, _)| is_exact(&file.path)) {
        for path in tokens::paths(&tokens) {
            if let Some(effect) = EFFECTS.iter().find(|effect| mentions(&path.parts, effect)) {
                let message = format!("{effect} here: pass the value in instead");
                breaches.push(Breach::new(&file.path, path.line, message));
            }
        }
        for pair in tokens.windows(2) {
            if pair[1].text == "!" && PRINTING.contains(&pair[0].text.as_str()) {
                let message = format!("{}! here: return the text instead", pair[0].text);
                breaches.push(Breach::new(&file.path, pair[0].line, message));
            }
        }
    }
    breaches
}

fn is_exact(path: &str) -> bool {
    SOURCES.iter().any(|folder| path.starts_with(folder))
}

/// A float's type by name, or a number written with a point, an exponent or a float suffix.
/// (`pair.0.1` is lexed as one number too; the caller knows it by the dot before it.)
fn is_float(token: &Token) -> bool {
    match token.sort {
        Sort::Word => matches!(token.text.as_str(), "f32" | "f64"),
        Sort::Literal => {
            let number = token.text.as_bytes()[0].is_ascii_digit();
            let other_base = ["0x", "0o", "0b"].iter().any(|base| token.text.starts_with(base));
            let exponent = token.text.contains(['e', 'E']) && !token.text.contains("size");
            let suffix = token.text.ends_with("f32") || token.text.ends_with("f64");
            number && !other_base && (token.text.contains('.') || exponent || suffix)
        }
        _ => false,
    }
}

fn mentions(parts: &[String], effect: &str) -> bool {
    let wanted: Vec<&str> = effect.split("::").collect();
    parts
        .windows(wanted.len())
        .any(|some| some.iter().zip(&wanted).all(|(part, want)| part == want))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{lines, one};
    use super::*;

    const LEDGER: &str = "crates/ledger/src/a.rs";

    #[test]
    fn floats_are_found_by_type_and_by_literal() {
        let source = "fn a(x: i64) -> i64 {\n x as f64\n * 1.5\n + 1e3\n + 2f32\n}";
        assert_eq!(lines(&floats(&one(LEDGER, source))), [2, 3, 4, 5]);
    }

    #[test]
    fn integers_tuples_texts_and_tests_are_no_floats() {
        let source = "fn a() { x.0.1; 0xfe; 1_usize; 5_040_000; \"1.5 f64\"; 0..5; }
            // f64 in prose
            #[cfg(test)] mod tests { fn b() -> f64 { 1.5 } }";
        assert_eq!(floats(&one(LEDGER, source)), []);
    }

    #[test]
    fn approx_alone_may_use_floats() {
        let source = "fn a() -> f64 { 0.5 }";
        assert_eq!(floats(&one("crates/metrics/src/approx.rs", source)), []);
        assert_eq!(floats(&one("crates/metrics/src/approx/rates.rs", source)), []);
        assert_eq!(floats(&one("crates/engine/src/a.rs", source)), []);
        assert_eq!(floats(&one("crates/metrics/src/b.rs", source)).len(), 2);
    }

    #[test]
    fn effects_are_found_however_they_are_named() {
        let source = "use std::{fs, net::TcpStream};
            use std::time::{Duration, Instant};
            fn a(at: Instant) { jiff::Zoned::now(); }
            fn b() { std::env::var(\"X\"); println!(\"x\"); }
            #[derive(serde::Serialize)]
            struct C;";
        assert_eq!(lines(&effects(&one(LEDGER, source))), [1, 1, 2, 3, 4, 5, 4]);
        assert_eq!(effects(&one("crates/store/src/a.rs", source)), []);
    }

    #[test]
    fn harmless_names_are_no_effects() {
        let source = "use std::time::Duration; // std::fs
            fn now(at: Timestamp) -> Timestamp { at }
            fn a() { self.fs.environment(\"std::net\") }";
        assert_eq!(effects(&one(LEDGER, source)), []);
    }
}
