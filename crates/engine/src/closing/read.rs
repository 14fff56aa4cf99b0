//! Reading what was closed.

use std::collections::BTreeSet;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int64Type, UInt32Type, UInt64Type};
use arrow_array::{Array, Int64Array, RecordBatch, StringArray, UInt32Array, UInt64Array};
use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::facts::{FactKind, Interval, Origin, Term};
use tenure_domain::money::{Currency, Mrr};
use tenure_domain::schema::TableId;
use tenure_domain::symbols::{Sym, Symbols};
use tenure_domain::time::Instant;
use tenure_ledger::movement::{Basis, Cause, Component, Detail, Kind, Standing, Step};
use tenure_store::{CloseFile, CloseInfo, Workspace};

use super::overlay::CLOSED;
use crate::book::{Book, BookOptions};
use crate::error::Error;
use crate::load::Facts;
use crate::rows::FactRef;

/// Which figures: those in the account's currency, or those in one currency at face value.
#[derive(Clone, Copy, Debug)]
pub(super) struct View {
    native: Option<Currency>,
    home: Currency,
}

impl View {
    pub fn of(options: &BookOptions) -> View {
        View { native: options.native, home: options.account.currency }
    }

    /// The file of a close in this view; `None` where the close knew nothing in the currency.
    fn file<'a>(&self, close: &'a CloseInfo, what: &str) -> Option<&'a CloseFile> {
        let named = |name: &str| close.files.iter().find(|file| file.name == name);
        let Some(currency) = self.native else { return named(what) };
        let prefix = format!("{what}-");
        let several = close.files.iter().any(|file| file.name.starts_with(&prefix));
        match several {
            true => named(&format!("{prefix}{currency}")),
            // Everything was in the account's currency.
            false => named(what).filter(|_| currency == self.home),
        }
    }
}

/// The columns of a batch.
pub(super) struct Cols<'a>(&'a RecordBatch);

impl<'a> Cols<'a> {
    fn column(&self, name: &str) -> Result<&'a dyn Array, Error> {
        let column = self.0.column_by_name(name);
        column.map(AsRef::as_ref).ok_or_else(|| damaged(&format!("the column {name} is missing")))
    }

    pub fn text(&self, name: &str) -> Result<&'a StringArray, Error> {
        self.column(name)?.as_string_opt::<i32>().ok_or_else(|| damaged(name))
    }

    pub fn long(&self, name: &str) -> Result<&'a Int64Array, Error> {
        self.column(name)?.as_primitive_opt::<Int64Type>().ok_or_else(|| damaged(name))
    }

    fn short(&self, name: &str) -> Result<&'a UInt32Array, Error> {
        self.column(name)?.as_primitive_opt::<UInt32Type>().ok_or_else(|| damaged(name))
    }

    fn hash(&self, name: &str) -> Result<&'a UInt64Array, Error> {
        self.column(name)?.as_primitive_opt::<UInt64Type>().ok_or_else(|| damaged(name))
    }
}

pub(super) fn damaged(what: &str) -> Error {
    Error::Query(format!("a closed month cannot be read: {what}").into())
}

fn kind(name: &str) -> Result<Kind, Error> {
    Kind::ALL.into_iter().find(|kind| kind.name() == name).ok_or_else(|| damaged(name))
}

fn cause(name: &str) -> Result<Cause, Error> {
    Cause::ALL.into_iter().find(|cause| cause.name() == name).ok_or_else(|| damaged(name))
}

fn currency(code: &str) -> Result<Currency, Error> {
    Currency::parse(code).ok_or_else(|| damaged(code))
}

/// The steps of a batch of movements, without their details.
struct Steps<'a> {
    at: &'a Int64Array,
    kind: &'a StringArray,
    corrects: &'a StringArray,
    cause: &'a StringArray,
    delta: &'a Int64Array,
    native: &'a Int64Array,
    currency: &'a StringArray,
    after: &'a UInt32Array,
    part: &'a UInt32Array,
}

