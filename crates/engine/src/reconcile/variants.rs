//! Ways in which another system may take the same facts: another setting, or a fact left out or
//! counted that the policy has no setting for.

use tenure_domain::facts::{
    CustomerFacts, Interval, InvoiceLine, Status, Subscription, SubscriptionChange, Term,
};
use tenure_domain::money::Currency;
use tenure_domain::policy::Policy;
use tenure_domain::time::Day;
use tenure_ledger::run::{self, Output, Scratch, Wanted};

use super::Cause;
use crate::book::{Book, BookOptions, context, facts_of};
use crate::load::Held;

/// One way of taking the facts.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Variant {
    pub cause: Cause,
    pub how: String,
    pub way: Way,
}

#[derive(Clone, PartialEq, Debug)]
pub(super) enum Way {
    Setting(&'static str, String),
    Edit(Edit),
}

/// What is done to the facts.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Edit {
    /// Trials count as if they were paid for.
    TrialsCount,
    /// The tax that prices contain is not taken out.
    TaxStaysIn,
    /// Tax is added to prices that do not contain it.
    TaxOnTop,
    /// The amount of any interval counts in full every month.
    FullAmount,
    /// Subscriptions of a year and longer are left out.
    LongLeftOut,
    /// A foreign currency counts as if it were the account's.
    FaceValue(Currency),
}

/// The settings that can explain a level, by cause, with the values that are tried.
const SETTINGS: [(Cause, &str, &[&str]); 21] = [
    (
        Cause::Discounts,
        "discounts",
        &["forever+limited", "none", "forever", "forever+repeating", "all"],
    ),
    (Cause::Trials, "paid_trials", &["one_off", "count"]),
    (
        Cause::PastDue,
        "past_due",
        &[
            "keep",
            "churn_after_30_days",
            "churn_after_1_days",
            "churn_after_7_days",
            "churn_after_14_days",
            "churn_after_21_days",
            "churn_after_45_days",
            "churn_after_60_days",
            "churn_after_90_days",
        ],
    ),
    (Cause::PastDue, "unpaid", &["churn", "keep"]),
    (Cause::Paused, "paused", &["zero", "keep"]),
    (Cause::Cancellation, "churn_recognised", &["service_ends", "requested", "billing_ended"]),
    (Cause::Cancellation, "new_and_gone", &["show", "suppress"]),
    (Cause::Usage, "usage", &["exclude", "last_invoice", "trailing_mean_3", "minimum_commitment"]),
    (Cause::Term, "constants", &["365.25", "52_weeks", "4_weeks"]),
    (Cause::Fx, "fx", &["component_start", "renewal", "period_end"]),
    (Cause::Invoices, "invoice_new", &["paid", "issued"]),
    (Cause::Invoices, "invoice_existing", &["issued", "paid"]),
    (Cause::Invoices, "failed_first_payment", &["until_paid", "count"]),
    (Cause::Invoices, "void_invoices", &["never", "until_voided"]),
    (Cause::Invoices, "uncollectible", &["churn", "keep"]),
    (Cause::Credits, "refunds", &["cash_only", "full_with_cancellation", "full_erases", "reduce"]),
    (Cause::Credits, "credit_notes", &["cash_only", "recurring", "all"]),
    (Cause::Credits, "disputes", &["cash_only", "lost_ends_service"]),
    (Cause::Timing, "gap_tolerance", &["same_day", "none", "7_days", "30_days"]),
    (Cause::Trials, "zero_amount", &["contraction", "churn"]),
    (Cause::Timing, "netting", &["60_minutes", "none", "day"]),
];

/// All ways that differ from a policy and may matter for a customer, the likelier first. Foreign
/// currencies are also tried at the rates of these days.
pub(super) fn variants(policy: &Policy, foreign: &[Currency], days: &[Day]) -> Vec<Variant> {
    let ours = policy.settings();
    let value = |key: &str| ours.iter().find(|(k, _)| *k == key).map(|(_, value)| value.as_str());
    let mut all = Vec::new();
    for (cause, key, values) in SETTINGS {
        for other in values.iter().filter(|other| value(key) != Some(**other)) {
            let how = format!("{key} = {other}");
            all.push(Variant { cause, how, way: Way::Setting(key, (*other).to_owned()) });
        }
    }
    for (cause, how, edit) in [
        (Cause::Trials, "trials count as if paid", Edit::TrialsCount),
        (Cause::Tax, "the tax in prices is not taken out", Edit::TaxStaysIn),
        (Cause::Tax, "tax is added to prices", Edit::TaxOnTop),
        (Cause::Term, "the amount of each interval counts in full every month", Edit::FullAmount),
        (Cause::Term, "terms of a year and longer are left out", Edit::LongLeftOut),
    ] {
        all.push(Variant { cause, how: how.to_owned(), way: Way::Edit(edit) });
    }
    for &currency in foreign {
        let how = format!("{currency} is not converted");
        all.push(Variant { cause: Cause::Fx, how, way: Way::Edit(Edit::FaceValue(currency)) });
    }
    for day in days.iter().filter(|_| !foreign.is_empty()) {
        let how = format!("fx = constant_{day}");
        let way = Way::Setting("fx", format!("constant_{day}"));
        all.push(Variant { cause: Cause::Fx, how, way });
    }
    all
}

/// Keeps single customers again.
pub(super) struct Rerun<'a> {
    pub book: &'a Book,
    scratch: Scratch,
    held: Held,
}

