//! Decimal text as scaled integers, exactly.

use tenure_domain::finding::Said;
use tenure_domain::said;

use super::Problem;

/// How numbers are written in a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Marks {
    /// The decimal mark: `.` or `,`.
    pub decimal: u8,
    /// The mark between groups of three digits, where the source uses one. A space also stands
    /// for the no-break spaces.
    pub thousands: Option<u8>,
}

impl Default for Marks {
    fn default() -> Marks {
        Marks { decimal: b'.', thousands: None }
    }
}

/// What to do with decimals beyond the scale.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Excess {
    /// Anything but zeros is an error.
    Error,
    /// Round to the nearest, ties to even.
    HalfEven,
}

/// Why a number could not be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumberError {
    /// It is no decimal number.
    NotANumber,
    /// It is NaN or infinite.
    NotFinite,
    /// It does not fit into 64 bits at this scale.
    Overflow,
    /// It has more decimals than the scale.
    TooManyDecimals,
}

const POW10: [i64; 19] = {
    let mut powers = [1_i64; 19];
    let mut n = 1;
    while n < 19 {
        powers[n] = powers[n - 1] * 10;
        n += 1;
    }
    powers
};

/// Reads a decimal as an integer of `10^-scale` units: `49.5` at scale 4 is 495 000.
///
/// Accepts a sign, digits with one decimal mark, groups of thousands where `marks` name them, and
/// a decimal exponent.
///
/// # Errors
/// [`NumberError`]; nothing is ever rounded unless `excess` says so.
pub fn scaled(text: &str, scale: u32, marks: Marks, excess: Excess) -> Result<i64, NumberError> {
    debug_assert!(scale <= 18);
    match plain(text.as_bytes(), scale, marks.decimal) {
        Some(value) => Ok(value),
        None => Decimal::parse(text, marks)?.scaled(scale, excess),
    }
}

/// The usual case: at most 18 digits, no exponent, no more decimals than the scale.
fn plain(bytes: &[u8], scale: u32, mark: u8) -> Option<i64> {
    let (negative, digits) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, bytes),
    };
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut value = 0_i64;
    let mut point = usize::MAX;
    for (at, &byte) in digits.iter().enumerate() {
        let digit = byte.wrapping_sub(b'0');
        if digit <= 9 {
            value = value * 10 + i64::from(digit);
        } else if byte == mark && point == usize::MAX && at > 0 {
            point = at;
        } else {
            return None;
        }
    }
    let decimals = digits.len().saturating_sub(point.saturating_add(1));
    let rest = (scale as usize).checked_sub(decimals)?;
    let value = value.checked_mul(POW10[rest])?;
    Some(if negative { -value } else { value })
}

/// A decimal number in full: `mantissa · 10^exponent`, with a sign.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Decimal {
    /// Whether it is below zero.
    pub negative: bool,
    /// The first 36 significant digits.
    pub mantissa: u128,
    /// Power of ten by which the mantissa counts.
    pub exponent: i64,
    /// Whether digits that are not zero follow those of the mantissa.
    pub sticky: bool,
}

const MANTISSA_MAX: u128 = 10_u128.pow(36);

impl Decimal {
    /// Reads any decimal number.
    ///
    /// # Errors
    /// [`NumberError::NotANumber`], [`NumberError::NotFinite`].
    pub fn parse(text: &str, marks: Marks) -> Result<Decimal, NumberError> {
        let text = text.trim();
        let (negative, rest) = match text.as_bytes().first() {
            Some(b'-') => (true, &text[1..]),
            Some(b'+') => (false, &text[1..]),
            _ => (false, text),
        };
        if is_not_finite(rest) {
            return Err(NumberError::NotFinite);
        }
        let grouped;
        let rest = match marks.thousands {
            Some(mark) if rest.chars().any(|c| is_mark(c, mark)) => {
                grouped = ungroup(rest, mark, marks.decimal).ok_or(NumberError::NotANumber)?;
                grouped.as_str()
            }
            _ => rest,
        };
        let mut number = Decimal { negative, mantissa: 0, exponent: 0, sticky: false };
        let used = number.read_digits(rest.as_bytes(), marks.decimal)?;
        number.read_exponent(&rest.as_bytes()[used..])?;
        Ok(number)
    }

