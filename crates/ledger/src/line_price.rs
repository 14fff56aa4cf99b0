//! The monthly level of an invoice line: its months, its discount, its proration.

use std::cell::OnceCell;

use tenure_domain::facts::{
    Adjustment, DiscountDuration, Interval, InvoiceLine, InvoiceStatus, LineKind, Plan, Term,
};
use tenure_domain::money::{AMOUNT_SCALE, Amount, Mrr, Overflow, Ratio, units_per_amount};
use tenure_domain::policy::Discounts;
use tenure_domain::time::{DAY, Day, Instant, Zone};

use crate::billing::Billing;
use crate::invoice::{Items, kept};
use crate::level::{months, narrow};
use crate::track::{Anchor, Context};

/// The lines of one stream, to be priced.
pub(crate) struct LinePrices<'a> {
    pub ctx: &'a Context<'a>,
    pub lines: &'a [&'a InvoiceLine],
    /// All lines of the customer, for what concerns whole invoices.
    pub all: &'a [InvoiceLine],
    pub adjustments: &'a [Adjustment],
    pub items: &'a Items,
    /// The day of the month on which the stream is billed; see [`anchor_day`].
    pub anchor_day: AnchorDay,
    /// The lines that bill whole intervals, once anybody has asked.
    whole: OnceCell<Vec<Whole>>,
}

/// How long a whole interval is, and the part of it that is billed, in microseconds.
#[derive(Clone, Copy, Debug)]
struct Lengths {
    whole: i128,
    part: i128,
}

/// A line that bills a whole interval: its item, and its place in the stream.
type Whole = (u32, usize);

/// A day of the month by both clocks by which periods may be months.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AnchorDay {
    /// By the account's.
    here: u32,
    /// By UTC's.
    utc: u32,
}

impl<'a> LinePrices<'a> {
    /// The lines of one stream of a customer of whom there are all these lines.
    pub fn new(
        ctx: &'a Context<'a>,
        (lines, all): (&'a [&'a InvoiceLine], &'a [InvoiceLine]),
        adjustments: &'a [Adjustment],
        items: &'a Items,
        anchor_day: AnchorDay,
    ) -> LinePrices<'a> {
        LinePrices { ctx, lines, all, adjustments, items, anchor_day, whole: OnceCell::new() }
    }
}

impl AnchorDay {
    /// The clocks by which a period may be whole intervals, each with the anchor day by it.
    fn clocks(self, zone: &Zone, from: Instant, to: Instant) -> impl Iterator<Item = (&Zone, u32)> {
        zone.clocks(from, to).zip([self.here, self.utc])
    }
}

/// The interval that a line or its plan names.
pub(crate) fn given_term(line: &InvoiceLine, plan: Option<&Plan>) -> Option<Term> {
    match line.interval {
        Some(unit) => Some(Term { unit, count: line.interval_count.unwrap_or(1).max(1) }),
        None => plan.and_then(|p| p.term),
    }
}

/// Whether the discount on a line lowers its level under the policy.
pub(crate) fn discount_counts(ctx: &Context<'_>, line: &InvoiceLine) -> bool {
    match ctx.policy.discounts {
        Discounts::None => false,
        Discounts::Forever => line.discount_duration == Some(DiscountDuration::Forever),
        Discounts::ForeverAndRepeating => matches!(
            line.discount_duration,
            Some(DiscountDuration::Forever | DiscountDuration::Repeating)
        ),
        Discounts::ForeverAndLimited | Discounts::All => true,
    }
}

/// The day of the month on which lines are billed: the latest on which a period of them begins or
/// ends, so that one that began on a 31st is known in months that have none.
pub(crate) fn anchor_day<'a>(
    zone: &Zone,
    lines: impl Iterator<Item = &'a InvoiceLine>,
) -> AnchorDay {
    let told = lines.filter(|l| l.period_end > l.period_start);
    let ends = told.flat_map(|line| [line.period_start, line.period_end]).flatten();
    let none = AnchorDay { here: 0, utc: 0 };
    ends.fold(none, |day, at| AnchorDay {
        here: day.here.max(local_day(zone, at).ymd().2),
        utc: day.utc.max(Day(at.0.div_euclid(DAY) as i32).ymd().2),
    })
}

fn local_day(zone: &Zone, at: Instant) -> Day {
    Day(zone.local(at).div_euclid(DAY) as i32)
}

