//! `docs/house-rules.md`: the rules and layers that `cargo xtask tidy` checks.

use std::path::Path;

use anyhow::Result;

use super::Files;
use super::page::{codes, generated_from, table};
use crate::tidy::{LAYERS, RULES};

pub(super) fn files(_root: &Path) -> Result<Files> {
    Ok(vec![("docs/house-rules.md".into(), page())])
}

fn page() -> String {
    let rules: Vec<[String; 3]> = RULES
        .iter()
        .map(|rule| [format!("`{}`", rule.name), rule.asks.into(), rule.reason.into()])
        .collect();
    let layers: Vec<[String; 2]> = LAYERS
        .iter()
        .map(|(name, below)| {
            let below = match below {
                [] => "nothing of ours".into(),
                names => codes(names.iter().map(|name| short(name))),
            };
            [codes([short(name)]), below]
        })
        .collect();
    let mut page = String::from("# House rules\n\n");
    page += &generated_from("xtask/src/tidy.rs and xtask/src/tidy/layers.rs");
    page += "`cargo xtask tidy` checks them, and so does `cargo test`.\n\
             A finding reads `file:line: rule: what to do`.\n\n";
    page += &table(["rule", "asks", "because"], &rules);
    page += "\nFiles that are written from the code (this one is) must be current: \
             `cargo xtask codegen --check`, also a test.\n\n\
             ## Layers\n\n\
             Each crate may use those beside it. Some are planned and not built yet.\n\n";
    page += &table(["crate", "may use"], &layers);
    page
}

fn short(name: &str) -> &str {
    name.trim_start_matches("tenure-")
}
