//! What happened to a customer, from all tables, in one order.

use std::collections::BTreeMap;

use anyhow::Result;
use tenure_domain::money::Amount;
use tenure_domain::said;
use tenure_domain::schema::TableId;
use tenure_domain::time::Instant;
use tenure_engine::book::{Book, Customer};
use tenure_engine::dossier::{Dossier, Fact};
use tenure_engine::explain::facts;
use tenure_engine::rows::FactRef;
use tenure_metrics::reading::Reason;

use crate::called;
use crate::commands::movements::{place, source};
use crate::failure::advised;
use crate::figures;
use crate::output::{Json, Object};
use crate::sheet::{Cell, Column, Sheet, Tone, fit};
use crate::show;
use crate::words::{self, tr};

/// Kinds of entries.
const KINDS: &[&str] = &[
    "movement",
    "subscription",
    "change",
    "invoice",
    "payment",
    "refund",
    "credit_note",
    "dispute",
    "trial",
    "seats",
    "ticket",
    "answer",
    "feedback",
    "milestone",
    "goal",
    "interaction",
    "contact",
    "referral",
];

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Entry {
    at: Instant,
    kind: &'static str,
    /// What happened, in a word for programs.
    event: String,
    /// How much money it is about, in which currency; nothing where it cannot be told.
    amount: Option<(String, String)>,
    /// The same to the digits of its currency, where it has more than are written.
    shown: Option<String>,
    /// What it is about: a plan, an id, a name.
    about: Option<String>,
    /// What was said.
    text: Option<String>,
    /// Whether the text is a cause that programs name, and nothing that was said.
    is_cause: bool,
    /// Why the amount cannot be told.
    undefined: Option<Reason>,
    sources: Vec<FactRef>,
}

/// All of it, newest first.
pub struct Timeline {
    entries: Vec<Entry>,
    /// How many there are of each kind, whatever is looked at.
    counts: BTreeMap<&'static str, usize>,
}

/// Some of it.
pub struct Page {
    entries: Vec<Entry>,
    counts: BTreeMap<&'static str, usize>,
    offset: usize,
    total: usize,
}

/// Says which kinds there are, where one is none.
pub fn check(kinds: &[String]) -> Result<()> {
    match kinds.iter().find(|kind| !KINDS.contains(&kind.as_str())) {
        None => Ok(()),
        Some(kind) => {
            let hint = said!("kinds are {kinds}", kinds = KINDS.join(", "));
            let kind = format!("{kind:?}");
            Err(advised(said!("nothing that happens is of the kind {kind}", kind = kind), hint))
        }
    }
}

/// When what happens, by a column of a table.
struct Moment {
    table: TableId,
    column: &'static str,
    kind: &'static str,
    event: &'static str,
    /// A column that says more exactly what happened.
    exactly: &'static str,
    /// What it is about.
    about: &'static str,
    /// What was said.
    text: &'static str,
}

