//! What single customers keep and lose over periods, from their levels at the edges of time.
//!
//! A customer's level at each edge is noted once, and what its steps of a few kinds came to up to
//! there. Each period then takes two of them, however many of the others it lies over. A period of
//! one stretch is looked at only where the customer has steps in it.

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
    /// What its steps before it come to, by the place of their kind.
    sums: [i64; KINDS.len()],
}

/// Between which edges an asked period lies, and whether it is asked what was lost in it.
#[derive(Clone, Copy)]
struct Span {
    from: u32,
    to: u32,
    losses: bool,
}

/// In place of a period's number: none.
const NONE: u32 = u32::MAX;

/// Sums by heading and asked period.
pub(super) struct Each {
    /// By asked period.
    spans: Vec<Span>,
    /// By stretch: the asked period that it is, or [`NONE`].
    short: Vec<u32>,
    /// The asked periods that are no single stretch, or the same as another.
    long: Vec<u32>,
    sums: Vec<OfEach>,
    /// Of the customer at hand, by edge.
    edges: Vec<Edge>,
    /// Of the customer at hand: the stretches in which it has steps.
    moved: Vec<u32>,
    /// What its steps so far come to.
    so_far: [i64; KINDS.len()],
}

impl Each {
    /// Nothing yet, of asked periods under so many headings, each with how much is asked of it;
    /// `stretches` is time cut at all their edges.
    pub fn new(stretches: &[Period], asked: &[(Period, Depth)], groups: usize) -> Each {
        let edge = |at| stretches.partition_point(|stretch| stretch.from < at) as u32;
        let span = |(period, depth): &(Period, Depth)| Span {
            from: edge(period.from),
            to: edge(period.to),
            losses: depth.holds(Depth::LOSSES),
        };
        let spans: Vec<Span> = asked.iter().map(span).collect();
        let (mut short, mut long) = (vec![NONE; stretches.len()], Vec::new());
        for (span, at) in spans.iter().zip(0..) {
            match short.get_mut(span.from as usize) {
                Some(place) if *place == NONE && span.to == span.from + 1 => *place = at,
                _ => long.push(at),
            }
        }
        Each {
            sums: vec![OfEach::default(); groups * asked.len()],
            edges: vec![Edge::default(); stretches.len() + 1],
            moved: Vec::new(),
            so_far: Default::default(),
            spans,
            short,
            long,
        }
    }

    /// The next one is another customer.
    #[inline]
    pub fn begin(&mut self) {
        self.moved.clear();
        self.so_far = Default::default();
    }

    /// Its level at these edges, which come in order, each once.
    #[inline]
    pub fn level(&mut self, edges: Range<usize>, level: Mrr) {
        let here = Edge { level, sums: self.so_far };
        let end = edges.end.min(self.edges.len());
        let start = edges.start.min(end);
        self.edges[start..end].fill(here);
    }

    /// A step of it in a stretch, before which all edges were told.
    #[inline]
    pub fn step(&mut self, stretch: usize, kind: usize, delta: i64) {
        let stretch = stretch as u32;
        if self.moved.last() != Some(&stretch) {
            self.moved.push(stretch);
        }
        if let Some(at) = PLACES[kind] {
            self.so_far[at] += delta;
        }
    }

    /// All edges were told: adds the periods.
    #[inline]
    pub fn end(&mut self, group: usize) {
        let sums = &mut self.sums[group * self.spans.len()..][..self.spans.len()];
        let short = self.moved.iter().map(|&stretch| self.short[stretch as usize]);
        let short = short.filter(|&at| at != NONE);
        for at in short.chain(self.long.iter().copied()) {
            let (span, sum) = (self.spans[at as usize], &mut sums[at as usize]);
            let (opening, closing) =
                (&self.edges[span.from as usize], &self.edges[span.to as usize]);
            let between = |kind: usize| closing.sums[kind] - opening.sums[kind];
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
