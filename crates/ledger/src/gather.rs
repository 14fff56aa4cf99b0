//! From the facts of one customer to its tracks.

use tenure_domain::facts::{
    CustomerFacts, InvoiceLine, InvoiceStatus, LineKind, MrrMonth, Status, Subscription,
    SubscriptionChange, Term,
};
use tenure_domain::money::{Currency, Mrr};
use tenure_domain::policy::{Discounts, Merges, Usage, VoidInvoices};
use tenure_domain::symbols::Sym;
use tenure_domain::time::{DAY, Instant};

use crate::invoice::{self, Items};
use crate::item::{self, Changes};
use crate::level::{Price, monthly, narrow};
use crate::line_price::{AnchorDay, LinePrices, anchor_day, end_of_term, line_term, spelled_term};
use crate::movement::TOO_LARGE;
use crate::track::{Anchor, Context, LedgerFinding, Life, Point, Track, Tracks};
use crate::{chain, listed, merge};

/// Makes all tracks of a customer, continuous ones joined.
pub(crate) fn tracks(
    ctx: &Context<'_>,
    facts: &CustomerFacts<'_>,
    out: &mut Tracks,
    findings: &mut Vec<LedgerFinding>,
) {
    if ctx.policy.merges == Merges::AtMerge && !facts.merges.is_empty() {
        return merge::tracks(ctx, facts, out, findings);
    }
    own(ctx, facts, out, findings);
}

/// The tracks of one set of facts as one customer.
pub(crate) fn own(
    ctx: &Context<'_>,
    facts: &CustomerFacts<'_>,
    out: &mut Tracks,
    findings: &mut Vec<LedgerFinding>,
) {
    out.clear();
    items(ctx, facts, out, findings);
    if !facts.lines.is_empty() {
        streams(ctx, facts, out, findings);
        if ctx.policy.usage == Usage::LastInvoice || ctx.policy.usage == Usage::TrailingMean {
            usage(ctx, facts, out);
        }
    }
    if !facts.mrr_months.is_empty() {
        if facts.subscriptions.is_empty() && !facts.lines.iter().any(|l| speaks(ctx, l)) {
            months(ctx, facts.mrr_months, out);
        } else {
            let first = &facts.mrr_months[0];
            findings.push(LedgerFinding {
                code: "mrr-months-unused",
                customer: facts.customer,
                origin: first.origin,
                day: Some(first.month),
                currency: None,
            });
        }
    }
    if let Some(native) = ctx.native {
        for point in &mut out.points {
            // In the view of one currency an item in another is not there.
            if point.currency != native {
                point.level = 0;
                point.life = Life::Absent;
            }
        }
    }
    chain::join(out, ctx.policy.gap_tolerance, ctx.account);
}

/// Whether a line may make MRR at all: one without a service period, or charged once, says nothing
/// of it, and leaves monthly totals to speak.
fn speaks(ctx: &Context<'_>, line: &InvoiceLine) -> bool {
    let used = matches!(ctx.policy.usage, Usage::LastInvoice | Usage::TrailingMean);
    let recurs = match line.kind {
        LineKind::Subscription | LineKind::Trial => true,
        LineKind::Usage => used,
        LineKind::OneOff => false,
    };
    let stands = match line.status {
        InvoiceStatus::Draft => false,
        InvoiceStatus::Void => ctx.policy.void_invoices != VoidInvoices::Never,
        _ => true,
    };
    recurs && stands && line.period_start.is_some() && line.period_end.is_some()
}

fn finding(code: &'static str, change: &SubscriptionChange, customer: Sym) -> LedgerFinding {
    LedgerFinding { code, customer, origin: change.origin, day: None, currency: None }
}

/// The subscription family.
fn items(
    ctx: &Context<'_>,
    facts: &CustomerFacts<'_>,
    out: &mut Tracks,
    findings: &mut Vec<LedgerFinding>,
) {
    let mut sorted: Vec<&SubscriptionChange> = facts.changes.iter().collect();
    if !facts.changes.is_sorted_by_key(order) {
        sorted.sort_by_key(|c| order(c));
    }
    let mut orphans = vec![false; 0];
    orphans.resize(sorted.len(), true);
    let mut mine: Vec<&SubscriptionChange> = Vec::with_capacity(sorted.len());
    let groups = facts.subscriptions.chunk_by(|a, b| a.id == b.id);
    for rows in groups {
        let rows = &*listed::settled(rows, &sorted, findings);
        for (at, change) in sorted.iter().enumerate() {
            if change.subscription == rows[0].id {
                orphans[at] = false;
            }
        }
        for row in rows {
            mine.clear();
            mine.extend(sorted.iter().filter(|c| applies(c, row, rows)));
            one_item(ctx, facts, row, &mine, out, findings);
        }
        added_items(ctx, facts, rows, &sorted, out, findings);
        for change in sorted.iter().filter(|c| c.subscription == rows[0].id) {
            if !change.item.is_some() && !rows.iter().any(|row| applies(change, row, rows)) {
                findings.push(finding("ambiguous-item", change, facts.customer));
            }
        }
    }
    for (at, _) in orphans.iter().enumerate().filter(|(_, orphan)| **orphan) {
        findings.push(finding("change-without-subscription", sorted[at], facts.customer));
    }
}

