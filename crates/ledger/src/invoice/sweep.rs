//! From the lines that count to the points of each item of their stream.

use tenure_domain::facts::{Adjustment, ChurnKind, InvoiceLine, Origin};
use tenure_domain::money::Mrr;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use super::items::{Credits, after_credits};
use super::{Span, Stream, finding};
use crate::events::alike;
use crate::level::narrow;
use crate::line_price::{discount_counts, line_term};
use crate::lines_at::LinePart;
use crate::movement::TOO_LARGE;
use crate::track::{Anchor, Context, LedgerFinding, Life, Point, Track, Tracks};

/// Makes the tracks of one stream, one an item. `lines` are all lines of the stream, by period and
/// issue; `all` all of the customer.
pub(crate) fn tracks(
    ctx: &Context<'_>,
    (lines, all): (&[&InvoiceLine], &[InvoiceLine]),
    adjustments: &[Adjustment],
    findings: &mut Vec<LedgerFinding>,
    out: &mut Tracks,
) {
    let stream = Stream::new(ctx, (lines, all), adjustments, findings);
    let items = stream.sweep(findings);
    for (item, points) in items.into_iter().enumerate() {
        // Of credits alone there is nothing.
        if points.iter().any(|point| point.life.counts()) {
            let start = out.points.len();
            out.points.extend(points);
            out.tracks.push(Track {
                subscription: lines[0].subscription,
                item: stream.items.id(item),
                reason: Sym::NONE,
                usage: false,
                start,
                end: out.points.len(),
            });
        }
    }
}

/// The lines that run immediately before an instant in the item of a line, and what credits take
/// back of them; their levels sum to that of the item, save where it is too large.
pub(crate) fn parts(
    ctx: &Context<'_>,
    (lines, all): (&[&InvoiceLine], &[InvoiceLine]),
    adjustments: &[Adjustment],
    of: Origin,
    at: Instant,
) -> Vec<LinePart> {
    let stream = Stream::new(ctx, (lines, all), adjustments, &mut Vec::new());
    let spans = &stream.spans;
    let Some(line) = lines.iter().position(|line| line.origin == of) else { return Vec::new() };
    let item = stream.items.of(line);
    let mut live: Vec<usize> = (0..spans.len()).collect();
    live.retain(|&s| spans[s].from < at && at <= spans[s].to);
    let credits = after_credits(lines, &stream.items, spans, &live);
    let mine = |place: usize| stream.items.of(spans[live[place]].line) == item;
    let level = |place: usize| -> Option<Mrr> {
        let level = spans[live[place]].level;
        if level >= 0 {
            return mine(place).then_some(level);
        }
        let taken = credits.taken.iter().filter(|it| it.0 == place && mine(it.1));
        let sum: i128 = taken.map(|it| it.2).sum();
        narrow(-sum).ok().filter(|&taken| taken < 0)
    };
    let part = |place: usize, level: Mrr| {
        let line = lines[spans[live[place]].line];
        let discount = if discount_counts(ctx, line) { line.discount } else { 0 };
        LinePart { origin: line.origin, level, term: line_term(ctx, line, stream.day), discount }
    };
    (0..live.len()).filter_map(|place| Some(part(place, level(place)?))).collect()
}

/// The lines that run at an instant, and what has changed with it.
struct Turn<'a> {
    at: Instant,
    /// By item, then in the order in which they began; places among the spans.
    live: &'a [usize],
    credits: &'a Credits,
    /// Whether credits that began later take back all that runs.
    gone: bool,
    /// Whether credits leave nothing, but what runs began with them and is free.
    free: bool,
}

