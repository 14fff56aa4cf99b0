//! Figures: metrics of the catalogue over periods, segments and dimensions.

use std::collections::BTreeMap;

use tenure_domain::period::{Grain, Period};
use tenure_domain::said;
use tenure_domain::schema::TableId;
use tenure_domain::time::{Day, Instant};
use tenure_metrics::catalogue::{self, Cut, Family, MetricId, Span, Variant, Window};
use tenure_metrics::cohort::{Calendar, CohortCell, Returns};
use tenure_metrics::levels::Levels;
use tenure_metrics::measure::{Depth, MeasureId, Sums};
use tenure_metrics::reading::{Reading, Reason, Value};
use tenure_metrics::records::{Recorded, TallyId};
use tenure_metrics::renewals::Renewals;
use tenure_models::interval::Unavailable;

use crate::book::{Book, Customer};
use crate::classes::{Classes, Dimension};
use crate::cohorts::CohortKind;
use crate::error::Error;
use crate::intervals::{self, Told};
use crate::reach;
use crate::records::{Ask, Edge, Headings, Records};
use crate::renewals;
use crate::returns;
use crate::segments::Compiled;
use crate::spread;
use crate::sweep::{Walker, moment};
use crate::windows::{Sweep, Windows, parts};

/// What is asked.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// The metric.
    pub metric: MetricId,
    /// One of its variants.
    pub variant: &'static Variant,
    /// Periods, in order.
    pub periods: &'a [Period],
    /// Only these customers.
    pub segment: Option<&'a Compiled<'a>>,
    /// Split by this.
    pub by: Option<&'a Dimension>,
    /// Age of cohorts, in the unit below.
    pub age: u32,
    /// Unit of the ages of cohorts.
    pub age_unit: Grain,
}

/// One figure.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The metric.
    pub metric: MetricId,
    /// Slug of the variant.
    pub variant: &'static str,
    /// The period.
    pub period: Period,
    /// Heading, where it is split.
    pub group: Option<String>,
    /// The value and its terms.
    pub reading: Reading,
    /// Whether the period is not over, or the data end before it does.
    pub partial: bool,
    /// Of a figure of retention or churn: corrections of closed months in the period, in MRR
    /// units, of the kinds that it counts, each with the measure that sums it; none of 0.
    pub corrections: Vec<(MeasureId, i128)>,
    /// Records that belong to it and cannot be read, by the tally that counts them; `None` where
    /// there are none.
    pub left_out: Option<(TallyId, i128)>,
    /// How far chance could have moved it, or why that cannot be told. Of the few who answered it
    /// always stands here; of others where somebody asked ([`crate::intervals::attach`]).
    pub interval: Option<Result<Told, Unavailable>>,
}

/// Whether the figures of a variant, of everyone together, follow from totals, so that a book for totals alone can answer.
pub fn only_totals(variant: &Variant) -> bool {
    let needs = &variant.needs;
    let nothing_else = !needs.levels
        && !needs.cohort
        && !needs.returns
        && !needs.renewals
        && needs.tables.is_empty();
    nothing_else && variant.by.is_none() && variant.depth(false) != Depth::WHOLE
}

/// Answers questions about one book, and keeps what several of them share.
pub struct Asker<'a> {
    book: &'a Book,
    periods: &'a [Period],
    classes: Classes<'a>,
    headings: Headings,
    by: Option<&'a Dimension>,
    split: bool,
    records: Option<&'a Records>,
    recorded: BTreeMap<(Window, Edge), Vec<Recorded>>,
    windows: Windows<'a>,
    nothing: Box<Sums>,
    levels: Option<Vec<Levels>>,
    returns: Option<Vec<Returns>>,
    renewals: Option<Vec<Result<Renewals, Reason>>>,
    /// By age, its unit, and whether they are of use.
    cohorts: BTreeMap<(u32, u8, bool), Vec<Result<CohortCell, Reason>>>,
}

/// The figures that answer a question.
///
/// # Errors
/// [`Error::Query`] where the question does not fit the data.
pub fn figures(book: &Book, question: &Question<'_>) -> Result<Vec<Figure>, Error> {
    let mut asker = Asker::new(book, question.periods, question.segment, question.by)?;
    asker.figures(question.metric, question.variant, question.age, question.age_unit)
}

