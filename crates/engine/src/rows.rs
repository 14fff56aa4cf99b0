//! The rows behind figures: customers behind a measure, movements behind a bridge.

use tenure_domain::facts::{FactKind, Origin};
use tenure_domain::period::Period;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;
use tenure_ledger::movement::{Component, Detail, Kind, Step};
use tenure_ledger::run::{Gap, Untold};
use tenure_metrics::cut::CustomerPeriod;
use tenure_metrics::measure::{MeasureId, Sums};
use tenure_metrics::reading::Reason;

use crate::book::{Book, Customer};
use crate::classes::{Classes, Dimension, Moment};
use crate::error::Error;
use crate::load::Facts;
use crate::memo::{Key, Part, bytes_of};
use crate::query::Asker;
use crate::segments::Compiled;
use crate::sweep::{self, Walker, moment};

mod behind;

pub use behind::behind;

/// Customers by number, with what each adds to a figure.
pub type Rows = Vec<(u32, i128)>;

/// The customers behind a measure in a period, with what each adds to it; they sum to the figure.
///
/// # Errors
/// [`Error::Query`] where the segment does not fit the data.
pub fn rows(
    book: &Book,
    measure: MeasureId,
    period: &Period,
    segment: Option<&Compiled<'_>>,
) -> Result<Rows, Error> {
    let classes = Classes::new(book, segment, None)?;
    let run = |customers: &mut dyn Iterator<Item = Customer<'_>>| {
        let mut rows = Vec::new();
        for customer in customers.filter(|c| !c.steps.is_empty()) {
            let value: i128 =
                of_customer(&customer, period, &classes).iter().map(|p| measure.of(p)).sum();
            if value != 0 {
                rows.push((customer.number, value));
            }
        }
        rows
    };
    let mut all = Vec::new();
    book.fold(run, |rows| all.extend(rows));
    all.sort_unstable_by_key(|row: &(u32, i128)| row.0);
    Ok(all)
}

/// As [`rows`], split: for each heading that has any, its customers; they sum to its figure.
///
/// # Errors
/// [`Error::Query`] where segment or dimension do not fit the data.
pub fn rows_by(
    book: &Book,
    measure: MeasureId,
    period: &Period,
    segment: Option<&Compiled<'_>>,
    by: &Dimension,
) -> Result<Vec<(String, Rows)>, Error> {
    let classes = Classes::new(book, segment, Some(by))?;
    let groups = classes.labels.len();
    let run = |customers: &mut dyn Iterator<Item = Customer<'_>>| {
        let mut rows: Vec<Rows> = vec![Vec::new(); groups];
        for customer in customers.filter(|c| !c.steps.is_empty()) {
            for (group, did) in by_heading(&customer, period, &classes) {
                let value = measure.of(&did);
                if value != 0 {
                    rows[group as usize].push((customer.number, value));
                }
            }
        }
        rows
    };
    let mut all: Vec<Rows> = vec![Vec::new(); groups];
    book.fold(run, |part| {
        for (rows, more) in all.iter_mut().zip(part) {
            rows.extend(more);
        }
    });
    all.iter_mut().for_each(|rows| rows.sort_unstable_by_key(|row| row.0));
    let named = classes.labels.iter().cloned().zip(all);
    Ok(named.filter(|(_, rows)| !rows.is_empty()).collect())
}

/// What a customer adds to a period: nothing, its own period, or its entry into the segment.
pub(crate) fn of_customer(
    customer: &Customer<'_>,
    period: &Period,
    classes: &Classes<'_>,
) -> Vec<CustomerPeriod> {
    by_heading(customer, period, classes).into_iter().map(|(_, did)| did).collect()
}

