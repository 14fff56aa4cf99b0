//! What the customers of the openings of periods did in them, from one look at each step.
//!
//! A step counts in every period that holds it and at whose opening its customer was one. Periods
//! in a list whose openings and ends both ascend hold a step one after the other, and a customer is
//! one from edge to edge; so the periods in which a step counts are a range, and it is enough to
//! note where the range begins and where it ends.

use std::ops::Range;

use tenure_domain::period::Period;
use tenure_ledger::movement::Kind;
use tenure_metrics::measure::OfOpening;

use crate::memo::bytes_of;

const KINDS: usize = Kind::ALL.len();

/// Periods whose openings and ends both ascend, told by stretches of time and their edges.
struct List {
    /// The slot of its first period; it has one slot more than it has periods.
    first: usize,
    /// How many periods.
    count: u32,
    /// By stretch: which of the list hold it.
    holding: Vec<Range<u32>>,
    /// By edge: how many of the list open before it.
    opened: Vec<u32>,
    /// By edge: how many of the list end before it.
    ended: Vec<u32>,
}

impl List {
    /// Those of its periods that open at these edges.
    #[inline]
    fn opening_at(&self, edges: &Range<u32>) -> Range<u32> {
        let end = self.opened.get(edges.end as usize).copied().unwrap_or(self.count);
        self.opened[edges.start as usize]..end
    }

    /// Those of its periods that end at these edges.
    fn ending_at(&self, edges: &Range<u32>) -> Range<u32> {
        let end = self.ended.get(edges.end as usize).copied().unwrap_or(self.count);
        self.ended[edges.start as usize]..end
    }
}

/// What two ranges share.
#[inline]
fn shared(a: &Range<u32>, b: &Range<u32>) -> Range<usize> {
    a.start.max(b.start) as usize..a.end.min(b.end) as usize
}

/// The asked periods in lists.
pub(super) struct Lists {
    lists: Vec<List>,
    edges: usize,
    slots: usize,
}

impl Lists {
    /// Those of asked periods; `stretches` is time cut at all their edges.
    pub fn new(stretches: &[Period], asked: &[Period]) -> Lists {
        let ascend = |a: &Period, b: &Period| a.from <= b.from && a.to <= b.to;
        let mut lists = Vec::new();
        let mut slots = 0;
        for periods in asked.chunk_by(ascend) {
            let before = |edge| periods.partition_point(|period| period.from < edge) as u32;
            let ended = |edge| periods.partition_point(|period| period.to < edge) as u32;
            let last = stretches.last().map(|stretch| stretch.to);
            let edges = || stretches.iter().map(|stretch| stretch.from).chain(last);
            let holding = |stretch: &Period| {
                let over = periods.partition_point(|period| period.to <= stretch.from) as u32;
                let open = periods.partition_point(|period| period.from <= stretch.from) as u32;
                over..open.max(over)
            };
            lists.push(List {
                first: slots,
                count: periods.len() as u32,
                holding: stretches.iter().map(holding).collect(),
                opened: edges().map(before).collect(),
                ended: edges().map(ended).collect(),
            });
            slots += periods.len() + 1;
        }
        Lists { lists, edges: stretches.len() + 1, slots }
    }
}

/// Sums of the customers of openings, by heading and slot, where each range is noted at its ends.
pub(super) struct Openings {
    slots: usize,
    edges: usize,
    counted: Vec<[i128; KINDS]>,
    stayed: Vec<i64>,
    /// Of the customer at hand: from which edges to before which it is one.
    runs: Vec<Range<u32>>,
}

impl Openings {
    /// Nothing yet, under so many headings.
    pub fn new(lists: &Lists, groups: usize) -> Openings {
        let slots = groups * lists.slots;
        Openings {
            slots: lists.slots,
            edges: lists.edges,
            counted: vec![[0; KINDS]; slots],
            stayed: vec![0; slots],
            runs: Vec::new(),
        }
    }

    /// The next one is another customer.
    pub fn begin(&mut self) {
        self.runs.clear();
    }

    /// It is a customer at these edges, which come in order, each once.
    #[inline]
    pub fn is_one(&mut self, edges: Range<usize>) {
        let edges = edges.start as u32..edges.end.min(self.edges) as u32;
        match self.runs.last_mut() {
            _ if edges.is_empty() => {}
            Some(run) if run.end == edges.start => run.end = edges.end,
            _ => self.runs.push(edges),
        }
    }

    /// A step of it in a stretch, up to whose opening all edges were told.
    #[inline]
    pub fn step(&mut self, lists: &Lists, group: usize, stretch: usize, kind: usize, delta: i64) {
        for list in &lists.lists {
            let holding = &list.holding[stretch];
            for run in self.runs.iter().rev() {
                let opening = list.opening_at(run);
                let counts = shared(&opening, holding);
                if !counts.is_empty() {
                    let slots = &mut self.counted[group * self.slots + list.first..];
                    slots[counts.start][kind] += i128::from(delta);
                    slots[counts.end][kind] -= i128::from(delta);
                }
                if opening.start <= holding.start {
                    break;
                }
            }
        }
    }

    /// All edges were told: adds the periods at both edges of which it is one.
    pub fn end(&mut self, lists: &Lists, group: usize) {
        for list in &lists.lists {
            let slots = &mut self.stayed[group * self.slots + list.first..];
            for (at, run) in self.runs.iter().enumerate() {
                let opening = list.opening_at(run);
                for later in &self.runs[at..] {
                    let stays = shared(&opening, &list.ending_at(later));
                    if !stays.is_empty() {
                        slots[stays.start] += 1;
                        slots[stays.end] -= 1;
                    }
                }
            }
        }
    }

    /// Adds other customers.
    pub fn merge(&mut self, other: &Openings) {
        for (sums, more) in self.counted.iter_mut().zip(&other.counted) {
            sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        }
        self.stayed.iter_mut().zip(&other.stayed).for_each(|(sum, more)| *sum += more);
    }

    /// What was summed under a heading, by asked period.
    pub fn sums(&self, lists: &Lists, group: usize) -> Vec<OfOpening> {
        let mut all = Vec::new();
        for list in &lists.lists {
            let first = group * self.slots + list.first;
            let mut sum = OfOpening::default();
            for at in first..first + list.count as usize {
                sum.merge(&OfOpening { counted: self.counted[at], stayed: self.stayed[at] });
                all.push(sum);
            }
        }
        all
    }

    /// How many bytes they take.
    pub fn bytes(&self) -> usize {
        bytes_of(&self.counted) + bytes_of(&self.stayed)
    }
}
