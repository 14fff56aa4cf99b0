//! The segment language.

use proptest::prelude::*;
use tenure_domain::money::{Currency, Mrr, UNITS_PER_MINOR};
use tenure_domain::time::Day;
use tenure_metrics::segment::{
    DEEPEST, Decimal, Field, Flag, LONGEST, Listed, Subject, Value, compile, fuzz_segment, parse,
};

use crate::book::parse_day;

/// A customer in Romania on two plans, since 31 January.
struct Ada {
    today: Day,
    /// Whether the MRR cannot be told.
    untold: bool,
}

const CUSTOM: [&str; 5] = ["tier", "Account size", "renewal", "vip", "in"];

impl Subject for Ada {
    fn attribute(&self, field: &Field) -> Value<'_> {
        let name = match field {
            Field::Attribute(attribute) => attribute.name,
            Field::Custom(name) => name,
            other => panic!("{other:?} is no attribute"),
        };
        match name {
            "country" => Value::Text("RO"),
            "industry" => Value::Text("Health Care"),
            "employees" => Value::Number(Decimal::whole(42).unwrap()),
            "created_at" => Value::Day(parse_day("2026-01-15")),
            "tier" => Value::Text("3"),
            "Account size" => Value::Text("10.50"),
            "renewal" => Value::Text("2026-09-30T10:00:00Z"),
            "vip" => Value::Text("yes"),
            _ => Value::Missing,
        }
    }

    fn any(&self, field: Listed, fits: &mut dyn FnMut(&str) -> bool) -> bool {
        let values: &[&str] = match field {
            Listed::Plan => &["Pro", "Extra Seats"],
            Listed::Product => &[],
            Listed::Currency => &["EUR", "USD"],
            Listed::PricingModel => &["per_seat", "flat"],
            Listed::ContractLength => &["12-23 months"],
        };
        values.iter().any(|value| fits(value))
    }

    fn mrr(&self) -> (Mrr, Currency) {
        (50_000 * UNITS_PER_MINOR, Currency::EUR)
    }

    fn start(&self) -> Option<Day> {
        Some(parse_day("2026-01-31"))
    }

    fn today(&self) -> Day {
        self.today
    }

    fn is(&self, flag: Flag) -> bool {
        flag != Flag::Paused
    }

    fn untold(&self, field: &Field) -> bool {
        self.untold && *field == Field::Mrr
    }
}

/// A lead: nothing is known.
struct Nobody;

impl Subject for Nobody {
    fn attribute(&self, _: &Field) -> Value<'_> {
        Value::Missing
    }

    fn any(&self, _: Listed, _: &mut dyn FnMut(&str) -> bool) -> bool {
        false
    }

    fn mrr(&self) -> (Mrr, Currency) {
        (0, Currency::EUR)
    }

    fn start(&self) -> Option<Day> {
        None
    }

    fn today(&self) -> Day {
        Day(20_000)
    }

    fn is(&self, _: Flag) -> bool {
        false
    }
}

fn holds(text: &str, subject: &dyn Subject) -> bool {
    compile(text, &CUSTOM).unwrap_or_else(|error| panic!("{text}: {error}")).holds(subject)
}

