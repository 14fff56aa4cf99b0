//! Components, details and origins as the partitions of a book keep them.
//!
//! These are most of what the ledger says, and most questions look at steps alone. What they say of
//! times and levels is packed; what they are about (subscription, plan, currency) is told once for
//! neighbours that have it in common.

use std::fmt;
use std::ops::Range;

use tenure_domain::facts::{FactKind, Origin, Term};
use tenure_domain::money::Currency;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;
use tenure_ledger::movement::{Component, Detail, Step};
use tenure_ledger::run::Output;

use crate::packed::Rows;

/// What the components of an item have in common.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Item {
    subscription: Sym,
    item: Sym,
    plan: Sym,
    currency: Currency,
    term: Term,
    told_by: FactKind,
}

/// What details have in common.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct About {
    subscription: Sym,
    item: Sym,
    plan: Sym,
    reason: Sym,
    currency: Currency,
    reasoned: bool,
}

/// The components, details and origins of a partition.
#[derive(Debug, Default)]
pub(crate) struct Cold {
    /// From, to, native level, account level above it, number of the item.
    components: Rows<5>,
    items: Vec<Item>,
    /// Native change above the account's, number of what it is about, start and number of origins.
    details: Rows<4>,
    abouts: Vec<About>,
    /// Kind and row.
    origins: Rows<2>,
}

/// The kinds of facts, by their number.
const KINDS: [FactKind; 9] = [
    FactKind::Subscription,
    FactKind::Change,
    FactKind::InvoiceLine,
    FactKind::CreditNote,
    FactKind::Refund,
    FactKind::Dispute,
    FactKind::MrrMonth,
    FactKind::Customer,
    FactKind::FxRate,
];

/// Values of which neighbours have many in common.
struct Shared<T>(Vec<T>);

/// So many of the last values are looked at before one is noted again.
const NEAR: usize = 8;

impl<T: PartialEq> Shared<T> {
    fn number(&mut self, value: T) -> i64 {
        let near = self.0.iter().rev().take(NEAR).position(|known| *known == value);
        let at = near.map_or(self.0.len(), |near| self.0.len() - 1 - near);
        if near.is_none() {
            self.0.push(value);
        }
        at as i64
    }

    fn into_list(mut self) -> Vec<T> {
        self.0.shrink_to_fit();
        self.0
    }
}

impl Cold {
    /// Packs what the ledger says beside steps.
    pub fn new(out: &Output) -> Cold {
        let (mut items, mut abouts) = (Shared(Vec::new()), Shared(Vec::new()));
        let component = |it: &Component| {
            let Component { subscription, item, plan, currency, term, told_by, .. } = *it;
            let number = items.number(Item { subscription, item, plan, currency, term, told_by });
            [it.from.0, it.to.0, it.native, it.account.wrapping_sub(it.native), number]
        };
        let components = out.components.iter().map(component).collect();
        let detail = |(step, it): (&Step, &Detail)| {
            let Detail { subscription, item, plan, reason, currency, reasoned, .. } = *it;
            let about = About { subscription, item, plan, reason, currency, reasoned };
            let (from, to) = (i64::from(it.origins.0), i64::from(it.origins.1));
            [it.native.wrapping_sub(step.delta), abouts.number(about), from, to - from]
        };
        let details = out.steps.iter().zip(&out.details).map(detail).collect();
        let origin = |origin: &Origin| [origin.kind as i64, i64::from(origin.row)];
        let origins = out.origins.iter().map(origin).collect();
        let (items, abouts) = (items.into_list(), abouts.into_list());
        Cold { components, items, details, abouts, origins }
    }

    /// Whether it has details.
    pub fn has_details(&self) -> bool {
        self.details.len() > 0
    }

    /// The components at these places.
    pub fn components(&self, places: &Range<u32>) -> List<'_, Component> {
        self.list(&[], places)
    }

    /// The details at the places of these steps, where there are any.
    pub fn details<'a>(&'a self, steps: &'a [Step], places: &Range<u32>) -> List<'a, Detail> {
        match self.has_details() {
            true => self.list(steps, places),
            false => List::default(),
        }
    }

    /// All origins.
    pub fn origins(&self) -> List<'_, Origin> {
        self.list(&[], &(0..self.origins.len() as u32))
    }

    fn list<'a, T>(&'a self, steps: &'a [Step], places: &Range<u32>) -> List<'a, T> {
        let (from, len) = (places.start as usize, places.len());
        List { form: Form::Packed { cold: self, steps, from }, len }
    }
}

/// What a list may hold.
pub trait Kept: Copy {
    /// The one at a place of a partition; `step` is the step that it is parallel to.
    #[doc(hidden)]
    fn at(cold: &Packed<'_>, at: usize, step: Option<&Step>) -> Option<Self>;
}

/// What a partition keeps, for lists alone.
#[doc(hidden)]
pub struct Packed<'a>(&'a Cold);

