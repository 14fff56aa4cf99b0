//! `invoices` and `invoice_lines`: compact rows, and the facts that they stand for.

use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::facts::{FactKind, InvoiceLine, InvoiceStatus, LineKind, Origin, PlanKind};
use tenure_domain::money::{Amount, Currency};
use tenure_domain::schema::TableId;
use tenure_domain::symbols::{Sym, Symbols};
use tenure_domain::time::Instant;

use super::bulk::{self, Chunks, Found, Runs, Settle, SymColumn, System, Texts, intern_all};
use super::cols::{Cols, Currencies, Flag, Long, Money, Text};
use super::settled::Unpaid;
use super::{LoadFinding, Loader, Row, words};
use crate::error::Error;

/// No instant.
const NEVER: Instant = Instant::MIN;

/// What lines take from their invoice.
#[derive(Clone, Copy, Debug)]
pub(super) struct Invoice {
    pub customer: Sym,
    pub status: InvoiceStatus,
    pub currency: Currency,
    failed: bool,
    pub issued_at: Instant,
    pub paid_at: Instant,
    due_at: Instant,
    closed_at: Instant,
}

/// All invoices by number, and the numbers of their ids.
#[derive(Debug, Default)]
pub struct Invoices {
    ids: Symbols,
    list: Vec<Option<Invoice>>,
}

impl Invoices {
    /// The invoice of an id, as lines and adjustments name it.
    pub(super) fn find(&self, id: &str) -> Option<(Sym, &Invoice)> {
        let number = self.ids.get(id)?;
        Some((number, self.of(number)?))
    }

    /// By row, the numbers of the ids of a column.
    fn numbers(&self, column: &Text<'_>, rows: usize) -> Vec<Option<Sym>> {
        let runs = Runs::new(column, rows);
        let mut found = Vec::with_capacity(runs.texts.len());
        self.ids.get_all(&runs.texts, &mut found);
        runs.spread(&found)
    }

    pub(super) fn of(&self, number: Sym) -> Option<&Invoice> {
        self.list.get(number.0 as usize)?.as_ref()
    }

    /// The number of an id.
    pub(super) fn number(&self, id: &str) -> Option<Sym> {
        self.ids.get(id)
    }

    /// Marks an invoice as paid; without a date where nobody knows when.
    pub(super) fn pay(&mut self, number: Sym, at: Option<Instant>) {
        if let Some(Some(invoice)) = self.list.get_mut(number.0 as usize) {
            (invoice.status, invoice.paid_at) = (InvoiceStatus::Paid, at.unwrap_or(NEVER));
        }
    }

    /// The id of an invoice; empty where ids were not kept.
    pub fn id(&self, number: Sym) -> &str {
        self.ids.text(number)
    }

    /// All invoices with their ids.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Invoice)> {
        let each = self.list.iter().enumerate();
        each.filter_map(|(at, of)| Some((self.ids.text(Sym(at as u32)), of.as_ref()?)))
    }

    /// Makes room for so many.
    fn reserve(&mut self, invoices: usize) {
        self.ids.reserve(invoices);
        self.list.reserve(invoices);
    }

    fn set(&mut self, id: &str, invoice: Invoice) -> Sym {
        let sym = self.ids.intern(id);
        let number = sym.0 as usize;
        if self.list.len() <= number {
            self.list.resize(number + 1, None);
        }
        self.list[number] = Some(invoice);
        sym
    }
}

/// What a line has of its own; the rest is shared with others like it.
#[derive(Clone, Copy, Debug)]
struct LineRow {
    invoice: Sym,
    line: Sym,
    subscription: Sym,
    item: Sym,
    plan: Sym,
    period: (Instant, Instant),
    amount: Amount,
    shared: u32,
}

impl Settle for LineRow {
    fn settle(&mut self, settle: &mut dyn FnMut(&mut Sym)) {
        settle(&mut self.line);
        settle(&mut self.subscription);
        settle(&mut self.item);
        settle(&mut self.plan);
    }

    fn shared(&mut self) -> Option<&mut u32> {
        Some(&mut self.shared)
    }
}

/// All invoice lines, in the order of loading.
#[derive(Debug, Default)]
pub struct Lines {
    rows: Chunks<LineRow>,
    shared: Vec<InvoiceLine>,
    /// The invoices that they name.
    pub(super) invoices: Invoices,
    /// What the rows of origins are marked with.
    pub(super) mark: u32,
}