#[test]
fn tests_hold_or_do_not() {
    let ada = Ada { today: parse_day("2026-07-31"), untold: false };
    for text in [
        r#"plan in ("Pro", "Team") and mrr >= 500 and country = "RO""#,
        "country = 'ro' AND NOT paused",
        "mrr = 500.00 and mrr <= 500 and mrr > 499.99",
        "employees in (41, 42.0) and employees != 43",
        "industry contains 'health' and industry starts with 'HEALTH'",
        "industry not contains 'bank' and city not starts with 'b'",
        "city is missing and country is not missing and product is missing",
        "plan = 'extra seats' and plan = 'pro' and not plan = 'team'",
        "currency in ('usd') and currency not in ('gbp', 'chf')",
        "created_at = 2026-01 and created_at >= 2026-01-15 and created_at < 2026-02",
        "start > 2026-01-30 and cohort = 2026-01 and cohort <= 2026-01",
        "tier = '3' and tier = 3 and tier > 2.5 and attributes.tier in ('x', 3)",
        "attributes.\"Account size\" = 10.5 and attributes.\"account SIZE\" < 11",
        "renewal > 2026-09 or renewal = 2026-09-30",
        "vip and vip = true and not vip = false and attributes.\"in\" is missing",
        "paying and customer and active = true and paused = false",
        "country = 'DE' or country = 'RO' and mrr > 100",
        "(country = 'DE' or country = 'RO') and mrr > 100",
        "city != 'Cluj' and city not in ('Cluj') and not city = 'Cluj'",
    ] {
        assert!(holds(text, &ada), "{text}");
    }
    for text in [
        "mrr > 500",
        "plan != 'pro'",
        "plan not in ('Pro')",
        "industry starts with 'care'",
        "attributes.tier is missing",
        "vip = false",
        "tier > 3 or vip < 3 or renewal = 3",
        "not (country = 'RO')",
        "(country = 'DE' or country = 'RO') and mrr < 100",
    ] {
        assert!(!holds(text, &ada), "{text}");
    }
}

#[test]
fn tenure_counts_by_anniversaries() {
    // The first month of 31 January is over on 28 February.
    for (today, text, want) in [
        ("2026-02-27", "tenure >= 1 month", false),
        ("2026-02-28", "tenure >= 1 month", true),
        ("2026-02-28", "tenure > 1 month", false),
        ("2026-03-01", "tenure > 1 month", true),
        ("2026-02-28", "tenure = 1 month", true),
        ("2026-02-28", "tenure < 29 days and tenure <= 4 weeks", true),
        ("2027-01-30", "tenure < 1 year", true),
        ("2027-01-31", "tenure < 1 year", false),
        ("2027-01-31", "tenure in (1 year, 2 years)", true),
    ] {
        let ada = Ada { today: parse_day(today), untold: false };
        assert_eq!(holds(text, &ada), want, "{today}: {text}");
    }
}

#[test]
fn what_is_missing_fails_every_test_and_passes_its_opposite() {
    for test in [
        "country = 'RO'",
        "country in ('RO')",
        "country contains ''",
        "country starts with ''",
        "employees < 5",
        "employees >= 5",
        "created_at < 2026-01",
        "tenure < 1 day",
        "tenure >= 0 days",
        "start <= 2099-12-31",
        "plan = 'Pro'",
        "tier = 3",
        "vip",
        "vip = false",
    ] {
        assert!(!holds(test, &Nobody), "{test}");
        assert!(holds(&format!("not ({test})"), &Nobody), "{test}");
    }
    for test in ["tenure is missing", "start is missing", "plan is missing", "country != 'RO'"] {
        assert!(holds(test, &Nobody), "{test}");
    }
}

