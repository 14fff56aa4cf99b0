//! Finding the cause of one customer's differences.

use tenure_domain::money::{Mrr, UNITS_PER_MINOR};
use tenure_domain::time::{DAY, Day, Instant};
use tenure_ledger::movement::Step;
use tenure_ledger::run::{Gap, Output, Untold};

use super::variants::{Edit, Rerun, Variant, Way, variants};
use super::{Cause, Line, Part, clamp, rounding};
use crate::book::{Book, Customer};
use crate::renewals::state_at;
use crate::segments::Compiled;

/// How many days two systems may be apart in time.
const NEAR_DAYS: i64 = 5;

/// Ways with an effect of which pairs are tried.
const MOST_PAIRED: usize = 8;

/// How a difference comes about that a month close makes.
const CAME_LATER: &str = "the month is closed; facts came after that";

/// Ways of one cause that are named where several give the same figure.
const MOST_NAMED: usize = 3;

/// Explains customers one after the other.
pub(super) struct Explainer<'a> {
    rerun: Rerun<'a>,
    days: &'a [Day],
    /// The instant up to which each day reaches.
    ends: Vec<Instant>,
    /// Of whom the lines are.
    segment: Option<&'a Compiled<'a>>,
}

/// A way that changes the customer's levels.
struct Effect {
    variant: Variant,
    /// At each end; `None` where it cannot be told.
    levels: Vec<Option<Mrr>>,
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

    /// Nearer than rounding each component can make it: there are many pairs of ways, and one of
    /// them would come near by chance.
    fn is_close(&self, level: Mrr) -> bool {
        let apart = (i128::from(self.theirs) - i128::from(level)).abs();
        apart <= i128::from(UNITS_PER_MINOR / 2)
    }
}

impl<'a> Explainer<'a> {
    pub fn new(
        book: &'a Book,
        days: &'a [Day],
        segment: Option<&'a Compiled<'a>>,
    ) -> Explainer<'a> {
        let zone = &book.options.account.zone;
        let ends = days.iter().map(|day| zone.start_of_day(Day(day.0 + 1))).collect();
        Explainer { rerun: Rerun::new(book), days, ends, segment }
    }

    /// Whether a customer belongs to the segment at the end of a day.
    fn is_member(&self, customer: &Customer<'_>, day: usize) -> bool {
        let end = self.ends[day];
        self.segment.is_none_or(|segment| segment.holds(customer, end, &state_at(customer, end)))
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
        // What is closed stays, while the ways below take all facts that are known by now.
        let book = self.rerun.book;
        let known = book.restated(customer.number);
        let now = levels(known.steps, &self.ends);
        let mut effects: Option<Vec<Effect>> = None;
        for (at, (&ours_then, &claim)) in ours.iter().zip(claimed).enumerate() {
            let theirs = clamp(claim);
            if (ours_then == 0 && theirs == 0) || !self.is_member(customer, at) {
                continue;
            }
            let limit = rounding(customer, self.ends[at]);
            let of = Difference { at, ours: ours_then, theirs, limit };
            let parts = if of.is_near(ours_then) {
                vec![part(Cause::Rounding, difference(&of), "less than a minor unit each")]
            } else {
                let came = i128::from(now[at]) - i128::from(ours_then);
                let mut parts = vec![part(Cause::Closed, came, CAME_LATER)];
                let of = Difference { ours: now[at], ..of };
                if let Some((cause, how)) = untold(known.gaps, self.ends[at]) {
                    parts.push(part(cause, difference(&of), &how));
                } else if !of.is_near(now[at]) {
                    let effects =
                        effects.get_or_insert_with(|| self.effects(known.number, &now, named));
                    parts.extend(self.explain(&known, &of, named, effects));
                }
                parts
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
            let levels = told(&out, &self.ends);
            if levels.iter().zip(ours).any(|(level, ours)| level.is_some_and(|l| l != *ours)) {
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
        let fits: Vec<&Effect> = effects
            .iter()
            .filter(|effect| effect.levels[of.at].is_some_and(|level| of.is_near(level)))
            .collect();
        if let Some(first) = fits.first() {
            let cause = first.variant.cause;
            let mut also: Vec<Cause> = fits.iter().map(|effect| effect.variant.cause).collect();
            also.retain(|other| *other != cause);
            also.dedup();
            let same = fits.iter().filter(|effect| effect.variant.cause == cause);
            let ways: Vec<&str> = same.map(|e| e.variant.how.as_str()).take(MOST_NAMED).collect();
            let level = first.levels[of.at].unwrap_or(of.ours);
            let amount = i128::from(level) - i128::from(of.ours);
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
        let matters = |effect: &&Effect| effect.levels[of.at].is_some_and(|level| level != of.ours);
        let some: Vec<&Effect> = effects.iter().filter(matters).take(MOST_PAIRED).collect();
        for (n, first) in some.iter().enumerate() {
            for second in &some[n + 1..] {
                if first.variant.cause == second.variant.cause {
                    continue;
                }
                let ways = [&first.variant.way, &second.variant.way];
                let Some(out) = self.rerun.run(number, &ways) else { continue };
                let Some(level) = told(&out, &self.ends)[of.at].filter(|&level| of.is_close(level))
                else {
                    continue;
                };
                let middle = i128::from(first.levels[of.at].unwrap_or(of.ours));
                let (one, other) = (&first.variant.how, &second.variant.how);
                let one = format!("{one}, together with {other}");
                let other = format!("{other}, together with {}", first.variant.how);
                return Some(vec![
                    part(first.variant.cause, middle - i128::from(of.ours), &one),
                    part(second.variant.cause, i128::from(level) - middle, &other),
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

/// Why a level cannot be told, where it cannot.
fn untold(gaps: &[Gap], end: Instant) -> Option<(Cause, String)> {
    let gap = gaps.iter().find(|gap| gap.from < end && gap.to >= end)?;
    Some(match gap.why {
        Untold::MissingFx(day) => {
            (Cause::Fx, format!("we have no rate of {} for {day}", gap.currency))
        }
        Untold::TooLarge => (Cause::Unknown, "our MRR is too large to be held".to_owned()),
    })
}

/// Levels of a run; `None` where one cannot be told.
fn told(out: &Output, ends: &[Instant]) -> Vec<Option<Mrr>> {
    let known = |(level, end): (Mrr, &Instant)| untold(&out.gaps, *end).is_none().then_some(level);
    levels(&out.steps, ends).into_iter().zip(ends).map(known).collect()
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
