//! The invoice family: lines with service periods become the points of one track for each item of a
//! stream.

mod items;
mod overdue;
mod sweep;

use tenure_domain::facts::{
    Adjustment, ChurnKind, FactKind, InvoiceLine, InvoiceStatus, LineKind, Origin,
};
use tenure_domain::money::Mrr;
use tenure_domain::policy::{
    CreditNotes, Disputes, FailedFirstPayment, InvoiceExisting, InvoiceNew, PaidTrials, Refunds,
    Uncollectible, VoidInvoices,
};
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use crate::line_price::{AnchorDay, LinePrices, anchor_day};
use crate::movement::TOO_LARGE;
use crate::track::{Context, LedgerFinding};

pub(crate) use items::Items;
pub(crate) use sweep::{parts, tracks};

/// A line that counts, with the span over which it does.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    /// From when the line counts, late or not.
    pub begun: Instant,
    pub from: Instant,
    pub to: Instant,
    pub level: Mrr,
    pub line: usize,
    pub ended_by: ChurnKind,
    /// What cut it short, where something did.
    pub cut_by: Option<Origin>,
}

/// A stream with those of its lines that count, and its items.
struct Stream<'a> {
    ctx: &'a Context<'a>,
    lines: &'a [&'a InvoiceLine],
    items: Items,
    spans: Vec<Span>,
    day: AnchorDay,
}

impl<'a> Stream<'a> {
    /// `lines` are all lines of the stream, by period and issue; `all` all of the customer.
    fn new(
        ctx: &'a Context<'a>,
        (lines, all): (&'a [&'a InvoiceLine], &[InvoiceLine]),
        adjustments: &[Adjustment],
        findings: &mut Vec<LedgerFinding>,
    ) -> Stream<'a> {
        let mut spans = recognised(ctx, lines, all, adjustments, findings);
        let items = Items::new(ctx.names, lines, |line| counts(ctx, line));
        let day = billing_day(ctx, lines);
        if !spans.is_empty() {
            let prices = LinePrices::new(ctx, (lines, all), adjustments, &items, day);
            for span in &mut spans {
                span.level = prices.level(span.line).unwrap_or(TOO_LARGE);
            }
        }
        Stream { ctx, lines, items, spans, day }
    }
}

/// The day on which a stream is billed.
fn billing_day(ctx: &Context<'_>, lines: &[&InvoiceLine]) -> AnchorDay {
    let counted = lines.iter().copied().filter(|line| counts(ctx, line));
    anchor_day(&ctx.account.zone, counted)
}

fn finding(code: &'static str, line: &InvoiceLine) -> LedgerFinding {
    LedgerFinding { code, customer: line.customer, origin: line.origin, day: None, currency: None }
}

/// Whether lines of this kind count at all.
fn counts(ctx: &Context<'_>, line: &InvoiceLine) -> bool {
    match line.kind {
        LineKind::Subscription => true,
        LineKind::Trial => ctx.policy.paid_trials == PaidTrials::Count,
        LineKind::OneOff | LineKind::Usage => false,
    }
}

fn recognised(
    ctx: &Context<'_>,
    lines: &[&InvoiceLine],
    all: &[InvoiceLine],
    adjustments: &[Adjustment],
    findings: &mut Vec<LedgerFinding>,
) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let (mut starts, mut unpaid) = (Vec::new(), Vec::new());
    let mut first: Option<(Sym, Instant)> = None;
    for (at, line) in lines.iter().enumerate() {
        if !counts(ctx, line) {
            continue;
        }
        let (Some(start), Some(end)) = (line.period_start, line.period_end) else {
            findings.push(finding("empty-period", line));
            continue;
        };
        if end <= start {
            findings.push(finding("empty-period", line));
            continue;
        }
        let given_up = line.status == InvoiceStatus::Uncollectible
            && ctx.policy.uncollectible == Uncollectible::Churn;
        let Some(from) = recognised_from(ctx, line, start, first) else {
            if given_up {
                unpaid.push((start, end));
            }
            continue;
        };
        let (to, ended_by) = cut(ctx, (lines, all), at, adjustments, (start, end));
        if given_up && to <= start {
            unpaid.push((start, end));
            continue;
        }
        if line.status == InvoiceStatus::Void && to <= start {
            continue;
        }
        starts.push(start);
        first = first.or_else(|| Some((line.invoice, since(ctx, line))));
        if from < to {
            let cut_by = (to < end).then(|| cutter(line, adjustments, to)).flatten();
            spans.push(Span { begun: from, from, to, level: 0, line: at, ended_by, cut_by });
        }
    }
    end_for_want_of_payment(&mut spans, &starts, &unpaid);
    overdue::cut(ctx, lines, spans)
}

