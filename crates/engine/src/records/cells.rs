//! From lists of records to cells: by holder, period and heading.

use tenure_domain::money::Mrr;
use tenure_domain::period::Period;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_metrics::reading::Reason;
use tenure_metrics::records::{Deeds, Holder, Record};

use super::{About, Found, Headings, List, NOBODY, Records, Source, Spans};
use crate::book::Book;
use crate::classes::{Classes, Dimension, Moment};
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
    /// Why the rows of a table cannot be told apart by the dimension or the segment.
    pub(super) fn untellable(&self, source: &dyn Source) -> Option<Reason> {
        let by_itself = self.own(source).is_some();
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
        let number = self.records.holders.get(holder as usize)?.number?;
        let known = (number as usize) < self.book.count();
        known.then(|| Walker::new(self.book.customer(number)))
    }

    /// The heading of a holder in a period; `None` where it is not in the segment.
    pub fn class(&self, holder: u32, period: &Period) -> Option<u32> {
        self.at(holder, &mut self.walker(holder), period).group
    }

    /// How a holder stands at the end of a period.
    pub fn standing(&self, holder: u32, period: &Period) -> Holder {
        self.at(holder, &mut self.walker(holder), period).holder
    }

    /// How a holder stands in a period.
    pub(super) fn at(&self, holder: u32, walker: &mut Option<Walker<'_>>, period: &Period) -> At {
        let Some(walker) = walker else {
            let group = (!self.split).then(|| self.headings.of_nobody());
            return At::nobody(group, None);
        };
        let place = walker.place(period);
        let number = self.records.holders[holder as usize].number.unwrap_or(0);
        let customer = self.book.customer(number);
        let group = self.classes.of(&customer, &moment(&place, period));
        let Some(did) = sweep::did(self.book, &customer, &place, period) else {
            return At::nobody(group, Some(Reason::TooLarge));
        };
        let next = match self.classes.is_fixed() {
            true => group,
            false => {
                self.classes.of(&customer, &Moment { at: period.to, state: did.closing, period })
            }
        };
        let holder = match group == next {
            true => Holder { mrr: did.closing.level, is_customer: did.in_closing() },
            false => Holder::default(),
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

/// The records of a holder in a period under one heading.
struct Part<R> {
    /// Place among the periods.
    period: usize,
    /// Place among the holders, or [`NOBODY`].
    holder: u32,
    group: u32,
    data: Vec<R>,
    ids: Vec<Sym>,
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

impl<R: Record + Send + Sync> List<R> {
    /// The records of a share: those of one holder stay together, since they make a cell. Those of
    /// nobody make one each.
    fn range(&self, share: Share) -> std::ops::Range<usize> {
        let bound = |number: usize| {
            let at = self.about.len() * number / share.of;
            let Some(holder) = at.checked_sub(1).map(|at| self.about[at].holder) else { return 0 };
            let more = self.about[at..].iter().take_while(|it| it.holder == holder).count();
            at + if holder == NOBODY { 0 } else { more }
        };
        bound(share.number)..bound(share.number + 1)
    }

    /// Calls `f` with the records of each holder in each period, heading by heading.
    fn parts(&self, ask: &Ask<'_>, share: Share, f: &mut dyn FnMut(Option<&At>, &Part<R>)) {
        let own = ask.own(self);
        let labels = own.map(|own| ask.headings.of_values(ask.records, &self.values(own)));
        let range = self.range(share);
        let mut from = range.start;
        for run in self.about[range].chunk_by(|a, b| a.holder == b.holder) {
            let holder = run[0].holder;
            let mut walker = ask.walker(holder);
            for (n, period) in ask.periods.iter().enumerate() {
                let lasting = self.spans == Spans::Lasting;
                let begin = match lasting {
                    true => 0,
                    false => run.partition_point(|about| about.at < period.from),
                };
                let end = run.partition_point(|about| about.at < period.to);
                let holds = |about: &About| !lasting || about.until >= period.to;
                if begin >= end || !run[begin..end].iter().any(holds) {
                    continue;
                }
                let at = (holder != NOBODY).then(|| ask.at(holder, &mut walker, period));
                let class = match &at {
                    Some(at) => at.group,
                    None => (!ask.split).then(|| ask.headings.of_nobody()),
                };
                let Some(class) = class else { continue };
                let mut parts: Vec<Part<R>> = Vec::new();
                for place in (begin..end).filter(|&place| holds(&run[place])) {
                    let about = &run[place];
                    let heading = own
                        .zip(labels.as_ref())
                        .and_then(|(own, labels)| labels.get(&about.own[own]).copied());
                    let group = heading.unwrap_or(class);
                    let found = parts.iter().position(|part| part.group == group);
                    let slot = found.unwrap_or_else(|| {
                        parts.push(Part {
                            period: n,
                            holder,
                            group,
                            data: Vec::new(),
                            ids: Vec::new(),
                        });
                        parts.len() - 1
                    });
                    parts[slot].data.push(self.data[from + place]);
                    parts[slot].ids.push(about.id);
                }
                parts.iter().for_each(|part| f(at.as_ref(), part));
            }
            from += run.len();
        }
    }
}

fn found<'a, R: Record>(
    span: &Period,
    at: Option<&At>,
    part: &'a Part<R>,
    range: std::ops::Range<usize>,
) -> Found<'a> {
    let deeds = Deeds {
        records: &part.data[range.clone()],
        holder: at.map(|at| at.holder),
        span: (span.first, span.end),
    };
    Found {
        period: part.period,
        group: part.group,
        holder: part.holder,
        cell: R::cell(deeds),
        ids: &part.ids[range],
        mrr: at.and_then(|at| at.mrr),
    }
}

impl<R: Record + Send + Sync> Source for List<R> {
    fn table(&self) -> TableId {
        R::TABLE
    }

    fn own(&self) -> &'static [&'static str] {
        self.own
    }

    fn held(&self) -> bool {
        self.held
    }

    fn values(&self, own: usize) -> Vec<Sym> {
        let mut values: Vec<Sym> = self.about.iter().map(|about| about.own[own]).collect();
        values.sort_unstable();
        values.dedup();
        values
    }

    fn trouble(&self, period: &Period) -> Option<Reason> {
        let untold = self.untold.iter().find(|(day, _)| period.first <= *day && *day < period.end);
        if let Some(&(_, reason)) = untold {
            return Some(reason);
        }
        let Spans::Months(months) = &self.spans else { return None };
        let whole = |day: tenure_domain::time::Day| day == day.month_start();
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

    fn cells(&self, ask: &Ask<'_>, f: &mut dyn FnMut(&Found<'_>)) {
        self.cells_of(ask, Share::ALL, f);
    }

    fn cells_of(&self, ask: &Ask<'_>, share: Share, f: &mut dyn FnMut(&Found<'_>)) {
        self.parts(ask, share, &mut |at, part| {
            let period = &ask.periods[part.period];
            // Of nobody in particular: each record for itself.
            let step = if at.is_some() { part.data.len() } else { 1 };
            for n in (0..part.data.len()).step_by(step) {
                f(&found(period, at, part, n..n + step));
            }
        });
    }

    fn singly(&self, ask: &Ask<'_>, f: &mut dyn FnMut(&Found<'_>)) {
        self.parts(ask, Share::ALL, &mut |at, part| {
            let period = &ask.periods[part.period];
            (0..part.data.len()).for_each(|n| f(&found(period, at, part, n..n + 1)));
        });
    }
}
