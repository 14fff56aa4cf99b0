//! Questions at random from the description of the API: whatever is asked, the answer is one that
//! the description names, and the server goes on.

use serde_json::Value;

use super::serving::{Served, encoded};
use super::support::Place;

/// Values that somebody may give to anything.
const ANYTHING: [&str; 24] = [
    "",
    "0",
    "-1",
    "1e400",
    "99999999999999999999999999",
    "true",
    "mrr",
    "nrr",
    "plan",
    "a",
    "2026-01",
    "2026-01-31",
    "9999-12-31",
    "0000-00-00",
    "-9999-01-01",
    "2026-02-30T25:61:61Z",
    "EUR",
    "XXX",
    "--help",
    "-",
    "' or 1=1 --",
    "country = \"RO\"",
    "((((((((((mrr > 5",
    "\u{0}\u{1F4A9}ș\u{202E}\n\r\t%00../../etc/passwd",
];

/// Numbers at random that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % n as u64).unwrap()
    }
}

#[test]
fn nothing_that_is_asked_brings_the_server_down() {
    let place = Place::with_workspace();
    let served = Served::new(&place);
    let description = tenure_cli::openapi().unwrap();
    let mut dice = Dice(7);
    let paths = description["paths"].as_object().unwrap();
    let (mut answered, mut failed) = (0, Vec::new());
    for (path, item) in paths.iter().filter(|(path, _)| path.contains("/ask/")) {
        for _ in 0..rounds() {
            let query = query(&item["get"], &mut dice);
            let answer = served.get(&format!("{path}?{query}"), "");
            let told: Value = serde_json::from_str(&answer.body).unwrap_or_default();
            if !matches!(answer.status, 200 | 400 | 404) || !told.is_object() {
                failed.push(format!("{} {path}?{query} {:.80}", answer.status, answer.body));
            } else if answer.status == 200 {
                answered += 1;
                assert!(told["schema_version"].is_number(), "{path}?{query}");
            } else {
                assert!(!told["detail"].as_str().unwrap().is_empty(), "{path}?{query}");
            }
        }
    }
    assert_eq!(failed, Vec::<String>::new());
    assert!(answered > paths.len(), "only {answered} were answered: the questions are too wild");
    assert_eq!(served.get("/livez", "").status, 200);
}

/// Questions for each path: more where property tests try more.
fn rounds() -> usize {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    cases.unwrap_or(64_usize) / 5
}

/// What is required, and some of the rest, each with a value that fits or with any.
fn query(operation: &Value, dice: &mut Dice) -> String {
    let parameters = operation["parameters"].as_array().unwrap();
    let named = parameters.iter().filter(|parameter| parameter["name"].is_string());
    let mut pairs = Vec::new();
    for parameter in named {
        let required = parameter["required"] == true;
        if !required && dice.below(4) > 0 {
            continue;
        }
        let name = parameter["name"].as_str().unwrap();
        let value = match dice.below(3) {
            0 => ANYTHING[dice.below(ANYTHING.len())].to_owned(),
            _ => fitting(name, &parameter["schema"], dice),
        };
        pairs.push(format!("{name}={}", encoded(&value)));
    }
    pairs.join("&")
}

/// A value that may be meant.
fn fitting(name: &str, schema: &Value, dice: &mut Dice) -> String {
    if let Some(values) = schema["enum"].as_array() {
        return values[dice.below(values.len())].as_str().unwrap().to_owned();
    }
    let pick = |values: &[&str], dice: &mut Dice| values[dice.below(values.len())].to_owned();
    match (name, schema["type"].as_str().unwrap()) {
        (_, "boolean") => pick(&["true", "false"], dice),
        (_, "integer") => pick(&["0", "1", "3", "12", "1000"], dice),
        ("metric", _) => {
            pick(&["mrr", "nrr", "customer_churn", "nps", "cac", "active_users"], dice)
        }
        ("customer", _) => pick(&["a", "b", "c", "d"], dice),
        ("from", _) => pick(&["2026-01", "2025", "2026-03-05"], dice),
        ("to", _) => pick(&["2026-02", "2026-06", "2026-03-06"], dice),
        ("at" | "date" | "known_at", _) => pick(&["2026-04-30", "2026-03-20"], dice),
        ("by", _) => pick(&["plan", "country", "currency", "mrr_band"], dice),
        ("segment", _) => pick(&["country = \"RO\"", "mrr > 20 and plan in (\"pro\")"], dice),
        ("policy", _) => pick(&["standard", "chartmogul"], dice),
        ("variant", _) => pick(&["all", "standard"], dice),
        _ => pick(&["1", "10", "a", "100"], dice),
    }
}
