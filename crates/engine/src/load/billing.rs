//! The billing tables.

use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::facts::{
    Adjustment, Change, FactKind, InvoiceLine, InvoiceStatus, LineKind, MrrMonth, Origin, Plan,
    Plans, Subscription, SubscriptionChange, Term, Trial,
};
use tenure_domain::fx::{FxTable, Rate};
use tenure_domain::money::Currency;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use super::cols::Cols;
use super::{Loader, Row, words};
use crate::error::Error;

/// What lines take from their invoice.
#[derive(Clone, Copy)]
struct Invoice {
    id: Sym,
    customer: Sym,
    status: InvoiceStatus,
    currency: Currency,
    issued_at: Instant,
    paid_at: Option<Instant>,
    closed_at: Option<Instant>,
    failed: bool,
}

fn origin(kind: FactKind, place: usize) -> Origin {
    Origin { kind, row: place as u32 }
}

/// Zero and absent alike.
fn nonzero<T: Default + PartialEq>(value: Option<T>) -> Option<T> {
    value.filter(|v| *v != T::default())
}

impl Loader<'_> {
    fn sym(&mut self, cols: &Cols<'_>, name: &str, row: &Row) -> Sym {
        self.facts.names.intern(cols.text(name).or_empty(row.at))
    }

    fn currency(&self, cols: &Cols<'_>, row: &Row) -> Option<Currency> {
        cols.text("currency").at(row.at).and_then(Currency::parse)
    }

    pub(super) fn plans(&mut self) -> Result<(), Error> {
        let home = self.options.account.currency;
        let plans = self.rows(TableId::Plans, |this, cols, row, _| {
            let id = this.sym(cols, "plan_id", row);
            let currency = this.currency(cols, row);
            let unit = cols.text("interval").at(row.at).and_then(words::interval);
            let count = cols.long("interval_count").count(row.at).unwrap_or(1);
            let (name, product) = (this.sym(cols, "name", row), this.sym(cols, "product", row));
            this.facts.plan_names.push((id, name, product));
            let kind = cols.text("kind").or_empty(row.at);
            Some(Plan {
                id,
                product,
                kind: words::plan_kind(kind, cols.text("pricing_model").or_empty(row.at)),
                term: unit.map(|unit| Term { unit, count }),
                amount: cols.money("amount").at(row.at, || currency.unwrap_or(home)),
                currency,
            })
        })?;
        self.facts.plans = Plans::new(plans);
        Ok(())
    }

    pub(super) fn fx(&mut self) -> Result<(), Error> {
        let rates = self.rows(TableId::FxRates, |this, cols, row, _| {
            let currency = this.currency(cols, row)?;
            let day = cols.short("date").day(row.at)?;
            Some((currency, day, Rate(cols.long("rate").at(row.at)?)))
        })?;
        self.facts.fx = FxTable::new(rates);
        Ok(())
    }

    pub(super) fn subscriptions(&mut self) -> Result<(), Error> {
        self.facts.subscriptions =
            self.rows(TableId::Subscriptions, |this, cols, row, place| {
                let made = this.subscription(cols, row, place)?;
                let assessed = this.sym(cols, "churn_reason_assessed", row);
                if assessed.is_some() {
                    this.facts.assessed.insert((made.id, made.item), assessed);
                }
                this.note(FactKind::Subscription, place, row.source);
                for at in [Some(made.started_at), made.ended_at, made.cancel_requested_at] {
                    this.seen(at, row);
                }
                Some(made)
            })?;
        Ok(())
    }

    fn subscription(&mut self, cols: &Cols<'_>, row: &Row, place: usize) -> Option<Subscription> {
        let at = row.at;
        let customer = self.sym(cols, "customer_id", row);
        self.facts.customers.number(customer);
        let currency = self.currency(cols, row);
        let plan = self.sym(cols, "plan_id", row);
        let home = self.options.account.currency;
        let of_plan = self.facts.plans.get(plan).and_then(|p| p.currency);
        let money = |name| {
            let column = cols.money(name);
            column.at(at, || currency.or(of_plan).unwrap_or(home))
        };
        let instant = |name| cols.long(name).instant(at);
        let text = |name| cols.text(name).at(at);
        let reason = cols.text("churn_reason").or_empty(at);
        Some(Subscription {
            id: self.sym(cols, "subscription_id", row),
            item: self.sym(cols, "item_id", row),
            customer,
            plan,
            quantity: cols.long("quantity").at(at),
            amount: money("amount"),
            currency,
            interval: text("interval").and_then(words::interval),
            interval_count: cols.long("interval_count").count(at),
            minimum_amount: money("minimum_amount"),
            discount_percent: nonzero(cols.short("discount_percent").percent(at)),
            discount_amount: nonzero(money("discount_amount")),
            discount_duration: text("discount_duration").and_then(words::duration),
            discount_started_at: instant("discount_started_at"),
            discount_ends_at: instant("discount_ends_at"),
            tax_included: cols.flag("tax_included").at(at).unwrap_or(false),
            tax_percent: cols.short("tax_percent").percent(at),
            status: text("status").and_then(words::status),
            started_at: instant("started_at")?,
            as_of: instant("as_of"),
            trial_started_at: instant("trial_started_at"),
            trial_ended_at: instant("trial_ended_at"),
            term_started_at: instant("term_started_at"),
            term_months: cols.long("term_months").count(at),
            term_ends_at: instant("term_ends_at"),
            paused_at: instant("paused_at"),
            resumes_at: instant("resumes_at"),
            past_due_since: instant("past_due_since"),
            cancel_requested_at: instant("cancel_requested_at"),
            cancel_effective_at: instant("cancel_effective_at"),
            ended_at: instant("ended_at"),
            churn_kind: words::churn_kind(text("churn_kind"), reason),
            churn_reason: self.facts.names.intern(reason),
            recorded_at: row.recorded_at,
            updated_at: row.updated_at,
            origin: origin(FactKind::Subscription, place),
        })
    }

    pub(super) fn changes(&mut self) -> Result<(), Error> {
        // A change without currency is in its item's; only minor units need to know which.
        let home = self.options.account.currency;
        let mut currencies: FxHashMap<Sym, Currency> = FxHashMap::default();
        for row in &self.facts.subscriptions {
            let plan = self.facts.plans.get(row.plan).and_then(|p| p.currency);
            currencies.entry(row.id).or_insert(row.currency.or(plan).unwrap_or(home));
        }
        self.facts.changes =
            self.rows(TableId::SubscriptionChanges, |this, cols, row, place| {
                let made = this.change(cols, row, place, &currencies)?;
                this.note(FactKind::Change, place, row.source);
                this.seen(Some(made.changed_at), row);
                Some(made)
            })?;
        Ok(())
    }

    fn change(
        &mut self,
        cols: &Cols<'_>,
        row: &Row,
        place: usize,
        currencies: &FxHashMap<Sym, Currency>,
    ) -> Option<SubscriptionChange> {
        let at = row.at;
        let subscription = self.sym(cols, "subscription_id", row);
        let currency = self.currency(cols, row);
        let home = self.options.account.currency;
        let known = || currency.or(currencies.get(&subscription).copied()).unwrap_or(home);
        let cleared = |n: i64| n == 0;
        let ends = match cols.long("discount_ends_at").at(at) {
            None => Change::Unchanged,
            Some(i64::MIN) => Change::Cleared,
            Some(t) => Change::Set(Instant(t)),
        };
        Some(SubscriptionChange {
            subscription,
            item: self.sym(cols, "item_id", row),
            changed_at: cols.long("changed_at").instant(at)?,
            sequence: cols.long("sequence").at(at).unwrap_or(0),
            plan: self.sym(cols, "plan_id", row),
            quantity: cols.long("quantity").at(at),
            amount: cols.money("amount").at(at, known),
            currency,
            interval: cols.text("interval").at(at).and_then(words::interval),
            interval_count: cols.long("interval_count").count(at),
            discount_percent: match cols.short("discount_percent").percent(at) {
                None => Change::Unchanged,
                Some(0) => Change::Cleared,
                Some(percent) => Change::Set(percent),
            },
            discount_amount: match cols.money("discount_amount").at(at, known) {
                None => Change::Unchanged,
                Some(n) if cleared(n) => Change::Cleared,
                Some(amount) => Change::Set(amount),
            },
            discount_duration: match cols.text("discount_duration").at(at) {
                None => Change::Unchanged,
                Some(word) => words::duration(word).map_or(Change::Cleared, Change::Set),
            },
            discount_ends_at: ends,
            tax_included: cols.flag("tax_included").at(at),
            tax_percent: cols.short("tax_percent").percent(at),
            status: cols.text("status").at(at).and_then(words::status),
            recorded_at: row.recorded_at,
            origin: origin(FactKind::Change, place),
        })
    }

    pub(super) fn invoices(&mut self) -> Result<(), Error> {
        if !self.facts.tables.contains(&TableId::InvoiceLines) {
            return Ok(());
        }
        let failed = self.failed_payments()?;
        let home = self.options.account.currency;
        let invoices = self.rows(TableId::Invoices, |this, cols, row, _| {
            let id = this.sym(cols, "invoice_id", row);
            let customer = this.sym(cols, "customer_id", row);
            this.facts.customers.number(customer);
            let instant = |name| cols.long(name).instant(row.at);
            let (voided, paid_at) = (instant("voided_at"), instant("paid_at"));
            let told = cols.text("status").at(row.at).and_then(words::invoice_status);
            let inferred = match (voided, paid_at) {
                (Some(_), _) => InvoiceStatus::Void,
                (_, Some(_)) => InvoiceStatus::Paid,
                _ => InvoiceStatus::Open,
            };
            let issued_at = instant("issued_at")?;
            this.seen(Some(issued_at), row);
            this.seen(paid_at, row);
            Some(Invoice {
                id,
                customer,
                status: match told {
                    // Paid in full, whatever the status of an older export says.
                    Some(InvoiceStatus::Open) if paid_at.is_some() => InvoiceStatus::Paid,
                    told => told.unwrap_or(inferred),
                },
                currency: this.currency(cols, row).unwrap_or(home),
                issued_at,
                paid_at,
                closed_at: voided.or(row.updated_at),
                failed: failed.contains(&id),
            })
        })?;
        let by_id: FxHashMap<Sym, u32> =
            invoices.iter().enumerate().map(|(at, i)| (i.id, at as u32)).collect();
        self.lines(&invoices, &by_id)?;
        self.adjustments(&invoices, &by_id)
    }

    /// Invoices of which a payment failed.
    fn failed_payments(&mut self) -> Result<FxHashSet<Sym>, Error> {
        let failed = self.rows(TableId::Payments, |this, cols, row, _| {
            this.seen(cols.long("at").instant(row.at), row);
            let failed = cols.text("result").at(row.at) == Some("failed");
            failed.then(|| this.sym(cols, "invoice_id", row))
        })?;
        Ok(failed.into_iter().collect())
    }

    fn lines(&mut self, invoices: &[Invoice], by_id: &FxHashMap<Sym, u32>) -> Result<(), Error> {
        self.facts.lines = self.rows(TableId::InvoiceLines, |this, cols, row, place| {
            let id = this.sym(cols, "invoice_id", row);
            this.note(FactKind::InvoiceLine, place, row.source);
            let Some(&invoice) = by_id.get(&id) else {
                this.finding("line-without-invoice", TableId::InvoiceLines, id, row.source);
                return None;
            };
            this.line(cols, row, place, &invoices[invoice as usize])
        })?;
        Ok(())
    }

    fn line(
        &mut self,
        cols: &Cols<'_>,
        row: &Row,
        place: usize,
        invoice: &Invoice,
    ) -> Option<InvoiceLine> {
        let at = row.at;
        let money = |name| cols.money(name).at(at, || invoice.currency);
        let instant = |name| cols.long(name).instant(at);
        let period = (instant("period_start"), instant("period_end"));
        let inferred = match period {
            (Some(_), Some(_)) => LineKind::Subscription,
            _ => LineKind::OneOff,
        };
        Some(InvoiceLine {
            invoice: invoice.id,
            line: self.sym(cols, "line_id", row),
            customer: invoice.customer,
            subscription: self.sym(cols, "subscription_id", row),
            item: self.sym(cols, "item_id", row),
            plan: self.sym(cols, "plan_id", row),
            kind: cols.text("kind").at(at).and_then(words::line_kind).unwrap_or(inferred),
            period_start: period.0,
            period_end: period.1,
            interval: cols.text("interval").at(at).and_then(words::interval),
            interval_count: cols.long("interval_count").count(at),
            amount: money("amount")?,
            discount: money("discount").unwrap_or(0),
            discount_duration: cols.text("discount_duration").at(at).and_then(words::duration),
            quantity: cols.long("quantity").at(at),
            prorated: cols.flag("prorated").at(at).unwrap_or(false),
            currency: invoice.currency,
            status: invoice.status,
            issued_at: invoice.issued_at,
            paid_at: invoice.paid_at,
            closed_at: invoice.closed_at,
            payment_failed: invoice.failed,
            recorded_at: row.recorded_at,
            origin: origin(FactKind::InvoiceLine, place),
        })
    }

    fn adjustments(
        &mut self,
        invoices: &[Invoice],
        by_id: &FxHashMap<Sym, u32>,
    ) -> Result<(), Error> {
        let tables = [
            (TableId::Refunds, FactKind::Refund),
            (TableId::CreditNotes, FactKind::CreditNote),
            (TableId::Disputes, FactKind::Dispute),
        ];
        for (table, kind) in tables {
            let made = self.rows(table, |this, cols, row, place| {
                this.note(kind, place, row.source);
                if kind == FactKind::Dispute && cols.text("status").at(row.at) != Some("lost") {
                    return None;
                }
                let invoice = this.sym(cols, "invoice_id", row);
                let &at = by_id.get(&invoice)?;
                let of = &invoices[at as usize];
                let adjustment = Adjustment {
                    invoice,
                    line: this.sym(cols, "line_id", row),
                    at: cols.long("at").instant(row.at)?,
                    amount: cols.money("amount").at(row.at, || of.currency)?,
                    recurring: cols.flag("recurring").at(row.at).unwrap_or(false),
                    origin: origin(kind, place),
                };
                Some((of.customer, adjustment))
            })?;
            self.facts.adjustments.extend(made);
        }
        Ok(())
    }

    pub(super) fn mrr_months(&mut self) -> Result<(), Error> {
        let home = self.options.account.currency;
        let zone = self.options.account.zone.clone();
        self.facts.mrr_months = self.rows(TableId::MrrMonths, |this, cols, row, place| {
            let customer = this.sym(cols, "customer_id", row);
            this.facts.customers.number(customer);
            this.note(FactKind::MrrMonth, place, row.source);
            let currency = this.currency(cols, row).unwrap_or(home);
            let month = cols.short("month").day(row.at)?;
            // A monthly total speaks of its whole month.
            let last = zone.start_of_day(month.add_months(1)).plus(-1);
            this.seen(Some(last.min(this.options.now).min(row.recorded_at)), row);
            Some(MrrMonth {
                customer,
                month,
                mrr: cols.money("mrr").at(row.at, || currency)?,
                currency,
                plan: this.sym(cols, "plan_id", row),
                recorded_at: row.recorded_at,
                origin: origin(FactKind::MrrMonth, place),
            })
        })?;
        Ok(())
    }

    pub(super) fn trials(&mut self) -> Result<(), Error> {
        self.facts.trials = self.rows(TableId::Trials, |this, cols, row, _| {
            let customer = this.sym(cols, "customer_id", row);
            this.facts.customers.number(customer);
            Some(Trial {
                customer,
                started_at: cols.long("started_at").instant(row.at)?,
                ends_at: cols.long("ends_at").instant(row.at),
                converted_at: cols.long("converted_at").instant(row.at),
            })
        })?;
        self.facts.customers.finish();
        Ok(())
    }

    pub(super) fn revenue(&mut self) -> Result<(), Error> {
        let home = self.options.account.currency;
        self.facts.revenue = self.rows(TableId::Revenue, |this, cols, row, _| {
            let currency = this.currency(cols, row).unwrap_or(home);
            let month = cols.short("month").day(row.at)?;
            Some((month, cols.money("amount").at(row.at, || currency)?, currency))
        })?;
        Ok(())
    }
}
