//! How MRR is spread over customers at the end of each period.

use std::sync::{Mutex, PoisonError};

use tenure_domain::money::Mrr;
use tenure_domain::period::Period;
use tenure_metrics::cut::State;
use tenure_metrics::levels::Levels;

use crate::book::{Book, Customer, on_all_cores_with};
use crate::classes::{Classes, Moment};
use crate::sweep::{Walker, moment};

/// Periods whose levels are held at once: those of all customers take much memory.
const PERIODS_AT_ONCE: usize = 12;

/// Levels above zero of some customers, by heading and period.
type Slots = Vec<Vec<Mrr>>;

/// The distribution of closing levels by heading and period.
pub(crate) fn by_period(book: &Book, classes: &Classes<'_>, periods: &[Period]) -> Vec<Levels> {
    let (groups, width) = (classes.labels.len(), periods.len());
    let mut all = vec![Levels::default(); groups * width];
    // Fresh memory costs more than what is done in it, so it is used again.
    let used: Mutex<Vec<Slots>> = Mutex::default();
    let lock = || used.lock().unwrap_or_else(PoisonError::into_inner);
    for (part, periods) in periods.chunks(PERIODS_AT_ONCE).enumerate() {
        let slots = groups * periods.len();
        let run = |customers: &mut dyn Iterator<Item = Customer<'_>>| {
            let mut levels = lock().pop().unwrap_or_default();
            levels.iter_mut().for_each(Vec::clear);
            levels.resize_with(slots, Vec::new);
            for customer in customers.filter(|c| !c.steps.is_empty()) {
                add(classes, &customer, periods, &mut levels);
            }
            levels
        };
        let mut parts: Vec<Slots> = Vec::new();
        book.fold_some(classes.members(), run, |part| parts.push(part));
        let spread = on_all_cores_with(slots, |slot, together: &mut Vec<Mrr>| {
            together.clear();
            parts.iter().for_each(|part| together.extend_from_slice(&part[slot]));
            Levels::of(together)
        });
        for (slot, levels) in spread.into_iter().enumerate() {
            let (group, at) = (slot / periods.len(), slot % periods.len());
            all[group * width + part * PERIODS_AT_ONCE + at] = levels;
        }
        lock().append(&mut parts);
    }
    all
}

/// Adds the closing levels of one customer, by heading and period.
pub(crate) fn add(
    classes: &Classes<'_>,
    customer: &Customer<'_>,
    periods: &[Period],
    levels: &mut [Vec<Mrr>],
) {
    let (Some(first), true) = (periods.first(), classes.is_fixed()) else {
        return add_by_heading(classes, customer, periods, levels);
    };
    let any = Moment { at: first.from, state: State::default(), period: first };
    let Some(group) = classes.of(customer, &any) else { return };
    let slots = &mut levels[group as usize * periods.len()..][..periods.len()];
    let (mut level, mut at): (Mrr, usize) = (0, 0);
    for (period, levels) in periods.iter().zip(slots) {
        while let Some(step) = customer.steps.get(at).filter(|step| step.at < period.to) {
            level = level.saturating_add(step.delta);
            at += 1;
        }
        if level > 0 {
            levels.push(level);
        }
    }
}

/// The same, where the heading may be another one in each period.
fn add_by_heading(
    classes: &Classes<'_>,
    customer: &Customer<'_>,
    periods: &[Period],
    levels: &mut [Vec<Mrr>],
) {
    let mut walker = Walker::new(*customer);
    for (at, period) in periods.iter().enumerate() {
        let place = walker.place(period);
        let level = place.closing_level();
        if level > 0
            && let Some(group) = classes.of(customer, &moment(&place, period))
        {
            levels[group as usize * periods.len() + at].push(level);
        }
    }
}