const fn moment(
    table: TableId,
    (column, kind, event): (&'static str, &'static str, &'static str),
    (exactly, about, text): (&'static str, &'static str, &'static str),
) -> Moment {
    Moment { table, column, kind, event, exactly, about, text }
}

static MOMENTS: &[Moment] = &[
    moment(TableId::Subscriptions, ("started_at", "subscription", "started"), ("", "plan_id", "")),
    moment(TableId::Subscriptions, ("paused_at", "subscription", "paused"), ("", "plan_id", "")),
    moment(
        TableId::Subscriptions,
        ("past_due_since", "subscription", "past_due"),
        ("", "plan_id", ""),
    ),
    moment(
        TableId::Subscriptions,
        ("cancel_requested_at", "subscription", "cancel_requested"),
        ("", "plan_id", "churn_comment"),
    ),
    moment(
        TableId::Subscriptions,
        ("ended_at", "subscription", "ended"),
        ("", "plan_id", "churn_reason"),
    ),
    moment(
        TableId::SubscriptionChanges,
        ("changed_at", "change", "changed"),
        ("status", "plan_id", ""),
    ),
    moment(TableId::Invoices, ("issued_at", "invoice", "issued"), ("", "invoice_id", "")),
    moment(TableId::Invoices, ("paid_at", "invoice", "paid"), ("", "invoice_id", "")),
    moment(TableId::Invoices, ("voided_at", "invoice", "voided"), ("", "invoice_id", "")),
    moment(TableId::Payments, ("at", "payment", "tried"), ("result", "invoice_id", "decline_code")),
    moment(TableId::Refunds, ("at", "refund", "refunded"), ("", "invoice_id", "reason")),
    moment(TableId::CreditNotes, ("at", "credit_note", "credited"), ("", "invoice_id", "reason")),
    moment(TableId::Disputes, ("at", "dispute", "disputed"), ("status", "invoice_id", "reason")),
    moment(TableId::Trials, ("started_at", "trial", "started"), ("", "trial_id", "")),
    moment(TableId::Trials, ("converted_at", "trial", "converted"), ("", "trial_id", "")),
    moment(TableId::Seats, ("at", "seats", "purchased"), ("", "purchased", "")),
    moment(TableId::Tickets, ("opened_at", "ticket", "opened"), ("", "category", "")),
    moment(TableId::Tickets, ("solved_at", "ticket", "solved"), ("", "category", "satisfaction")),
    moment(
        TableId::SurveyResponses,
        ("responded_at", "answer", "answered"),
        ("survey", "score", "comment"),
    ),
    moment(TableId::Feedback, ("at", "feedback", "said"), ("kind", "author", "text")),
    moment(TableId::Milestones, ("reached_at", "milestone", "reached"), ("", "milestone", "")),
    moment(TableId::Goals, ("set_at", "goal", "set"), ("", "goal", "")),
    moment(TableId::Goals, ("achieved_at", "goal", "achieved"), ("", "goal", "")),
    moment(TableId::Interactions, ("at", "interaction", "met"), ("kind", "by", "text")),
    moment(TableId::Contacts, ("left_at", "contact", "left"), ("", "name", "role")),
    moment(TableId::Referrals, ("at", "referral", "referred"), ("", "referred_customer_id", "")),
];

impl Moment {
    fn entry(&self, fact: &Fact, amount: Option<(String, String)>) -> Option<Entry> {
        let text = |column: &str| fact.text(column).map(str::to_owned);
        let number = |column: &str| match fact.get(column)? {
            tenure_engine::dossier::Stored::Count(n) => Some(n.to_string()),
            _ => None,
        };
        Some(Entry {
            at: fact.at(self.column)?,
            kind: self.kind,
            event: text(self.exactly).unwrap_or_else(|| self.event.to_owned()),
            amount,
            about: text(self.about).or_else(|| number(self.about)),
            text: text(self.text),
            is_cause: false,
            undefined: None,
            shown: None,
            sources: vec![fact.place.clone()],
        })
    }
}

impl Timeline {
    /// All that happened before an instant.
    pub fn new(
        book: &Book,
        customer: &Customer<'_>,
        dossier: &Dossier,
        until: Instant,
    ) -> Timeline {
        let mut entries: Vec<Entry> = movements(book, customer).collect();
        let billed = billed(dossier);
        for moment in MOMENTS {
            for fact in dossier.of(moment.table) {
                if moment.kind == "answer" && fact.is("skipped") {
                    continue;
                }
                let own = fact.text("amount").filter(|_| is_paid(moment.kind));
                let own = own.zip(fact.text("currency"));
                let own = own.map(|(amount, code)| (amount.to_owned(), code.to_owned()));
                let invoice = (moment.kind == "invoice").then(|| fact.text("invoice_id")).flatten();
                let amount = invoice.and_then(|id| billed.get(id).cloned()).or(own);
                entries.extend(moment.entry(fact, amount));
            }
        }
        entries.retain(|entry| entry.at < until);
        // Of what happened at one moment, the movement that came of it stands above.
        let rank = |entry: &Entry| KINDS.iter().position(|kind| *kind == entry.kind);
        entries.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| rank(a).cmp(&rank(b))));
        let mut counts = BTreeMap::new();
        for entry in &entries {
            *counts.entry(entry.kind).or_insert(0) += 1;
        }
        Timeline { entries, counts }
    }

    /// Only entries of these kinds; all where none is named.
    pub fn only(&mut self, kinds: &[String]) {
        self.entries.retain(|entry| kinds.is_empty() || kinds.iter().any(|k| k == entry.kind));
    }

    /// So many entries after the first ones.
    pub fn page(self, offset: usize, limit: usize) -> Page {
        let total = self.entries.len();
        let entries = self.entries.into_iter().skip(offset).take(limit).collect();
        Page { entries, counts: self.counts, offset, total }
    }
}

fn is_paid(kind: &str) -> bool {
    matches!(kind, "payment" | "refund" | "credit_note" | "dispute")
}

/// What each invoice comes to: its lines, before tax.
fn billed(dossier: &Dossier) -> BTreeMap<String, (String, String)> {
    let mut sums: BTreeMap<String, (Amount, String)> = BTreeMap::new();
    for line in dossier.of(TableId::InvoiceLines) {
        let (Some(invoice), Some(amount)) = (line.text("invoice_id"), line.text("amount")) else {
            continue;
        };
        let Some(amount) = ten_thousandths(amount) else { continue };
        let code = line.text("currency").unwrap_or_default().to_owned();
        let sum = sums.entry(invoice.to_owned()).or_insert((0, code));
        sum.0 = sum.0.saturating_add(amount);
    }
    let shown = |(sum, code): (Amount, String)| {
        let currency = tenure_domain::money::Currency::parse(&code)?;
        Some((tenure_engine::explain::amount_text(sum, currency), code))
    };
    sums.into_iter().filter_map(|(id, sum)| Some((id, shown(sum)?))).collect()
}

