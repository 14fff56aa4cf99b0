//! Streams of invoice lines: what they are at an instant.

use std::collections::BTreeSet;

use tenure_domain::facts::{ChurnKind, InvoiceLine, Term};
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use super::calendar::Calendar;
use super::exact::Fraction;
use super::item::{Context, Item, Life, Snapshot};

/// A line that counts: from when to when, at which level.
#[derive(Clone, PartialEq, Debug)]
pub struct Counted {
    pub line: InvoiceLine,
    /// From when it would count if nothing were late.
    pub begun: Instant,
    pub from: Instant,
    pub to: Instant,
    /// Why it ends, where its end is not that of its period.
    pub why: ChurnKind,
    /// Ten-thousandths a month, signed.
    pub monthly: Fraction,
    /// MRR units, signed.
    pub level: i64,
    pub term: Term,
    pub discount: i64,
}

/// The lines of one subscription (or one customer and plan) in one currency.
pub struct Stream<'a> {
    pub context: &'a Context<'a>,
    pub subscription: Sym,
    pub plan: Sym,
    /// Lines that count, by start.
    pub lines: Vec<Counted>,
    /// Periods of uncollectible lines that never counted.
    pub given_up: Vec<(Instant, Instant)>,
    /// When the periods of the lines begin that count, late or not.
    pub begun: Vec<Instant>,
}

impl Stream<'_> {
    fn running(&self, t: Instant) -> Vec<&Counted> {
        let lines = self.lines.iter();
        lines.filter(|l| l.from <= t && t < l.to).collect()
    }

    fn why(&self, t: Instant) -> ChurnKind {
        // What was given up after service had begun again says nothing of the end before.
        let starts_within = |from: Instant, to: Instant| {
            self.begun.iter().any(|&begun| from <= begun && begun <= to)
        };
        if self.given_up.iter().any(|&(from, to)| t < to && !starts_within(t, from)) {
            return ChurnKind::Involuntary;
        }
        let ended = self.lines.iter().filter(|l| l.to <= t);
        let last = ended.max_by_key(|l| l.to);
        last.map_or(ChurnKind::Unknown, |l| l.why)
    }
}

/// Whether what runs has been taken back since: a credit that began after every charge brings the
/// sum to nothing, and no line is free.
fn is_credited(running: &[&Counted]) -> bool {
    let sum: i64 = running.iter().map(|l| l.level).sum();
    if sum > 0 || running.iter().any(|l| l.level == 0) {
        return false;
    }
    running.iter().any(|credit| {
        let after = |charge: &&&Counted| charge.level < 0 || charge.begun < credit.begun;
        credit.level < 0 && running.iter().all(|l| after(&l))
    })
}

/// What credits leave of the levels of lines that run together, in their order: each takes back
/// from the lines of its plan and quantity, and of its item where both name one, from those that
/// began first.
fn after_credits(running: &[&Counted]) -> Vec<i64> {
    let what = |l: &InvoiceLine| (l.plan, super::terms::quantity(l.quantity));
    let other_item =
        |a: &InvoiceLine, b: &InvoiceLine| a.item.is_some() && b.item.is_some() && a.item != b.item;
    let mut left: Vec<i64> = running.iter().map(|l| l.level).collect();
    let mut by_start: Vec<usize> = (0..running.len()).collect();
    by_start.sort_by_key(|&n| running[n].from);
    for credit in running.iter().filter(|l| l.level < 0) {
        let mut to_take = -credit.level;
        for &n in &by_start {
            let same = what(&running[n].line) == what(&credit.line);
            if left[n] > 0 && same && !other_item(&running[n].line, &credit.line) {
                let taken = to_take.min(left[n]);
                left[n] -= taken;
                to_take -= taken;
            }
        }
    }
    left
}

