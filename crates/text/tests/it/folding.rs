//! Texts as words.

use proptest::prelude::*;
use tenure_text::fold::{fold, is_unspaced, parts};

#[test]
fn case_accents_and_ways_of_typing_do_not_matter() {
    for (one, other) in [
        ("Preț", "PREŢ"),
        ("preţ", "pret"),
        ("Ușor de folosit!", "usor  de folosit"),
        ("зв’язок", "зв'язок"),
        ("зв'язок", "ЗВʼЯЗОК"),
        // Composed and decomposed.
        ("Й\u{430}", "И\u{306}а"),
        ("får", "fa\u{30a}r"),
        ("ＣＲＭ", "crm"),
        ("cafe\u{301}", "café"),
        ("İstanbul", "istanbul"),
    ] {
        let words = |text: &str| fold(text).trim_end_matches(['|', ' ']).trim().to_owned();
        assert_eq!(words(one), words(other), "{one}");
    }
}

#[test]
fn letters_that_are_others_stay_others() {
    for (one, other) in
        [("får", "far"), ("bør", "bor"), ("lære", "lare"), ("її", "іі"), ("мій", "міи")]
    {
        assert_ne!(fold(one), fold(other));
    }
}

#[test]
fn words_stand_between_spaces_and_sentences_between_breaks() {
    for (text, want) in [
        ("Prea scump, dar util!", " prea scump | dar util |"),
        ("easy-to-use", " easy to use "),
        ("it's 24/7", " it's 24 7 "),
        ("'quoted' words", " quoted words "),
        ("one\ntwo\r\nthree", " one two three "),
        ("one\r\n \r\ntwo", " one | two "),
        ("", ""),
        ("  \t ", ""),
        ("!!! 👍", ""),
        ("a\0b", " a | b "),
        ("so\u{ad}ft\u{200b}ly", " softly "),
        // Right to left, with marks and without.
        ("שלום עולם", " שלום עולם "),
        ("مُمتاز", " ممتاز "),
    ] {
        assert_eq!(fold(text), want, "{text:?}");
    }
}

#[test]
fn chinese_has_no_spaces_however_it_was_typed() {
    for (text, want) in [
        ("太贵了", " 太贵了 "),
        ("价格 太高，客服好", " 价格太高 | 客服好 "),
        ("用CRM系统很方便", " 用 crm 系统很方便 "),
        ("功能 ok", " 功能 ok "),
        ("价格太\n高", " 价格太高 "),
    ] {
        assert_eq!(fold(text), want, "{text:?}");
    }
}

proptest! {
    /// What was folded stays as it is when it is folded again, and nothing is lost but signs.
    #[test]
    fn any_text_is_folded_in_order(text in "\\PC{0,200}") {
        let folded = fold(&text);
        let words: Vec<&str> = parts(&folded).flatten().collect();
        for word in &words {
            prop_assert!(!word.contains(char::is_whitespace));
            let unspaced = word.chars().filter(|c| is_unspaced(*c)).count();
            prop_assert!(unspaced == 0 || unspaced == word.chars().count(), "{word}");
        }
        let again = fold(&folded);
        let again: Vec<&str> = parts(&again).flatten().collect();
        prop_assert_eq!(words.join(" "), again.join(" "));
    }
}