impl<'a> Steps<'a> {
    fn new(cols: &Cols<'a>) -> Result<Steps<'a>, Error> {
        Ok(Steps {
            at: cols.long("at")?,
            kind: cols.text("kind")?,
            corrects: cols.text("corrects")?,
            cause: cols.text("cause")?,
            delta: cols.long("delta")?,
            native: cols.long("native")?,
            currency: cols.text("currency")?,
            after: cols.short("after")?,
            part: cols.short("part")?,
        })
    }

    fn step(&self, row: usize) -> Result<Step, Error> {
        let name = self.kind.value(row);
        let corrects = self.corrects.value(row);
        let byte = |value: u32| u8::try_from(value).map_err(|_| damaged("a number is too large"));
        Ok(Step {
            at: Instant(self.at.value(row)),
            delta: self.delta.value(row),
            kind: kind(name)?,
            counts_as: kind(if corrects.is_empty() { name } else { corrects })?,
            cause: cause(self.cause.value(row))?,
            after: Standing(byte(self.after.value(row))?),
            part: byte(self.part.value(row))?,
        })
    }
}

const COMPARED: [&str; 11] = [
    "customer_id",
    "at",
    "kind",
    "corrects",
    "cause",
    "delta",
    "native",
    "currency",
    "after",
    "part",
    "digest",
];

/// Calls `f` with every batch of a kind of file of the closes, in order.
pub(super) fn each(
    ws: &Workspace,
    closes: &[CloseInfo],
    view: View,
    what: &str,
    columns: Option<&[&str]>,
    f: &mut dyn FnMut(&CloseInfo, &Cols<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    for close in closes {
        if let Some(file) = view.file(close, what) {
            ws.read_close(file, columns, &mut |batch| f(close, &Cols(&batch)))?;
        }
    }
    Ok(())
}

/// The ids of all customers with closed movements.
pub(super) fn customers(
    ws: &Workspace,
    closes: &[CloseInfo],
    view: View,
) -> Result<BTreeSet<String>, Error> {
    let mut ids = BTreeSet::new();
    each(ws, closes, view, "movements", Some(&["customer_id"]), &mut |_, cols| {
        let column = cols.text("customer_id")?;
        let mut last = None;
        for row in 0..column.len() {
            let id = column.value(row);
            if last != Some(id) && !ids.contains(id) {
                ids.insert(id.to_owned());
            }
            last = Some(id);
        }
        Ok(())
    })?;
    Ok(ids)
}

/// The customers of whom something else is known now than was closed.
pub(super) fn changed(
    ws: &Workspace,
    closes: &[CloseInfo],
    view: View,
    book: &Book,
) -> Result<FxHashSet<u32>, Error> {
    let mut changed = FxHashSet::default();
    let mut from = Instant::MIN;
    for close in closes {
        let span = (from, Instant(close.close.ends));
        let mut compare = Compare { book, span, seen: Vec::new(), at: None, changed: &mut changed };
        compare.seen.resize(book.facts.customers.len(), false);
        if let Some(file) = view.file(close, "movements") {
            ws.read_close(file, Some(&COMPARED), &mut |batch| compare.batch(&Cols(&batch)))?;
        }
        compare.end();
        from = span.1;
    }
    Ok(changed)
}

/// Compares the movements of a close with those of the book.
struct Compare<'a> {
    book: &'a Book,
    span: (Instant, Instant),
    seen: Vec<bool>,
    /// The customer whose rows are read, and where its next step stands.
    at: Option<(u32, usize)>,
    changed: &'a mut FxHashSet<u32>,
}

impl Compare<'_> {
    fn batch(&mut self, cols: &Cols<'_>) -> Result<(), Error> {
        let ids = cols.text("customer_id")?;
        let (steps, digests) = (Steps::new(cols)?, cols.hash("digest")?);
        let mut last: Option<(&str, u32)> = None;
        for row in 0..ids.len() {
            let id = ids.value(row);
            let number = match last {
                Some((known, number)) if known == id => number,
                _ => number_of(&self.book.facts, id)?,
            };
            last = Some((id, number));
            self.go_to(number);
            let Some((_, place)) = &mut self.at else { continue };
            let customer = self.book.restated(number);
            let same = customer.steps.get(*place).zip(customer.details.get(*place)).is_some_and(
                |(step, detail)| {
                    steps.step(row).is_ok_and(|closed| closed == *step)
                        && detail.native == steps.native.value(row)
                        && detail.currency.code() == steps.currency.value(row)
                        && super::write::digest(self.book, &detail) == digests.value(row)
                },
            );
            *place += 1;
            if !same {
                self.changed.insert(number);
            }
        }
        Ok(())
    }

