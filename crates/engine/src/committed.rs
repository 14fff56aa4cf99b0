//! Committed MRR: what is known of the time ahead, as a bridge from month to month.
//!
//! The ledger takes planned facts at their word: a subscription that starts, a discount that ends
//! or a cancellation that takes effect later has its step at that time. Committed MRR is that
//! ledger beyond the present, with two differences. A term that does not renew by itself ends the
//! item with it. And what only invoice lines or monthly totals tell goes on after the last of
//! them: that nobody has invoiced next month yet is no cancellation.

use std::borrow::Cow;

use tenure_domain::facts::{CustomerFacts, FactKind, Origin, Status, Subscription};
use tenure_domain::money::Mrr;
use tenure_domain::policy::ChurnRecognised;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_domain::time::{Day, Instant};
use tenure_ledger::movement::{Cause, Component, Detail, Kind, Step};
use tenure_ledger::run::{Gap, Scratch};
use tenure_metrics::reading::Reason;

use crate::book::{Book, Customer, List, facts_of};
use crate::error::Error;
use crate::load::Held;
use crate::renewals::state_at;
use crate::rerun::rerun;
use crate::segments::Compiled;
use crate::terms;

/// A step of the bridge ahead, in its order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Ahead {
    /// Signed and not yet started: a subscription or an item that begins.
    Signed,
    /// A discount that ends.
    CouponEnd,
    /// A planned change upwards.
    Expansion,
    /// A pause that ends.
    Resumed,
    /// A planned change downwards.
    Contraction,
    /// A pause that begins.
    Paused,
    /// A cancellation that takes effect.
    Cancelled,
    /// A term that ends and does not renew by itself.
    NotRenewing,
    /// Service that the policy ends for want of payment, unless it comes.
    Unpaid,
    /// Metered use that the policy has counted so far.
    Usage,
    /// Signed, and cancelled before its start: it never is.
    LostBeforeStart,
    /// Exchange rates that are re-set with a planned change.
    Fx,
    /// Customers that become one.
    Merge,
    /// What is known by now of closed months, and stands where the open ones begin.
    Correction,
}

impl Ahead {
    /// All, in the order of the bridge.
    pub const ALL: [Ahead; 14] = [
        Ahead::Signed,
        Ahead::CouponEnd,
        Ahead::Expansion,
        Ahead::Resumed,
        Ahead::Contraction,
        Ahead::Paused,
        Ahead::Cancelled,
        Ahead::NotRenewing,
        Ahead::Unpaid,
        Ahead::Usage,
        Ahead::LostBeforeStart,
        Ahead::Fx,
        Ahead::Merge,
        Ahead::Correction,
    ];

    /// The name in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Ahead::Signed => "signed",
            Ahead::CouponEnd => "coupon_end",
            Ahead::Expansion => "expansion",
            Ahead::Resumed => "resumed",
            Ahead::Contraction => "contraction",
            Ahead::Paused => "paused",
            Ahead::Cancelled => "cancelled",
            Ahead::NotRenewing => "not_renewing",
            Ahead::Unpaid => "unpaid",
            Ahead::Usage => "usage",
            Ahead::LostBeforeStart => "lost_before_start",
            Ahead::Fx => "fx",
            Ahead::Merge => "merge",
            Ahead::Correction => "correction",
        }
    }
}

/// A known change of one customer's MRR.
#[derive(Clone, PartialEq, Debug)]
pub struct AheadRow {
    /// When it takes effect.
    pub at: Instant,
    /// Customer.
    pub customer: u32,
    /// What.
    pub step: Ahead,
    /// Cause, as the ledger tells it.
    pub cause: Cause,
    /// Signed change in the book's currency.
    pub delta: Mrr,
    /// Subscription with the largest part.
    pub subscription: Sym,
    /// Its plan.
    pub plan: Sym,
    /// Facts behind it.
    pub origins: Vec<Origin>,
}

/// One span of the bridge.
#[derive(Clone, PartialEq, Debug)]
pub struct AheadSpan {
    /// Start, included.
    pub from: Instant,
    /// End, excluded.
    pub to: Instant,
    /// Committed MRR immediately before the start.
    pub opening: i128,
    /// Sum of each step, in the order of [`Ahead::ALL`].
    pub steps: [i128; Ahead::ALL.len()],
    /// Committed MRR immediately before the end: opening and all steps.
    pub closing: i128,
    /// Why the amounts are undefined.
    pub trouble: Option<Reason>,
}

