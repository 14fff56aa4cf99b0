//! `docs/policies.md`: every policy setting with its values.

use std::path::Path;

use anyhow::Result;
use tenure_domain::policy::{Policy, RULES_VERSION};

use super::Files;
use super::page::{codes, generated_from, table};

pub(super) fn files(_root: &Path) -> Result<Files> {
    Ok(vec![("docs/policies.md".into(), page())])
}

fn page() -> String {
    let rows: Vec<[String; 3]> = Policy::standard()
        .settings()
        .into_iter()
        .map(|(key, standard)| {
            let values = Policy::values_of(key).unwrap_or_default();
            [codes([key]), codes([standard.as_str()]), codes(values.split(" | "))]
        })
        .collect();
    let mut page = String::from("# Policies\n\n");
    page += &generated_from("crates/domain/src/policy.rs");
    page += &format!(
        "A policy is the set of rules that turns facts into movements. \
         Where vendors disagree, it says which way is taken.\n\
         It never changes facts: ask under another policy and the same facts answer.\n\
         The version of the rules themselves is {RULES_VERSION}; it is part of every policy's hash.\n\n"
    );
    page += &table(["setting", "standard", "values"], &rows);
    page += "\n`<n>` stands for a number, `<date>` for a day such as `2026-01-31`.\n\
             What each value does is in [rules.md](rules.md).\n";
    page
}