#[test]
fn errors_say_where_what_and_what_may_be_meant() {
    for (text, error) in [
        ("", "1:1: expected a field, found the end (such as country = \"RO\")"),
        ("contry = 'RO'", "1:1: there is no field contry (did you mean country?)"),
        (
            "mrr > 500\n  and plan = Pro",
            "2:14: expected a value, found `Pro` (text stands in quotes: \"Pro\")",
        ),
        ("attributes.teir = 3", "1:1: there is no attribute teir (did you mean attributes.tier?)"),
        (
            "country = 5",
            "1:11: country is compared with text in quotes, found 5 (text stands in quotes: \"5\")",
        ),
        ("mrr > '500'", "1:7: mrr is compared with a number, such as 500, found \"500\""),
        (
            "tenure > 6",
            "1:10: tenure is compared with a duration, such as 6 months, found 6 (of what? 6 days, 6 months)",
        ),
        ("tenure > 1.5 years", "1:10: a duration is a whole number of units and at most 200 years"),
        (
            "start > '2026-01-31'",
            "1:9: start is compared with a date without quotes, such as 2026-01-31 or 2026-01, found \"2026-01-31\"",
        ),
        ("country > 'A'", "1:11: text is not ordered, > means nothing (= and != can be asked)"),
        (
            "country",
            "1:1: country is not true or false by itself (compare it with a value, or: country is not missing)",
        ),
        ("paused is missing", "1:1: paused always has a value"),
        ("mrr is missing", "1:1: mrr always has a value (who pays nothing: mrr = 0)"),
        (
            "country is 'RO'",
            "1:12: expected `missing`, found \"RO\" (whether there is a value: `is missing`; what it is: `=`)",
        ),
        (
            "country in 'RO'",
            "1:12: expected `(`, found \"RO\" (a list stands in parentheses: in (\"a\", \"b\"))",
        ),
        ("country in ('RO' 'DE')", "1:18: expected `,` or `)`, found \"DE\""),
        ("country in ()", "1:13: expected a value, found `)`"),
        ("(paying", "1:1: this `(` is never closed"),
        ("paying)", "1:7: this `)` closes nothing"),
        (
            "paying paused",
            "1:8: expected a comparison, found `paused` (=, !=, <, <=, >, >=, in, contains, starts with or is missing)",
        ),
        (
            "mrr > 5 paused",
            "1:9: expected `and` or `or`, found `paused` (join two conditions with `and` or `or`)",
        ),
        ("country starts 'R'", "1:16: expected `with`, found \"R\""),
        ("country not = 'R'", "1:13: expected `in`, `contains` or `starts with`, found `=`"),
        (
            "'Account size' = 3",
            "1:1: expected a field, found \"Account size\" (fields stand without quotes; with blanks in the name: attributes.\"Account size\")",
        ),
        ("industry contains 5", "1:19: expected text in quotes, found 5"),
        ("mrr contains '5'", "1:14: mrr is compared with a number, such as 500, found \"5\""),
        ("and", "1:1: expected a field, found `and`"),
        ("mrr >", "1:6: expected a value, found the end"),
        ("attributes.", "1:12: expected the name of an attribute, found the end"),
    ] {
        assert_eq!(compile(text, &CUSTOM).unwrap_err().to_string(), error, "{text}");
    }
    let error = compile("colour = 'red'", &CUSTOM).unwrap_err();
    assert!(error.hint.unwrap().starts_with("fields are"));
}

#[test]
fn places_are_bytes_for_tools_and_letters_for_people() {
    let error = compile("name = 'Ștefan' and mmr > 5", &[]).unwrap_err();
    assert_eq!((error.span.at, error.span.length), (21, 3));
    assert_eq!((error.line, error.column), (1, 21));
}

#[test]
fn nesting_and_length_are_limited() {
    let nested = |n: usize| format!("{}paying{}", "(".repeat(n), ")".repeat(n));
    assert!(parse(&nested(DEEPEST - 1)).is_ok());
    assert!(parse(&nested(DEEPEST)).unwrap_err().message.contains("deep"));
    assert!(parse(&"not ".repeat(100_000)).is_err());
    assert!(parse(&"(".repeat(LONGEST)).is_err());
    let long = "ș".repeat(LONGEST);
    assert!(parse(&long).unwrap_err().message.contains("at most"));
    // Long but flat is fine.
    let flat = vec!["paying"; 5_000].join(" and ");
    assert!(parse(&flat).is_ok());
}

#[test]
fn what_moves_is_known() {
    let moves = |text: &str| compile(text, &CUSTOM).unwrap().moves();
    assert!(!moves("country = 'RO' or not (tier = 3 and start > 2026-01)"));
    assert!(moves("country = 'RO' and mrr > 5"));
    assert!(moves("not paused") && moves("tenure > 1 day") && moves("plan is missing"));
}

