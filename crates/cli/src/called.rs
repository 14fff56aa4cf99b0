//! What people call things that programs name by ids: kinds and causes of movements, how a customer
//! stands, what happened to it. An id without words here stays as it is.

use tenure_domain::schema::TableId;
use tenure_domain::time::Day;
use tenure_i18n::Words;
use tenure_metrics::catalogue::Variant;
use tenure_metrics::records::Category;

use crate::sheet::Cell;
use crate::show::grouped;
use crate::words::{tr, words};

/// An id of programs as a cell, with what people call it.
pub fn cell(id: &str, called: fn(&str) -> String) -> Cell {
    Cell { shown: called(id), ..Cell::text(id) }
}

/// A kind of movement.
pub fn kind(id: &str) -> String {
    match id {
        "new" => tr!("kind-new"),
        "reactivation" => tr!("kind-reactivation"),
        "expansion" => tr!("kind-expansion"),
        "contraction" => tr!("kind-contraction"),
        "churn" => tr!("kind-churn"),
        "paused" => tr!("kind-paused"),
        "resumed" => tr!("kind-resumed"),
        "fx" => tr!("kind-fx"),
        "merge" => tr!("kind-merge"),
        "correction" => tr!("kind-correction"),
        "segment_in" => tr!("kind-segment-in"),
        "segment_out" => tr!("kind-segment-out"),
        other => other.to_owned(),
    }
}

/// Why MRR moved.
pub fn cause(id: &str) -> String {
    match id {
        "price" => tr!("movement-cause-price"),
        "seats" => tr!("movement-cause-seats"),
        "plan" => tr!("movement-cause-plan"),
        "cross_sell" => tr!("movement-cause-cross-sell"),
        "coupon" => tr!("movement-cause-coupon"),
        "term" => tr!("movement-cause-term"),
        "usage" => tr!("movement-cause-usage"),
        "voluntary" => tr!("movement-cause-voluntary"),
        "involuntary" => tr!("movement-cause-involuntary"),
        "retention_policy" => tr!("movement-cause-retention-policy"),
        "policy" => tr!("movement-cause-policy"),
        "unknown" => tr!("movement-cause-unknown"),
        other => other.to_owned(),
    }
}

/// How a customer stands.
pub fn standing(id: &str) -> String {
    match id {
        "customer" => tr!("standing-customer"),
        "paused" => tr!("standing-paused"),
        "free" => tr!("standing-free"),
        "former" => tr!("standing-former"),
        other => other.to_owned(),
    }
}

/// What kind of thing happened to a customer.
pub fn happened(id: &str) -> String {
    match id {
        "movement" => tr!("happened-movement"),
        "subscription" => tr!("happened-subscription"),
        "change" => tr!("happened-change"),
        "invoice" => tr!("happened-invoice"),
        "payment" => tr!("happened-payment"),
        "refund" => tr!("happened-refund"),
        "credit_note" => tr!("happened-credit-note"),
        "dispute" => tr!("happened-dispute"),
        "trial" => tr!("happened-trial"),
        "seats" => tr!("happened-seats"),
        "ticket" => tr!("happened-ticket"),
        "answer" => tr!("happened-answer"),
        "feedback" => tr!("happened-feedback"),
        "milestone" => tr!("happened-milestone"),
        "goal" => tr!("happened-goal"),
        "interaction" => tr!("happened-interaction"),
        "contact" => tr!("happened-contact"),
        "referral" => tr!("happened-referral"),
        other => other.to_owned(),
    }
}