/// Committed MRR of the time ahead.
#[derive(Clone, PartialEq, Debug)]
pub struct Committed {
    /// The present: the end of the data, or now.
    pub start: Instant,
    /// Its spans, each beginning where the one before ends.
    pub spans: Vec<AheadSpan>,
    /// All rows, in order of time; those of a span sum to its steps.
    pub rows: Vec<AheadRow>,
    /// MRR at the start under a contract term that is known to end later.
    pub under_terms: i128,
    /// Whether any subscription tells of a contract term: without, no step is `not_renewing`.
    pub knows_terms: bool,
    /// Why there is none at all.
    pub undefined: Option<Reason>,
}

/// Buffers that are reused from customer to customer.
#[derive(Default)]
struct Buffers {
    scratch: Scratch,
    held: Held,
}

/// What one run of customers adds.
#[derive(Default)]
struct Part {
    opening: i128,
    under_terms: i128,
    rows: Vec<AheadRow>,
    gaps: Vec<(Gap, Reason)>,
}

/// The bridge ahead over spans that end at these days, in order. The book must hold details and
/// components. A segment is asked at the start.
///
/// # Errors
/// Where the segment does not fit the data.
pub fn committed(
    book: &Book,
    ends: &[Day],
    segment: Option<&Compiled<'_>>,
) -> Result<Committed, Error> {
    let start = book.present();
    let zone = &book.options.account.zone;
    let ends: Vec<Instant> = ends.iter().map(|&day| zone.start_of_day(day)).collect();
    let last = ends.last().copied().unwrap_or(start);
    let run = |customers: &mut dyn Iterator<Item = Customer<'_>>| -> Result<Part, Error> {
        let (mut part, mut buffers) = (Part::default(), Buffers::default());
        for customer in customers {
            let state = || state_at(&customer, start);
            if segment.is_none_or(|s| s.holds(&customer, start, &state())) {
                of_customer(book, &customer, (start, last), &mut buffers, &mut part)?;
            }
        }
        Ok(part)
    };
    let (mut total, mut failure) = (Part::default(), None);
    book.fold(run, |part| match part {
        Ok(part) => {
            total.opening += part.opening;
            total.under_terms += part.under_terms;
            total.rows.extend(part.rows);
            total.gaps.extend(part.gaps);
        }
        Err(error) => failure = Some(error),
    });
    if let Some(error) = failure {
        return Err(error);
    }
    total.rows.sort_by_key(|row| (row.at, row.customer, row.step));
    let known = book.facts.tables.contains(&TableId::Subscriptions);
    Ok(Committed {
        start,
        spans: spans(&total, start, &ends),
        under_terms: total.under_terms,
        rows: total.rows,
        knows_terms: book.knows_terms(),
        undefined: (!known).then(|| book.facts.lack(TableId::Subscriptions)),
    })
}

fn spans(total: &Part, start: Instant, ends: &[Instant]) -> Vec<AheadSpan> {
    let (mut from, mut opening) = (start, total.opening);
    let mut spans = Vec::new();
    for &to in ends {
        let mut steps = [0; Ahead::ALL.len()];
        for row in total.rows.iter().filter(|row| from <= row.at && row.at < to) {
            steps[row.step as usize] += i128::from(row.delta);
        }
        let closing = opening + steps.iter().sum::<i128>();
        let gap = total.gaps.iter().find(|(gap, _)| gap.from < to && from <= gap.to);
        let trouble = gap.map(|&(_, reason)| reason);
        spans.push(AheadSpan { from, to, opening, steps, closing, trouble });
        (from, opening) = (to, closing);
    }
    spans
}

/// Adds what is known of one customer.
fn of_customer(
    book: &Book,
    customer: &Customer<'_>,
    (start, end): (Instant, Instant),
    buffers: &mut Buffers,
    part: &mut Part,
) -> Result<(), Error> {
    let Buffers { scratch, held } = buffers;
    let options = &book.options;
    let Some(facts) = facts_of(&book.facts, options, customer.number, held) else {
        return Ok(());
    };
    let amended = amended(book, &facts, start);
    let again = match &amended.rows {
        Cow::Owned(rows) => {
            Some(rerun(book, &CustomerFacts { subscriptions: rows, ..facts }, scratch))
        }
        Cow::Borrowed(_) => None,
    };
    let own = Ledger {
        steps: customer.steps,
        details: customer.details,
        components: customer.components,
        origins: &|detail| customer.origins(detail).iter().collect(),
    };
    let of_again = |detail: &Detail| {
        let (from, to) = (detail.origins.0 as usize, detail.origins.1 as usize);
        again.as_ref().map_or_else(Vec::new, |out| out.origins[from..to].to_vec())
    };
    let planned = again.as_ref().map(|out| Ledger {
        steps: &out.steps,
        details: out.details.as_slice().into(),
        components: out.components.as_slice().into(),
        origins: &of_again,
    });
    let gaps = again.as_ref().map_or(customer.gaps, |out| &out.gaps);
    let within = gaps.iter().filter(|gap| start <= gap.to && gap.from < end);
    part.gaps.extend(within.map(|gap| (*gap, book.reason(customer, gap))));
    // What is closed stays as it was closed, and corrections lead from there to what is known now.
    let open = book.open_from().map_or(start, |open| open.max(start)).min(end);
    let before = if open == start { planned.as_ref().unwrap_or(&own) } else { &own };
    part.opening +=
        before.steps.iter().filter(|s| s.at < start).map(|s| i128::from(s.delta)).sum::<i128>();
    let ledger = planned.as_ref().unwrap_or(&own);
    part.under_terms += under_terms(book, &facts, ledger.components, start);
    let mut rows = |of: &Ledger<'_>, span, only| {
        of.rows(book, customer.number, span, only, &amended.ends, &mut part.rows);
    };
    rows(&own, (start, open), None);
    if planned.is_some() {
        rows(&own, (open, end), Some(Kind::Correction));
    }
    rows(ledger, (open, end), None);
    lost_before_start(book, customer.number, &facts, (start, end), scratch, &mut part.rows)
}