impl<'a> Asker<'a> {
    /// Questions over these periods, of these customers, split in this way.
    ///
    /// # Errors
    /// [`Error::Query`] where the dimension has too many values.
    pub fn new(
        book: &'a Book,
        periods: &'a [Period],
        segment: Option<&'a Compiled<'a>>,
        by: Option<&'a Dimension>,
    ) -> Result<Asker<'a>, Error> {
        let classes = Classes::new(book, segment, by)?;
        Ok(Asker {
            book,
            periods,
            headings: Headings::of_customers(&classes),
            classes,
            by,
            split: segment.is_some(),
            records: None,
            recorded: BTreeMap::new(),
            windows: Windows::new(book, periods),
            nothing: Box::default(),
            levels: None,
            returns: None,
            renewals: None,
            cohorts: BTreeMap::new(),
        })
    }

    /// Questions that may look at these records, too.
    #[must_use]
    pub fn with_records(self, records: Option<&'a Records>) -> Asker<'a> {
        let Some(records) = records else { return self };
        let headings = Headings::new(&self.classes, records, self.by);
        Asker { headings, records: Some(records), ..self }
    }

    /// Says which variants will be asked: then each window is summed once, as far as any of them
    /// needs it.
    #[must_use]
    pub fn expecting(mut self, variants: &[&Variant]) -> Asker<'a> {
        variants.iter().for_each(|variant| self.windows.expect(variant));
        self
    }

    /// The figures of a variant, heading after heading, each in the order of the periods.
    /// Headings under which nothing ever happened are left out.
    ///
    /// # Errors
    /// As [`figures`].
    pub fn figures(
        &mut self,
        metric: MetricId,
        variant: &'static Variant,
        age: u32,
        unit: Grain,
    ) -> Result<Vec<Figure>, Error> {
        let (age, unit) = variant.needs.age(age, unit).ok_or_else(|| {
            Error::Query(said!(
                "{variant} counts ages in months: ask for months, quarters or years",
                variant = variant.slug
            ))
        })?;
        self.prepare(variant, age, unit)?;
        let retention = catalogue::metric(metric).family == Family::Retention;
        let mut all = Vec::new();
        // What cannot be split in this way is told once.
        let unfit = self.unfit(variant);
        let groups = if unfit.is_some() { 0 } else { self.headings.labels.len() };
        for group in 0..groups {
            if self.headings.labels.len() > 1 && self.is_empty(group) {
                continue;
            }
            for at in 0..self.periods.len() {
                let reading = self.read(variant, group, at, age, unit);
                let label = &self.headings.labels[group];
                let label = (!label.is_empty()).then(|| label.clone());
                let figure = self.figure((metric, variant), (label, at), reading);
                let of = (Window::Asked, Edge::of(variant));
                let asked = self.span(of, group, at).filter(|_| retention);
                let corrections = asked.map(|it| {
                    let sums = variant.corrections().into_iter().map(|of| (of, it.sums.get(of)));
                    sums.filter(|(_, sum)| *sum != 0).collect()
                });
                all.push(Figure {
                    corrections: corrections.unwrap_or_default(),
                    left_out: self.left_out(variant, group, at),
                    ..figure
                });
            }
        }
        // Where there is no heading at all, that is said: an answer without a row says nothing.
        let unheaded = if all.is_empty() { self.periods.len() } else { 0 };
        for at in 0..unheaded {
            let first = (!self.headings.labels.is_empty()).then_some(0);
            let read = first.map(|group| self.read(variant, group, at, age, unit).value);
            let why = match (unfit, read) {
                (Some(reason), _) | (None, Some(Value::Undefined(reason))) => reason,
                _ => Reason::NoHeading,
            };
            let reading = Reading::undefined(why);
            all.push(self.figure((metric, variant), (None, at), reading));
        }
        Ok(all)
    }

    /// A figure without what stands beside it.
    fn figure(
        &self,
        (metric, variant): (MetricId, &'static Variant),
        (group, at): (Option<String>, usize),
        reading: Reading,
    ) -> Figure {
        let period = self.periods[at];
        Figure {
            metric,
            variant: variant.slug,
            period,
            group,
            partial: self.is_partial(variant, &period),
            corrections: Vec::new(),
            left_out: None,
            interval: intervals::by_itself(
                metric,
                variant,
                &reading,
                self.book.currency(),
                &intervals::USUAL,
            ),
            reading,
        }
    }

    /// The sums of a heading in a period, for bridges.
    ///
    /// # Errors
    /// As [`figures`].
    pub fn sums(&mut self) -> Result<Vec<(Sums, Option<Reason>)>, Error> {
        self.windows.make_one(&self.classes, Window::Asked, Depth::WHOLE)?;
        let Some(sweep) = self.windows.get(Window::Asked) else { return Ok(Vec::new()) };
        let before = |p: usize| self.book.before_all(&self.periods[p]);
        let at = |p| (*sweep.swept.sums(0, p), sweep.swept.trouble(0, p).or(before(p)));
        Ok((0..self.periods.len()).map(at).collect())
    }

    fn prepare(&mut self, variant: &Variant, age: u32, unit: Grain) -> Result<(), Error> {
        self.windows.make(&self.classes, variant)?;
        if !variant.needs.tables.is_empty() {
            let edge = Edge::of(variant);
            self.tally(Window::Asked, edge);
            variant.needs.windows.iter().for_each(|&window| self.tally(window, edge));
        }
        if variant.needs.levels && self.levels.is_none() {
            self.levels = Some(spread::by_period(self.book, &self.classes, self.periods));
        }
        if variant.needs.returns && self.returns.is_none() {
            self.returns =
                Some(returns::by_period(self.book, &self.classes, self.periods, self.records));
        }
        if variant.needs.renewals && self.renewals.is_none() {
            self.renewals = Some(renewals::by_period(self.book, &self.classes, self.periods)?);
        }
        let of_use = variant.needs.cohort_of_use();
        if variant.needs.cohort && !self.cohorts.contains_key(&(age, unit as u8, of_use)) {
            let cells = self.all_cohorts(age, unit, of_use);
            self.cohorts.insert((age, unit as u8, of_use), cells);
        }
        Ok(())
    }

    /// Whether a period is not over, or ends after the data that the variant looks at.
    fn is_partial(&self, variant: &Variant, period: &Period) -> bool {
        let through = reach::through(self.book, self.records, &variant.needs);
        period.cut
            || period.to > self.book.options.now
            || through.is_none_or(|day| period.end.0 > day.0 + 1)
    }

    /// Tallies the records of a window, unless that has been done.
    fn tally(&mut self, window: Window, edge: Edge) {
        let key = (window, self.edge(edge));
        let Some(records) = self.records.filter(|_| !self.recorded.contains_key(&key)) else {
            return;
        };
        let (periods, places) = parts(self.periods, window, self.book);
        let ask = Ask {
            book: self.book,
            records,
            classes: &self.classes,
            headings: &self.headings,
            periods: &periods,
            by: self.by,
            split: self.split,
            edge: key.1,
        };
        let all = records.tally(&ask);
        let mut recorded = Vec::new();
        for group in 0..self.headings.labels.len() {
            for places in &places {
                let mut sum = Recorded::default();
                places.iter().for_each(|at| sum.merge(&all[group * periods.len() + at]));
                recorded.push(sum);
            }
        }
        self.recorded.insert(key, recorded);
    }

    /// What the records of a heading in a period do not say, for a variant that leaves such out.
    fn left_out(&self, variant: &Variant, group: usize, at: usize) -> Option<(TallyId, i128)> {
        let tally = variant.needs.left_out?;
        let recorded = self.span((Window::Asked, Edge::of(variant)), group, at)?.records?;
        let n = recorded.sums.get(tally);
        (n > 0).then_some((tally, n))
    }

    fn is_empty(&self, group: usize) -> bool {
        let nothing = Sums::default();
        let width = self.periods.len();
        let no_records = self
            .recorded
            .values()
            .all(|recorded| recorded[group * width..][..width].iter().all(|it| it.sums.is_empty()));
        let own = self.by.is_some_and(|by| matches!(by, Dimension::Own(_)));
        let Some(class) = self.headings.of_class(group).filter(|_| !own) else { return no_records };
        let empty = |sweep: &Sweep, at| *sweep.swept.sums(class, at) == nothing;
        let no_billing =
            self.windows.all().all(|sweep| (0..sweep.periods.len()).all(|at| empty(sweep, at)));
        no_records && no_billing
    }

    /// The end of a period that makes a difference: none does where headings never change.
    fn edge(&self, edge: Edge) -> Edge {
        if self.classes.is_fixed() { Edge::Opening } else { edge }
    }

    fn span(&self, of: (Window, Edge), group: usize, at: usize) -> Option<Span<'_>> {
        let (window, edge) = of;
        let Sweep { periods, swept, .. } = self.windows.get(window)?;
        let period = periods[at];
        let before = match window {
            Window::Asked => self.book.before_all(&period),
            _ => self.book.first.is_none_or(|f| period.from < f).then_some(Reason::BeforeFirstData),
        };
        let class = self.headings.of_class(group);
        Some(Span {
            period,
            sums: class.map_or(&self.nothing, |class| swept.sums(class, at)),
            records: self
                .recorded
                .get(&(window, self.edge(edge)))
                .map(|all| &all[group * self.periods.len() + at]),
            trouble: class.and_then(|class| swept.trouble(class, at)).or(before),
        })
    }

    fn read(&self, variant: &Variant, group: usize, at: usize, age: u32, unit: Grain) -> Reading {
        if let Some(reason) = self.book.facts.lack_for(&variant.needs) {
            return Reading::undefined(reason);
        }
        if self.book.is_ahead(&self.periods[at]) {
            return Reading::undefined(Reason::NotBegun);
        }
        if let Some(reason) = self.unfit(variant) {
            return Reading::undefined(reason);
        }
        if let (false, Some(reason)) = (variant.needs.records_only, self.book.no_billing()) {
            return Reading::undefined(reason);
        }
        let edge = Edge::of(variant);
        let Some(asked) = self.span((Window::Asked, edge), group, at) else {
            return Reading::undefined(Reason::NotGiven);
        };
        if let (true, Some(reason)) = (variant.needs.levels, asked.trouble) {
            return Reading::undefined(reason);
        }
        let windows: Vec<(Window, Span<'_>)> = variant
            .needs
            .windows
            .iter()
            .filter_map(|&w| Some((w, self.span((w, edge), group, at)?)))
            .collect();
        // Where no customer comes under the heading, there is none of these.
        let class = self.headings.of_class(group);
        let slot = class.map_or(usize::MAX, |class| class * self.periods.len() + at);
        let renewals = self.renewals.as_ref().filter(|_| variant.needs.renewals);
        let of_use = variant.needs.cohort_of_use();
        let cohort = self.cohorts.get(&(age, unit as u8, of_use)).filter(|_| variant.needs.cohort);
        let levels = self.levels.as_ref().filter(|_| variant.needs.levels);
        let returns = self.returns.as_ref().filter(|_| variant.needs.returns);
        let through = self.records.and_then(|records| records.through(self.book));
        let cut = Cut {
            asked,
            windows: &windows,
            levels: levels.and_then(|all| all.get(slot)),
            cohort: cohort.and_then(|all| all.get(slot)).map(|c| c.as_ref().map_err(|&r| r)),
            returns: returns.and_then(|all| all.get(slot)),
            renewals: renewals.and_then(|all| all.get(slot)).map(|r| r.as_ref().map_err(|&r| r)),
            until: through.and_then(|last| self.book.told_until(&asked.period, last)),
        };
        variant.read(&cut)
    }

    /// Why a variant of records says nothing under headings or in a segment like these.
    fn unfit(&self, variant: &Variant) -> Option<Reason> {
        let records = self.records?;
        let owns =
            |table, by: &Dimension| by.own_name().is_some_and(|name| records.owns(table, name));
        if let Some((table, by)) = variant.together().zip(self.by)
            && owns(table, by)
        {
            return Some(Reason::Together);
        }
        let table = variant.share_of_hopefuls()?;
        // Whoever tries is known as a customer to be; a lead is nobody until it is won.
        let of_winners =
            |by: &&Dimension| !owns(table, by) && (table == TableId::Leads || by.is_of_payers());
        let told = self.by.filter(of_winners).is_none();
        let inside = !self.split || table != TableId::Leads;
        (!told || !inside).then_some(Reason::OnlyWinners(table))
    }

    /// Cohorts of the periods at one age, by heading. A customer's heading is that of its start.
    fn all_cohorts(&self, age: u32, unit: Grain, of_use: bool) -> Vec<Result<CohortCell, Reason>> {
        let groups = self.classes.labels.len();
        let calendar = self.book.calendar(self.periods);
        let used = self.records.and_then(Records::used).filter(|_| of_use);
        if of_use && used.is_none() {
            return vec![Err(Reason::NotGiven); groups * self.periods.len()];
        }
        let kind = CohortKind { book: self.book, periods: self.periods, used };
        let (total, missing) = kind.collect(&self.classes, &calendar, unit, age);
        total
            .iter()
            .flat_map(|cohorts| {
                (0..self.periods.len()).map(|at| match missing[at] {
                    Some(reason) => Err(reason),
                    None => cohorts.cell(at, age as usize).copied(),
                })
            })
            .collect()
    }
}

