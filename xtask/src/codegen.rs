//! Files that are written from the code, checked in, and must be current.
//!
//! A new generated document is one function in [`GENERATORS`].

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::tidy::Finding;

mod api_types;
mod glossary;
mod house_rules;
pub(crate) mod metrics;
mod page;
mod policies;
mod tables;
mod words;

/// The files of one generator: paths relative to the root, and their text.
pub type Files = Vec<(PathBuf, String)>;

/// Makes some files of the checkout.
pub struct Generator {
    /// Makes the files from the code that this program is compiled with; the root is there for
    /// texts that lie beside the code.
    pub files: fn(root: &Path) -> Result<Files>,
    /// A folder that holds these files and no others, so that a leftover is found.
    pub folder: Option<&'static str>,
}

/// All generators.
pub static GENERATORS: &[Generator] = &[
    Generator { files: house_rules::files, folder: None },
    Generator { files: policies::files, folder: None },
    Generator { files: tables::files, folder: None },
    Generator { files: metrics::files, folder: Some(metrics::FOLDER) },
    Generator { files: words::files, folder: None },
    Generator { files: glossary::files, folder: None },
    Generator { files: api_types::files, folder: None },
];

/// Writes every file that is not current and removes leftovers; returns what it changed.
///
/// # Errors
/// When a file cannot be read, written or removed.
pub fn write(root: &Path) -> Result<Vec<String>> {
    let mut changed = Vec::new();
    for generator in GENERATORS {
        let files = (generator.files)(root)?;
        for (path, text) in stale(root, &files)? {
            let place = root.join(path);
            if let Some(folder) = place.parent() {
                fs_err::create_dir_all(folder)?;
            }
            fs_err::write(&place, text)?;
            changed.push(show(path));
        }
        for path in leftovers(root, generator.folder, &files)? {
            fs_err::remove_file(root.join(&path))?;
            changed.push(format!("{} (removed)", show(&path)));
        }
    }
    Ok(changed)
}

/// One finding for every file that [`write()`] would change.
///
/// # Errors
/// When a file cannot be read.
pub fn check(root: &Path) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for generator in GENERATORS {
        let files = (generator.files)(root)?;
        for (path, _) in stale(root, &files)? {
            findings.push(finding(path, "is not what the code says"));
        }
        for path in leftovers(root, generator.folder, &files)? {
            findings.push(finding(&path, "is made by no generator"));
        }
    }
    Ok(findings)
}

fn finding(path: &Path, what: &str) -> Finding {
    let message = format!("{what}: run `cargo xtask codegen`");
    Finding { path: show(path), line: 0, rule: "generated", message }
}

/// The files whose text on disk differs, or that are missing.
fn stale<'files>(
    root: &Path,
    files: &'files [(PathBuf, String)],
) -> Result<Vec<(&'files Path, &'files str)>> {
    let mut stale = Vec::new();
    for (path, text) in files {
        let place = root.join(path);
        let current = place.exists() && fs_err::read_to_string(&place)? == *text;
        if !current {
            stale.push((path.as_path(), text.as_str()));
        }
    }
    Ok(stale)
}

/// Files in a wholly generated folder that nothing makes any longer.
fn leftovers(
    root: &Path,
    folder: Option<&str>,
    files: &[(PathBuf, String)],
) -> Result<Vec<PathBuf>> {
    let Some(folder) = folder.filter(|folder| root.join(folder).exists()) else {
        return Ok(Vec::new());
    };
    let made: BTreeSet<&Path> = files.iter().map(|(path, _)| path.as_path()).collect();
    let mut leftovers = Vec::new();
    for entry in fs_err::read_dir(root.join(folder))? {
        let path = Path::new(folder).join(entry?.file_name());
        if !made.contains(path.as_path()) {
            leftovers.push(path);
        }
    }
    leftovers.sort();
    Ok(leftovers)
}

fn show(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_missing_and_left_over_files_are_told_apart() {
        let root = std::env::temp_dir().join(format!("tenure-codegen-{}", std::process::id()));
        fs_err::create_dir_all(root.join("made")).unwrap();
        for (name, text) in [("same", "1"), ("changed", "old"), ("left", "3")] {
            fs_err::write(root.join("made").join(name), text).unwrap();
        }
        let files = [("made/same", "1"), ("made/changed", "2"), ("made/missing", "4")]
            .map(|(path, text)| (PathBuf::from(path), text.to_string()));

        let stale: Vec<String> =
            stale(&root, &files).unwrap().iter().map(|(path, _)| show(path)).collect();
        let left = leftovers(&root, Some("made"), &files).unwrap();
        fs_err::remove_dir_all(&root).unwrap();

        assert_eq!(stale, ["made/changed", "made/missing"]);
        assert_eq!(left, [PathBuf::from("made/left")]);
    }

    #[test]
    fn generated_paths_are_relative_and_made_once() {
        let mut seen = BTreeSet::new();
        let root = crate::tree::root();
        let made = |generator: &Generator| (generator.files)(&root).unwrap();
        for (path, text) in GENERATORS.iter().flat_map(made) {
            assert!(path.is_relative() && text.ends_with('\n'), "{}", path.display());
            assert!(seen.insert(path.clone()), "{} is made twice", path.display());
        }
    }
}
