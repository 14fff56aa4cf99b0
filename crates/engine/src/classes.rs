//! Who belongs to a question, and under which heading: segments and dimensions.

pub(crate) mod bands;
mod dimension;
mod spans;

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;
use tenure_domain::money::Currency;
use tenure_domain::period::{Grain, Period};
use tenure_domain::said;
use tenure_domain::symbols::Sym;
use tenure_domain::time::{Day, Instant};
use tenure_ledger::movement::{Component, Detail, Kind, Step};
use tenure_metrics::cut::State;
use tenure_metrics::reading::Reason;

use crate::book::{Book, Customer};
use crate::error::Error;
use crate::load::Attribute;
use crate::segments::Compiled;
use bands::{Contracts, Sized};
pub use dimension::Dimension;
pub(crate) use spans::Spans;

/// The most headings that a dimension may have.
pub const MOST_GROUPS: usize = 2_000;

/// The heading of those for whom a dimension has no value.
pub const NO_VALUE: &str = "(none)";

/// The heading of a value of the data: one that reads like [`NO_VALUE`] stands in quotes, so that it
/// is not taken for the want of one.
pub(crate) fn heading_of(value: &str) -> String {
    match value.trim_matches('"') == NO_VALUE {
        true => format!("\"{value}\""),
        false => value.to_owned(),
    }
}

/// The heading of those of whom it cannot be told under which they come.
pub const UNTOLD: &str = "(cannot be told)";

/// The instant at which a customer is looked at: the opening of the period, or, for those who
/// only join in it, their first movement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment<'a> {
    pub at: Instant,
    pub state: State,
    pub period: &'a Period,
}

/// Headings, and who comes under which.
pub(crate) struct Classes<'a> {
    /// The book of these customers.
    pub book: &'a Book,
    segment: Option<&'a Compiled<'a>>,
    by: Option<&'a Dimension>,
    /// Headings by number.
    pub labels: Vec<String>,
    /// Number of a heading by what it stands for.
    numbers: FxHashMap<Sym, u32>,
    /// Heading by customer, for attributes.
    fixed: Vec<u32>,
    /// Lengths of contracts, where they are asked for.
    contracts: Contracts,
    /// Of [`Classes::stay_with_state`] and [`Classes::ask_items`].
    stays: bool,
    items: bool,
    /// Of [`Classes::are_of_items`].
    in_order: bool,
}

