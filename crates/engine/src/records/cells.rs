//! From lists of records to cells: by holder, period and heading.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::money::Mrr;
use tenure_domain::period::Period;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_domain::time::{Day, Instant};
use tenure_metrics::catalogue::Variant;
use tenure_metrics::reading::Reason;
use tenure_metrics::records::{Deeds, Holder, Record, Tallies};

use super::{About, Found, Headings, List, NOBODY, Pile, Records, Source, Spans};
use crate::book::Book;
use crate::classes::{Classes, Dimension, Moment, NO_VALUE};
use crate::sweep::{self, Walker, moment};

/// What is asked of records.
pub(crate) struct Ask<'a> {
    pub book: &'a Book,
    pub records: &'a Records,
    pub classes: &'a Classes<'a>,
    pub headings: &'a Headings,
    /// In order, their ends too.
    pub periods: &'a [Period],
    pub by: Option<&'a Dimension>,
    /// Whether there is a segment, to which records of nobody never belong.
    pub split: bool,
    /// At which end of a period customers are looked at for their heading.
    pub edge: Edge,
}

/// An end of a period.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Edge {
    /// As movements are: whoever moves to another heading stays under the first one.
    Opening,
    /// As customers at the closing are: whoever is one then stands under the heading of then, and
    /// whoever left under that of the opening.
    Closing,
}

impl Edge {
    /// The end at which a variant looks.
    pub fn of(variant: &Variant) -> Edge {
        if variant.stands_at_closing() { Edge::Closing } else { Edge::Opening }
    }
}

/// A holder in one period.
#[derive(Clone, Copy)]
pub(super) struct At {
    pub holder: Holder,
    /// Its heading among those of customers; `None` where it is not in the segment.
    pub group: Option<u32>,
    /// MRR immediately before the end of the period, in the segment then or not.
    pub closing: Mrr,
    pub mrr: Option<Reason>,
    /// Whether it is a customer at the opening, and at the closing.
    pub ends: (bool, bool),
    /// Whether it is in the segment at the closing, under whatever heading.
    pub stays: bool,
}

impl At {
    /// One whom the book does not know, or of whom it cannot tell.
    fn nobody(group: Option<u32>, mrr: Option<Reason>) -> At {
        At { holder: Holder::default(), group, closing: 0, mrr, ends: (false, false), stays: false }
    }
}

impl Ask<'_> {
    /// Why the rows of a table cannot be told apart as the question wants it.
    pub(super) fn untellable(&self, source: &dyn Source) -> Option<Reason> {
        self.unsplit(source).or_else(|| self.of_all_payers(source))
    }

    /// Why rows cannot be told apart by what their customers pay in: they are of nobody, or of
    /// people who do not pay yet, of whom only those who come to pay would be seen. Money has a
    /// currency of its own.
    fn of_all_payers(&self, source: &dyn Source) -> Option<Reason> {
        use TableId::{LeadStages, Leads, Revenue, Spend, Traffic, Trials};
        let (currency, table) = (self.records.narrowed?, source.table());
        let early = matches!(table, Traffic | Leads | LeadStages | Trials);
        let told = matches!(table, Spend | Revenue) || source.held() && !early;
        (!told).then_some(Reason::NotByCurrency(table, currency))
    }

    /// Whether only some customers are asked about, to whom records of nobody never belong.
    pub(super) fn is_of_some(&self) -> bool {
        self.split || self.records.narrowed.is_some()
    }

    /// Why the rows of a table cannot be told apart by the dimension or the segment. Where others come
    /// under headings, costs of which no row names any are not the costs of those without one.
    fn unsplit(&self, source: &dyn Source) -> Option<Reason> {
        let own = self.own(source);
        let others = || self.headings.labels.iter().any(|label| label != NO_VALUE);
        let costs = source.table() == TableId::Spend && self.records.narrowed.is_none();
        if costs && own.is_some_and(|at| !source.says(at)) && others() {
            return Some(Reason::NotSplit(source.table()));
        }
        let by_itself = own.is_some();
        let by_holder = source.held() && !super::is_own(self.by);
        let told = self.by.is_none() || by_itself || by_holder;
        let inside = !self.split || source.held();
        (!told || !inside).then_some(Reason::NotSplit(source.table()))
    }

    /// Place of the dimension among those of the table's own.
    pub(super) fn own(&self, source: &dyn Source) -> Option<usize> {
        let name = self.by?.own_name()?;
        source.own().iter().position(|own| *own == name)
    }

    /// The walker of a holder that the book knows.
    pub(super) fn walker(&self, holder: u32) -> Option<Walker<'_>> {
        let number = self.records.number(holder)?;
        let known = (number as usize) < self.book.count();
        known.then(|| Walker::new(self.book.customer(number)))
    }

    /// The heading of a holder in a period; `None` where it is not in the segment.
    pub fn class(&self, holder: u32, period: &Period) -> Option<u32> {
        self.at(&mut self.walker(holder), period).group
    }

    /// How a holder stands at the end of a period.
    pub fn standing(&self, holder: u32, period: &Period) -> Holder {
        self.at(&mut self.walker(holder), period).holder
    }

    /// How a holder stands in a period.
    pub(super) fn at(&self, walker: &mut Option<Walker<'_>>, period: &Period) -> At {
        let Some(walker) = walker else {
            let group = (!self.is_of_some()).then(|| self.headings.of_nobody());
            return At::nobody(group, None);
        };
        let place = walker.place(period);
        let customer = *walker.customer();
        let then = moment(&place, period);
        if self.records.narrowed.is_some() && !then.state.standing.is_customer() {
            // Whoever pays in other currencies, or does not pay, is none of those asked about.
            return At::nobody(None, None);
        }
        let group = self.classes.of(&customer, &then);
        let Some(did) = sweep::did(self.book, &customer, &place, period) else {
            return At::nobody(group, Some(Reason::TooLarge));
        };
        let next = match self.classes.is_fixed() {
            true => group,
            false => {
                self.classes.of(&customer, &Moment { at: period.to, state: did.closing, period })
            }
        };
        let group = match self.edge {
            Edge::Closing if did.in_closing() => next,
            _ => group,
        };
        let has_begun = did.closing.ever;
        let holder = match group == next {
            true => Holder { mrr: did.closing.level, is_customer: did.in_closing(), has_begun },
            false => Holder { has_begun, ..Holder::default() },
        };
        At {
            holder,
            group,
            closing: did.closing.level,
            mrr: self.book.untold(&customer, period.to),
            ends: (did.in_opening(), did.in_closing()),
            stays: next.is_some(),
        }
    }
}