/// The refund or dispute that cut a line short at an instant.
fn cutter(line: &InvoiceLine, adjustments: &[Adjustment], at: Instant) -> Option<Origin> {
    let mut of = adjustments.iter().filter(|a| a.invoice == line.invoice && a.at == at);
    of.next().map(|a| a.origin)
}

/// What ended while a line that was given up before it counted would have gone on ended for want of
/// payment, unless service had begun again until that line's start. `starts` are those of the lines
/// that count, ascending; `unpaid` the periods of the lines that were given up.
fn end_for_want_of_payment(spans: &mut [Span], starts: &[Instant], unpaid: &[(Instant, Instant)]) {
    let began_within = |from: Instant, to: Instant| {
        let next = starts.partition_point(|&start| start < from);
        starts.get(next).is_some_and(|&start| start <= to)
    };
    for span in spans {
        let end = span.to;
        if unpaid.iter().any(|&(from, to)| end < to && !began_within(end, from)) {
            span.ended_by = ChurnKind::Involuntary;
        }
    }
}

/// From when a line counts by the state of its invoice; `None` where it does not.
fn recognised_from(
    ctx: &Context<'_>,
    line: &InvoiceLine,
    start: Instant,
    first: Option<(Sym, Instant)>,
) -> Option<Instant> {
    let policy = ctx.policy;
    match line.status {
        InvoiceStatus::Draft => return None,
        InvoiceStatus::Void if policy.void_invoices == VoidInvoices::Never => return None,
        _ => {}
    }
    let paid = match line.status {
        InvoiceStatus::Paid => Some(line.paid_at.unwrap_or(line.issued_at)),
        _ => None,
    };
    match first {
        Some((invoice, since)) if invoice == line.invoice => Some(since.max(start)),
        Some(_) => match policy.invoice_existing {
            InvoiceExisting::Issued => Some(start),
            InvoiceExisting::Paid => paid.map(|_| start),
        },
        None => match policy.invoice_new {
            InvoiceNew::Paid => paid.map(|at| at.max(start)),
            InvoiceNew::Issued => {
                let failed = line.payment_failed && paid.is_none();
                let waits = policy.failed_first_payment == FailedFirstPayment::UntilPaid;
                (!(failed && waits)).then_some(start)
            }
        },
    }
}

/// The instant from which the first invoice of a stream counts.
fn since(ctx: &Context<'_>, line: &InvoiceLine) -> Instant {
    match ctx.policy.invoice_new {
        InvoiceNew::Paid => line.paid_at.unwrap_or(line.issued_at),
        InvoiceNew::Issued => Instant::MIN,
    }
}

/// The end of a line and who ended it: its period, unless something cut it short.
fn cut(
    ctx: &Context<'_>,
    (lines, all): (&[&InvoiceLine], &[InvoiceLine]),
    at: usize,
    adjustments: &[Adjustment],
    (start, end): (Instant, Instant),
) -> (Instant, ChurnKind) {
    let line = lines[at];
    let policy = ctx.policy;
    let mut cut = (end, ChurnKind::Unknown);
    let mut until = |to: Instant, kind: ChurnKind| {
        if to < cut.0 {
            cut = (to, kind);
        }
    };
    match line.status {
        InvoiceStatus::Void => until(line.closed_at.unwrap_or(start), ChurnKind::Unknown),
        InvoiceStatus::Uncollectible if policy.uncollectible == Uncollectible::Churn => {
            until(line.closed_at.unwrap_or(start).max(start), ChurnKind::Involuntary);
        }
        _ => {}
    }
    let of_line =
        |a: &&Adjustment| a.invoice == line.invoice && (a.line == line.line || !a.line.is_some());
    if policy.disputes == Disputes::LostEndsService {
        for dispute in adjustments.iter().filter(of_line) {
            if dispute.origin.kind == FactKind::Dispute {
                until(dispute.at, ChurnKind::Involuntary);
            }
        }
    }
    if let Some(refunded) = refunded_at(all, line, adjustments) {
        let later = |l: &&&InvoiceLine| {
            let void = ctx.policy.void_invoices == VoidInvoices::Never;
            let gone =
                l.status == InvoiceStatus::Draft || (void && l.status == InvoiceStatus::Void);
            let after = l.period_end > l.period_start && l.period_start > line.period_start;
            counts(ctx, l) && after && !gone
        };
        let last = !lines.iter().any(|l| later(&l));
        match policy.refunds {
            Refunds::FullErases => until(start, ChurnKind::Unknown),
            Refunds::FullWithCancellation if last => until(refunded, ChurnKind::Unknown),
            _ => {}
        }
    }
    cut
}

