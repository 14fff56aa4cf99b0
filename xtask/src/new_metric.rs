//! `cargo xtask new-metric FAMILY ID`: the two files of a metric, and the lines that make it known.

use std::path::Path;

use anyhow::{Result, bail, ensure};
use tenure_metrics::catalogue::{Family, MetricId};

use crate::codegen::metrics::worked_example;

/// Writes the files of a metric that does not exist yet and returns what is left to do by hand.
///
/// # Errors
/// When the family is unknown, the id is taken or not in snake case, or a file is already there.
pub fn write(root: &Path, family: &str, id: &str) -> Result<String> {
    let Some(family) = Family::ALL.into_iter().find(|known| folder(*known) == family) else {
        let known: Vec<String> = Family::ALL.into_iter().map(folder).collect();
        bail!("there is no family {family}; there are {}", known.join(", "));
    };
    ensure!(is_snake_case(id), "{id} is no id: lower-case words joined by _");
    ensure!(MetricId::parse(id).is_none(), "there is a metric {id} already");

    let source = format!("crates/metrics/src/{}/{id}.rs", folder(family));
    let example = worked_example(id);
    let files = [(&source, source_text(family, id)), (&example, example_text(id))];
    for (path, _) in &files {
        ensure!(!root.join(path).exists(), "{path} is already there");
    }
    for (path, text) in &files {
        if let Some(folder) = root.join(path).parent() {
            fs_err::create_dir_all(folder)?;
        }
        fs_err::write(root.join(path), text)?;
    }
    Ok(what_is_left(family, id, &source, &example))
}

/// The module of a family.
fn folder(family: Family) -> String {
    format!("{family:?}").to_lowercase()
}

fn is_snake_case(id: &str) -> bool {
    id.starts_with(|first: char| first.is_ascii_lowercase())
        && !id.ends_with('_')
        && !id.contains("__")
        && id
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
}

/// `win_rate` → `WinRate`.
fn type_name(id: &str) -> String {
    id.split('_').map(capital).collect()
}

/// `win_rate` → `Win rate`.
fn title(id: &str) -> String {
    capital(&id.replace('_', " "))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A metric that counts new MRR: it compiles, and the tests of the catalogue name what is missing.
fn source_text(family: Family, id: &str) -> String {
    let (title, name) = (title(id), type_name(id));
    format!(
        r#"//! {title}.

use crate::catalogue::{{Cut, Direction, Family, Formula, Metric, MetricId, Needs, Variant}};
use crate::measure::MeasureId::NewMrr;
use crate::reading::{{Reader, Reading, Unit}};

/// {title}.
pub static METRIC: Metric = Metric {{
    id: MetricId::{name},
    name: "{title}",
    family: Family::{family:?},
    doc: "",
    direction: Direction::Up,
    variants: &[Variant {{
        slug: "standard",
        name: "",
        unit: Unit::Money,
        formula: Formula::Text("new_mrr"),
        cites: &[],
        needs: Needs::NOTHING,
        by: None,
        eval: standard,
    }}],
    parts: false,
    benchmarks: &[],
}};

fn standard(cut: &Cut<'_>) -> Reading {{
    let mut read = Reader::new(cut);
    let new = read.sum(NewMrr);
    read.money(new)
}}
"#
    )
}

/// The example of the metric as it starts.
fn example_text(id: &str) -> String {
    let title = title(id);
    format!(
        "# {title}\n\n\
         ## One new customer\n\n\
         Ada is new in April, with 100.00.\n\n\
         ```ledger\n\
         2026-04-02  ada  new  100.00 EUR\n\
         ```\n\n\
         ```expect 2026-04\n\
         standard  100.00\n          new_mrr: ada 100.00\n\
         ```\n"
    )
}

fn what_is_left(family: Family, id: &str, source: &str, example: &str) -> String {
    let (module, name) = (folder(family), type_name(id));
    format!(
        "wrote {source}\n\
         wrote {example}\n\n\
         Now, by hand:\n\
         1. crates/metrics/src/{module}.rs: add\n       pub mod {id};\n\
         2. crates/metrics/src/catalogue.rs, in `catalogue!`, where it shall stand in lists: add\n       \
         {name} \"{id}\" {module}::{id};\n\
         3. {source}: say what it means, write the formula and the function, name your sources.\n\
         4. {example}: small cases, worked out on paper.\n\
         5. cargo test -p tenure-metrics && cargo xtask codegen\n\
         6. locales/{{ro,uk,zh-Hans,nb}}/catalogue.ftl: add, in each language,\n       \
         metric-{id} = ...\n           .doc = ...\n           .variant-standard = ...\n       \
         and measure-NAME for every new measure, reason-KEY for every new reason;\n       \
         cargo test -p tenure-i18n names what is missing, with its English.\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::{self, Tests};
    use crate::tree;

    /// The fields of the struct literals in a source, in order.
    fn fields(source: &str) -> Vec<String> {
        let tokens = tokens::read(source, Tests::Dropped).unwrap();
        let start = tokens.iter().position(|token| token.text == "METRIC").unwrap() + 4;
        let literal = tokens[start..].windows(3);
        literal
            .take_while(|three| three[0].text != "fn")
            .filter(|three| {
                let path = three[0].text == ":" || three[2].text == ":";
                three[1].text == ":" && !path
            })
            .map(|three| three[0].text.clone())
            .collect()
    }

    #[test]
    fn the_start_has_the_fields_of_a_metric_of_today() {
        let root = tree::root();
        let asp = fs_err::read_to_string(root.join("crates/metrics/src/recurring/asp.rs")).unwrap();
        let today: Vec<String> = fields(&asp)
            .into_iter()
            .filter(|field| !["source", "says"].contains(&field.as_str()))
            .collect();
        assert!(today.len() > 10, "{today:?}");
        assert_eq!(fields(&source_text(Family::Recurring, "win_rate")), today);
    }

    #[test]
    fn files_are_written_once_and_the_lines_are_named() {
        let root = std::env::temp_dir().join(format!("tenure-new-metric-{}", std::process::id()));
        let left = write(&root, "retention", "win_rate").unwrap();
        let source =
            fs_err::read_to_string(root.join("crates/metrics/src/retention/win_rate.rs")).unwrap();
        let again = write(&root, "retention", "win_rate").unwrap_err().to_string();
        fs_err::remove_dir_all(&root).unwrap();

        assert!(source.contains("id: MetricId::WinRate,") && source.contains("Family::Retention"));
        assert!(left.contains("pub mod win_rate;"));
        assert!(left.contains("WinRate \"win_rate\" retention::win_rate;"));
        assert!(left.contains("locales/{ro,uk,zh-Hans,nb}/catalogue.ftl"));
        assert!(left.contains("metric-win_rate = ..."));
        assert!(again.contains("already there"), "{again}");
    }

    #[test]
    fn wrong_names_are_refused_before_anything_is_written() {
        let root = Path::new("no-such-folder");
        for (family, id) in [("retention", "nrr"), ("retention", "Win-Rate"), ("money", "win_rate")]
        {
            assert!(write(root, family, id).is_err(), "{family} {id}");
        }
        assert!(!root.exists());
    }
}
