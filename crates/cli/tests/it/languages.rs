//! What people read in five languages, and what programs read in none of them.

use std::collections::BTreeSet;

use expect_test::expect_file;
use tenure_domain::policy::presets::PRESETS;
use tenure_domain::policy::{Policy, SETTINGS};
use tenure_domain::schema::TableId;
use tenure_engine::checks;
use unicode_width::UnicodeWidthStr;

use crate::support::{NOW, Place, Run, command, finished};

const LANGUAGES: [&str; 5] = ["en", "ro", "uk", "zh", "nb"];

fn in_language(place: &Place, lang: &str, args: &[&str]) -> Run {
    let mut command = command(place.path());
    finished(command.args(args).args(["--lang", lang, "--now", NOW]))
}

#[test]
fn reports_read_so() {
    let place = Place::with_books();
    let args = ["report", "--input", "company", "--from", "2026-01", "--to", "2026-07"];
    for lang in LANGUAGES {
        let page = in_language(&place, lang, &args).ok();
        expect_file![format!("snapshots/report-{lang}.txt")].assert_eq(&page);
    }
}

#[test]
fn definitions_read_so() {
    let place = Place::new();
    for lang in LANGUAGES {
        let mut text = String::new();
        for metric in ["nrr", "support_load"] {
            text += &in_language(&place, lang, &["metric", metric, "--define"]).ok();
            text.push('\n');
        }
        expect_file![format!("snapshots/define-{lang}.txt")].assert_eq(&text);
    }
}

#[test]
fn figures_read_so() {
    let place = Place::with_books();
    for lang in LANGUAGES {
        let mut text = String::new();
        for args in [
            "metric customer_churn --input company --interval",
            "metric mrr --input company --from 2026-01 --to 2026-07 --grain quarter --by country",
            "metric mrr --input company --from 2026-03 --to 2026-04 --rows",
            "metric ltv_cac --input company --from 2026-03 --to 2026-04",
            "calc churn --lost 3 --start 1200",
            "calc lifetime --lost 0 --start 150",
            "calc clv --mrr 100000 --customers 100 --churn 1% --currency EUR",
            "calc ltv-cac --clv 3000 --cac 1000",
            "calc nps --promoters 50 --passives 30 --detractors 20",
            "calc change --lost 20 --start 1000 --lost-then 30 --start-then 1000",
        ] {
            let words: Vec<&str> = args.split(' ').collect();
            text += &format!("$ tenure {args}\n{}\n", in_language(&place, lang, &words).ok());
        }
        expect_file![format!("snapshots/figures-{lang}.txt")].assert_eq(&text);
    }
}

/// Every form for programs is the same, byte for byte, in every language.
#[test]
fn programs_read_the_same() {
    let place = Place::with_workspace();
    place.run(&["close", "2026-03", "--data", "books"]).ok();
    let data = "--data books";
    for (args, formats) in [
        ("report", "json"),
        ("metrics", "json csv ndjson"),
        ("metric nrr --define", "json"),
        ("metric nrr --variant all", "json csv ndjson"),
        ("metric customer_churn --interval", "json csv ndjson"),
        ("metric mrr --by country", "json csv ndjson"),
        ("metric mrr --from 2026-03 --to 2026-04 --rows", "json csv ndjson"),
        ("metric cac", "json csv"),
        ("movements", "json csv ndjson"),
        ("customers", "json csv ndjson"),
        ("cohorts", "json csv ndjson"),
        ("survival", "json csv"),
        ("renewals", "json csv"),
        ("cmrr", "json csv"),
        ("churn-change --by country", "json csv"),
        ("policy compare standard stripe", "json csv"),
        ("explain customer a --at 2026-05-01", "json"),
        ("explain nrr --from 2026-03 --to 2026-04", "json"),
        ("restated", "json csv"),
        ("close --list", "json csv"),
        ("batches", "json csv"),
        ("check", "json csv"),
        ("calc churn --lost 3 --start 1200", "json csv ndjson"),
        ("calc lifetime --lost 0 --start 150", "json csv"),
        ("calc payback --cac 4000 --mrr 1234.5 --margin 90%", "json csv"),
        ("calc ltv-cac --clv 3000 --cac 1000", "json csv"),
    ] {
        let alone = ["metrics", "calc", "metric nrr --define"];
        let data = if alone.iter().any(|it| args.starts_with(it)) { "" } else { data };
        for format in formats.split(' ') {
            let line = format!("{args} {data} --format {format}");
            let words: Vec<&str> = line.split_whitespace().collect();
            let english = in_language(&place, "en", &words);
            for lang in LANGUAGES {
                let run = in_language(&place, lang, &words);
                assert_eq!((run.code, &run.out), (english.code, &english.out), "{lang}: {line}");
            }
        }
    }
}

