//! Use of the product, as records of customers.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use tenure_domain::period::Period;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_domain::time::{Day, Instant};
use tenure_metrics::reading::Reason;
use tenure_metrics::records::{Deeds, FeatureUse, FirstValue, MONTH, Record, SeatUse, Use, Within};
use tenure_metrics::usage::{CustomerUse, Feature, UserUse};

use super::cells::{Ask, At, Edge};
use super::load::Reading;
use super::usage::Used;
use super::{Found, Source};
use crate::book::Book;
use crate::error::Error;
use crate::usage::Allowed;

/// The days of a period, seen from its end; of one in which we are, from the end of the last day
/// of the data, for days that are to come are no days without use.
fn within(used: &Used, period: &Period, book: &Book) -> Within {
    let first = used.days.map_or(period.end, |(first, _)| first);
    Within { from: period.first, to: seen_from(used, period, book), first }
}

fn seen_from(used: &Used, period: &Period, book: &Book) -> Day {
    used.days.and_then(|(_, last)| book.told_until(period, last)).unwrap_or(period.end)
}

/// A holder in a period, among those asked for.
pub(super) struct Place<'a> {
    pub holder: u32,
    /// Place of the period.
    pub n: usize,
    pub period: &'a Period,
    pub at: At,
    /// Its heading.
    pub group: u32,
}

/// Calls `f` for each of these holders in each period, where it is in the segment.
pub(super) fn each_place(
    ask: &Ask<'_>,
    holders: impl Iterator<Item = u32>,
    mut f: impl FnMut(&Place<'_>),
) {
    // What use is set against are numbers of the same customers.
    let ask = &Ask { edge: Edge::Opening, ..*ask };
    for holder in holders {
        let mut walker = ask.walker(holder);
        for (n, period) in ask.periods.iter().enumerate() {
            let mut at = ask.at(&mut walker, period);
            let Some(group) = at.group else { continue };
            // Whoever moves to another heading stays under the one at which it began, so that
            // headings sum to the whole.
            at.holder.is_customer = at.ends.1 && at.stays;
            at.holder.mrr = if at.stays { at.closing } else { 0 };
            f(&Place { holder, n, period, at, group });
        }
    }
}

impl Place<'_> {
    /// Hands records of the holder to `f`: together, or each for itself.
    pub fn give<R: Record>(
        &self,
        group: u32,
        (data, ids): (&[R], &[Sym]),
        singly: bool,
        f: &mut dyn FnMut(&Found<'_>),
    ) {
        let step = if singly { 1 } else { data.len().max(1) };
        for (records, ids) in data.chunks(step).zip(ids.chunks(step)) {
            let span = (self.period.first, self.period.end);
            let cell = R::cell(Deeds { records, holder: Some(self.at.holder), span });
            let (period, holder, mrr) = (self.n, self.holder, self.at.mrr);
            f(&Found { period, group, holder, cell, id: ids[0], mrr, times: 1 });
        }
    }

    /// The same, each record under the heading of its own that `own` gives, where there is one.
    pub fn give_under<R: Record>(
        &self,
        (data, ids): (&[R], &[Sym]),
        own: &dyn Fn(usize) -> Option<u32>,
        singly: bool,
        f: &mut dyn FnMut(&Found<'_>),
    ) {
        let mut groups: BTreeMap<u32, (Vec<R>, Vec<Sym>)> = BTreeMap::new();
        for (at, (&record, &id)) in data.iter().zip(ids).enumerate() {
            let group = groups.entry(own(at).unwrap_or(self.group)).or_default();
            group.0.push(record);
            group.1.push(id);
        }
        for (group, (data, ids)) in &groups {
            self.give(*group, (data, ids), singly, f);
        }
    }
}

/// Use by customers and their users.
pub(super) struct Uses {
    used: Arc<Used>,
    /// What the numbers of days from 1 are called.
    numbers: Vec<Sym>,
    /// What is called who has no name.
    nobody: Sym,
}

/// Users by their active days of the last 28, and of the last 7.
const DAYS_ACTIVE: [&str; 2] = ["days_active", "days_active_7"];

/// Days that the dimensions look at.
const SPANS: [i32; 2] = [28, 7];

impl Uses {
    pub fn new(reading: &mut Reading<'_>) -> Result<Uses, Error> {
        let used = reading.used()?;
        let number = |n: i32| reading.whose.names.intern(&format!("{n:02}"));
        let numbers = (1..=SPANS[0]).map(number).collect();
        Ok(Uses { used, numbers, nobody: reading.whose.names.intern("(no user)") })
    }

    /// The users of a customer by the heading that their active days put them under.
    fn headed<'a>(
        &self,
        ask: &Ask<'_>,
        (place, own): (&Place<'_>, usize),
        of: &'a CustomerUse,
    ) -> BTreeMap<u32, Vec<&'a UserUse>> {
        let mut groups: BTreeMap<u32, Vec<&UserUse>> = BTreeMap::new();
        let end = seen_from(&self.used, place.period, ask.book);
        for user in &of.users {
            let days = user.active.count(Day(end.0 - SPANS[own]), end) as usize;
            let value = days.checked_sub(1).map_or(Sym::NONE, |at| self.numbers[at]);
            let group = ask.headings.of_value(ask.records, value).unwrap_or(place.group);
            groups.entry(group).or_default().push(user);
        }
        // Who has no name has no days that could be told.
        groups.entry(ask.headings.of_nobody()).or_default();
        groups
    }

    fn each(&self, ask: &Ask<'_>, singly: bool, f: &mut dyn FnMut(&Found<'_>)) {
        let own = ask.own(self);
        each_place(ask, self.used.customers.iter().map(|(holder, _)| *holder), |place| {
            let Some(of) = self.used.of(place.holder) else { return };
            let within = within(&self.used, place.period, ask.book);
            let groups = match own {
                Some(own) => self.headed(ask, (place, own), of),
                None => BTreeMap::from([(place.group, of.users.iter().collect())]),
            };
            for (group, users) in groups {
                let alone = own.is_none() || group == ask.headings.of_nobody();
                let unnamed = alone.then_some(&of.unnamed);
                if singly {
                    for user in users {
                        let one = Use::of(std::iter::once(user), None, within);
                        place.give(group, (one.as_slice(), &[user.id]), true, f);
                    }
                    let one = Use::of(std::iter::empty(), unnamed, within);
                    place.give(group, (one.as_slice(), &[self.nobody]), true, f);
                } else {
                    let all = Use::of(users.into_iter(), unnamed, within);
                    place.give(group, (all.as_slice(), &[of.id]), false, f);
                }
            }
        });
    }
}