/// Notes the cohort of a customer whose MRR cannot be told at all times: the whole cohort is then
/// unknown.
pub(crate) fn note_missing(
    book: &Book,
    customer: &Customer<'_>,
    periods: &[Period],
    missing: &mut [Option<Reason>],
) {
    let Some(gap) = customer.gaps.first() else { return };
    // Without a rate the first MRR is not seen; then the gap itself is the start.
    let start = customer.start().map_or(gap.from, |start| start.min(gap.from));
    let day = book.options.account.zone.day(start);
    let at = periods.partition_point(|p| p.end <= day);
    if periods.get(at).is_some_and(|p| p.holds(start)) {
        missing[at] = Some(book.reason(customer, gap));
    }
}

/// The heading under which a customer's cohort stands: that of its first movement.
pub(crate) fn cohort_group(
    book: &Book,
    customer: &Customer<'_>,
    classes: &Classes<'_>,
    periods: &[Period],
) -> Option<u32> {
    let start = customer.start()?;
    let day = book.options.account.zone.day(start);
    let at = periods.partition_point(|p| p.end <= day);
    let period = periods.get(at).filter(|p| p.holds(start))?;
    let place = Walker::new(*customer).place(period);
    classes.of(customer, &moment(&place, period))
}

impl Book {
    /// Whether there is any table from which MRR could come.
    pub fn has_billing(&self) -> bool {
        self.no_billing().is_none()
    }

