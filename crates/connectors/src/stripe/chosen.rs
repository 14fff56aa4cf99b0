//! Ids that people choose, and so may have chosen in two accounts for two things.
//!
//! Stripe makes ids of customers, subscriptions, prices and invoices, and makes none twice; where
//! an account was copied, the same id is the same customer. Ids of plans, products and coupons may
//! be chosen. Of these only ids of plans stand in rows: coupons and products are understood within
//! the pull that brings them.

use std::borrow::Cow;

use super::facts::Fact;
use crate::cell::Cell;

/// The column in which an id may be a chosen one.
const COLUMN: &str = "plan_id";

/// Letters that Stripe makes after `price_` and `plan_`, at least.
const MADE: usize = 14;

/// Whether Stripe made the id of a price or plan.
fn is_made(id: &str) -> bool {
    let rest = id.strip_prefix("price_").or_else(|| id.strip_prefix("plan_"));
    rest.is_some_and(|rest| {
        rest.len() >= MADE && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// Puts the account before an id that was chosen.
pub(super) fn keep_apart(row: &mut Fact<'_>, account: &str) {
    for (column, _, cell) in &mut row.cells {
        if *column == COLUMN
            && let Cell::Text(id) = cell
            && !is_made(id)
        {
            *id = Cow::Owned(format!("{account}/{id}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_stripe_makes_are_told_from_those_that_people_choose() {
        for made in
            ["price_1MoBy5LkdIwHu7ixZhnattbh", "plan_GWkSDrG8XbYPcA", "price_00000000000001"]
        {
            assert!(is_made(made), "{made}");
        }
        for chosen in
            ["gold", "plan_gold", "price_1", "plan_gold-for-everybody", "GWkSDrG8XbYPcAXX"]
        {
            assert!(!is_made(chosen), "{chosen}");
        }
    }
}
