//! Numbers as each language writes them.
//!
//! Input is a plain decimal, as programs have it: `-1234.5`. Signs and spaces are those of CLDR,
//! save that English keeps the space before `%` which SI asks for.

use crate::Lang;

/// A space that no line breaks at.
const NO_BREAK: &str = "\u{a0}";

/// The signs of a language.
struct Signs {
    /// Between thousands.
    group: &'static str,
    /// Before decimals.
    decimal: &'static str,
    /// Before what is below zero.
    minus: &'static str,
    /// After a number of percent.
    percent: &'static str,
    /// Whether the currency stands before the amount.
    currency_first: bool,
}

fn signs(lang: Lang) -> &'static Signs {
    match lang {
        Lang::English => {
            &Signs { group: ",", decimal: ".", minus: "-", percent: " %", currency_first: false }
        }
        Lang::Romanian => {
            &Signs { group: ".", decimal: ",", minus: "-", percent: " %", currency_first: false }
        }
        Lang::Ukrainian => &Signs {
            group: NO_BREAK,
            decimal: ",",
            minus: "-",
            percent: "%",
            currency_first: false,
        },
        Lang::Chinese => {
            &Signs { group: ",", decimal: ".", minus: "-", percent: "%", currency_first: true }
        }
        Lang::Norwegian => &Signs {
            group: NO_BREAK,
            decimal: ",",
            minus: "−",
            percent: " %",
            currency_first: false,
        },
    }
}

/// Whether decimals come after a comma.
pub fn has_decimal_comma(lang: Lang) -> bool {
    signs(lang).decimal == ","
}

/// Whether points stand between thousands.
pub fn groups_by_point(lang: Lang) -> bool {
    signs(lang).group == "."
}

/// A decimal with its thousands grouped.
pub fn grouped(lang: Lang, plain: &str) -> String {
    write(lang, plain, signs(lang).group)
}

/// A decimal whose thousands stand together.
pub fn ungrouped(lang: Lang, plain: &str) -> String {
    write(lang, plain, "")
}

fn write(lang: Lang, plain: &str, group: &str) -> String {
    let signs = signs(lang);
    let (minus, rest) = match plain.strip_prefix('-') {
        Some(rest) => (signs.minus, rest),
        None => ("", plain),
    };
    let (whole, decimals) = rest.split_once('.').unwrap_or((rest, ""));
    let mut text = String::from(minus);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push_str(group);
        }
        text.push(digit);
    }
    if !decimals.is_empty() {
        text.push_str(signs.decimal);
        text.push_str(decimals);
    }
    text
}

/// A number of percent that is written already, with its sign.
pub fn percent(lang: Lang, written: &str) -> String {
    format!("{written}{}", signs(lang).percent)
}

/// An amount that is written already, with the code of its currency.
pub fn money(lang: Lang, written: &str, currency: &str) -> String {
    match signs(lang).currency_first {
        true => format!("{currency} {written}"),
        false => format!("{written} {currency}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_written_by_hand() {
        let all = |plain: &str| Lang::ALL.map(|lang| grouped(lang, plain));
        let same = |text: &str| [text; 5].map(str::to_owned);
        assert_eq!(all("0"), same("0"));
        assert_eq!(all("123"), same("123"));
        assert_eq!(all("0.5"), ["0.5", "0,5", "0,5", "0.5", "0,5"]);
        assert_eq!(all("1234"), ["1,234", "1.234", "1\u{a0}234", "1,234", "1\u{a0}234"]);
        assert_eq!(
            all("-1234567.80"),
            [
                "-1,234,567.80",
                "-1.234.567,80",
                "-1\u{a0}234\u{a0}567,80",
                "-1,234,567.80",
                "−1\u{a0}234\u{a0}567,80"
            ]
        );
        assert_eq!(ungrouped(Lang::Romanian, "-1234.5"), "-1234,5");
        assert_eq!(ungrouped(Lang::Norwegian, "-1234.5"), "−1234,5");
    }

    #[test]
    fn percent_and_money_are_written_by_hand() {
        assert_eq!(
            Lang::ALL.map(|lang| percent(lang, &grouped(lang, "3.42"))),
            ["3.42 %", "3,42 %", "3,42%", "3.42%", "3,42 %"]
        );
        assert_eq!(
            Lang::ALL.map(|lang| money(lang, &grouped(lang, "1234.50"), "EUR")),
            [
                "1,234.50 EUR",
                "1.234,50 EUR",
                "1\u{a0}234,50 EUR",
                "EUR 1,234.50",
                "1\u{a0}234,50 EUR"
            ]
        );
    }
}
