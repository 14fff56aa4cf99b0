//! What became of contract terms in closed months.

use arrow_array::Array;
use rustc_hash::FxHashMap;
use tenure_domain::facts::Origin;
use tenure_domain::money::Mrr;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Symbols;
use tenure_domain::time::{Day, Instant};
use tenure_store::{CloseInfo, Workspace};

use super::read::{Cols, View, closed_origin, damaged, each, number_of};
use crate::book::Book;
use crate::error::Error;
use crate::load::Facts;
use crate::renewals::{Outcome, RenewalRow, TermEnd};
use crate::rows::FactRef;

/// The renewals of closed months, by customer and in order.
#[derive(Default, Debug)]
pub(super) struct ClosedRenewals {
    /// From when and up to when they were kept: not by closes of earlier versions.
    span: Option<(Instant, Instant)>,
    by: FxHashMap<u32, Vec<RenewalRow>>,
}

/// Where a fact can be found: table, id, file and line.
type Source = (String, String, String, u32);

/// A term as a close keeps it: end, months, subscription, item, plan, MRR before, whether it renews
/// by itself, when a cancellation was asked for, and the fact.
type Term = (i64, Option<i32>, String, String, String, Mrr, Option<bool>, Option<i64>, Source);

impl Book {
    /// From when and up to when renewals are as they were closed.
    pub(crate) fn closed_renewals(&self) -> Option<(Instant, Instant)> {
        self.overlay.as_ref().and_then(|overlay| overlay.renewals.span)
    }

    /// Whether any renewal is as it was closed.
    pub(crate) fn has_closed_renewals(&self) -> bool {
        self.overlay.as_ref().is_some_and(|overlay| !overlay.renewals.by.is_empty())
    }

    /// The renewals of a customer in closed months.
    pub(crate) fn closed_renewals_of(&self, customer: u32) -> &[RenewalRow] {
        let rows = self.overlay.as_ref().and_then(|it| it.renewals.by.get(&customer));
        rows.map_or(&[], Vec::as_slice)
    }
}

/// Reads them. `known` are the facts that closed figures rest on, to which theirs are added.
pub(super) fn read(
    ws: &Workspace,
    closes: &[CloseInfo],
    view: View,
    facts: &mut Facts,
    known: &mut Vec<FactRef>,
) -> Result<ClosedRenewals, Error> {
    let kept = |close: &&CloseInfo| close.files.iter().any(|it| it.name.starts_with("renewals"));
    let first = closes.iter().find(kept).map(|close| Instant(close.close.begins));
    let span = first.zip(closes.last().map(|close| Instant(close.close.ends)));
    let mut reading = Reading { facts, known, origins: FxHashMap::default() };
    let mut by: FxHashMap<u32, Vec<RenewalRow>> = FxHashMap::default();
    each(ws, closes, view, "renewals", None, &mut |_, cols| reading.rows(cols, &mut by))?;
    Ok(ClosedRenewals { span, by })
}

struct Reading<'a> {
    facts: &'a mut Facts,
    known: &'a mut Vec<FactRef>,
    /// The facts of terms, each once.
    origins: FxHashMap<Source, Origin>,
}

impl Reading<'_> {
    fn rows(
        &mut self,
        cols: &Cols<'_>,
        by: &mut FxHashMap<u32, Vec<RenewalRow>>,
    ) -> Result<(), Error> {
        let (ids, day) = (cols.text("customer_id")?, cols.long("day")?);
        let (before, after) = (cols.long("before")?, cols.long("after")?);
        let (outcome, terms) = (cols.text("outcome")?, cols.text("terms")?);
        let goes_on = cols.text("goes_on")?;
        for row in 0..ids.len() {
            let customer = number_of(self.facts, ids.value(row))?;
            let name = outcome.value(row);
            let outcome = Outcome::ALL.into_iter().find(|outcome| outcome.name() == name);
            let terms: Vec<Term> = serde_json::from_str(terms.value(row)).map_err(odd)?;
            let terms = terms.into_iter().map(|term| self.term(term));
            let terms = terms.collect::<Result<_, Error>>()?;
            let items: Vec<(String, String)> =
                serde_json::from_str(goes_on.value(row)).map_err(odd)?;
            let names: &mut Symbols = &mut self.facts.names;
            let goes_on = items.iter().map(|(sub, item)| (names.intern(sub), names.intern(item)));
            by.entry(customer).or_default().push(RenewalRow {
                customer,
                day: Day(i32::try_from(day.value(row)).map_err(|_| damaged("a day"))?),
                terms,
                before: before.value(row),
                after: after.value(row),
                outcome: outcome.ok_or_else(|| damaged(name))?,
                goes_on: goes_on.collect(),
                trouble: None,
            });
        }
        Ok(())
    }

    fn term(&mut self, term: Term) -> Result<TermEnd, Error> {
        let (at, months, subscription, item, plan, before, auto_renew, asked, source) = term;
        let origin = self.origin(source)?;
        let names = &mut self.facts.names;
        Ok(TermEnd {
            at: Instant(at),
            months,
            subscription: names.intern(&subscription),
            item: names.intern(&item),
            plan: names.intern(&plan),
            before,
            auto_renew,
            cancel_requested_at: asked.map(Instant),
            origin,
        })
    }

    fn origin(&mut self, source: Source) -> Result<Origin, Error> {
        if let Some(origin) = self.origins.get(&source) {
            return Ok(*origin);
        }
        let (table, id, file, line) = source.clone();
        let table = TableId::from_name(&table).ok_or_else(|| damaged(&table))?;
        let origin = closed_origin(self.known, FactRef { table, id, file, line });
        self.origins.insert(source, origin);
        Ok(origin)
    }
}

fn odd(error: serde_json::Error) -> Error {
    damaged(&error.to_string())
}
