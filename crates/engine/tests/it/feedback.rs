//! What the demo company's customers say.

use tenure_domain::period::Period;
use tenure_domain::policy::Policy;
use tenure_domain::time::{Day, Instant};
use tenure_engine::book::Book;
use tenure_engine::feedback::{Comment, Counted, Feedback, Question, feedback};
use tenure_engine::load::LoadOptions;
use tenure_engine::segments::Compiled;
use tenure_store::Workspace;
use tenure_text::language::Language;
use tenure_text::themes::Themes;

use super::company::{NOW, book, bundle, workspace};

/// What was said in the year up to June 2026.
fn asked(ws: &Workspace, book: &Book, segment: Option<&Compiled<'_>>) -> Feedback {
    between(ws, book, segment, [2024, 2025, 2026])
}

/// What was said between the last two Junes, and between the first two.
fn between(
    ws: &Workspace,
    book: &Book,
    segment: Option<&Compiled<'_>>,
    [first, middle, last]: [i32; 3],
) -> Feedback {
    let account = book.options.account.clone();
    let options = LoadOptions {
        account: account.clone(),
        known_at: None,
        now: Instant(NOW),
        support: Default::default(),
    };
    let day = |year| Day::from_ymd(year, 6, 1).unwrap();
    let question = Question {
        period: Period::new(day(middle), day(last), &account),
        before: Period::new(day(first), day(middle), &account),
        segment,
        themes: Themes::starter(),
    };
    feedback(ws, &options, book, &question).unwrap()
}

fn all(_: &Comment) -> bool {
    true
}

#[test]
fn comments_come_in_five_languages_and_are_found_to_be() {
    let (_dir, path) = bundle(400, 5);
    let ws = workspace(&path);
    let book = book(&ws, &Policy::standard(), None);
    let said = asked(&ws, &book, None);
    let rows = said.by_language(&all);
    for code in ["en", "ro", "uk", "zh", "nb"] {
        let language = Language::parse(code);
        let row = rows.iter().find(|row| row.language == language).unwrap();
        assert!(row.counted.comments >= 20, "{row:?}");
        assert!(row.stated < row.counted.comments, "{row:?}");
        assert_eq!(row.differing, 0, "{row:?}");
    }
    // Few of the simulator's sentences are so short that nobody could tell.
    let unknown = rows.iter().filter(|row| row.language.is_none());
    let unknown: u64 = unknown.map(|row| row.counted.comments).sum();
    assert!(unknown * 20 <= said.now.len() as u64, "{unknown} of {}", said.now.len());
    // Languages part the comments.
    let sum: u64 = rows.iter().map(|row| row.counted.comments).sum();
    assert_eq!(sum, said.now.len() as u64);
}

#[test]
fn themes_tell_what_hurts_and_what_does_not() {
    let (_dir, path) = bundle(400, 5);
    let ws = workspace(&path);
    let book = book(&ws, &Policy::standard(), None);
    let themes = Themes::starter();
    let said = asked(&ws, &book, None);
    let rows = said.by_theme(themes, &all);
    let of = |id: &str| {
        let theme = themes.find(id);
        rows.iter().find(|row| row.theme == theme).unwrap().now.clone()
    };
    let share = |counted: &Counted| (counted.displeased() * 100) / counted.scored();
    assert!(share(&of("bugs")) > 90, "{:?}", of("bugs"));
    assert!(share(&of("praise")) < 10, "{:?}", of("praise"));
    assert!(of("price").comments > of("mobile").comments);
    // Most of what is said is about something.
    let none = rows.last().unwrap();
    assert_eq!(none.theme, None);
    assert!(none.now.comments * 10 <= said.now.len() as u64, "{none:?}");
    // Nobody counts twice: no theme has more customers or MRR than all comments.
    let everyone = Counted::of(said.now.iter());
    assert!(rows.iter().all(|row| row.now.customers <= everyone.customers));
    assert!(rows.iter().all(|row| row.now.mrr.unwrap() <= everyone.mrr.unwrap()));
}

#[test]
fn a_segment_and_its_rest_are_the_whole() {
    let (_dir, path) = bundle(300, 9);
    let ws = workspace(&path);
    let book = book(&ws, &Policy::standard(), None);
    let whole = asked(&ws, &book, None);
    let count = |text: &str| {
        let segment = Compiled::new(&book, text).unwrap();
        let said = asked(&ws, &book, Some(&segment));
        (Counted::of(said.now.iter()), said.before.len())
    };
    for (one, rest) in
        [("country = \"RO\"", "not country = \"RO\""), ("mrr > 100", "not mrr > 100")]
    {
        let (one, rest) = (count(one), count(rest));
        let everyone = Counted::of(whole.now.iter());
        assert!(one.0.comments > 0 && rest.0.comments > 0);
        assert_eq!(one.0.comments + rest.0.comments, everyone.comments);
        assert_eq!(one.0.customers + rest.0.customers, everyone.customers);
        assert_eq!(one.0.mrr.unwrap() + rest.0.mrr.unwrap(), everyone.mrr.unwrap());
        assert_eq!(one.1 + rest.1, whole.before.len());
    }
}

#[test]
fn phrases_of_the_displeased_are_what_the_simulator_put_there() {
    let (_dir, path) = bundle(4_000, 5);
    let ws = workspace(&path);
    let book = book(&ws, &Policy::standard(), None);
    let said = between(&ws, &book, None, [2010, 2020, 2030]);
    let lists = said.phrases(&all);
    for list in lists.iter().filter(|list| list.language.is_some()) {
        let falls = list.phrases.windows(2).all(|two| two[0].contrast.z >= two[1].contrast.z);
        assert!(falls && list.phrases[0].contrast.z > 1.0, "{:?}", list.phrases);
    }
    let of = |code: &str, phrase: &str| {
        let list = lists.iter().find(|list| list.language == Language::parse(code)).unwrap();
        let found = list.phrases.iter().find(|found| found.phrase.contains(phrase));
        found.unwrap_or_else(|| panic!("{phrase} in {:?}", list.phrases)).contrast.z
    };
    for (code, pleased, displeased) in [
        ("en", "good value", "expensive"),
        ("ro", "merge rapid", "prea scump"),
        ("uk", "новий", "занадто дорого"),
        ("zh", "性价比高", "太贵"),
        ("nb", "veldig bra", "altfor dyrt"),
    ] {
        assert!(of(code, pleased) > 0.0 && of(code, displeased) < 0.0, "{code}");
    }
}
