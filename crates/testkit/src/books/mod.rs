//! Books: everything billing says of a few customers, made up to be nasty.

mod build;
mod choices;
mod print;
mod raw;

use tenure_domain::account::Account;
use tenure_domain::facts::{
    Adjustment, InvoiceLine, MrrMonth, Origin, Plan, Subscription, SubscriptionChange, Trial,
};
use tenure_domain::fx::Rate;
use tenure_domain::money::Currency;
use tenure_domain::policy::Policy;
use tenure_domain::symbols::Sym;
use tenure_domain::time::{Day, Instant};

pub use raw::{Raw, cases, raw};

/// A row of `customers`, as far as the ledger reads it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct CustomerRow {
    /// The customer.
    pub id: Sym,
    /// Whom it was merged into; [`Sym::NONE`] for no one.
    pub merged_into: Sym,
    /// When, where told.
    pub merged_at: Option<Instant>,
    /// Where it came from.
    pub origin: Origin,
}

/// What billing says of several customers, each list in the order of loading.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Book {
    /// Customers, with their merges.
    pub customers: Vec<CustomerRow>,
    /// Subscription items.
    pub subscriptions: Vec<Subscription>,
    /// Changes of subscription items.
    pub changes: Vec<SubscriptionChange>,
    /// Invoice lines.
    pub lines: Vec<InvoiceLine>,
    /// Refunds, credit notes and lost disputes.
    pub adjustments: Vec<Adjustment>,
    /// Monthly totals.
    pub mrr_months: Vec<MrrMonth>,
    /// Trials.
    pub trials: Vec<Trial>,
}

/// A book with all that is needed to read it.
#[derive(Clone, PartialEq, Debug)]
pub struct Case {
    /// The rules.
    pub policy: Policy,
    /// Currency and clock.
    pub account: Account,
    /// Daily rates.
    pub fx: Vec<(Currency, Day, Rate)>,
    /// Plans.
    pub plans: Vec<Plan>,
    /// The facts.
    pub book: Book,
    /// The instant up to which is asked.
    pub horizon: Instant,
}

impl Case {
    /// The book of a seed, with at most so many facts: the same for ever.
    pub fn random(seed: u64, size: usize) -> Case {
        Raw::random(seed, size).case()
    }
}