/// The same under which headings, as the sums of figures take it.
pub(crate) fn by_heading(
    customer: &Customer<'_>,
    period: &Period,
    classes: &Classes<'_>,
) -> Vec<(u32, CustomerPeriod)> {
    let place = Walker::new(*customer).place(period);
    if place.inside.is_empty() && !place.opening.standing.is_customer() {
        return Vec::new();
    }
    let Some(mut did) = sweep::did(classes.book, customer, &place, period) else {
        return Vec::new();
    };
    let group = classes.of(customer, &moment(&place, period));
    let next = match classes.is_fixed() {
        true => group,
        false => classes.of(customer, &Moment { at: period.to, state: did.closing, period }),
    };
    let stays = group == next || !did.in_closing();
    let mut periods = Vec::new();
    if let Some(group) = group {
        periods = sweep::apart(classes, customer, &place, (group, &mut did));
        periods.push((group, if stays { did } else { did.leaving() }));
    }
    if let Some(next) = next.filter(|_| !stays) {
        periods.push((next, CustomerPeriod::entering(did.closing)));
    }
    periods
}

/// One line of a bridge.
#[derive(Clone, Debug)]
pub struct BridgeRow {
    /// The period.
    pub period: Period,
    /// All measures.
    pub sums: Sums,
    /// Why they are undefined.
    pub trouble: Option<Reason>,
    /// Whether the period is not over.
    pub partial: bool,
}

impl BridgeRow {
    /// Opening plus all steps less closing: 0, or the ledger is wrong.
    pub fn gap(&self) -> i128 {
        use MeasureId as M;
        let of = |m: M| self.sums.get(m);
        of(M::OpeningMrr) + of(M::NewMrr) + of(M::ReactivationMrr) + of(M::ExpansionMrr)
            - of(M::ContractionMrr)
            - of(M::ChurnedMrr)
            - of(M::PausedMrr)
            + of(M::ResumedMrr)
            + of(M::FxMrr)
            + of(M::MergeMrr)
            + of(M::CorrectionMrr)
            + of(M::SegmentIn)
            - of(M::SegmentOut)
            - of(M::ClosingMrr)
    }
}

/// The bridges of periods, in order.
///
/// # Errors
/// [`Error::Query`].
pub fn bridge(
    book: &Book,
    periods: &[Period],
    segment: Option<&Compiled<'_>>,
) -> Result<Vec<BridgeRow>, Error> {
    let sums = Asker::new(book, periods, segment, None)?.sums()?;
    // Where nothing is known of billing there is no bridge, not one from nothing to nothing.
    let none = book.no_billing();
    let row = |(period, (sums, trouble)): (&Period, (Sums, Option<Reason>))| BridgeRow {
        period: *period,
        sums,
        trouble: none.or(trouble),
        partial: book.is_partial(period),
    };
    Ok(periods.iter().zip(sums).map(row).collect())
}

/// A movement, or a customer's entry into or exit from a segment.
#[derive(Clone, Copy, Debug)]
pub struct MovementRow<'a> {
    /// Customer.
    pub customer: Customer<'a>,
    /// The step.
    pub step: Step,
    /// Its detail; `None` for segment steps.
    pub detail: Option<Detail>,
    /// `segment_in` or `segment_out`; then the step's kind means nothing.
    pub segment: Option<&'static str>,
    /// The gap in which it lies, where its amount cannot be told.
    pub untold: Option<&'a Gap>,
}

impl MovementRow<'_> {
    /// The kind's name in outputs.
    pub fn kind(&self) -> &'static str {
        self.segment.unwrap_or(self.step.kind.name())
    }

    /// Whether not even what is billed can be told.
    pub fn native_untold(&self) -> bool {
        self.untold.is_some_and(|gap| self.segment.is_some() || gap.why == Untold::TooLarge)
    }

    /// Of a correction, the kind that it corrects.
    pub fn corrects(&self) -> Option<&'static str> {
        let corrects = self.step.counts_as != self.step.kind;
        corrects.then(|| self.step.counts_as.name())
    }
}

