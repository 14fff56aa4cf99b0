//! Which lines make the level of an item of a stream at an instant, for explanations.

use tenure_domain::facts::{CustomerFacts, InvoiceLine, Origin, Term};
use tenure_domain::money::{Amount, Mrr};
use tenure_domain::time::Instant;

use crate::gather::{stream, stream_lines, usage_back, usage_lines};
use crate::invoice::{self, Items};
use crate::line_price::{LinePrices, anchor_day, discount_counts, line_term};
use crate::movement::TOO_LARGE;
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

/// The lines of metered use whose mean is the level immediately before an instant of the item of a
/// line, in order; nothing where the line is not of metered use.
pub fn usage_at(
    ctx: &Context<'_>,
    facts: &CustomerFacts<'_>,
    of: Origin,
    at: Instant,
) -> Vec<LinePart> {
    let all = usage_lines(ctx, facts);
    let mut streams = all.chunk_by(|a, b| stream(a) == stream(b));
    let place = |lines: &[&InvoiceLine]| lines.iter().position(|line| line.origin == of);
    let Some((lines, own)) = streams.find_map(|lines| Some((lines, place(lines)?))) else {
        return Vec::new();
    };
    let items = Items::new(ctx.names, lines, |_| true);
    let day = anchor_day(&ctx.account.zone, lines.iter().copied());
    let prices = LinePrices::new(ctx, (lines, facts.lines), facts.adjustments, &items, day);
    let over = |&place: &usize| lines[place].period_end.is_some_and(|end| end < at);
    let mine = (0..lines.len()).rev().filter(|&place| items.of(place) == items.of(own));
    let part = |at: usize| LinePart {
        origin: lines[at].origin,
        level: prices.level(at).unwrap_or(TOO_LARGE),
        term: line_term(ctx, lines[at], day),
        discount: if discount_counts(ctx, lines[at]) { lines[at].discount } else { 0 },
    };
    let mut parts: Vec<LinePart> = mine.filter(over).take(usage_back(ctx)).map(part).collect();
    parts.reverse();
    parts
}