fn order(change: &SubscriptionChange) -> (Instant, i64, Instant, u32) {
    (change.changed_at, change.sequence, change.recorded_at, change.origin.row)
}

/// Whether a change speaks of this row's item.
fn applies(change: &SubscriptionChange, row: &Subscription, rows: &[Subscription]) -> bool {
    if change.subscription != row.id {
        return false;
    }
    if change.item == row.item {
        return true;
    }
    !change.item.is_some() && (rows.len() == 1 || only_status(change))
}

/// Whether a change names nothing but a status.
fn only_status(change: &SubscriptionChange) -> bool {
    change.status.is_some()
        && !change.plan.is_some()
        && change.quantity.is_none()
        && change.amount.is_none()
        && change.currency.is_none()
        && change.interval.is_none()
        && change.interval_count.is_none()
        && !change.discount_percent.is_named()
        && !change.discount_amount.is_named()
        && !change.discount_duration.is_named()
        && !change.discount_ends_at.is_named()
        && change.tax_included.is_none()
        && change.tax_percent.is_none()
}

/// Items that only changes know: each begins with its first change.
fn added_items(
    ctx: &Context<'_>,
    facts: &CustomerFacts<'_>,
    rows: &[Subscription],
    sorted: &[&SubscriptionChange],
    out: &mut Tracks,
    findings: &mut Vec<LedgerFinding>,
) {
    let unknown = |c: &SubscriptionChange| {
        c.subscription == rows[0].id
            && c.item.is_some()
            && rows.iter().all(|row| row.item != c.item)
    };
    let mut added: Vec<Sym> = Vec::new();
    for change in sorted.iter().filter(|c| unknown(c)) {
        if !added.contains(&change.item) {
            added.push(change.item);
        }
    }
    for item in added {
        let mine: Vec<&SubscriptionChange> = sorted
            .iter()
            .copied()
            .filter(|c| {
                c.subscription == rows[0].id
                    && (c.item == item || (!c.item.is_some() && only_status(c)))
            })
            .collect();
        let Some(first) = mine.iter().find(|c| c.item == item) else {
            continue;
        };
        let row = added_row(&rows[0], first);
        one_item(ctx, facts, &row, &mine, out, findings);
    }
}

/// A row for an item that a change adds: it lives and ends with its subscription.
fn added_row(of: &Subscription, first: &SubscriptionChange) -> Subscription {
    Subscription {
        item: first.item,
        plan: first.plan,
        quantity: first.quantity,
        amount: first.amount,
        currency: first.currency,
        interval: first.interval,
        interval_count: first.interval_count,
        minimum_amount: None,
        discount_percent: None,
        discount_amount: None,
        discount_duration: None,
        discount_started_at: None,
        discount_ends_at: None,
        tax_included: first.tax_included.unwrap_or(false),
        tax_percent: first.tax_percent,
        started_at: first.changed_at,
        item_added_at: None,
        as_of: None,
        all_items: false,
        updated_at: of.updated_at.or(of.as_of),
        origin: first.origin,
        ..*of
    }
}

fn one_item(
    ctx: &Context<'_>,
    facts: &CustomerFacts<'_>,
    row: &Subscription,
    changes: &[&SubscriptionChange],
    out: &mut Tracks,
    findings: &mut Vec<LedgerFinding>,
) {
    let start = out.points.len();
    let converted_at = conversion(row, facts, changes);
    let changes = Changes { list: changes, converted_at };
    item::points(ctx, row, &changes, findings, &mut out.points);
    if out.points.len() > start {
        out.tracks.push(Track {
            subscription: row.id,
            item: row.item,
            reason: row.churn_reason,
            usage: false,
            start,
            end: out.points.len(),
        });
    }
}

/// When a trial was converted, for a row that still says `trialing`.
fn conversion(
    row: &Subscription,
    facts: &CustomerFacts<'_>,
    changes: &[&SubscriptionChange],
) -> Option<Instant> {
    let told = changes.iter().find(|c| c.status == Some(Status::Trialing));
    let start = row.trial_started_at.or(told.map(|c| c.changed_at)).unwrap_or(row.started_at);
    let near = |t: Instant| t.0.abs_diff(start.0) <= DAY.unsigned_abs();
    let begun = match (row.status, told) {
        (Some(Status::Trialing), _) | (_, None) => row.started_at,
        (_, Some(change)) => change.changed_at.max(row.started_at),
    };
    let converted =
        facts.trials.iter().filter(|t| near(t.started_at)).filter_map(|t| t.converted_at);
    converted.map(|at| at.max(row.started_at)).filter(|&at| at >= begun).min()
}

