//! Plural rules.

use std::collections::BTreeSet;

use tenure_i18n::{Lang, Words, number};

use crate::locales::{FILES, read};

/// The categories of a language, as CLDR has them for cardinals.
fn categories(lang: Lang) -> BTreeSet<&'static str> {
    let all: &[&str] = match lang {
        Lang::English | Lang::Norwegian => &["one", "other"],
        Lang::Romanian => &["one", "few", "other"],
        Lang::Ukrainian => &["one", "few", "many", "other"],
        Lang::Chinese => &["other"],
    };
    all.iter().copied().collect()
}

#[test]
fn every_choice_by_number_has_all_categories() {
    for lang in Lang::ALL {
        for file in FILES {
            for (id, said) in read(lang, file) {
                for choice in said.choices(true) {
                    assert_eq!(choice, categories(lang), "{} {file} {id}", lang.tag());
                }
                for choice in &said.choices {
                    let default = choice.iter().find(|(_, default)| *default);
                    let words = !said.choices(true).is_empty()
                        && choice.iter().any(|(key, _)| key == "other");
                    assert!(!words || default.is_some_and(|(key, _)| key == "other"), "{id}");
                }
            }
        }
    }
}

#[test]
fn a_language_with_plurals_chooses_where_english_does() {
    for file in FILES {
        let english = read(Lang::English, file);
        for lang in Lang::ALL.into_iter().filter(|lang| categories(*lang).len() > 1) {
            for (id, own) in read(lang, file) {
                let needed = english.get(&id).is_some_and(|said| !said.choices(true).is_empty());
                assert!(!needed || !own.choices(true).is_empty(), "{} {file} {id}", lang.tag());
            }
        }
    }
}

#[test]
fn numbers_choose_the_right_words() {
    let say = |lang: Lang, id: &str, plain: &str| Words::of(lang).say(id, &[("n", number(plain))]);
    for (lang, cases) in [
        (Lang::English, [("1", "1 customer"), ("0", "0 customers"), ("1234", "1,234 customers")]),
        (Lang::Romanian, [("1", "1 client"), ("2", "2 clienți"), ("20", "20 de clienți")]),
        (
            Lang::Romanian,
            [("119", "119 clienți"), ("0", "0 clienți"), ("1000", "1.000 de clienți")],
        ),
        (Lang::Ukrainian, [("1", "1 клієнт"), ("22", "22 клієнти"), ("5", "5 клієнтів")]),
        (Lang::Ukrainian, [("11", "11 клієнтів"), ("21", "21 клієнт"), ("0", "0 клієнтів")]),
        (Lang::Romanian, [("101", "101 clienți"), ("220", "220 de clienți"), ("19", "19 clienți")]),
        (Lang::Chinese, [("1", "1 个客户"), ("2", "2 个客户"), ("1234", "1,234 个客户")]),
        (Lang::Norwegian, [("1", "1 kunde"), ("2", "2 kunder"), ("0", "0 kunder")]),
    ] {
        for (plain, words) in cases {
            assert_eq!(say(lang, "rows-customers", plain), words);
        }
    }
    for (lang, plain, words) in [
        (Lang::English, "1.0", "1.0 months"),
        (Lang::Romanian, "1.0", "1,0 luni"),
        (Lang::Romanian, "11.1", "11,1 luni"),
        (Lang::Ukrainian, "1.0", "1,0 місяця"),
        (Lang::Ukrainian, "11.1", "11,1 місяця"),
        (Lang::Chinese, "11.1", "11.1 个月"),
        (Lang::Norwegian, "11.1", "11,1 måneder"),
    ] {
        assert_eq!(say(lang, "amount-months", plain), words);
    }
    assert_eq!(say(Lang::Ukrainian, "quality-rejected", "0"), "Жодного рядка не відхилено.");
    assert_eq!(
        say(Lang::Ukrainian, "quality-rejected", "12345"),
        "Відхилено 12\u{a0}345 рядків; показники без них."
    );
}