/// The day of a month on which what is billed on an anchor day is billed.
fn anchored(anchor_day: u32, month_number: i32) -> Day {
    let first = Day::of_month_number(month_number);
    let last = Day(Day::of_month_number(month_number + 1).0 - 1);
    Day((first.0 + anchor_day as i32 - 1).min(last.0))
}

/// The anniversary some months after an instant on a clamped anchor day; `None` where it lies on
/// another day.
fn anchored_anniversary(zone: &Zone, at: Instant, months: i32, anchor_day: u32) -> Option<Instant> {
    let day = local_day(zone, at);
    // Only at the ends of short months is the anchor day not the day itself.
    let clamped = day.ymd().2 < anchor_day
        && day == anchored(anchor_day, day.month_number())
        && zone.from_local(zone.local(at)) == at;
    clamped.then(|| {
        let then = anchored(anchor_day, day.month_number() + months);
        zone.from_local(i64::from(then.0) * DAY + zone.local(at).rem_euclid(DAY))
    })
}

/// The end of a period of a term that begins at an instant.
pub(crate) fn end_of_term(zone: &Zone, at: Instant, term: Term, day: AnchorDay) -> Instant {
    let anchored = term.months().and_then(|n| anchored_anniversary(zone, at, n, day.here));
    anchored.unwrap_or_else(|| Billing { zone, anchor: Anchor::new(at), term }.boundary(1))
}

/// The term of a line: its own, its plan's, or the one that its service period spells. Several
/// intervals of its plan that are paid at once are the term that they spell.
pub(crate) fn line_term(ctx: &Context<'_>, line: &InvoiceLine, anchor_day: AnchorDay) -> Term {
    let given = given_term(line, ctx.plans.get(line.plan));
    let spelled = || match (line.period_start, line.period_end) {
        (Some(start), Some(end)) => spelled_term(&ctx.account.zone, start, end, anchor_day),
        _ => Term::MONTH,
    };
    let Some(given) = given else { return spelled() };
    let own = line.interval.is_some() || line.prorated;
    match Some(spelled()).filter(|spelled| !own && is_several(*spelled, given)) {
        Some(spelled) => spelled,
        None => given,
    }
}

/// Whether a term is another one more than once.
fn is_several(term: Term, of: Term) -> bool {
    let months = term.months().zip(of.months());
    let lengths = months.or(term.days().zip(of.days()));
    lengths.is_some_and(|(long, short)| short > 0 && long > short && long % short == 0)
}

/// The term that a service period spells: whole months by anniversary, of itself or of the anchor
/// day, whole weeks, or days, by the account's clock or by UTC's ([`Zone::clocks`]).
pub(crate) fn spelled_term(zone: &Zone, start: Instant, end: Instant, day: AnchorDay) -> Term {
    let months = |(clock, day)| whole_months(clock, start, end, day);
    if let Some(count) = day.clocks(zone, start, end).find_map(months) {
        return Term { unit: Interval::Month, count };
    }
    let days = |clock: &Zone| local_day(clock, end).0 - local_day(clock, start).0;
    let exact = zone.clocks(start, end).find(|clock| clock.add_days(start, days(clock)) == end);
    let days = days(exact.unwrap_or(zone)).clamp(1, i32::from(u16::MAX));
    if days % 7 == 0 && exact.is_some() {
        Term { unit: Interval::Week, count: (days / 7) as u16 }
    } else {
        Term { unit: Interval::Day, count: days as u16 }
    }
}

/// How many months a period is by a clock, by anniversary of its start or of the anchor day.
fn whole_months(clock: &Zone, start: Instant, end: Instant, anchor_day: u32) -> Option<u16> {
    let count = local_day(clock, end).month_number() - local_day(clock, start).month_number();
    let anchored = || anchored_anniversary(clock, start, count, anchor_day) == Some(end);
    let whole = count > 0 && (clock.add_months(start, count) == end || anchored());
    whole.then_some(count as u16)
}

