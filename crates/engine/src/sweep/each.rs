//! What single customers keep and lose over periods, from their levels at the edges of time.
//!
//! A customer's level at each edge is noted once, and what its steps of a few kinds came to up to
//! there. Each period then takes two of them, however many of the others it lies over.

use std::ops::Range;

use tenure_domain::money::Mrr;
use tenure_domain::period::Period;
use tenure_ledger::movement::Kind;
use tenure_metrics::measure::{Depth, OfEach};

use crate::memo::bytes_of;

/// The kinds whose steps are summed: what is handed over, and what is lost.
const KINDS: [Kind; 4] = [Kind::Merge, Kind::Churn, Kind::Contraction, Kind::Paused];

/// For each kind its place among [`KINDS`].
const PLACES: [Option<usize>; Kind::ALL.len()] = {
    let mut places = [None; Kind::ALL.len()];
    let mut at = 0;
    while at < KINDS.len() {
        places[KINDS[at] as usize] = Some(at);
        at += 1;
    }
    places
};

/// What is known of a customer at an edge.
#[derive(Clone, Copy, Default)]
struct Edge {
    level: Mrr,
    /// How many of its steps of these kinds lie before it.
    steps: u32,
}

/// Between which edges an asked period lies, and whether it is asked what was lost in it.
#[derive(Clone, Copy)]
struct Span {
    from: u32,
    to: u32,
    losses: bool,
}

/// Sums by heading and asked period.
pub(super) struct Each {
    /// By asked period.
    spans: Vec<Span>,
    sums: Vec<OfEach>,
    /// Of the customer at hand, by edge.
    edges: Vec<Edge>,
    /// By how many of its steps of these kinds: what they come to, by the place of their kind.
    after: Vec<[i64; KINDS.len()]>,
}

impl Each {
    /// Nothing yet, of asked periods under so many headings, each with how much is asked of it;
    /// `stretches` is time cut at all their edges.
    pub fn new(stretches: &[Period], asked: &[(Period, Depth)], groups: usize) -> Each {
        let edge = |at| stretches.partition_point(|stretch| stretch.from < at) as u32;
        let span = |(period, depth): &(Period, Depth)| Span {
            from: edge(period.from),
            to: edge(period.to),
            losses: *depth >= Depth::Losses,
        };
        Each {
            spans: asked.iter().map(span).collect(),
            sums: vec![OfEach::default(); groups * asked.len()],
            edges: vec![Edge::default(); stretches.len() + 1],
            after: Vec::new(),
        }
    }

    /// The next one is another customer.
    #[inline]
    pub fn begin(&mut self) {
        self.after.clear();
        self.after.push([0; KINDS.len()]);
    }

    /// Its level at these edges, which come in order, each once.
    #[inline]
    pub fn level(&mut self, edges: Range<usize>, level: Mrr) {
        let here = Edge { level, steps: self.after.len().saturating_sub(1) as u32 };
        let end = edges.end.min(self.edges.len());
        let start = edges.start.min(end);
        self.edges[start..end].fill(here);
    }

    /// A step of it, before whose stretch all edges were told.
    #[inline]
    pub fn step(&mut self, kind: usize, delta: i64) {
        if let (Some(at), Some(&(mut sums))) = (PLACES[kind], self.after.last()) {
            sums[at] += delta;
            self.after.push(sums);
        }
    }

    /// All edges were told: adds the periods.
    #[inline]
    pub fn end(&mut self, group: usize) {
        let after = &self.after;
        let sums = &mut self.sums[group * self.spans.len()..][..self.spans.len()];
        for (sum, span) in sums.iter_mut().zip(&self.spans) {
            let (opening, closing) = (self.edges[span.from as usize], self.edges[span.to as usize]);
            if opening.steps == closing.steps {
                sum.keep(opening.level, closing.level, 0);
                continue;
            }
            let (until, before) = (&after[closing.steps as usize], &after[opening.steps as usize]);
            let between = |kind: usize| until[kind] - before[kind];
            sum.keep(opening.level, closing.level, between(0));
            if span.losses {
                sum.lose(opening.level, [1, 2, 3].map(between));
            }
        }
    }

    /// Adds other customers.
    pub fn merge(&mut self, other: &Each) {
        self.sums.iter_mut().zip(&other.sums).for_each(|(sum, more)| sum.merge(more));
    }

    /// What was summed under a heading in an asked period.
    pub fn of(&self, group: usize, period: usize) -> &OfEach {
        &self.sums[group * self.spans.len() + period]
    }

    /// How many bytes they take.
    pub fn bytes(&self) -> usize {
        bytes_of(&self.spans) + bytes_of(&self.sums) + bytes_of(&self.edges)
    }
}
