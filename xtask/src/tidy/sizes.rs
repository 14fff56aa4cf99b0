//! How long things may be.

use super::Breach;
use crate::tokens::{self, Tests};
use crate::tree::Tree;

const FILE_LINES: usize = 600;
const FUNCTION_LINES: usize = 70;

/// Written by hand, so the limit holds.
static SOURCES: &[&str] = &[".rs", ".ts", ".svelte", ".css", ".py", ".sh"];

/// Not written by hand, or data for tests.
static FREE: &[&str] = &["fixtures/", "generated/", "snapshots/", ".gen."];

/// Source files over the limit.
pub(super) fn files(tree: &Tree) -> Vec<Breach> {
    let sources = tree.files.iter().filter(|file| {
        SOURCES.iter().any(|end| file.path.ends_with(end))
            && !FREE.iter().any(|part| file.path.contains(part))
    });
    sources
        .filter_map(|file| {
            let length = file.text.lines().count();
            let message = || format!("{length} lines, at most {FILE_LINES}: split by subject");
            (length > FILE_LINES).then(|| Breach::new(&file.path, 0, message()))
        })
        .collect()
}

/// Functions over the limit, tests included.
pub(super) fn functions(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in tree.files.iter().filter(|file| file.is_rust()) {
        let tokens = tokens::read(&file.text, Tests::Kept).unwrap_or_default();
        for function in tokens::functions(&tokens) {
            if function.length > FUNCTION_LINES {
                let (name, length) = (&function.name, function.length);
                let message = format!("{name} has {length} lines, at most {FUNCTION_LINES}");
                breaches.push(Breach::new(&file.path, function.line, message));
            }
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::super::tests::{lines, one};
    use super::*;

    #[test]
    fn long_files_are_found() {
        let text = "x\n".repeat(FILE_LINES + 1);
        assert_eq!(files(&one("web/src/a.svelte", &text)).len(), 1);
        assert_eq!(files(&one("crates/a/tests/fixtures/a.rs", &text)), []);
        assert_eq!(files(&one("docs/a.md", &text)), []);
        assert_eq!(files(&one("a.rs", &"x\n".repeat(FILE_LINES))), []);
    }

    #[test]
    fn long_functions_are_found() {
        let body = "    b();\n\n    // why\n".repeat(FUNCTION_LINES);
        let fits = format!("\nfn a() {{\n{body}}}\n");
        assert_eq!(functions(&one("a.rs", &fits)), []);
        let long = format!("\nfn a() {{\n{body}    b();\n}}\n");
        assert_eq!(lines(&functions(&one("a.rs", &long))), [2]);
        let in_macro = format!("proptest! {{ {long} }}");
        assert_eq!(lines(&functions(&one("a.rs", &in_macro))), [2]);
    }
}