impl<'a> Classes<'a> {
    /// Prepares the headings.
    ///
    /// # Errors
    /// [`Error::Query`] where a dimension has more than [`MOST_GROUPS`] values.
    pub fn new(
        book: &'a Book,
        segment: Option<&'a Compiled<'a>>,
        by: Option<&'a Dimension>,
    ) -> Result<Classes<'a>, Error> {
        let mut classes = Classes {
            book,
            segment,
            by,
            labels: vec![String::new()],
            numbers: FxHashMap::default(),
            fixed: Vec::new(),
            contracts: Contracts::default(),
            stays: false,
            items: false,
            in_order: false,
        };
        (classes.stays, classes.items) = (classes.found_to_stay(), classes.ask_items());
        let of_items = classes.splits_plans() && segment.is_none_or(Compiled::is_fixed);
        classes.in_order = of_items && classes.stays && book.has_items_in_order();
        match by {
            None | Some(Dimension::Own(_)) => {}
            Some(Dimension::Attribute(name)) => classes.attribute(name),
            Some(Dimension::Tenure) => {
                classes.list(bands::TENURE.iter().map(|b| b.1).chain([NO_VALUE]));
            }
            Some(Dimension::MrrBand) => {
                classes.list(bands::MRR.iter().map(|b| b.1).chain([NO_VALUE, UNTOLD]));
            }
            Some(Dimension::ContractLength) => {
                classes.contracts = Contracts::of(book);
                classes.list(bands::CONTRACT.iter().map(|b| b.1).chain([NO_VALUE]));
            }
            Some(Dimension::CompanySize) => classes.sized("company_size"),
            Some(Dimension::CompanyRevenue) => classes.sized("company_revenue"),
            Some(_) => classes.open(),
        }
        if classes.labels.len() > MOST_GROUPS {
            return Err(Error::Query(said!(
                "this dimension has {n} values; figures can be split by at most {most}",
                n = classes.labels.len() as u64,
                most = MOST_GROUPS.to_string()
            )));
        }
        Ok(classes)
    }

    fn list(&mut self, labels: impl Iterator<Item = &'static str>) {
        self.labels = labels.map(str::to_owned).collect();
    }

    /// Headings of a computed attribute, in the order of its bands.
    fn sized(&mut self, name: &str) {
        let Some(sized) = Sized::find(self.book, name) else { return };
        self.list(sized.labels().chain([NO_VALUE]));
        let last = self.labels.len() as u32 - 1;
        let place = |label| self.labels.iter().position(|other| Some(other.as_str()) == label);
        let of = |at| place(sized.label(self.book, at)).map_or(last, |place| place as u32);
        self.fixed = (0..self.book.facts.customers.len()).map(of).collect();
    }

    fn attribute(&mut self, name: &str) {
        let attributes = &self.book.facts.customers.attributes;
        let n = self.book.facts.customers.len();
        let Some(attribute) = attributes.get(name) else { return };
        let text = |number: usize| match attribute {
            Attribute::Text(values) => {
                let text = |&it: &Sym| heading_of(self.book.facts.names.text(it));
                values.get(number).map_or(String::new(), text)
            }
            Attribute::Number(values) => {
                values.get(number).copied().flatten().map_or(String::new(), |v| v.to_string())
            }
            Attribute::Instant(values) => {
                let day = |at| self.book.options.account.zone.day(at).to_string();
                values.get(number).copied().flatten().map_or(String::new(), day)
            }
        };
        let mut sorted: BTreeMap<String, u32> = BTreeMap::new();
        let texts: Vec<String> = (0..n).map(text).collect();
        for text in &texts {
            sorted.entry(text.clone()).or_default();
        }
        // Those without a value come last.
        let none = sorted.remove("").is_some();
        for (at, (_, number)) in sorted.iter_mut().enumerate() {
            *number = at as u32;
        }
        self.labels = sorted.keys().cloned().collect();
        if none || self.labels.is_empty() {
            self.labels.push(NO_VALUE.to_owned());
        }
        let last = self.labels.len() as u32 - 1;
        self.fixed = texts.iter().map(|t| sorted.get(t).copied().unwrap_or(last)).collect();
    }

    /// Headings that are known only from the ledger: all that any customer can come under.
    fn open(&mut self) {
        let run = |customers: &mut dyn Iterator<Item = Customer<'_>>| {
            let mut found: FxHashMap<Sym, String> = FxHashMap::default();
            customers.for_each(|customer| self.keys_of(&customer, &mut found));
            found
        };
        let mut labels: BTreeMap<String, BTreeSet<Sym>> = BTreeMap::new();
        let mut merge = |found: FxHashMap<Sym, String>| {
            for (key, text) in found {
                labels.entry(text).or_default().insert(key);
            }
        };
        match self.book.plans() {
            _ if self.are_of_leavers() && !self.reasons_known() => {}
            Some(plans) if self.splits_plans() => {
                let text = |(plan, currency)| {
                    let key = self.key_of(plan, currency);
                    (key, self.text_of(key, currency))
                };
                merge(plans.into_iter().map(text).collect());
            }
            _ => self.book.fold(run, merge),
        }
        labels.remove("");
        let numbered = labels.values().zip(0..);
        self.numbers = numbered.flat_map(|(keys, at)| keys.iter().map(move |&k| (k, at))).collect();
        self.labels = labels.into_keys().collect();
        self.labels.push(NO_VALUE.to_owned());
    }

    /// Adds what a customer can come under, with the text of each heading.
    fn keys_of(&self, customer: &Customer<'_>, found: &mut FxHashMap<Sym, String>) {
        let facts = &self.book.facts;
        match self.by {
            Some(&(Dimension::ChurnReason(levels) | Dimension::ChurnReasonAssessed(levels))) => {
                let steps = customer.steps.iter().zip(customer.details);
                for (_, detail) in steps.filter(|(step, _)| is_churn(step)) {
                    let reason = self.reason(&detail);
                    if reason.is_some() {
                        let text = || heading_of(&reason_levels(facts.names.text(reason), levels));
                        found.entry(reason).or_insert_with(text);
                    }
                }
            }
            Some(Dimension::Cohort) => {
                if let Some(start) = customer.start() {
                    let month = self.month(start);
                    found.entry(month).or_insert_with(|| month_text(month));
                }
            }
            _ => {
                let mut last = None;
                for component in customer.components {
                    let key = self.key_of(component.plan, component.currency);
                    if last != Some(key) {
                        found.entry(key).or_insert_with(|| self.text_of(key, component.currency));
                        last = Some(key);
                    }
                }
            }
        }
    }

    /// Whether it is known why any customer left.
    fn reasons_known(&self) -> bool {
        match self.by {
            Some(Dimension::ChurnReasonAssessed(_)) => !self.book.facts.assessed.is_empty(),
            _ => self.book.says_why(),
        }
    }

    fn reason(&self, detail: &Detail) -> Sym {
        match self.by {
            Some(Dimension::ChurnReasonAssessed(_)) => {
                let key = (detail.subscription, detail.item);
                let assessed = self.book.facts.assessed.get(&key).filter(|_| detail.reasoned);
                assessed.copied().unwrap_or(Sym::NONE)
            }
            _ => detail.reason,
        }
    }

    /// The number of the month of a start, as a key.
    fn month(&self, start: Instant) -> Sym {
        Sym(self.book.options.account.zone.day(start).month_number() as u32)
    }

    fn key_of(&self, plan: Sym, currency: Currency) -> Sym {
        match self.by {
            Some(Dimension::Product) => {
                self.book.facts.plans.get(plan).map_or(Sym::NONE, |p| p.product)
            }
            Some(Dimension::PricingModel) => {
                self.book.facts.pricing.get(&plan).copied().unwrap_or(Sym::NONE)
            }
            Some(Dimension::Currency) => {
                let code = currency.code().as_bytes();
                Sym(u32::from_be_bytes([0, code[0], code[1], code[2]]))
            }
            _ => plan,
        }
    }

    fn text_of(&self, key: Sym, currency: Currency) -> String {
        match self.by {
            Some(Dimension::Currency) => currency.to_string(),
            _ => heading_of(self.book.facts.names.text(key)),
        }
    }

    /// Who is in the segment, where that never changes.
    pub fn members(&self) -> Option<&[bool]> {
        self.segment.and_then(Compiled::fixed_members)
    }

    /// Whether all customers come under one heading.
    pub fn is_everyone(&self) -> bool {
        self.segment.is_none() && matches!(self.by, None | Some(Dimension::Own(_)))
    }

    /// Whether the heading of a customer at a moment is the same in whatever period one looks.
    pub fn are_of_moments(&self) -> bool {
        !self.are_of_leavers()
    }

    /// Whether only those who churn in a period come under any heading in it.
    pub fn are_of_leavers(&self) -> bool {
        let of_period = |by: &Dimension| {
            matches!(by, Dimension::ChurnReason(_) | Dimension::ChurnReasonAssessed(_))
        };
        self.by.is_some_and(of_period)
    }

    /// Whether headings change only with the state of a customer and with what it subscribes to.
    pub fn stay_with_state(&self) -> bool {
        self.stays
    }

    fn found_to_stay(&self) -> bool {
        let of_time = |by: &Dimension| matches!(by, Dimension::Tenure);
        let of_segment = |segment: &Compiled<'_>| !segment.is_fixed() && segment.asks_time();
        self.are_of_moments()
            && !self.by.is_some_and(of_time)
            && !self.segment.is_some_and(of_segment)
    }

    /// Whether headings hang on what customers subscribe to.
    fn ask_items(&self) -> bool {
        let of_segment = |segment: &Compiled<'_>| !segment.is_fixed() && segment.asks_items();
        let of_items = self.splits_plans() || self.by == Some(&Dimension::ContractLength);
        of_items || self.segment.is_some_and(of_segment)
    }

    /// Whether customers are split by the plan, or the currency, of what they subscribe to.
    fn splits_plans(&self) -> bool {
        let items = |by: &Dimension| {
            matches!(
                by,
                Dimension::Plan
                    | Dimension::Product
                    | Dimension::Currency
                    | Dimension::PricingModel
            )
        };
        self.by.is_some_and(items)
    }

    /// Up to when the heading of a customer at an instant stays the same as long as its state does;
    /// `None` where it may change at any time.
    pub fn until(&self, customer: &Customer<'_>, at: Instant) -> Option<Instant> {
        if !self.stays || !customer.gaps.is_empty() {
            return None;
        }
        let change = |c: Component| match c.from >= at {
            true => Some(c.from),
            false => Some(c.to).filter(|&to| at <= to),
        };
        let changes = || customer.components.iter().filter_map(change).min();
        Some(if self.items { changes().unwrap_or(Instant::MAX) } else { Instant::MAX })
    }

    /// Whether headings hang on items alone, which are known to come in the order of their starts.
    pub fn are_of_items(&self) -> bool {
        self.in_order
    }

    /// Where [`Classes::are_of_items`]: the headings of a customer without gaps through all time.
    pub fn of_items(&self, customer: &Customer<'_>, spans: &mut Spans) {
        spans.clear();
        if self.segment.is_some_and(|it| !it.holds(customer, Instant::MAX, &State::default())) {
            return spans.add(None, Instant::MAX);
        }
        let last = self.labels.len() as u32 - 1;
        let mut known: Option<(Sym, u32)> = None;
        let mut number = |plan, currency| {
            let key = self.key_of(plan, currency);
            let number = match known {
                Some((known, number)) if known == key => number,
                _ => self.numbers.get(&key).copied().unwrap_or(last),
            };
            known = Some((key, number));
            number
        };
        let items = customer.components;
        // Mostly one item follows the other.
        let outlines = (0..items.len()).map_while(|at| items.outline(at));
        let chain = outlines.map(|(from, to, plan, currency)| (from, to, number(plan, currency)));
        if !spans.follow(chain, last) {
            spans.clear();
            let whole = |it: Component| (it.from, it.to, it.account, number(it.plan, it.currency));
            spans.lay_out(items.iter().map(whole), last);
        }
    }

    /// Whether headings and membership never change for a customer.
    pub fn is_fixed(&self) -> bool {
        let segment = self.segment.is_none_or(|s| s.is_fixed());
        let by = self.by.is_none_or(|by| {
            matches!(
                by,
                Dimension::Attribute(_)
                    | Dimension::CompanySize
                    | Dimension::CompanyRevenue
                    | Dimension::Cohort
                    | Dimension::Own(_)
            )
        });
        segment && by
    }

    /// The heading of a customer at a moment; `None` where it is not in the segment.
    pub fn of(&self, customer: &Customer<'_>, moment: &Moment<'_>) -> Option<u32> {
        if let Some(segment) = self.segment
            && !segment.holds(customer, moment.at, &moment.state)
        {
            return None;
        }
        self.heading(customer, moment)
    }

    /// The heading under which a customer would come, and why it cannot be told whether it is in
    /// the segment; `None` where it can.
    pub fn doubt(&self, customer: &Customer<'_>, moment: &Moment<'_>) -> Option<(u32, Reason)> {
        let gap = customer.untold_before(moment.at)?;
        let segment = self.segment?;
        if segment.tells(customer, moment.at, &moment.state).is_some() {
            return None;
        }
        Some((self.heading(customer, moment)?, self.book.reason(customer, gap)))
    }

    fn heading(&self, customer: &Customer<'_>, moment: &Moment<'_>) -> Option<u32> {
        let last = self.labels.len() as u32 - 1;
        let numbered = |key: Sym| self.numbers.get(&key).copied().unwrap_or(last);
        Some(match self.by {
            None | Some(Dimension::Own(_)) => 0,
            Some(Dimension::Attribute(_) | Dimension::CompanySize | Dimension::CompanyRevenue) => {
                self.fixed.get(customer.number as usize).copied().unwrap_or(last)
            }
            // Who never was a customer pays nothing and has been here for no time at all.
            Some(Dimension::Tenure) if !moment.state.ever => last,
            Some(Dimension::Tenure) => self.tenure(customer, moment.at),
            Some(Dimension::MrrBand) => match customer.untold_before(moment.at) {
                Some(_) => last,
                None if !moment.state.ever => last - 1,
                None => bands::of_mrr(self.book, moment.state.level),
            },
            Some(Dimension::Cohort) => {
                customer.start().map_or(last, |start| numbered(self.month(start)))
            }
            Some(Dimension::ChurnReason(_) | Dimension::ChurnReasonAssessed(_)) => {
                let before = customer.steps.partition_point(|s| s.at < moment.period.to);
                let mut within =
                    (0..before).rev().take_while(|&at| moment.period.from <= customer.steps[at].at);
                let churned = within.find(|&at| is_churn(&customer.steps[at]))?;
                self.of_churn(customer, churned)
            }
            Some(by) => {
                let live = customer.components.live(moment.at);
                live.max_by_key(|c| c.account).map_or(last, |c| match by {
                    Dimension::ContractLength => self.contracts.band(&c),
                    _ => numbered(self.key_of(c.plan, c.currency)),
                })
            }
        })
    }

    /// The heading of the reason of one churn, by its place among the customer's steps.
    pub fn of_churn(&self, customer: &Customer<'_>, churned: usize) -> u32 {
        let last = self.labels.len() as u32 - 1;
        // Where nobody said why, no detail has to be looked at.
        let detail = customer.details.get(churned).filter(|_| !self.numbers.is_empty());
        let number = |detail| self.numbers.get(&self.reason(&detail)).copied();
        detail.and_then(number).unwrap_or(last)
    }

    fn tenure(&self, customer: &Customer<'_>, at: Instant) -> u32 {
        let months = customer.start().map_or(0, |start| months_between(self.book, start, at));
        bands::place(&bands::TENURE, months.into())
    }
}