/// What happened, in a word: a kind of movement, or what a table says.
pub fn event(id: &str) -> String {
    match id {
        "started" => tr!("event-started"),
        "past_due" => tr!("event-past-due"),
        "cancel_requested" => tr!("event-cancel-requested"),
        "ended" => tr!("event-ended"),
        "changed" => tr!("event-changed"),
        "issued" => tr!("event-issued"),
        "paid" => tr!("event-paid"),
        "voided" => tr!("event-voided"),
        "tried" => tr!("event-tried"),
        "refunded" => tr!("event-refunded"),
        "credited" => tr!("event-credited"),
        "disputed" => tr!("event-disputed"),
        "converted" => tr!("event-converted"),
        "purchased" => tr!("event-purchased"),
        "opened" => tr!("event-opened"),
        "solved" => tr!("event-solved"),
        "answered" => tr!("event-answered"),
        "said" => tr!("event-said"),
        "reached" => tr!("event-reached"),
        "set" => tr!("event-set"),
        "achieved" => tr!("event-achieved"),
        "met" => tr!("event-met"),
        "left" => tr!("event-left"),
        "referred" => tr!("event-referred"),
        "succeeded" => tr!("event-succeeded"),
        "failed" => tr!("event-failed"),
        other => kind(other),
    }
}

/// What became of a contract term that ended, or will become of it.
pub fn outcome(id: &str) -> String {
    match id {
        "renewed" => tr!("outcome-renewed"),
        "expanded" => tr!("outcome-expanded"),
        "contracted" => tr!("outcome-contracted"),
        "lost" => tr!("outcome-lost"),
        "leaving" => tr!("outcome-leaving"),
        "needs_decision" => tr!("outcome-needs-decision"),
        "renews" => tr!("outcome-renews"),
        "unknown" => tr!("outcome-unknown"),
        other => other.to_owned(),
    }
}

/// A kind of spend.
fn spend(id: &str) -> Option<String> {
    Some(match Category::parse(id)? {
        Category::Sales => tr!("spend-sales"),
        Category::Marketing => tr!("spend-marketing"),
        Category::CostOfSales => tr!("spend-cost-of-sales"),
        Category::SuccessStaff => tr!("spend-success-staff"),
        Category::SuccessTools => tr!("spend-success-tools"),
        Category::CustomerMarketing => tr!("spend-customer-marketing"),
        Category::Training => tr!("spend-training"),
        Category::Loyalty => tr!("spend-loyalty"),
        Category::Other => tr!("spend-other"),
    })
}

/// A row of spend by its name for programs: `2026-03 success_staff, ads` is its month, the kind of
/// spend, and whatever else the row names as it names it.
pub fn spent(record: &str) -> String {
    let (when, rest) = match record.split_once(' ').and_then(|(at, rest)| Some((month(at)?, rest)))
    {
        Some((month, rest)) => (Some(month), rest),
        None => (None, record),
    };
    let (kind, more) = rest.split_at(rest.find(", ").unwrap_or(rest.len()));
    let Some(kind) = spend(kind) else { return record.to_owned() };
    when.map(|when| format!("{when}: ")).unwrap_or_default() + &kind + more
}

/// A heading of a split: kinds of spend where figures of spend are split by these.
pub fn heading_of(label: &str, by: Option<&str>, variant: &Variant) -> String {
    let of_spend = variant.needs.tables.contains(&TableId::Spend) && by == Some("category");
    let kind = of_spend.then(|| spend(label)).flatten();
    kind.unwrap_or_else(|| heading(label))
}

/// A heading that customers come under: bands have words, values of attributes stay as they are.
pub fn heading(label: &str) -> String {
    match label {
        "0-2 months" => tr!("tenure-0"),
        "3-5 months" => tr!("tenure-3"),
        "6-11 months" => tr!("tenure-6"),
        "12-23 months" => tr!("tenure-12"),
        "24-35 months" => tr!("tenure-24"),
        "36 months and more" => tr!("tenure-36"),
        "under 1 month" => tr!("contract-0"),
        "1-2 months" => tr!("contract-1"),
        "(none)" => tr!("heading-none"),
        "(cannot be told)" => tr!("heading-untold"),
        "(no user)" => tr!("heading-no-user"),
        other => band(other).or_else(|| month(other)).unwrap_or_else(|| other.to_owned()),
    }
}

/// A month by its name for programs: `2026-03`. `None` where it is none.
pub fn month(label: &str) -> Option<String> {
    month_in(label, words())
}

