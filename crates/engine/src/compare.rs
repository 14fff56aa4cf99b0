//! The same facts under two policies, and what each setting that differs does to the figures.
//!
//! The book is kept once for each policy on the way from the one to the other. What a setting does
//! is the difference between two of these books, customer by customer, so the steps of a customer
//! sum to the difference of its figures, and the steps of all customers to the difference of the
//! totals, whatever the settings do to each other. How the way is cut is an [`Attribution`].

use std::sync::Arc;

use tenure_domain::period::Period;
use tenure_domain::policy::Policy;
use tenure_domain::time::Day;
use tenure_metrics::measure::{MeasureId, Sums};
use tenure_metrics::reading::Reason;

use crate::book::{Book, BookOptions, Customer};
use crate::classes::Classes;
use crate::error::Error;
use crate::query::Asker;
use crate::rows::of_customer;
use crate::segments::Compiled;

/// What is compared: the bridge of MRR, and customers.
pub const MEASURES: [MeasureId; 18] = [
    MeasureId::OpeningMrr,
    MeasureId::NewMrr,
    MeasureId::ReactivationMrr,
    MeasureId::ExpansionMrr,
    MeasureId::ContractionMrr,
    MeasureId::ChurnedMrr,
    MeasureId::PausedMrr,
    MeasureId::ResumedMrr,
    MeasureId::FxMrr,
    MeasureId::MergeMrr,
    MeasureId::CorrectionMrr,
    MeasureId::SegmentIn,
    MeasureId::SegmentOut,
    MeasureId::ClosingMrr,
    MeasureId::OpeningCustomers,
    MeasureId::LostCustomers,
    MeasureId::ChurnedCustomers,
    MeasureId::ClosingCustomers,
];

/// How the difference is told by setting.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Attribution {
    /// Settings are switched one after the other, in the policy's own order; each step is what
    /// switching this one adds to those before it. Nothing is left over, but the order matters
    /// where settings act on the same MRR.
    InOrder,
    /// Each setting is switched alone; what they do together beyond that is a step of its own. No
    /// order matters.
    Alone,
}

/// A setting on which the two policies differ.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Switch {
    /// The setting.
    pub setting: &'static str,
    /// Its value in the first policy.
    pub from: String,
    /// Its value in the second.
    pub to: String,
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The policy to which it leads.
    pub b: &'a Policy,
    /// How the difference is told by setting.
    pub attribution: Attribution,
    /// Periods, in order.
    pub periods: &'a [Period],
    /// Only these customers.
    pub segment: Option<&'a str>,
    /// Those who belonged to it at the beginning of this day, in all periods.
    pub segment_at: Option<Day>,
}

/// What a setting does to one measure of one customer in one period; never 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Step {
    /// Place of the period.
    pub period: u32,
    /// Place of the measure in [`MEASURES`].
    pub measure: u8,
    /// Place of the switch; one more than the last stands for all of them together.
    pub switch: u16,
    /// The customer's number.
    pub customer: u32,
    /// By how much the second policy's figure is larger.
    pub amount: i128,
}

/// The sums of all customers in one period under one policy.
#[derive(Clone, Copy, Debug)]
pub struct Total {
    /// All measures.
    pub sums: Sums,
    /// Why they are undefined.
    pub trouble: Option<Reason>,
}

/// The answer.
#[derive(Debug)]
pub struct Comparison {
    /// Settings that differ, in the policy's own order.
    pub switches: Vec<Switch>,
    /// By period, under the first policy.
    pub a: Vec<Total>,
    /// By period, under the second policy.
    pub b: Vec<Total>,
    /// By period, why a step on the way cannot be told.
    pub trouble: Vec<Option<Reason>>,
    /// By period, measure, switch and customer.
    pub steps: Vec<Step>,
}

/// The settings on which two policies differ, in the policy's own order.
pub fn switches(a: &Policy, b: &Policy) -> Vec<Switch> {
    let pairs = a.settings().into_iter().zip(b.settings());
    let differ = pairs.filter(|((_, from), (_, to))| from != to);
    differ.map(|((setting, from), (_, to))| Switch { setting, from, to }).collect()
}

/// A policy with one setting switched.
///
/// # Errors
/// [`Error::Query`] where the setting has no such value.
pub fn switched(policy: &Policy, switch: &Switch) -> Result<Policy, Error> {
    let mut next = policy.clone();
    next.set(switch.setting, &switch.to).map_err(|error| Error::Query(error.to_string().into()))?;
    Ok(next)
}

/// Compares a book with the same book under another policy.
///
/// # Errors
/// [`Error::Query`] where the segment does not fit the data.
pub fn compare(first: &Book, question: &Question<'_>) -> Result<Comparison, Error> {
    // Closed months stay as they were closed under any policy. What policies make of the same facts
    // is told without them, else whatever came after a close would be laid to a setting.
    let restated = first.overlay.is_some().then(|| first.under(first.options.policy.clone()));
    let first = restated.as_ref().unwrap_or(first);
    let keep = |policy: &Policy| first.under(policy.clone());
    let start = &first.options.policy;
    let switches = switches(start, question.b);
    let a = totals(first, question)?;
    let mut trouble: Vec<Option<Reason>> = a.iter().map(|total| total.trouble).collect();
    let mut steps = Vec::new();
    let mut before = None;
    let mut policy = start.clone();
    for (at, switch) in switches.iter().enumerate() {
        let on = if question.attribution == Attribution::Alone { start } else { &policy };
        policy = switched(on, switch)?;
        let book = keep(&policy);
        let from = before.as_ref().unwrap_or(first);
        differences(from, &book, question, at as u16, &mut steps)?;
        note(&mut trouble, &totals(&book, question)?);
        if question.attribution == Attribution::InOrder {
            before = Some(book);
        }
    }
    let last = match (question.attribution, before) {
        (Attribution::InOrder, Some(book)) => book,
        _ => keep(question.b),
    };
    if question.attribution == Attribution::Alone {
        together(first, &last, question, switches.len() as u16, &mut steps)?;
    }
    let b = totals(&last, question)?;
    note(&mut trouble, &b);
    steps.sort_unstable();
    Ok(Comparison { switches, a, b, trouble, steps })
}