/// Whether a step says that a customer left, be it in a closed month.
pub(crate) fn is_churn(step: &Step) -> bool {
    step.counts_as == Kind::Churn && (step.kind == Kind::Churn || step.delta <= 0)
}

/// The bands of lengths of contracts that anybody ever had, the shortest first.
pub fn contract_lengths(book: &Book) -> Vec<String> {
    let contracts = Contracts::of(book);
    let all = book.customers().flat_map(|customer| customer.components.iter());
    let there: BTreeSet<u32> = all.map(|component| contracts.band(&component)).collect();
    there.into_iter().map(|band| bands::CONTRACT[band as usize].1.to_owned()).collect()
}

/// The headings of sizes of companies that are reckoned, each with its name, where the data have what
/// they are made of.
pub fn sizes(book: &Book) -> Vec<(&'static str, Vec<String>)> {
    let all = ["company_size", "company_revenue"].into_iter();
    let labels = |sized: Sized<'_>| sized.labels().map(str::to_owned).collect();
    all.filter_map(|name| Some((name, labels(Sized::find(book, name)?)))).collect()
}

/// The months in which customers started, in order, as `2025-03`.
pub fn cohorts(book: &Book) -> Vec<String> {
    let zone = &book.options.account.zone;
    let starts = book.customers().filter_map(|customer| customer.start());
    let months: BTreeSet<i32> = starts.map(|at| zone.day(at).month_number()).collect();
    months.into_iter().map(|month| month_text(Sym(month as u32))).collect()
}

/// The month of a key, as `2025-03`.
fn month_text(key: Sym) -> String {
    Day::of_month_number(key.0 as i32).to_string()[..7].to_owned()
}

/// The first levels of a reason such as `price > too expensive`, however it is spaced; all where 0.
pub fn reason_levels(reason: &str, levels: u8) -> String {
    let most = if levels == 0 { usize::MAX } else { levels.into() };
    let parts: Vec<&str> = reason.split('>').take(most).map(str::trim).collect();
    parts.join(" > ")
}

/// Whether a component runs immediately before an instant.
pub(crate) fn live_at(component: &Component, at: Instant) -> bool {
    component.from < at && at <= component.to
}

/// Whole months from a start to an instant, by anniversaries.
pub(crate) fn months_between(book: &Book, start: Instant, at: Instant) -> i32 {
    let zone = &book.options.account.zone;
    let (from, to) = (zone.day(start), zone.day(at));
    let months = to.month_number() - from.month_number();
    if Grain::Month.step(from, months) > to { months - 1 } else { months }
}
