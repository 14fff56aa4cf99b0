//! Calculators: results worked out by hand or printed elsewhere, exactly; what is undefined; what
//! is refused.

use serde_json::Value;

use crate::support::{Place, at, text};

fn calc(line: &str) -> crate::support::Run {
    let words: Vec<&str> = std::iter::once("calc").chain(line.split_whitespace()).collect();
    Place::new().run(&words)
}

fn json(line: &str) -> Value {
    calc(&format!("{line} --format json")).json()
}

/// The examples of the articles that the catalogue was drawn from, and a few by hand.
#[test]
fn printed_examples_come_out_exactly() {
    for (line, value, exact) in [
        // 100 000 spent, 100 won.
        ("cac --spend 100000 --new 100", "1000", ("1000", "1")),
        // 1 % a month is 100 months.
        ("lifetime --churn 1%", "100", ("100", "1")),
        // 100 000 of 100 customers at 1 % a month.
        ("clv --mrr 100000 --customers 100 --churn 1%", "100000", ("100000", "1")),
        ("clv --arpa 1000 --lost 1 --start 100", "100000", ("100000", "1")),
        ("clv --arpa 1000 --margin 80% --contract-months 24", "19200", ("19200", "1")),
        ("clv --arpa 49.90 --margin 80% --churn 2.5%", "1596.8", ("7984", "5")),
        // 4 000 ÷ (400 × 0.9) = 11.1 months.
        ("payback --cac 4000 --mrr 400 --margin 90%", "11.111111111111", ("100", "9")),
        // 5 of 500.
        ("lead-to-customer --customers 5 --leads 500", "0.01", ("1", "100")),
        ("ltv-cac --clv 3000 --cac 1000", "3", ("3", "1")),
        ("churn --lost 5 --start 100", "0.05", ("1", "20")),
        ("crr --start 200 --end 210 --new 30", "0.9", ("9", "10")),
        (
            "nrr --start 100000 --expansion 12000 --contraction 3000 --churned 5000",
            "1.04",
            ("26", "25"),
        ),
        ("grr --start 100000 --contraction 3000 --churned 5000", "0.92", ("23", "25")),
        ("revenue-churn --start 50,000 --churned 1,000 --contraction 500", "0.03", ("3", "100")),
        (
            "quick-ratio --new 8000 --expansion 2000 --churned 2000 --contraction 500",
            "4",
            ("4", "1"),
        ),
        ("nps --promoters 50 --passives 30 --detractors 20", "30", ("30", "1")),
        ("csat --positive 84 --answers 100", "0.84", ("21", "25")),
        ("trial-conversion --converted 25 --trials 100", "0.25", ("1", "4")),
        ("crc --cost 30000 --customers 600", "50", ("50", "1")),
        ("arpa --mrr 100k --customers 300", "333.333333333333", ("1000", "3")),
        ("arr --mrr 8333.33", "99999.96", ("2499999", "25")),
        ("gross-margin --revenue 100000 --cost 20000", "0.8", ("4", "5")),
        ("growth --from 100000 --to 190000 --months 12", "0.9", ("9", "10")),
        ("change --lost 20 --start 1000 --lost-then 30 --start-then 1000", "-0.01", ("-1", "100")),
    ] {
        let answer = json(line);
        assert_eq!(text(&answer, "results.0.value"), value, "{line}");
        assert_eq!(text(&answer, "results.0.exact.0"), exact.0, "{line}");
        assert_eq!(text(&answer, "results.0.exact.1"), exact.1, "{line}");
        assert!(!text(&answer, "results.0.arithmetic").is_empty(), "{line}");
    }
}

#[test]
fn a_year_of_five_percent_is_no_sixty() {
    let answer = json("churn --lost 5 --start 100");
    // 1 − 0.95¹² = 0.459 639 991 3…, and 12 × 5 %.
    assert!(text(&answer, "results.1.value").starts_with("0.4596399"), "{answer:#}");
    assert!(at(&answer, "results.1.exact").is_null());
    assert_eq!(text(&answer, "results.2.value"), "0.6");
    assert_eq!(text(&answer, "results.2.benchmarks.0.place"), "above");
    // 0.5 % a month is 6 % a year: within the first band, above the second.
    let answer = json("churn --lost 5 --start 1000");
    assert_eq!(text(&answer, "results.2.value"), "0.06");
    assert_eq!(text(&answer, "results.2.benchmarks.0.place"), "within");
    assert_eq!(text(&answer, "results.2.benchmarks.1.place"), "above");
    let page = calc("churn --lost 5 --start 1000").ok();
    assert!(page.contains("Benchmark: 5 % to 7 %, usual for an established company"), "{page}");
    // A year is its own.
    assert_eq!(
        json("churn --lost 5 --start 100 --period year")["results"].as_array().unwrap().len(),
        1
    );
}

