//! What causes of differences are called, and how they were found.

use tenure_domain::time::Day;
use tenure_engine::reconcile::Cause;

use crate::words::{tr, words};

/// A cause for people.
pub fn cause(cause: Cause) -> String {
    match cause {
        Cause::Discounts => tr!("difference-discounts"),
        Cause::Trials => tr!("difference-trials"),
        Cause::PastDue => tr!("difference-past-due"),
        Cause::Paused => tr!("difference-paused"),
        Cause::Cancellation => tr!("difference-cancellation"),
        Cause::Usage => tr!("difference-usage"),
        Cause::Term => tr!("difference-term"),
        Cause::Tax => tr!("difference-tax"),
        Cause::Fx => tr!("difference-fx"),
        Cause::Invoices => tr!("difference-invoices"),
        Cause::Credits => tr!("difference-credits"),
        Cause::Timing => tr!("difference-timing"),
        Cause::Rounding => tr!("difference-rounding"),
        Cause::Closed => tr!("difference-closed-months"),
        Cause::OnlyOurs => tr!("difference-only-ours"),
        Cause::OnlyTheirs => tr!("difference-only-theirs"),
        Cause::Unknown => tr!("difference-unknown"),
    }
}

/// How a cause was found, from the English of the engine. A setting and its value stay as they are.
pub fn how(text: &str) -> String {
    if let Some((one, other)) = text.split_once(", together with ") {
        return tr!("how-together", one = how(one), other = how(other));
    }
    if let Some((one, other)) = text.split_once(" or ") {
        return tr!("how-or", one = how(one), other = how(other));
    }
    match text {
        "trials count as if paid" => tr!("how-trials"),
        "the tax in prices is not taken out" => tr!("how-tax-in"),
        "tax is added to prices" => tr!("how-tax-added"),
        "the amount of each interval counts in full every month" => tr!("how-full-amount"),
        "terms of a year and longer are left out" => tr!("how-long-terms"),
        "our data hold no customer of this id" => tr!("how-no-customer"),
        "they do not name this customer" => tr!("how-not-named"),
        "we know the customer, who never had MRR" => tr!("how-never-mrr"),
        "no setting and no fact gives their figure" => tr!("how-nothing-fits"),
        "less than a minor unit each" => tr!("how-rounding"),
        "what is left" => tr!("how-left"),
        "the month is closed; facts came after that" => tr!("how-came-later"),
        "our MRR is too large to be held" => tr!("how-too-large"),
        other => filled(other).unwrap_or_else(|| other.to_owned()),
    }
}

/// Ways that name a currency, days or a day.
fn filled(text: &str) -> Option<String> {
    if let Some(currency) = text.strip_suffix(" is not converted") {
        return Some(tr!("how-not-converted", currency = currency));
    }
    if let Some(rest) = text.strip_prefix("we have no rate of ") {
        let (currency, day) = rest.split_once(" for ")?;
        let day = day_of(day)?;
        return Some(tr!("how-no-rate", currency = currency, day = words().day(day)));
    }
    let (days, when) = text.strip_prefix("ours is that within ")?.split_once(" days, ")?;
    let days: i64 = days.parse().ok()?;
    Some(match when {
        "earlier" => tr!("how-earlier", n = days),
        _ => tr!("how-later", n = days),
    })
}

fn day_of(text: &str) -> Option<Day> {
    let mut parts = text.split('-');
    let year = parts.next()?.parse().ok()?;
    Day::from_ymd(year, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    use tenure_i18n::Lang;

    use crate::words;

    #[test]
    fn ways_are_said_in_english_as_the_engine_says_them() {
        for text in [
            "trials count as if paid",
            "EUR is not converted",
            "ours is that within 3 days, earlier",
            "ours is that within 2 days, later",
            "we have no rate of USD for 2026-03-01",
            "the month is closed; facts came after that",
            "tax is added to prices, together with paused = zero",
            "usage = exclude or what is left",
        ] {
            assert_eq!(how(text), text);
            words::set(Lang::Ukrainian);
            assert_ne!(how(text), text);
            words::set(Lang::English);
        }
        assert_eq!(how("paused = zero"), "paused = zero");
    }
}