#[test]
fn the_language_comes_from_the_option_or_the_surroundings() {
    let place = Place::new();
    let first = |variables: &[(&str, &str)], option: &[&str]| {
        let mut command = command(place.path());
        command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env_remove("LANG");
        command.envs(variables.iter().copied());
        let run = finished(command.args(["metrics", "--now", NOW]).args(option));
        run.ok().split(' ').next().unwrap().to_owned()
    };
    assert_eq!(first(&[], &[]), "Metric");
    assert_eq!(first(&[("LANG", "uk_UA.UTF-8")], &[]), "Показник");
    assert_eq!(first(&[("LANG", "uk_UA.UTF-8"), ("LC_ALL", "C")], &[]), "Metric");
    assert_eq!(first(&[("LC_ALL", "C"), ("TENURE_LANG", "nb")], &[]), "Måltall");
    assert_eq!(first(&[("TENURE_LANG", "nb")], &["--lang", "ro"]), "Indicator");
    assert_eq!(first(&[("TENURE_LANG", "xx")], &[]), "Metric");
    assert_eq!(first(&[("LANG", "de_DE.UTF-8")], &[]), "Metric");
}

#[test]
fn an_unknown_language_is_wrong_usage() {
    let run = in_language(&Place::new(), "klingon", &["metrics"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("klingon") && run.err.contains("uk (українська)"), "{}", run.err);
}

#[test]
fn a_shell_speaks_the_language_of_its_line() {
    let place = Place::with_workspace();
    place.write("lines", b"metrics --lang nb\nmetrics\n");
    let mut command = command(place.path());
    let lines = std::fs::File::open(place.path().join("lines")).unwrap();
    command.args(["shell", "--data", "books", "--lang", "ro", "--now", NOW]).stdin(lines);
    let out = finished(&mut command).ok();
    let heads = ["M\u{e5}ltall", "Indicator"];
    let found: Vec<&str> = out
        .lines()
        .filter_map(|line| line.split(' ').next())
        .filter(|word| heads.contains(word))
        .collect();
    assert_eq!(found, heads);
}

/// Letters that take two columns do not push numbers out of their column.
#[test]
fn chinese_columns_stand_below_each_other() {
    let place = Place::with_books();
    let page = in_language(&place, "zh", &["report", "--input", "company"]).ok();
    let bridge: Vec<&str> = page.lines().skip_while(|line| !line.starts_with("变动桥")).collect();
    let widths: Vec<usize> = bridge[1..6].iter().map(|line| line.width()).collect();
    assert!(widths.iter().all(|width| *width == widths[0]), "{widths:?}\n{page}");
}

/// Pages of the command line and the forms that programs read of each, on the demo company.
/// `CUSTOMER` and `DAY` are filled in.
const PAGES: &[(&str, &str)] = &[
    ("movements --from 2026-09 --to 2026-10", "json csv ndjson"),
    ("customers --limit 5", "json csv ndjson"),
    (
        "customers --limit 3 --columns name,arr,mrr_change_90d,last_seen,renewal,last_nps",
        "json csv",
    ),
    ("customer CUSTOMER", "json csv"),
    ("survival", "json csv"),
    ("survival --by country", "json csv ndjson"),
    ("churn-change --by tenure", "json csv"),
    ("payback", "json csv"),
    ("clv", "json csv"),
    ("usage --limit 4", "json csv"),
    ("onboarding", "json csv"),
    ("onboarding --by mrr_band", "json csv"),
    ("feedback", "json csv"),
    ("feedback phrases --limit 3", "json csv"),
    ("feedback languages", "json csv"),
    ("feedback verbatims --limit 4", "json csv"),
    ("relate", "json csv"),
    ("advocates", "json csv"),
    ("advocates --list --limit 5", "json csv"),
    ("renewals", "json csv"),
    ("cmrr --rows", "json csv"),
    ("check", "json csv"),
    ("check --list", "json csv"),
    ("explain metric nrr", "json"),
    ("explain customer CUSTOMER", "json"),
    ("explain movement CUSTOMER DAY", "json"),
    ("reconcile --against theirs.csv", "json csv"),
    ("reconcile --against theirs.csv --by customer", "json csv"),
    ("segment fields", "json csv"),
    ("segment check mrr>500", "json"),
    ("policy list", "json csv"),
    ("policy show chartmogul", "json csv"),
    ("policy compare standard stripe", "json csv"),
    ("policy compare standard stripe --from 2026-07 --to 2026-08 --grain month", "json csv"),
    ("close --list", "json csv"),
    ("restated", "json csv ndjson"),
    ("batches list", "json csv"),
    ("status", "json csv"),
    ("doctor", "json csv"),
    ("import late --dry-run", "json csv"),
    ("metric mrr --by tenure", "json csv"),
    ("metric mrr --by mrr_band", "json csv"),
];

/// The day after the demo company's data.
const AFTER: &str = "2026-11-02T00:00:00Z";

/// The demo company as the workspace `books`, with a closed month, files that say something new of
/// it, and another system's figures; and a customer and a day on which its MRR moved.
fn demo() -> (Place, String, String) {
    let place = Place::new();
    let run = |args: &[&str]| place.run_at(AFTER, args);
    run(&["demo", "--out", "company", "--customers", "90", "--months", "18"]).ok();
    run(&["import", "company", "--data", "books"]).ok();
    run(&["close", "2026-08", "--data", "books", "--by", "Ana", "--note", "x"]).ok();
    let list = ["movements", "--data", "books", "--kind", "expansion", "--format", "csv"];
    let list = run(&list).ok();
    let last: Vec<&str> = list.lines().last().unwrap().split(',').collect();
    let (customer, day) = (last[1].to_owned(), last[0][..10].to_owned());
    let late = format!(
        "subscription_id,customer_id,plan_id,amount,currency,interval,started_at\n\
         late,{customer},,77,EUR,month,2026-05-05\nbad,{customer},,77,EUR,month,never\n"
    );
    place.write("late/subscriptions.csv", late.as_bytes());
    assert_eq!(run(&["import", "late", "--data", "books"]).code, 1);
    let theirs = format!("customer,month,mrr\n{customer},2026-08,12\nXX1,2026-08,7\n");
    place.write("theirs.csv", theirs.as_bytes());
    (place, customer, day)
}

/// A page in a language, with what is remarked beside it.
fn page(
    place: &Place,
    (customer, day): (&str, &str),
    lang: &str,
    line: &str,
    more: &[&str],
) -> Run {
    let mut command = command(place.path());
    let own = |word: &str| word.replace("CUSTOMER", customer).replace("DAY", day);
    command.args(line.split(' ').map(own)).args(more).args(["--lang", lang, "--now", AFTER]);
    let alone = ["policy list", "policy show", "check --list"];
    if !alone.iter().any(|it| line.starts_with(it)) {
        command.args(["--data", "books"]);
    }
    finished(&mut command)
}

/// Words in plain letters that stand by themselves: no ids, files, options or numbers.
fn words(text: &str) -> BTreeSet<&str> {
    let marks = [',', ';', ':', '(', ')', '.', '?', '!', '"', '\'', '*', '，', '：', '；', '。'];
    let tokens = text.split_whitespace().map(|token| token.trim_matches(marks));
    let is_word =
        |token: &&str| token.len() > 2 && token.bytes().all(|letter| letter.is_ascii_alphabetic());
    tokens.filter(is_word).collect()
}

/// Ids that people type, and what the demo company's rows say.
fn ids(place: &Place) -> BTreeSet<String> {
    let mut ids: BTreeSet<String> =
        TableId::ALL.iter().map(|table| table.name().to_owned()).collect();
    for key in SETTINGS {
        ids.insert(key.to_owned());
        let values = Policy::values_of(key).unwrap_or_default();
        ids.extend(words(&values.replace('|', " ")).into_iter().map(str::to_owned));
    }
    ids.extend(PRESETS.iter().map(|preset| preset.name.to_owned()));
    ids.extend(checks::all().iter().map(|check| check.name.to_owned()));
    // The first line of a file names columns: those are ids, and some are words of pages too.
    let named = [("features.csv", 0), ("milestones.csv", 1), ("goals.csv", 1)];
    for (file, column) in named.into_iter().chain([2, 3].map(|at| ("interactions.csv", at))) {
        let text = place.read(&format!("company/{file}"));
        let cells = text.lines().skip(1).filter_map(|row| row.split(',').nth(column));
        ids.extend(cells.flat_map(words).map(str::to_owned));
    }
    for file in ["customers.csv", "plans.csv"] {
        let text = place.read(&format!("company/{file}")).replace([',', '"'], " ");
        let rows: Vec<&str> = text.lines().skip(1).collect();
        ids.extend(words(&rows.join(" ")).into_iter().map(str::to_owned));
    }
    let typed = "Fader Hardie bootstrap standard MRR ARR NPS nps csat nrr mrr start paying paused active tenure csv json books \
                 bundle Stripe Greenwood Newcombe Monroe Colaresi Quinn EUR late bad never";
    let said = "billing how bug budget business card cut expired payment failed review call note \
                email competitor missing feature switched price dear too closed project fraud";
    ids.extend([typed, said].iter().flat_map(|text| words(text)).map(str::to_owned));
    ids
}

/// Words that a language writes as English does.
fn shared(lang: &str) -> BTreeSet<&'static str> {
    words(match lang {
        "ro" => {
            "are date model moment total text cost plan Plan Total Cost contact min per client fapte"
        }
        "nb" => {
            "Hash Leads Net Negative Plan plan Status Trend data for min over rate under per kunde type \
             Type mobil region Region god hash Side Id til"
        }
        _ => "",
    })
}