impl<'a> Rerun<'a> {
    pub fn new(book: &'a Book) -> Rerun<'a> {
        Rerun { book, scratch: Scratch::default(), held: Held::default() }
    }

    /// The foreign currencies in which a customer is billed.
    pub fn foreign(&mut self, number: u32) -> Vec<Currency> {
        let book = self.book;
        let Some(facts) = facts_of(&book.facts, &book.options, number, &mut self.held) else {
            return Vec::new();
        };
        let plan = |sym| book.facts.plans.get(sym).and_then(|plan| plan.currency);
        let of_items = facts.subscriptions.iter().filter_map(|s| s.currency.or(plan(s.plan)));
        let of_lines = facts.lines.iter().map(|line| line.currency);
        let mut all: Vec<Currency> = of_items.chain(of_lines).collect();
        let ours = book.currency();
        all.retain(|c| *c != ours && c.exponent() == ours.exponent());
        all.sort_unstable();
        all.dedup();
        all
    }

    /// What the ledger says of a customer if the facts are taken in these ways; `None` where
    /// it is no customer of its own then.
    pub fn run(&mut self, number: u32, ways: &[&Way]) -> Option<Output> {
        let book = self.book;
        let mut options = BookOptions { wanted: WANTED, ..book.options.clone() };
        for way in ways {
            match way {
                Way::Setting(key, value) => options.policy.set(key, value).ok()?,
                Way::Edit(Edit::FaceValue(currency)) => options.native = Some(*currency),
                Way::Edit(_) => {}
            }
        }
        let facts = facts_of(&book.facts, &options, number, &mut self.held)?;
        let mut edited = Edited::new(&facts);
        for way in ways {
            if let Way::Edit(edit) = way {
                edited.edit(*edit, book);
            }
        }
        let trials = if edited.no_trials { &[] } else { facts.trials };
        let facts = CustomerFacts {
            subscriptions: &edited.subscriptions,
            changes: &edited.changes,
            lines: &edited.lines,
            trials,
            ..facts
        };
        let mut out = Output::default();
        let context = context(&book.facts, &options);
        run::customer(&context, &facts, WANTED, &mut self.scratch, &mut out);
        Some(out)
    }
}

const WANTED: Wanted = Wanted { details: false, components: false, bases: false };

/// The facts of a customer, to be changed.
struct Edited {
    subscriptions: Vec<Subscription>,
    changes: Vec<SubscriptionChange>,
    lines: Vec<InvoiceLine>,
    no_trials: bool,
}

impl Edited {
    fn new(facts: &CustomerFacts<'_>) -> Edited {
        Edited {
            subscriptions: facts.subscriptions.to_vec(),
            changes: facts.changes.to_vec(),
            lines: facts.lines.to_vec(),
            no_trials: false,
        }
    }

    fn edit(&mut self, edit: Edit, book: &Book) {
        match edit {
            Edit::TrialsCount => self.count_trials(),
            Edit::TaxStaysIn => {
                self.subscriptions.iter_mut().for_each(|s| s.tax_included = false);
                self.changes.iter_mut().for_each(|c| c.tax_included = None);
            }
            Edit::TaxOnTop => self.add_tax(),
            Edit::FullAmount => self.full_amounts(),
            Edit::LongLeftOut => self.leave_long_out(book),
            Edit::FaceValue(_) => {}
        }
    }

    fn count_trials(&mut self) {
        let active = |status: Option<Status>| match status {
            Some(Status::Trialing) => Some(Status::Active),
            other => other,
        };
        for row in &mut self.subscriptions {
            (row.trial_started_at, row.trial_ended_at) = (None, None);
            row.status = active(row.status);
        }
        self.changes.iter_mut().for_each(|change| change.status = active(change.status));
        self.no_trials = true;
    }

    fn add_tax(&mut self) {
        for row in &mut self.subscriptions {
            if let (false, Some(tax), Some(amount)) =
                (row.tax_included, row.tax_percent, row.amount)
            {
                row.amount = taxed(amount, tax);
            }
        }
        for change in &mut self.changes {
            let row = self.subscriptions.iter().find(|row| row.id == change.subscription);
            let tax = change.tax_percent.or(row.and_then(|row| row.tax_percent));
            let included = change.tax_included.or(row.map(|row| row.tax_included));
            if let (Some(false), Some(tax), Some(amount)) = (included, tax, change.amount) {
                change.amount = taxed(amount, tax);
            }
        }
    }

    fn full_amounts(&mut self) {
        let month = (Some(Interval::Month), Some(1));
        for row in &mut self.subscriptions {
            (row.interval, row.interval_count) = month;
        }
        for change in &mut self.changes {
            if change.plan.is_some() || change.interval.is_some() || change.interval_count.is_some()
            {
                (change.interval, change.interval_count) = month;
            }
        }
        for line in &mut self.lines {
            (line.interval, line.interval_count) = month;
        }
    }

    fn leave_long_out(&mut self, book: &Book) {
        let plan = |sym| book.facts.plans.get(sym).and_then(|plan| plan.term);
        let long = |unit: Option<Interval>, count: Option<u16>, term: Option<Term>| {
            let given = unit.map(|unit| Term { unit, count: count.unwrap_or(1).max(1) });
            given.or(term).and_then(Term::months).is_some_and(|months| months >= 12)
        };
        self.subscriptions.retain(|s| !long(s.interval, s.interval_count, plan(s.plan)));
        let rows = &self.subscriptions;
        self.changes.retain(|change| rows.iter().any(|row| row.id == change.subscription));
        self.lines.retain(|l| !long(l.interval, l.interval_count, plan(l.plan)));
    }
}

/// An amount with tax, in ten-thousandths of a percent; `None` where it does not fit.
fn taxed(amount: i64, tax: u32) -> Option<i64> {
    let whole = i128::from(amount) * (1_000_000 + i128::from(tax));
    i64::try_from(tenure_domain::money::round_half_even(whole, 1_000_000)).ok()
}
