//! Which crate may use which.

use super::Breach;
use crate::tree::{Edge, Kind, Tree};

/// Each crate with the crates of this workspace that it may depend on. A new crate gets its line here.
pub static LAYERS: &[(&str, &[&str])] = &[
    ("tenure-domain", &[]),
    ("tenure-ledger", &["tenure-domain"]),
    ("tenure-metrics", &["tenure-domain", "tenure-ledger"]),
    ("tenure-models", &["tenure-domain", "tenure-ledger", "tenure-metrics"]),
    ("tenure-connectors", &["tenure-domain"]),
    ("tenure-store", &["tenure-domain"]),
    ("tenure-i18n", &["tenure-domain", "tenure-ledger", "tenure-metrics"]),
    ("tenure-text", &[]),
    ("tenure-testkit", &["tenure-domain"]),
    (
        "tenure-engine",
        &[
            "tenure-domain",
            "tenure-ledger",
            "tenure-metrics",
            "tenure-models",
            "tenure-connectors",
            "tenure-store",
            "tenure-text",
        ],
    ),
    (
        "tenure-actions",
        &[
            "tenure-domain",
            "tenure-ledger",
            "tenure-metrics",
            "tenure-models",
            "tenure-connectors",
            "tenure-store",
            "tenure-engine",
        ],
    ),
    ("tenure-cluster", &["tenure-domain", "tenure-ledger", "tenure-metrics", "tenure-engine"]),
    (
        "tenure-server",
        &[
            "tenure-domain",
            "tenure-ledger",
            "tenure-metrics",
            "tenure-models",
            "tenure-connectors",
            "tenure-store",
            "tenure-engine",
            "tenure-actions",
            "tenure-i18n",
            "tenure-text",
        ],
    ),
    // The simulator in testkit makes the demo company.
    (
        "tenure-cli",
        &[
            "tenure-domain",
            "tenure-ledger",
            "tenure-metrics",
            "tenure-models",
            "tenure-connectors",
            "tenure-store",
            "tenure-engine",
            "tenure-actions",
            "tenure-cluster",
            "tenure-server",
            "tenure-i18n",
            "tenure-text",
            "tenure-testkit",
        ],
    ),
    // Chores write documents out of the catalogue.
    ("xtask", &["tenure-domain", "tenure-ledger", "tenure-metrics", "tenure-i18n"]),
];

/// The crates whose answers must never change with their surroundings.
pub(super) static EXACT: &[&str] = &["tenure-domain", "tenure-ledger", "tenure-metrics"];

/// Outside crates that the exact ones may use.
static EXACT_MAY_USE: &[&str] = &["hashbrown", "jiff"];

/// Dependencies that go up or sideways, and crates without a layer.
pub(super) fn directions(tree: &Tree) -> Vec<Breach> {
    let unknown = tree.crates.iter().filter(|name| below(name).is_none()).map(|name| {
        Breach::new("xtask/src/tidy/layers.rs", 0, format!("{name} has no line in LAYERS"))
    });
    let upward = tree.edges.iter().filter(|edge| edge.local && !allowed(edge)).map(|edge| {
        Breach::new(&edge.manifest, 0, format!("{} may not depend on {}", edge.from, edge.to))
    });
    unknown.chain(upward).collect()
}

/// Outside crates in the exact ones. Their tests may use what they like.
pub(super) fn outside_crates(tree: &Tree) -> Vec<Breach> {
    tree.edges
        .iter()
        .filter(|edge| {
            EXACT.contains(&edge.from.as_str())
                && !edge.local
                && edge.kind != Kind::Dev
                && !EXACT_MAY_USE.contains(&edge.to.as_str())
        })
        .map(|edge| {
            Breach::new(&edge.manifest, 0, format!("{} may not use {}", edge.from, edge.to))
        })
        .collect()
}

/// Tests may use testkit, and those of testkit compare its oracle with the exact crates.
fn allowed(edge: &Edge) -> bool {
    let compared = edge.from == "tenure-testkit" && EXACT.contains(&edge.to.as_str());
    let for_tests = edge.kind == Kind::Dev && (edge.to == "tenure-testkit" || compared);
    for_tests || below(&edge.from).is_some_and(|names| names.contains(&edge.to.as_str()))
}

fn below(name: &str) -> Option<&'static [&'static str]> {
    LAYERS.iter().find(|(layer, _)| *layer == name).map(|(_, names)| *names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(from: &str, to: &str, kind: Kind, local: bool) -> Edge {
        let manifest = format!("crates/{from}/Cargo.toml");
        Edge { from: from.into(), to: to.into(), kind, local, manifest }
    }

    fn breaches(check: fn(&Tree) -> Vec<Breach>, edges: Vec<Edge>) -> Vec<String> {
        let tree = Tree { edges, ..Tree::default() };
        check(&tree).into_iter().map(|breach| breach.message).collect()
    }

    #[test]
    fn dependencies_go_down_only() {
        let edges = vec![
            edge("tenure-ledger", "tenure-domain", Kind::Normal, true),
            edge("tenure-ledger", "tenure-metrics", Kind::Normal, true),
            edge("tenure-connectors", "tenure-ledger", Kind::Dev, true),
            edge("tenure-store", "tenure-connectors", Kind::Build, true),
        ];
        assert_eq!(
            breaches(directions, edges),
            [
                "tenure-ledger may not depend on tenure-metrics",
                "tenure-connectors may not depend on tenure-ledger",
                "tenure-store may not depend on tenure-connectors",
            ]
        );
    }

    #[test]
    fn testkit_is_for_tests_and_for_the_demo_company() {
        let edges = vec![
            edge("tenure-engine", "tenure-testkit", Kind::Dev, true),
            edge("tenure-testkit", "tenure-ledger", Kind::Dev, true),
            edge("tenure-cli", "tenure-testkit", Kind::Normal, true),
            edge("tenure-testkit", "tenure-ledger", Kind::Normal, true),
            edge("tenure-engine", "tenure-testkit", Kind::Normal, true),
        ];
        assert_eq!(
            breaches(directions, edges),
            [
                "tenure-testkit may not depend on tenure-ledger",
                "tenure-engine may not depend on tenure-testkit"
            ]
        );
    }

    #[test]
    fn a_crate_without_a_layer_is_found() {
        let tree = Tree { crates: vec!["tenure-new".into()], ..Tree::default() };
        assert_eq!(directions(&tree).len(), 1);
    }

    #[test]
    fn layers_name_only_layers_above_them_in_the_table() {
        for (at, (name, names)) in LAYERS.iter().enumerate() {
            for lower in *names {
                let found = LAYERS.iter().position(|(layer, _)| layer == lower);
                assert!(found.is_some_and(|place| place < at), "{name} names {lower}");
            }
        }
    }

    #[test]
    fn exact_crates_use_the_calendar_only() {
        let edges = vec![
            edge("tenure-domain", "jiff", Kind::Normal, false),
            edge("tenure-domain", "serde", Kind::Normal, false),
            edge("tenure-ledger", "proptest", Kind::Dev, false),
            edge("tenure-store", "serde", Kind::Normal, false),
        ];
        assert_eq!(breaches(outside_crates, edges), ["tenure-domain may not use serde"]);
    }
}
