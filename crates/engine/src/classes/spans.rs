//! Under which heading a customer comes, from one end of time to the other.

use tenure_domain::money::Mrr;
use tenure_domain::time::Instant;

/// From when to when an item runs, what it comes to, and its heading.
type Item = (Instant, Instant, Mrr, u32);

/// The headings of one customer, each until an instant at which it still holds, and the next from
/// then on. A customer comes under the heading of the largest item that runs, of equal ones the
/// later. Items are looked at once, however many moments are asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spans {
    spans: Vec<(Option<u32>, Instant)>,
    /// In the order of their starts.
    items: Vec<Item>,
    /// The span that was found last.
    at: usize,
}

impl Spans {
    /// Of another customer now.
    pub fn clear(&mut self) {
        self.spans.clear();
        self.items.clear();
        self.at = 0;
    }

    /// Goes on under a heading until an instant.
    pub fn add(&mut self, group: Option<u32>, until: Instant) {
        match self.spans.last_mut() {
            Some(span) if span.0 == group => span.1 = until,
            _ => self.spans.push((group, until)),
        }
    }

    /// Takes items (from, to, heading) of which each begins when the one before has ended or later;
    /// where nothing runs the heading is `none`. Whether they are such.
    pub fn follow(
        &mut self,
        items: impl Iterator<Item = (Instant, Instant, u32)>,
        none: u32,
    ) -> bool {
        let mut ended = Instant::MIN;
        for (from, to, number) in items {
            if from < ended {
                return false;
            }
            if ended < from {
                self.add(Some(none), from);
            }
            self.add(Some(number), to);
            ended = to;
        }
        if ended < Instant::MAX {
            self.add(Some(none), Instant::MAX);
        }
        true
    }

    /// Takes any items, which come in the order of their starts.
    pub fn lay_out(&mut self, items: impl Iterator<Item = Item>, none: u32) {
        self.items.extend(items);
        let (mut ended, mut at) = (0, Instant::MIN);
        loop {
            while self.items.get(ended).is_some_and(|item| item.1 < at) {
                ended += 1;
            }
            let (mut largest, mut until): (Option<(Mrr, u32)>, _) = (None, Instant::MAX);
            for &(from, to, account, number) in &self.items[ended..] {
                if from >= at {
                    until = until.min(from);
                    break;
                }
                if at <= to {
                    until = until.min(to);
                    if largest.is_none_or(|it| it.0 <= account) {
                        largest = Some((account, number));
                    }
                }
            }
            self.add(Some(largest.map_or(none, |it| it.1)), until);
            if until == Instant::MAX {
                return;
            }
            at = until.plus(1);
        }
    }

    /// The heading, where it is the same through all time.
    pub fn only(&self) -> Option<Option<u32>> {
        let [(group, _)] = self.spans[..] else { return None };
        Some(group)
    }

    /// The heading immediately before an instant, and until when it holds.
    #[inline]
    pub fn find(&mut self, at: Instant) -> (Option<u32>, Instant) {
        while self.at > 0 && at <= self.spans[self.at - 1].1 {
            self.at -= 1;
        }
        while self.spans.get(self.at).is_some_and(|span| span.1 < at) {
            self.at += 1;
        }
        self.spans.get(self.at).copied().unwrap_or((None, Instant::MAX))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NONE: u32 = 9;

    /// The heading at an instant, found by looking at all items.
    fn naive(items: &[Item], at: Instant) -> u32 {
        let live = items.iter().filter(|item| item.0 < at && at <= item.1);
        live.max_by_key(|item| item.2).map_or(NONE, |item| item.3)
    }

    proptest! {
        #[test]
        fn spans_say_what_a_look_at_all_items_says(
            items in prop::collection::vec((0..40_i64, 0..20_i64, 0..4_i64, 0..3_u32, prop::bool::weighted(0.1)), 0..6),
            asked in prop::collection::vec(-2..70_i64, 1..40),
        ) {
            let end = |from, length, open| if open { Instant::MAX } else { Instant(from + length) };
            let mut items: Vec<Item> = items
                .into_iter()
                .map(|(from, length, mrr, group, open)| (Instant(from), end(from, length, open), mrr, group))
                .collect();
            items.sort_by_key(|item| item.0);
            let mut of_any = Spans::default();
            of_any.lay_out(items.iter().copied(), NONE);
            let mut chained = Spans::default();
            let chain = chained.follow(items.iter().map(|it| (it.0, it.1, it.3)), NONE);
            prop_assert_eq!(chain, items.windows(2).all(|pair| pair[0].1 <= pair[1].0));
            for mut spans in [Some(of_any), chain.then_some(chained)].into_iter().flatten() {
                for at in asked.iter().copied().map(Instant) {
                    let (group, until) = spans.find(at);
                    prop_assert_eq!(group, Some(naive(&items, at)));
                    for later in (at.0..=until.0.min(80)).map(Instant) {
                        prop_assert_eq!(naive(&items, later), naive(&items, at));
                    }
                }
            }
        }
    }
}
