//! What a metric says: an exact value with the terms it was made from, or why there is none.

use tenure_domain::money::{Currency, UNITS_PER_MINOR, fraction_to_decimal};
use tenure_domain::money::{Overflow, Ratio};

use crate::catalogue::{Cut, Window};
use crate::measure::MeasureId;
use crate::records::TallyId;

mod named;
mod reason;

pub use named::{NAMED, named_doc};
pub use reason::{Categories, Detail, Reason, Tables};

/// The most decimals that a value is written with.
pub const DECIMALS: u32 = 12;

/// One, in the scale of [`Value::Rounded`].
pub const ONE_ROUNDED: i128 = 1_000_000_000_000;

/// What a value counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// Money in the account currency.
    Money,
    /// Whole things: customers, movements.
    Count,
    /// A share or rate, read as a percentage; 0.0342 is 3.42 %.
    Ratio,
    /// A ratio that is read as a multiple; 1.5 is one and a half times.
    Multiple,
    /// A plain number that need not be whole.
    Number,
    /// Days.
    Duration,
    /// Months.
    Months,
}

impl Unit {
    /// The name in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Money => "money",
            Unit::Count => "count",
            Unit::Ratio | Unit::Multiple => "ratio",
            Unit::Number => "number",
            Unit::Duration => "duration",
            Unit::Months => "months",
        }
    }
}

/// An exact fraction, not reduced; the denominator is positive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fraction {
    /// Numerator, signed.
    pub num: i128,
    /// Denominator, above 0.
    pub den: i128,
}

impl Fraction {
    /// A whole number.
    pub fn whole(num: i128) -> Fraction {
        Fraction { num, den: 1 }
    }

    /// The same in lowest terms.
    #[must_use]
    pub fn reduced(self) -> Fraction {
        let (mut a, mut b) = (self.num.unsigned_abs(), self.den.unsigned_abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        // The divisor divides a positive i128, so it fits.
        let divisor = a.max(1) as i128;
        Fraction { num: self.num / divisor, den: self.den / divisor }
    }

    /// As a decimal with exactly `decimals` places, rounded half-even.
    pub fn decimal(self, decimals: u32) -> String {
        let lowest = self.reduced();
        fraction_to_decimal(lowest.num, lowest.den, decimals)
    }
}

/// The value of a reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Value {
    /// Money in MRR units of the account currency; a fraction where it is an average.
    Money(Fraction),
    /// A count.
    Count(i128),
    /// A share or rate.
    Ratio(Fraction),
    /// A rate that no fraction expresses (a root, say), in units of 10⁻¹², rounded.
    Rounded(i128),
    /// A plain number in units of 10⁻¹², rounded.
    Number(i128),
    /// A plain number that is exact.
    Plain(Fraction),
    /// Days.
    Duration(Fraction),
    /// Months.
    Months(Fraction),
    /// There is none, for a reason. Never 0 instead.
    Undefined(Reason),
}

impl Value {
    /// The exact value in major units (money), days or plain numbers, in lowest terms; `None`
    /// where it is rounded or undefined.
    pub fn exact(self, currency: Currency) -> Option<Fraction> {
        match self {
            Value::Money(units) => Some(to_major(units, currency)),
            Value::Count(count) => Some(Fraction::whole(count)),
            Value::Ratio(value)
            | Value::Plain(value)
            | Value::Duration(value)
            | Value::Months(value) => Some(value.reduced()),
            Value::Rounded(_) | Value::Number(_) | Value::Undefined(_) => None,
        }
    }

    /// As a decimal in major units with exactly `decimals` places (at most [`DECIMALS`]), rounded
    /// half-even; `None` where it is undefined.
    pub fn decimal(self, currency: Currency, decimals: u32) -> Option<String> {
        let decimals = decimals.min(DECIMALS);
        match self {
            Value::Rounded(value) | Value::Number(value) => {
                Some(fraction_to_decimal(value, ONE_ROUNDED, decimals))
            }
            Value::Count(count) => Some(count.to_string()),
            _ => Some(self.exact(currency)?.decimal(decimals)),
        }
    }

    /// As the shortest decimal that is right to [`DECIMALS`] places: trailing zeros cut, but
    /// money keeps the decimals of its currency. `None` where it is undefined.
    pub fn shortest(self, currency: Currency) -> Option<String> {
        let keep = match self {
            Value::Money(_) => currency.exponent() as usize,
            _ => 0,
        };
        Some(trim(self.decimal(currency, DECIMALS)?, keep))
    }
}

