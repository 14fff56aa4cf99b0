//! Levels at the exchange rates of another time.

use tenure_domain::money::{Currency, Mrr, Overflow, round_half_even};
use tenure_domain::symbols::Sym;

/// An item's level at one instant, and what it is carried at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Carried {
    /// Subscription and item.
    pub item: (Sym, Sym),
    /// Its own currency.
    pub currency: Currency,
    /// Level in that currency.
    pub native: Mrr,
    /// Level in the account currency at the carried rate.
    pub account: Mrr,
}

/// What a customer's items at the closing come to at the rates that it carried at the opening:
/// exact, where taking out the `fx` steps leaves a rest when a level and its rate change
/// together.
///
/// An item takes its own rate of then; one that is new takes that of the largest in its currency; a
/// currency that was not there keeps the rate that it began with.
///
/// # Errors
/// [`Overflow`] where the sum leaves 64 bits.
pub fn level_at_opening_fx(opening: &[Carried], closing: &[Carried]) -> Result<Mrr, Overflow> {
    let mut level: Mrr = 0;
    for now in closing {
        let then = opening
            .iter()
            .filter(|then| then.currency == now.currency && then.native > 0)
            .max_by_key(|then| (then.item == now.item, then.native, then.item));
        let part = match then {
            // Both below 2⁶³, so the product fits.
            Some(then) => round_half_even(
                i128::from(now.native) * i128::from(then.account),
                i128::from(then.native),
            ),
            None => i128::from(now.account),
        };
        let part = Mrr::try_from(part).map_err(|_| Overflow)?;
        level = level.checked_add(part).ok_or(Overflow)?;
    }
    Ok(level)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn carried(item: u32, native: Mrr, account: Mrr) -> Carried {
        Carried { item: (Sym(1), Sym(item)), currency: Currency::EUR, native, account }
    }

    #[test]
    fn a_halved_price_at_a_doubled_rate_is_half() {
        // 100 at 1, then 50 at 2: in the account's currency nothing changed.
        let opening = [carried(1, 100, 100), carried(3, 10, 30)];
        let level = |closing: &[Carried]| level_at_opening_fx(&opening, closing);
        assert_eq!(level(&[carried(1, 50, 100)]), Ok(50));
        // Each item has its own rate; a new one in the same currency takes that of the largest.
        assert_eq!(level(&[carried(3, 5, 5)]), Ok(15));
        assert_eq!(level(&[carried(2, 7, 14)]), Ok(7));
        // A currency that was not there keeps its own.
        let yen = Currency::parse("JPY").unwrap();
        assert_eq!(level(&[Carried { currency: yen, ..carried(2, 7, 14) }]), Ok(14));
        assert_eq!(level(&[]), Ok(0));
        assert_eq!(level(&[carried(3, Mrr::MAX, 1)]), Err(Overflow));
    }
}
