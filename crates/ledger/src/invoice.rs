//! The invoice family: lines with service periods become the points of one track per stream.

mod overdue;

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

use crate::level::narrow;
use crate::line_price::{AnchorDay, LinePrices, anchor_day, discount_counts, line_term};
use crate::movement::TOO_LARGE;
use crate::track::{Anchor, Context, LedgerFinding, Life, Point};

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

/// Makes the points of one stream. `lines` are all lines of the stream, by period and issue.
pub(crate) fn points(
    ctx: &Context<'_>,
    lines: &[&InvoiceLine],
    all: &[InvoiceLine],
    adjustments: &[Adjustment],
    findings: &mut Vec<LedgerFinding>,
    out: &mut Vec<Point>,
) {
    let spans = priced(ctx, lines, all, adjustments, findings);
    if !spans.is_empty() {
        sweep((ctx, billing_day(ctx, lines)), lines, &spans, findings, out);
    }
}

/// The lines of a stream that count, each with its span and its level.
pub(crate) fn priced(
    ctx: &Context<'_>,
    lines: &[&InvoiceLine],
    all: &[InvoiceLine],
    adjustments: &[Adjustment],
    findings: &mut Vec<LedgerFinding>,
) -> Vec<Span> {
    let mut spans = recognised(ctx, lines, all, adjustments, findings);
    if spans.is_empty() {
        return spans;
    }
    let prices = LinePrices::new(ctx, (lines, all), adjustments, billing_day(ctx, lines));
    for span in &mut spans {
        span.level = prices.level(span.line).unwrap_or(TOO_LARGE);
    }
    spans
}