/// Cuts trailing zeros of a decimal, down to `keep` places.
fn trim(mut text: String, keep: usize) -> String {
    let Some(point) = text.find('.') else {
        return text;
    };
    let zeros = text.len() - text.trim_end_matches('0').len();
    let decimals = text.len() - point - 1;
    text.truncate(text.len() - zeros.min(decimals.saturating_sub(keep)));
    if text.ends_with('.') {
        text.pop();
    }
    text
}

/// MRR units as major units.
fn to_major(units: Fraction, currency: Currency) -> Fraction {
    let scale = i128::from(UNITS_PER_MINOR) * 10_i128.pow(currency.exponent());
    // Cancel before multiplying: sums of money are near 10²⁷ at most, so the product fits.
    let whole = Fraction { num: units.num, den: scale }.reduced();
    Fraction { num: whole.num, den: whole.den * units.den }.reduced()
}

/// Where a term comes from, so that its rows can be listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// A measure summed over a window; its rows are the customers where it is not 0.
    Measure(MeasureId, Window),
    /// A tally summed over a window; its rows are the records and customers where it is not 0.
    Tally(TallyId, Window),
    /// Something else that the cut holds, by its name in formulas.
    Named(&'static str),
}

/// One operand of a reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Term {
    /// Where it comes from.
    pub origin: Origin,
    /// Money in MRR units, counts or days.
    pub unit: Unit,
    /// The amount.
    pub amount: i128,
}

impl Term {
    /// The name in formulas: `opening_mrr`, `opening_mrr[12 months]`.
    pub fn name(&self) -> String {
        match self.origin {
            Origin::Measure(measure, window) => format!("{}{window}", measure.name()),
            Origin::Tally(tally, window) => format!("{}{window}", tally.name()),
            Origin::Named(name) => name.to_owned(),
        }
    }
}

/// A value and the terms it was made from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reading {
    /// The value.
    pub value: Value,
    /// Its operands, each once, in the order of use.
    pub terms: Vec<Term>,
}

impl Reading {
    /// No value, for a reason.
    pub fn undefined(reason: Reason) -> Reading {
        Reading { value: Value::Undefined(reason), terms: Vec::new() }
    }
}

/// Builds a reading: every operand that it hands out becomes a term, so a value cannot be made
/// from anything that the reading does not show.
pub struct Reader<'a> {
    cut: &'a Cut<'a>,
    terms: Vec<Term>,
    trouble: Option<Reason>,
}

impl<'a> Reader<'a> {
    /// Nothing read yet.
    pub fn new(cut: &'a Cut<'a>) -> Reader<'a> {
        Reader { cut, terms: Vec::new(), trouble: None }
    }

    /// The sum of a measure over the asked period.
    pub fn sum(&mut self, measure: MeasureId) -> i128 {
        self.over(Window::Asked, measure)
    }

    /// The sum of a measure over a window. Where there is none the result is 0 and the reading
    /// becomes undefined.
    pub fn over(&mut self, window: Window, measure: MeasureId) -> i128 {
        match self.cut.sums(window) {
            Ok(sums) => {
                let amount = sums.get(measure);
                self.keep(Origin::Measure(measure, window), measure.unit(), amount)
            }
            Err(reason) => self.fail(reason),
        }
    }

    /// The sum of a tally over the asked period.
    pub fn tally(&mut self, tally: TallyId) -> i128 {
        self.tally_over(Window::Asked, tally)
    }

    /// The sum of a tally over a window. Where there is none the result is 0 and the reading
    /// becomes undefined.
    pub fn tally_over(&mut self, window: Window, tally: TallyId) -> i128 {
        match self.cut.tally(window, tally) {
            Ok(amount) => self.keep(Origin::Tally(tally, window), tally.unit(), amount),
            Err(reason) => self.fail(reason),
        }
    }

    /// Something else that the cut holds.
    pub fn named(&mut self, name: &'static str, unit: Unit, amount: i128) -> i128 {
        self.keep(Origin::Named(name), unit, amount)
    }

    /// Length of the asked period in days.
    pub fn days(&mut self) -> i128 {
        let days = i128::from(self.cut.asked.period.days());
        self.named("days", Unit::Duration, days)
    }

    /// The same, without the days that are still to come: means of what records tell of a period
    /// in which we are.
    pub fn days_so_far(&mut self) -> i128 {
        let period = self.cut.asked.period;
        let end = self.cut.until.map_or(period.end, |until| until.min(period.end));
        let days = i128::from(end.0) - i128::from(period.first.0);
        self.named("days", Unit::Duration, days)
    }

    /// Notes why the reading has no value, and gives 0 to go on with.
    pub fn fail(&mut self, reason: Reason) -> i128 {
        self.trouble.get_or_insert(reason);
        0
    }

    fn keep(&mut self, origin: Origin, unit: Unit, amount: i128) -> i128 {
        if !self.terms.iter().any(|term| term.origin == origin) {
            self.terms.push(Term { origin, unit, amount });
        }
        amount
    }

    /// Money that is a sum.
    pub fn money(self, units: i128) -> Reading {
        self.value(Value::Money(Fraction::whole(units)))
    }

    /// A count.
    pub fn count(self, count: i128) -> Reading {
        self.value(Value::Count(count))
    }

    /// Money per head, or why there is none where `den` is not above 0.
    pub fn average(self, num: i128, den: i128, without: Reason) -> Reading {
        self.fraction(num, den, without, Value::Money)
    }

    /// A ratio, or why there is none where `den` is not above 0.
    pub fn ratio(self, num: i128, den: i128, without: Reason) -> Reading {
        self.fraction(num, den, without, Value::Ratio)
    }

    fn fraction(
        self,
        num: i128,
        den: i128,
        without: Reason,
        make: fn(Fraction) -> Value,
    ) -> Reading {
        if den > 0 {
            self.value(make(Fraction { num, den }))
        } else {
            self.value(Value::Undefined(without))
        }
    }

    /// An exact plain number, or why there is none where `den` is not above 0.
    pub fn plain(self, num: i128, den: i128, without: Reason) -> Reading {
        self.fraction(num, den, without, Value::Plain)
    }

    /// A value that was worked out from several quotients, or why there is none.
    pub fn exact(self, value: Result<Ratio, Reason>, make: fn(Fraction) -> Value) -> Reading {
        match value {
            Ok(ratio) => self.value(make(Fraction { num: ratio.num(), den: ratio.den() })),
            Err(reason) => self.value(Value::Undefined(reason)),
        }
    }

    /// Any value.
    pub fn value(self, value: Value) -> Reading {
        let value = self.trouble.map_or(value, Value::Undefined);
        Reading { value, terms: self.terms }
    }
}

