//! What the rules look at: the text files of the checkout and the edges between its crates.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// One text file of the checkout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Relative to the root, with `/` on every system.
    pub path: String,
    /// Its whole content.
    pub text: String,
}

impl SourceFile {
    /// Whether this is Rust source.
    #[must_use]
    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }
}

/// What a crate needs a dependency for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Part of what is built.
    Normal,
    /// Only tests, benches and examples.
    Dev,
    /// Only the build script.
    Build,
}

/// One line of a `[dependencies]` table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// The crate that names the dependency.
    pub from: String,
    /// The crate that it names, by its true name.
    pub to: String,
    /// The table it stands in.
    pub kind: Kind,
    /// Whether the dependency is a crate of this workspace.
    pub local: bool,
    /// The manifest, relative to the root.
    pub manifest: String,
}

/// The whole checkout, read once and handed to every rule.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// Where it lies on this machine.
    pub root: PathBuf,
    /// Its text files, by path.
    pub files: Vec<SourceFile>,
    /// The crates of the workspace.
    pub crates: Vec<String>,
    /// Their dependencies.
    pub edges: Vec<Edge>,
}

/// The root of the checkout that this program was built from.
#[must_use]
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// Reads the checkout at `root`.
///
/// # Errors
/// When a file cannot be read or `cargo metadata` fails.
pub fn read(root: &Path) -> Result<Tree> {
    let mut files = Vec::new();
    for path in paths(root)? {
        // A file that is deleted but still in git's index, and whatever is not text, has no rules.
        let Ok(text) = std::fs::read_to_string(root.join(&path)) else {
            continue;
        };
        files.push(SourceFile { path, text });
    }
    let (crates, edges) = read_edges(root)?;
    Ok(Tree { root: root.to_path_buf(), files, crates, edges })
}

/// What git knows or would know; without git, everything but build folders.
fn paths(root: &Path) -> Result<Vec<String>> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output();
    let mut paths = match listed {
        Ok(out) if out.status.success() => {
            String::from_utf8(out.stdout)?.split_terminator('\0').map(String::from).collect()
        }
        _ => {
            let mut found = Vec::new();
            walk(root, "", &mut found)?;
            found
        }
    };
    paths.sort();
    paths.dedup();
    Ok(paths)
}

fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Result<()> {
    for entry in fs_err::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_file() {
            found.push(path);
        } else if entry.file_type()?.is_dir()
            && path != "demo"
            && !matches!(name.as_str(), ".git" | "target" | "node_modules")
        {
            walk(&entry.path(), &format!("{path}/"), found)?;
        }
    }
    Ok(())
}

/// Asks cargo, which resolves renames and target tables, without touching network or lockfile.
fn read_edges(root: &Path) -> Result<(Vec<String>, Vec<Edge>)> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let out = Command::new(cargo)
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(root)
        .output()
        .context("cargo metadata")?;
    if !out.status.success() {
        bail!("cargo metadata: {}", String::from_utf8_lossy(&out.stderr));
    }
    let metadata: Value = serde_json::from_slice(&out.stdout)?;
    let packages = metadata["packages"].as_array().context("cargo metadata names no packages")?;
    let mut crates = Vec::new();
    let mut edges = Vec::new();
    for package in packages {
        let from = text(&package["name"])?;
        let manifest = Path::new(&text(&package["manifest_path"])?)
            .strip_prefix(root)
            .map_or_else(|_| from.clone(), |path| path.to_string_lossy().replace('\\', "/"));
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            edges.push(Edge {
                from: from.clone(),
                to: text(&dependency["name"])?,
                kind: kind(&dependency["kind"]),
                local: dependency["path"].is_string(),
                manifest: manifest.clone(),
            });
        }
        crates.push(from);
    }
    Ok((crates, edges))
}

fn text(value: &Value) -> Result<String> {
    value.as_str().map(String::from).context("cargo metadata: a text is missing")
}

fn kind(value: &Value) -> Kind {
    match value.as_str() {
        Some("dev") => Kind::Dev,
        Some("build") => Kind::Build,
        _ => Kind::Normal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_checkout_has_its_files_and_edges() {
        let tree = read(&root()).unwrap();
        assert!(tree.files.iter().any(|file| file.path == "xtask/src/tree.rs"));
        assert!(tree.crates.iter().any(|name| name == "tenure-domain"));
        assert!(tree.edges.iter().any(|edge| {
            edge.from == "tenure-ledger"
                && edge.to == "tenure-domain"
                && edge.local
                && edge.manifest == "crates/ledger/Cargo.toml"
        }));
    }

    #[test]
    fn walking_finds_what_git_lists() {
        let mut walked = Vec::new();
        walk(&root().join("xtask"), "xtask/", &mut walked).unwrap();
        let listed: Vec<String> =
            paths(&root()).unwrap().into_iter().filter(|path| path.starts_with("xtask/")).collect();
        walked.sort();
        assert_eq!(walked, listed);
    }
}
