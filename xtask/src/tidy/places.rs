//! Texts that tie the tree to one machine or to one registry.

use super::Breach;
use crate::tree::Tree;

/// Home folders. In pieces, since this file is itself searched.
static HOMES: &[&str] = &[
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/Us", "ers/"),
    concat!("C:\\Us", "ers\\"),
];

static REGISTRIES: &[&str] = &["npm", "crates", "pypi", "debian"];

/// Folders whose names mean something to everyone, so a checkout below one proves nothing.
static COMMON: &[&str] = &[
    "/", "/app", "/build", "/data", "/mnt", "/opt", "/repo", "/src", "/srv", "/tmp", "/usr", "/var",
];

/// Machine paths and registry addresses. Lockfiles name the registry by nature.
pub(super) fn places(tree: &Tree) -> Vec<Breach> {
    let mut machine: Vec<String> = HOMES.iter().map(ToString::to_string).collect();
    machine.extend(surroundings(tree));
    let mut breaches = Vec::new();
    for file in tree.files.iter().filter(|file| !is_lockfile(&file.path)) {
        for (index, line) in file.text.lines().enumerate() {
            let path = machine.iter().find(|path| names_path(line, path));
            let message = match (path, registry(line)) {
                (Some(path), _) => format!("{path} is a place on one machine"),
                (None, Some(address)) => format!("{address} is one registry's address"),
                (None, None) => continue,
            };
            breaches.push(Breach::new(&file.path, index + 1, message));
        }
    }
    breaches
}

fn is_lockfile(path: &str) -> bool {
    path == "Cargo.lock" || path.ends_with("package-lock.json")
}

/// The folder that holds this checkout, unless its name is everybody's.
fn surroundings(tree: &Tree) -> Option<String> {
    let parent = tree.root.parent()?.to_str()?;
    (!parent.is_empty() && !COMMON.contains(&parent)).then(|| format!("{parent}/"))
}

/// Whether `line` names `path` from the root: what stands before it is no part of a longer path.
fn names_path(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|letter| !letter.is_alphanumeric() && !"_./*>}".contains(letter))
    })
}

/// The host of an address on `line` that belongs to a package registry.
fn registry(line: &str) -> Option<&str> {
    line.match_indices("://").find_map(|(at, sign)| {
        let rest = &line[at + sign.len()..];
        let end =
            rest.find(|letter: char| !letter.is_ascii_alphanumeric() && !".-".contains(letter));
        let host = &rest[..end.unwrap_or(rest.len())];
        let web = line[..at].ends_with("http") || line[..at].ends_with("https");
        (web && REGISTRIES.iter().any(|name| host.contains(name))).then_some(host)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{lines, one};
    use super::*;

    #[test]
    fn machine_paths_are_found() {
        let text =
            format!("see {}ada/books\nor ../home/x and site/{}x\n", HOMES[0], &HOMES[0][1..]);
        assert_eq!(lines(&places(&one("docs/a.md", &text))), [1]);
    }

    #[test]
    fn the_folder_of_the_checkout_is_a_machine_path() {
        let mut tree = one("docs/a.md", "cd /barn/books && make\ncd /barns/x\n");
        tree.root = "/barn/tenure".into();
        assert_eq!(lines(&places(&tree)), [1]);
        let mut tree = one("docs/a.md", "cat crates/*/src/lib.rs /src/x\n");
        tree.root = "/src/tenure".into();
        assert_eq!(places(&tree), []);
    }

    #[test]
    fn registry_addresses_are_found_outside_lockfiles() {
        let text =
            format!("a\nhttps{}registry.{}js.org/x\nhttps://example.org/crates\n", "://", "npm");
        assert_eq!(lines(&places(&one(".npmrc", &text))), [2]);
        assert_eq!(places(&one("Cargo.lock", &text)), []);
    }
}