impl Kept for Component {
    #[inline]
    fn at(cold: &Packed<'_>, at: usize, _: Option<&Step>) -> Option<Component> {
        let [from, to, native, above, item] = cold.0.components.get(at)?;
        let Item { subscription, item, plan, currency, term, told_by } =
            *cold.0.items.get(item as usize)?;
        Some(Component {
            from: Instant(from),
            to: Instant(to),
            subscription,
            item,
            plan,
            currency,
            native,
            account: native.wrapping_add(above),
            term,
            told_by,
        })
    }
}

impl Kept for Detail {
    #[inline]
    fn at(cold: &Packed<'_>, at: usize, step: Option<&Step>) -> Option<Detail> {
        let [above, about, from, count] = cold.0.details.get(at)?;
        let About { subscription, item, plan, reason, currency, reasoned } =
            *cold.0.abouts.get(about as usize)?;
        Some(Detail {
            native: step?.delta.wrapping_add(above),
            currency,
            subscription,
            item,
            plan,
            reason,
            reasoned,
            origins: (from as u32, (from + count) as u32),
        })
    }
}

impl Kept for Origin {
    fn at(cold: &Packed<'_>, at: usize, _: Option<&Step>) -> Option<Origin> {
        let [kind, row] = cold.0.origins.get(at)?;
        Some(Origin { kind: *KINDS.get(kind as usize)?, row: row as u32 })
    }
}

/// Some of what the ledger says, in order: as it was said, or as a partition keeps it.
pub struct List<'a, T> {
    form: Form<'a, T>,
    len: usize,
}

enum Form<'a, T> {
    Plain(&'a [T]),
    /// `from` is where it begins in the partition.
    Packed {
        cold: &'a Cold,
        steps: &'a [Step],
        from: usize,
    },
}

impl<T> Clone for Form<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Form<'_, T> {}

impl<T> Clone for List<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for List<'_, T> {}

impl<T> Default for List<'_, T> {
    fn default() -> Self {
        List { form: Form::Plain(&[]), len: 0 }
    }
}

impl<'a, T> From<&'a [T]> for List<'a, T> {
    fn from(list: &'a [T]) -> Self {
        List { form: Form::Plain(list), len: list.len() }
    }
}

impl<T: Kept + fmt::Debug> fmt::Debug for List<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<'a, T: Kept> List<'a, T> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The one at a place; `None` beyond the last.
    #[inline]
    pub fn get(&self, at: usize) -> Option<T> {
        match self.form {
            Form::Plain(list) => list.get(at).copied(),
            Form::Packed { .. } if at >= self.len => None,
            Form::Packed { cold, steps, from } => T::at(&Packed(cold), from + at, steps.get(at)),
        }
    }

    /// All in order.
    pub fn iter(self) -> Iter<'a, T> {
        Iter { list: self, places: 0..self.len }
    }

    /// Those at some places, as far as there are any.
    #[must_use]
    pub fn part(self, places: Range<usize>) -> List<'a, T> {
        let end = places.end.min(self.len);
        let start = places.start.min(end);
        let form = match self.form {
            Form::Plain(list) => Form::Plain(&list[start..end]),
            Form::Packed { cold, steps, from } => Form::Packed {
                cold,
                steps: steps.get(start..).unwrap_or_default(),
                from: from + start,
            },
        };
        List { form, len: end - start }
    }
}

impl List<'_, Component> {
    /// From when to when the one at a place runs, without looking at more of it.
    #[inline]
    fn span(&self, at: usize) -> Option<(Instant, Instant)> {
        match self.form {
            Form::Plain(list) => list.get(at).map(|it| (it.from, it.to)),
            Form::Packed { cold, from, .. } => {
                let [from, to] = cold.components.cells(from + at, [0, 1])?;
                Some((Instant(from), Instant(to)))
            }
        }
    }
}

impl<'a> List<'a, Component> {
    /// From when to when the one at a place runs, its plan and its currency.
    #[inline]
    pub(crate) fn outline(&self, at: usize) -> Option<(Instant, Instant, Sym, Currency)> {
        match self.form {
            Form::Plain(list) => list.get(at).map(|it| (it.from, it.to, it.plan, it.currency)),
            Form::Packed { cold, from, .. } => {
                let [from, to, item] = cold.components.cells(from + at, [0, 1, 4])?;
                let item = cold.items.get(item as usize)?;
                Some((Instant(from), Instant(to), item.plan, item.currency))
            }
        }
    }

    /// Those that run immediately before an instant.
    pub fn live(self, at: Instant) -> impl Iterator<Item = Component> + 'a {
        let runs =
            move |&place: &usize| self.span(place).is_some_and(|(from, to)| from < at && at <= to);
        (0..self.len).filter(runs).filter_map(move |place| self.get(place))
    }
}

