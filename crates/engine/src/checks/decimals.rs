//! Amounts of subscriptions that have more decimals than the currency that they turn out to be in:
//! where a row says no currency, only its plan tells how many that may be.

use rustc_hash::FxHashMap;
use tenure_domain::facts::{Change, Origin, Subscription};
use tenure_domain::money::{AMOUNT_SCALE, Amount, Currency};
use tenure_domain::symbols::Sym;

use super::doubts::{Doubt, keep};
use super::fault::Fault;
use crate::book::Book;
use crate::explain::amount_text;

/// The check.
pub(crate) const CODE: &str = "decimals-beyond-currency";

/// Adds a problem for each of them.
pub(super) fn decimals(book: &Book, all: &mut Vec<Doubt>) {
    let facts = &book.facts;
    let home = book.options.account.currency;
    let of = |row: &Subscription| {
        let plan = facts.plans.get(row.plan).and_then(|plan| plan.currency);
        row.currency.or(plan).unwrap_or(home)
    };
    let mut found = 0;
    let mut look = |amount: Option<Amount>, currency: Currency, origin: Origin| {
        if let Some(amount) = amount.filter(|amount| amount % smallest(currency) != 0) {
            let fact = book.fact(origin);
            let place =
                if fact.line > 0 { format!("{}:{}", fact.file, fact.line) } else { String::new() };
            let value = amount_text(amount, currency);
            let (table, id) = (fact.table, fact.id);
            let fault = Fault::Cell { table, id, column: "amount", value, place };
            keep(all, CODE, fault, &mut found);
        }
    };
    // A change without currency is in that of its subscription's first item.
    let mut currencies: FxHashMap<Sym, Currency> = FxHashMap::default();
    let other = facts.subscriptions.iter().any(|row| of(&row) != home);
    for row in facts.subscriptions.iter() {
        let currency = of(&row);
        for amount in [row.amount, row.minimum_amount, row.discount_amount] {
            look(amount, currency, row.origin);
        }
        if other {
            currencies.entry(row.id).or_insert(currency);
        }
    }
    for change in (0..facts.changes.len()).filter_map(|at| facts.changes.get(at as u32)) {
        let of_item = currencies.get(&change.subscription).copied().unwrap_or(home);
        let currency = change.currency.unwrap_or(of_item);
        let discount = match change.discount_amount {
            Change::Set(amount) => Some(amount),
            Change::Unchanged | Change::Cleared => None,
        };
        for amount in [change.amount, discount] {
            look(amount, currency, change.origin);
        }
    }
}

/// The amount that is one minor unit.
fn smallest(currency: Currency) -> Amount {
    AMOUNT_SCALE / 10_i64.pow(currency.exponent())
}
