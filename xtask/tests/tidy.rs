//! The house rules as tests, so that `cargo test` alone finds what review would.

use std::fmt::Display;

use xtask::{codegen, tidy, tree};

fn assert_none(findings: &[impl Display], hint: &str) {
    let list: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(list.is_empty(), "{} found; {hint}\n{}\n", list.len(), list.join("\n"));
}

#[test]
fn the_tree_is_tidy() {
    let tree = tree::read(&tree::root()).unwrap();
    assert_none(&tidy::check(&tree), "docs/house-rules.md says why");
}

#[test]
fn generated_files_are_current() {
    let findings = codegen::check(&tree::root()).unwrap();
    assert_none(&findings, "`cargo xtask codegen` writes them");
}
