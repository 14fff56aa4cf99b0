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
    let by_dates =
        || anniversary(row.term_started_at?, row.term_ends_at?, zone).filter(|&months| months > 0);
    row.term_months.filter(|&m| m > 0).map(i32::from).or_else(by_dates)
}

/// Where the first term began: with the service, or where its trial ended.
fn first(row: &Subscription) -> Instant {
    row.trial_ended_at.map_or(row.started_at, |end| end.max(row.started_at))
}

/// From when terms are counted, and how many months later the term begins that the row names: from
/// the beginning of service where that fits, so that a clamped day (28 February of a service that
/// began on the 31st) comes back, else from the term's own start.
fn anchor(row: &Subscription, zone: &Zone) -> (Instant, i32) {
    let begin = first(row);
    let start = row.term_started_at.unwrap_or(begin);
    match anniversary(begin, start, zone) {
        Some(passed) => (begin, passed),
        None => (start, 0),
    }
}

/// How many whole months lie between two instants, where it is whole months.
fn anniversary(from: Instant, to: Instant, zone: &Zone) -> Option<i32> {
    zone.months_between(from, to)
}

/// The end of the term that the row names.
pub(crate) fn named_end(row: &Subscription, zone: &Zone) -> Option<Instant> {
    row.term_ends_at.or_else(|| {
        let (from, passed) = anchor(row, zone);
        Some(zone.add_months(from, passed + months(row, zone)?))
    })
}

/// The end of the term `k` terms after the one that the row names.
fn later(row: &Subscription, zone: &Zone, (length, end): (i32, Instant), k: i32) -> Instant {
    let (from, passed) = anchor(row, zone);
    if zone.add_months(from, passed + length) == end {
        return zone.add_months(from, passed + (k + 1) * length);
    }
    let begin = first(row);
    match anniversary(begin, end, zone)
        .filter(|passed| row.term_started_at.is_none() && *passed > 0)
    {
        Some(passed) => zone.add_months(begin, passed + k * length),
        None => zone.add_months(end, k * length),
    }
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
        if row.auto_renew != Some(false) {
            let later = |k: i32| later(row, zone, (length, end), k);
            all.extend((1..).map(later).take_while(|&at| at < to));
        }
        let known = row.term_started_at.unwrap_or(end);
        let passed = anniversary(begin, known, zone).filter(|passed| passed % length == 0);
        if let Some(passed) = passed {
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

    /// Half years from the last of August: the last of February is a day of 28, of August not.
    #[test]
    fn a_clamped_day_comes_back_whatever_the_row_names() {
        let bare = Subscription { term_months: Some(6), ..row(at(2025, 8, 31)) };
        let want = [at(2026, 2, 28), at(2026, 8, 31), at(2027, 2, 28), at(2027, 8, 31)];
        assert_eq!(all(&bare), want);
        let second = Subscription { term_started_at: Some(at(2026, 2, 28)), ..bare };
        assert_eq!(all(&second), want);
        assert_eq!(named_end(&second, &Zone::utc()), Some(want[1]));
        let ended = Subscription { term_ends_at: Some(at(2026, 2, 28)), ..bare };
        assert_eq!(all(&ended), want);
        // A term that does not fit the service counts from its own start.
        let odd = Subscription { term_started_at: Some(at(2025, 12, 28)), ..bare };
        assert_eq!(all(&odd)[1..3], [at(2026, 6, 28), at(2026, 12, 28)]);
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
