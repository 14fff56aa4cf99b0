//! The house rules: what reviewers would otherwise repeat, as functions from the tree to findings.

use std::fmt;

use crate::tokens::{self, Tests, Token};
use crate::tree::{SourceFile, Tree};

mod exact;
mod habits;
mod layers;
mod places;
mod sizes;

pub use layers::LAYERS;

/// One breach of a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, relative to the root.
    pub path: String,
    /// The line, from 1; 0 when the whole file is meant.
    pub line: usize,
    /// The name of the rule.
    pub rule: &'static str,
    /// What is wrong and what to do instead.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, rule, message } = self;
        match line {
            0 => write!(out, "{path}: {rule}: {message}"),
            _ => write!(out, "{path}:{line}: {rule}: {message}"),
        }
    }
}

/// A house rule.
pub struct Rule {
    /// Its name, as findings show it.
    pub name: &'static str,
    /// What it asks, in one sentence.
    pub asks: &'static str,
    /// Why it is worth a rule.
    pub reason: &'static str,
    /// Finds the breaches: line and message by file.
    check: fn(&Tree) -> Vec<Breach>,
}

/// What a rule's function returns; [`check()`] adds the rule's name.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Breach {
    path: String,
    line: usize,
    message: String,
}

impl Breach {
    fn new(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_string(), line, message: message.into() }
    }
}

/// All rules, in the order of `docs/house-rules.md`.
pub static RULES: &[Rule] = &[
    Rule {
        name: "layers",
        asks: "A crate depends only on the crates below it; `tenure-testkit` is for tests, save in `tenure-cli`.",
        reason: "The data goes one way, so a figure can be followed from the screen to the source line without a loop.",
        check: layers::directions,
    },
    Rule {
        name: "alone",
        asks: "`domain`, `ledger` and `metrics` use no outside crate but the calendar, jiff.",
        reason: "What decides a figure must be readable in one place and give the same answer for ever.",
        check: layers::outside_crates,
    },
    Rule {
        name: "no-float",
        asks: "No floating point in `domain`, `ledger` and `metrics`, save in `metrics::approx`.",
        reason: "Money is integer: a rounding nobody chose is a cent nobody can explain.",
        check: exact::floats,
    },
    Rule {
        name: "pure",
        asks: "`domain`, `ledger` and `metrics` touch no file, network, clock, environment, process, terminal or serde.",
        reason: "The same facts must give the same figures on any machine at any time.",
        check: exact::effects,
    },
    Rule {
        name: "file-length",
        asks: "No source file over 600 lines; fixtures, snapshots and generated files are free.",
        reason: "A file that does not fit in one head has two subjects.",
        check: sizes::files,
    },
    Rule {
        name: "function-length",
        asks: "No function over 70 lines of code.",
        reason: "A function that does not fit on a screen is two functions.",
        check: sizes::functions,
    },
    Rule {
        name: "no-unwrap",
        asks: "No `.unwrap()` outside tests.",
        reason: "Bad data is normal here and comes back as a finding, not as a crash.",
        check: habits::unwraps,
    },
    Rule {
        name: "expect-says-why",
        asks: "The text of `.expect(\"…\")` is a sentence that says why it cannot fail; outside tests.",
        reason: "Whoever meets the panic reads that sentence first.",
        check: habits::expects,
    },
    Rule {
        name: "no-stub",
        asks: "No `todo!`, `unimplemented!` or `dbg!`, no marker for a later repair, no test ignored without its reason.",
        reason: "What is not built is said in the documents, not hidden behind a name that promises it.",
        check: habits::stubs,
    },
    Rule {
        name: "no-places",
        asks: "No machine path and no address of a package registry in any file.",
        reason: "The tree must mean the same on every machine, and work with any registry or mirror.",
        check: places::places,
    },
];

/// Runs every rule; findings come sorted by file and line.
#[must_use]
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings: Vec<Finding> = RULES
        .iter()
        .flat_map(|rule| {
            (rule.check)(tree).into_iter().map(|Breach { path, line, message }| Finding {
                path,
                line,
                rule: rule.name,
                message,
            })
        })
        .collect();
    findings.sort();
    findings
}

