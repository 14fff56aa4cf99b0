//! Finding the cause of one customer's differences.

use tenure_domain::money::Mrr;
use tenure_domain::time::{DAY, Day, Instant};
use tenure_ledger::movement::Step;

use super::variants::{Edit, Rerun, Variant, Way, variants};
use super::{Cause, Line, Part, clamp, rounding};
use crate::book::{Book, Customer};

/// How many days two systems may be apart in time.
const NEAR_DAYS: i64 = 5;

/// Ways with an effect of which pairs are tried.
const MOST_PAIRED: usize = 8;

/// Ways of one cause that are named where several give the same figure.
const MOST_NAMED: usize = 3;

/// Explains customers one after the other.
pub(super) struct Explainer<'a> {
    rerun: Rerun<'a>,
    days: &'a [Day],
    /// The instant up to which each day reaches.
    ends: Vec<Instant>,
}

/// A way that changes the customer's levels.
struct Effect {
    variant: Variant,
    levels: Vec<Mrr>,
}

/// What is to be explained.
struct Difference {
    at: usize,
    ours: Mrr,
    theirs: Mrr,
    limit: i128,
}

impl Difference {
    fn is_near(&self, level: Mrr) -> bool {
        (i128::from(self.theirs) - i128::from(level)).abs() <= self.limit
    }
}

impl<'a> Explainer<'a> {
    pub fn new(book: &'a Book, days: &'a [Day]) -> Explainer<'a> {
        let zone = &book.options.account.zone;
        let ends = days.iter().map(|day| zone.start_of_day(Day(day.0 + 1))).collect();
        Explainer { rerun: Rerun::new(book), days, ends }
    }

    /// Adds the lines of a customer. `named` says whether the other system names it at all.
    pub fn customer(
        &mut self,
        customer: &Customer<'_>,
        claimed: &[i128],
        named: bool,
        lines: &mut Vec<Line>,
    ) {
        let ours = levels(customer.steps, &self.ends);
        let mut effects: Option<Vec<Effect>> = None;
        for (at, (&ours_then, &claim)) in ours.iter().zip(claimed).enumerate() {
            let theirs = clamp(claim);
            if ours_then == 0 && theirs == 0 {
                continue;
            }
            let limit = rounding(customer, self.ends[at]);
            let of = Difference { at, ours: ours_then, theirs, limit };
            let parts = if ours_then == theirs {
                Vec::new()
            } else if of.is_near(ours_then) {
                vec![part(Cause::Rounding, difference(&of), "less than a minor unit each")]
            } else if let Some(how) = missing_rate(customer, self.ends[at]) {
                vec![part(Cause::Fx, difference(&of), &how)]
            } else {
                if effects.is_none() {
                    effects = Some(self.effects(customer.number, &ours, named));
                }
                self.explain(customer, &of, named, effects.as_deref().unwrap_or_default())
            };
            let names = &self.rerun.book.facts.names;
            lines.push(Line {
                number: Some(customer.number),
                customer: names.text(customer.id).to_owned(),
                day: self.days[at],
                ours: ours_then,
                theirs,
                parts: closed(parts, &of),
            });
        }
    }

    /// All ways that change any level of the customer.
    fn effects(&mut self, number: u32, ours: &[Mrr], named: bool) -> Vec<Effect> {
        let foreign = self.rerun.foreign(number);
        let all = variants(&self.rerun.book.options.policy, &foreign, self.days);
        let mut effects = Vec::new();
        for variant in all {
            // That all long terms are left out is no evidence about one who is missing.
            if !named && variant.way == Way::Edit(Edit::LongLeftOut) {
                continue;
            }
            let Some(out) = self.rerun.run(number, &[&variant.way]) else { continue };
            let levels = levels(&out.steps, &self.ends);
            if levels != ours {
                effects.push(Effect { variant, levels });
            }
        }
        effects
    }

    fn explain(
        &mut self,
        customer: &Customer<'_>,
        of: &Difference,
        named: bool,
        effects: &[Effect],
    ) -> Vec<Part> {
        let fits: Vec<&Effect> = effects.iter().filter(|e| of.is_near(e.levels[of.at])).collect();
        if let Some(first) = fits.first() {
            let cause = first.variant.cause;
            let mut also: Vec<Cause> = fits.iter().map(|effect| effect.variant.cause).collect();
            also.retain(|other| *other != cause);
            also.dedup();
            let same = fits.iter().filter(|effect| effect.variant.cause == cause);
            let ways: Vec<&str> = same.map(|e| e.variant.how.as_str()).take(MOST_NAMED).collect();
            let amount = i128::from(first.levels[of.at]) - i128::from(of.ours);
            return vec![Part { also, ..part(cause, amount, &ways.join(" or ")) }];
        }
        if let Some((level, how)) = near_in_time(customer.steps, of, self.ends[of.at]) {
            let amount = i128::from(level) - i128::from(of.ours);
            return vec![part(Cause::Timing, amount, &how)];
        }
        if let Some(parts) = self.pair(customer.number, of, effects) {
            return parts;
        }
        let (cause, how) = match (named, customer.steps.is_empty()) {
            (false, _) => (Cause::OnlyOurs, "they do not name this customer"),
            (_, true) => (Cause::OnlyTheirs, "we know the customer, who never had MRR"),
            _ => (Cause::Unknown, "no setting and no fact gives their figure"),
        };
        vec![part(cause, difference(of), how)]
    }

    /// Two ways that give the figure together.
    fn pair(&mut self, number: u32, of: &Difference, effects: &[Effect]) -> Option<Vec<Part>> {
        let matters = |effect: &&Effect| effect.levels[of.at] != of.ours;
        let some: Vec<&Effect> = effects.iter().filter(matters).take(MOST_PAIRED).collect();
        for (n, first) in some.iter().enumerate() {
            for second in &some[n + 1..] {
                if first.variant.cause == second.variant.cause {
                    continue;
                }
                let ways = [&first.variant.way, &second.variant.way];
                let Some(out) = self.rerun.run(number, &ways) else { continue };
                let level = levels(&out.steps, &self.ends)[of.at];
                if !of.is_near(level) {
                    continue;
                }
                let middle = i128::from(first.levels[of.at]);
                return Some(vec![
                    part(first.variant.cause, middle - i128::from(of.ours), &first.variant.how),
                    part(second.variant.cause, i128::from(level) - middle, &second.variant.how),
                ]);
            }
        }
        None
    }
}