/// One of so many shares of the records, which together are all of them.
#[derive(Clone, Copy)]
pub(super) struct Share {
    pub number: usize,
    pub of: usize,
}

impl Share {
    /// All records.
    const ALL: Share = Share { number: 0, of: 1 };
}

/// How records are handed on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// Cell by cell.
    Cells,
    /// The same, but cells that are all alike once, with their number.
    Alike,
    /// Each record as a cell of its own.
    Singly,
}

/// Where the cells of a list go.
struct Sorter<'a, 'b> {
    ask: &'a Ask<'a>,
    manner: Manner,
    /// Place of the dimension among those of the records' own, and the headings of its values.
    own: Option<(usize, FxHashMap<Sym, u32>)>,
    f: &'b mut dyn FnMut(&Found<'_>),
}

impl Sorter<'_, '_> {
    /// The heading of a record of its own, where it has one.
    fn heading(&self, about: &About) -> Option<u32> {
        let (own, labels) = self.own.as_ref()?;
        labels.get(&about.own[*own]).copied()
    }

    /// Hands on records of one holder in one period, heading by heading.
    fn sort<R: Record>(&mut self, (n, at): (usize, &At), about: &[About], data: &[R]) {
        let Some(class) = at.group else { return };
        if self.own.is_none() {
            return self.give((n, class), at, about, data);
        }
        // Few headings come together, so they are looked for one by one.
        let mut parts: Vec<(u32, Vec<About>, Vec<R>)> = Vec::new();
        for (about, record) in about.iter().zip(data) {
            let group = self.heading(about).unwrap_or(class);
            let found = parts.iter().position(|part| part.0 == group);
            let slot = found.unwrap_or_else(|| {
                parts.push((group, Vec::new(), Vec::new()));
                parts.len() - 1
            });
            parts[slot].1.push(*about);
            parts[slot].2.push(*record);
        }
        for (group, about, data) in &parts {
            self.give((n, *group), at, about, data);
        }
    }

    /// Hands on records under a heading: together, or each for itself.
    fn give<R: Record>(
        &mut self,
        (period, group): (usize, u32),
        at: &At,
        about: &[About],
        data: &[R],
    ) {
        let span = &self.ask.periods[period];
        let step = if self.manner == Manner::Singly { 1 } else { data.len().max(1) };
        for (about, records) in about.chunks(step).zip(data.chunks(step)) {
            let deeds = Deeds { records, holder: Some(at.holder), span: (span.first, span.end) };
            let About { holder, id, .. } = about[0];
            let (cell, mrr) = (R::cell(deeds), at.mrr);
            (self.f)(&Found { period, group, holder, cell, id, mrr, times: 1 });
        }
    }