/// Tells Rust files that only tests compile: by their folder, or as `#[cfg(test)] mod name;`.
struct TestFiles(Vec<String>);

impl TestFiles {
    fn of(tree: &Tree) -> Self {
        let declared = tree.files.iter().filter(|file| file.is_rust()).flat_map(|file| {
            let folder = module_folder(&file.path);
            test_modules(&file.text).into_iter().map(move |name| format!("{folder}/{name}"))
        });
        Self(declared.collect())
    }

    fn holds(&self, path: &str) -> bool {
        let folders = ["/tests/", "/benches/"].iter().any(|folder| path.contains(folder));
        folders
            || ["tests/", "benches/", "fuzz/"].iter().any(|folder| path.starts_with(folder))
            || self.0.iter().any(|module| {
                path.strip_prefix(module.as_str())
                    .is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
            })
    }
}

/// The folder where the modules declared in `path` lie.
fn module_folder(path: &str) -> String {
    let stem = path.strip_suffix(".rs").unwrap_or(path);
    let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    match name {
        "lib" | "main" | "mod" => folder.to_string(),
        _ => stem.to_string(),
    }
}

/// The modules declared `mod name;` for tests only: those that vanish when tests are dropped.
fn test_modules(source: &str) -> Vec<String> {
    let declared = |tests| {
        let tokens = tokens::read(source, tests).unwrap_or_default();
        let names =
            tokens.windows(3).filter(|three| three[0].text == "mod" && three[2].text == ";");
        names.map(|three| three[1].text.clone()).collect::<Vec<_>>()
    };
    let shipped = declared(Tests::Dropped);
    declared(Tests::Kept).into_iter().filter(|name| !shipped.contains(name)).collect()
}

/// Every Rust file that ships, with its tokens. Files that do not lex are left to the compiler.
fn shipped(tree: &Tree) -> impl Iterator<Item = (&SourceFile, Vec<Token>)> {
    let test_files = TestFiles::of(tree);
    tree.files
        .iter()
        .filter(move |file| file.is_rust() && !test_files.holds(&file.path))
        .filter_map(|file| Some((file, tokens::read(&file.text, Tests::Dropped).ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// A tree of one file, for the tests of the rules.
    pub(super) fn one(path: &str, text: &str) -> Tree {
        let file = SourceFile { path: path.into(), text: text.into() };
        Tree { files: vec![file], ..Tree::default() }
    }

    /// The lines that a rule complains about.
    pub(super) fn lines(breaches: &[Breach]) -> Vec<usize> {
        breaches.iter().map(|breach| breach.line).collect()
    }

    #[test]
    fn rules_have_distinct_names_and_speak_in_sentences() {
        let names: BTreeSet<_> = RULES.iter().map(|rule| rule.name).collect();
        assert_eq!(names.len(), RULES.len());
        for rule in RULES {
            assert!(rule.asks.ends_with('.') && rule.reason.ends_with('.'), "{}", rule.name);
        }
    }

    #[test]
    fn findings_read_as_file_line_rule() {
        let tree = one("crates/store/src/lib.rs", "fn a() {\n    b().unwrap();\n}\n");
        let findings = check(&tree);
        assert_eq!(findings.len(), 1);
        assert!(findings[0].to_string().starts_with("crates/store/src/lib.rs:2: no-unwrap: "));
    }

    #[test]
    fn test_files_are_known_by_folder_and_by_declaration() {
        let tree = one("crates/x/src/a.rs", "mod b;\n#[cfg(test)]\nmod c;\n");
        let test_files = TestFiles::of(&tree);
        for path in ["crates/x/src/a/c.rs", "crates/x/src/a/c/d.rs", "crates/x/tests/e.rs"] {
            assert!(test_files.holds(path), "{path}");
        }
        for path in [
            "crates/x/src/a.rs",
            "crates/x/src/a/b.rs",
            "crates/x/src/c.rs",
            "crates/testkit/src/lib.rs",
        ] {
            assert!(!test_files.holds(path), "{path}");
        }
    }
}
