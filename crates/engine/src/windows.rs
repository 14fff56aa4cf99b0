//! Sums over the windows of asked periods, each made once for all variants that need it, and
//! several in one pass over all customers where they go together.

use std::collections::BTreeMap;

use tenure_domain::period::Period;
use tenure_domain::time::Day;
use tenure_metrics::catalogue::{Variant, Window};
use tenure_metrics::measure::Depth;

use crate::book::Book;
use crate::classes::Classes;
use crate::error::Error;
use crate::sweep::{self, Swept};

impl Book {
    /// The period of a window, from its first to its last day.
    pub fn window(&self, window: Window, asked: &Period) -> Period {
        window.of(&self.seen_by(window, asked), &self.options.account)
    }

    /// The periods that make up a window, in order.
    pub fn window_parts(&self, window: Window, asked: &Period) -> Vec<Period> {
        window.periods(&self.seen_by(window, asked), &self.options.account)
    }

    /// Of a period in which we are, the day after the last one of which records tell, whose last day
    /// is given: days that are to come are no days without records.
    pub(crate) fn told_until(&self, period: &Period, last: Day) -> Option<Day> {
        let tomorrow = Day(self.options.account.zone.day(self.options.now).0 + 1);
        let until = Day(last.0 + 1).min(tomorrow);
        (tomorrow < period.end && period.first < until).then_some(until)
    }

    /// What a window sees of an asked period: full months are over, and all of them is in the data.
    fn seen_by(&self, window: Window, asked: &Period) -> Period {
        if !matches!(window, Window::Each(_)) || !self.is_partial(asked) {
            return *asked;
        }
        let (account, now) = (&self.options.account, self.options.now);
        let told = self.data_through.map_or(asked.end, |day| Day(day.0 + 1).min(asked.end));
        let end = if now < asked.to { told.min(account.zone.day(now)) } else { told };
        Period::new(asked.first.min(end), end, account)
    }
}

/// The sums of one window.
pub(crate) struct Sweep {
    /// From the first to the last day of the window, by asked period.
    pub periods: Vec<Period>,
    /// By heading and asked period.
    pub swept: Swept,
    /// Which measures are among them.
    depth: Depth,
}

/// A window that has to be summed.
struct Wanted {
    window: Window,
    depth: Depth,
    /// The periods that make it up, ascending.
    parts: Vec<Period>,
    /// For each asked period the places of its own.
    places: Vec<Vec<usize>>,
}

/// The sums of all windows that were asked for so far.
pub(crate) struct Windows<'a> {
    book: &'a Book,
    asked: &'a [Period],
    /// Windows that will be asked for, and for which measures.
    expected: BTreeMap<Window, Depth>,
    made: BTreeMap<Window, Sweep>,
}