    fn read_digits(&mut self, bytes: &[u8], mark: u8) -> Result<usize, NumberError> {
        let (mut digits, mut after_point, mut at) = (0_u32, false, 0);
        while let Some(&byte) = bytes.get(at) {
            let digit = byte.wrapping_sub(b'0');
            if digit <= 9 {
                self.push(digit, after_point);
                digits += 1;
            } else if byte == mark && !after_point {
                after_point = true;
            } else {
                break;
            }
            at += 1;
        }
        if digits == 0 { Err(NumberError::NotANumber) } else { Ok(at) }
    }

    fn push(&mut self, digit: u8, after_point: bool) {
        if self.mantissa < MANTISSA_MAX / 10 {
            self.mantissa = self.mantissa * 10 + u128::from(digit);
            self.exponent -= i64::from(after_point);
        } else {
            self.sticky |= digit != 0;
            self.exponent += i64::from(!after_point);
        }
    }

    fn read_exponent(&mut self, bytes: &[u8]) -> Result<(), NumberError> {
        let digits = match bytes {
            [] => return Ok(()),
            [b'e' | b'E', rest @ ..] => rest,
            _ => return Err(NumberError::NotANumber),
        };
        let (negative, digits) = match digits {
            [b'-', rest @ ..] => (true, rest),
            [b'+', rest @ ..] => (false, rest),
            _ => (false, digits),
        };
        if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
            return Err(NumberError::NotANumber);
        }
        // Beyond a million every number is zero or too large; the exact power no longer matters.
        let power = digits
            .iter()
            .fold(0_i64, |power, &b| (power * 10 + i64::from(b - b'0')).min(1_000_000));
        self.exponent += if negative { -power } else { power };
        Ok(())
    }

    /// This number as an integer of `10^-scale` units.
    ///
    /// # Errors
    /// [`NumberError::Overflow`], [`NumberError::TooManyDecimals`].
    pub fn scaled(&self, scale: u32, excess: Excess) -> Result<i64, NumberError> {
        let shift = self.exponent + i64::from(scale);
        let magnitude = if self.mantissa == 0 && !self.sticky {
            0
        } else if shift >= 0 {
            self.enlarged(shift)?
        } else {
            self.reduced(shift.unsigned_abs(), excess)?
        };
        let signed = i128::try_from(magnitude).map_err(|_| NumberError::Overflow)?;
        let signed = if self.negative { -signed } else { signed };
        i64::try_from(signed).map_err(|_| NumberError::Overflow)
    }

    fn enlarged(&self, shift: i64) -> Result<u128, NumberError> {
        let power = u32::try_from(shift).ok().and_then(|shift| 10_u128.checked_pow(shift));
        power.and_then(|power| self.mantissa.checked_mul(power)).ok_or(NumberError::Overflow)
    }

    fn reduced(&self, shift: u64, excess: Excess) -> Result<u128, NumberError> {
        let power = u32::try_from(shift).ok().and_then(|shift| 10_u128.checked_pow(shift));
        // A mantissa has fewer digits than a power that does not fit: nothing but decimals.
        let (whole, rest, half) = match power {
            Some(power) => (self.mantissa / power, self.mantissa % power, power / 2),
            None => (0, self.mantissa, u128::MAX),
        };
        match excess {
            Excess::Error if rest != 0 || self.sticky => Err(NumberError::TooManyDecimals),
            Excess::Error => Ok(whole),
            Excess::HalfEven => {
                let above = rest > half || (rest == half && (self.sticky || whole % 2 == 1));
                Ok(whole + u128::from(above))
            }
        }
    }
}

fn is_not_finite(text: &str) -> bool {
    ["nan", "inf", "infinity", "∞"].iter().any(|word| text.eq_ignore_ascii_case(word))
}

