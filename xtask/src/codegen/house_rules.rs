//! `docs/house-rules.md`: the rules and layers that `cargo xtask tidy` checks.

use std::path::PathBuf;

use crate::tidy::{LAYERS, RULES};

pub(super) fn files() -> Vec<(PathBuf, String)> {
    vec![("docs/house-rules.md".into(), page())]
}

fn page() -> String {
    let mut page = String::from(
        "# House rules\n\n\
         <!-- Written by `cargo xtask codegen`; change xtask/src/tidy.rs and xtask/src/tidy/layers.rs. -->\n\n\
         `cargo xtask tidy` checks them, and so does `cargo test`.\n\
         A finding reads `file:line: rule: what to do`.\n\n\
         | rule | asks | because |\n|---|---|---|\n",
    );
    for rule in RULES {
        page += &format!("| `{}` | {} | {} |\n", rule.name, rule.asks, rule.reason);
    }
    page += "\nFiles that are written from the code (this one is) must be current: `cargo xtask codegen --check`.\n\
         \n## Layers\n\n\
         Each crate may use those beside it. Some are planned and not built yet.\n\n\
         | crate | may use |\n|---|---|\n";
    for (name, below) in LAYERS {
        let below = if below.is_empty() {
            "nothing of ours".into()
        } else {
            short(below)
        };
        page += &format!("| `{}` | {below} |\n", name.trim_start_matches("tenure-"));
    }
    page
}

fn short(names: &[&str]) -> String {
    let short: Vec<String> = names
        .iter()
        .map(|name| format!("`{}`", name.trim_start_matches("tenure-")))
        .collect();
    short.join(", ")
}
