//! The steps from a fact to MRR, in the user's language.

use tenure_domain::facts::{Interval, Term};
use tenure_engine::explain::Arithmetic;
use tenure_i18n::numbers;

use crate::show;
use crate::words::{lang, tr, words};

/// One step.
pub fn say(step: &Arithmetic) -> String {
    match step {
        Arithmetic::Line(which) => format!("{which}:"),
        Arithmetic::TakesBack(off) => tr!("arithmetic-takes-back", amount = amount(off)),
        Arithmetic::Together(month) => tr!("arithmetic-together", amount = amount(month)),
        Arithmetic::Mean(month) => tr!("arithmetic-mean", amount = amount(month)),
        Arithmetic::OfPlan(plan) => tr!("arithmetic-of-plan", plan = plan.as_str()),
        Arithmetic::List(list, term, None) => {
            tr!("arithmetic-list", amount = amount(list), term = term_in_words(*term))
        }
        Arithmetic::List(list, term, Some(units)) => tr!(
            "arithmetic-list-units",
            amount = amount(list),
            term = term_in_words(*term),
            units = show::decimal(units),
        ),
        Arithmetic::PercentOff(percent) => {
            let percent = numbers::percent(lang(), &show::decimal(percent));
            tr!("arithmetic-percent-off", percent = percent)
        }
        Arithmetic::AmountOff(off) => tr!("arithmetic-amount-off", amount = amount(off)),
        Arithmetic::AlreadyOff(off) => tr!("arithmetic-already-off", amount = amount(off)),
        Arithmetic::Part(whole, billed) => {
            tr!("arithmetic-part", whole = *whole, billed = *billed)
        }
        Arithmetic::Lowered(off, by, false) => {
            tr!("arithmetic-lowered", amount = amount(off), by = by.as_str())
        }
        Arithmetic::Lowered(off, by, true) => {
            tr!("arithmetic-lowered-share", amount = amount(off), by = by.as_str())
        }
        Arithmetic::Tax(factor) => tr!("arithmetic-tax", factor = show::decimal(factor)),
        Arithmetic::Months(n) => tr!("arithmetic-per-months", n = *n),
        Arithmetic::Weeks(factor, true) => {
            tr!("arithmetic-weeks-in-month", factor = factor.as_str())
        }
        Arithmetic::Days(factor, true) => tr!("arithmetic-days-in-month", factor = factor.as_str()),
        Arithmetic::Weeks(factor, false) | Arithmetic::Days(factor, false) => factor.clone(),
        Arithmetic::TooLarge(currency) => tr!("arithmetic-too-large", currency = currency.code()),
        Arithmetic::AMonth(month) => tr!("arithmetic-a-month", amount = amount(month)),
        Arithmetic::NoRate(currency) => tr!("arithmetic-no-rate", currency = currency.code()),
        Arithmetic::Rate(rate) => format!("× {}", amount(rate)),
        Arithmetic::AtRate(month, day) => {
            tr!("arithmetic-at-rate", amount = amount(month), day = words().day(*day))
        }
    }
}

/// An amount with its currency, as the language writes it.
fn amount(plain: &str) -> String {
    match plain.split_once(' ') {
        Some((number, code)) => numbers::money(lang(), &show::decimal(number), code),
        None => plain.to_owned(),
    }
}

fn term_in_words(term: Term) -> String {
    match term.unit {
        Interval::Day => tr!("arithmetic-days", n = term.count),
        Interval::Week => tr!("arithmetic-weeks", n = term.count),
        Interval::Month => tr!("arithmetic-months", n = term.count),
        Interval::Year => tr!("arithmetic-years", n = term.count),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use tenure_domain::money::Currency;
    use tenure_domain::time::Day;
    use tenure_i18n::Lang;

    use crate::words;

    /// What programs read and what an English reader reads is the same text.
    #[test]
    fn english_steps_are_those_of_programs() {
        let text = |text: &str| text.to_owned();
        let term = |unit, count| Term { unit, count };
        let list = |unit, count| Arithmetic::List(text("99.00 EUR"), term(unit, count), None);
        for step in [
            list(Interval::Month, 1),
            list(Interval::Month, 3),
            list(Interval::Year, 1),
            list(Interval::Week, 2),
            list(Interval::Day, 1),
            Arithmetic::List(text("9.5 EUR"), Term::MONTH, Some(text("2.5"))),
            Arithmetic::TakesBack(text("-14.52 EUR")),
            Arithmetic::Together(text("150.0000 EUR")),
            Arithmetic::Mean(text("150.0000 EUR")),
            Arithmetic::OfPlan(text("plans pro (plans.csv:2)")),
            Arithmetic::PercentOff(text("12.5")),
            Arithmetic::AmountOff(text("5.00 EUR")),
            Arithmetic::AlreadyOff(text("5.00 EUR")),
            Arithmetic::Part(31, 14),
            Arithmetic::Lowered(text("5.00 EUR"), text("credit_notes n1"), false),
            Arithmetic::Lowered(text("5.00 EUR"), text("credit_notes n1"), true),
            Arithmetic::Tax(text("1.19")),
            Arithmetic::Months(12),
            Arithmetic::Weeks(text("× 487/112 ÷ 1"), true),
            Arithmetic::Days(text("× 30 ÷ 1"), false),
            Arithmetic::Days(text("× 487/16 ÷ 1"), true),
            Arithmetic::TooLarge(Currency::EUR),
            Arithmetic::AMonth(text("1234.5000 EUR")),
            Arithmetic::NoRate(Currency::EUR),
            Arithmetic::Rate(text("0.96 EUR/USD")),
            Arithmetic::AtRate(text("-3.0000 EUR"), Day::from_ymd(2026, 3, 5).unwrap()),
        ] {
            words::set(Lang::English);
            assert_eq!(say(&step), step.to_string());
            words::set(Lang::Ukrainian);
            assert!(say(&step) != step.to_string() || matches!(step, Arithmetic::Days(_, false)));
        }
        words::set(Lang::English);
    }
}
