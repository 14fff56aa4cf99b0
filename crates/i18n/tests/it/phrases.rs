//! Phrases of findings are written in English where they are found, and have their words by ids that
//! follow from them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use tenure_domain::finding::{Finding, Said};
use tenure_domain::said;
use tenure_domain::schema::{COMMON_COLUMNS, TableId, table};
use tenure_i18n::{Lang, Words};

use crate::locales::{read, root};
use crate::used::collect;

/// Where phrases are written: between these brackets a literal is one.
const WRITTEN: [&str; 4] = ["said!(", ".hint(", ".with_hint(", ".ignored = Some("];

/// Here the second of what stands between the brackets is one, if it is a literal.
const SECOND: [&str; 2] = ["Finding::new(", "Problem::new("];

/// The sources of all that reads input, without their tests; literals over several lines are joined.
fn sources() -> Vec<(String, String)> {
    let mut paths = Vec::new();
    collect(&root().join("crates/connectors/src"), &mut paths);
    collect(&root().join("crates/engine/src"), &mut paths);
    collect(&root().join("crates/metrics/src/segment"), &mut paths);
    for area in ["access", "people", "routes", "sources", "written"] {
        collect(&root().join("crates/server/src").join(area), &mut paths);
    }
    collect(&root().join("crates/cli/src"), &mut paths);
    for file in [
        "access.rs",
        "ask.rs",
        "backups.rs",
        "closes.rs",
        "export.rs",
        "health.rs",
        "imports.rs",
        "jobs.rs",
        "jobs/table.rs",
        "problem.rs",
        "statements.rs",
        "written.rs",
    ] {
        paths.push(root().join("crates/server/src").join(file));
    }
    let is_test = |path: &Path| path.ends_with("tests.rs");
    let read = |path: &Path| {
        let text = std::fs::read_to_string(path).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap().to_owned();
        let mut joined = String::new();
        for (at, line) in text.split("\\\n").enumerate() {
            joined += if at == 0 { line } else { line.trim_start() };
        }
        (path.display().to_string(), joined)
    };
    paths.iter().filter(|path| !is_test(path)).map(|path| read(path)).collect()
}

/// What columns of a bundle hold, with the names of their tables and columns.
fn columns() -> Vec<(String, &'static str)> {
    let of_table = |id: &'static TableId| {
        let columns = table(*id).columns.iter().chain(&COMMON_COLUMNS);
        columns.map(move |column| (format!("{}.{}", id.name(), column.name), column.doc))
    };
    TableId::ALL.iter().flat_map(of_table).collect()
}

/// What tables of a bundle and their columns hold: phrases that stand in the schema.
fn in_schema() -> BTreeSet<&'static str> {
    let tables = TableId::ALL.iter().map(|table| table.doc());
    tables.chain(columns().into_iter().map(|(_, doc)| doc)).collect()
}

/// The literal at the beginning of a text, as it reads.
fn literal(text: &str) -> Option<String> {
    let mut read = String::new();
    let mut letters = text.trim_start().strip_prefix('"')?.chars();
    loop {
        match letters.next()? {
            '"' => return Some(read),
            '\\' => read.push(letters.next()?),
            letter => read.push(letter),
        }
    }
}

/// The phrases that a source says, as far as they stand where they are said.
fn said_in(source: &str) -> Vec<String> {
    let mut all = Vec::new();
    for start in WRITTEN {
        for (at, _) in source.match_indices(start) {
            all.extend(literal(&source[at + start.len()..]));
        }
    }
    for start in SECOND {
        for (at, _) in source.match_indices(start) {
            let rest = &source[at + start.len()..];
            let Some((code, rest)) = rest.split_once(',') else { continue };
            // A problem of the server begins with its status.
            if !code.contains(['(', ')', '|', ';', ':']) && code != "status" {
                all.extend(literal(rest));
            }
        }
    }
    all
}

fn id(template: &str) -> String {
    let template: &'static str = Box::leak(template.to_owned().into_boxed_str());
    Said::from(template).id().unwrap()
}

/// The phrases of `locales/en/findings.ftl` as templates, by their ids.
fn templates() -> BTreeMap<String, String> {
    let path = root().join("locales/en/findings.ftl");
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let messages = lines.filter_map(|line| line.split_once(" = "));
    let template = |text: &str| text.replace("{ $", "{").replace(" }", "}");
    messages.map(|(id, text)| (id.to_owned(), template(text))).collect()
}

#[test]
fn phrases_have_words() {
    let templates = templates();
    let mut wrong = Vec::new();
    let mut met = 0;
    for (path, source) in sources() {
        for phrase in said_in(&source) {
            met += 1;
            let id = id(&phrase);
            if templates.get(&id) != Some(&phrase) {
                wrong.push(format!("{path}: locales/en/findings.ftl lacks {id} = {phrase}"));
            }
        }
    }
    for phrase in in_schema() {
        if templates.get(&id(phrase)).map(String::as_str) != Some(phrase) {
            wrong.push(format!("locales/en/findings.ftl lacks {} = {phrase}", id(phrase)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(met > 150, "phrases are found in the sources: {met}");
}

#[test]
fn words_have_phrases() {
    let (all, in_schema) = (sources(), in_schema());
    let mut wrong = Vec::new();
    for (given, template) in templates() {
        if given != id(&template) {
            wrong.push(format!("{given} is not the id of its phrase, {}", id(&template)));
        }
        let written = format!("\"{}\"", template.replace('"', "\\\""));
        let is_known = in_schema.contains(template.as_str());
        if !is_known && !all.iter().any(|(_, source)| source.contains(&written)) {
            wrong.push(format!("nobody says {template}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn columns_have_words_in_every_language() {
    let columns = columns();
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        let own = read(lang, "findings.ftl");
        for (name, doc) in &columns {
            // What a language lacks is said in English, which is not its own.
            let said = Words::of(lang).phrase(&Said::from(*doc));
            if own.get(&id(doc)).map(|own| &own.text) != Some(&said) {
                wrong.push(format!("{} lacks {name}: {} = {doc}", lang.tag(), id(doc)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(columns.len() > 300, "columns are found in the schema: {}", columns.len());
}

#[test]
fn a_phrase_is_said_in_each_language_with_its_plurals() {
    let fields = |n: u64| {
        said!("{expected} fields as in the header, not {found}", expected = n, found = "2")
    };
    let say = |lang, n| Words::of(lang).phrase(&fields(n));
    assert_eq!(say(Lang::English, 3), "3 fields as in the header, not 2");
    assert_eq!(say(Lang::Ukrainian, 3), "3 поля, як у заголовку, а не 2");
    assert_eq!(say(Lang::Ukrainian, 5), "5 полів, як у заголовку, а не 2");
    assert_eq!(say(Lang::Romanian, 21), "21 de câmpuri ca în antet, nu 2");
    // What the system says stays as it is.
    let own = Finding::new("unreadable-file", "disk on fire".to_owned());
    assert_eq!(Words::of(Lang::Ukrainian).phrase(&own.expected), "disk on fire");
    let lacks = said!(
        "the dashboard's exports do not tell {what}",
        what = vec![
            Said::from("more than one refund of a payment"),
            Said::from("subscriptions, which were not exported"),
        ]
    );
    let expected = "eksportene fra Stripes kontrollpanel forteller ikke: mer enn én refusjon av en \
                    betaling; abonnementer, som ikke ble eksportert";
    assert_eq!(Words::of(Lang::Norwegian).phrase(&lacks), expected);
    assert_eq!(read(Lang::Chinese, "findings.ftl").len(), templates().len());
}
