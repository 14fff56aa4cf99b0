//! A figure beside an earlier one: the same metric a period, a quarter or a year ago.

use crate::catalogue::Direction;
use crate::reading::{Fraction, ONE_ROUNDED, Reason, Value};

/// How a value differs from an earlier one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
    /// By a share of the earlier value: amounts, counts, numbers, durations. Where it does not fit,
    /// it is that of the two as rounded to the places of [`ONE_ROUNDED`].
    Share(Fraction),
    /// By a difference of two rates or scores: 0.02 is two points of a hundred. Where it does not
    /// fit, it is that of the two as rounded to the places of [`ONE_ROUNDED`].
    Points(Fraction),
}

impl Change {
    /// The share or the difference.
    pub fn fraction(self) -> Fraction {
        match self {
            Change::Share(fraction) | Change::Points(fraction) => fraction,
        }
    }

    /// Whether it is for the better; `None` where nothing changed or it depends.
    pub fn is_better(self, direction: Direction) -> Option<bool> {
        let sign = self.fraction().num.signum();
        match direction {
            Direction::Neither => None,
            _ if sign == 0 => None,
            Direction::Up => Some(sign > 0),
            Direction::Down => Some(sign < 0),
        }
    }
}

/// How `now` differs from `then`.
///
/// # Errors
/// The reason why one of them is undefined, [`Reason::FromZero`] where a share of 0 would be asked
/// for, [`Reason::NoEarlierValue`] where the two are not of one sort, [`Reason::TooLarge`] where
/// the fraction does not fit.
pub fn change(now: Value, then: Value) -> Result<Change, Reason> {
    let fraction = |num| Fraction { num, den: ONE_ROUNDED };
    match (now, then) {
        (Value::Undefined(reason), _) | (_, Value::Undefined(reason)) => Err(reason),
        (Value::Money(now), Value::Money(then)) => share(now, then),
        (Value::Duration(now), Value::Duration(then)) => share(now, then),
        (Value::Count(now), Value::Count(then)) => {
            share(Fraction::whole(now), Fraction::whole(then))
        }
        (Value::Number(now), Value::Number(then)) => share(fraction(now), fraction(then)),
        (Value::Rounded(now), Value::Rounded(then)) => {
            Ok(Change::Points(Fraction { num: now - then, den: ONE_ROUNDED }))
        }
        (Value::Ratio(now), Value::Ratio(then)) | (Value::Plain(now), Value::Plain(then)) => {
            points(now, then).map(Change::Points).ok_or(Reason::TooLarge)
        }
        (Value::Months(now), Value::Months(then)) => share(now, then),
        _ => Err(Reason::NoEarlierValue),
    }
}

fn share(now: Fraction, then: Fraction) -> Result<Change, Reason> {
    match (now.num, then.num) {
        (0, 0) => return Ok(Change::Share(Fraction::whole(0))),
        (_, 0) => return Err(Reason::FromZero),
        _ => {}
    }
    let share = || {
        let change = difference(now, then)?;
        // Of the earlier amount, not its sign: from −10 to −5 is up by half.
        let num = change.num.checked_mul(then.den)?;
        let den = change.den.checked_mul(then.num.checked_abs()?)?;
        Some(Change::Share(Fraction { num, den }.reduced()))
    };
    let of_rounded = || {
        let (now, then) = (rounded(now)?, rounded(then).filter(|&then| then != 0)?);
        let num = now.checked_sub(then)?;
        Some(Change::Share(Fraction { num, den: then.checked_abs()? }.reduced()))
    };
    share().or_else(of_rounded).ok_or(Reason::TooLarge)
}

fn points(now: Fraction, then: Fraction) -> Option<Fraction> {
    difference(now, then).or_else(|| {
        let num = rounded(now)?.checked_sub(rounded(then)?)?;
        Some(Fraction { num, den: ONE_ROUNDED })
    })
}

