//! Themes of texts.

use tenure_text::fold::fold;
use tenure_text::language::{Language, detect};
use tenure_text::themes::{STARTER, Themes};

fn touched(themes: &Themes, text: &str, language: Option<Language>) -> Vec<String> {
    let hits = themes.touched(text, &fold(text), language);
    hits.iter().map(|hit| themes.list()[hit.theme].id.clone()).collect()
}

fn wrong(text: &str) -> Vec<String> {
    Themes::parse(text).unwrap_err().iter().map(ToString::to_string).collect()
}

const OURS: &str = r#"
currency = "EUR"

[themes.price]
name = "Price"
any = ['regex:[€$]\s?\d+']
en = ["stem:expens", "too much money"]
ro = ["preț"]
zh = ["太贵", "stem:价"]

[themes.service]
en = "stem:customer serv"
"#;

#[test]
fn phrases_stems_and_patterns_are_found() {
    let themes = Themes::parse(OURS).unwrap();
    assert_eq!(themes.list()[0].name, "Price");
    for (text, language, want) in [
        ("Far too EXPENSIVE!", Some(Language::ENGLISH), "price"),
        ("It takes too-much money", Some(Language::ENGLISH), "price"),
        ("too much. Money is short", Some(Language::ENGLISH), ""),
        ("inexpensive", Some(Language::ENGLISH), ""),
        ("PRET bun", Some(Language::ROMANIAN), "price"),
        ("pretty good", Some(Language::ROMANIAN), ""),
        ("we pay € 400 a month", Some(Language::UKRAINIAN), "price"),
        ("真的太 贵了", Some(Language::CHINESE), "price"),
        ("定价不合理", Some(Language::CHINESE), "price"),
        ("customer services", Some(Language::ENGLISH), "service"),
        ("customers serve", Some(Language::ENGLISH), ""),
        // Rules of another language are not asked; where the language is unknown, all are.
        ("expensive", Some(Language::ROMANIAN), ""),
        ("expensive", None, "price"),
    ] {
        assert_eq!(touched(&themes, text, language).join(" "), want, "{text}");
    }
}

#[test]
fn a_comment_says_by_which_rule_it_was_found() {
    let themes = Themes::parse(OURS).unwrap();
    let text = "expensive, too much money";
    let hit = themes.touched(text, &fold(text), Some(Language::ENGLISH))[0];
    assert_eq!(themes.rule(hit).written(), "stem:expens");
}

/// The same complaint in five languages is under the same themes.
#[test]
fn the_themes_that_come_with_us_find_what_is_said_in_five_languages() {
    let themes = Themes::starter();
    let lines = include_str!("themes.txt").lines().filter(|line| !line.starts_with('#'));
    for line in lines {
        let (theme, texts) = line.split_once(" | ").unwrap();
        let texts: Vec<&str> = texts.split(" | ").collect();
        assert_eq!(texts.len(), 5);
        for text in texts {
            let found = touched(themes, text, detect(text));
            assert!(found.iter().any(|id| id == theme), "{text}: {found:?} without {theme}");
        }
    }
    // What is about nothing in particular is under no theme.
    for text in ["Nothing to add", "Nimic de adăugat", "很一般", "Vet ikke", "Не знаю"] {
        assert_eq!(touched(themes, text, detect(text)), [""; 0], "{text}");
    }
}

#[test]
fn mistakes_are_told_with_line_and_column() {
    for (text, want) in [
        (
            "[themes.a]\nen = [\"regex:(\"]",
            "2:7: the pattern \"(\" cannot be used: unclosed group, at its letter 1",
        ),
        (
            "[themes.a]\nen = [\"ok\", \"regex:a{5000}{5000}\"]",
            "2:13: the pattern \"a{5000}{5000}\" cannot be used: it is too large when it is compiled",
        ),
        (
            "[themes.a]\nen = [\"regex:x*\"]",
            "2:7: the pattern \"x*\" cannot be used: it fits every text, because it fits an empty one",
        ),
        ("[themes.a]\nname = \"A\"", "1:9: the theme \"a\" is empty: it would never be found"),
        ("[themes.a]\nen = []", "1:9: the theme \"a\" is empty: it would never be found"),
        (
            "[themes.a]\nen = [\"!!!\"]",
            "2:7: \"!!!\" has no letters, so it is never found; \"regex:…\" finds other signs",
        ),
        (
            "[themes.a]\nen = [\"stem:x\"]",
            "2:7: \"stem:x\" begins too many words: a stem has at least two letters",
        ),
        ("[themes.a]\nxq = [\"word\"]", "2:1: \"xq\" is no language"),
        ("[themes.a]\nen = 5", "2:6: rules are a list of texts"),
        ("[themes.a]\nen = [5]", "2:7: a rule is a text"),
        ("[themes.a]\nen = [\"word\"]\ntone = \"sad\"", "3:8: a tone is \"good\" or \"bad\""),
        ("name = \"x\"", "1:1: there are no themes"),
        ("themes = 1", "1:1: `themes` is no table"),
        ("[themes]\na = 1", "2:1: the theme \"a\" is no table"),
    ] {
        assert_eq!(wrong(text), [want], "{text}");
    }
    assert!(wrong("[themes.a\n")[0].starts_with("1:"));
    // All mistakes of a file at once.
    let both = wrong("[themes.a]\nen = [\"regex:(\", \"regex:[\"]\n[themes.b]\n");
    assert_eq!(both.len(), 3, "{both:?}");
    let long = format!("[themes.a]\nen = [\"{}\"]", "x".repeat(501));
    assert_eq!(wrong(&long), ["2:7: a rule of more than 500 letters"]);
}

#[test]
fn lists_of_any_size_are_bounded() {
    let many: String = (0..501).map(|n| format!("[themes.t{n}]\nen = [\"word\"]\n")).collect();
    assert_eq!(wrong(&many), ["1:2: there are 501 themes"]);
    let rules: Vec<String> = (0..201).map(|n| format!("\"regex:x{n}\"")).collect();
    let patterns = format!("[themes.a]\nen = [{}]", rules.join(","));
    assert_eq!(wrong(&patterns), ["1:2: there are 201 rules, 201 of them patterns"]);
}

#[test]
fn long_and_strange_texts_are_only_texts() {
    let themes = Themes::starter();
    let long = "expensive ".repeat(100_000);
    let (looked_at, cut) = tenure_text::beginning(&long);
    assert!(cut && looked_at.chars().count() == tenure_text::MOST_LETTERS);
    assert_eq!(touched(themes, looked_at, Some(Language::ENGLISH)), ["price"]);
    for text in [
        "\0\0\0",
        "👩‍👩‍👧‍👦👍🏽",
        "\u{202e}evisnepxe",
        "مرحبا بالعالم",
        "ﷺ",
        "\u{fffd}",
        "A\u{300}\u{301}\u{302}",
    ] {
        touched(themes, text, detect(text));
    }
    // What no regular expression of this kind can blow up on.
    let evil = Themes::parse("[themes.a]\nany = ['regex:(a+)+$b']").unwrap();
    assert!(touched(&evil, &"a".repeat(20_000), None).is_empty());
}

#[test]
fn what_is_printed_to_be_changed_can_be_read() {
    let themes = Themes::parse(STARTER).unwrap();
    assert_eq!(themes.list().len(), Themes::starter().list().len());
    assert!(themes.list().iter().all(|theme| !theme.name.is_empty()));
}
