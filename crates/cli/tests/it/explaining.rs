//! Down to the facts.

use crate::support::{Place, text};

#[test]
fn a_figure_shows_its_formula_with_the_numbers_in_it() {
    let place = Place::with_books();
    let args =
        ["explain", "metric", "nrr", "--input", "company", "--from", "2026-03", "--to", "2026-04"];
    let out = place.run(&args).ok();
    assert!(out.contains("(198.00 + 0.00 + 0.00 − 0.00 − 0.00 − 49.00) ÷ 198.00"), "{out}");
    assert!(out.contains("75.25 %, exactly 149/198"), "{out}");
    assert!(out.contains("churned_of_opening, 2026-03: 49.00 EUR, 1 customer"), "{out}");
    assert!(out.lines().any(|line| line.trim() == "c  Cy  49.00"), "{out}");
    let json = place.run(&[&args[..], &["--format", "json"]].concat()).json();
    assert_eq!(text(&json, "figures.0.rows.0.rows.0.customer_id"), "b");
    assert!(text(&json, "figures.0.formula").contains("÷ opening_mrr"));
}

#[test]
fn a_customer_shows_its_parts_and_where_they_stand() {
    let place = Place::with_books();
    let args = ["explain", "customer", "a", "--at", "2026-04-30", "--input", "company"];
    let out = place.run(&args).ok();
    assert!(out.contains("MRR 98.00 EUR, customer"), "{out}");
    assert!(out.contains("subscription_changes.csv:2"), "{out}");
    assert!(out.contains("The parts make exactly the MRR."), "{out}");
    let json = place.run(&[&args[..], &["--format", "json"]].concat()).json();
    assert_eq!(text(&json, "explanation.mrr"), "98.00");
    assert_eq!(text(&json, "explanation.components.0.source.file"), "subscription_changes.csv");
    let early = ["explain", "customer", "a", "--at", "2026-01-09", "--input", "company"];
    assert!(place.run(&early).ok().contains("MRR 0.00 EUR, not a customer yet"));
}

#[test]
fn a_movement_shows_why() {
    let place = Place::with_books();
    let args = ["explain", "movement", "c", "2026-03-20", "--input", "company"];
    let out = place.run(&args).ok();
    assert!(out.contains("churn, voluntary  -49.00 EUR"), "{out}");
    assert!(out.contains("stated reason price > too dear"), "{out}");
    assert!(out.contains("subscriptions.csv:4"), "{out}");
    let json = place.run(&[&args[..], &["--format", "json"]].concat()).json();
    assert_eq!(text(&json, "movements.0.mrr_after"), "0.00");
}

#[test]
fn where_there_is_nothing_to_explain_it_says_what_there_is() {
    let place = Place::with_books();
    let run = place.run(&["explain", "movement", "c", "2026-03-19", "--input", "company"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("2026-01-15 and 2026-03-20"), "{}", run.err);
    let run = place.run(&["explain", "customer", "nobody", "--input", "company"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.starts_with("error: no customer has the id \"nobody\"\n\nhint: "),
        "{}",
        run.err
    );
}