impl Lines {
    /// How many there are; those without an invoice among them.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The line at a place in the order of loading; `None` where it has no invoice.
    pub fn get(&self, at: u32) -> Option<InvoiceLine> {
        let row = self.rows.get(at)?;
        let invoice = self.invoices.of(row.invoice)?;
        let given = |at: Instant| (at != NEVER).then_some(at);
        Some(InvoiceLine {
            invoice: row.invoice,
            line: row.line,
            customer: invoice.customer,
            subscription: row.subscription,
            item: row.item,
            plan: row.plan,
            period_start: given(row.period.0),
            period_end: given(row.period.1),
            amount: row.amount,
            currency: invoice.currency,
            status: invoice.status,
            issued_at: invoice.issued_at,
            paid_at: given(invoice.paid_at),
            due_at: given(invoice.due_at),
            closed_at: given(invoice.closed_at),
            payment_failed: invoice.failed,
            origin: Origin { kind: FactKind::InvoiceLine, row: at + self.mark },
            ..self.shared[row.shared as usize]
        })
    }

    /// The invoices that they name.
    pub fn invoices(&self) -> &Invoices {
        &self.invoices
    }

    /// The customer of each line, as its invoice names it; none without invoice.
    pub(super) fn customers(&self) -> impl Iterator<Item = Sym> {
        let of = |row: &LineRow| self.invoices.of(row.invoice).map_or(Sym::NONE, |i| i.customer);
        self.rows.iter().map(of)
    }

    /// The customer and the subscription of each line that names one.
    pub(super) fn named(&self) -> impl Iterator<Item = (Sym, Sym)> {
        let rows = self.rows.iter().filter(|row| row.subscription.is_some());
        let of = |row: &LineRow| self.invoices.of(row.invoice).map_or(Sym::NONE, |i| i.customer);
        rows.map(move |row| (of(row), row.subscription))
    }

    /// Kind and subscription of each line.
    pub(super) fn kinds(&self) -> impl Iterator<Item = (LineKind, Sym)> {
        self.rows.iter().map(|row| (self.shared[row.shared as usize].kind, row.subscription))
    }

    /// Forgets the ids of invoices, which only explanations name.
    pub(super) fn forget_ids(&mut self) {
        self.invoices.ids = Symbols::default();
    }
}

/// Kinds of lines by the id of their plan.
type KindsOfPlans = FxHashMap<String, LineKind>;

/// The columns of a batch of lines.
struct Columns<'a> {
    plan_id: Text<'a>,
    invoice: Text<'a>,
    line: Text<'a>,
    subscription: SymColumn,
    item: SymColumn,
    plan: SymColumn,
    kind: Text<'a>,
    start: Long<'a>,
    end: Long<'a>,
    interval: Text<'a>,
    interval_count: Long<'a>,
    amount: Money<'a>,
    discount: Money<'a>,
    duration: Text<'a>,
    quantity: Long<'a>,
    prorated: Flag<'a>,
}