impl<'a> Windows<'a> {
    /// None yet, of these periods.
    pub fn new(book: &'a Book, asked: &'a [Period]) -> Windows<'a> {
        Windows { book, asked, expected: BTreeMap::new(), made: BTreeMap::new() }
    }

    /// Says that a variant will be asked for.
    pub fn expect(&mut self, variant: &Variant) {
        let plain = self.book.is_plain();
        needed(variant, plain).for_each(|(window, depth)| self.want(window, depth));
    }

    fn want(&mut self, window: Window, depth: Depth) {
        let known = self.expected.entry(window).or_insert(depth);
        *known = known.and(depth);
    }

    /// The sums of a window, where they were made.
    pub fn get(&self, window: Window) -> Option<&Sweep> {
        self.made.get(&window)
    }

    /// All that were made.
    pub fn all(&self) -> impl Iterator<Item = &Sweep> {
        self.made.values()
    }

    /// Makes what a variant needs, and with it what is expected, as far as it is not there yet.
    ///
    /// # Errors
    /// Where a book of totals alone is asked for more, or cannot be read.
    pub fn make(&mut self, classes: &Classes<'_>, variant: &Variant) -> Result<(), Error> {
        let plain = self.book.is_plain();
        needed(variant, plain).try_for_each(|(window, depth)| self.make_one(classes, window, depth))
    }

    /// The same of one window.
    ///
    /// # Errors
    /// As [`Windows::make`].
    pub fn make_one(
        &mut self,
        classes: &Classes<'_>,
        window: Window,
        depth: Depth,
    ) -> Result<(), Error> {
        if self.has(window, depth) {
            return Ok(());
        }
        self.want(window, depth);
        let missing = self.expected.iter().filter(|&(&window, &depth)| !self.has(window, depth));
        let wanted = missing.map(|(&window, &depth)| {
            let (parts, places) = parts(self.asked, window, self.book);
            Wanted { window, depth, parts, places }
        });
        // With several headings it has to be known which of them are empty.
        let few = classes.labels.len() == 1 && self.book.steps().is_none() && self.book.tells_all();
        let nothing = |it: &Wanted| it.depth == Depth::NOTHING && few;
        let (nothing, wanted): (Vec<Wanted>, Vec<Wanted>) = wanted.partition(nothing);
        self.nothing(nothing);
        let quick = |it: &Wanted| it.depth != Depth::WHOLE && sweep::totals_fit(&it.parts, classes);
        let (quick, in_full): (Vec<Wanted>, Vec<Wanted>) = wanted.into_iter().partition(quick);
        if !in_full.is_empty() && self.book.steps().is_some() {
            return Err(Error::Query("this book can only tell totals".into()));
        }
        self.totals(classes, quick)?;
        let opening = |it: &Wanted| Depth::OPENING.holds(it.depth) && self.book.tells_all();
        let (openings, mut in_full): (Vec<Wanted>, Vec<Wanted>) =
            in_full.into_iter().partition(opening);
        in_full.iter_mut().for_each(|it| it.depth = Depth::WHOLE);
        in_full.extend(from_opening_to_opening(openings));
        for together in unions(in_full) {
            let swept = sweep::sweep(self.book, &together.periods, classes);
            self.keep(together.windows, &swept);
        }
        Ok(())
    }

    fn has(&self, window: Window, depth: Depth) -> bool {
        self.made.get(&window).is_some_and(|sweep| sweep.depth.holds(depth))
    }

    /// Sums windows of which totals are enough.
    fn totals(&mut self, classes: &Classes<'_>, wanted: Vec<Wanted>) -> Result<(), Error> {
        let all: Vec<Period> = wanted.iter().flat_map(|it| &it.parts).copied().collect();
        let sets = match sweep::totals_fit(&all, classes) {
            true => vec![wanted],
            false => wanted.into_iter().map(|it| vec![it]).collect(),
        };
        for mut set in sets {
            let (mut periods, mut depths): (Vec<Period>, Vec<Depth>) = Default::default();
            // What those of the openings did is summed of all or of none.
            let openings = set.iter().any(|it| it.depth.holds(Depth::OPENINGS));
            let least = if openings { Depth::OPENINGS } else { Depth::TOTALS };
            for it in &mut set {
                let first = periods.len();
                it.depth = it.depth.and(least);
                depths.extend(vec![it.depth; it.parts.len()]);
                it.places.iter_mut().flatten().for_each(|place| *place += first);
                periods.append(&mut it.parts);
            }
            let swept = match self.book.steps() {
                Some(steps) => sweep::totals_of_steps(steps, &periods, &depths)?,
                None => sweep::totals(self.book, &periods, classes, &depths),
            };
            self.keep(set, &swept);
        }
        Ok(())
    }

    /// Keeps windows whose sums nobody looks at.
    fn nothing(&mut self, wanted: Vec<Wanted>) {
        let swept = Swept::new(1, wanted.iter().map(|it| it.parts.len()).max().unwrap_or(0));
        self.keep(wanted, &swept);
    }

    fn keep(&mut self, wanted: Vec<Wanted>, swept: &Swept) {
        for Wanted { window, depth, places, .. } in wanted {
            let periods =
                self.asked.iter().map(|period| self.book.window(window, period)).collect();
            let swept = swept.gather(&places);
            self.made.insert(window, Sweep { periods, swept, depth });
        }
    }
}