/// Segments that are right, as text.
fn segments() -> impl Strategy<Value = String> {
    let test = prop::sample::select(vec![
        "country = 'RO'",
        "country != \"it's \"\"x\"\"\"",
        "mrr>=12.50",
        "tenure < 3 months",
        "employees not in (1,2 , -3.25)",
        "created_at <= 2025-11",
        "start = 2024-02-29",
        "city is not missing",
        "industry not starts with 'a'",
        "plan contains 'Pro'",
        "attributes.tier = true",
        "attributes.\"Account size\" in ('x', 3, 2025-01-01)",
        "paying",
        "Paused = FALSE",
    ]);
    test.prop_map(str::to_owned).prop_recursive(5, 24, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| parts.join(" and ")),
            prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| parts.join(" OR ")),
            inner.clone().prop_map(|part| format!("({part})")),
            inner.prop_map(|part| format!("not ({part})")),
        ]
    })
}

proptest! {
    #[test]
    fn printed_segments_mean_the_same(text in segments()) {
        let printed = parse(&text).unwrap().to_string();
        prop_assert_eq!(parse(&printed).unwrap().to_string(), printed.clone());
        let ada = Ada { today: parse_day("2026-04-30"), untold: false };
        for subject in [&ada as &dyn Subject, &Nobody] {
            let first = compile(&text, &CUSTOM).unwrap().holds(subject);
            let second = compile(&printed, &CUSTOM).unwrap().holds(subject);
            prop_assert_eq!(first, second, "{} as {}", text, printed);
        }
    }

    #[test]
    fn broken_segments_are_errors_and_no_panics(
        text in segments(),
        cut in 0..400_usize,
        put in prop::sample::select(vec!["(", ")", "'", "\"", " not ", "=", "ș", "-", "20", ".", "\n"]),
    ) {
        let at = (0..=cut.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        fuzz_segment(format!("{}{put}{}", &text[..at], &text[at..]).as_bytes());
        fuzz_segment(&text.as_bytes()[..at]);
    }

    #[test]
    fn any_bytes_are_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        fuzz_segment(&bytes);
    }
}

#[test]
fn what_hangs_on_an_unknown_mrr_is_unknown_and_nothing_else() {
    let ada = Ada { today: parse_day("2026-07-31"), untold: true };
    let tells = |text: &str| compile(text, &CUSTOM).unwrap().tells(&ada);
    assert_eq!(tells("mrr > 500"), None);
    assert_eq!(tells("not mrr > 500"), None);
    assert_eq!(tells("mrr > 500 and country = \"RO\""), None);
    assert_eq!(tells("mrr > 500 and country = \"DE\""), Some(false));
    assert_eq!(tells("mrr > 500 or country = \"RO\""), Some(true));
    assert_eq!(tells("mrr > 500 or country = \"DE\""), None);
    assert_eq!(tells("country = \"RO\" and not paused"), Some(true));
}

#[test]
fn a_hint_can_be_followed() {
    let hint = |text: &str| compile(text, &CUSTOM).unwrap_err().hint.unwrap();
    assert_eq!(hint("account_size = \"x\""), "did you mean attributes.\"Account size\"?");
    assert!(compile("attributes.\"Account size\" = \"x\"", &CUSTOM).is_ok());
    assert_eq!(hint("attributes.teir = \"x\""), "did you mean attributes.tier?");
    assert_eq!(hint("teir = \"x\""), "did you mean tier?");
}

#[test]
fn a_text_that_the_data_hold_means_that_value_alone() {
    let of = |text: &str, held: &[&str]| {
        let mut predicate = compile(text, &CUSTOM).unwrap();
        predicate.take_exactly(&|_, text| held.contains(&text));
        predicate.holds(&Ada { today: parse_day("2026-08-01"), untold: false })
    };
    // Ada's country is RO.
    assert!(of("country = \"ro\"", &[]) && of("country = \"RO\"", &["RO", "ro"]));
    assert!(!of("country = \"ro\"", &["RO", "ro"]) && of("country != \"ro\"", &["ro"]));
    assert!(of("country in (\"ro\", \"RO\")", &["RO", "ro"]));
    assert!(of("country in (\"ro\", \"Ro\")", &["ro"]), "the other is loose");
    assert!(of("country contains \"r\" and country starts with \"r\"", &["r"]));
}
