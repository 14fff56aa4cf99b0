//! Billing boundaries: an anchor and every whole interval after it.

use tenure_domain::facts::Term;
use tenure_domain::time::{DAY, Day, Instant, Zone};

/// The rhythm in which an item is billed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Billing<'a> {
    pub zone: &'a Zone,
    pub anchor: Instant,
    pub term: Term,
}

impl Billing<'_> {
    /// The boundary `k` intervals after the anchor (before it, where negative): by months at the
    /// anchor's local time with its day of the month clamped, or by local days.
    pub fn boundary(&self, k: i32) -> Instant {
        match (self.term.months(), self.term.days()) {
            (Some(months), _) => self.zone.add_months(self.anchor, months.saturating_mul(k)),
            (_, Some(days)) => self.zone.add_days(self.anchor, days.saturating_mul(k)),
            _ => self.anchor,
        }
    }

    /// The first boundary at or after an instant; the anchor itself for what lies before it.
    pub fn at_or_after(&self, at: Instant) -> Instant {
        if at <= self.anchor {
            return self.anchor;
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
        self.at_or_after(at.plus(1))
    }

    fn estimate(&self, at: Instant) -> i32 {
        let local = |t: Instant| Day((self.zone.local(t).div_euclid(DAY)) as i32);
        let (from, to) = (local(self.anchor), local(at));
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

    #[test]
    fn boundaries_keep_the_anchors_day() {
        let zone = Zone::utc();
        let day = |y, m, d| zone.start_of_day(Day::from_ymd(y, m, d).unwrap());
        let billing = Billing { zone: &zone, anchor: day(2026, 1, 31), term: Term::MONTH };
        assert_eq!(billing.at_or_after(day(2026, 2, 1)), day(2026, 2, 28));
        assert_eq!(billing.at_or_after(day(2026, 2, 28)), day(2026, 2, 28));
        assert_eq!(billing.after(day(2026, 2, 28)), day(2026, 3, 31));
        assert_eq!(billing.at_or_after(day(2025, 1, 1)), day(2026, 1, 31));
        let weekly = Billing { term: Term { unit: Interval::Week, count: 2 }, ..billing };
        assert_eq!(weekly.at_or_after(day(2026, 2, 1)), day(2026, 2, 14));
    }
}
