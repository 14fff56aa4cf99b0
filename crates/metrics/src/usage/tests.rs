//! Laws of sets of days, and of usage made in pieces.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;

type Event = (u8, u8, u8, i32, i64, u32);

fn kinds() -> Vec<Kind> {
    let kind = |qualifying, login, value_moment, features: &[Feature]| Kind {
        qualifying,
        login,
        value_moment,
        features: features.to_vec(),
    };
    vec![
        kind(true, false, false, &[0]),
        kind(true, true, false, &[]),
        kind(false, false, true, &[0, 2]),
        kind(false, false, false, &[1]),
    ]
}

fn usage(events: &[Event]) -> Usage {
    let kinds = kinds();
    let mut builder = Builder::default();
    for &(customer, user, kind, day, second, count) in events {
        let user = if user == 0 { String::new() } else { format!("u{user}") };
        let who = builder.user(&format!("c{customer}"), &user);
        let at = Instant(i64::from(day) * 86_400_000_000 + second * 1_000_000);
        builder.add(who, &kinds[usize::from(kind)], Day(day), at, count);
    }
    builder.finish()
}

/// The same whatever the order of what was added.
fn sorted(usage: &Usage) -> impl PartialEq + std::fmt::Debug {
    let text = |sym: Sym| usage.names.text(sym).to_owned();
    let user = |user: &UserUse| (text(user.id), UserUse { id: Sym::NONE, ..user.clone() });
    let all: BTreeMap<String, _> = usage
        .customers
        .iter()
        .map(|customer| {
            let users: BTreeMap<String, String> = customer
                .users
                .iter()
                .map(user)
                .map(|(id, use_)| (id, format!("{use_:?}")))
                .collect();
            let rest = (customer.unnamed.clone(), customer.uses.clone(), customer.first_value);
            (text(customer.id), (users, rest))
        })
        .collect();
    (all, usage.seen, usage.unnamed, usage.left_out)
}

fn event() -> impl Strategy<Value = Event> {
    (0..3_u8, 0..4_u8, 0..4_u8, -200..200_i32, 0..86_400_i64, 1..5_u32)
}

proptest! {
    #[test]
    fn parts_sum_to_the_whole(
        events in prop::collection::vec(event(), 0..60),
        parts in prop::collection::vec(0..3_usize, 60),
    ) {
        let whole = usage(&events);
        let mut sum = Usage::default();
        for part in 0..3 {
            let of = events.iter().zip(&parts).filter(|(_, is)| **is == part);
            let some: Vec<Event> = of.map(|(event, _)| *event).collect();
            sum.merge(&usage(&some));
        }
        prop_assert_eq!(sorted(&sum), sorted(&whole));
    }

    #[test]
    fn days_are_a_set(
        inserted in prop::collection::vec(-300..300_i32, 0..40),
        more in prop::collection::vec(-300..300_i32, 0..40),
        (from, length) in (-320..320_i32, 0..200_i32),
        n in 1..40_i32,
    ) {
        let make = |of: &[i32]| {
            let mut days = Days::default();
            of.iter().for_each(|&day| days.insert(Day(day)));
            days
        };
        let mut days = make(&inserted);
        days.union(&make(&more));
        let both: Vec<i32> = inserted.iter().chain(&more).copied().collect();
        prop_assert_eq!(&days, &make(&both));
        let set: BTreeSet<i32> = both.into_iter().collect();
        let (from, to) = (from, from + length);
        let inside: Vec<i32> = set.range(from..to).copied().collect();
        prop_assert_eq!(days.count(Day(from), Day(to)) as usize, inside.len());
        prop_assert_eq!(days.any(Day(from), Day(to)), !inside.is_empty());
        let listed: Vec<i32> = days.iter(Day(from), Day(to)).map(|day| day.0).collect();
        prop_assert_eq!(listed, inside);
        prop_assert_eq!(days.first().map(|day| day.0), set.first().copied());
        prop_assert_eq!(days.last().map(|day| day.0), set.last().copied());
        let before = days.last_before(Day(from)).map(|day| day.0);
        prop_assert_eq!(before, set.range(..from).next_back().copied());
        let mut again = Days::default();
        for (number, word) in days.words() {
            again.union(&Days::of_words(number, vec![word]));
        }
        prop_assert_eq!(&again, &days);
        prop_assert_eq!(days.is_empty(), set.is_empty());
        let covered = (from..to).filter(|day| set.range(day - n + 1..=*day).next().is_some());
        prop_assert_eq!(days.covered(Day(from), Day(to), n), covered.count() as i64);
    }

    #[test]
    fn counts_sum_over_any_span(
        added in prop::collection::vec((-100..100_i32, 0..5_u32), 0..40),
        (from, length) in (-120..120_i32, -5..90_i32),
    ) {
        let (mut counts, mut half) = (Counts::default(), Counts::default());
        for (n, &(day, count)) in added.iter().enumerate() {
            if n % 2 == 0 { &mut counts } else { &mut half }.add(Day(day), count);
        }
        counts.merge(&half);
        let inside = added.iter().filter(|(day, _)| (from..from + length).contains(day));
        let sum: i64 = inside.map(|&(_, count)| i64::from(count)).sum();
        prop_assert_eq!(counts.sum(Day(from), Day(from + length)), sum);
    }
}

#[test]
fn words_are_cut_to_what_they_hold() {
    let mut days = Days::default();
    days.insert(Day(130));
    assert_eq!(Days::of_words(1, vec![0, 4, 0]), days);
    assert_eq!(Days::of_words(7, vec![0, 0]), Days::default());
}
