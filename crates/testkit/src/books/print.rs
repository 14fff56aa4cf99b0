//! A book as text that a person can read, with only what is said.

use std::fmt::{self, Write as _};

use tenure_domain::facts::{Change, InvoiceLine, Subscription, SubscriptionChange};
use tenure_domain::money::Currency;
use tenure_domain::policy::Policy;
use tenure_domain::symbols::Sym;

use super::Case;

/// Names of the ids that [`super::Raw`] gives out.
pub fn name(id: Sym) -> String {
    match id.0 {
        u32::MAX => "-".to_owned(),
        n @ 0..10 => format!("c{n}"),
        n @ 10..20 => format!("s{}", n - 10),
        n @ 20..100 => format!("i{}", n - 20),
        n @ 100..200 => format!("p{}", n - 100),
        n @ 200..300 => format!("inv{}", n - 200),
        n => format!("line{}", n - 300),
    }
}

/// Ten-thousandths as a decimal.
fn money(amount: i64) -> String {
    let text = format!("{}.{:04}", amount.abs() / 10_000, amount.abs() % 10_000);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    format!("{}{text}", if amount < 0 { "-" } else { "" })
}

/// Fields that are said, one after the other.
struct Fields(String);

impl Fields {
    fn new(what: &str) -> Fields {
        Fields(what.to_owned())
    }

    fn add(mut self, key: &str, value: Option<impl fmt::Display>) -> Fields {
        if let Some(value) = value {
            // Writing to a String cannot fail.
            let _ = write!(self.0, " {key}={value}");
        }
        self
    }

    fn id(self, key: &str, id: Sym) -> Fields {
        self.add(key, id.is_some().then(|| name(id)))
    }

    fn debug(self, key: &str, value: Option<impl fmt::Debug>) -> Fields {
        self.add(key, value.map(|v| format!("{v:?}")))
    }

    fn change<T: fmt::Display>(self, key: &str, change: Change<T>) -> Fields {
        match change {
            Change::Unchanged => self,
            Change::Cleared => self.add(key, Some("none")),
            Change::Set(value) => self.add(key, Some(value)),
        }
    }
}

fn subscription(s: &Subscription) -> String {
    Fields::new("subscription")
        .id("id", s.id)
        .id("item", s.item)
        .id("customer", s.customer)
        .add("started", Some(s.started_at))
        .debug("status", s.status)
        .id("plan", s.plan)
        .add("quantity", s.quantity.map(|q| money(q / 100)))
        .add("amount", s.amount.map(money))
        .add("currency", s.currency)
        .debug("interval", s.interval)
        .add("interval_count", s.interval_count)
        .add("minimum", s.minimum_amount.map(money))
        .add("discount_percent", s.discount_percent.map(|p| money(p.into())))
        .add("discount_amount", s.discount_amount.map(money))
        .debug("discount_duration", s.discount_duration)
        .add("discount_started", s.discount_started_at)
        .add("discount_ends", s.discount_ends_at)
        .add("tax_included", s.tax_included.then_some(true))
        .add("tax_percent", s.tax_percent.map(|p| money(p.into())))
        .add("item_added", s.item_added_at)
        .add("as_of", s.as_of)
        .add("all_items", s.all_items.then_some(true))
        .add("trial_started", s.trial_started_at)
        .add("trial_ended", s.trial_ended_at)
        .add("billing_anchor", s.billing_anchor_at)
        .add("term_ends", s.term_ends_at)
        .add("paused", s.paused_at)
        .add("resumes", s.resumes_at)
        .add("past_due_since", s.past_due_since)
        .add("requested", s.cancel_requested_at)
        .add("effective", s.cancel_effective_at)
        .add("ended", s.ended_at)
        .debug("churn_kind", s.churn_kind)
        .add("updated", s.updated_at)
        .add("recorded", Some(s.recorded_at))
        .0
}

fn change(c: &SubscriptionChange) -> String {
    let duration = match c.discount_duration {
        Change::Unchanged => Change::Unchanged,
        Change::Cleared => Change::Cleared,
        Change::Set(value) => Change::Set(format!("{value:?}")),
    };
    Fields::new("change")
        .id("subscription", c.subscription)
        .id("item", c.item)
        .add("at", Some(c.changed_at))
        .add("sequence", Some(c.sequence))
        .debug("status", c.status)
        .id("plan", c.plan)
        .add("quantity", c.quantity.map(|q| money(q / 100)))
        .add("amount", c.amount.map(money))
        .add("currency", c.currency)
        .debug("interval", c.interval)
        .add("interval_count", c.interval_count)
        .change("discount_percent/10^4", c.discount_percent)
        .change("discount_amount/10^4", c.discount_amount)
        .change("discount_duration", duration)
        .change("discount_ends", c.discount_ends_at)
        .add("tax_included", c.tax_included)
        .add("tax_percent", c.tax_percent.map(|p| money(p.into())))
        .add("recorded", Some(c.recorded_at))
        .0
}

