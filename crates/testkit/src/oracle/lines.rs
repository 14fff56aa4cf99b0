//! Streams of invoice lines: what they are at an instant.

use std::collections::BTreeSet;
use std::rc::Rc;

use tenure_domain::facts::{ChurnKind, InvoiceLine, Term};
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use super::calendar::Calendar;
use super::exact::Fraction;
use super::item::{Context, Item, Life, Snapshot, UNTOLD};

/// A line that counts: from when to when, at which level.
#[derive(Clone, PartialEq, Debug)]
pub struct Counted {
    pub line: InvoiceLine,
    /// The item of the stream whose line it is.
    pub item: Name,
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

/// What an item of a stream is called: its id, else its plan.
pub type Name = (Sym, Sym);

/// The item of a line among the lines of its stream: its own; else that of its plan, where all lines
/// of the plan that name one name the same; else the plan.
pub fn item_of(line: &InvoiceLine, stream: &[InvoiceLine]) -> Name {
    if line.item.is_some() {
        return (line.item, Sym::NONE);
    }
    let of_plan = stream.iter().filter(|l| l.plan.is_some() && l.plan == line.plan);
    let named: BTreeSet<Sym> = of_plan.map(|l| l.item).filter(|item| item.is_some()).collect();
    match named.first() {
        Some(item) if named.len() == 1 => (*item, Sym::NONE),
        _ => (Sym::NONE, line.plan),
    }
}

/// One item of a stream.
pub struct StreamItem<'a> {
    stream: Rc<Stream<'a>>,
    name: Name,
}

/// The items of a stream, in the order of their names.
pub fn items(stream: Stream<'_>) -> Vec<StreamItem<'_>> {
    let names: BTreeSet<Name> = stream.lines.iter().map(|l| l.item).collect();
    let stream = Rc::new(stream);
    names.into_iter().map(|name| StreamItem { stream: Rc::clone(&stream), name }).collect()
}

impl Stream<'_> {
    fn running(&self, t: Instant) -> Vec<&Counted> {
        let lines = self.lines.iter();
        lines.filter(|l| l.from <= t && t < l.to).collect()
    }

    /// Why an item of it is gone.
    fn why(&self, name: Name, t: Instant) -> ChurnKind {
        // What was given up after service had begun again says nothing of the end before.
        let starts_within = |from: Instant, to: Instant| {
            self.begun.iter().any(|&begun| from <= begun && begun <= to)
        };
        let ended = self.lines.iter().filter(|l| l.item == name && l.to <= t);
        let Some(last) = ended.max_by_key(|l| l.to) else { return ChurnKind::Unknown };
        let given_up =
            |&(from, to): &(Instant, Instant)| last.to < to && !starts_within(last.to, from);
        if self.given_up.iter().any(given_up) { ChurnKind::Involuntary } else { last.why }
    }
}

/// Whether what runs has been taken back since: a credit that began after every charge brings the
/// sum to nothing, and no line is free.
fn is_credited(running: &[&Counted]) -> bool {
    let sum: i128 = running.iter().map(|l| i128::from(l.level)).sum();
    if sum > 0 || running.iter().any(|l| l.level == 0) {
        return false;
    }
    running.iter().any(|credit| {
        let after = |charge: &&&Counted| charge.level < 0 || charge.begun < credit.begun;
        credit.level < 0 && running.iter().all(|l| after(&l))
    })
}

/// What credits leave of the levels of lines that run together, in their order: each takes back
/// from the lines of its plan and quantity, and of its item where both name one; what is left then
/// from its item; what is left then from any. First from those that began first, of several the
/// larger.
fn after_credits(running: &[&Counted]) -> Vec<i128> {
    let what = |l: &InvoiceLine| (l.plan, super::terms::quantity(l.quantity));
    let other_item =
        |a: &InvoiceLine, b: &InvoiceLine| a.item.is_some() && b.item.is_some() && a.item != b.item;
    let near = |a: &Counted, b: &Counted| {
        if what(&a.line) == what(&b.line) && !other_item(&a.line, &b.line) {
            1
        } else if a.item == b.item {
            2
        } else {
            3
        }
    };
    let mut left: Vec<i128> = running.iter().map(|l| l.level.into()).collect();
    let mut owed: Vec<i128> = left.iter().map(|level| (-level).max(0)).collect();
    let mut by_start: Vec<usize> = (0..running.len()).filter(|&n| left[n] > 0).collect();
    by_start.sort_by_key(|&n| (running[n].from, -left[n]));
    for distance in 1..=3 {
        for credit in 0..running.len() {
            for &n in &by_start {
                if near(running[n], running[credit]) <= distance {
                    let taken = owed[credit].min(left[n]);
                    left[n] -= taken;
                    owed[credit] -= taken;
                }
            }
        }
    }
    left
}

impl Item for StreamItem<'_> {
    fn id(&self) -> (Sym, Sym) {
        (self.stream.subscription, self.name.0)
    }

    fn instants(&self) -> BTreeSet<Instant> {
        self.stream.lines.iter().flat_map(|l| [l.from, l.to]).collect()
    }

    fn at(&self, t: Instant) -> Snapshot {
        let stream = &*self.stream;
        let running = stream.running(t);
        let left = after_credits(&running);
        let mine = || (0..running.len()).filter(|&n| running[n].item == self.name);
        // The largest level speaks, without what credits took back; of equal ones the later start.
        let speaks = mine().max_by_key(|&n| (left[n], running[n].from)).map(|n| running[n]);
        // Something is there of a line if anything is left of it, or if it costs nothing.
        let there = |n: usize| left[n] > 0 || running[n].level == 0;
        let all_free = !(0..running.len()).any(there);
        let is_there = mine().any(|n| there(n) || (all_free && running[n].level > 0));
        let life = match speaks {
            None => Life::None(stream.why(self.name, t)),
            Some(_) if is_there && !is_credited(&running) => Life::Alive,
            Some(_) => Life::None(ChurnKind::Unknown),
        };
        let sum: i128 = mine().map(|n| left[n].max(0)).sum();
        let untold = mine().any(|n| running[n].level == UNTOLD);
        let native = if untold { UNTOLD } else { i64::try_from(sum).unwrap_or(UNTOLD) };
        let first = stream.lines.first();
        Snapshot {
            life,
            native: if life == Life::Alive { native } else { 0 },
            currency: first.map_or(stream.context.account.currency, |l| l.line.currency),
            plan: speaks.map_or(stream.plan, |l| l.line.plan),
            quantity: super::terms::quantity(speaks.and_then(|l| l.line.quantity)),
            discount: (0, speaks.map_or(0, |l| l.discount)),
            term: speaks.map_or(Term::MONTH, |l| l.term),
            usage: false,
        }
    }

    fn renewals(&self) -> BTreeSet<Instant> {
        let mine = self.stream.lines.iter().filter(|l| l.item == self.name).map(|l| l.from);
        mine.filter(|at| *at < self.stream.context.horizon).collect()
    }

    fn findings(&self) -> Vec<&'static str> {
        let sum = |t: &Instant| -> i128 {
            self.stream.running(*t).iter().map(|l| i128::from(l.level)).sum()
        };
        let any = self.instants().iter().any(|t| sum(t) < 0);
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
