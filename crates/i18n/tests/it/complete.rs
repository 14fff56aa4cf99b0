//! Every language says what English says, with the same things filled in.

use std::collections::BTreeMap;

use tenure_i18n::Lang;
use tenure_i18n::catalogue::{TERMS, english};

use crate::locales::{FILES, Said, read, root};

/// What may read the same in another language: abbreviations, names of methods and of products,
/// formulas, and words that two languages share.
const SAME: [&str; 86] = [
    "amount-hours",
    "amount-minutes",
    "amount-minutes-seconds",
    "amount-points",
    "annotations-import",
    "arithmetic-list",
    "band-under",
    "by-plan",
    "by-region",
    "calculators-in-mrr",
    "check-data",
    "col-mrr",
    "col-plan",
    "column-formula",
    "customer-id",
    "customer-kind-movement",
    "customer-mrr-untold",
    "customer-pays",
    "customers-arr",
    "customers-col-arr",
    "customers-col-email",
    "customers-col-mrr",
    "customers-col-region",
    "customers-in-all",
    "customers-status",
    "delta-points",
    "dimension-plan",
    "dimension-region",
    "explain-plan",
    "feedback-id",
    "feedback-log-odds",
    "figures-arpa",
    "figures-arr",
    "figures-mrr",
    "figures-quick-ratio",
    "heading-under",
    "imports-form-json",
    "imports-form-text",
    "imports-one",
    "line-arpa",
    "line-arr",
    "line-margin",
    "line-score",
    "login-email",
    "method-clopper-pearson",
    "method-log",
    "method-log-log",
    "method-trinomial",
    "method-wilson",
    "metric-closed_loop.variant-leads",
    "metric-customer_churn.formula-annualised",
    "metric-growth_rate.formula-cmgr",
    "metric-growth_rate.formula-cmgr_3",
    "metric-growth_rate.formula-cmgr_6",
    "payback-cost",
    "policy-hash",
    "relate-under",
    "relations-window",
    "says-id",
    "says-lead",
    "says-plan",
    "segment-text",
    "segments-for",
    "settings-browser",
    "settings-terminal",
    "settings-thing-data",
    "settings-thing-import",
    "settings-thing-segment",
    "settings-thing-token",
    "sources-webhook",
    "spend-marketing",
    "stage-lead",
    "term-arpa",
    "term-arr",
    "term-cac",
    "term-clv",
    "term-grr",
    "term-lead",
    "term-mrr",
    "term-nps",
    "term-nrr",
    "term-segment",
    "term-variant",
    "token-token",
    "usage-trend",
    "user-email",
];

fn others() -> impl Iterator<Item = Lang> {
    Lang::ALL.into_iter().filter(|lang| *lang != Lang::English)
}

/// What `check` says of each message of a file in English and in another language.
fn compare(check: impl Fn(&str, &Said, &Said) -> Option<String>) {
    let mut wrong = Vec::new();
    for file in FILES {
        let english = read(Lang::English, file);
        for lang in others() {
            let theirs = read(lang, file);
            for (id, said) in &english {
                let Some(own) = theirs.get(id) else { continue };
                if let Some(what) = check(id, said, own) {
                    wrong.push(format!("locales/{}/{file}: {id}: {what}", lang.tag()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_message_is_in_every_language() {
    let mut wrong = Vec::new();
    for file in FILES {
        let english = read(Lang::English, file);
        for lang in others() {
            let theirs = read(lang, file);
            let path = format!("locales/{}/{file}", lang.tag());
            for (id, said) in english.iter().filter(|(id, _)| !theirs.contains_key(*id)) {
                wrong.push(format!("{path} lacks {id}, in English: {}", said.text));
            }
            for id in theirs.keys().filter(|id| !english.contains_key(*id)) {
                wrong.push(format!("{path} has {id}, which English has not"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_same_things_are_filled_in() {
    compare(|id, english, own| {
        // Each language has its own parts of a date.
        let differs = english.variables != own.variables && !id.starts_with("date-");
        differs.then(|| format!("has {:?}, English {:?}", own.variables, english.variables))
    });
}

#[test]
fn choices_by_words_are_the_same() {
    compare(|_, english, own| {
        let (theirs, ours) = (english.choices(false), own.choices(false));
        (theirs != ours).then(|| format!("chooses by {ours:?}, English by {theirs:?}"))
    });
}

#[test]
fn nothing_is_left_in_english() {
    let words = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
    compare(|id, english, own| {
        let same = english.text == own.text && words(&own.text) && !SAME.contains(&id);
        same.then(|| format!("is not translated: {}", own.text))
    });
}

#[test]
fn what_may_be_the_same_is_so_somewhere() {
    let mut all: BTreeMap<String, Said> = BTreeMap::new();
    FILES.iter().for_each(|file| all.extend(read(Lang::English, file)));
    let same = |id: &str| {
        let own = |lang| FILES.iter().find_map(|file| read(lang, file).remove(id));
        let english = all.get(id).map(|said| &said.text);
        others().any(|lang| own(lang).is_some_and(|said| Some(&said.text) == english))
    };
    let idle: Vec<&str> = SAME.into_iter().filter(|id| !same(id)).collect();
    assert!(idle.is_empty(), "not needed in the list: {idle:?}");
}

#[test]
fn the_english_catalogue_is_what_the_code_says() {
    let path = root().join("locales/en/catalogue.ftl");
    let current = std::fs::read_to_string(path).unwrap();
    assert!(current == english(), "locales/en/catalogue.ftl is old: run `cargo xtask codegen`");
}

#[test]
fn terms_are_those_of_the_glossary() {
    let mut listed: Vec<String> = Vec::new();
    for term in TERMS {
        listed.extend([format!("term-{term}"), format!("term-{term}.doc")]);
    }
    listed.sort();
    let written: Vec<String> = read(Lang::English, "terms.ftl").into_keys().collect();
    assert_eq!(listed, written);
}

/// Letters of Traditional Chinese, of Russian or of the cedilla have no place in these languages.
#[test]
fn letters_are_those_of_the_language() {
    let foreign = |lang| match lang {
        Lang::Romanian => "şţŞŢ",
        Lang::Ukrainian => "ыэъёЫЭЪЁ",
        Lang::Chinese => "戶續費變動擴縮減們個為與從這對會過進還",
        Lang::Norwegian => "äöÄÖ",
        Lang::English => "",
    };
    for lang in Lang::ALL {
        for file in FILES {
            for (id, said) in read(lang, file) {
                let wrong = said.text.chars().find(|letter| foreign(lang).contains(*letter));
                assert_eq!(wrong, None, "{} {file} {id}", lang.tag());
            }
        }
    }
}