/// `num ÷ den`, or why there is none where `den` is not above 0.
pub(crate) fn over(num: i128, den: i128, without: Reason) -> Result<Ratio, Reason> {
    if den <= 0 {
        return Err(without);
    }
    Ratio::new(num, den).map_err(too_large)
}

/// A product.
pub(crate) fn times(left: Ratio, right: Ratio) -> Result<Ratio, Reason> {
    left.times(right.num(), right.den()).map_err(too_large)
}

/// A quotient, or why there is none where the divisor is not above 0.
pub(crate) fn divided(left: Ratio, right: Ratio, without: Reason) -> Result<Ratio, Reason> {
    if right.num() <= 0 {
        return Err(without);
    }
    left.times(right.den(), right.num()).map_err(too_large)
}

fn too_large(_: Overflow) -> Reason {
    Reason::TooLarge
}

/// The sum of one tally as a figure.
pub(crate) fn tallied(cut: &Cut<'_>, tally: TallyId) -> Reading {
    let mut read = Reader::new(cut);
    let amount = read.tally(tally);
    match tally.unit() {
        Unit::Money => read.money(amount),
        _ => read.count(amount),
    }
}

/// The sum of one measure as a figure.
pub(crate) fn figure(cut: &Cut<'_>, measure: MeasureId) -> Reading {
    let mut read = Reader::new(cut);
    let amount = read.sum(measure);
    match measure.unit() {
        Unit::Money => read.money(amount),
        _ => read.count(amount),
    }
}

/// One measure over another.
pub(crate) fn quotient(cut: &Cut<'_>, num: MeasureId, den: MeasureId, without: Reason) -> Reading {
    let mut read = Reader::new(cut);
    let (num, den) = (read.sum(num), read.sum(den));
    read.ratio(num, den, without)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_in_major_units() {
        let eur = Currency::EUR;
        let third = Value::Money(Fraction { num: 100 * 100 * i128::from(UNITS_PER_MINOR), den: 3 });
        assert_eq!(third.decimal(eur, 2).unwrap(), "33.33");
        assert_eq!(third.exact(eur).unwrap(), Fraction { num: 100, den: 3 });
        assert_eq!(third.shortest(eur).unwrap(), "33.333333333333");
        let whole = Value::Money(Fraction::whole(2_520_000));
        assert_eq!(whole.shortest(eur).unwrap(), "0.005");
        assert_eq!(Value::Money(Fraction::whole(0)).shortest(eur).unwrap(), "0.00");
        let half = Value::Ratio(Fraction { num: 4, den: 8 });
        assert_eq!(half.shortest(eur).unwrap(), "0.5");
        assert_eq!(Value::Rounded(-20).shortest(eur).unwrap(), "-0.00000000002");
        let none = Value::Undefined(Reason::NobodyToLose);
        assert_eq!((none.shortest(eur), none.exact(eur)), (None, None));
    }
}
