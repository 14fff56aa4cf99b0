//! Merged customers under the policy that merges them when they merge: each keeps its own ledger
//! until then, and hands its items over.

use tenure_domain::facts::{
    CustomerFacts, InvoiceLine, Merge, MrrMonth, Subscription, SubscriptionChange, Trial,
};
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use crate::gather;
use crate::parts::State;
use crate::run::{self, Gap, Output, Scratch, Wanted};
use crate::track::{Context, Given, Join, LedgerFinding, Life, Place, Point, Track, Tracks};

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
        let spans = holders(facts.merges, member).into_iter();
        let mut mine = spans.filter(|(holder, ..)| *holder == facts.customer);
        let Some((_, from, to)) = mine.next() else { continue };
        let mut theirs = Tracks::default();
        let mut remarks = Vec::new();
        of_member(ctx, facts, member, &mut theirs, &mut remarks);
        if member == facts.customer {
            findings.append(&mut remarks);
        }
        let mut places: Vec<Option<usize>> = Vec::with_capacity(theirs.tracks.len());
        for (index, track) in theirs.tracks.iter().enumerate() {
            let place = clip(theirs.of(track), *track, (from, to), out);
            out.places.extend(place.map(|track| Place { of: (member, index), track }));
            places.push(place);
        }
        for join in theirs.joins.iter().filter(|j| from <= j.at && j.at < to) {
            if let (Some(from), Some(to)) = (places[join.from], places[join.to]) {
                out.joins.push(Join { at: join.at, from, to });
            }
        }
    }
    let mut givers: Vec<(Sym, Instant)> = members(ctx, facts.merges)
        .into_iter()
        .filter_map(|member| {
            let spans = holders(facts.merges, member);
            let mine = spans.iter().position(|(holder, ..)| *holder == facts.customer)?;
            let (giver, _, at) = spans[mine.checked_sub(1)?];
            Some((giver, at))
        })
        .collect();
    givers.sort_unstable();
    givers.dedup();
    for giver in givers {
        let given = handed(ctx, facts, giver, out);
        out.given.push(given);
    }
}

/// What a customer hands over when it is merged away, from its own ledger.
fn handed(
    ctx: &Context<'_>,
    facts: &CustomerFacts<'_>,
    (giver, at): (Sym, Instant),
    tracks: &Tracks,
) -> Given {
    let (mut scratch, mut out) = (Scratch::default(), Output::default());
    let giver = CustomerFacts { customer: giver, ..*facts };
    run::customer(ctx, &giver, Wanted::default(), &mut scratch, &mut out);
    let before = out.steps.iter().rev().find(|step| step.at < at);
    let mut given = Given {
        at,
        customer: before.is_some_and(|step| step.after.is_customer()),
        states: Vec::new(),
    };
    for (track, state) in scratch.window.given(at) {
        let place = scratch.tracks().places.iter().find(|place| place.track == track);
        let here = tracks.places.iter().find(|here| place.is_some_and(|p| p.of == here.of));
        let gap = state.gap.map(|gap| out.gaps[gap]);
        given.states.extend(here.map(|here| (here.track, state, gap)));
    }
    given
}

/// How a track was booked by whoever handed it over at an instant, and why it cannot be told.
pub(crate) fn given(tracks: &Tracks, at: Instant, track: usize) -> Option<(State, Option<Gap>)> {
    let mut then = tracks.given.iter().filter(|given| given.at == at);
    then.find_map(|given| {
        let mine = given.states.iter().find(|(of, ..)| *of == track);
        mine.map(|&(_, state, gap)| (state, gap))
    })
}

/// An item that cannot be told is none the clearer for whoever takes it over.
pub(crate) fn take_gap(
    given: Option<(State, Option<Gap>)>,
    state: &mut State,
    at: Instant,
    out: &mut Output,
) {
    if let Some(gap) = given.and_then(|(_, gap)| gap).filter(|_| state.point.moved) {
        state.gap = Some(out.gaps.len());
        out.gaps.push(Gap { from: at, to: Instant::MAX, ..gap });
    }
}

