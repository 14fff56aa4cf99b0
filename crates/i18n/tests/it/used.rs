//! Every message is asked for somewhere, with what it fills in, and nothing else is.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use tenure_i18n::Lang;

use crate::locales::{Said, read, root};

/// Files whose messages are asked for by name in the sources.
const FILES: [&str; 5] = ["cli.ftl", "report.ftl", "calc.ftl", "pages.ftl", "desk.ftl"];

fn messages() -> BTreeMap<String, Said> {
    FILES.iter().flat_map(|file| read(Lang::English, file)).collect()
}

fn sources() -> Vec<PathBuf> {
    let mut all = Vec::new();
    for folder in ["crates/cli/src", "crates/i18n/src"] {
        collect(&root().join(folder), &mut all);
    }
    all
}

pub fn collect(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => collect(&path, all),
            false => all.push(path),
        }
    }
}

/// What a source asks for: ids, and with the macros also what is filled in.
fn asked(source: &str) -> Vec<(String, Option<BTreeSet<String>>)> {
    let mut all = Vec::new();
    for start in ["Id(", "self.say(", "words.say("] {
        for (at, _) in source.match_indices(start) {
            let Some(rest) = source[at + start.len()..].trim_start().strip_prefix('"') else {
                continue;
            };
            all.push((rest[..rest.find('"').unwrap()].to_owned(), None));
        }
    }
    for start in ["tr!(", "say!("] {
        for (at, _) in source.match_indices(start) {
            let before = source[..at].chars().next_back();
            let doc = source[..at].lines().next_back().is_some_and(|line| line.contains("///"));
            if before.is_some_and(|letter| letter.is_alphanumeric()) || doc {
                continue;
            }
            all.push(call(&source[at + start.len()..]));
        }
    }
    all
}

/// The id and the names of a call of a macro, from behind its opening bracket.
fn call(rest: &str) -> (String, Option<BTreeSet<String>>) {
    let id = rest.split('"').nth(1).unwrap_or_default().to_owned();
    let body = &rest[rest.find(&format!("\"{id}\"")).unwrap() + id.len() + 2..];
    let (mut depth, mut text, mut quoted) = (0, String::new(), false);
    for letter in body.chars() {
        match letter {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            letter if depth == 0 => text.push(letter),
            _ => {}
        }
    }
    let names = text.split(',').filter_map(|part| part.split_once(" = "));
    (id, Some(names.map(|(name, _)| name.trim().to_owned()).collect()))
}

#[test]
fn what_is_asked_for_exists_and_is_filled_in() {
    let messages = messages();
    let mut wrong = Vec::new();
    for path in sources() {
        let source = std::fs::read_to_string(&path).unwrap();
        for (id, names) in asked(&source) {
            let Some(said) = messages.get(&id) else {
                // Tests ask for what is not there.
                if !id.starts_with("no-such") {
                    wrong.push(format!("{}: no message {id:?}", path.display()));
                }
                continue;
            };
            if names.is_some_and(|names| names != said.variables) {
                wrong.push(format!("{}: {id} has {:?}", path.display(), said.variables));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_message_is_asked_for() {
    let all: String = sources().iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let asked: BTreeSet<String> = asked(&all).into_iter().map(|(id, _)| id).collect();
    let idle: Vec<String> = messages().into_keys().filter(|id| !asked.contains(id)).collect();
    assert!(idle.is_empty(), "nobody asks for {idle:?}");
}
