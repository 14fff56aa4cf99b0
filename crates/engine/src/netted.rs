//! A customer's day in full: the steps that the policy's netting window makes one movement, or
//! none.

use std::collections::BTreeMap;

use tenure_domain::money::{Currency, Mrr};
use tenure_domain::period::Period;
use tenure_domain::policy::Netting;
use tenure_domain::time::Instant;
use tenure_ledger::movement::Kind;
use tenure_ledger::netted_together;
use tenure_ledger::run::{Output, Scratch};

use crate::book::{self, Book, BookOptions, Customer, context};
use crate::load::Held;
use crate::rerun::rerun_under;
use crate::rows::FactRef;

/// Steps that the policy nets with each other.
#[derive(Clone, Debug)]
pub struct Netted {
    /// When the movement stands that they make, or would make.
    pub at: Instant,
    /// Whether they cancel each other out, so that there is no movement.
    pub cancelled: bool,
    /// The steps, in order of time.
    pub steps: Vec<Single>,
}

/// A step as it were without netting.
#[derive(Clone, Debug)]
pub struct Single {
    /// When.
    pub at: Instant,
    /// Its kind by itself.
    pub kind: Kind,
    /// Signed change in its currency, in MRR units.
    pub native: Mrr,
    /// Its currency.
    pub currency: Currency,
    /// The facts that it rests on.
    pub facts: Vec<FactRef>,
}

/// The steps of a period that are netted with others, where they make what the book says: a closed
/// month may rest on other facts than are known now.
pub fn netted(book: &Book, customer: &Customer<'_>, period: &Period) -> Vec<Netted> {
    let Some(out) = unnetted(book, customer) else { return Vec::new() };
    let mut groups: BTreeMap<Instant, Vec<Single>> = BTreeMap::new();
    for (step, detail) in out.steps.iter().zip(&out.details) {
        if !period.holds(step.at) || detail.native == 0 || !is_netted(step.kind) {
            continue;
        }
        let origins = &out.origins[detail.origins.0 as usize..detail.origins.1 as usize];
        let single = Single {
            at: step.at,
            kind: step.kind,
            native: detail.native,
            currency: detail.currency,
            facts: origins.iter().map(|&origin| book.fact(origin)).collect(),
        };
        let first = window(book, customer, groups.keys().next_back().copied(), step.at);
        groups.entry(first).or_default().push(single);
    }
    let several = groups.into_iter().filter(|(_, steps)| steps.iter().any(|s| s.at != steps[0].at));
    several.filter_map(|(at, steps)| whole(customer, at, steps)).collect()
}

/// Whether windows net steps of this kind.
fn is_netted(kind: Kind) -> bool {
    !matches!(kind, Kind::Fx | Kind::Merge | Kind::Correction)
}

/// What the ledger says of a customer where nothing is netted but what happens at once.
fn unnetted(book: &Book, customer: &Customer<'_>) -> Option<Output> {
    if book.options.policy.netting == Netting::None {
        return None;
    }
    let mut options: BookOptions = book.options.clone();
    options.policy.netting = Netting::None;
    let mut held = Held::default();
    let facts = book::facts_of(&book.facts, &options, customer.number, &mut held)?;
    Some(rerun_under(book, &options, &facts, &mut Scratch::default()))
}

/// When the window began in which a step falls: with a movement, or with a step before it
/// (`before` is where the last window began) where the steps cancel each other out.
fn window(book: &Book, customer: &Customer<'_>, before: Option<Instant>, at: Instant) -> Instant {
    let ctx = context(&book.facts, &book.options);
    let mut moved = customer.steps.iter().rev().filter(|step| is_netted(step.kind));
    let moved = moved.find(|step| step.at <= at).map(|step| step.at);
    let begun = moved.max(before).filter(|&first| netted_together(&ctx, first, at));
    begun.unwrap_or(at)
}

/// The steps of a window, where they sum to its movement.
fn whole(customer: &Customer<'_>, at: Instant, steps: Vec<Single>) -> Option<Netted> {
    let mut sums: BTreeMap<Currency, i128> = BTreeMap::new();
    for step in &steps {
        *sums.entry(step.currency).or_default() += i128::from(step.native);
    }
    let movement = customer.steps.iter().zip(customer.details);
    for (_, detail) in movement.filter(|(step, _)| step.at == at && is_netted(step.kind)) {
        *sums.entry(detail.currency).or_default() -= i128::from(detail.native);
    }
    let cancelled = !customer.steps.iter().any(|step| step.at == at && is_netted(step.kind));
    sums.values().all(|&sum| sum == 0).then_some(Netted { at, cancelled, steps })
}