/// The windows that a variant needs, and for which measures, of a plain book or any.
fn needed(variant: &Variant, plain: bool) -> impl Iterator<Item = (Window, Depth)> {
    let depth = variant.depth(plain);
    let others = if variant.needs.only_openings { Depth::OPENING } else { depth };
    let windows = variant.needs.windows.iter().map(move |&window| (window, others));
    std::iter::once((Window::Asked, depth)).chain(windows)
}

/// The same windows, each of whose periods ends where another of them begins: that is as good where
/// only openings are looked at, and periods that do not lie over each other are summed far faster.
fn from_opening_to_opening(wanted: Vec<Wanted>) -> Vec<Wanted> {
    let mut starts: Vec<Period> = wanted.iter().flat_map(|it| &it.parts).copied().collect();
    starts.sort_unstable_by_key(|period| (period.from, period.to));
    starts.dedup_by_key(|period| period.from);
    let ends: Vec<Period> = starts.iter().skip(1).copied().collect();
    let until = |(period, next): (&mut Period, &Period)| {
        (period.end, period.to) = (next.first, next.from);
    };
    starts.iter_mut().zip(&ends).for_each(until);
    let place = |from| starts.partition_point(|period| period.from < from);
    let moved = |it: Wanted| Wanted {
        places: it
            .places
            .iter()
            .map(|of| of.iter().map(|&at| place(it.parts[at].from)).collect())
            .collect(),
        parts: starts.clone(),
        ..it
    };
    wanted.into_iter().map(moved).collect()
}

/// Windows that are summed in one pass.
struct Union {
    /// Starts and ends both ascend.
    periods: Vec<Period>,
    /// With the places of their parts among `periods`.
    windows: Vec<Wanted>,
}

/// Puts windows together as far as the starts and ends of all their periods ascend: months now and
/// a year ago share most of their periods.
fn unions(wanted: Vec<Wanted>) -> Vec<Union> {
    let mut unions: Vec<Union> = Vec::new();
    for it in wanted {
        let joined = unions.iter_mut().find_map(|union| {
            let periods = merged(&union.periods, &it.parts)?;
            Some((union, periods))
        });
        match joined {
            Some((union, periods)) => {
                union.periods = periods;
                union.windows.push(it);
            }
            None => unions.push(Union { periods: it.parts.clone(), windows: vec![it] }),
        }
    }
    for Union { periods, windows } in &mut unions {
        for it in windows {
            let place = |at: &usize| {
                let edges = |period: &Period| (period.from, period.to);
                periods.partition_point(|other| edges(other) < edges(&it.parts[*at]))
            };
            it.places.iter_mut().flatten().for_each(|at| *at = place(at));
        }
    }
    unions
}

/// Two lists of periods as one, each period once; `None` where starts or ends would not ascend.
fn merged(a: &[Period], b: &[Period]) -> Option<Vec<Period>> {
    let mut all: Vec<Period> = a.iter().chain(b).copied().collect();
    all.sort_unstable_by_key(|period| (period.from, period.to));
    all.dedup();
    let ascend = |pair: &[Period]| pair[0].from < pair[1].from && pair[0].to < pair[1].to;
    all.windows(2).all(ascend).then_some(all)
}

/// The periods that make up a window, ascending, and for each asked period the places of its own.
pub(crate) fn parts(
    asked: &[Period],
    window: Window,
    book: &Book,
) -> (Vec<Period>, Vec<Vec<usize>>) {
    let of: Vec<Vec<Period>> = asked.iter().map(|p| book.window_parts(window, p)).collect();
    if !matches!(window, Window::Each(_)) {
        let places = (0..of.len()).map(|at| vec![at]).collect();
        return (of.into_iter().flatten().collect(), places);
    }
    // Asked periods share months; each is summed once.
    let mut all: Vec<Period> = of.iter().flatten().copied().collect();
    all.sort_by_key(|period| period.first);
    all.dedup();
    let place = |period: &Period| all.partition_point(|other| other.first < period.first);
    let places = of.iter().map(|periods| periods.iter().map(place).collect()).collect();
    (all, places)
}
