//! Invoices that are not paid for too long after they were due, which ends what they bill.

use tenure_domain::facts::{ChurnKind, InvoiceLine, InvoiceStatus, Origin};
use tenure_domain::policy::PastDue;
use tenure_domain::time::Instant;

use super::{Span, counts};
use crate::track::Context;

/// A time in which a stream counts for nothing, and the line whose invoice is late.
#[derive(Clone, Copy, Debug)]
struct Late {
    from: Instant,
    to: Instant,
    line: Origin,
}

/// Takes out of the spans of a stream the times in which an invoice of it has been late for longer
/// than the policy lets it be. What ends there ends involuntarily.
pub(super) fn cut(ctx: &Context<'_>, lines: &[&InvoiceLine], spans: Vec<Span>) -> Vec<Span> {
    let PastDue::ChurnAfter(days) = ctx.policy.past_due else { return spans };
    let late = late(ctx, lines, i32::from(days));
    if late.is_empty() {
        return spans;
    }
    let mut left = Vec::with_capacity(spans.len());
    for mut span in spans {
        for time in &late {
            if span.to < time.from || time.to <= span.from {
                continue;
            }
            if span.from < time.from {
                let (ended_by, cut_by) = (ChurnKind::Involuntary, Some(time.line));
                left.push(Span { to: time.from, ended_by, cut_by, ..span });
            }
            span.from = time.to.min(span.to);
        }
        if span.from < span.to {
            left.push(span);
        }
    }
    left
}

/// When invoices are late for too long, in order, those that meet as one. An invoice is late from
/// the day on which it was due until it is paid, or one is that was
/// issued later and bills something.
fn late(ctx: &Context<'_>, lines: &[&InvoiceLine], days: i32) -> Vec<Late> {
    let stands = |line: &&&InvoiceLine| {
        let gone = matches!(line.status, InvoiceStatus::Draft | InvoiceStatus::Void);
        let served = line.period_start.is_some() && line.period_end > line.period_start;
        counts(ctx, line) && served && !gone
    };
    let mut all: Vec<Late> = Vec::new();
    for line in lines.iter().filter(stands) {
        let Some(due) = line.due_at else { continue };
        let settles = |other: &&&InvoiceLine| {
            let later = other.issued_at > line.issued_at && other.amount > 0;
            other.invoice == line.invoice || later
        };
        let paid = lines.iter().filter(stands).filter(settles).filter_map(|it| paid_at(it)).min();
        let (from, to) = (ctx.account.zone.add_days(due, days), paid.unwrap_or(Instant::MAX));
        if from < to {
            all.push(Late { from, to, line: line.origin });
        }
    }
    all.sort_by_key(|late| (late.from, late.line.row));
    let mut joined: Vec<Late> = Vec::new();
    for late in all {
        match joined.last_mut() {
            Some(last) if late.from <= last.to => last.to = last.to.max(late.to),
            _ => joined.push(late),
        }
    }
    joined
}

/// When the invoice of a line was paid: when it was issued, where that is not told.
fn paid_at(line: &InvoiceLine) -> Option<Instant> {
    let undated = || (line.status == InvoiceStatus::Paid).then_some(line.issued_at);
    line.paid_at.or_else(undated)
}