impl<'a> Columns<'a> {
    fn new(cols: &Cols<'a>, texts: &mut Texts<'_>) -> Columns<'a> {
        let mut syms = |name| SymColumn::new(&cols.text(name), cols.rows(), texts);
        Columns {
            plan_id: cols.text("plan_id"),
            invoice: cols.text("invoice_id"),
            line: cols.text("line_id"),
            subscription: syms("subscription_id"),
            item: syms("item_id"),
            plan: syms("plan_id"),
            kind: cols.text("kind"),
            start: cols.long("period_start"),
            end: cols.long("period_end"),
            interval: cols.text("interval"),
            interval_count: cols.long("interval_count"),
            amount: cols.money("amount"),
            discount: cols.money("discount"),
            duration: cols.text("discount_duration"),
            quantity: cols.long("quantity"),
            prorated: cols.flag("prorated"),
        }
    }

    /// What a line shares with others: all but what [`LineRow`] and the invoice have.
    fn shared(&self, row: &Row, currency: Currency, plans: &KindsOfPlans) -> InvoiceLine {
        let at = row.at;
        let of_plan = || plans.get(self.plan_id.or_empty(at)).copied();
        let inferred = match (self.start.at(at), self.end.at(at)) {
            (Some(_), Some(_)) => LineKind::Subscription,
            _ => LineKind::OneOff,
        };
        let told = self.kind.at(at).and_then(words::line_kind);
        InvoiceLine {
            invoice: Sym::NONE,
            line: Sym::NONE,
            customer: Sym::NONE,
            subscription: Sym::NONE,
            item: Sym::NONE,
            plan: Sym::NONE,
            kind: told.or_else(of_plan).unwrap_or(inferred),
            period_start: None,
            period_end: None,
            interval: self.interval.at(at).and_then(words::interval),
            interval_count: self.interval_count.count(at),
            amount: 0,
            discount: self.discount.at(at, || currency).unwrap_or(0),
            discount_duration: self.duration.at(at).and_then(words::duration),
            quantity: self.quantity.at(at),
            prorated: self.prorated.at(at).unwrap_or(false),
            currency,
            status: InvoiceStatus::Open,
            issued_at: NEVER,
            paid_at: None,
            due_at: None,
            closed_at: None,
            payment_failed: false,
            recorded_at: row.recorded_at,
            origin: Origin { kind: FactKind::InvoiceLine, row: 0 },
        }
    }
}

