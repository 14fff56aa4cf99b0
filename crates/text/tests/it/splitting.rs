//! Phrases of texts.

use tenure_text::fold::fold;
use tenure_text::language::Language;
use tenure_text::phrases::{parts_of, phrases};

fn of(text: &str, language: Language) -> Vec<String> {
    let mut all = Vec::new();
    phrases(&fold(text), Some(language), |phrase| all.push(phrase.to_owned()));
    all
}

#[test]
fn words_and_neighbours_without_what_only_joins() {
    let found = of("The export is too slow, and the export fails.", Language::ENGLISH);
    for phrase in ["export", "too slow", "slow", "fails", "export fails"] {
        assert!(found.contains(&phrase.to_owned()), "{phrase} in {found:?}");
    }
    // Neighbours do not reach over a comma, and each phrase is there once.
    assert!(!found.iter().any(|phrase| phrase == "slow export" || phrase == "the export"));
    assert_eq!(found.iter().filter(|phrase| *phrase == "export").count(), 1);
}

#[test]
fn what_turns_a_word_stays_with_it() {
    assert!(of("Nu este prea scump", Language::ROMANIAN).contains(&"prea scump".to_owned()));
    assert!(of("Дуже зручно", Language::UKRAINIAN).contains(&"дуже зручно".to_owned()));
    assert!(of("Altfor dyrt", Language::BOKMAL).contains(&"altfor dyrt".to_owned()));
}

#[test]
fn chinese_is_split_into_neighbouring_characters() {
    let found = of("导出总是报错。", Language::CHINESE);
    for phrase in ["导出", "报错", "导出总", "总是报错"] {
        assert!(found.contains(&phrase.to_owned()), "{phrase} in {found:?}");
    }
    // 是 joins: no phrase begins or ends with it.
    assert!(!found.iter().any(|phrase| phrase.starts_with('是') || phrase.ends_with('是')));
    assert!(found.iter().all(|phrase| (2..=4).contains(&phrase.chars().count())));
}

#[test]
fn phrases_know_their_parts() {
    assert_eq!(parts_of("too slow"), ["too", "slow"]);
    assert_eq!(parts_of("slow"), [""; 0]);
    assert_eq!(parts_of("总报错"), ["总报", "报错"]);
}