/// Who a customer is from the beginning: merges without a time were always so.
fn alias(merges: &[Merge], customer: Sym) -> Sym {
    let mut name = customer;
    // Circles have been taken out.
    for _ in 0..=merges.len() {
        match merges.iter().find(|m| m.from == name && m.at.is_none()) {
            Some(merge) => name = merge.into,
            None => break,
        }
    }
    name
}

/// Everyone concerned, each once.
fn members(ctx: &Context<'_>, merges: &[Merge]) -> Vec<Sym> {
    let all = merges.iter().flat_map(|m| [m.from, m.into]);
    let mut members: Vec<Sym> = all.map(|name| alias(merges, name)).collect();
    members.sort_unstable_by(|&a, &b| ctx.names.order(a, b));
    members.dedup();
    members
}

/// In whose hands the items of `member` are, from when to when, in order of time.
fn holders(merges: &[Merge], member: Sym) -> Vec<(Sym, Instant, Instant)> {
    let (mut holder, mut from) = (member, Instant::MIN);
    let mut spans = Vec::new();
    // Every hop is one merge; circles have been taken out.
    for _ in 0..=merges.len() {
        let next = merges.iter().find(|m| m.from == holder);
        let until = next.map_or(Instant::MAX, |m| m.at.unwrap_or(Instant::MIN).max(from));
        if from < until {
            spans.push((holder, from, until));
        }
        let Some(merge) = next else { break };
        (holder, from) = (merge.into, until);
    }
    spans
}

/// The tracks of one of them, from its own facts and those of whoever it always was.
fn of_member(
    ctx: &Context<'_>,
    facts: &CustomerFacts<'_>,
    member: Sym,
    out: &mut Tracks,
    findings: &mut Vec<LedgerFinding>,
) {
    let of = |customer: Sym| alias(facts.merges, customer) == member;
    let subscriptions: Vec<Subscription> =
        facts.subscriptions.iter().copied().filter(|s| of(s.customer)).collect();
    let known = |id: Sym| subscriptions.iter().any(|s| s.id == id);
    let changes: Vec<SubscriptionChange> =
        facts.changes.iter().copied().filter(|c| known(c.subscription)).collect();
    let lines: Vec<InvoiceLine> = facts.lines.iter().copied().filter(|l| of(l.customer)).collect();
    let mrr_months: Vec<MrrMonth> =
        facts.mrr_months.iter().copied().filter(|m| of(m.customer)).collect();
    let trials: Vec<Trial> = facts.trials.iter().copied().filter(|t| of(t.customer)).collect();
    let mut elsewhere: Vec<Sym> = facts.subscriptions.iter().map(|s| s.id).collect();
    elsewhere.extend_from_slice(facts.elsewhere);
    elsewhere.sort_unstable();
    let own = CustomerFacts {
        customer: member,
        subscriptions: &subscriptions,
        changes: &changes,
        lines: &lines,
        adjustments: facts.adjustments,
        mrr_months: &mrr_months,
        trials: &trials,
        merges: &[],
        elsewhere: &elsewhere,
    };
    gather::own(ctx, &own, out, findings);
}

/// Takes over the part of a track that lies in a span, and says where; where it is cut, it is
/// handed over.
fn clip(
    points: &[Point],
    track: Track,
    (from, to): (Instant, Instant),
    out: &mut Tracks,
) -> Option<usize> {
    let start = out.points.len();
    let before = points.iter().rev().find(|p| p.at < from);
    if let Some(held) = before.filter(|p| p.life.counts() && from > Instant::MIN) {
        out.points.push(Point { at: from, moved: true, changed_by: None, ..*held });
    }
    out.points.extend(points.iter().filter(|p| from <= p.at && p.at < to));
    let last = out.points[start..].last().copied();
    if let Some(last) = last.filter(|p| to < Instant::MAX && p.life.counts()) {
        let gone = Point { level: 0, life: Life::Absent, moved: true, changed_by: None, ..last };
        let gone = Point { at: to, ..gone };
        out.points.push(gone);
    }
    if out.points.len() == start {
        return None;
    }
    out.tracks.push(Track { start, end: out.points.len(), ..track });
    Some(out.tracks.len() - 1)
}
