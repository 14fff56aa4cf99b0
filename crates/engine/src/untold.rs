//! What cannot be told of a customer: a rate is missing, or an amount is too large.

use tenure_domain::money::Currency;
use tenure_domain::time::Instant;
use tenure_ledger::run::{Gap, Untold};
use tenure_metrics::label::Label;
use tenure_metrics::reading::Reason;

use crate::book::{Book, Customer};

impl<'a> Customer<'a> {
    /// The gap in which its MRR immediately before an instant lies, if it does.
    pub fn untold_before(&self, at: Instant) -> Option<&'a Gap> {
        self.gaps.iter().find(|gap| gap.from < at && at <= gap.to)
    }

    /// The gap that a step in a currency begins, ends or lies in, if it does.
    pub fn untold_step(&self, at: Instant, currency: Currency) -> Option<&'a Gap> {
        self.gaps
            .iter()
            .rev()
            .find(|gap| gap.from <= at && at <= gap.to && gap.currency == currency)
    }
}

impl Book {
    /// The reason that a customer's gap gives for what is undefined.
    pub fn reason(&self, customer: &Customer<'_>, gap: &Gap) -> Reason {
        match gap.why {
            Untold::MissingFx(day) => Reason::MissingFx(gap.currency, day),
            Untold::TooLarge => {
                Reason::MrrTooLarge(Label::new(self.facts.names.text(customer.id)), gap.currency)
            }
        }
    }

    /// Why a customer's MRR immediately before an instant cannot be told, if so.
    pub fn untold(&self, customer: &Customer<'_>, at: Instant) -> Option<Reason> {
        customer.untold_before(at).map(|gap| self.reason(customer, gap))
    }
}