impl Book {
    /// The book of the same facts under another policy.
    pub fn under(&self, policy: Policy) -> Book {
        Book::keep(Arc::clone(&self.facts), BookOptions { policy, ..self.options.clone() })
    }
}

fn note(trouble: &mut [Option<Reason>], totals: &[Total]) {
    for (slot, total) in trouble.iter_mut().zip(totals) {
        *slot = slot.or(total.trouble);
    }
}

fn segment<'a>(book: &'a Book, question: &Question<'_>) -> Result<Option<Compiled<'a>>, Error> {
    let compiled = question.segment.map(|text| Compiled::new(book, text)).transpose();
    let compiled = compiled.map_err(|error| Error::Query(error.message.clone()))?;
    let day = question.segment_at.map(|day| book.options.account.zone.start_of_day(day));
    Ok(match (compiled, day) {
        (Some(segment), Some(at)) => Some(segment.as_at(at)),
        (segment, _) => segment,
    })
}

fn totals(book: &Book, question: &Question<'_>) -> Result<Vec<Total>, Error> {
    let segment = segment(book, question)?;
    let sums = Asker::new(book, question.periods, segment.as_ref(), None)?.sums()?;
    Ok(sums.into_iter().map(|(sums, trouble)| Total { sums, trouble }).collect())
}

/// All that differs between two books.
fn differences(
    from: &Book,
    to: &Book,
    question: &Question<'_>,
    switch: u16,
    steps: &mut Vec<Step>,
) -> Result<(), Error> {
    let (before, after) = (segment(from, question)?, segment(to, question)?);
    let before = Classes::new(from, before.as_ref(), None)?;
    let after = Classes::new(to, after.as_ref(), None)?;
    let run = |customers: &mut dyn Iterator<Item = Customer<'_>>| {
        let mut found = Vec::new();
        for customer in customers {
            let other = from.customer(customer.number);
            // The same steps are the same figures, unless a segment looks at something else.
            let same = customer.steps == other.steps && question.segment.is_none();
            if same {
                continue;
            }
            for (at, period) in question.periods.iter().enumerate() {
                let was = values(&other, period, &before);
                let is = values(&customer, period, &after);
                for (measure, (was, is)) in was.into_iter().zip(is).enumerate() {
                    if was != is {
                        found.push(Step {
                            period: at as u32,
                            measure: measure as u8,
                            switch,
                            customer: customer.number,
                            amount: is - was,
                        });
                    }
                }
            }
        }
        found
    };
    to.fold(run, |found| steps.extend(found));
    Ok(())
}

/// The measures of one customer in one period.
fn values(
    customer: &Customer<'_>,
    period: &Period,
    classes: &Classes<'_>,
) -> [i128; MEASURES.len()] {
    let mut values = [0; MEASURES.len()];
    for part in of_customer(customer, period, classes) {
        for (value, measure) in values.iter_mut().zip(MEASURES) {
            *value += measure.of(&part);
        }
    }
    values
}

/// What the whole difference holds beyond the single ones.
fn together(
    first: &Book,
    last: &Book,
    question: &Question<'_>,
    switch: u16,
    steps: &mut Vec<Step>,
) -> Result<(), Error> {
    let mut rest = Vec::new();
    differences(first, last, question, switch, &mut rest)?;
    rest.extend(steps.iter().map(|step| Step { switch, amount: -step.amount, ..*step }));
    rest.sort_unstable();
    let same =
        |a: &Step, b: &Step| (a.period, a.measure, a.customer) == (b.period, b.measure, b.customer);
    for parts in rest.chunk_by(same) {
        let amount = parts.iter().map(|step| step.amount).sum();
        if amount != 0 {
            steps.push(Step { amount, ..parts[0] });
        }
    }
    Ok(())
}

impl Comparison {
    /// The steps of a measure in a period, by switch and customer.
    pub fn of(&self, period: usize, measure: usize) -> &[Step] {
        let place = |step: &Step| (step.period as usize, step.measure as usize);
        let from = self.steps.partition_point(|step| place(step) < (period, measure));
        let to = self.steps.partition_point(|step| place(step) <= (period, measure));
        &self.steps[from..to]
    }

    /// The steps of a measure that a switch makes in a period; `switches.len()` for all together.
    pub fn by(&self, period: usize, measure: usize, switch: usize) -> &[Step] {
        let of = self.of(period, measure);
        let from = of.partition_point(|step| usize::from(step.switch) < switch);
        let to = of.partition_point(|step| usize::from(step.switch) <= switch);
        &of[from..to]
    }

    /// What a switch does to a measure in a period.
    pub fn amount(&self, period: usize, measure: usize, switch: usize) -> i128 {
        self.by(period, measure, switch).iter().map(|step| step.amount).sum()
    }

    /// Second total less first total less all steps: 0, or the comparison is wrong.
    pub fn gap(&self, period: usize, measure: usize) -> i128 {
        let of = |totals: &[Total]| totals[period].sums.get(MEASURES[measure]);
        let steps: i128 = self.of(period, measure).iter().map(|step| step.amount).sum();
        of(&self.b) - of(&self.a) - steps
    }
}
