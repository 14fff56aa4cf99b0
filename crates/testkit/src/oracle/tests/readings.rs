//! Figures whose numbers the definitions give or that are counted on fingers.

use super::*;
use crate::oracle::readings;

fn figure(s: &Sheet, metric: &'static str, variant: &'static str) -> Option<Fraction> {
    let all = readings(&s.result(), at("2026-02-01"), at("2026-03-01"));
    all[&(metric, variant)].clone()
}

fn share(num: i64, den: i64) -> Option<Fraction> {
    Some(Fraction::new(num, den))
}

#[test]
fn nrr_is_zero_for_who_went_whatever_came_between() {
    for between in [40, 150] {
        let mut s = Sheet::new();
        s.sub("a", "2026-01-01", 100).ended_at = Some(at("2026-02-20"));
        s.change("a", "2026-02-10").amount = money(between);
        assert_eq!(figure(&s, "nrr", "standard"), share(0, 1), "{between}");
        assert_eq!(figure(&s, "grr", "standard"), share(0, 1), "{between}");
        // Capped at what there was.
        assert_eq!(figure(&s, "gross_revenue_churn", "standard"), share(1, 1), "{between}");
    }
}

#[test]
fn up_and_down_again_is_no_change_of_the_set() {
    let mut s = Sheet::new();
    s.sub("a", "2026-01-01", 100);
    s.change("a", "2026-02-10").amount = money(150);
    s.change("a", "2026-02-20").amount = money(100);
    assert_eq!(figure(&s, "nrr", "set"), share(1, 1));
    assert_eq!(figure(&s, "grr", "standard"), share(1, 1));
    assert_eq!(figure(&s, "gross_revenue_churn", "standard"), share(1, 2));
    assert_eq!(figure(&s, "quick_ratio", "standard"), share(1, 1));
}

#[test]
fn a_pause_counts_with_contraction() {
    let mut s = Sheet::new();
    s.sub("a", "2026-01-01", 100).paused_at = Some(at("2026-02-10"));
    s.sub("b", "2026-01-01", 300);
    assert_eq!(figure(&s, "nrr", "standard"), share(3, 4));
    assert_eq!(figure(&s, "customer_churn", "standard"), share(0, 1));
    assert_eq!(figure(&s, "quick_ratio", "standard"), None);
}

#[test]
fn churn_of_customers_in_its_variants() {
    let mut s = Sheet::new();
    let names: Vec<Sym> = ["c", "d", "e", "f", "g"].iter().map(|n| s.sym(n)).collect();
    // c stays, d goes, e is paused from January, f comes and goes, g goes and comes back.
    s.sub_of(names[0], "c1", "2026-01-01", 10);
    s.sub_of(names[1], "d1", "2026-01-01", 10).ended_at = Some(at("2026-02-05"));
    s.sub_of(names[2], "e1", "2026-01-01", 10).paused_at = Some(at("2026-01-20"));
    s.sub_of(names[3], "f1", "2026-02-03", 10).ended_at = Some(at("2026-02-25"));
    s.sub_of(names[4], "g1", "2026-01-01", 10).ended_at = Some(at("2026-02-05"));
    s.sub_of(names[4], "g2", "2026-02-20", 10);
    assert_eq!(figure(&s, "customer_churn", "standard"), share(1, 4));
    assert_eq!(figure(&s, "customer_churn", "gross"), share(2, 4));
    assert_eq!(figure(&s, "customer_churn", "active_base"), share(1, 3));
    assert_eq!(figure(&s, "customer_churn", "with_new"), share(2, 5));
    assert_eq!(figure(&s, "crr", "standard"), share(3, 4));
    assert_eq!(figure(&s, "crr", "article"), share(3 - 1, 4));
}

#[test]
fn a_movement_at_the_very_beginning_belongs_to_the_period() {
    let mut s = Sheet::new();
    s.sub("a", "2026-02-01", 100).ended_at = Some(at("2026-03-01"));
    assert_eq!(figure(&s, "mrr", "opening"), share(0, 1));
    assert_eq!(figure(&s, "mrr", "standard"), share(100 * 100 * 5_040_000, 1));
    assert_eq!(figure(&s, "nrr", "standard"), None);
}
