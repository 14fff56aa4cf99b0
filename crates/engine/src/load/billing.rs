//! The billing tables.

use tenure_domain::facts::{
    Adjustment, FactKind, MrrMonth, Origin, Plan, Plans, Subscription, Term, Trial,
};
use tenure_domain::fx::{FxTable, Rate};
use tenure_domain::money::Currency;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;

use super::cols::Cols;
use super::{Loader, Row, words};
use crate::error::Error;

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
                    this.seen(at, row, made.customer);
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
            auto_renew: cols.flag("auto_renew").at(at),
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

    pub(super) fn adjustments(&mut self) -> Result<(), Error> {
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
                let line = this.sym(cols, "line_id", row);
                let id = cols.text("invoice_id").or_empty(row.at);
                let (invoice, of) = this.facts.lines.invoices.find(id)?;
                let (customer, currency) = (of.customer, of.currency);
                let adjustment = Adjustment {
                    invoice,
                    line,
                    at: cols.long("at").instant(row.at)?,
                    amount: cols.money("amount").at(row.at, || currency)?,
                    recurring: cols.flag("recurring").at(row.at).unwrap_or(false),
                    origin: origin(kind, place),
                };
                Some((customer, adjustment))
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
            this.seen(Some(last.min(this.options.now).min(row.recorded_at)), row, customer);
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
