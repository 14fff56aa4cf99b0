//! Which lines make the level of an item of a stream at an instant, for explanations.

use tenure_domain::facts::{CustomerFacts, Origin, Term};
use tenure_domain::money::{Amount, Mrr};
use tenure_domain::time::Instant;

use crate::gather::{stream, stream_lines};
use crate::invoice;
use crate::track::Context;

/// A line and what it adds to its item, or takes back of it.
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

/// The lines that run immediately before an instant in the item of a line, and what credits take
/// back of them; their levels sum to that of the item, save where it is too large.
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
    invoice::parts(ctx, (lines, facts.lines), facts.adjustments, of, at)
}
