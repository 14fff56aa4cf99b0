//! The billing tables.

use tenure_domain::facts::{Adjustment, FactKind, MrrMonth, Origin, Plan, Plans, Term, Trial};
use tenure_domain::fx::{FxTable, Rate};
use tenure_domain::money::Currency;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;

use super::cols::Cols;
use super::{LoadFinding, Loader, Row, Source, words};
use crate::error::Error;

fn origin(kind: FactKind, place: usize) -> Origin {
    Origin { kind, row: place as u32 }
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
            this.facts.plan_sources.insert(id, row.source);
            let pricing = this.sym(cols, "pricing_model", row);
            if pricing.is_some() {
                this.facts.pricing.insert(id, pricing);
            }
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
                let Some((invoice, of)) = this.facts.lines.invoices.find(id) else {
                    this.adjusts_nothing("adjustment-without-invoice", table, id, row.source);
                    return None;
                };
                let (customer, currency) = (of.customer, of.currency);
                // At no rate that anybody knows is it a part of what was billed.
                if this.currency(cols, row).is_some_and(|own| own != currency) {
                    this.adjusts_nothing("adjustment-currency", table, id, row.source);
                    return None;
                }
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

    /// Notes a refund, credit note or dispute that cannot count.
    fn adjusts_nothing(&mut self, code: &'static str, table: TableId, id: &str, source: Source) {
        let (id, source) = (id.to_owned(), Some(source));
        self.facts.findings.push(LoadFinding { code, table, id, source });
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
            this.seen(
                Some(last.min(this.options.now).min(row.recorded_at)),
                row.recorded_at,
                customer,
            );
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
}
