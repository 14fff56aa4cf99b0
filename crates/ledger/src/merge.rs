//! Merged customers under the policy that merges them when they merge: each keeps its own ledger
//! until then, and hands its items over.

use tenure_domain::facts::{
    CustomerFacts, InvoiceLine, Merge, MrrMonth, Subscription, SubscriptionChange, Trial,
};
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use crate::events;
use crate::gather;
use crate::rates::Rates;
use crate::track::{Context, Join, LedgerFinding, Life, Point, Track, Tracks};

/// The tracks of `facts.customer`: its own until it is merged away, and those of customers that
/// were merged into it from then on. `facts` are those of all customers concerned.
pub(crate) fn tracks(
    ctx: &Context<'_>,
    facts: &CustomerFacts<'_>,
    out: &mut Tracks,
    findings: &mut Vec<LedgerFinding>,
) {
    out.clear();
    for member in members(ctx, facts.merges) {
        let Some((from, to)) = owned(facts.merges, member, facts.customer) else { continue };
        let mut theirs = Tracks::default();
        let mut remarks = Vec::new();
        of_member(ctx, facts, member, &mut theirs, &mut remarks);
        if member == facts.customer {
            findings.append(&mut remarks);
        }
        let mut events = Vec::new();
        events::collect(ctx, &theirs, &Rates::new(ctx), &mut events);
        let mut places: Vec<Option<usize>> = Vec::with_capacity(theirs.tracks.len());
        for (index, track) in theirs.tracks.iter().enumerate() {
            let carried = events.iter().rev().find(|e| e.track as usize == index && e.at < from);
            let since = carried.map_or(from, |e| e.at);
            places.push(clip(theirs.of(track), *track, (from, to), since, out));
        }
        for join in theirs.joins.iter().filter(|j| from <= j.at && j.at < to) {
            if let (Some(from), Some(to)) = (places[join.from], places[join.to]) {
                out.joins.push(Join { at: join.at, from, to });
            }
        }
    }
}

/// Everyone concerned, each once.
fn members(ctx: &Context<'_>, merges: &[Merge]) -> Vec<Sym> {
    let mut members: Vec<Sym> = merges.iter().flat_map(|m| [m.from, m.into]).collect();
    members.sort_unstable_by(|&a, &b| ctx.names.order(a, b));
    members.dedup();
    members
}

/// When the items of `member` are in the hands of `owner`.
fn owned(merges: &[Merge], member: Sym, owner: Sym) -> Option<(Instant, Instant)> {
    let (mut holder, mut from) = (member, Instant::MIN);
    // Every hop is one merge; circles have been taken out.
    for _ in 0..=merges.len() {
        let next = merges.iter().find(|m| m.from == holder);
        let until = next.map_or(Instant::MAX, |m| m.at.unwrap_or(Instant::MIN).max(from));
        if holder == owner {
            return (from < until).then_some((from, until));
        }
        (holder, from) = (next?.into, until);
    }
    None
}

/// The tracks of one of them, from its own facts.
fn of_member(
    ctx: &Context<'_>,
    facts: &CustomerFacts<'_>,
    member: Sym,
    out: &mut Tracks,
    findings: &mut Vec<LedgerFinding>,
) {
    let of = |customer: Sym| customer == member;
    let subscriptions: Vec<Subscription> =
        facts.subscriptions.iter().copied().filter(|s| of(s.customer)).collect();
    let known = |id: Sym| subscriptions.iter().any(|s| s.id == id);
    let changes: Vec<SubscriptionChange> =
        facts.changes.iter().copied().filter(|c| known(c.subscription)).collect();
    let lines: Vec<InvoiceLine> = facts.lines.iter().copied().filter(|l| of(l.customer)).collect();
    let mrr_months: Vec<MrrMonth> =
        facts.mrr_months.iter().copied().filter(|m| of(m.customer)).collect();
    let trials: Vec<Trial> = facts.trials.iter().copied().filter(|t| of(t.customer)).collect();
    let own = CustomerFacts {
        customer: member,
        subscriptions: &subscriptions,
        changes: &changes,
        lines: &lines,
        adjustments: facts.adjustments,
        mrr_months: &mrr_months,
        trials: &trials,
        merges: &[],
    };
    gather::own(ctx, &own, out, findings);
}

/// Takes over the part of a track that lies in a span, and says where; where it is cut, it is
/// handed over.
fn clip(
    points: &[Point],
    track: Track,
    (from, to): (Instant, Instant),
    since: Instant,
    out: &mut Tracks,
) -> Option<usize> {
    let start = out.points.len();
    let before = points.iter().rev().find(|p| p.at < from);
    if let Some(held) = before.filter(|p| p.life.counts() && from > Instant::MIN) {
        let moved = Some(since);
        out.points.push(Point { at: from, moved, ..*held });
    }
    out.points.extend(points.iter().filter(|p| from <= p.at && p.at < to));
    let last = out.points[start..].last().copied();
    if let Some(last) = last.filter(|p| to < Instant::MAX && p.life.counts()) {
        let gone = Point { at: to, level: 0, life: Life::Absent, moved: Some(to), ..last };
        out.points.push(gone);
    }
    if out.points.len() == start {
        return None;
    }
    out.tracks.push(Track { start, end: out.points.len(), ..track });
    Some(out.tracks.len() - 1)
}