/// The same in given words.
pub fn month_in(label: &str, words: &Words) -> Option<String> {
    let (year, month) = label.split_once('-')?;
    let is = |text: &str, n| text.len() == n && text.bytes().all(|b| b.is_ascii_digit());
    let known = is(year, 4) && is(month, 2);
    let first = Day::from_ymd(year.parse().ok()?, month.parse().ok()?, 1)?;
    known.then(|| words.month(first))
}

/// A band of MRR, employees or revenue: between two whole numbers, below one, or from one on.
fn band(label: &str) -> Option<String> {
    // Large numbers are written as the language writes them.
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| if text.len() > 4 { grouped(text) } else { text.to_owned() })
    };
    if let Some(above) = label.strip_suffix(" and more") {
        return Some(tr!("band-above", n = number(above)?));
    }
    if let Some(below) = label.strip_prefix("under ") {
        return Some(tr!("band-under", n = number(below)?));
    }
    let (low, high) = label.split_once(" to ")?;
    Some(tr!("band-between", low = number(low)?, high = number(high)?))
}

/// What customers are split by.
pub fn dimension(id: &str) -> String {
    match id {
        "plan" => tr!("dimension-plan"),
        "product" => tr!("dimension-product"),
        "currency" => tr!("dimension-currency"),
        "tenure" => tr!("dimension-tenure"),
        "mrr_band" => tr!("dimension-mrr-band"),
        "pricing_model" => tr!("dimension-pricing-model"),
        "contract_length" => tr!("dimension-contract-length"),
        "company_size" => tr!("dimension-company-size"),
        "company_revenue" => tr!("dimension-company-revenue"),
        "cohort" => tr!("dimension-cohort"),
        "country" => tr!("dimension-country"),
        "region" => tr!("dimension-region"),
        "city" => tr!("dimension-city"),
        "industry" => tr!("dimension-industry"),
        "channel" => tr!("dimension-channel"),
        "campaign" => tr!("dimension-campaign"),
        "owner" => tr!("dimension-owner"),
        "company" => tr!("dimension-company"),
        "employees" => tr!("dimension-employees"),
        "name" => tr!("dimension-name"),
        "email" => tr!("dimension-email"),
        other => other.to_owned(),
    }
}

/// A theme of comments that comes with the program, by its id in the list.
pub fn theme(id: &str, name: &str) -> String {
    match id {
        "price" => tr!("theme-price"),
        "bugs" => tr!("theme-bugs"),
        "support" => tr!("theme-support"),
        "speed" => tr!("theme-speed"),
        "ease_of_use" => tr!("theme-ease-of-use"),
        "missing_features" => tr!("theme-missing-features"),
        "onboarding" => tr!("theme-onboarding"),
        "integrations" => tr!("theme-integrations"),
        "reporting" => tr!("theme-reporting"),
        "mobile" => tr!("theme-mobile"),
        "billing" => tr!("theme-billing"),
        "praise" => tr!("theme-praise"),
        "complaint" => tr!("theme-complaint"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use tenure_engine::classes::{NO_VALUE, UNTOLD};
    use tenure_i18n::Lang;
    use tenure_ledger::movement::Kind;
    use tenure_text::themes::Themes;

    use crate::words;

    /// Headings are found by what the engine calls them, so both must agree.
    #[test]
    fn headings_and_kinds_have_words_of_their_own() {
        let headings = [
            "0-2 months",
            "36 months and more",
            "under 1 month",
            "1-2 months",
            "under 50",
            "1000 to 4999",
            "5001 and more",
        ];
        for label in headings.into_iter().chain([NO_VALUE, UNTOLD]) {
            assert_eq!(heading(label), label);
        }
        words::set(Lang::Ukrainian);
        for label in headings.into_iter().chain([NO_VALUE, UNTOLD]) {
            assert_ne!(heading(label), label);
        }
        Kind::ALL.iter().for_each(|of| assert_ne!(kind(of.name()), of.name()));
        assert_eq!(heading("Pro to Team"), "Pro to Team");
        words::set(Lang::English);
    }

    #[test]
    fn themes_that_come_with_the_program_have_words() {
        for own in Themes::starter().list() {
            assert_eq!(theme(&own.id, "?"), own.name);
        }
    }
}