impl<'a, T: Kept> IntoIterator for List<'a, T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

/// Goes through a [`List`].
pub struct Iter<'a, T> {
    list: List<'a, T>,
    places: Range<usize>,
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { list: self.list, places: self.places.clone() }
    }
}

impl<T> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Iter").field(&self.places).finish()
    }
}

impl<T: Kept> Iterator for Iter<'_, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.list.get(self.places.next()?)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.places.size_hint()
    }
}

impl<T: Kept> DoubleEndedIterator for Iter<'_, T> {
    fn next_back(&mut self) -> Option<T> {
        self.list.get(self.places.next_back()?)
    }
}

impl<T: Kept> ExactSizeIterator for Iter<'_, T> {}

#[cfg(test)]
mod tests {
    use tenure_domain::facts::Interval;
    use tenure_ledger::movement::{Cause, Kind, Standing, TOO_LARGE};

    use super::*;

    fn currency(n: i64) -> Currency {
        Currency::parse(["EUR", "JPY", "USD"][n as usize % 3]).unwrap()
    }

    /// An output in which everything takes several values, in no order, the outermost among them.
    fn said(count: i64) -> Output {
        let mut out = Output::default();
        let sym = |n: i64| if n % 7 == 0 { Sym::NONE } else { Sym(n as u32 * 31) };
        for n in 0..count {
            let delta = if n % 5 == 0 { -n * 5_040_000 } else { n * n };
            let (kind, cause) = (Kind::ALL[n as usize % 10], Cause::None);
            let (at, after) = (Instant(n * 1_000), Standing::CUSTOMER);
            out.steps.push(Step { at, delta, kind, counts_as: kind, cause, after, part: 0 });
            let native = match n % 11 {
                0 => TOO_LARGE,
                1 => i64::MIN,
                _ => delta,
            };
            let start = out.origins.len() as u32;
            let rows = (0..n % 4).map(|k| (n * 13 + k) as u32 | (n as u32 % 2) << 30);
            out.origins.extend(rows.map(|row| Origin { kind: KINDS[row as usize % 9], row }));
            out.details.push(Detail {
                native,
                currency: currency(n / 3),
                subscription: sym(n / 2),
                item: sym(n % 3),
                plan: sym(n % 40),
                reason: sym(n / 100),
                reasoned: n % 6 == 0,
                origins: (start, out.origins.len() as u32),
            });
            let unit = [Interval::Day, Interval::Week, Interval::Month, Interval::Year];
            out.components.push(Component {
                from: Instant(n * 86_400_000_000),
                to: if n % 3 == 0 { Instant::MAX } else { Instant(n * 86_400_000_000 + 1) },
                subscription: sym(n / 4),
                item: sym(n % 2),
                plan: sym(n % 5),
                currency: currency(n),
                native,
                account: if n % 9 == 0 { 0 } else { native / 3 },
                term: Term { unit: unit[n as usize % 4], count: n as u16 },
                told_by: KINDS[n as usize % 9],
            });
        }
        out
    }

    #[test]
    fn what_is_packed_is_what_the_ledger_says() {
        let out = said(9_000);
        let cold = Cold::new(&out);
        for places in [0..9_000_u32, 0..0, 4_090..4_100, 8_999..9_000] {
            let of = places.start as usize..places.end as usize;
            let steps = &out.steps[of.clone()];
            let details = cold.details(steps, &places);
            assert!(details.iter().eq(out.details[of.clone()].iter().copied()));
            let components = cold.components(&places);
            let plain = List::from(&out.components[of.clone()]);
            assert!(components.iter().eq(plain.iter()));
            assert!(components.iter().rev().eq(plain.iter().rev()));
            assert_eq!(components.get(places.len()), None);
            for at in [0, 1, 86_400_000_001, 5_000 * 86_400_000_000, i64::MAX].map(Instant) {
                assert!(components.live(at).eq(plain.live(at)), "at {at:?}");
            }
            for part in [0..2, 1..usize::MAX, 3..5, 20_000..20_001] {
                let (one, other) = (components.part(part.clone()), plain.part(part.clone()));
                assert!(one.iter().eq(other.iter()));
                let plain = List::from(&out.details[of.clone()]).part(part.clone());
                assert!(details.part(part).iter().eq(plain.iter()));
            }
        }
        for detail in &out.details {
            let places = detail.origins.0 as usize..detail.origins.1 as usize;
            let packed = cold.origins().part(places.clone());
            assert!(packed.iter().eq(out.origins[places].iter().copied()));
        }
    }

    #[test]
    fn without_details_there_are_none() {
        let out = Output { details: Vec::new(), ..said(10) };
        let cold = Cold::new(&out);
        assert!(cold.details(&out.steps, &(0..10)).is_empty());
        assert_eq!(cold.components(&(0..10)).len(), 10);
    }
}