/// Levels immediately before instants, which ascend.
fn levels(steps: &[Step], ends: &[Instant]) -> Vec<Mrr> {
    let mut level: i128 = 0;
    let mut steps = steps.iter().peekable();
    let mut levels = Vec::with_capacity(ends.len());
    for end in ends {
        while let Some(step) = steps.next_if(|step| step.at < *end) {
            level += i128::from(step.delta);
        }
        levels.push(clamp(level));
    }
    levels
}

/// A level that we have a few days earlier or later and that is theirs.
fn near_in_time(steps: &[Step], of: &Difference, end: Instant) -> Option<(Mrr, String)> {
    let (from, to) = (end.plus(-NEAR_DAYS * DAY), end.plus(NEAR_DAYS * DAY));
    let times = steps.iter().map(|step| step.at).filter(|at| *at >= from && *at < to);
    // Immediately before each step of those days, and at their end.
    let mut times: Vec<Instant> = times.chain([to]).collect();
    times.sort_by_key(|at| (at.0 - end.0).abs());
    times.into_iter().find_map(|at| {
        let level = levels(steps, &[at])[0];
        let days = (at.0 - end.0).unsigned_abs().div_ceil(DAY.unsigned_abs());
        let when = if at < end { "earlier" } else { "later" };
        let how = format!("ours is that within {days} days, {when}");
        of.is_near(level).then_some((level, how))
    })
}

fn missing_rate(customer: &Customer<'_>, end: Instant) -> Option<String> {
    let gap = customer.gaps.iter().find(|gap| gap.from < end && gap.to >= end)?;
    Some(format!("we have no rate of {} for {}", gap.currency, gap.day))
}

fn difference(of: &Difference) -> i128 {
    i128::from(of.theirs) - i128::from(of.ours)
}

fn part(cause: Cause, amount: i128, how: &str) -> Part {
    Part { cause, amount, how: how.to_owned(), also: Vec::new() }
}

/// Parts that sum to the difference: what is left is rounding where it is small enough.
fn closed(mut parts: Vec<Part>, of: &Difference) -> Vec<Part> {
    let rest = difference(of) - parts.iter().map(|part| part.amount).sum::<i128>();
    if rest != 0 {
        let small = rest.abs() <= of.limit;
        let cause = if small { Cause::Rounding } else { Cause::Unknown };
        parts.push(part(cause, rest, "what is left"));
    }
    parts.retain(|part| part.amount != 0);
    parts
}
