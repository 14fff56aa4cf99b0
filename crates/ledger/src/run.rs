//! One customer's ledger: tracks become windows, windows become movements.

use tenure_domain::facts::{CustomerFacts, Origin};
use tenure_domain::money::{Currency, Mrr};
use tenure_domain::time::{Day, Instant};

use crate::events::{self, Event};
use crate::gather;
use crate::movement::{Basis, Component, Detail, Step};
use crate::rates::Rates;
use crate::track::{Context, LedgerFinding, Tracks};
use crate::untold::{self, Mark};
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
    /// Parallel to the components; empty where bases are not wanted.
    pub bases: Vec<Basis>,
    /// MRR of contracts of twelve months or more, from an instant on.
    pub contracts: Vec<(Instant, Mrr)>,
    /// Spans in which MRR cannot be told.
    pub gaps: Vec<Gap>,
    /// Remarks.
    pub findings: Vec<LedgerFinding>,
}

impl Output {
    /// Drops everything, but not the room for as much as there was.
    pub fn clear(&mut self) {
        self.steps.clear();
        self.details.clear();
        self.origins.clear();
        self.components.clear();
        self.bases.clear();
        self.contracts.clear();
        self.gaps.clear();
        self.findings.clear();
    }
}

/// Why MRR cannot be told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Untold {
    /// There is no exchange rate for that day.
    MissingFx(Day),
    /// An amount or a sum is too large to be held exactly.
    TooLarge,
}

/// A span in which a customer's MRR cannot be told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Gap {
    /// Currency of the item concerned.
    pub currency: Currency,
    /// Why.
    pub why: Untold,
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
    /// What components rest on; only beside them.
    pub bases: bool,
}

impl Wanted {
    /// All that the ledger can say.
    pub const ALL: Wanted = Wanted { details: true, components: true, bases: true };
}

/// Buffers that are reused from customer to customer.
#[derive(Default, Debug)]
pub struct Scratch {
    tracks: Tracks,
    events: Vec<Event>,
    pub(crate) window: Window,
}

impl Scratch {
    /// The tracks of the customer that was run last: levels and lives of its items.
    pub fn tracks(&self) -> &Tracks {
        &self.tracks
    }
}

/// Runs the ledger of one customer and appends what it says to `out`. Where an amount or a sum does
/// not fit, nothing wraps: a [`Gap`] says from when to when.
pub fn customer(
    ctx: &Context<'_>,
    facts: &CustomerFacts<'_>,
    wanted: Wanted,
    scratch: &mut Scratch,
    out: &mut Output,
) {
    gather::tracks(ctx, facts, &mut scratch.tracks, &mut out.findings);
    let rates = Rates::new(ctx);
    events::collect(ctx, &scratch.tracks, &rates, &mut scratch.events);
    let (first, start) = ((out.steps.len(), out.components.len()), Mark::of(out));
    let window = &mut scratch.window;
    window.begin(facts.customer, &scratch.tracks, &rates);
    let mut at = 0;
    while at < scratch.events.len() {
        let before = Mark::of(out);
        let next = window.next(ctx, &rates, &scratch.tracks, &scratch.events, at, wanted, out);
        at = next.unwrap_or_else(|_| {
            let event = (&scratch.events[at], &scratch.tracks);
            untold::lose(facts, event, (&start, &before), wanted, out);
            scratch.events.len()
        });
    }
    crate::spells::suppress(ctx, first, wanted, out);
}