impl Stream<'_> {
    fn item(&self, span: usize) -> u32 {
        self.items.of(self.spans[span].line)
    }

    /// Sums the lines of each item into points, one wherever its state changes.
    fn sweep(&self, findings: &mut Vec<LedgerFinding>) -> Vec<Vec<Point>> {
        let spans = &self.spans;
        let mut points: Vec<Vec<Point>> = vec![Vec::new(); self.items.len()];
        let mut turns: Vec<Instant> = spans.iter().flat_map(|s| [s.from, s.to]).collect();
        turns.sort_unstable();
        turns.dedup();
        // Spans are few at a time; those that are over fall behind `live`.
        let mut order: Vec<usize> = (0..spans.len()).collect();
        order.sort_by_key(|&s| (spans[s].from, s));
        let (mut next, mut live): (usize, Vec<usize>) = (0, Vec::new());
        let (mut warned, mut credited) = (false, false);
        for at in turns {
            let ended: Vec<usize> = live.iter().copied().filter(|&s| spans[s].to == at).collect();
            live.retain(|&s| spans[s].to > at);
            let first = next;
            while next < order.len() && spans[order[next]].from == at {
                live.push(order[next]);
                next += 1;
            }
            let begun = &order[first..next];
            live.sort_by_key(|&s| self.item(s));
            let credits = after_credits(self.lines, &self.items, spans, &live);
            // What one item is hangs on the others only where there are credits.
            let before = std::mem::replace(&mut credited, live.iter().any(|&s| spans[s].level < 0));
            let all = before || credited;
            let (gone, left) = (taken_back(spans, &live), credits.left.iter().any(|&l| l >= 0));
            let free = left && !gone && !self.is_left(&live, &credits);
            let turn = Turn { at, live: &live, credits: &credits, gone, free };
            self.turn(&turn, all, (&ended, begun), &mut points);
            let sum: i128 = live.iter().map(|&s| i128::from(spans[s].level)).sum();
            if sum < 0 && !gone && !warned {
                findings.push(finding("negative-mrr", self.lines[spans[live[0]].line]));
                warned = true;
            }
        }
        points
    }

    /// Whether credits leave anything of lines that run, or one that costs nothing runs.
    fn is_left(&self, live: &[usize], credits: &Credits) -> bool {
        live.iter().zip(&credits.left).any(|(&s, &left)| left > 0 || self.spans[s].level == 0)
    }

    /// Adds the points of an instant, of `all` items or of those of whose lines one ended or began.
    fn turn(
        &self,
        turn: &Turn<'_>,
        all: bool,
        (ended, begun): (&[usize], &[usize]),
        points: &mut [Vec<Point>],
    ) {
        let mut turned: Vec<u32> = ended.iter().chain(begun).map(|&s| self.item(s)).collect();
        turned.sort_unstable();
        turned.dedup();
        let mut add = |item: u32, range: std::ops::Range<usize>| {
            let known = &mut points[item as usize];
            let mut point = self.state(turn, range.clone(), known.last());
            let ended = || ended.iter().filter(|&&s| self.item(s) == item).map(|&s| self.spans[s]);
            if range.is_empty() {
                point.churn = ended().map(|span| span.ended_by).fold(ChurnKind::Unknown, told);
            }
            point.changed_by = ended().find_map(|span| span.cut_by).or(point.changed_by);
            point.renews = begun.iter().any(|&s| self.item(s) == item);
            let differs = known.last().is_none_or(|last| point.renews || !alike(last, &point));
            if differs && (point.life.counts() || !known.is_empty()) {
                known.push(point);
            }
        };
        let mut start = 0;
        for mine in turn.live.chunk_by(|&a, &b| self.item(a) == self.item(b)) {
            let item = self.item(mine[0]);
            if all || turned.binary_search(&item).is_ok() {
                add(item, start..start + mine.len());
            }
            start += mine.len();
        }
        let runs = |item: u32| turn.live.binary_search_by_key(&item, |&s| self.item(s)).is_ok();
        turned.into_iter().filter(|&item| !runs(item)).for_each(|item| add(item, start..start));
    }

    /// The state of an item whose lines that run are `range`; `before` is its state until then.
    fn state(
        &self,
        turn: &Turn<'_>,
        range: std::ops::Range<usize>,
        before: Option<&Point>,
    ) -> Point {
        let (ctx, spans) = (self.ctx, &self.spans);
        let ended = |line: &InvoiceLine, changed_by| {
            let last = before.copied().unwrap_or(Point::absent(line.currency, line.origin));
            let (level, life, churn) = (0, Life::Absent, ChurnKind::Unknown);
            Point { at: turn.at, level, life, churn, changed_by, ..last }
        };
        let left = |place: usize| (turn.credits.left[place], spans[turn.live[place]].from, place);
        // The line that tells plan and quantity: that of which most is left after credits; of equal
        // ones that which began last.
        let Some(place) = range.clone().max_by_key(|&place| left(place)) else {
            return ended(self.lines[spans[0].line], None);
        };
        let line = self.lines[spans[turn.live[place]].line];
        let mine = range.clone().map(|place| (&spans[turn.live[place]], left(place).0));
        let charged = |(span, left): (&Span, i128)| match turn.free {
            true => span.level >= 0,
            false => left > 0 || span.level == 0,
        };
        let changed_by = self.credit(turn, &range);
        if turn.gone || !mine.clone().any(charged) {
            return ended(line, changed_by);
        }
        let unknown = mine.clone().any(|(span, _)| span.level == TOO_LARGE);
        let level: i128 = mine.map(|(_, left)| left.max(0)).sum();
        let level = if unknown { TOO_LARGE } else { narrow(level).unwrap_or(TOO_LARGE) };
        let term = line_term(ctx, line, self.day);
        Point {
            at: turn.at,
            level,
            currency: line.currency,
            life: Life::Alive,
            plan: line.plan,
            quantity: line.quantity.unwrap_or(1_000_000),
            list: line.amount.saturating_add(line.discount),
            discount: (0, if discount_counts(ctx, line) { line.discount } else { 0 }),
            tax: 0,
            term,
            contract: term.whole_months() >= 12,
            churn: ChurnKind::Unknown,
            reasoned: false,
            renews: false,
            moved: false,
            anchor: Anchor::new(turn.at),
            origin: line.origin,
            changed_by,
        }
    }

    /// The credit that begins at an instant and takes something back of these lines.
    fn credit(&self, turn: &Turn<'_>, range: &std::ops::Range<usize>) -> Option<Origin> {
        let span = |place: usize| &self.spans[turn.live[place]];
        let mut mine = turn.credits.taken.iter().filter(|it| range.contains(&it.1));
        let begun = mine.find(|it| span(it.0).from == turn.at);
        begun.map(|it| self.lines[span(it.0).line].origin)
    }
}

/// Of two reasons that one which is told, the later one where both are.
fn told(kind: ChurnKind, by: ChurnKind) -> ChurnKind {
    if by == ChurnKind::Unknown { kind } else { by }
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
