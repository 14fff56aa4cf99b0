//! Languages of comments, against a set that was written by hand for this.

use std::collections::BTreeMap;

use tenure_text::language::{Language, detect};

/// Comments with their language; `None` where nobody could tell.
fn comments() -> Vec<(Option<Language>, &'static str)> {
    let lines = include_str!("comments.txt").lines().filter(|line| !line.starts_with('#'));
    let pair = |line: &'static str| {
        let (code, text) = line.split_once('\t').unwrap();
        (Language::parse(code), text)
    };
    lines.map(pair).collect()
}

/// Of every language: comments, those that are told rightly, and those that are told wrongly.
fn measured() -> BTreeMap<Option<Language>, [usize; 3]> {
    let mut all: BTreeMap<Option<Language>, [usize; 3]> = BTreeMap::new();
    for (language, text) in comments() {
        let found = detect(text);
        let counts = all.entry(language).or_default();
        counts[0] += 1;
        counts[1] += usize::from(found == language);
        counts[2] += usize::from(found.is_some() && found != language);
        if found != language {
            println!("{language:?} is told as {found:?}: {text}");
        }
    }
    all
}

#[test]
fn what_could_be_danish_as_well_as_norwegian_is_unknown() {
    for text in ["Dårlig", "dårlig support", "Dårlig kundeservice", "for dårlig", "Langsomt system"]
    {
        assert_eq!(detect(text), None, "{text}");
    }
    assert_eq!(detect("Meget bra"), Some(Language::BOKMAL));
}

#[test]
fn comments_in_five_languages_are_told_and_hardly_ever_wrongly() {
    let all = measured();
    println!("{all:?}");
    let five = ["en", "ro", "uk", "zh", "nb"].map(Language::parse);
    for language in five {
        let [n, right, _] = all[&language];
        assert_eq!(n, 25);
        assert!(right >= 20, "{language:?}: {right} of {n}");
    }
    let wrong: usize = all.values().map(|counts| counts[2]).sum();
    assert!(wrong <= 2, "{wrong} comments are told wrongly");
}