    /// Begins with the rows of a customer, if they are not at hand.
    fn go_to(&mut self, number: u32) {
        if self.at.is_some_and(|(known, _)| known == number) {
            return;
        }
        self.leave();
        self.seen[number as usize] = true;
        let steps = self.book.restated(number).steps;
        self.at = Some((number, steps.partition_point(|step| step.at < self.span.0)));
    }

    /// Ends the rows of a customer: the book may have more steps.
    fn leave(&mut self) {
        let Some((number, place)) = self.at.take() else { return };
        let next = self.book.restated(number).steps.get(place);
        if next.is_some_and(|step| step.at < self.span.1) {
            self.changed.insert(number);
        }
    }

    fn end(mut self) {
        self.leave();
        for customer in 0..self.seen.len() as u32 {
            let steps = self.book.restated(customer).steps;
            let first = steps.partition_point(|step| step.at < self.span.0);
            let any = steps.get(first).is_some_and(|step| step.at < self.span.1);
            if any && !self.seen[customer as usize] {
                self.changed.insert(customer);
            }
        }
    }
}

/// The number of a customer; one may be without an id.
fn number_in(facts: &Facts, id: &str) -> Option<u32> {
    let sym = if id.is_empty() { Some(Sym::NONE) } else { facts.names.get(id) };
    sym.and_then(|sym| facts.customers.get(sym))
}

pub(super) fn number_of(facts: &Facts, id: &str) -> Result<u32, Error> {
    number_in(facts, id).ok_or_else(|| damaged(&format!("customer {id} is not known")))
}

/// The number of a customer, if it is one of these. Those without movements may be unknown.
fn among(facts: &Facts, id: &str, of: &FxHashSet<u32>) -> Option<u32> {
    number_in(facts, id).filter(|number| of.contains(number))
}

/// What was closed of one customer.
#[derive(Default)]
pub(super) struct ClosedCustomer {
    pub steps: Vec<Step>,
    pub details: Vec<Detail>,
    pub components: Vec<(Component, Basis)>,
    pub contracts: Vec<(Instant, Mrr)>,
}

/// What was closed of some customers.
#[derive(Default)]
pub(super) struct Closed {
    pub by: FxHashMap<u32, ClosedCustomer>,
    /// The facts that they rest on, as they were found then.
    pub facts: Vec<FactRef>,
    /// What the details refer to.
    pub origins: Vec<Origin>,
}

/// Reads all that was closed of some customers.
pub(super) fn closed(
    ws: &Workspace,
    closes: &[CloseInfo],
    view: View,
    of: &FxHashSet<u32>,
    facts: &mut Facts,
    components: bool,
) -> Result<Closed, Error> {
    let mut closed = Closed::default();
    each(ws, closes, view, "movements", None, &mut |_, cols| closed.movements(cols, of, facts))?;
    if components {
        each(ws, closes, view, "components", None, &mut |_, cols| {
            closed.components(cols, of, facts)
        })?;
    }
    each(ws, closes, view, "contracts", None, &mut |_, cols| {
        let ids = cols.text("customer_id")?;
        let (at, level) = (cols.long("at")?, cols.long("level")?);
        for row in 0..ids.len() {
            if let Some(number) = among(facts, ids.value(row), of) {
                let contracts = &mut closed.by.entry(number).or_default().contracts;
                contracts.push((Instant(at.value(row)), level.value(row)));
            }
        }
        Ok(())
    })?;
    Ok(closed)
}

impl Closed {
    fn movements(
        &mut self,
        cols: &Cols<'_>,
        of: &FxHashSet<u32>,
        facts: &mut Facts,
    ) -> Result<(), Error> {
        let ids = cols.text("customer_id")?;
        let steps = Steps::new(cols)?;
        let texts = ["subscription_id", "item_id", "plan_id", "reason"];
        let [subscription, item, plan, reason] = texts.map(|name| cols.text(name));
        let (subscription, item, plan, reason) = (subscription?, item?, plan?, reason?);
        let sources = cols.text("sources")?;
        // Months that were closed before this was kept have reasons wherever their rows had.
        let reasoned = cols.short("reasoned").ok();
        for row in 0..ids.len() {
            let Some(number) = among(facts, ids.value(row), of) else { continue };
            let origins = self.sources(sources.value(row))?;
            let names = &mut facts.names;
            let customer = self.by.entry(number).or_default();
            customer.steps.push(steps.step(row)?);
            customer.details.push(Detail {
                native: steps.native.value(row),
                currency: currency(steps.currency.value(row))?,
                subscription: names.intern(subscription.value(row)),
                item: names.intern(item.value(row)),
                plan: names.intern(plan.value(row)),
                reason: names.intern(reason.value(row)),
                reasoned: reasoned.is_none_or(|said| said.value(row) == 1),
                origins,
            });
        }
        Ok(())
    }