impl Source for Uses {
    fn table(&self) -> TableId {
        Use::TABLE
    }

    fn own(&self) -> &'static [&'static str] {
        &DAYS_ACTIVE
    }

    fn held(&self) -> bool {
        true
    }

    fn values(&self, own: usize) -> Vec<Sym> {
        self.numbers[..SPANS[own] as usize].to_vec()
    }

    fn trouble(&self, period: &Period) -> Option<Reason> {
        self.used.trouble(period)
    }

    fn cells(&self, ask: &Ask<'_>, f: &mut dyn FnMut(&Found<'_>)) {
        self.each(ask, false, f);
    }

    fn singly(&self, ask: &Ask<'_>, f: &mut dyn FnMut(&Found<'_>)) {
        self.each(ask, true, f);
    }
}

/// Use of features by customers.
pub(super) struct Features {
    used: Arc<Used>,
    names: Vec<Sym>,
    allowed: Allowed,
    /// All who subscribe to anything or used anything.
    holders: Vec<u32>,
}

impl Features {
    pub fn new(reading: &mut Reading<'_>) -> Result<Features, Error> {
        let used = reading.used()?;
        let names =
            used.kinds.features.iter().map(|it| reading.whose.names.intern(&it.name)).collect();
        let allowed = Allowed::new(reading.book, &used.kinds);
        let mut holders: Vec<u32> = reading.customers().collect();
        holders.extend(used.customers.iter().map(|(holder, _)| *holder));
        holders.sort_unstable();
        holders.dedup();
        Ok(Features { used, names, allowed, holders })
    }

    /// The features that a holder may use immediately before an instant, ascending.
    fn allowed(&self, ask: &Ask<'_>, holder: u32, at: Instant) -> Vec<Feature> {
        let number = ask.records.number(holder);
        number.map_or_else(Vec::new, |number| self.allowed.of(ask.book, number, at))
    }

