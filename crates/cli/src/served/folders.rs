//! Folders of the server's machine, of which those who ask need not know.

use std::path::Path;

use serde_json::Value;
use tenure_domain::finding::Said;

use crate::desk::Remark;

/// Paths, and what is said in their place.
#[derive(Clone, Debug)]
pub struct Folders {
    named: Vec<(String, String)>,
}

impl Folders {
    /// None: nothing is said that could name one.
    pub fn none() -> Folders {
        Folders { named: Vec::new() }
    }

    /// The folder of a workspace and that of temporary files.
    pub fn of_data(dir: &Path) -> Folders {
        let none = Folders::none().with(&std::env::temp_dir(), "the temporary folder");
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
        let named = self.named.iter().filter(|(path, _)| !path.is_empty());
        named.fold(text.to_owned(), |text, (path, called)| replaced(&text, path, called))
    }

    /// A phrase without them; one that names some is said in English alone.
    pub fn without_of_said(&self, said: Said) -> Said {
        let without = self.without(&said);
        if *without == *said { said } else { without.into() }
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

/// A text in which a path is called something else. Only whole paths are: a letter beside it is of
/// another one, or of a word.
fn replaced(text: &str, path: &str, called: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(path) {
        let (before, after) = (&rest[..at], &rest[at + path.len()..]);
        let begins = !made.chars().chain(before.chars()).next_back().is_some_and(goes_on);
        let mut next = after.chars();
        let (first, second) = (next.next(), next.next());
        // A full stop ends a sentence, unless a name goes on after it.
        let ends = match first {
            Some('.') => !second.is_some_and(goes_on),
            Some(first) => !goes_on(first),
            None => true,
        };
        made.push_str(before);
        let inside = after.strip_prefix('/').filter(|_| begins);
        match inside {
            Some(_) => {}
            None if begins && ends => made.push_str(called),
            None => made.push_str(path),
        }
        rest = inside.unwrap_or(after);
    }
    made + rest
}

/// Whether a path or a word goes on with a letter.
fn goes_on(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '-' | '/' | '.')
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn only_whole_paths_are_called_something_else() {
        for (text, told) in [
            ("--known-at \"x\" is no date; ww now", "--known-at \"x\" is no date; ww now"),
            ("cannot read w/runs/1, w/runs/2", "cannot read runs/1, runs/2"),
            ("in w. Or w, (w) or \"w\"", "in it. Or it, (it) or \"it\""),
            ("w", "it"),
            ("w.part, w-2, a/w, aw/b, www", "w.part, w-2, a/w, aw/b, www"),
        ] {
            assert_eq!(replaced(text, "w", "it"), told);
        }
        let path = "/srv/data";
        assert_eq!(replaced("/srv/data2/x, x/srv/data", path, "it"), "/srv/data2/x, x/srv/data");
        assert_eq!(replaced("path=/srv/data/x:/srv/data", path, "it"), "path=x:it");
    }
}