fn line(l: &InvoiceLine) -> String {
    Fields::new("line")
        .id("invoice", l.invoice)
        .id("line", l.line)
        .id("customer", l.customer)
        .id("subscription", l.subscription)
        .id("item", l.item)
        .id("plan", l.plan)
        .debug("kind", Some(l.kind))
        .add("from", l.period_start)
        .add("to", l.period_end)
        .debug("interval", l.interval)
        .add("interval_count", l.interval_count)
        .add("amount", Some(money(l.amount)))
        .add("discount", (l.discount != 0).then(|| money(l.discount)))
        .debug("discount_duration", l.discount_duration)
        .add("quantity", l.quantity.map(|q| money(q / 100)))
        .add("prorated", l.prorated.then_some(true))
        .add("currency", Some(l.currency))
        .debug("status", Some(l.status))
        .add("issued", Some(l.issued_at))
        .add("paid", l.paid_at)
        .add("due", l.due_at)
        .add("closed", l.closed_at)
        .add("payment_failed", l.payment_failed.then_some(true))
        .0
}

fn rates(case: &Case) -> Vec<String> {
    let mut lines = Vec::new();
    let used = |currency: Currency| {
        let book = &case.book;
        book.subscriptions.iter().any(|s| s.currency == Some(currency))
            || book.changes.iter().any(|c| c.currency == Some(currency))
            || book.lines.iter().any(|l| l.currency == currency)
            || book.mrr_months.iter().any(|m| m.currency == currency)
            || case.plans.iter().any(|p| p.currency == Some(currency))
    };
    let mut seen = Vec::new();
    for &(currency, day, rate) in &case.fx {
        let count = seen.iter().filter(|c| **c == currency).count();
        seen.push(currency);
        if used(currency) && currency != case.account.currency && count < 3 {
            lines.push(format!("rate {currency} {day} {}e-12", rate.0));
        }
    }
    lines
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (zone, currency) = (self.account.zone.name(), self.account.currency);
        writeln!(f, "account {currency} {zone}, horizon {}", self.horizon)?;
        let standard = Policy::standard().settings();
        for (mine, default) in self.policy.settings().iter().zip(standard) {
            if *mine != default {
                writeln!(f, "policy {} = {}", mine.0, mine.1)?;
            }
        }
        for plan in &self.plans {
            let text = Fields::new("plan")
                .id("id", plan.id)
                .debug("kind", Some(plan.kind))
                .add("amount", plan.amount.map(money))
                .add("currency", plan.currency)
                .debug("term", plan.term)
                .0;
            writeln!(f, "{text}")?;
        }
        for text in rates(self) {
            writeln!(f, "{text} …")?;
        }
        self.book.facts(f)
    }
}

impl super::Book {
    fn facts(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in &self.customers {
            let text = Fields::new("customer")
                .id("id", row.id)
                .id("merged_into", row.merged_into)
                .add("merged_at", row.merged_at)
                .0;
            writeln!(f, "{text}")?;
        }
        for row in &self.subscriptions {
            writeln!(f, "{}", subscription(row))?;
        }
        for row in &self.changes {
            writeln!(f, "{}", change(row))?;
        }
        for row in &self.lines {
            writeln!(f, "{}", line(row))?;
        }
        for row in &self.adjustments {
            let text = Fields::new("adjustment")
                .debug("kind", Some(row.origin.kind))
                .id("invoice", row.invoice)
                .id("line", row.line)
                .add("at", Some(row.at))
                .add("amount", Some(money(row.amount)))
                .add("recurring", row.recurring.then_some(true))
                .0;
            writeln!(f, "{text}")?;
        }
        for row in &self.mrr_months {
            let text = Fields::new("month")
                .id("customer", row.customer)
                .add("month", Some(row.month))
                .add("mrr", Some(money(row.mrr)))
                .add("currency", Some(row.currency))
                .id("plan", row.plan)
                .add("recorded", Some(row.recorded_at))
                .0;
            writeln!(f, "{text}")?;
        }
        for row in &self.trials {
            let text = Fields::new("trial")
                .id("customer", row.customer)
                .add("started", Some(row.started_at))
                .add("ends", row.ends_at)
                .add("converted", row.converted_at)
                .0;
            writeln!(f, "{text}")?;
        }
        Ok(())
    }
}