/// The lines that make streams, stream after stream.
pub(crate) fn stream_lines<'a>(
    ctx: &Context<'_>,
    facts: &CustomerFacts<'a>,
) -> Vec<&'a InvoiceLine> {
    // Somebody else may pay for a subscription: its rows speak for it all the same.
    let covered = |id: Sym| {
        let own = || facts.subscriptions.iter().any(|s| s.id == id);
        id.is_some() && (own() || facts.elsewhere.binary_search(&id).is_ok())
    };
    let reductions = ctx.policy.discounts == Discounts::All;
    let belongs = |l: &InvoiceLine| match l.kind {
        LineKind::Subscription | LineKind::Trial => true,
        LineKind::OneOff => reductions && l.amount < 0 && l.subscription.is_some(),
        LineKind::Usage => false,
    };
    let mut lines: Vec<&InvoiceLine> =
        facts.lines.iter().filter(|l| belongs(l) && !covered(l.subscription)).collect();
    sort(ctx, &mut lines, |l| l.period_start);
    lines
}

/// The invoice family: one track for each item of a stream.
fn streams(
    ctx: &Context<'_>,
    facts: &CustomerFacts<'_>,
    out: &mut Tracks,
    findings: &mut Vec<LedgerFinding>,
) {
    let lines = stream_lines(ctx, facts);
    for of_stream in lines.chunk_by(|a, b| stream(a) == stream(b)) {
        invoice::tracks(ctx, (of_stream, facts.lines), facts.adjustments, findings, out);
    }
}

/// Sorts lines by stream, then by a time of theirs.
fn sort(
    ctx: &Context<'_>,
    lines: &mut [&InvoiceLine],
    time: impl Fn(&InvoiceLine) -> Option<Instant>,
) {
    lines.sort_by(|a, b| {
        let (x, y) = (stream(a), stream(b));
        let streams = ctx.names.order(x.0, y.0).then_with(|| ctx.names.order(x.1, y.1));
        let within = |l: &InvoiceLine| (time(l), l.issued_at, l.origin.row);
        streams.then(x.2.cmp(&y.2)).then_with(|| within(a).cmp(&within(b)))
    });
}

/// Lines without a subscription form one stream per plan.
pub(crate) fn stream(line: &InvoiceLine) -> (Sym, Sym, Currency) {
    match line.subscription.is_some() {
        true => (line.subscription, Sym::NONE, line.currency),
        false => (Sym::NONE, line.plan, line.currency),
    }
}

/// The lines of metered use that may count, by stream and period.
pub(crate) fn usage_lines<'a>(
    ctx: &Context<'_>,
    facts: &CustomerFacts<'a>,
) -> Vec<&'a InvoiceLine> {
    let used = |l: &&InvoiceLine| l.kind == LineKind::Usage && l.period_end > l.period_start;
    let counts = |l: &&InvoiceLine| !matches!(l.status, InvoiceStatus::Draft | InvoiceStatus::Void);
    let mut lines: Vec<&InvoiceLine> = facts.lines.iter().filter(used).filter(counts).collect();
    sort(ctx, &mut lines, |l| l.period_end);
    lines
}

/// How many lines of metered use make a level.
pub(crate) fn usage_back(ctx: &Context<'_>) -> usize {
    if ctx.policy.usage == Usage::TrailingMean { 3 } else { 1 }
}

/// Metered use as invoiced: each line counts over the period after its own.
fn usage(ctx: &Context<'_>, facts: &CustomerFacts<'_>, out: &mut Tracks) {
    let lines = usage_lines(ctx, facts);
    for group in lines.chunk_by(|a, b| stream(a) == stream(b)) {
        let end = last_end(facts, out, group[0].subscription);
        let items = Items::new(ctx.names, group, |_| true);
        let day = anchor_day(&ctx.account.zone, group.iter().copied());
        for item in 0..items.len() {
            let start = out.points.len();
            usage_points(ctx, (group, facts), (&items, item), (day, end), out);
            if out.points.len() > start {
                out.tracks.push(Track {
                    subscription: group[0].subscription,
                    item: items.id(item),
                    reason: Sym::NONE,
                    usage: true,
                    start,
                    end: out.points.len(),
                });
            }
        }
    }
}

