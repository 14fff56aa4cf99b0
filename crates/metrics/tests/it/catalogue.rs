//! The catalogue as a whole.

use std::collections::BTreeSet;

use tenure_domain::account::Account;
use tenure_domain::period::Period;
use tenure_domain::schema::TableId;
use tenure_domain::time::Day;
use tenure_metrics::catalogue::{Cut, Formula, MetricId, Variant, metric};
use tenure_metrics::formula;
use tenure_metrics::measure::{Depth, MeasureId, Sums};
use tenure_metrics::reading::{Origin, Reading, Reason, Unit, Value};
use tenure_metrics::records::TallyId;

use crate::worked::books;

fn all() -> impl Iterator<Item = (MetricId, &'static Variant)> {
    MetricId::ALL.iter().flat_map(|&id| metric(id).variants.iter().map(move |v| (id, v)))
}

fn is_slug(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.ends_with('_')
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

#[test]
fn ids_are_unique_and_written_alike() {
    let mut slugs = BTreeSet::new();
    for &id in MetricId::ALL {
        assert!(is_slug(id.slug()) && slugs.insert(id.slug()), "{}", id.slug());
        assert_eq!(metric(id).id, id, "{} is registered as another", id.slug());
        assert_eq!(MetricId::parse(id.slug()), Some(id));
        assert_eq!(MetricId::parse(&id.slug().replace('_', "-")), Some(id));
        let variants: BTreeSet<_> = metric(id).variants.iter().map(|v| v.slug).collect();
        assert_eq!(variants.len(), metric(id).variants.len(), "{}", id.slug());
        assert!(variants.iter().all(|slug| is_slug(slug)), "{}", id.slug());
    }
    let names: BTreeSet<_> = MeasureId::all().map(MeasureId::name).collect();
    assert_eq!(names.len(), MeasureId::all().count());
    for tally in TallyId::all() {
        assert!(is_slug(tally.name()) && !names.contains(tally.name()), "{}", tally.name());
        assert_eq!(TallyId::parse(tally.name()), Some(tally));
    }
    for measure in MeasureId::all() {
        assert!(is_slug(measure.name()), "{}", measure.name());
        assert_eq!(MeasureId::parse(measure.name()), Some(measure));
    }
}

#[test]
fn every_variant_says_whose_it_is() {
    for (id, variant) in all() {
        let whose = !variant.cites.is_empty()
            && variant.cites.iter().all(|cite| !cite.source.is_empty() && !cite.says.is_empty());
        assert!(whose, "{}.{}", id.slug(), variant.slug);
    }
    for &id in MetricId::ALL {
        let doc = metric(id).doc;
        assert!(doc.len() > 80 && doc.ends_with('.'), "{}: {doc}", id.slug());
        for benchmark in metric(id).benchmarks {
            assert!(metric(id).variant(benchmark.variant).is_some());
            assert!(benchmark.low.is_some() || benchmark.high.is_some());
            assert!(!benchmark.source.is_empty() && benchmark.caveat.len() > 20, "{}", id.slug());
            assert!(benchmark.year.is_none_or(|year| (1990..2100).contains(&year)));
        }
    }
}

#[test]
fn few_formulas_are_only_described() {
    let described: Vec<String> = all()
        .filter(|(_, variant)| matches!(variant.formula, Formula::Described(_)))
        .map(|(id, variant)| format!("{}.{}", id.slug(), variant.slug))
        .collect();
    let powers_and_squares = [
        "growth_rate.cmgr",
        "growth_rate.cmgr_6",
        "growth_rate.cmgr_3",
        "concentration.effective_customers",
        "customer_churn.annualised",
        "cac_payback.survival",
        "support_load.first_response",
        "support_load.first_response_90",
        "support_load.resolution",
        "support_load.resolution_90",
        "support_load.first_response_business",
        "support_load.first_response_business_90",
        "support_load.resolution_business",
        "support_load.resolution_business_90",
    ];
    assert_eq!(described, powers_and_squares);
}

#[test]
fn an_empty_cut_gives_zero_or_a_reason() {
    let (sums, account) = (Sums::default(), Account::default());
    let period = Period::new(Day(20_000), Day(20_030), &account);
    for (id, variant) in all() {
        let reading = variant.read(&Cut::new(period, &sums));
        match reading.value {
            Value::Money(units) => assert_eq!((units.num, units.den), (0, 1)),
            Value::Count(count) => assert_eq!(count, 0),
            Value::Undefined(reason) => assert!(!reason.to_string().is_empty()),
            other => panic!("{}.{} of nothing is {other:?}", id.slug(), variant.slug),
        }
    }
}

#[test]
fn arpa_of_revenue_names_the_table_it_misses() {
    let (sums, account) = (Sums::default(), Account::default());
    let period = Period::new(Day(20_000), Day(20_030), &account);
    let variant = metric(MetricId::Arpa).variant("revenue").unwrap();
    assert_eq!(variant.needs.tables, [TableId::Revenue]);
    let Value::Undefined(reason) = variant.read(&Cut::new(period, &sums)).value else {
        panic!("revenue is not known");
    };
    assert_eq!(reason.to_string(), "the table revenue is missing: revenue.csv needs month, amount");
}

/// What is read must be declared: tallies are of tables that the variant needs, and what needs no
/// billing reads no measure.
fn check_needs(id: MetricId, variant: &Variant, reading: &Reading) {
    for term in &reading.terms {
        let declared = match term.origin {
            Origin::Tally(tally, _) => variant.needs.tables.contains(&tally.table()),
            Origin::Measure(..) => !variant.needs.records_only,
            Origin::Named(_) => true,
        };
        assert!(declared, "{}.{}: {}", id.slug(), variant.slug, term.name());
    }
}

/// The value of a reading must be that of its formula over its own terms; where the formula
/// divides by zero the reading must be undefined. The terms must be those that the formula names.
pub fn check_formula(id: MetricId, variant: &Variant, reading: &Reading) {
    let at = format!("{}.{}: {reading:?}", id.slug(), variant.slug);
    let Formula::Text(text) = variant.formula else {
        return;
    };
    let expression = formula::parse(text).unwrap();
    if reading.terms.is_empty() {
        assert!(matches!(reading.value, Value::Undefined(_)), "{at}");
        return;
    }
    let of = |name: &str| {
        let term = reading.terms.iter().find(|term| term.name() == name)?;
        Some(term.amount)
    };
    for term in &reading.terms {
        assert!(
            expression.names().contains(&term.name().as_str()),
            "{at}: {} is not in the formula",
            term.name()
        );
    }
    let value = expression.value(&of);
    let (unit, is) = match reading.value {
        Value::Money(is) => (Unit::Money, is.reduced()),
        Value::Ratio(is) => (Unit::Ratio, is.reduced()),
        Value::Plain(is) => (Unit::Number, is.reduced()),
        Value::Months(is) => (Unit::Months, is.reduced()),
        Value::Count(is) => (Unit::Count, tenure_metrics::reading::Fraction::whole(is)),
        Value::Undefined(reason) => {
            let missing = matches!(value, Err(formula::Trouble::UnknownName(_)));
            let divided = value == Err(formula::Trouble::DivisionByZero);
            // Arithmetic goes on with a loss; the months until it has paid do not.
            let loss =
                reason == Reason::NoMargin && value.as_ref().is_ok_and(|value| value.num() <= 0);
            assert!(missing || divided || loss, "{at}: the formula gives {value:?}");
            return;
        }
        other => panic!("{at}: {other:?} has no exact formula"),
    };
    let unit_is_right =
        unit == variant.unit || (unit, variant.unit) == (Unit::Ratio, Unit::Multiple);
    assert!(unit_is_right, "{at}");
    let value = value.unwrap_or_else(|trouble| panic!("{at}: {trouble}"));
    assert_eq!((is.num, is.den), (value.num(), value.den()), "{at}");
}

#[test]
fn formulas_are_what_the_code_does_in_every_example() {
    let mut defined = BTreeSet::new();
    for (book, period) in books() {
        for (id, variant) in all() {
            let parts = book.parts(book.period(&period), &variant.needs);
            let reading = parts.with(|cut| variant.read(cut));
            check_formula(id, variant, &reading);
            check_needs(id, variant, &reading);
            if !matches!(reading.value, Value::Undefined(_)) {
                defined.insert((id.slug(), variant.slug));
            }
        }
    }
    // Otherwise a formula that is always undefined would be right by never being looked at.
    assert_eq!(defined.len(), all().count());
}

#[test]
fn formulas_name_measures() {
    let named = [
        "days",
        "cohort_so_far",
        "top_1_mrr",
        "top_5_mrr",
        "top_10_mrr",
        "top_fifth_mrr",
        "paying_mrr",
        "cohort_present",
        "cohort_stayed",
        "cohort_active",
        "cohort_customers",
        "cohort_gross",
        "cohort_net",
        "cohort_base",
        "returned_30",
        "returned_60",
        "returned_90",
        "returned_365",
        "returned_by_now",
        "contacted_90",
        "contacted_returned_90",
        "contacted_by_now",
        "contacted_returned_by_now",
        "churned",
        "renewed_customers",
        "due_customers",
        "renewed_mrr",
        "renewal_expansion",
        "due_mrr",
    ];
    for (id, variant) in all() {
        let Formula::Text(text) = variant.formula else {
            continue;
        };
        for name in formula::parse(text).unwrap().names() {
            let (measure, window) = name.split_once('[').unwrap_or((name, ""));
            let is_known = MeasureId::parse(measure).is_some()
                || TallyId::parse(measure).is_some()
                || named.contains(&measure);
            assert!(is_known, "{}.{}: {name}", id.slug(), variant.slug);
            let declared =
                variant.needs.windows.iter().any(|known| known.to_string() == format!("[{window}"));
            assert!(
                window.is_empty() || declared,
                "{}.{}: {name} needs a window",
                id.slug(),
                variant.slug
            );
            let level = measure.starts_with("opening_") && measure != "opening_churned";
            assert!(
                window.is_empty() || level || !variant.needs.only_openings,
                "{}.{}: {name} is more than an opening",
                id.slug(),
                variant.slug
            );
        }
    }
}

#[test]
fn most_of_the_bridge_needs_only_totals() {
    let few = |id| metric(id).variants.iter().filter(|v| v.depth(false) != Depth::WHOLE).count();
    assert_eq!(few(MetricId::MrrMovements), metric(MetricId::MrrMovements).variants.len());
    assert!(few(MetricId::Mrr) > 0 && few(MetricId::Nrr) < metric(MetricId::Nrr).variants.len());
}

/// Names of variants that tell of the other side are typed by hand.
#[test]
fn variants_of_the_other_side_are_better_the_other_way() {
    let turned = |id: MetricId| -> Vec<&str> {
        let metric = metric(id);
        let other = |variant: &&Variant| metric.better(variant) != metric.direction;
        metric.variants.iter().filter(other).map(|variant| variant.slug).collect()
    };
    assert_eq!(turned(MetricId::UsageTrend), ["declined", "halved", "silent"]);
    assert_eq!(turned(MetricId::SupportLoad), ["self_service", "deflection"]);
    assert_eq!(turned(MetricId::Nrr), [""; 0]);
    let all: usize = MetricId::ALL.iter().map(|&id| turned(id).len()).sum();
    assert_eq!(all, 13, "a slug of the list names no variant");
}
