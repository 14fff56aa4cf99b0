//! Numbers and instants as people read them.

use tenure_domain::money::{Currency, UNITS_PER_MINOR, fraction_to_decimal, units_to_decimal};
use tenure_domain::time::{Instant, Zone};
use tenure_i18n::numbers;
use tenure_metrics::reading::{Fraction, ONE_ROUNDED, Unit, Value};

use crate::words::{lang, tr, words};

/// What stands where there is no value.
pub const NOTHING: &str = "—";

/// A plain decimal as the user's language writes it, with its thousands grouped: `1234.5` is
/// `1,234.5` in English.
pub fn grouped(plain: &str) -> String {
    numbers::grouped(lang(), plain)
}

/// The same, with thousands together.
pub fn decimal(plain: &str) -> String {
    numbers::ungrouped(lang(), plain)
}

/// A plain number of percent, with its sign.
pub fn percentage(plain: &str) -> String {
    numbers::percent(lang(), &grouped(plain))
}

/// Units of MRR as money with its currency.
pub fn money_of(units: i128, currency: Currency) -> String {
    numbers::money(lang(), &money(units, currency), currency.code())
}

/// Units of MRR as money with its sign and its currency.
pub fn signed_of(units: i128, currency: Currency) -> String {
    numbers::money(lang(), &signed(units, currency), currency.code())
}

/// A plain decimal without the zeros at its end.
pub fn trimmed(decimal: &str) -> String {
    match decimal.contains('.') {
        true => decimal.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => decimal.to_owned(),
    }
}

/// Units of MRR as money with the decimals of its currency.
pub fn money(units: i128, currency: Currency) -> String {
    grouped(&units_to_decimal(units, currency, currency.exponent()))
}

/// Units of MRR as money with its sign, `+` included; zero has none.
pub fn signed(units: i128, currency: Currency) -> String {
    let text = money(units, currency);
    if units > 0 && text.contains(|c: char| c.is_ascii_digit() && c != '0') {
        format!("+{text}")
    } else {
        text
    }
}

/// A value as people read it: money grouped, shares in percent. `None` where it is undefined.
pub fn value(value: Value, unit: Unit, currency: Currency) -> Option<String> {
    let plain = |decimals| value.decimal(currency, decimals);
    Some(match unit {
        Unit::Money => grouped(&plain(currency.exponent())?),
        Unit::Count => grouped(&plain(0)?),
        Unit::Ratio => percent(value)?,
        Unit::Multiple => format!("{} ×", decimal(&plain(2)?)),
        Unit::Number => grouped(&number(&plain)?),
        Unit::Months => tr!("amount-months", n = tenure_i18n::number(&plain(1)?)),
        Unit::Duration => match value {
            Value::Duration(days) if days.num < 2 * days.den => short_time(days)?,
            _ => tr!("amount-days", n = tenure_i18n::number(&plain(1)?)),
        },
    })
}

/// A number with one decimal; one below 1 with so many more that it is not a twentieth off, up to
/// four.
fn number(plain: &dyn Fn(u32) -> Option<String>) -> Option<String> {
    let size = |text: &str| text.trim_start_matches('-').parse::<f64>().ok();
    let exact = size(&plain(12)?)?;
    let near = |text: &String| size(text).is_some_and(|it| (it - exact).abs() * 20.0 <= exact);
    let written: Vec<String> = (1..=4).filter_map(plain).collect();
    written.iter().find(|text| exact >= 1.0 || near(text)).or(written.last()).cloned()
}

