//! Under which heading a customer is seen.

use tenure_domain::time::Instant;
use tenure_metrics::cut::State;

use crate::book::Customer;
use crate::classes::{Classes, Moment};

/// Under which heading one customer is seen, from moment to moment. The end of a period is the
/// opening of the next, so most moments come twice; and most headings stay as long as the state.
pub(super) struct Sight<'a> {
    pub customer: &'a Customer<'a>,
    classes: &'a Classes<'a>,
    /// Whether the heading is the same at all moments.
    pub fixed: bool,
    /// Whether it hangs on the customer's items alone, which come in order.
    of_items: bool,
    last: Option<Seen>,
    /// How many of the customer's items had ended when it was seen last.
    ended: usize,
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
    pub fn new(customer: &'a Customer<'a>, classes: &'a Classes<'a>) -> Sight<'a> {
        Sight {
            customer,
            classes,
            fixed: classes.is_fixed(),
            of_items: classes.are_of_items() && customer.gaps.is_empty(),
            last: None,
            ended: 0,
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
        match &self.last {
            Some(seen) if self.holds(seen, moment) => (seen.group, seen.until),
            _ => self.look(moment),
        }
    }

    #[inline]
    fn holds(&self, seen: &Seen, moment: &Moment<'_>) -> bool {
        let within = seen.at <= moment.at && moment.at <= seen.until;
        self.fixed
            || (within && self.of_items)
            || (within && seen.state == moment.state && self.classes.are_of_moments())
    }

    fn look(&mut self, moment: &Moment<'_>) -> (Option<u32>, Instant) {
        let (at, state) = (moment.at, moment.state);
        let (group, until) = if self.of_items {
            if self.last.as_ref().is_some_and(|seen| at < seen.at) {
                self.ended = 0;
            }
            self.classes.of_items(self.customer, at, &mut self.ended)
        } else {
            let group = self.classes.of(self.customer, moment);
            (group, self.classes.until(self.customer, at).unwrap_or(at))
        };
        self.last = Some(Seen { at, state, group, until });
        (group, until)
    }
}