    /// Hands on a record of nobody, so many times.
    fn give_alone<R: Record>(
        &mut self,
        (period, group): (usize, u32),
        (about, record): (&About, &R),
        times: i64,
    ) {
        let span = &self.ask.periods[period];
        let records = std::slice::from_ref(record);
        let deeds = Deeds { records, holder: None, span: (span.first, span.end) };
        let (cell, id) = (R::cell(deeds), about.id);
        (self.f)(&Found { period, group, holder: NOBODY, cell, id, mrr: None, times });
    }
}

impl<R: Record + Send + Sync> List<R> {
    /// The records of a period that belong to all headings of the dimension, and so to none.
    fn shared(&self, ask: &Ask<'_>, period: &Period) -> Vec<&R> {
        let Some((of_all, dimensions)) = self.of_all else { return Vec::new() };
        let Some(own) = ask.own(self).filter(|own| dimensions.contains(&self.own[*own])) else {
            return Vec::new();
        };
        let all = self.piles.iter().flat_map(|pile| pile.about.iter().zip(&pile.data));
        let inside = |about: &About| period.from <= about.at && about.at < period.to;
        let shared = |(about, record): &(&About, &R)| {
            inside(about) && !about.own[own].is_some() && of_all(record)
        };
        all.filter(shared).map(|(_, record)| record).collect()
    }

    /// Hands the cells of a share to `f`.
    fn sorted(
        &self,
        ask: &Ask<'_>,
        (share, manner): (Share, Manner),
        f: &mut dyn FnMut(&Found<'_>),
    ) {
        let own = ask.own(self);
        let own = own.map(|own| (own, ask.headings.of_values(ask.records, &self.values(own))));
        let mut sorter = Sorter { ask, manner, own, f };
        for pile in self.piles.iter().skip(share.number).step_by(share.of) {
            if pile.about[0].holder == NOBODY {
                // Of records that are nothing but there, all are alike.
                let alike = manner == Manner::Alike && size_of::<R>() == 0;
                if alike {
                    self.alike(pile, &mut sorter)
                } else {
                    self.alone(pile, &mut sorter)
                }
                continue;
            }
            let mut from = 0;
            for run in pile.about.chunk_by(|a, b| a.holder == b.holder) {
                let data = &pile.data[from..from + run.len()];
                match self.spans {
                    Spans::Lasting => lasting(run, data, &mut sorter),
                    _ => of_instants(run, data, &mut sorter),
                }
                from += run.len();
            }
        }
    }

    /// Records of nobody in particular, each of which is a cell.
    fn alone(&self, pile: &Pile<R>, sorter: &mut Sorter<'_, '_>) {
        for it in pile.about.iter().zip(&pile.data) {
            let (heading, periods) = self.of_nobody(it.0, sorter);
            periods.for_each(|n| sorter.give_alone((n, heading), it, 1));
        }
    }

    /// The same of records that are all alike.
    fn alike(&self, pile: &Pile<R>, sorter: &mut Sorter<'_, '_>) {
        let Some(one) = pile.about.first().zip(pile.data.first()) else { return };
        // By heading and period, how many more there are than in the period before.
        let mut more: FxHashMap<u32, Vec<i64>> = FxHashMap::default();
        for about in &pile.about {
            let (heading, periods) = self.of_nobody(about, sorter);
            if !periods.is_empty() {
                let more = more.entry(heading);
                let more = more.or_insert_with(|| vec![0; sorter.ask.periods.len() + 1]);
                more[periods.start] += 1;
                more[periods.end] -= 1;
            }
        }
        for (heading, more) in more {
            let mut times = 0;
            for (n, more) in more[..sorter.ask.periods.len()].iter().enumerate() {
                times += more;
                if times > 0 {
                    sorter.give_alone((n, heading), one, times);
                }
            }
        }
    }

    /// The heading of a record of nobody, and its periods: none in a segment.
    fn of_nobody(&self, about: &About, sorter: &Sorter<'_, '_>) -> (u32, Range<usize>) {
        let ask = sorter.ask;
        let heading = sorter.heading(about).unwrap_or_else(|| ask.headings.of_nobody());
        if ask.is_of_some() {
            return (heading, 0..0);
        }
        let first = ask.periods.partition_point(|period| period.to <= about.at);
        let end = match self.spans {
            Spans::Lasting => ask.periods.partition_point(|period| period.to <= about.until),
            _ => ask.periods.partition_point(|period| period.from <= about.at),
        };
        (heading, first..end.max(first))
    }
}

/// Records of one holder that happened once, in order of time.
fn of_instants<R: Record>(run: &[About], data: &[R], sorter: &mut Sorter<'_, '_>) {
    let ask = sorter.ask;
    let mut walker = ask.walker(run[0].holder);
    let (mut n, mut begin, mut end) = (0, 0, 0);
    while let Some(period) = ask.periods.get(n) {
        begin += run[begin..].iter().take_while(|about| about.at < period.from).count();
        end = begin.max(end);
        end += run[end..].iter().take_while(|about| about.at < period.to).count();
        if begin < end {
            let at = ask.at(&mut walker, period);
            sorter.sort((n, &at), &run[begin..end], &data[begin..end]);
            n += 1;
            continue;
        }
        // On to the first period that the next record does not come after.
        let Some(next) = run.get(begin) else { return };
        n += ask.periods[n..].iter().take_while(|period| period.to <= next.at).count();
    }
}

/// Records of one holder that hold for a while, by their beginning.
fn lasting<R: Record>(run: &[About], data: &[R], sorter: &mut Sorter<'_, '_>) {
    let ask = sorter.ask;
    let mut walker = ask.walker(run[0].holder);
    for (n, period) in ask.periods.iter().enumerate() {
        let begun = run.partition_point(|about| about.at < period.to);
        let holds = |(about, _): &(&About, &R)| about.until >= period.to;
        let held = run[..begun].iter().zip(data).filter(holds);
        let (about, data): (Vec<About>, Vec<R>) = held.map(|(about, data)| (*about, *data)).unzip();
        if !about.is_empty() {
            let at = ask.at(&mut walker, period);
            sorter.sort((n, &at), &about, &data);
        }
    }
}

impl<R: Record + Send + Sync> Source for List<R> {
    fn table(&self) -> TableId {
        R::TABLE
    }