/// A time below two days in minutes: `25 min`, `3 h 05 min`; below ten of these to the second, as
/// chats are answered: `2 min 05 s`, `40 s`.
fn short_time(days: Fraction) -> Option<String> {
    let seconds = Fraction { num: days.num.checked_mul(86_400)?, den: days.den }.decimal(0);
    let seconds: u32 = seconds.parse().ok()?;
    let (whole, rest) = (seconds / 60, seconds % 60);
    match (whole, rest) {
        (0, _) => return Some(tr!("amount-seconds", seconds = seconds.to_string())),
        (1..10, 1..) => {
            let (minutes, seconds) = (whole.to_string(), format!("{rest:02}"));
            return Some(tr!("amount-minutes-seconds", minutes = minutes, seconds = seconds));
        }
        _ => {}
    }
    let minutes = Fraction { num: days.num.checked_mul(1_440)?, den: days.den }.decimal(0);
    let minutes: u32 = minutes.parse().ok()?;
    Some(match minutes / 60 {
        0 => tr!("amount-minutes", minutes = minutes.to_string()),
        hours => {
            tr!("amount-hours", hours = hours.to_string(), minutes = format!("{:02}", minutes % 60),)
        }
    })
}

/// A share in percent with two decimals.
pub fn percent(value: Value) -> Option<String> {
    let hundred = match value {
        Value::Ratio(mut fraction) => {
            fraction.num = fraction.num.checked_mul(100)?;
            fraction.decimal(2)
        }
        Value::Rounded(rounded) => fraction_to_decimal(rounded.checked_mul(100)?, ONE_ROUNDED, 2),
        other => other.decimal(Currency::EUR, 2)?,
    };
    Some(percentage(&hundred))
}

/// An instant in a zone to the second, its day as the user's language writes days:
/// `2026-03-01 14:05:00`; midnight is just the day.
pub fn instant(at: Instant, zone: &Zone) -> String {
    let day = words().day(zone.day(at));
    match time(at, zone) {
        Some(time) => format!("{day} {time}"),
        None => day,
    }
}

/// The same in what programs read.
pub fn instant_for_programs(at: Instant, zone: &Zone) -> String {
    let day = zone.day(at);
    match time(at, zone) {
        Some(time) => format!("{day} {time}"),
        None => day.to_string(),
    }
}

/// The time of the day in a zone to the second; nothing at midnight.
fn time(at: Instant, zone: &Zone) -> Option<String> {
    let local = Instant(zone.local(at)).to_string();
    let (_, time) = local.trim_end_matches('Z').split_once('T')?;
    let is_midnight = time == "00:00:00";
    (!is_midnight).then(|| time.split('.').next().unwrap_or_default().to_owned())
}

/// A share in percent with so many decimals, with its sign.
pub fn share(share: f64, decimals: usize) -> String {
    percentage(&crate::statistics::percent(share, decimals))
}

const BARS: [char; 5] = ['▁', '▂', '▃', '▅', '▇'];
/// What stands in a sparkline where there is no value.
const GAP: char = '·';

/// A row of small bars, one for each value from the smallest to the largest; a dot where there
/// is none.
pub fn sparkline(values: &[Option<i128>]) -> String {
    let known = || values.iter().flatten().copied();
    let (Some(low), Some(high)) = (known().min(), known().max()) else {
        return GAP.to_string().repeat(values.len());
    };
    let span = high.saturating_sub(low).max(1);
    let steps = BARS.len() as i128 - 1;
    let bar = |value: &Option<i128>| match value {
        None => GAP,
        Some(_) if high == low => BARS[BARS.len() / 2],
        Some(value) => {
            // The middle of each step rounds up; the span is large, so the product is divided first.
            let part = value.saturating_sub(low);
            let at = part
                .checked_mul(2 * steps)
                .map_or(part / (span / (2 * steps)).max(1), |p| p / span);
            BARS[((at + 1) / 2).clamp(0, steps) as usize]
        }
    };
    values.iter().map(bar).collect()
}

/// A value on a scale on which those of one figure can be compared, in units of 10⁻¹².
pub fn scaled(value: Value) -> Option<i128> {
    match value {
        Value::Money(f)
        | Value::Ratio(f)
        | Value::Plain(f)
        | Value::Months(f)
        | Value::Duration(f) => {
            let whole = (f.num / f.den).checked_mul(ONE_ROUNDED)?;
            whole.checked_add((f.num % f.den).checked_mul(1_000_000)? / f.den * 1_000_000)
        }
        Value::Count(n) => n.checked_mul(ONE_ROUNDED),
        Value::Rounded(n) | Value::Number(n) => Some(n),
        Value::Undefined(_) => None,
    }
}

