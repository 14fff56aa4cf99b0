//! Gap tolerance: which end of an item is continued by which start.

use std::collections::BTreeSet;

use tenure_domain::facts::ChurnKind;
use tenure_domain::policy::GapTolerance;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use super::item::{Context, Item, Life, Snapshot};

/// A stretch of time in which an item is alive or paused.
#[derive(Clone, Debug)]
struct Run {
    item: usize,
    from: Instant,
    /// [`Instant::MAX`] while it runs.
    to: Instant,
    first: Snapshot,
    last: Snapshot,
    after: Life,
}

/// How a chain stands at an instant.
#[derive(Clone, PartialEq, Debug)]
pub enum State {
    /// Neither alive nor paused.
    Gone,
    /// Alive or paused.
    On(Snapshot),
}

impl State {
    /// Level in its own currency.
    pub fn native(&self) -> i64 {
        match self {
            State::Gone => 0,
            State::On(snapshot) => snapshot.native,
        }
    }

    /// Whether it rests.
    pub fn is_paused(&self) -> bool {
        matches!(self, State::On(s) if s.life == Life::Paused)
    }

    /// Whether it is alive or paused.
    pub fn is_on(&self) -> bool {
        matches!(self, State::On(_))
    }
}

/// Runs that continue one another.
pub struct Chain<'a> {
    items: &'a [Box<dyn Item + 'a>],
    runs: Vec<Run>,
    /// For each run: whether its level holds until the next one.
    held: Vec<bool>,
}

impl Chain<'_> {
    /// How it stands at an instant.
    pub fn at(&self, t: Instant) -> State {
        for (n, run) in self.runs.iter().enumerate() {
            if run.from <= t && t < run.to {
                return State::On(self.items[run.item].at(t));
            }
            let next = self.runs.get(n + 1);
            if self.held[n] && run.to <= t && next.is_some_and(|next| t < next.from) {
                return State::On(run.last.clone());
            }
        }
        State::Gone
    }

    /// Subscription and item that speak for it at an instant, else the last ones before.
    pub fn id_at(&self, t: Instant) -> (Sym, Sym) {
        let begun = self.runs.iter().rev().find(|run| run.from <= t);
        self.items[begun.unwrap_or(&self.runs[0]).item].id()
    }

    /// The item of which it consists at an instant.
    pub fn item_at(&self, t: Instant) -> Option<usize> {
        let begun = self.runs.iter().rev().find(|run| run.from <= t);
        begun.map(|run| run.item)
    }

    /// How it was before it was paused, if it is paused just before an instant; none where it was
    /// paused from its start.
    pub fn before_rest(&self, t: Instant) -> Option<Snapshot> {
        let run = self.runs.iter().find(|run| run.from < t && t <= run.to)?;
        let item = &self.items[run.item];
        let mine = item.instants().into_iter().filter(|at| run.from <= *at && *at < t);
        mine.map(|at| item.at(at)).filter(|s| s.life == Life::Alive).last()
    }

    /// Why, and when, its last run before an instant ended.
    pub fn last_end(&self, t: Instant) -> Option<(Instant, ChurnKind)> {
        let ended = self.runs.iter().rev().find(|run| run.to <= t)?;
        match ended.after {
            Life::None(why) => Some((ended.to, why)),
            _ => Some((ended.to, ChurnKind::Unknown)),
        }
    }

    /// Renewals of its items while they run.
    pub fn renewals(&self) -> BTreeSet<Instant> {
        let mut all = BTreeSet::new();
        for (n, run) in self.runs.iter().enumerate() {
            let renewals = self.items[run.item].renewals();
            // What goes on after a gap in itself renews there, too.
            let goes_on = n > 0 && self.held[n - 1] && self.runs[n - 1].item == run.item;
            let from = if goes_on { run.from.plus(-1) } else { run.from };
            all.extend(renewals.into_iter().filter(|at| from < *at && *at < run.to));
        }
        all
    }
}

fn is_on(life: Life) -> bool {
    matches!(life, Life::Alive | Life::Paused)
}

fn runs(number: usize, item: &dyn Item) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    for at in item.instants() {
        let now = item.at(at);
        match (open, is_on(now.life)) {
            (false, true) => runs.push(Run {
                item: number,
                from: at,
                to: Instant::MAX,
                first: now.clone(),
                last: now.clone(),
                after: Life::Alive,
            }),
            (true, true) => {
                if let Some(run) = runs.last_mut() {
                    run.last = now.clone();
                }
            }
            (true, false) => {
                if let Some(run) = runs.last_mut() {
                    (run.to, run.after) = (at, now.life);
                }
            }
            (false, false) => {}
        }
        open = is_on(now.life);
    }
    runs
}