/// Every page is said in the language that was asked for: it shares no words with the English one
/// but ids, what rows say, and words that both languages have.
#[test]
fn no_page_is_left_in_english() {
    let (place, customer, day) = demo();
    let ids = ids(&place);
    let mut wrong = Vec::new();
    for (line, _) in PAGES {
        // What customers write, and what vendors say, stays as it is.
        if ["feedback phrases", "feedback verbatims", "policy show"]
            .iter()
            .any(|it| line.contains(it))
        {
            continue;
        }
        let of = |lang| page(&place, (&customer, &day), lang, line, &[]);
        let english = of("en");
        let read = |run: &Run| match *line {
            // The first column names fields as they are typed.
            "segment fields" => second_column_on(&run.out),
            _ => format!("{}{}", run.out, snippets_out(&run.err)),
        };
        let english_text = read(&english);
        assert!(!english.out.is_empty(), "{line}: {english:#?}");
        for lang in ["ro", "uk", "zh", "nb"] {
            let own = of(lang);
            assert_eq!(own.code, english.code, "{lang}: {line}: {own:#?}");
            let (own, shared) = (read(&own), shared(lang));
            let left: Vec<&str> = words(&own)
                .intersection(&words(&english_text))
                .filter(|word| !ids.contains(**word) && !shared.contains(*word))
                .copied()
                .collect();
            if !left.is_empty() || own == english_text {
                wrong.push(format!("{lang}: {line}: {left:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn second_column_on(page: &str) -> String {
    let rest = |line: &str| line.split_once("  ").map_or("", |(_, rest)| rest).to_owned() + "\n";
    // Bands are listed as they are typed.
    page.lines().filter(|line| !line.starts_with("contract_length")).map(rest).collect()
}

/// What is said beside a page, without rows that are refused: what is wrong with a row is told as
/// errors are, in English.
fn snippets_out(err: &str) -> String {
    let is_row = |line: &&str| {
        let start = line.trim_start();
        line.starts_with("error") || start.starts_with(['-', '|', '=']) || start.contains(" |")
    };
    err.lines().filter(|line| !is_row(line)).map(|line| line.to_owned() + "\n").collect()
}

/// Pages whose words are mostly customers' or vendors' own have headings of the language.
#[test]
fn headings_above_others_words_are_of_the_language() {
    let (place, customer, day) = demo();
    for (line, english, own) in [
        ("feedback phrases --limit 3", "Said by", "Хто сказав"),
        ("feedback verbatims --limit 4", "Comment", "Коментар"),
        ("policy show chartmogul", "nothing was found, so as in standard", "нічого не знайдено"),
    ] {
        let of = |lang| page(&place, (&customer, &day), lang, line, &[]).ok();
        assert!(of("en").contains(english), "{line}");
        let ukrainian = of("uk");
        assert!(ukrainian.contains(own) && !ukrainian.contains(english), "{ukrainian}");
    }
}

/// Every form for programs of every page is the same, byte for byte, in every language.
#[test]
fn programs_read_every_page_the_same() {
    let (place, customer, day) = demo();
    for (line, formats) in PAGES {
        for format in formats.split(' ') {
            let of = |lang| page(&place, (&customer, &day), lang, line, &["--format", format]);
            let english = of("en");
            assert!(english.code < 2 && !english.out.is_empty(), "{line}: {english:#?}");
            for lang in ["ro", "uk", "zh", "nb"] {
                let run = of(lang);
                assert_eq!((run.code, &run.out), (english.code, &english.out), "{lang}: {line}");
            }
        }
    }
}

/// Remarks on data are said in the language too, with plurals; advice on how to ask stays English.
#[test]
fn remarks_are_of_the_language_and_errors_are_english() {
    let place = Place::with_books();
    let bad = "subscription_id,customer_id,amount,currency,interval,started_at\n\
               s1,a,49,EUR,month,2026-01-01\ns2,a,49,EUR,month,never\n";
    place.write("company/subscriptions.csv", bad.as_bytes());
    for (lang, said) in [
        ("en", "1 row was rejected; the figures are without it"),
        ("ro", "1 rând a fost respins; cifrele sunt fără el"),
        ("uk", "відхилено 1 рядок; показники без нього"),
        ("zh", "1 行被拒绝；数字不含这些行"),
        ("nb", "1 rad ble avvist; tallene er uten den"),
    ] {
        let run = in_language(&place, lang, &["customers", "--input", "company"]);
        assert!(run.err.contains(said), "{lang}: {}", run.err);
        let wrong = in_language(&place, lang, &["customers", "--input", "nowhere"]);
        assert!(wrong.code == 2 && wrong.err.contains("error:"), "{wrong:#?}");
    }
}

/// What commands say when they are done: no sentence of it is left in English.
#[test]
fn closing_words_are_of_the_language() {
    let place = Place::with_workspace();
    let lines = |lang: &str| {
        let (mail, out) = (format!("{lang}@example.com"), |name: &str| format!("{name}-{lang}"));
        [
            vec!["demo", "--out", &out("demo"), "--customers", "5", "--months", "3"],
            vec!["export", "--data", "books", "--out", &out("sheets")],
            vec!["user", "add", &mail, "--role", "analyst", "--data", "books"],
            vec!["user", "role", &mail, "viewer", "--data", "books"],
            vec!["user", "password", &mail, "--data", "books"],
            vec!["user", "list", "--data", "books"],
            vec!["token", "add", "try", "--user", &mail, "--scope", "read", "--data", "books"],
            vec!["token", "list", "--data", "books"],
            vec!["backup", "--data", "books", "--out", &out("backup")],
            vec!["backup", "--verify", &out("backup")],
            vec!["restore", &out("backup"), "--data", &out("again")],
            vec!["user", "remove", &mail, "--data", "books"],
        ]
        .map(|line| line.into_iter().map(str::to_owned).collect::<Vec<String>>())
    };
    let said = |lang: &str| {
        lines(lang).map(|line| {
            let words: Vec<&str> = line.iter().map(String::as_str).collect();
            let run = in_language(&place, lang, &words);
            assert_eq!(run.code, 0, "{line:?}: {run:#?}");
            let of_page = if words[1] == "list" { run.out.as_str() } else { "" };
            (words.join(" "), format!("{}{of_page}", run.err))
        })
    };
    let english = said("en");
    let typed =
        words("tenure report input analyst viewer admin example com books try read token Token");
    let shared = |lang: &str| match lang {
        "ro" => words("mail"),
        "nb" => words("byte ark"),
        _ => BTreeSet::new(),
    };
    for lang in ["ro", "uk", "zh", "nb"] {
        for ((line, own), (_, english)) in said(lang).iter().zip(&english) {
            let (shared, english) = (shared(lang), words(english));
            let both = words(own);
            let left: Vec<&&str> = both
                .intersection(&english)
                .filter(|word| !typed.contains(**word) && !shared.contains(**word))
                .collect();
            assert!(left.is_empty(), "{lang}: {line}: {left:?} in {own}");
            assert!(!own.trim().is_empty(), "{line}");
        }
    }
}