/// When the last item of a subscription with rows ends.
fn last_end(facts: &CustomerFacts<'_>, tracks: &Tracks, subscription: Sym) -> Instant {
    if !facts.subscriptions.iter().any(|s| s.id == subscription) {
        return Instant::MAX;
    }
    let items = tracks.tracks.iter().filter(|t| t.subscription == subscription && !t.usage);
    let ends = items.map(|t| {
        let points = tracks.of(t);
        // One that never was has no end that use could last to.
        match points.iter().rposition(|p| p.life != Life::Absent) {
            Some(last) => points.get(last + 1).map_or(Instant::MAX, |gone| gone.at),
            None => Instant::MIN,
        }
    });
    ends.max().unwrap_or(Instant::MIN)
}

fn usage_points(
    ctx: &Context<'_>,
    (lines, facts): (&[&InvoiceLine], &CustomerFacts<'_>),
    (items, item): (&Items, usize),
    (anchor_day, end): (AnchorDay, Instant),
    out: &mut Tracks,
) {
    let zone = &ctx.account.zone;
    let (all, adjustments) = (facts.lines, facts.adjustments);
    let prices = LinePrices::new(ctx, (lines, all), adjustments, items, anchor_day);
    let mut levels: Vec<Mrr> = Vec::with_capacity(lines.len());
    let mut last: Option<(Instant, &InvoiceLine)> = None;
    let mine = |at: &usize| items.of(*at) as usize == item;
    for at in (0..lines.len()).filter(mine) {
        let line = lines[at];
        let (Some(from), Some(to)) = (line.period_start, line.period_end) else {
            continue;
        };
        levels.push(prices.level(at).unwrap_or(TOO_LARGE));
        let recent = &levels[levels.len().saturating_sub(usage_back(ctx))..];
        let sum: i128 = recent.iter().map(|&l| i128::from(l)).sum();
        let mean = tenure_domain::money::round_half_even(sum, recent.len() as i128);
        let level = match recent.contains(&TOO_LARGE) {
            true => TOO_LARGE,
            false => narrow(mean.max(0)).unwrap_or(TOO_LARGE),
        };
        let term = spelled_term(zone, from, to, anchor_day);
        let until = end_of_term(zone, to, term, anchor_day).min(end);
        if to >= until {
            continue;
        }
        if let Some((before, _)) = last.filter(|&(before, _)| before < to) {
            out.points.push(Point { at: before, ..absent(line) });
        }
        out.points.push(Point {
            at: to,
            level,
            anchor: Anchor::new(to),
            life: Life::Alive,
            plan: line.plan,
            renews: true,
            term: line_term(ctx, line, anchor_day),
            ..absent(line)
        });
        last = Some((until, line));
    }
    if let Some((before, line)) = last {
        out.points.push(Point { at: before, ..absent(line) });
    }
}

fn absent(line: &InvoiceLine) -> Point {
    Point::absent(line.currency, line.origin)
}

/// Monthly totals: one track per plan.
fn months(ctx: &Context<'_>, rows: &[MrrMonth], out: &mut Tracks) {
    let key = |r: &MrrMonth| (r.plan, r.currency, r.month);
    let mut rows: Vec<&MrrMonth> = rows.iter().collect();
    rows.sort_by(|a, b| {
        let rest = |r: &MrrMonth| (r.currency, r.month, r.recorded_at, r.origin.row);
        ctx.names.order(a.plan, b.plan).then_with(|| rest(a).cmp(&rest(b)))
    });
    // Of two rows for one month the one recorded later holds.
    rows.reverse();
    rows.dedup_by_key(|r| key(r));
    rows.reverse();
    rows.retain(|r| r.mrr > 0);
    for track in rows.chunk_by(|a, b| (a.plan, a.currency) == (b.plan, b.currency)) {
        let start = out.points.len();
        for (at, row) in track.iter().enumerate() {
            let from = ctx.account.zone.start_of_day(row.month);
            let next = row.month.add_months(1);
            out.points.push(month_point(ctx, row, from));
            if track.get(at + 1).is_none_or(|later| later.month > next) {
                let at = ctx.account.zone.start_of_day(next);
                out.points.push(Point { at, ..Point::absent(row.currency, row.origin) });
            }
        }
        out.tracks.push(Track {
            subscription: Sym::NONE,
            item: Sym::NONE,
            reason: Sym::NONE,
            usage: false,
            start,
            end: out.points.len(),
        });
    }
}

fn month_point(ctx: &Context<'_>, row: &MrrMonth, at: Instant) -> Point {
    let price = Price {
        amount: row.mrr,
        scale: (1, 1),
        percent_off: 0,
        amount_off: 0,
        tax: 0,
        term: Term::MONTH,
        currency: row.currency,
    };
    let level = monthly(&price, ctx.policy.constants).unwrap_or(TOO_LARGE);
    Point {
        at,
        level,
        list: row.mrr,
        life: Life::Alive,
        plan: row.plan,
        quantity: 1_000_000,
        renews: true,
        ..Point::absent(row.currency, row.origin)
    }
}
