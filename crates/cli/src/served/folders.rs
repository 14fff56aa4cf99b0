//! Folders of the server's machine, of which those who ask need not know.

use std::path::Path;

use serde_json::Value;

use crate::desk::Remark;

/// Paths, and what is said in their place.
#[derive(Clone, Debug)]
pub struct Folders {
    named: Vec<(String, String)>,
}

impl Folders {
    /// The folder of a workspace and that of temporary files.
    pub fn of_data(dir: &Path) -> Folders {
        let none = Folders { named: Vec::new() };
        let none = none.with(&std::env::temp_dir(), "the temporary folder");
        // Errors may name what a path leads to.
        let real = dir.canonicalize().ok().filter(|real| real != dir);
        let whole = none.with(dir, "the workspace");
        real.iter().fold(whole, |whole, real| whole.with(real, "the workspace"))
    }

    /// With another path. What lies in another of them is looked for first.
    #[must_use]
    pub fn with(mut self, path: &Path, called: &str) -> Folders {
        self.named.push((path.display().to_string(), called.to_owned()));
        self.named.sort_by_key(|(path, _)| std::cmp::Reverse(path.len()));
        self
    }

    /// A text without them: what lies in one is called by its place in it.
    pub fn without(&self, text: &str) -> String {
        self.named.iter().fold(text.to_owned(), |text, (path, called)| {
            text.replace(&format!("{path}/"), "").replace(path.as_str(), called)
        })
    }

    /// A remark without them.
    pub fn without_of(&self, remark: Remark) -> Remark {
        Remark { text: self.without(&remark.text), ..remark }
    }

    /// JSON without them.
    pub fn without_in(&self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.without(&text)),
            Value::Array(list) => list.into_iter().map(|one| self.without_in(one)).collect(),
            Value::Object(map) => {
                map.into_iter().map(|(key, one)| (key, self.without_in(one))).collect()
            }
            other => other,
        }
    }
}