impl Item for Stream<'_> {
    fn id(&self) -> (Sym, Sym) {
        (self.subscription, Sym::NONE)
    }

    fn instants(&self) -> BTreeSet<Instant> {
        self.lines.iter().flat_map(|l| [l.from, l.to]).collect()
    }

    fn at(&self, t: Instant) -> Snapshot {
        let running = self.running(t);
        let sum: i64 = running.iter().map(|l| l.level).sum();
        // The largest level speaks, without what credits took back; of equal ones the later start.
        let left = after_credits(&running);
        let speaks = (0..running.len()).max_by_key(|&n| (left[n], running[n].from));
        let speaks = speaks.map(|n| running[n]);
        let first = self.lines.first();
        let life = match speaks {
            Some(_) if is_credited(&running) => Life::None(ChurnKind::Unknown),
            Some(_) => Life::Alive,
            None => Life::None(self.why(t)),
        };
        let part = |l: &InvoiceLine| l.item.or(l.plan);
        // An item counts where its running lines sum to a positive level, or one of them is free
        // by a discount.
        let total = |of: Sym| -> i64 {
            running.iter().filter(|l| part(&l.line) == of).map(|l| l.level).sum()
        };
        let free = |of: Sym| {
            let mut mine = running.iter().filter(|l| part(&l.line) == of);
            mine.any(|l| l.line.amount == 0 && l.line.discount > 0)
        };
        let there = |of: Sym| total(of) > 0 || free(of);
        let parts = running.iter().filter(|l| there(part(&l.line)));
        Snapshot {
            life,
            native: sum.max(0),
            currency: first.map_or(self.context.account.currency, |l| l.line.currency),
            plan: speaks.map_or(self.plan, |l| l.line.plan),
            quantity: super::terms::quantity(speaks.and_then(|l| l.line.quantity)),
            discount: (0, speaks.map_or(0, |l| l.discount)),
            term: speaks.map_or(Term::MONTH, |l| l.term),
            usage: false,
            parts: parts.map(|l| part(&l.line)).collect(),
        }
    }

    fn renewals(&self) -> BTreeSet<Instant> {
        let starts = self.lines.iter().map(|l| l.from);
        starts.filter(|at| *at < self.context.horizon).collect()
    }

    fn findings(&self) -> Vec<&'static str> {
        let negative = |t: &Instant| self.running(*t).iter().map(|l| l.level).sum::<i64>() < 0;
        let any = self.instants().iter().any(negative);
        if any { vec!["negative-mrr"] } else { Vec::new() }
    }
}

/// The latest day of a month on which any of these periods begins or ends, by the account's clock
/// and by UTC's.
pub fn billing_day(context: &Context, periods: &[(Instant, Instant)]) -> [i8; 2] {
    let of = |clock: &Calendar| {
        let ends = periods.iter().flat_map(|(from, to)| [*from, *to]);
        ends.map(|at| clock.local(at).day()).max().unwrap_or(1)
    };
    [of(&context.calendar), of(&Calendar::of_billing_systems())]
}

/// Every reading of the clock at which something that is billed on a day of the month falls due in
/// a year and the next ones, from January on, at the time of day of an instant.
fn due(calendar: &Calendar, at: Instant, day: i8) -> impl Iterator<Item = Instant> {
    let local = calendar.local(at);
    let january = jiff::civil::date(local.year(), 1, day).to_datetime(local.time());
    let calendar = calendar.clone();
    (0..).map(move |n| calendar.instant(january + jiff::Span::new().months(n)))
}

/// The instant some months after one at which something is due, where it is due at that instant;
/// days that a month lacks are its last.
pub fn due_after(calendar: &Calendar, at: Instant, months: i64, day: i8) -> Option<Instant> {
    let n = due(calendar, at, day).take(12).position(|t| t == at)?;
    due(calendar, at, day).nth(n + months as usize)
}

/// How long a period is: the term that it makes, and its months by the policy's constants. `day`
/// is that on which its stream is billed.
pub fn span(context: &Context, from: Instant, to: Instant, day: [i8; 2]) -> (Term, Fraction) {
    use tenure_domain::facts::Interval::{Day, Month, Week};
    let exact = |unit, count: i64| {
        let term = Term { unit, count: count as u16 };
        (term, context.months(term))
    };
    let clocks = context.clocks(from, to);
    let days = |clock: &Calendar| i64::from(clock.day(to).0 - clock.day(from).0);
    for (clock, day) in clocks.iter().zip(day) {
        for months in 1..=days(clock).max(1) / 28 {
            if clock.add_months(from, months) == to {
                return exact(Month, months);
            }
        }
        for months in 1..=days(clock).max(1) / 28 {
            if due_after(clock, from, months, day) == Some(to) {
                return exact(Month, months);
            }
        }
    }
    for clock in &clocks {
        if clock.add_days(from, days(clock)) == to {
            let days = days(clock).max(1);
            return if days % 7 == 0 { exact(Week, days / 7) } else { exact(Day, days) };
        }
    }
    exact(Day, days(&context.calendar).max(1))
}
