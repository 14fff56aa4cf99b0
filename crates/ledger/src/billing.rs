//! Billing boundaries: an anchor and every whole interval after it.

use tenure_domain::facts::Term;
use tenure_domain::time::{DAY, Day, Instant, Zone};

use crate::track::Anchor;

/// The rhythm in which an item is billed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Billing<'a> {
    pub zone: &'a Zone,
    pub anchor: Anchor,
    pub term: Term,
}

impl Billing<'_> {
    /// The boundary `k` intervals after the anchor (before it, where negative): by months at the
    /// anchor's local time with its day of the month clamped, or by local days.
    pub fn boundary(&self, k: i32) -> Instant {
        match (self.term.months(), self.term.days()) {
            (Some(months), _) => self.zone.add_months(self.anchor.at, months.saturating_mul(k)),
            (_, Some(days)) => self.zone.add_days(self.anchor.at, days.saturating_mul(k)),
            _ => self.anchor.at,
        }
    }

    /// The first boundary at or after an instant; where billing begins for what lies before. What is
    /// a boundary by the clock of UTC is one: billing systems count by it, and what they say ends
    /// with an interval ends an hour beside ours where clocks changed meanwhile.
    pub fn at_or_after(&self, at: Instant) -> Instant {
        match at > self.anchor.from && self.is_met(at) {
            true => at,
            false => self.ours(at),
        }
    }

    /// Whether an instant is whole intervals from the anchor, by a clock of both.
    fn is_met(&self, at: Instant) -> bool {
        match (self.term.months(), self.term.days()) {
            (Some(months), _) => {
                let passed = self.zone.months_apart(self.anchor.at, at);
                passed.is_some_and(|passed| passed % months.max(1) == 0)
            }
            (_, Some(days)) => self.zone.clocks(self.anchor.at, at).any(|clock| {
                let passed = clock.day(at).0 - clock.day(self.anchor.at).0;
                passed % days.max(1) == 0 && clock.add_days(self.anchor.at, passed) == at
            }),
            _ => false,
        }
    }

    /// The first boundary by the account's clock.
    fn ours(&self, at: Instant) -> Instant {
        if at <= self.anchor.from {
            return self.anchor.from;
        }
        let mut k = self.estimate(at);
        while self.boundary(k) >= at {
            k -= 1;
        }
        while self.boundary(k) < at {
            k += 1;
        }
        self.boundary(k)
    }

    /// The first boundary after an instant.
    pub fn after(&self, at: Instant) -> Instant {
        self.ours(at.plus(1))
    }

    fn estimate(&self, at: Instant) -> i32 {
        let local = |t: Instant| Day((self.zone.local(t).div_euclid(DAY)) as i32);
        let (from, to) = (local(self.anchor.at), local(at));
        match (self.term.months(), self.term.days()) {
            (Some(months), _) => (to.month_number() - from.month_number()) / months.max(1),
            (_, Some(days)) => (to.0 - from.0) / days.max(1),
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tenure_domain::facts::Interval;
    use tenure_domain::time::MINUTE;

    #[test]
    fn boundaries_keep_the_anchors_day() {
        let zone = Zone::utc();
        let day = |y, m, d| zone.start_of_day(Day::from_ymd(y, m, d).unwrap());
        let billing =
            Billing { zone: &zone, anchor: Anchor::new(day(2026, 1, 31)), term: Term::MONTH };
        assert_eq!(billing.at_or_after(day(2026, 2, 1)), day(2026, 2, 28));
        assert_eq!(billing.at_or_after(day(2026, 2, 28)), day(2026, 2, 28));
        assert_eq!(billing.after(day(2026, 2, 28)), day(2026, 3, 31));
        assert_eq!(billing.at_or_after(day(2025, 1, 1)), day(2026, 1, 31));
        // An instant later than the anchor by whole months of UTC is a boundary, whatever the hour.
        let zone = Zone::named("Europe/Bucharest").unwrap();
        let anchor = day(2026, 1, 15).plus(10 * 60 * MINUTE);
        let monthly = Billing { zone: &zone, anchor: Anchor::new(anchor), term: Term::MONTH };
        let end = day(2026, 4, 15).plus(10 * 60 * MINUTE);
        assert_eq!(monthly.at_or_after(end), end);
        assert_eq!(monthly.at_or_after(end.plus(1)), day(2026, 5, 15).plus(9 * 60 * MINUTE));
        assert_eq!(monthly.after(end), day(2026, 5, 15).plus(9 * 60 * MINUTE));
        let weekly = Billing { term: Term { unit: Interval::Week, count: 2 }, ..billing };
        assert_eq!(weekly.at_or_after(day(2026, 2, 1)), day(2026, 2, 14));
    }

    #[test]
    fn an_anchor_may_lie_before_or_after_the_beginning() {
        let zone = Zone::utc();
        let day = |y, m, d| zone.start_of_day(Day::from_ymd(y, m, d).unwrap());
        for at in [day(2025, 10, 31), day(2026, 8, 31)] {
            let anchor = Anchor { at, from: day(2026, 1, 20) };
            let billing = Billing { zone: &zone, anchor, term: Term::MONTH };
            assert_eq!(billing.at_or_after(day(2026, 1, 1)), day(2026, 1, 20));
            assert_eq!(billing.at_or_after(day(2026, 1, 20)), day(2026, 1, 20));
            assert_eq!(billing.after(day(2026, 1, 20)), day(2026, 1, 31));
            assert_eq!(billing.after(day(2026, 1, 31)), day(2026, 2, 28));
            assert_eq!(billing.at_or_after(day(2026, 4, 30)), day(2026, 4, 30));
            assert_eq!(billing.after(day(2026, 9, 1)), day(2026, 9, 30));
        }
    }
}
