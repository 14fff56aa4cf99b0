//! What must hold of the oracle's output whatever the book.

use super::*;
use crate::books::{Case, Raw};
use crate::oracle::{CustomerResult, Kind};

fn all_cases() -> impl Iterator<Item = Case> {
    (0..400).map(|seed| Raw::random(seed, 14).case())
}

fn result(case: &Case) -> OracleResult {
    movements(&case.policy, &case.account, &case.fx, &case.plans, &case.book, case.horizon)
}

#[test]
fn opening_and_steps_make_closing_at_every_instant() {
    let mut checked = 0;
    for case in all_cases() {
        for customer in result(&case).customers {
            let history = &customer.history;
            for (n, level) in history.levels.iter().enumerate() {
                // Several things may happen at one instant: the last says how it ends.
                if history.levels.get(n + 1).is_some_and(|next| next.at == level.at) {
                    continue;
                }
                let steps = history.movements.iter().filter(|m| m.at <= level.at);
                let sum: i64 = steps.map(|m| m.account).sum();
                assert_eq!(sum, level.account, "at {}\n{case}", level.at);
                checked += 1;
            }
        }
    }
    assert!(checked > 500, "only {checked} levels");
}

fn check_signs(case: &Case, customer: &CustomerResult) {
    let rows = &customer.history.movements;
    for m in rows {
        let same = rows.iter().filter(|o| (o.at, o.kind) == (m.at, m.kind));
        let sum: i64 = same.map(|o| o.account).sum();
        let fits = match m.kind {
            Kind::New | Kind::Reactivation | Kind::Expansion | Kind::Resumed => sum >= 0,
            Kind::Contraction | Kind::Churn | Kind::Paused => sum <= 0,
            Kind::Fx | Kind::Merge => true,
        };
        assert!(fits, "{m:?}\n{case}");
    }
}

#[test]
fn kinds_have_their_signs_and_their_order() {
    for case in all_cases() {
        for customer in result(&case).customers {
            check_signs(&case, &customer);
            let mut is = false;
            let handed = customer.history.movements.iter().any(|m| m.kind == Kind::Merge);
            let mut rows = customer.history.movements.clone();
            // At one instant what comes back from a pause does so before the customer goes.
            rows.sort_by_key(|m| (m.at, m.kind == Kind::Churn));
            for m in rows.iter().filter(|m| m.part == 0 && !handed) {
                match m.kind {
                    Kind::New | Kind::Reactivation => {
                        assert!(!is, "twice a customer\n{case}");
                        is = true;
                    }
                    Kind::Churn => {
                        assert!(is, "gone without having come\n{case}");
                        is = false;
                    }
                    _ => assert!(is, "{m:?} of no customer\n{case}"),
                }
            }
        }
    }
}

#[test]
fn levels_are_never_negative_and_nobody_pays_who_is_no_customer() {
    for case in all_cases() {
        for customer in result(&case).customers {
            for level in &customer.history.levels {
                assert!(level.account >= 0, "{level:?}\n{case}");
                assert!(level.native.values().all(|units| *units > 0), "{level:?}\n{case}");
                let pays = !level.native.is_empty();
                assert!(level.standing.customer || !pays, "{level:?}\n{case}");
            }
        }
    }
}
