//! Under which heading a customer is seen.

use tenure_domain::time::Instant;
use tenure_metrics::cut::State;

use crate::book::Customer;
use crate::classes::{Classes, Moment, Spans};

/// Under which heading one customer is seen, from moment to moment. The end of a period is the
/// opening of the next, so most moments come twice; and most headings stay as long as the state.
pub(super) struct Sight<'a> {
    pub customer: &'a Customer<'a>,
    classes: &'a Classes<'a>,
    /// Whether the heading is the same at all moments.
    pub fixed: bool,
    /// All headings, where they hang on the customer's items alone, which come in order.
    spans: Option<Spans>,
    last: Option<Seen>,
}

/// A heading that was found.
struct Seen {
    at: Instant,
    state: State,
    group: Option<u32>,
    /// Up to when it stays the same as long as the state does.
    until: Instant,
}

impl<'a> Sight<'a> {
    /// Looks at a customer. There is room for its headings in those of the one before.
    pub fn new(
        customer: &'a Customer<'a>,
        classes: &'a Classes<'a>,
        room: &mut Spans,
    ) -> Sight<'a> {
        let of_items = classes.are_of_items() && customer.gaps.is_empty();
        let spans = of_items.then(|| {
            let mut spans = std::mem::take(room);
            classes.of_items(customer, &mut spans);
            spans
        });
        let only = spans.as_ref().and_then(Spans::only);
        let state = State::default();
        let seen = |group| Seen { at: Instant::MIN, state, group, until: Instant::MAX };
        let fixed = classes.is_fixed() || only.is_some();
        Sight { customer, classes, fixed, spans, last: only.map(seen) }
    }

    /// Gives the room back.
    pub fn close(self, room: &mut Spans) {
        if let Some(spans) = self.spans {
            *room = spans;
        }
    }

    #[inline]
    pub fn group(&mut self, moment: &Moment<'_>) -> Option<u32> {
        match &self.last {
            Some(seen) if self.fixed => seen.group,
            _ => self.see(moment).0,
        }
    }

    /// The heading at a moment, and up to when it stays the same as long as the state does.
    #[inline]
    pub fn see(&mut self, moment: &Moment<'_>) -> (Option<u32>, Instant) {
        match (&self.last, &mut self.spans) {
            (Some(seen), _) if self.fixed => return (seen.group, seen.until),
            (_, Some(spans)) => return spans.find(moment.at),
            _ => {}
        }
        match &self.last {
            Some(seen) if self.holds(seen, moment) => (seen.group, seen.until),
            _ => self.look(moment),
        }
    }

    #[inline]
    fn holds(&self, seen: &Seen, moment: &Moment<'_>) -> bool {
        let within = seen.at <= moment.at && moment.at <= seen.until;
        within && seen.state == moment.state && self.classes.are_of_moments()
    }

    fn look(&mut self, moment: &Moment<'_>) -> (Option<u32>, Instant) {
        let (at, state) = (moment.at, moment.state);
        let group = self.classes.of(self.customer, moment);
        let until = self.classes.until(self.customer, at).unwrap_or(at);
        self.last = Some(Seen { at, state, group, until });
        (group, until)
    }
}
