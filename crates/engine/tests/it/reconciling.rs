//! Another system's figures against ours: every difference has a cause, or is unknown.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tenure_connectors::statement::{self, Assumed};
use tenure_domain::money::{Currency, Mrr, UNITS_PER_MINOR};
use tenure_domain::policy::Policy;
use tenure_domain::time::{Day, Zone};
use tenure_engine::book::Book;
use tenure_engine::reconcile::{Cause, Claims, Line, reconcile};

use super::company::{book, bundle, workspace};

fn month_ends(months: std::ops::Range<u32>) -> Vec<Day> {
    months.map(|m| Day(Day::from_ymd(2026, m, 1).unwrap().add_months(1).0 - 1)).collect()
}

/// What a book says at the ends of days, as a claim.
fn claims(book: &Book, days: &[Day]) -> Claims {
    let mut claims = Claims { days: days.iter().copied().collect(), ..Claims::default() };
    for customer in book.customers().filter(|c| !c.steps.is_empty()) {
        let id = book.facts.names.text(customer.id).to_owned();
        for &day in days {
            let end = book.options.account.zone.start_of_day(Day(day.0 + 1));
            let level = customer.level_before(end);
            if level != 0 {
                claims.levels.insert((id.clone(), day), level);
            }
        }
        claims.customers.insert(id);
    }
    claims
}

/// Ours and all parts are theirs for every line, and the lines are all that either side says.
fn check(book: &Book, claims: &Claims, lines: &[Line]) {
    let mut seen: BTreeMap<(String, Day), (Mrr, Mrr)> = BTreeMap::new();
    for line in lines {
        let parts: i128 = line.parts.iter().map(|part| part.amount).sum();
        assert_eq!(i128::from(line.ours) + parts, i128::from(line.theirs), "{line:?}");
        assert!(line.parts.iter().all(|part| part.amount != 0 && !part.how.is_empty()));
        let levels = (line.ours, line.theirs);
        assert_eq!(seen.insert((line.customer.clone(), line.day), levels), None, "told twice");
    }
    let days: Vec<Day> = claims.days.iter().copied().collect();
    let ours: i128 = self::claims(book, &days).levels.values().map(|n| i128::from(*n)).sum();
    let theirs: i128 = claims.levels.values().map(|n| i128::from(*n)).sum();
    assert_eq!(seen.values().map(|(ours, _)| i128::from(*ours)).sum::<i128>(), ours);
    assert_eq!(seen.values().map(|(_, theirs)| i128::from(*theirs)).sum::<i128>(), theirs);
}

#[test]
fn ours_and_all_causes_are_theirs() {
    let (_dir, path) = bundle(70, 21);
    let ws = workspace(&path);
    let ours = book(&ws, &Policy::standard(), None);
    let days = month_ends(3..9);
    let settings = [
        ("discounts", "none"),
        ("paused", "keep"),
        ("fx", "period_end"),
        ("churn_recognised", "requested"),
        ("usage", "last_invoice"),
        ("constants", "52_weeks"),
    ];
    let changes = (any::<u8>(), any::<u16>(), -700_i64..700);
    let input = (
        proptest::sample::subsequence(settings.to_vec(), 0..4),
        prop::collection::vec(changes, 0..12),
    );
    let config = ProptestConfig { cases: 24, failure_persistence: None, ..Default::default() };
    proptest!(config, |((settings, changes) in input)| {
        let mut policy = Policy::standard();
        for (key, value) in settings {
            policy.set(key, value).unwrap();
        }
        let mut claims = claims(&ours.under(policy), &days);
        let keys: Vec<_> = claims.levels.keys().cloned().collect();
        for (how, at, amount) in changes {
            let key = &keys[usize::from(at) % keys.len()];
            match how % 4 {
                0 => *claims.levels.entry(key.clone()).or_default() += amount * UNITS_PER_MINOR / 100,
                1 => drop(claims.levels.remove(key)),
                2 => drop(claims.levels.insert((format!("stranger {at}"), key.1), amount.abs() + 1)),
                _ => {
                    claims.levels.retain(|(id, _), _| *id != key.0);
                    claims.customers.remove(&key.0);
                }
            }
        }
        check(&ours, &claims, &reconcile(&ours, &claims, None));
    });
}

#[test]
fn one_setting_explains_all_that_it_does() {
    let (_dir, path) = bundle(300, 22);
    let ws = workspace(&path);
    let ours = book(&ws, &Policy::standard(), None);
    let days = month_ends(6..10);
    for (cause, key, value) in [
        (Cause::Discounts, "discounts", "none"),
        (Cause::Paused, "paused", "keep"),
        (Cause::Cancellation, "churn_recognised", "requested"),
        (Cause::Usage, "usage", "trailing_mean_3"),
        (Cause::Fx, "fx", "period_end"),
    ] {
        let mut policy = Policy::standard();
        policy.set(key, value).unwrap();
        let claims = claims(&ours.under(policy), &days);
        let lines = reconcile(&ours, &claims, None);
        check(&ours, &claims, &lines);
        let parts: Vec<_> = lines.iter().flat_map(|line| &line.parts).collect();
        assert!(parts.iter().any(|part| part.cause == cause), "{key}");
        for part in parts.iter().filter(|part| part.cause != cause) {
            // Other ways may give the same figure; then this one is named beside them.
            assert!(part.cause == Cause::Rounding || part.also.contains(&cause), "{key} {part:?}");
        }
    }
}

#[test]
fn the_same_figures_have_no_causes() {
    let (_dir, path) = bundle(40, 23);
    let ws = workspace(&path);
    let ours = book(&ws, &Policy::standard(), None);
    let claims = claims(&ours, &month_ends(1..10));
    let lines = reconcile(&ours, &claims, None);
    assert!(lines.len() > 100 && lines.iter().all(|line| line.parts.is_empty()));
}