fn is_mark(c: char, mark: u8) -> bool {
    c == char::from(mark) || (mark == b' ' && matches!(c, '\u{a0}' | '\u{202f}'))
}

/// Takes the thousands marks out; `None` where they do not stand between groups of three.
fn ungroup(text: &str, mark: u8, decimal: u8) -> Option<String> {
    let split = text.find(char::from(decimal)).unwrap_or(text.len());
    let (whole, fraction) = text.split_at(split);
    let mut groups = whole.split(|c| is_mark(c, mark));
    let first = groups.next()?;
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    if first.is_empty() || first.len() > 3 || !digits(first) {
        return None;
    }
    let mut plain = first.to_owned();
    for group in groups {
        if group.len() != 3 || !digits(group) {
            return None;
        }
        plain.push_str(group);
    }
    plain.push_str(fraction);
    Some(plain)
}

/// Writes an integer of `10^-scale` units as a decimal without needless zeros.
pub fn print(value: i64, scale: u32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let unit = POW10[scale as usize].unsigned_abs();
    let (whole, rest) = (value.unsigned_abs() / unit, value.unsigned_abs() % unit);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let digits = format!("{rest:0width$}", width = scale as usize);
    format!("{sign}{whole}.{}", digits.trim_end_matches('0'))
}

/// The finding that tells a reader about a number that could not be read.
pub fn problem(error: NumberError, text: &str, scale: u32, marks: Marks) -> Problem {
    match error {
        NumberError::NotFinite => Problem::new("not-finite", "a finite number"),
        NumberError::Overflow => {
            Problem::new("overflow", "a number that can be held exactly in 64 bits")
        }
        NumberError::TooManyDecimals => Problem::new(
            "too-many-decimals",
            said!("at most {scale} decimals", scale = u64::from(scale)),
        ),
        NumberError::NotANumber => {
            let example = if marks.decimal == b',' { "49,00" } else { "49.00" };
            let problem = Problem::new(
                "not-a-number",
                said!("a decimal number such as {example}", example = example),
            );
            match advice(text, marks) {
                Some(hint) => problem.hint(hint),
                None => problem,
            }
        }
    }
}

fn advice(text: &str, marks: Marks) -> Option<Said> {
    let last_comma = text.rfind(',');
    let last_point = text.rfind('.');
    let digits = text.bytes().any(|b| b.is_ascii_digit());
    if !digits {
        return None;
    }
    if text.starts_with('(') && text.ends_with(')') {
        return Some("write negative numbers with a minus sign".into());
    }
    if text.chars().any(|c| "$€£¥₹%".contains(c) || c.is_alphabetic()) {
        return Some("leave currency signs, units and % out of the number".into());
    }
    let comma_last = last_comma > last_point;
    if marks.decimal == b'.' && comma_last && !looks_grouped(text) {
        return Some("if the file uses decimal commas, put decimal = \",\" into a mapping".into());
    }
    if last_comma.is_some() || last_point.is_some() || text.contains([' ', '\'', '\u{a0}']) {
        let mark = if marks.decimal == b',' { "." } else { "," };
        return Some(said!(
            "write no thousands marks, or name them in a mapping: thousands = \"{mark}\"",
            mark = mark,
        ));
    }
    None
}

