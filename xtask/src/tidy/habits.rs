//! Small habits: no hidden panics, no stubs.

use super::{Breach, shipped};
use crate::tokens::{self, Sort, Tests, reads};
use crate::tree::Tree;

static STUBS: &[&str] = &["todo", "unimplemented", "dbg"];
// In pieces, since this file is itself searched for them.
static MARKERS: &[&str] = &[concat!("FIX", "ME"), concat!("X", "XX"), concat!("HA", "CK")];

/// `.unwrap()` in what ships.
pub(super) fn unwraps(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (file, tokens) in shipped(tree) {
        for at in (0..tokens.len()).filter(|at| reads(&tokens, *at, &[".", "unwrap", "(", ")"])) {
            let message = "unwrap() here: return the error, or say in expect() why there is none";
            breaches.push(Breach::new(&file.path, tokens[at + 1].line, message));
        }
    }
    breaches
}

/// `.expect("…")` in what ships whose text is no sentence. (`expect` with another argument is
/// some other method.)
pub(super) fn expects(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (file, tokens) in shipped(tree) {
        for at in (0..tokens.len()).filter(|at| reads(&tokens, *at, &[".", "expect", "("])) {
            let Some(text) = tokens.get(at + 3) else {
                continue;
            };
            let is_text = text.sort == Sort::Literal && text.text.ends_with(['"', '#']);
            if is_text && text.text.split_whitespace().count() < 3 {
                let message = format!("expect({}) does not say why it cannot fail", text.text);
                breaches.push(Breach::new(&file.path, text.line, message));
            }
        }
    }
    breaches
}

/// Stubs, markers and tests that are switched off without saying why, in every Rust file.
pub(super) fn stubs(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in &tree.files {
        let source = [".rs", ".ts", ".svelte"].iter().any(|end| file.path.ends_with(end));
        if source {
            breaches.extend(markers(&file.path, &file.text));
        }
        if !file.is_rust() {
            continue;
        }
        let tokens = tokens::read(&file.text, Tests::Kept).unwrap_or_default();
        for (at, token) in tokens.iter().enumerate() {
            let stub = STUBS.contains(&token.text.as_str()) && reads(&tokens, at + 1, &["!"]);
            if stub {
                let message = format!("{}! here: build it, or leave it out", token.text);
                breaches.push(Breach::new(&file.path, token.line, message));
            }
            if reads(&tokens, at, &["#", "[", "ignore", "]"]) {
                let message = "a test ignored without its reason";
                breaches.push(Breach::new(&file.path, token.line, message));
            }
        }
    }
    breaches
}

fn markers(path: &str, text: &str) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (index, line) in text.lines().enumerate() {
        // In comments only: one of them is also how ISO 4217 writes "no currency".
        let Some((_, comment)) = line.split_once("//").or_else(|| line.split_once("/*")) else {
            continue;
        };
        let mut words = comment.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        if let Some(marker) = words.find(|word| MARKERS.contains(word)) {
            let message = format!("{marker} here: mend it, or write an issue");
            breaches.push(Breach::new(path, index + 1, message));
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::super::tests::{lines, one};
    use super::*;

    #[test]
    fn unwraps_are_found_outside_tests() {
        let source = "fn a() {\n b()\n  .unwrap();\n c.unwrap_or(1); // .unwrap()\n}
            #[cfg(test)] mod tests { fn d() { e().unwrap(); } }";
        assert_eq!(lines(&unwraps(&one("crates/a/src/b.rs", source))), [3]);
        assert_eq!(unwraps(&one("crates/a/tests/b.rs", source)), []);
    }

    #[test]
    fn short_expects_are_found() {
        let source = "fn a() {\n b.expect(\"b\");\n b.expect(\"the caller checked the length\");
            parser.expect(Token::Comma);\n b.expect(r#\"no way\"#);\n}";
        assert_eq!(lines(&expects(&one("crates/a/src/b.rs", source))), [2, 5]);
    }

    #[test]
    fn stubs_are_found_in_tests_too() {
        let source = "fn a() {\n todo! ()\n}\n#[test]\n# [ignore]\nfn b() {\n dbg!(todo);\n}
            # [ignore = \"needs a day\"] fn c() {}";
        assert_eq!(lines(&stubs(&one("crates/a/tests/b.rs", source))), [2, 5, 7]);
    }

    #[test]
    fn markers_are_found_in_comments() {
        let (repair, none) = (MARKERS[0], MARKERS[1]);
        let text = format!("ok\n// {repair}: later\nlet {none} = 1; // {none}1\n");
        assert_eq!(lines(&stubs(&one("web/src/a.ts", &text))), [2]);
    }
}
