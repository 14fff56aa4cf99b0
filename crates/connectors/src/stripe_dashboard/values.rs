//! Values as the dashboard writes them.

/// A time without zone, which is UTC, with its zone; anything else as it is.
pub fn utc(text: &str) -> String {
    let text = text.trim();
    let digits =
        |part: &str| part.len() >= 2 && part.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let Some((day, time)) = text.split_once([' ', 'T']) else {
        // A bare day is the start of that day in UTC, not in the account's zone.
        return if digits(text) { format!("{text}T00:00:00Z") } else { text.to_owned() };
    };
    let zoneless = time.bytes().all(|b| b.is_ascii_digit() || b == b':');
    match (digits(day) && zoneless, time.matches(':').count()) {
        (true, 1) => format!("{day}T{time}:00Z"),
        (true, 2) => format!("{day}T{time}Z"),
        _ => text.to_owned(),
    }
}

/// An amount with a decimal point, whichever mark it was written with. The dashboard writes no
/// marks between thousands; where there are two marks, the last is that of the decimals.
pub fn amount(text: &str) -> String {
    let text = text.trim().replace(['\u{a0}', '\u{202f}', ' '], "");
    let Some(at) = text.rfind(['.', ',']) else { return text };
    let mark = text.as_bytes()[at] as char;
    // The same mark twice stands between thousands.
    if text.matches(mark).count() > 1 {
        return text.replace(mark, "");
    }
    let whole: String = text[..at].replace(['.', ','], "");
    format!("{whole}.{}", &text[at + 1..])
}

/// An exact decimal: digits and how many of them are decimals.
fn decimal(text: &str) -> Option<(i128, u32)> {
    let text = amount(text);
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let digits = format!("{whole}{rest}");
    let bare = digits.strip_prefix('-').unwrap_or(&digits);
    if bare.is_empty() || bare.len() > 24 || !bare.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some((digits.parse().ok()?, u32::try_from(rest.len()).ok()?))
}

fn print(value: i128, decimals: u32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let digits = format!("{:0>1$}", value.unsigned_abs(), decimals as usize + 1);
    let (whole, rest) = digits.split_at(digits.len() - decimals as usize);
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// The product of two decimals, exact; `None` where one is none.
pub fn times(a: &str, b: &str) -> Option<String> {
    let ((a, of_a), (b, of_b)) = (decimal(a)?, decimal(b)?);
    let (mut value, mut decimals) = (a.checked_mul(b)?, of_a + of_b);
    while decimals > of_a && value % 10 == 0 {
        (value, decimals) = (value / 10, decimals - 1);
    }
    Some(print(value, decimals))
}

/// The first decimal less the others, exact; those that are empty are 0.
pub fn less(from: &str, others: &[&str]) -> Option<String> {
    let (mut value, mut decimals) = decimal(from)?;
    for other in others.iter().filter(|text| !text.trim().is_empty()) {
        let (mut off, of_off) = decimal(other)?;
        let most = decimals.max(of_off);
        value = value.checked_mul(10_i128.checked_pow(most - decimals)?)?;
        off = off.checked_mul(10_i128.checked_pow(most - of_off)?)?;
        (value, decimals) = (value.checked_sub(off)?, most);
    }
    Some(print(value, decimals))
}

/// Whether an amount is there and is not 0.
pub fn is_some(text: &str) -> bool {
    text.bytes().any(|b| (b'1'..=b'9').contains(&b))
}

/// `true`, `yes` and the like.
pub fn yes(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "true" | "yes" | "1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_utc() {
        assert_eq!(utc("2026-03-01 14:05"), "2026-03-01T14:05:00Z");
        assert_eq!(utc("2026-03-01 14:05:33"), "2026-03-01T14:05:33Z");
        assert_eq!(utc("2026-03-01"), "2026-03-01T00:00:00Z");
        assert_eq!(utc("2026-03-01T14:05:33+02:00"), "2026-03-01T14:05:33+02:00");
        assert_eq!((utc(""), utc("soon")), (String::new(), "soon".to_owned()));
    }

    #[test]
    fn amounts_have_either_mark() {
        for (text, want) in [
            ("49.00", "49.00"),
            ("49,00", "49.00"),
            ("1.234,56", "1234.56"),
            ("1,234.56", "1234.56"),
            ("1\u{a0}234,5", "1234.5"),
            ("1,234,567", "1234567"),
            ("500", "500"),
            ("-3,10", "-3.10"),
            ("n/a", "n/a"),
        ] {
            assert_eq!(amount(text), want);
        }
    }

    #[test]
    fn arithmetic_is_exact() {
        assert_eq!(times("19,99", "3").unwrap(), "59.97");
        assert_eq!(times("0.05", "2.5").unwrap(), "0.125");
        assert_eq!(less("121.00", &["21,00", ""]).unwrap(), "100.00");
        assert_eq!(less("5", &["5.005"]).unwrap(), "-0.005");
        assert_eq!((times("x", "1"), less("", &[])), (None, None));
    }
}
