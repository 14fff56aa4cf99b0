//! `docs/glossary.md`: terms and metrics in all languages.

use std::path::{Path, PathBuf};

use anyhow::Result;
use tenure_i18n::catalogue::TERMS;
use tenure_i18n::{Lang, Words};
use tenure_metrics::catalogue::{Family, MetricId, metric};

use super::Files;
use super::page::{generated_from, table};

pub(super) fn files(_: &Path) -> Result<Files> {
    Ok(vec![(PathBuf::from("docs/glossary.md"), page())])
}

fn page() -> String {
    let mut page = String::from("# Glossary\n\n");
    page += &generated_from("locales/*/terms.ftl and locales/*/catalogue.ftl");
    page += "What things are called in the languages of Tenure (`--lang`, see `tenure --help`).\n";
    page += "\n## Terms\n\n";
    let rows: Vec<[String; 5]> = TERMS.iter().map(|term| said(&|words| words.term(term))).collect();
    page += &table(head(), &rows);
    page += "\n## Families of metrics\n\n";
    let rows: Vec<[String; 5]> =
        Family::ALL.iter().map(|family| said(&|words| words.family(*family))).collect();
    page += &table(head(), &rows);
    page += "\n## Metrics\n\n";
    let [en, ro, uk, zh, nb] = head();
    let rows: Vec<[String; 6]> = MetricId::ALL
        .iter()
        .map(|id| {
            let link = format!("[`{0}`](metrics/{0}.md)", id.slug());
            let [en, ro, uk, zh, nb] = said(&|words| words.metric(metric(*id)));
            [link, en, ro, uk, zh, nb]
        })
        .collect();
    page += &table(["id", en, ro, uk, zh, nb], &rows);
    for lang in Lang::ALL {
        page += &meanings(lang);
    }
    page
}

/// The own names of the languages.
fn head() -> [&'static str; 5] {
    Lang::ALL.map(Lang::own_name)
}

fn said(say: &dyn Fn(&Words) -> String) -> [String; 5] {
    Lang::ALL.map(|lang| say(Words::of(lang)))
}

/// The meaning of every term, in one language.
fn meanings(lang: Lang) -> String {
    let words = Words::of(lang);
    let mut text = format!("\n## {}\n\n", lang.own_name());
    for term in TERMS {
        text += &format!("- **{}**: {}\n", words.term(term), words.term_doc(term));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_and_metric_stands_in_all_languages() {
        let page = page();
        assert!(page.contains("| Churn | Pierdere (churn) | Відтік | 流失 | Frafall |"));
        assert!(page.contains("[`nrr`](metrics/nrr.md) | Net revenue retention |"));
        assert!(page.contains("- **Frafall**: Tapet av kunder"));
    }
}