fn within(end: Instant, start: Instant, context: &Context) -> bool {
    let days = context.calendar.day(start).0 - context.calendar.day(end).0;
    start >= end
        && match context.policy.gap_tolerance {
            GapTolerance::None => false,
            GapTolerance::SameDay => days == 0,
            GapTolerance::Days(n) => days <= i32::from(n),
            GapTolerance::Migration(n, moved) => {
                let (n, ended) = (i32::from(n), context.calendar.day(end).0);
                let near = moved.0 - n <= ended && ended <= moved.0 + n;
                days == 0 || (near && days <= n)
            }
        }
}

/// A customer's items in a stretch of time: all of its time, or the time between merges.
#[derive(Clone, Debug)]
pub struct Epoch {
    /// From when.
    pub from: Instant,
    /// Until when.
    pub to: Instant,
    /// Which items are the customer's.
    pub items: Vec<usize>,
    /// For each item of all, whose it is from the beginning: ends are joined only with starts of
    /// the same.
    pub of: Vec<Sym>,
}

/// The chains of an epoch.
pub fn chains<'a>(
    items: &'a [Box<dyn Item + 'a>],
    epoch: &Epoch,
    context: &Context,
) -> Vec<Chain<'a>> {
    let mine = epoch.items.iter();
    let runs: Vec<Run> = mine.flat_map(|&n| runs(n, items[n].as_ref())).collect();
    let joined = join(&runs, epoch, context);
    let continues: BTreeSet<usize> = joined.iter().flatten().copied().collect();
    let follower = |n: usize| -> Option<usize> {
        let next = n + 1;
        let same_item = runs.get(next).is_some_and(|r| r.item == runs[n].item);
        joined[n].or((same_item && !continues.contains(&next)).then_some(next))
    };
    let followers: BTreeSet<usize> = (0..runs.len()).filter_map(follower).collect();
    let mut chains = Vec::new();
    for first in (0..runs.len()).filter(|n| !followers.contains(n)) {
        let mut chain = Chain { items, runs: Vec::new(), held: Vec::new() };
        let mut at = Some(first);
        while let Some(n) = at {
            chain.runs.push(runs[n].clone());
            chain.held.push(joined[n].is_some());
            at = follower(n);
        }
        chains.push(chain);
    }
    chains
}

/// For each run, the one that continues it.
fn join(runs: &[Run], epoch: &Epoch, context: &Context) -> Vec<Option<usize>> {
    let mut joined: Vec<Option<usize>> = vec![None; runs.len()];
    let mut taken = BTreeSet::new();
    let alive = |s: &Snapshot| s.life == Life::Alive && s.native > 0;
    let ends_here = |n: &usize| {
        let run = &runs[*n];
        run.to < Instant::MAX && alive(&run.last) && matches!(run.after, Life::None(_))
    };
    let mut ends: Vec<usize> = (0..runs.len()).filter(ends_here).collect();
    ends.sort_by_key(|&n| runs[n].to);
    let starts_here = |n: &usize| alive(&runs[*n].first);
    let mut starts: Vec<usize> = (0..runs.len()).filter(starts_here).collect();
    starts.sort_by_key(|&n| runs[n].from);
    for class in 0..3 {
        for &end in &ends {
            if joined[end].is_some() {
                continue;
            }
            let fits = |start: usize| match class {
                0 => runs[end].item == runs[start].item,
                1 => runs[end].last.plan == runs[start].first.plan,
                _ => true,
            };
            let fitting = starts.iter().copied().filter(|&start| {
                !taken.contains(&start)
                    && start != end
                    && epoch.of[runs[start].item] == epoch.of[runs[end].item]
                    && within(runs[end].to, runs[start].from, context)
                    && fits(start)
            });
            let fitting: Vec<usize> = fitting.collect();
            let Some(&first) = fitting.first() else { continue };
            let currency = |n: usize| runs[n].first.currency;
            let at_once = fitting.iter().copied().filter(|&n| runs[n].from == runs[first].from);
            let like = at_once.into_iter().find(|&n| currency(n) == runs[end].last.currency);
            let start = like.unwrap_or(first);
            joined[end] = Some(start);
            taken.insert(start);
        }
    }
    joined
}