impl Loader<'_> {
    pub(super) fn invoices(&mut self) -> Result<(), Error> {
        if !self.facts.tables.contains(&TableId::InvoiceLines) {
            return Ok(());
        }
        let failed = self.failed_payments()?;
        let home = self.options.account.currency;
        let mut invoices = Invoices::default();
        let mut unpaid = FxHashMap::default();
        let rows = self.door.rows(TableId::Invoices)?;
        invoices.reserve(usize::try_from(rows).unwrap_or(0));
        self.batches(TableId::Invoices, |this, cols| {
            let (ids, customers) = (cols.text("invoice_id"), cols.text("customer_id"));
            let (issued, paid) = (cols.long("issued_at"), cols.long("paid_at"));
            let (due, collection) = (cols.long("due_at"), cols.text("collection"));
            let voided = cols.long("voided_at");
            let mut currencies = Currencies::new(cols.text("currency"));
            let (statuses, amounts) = (cols.text("status"), cols.money("amount_paid"));
            let customers = intern_all(&mut this.facts.names, &customers, cols.rows());
            for row in System::new(cols).rows(|_| Sym::NONE) {
                let at = row.at;
                let customer = customers[at];
                this.facts.customers.number(customer);
                let (voided, paid_at) = (voided.instant(at), paid.instant(at));
                let issued_at = issued.instant(at).unwrap_or(NEVER);
                this.seen(Some(issued_at), row.recorded_at, customer);
                this.seen(paid_at, row.recorded_at, customer);
                let id = ids.or_empty(at);
                let told = statuses.at(at).and_then(words::invoice_status);
                // What is collected by itself is due as soon as it is there.
                let by_itself =
                    || issued.instant(at).filter(|_| collection.at(at) == Some("automatic"));
                let due_at = due.instant(at).or_else(by_itself).unwrap_or(NEVER);
                let invoice = Invoice {
                    customer,
                    status: status(told, voided, paid_at),
                    currency: currencies.at(at).unwrap_or(home),
                    failed: !failed.is_empty() && failed.contains(id),
                    issued_at,
                    paid_at: paid_at.unwrap_or(NEVER),
                    due_at,
                    closed_at: voided.or(row.updated_at).unwrap_or(NEVER),
                };
                let number = invoices.set(id, invoice);
                if (invoice.status, paid_at) == (InvoiceStatus::Open, None) {
                    let amount = amounts.at(at, || invoice.currency);
                    unpaid.insert(number, Unpaid::new(invoice.currency, amount));
                } else {
                    unpaid.remove(&number);
                }
            }
        })?;
        self.settle(&mut invoices, unpaid)?;
        self.facts.lines.invoices = invoices;
        self.adjustments()?;
        self.net_refunds()?;
        self.lines()?;
        if !self.ids {
            self.facts.lines.forget_ids();
        }
        Ok(())
    }

    /// Invoices of which a payment failed.
    fn failed_payments(&mut self) -> Result<FxHashSet<String>, Error> {
        let mut failed = FxHashSet::default();
        self.batches(TableId::Payments, |this, cols| {
            let (at, results) = (cols.long("at"), cols.text("result"));
            let invoices = cols.text("invoice_id");
            for row in System::new(cols).rows(|_| Sym::NONE) {
                this.seen(at.instant(row.at), row.recorded_at, Sym::NONE);
                if results.at(row.at) == Some("failed") {
                    failed.insert(invoices.or_empty(row.at).to_owned());
                }
            }
        })?;
        Ok(failed)
    }

    /// What lines without kind are by their plan, where that is not for service.
    fn kinds_of_plans(&self) -> KindsOfPlans {
        let facts = &self.facts;
        let kind = |&(id, _, _): &(Sym, Sym, Sym)| {
            let kind = match facts.plans.get(id)?.kind {
                PlanKind::Metered => LineKind::Usage,
                PlanKind::OneOff => LineKind::OneOff,
                PlanKind::Base | PlanKind::Addon => return None,
            };
            Some((facts.names.text(id).to_owned(), kind))
        };
        facts.plan_names.iter().filter_map(kind).collect()
    }

    fn lines(&mut self) -> Result<(), Error> {
        let ids = self.ids;
        let plans = self.kinds_of_plans();
        // Only where an adjustment names a line does it matter which one it is.
        let named = self.facts.adjustments.iter().any(|(_, a)| a.line.is_some());
        let invoices = &self.facts.lines.invoices;
        let make = |cols: &Cols<'_>, found: &mut Found<'_, LineRow, InvoiceLine>| {
            let columns = Columns::new(cols, &mut found.texts);
            let numbers = invoices.numbers(&columns.invoice, cols.rows());
            for row in System::new(cols).rows(|_| Sym::NONE) {
                let at = row.at;
                let id = columns.invoice.or_empty(at);
                let invoice =
                    numbers.get(at).copied().flatten().and_then(|n| Some((n, invoices.of(n)?)));
                let number = invoice.map_or(Sym::NONE, |found| found.0);
                let currency = invoice.map_or(Currency::EUR, |found| found.1.currency);
                let line = columns.line.or_empty(at);
                if invoice.is_none() {
                    found.remarks.push((found.rows.len() as u32, id.to_owned()));
                }
                let shared = columns.shared(&row, currency, &plans);
                let texts = &mut found.texts;
                let made = LineRow {
                    invoice: number,
                    line: match (ids, named) {
                        (true, _) => texts.sym(line),
                        (false, true) => texts.known(line),
                        (false, false) => Sym::NONE,
                    },
                    subscription: columns.subscription.at(at),
                    item: columns.item.at(at),
                    plan: columns.plan.at(at),
                    period: (
                        columns.start.instant(at).unwrap_or(NEVER),
                        columns.end.instant(at).unwrap_or(NEVER),
                    ),
                    amount: columns.amount.at(at, || currency).unwrap_or(0),
                    shared: found.pool.number(shared),
                };
                found.rows.push(made);
            }
        };
        let mut names = std::mem::take(&mut self.facts.names);
        let read = bulk::read(self.door, &mut names, (TableId::InvoiceLines, ids), make);
        self.facts.names = names;
        let read = read?;
        let list = read.remarks.into_iter().map(|(row, id)| LoadFinding {
            code: "line-without-invoice",
            table: TableId::InvoiceLines,
            id,
            source: read.sources.get(row as usize).copied(),
        });
        self.facts.findings.extend(list);
        self.facts.sources[FactKind::InvoiceLine as usize] = read.sources.into();
        (self.facts.lines.rows, self.facts.lines.shared) = (read.rows, read.shared);
        self.facts.lines.mark = self.facts.mark;
        Ok(())
    }
}

fn status(
    told: Option<InvoiceStatus>,
    voided: Option<Instant>,
    paid: Option<Instant>,
) -> InvoiceStatus {
    let inferred = match (voided, paid) {
        (Some(_), _) => InvoiceStatus::Void,
        (_, Some(_)) => InvoiceStatus::Paid,
        _ => InvoiceStatus::Open,
    };
    match told {
        // Paid in full, whatever the status of an older export says.
        Some(InvoiceStatus::Open) if paid.is_some() => InvoiceStatus::Paid,
        told => told.unwrap_or(inferred),
    }
}