    fn components(
        &mut self,
        cols: &Cols<'_>,
        of: &FxHashSet<u32>,
        facts: &mut Facts,
    ) -> Result<(), Error> {
        let (ids, sources) = (cols.text("customer_id")?, cols.text("sources")?);
        for row in 0..ids.len() {
            if let Some(number) = among(facts, ids.value(row), of) {
                let (from, to) = self.sources(sources.value(row))?;
                let origin = self.origins[from as usize..to as usize].first().copied();
                let origin = origin.ok_or_else(|| damaged("a component without a fact"))?;
                let component = component(cols, row, origin, &mut facts.names)?;
                let known = &mut self.by.entry(number).or_default().components;
                join(known, component);
            }
        }
        Ok(())
    }

    /// Notes facts; the range of origins that refers to them.
    fn sources(&mut self, json: &str) -> Result<(u32, u32), Error> {
        let start = self.origins.len() as u32;
        let list: Vec<(String, String, String, u32)> =
            serde_json::from_str(json).map_err(|error| damaged(&error.to_string()))?;
        for (table, id, file, line) in list {
            let table = TableId::from_name(&table).ok_or_else(|| damaged(&table))?;
            let fact = FactRef { table, id, file, line };
            self.origins.push(closed_origin(&mut self.facts, fact));
        }
        Ok((start, self.origins.len() as u32))
    }
}

/// Adds a fact to those that closed figures rest on, and says how it is referred to.
pub(super) fn closed_origin(facts: &mut Vec<FactRef>, fact: FactRef) -> Origin {
    let row = CLOSED | facts.len() as u32;
    facts.push(fact);
    Origin { kind: FactKind::Customer, row }
}

/// Adds a component, or lengthens the one that it goes on.
pub(super) fn join(known: &mut Vec<(Component, Basis)>, next: (Component, Basis)) {
    let same = |(old, basis): &&mut (Component, Basis)| {
        let (from, told_by) = (old.from, old.told_by);
        let moved = Component { from, told_by, ..next.0 };
        let rests = Basis { origin: basis.origin, ..next.1 };
        old.to == next.0.from && Component { to: next.0.to, ..*old } == moved && *basis == rests
    };
    match known.iter_mut().find(same) {
        Some((old, _)) => old.to = next.0.to,
        None => known.push(next),
    }
}

fn component(
    cols: &Cols<'_>,
    row: usize,
    origin: Origin,
    names: &mut Symbols,
) -> Result<(Component, Basis), Error> {
    let long = |name| Ok::<_, Error>(cols.long(name)?.value(row));
    let short = |name| Ok::<_, Error>(cols.short(name)?.value(row));
    let text = |name| Ok::<_, Error>(cols.text(name)?.value(row));
    let unit = match text("interval")? {
        "day" => Interval::Day,
        "week" => Interval::Week,
        "month" => Interval::Month,
        "year" => Interval::Year,
        other => return Err(damaged(other)),
    };
    let count = short("interval_count")?;
    let count = u16::try_from(count).map_err(|_| damaged("an interval is too long"))?;
    let component = Component {
        from: Instant(long("from")?),
        to: Instant(long("to")?),
        subscription: names.intern(text("subscription_id")?),
        item: names.intern(text("item_id")?),
        plan: names.intern(text("plan_id")?),
        currency: currency(text("currency")?)?,
        native: long("native")?,
        account: long("account")?,
        term: Term { unit, count },
        told_by: origin.kind,
    };
    let basis = Basis {
        quantity: long("quantity")?,
        list: long("list")?,
        discount: (short("percent_off")?, long("amount_off")?),
        tax: short("tax")?,
        contract: short("contract")? != 0,
        origin,
    };
    Ok((component, basis))
}