/// The facts of a customer as committed MRR takes them.
struct Amended<'a> {
    rows: Cow<'a, [Subscription]>,
    /// Items that end with their term.
    ends: Vec<(Sym, Sym, Instant)>,
}

/// Terms that do not renew by themselves end their items, and planned ends count whatever the
/// policy waits for.
fn amended<'a>(book: &Book, facts: &CustomerFacts<'a>, start: Instant) -> Amended<'a> {
    let zone = &book.options.account.zone;
    let waits = book.options.policy.churn_recognised == ChurnRecognised::BillingEnded;
    let mut amended = Amended { rows: Cow::Borrowed(facts.subscriptions), ends: Vec::new() };
    let over = |row: &Subscription| {
        row.ended_at.is_some() || matches!(row.status, Some(Status::Canceled | Status::Ended))
    };
    for (at, row) in facts.subscriptions.iter().enumerate().filter(|(_, row)| !over(row)) {
        let non_renewing = row.status == Some(Status::NonRenewing);
        let term = terms::named_end(row, zone)
            .filter(|&end| end >= start && (row.auto_renew == Some(false) || non_renewing));
        let told = row.cancel_effective_at.filter(|&end| end >= start);
        let end = match (told, term) {
            (Some(told), _) => Some(told),
            (None, Some(term)) => {
                if row.cancel_requested_at.is_none() {
                    amended.ends.push((row.id, row.item, term));
                }
                Some(term)
            }
            (None, None) => None,
        };
        let Some(end) = end.filter(|_| waits || row.cancel_effective_at.is_none()) else {
            continue;
        };
        let row = &mut amended.rows.to_mut()[at];
        row.cancel_effective_at = Some(end);
        if waits {
            row.ended_at = Some(end);
        }
    }
    amended
}

/// MRR at an instant under terms that end later.
fn under_terms(
    book: &Book,
    facts: &CustomerFacts<'_>,
    components: List<'_, Component>,
    start: Instant,
) -> i128 {
    let zone = &book.options.account.zone;
    let bound = |c: &Component| {
        let rows = || facts.subscriptions.iter().filter(|row| row.id == c.subscription);
        let own = rows().find(|row| row.item == c.item).or_else(|| rows().next());
        own.is_some_and(|row| terms::lasts(row, zone, start))
    };
    components.live(start).filter(bound).map(|c| i128::from(c.account)).sum()
}

/// What the ledger says of one customer.
struct Ledger<'a> {
    steps: &'a [Step],
    details: List<'a, Detail>,
    components: List<'a, Component>,
    origins: &'a dyn Fn(&Detail) -> Vec<Origin>,
}