impl LinePrices<'_> {
    /// The monthly level of line `at`; negative lines have negative levels.
    pub fn level(&self, at: usize) -> Result<Mrr, Overflow> {
        let line = self.lines[at];
        let plan = self.ctx.plans.get(line.plan);
        if line.period_start.is_none() || line.period_end.is_none() {
            return Ok(0);
        }
        let given = given_term(line, plan);
        let term = line_term(self.ctx, line, self.anchor_day);
        let amount = self.amount(at);
        let (keep, of) = kept(self.ctx, self.all, line, amount, self.adjustments);
        let full = match given {
            Some(_) if line.prorated && line.kind != LineKind::Usage => {
                self.full_price(at, amount)?
            }
            _ => Ratio::whole(amount),
        };
        let full = if keep == of { full } else { full.times(keep, of)? };
        let (months_num, months_den) = months(term, self.ctx.policy.constants);
        let (unit_num, unit_den) = units_per_amount(line.currency);
        let units = full.times(i128::from(unit_num), i128::from(unit_den))?;
        narrow(units.times(months_den, months_num)?.rounded())
    }

    /// The amount after those discounts that the policy lets count.
    fn amount(&self, at: usize) -> Amount {
        let line = self.lines[at];
        match self.ctx.policy.discounts {
            _ if !discount_counts(self.ctx, line) => line.amount + line.discount,
            Discounts::All => line.amount + self.one_off_reductions(at),
            _ => line.amount,
        }
    }

    /// Negative one-off lines of the same invoice; they fall on the first line that counts.
    fn one_off_reductions(&self, at: usize) -> Amount {
        let line = self.lines[at];
        let same = |l: &&&InvoiceLine| l.invoice == line.invoice;
        let first = self.lines.iter().position(|l| same(&l) && l.kind == LineKind::Subscription);
        if first != Some(at) {
            return 0;
        }
        let reductions = self.lines.iter().filter(same).filter(|l| l.kind == LineKind::OneOff);
        reductions.map(|l| l.amount.min(0)).sum()
    }

    /// The lengths of a whole interval and of the part of it that a prorated line bills, in each way
    /// in which they may be measured, the one that holds where no price fits first; none where the
    /// line bills the whole.
    fn proration(&self, line: &InvoiceLine) -> Vec<Lengths> {
        let plan = self.ctx.plans.get(line.plan);
        let term = given_term(line, plan).filter(|_| line.prorated);
        let (Some(term), Some(start), Some(end)) = (term, line.period_start, line.period_end)
        else {
            return Vec::new();
        };
        let begin = |zone| Billing { zone, anchor: Anchor::new(end), term }.boundary(-1);
        let zone = &self.ctx.account.zone;
        let begins: Vec<(&Zone, Instant)> =
            zone.clocks(start, end).map(|clock| (clock, begin(clock))).collect();
        if end <= start || begins.iter().any(|&(_, begin)| begin >= start) {
            return Vec::new();
        }
        let lengths = |read: &dyn Fn(Instant) -> i64, begin: Instant| Lengths {
            whole: i128::from(read(end) - read(begin)),
            part: i128::from(read(end) - read(start)),
        };
        // As a clock reads, every day is as long as any other.
        let by_clock = |&(clock, begin): &(&Zone, Instant)| lengths(&|at| clock.local(at), begin);
        let mut all: Vec<Lengths> = begins.iter().map(by_clock).collect();
        // What ends with a day of the account is counted in its days, all else as billing systems
        // count.
        if zone.start_of_day(zone.day(end)) != end {
            all.reverse();
        }
        all.extend(begins.first().map(|&(_, begin)| lengths(&|at| at.0, begin)));
        all.retain(|lengths| lengths.part > 0 && lengths.whole > lengths.part);
        all
    }

    /// The nearest lines before and after one that bill whole intervals of the same item.
    fn whole_beside(&self, at: usize) -> (Option<usize>, Option<usize>) {
        let whole = self.whole.get_or_init(|| {
            let billed = self.lines.iter().enumerate().filter(|(_, l)| {
                l.status != InvoiceStatus::Draft
                    && l.kind == LineKind::Subscription
                    && self.proration(l).is_empty()
            });
            let mut whole: Vec<Whole> = billed.map(|(n, _)| (self.items.of(n), n)).collect();
            whole.sort_unstable();
            whole
        });
        let item = self.items.of(at);
        let here = whole.partition_point(|line| *line < (item, at));
        // The line itself bills a part, so it is none of them.
        let of = |line: Option<&Whole>| line.filter(|l| l.0 == item).map(|l| l.1);
        (of(whole[..here].last()), of(whole[here..].first()))
    }

    /// The price of the whole interval of which a prorated line bills a part.
    fn full_price(&self, at: usize, amount: Amount) -> Result<Ratio, Overflow> {
        let line = self.lines[at];
        let lengths = self.proration(line);
        let Some(first) = lengths.first().filter(|_| amount != 0) else {
            return Ok(Ratio::whole(amount));
        };
        let minor = AMOUNT_SCALE / 10_i64.pow(line.currency.exponent());
        let fits = |price: Amount, of: &Lengths| {
            // |price × part ÷ whole − |amount|| ≤ one minor unit, without division.
            let gap = i128::from(price) * of.part - i128::from(amount.abs()) * of.whole;
            gap.abs() <= i128::from(minor.max(1)) * of.whole
        };
        let (before, next) = self.whole_beside(at);
        let plan =
            self.ctx.plans.get(line.plan).filter(|p| p.currency.is_none_or(|c| c == line.currency));
        let plan_price = plan.and_then(|p| p.amount).map(|unit| {
            let quantity = i128::from(line.quantity.unwrap_or(1_000_000));
            i64::try_from(i128::from(unit) * quantity / 1_000_000).unwrap_or(i64::MAX)
        });
        let of = |n: Option<usize>| n.map(|n| self.amount(n));
        let candidates = [of(next), of(before), plan_price];
        let fits = |price: &Amount| *price > 0 && lengths.iter().any(|of| fits(*price, of));
        if let Some(price) = candidates.into_iter().flatten().find(fits) {
            return Ok(Ratio::whole(if amount < 0 { -price } else { price }));
        }
        Ratio::whole(amount).times(first.whole, first.part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tenure_domain::time::MINUTE;

    #[test]
    fn months_that_began_on_a_31st_are_months() {
        let zone = Zone::utc();
        let at = |y, m, d| zone.start_of_day(Day::from_ymd(y, m, d).unwrap());
        let on = |day| AnchorDay { here: day, utc: day };
        let spelled = |from, to, day| {
            let term = spelled_term(&zone, from, to, on(day));
            (term.unit, term.count)
        };
        let short = (at(2026, 2, 28), at(2026, 3, 31));
        assert_eq!(spelled(short.0, short.1, 31), (Interval::Month, 1));
        // In a stream that is never billed on a 31st it is no month.
        assert_eq!(spelled(short.0, short.1, 30), (Interval::Day, 31));
        assert_eq!(spelled(at(2026, 2, 28), at(2026, 3, 29), 29), (Interval::Month, 1));
        assert_eq!(spelled(at(2026, 4, 30), at(2026, 5, 31), 31), (Interval::Month, 1));
        assert_eq!(spelled(at(2026, 2, 28), at(2027, 1, 31), 31), (Interval::Month, 11));
        // Four weeks stay four weeks.
        assert_eq!(spelled(at(2026, 3, 1), at(2026, 3, 29), 31), (Interval::Week, 4));
        assert_eq!(end_of_term(&zone, at(2026, 2, 28), Term::MONTH, on(31)), at(2026, 3, 31));
        assert_eq!(end_of_term(&zone, at(2026, 2, 28), Term::MONTH, on(28)), at(2026, 3, 28));
    }

    #[test]
    fn months_of_billing_systems_are_months() {
        let at = |(month, day, hour): (u32, u32, i64)| {
            let midnight = Zone::utc().start_of_day(Day::from_ymd(2026, month, day).unwrap());
            midnight.plus(hour * 60 * MINUTE)
        };
        let zone = Zone::named("Europe/Bucharest").unwrap();
        let spelled = |from, to, here, utc| {
            let term = spelled_term(&zone, at(from), at(to), AnchorDay { here, utc });
            (term.unit, term.count)
        };
        // Over the change of clocks, and from the 1st here that is a 28th there, of a 30th.
        assert_eq!(spelled((3, 15, 10), (4, 15, 10), 15, 15), (Interval::Month, 1));
        assert_eq!(spelled((2, 28, 23), (3, 30, 23), 31, 30), (Interval::Month, 1));
        assert_eq!(spelled((3, 25, 10), (4, 1, 10), 0, 0), (Interval::Week, 1));
        // Four weeks of dates here are no month of UTC.
        assert_eq!(spelled((2, 28, 22), (3, 28, 22), 0, 0), (Interval::Week, 4));
    }
}
