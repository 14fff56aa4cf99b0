//! Levels at the exchange rates of an opening, from the items behind them.

use tenure_domain::money::{Currency, Mrr, Overflow, round_half_even};
use tenure_domain::period::Period;
use tenure_domain::policy::FxModel;
use tenure_domain::time::Instant;
use tenure_ledger::movement::{Component, Kind};
use tenure_metrics::cut::{Carried, CustomerPeriod, level_at_opening_fx};

use crate::book::{Book, Customer};

/// Whether the steps alone do not say what the closing comes to at the opening's rates: where a
/// level and its rate changed together, or where what came in the period did so at rates that are
/// not those at which all else was revalued at the opening.
pub(super) fn needs_items(
    book: &Book,
    customer: &Customer<'_>,
    did: &CustomerPeriod,
    steps: usize,
) -> bool {
    // A correction of what was billed in another currency may be one of its rate alone.
    let together = did.any(Kind::Fx) && steps > 1 || did.any(Kind::Correction);
    !customer.components.is_empty()
        && did.in_opening()
        && (together || (steps > 0 && is_revalued(book, customer)))
}

/// Whether a customer has items that are revalued at the end of each month.
pub(super) fn is_revalued(book: &Book, customer: &Customer<'_>) -> bool {
    let home = book.currency();
    book.options.policy.fx == FxModel::PeriodEnd
        && customer.components.iter().any(|component| component.currency != home)
}

/// What a customer's closing comes to at the rates of the opening of a period.
///
/// # Errors
/// [`Overflow`] where a sum leaves 64 bits.
pub(super) fn closing_at_opening(
    book: &Book,
    customer: &Customer<'_>,
    period: &Period,
) -> Result<Mrr, Overflow> {
    let opening = carried(customer, period.from);
    let mut closing = carried(customer, period.to);
    for now in &mut closing {
        let was_there = opening.iter().any(|then| then.currency == now.currency && then.native > 0);
        if !was_there && let Some(account) = at_first(book, customer, now, period)? {
            now.account = account;
        }
    }
    level_at_opening_fx(&opening, &closing)
}

/// A customer's items immediately before an instant, with the rates at which they are carried.
fn carried(customer: &Customer<'_>, at: Instant) -> Vec<Carried> {
    let carried = |c: Component| Carried {
        item: c.key(),
        currency: c.currency,
        native: c.native,
        account: c.account,
    };
    customer.components.live(at).map(carried).collect()
}

/// What an item in a currency that was not there at the opening comes to: at the market rate of
/// then where all is revalued at the end of each month, else at the rate that it began with.
fn at_first(
    book: &Book,
    customer: &Customer<'_>,
    now: &Carried,
    period: &Period,
) -> Result<Option<Mrr>, Overflow> {
    if book.options.policy.fx == FxModel::PeriodEnd {
        return at_market(book, now.native, now.currency, period.from);
    }
    let same = |c: &Component| c.key() == now.item && c.currency == now.currency && c.native > 0;
    let began = customer.components.iter().filter(|c| c.from >= period.from).filter(same);
    let Some(first) = began.min_by_key(|c| c.from) else { return Ok(None) };
    let account = round_half_even(
        i128::from(now.native) * i128::from(first.account),
        i128::from(first.native),
    );
    Mrr::try_from(account).map(Some).map_err(|_| Overflow)
}

/// An amount at the rate of the last day before an instant, where there is one.
fn at_market(
    book: &Book,
    native: Mrr,
    currency: Currency,
    at: Instant,
) -> Result<Option<Mrr>, Overflow> {
    let day = book.options.account.zone.day(at.plus(-1));
    let rate = book.facts.fx.rate(currency, day);
    rate.map(|rate| rate.convert(native, currency, book.currency())).transpose()
}