/// Rounds parts to a currency's minor units so that they sum to the rounded total, by largest
/// remainder. Parts and result are in units of MRR and in minor units.
pub fn apportion(parts: &[i128]) -> Vec<i128> {
    apportion_to(parts, rounded(parts.iter().sum()))
}

/// The same, shown of some of so many parts, by their places.
pub fn apportion_some(places: &[usize], count: usize, part: impl Fn(usize) -> i128) -> Vec<i128> {
    // Mostly parts add up as if all of them were whole minor units; then each stands alone.
    let whole = |at| split(part(at)).0;
    let all = || 0..count;
    if rounded(all().map(&part).sum()) == all().map(whole).sum::<i128>() {
        return places.iter().map(|&at| whole(at)).collect();
    }
    let minor = apportion(&all().map(&part).collect::<Vec<i128>>());
    places.iter().map(|&at| minor[at]).collect()
}

/// Rounds units of MRR to minor units, half-even.
pub fn rounded(units: i128) -> i128 {
    let text = fraction_to_decimal(units, i128::from(UNITS_PER_MINOR), 0);
    // Written as a whole number two lines above.
    text.parse().unwrap_or_default()
}

/// Rounds parts to minor units so that they sum to `total`, by largest remainder.
///
/// The total may be away from the sum of the parts by less than as many minor units as there are
/// parts, which is so where it is a difference of rounded levels.
pub fn apportion_to(parts: &[i128], total: i128) -> Vec<i128> {
    let (mut minor, rests): (Vec<i128>, Vec<i64>) = parts.iter().map(|&part| split(part)).unzip();
    let missing = total - minor.iter().sum::<i128>();
    if missing == 0 {
        return minor;
    }
    // What is 0 stays 0: a step that did not happen shows no cent.
    let mut order: Vec<usize> = (0..parts.len()).filter(|&at| parts[at] != 0).collect();
    if order.is_empty() {
        order = (0..parts.len()).collect();
    }
    let sign = missing.signum();
    let count = usize::try_from(missing.unsigned_abs()).unwrap_or(0);
    let key = |&at: &usize| {
        let rest = (-rests[at], at);
        if sign < 0 { (-rest.0, usize::MAX - at) } else { rest }
    };
    match count < order.len() {
        // Of a million parts, which ones matters, not in what order.
        true => drop(order.select_nth_unstable_by_key(count, key)),
        false => order.sort_unstable_by_key(key),
    }
    for at in order.iter().cycle().take(count) {
        minor[*at] += sign;
    }
    minor
}

/// Whole minor units, rounded down, and what is left.
fn split(part: i128) -> (i128, i64) {
    // Dividing 128 bits takes ten times as long, and next to no amount needs it.
    match i64::try_from(part) {
        Ok(part) => (part.div_euclid(UNITS_PER_MINOR).into(), part.rem_euclid(UNITS_PER_MINOR)),
        Err(_) => {
            let unit = i128::from(UNITS_PER_MINOR);
            (part.div_euclid(unit), part.rem_euclid(unit) as i64)
        }
    }
}