    fn rows_of(&self) -> TableId {
        self.rows_of
    }

    fn own(&self) -> &'static [&'static str] {
        self.own
    }

    fn held(&self) -> bool {
        self.held
    }

    fn values(&self, own: usize) -> Vec<Sym> {
        let mut values: FxHashSet<Sym> = FxHashSet::default();
        self.piles.iter().for_each(|pile| values.extend(pile.about.iter().map(|it| it.own[own])));
        values.into_iter().collect()
    }

    fn says(&self, own: usize) -> bool {
        self.piles.iter().flat_map(|pile| &pile.about).any(|about| about.own[own] != Sym::NONE)
    }

    fn trouble(&self, period: &Period) -> Option<Reason> {
        if self.lack.is_some() {
            return self.lack;
        }
        let Spans::Months(months) = &self.spans else { return None };
        let whole = |day: Day| day == day.month_start();
        if !whole(period.first) || !whole(period.end) {
            return Some(Reason::WholeMonths(R::TABLE));
        }
        let mut month = period.first;
        while month < period.end {
            if months.binary_search(&month).is_err() {
                return Some(Reason::MissingMonth(R::TABLE, month));
            }
            month = month.add_months(1);
        }
        None
    }

    fn first(&self) -> Option<Instant> {
        if matches!(self.spans, Spans::Months(_)) {
            return None;
        }
        self.piles.iter().flat_map(|pile| &pile.about).map(|about| about.at).min()
    }

    fn untold(&self, ask: &Ask<'_>, period: &Period) -> Vec<(Tallies, Reason)> {
        let within = |day: &Day| period.first <= *day && *day < period.end;
        let untold = self.untold.iter().filter(|(day, ..)| within(day));
        let alone = |record: &R, reason: Reason| {
            let (records, span) = (std::slice::from_ref(record), (period.first, period.end));
            let mut of = Tallies::default();
            of.add(&R::cell(Deeds { records, holder: None, span }), 1);
            (of, reason)
        };
        let untold = untold.map(|(_, reason, record)| alone(record, *reason));
        let shared = self.shared(ask, period).into_iter();
        untold.chain(shared.map(|it| alone(it, Reason::NotSplit(R::TABLE)))).collect()
    }

    fn cells(&self, ask: &Ask<'_>, f: &mut dyn FnMut(&Found<'_>)) {
        self.sorted(ask, (Share::ALL, Manner::Cells), f);
    }

    fn cells_of(&self, ask: &Ask<'_>, share: Share, f: &mut dyn FnMut(&Found<'_>)) {
        self.sorted(ask, (share, Manner::Alike), f);
    }

    fn singly(&self, ask: &Ask<'_>, f: &mut dyn FnMut(&Found<'_>)) {
        self.sorted(ask, (Share::ALL, Manner::Singly), f);
    }
}