/// All movements of the periods, customer after customer, or those of one, in order of time.
/// Segment steps stand at the end of the period at which membership changed.
///
/// # Errors
/// [`Error::Query`]; whatever `f` returns.
pub fn movements<E: From<Error>>(
    book: &Book,
    periods: &[Period],
    segment: Option<&Compiled<'_>>,
    of: Option<u32>,
    f: &mut dyn FnMut(&MovementRow<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let classes = Classes::new(book, segment, None)?;
    let everyone = 0..book.facts.customers.len() as u32;
    let mut numbers: Vec<u32> = of.map_or_else(|| everyone.collect(), |of| vec![of]);
    let name = |n: &u32| book.facts.names.text(book.facts.customers.ids[*n as usize]);
    numbers.sort_by(|a, b| name(a).cmp(name(b)));
    for number in numbers {
        let customer = book.customer(number);
        let mut walker = Walker::new(customer);
        for period in periods {
            let place = walker.place(period);
            of_period(&customer, period, &place, &classes, f)?;
        }
    }
    Ok(())
}

fn of_period<E: From<Error>>(
    customer: &Customer<'_>,
    period: &Period,
    place: &sweep::Place<'_>,
    classes: &Classes<'_>,
    f: &mut dyn FnMut(&MovementRow<'_>) -> Result<(), E>,
) -> Result<(), E> {
    if place.inside.is_empty() && !place.opening.standing.is_customer() {
        return Ok(());
    }
    let member = classes.of(customer, &moment(place, period)).is_some();
    let first = customer.steps.partition_point(|s| s.at < period.from);
    for (at, step) in place.inside.iter().enumerate().filter(|_| member) {
        let detail = customer.details.get(first + at);
        let untold = detail.and_then(|d| customer.untold_step(step.at, d.currency));
        f(&MovementRow { customer: *customer, step: *step, detail, segment: None, untold })?;
    }
    if classes.is_fixed() {
        return Ok(());
    }
    let mut closing = place.opening;
    place.inside.iter().for_each(|step| sweep::take(&mut closing, step));
    if !closing.standing.is_customer() {
        return Ok(());
    }
    let next = classes.of(customer, &Moment { at: period.to, state: closing, period }).is_some();
    let (delta, name) = match (member, next) {
        (false, true) => (closing.level, "segment_in"),
        (true, false) => (-closing.level, "segment_out"),
        _ => return Ok(()),
    };
    let untold = customer.untold_before(period.to);
    let step = Step {
        at: period.to.plus(-1),
        delta,
        kind: Kind::Correction,
        counts_as: Kind::Correction,
        cause: tenure_ledger::movement::Cause::None,
        after: closing.standing,
        part: 0,
    };
    f(&MovementRow { customer: *customer, step, detail: None, segment: Some(name), untold })
}

/// A fact, as a person can find it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FactRef {
    /// Table.
    pub table: TableId,
    /// Its id: the external ids of its key.
    pub id: String,
    /// File in which it was read.
    pub file: String,
    /// Line, or 0.
    pub line: u32,
}

impl Book {
    /// Where a fact was read, and what it is called there.
    pub fn fact(&self, origin: Origin) -> FactRef {
        if let Some(fact) = self.overlay.as_ref().and_then(|overlay| overlay.fact(origin)) {
            return fact.clone();
        }
        self.facts.fact(origin)
    }
}

impl Facts {
    /// The same, whatever is closed.
    pub(crate) fn fact(&self, origin: Origin) -> FactRef {
        let names = &self.names;
        let (facts, row) = self.home(origin);
        let name = |sym| names.text(sym);
        let (table, id) = match origin.kind {
            FactKind::Subscription => {
                let row = facts.position(origin).and_then(|at| facts.subscriptions.get(at));
                let id = row.map(|s| join(&[name(s.id), name(s.item)]));
                (TableId::Subscriptions, id)
            }
            FactKind::Change => {
                let row = facts.changes.get(row);
                let id = row.map(|c| {
                    join(&[name(c.subscription), name(c.item), &c.changed_at.to_string()])
                });
                (TableId::SubscriptionChanges, id)
            }
            FactKind::InvoiceLine => {
                let id = |l: tenure_domain::facts::InvoiceLine| {
                    join(&[facts.lines.invoices().id(l.invoice), name(l.line)])
                };
                (TableId::InvoiceLines, facts.lines.get(row).map(id))
            }
            FactKind::MrrMonth => {
                let row = facts.position(origin).map(|at| &facts.mrr_months[at]);
                let id = row.map(|m| join(&[name(m.customer), &m.month.to_string()[..7]]));
                (TableId::MrrMonths, id)
            }
            FactKind::CreditNote => (TableId::CreditNotes, None),
            FactKind::Refund => (TableId::Refunds, None),
            FactKind::Dispute => (TableId::Disputes, None),
            FactKind::Customer => (TableId::Customers, None),
            FactKind::FxRate => (TableId::FxRates, None),
        };
        let source = facts.sources[origin.kind as usize].get(row as usize);
        FactRef {
            table,
            id: id.unwrap_or_default(),
            file: source.map_or(String::new(), |s| name(s.file).to_owned()),
            line: source.map_or(0, |s| s.line),
        }
    }
}

fn join(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|p| !p.is_empty()).collect();
    parts.join("/")
}