/// Parts of [`ONE_ROUNDED`]; what is left is cut off.
fn rounded(value: Fraction) -> Option<i128> {
    let whole = (value.num / value.den).checked_mul(ONE_ROUNDED)?;
    // A denominator of more than nineteen digits loses its last ones, which are far behind.
    let lost = (value.den / (i128::MAX / ONE_ROUNDED)).checked_add(1)?;
    whole.checked_add((value.num % value.den) / lost * ONE_ROUNDED / (value.den / lost))
}

fn difference(a: Fraction, b: Fraction) -> Option<Fraction> {
    let (a, b) = (a.reduced(), b.reduced());
    let num = a.num.checked_mul(b.den)?.checked_sub(b.num.checked_mul(a.den)?)?;
    Some(Fraction { num, den: a.den.checked_mul(b.den)? }.reduced())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(num: i128, den: i128) -> Fraction {
        Fraction { num, den }
    }

    #[test]
    fn amounts_change_by_shares_and_rates_by_points() {
        let money = |num, den| Value::Money(of(num, den));
        assert_eq!(change(money(150, 1), money(120, 1)), Ok(Change::Share(of(1, 4))));
        assert_eq!(change(money(100, 3), money(200, 3)), Ok(Change::Share(of(-1, 2))));
        assert_eq!(change(money(-5, 1), money(-10, 1)), Ok(Change::Share(of(1, 2))));
        assert_eq!(
            change(Value::Ratio(of(1, 3)), Value::Ratio(of(1, 2))),
            Ok(Change::Points(of(-1, 6)))
        );
        assert_eq!(change(Value::Count(3), Value::Count(4)), Ok(Change::Share(of(-1, 4))));
    }

    #[test]
    fn scores_change_by_points_and_months_by_shares() {
        let score = |num, den| Value::Plain(of(num, den));
        assert_eq!(change(score(-10, 1), score(20, 1)), Ok(Change::Points(of(-30, 1))));
        let months = |num, den| Value::Months(of(num, den));
        assert_eq!(change(months(9, 1), months(6, 1)), Ok(Change::Share(of(1, 2))));
    }

    #[test]
    fn what_does_not_fit_as_a_fraction_is_told_by_its_decimals() {
        // 3/4 and 1/2, written with denominators whose product overflows.
        let (a, b) = (10_i128.pow(30) - 1, 10_i128.pow(30) - 3);
        let now = Value::Ratio(of(a / 4 * 3 + 1, a));
        let then = Value::Ratio(of(b / 2, b));
        let Ok(Change::Points(points)) = change(now, then) else { panic!("points") };
        let distance = points.num - ONE_ROUNDED / 4 * (points.den / ONE_ROUNDED);
        assert_eq!(points.den, ONE_ROUNDED);
        assert!(distance.abs() <= 2, "{distance}");
        // Nine months after six are half as many again.
        let months = |months: i128, den: i128| Value::Months(of(months * den + 1, den));
        let Ok(Change::Share(share)) = change(months(9, a), months(6, b)) else { panic!("share") };
        assert_eq!(share, of(1, 2));
    }

    #[test]
    fn what_cannot_be_compared_says_why() {
        let zero = Value::Count(0);
        assert_eq!(change(Value::Count(3), zero), Err(Reason::FromZero));
        assert_eq!(change(zero, zero), Ok(Change::Share(Fraction::whole(0))));
        let undefined = Value::Undefined(Reason::NobodyToLose);
        assert_eq!(change(undefined, zero), Err(Reason::NobodyToLose));
        let huge = Value::Money(of(1, i128::MAX));
        assert_eq!(change(huge, Value::Money(of(1, i128::MAX - 1))), Err(Reason::TooLarge));
        assert_eq!(change(Value::Rounded(1), zero), Err(Reason::NoEarlierValue));
    }

    #[test]
    fn better_depends_on_the_metric() {
        let up = Change::Points(of(1, 6));
        assert_eq!(up.is_better(Direction::Up), Some(true));
        assert_eq!(up.is_better(Direction::Down), Some(false));
        assert_eq!(up.is_better(Direction::Neither), None);
        assert_eq!(Change::Points(of(0, 1)).is_better(Direction::Up), None);
    }
}