    /// Why there can be no MRR, where no table is there from which it could come, or nothing in it
    /// can make any.
    pub fn no_billing(&self) -> Option<Reason> {
        // Closed months stay, whatever became of the facts from which they were made.
        if self.overlay.is_some() {
            return None;
        }
        if let Some(why) = self.facts.barren.and_then(|it| it.reason(&self.options.policy)) {
            return Some(why);
        }
        let sources = [TableId::Subscriptions, TableId::InvoiceLines, TableId::MrrMonths];
        if sources.iter().any(|table| self.facts.tables.contains(table)) {
            return None;
        }
        let rejected = sources.iter().find(|table| self.facts.rejected.contains(table));
        Some(self.facts.lack(*rejected.unwrap_or(&TableId::Subscriptions)))
    }

    /// Why nothing can be told of a period, where it is over before anybody has MRR: nobody measured
    /// that there was none.
    fn before_all(&self, period: &Period) -> Option<Reason> {
        self.first.filter(|&first| period.to <= first).map(|_| Reason::BeforeFirstData)
    }

    /// Whether a period lies ahead, of which the data do not speak either.
    fn is_ahead(&self, period: &Period) -> bool {
        period.from > self.options.now && period.from >= self.through()
    }

    /// The first instant after the data.
    pub fn through(&self) -> Instant {
        let zone = &self.options.account.zone;
        self.data_through.map_or(Instant::MIN, |day| zone.start_of_day(Day(day.0 + 1)))
    }

    /// Whether a period is not over yet, ends after the data, or was cut short.
    pub fn is_partial(&self, period: &Period) -> bool {
        period.cut || period.to > self.through() || period.to > self.options.now
    }

    /// A calendar of these periods and of the data.
    pub(crate) fn calendar(&self, periods: &[Period]) -> Calendar {
        let zone = &self.options.account.zone;
        let first = periods.first().map_or(Day(0), |p| p.first);
        let last = periods.last().map_or(Day(0), |p| p.end);
        let through = self.data_through.unwrap_or(last);
        Calendar::new(zone, first, last.max(through))
    }
}