    fn each(&self, ask: &Ask<'_>, singly: bool, f: &mut dyn FnMut(&Found<'_>)) {
        let own = ask.own(self);
        let nothing = CustomerUse::new(Sym::NONE);
        let (mut data, mut ids): (Vec<FeatureUse>, Vec<Sym>) = (Vec::new(), Vec::new());
        each_place(ask, self.holders.iter().copied(), |place| {
            let of = self.used.of(place.holder).unwrap_or(&nothing);
            let allowed = self.allowed(ask, place.holder, place.period.to);
            let within = within(&self.used, place.period, ask.book);
            data.clear();
            ids.clear();
            for number in features_of(of, &allowed) {
                let rest = (Some(&of.unnamed), of.uses(number));
                let record = FeatureUse {
                    key: self.used.kinds.features[usize::from(number)].key,
                    allowed: allowed.binary_search(&number).is_ok(),
                    ..FeatureUse::of(number, of.users.iter(), rest, within)
                };
                if record.is_some() {
                    data.push(record);
                    ids.push(self.names[usize::from(number)]);
                }
            }
            let heading = |at: usize| match own {
                Some(_) => ask.headings.of_value(ask.records, ids[at]),
                None => None,
            };
            place.give_under((&data, &ids), &heading, singly, f);
        });
    }
}

/// The features that a customer may use or has ever used, ascending.
fn features_of(of: &CustomerUse, allowed: &[Feature]) -> Vec<Feature> {
    let users = of.users.iter().chain([&of.unnamed]);
    let mut all: Vec<Feature> =
        users.flat_map(|user| user.features.iter().map(|days| days.feature)).collect();
    all.extend(allowed);
    all.sort_unstable();
    all.dedup();
    all
}

impl Source for Features {
    fn table(&self) -> TableId {
        FeatureUse::TABLE
    }

    fn own(&self) -> &'static [&'static str] {
        &["feature"]
    }

    fn held(&self) -> bool {
        true
    }

    fn values(&self, _: usize) -> Vec<Sym> {
        self.names.clone()
    }

    fn trouble(&self, period: &Period) -> Option<Reason> {
        self.used.trouble(period)
    }

    fn cells(&self, ask: &Ask<'_>, f: &mut dyn FnMut(&Found<'_>)) {
        self.each(ask, false, f);
    }

    fn singly(&self, ask: &Ask<'_>, f: &mut dyn FnMut(&Found<'_>)) {
        self.each(ask, true, f);
    }
}

/// Seats that customers have bought.
pub(super) struct Seats {
    /// Who uses them, where events were asked for.
    used: Option<Arc<Used>>,
    /// From when on how many, in order of time, by holder.
    bought: FxHashMap<u32, Vec<(Instant, i64)>>,
    /// All who bought seats or used anything.
    holders: Vec<u32>,
}

/// A row of seats.
#[derive(Clone, Copy)]
struct Bought {
    at: Instant,
    /// The customer that the row names, who may be another one by now.
    whose: u128,
    purchased: i64,
}

/// How many seats there are from when on: of customers who became one, those of each together.
fn added(mut rows: Vec<Bought>) -> Vec<(Instant, i64)> {
    rows.sort_by_key(|row| row.at);
    let mut last: FxHashMap<u128, i64> = FxHashMap::default();
    let now = |row: Bought| {
        last.insert(row.whose, row.purchased);
        (row.at, last.values().fold(0, |sum: i64, of| sum.saturating_add(*of)))
    };
    rows.into_iter().map(now).collect()
}

impl Seats {
    /// Seats, with who uses them where that is `of_use`.
    pub fn new(reading: &mut Reading<'_>, of_use: bool) -> Result<Seats, Error> {
        let used = of_use.then(|| reading.used()).transpose()?;
        let rows = reading.rows(TableId::Seats, &[], |this, line| {
            let at = line.instant("at")?;
            this.seen(line, at);
            let purchased = line.number("purchased")?;
            let (id, whose) = (line.text("customer_id"), line.key("customer_id"));
            let holder = this.holder(id);
            let bought = Bought { at, whose, purchased };
            // Where customers are kept apart until they were merged, their seats are, too.
            let own = this.then(holder, id, at);
            let later = this.merged_at(id).filter(|_| own != holder);
            let moved = later.map(|merged| (holder, Bought { at: at.max(merged), ..bought }));
            Some([Some((own, bought)), moved])
        })?;
        let mut all: FxHashMap<u32, Vec<Bought>> = FxHashMap::default();
        for (holder, seats) in rows.into_iter().flatten().flatten() {
            all.entry(holder).or_default().push(seats);
        }
        let bought: FxHashMap<u32, Vec<(Instant, i64)>> =
            all.into_iter().map(|(holder, of)| (holder, added(of))).collect();
        let mut holders: Vec<u32> = bought.keys().copied().collect();
        let users = used.iter().flat_map(|used| &used.customers);
        holders.extend(users.map(|(holder, _)| *holder));
        holders.sort_unstable();
        holders.dedup();
        Ok(Seats { used, bought, holders })
    }