/// The day on which a stream is billed.
pub(crate) fn billing_day(ctx: &Context<'_>, lines: &[&InvoiceLine]) -> AnchorDay {
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

/// Sums the spans of a stream into points, one wherever the state changes.
fn sweep(
    ctx: (&Context<'_>, AnchorDay),
    lines: &[&InvoiceLine],
    spans: &[Span],
    findings: &mut Vec<LedgerFinding>,
    out: &mut Vec<Point>,
) {
    let mut turns: Vec<Instant> = spans.iter().flat_map(|s| [s.from, s.to]).collect();
    turns.sort_unstable();
    turns.dedup();
    let mut warned = false;
    // Spans are few at a time; those that are over fall behind `live`.
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|&s| (spans[s].from, s));
    let (mut next, mut live): (usize, Vec<usize>) = (0, Vec::new());
    for at in turns {
        let ended = live.iter().filter(|&&s| spans[s].to == at).map(|&s| spans[s].ended_by);
        let ended_by = ended.fold(ChurnKind::Unknown, |kind, by| match by {
            ChurnKind::Unknown => kind,
            told => told,
        });
        let cut_by = live.iter().filter(|&&s| spans[s].to == at).find_map(|&s| spans[s].cut_by);
        live.retain(|&s| spans[s].to > at);
        let renews = next < order.len() && spans[order[next]].from == at;
        while next < order.len() && spans[order[next]].from == at {
            live.push(order[next]);
            next += 1;
        }
        let mut point = state(ctx, lines, spans, &live, at, out.last());
        point.churn = if taken_back(spans, &live) { ChurnKind::Unknown } else { ended_by };
        point.origin = cut_by.unwrap_or(point.origin);
        point.renews = renews;
        if point.level < 0 {
            point.level = 0;
            if !warned && let Some(&s) = live.first() {
                findings.push(finding("negative-mrr", lines[spans[s].line]));
                warned = true;
            }
        }
        out.push(point);
    }
}

fn state(
    (ctx, anchor_day): (&Context<'_>, AnchorDay),
    lines: &[&InvoiceLine],
    spans: &[Span],
    live: &[usize],
    at: Instant,
    before: Option<&Point>,
) -> Point {
    let Some(largest) = largest(lines, spans, live) else {
        // Nothing runs any more: the last state, ended.
        let line = lines[spans[0].line];
        let last = before.copied().unwrap_or(Point::absent(line.currency, line.origin));
        return Point { at, level: 0, life: Life::Absent, ..last };
    };
    let line = lines[spans[largest].line];
    if taken_back(spans, live) {
        return Point { at, life: Life::Absent, ..Point::absent(line.currency, line.origin) };
    }
    let unknown = live.iter().any(|&s| spans[s].level == TOO_LARGE);
    let level = live.iter().map(|&s| i128::from(spans[s].level)).sum::<i128>();
    let level = if unknown { TOO_LARGE } else { narrow(level).unwrap_or(TOO_LARGE) };
    let items = items(lines, spans, live);
    let term = line_term(ctx, line, anchor_day);
    Point {
        at,
        level,
        currency: line.currency,
        life: Life::Alive,
        plan: line.plan,
        quantity: line.quantity.unwrap_or(1_000_000),
        list: line.amount.saturating_add(line.discount),
        discount: (0, if discount_counts(ctx, line) { line.discount } else { 0 }),
        tax: 0,
        term,
        items,
        contract: term.whole_months() >= 12,
        churn: ChurnKind::Unknown,
        reasoned: false,
        renews: false,
        moved: false,
        anchor: Anchor::new(at),
        origin: line.origin,
    }
}

/// Whether credits that began later take back all that runs: what is cancelled and paid back is no
/// longer there, where a reduction that came with a line only makes it free.
fn taken_back(spans: &[Span], live: &[usize]) -> bool {
    let of = |s: &usize| spans[*s];
    let credited = live.iter().map(of).filter(|span| span.level < 0).map(|span| span.begun).max();
    let charged = live.iter().map(of).filter(|span| span.level > 0).map(|span| span.begun).max();
    let free = live.iter().any(|s| spans[*s].level == 0);
    let sum: i128 = live.iter().map(|s| i128::from(spans[*s].level)).sum();
    !free && sum <= 0 && credited.is_some_and(|at| charged.is_none_or(|from| from < at))
}

/// The line that tells plan and quantity: of those that run the one of which most is left after
/// credits; of equal ones that which began last.
fn largest(lines: &[&InvoiceLine], spans: &[Span], live: &[usize]) -> Option<usize> {
    let credits = live.iter().any(|&s| spans[s].level < 0);
    if !credits {
        return live.iter().copied().max_by_key(|&s| (spans[s].level, spans[s].from, s));
    }
    // A prorated change takes back the rest of the line before it: what is taken back speaks no more.
    let quantity = |line: &InvoiceLine| line.quantity.unwrap_or(1_000_000);
    let alike = |a: usize, b: usize| {
        let (a, b) = (lines[spans[a].line], lines[spans[b].line]);
        // Items that are not named may be any.
        let item = a.item == b.item || !a.item.is_some() || !b.item.is_some();
        item && a.plan == b.plan && quantity(a) == quantity(b)
    };
    let mut left: Vec<(i128, Instant, usize)> =
        live.iter().map(|&s| (i128::from(spans[s].level), spans[s].from, s)).collect();
    left.sort_unstable_by_key(|&(_, from, s)| (from, s));
    for &credit in live.iter().filter(|&&s| spans[s].level < 0) {
        let mut rest = -i128::from(spans[credit].level);
        for (level, _, s) in left.iter_mut().filter(|it| it.0 > 0) {
            if alike(*s, credit) {
                let taken = rest.min(*level);
                (*level, rest) = (*level - taken, rest - taken);
            }
        }
    }
    left.into_iter().max().map(|it| it.2)
}

/// How many items (else plans) have lines that sum to a positive level, or one that is free by its
/// discount alone.
fn items(lines: &[&InvoiceLine], spans: &[Span], live: &[usize]) -> u16 {
    let of = |s: &usize| {
        let line = lines[spans[*s].line];
        let given = line.amount == 0 && line.discount > 0;
        (line.item.or(line.plan), i128::from(spans[*s].level), given)
    };
    let mut levels: Vec<(Sym, i128, bool)> = live.iter().map(of).collect();
    levels.sort_unstable_by_key(|l| l.0);
    let there = levels
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|group| group.iter().any(|l| l.2) || group.iter().map(|l| l.1).sum::<i128>() > 0)
        .count();
    u16::try_from(there).unwrap_or(u16::MAX)
}