/// Minor units as money.
pub fn minor(minor: i128, currency: Currency) -> String {
    let per_major = 10_i128.pow(currency.exponent());
    grouped(&fraction_to_decimal(minor, per_major, currency.exponent()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tenure_domain::money::UNITS_PER_MINOR;
    use tenure_metrics::reading::Fraction;

    #[test]
    fn the_largest_rests_get_the_missing_units() {
        let unit = i128::from(UNITS_PER_MINOR);
        let mut dice = 7_u64;
        let mut draw = || {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            i128::from(dice >> 40) % (3 * unit) - unit
        };
        for n in [1, 2, 3, 40, 500] {
            let parts: Vec<i128> = (0..n).map(|_| draw()).collect();
            let whole: i128 = parts.iter().map(|part| part.div_euclid(unit)).sum();
            for missing in [-n, -1, 0, 1, n / 2, n - 1, n] {
                let shown = apportion_to(&parts, whole + missing);
                assert_eq!(shown.iter().sum::<i128>(), whole + missing);
                let more: Vec<i128> =
                    shown.iter().zip(&parts).map(|(it, part)| it - part.div_euclid(unit)).collect();
                let rests = |wanted: bool| {
                    let of = parts.iter().zip(&more).filter(move |it| (*it.1 > 0) == wanted);
                    of.map(|it| it.0.rem_euclid(unit)).collect::<Vec<_>>()
                };
                if missing > 0 && !parts.contains(&0) {
                    let least = rests(true).into_iter().min();
                    assert!(rests(false).into_iter().max() <= least, "{n} {missing}");
                }
            }
        }
    }

    #[test]
    fn some_are_rounded_as_all_are() {
        let unit = i128::from(UNITS_PER_MINOR);
        let whole: Vec<i128> = (0..50).map(|n| (n * n - 300) * unit).collect();
        let parts: Vec<i128> = (0..50).map(|n| (n * n - 300) * unit / 7).collect();
        for parts in [whole, parts, vec![unit / 2, unit / 2, -3], Vec::new()] {
            let all = apportion(&parts);
            let places: Vec<usize> = (0..parts.len()).rev().step_by(2).collect();
            let shown = apportion_some(&places, parts.len(), |at| parts[at]);
            assert_eq!(shown, places.iter().map(|&at| all[at]).collect::<Vec<_>>());
        }
    }

    #[test]
    fn thousands_are_grouped() {
        for (plain, text) in
            [("1", "1"), ("123", "123"), ("-1234.50", "-1,234.50"), ("1234567", "1,234,567")]
        {
            assert_eq!(grouped(plain), text);
        }
    }

    #[test]
    fn shares_are_percent() {
        let third = Value::Ratio(Fraction { num: 1, den: 3 });
        assert_eq!(percent(third).unwrap(), "33.33 %");
        assert_eq!(percent(Value::Rounded(ONE_ROUNDED / 4)).unwrap(), "25.00 %");
    }

    #[test]
    fn sparklines_span_their_values() {
        let values = [Some(0), Some(25), None, Some(50), Some(75), Some(100)];
        assert_eq!(sparkline(&values), "▁▂·▃▅▇");
        assert_eq!(sparkline(&[Some(5), Some(5)]), "▃▃");
        assert_eq!(sparkline(&[None]), "·");
        assert_eq!(sparkline(&[Some(i128::MAX / 2), Some(-i128::MAX / 2)]), "▇▁");
    }

    #[test]
    fn shown_cents_sum_to_the_shown_total() {
        let unit = i128::from(UNITS_PER_MINOR);
        let parts = [unit / 3, unit / 3, unit - 2 * (unit / 3)];
        assert_eq!(apportion(&parts).iter().sum::<i128>(), 1);
        let parts = [10 * unit + unit / 2 + 1, -3 * unit - unit / 2 - 1];
        assert_eq!(apportion(&parts).iter().sum::<i128>(), 7);
        assert_eq!(minor(-123_456, Currency::EUR), "-1,234.56");
    }

    #[test]
    fn instants_are_local() {
        let zone = Zone::named("Europe/Bucharest").unwrap();
        assert_eq!(instant(Instant(0), &zone), "1970-01-01 02:00:00");
        assert_eq!(instant(zone.start_of_day(tenure_domain::time::Day(5)), &zone), "1970-01-06");
    }

    #[test]
    fn parts_sum_to_the_total_that_is_given() {
        let unit = i128::from(UNITS_PER_MINOR);
        let parts = [unit / 2, unit / 2 + 1, 0, -unit / 3];
        for total in -1..=3 {
            let minor = apportion_to(&parts, total);
            assert_eq!(minor.iter().sum::<i128>(), total);
            assert_eq!(minor[2], 0);
        }
        // The largest remainder is rounded up first.
        assert_eq!(apportion_to(&[unit / 3, unit / 2, unit / 4], 1), [0, 1, 0]);
        assert_eq!(apportion_to(&[0, 0], 1), [1, 0]);
        assert_eq!((rounded(unit / 2), rounded(3 * unit / 2), rounded(-7 * unit)), (0, 2, -7));
    }
}