    fn each(&self, ask: &Ask<'_>, singly: bool, f: &mut dyn FnMut(&Found<'_>)) {
        each_place(ask, self.holders.iter().copied(), |place| {
            let to = place.period.to;
            let Period { end, .. } = *place.period;
            let end = self.used.as_ref().map_or(end, |it| seen_from(it, place.period, ask.book));
            let bought = self.bought.get(&place.holder).map_or(&[][..], Vec::as_slice);
            let before = bought.partition_point(|(at, _)| *at < to);
            let purchased = before.checked_sub(1).map(|at| bought[at].1);
            let month = Day(end.0 - MONTH);
            let used = |of: &CustomerUse| {
                of.users.iter().filter(|user| user.active.any(month, end)).count()
            };
            let of = self.used.as_ref().and_then(|all| all.of(place.holder));
            let active = of.map_or(0, used) as i64;
            if purchased.is_some() || active > 0 {
                let one = SeatUse { purchased, active };
                place.give(place.group, (&[one], &[Sym::NONE]), singly, f);
            }
        });
    }
}

impl Source for Seats {
    fn table(&self) -> TableId {
        SeatUse::TABLE
    }

    fn own(&self) -> &'static [&'static str] {
        &[]
    }

    fn held(&self) -> bool {
        true
    }

    fn values(&self, _: usize) -> Vec<Sym> {
        Vec::new()
    }

    /// Whether events tell of a period is asked of events.
    fn trouble(&self, _: &Period) -> Option<Reason> {
        None
    }

    fn first(&self) -> Option<Instant> {
        self.bought.values().flatten().map(|(at, _)| *at).min()
    }

    fn cells(&self, ask: &Ask<'_>, f: &mut dyn FnMut(&Found<'_>)) {
        self.each(ask, false, f);
    }

    fn singly(&self, ask: &Ask<'_>, f: &mut dyn FnMut(&Found<'_>)) {
        self.each(ask, true, f);
    }
}

/// When customers first had what they came for.
pub(super) struct Values {
    /// Holder, day of the start, and what came of it.
    starts: Vec<(u32, Day, FirstValue)>,
    used: Arc<Used>,
    /// Whether any events are moments of value.
    told: bool,
}

impl Values {
    pub fn new(reading: &mut Reading<'_>) -> Result<Values, Error> {
        let used = reading.used()?;
        let told = used.kinds.have_values();
        let Some((_, last)) = used.days else {
            return Ok(Values { starts: Vec::new(), used, told });
        };
        let zone = &reading.options.account.zone;
        let mut starts = Vec::new();
        for holder in reading.customers() {
            let Some(start) = reading.book.customer(holder).start() else { continue };
            let start = zone.day(start);
            let value = used.of(holder).and_then(|of| of.first_value);
            let after = value.map(|at| (zone.day(at).0 - start.0).max(0));
            let observed = last.0 - start.0;
            starts.push((holder, start, FirstValue { after, observed }));
        }
        Ok(Values { starts, used, told })
    }

    fn each(&self, ask: &Ask<'_>, singly: bool, f: &mut dyn FnMut(&Found<'_>)) {
        let by_holder: FxHashMap<u32, (Day, FirstValue)> =
            self.starts.iter().map(|&(holder, start, of)| (holder, (start, of))).collect();
        let holders = self.starts.iter().map(|(holder, ..)| *holder);
        each_place(ask, holders, |place| {
            let Some(&(start, of)) = by_holder.get(&place.holder) else { return };
            if place.period.first <= start && start < place.period.end {
                place.give(place.group, (&[of], &[Sym::NONE]), singly, f);
            }
        });
    }
}

impl Source for Values {
    fn table(&self) -> TableId {
        FirstValue::TABLE
    }

    fn own(&self) -> &'static [&'static str] {
        &[]
    }

    fn held(&self) -> bool {
        true
    }

    fn values(&self, _: usize) -> Vec<Sym> {
        Vec::new()
    }

    fn trouble(&self, period: &Period) -> Option<Reason> {
        let column = Reason::MissingColumn(TableId::EventKinds, "value_moment");
        (!self.told).then_some(column).or_else(|| self.used.trouble(period))
    }

    fn cells(&self, ask: &Ask<'_>, f: &mut dyn FnMut(&Found<'_>)) {
        self.each(ask, false, f);
    }

    fn singly(&self, ask: &Ask<'_>, f: &mut dyn FnMut(&Found<'_>)) {
        self.each(ask, true, f);
    }
}