/// `1,234` or `1,234,567`: more likely thousands than a decimal comma.
fn looks_grouped(text: &str) -> bool {
    let groups: Vec<&str> = text.trim_start_matches('-').split(',').collect();
    groups.len() > 1 && groups[1..].iter().all(|g| g.len() == 3) && groups[0].len() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<i64, NumberError> {
        scaled(text, 4, Marks::default(), Excess::Error)
    }

    #[test]
    fn amounts_are_exact() {
        assert_eq!(read("49.00"), Ok(490_000));
        assert_eq!(read("-0.0001"), Ok(-1));
        assert_eq!(read("+7"), Ok(70_000));
        assert_eq!(read(".5"), Ok(5_000));
        assert_eq!(read("5."), Ok(50_000));
        assert_eq!(read("1.500000000000000000000000"), Ok(15_000));
        assert_eq!(read("1e3"), Ok(10_000_000));
        assert_eq!(read("12500E-3"), Ok(125_000));
        assert_eq!(read("0e999999999999"), Ok(0));
        assert_eq!(read("922337203685477.5807"), Ok(i64::MAX));
        assert_eq!(read("-922337203685477.5808"), Ok(i64::MIN));
    }

    #[test]
    fn what_does_not_fit_is_said() {
        use NumberError::{NotANumber, NotFinite, Overflow, TooManyDecimals};
        assert_eq!(read("922337203685477.5808"), Err(Overflow));
        assert_eq!(read("1e400"), Err(Overflow));
        assert_eq!(read("1e-400"), Err(TooManyDecimals));
        assert_eq!(read(&"9".repeat(400)), Err(Overflow));
        assert_eq!(read("0.00001"), Err(TooManyDecimals));
        for text in ["NaN", "inf", "-Infinity", "∞", "+∞"] {
            assert_eq!(read(text), Err(NotFinite), "{text}");
        }
        for text in ["", "-", ".", "1..2", "1e", "1e+", "0x10", "1,5", "--1", "1 000", "٣"] {
            assert_eq!(read(text), Err(NotANumber), "{text:?}");
        }
    }

    #[test]
    fn other_marks_are_read_where_named() {
        let german = Marks { decimal: b',', thousands: Some(b'.') };
        let read = |text| scaled(text, 4, german, Excess::Error);
        assert_eq!(read("1.234.567,5"), Ok(12_345_675_000));
        assert_eq!(read("-1.234"), Ok(-12_340_000));
        assert_eq!(read("12.34"), Err(NumberError::NotANumber));
        assert_eq!(read("1234,5"), Ok(12_345_000));
        let french = Marks { decimal: b',', thousands: Some(b' ') };
        assert_eq!(scaled("1\u{202f}234,5", 4, french, Excess::Error), Ok(12_345_000));
    }

    #[test]
    fn rates_round_half_even() {
        let rate = |text| scaled(text, 12, Marks::default(), Excess::HalfEven);
        assert_eq!(rate("0.0000000000005"), Ok(0));
        assert_eq!(rate("0.0000000000015"), Ok(2));
        assert_eq!(rate("0.00000000000050000000000000000000000000000000000001"), Ok(1));
        assert_eq!(rate("1e-400"), Ok(0));
        assert_eq!(rate("1.0345678901234567"), Ok(1_034_567_890_123));
    }

    #[test]
    fn advice_fits_the_text() {
        let hint =
            |text| advice(text, Marks::default()).map(|it| it.to_string()).unwrap_or_default();
        assert!(hint("1.234,50").contains("decimal commas"));
        assert!(hint("49,00").contains("decimal commas"));
        assert!(hint("1,234.50").contains("thousands = \",\""));
        let comma = Marks { decimal: b',', thousands: None };
        assert!(advice("1.234,50", comma).unwrap().contains("thousands = \".\""));
        assert!(hint("1,234").contains("thousands"));
        assert!(hint("$49").contains("currency signs"));
        assert!(hint("(49.00)").contains("minus"));
        assert_eq!(hint("abc"), "");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn what_is_printed_is_read(value in any::<i64>(), scale in 0_u32..=12) {
            let text = print(value, scale);
            prop_assert_eq!(scaled(&text, scale, Marks::default(), Excess::Error), Ok(value));
        }

        #[test]
        fn the_short_way_and_the_long_way_agree(text in "-?[0-9]{0,20}([.][0-9]{0,8})?") {
            let long = Decimal::parse(&text, Marks::default())
                .and_then(|d| d.scaled(4, Excess::Error));
            prop_assert_eq!(read(&text), long);
        }

        #[test]
        fn no_text_panics(text in ".{0,40}", scale in 0_u32..=12) {
            let marks = Marks { decimal: b',', thousands: Some(b'.') };
            if let Err(error) = scaled(&text, scale, marks, Excess::HalfEven) {
                let _ = problem(error, &text, scale, marks);
            }
        }
    }
}