#[test]
fn rates_of_samples_have_intervals() {
    let near = |answer: &Value, path: &str, want: f64| {
        let is: f64 = text(answer, path).parse().unwrap();
        assert!((is - want).abs() < 0.000_06, "{path}: {is} is not {want}");
    };
    // Wilson's of 2 of 100 is 0.55 to 7.00 %.
    let churn = json("churn --lost 2 --start 100");
    near(&churn, "results.0.interval.low", 0.0055);
    near(&churn, "results.0.interval.high", 0.0700);
    // Newcombe's table II: 56/70 against 48/80.
    let change = json("change --lost 56 --start 70 --lost-then 48 --start-then 80");
    near(&change, "results.0.interval.low", 0.0524);
    near(&change, "results.0.interval.high", 0.3339);
    let nps = json("nps --promoters 50 --passives 30 --detractors 20 --interval trinomial");
    near(&nps, "results.0.interval.low", 30.0 - 15.307_8);
    // 1 ÷ the ends, which change places.
    let life = json("lifetime --lost 2 --start 100 --level 90");
    let churn = json("churn --lost 2 --start 100 --level 90");
    let end = |answer: &Value, path: &str| text(answer, path).parse::<f64>().unwrap();
    let product = end(&life, "results.0.interval.low") * end(&churn, "results.0.interval.high");
    assert!((product - 1.0).abs() < 1e-4, "{product}");
    assert_eq!(text(&life, "results.0.interval.level"), "0.9");
}

#[test]
fn what_is_undefined_says_why() {
    for (line, why) in [
        ("churn --lost 0 --start 0", "nobody was there at the start"),
        ("cac --spend 100 --new 0", "nobody was won"),
        ("lifetime --churn 0", "nobody left"),
        ("clv --arpa 50 --churn 0%", "nobody left"),
        ("clv --mrr 50 --customers 0 --churn 1%", "nobody pays"),
        ("payback --cac 100 --mrr 0", "a customer earns nothing"),
        ("nps --promoters 0 --passives 0 --detractors 0", "nobody answered"),
        ("quick-ratio --new 10 --churned 0", "nothing was lost"),
        ("nrr --start 0 --expansion 1 --contraction 0 --churned 0", "no MRR was there"),
        ("growth --from 0 --to 5", "nothing then to grow from"),
    ] {
        let answer = json(line);
        assert!(at(&answer, "results.0.value").is_null(), "{line}");
        assert!(text(&answer, "results.0.undefined").contains(why), "{line}: {answer:#}");
        let page = calc(line).ok();
        assert!(page.contains(&format!("= — {why}")) || page.contains("= — "), "{page}");
        assert!(!page.contains("NaN") && !page.contains("inf"), "{page}");
    }
}

/// None of 100 left: the upper end is 3.84 ÷ 103.84 = 3.70 %, so 27.0 months at least.
#[test]
fn nobody_left_still_has_a_bound() {
    let page = calc("lifetime --lost 0 --start 100").ok();
    assert!(page.contains("ends at 3.70 %, so it is at least 27.0 months"), "{page}");
    let page = calc("clv --arpa 1000 --lost 0 --start 100").ok();
    assert!(page.contains("so it is at least 27,0"), "{page}");
}

#[test]
fn bad_numbers_are_told_with_a_way_out() {
    for (line, says) in [
        ("churn --lost five --start 100", "it is no number; write it like 1234.5"),
        ("churn --lost 1.5 --start 100", "a whole number"),
        ("churn --lost -5 --start 100", "it cannot be below 0"),
        ("churn --lost 7 --start 5", "--lost 7 is more than --start 5"),
        (
            "nrr --start 100 --expansion 0 --contraction 80 --churned 50",
            "--churned + --contraction 50 + 80 is more than --start + --expansion 100 + 0",
        ),
        ("cac --spend 1,5 --new 3", "can be read in two ways"),
        ("lifetime --churn 5", "write a share with its sign, 5%"),
        ("payback --cac 1 --mrr 1 --margin 120%", "100% at most"),
        ("clv --arpa 5", "--churn"),
        ("clv --churn 1%", "--arpa"),
        ("lifetime --churn 1% --lost 3 --start 5", "cannot be used with"),
        ("arr --mrr 5 --currency EURO", "is not a currency"),
        ("quick", "quick-ratio"),
    ] {
        let run = calc(line);
        assert_eq!(run.code, 2, "{line}: {run:#?}");
        assert!(run.err.contains(says), "{line}: {}", run.err);
        assert!(run.out.is_empty(), "{line}");
    }
}

