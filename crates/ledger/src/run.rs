//! One customer's ledger: tracks become windows, windows become movements.

use tenure_domain::facts::{CustomerFacts, Origin};
use tenure_domain::money::{Currency, Mrr, Overflow};
use tenure_domain::symbols::Sym;
use tenure_domain::time::{Day, Instant};

use crate::events::{self, Event};
use crate::gather;
use crate::movement::{Component, Detail, Step};
use crate::rates::Rates;
use crate::track::{Context, LedgerFinding, Tracks};
use crate::window::Window;

/// What the ledger says, customer after customer.
#[derive(Default, Debug)]
pub struct Output {
    /// Steps, in the order of each customer's time.
    pub steps: Vec<Step>,
    /// Parallel to the steps; empty where details are not wanted.
    pub details: Vec<Detail>,
    /// Facts behind the details.
    pub origins: Vec<Origin>,
    /// Components; empty where they are not wanted.
    pub components: Vec<Component>,
    /// MRR of contracts of twelve months or more, from an instant on.
    pub contracts: Vec<(Instant, Mrr)>,
    /// Spans in which a rate is missing.
    pub gaps: Vec<FxGap>,
    /// Remarks.
    pub findings: Vec<LedgerFinding>,
}

/// A span in which a customer's MRR cannot be told for want of an exchange rate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FxGap {
    /// Currency without rate.
    pub currency: Currency,
    /// Day for which it was wanted.
    pub day: Day,
    /// From when it matters.
    pub from: Instant,
    /// Until when; [`Instant::MAX`] while it does.
    pub to: Instant,
}

/// What is wanted beside the steps.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Wanted {
    /// Native amounts, subscriptions, origins.
    pub details: bool,
    /// Components.
    pub components: bool,
}

/// Buffers that are reused from customer to customer.
#[derive(Default, Debug)]
pub struct Scratch {
    tracks: Tracks,
    events: Vec<Event>,
    window: Window,
}

impl Scratch {
    /// The tracks of the customer that was run last: levels and lives of its items.
    pub fn tracks(&self) -> &Tracks {
        &self.tracks
    }
}

/// The customer whose ledger failed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LedgerError {
    /// The customer.
    pub customer: Sym,
}

impl std::fmt::Display for LedgerError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a customer's MRR is too large to be held exactly")
    }
}

impl std::error::Error for LedgerError {}

/// Runs the ledger of one customer and appends what it says to `out`.
///
/// # Errors
/// [`LedgerError`] where a sum does not fit; nothing wraps.
pub fn customer(
    ctx: &Context<'_>,
    facts: &CustomerFacts<'_>,
    wanted: Wanted,
    scratch: &mut Scratch,
    out: &mut Output,
) -> Result<(), LedgerError> {
    gather::tracks(ctx, facts, &mut scratch.tracks, &mut out.findings);
    let overflow = |Overflow| LedgerError { customer: facts.customer };
    let rates = Rates::new(ctx);
    events::collect(ctx, &scratch.tracks, &rates, &mut scratch.events);
    let first = (out.steps.len(), out.components.len());
    let window = &mut scratch.window;
    window.begin(facts.customer, &scratch.tracks, &rates);
    let mut at = 0;
    while at < scratch.events.len() {
        at = window
            .next(ctx, &rates, &scratch.tracks, &scratch.events, at, wanted, out)
            .map_err(overflow)?;
    }
    crate::spells::suppress(ctx, first, wanted, out);
    Ok(())
}
