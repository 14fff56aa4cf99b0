//! When contract terms end, as far as subscriptions tell.

use std::collections::BTreeSet;

use tenure_domain::facts::Subscription;
use tenure_domain::time::{Instant, Zone};

/// Whether a subscription says anything of a contract term.
pub(crate) fn is_told(row: &Subscription) -> bool {
    row.term_ends_at.is_some() || row.term_months.is_some() || row.term_started_at.is_some()
}

/// Length of the term in months: as told, else where its dates are whole months apart.
pub(crate) fn months(row: &Subscription, zone: &Zone) -> Option<i32> {
    let by_dates = || {
        let (from, to) = (row.term_started_at?, row.term_ends_at?);
        let months = zone.day(to).month_number() - zone.day(from).month_number();
        (months > 0 && zone.add_months(from, months) == to).then_some(months)
    };
    row.term_months.filter(|&m| m > 0).map(i32::from).or_else(by_dates)
}

/// Where the first term began: with the service, or where its trial ended.
fn first(row: &Subscription) -> Instant {
    row.trial_ended_at.map_or(row.started_at, |end| end.max(row.started_at))
}

/// The end of the term that the row names.
pub(crate) fn named_end(row: &Subscription, zone: &Zone) -> Option<Instant> {
    row.term_ends_at.or_else(|| {
        let from = row.term_started_at.unwrap_or_else(|| first(row));
        Some(zone.add_months(from, months(row, zone)?))
    })
}

/// Whether a term is known to end after an instant.
pub(crate) fn lasts(row: &Subscription, zone: &Zone, at: Instant) -> bool {
    let follows = row.auto_renew != Some(false) && months(row, zone).is_some();
    named_end(row, zone).is_some_and(|end| end > at || follows)
}

/// The ends of the terms of a subscription in `[from, to)`, in order.
///
/// The row names one term. Its start is the end of the one before it, unless service began there;
/// earlier ones are told only where they fit: whole terms of the same length from the beginning of
/// service. Later ones follow in the same length, unless the row says that it does not renew.
pub(crate) fn ends(row: &Subscription, zone: &Zone, from: Instant, to: Instant) -> Vec<Instant> {
    let begin = first(row);
    let mut all: BTreeSet<Instant> = BTreeSet::new();
    all.extend(row.term_started_at);
    let end = named_end(row, zone);
    all.extend(end);
    if let (Some(length), Some(end)) = (months(row, zone), end) {
        // By anniversaries of the term's start, so that a clamped day comes back.
        let start = row.term_started_at.filter(|&s| zone.add_months(s, length) == end);
        let later = |k: i32| match start {
            Some(start) => zone.add_months(start, (k + 1) * length),
            None => zone.add_months(end, k * length),
        };
        if row.auto_renew != Some(false) {
            all.extend((1..).map(later).take_while(|&at| at < to));
        }
        let known = row.term_started_at.unwrap_or(end);
        let passed = zone.day(known).month_number() - zone.day(begin).month_number();
        if passed > 0 && passed % length == 0 && zone.add_months(begin, passed) == known {
            all.extend((1..passed / length).map(|j| zone.add_months(begin, j * length)));
        }
    }
    all.into_iter().filter(|&at| at > begin && from <= at && at < to).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tenure_domain::facts::bare;
    use tenure_domain::symbols::Sym;
    use tenure_domain::time::Day;

    fn at(y: i32, m: u32, d: u32) -> Instant {
        Zone::utc().start_of_day(Day::from_ymd(y, m, d).unwrap())
    }

    fn row(started_at: Instant) -> Subscription {
        bare::subscription(Sym(1), Sym(2), started_at, 0)
    }

    fn all(row: &Subscription) -> Vec<Instant> {
        ends(row, &Zone::utc(), at(2020, 1, 1), at(2028, 1, 1))
    }

    #[test]
    fn a_length_alone_counts_from_the_start() {
        let row = Subscription { term_months: Some(12), ..row(at(2024, 2, 29)) };
        let want = [at(2025, 2, 28), at(2026, 2, 28), at(2027, 2, 28)];
        assert_eq!(all(&row), want);
        let once = Subscription { auto_renew: Some(false), ..row };
        assert_eq!(all(&once), want[..1]);
        let tried = Subscription { trial_ended_at: Some(at(2024, 3, 14)), ..once };
        assert_eq!(all(&tried), [at(2025, 3, 14)]);
    }

    #[test]
    fn dates_that_are_whole_months_apart_are_a_length() {
        let row = Subscription {
            term_started_at: Some(at(2025, 1, 31)),
            term_ends_at: Some(at(2025, 2, 28)),
            auto_renew: Some(true),
            ..row(at(2024, 12, 31))
        };
        let found = all(&row);
        // The end of the first month, the named end, and then the 31st again.
        assert_eq!(found[..3], [at(2025, 1, 31), at(2025, 2, 28), at(2025, 3, 31)]);
        let crooked = Subscription { term_ends_at: Some(at(2025, 2, 20)), ..row };
        assert_eq!(all(&crooked), [at(2025, 1, 31), at(2025, 2, 20)]);
    }

    #[test]
    fn earlier_terms_are_told_only_where_they_fit() {
        let named = Subscription {
            term_started_at: Some(at(2026, 5, 1)),
            term_months: Some(12),
            auto_renew: Some(false),
            ..row(at(2023, 5, 1))
        };
        let want = [at(2024, 5, 1), at(2025, 5, 1), at(2026, 5, 1), at(2027, 5, 1)];
        assert_eq!(all(&named), want);
        // Begun at another day of the year: only the start of the term is known to be an end.
        let odd = Subscription { started_at: at(2023, 4, 10), ..named };
        assert_eq!(all(&odd), want[2..]);
        assert_eq!(all(&row(at(2023, 5, 1))), []);
    }
}
