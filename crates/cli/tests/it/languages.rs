//! What people read in five languages, and what programs read in none of them.

use expect_test::expect_file;
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