impl Ledger<'_> {
    /// The rows of the steps in a span, of one kind alone where that is told, without what only runs
    /// out of invoices.
    fn rows(
        &self,
        book: &Book,
        customer: u32,
        (from, to): (Instant, Instant),
        only: Option<Kind>,
        ends: &[(Sym, Sym, Instant)],
        rows: &mut Vec<AheadRow>,
    ) {
        let zone = &book.options.account.zone;
        let mut at = self.steps.partition_point(|s| s.at < from);
        while let Some(first) = self.steps.get(at).filter(|s| s.at < to) {
            let width = self.steps[at..].iter().take_while(|s| s.at == first.at).count();
            let mut kept = self.run_on(first.at);
            for (step, detail) in
                self.steps[at..at + width].iter().zip(self.details.part(at..at + width))
            {
                let same_item = |end: &&(Sym, Sym, Instant)| {
                    (end.0, end.1) == (detail.subscription, detail.item)
                        && zone.day(end.2) == zone.day(step.at)
                };
                let by_term = ends.iter().any(|end| same_item(&end));
                let mut delta = step.delta;
                if matches!(step.kind, Kind::Churn | Kind::Contraction | Kind::Expansion) {
                    delta += std::mem::take(&mut kept);
                }
                if delta == 0 || only.is_some_and(|kind| kind != step.kind) {
                    continue;
                }
                rows.push(AheadRow {
                    at: step.at,
                    customer,
                    step: ahead(step.kind, step.cause, by_term),
                    cause: step.cause,
                    delta,
                    subscription: detail.subscription,
                    plan: detail.plan,
                    origins: (self.origins)(&detail),
                });
            }
            at += width;
        }
    }

    /// Level of what ends at an instant only because no later invoice or month is known.
    fn run_on(&self, at: Instant) -> Mrr {
        let told = |c: &Component| matches!(c.told_by, FactKind::InvoiceLine | FactKind::MrrMonth);
        let ends = |d: &Component| {
            self.components.iter().filter(told).any(|e| e.to == at && e.key() == d.key())
        };
        // It goes on, or another item of its subscription begins in its place.
        let follows = |c: &Component| {
            let same = |d: &Component| c.key() == d.key();
            let instead =
                |d: &Component| d.subscription == c.subscription && d.from == at && !ends(d);
            let later = self.components.iter().filter(told).filter(|d| d.from >= at && d.to > at);
            later.into_iter().any(|d| same(&d) || instead(&d))
        };
        let ending = self.components.iter().filter(told).filter(|c| c.to == at && c.from < at);
        ending.filter(|c| !follows(c)).map(|c| c.account).sum()
    }
}

/// The step of the bridge ahead for a step of the ledger.
fn ahead(kind: Kind, cause: Cause, by_term: bool) -> Ahead {
    match (kind, cause) {
        (Kind::New | Kind::Reactivation, _) => Ahead::Signed,
        (Kind::Expansion, Cause::CrossSell) => Ahead::Signed,
        (Kind::Expansion, Cause::Coupon) => Ahead::CouponEnd,
        (Kind::Expansion | Kind::Contraction, Cause::Usage) => Ahead::Usage,
        (Kind::Expansion, _) => Ahead::Expansion,
        (Kind::Contraction | Kind::Churn, _) if by_term => Ahead::NotRenewing,
        (Kind::Contraction, Cause::CrossSell) => Ahead::Cancelled,
        (Kind::Contraction, _) => Ahead::Contraction,
        (Kind::Churn, Cause::Involuntary) => Ahead::Unpaid,
        (Kind::Churn, _) => Ahead::Cancelled,
        (Kind::Paused, _) => Ahead::Paused,
        (Kind::Resumed, _) => Ahead::Resumed,
        (Kind::Fx, _) => Ahead::Fx,
        (Kind::Merge, _) => Ahead::Merge,
        (Kind::Correction, _) => Ahead::Correction,
    }
}

/// Items that were signed and cancelled before they start: with what they would have begun, as
/// signed and as lost.
fn lost_before_start(
    book: &Book,
    customer: u32,
    facts: &CustomerFacts<'_>,
    (start, end): (Instant, Instant),
    scratch: &mut Scratch,
    rows: &mut Vec<AheadRow>,
) -> Result<(), Error> {
    let ahead = |row: &&Subscription| start <= row.started_at && row.started_at < end;
    for row in facts.subscriptions.iter().filter(ahead) {
        let ended = row.ended_at.or(row.cancel_effective_at);
        let gone = matches!(row.status, Some(Status::Canceled | Status::Ended));
        if ended.map_or(!gone, |at| at > row.started_at) {
            continue;
        }
        let alone = [Subscription {
            ended_at: None,
            cancel_effective_at: None,
            cancel_requested_at: None,
            status: Some(Status::Active),
            ..*row
        }];
        let alone = CustomerFacts {
            subscriptions: &alone,
            changes: &[],
            lines: &[],
            adjustments: &[],
            mrr_months: &[],
            trials: &[],
            merges: &[],
            ..*facts
        };
        let out = rerun(book, &alone, scratch);
        let Some(first) = out.components.iter().find(|c| c.account > 0 && c.from < end) else {
            continue;
        };
        for (step, delta) in
            [(Ahead::Signed, first.account), (Ahead::LostBeforeStart, -first.account)]
        {
            rows.push(AheadRow {
                at: first.from,
                customer,
                step,
                cause: if delta < 0 { Cause::Voluntary } else { Cause::None },
                delta,
                subscription: row.id,
                plan: first.plan,
                origins: vec![row.origin],
            });
        }
    }
    Ok(())
}