/// A company in which each customer differs for one reason.
fn small() -> (tempfile::TempDir, Book) {
    let dir = tempfile::tempdir().unwrap();
    for (file, text) in [
        ("tenure.toml", "currency = \"EUR\"\ntime_zone = \"UTC\"\n"),
        (
            "subscriptions.csv",
            "subscription_id,customer_id,amount,currency,interval,status,started_at,ended_at,\
             paused_at,trial_ended_at,past_due_since,discount_percent,discount_duration,\
             tax_included,tax_percent\n\
             s1,coupon,100,EUR,month,active,2026-01-01,,,,,20,forever,,\n\
             s2,trial,50,EUR,month,trialing,2026-03-20,,,2026-04-20,,,,,\n\
             s3,late,30,EUR,month,past_due,2026-01-01,,,,2026-02-01,,,,\n\
             s4,yearly,1200,EUR,year,active,2026-01-01,,,,,,,,\n\
             s5,taxed,119,EUR,month,active,2026-01-01,,,,,,,true,19\n\
             s6,netto,100,EUR,month,active,2026-01-01,,,,,,,false,19\n\
             s7,dollar,110,USD,month,active,2026-01-01,,,,,,,,\n\
             s8,paused,40,EUR,month,paused,2026-01-01,,2026-02-10,,,,,,\n\
             s9,moved,60,EUR,month,active,2026-04-02,,,,,,,,\n\
             s10,third,100,EUR,month,active,2026-01-01,,,,,,,,\n\
             s10b,third,100,EUR,year,active,2026-01-01,,,,,,,,\n\
             s11,missing,70,EUR,month,active,2026-01-01,,,,,,,,\n\
             s12,odd,80,EUR,month,active,2026-01-01,,,,,,,,\n\
             s13,both,119,EUR,month,active,2026-01-01,,,,,50,forever,true,19\n",
        ),
        ("fx_rates.csv", "date,currency,rate\n2026-01-01,USD,0.5\n2026-03-31,USD,0.6\n"),
    ] {
        fs_err::write(dir.path().join(file), text).unwrap();
    }
    let ws = workspace(dir.path());
    let book = book(&ws, &Policy::standard(), None);
    (dir, book)
}

/// Lines as text: customer, day, ours and theirs in euros, and the parts.
fn told(book: &Book, text: &str) -> Vec<String> {
    let assumed = Assumed { currency: Currency::EUR, zone: Zone::utc() };
    let read = statement::read(text.as_bytes(), &"theirs.csv".into(), &assumed).unwrap();
    assert_eq!(read.rejected, 0, "{:?}", read.rejects);
    let claims = Claims::of(&read, Currency::EUR, &assumed.zone).unwrap();
    let lines = reconcile(book, &claims, None);
    check(book, &claims, &lines);
    let cents = |units: i128| (units as f64) / 504_000_000.0;
    let show = |line: &Line| {
        let parts = line.parts.iter().map(|part| {
            let also: String = part.also.iter().map(|c| format!("|{}", c.name())).collect();
            format!(" {}{also} {:+.2}", part.cause.name(), cents(part.amount))
        });
        let (ours, theirs) = (cents(line.ours.into()), cents(line.theirs.into()));
        format!("{} {ours:.2} {theirs:.2}{}", line.customer, parts.collect::<String>())
    };
    lines.iter().map(show).collect()
}

#[test]
fn each_cause_is_found_by_its_evidence() {
    let (_dir, book) = small();
    let lines = told(
        &book,
        "customer,month,mrr\ncoupon,2026-03,100\ntrial,2026-03,50\nlate,2026-03,0\n\
         yearly,2026-03,1200\ntaxed,2026-03,119\nnetto,2026-03,119\ndollar,2026-03,110\n\
         paused,2026-03,40\nmoved,2026-03,60\nthird,2026-03,108.33\nodd,2026-03,77\n\
         both,2026-03,119\nghost,2026-03,5\n",
    );
    assert_eq!(
        lines,
        [
            "both 50.00 119.00 discounts +50.00 tax +19.00",
            "coupon 80.00 100.00 discounts +20.00",
            "dollar 55.00 110.00 fx +55.00",
            "ghost 0.00 5.00 only_theirs +5.00",
            "late 30.00 0.00 past_due -30.00",
            "missing 70.00 0.00 only_ours -70.00",
            "moved 0.00 60.00 timing +60.00",
            "netto 100.00 119.00 tax +19.00",
            "odd 80.00 77.00 unknown -3.00",
            "paused 0.00 40.00 paused +40.00",
            "taxed 100.00 119.00 tax +19.00",
            "third 108.33 108.33 rounding -0.00",
            "trial 0.00 50.00 trials +50.00",
            "yearly 100.00 1200.00 term +1100.00",
        ]
    );
}

#[test]
fn changes_become_levels_at_the_ends_of_months() {
    let (_dir, book) = small();
    let all = told(
        &book,
        "time,customer_id,mrr change\n2026-01-01,coupon,100\n2026-03-31T23:59:59Z,coupon,-20\n\
         2026-04-01,coupon,5\n",
    );
    let coupon: Vec<&String> = all.iter().filter(|line| line.starts_with("coupon")).collect();
    assert_eq!(
        coupon,
        [
            "coupon 80.00 100.00 discounts +20.00",
            "coupon 80.00 100.00 discounts +20.00",
            "coupon 80.00 80.00",
            "coupon 80.00 85.00 unknown +5.00",
        ]
    );
}