/// A decimal of at most four places in ten-thousandths.
fn ten_thousandths(text: &str) -> Option<Amount> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{part:0<4}");
    digits.parse().ok()
}

fn movements<'a>(book: &'a Book, customer: &'a Customer<'a>) -> impl Iterator<Item = Entry> + 'a {
    customer.steps.iter().zip(customer.details).map(|(step, detail)| {
        let currency = book.currency();
        let gap = customer.untold_step(step.at, detail.currency);
        let plan = book.facts.names.text(detail.subscription);
        let reason = book.facts.names.text(detail.reason);
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let amount = figures::money(step.delta.into(), currency);
        Entry {
            at: step.at,
            kind: "movement",
            event: step.kind.name().to_owned(),
            amount: gap.is_none().then(|| (amount, currency.code().to_owned())),
            shown: Some(show::money(step.delta.into(), currency)),
            about: filled(plan),
            text: filled(reason).or(filled(step.cause.name())),
            is_cause: reason.is_empty(),
            undefined: gap.map(|gap| book.reason(customer, gap)),
            sources: facts(book, customer.origins(&detail)),
        }
    })
}

impl Page {
    /// For programs.
    pub fn json(&self, book: &Book) -> Object {
        let kinds = self.counts.iter().fold(Object::new(), |all, (kind, n)| all.with(kind, *n));
        let zone = &book.options.account.zone;
        let item = |entry: &Entry| {
            Object::new()
                .with("at", entry.at.to_string())
                .with("date", zone.day(entry.at).to_string())
                .with("kind", entry.kind)
                .with("event", entry.event.clone())
                .with("amount", entry.amount.as_ref().map(|(amount, _)| amount.clone()))
                .with("currency", entry.amount.as_ref().map(|(_, code)| code.clone()))
                .with("about", entry.about.clone())
                .with("text", entry.text.clone())
                .with("undefined", entry.undefined.map(words::why))
                .with("sources", Json::objects(entry.sources.iter().map(source)))
        };
        Object::new()
            .with("total", self.total)
            .with("offset", self.offset)
            .with("kinds", kinds)
            .with("items", Json::objects(self.entries.iter().map(item)))
    }

    /// How many there are, with those that are not on the page.
    pub fn total(&self) -> usize {
        self.total
    }

    /// As a table.
    pub fn sheet(&self, book: &Book, narrow: bool) -> Sheet {
        let mut sheet = Sheet::new(vec![
            Column::text("at", &tr!("col-at")),
            Column::text("kind", &tr!("col-kind")),
            Column::text("event", &tr!("customer-event")),
            Column::number("amount", &tr!("col-amount")),
            Column::text("currency", ""),
            Column::text("about", &tr!("customer-about")),
            Column::text("text", &tr!("customer-words")),
            Column::text("sources", &tr!("col-sources")),
            Column::text("undefined", &tr!("column-undefined")),
        ]);
        let short = |text: &str, width| if narrow { fit(text, width) } else { text.to_owned() };
        for entry in &self.entries {
            let at = show::instant(entry.at, &book.options.account.zone);
            let (amount, code) = entry.amount.clone().unwrap_or_default();
            let amount = match (&entry.undefined, amount.starts_with('-')) {
                (Some(_), _) => Cell::undefined(),
                (None, _) if amount.is_empty() => Cell::empty(),
                (None, negative) => {
                    let shown = entry.shown.clone().unwrap_or_else(|| show::decimal(&amount));
                    let tone = if negative { Tone::Bad } else { Tone::Plain };
                    Cell::new(shown, amount).toned(tone)
                }
            };
            let text = entry.text.clone().unwrap_or_default();
            let shown = if entry.is_cause { called::cause(&text) } else { text.clone() };
            let sources: Vec<String> = entry.sources.iter().map(place).collect();
            sheet.push(vec![
                Cell::new(at, entry.at.to_string()),
                called::cell(entry.kind, called::happened),
                called::cell(&entry.event, called::event),
                amount,
                Cell::text(code),
                Cell::text(entry.about.clone().unwrap_or_default()),
                Cell { shown: short(&shown, 40), ..Cell::text(text) },
                Cell::text(sources.join(" ")),
                Cell::why(entry.undefined),
            ]);
        }
        if narrow {
            sheet.drop_empty("undefined");
        }
        sheet
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_become_whole_numbers() {
        assert_eq!(ten_thousandths("12.5"), Some(125_000));
        assert_eq!(ten_thousandths("-0.01"), Some(-100));
        assert_eq!(ten_thousandths("7"), Some(70_000));
        assert_eq!(ten_thousandths("x"), None);
    }
}