#[test]
fn amounts_have_the_decimals_of_their_currency() {
    assert!(calc("cac --spend 1000 --new 3").ok().contains("= 333.33\n"));
    assert!(calc("cac --spend 1000 --new 3 --currency jpy").ok().contains("= 333 JPY\n"));
    assert!(calc("cac --spend 1000 --new 3 --currency KWD").ok().contains("= 333.333 KWD\n"));
}

#[test]
fn every_calculator_opens_its_help_with_examples_that_work() {
    let help = calc("--help").ok();
    assert!(help.starts_with("Examples:\n  tenure calc churn"), "{help}");
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    let names: Vec<&str> = commands
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next())
        .collect();
    assert!(names.len() > 20, "{names:?}");
    for name in names {
        let help = calc(&format!("{name} --help")).ok();
        let examples: Vec<&str> =
            help.lines().skip(1).map_while(|line| line.strip_prefix("  tenure calc ")).collect();
        assert!(!examples.is_empty(), "{name}: {help}");
        for example in examples {
            assert!(example.starts_with(name), "{example}");
            calc(example).ok();
        }
    }
}

#[test]
fn few_answers_are_minded_in_every_calculator() {
    for (line, minds) in [
        ("nps --promoters 1 --passives 0 --detractors 0", "only 1: too few for a percentage"),
        ("change --lost 1 --start 4 --lost-then 0 --start-then 3", "only 3: too few"),
        ("change --lost 10 --start 400 --lost-then 0 --start-then 3", "only 3: too few"),
        ("csat --positive 2 --answers 3", "only 3: too few"),
    ] {
        let page = calc(line).ok();
        assert!(page.contains(minds), "{line}: {page}");
    }
    let many = calc("nps --promoters 500 --passives 300 --detractors 200").ok();
    assert!(!many.contains("only"), "{many}");
}

#[test]
fn a_bound_is_money_as_the_rest_of_its_answer() {
    let page = calc("clv --arpa 49 --lost 0 --start 50 --currency EUR").ok();
    assert!(page.contains("so it is at least 686.78 EUR"), "{page}");
}

#[test]
fn sources_are_joined_as_the_language_does() {
    let page = calc("nps --promoters 3 --passives 0 --detractors 0 --lang zh").ok();
    assert!(page.contains("文章；") && !page.contains("; "), "{page}");
}

#[test]
fn decimals_are_typed_as_the_language_writes_them() {
    for lang in ["ro", "uk", "nb"] {
        let line = format!("--lang {lang} clv --arpa 49,50 --churn 2,5% --format json");
        assert_eq!(text(&json_of(&line), "results.0.value"), "1980", "{lang}");
        let line = format!("--lang={lang} clv --arpa 49.50 --churn 2.5% --format json");
        assert_eq!(text(&json_of(&line), "results.0.value"), "1980", "{lang}");
        let twice = calc_of(&format!("--lang {lang} clv --arpa 1,234 --churn 1%"));
        assert_eq!(twice.code, 2);
        assert!(twice.err.contains("as thousands it is 1234, with decimals 1,2340"), "{twice:?}");
    }
    let english = calc("clv --arpa 49,50 --churn 2%");
    assert!(english.code == 2 && english.err.contains("two ways"), "{english:?}");
    let grouped = json_of("--lang en clv --arpa 1,234 --churn 1% --format json");
    assert_eq!(text(&grouped, "results.0.value"), "123400");
}

/// A command line with options before the calculator.
fn calc_of(line: &str) -> crate::support::Run {
    let (lang, rest) = line.split_once(" clv").unwrap();
    let words: Vec<&str> =
        lang.split(' ').chain(["calc", "clv"]).chain(rest.split_whitespace()).collect();
    Place::new().run(&words)
}

fn json_of(line: &str) -> Value {
    calc_of(line).json()
}
