//! Which lines make the level of a stream at an instant, for explanations.

use tenure_domain::facts::{CustomerFacts, InvoiceLine, Origin, Term};
use tenure_domain::money::{Amount, Mrr};
use tenure_domain::time::Instant;

use crate::gather::{stream, stream_lines};
use crate::invoice::{billing_day, priced};
use crate::line_price::{discount_counts, line_term};
use crate::track::Context;

/// A line and what it adds to its stream.
#[derive(Clone, Copy, Debug)]
pub struct LinePart {
    /// The line.
    pub origin: Origin,
    /// MRR, in units of the currency; below zero where the line takes something back.
    pub level: Mrr,
    /// Its term.
    pub term: Term,
    /// Its discount, where the policy lets it count.
    pub discount: Amount,
}

/// The lines that run immediately before an instant in the stream of a line; their levels sum to
/// that of the stream, save where that is below zero or too large.
pub fn lines_at(
    ctx: &Context<'_>,
    facts: &CustomerFacts<'_>,
    of: Origin,
    at: Instant,
) -> Vec<LinePart> {
    let all = stream_lines(ctx, facts);
    let mut streams = all.chunk_by(|a, b| stream(a) == stream(b));
    let Some(lines) = streams.find(|lines| lines.iter().any(|line| line.origin == of)) else {
        return Vec::new();
    };
    let day = billing_day(ctx, lines);
    let part = |line: &InvoiceLine, level| LinePart {
        origin: line.origin,
        level,
        term: line_term(ctx, line, day),
        discount: if discount_counts(ctx, line) { line.discount } else { 0 },
    };
    let spans = priced(ctx, lines, facts.lines, facts.adjustments, &mut Vec::new());
    let live = spans.iter().filter(|span| span.from < at && at <= span.to);
    live.map(|span| part(lines[span.line], span.level)).collect()
}