/// When the whole of a line, or of its invoice, had been refunded.
fn refunded_at(
    lines: &[InvoiceLine],
    line: &InvoiceLine,
    adjustments: &[Adjustment],
) -> Option<Instant> {
    let refunds = || {
        adjustments
            .iter()
            .filter(|a| a.origin.kind == FactKind::Refund && a.invoice == line.invoice)
    };
    // The refund with which the whole has been paid back.
    let completed = |line_id: Sym, whole: i64| -> Option<Instant> {
        let mut of: Vec<(Instant, i64)> =
            refunds().filter(|a| a.line == line_id).map(|a| (a.at, a.amount)).collect();
        of.sort_unstable();
        let mut sum = 0_i64;
        of.into_iter().find_map(|(at, amount)| {
            sum = sum.saturating_add(amount);
            (whole > 0 && sum >= whole).then_some(at)
        })
    };
    let of_line = if line.line.is_some() { completed(line.line, line.amount) } else { None };
    let invoice: i64 = lines.iter().filter(|l| l.invoice == line.invoice).map(|l| l.amount).sum();
    let of_invoice = completed(Sym::NONE, invoice);
    of_line.into_iter().chain(of_invoice).min()
}

/// Whether a refund or credit note lowers MRR under a policy.
pub fn lowers(policy: &tenure_domain::policy::Policy, adjustment: &Adjustment) -> bool {
    match adjustment.origin.kind {
        FactKind::CreditNote => match policy.credit_notes {
            CreditNotes::CashOnly => false,
            CreditNotes::Recurring => adjustment.recurring,
            CreditNotes::All => true,
        },
        FactKind::Refund => policy.refunds == Refunds::Reduce,
        _ => false,
    }
}

/// What refunds and credit notes leave of a line of which `amount` counts, as a fraction.
pub(crate) fn kept(
    ctx: &Context<'_>,
    lines: &[InvoiceLine],
    line: &InvoiceLine,
    amount: i64,
    adjustments: &[Adjustment],
) -> (i128, i128) {
    let mine = || {
        let of_invoice = adjustments.iter().filter(|a| a.invoice == line.invoice);
        of_invoice.filter(|a| lowers(ctx.policy, a))
    };
    let of_line: i64 =
        mine().filter(|a| a.line.is_some() && a.line == line.line).map(|a| a.amount).sum();
    let of_invoice: i64 = mine().filter(|a| !a.line.is_some()).map(|a| a.amount).sum();
    if amount <= 0 || (of_line == 0 && of_invoice == 0) {
        return (1, 1);
    }
    // What names no line falls on the lines of subscriptions.
    let of_invoice = if counts(ctx, line) { i128::from(of_invoice) } else { 0 };
    let total: i128 = lines
        .iter()
        .filter(|l| l.invoice == line.invoice && l.amount > 0 && counts(ctx, l))
        .map(|l| i128::from(l.amount))
        .sum();
    let total = total.max(1);
    // amount − what the line was lowered by − its share of what the invoice was lowered by.
    let left = i128::from(amount - of_line) * total - of_invoice * i128::from(line.amount.max(0));
    (left.max(0), i128::from(amount) * total)
}
