//! What the ledger says of one customer.

use tenure_domain::facts::Origin;
use tenure_domain::money::Mrr;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;
use tenure_ledger::movement::{Basis, Component, Detail, Step};
use tenure_ledger::run::{Gap, Output};
use tenure_ledger::track::LedgerFinding;

use super::{List, started};

/// One customer's ledger, as slices.
#[derive(Clone, Copy, Debug)]
pub struct Customer<'a> {
    /// Number.
    pub number: u32,
    /// Id.
    pub id: Sym,
    /// Steps in order.
    pub steps: &'a [Step],
    /// Parallel to the steps; empty where not wanted.
    pub details: List<'a, Detail>,
    /// Components; empty where not wanted.
    pub components: List<'a, Component>,
    /// Parallel to the components; empty where not wanted.
    pub bases: &'a [Basis],
    /// Levels of long contracts, from an instant on.
    pub contracts: &'a [(Instant, Mrr)],
    /// Spans in which its MRR cannot be told.
    pub gaps: &'a [Gap],
    /// Remarks.
    pub findings: &'a [LedgerFinding],
    /// The facts behind the details of everyone here.
    pub(crate) origins: List<'a, Origin>,
}

impl<'a> Customer<'a> {
    /// The facts behind a step.
    pub fn origins(&self, detail: &Detail) -> List<'a, Origin> {
        self.origins.part(detail.origins.0 as usize..detail.origins.1 as usize)
    }

    /// The level immediately before an instant.
    pub fn level_before(&self, at: Instant) -> Mrr {
        self.steps.iter().take_while(|s| s.at < at).map(|s| s.delta).sum()
    }

    /// When the customer started: its first MRR above zero, be it one that cannot be told.
    pub fn start(&self) -> Option<Instant> {
        started(self.steps)
    }

    /// One whose ledger is all of an output, and of whom nothing is known but the number.
    pub(crate) fn alone(number: u32, out: &'a Output) -> Customer<'a> {
        Customer {
            number,
            id: Sym::NONE,
            steps: &out.steps,
            details: out.details.as_slice().into(),
            components: out.components.as_slice().into(),
            bases: &out.bases,
            contracts: &out.contracts,
            gaps: &out.gaps,
            findings: &out.findings,
            origins: out.origins.as_slice().into(),
        }
    }
}