/// A customer at an instant.
#[derive(Clone, Debug)]
pub struct CustomerRow {
    /// Number.
    pub number: u32,
    /// Whether a customer then, and whether paused.
    pub standing: tenure_ledger::movement::Standing,
    /// MRR immediately before the instant, as far as it can be told.
    pub mrr: i64,
    /// Why it cannot be told, where that is so. There is a row of every customer, so what few have
    /// takes little room.
    untold: Option<Box<Reason>>,
}

impl CustomerRow {
    /// Why its MRR cannot be told, where that is so.
    pub fn untold(&self) -> Option<Reason> {
        self.untold.as_deref().copied()
    }

    /// Whether its MRR can be told.
    pub fn is_told(&self) -> bool {
        self.untold.is_none()
    }
}

/// The last step of a customer before an instant.
pub fn last_step(customer: &Customer<'_>, at: Instant) -> Option<Step> {
    let before = customer.steps.partition_point(|step| step.at < at);
    customer.steps[..before].last().copied()
}

/// What a customer subscribes to immediately before an instant: its plans, by MRR.
pub fn plans(customer: &Customer<'_>, at: Instant) -> Vec<Sym> {
    let told = |c: &Component| c.plan.is_some();
    let mut live: Vec<Component> = customer.components.live(at).filter(told).collect();
    live.sort_by_key(|c| -c.account);
    let mut plans: Vec<_> = live.iter().map(|c| c.plan).collect();
    plans.dedup();
    plans
}

/// Rows of some customers.
struct Listed(Vec<CustomerRow>);

impl Part for Listed {
    fn bytes(&self) -> usize {
        bytes_of(&self.0)
    }
}

/// Everyone who has ever been a customer before an instant, by number.
///
/// # Errors
/// [`Error::Query`] where the segment does not fit the data.
pub fn customers(
    book: &Book,
    at: Instant,
    segment: Option<&Compiled<'_>>,
) -> Result<Vec<CustomerRow>, Error> {
    let row = |customer: Customer<'_>| {
        let mut state = tenure_metrics::cut::State::default();
        let before = customer.steps.partition_point(|s| s.at < at);
        for step in &customer.steps[..before] {
            sweep::take(&mut state, step);
        }
        if !state.ever || segment.is_some_and(|s| !s.holds(&customer, at, &state)) {
            return None;
        }
        Some(CustomerRow {
            number: customer.number,
            standing: state.standing,
            mrr: state.level,
            untold: book.untold(&customer, at).map(Box::new),
        })
    };
    let rows = |customers: &mut dyn Iterator<Item = Customer<'_>>| {
        let mut rows: Vec<CustomerRow> = customers.filter_map(row).collect();
        rows.shrink_to_fit();
        Listed(rows)
    };
    let mut all = Vec::new();
    match segment {
        // A new fact changes the rows of its own stretch alone.
        None => {
            let key = || Key::new("customers", &[]).and(at.0);
            book.fold_kept(key, rows, |part| all.extend_from_slice(&part.0));
        }
        Some(_) => book.fold(rows, |mut part| all.append(&mut part.0)),
    }
    if !all.is_sorted_by_key(|row: &CustomerRow| row.number) {
        all.sort_unstable_by_key(|row| row.number);
    }
    Ok(all)
}
