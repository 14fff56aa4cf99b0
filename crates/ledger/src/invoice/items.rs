//! The items of a stream of lines: which line is of which, and what credits leave of each.

use std::cmp::{Ordering, Reverse};

use tenure_domain::facts::InvoiceLine;
use tenure_domain::symbols::{Sym, Symbols};
use tenure_domain::time::Instant;

use super::Span;

/// What tells an item of a stream from others: its id, else its plan.
type Key = (Sym, Sym);

/// The items of a stream, in the order of their names.
#[derive(Debug)]
pub(crate) struct Items {
    keys: Vec<Key>,
    /// By line of the stream.
    of: Vec<u32>,
}

impl Items {
    /// Finds them. A line that names no item is of the one that the lines of its plan name, where
    /// these name one alone, else of its plan; `counts` says which lines make MRR at all.
    pub fn new(
        names: &Symbols,
        lines: &[&InvoiceLine],
        counts: impl Fn(&InvoiceLine) -> bool,
    ) -> Items {
        let said = |line: &InvoiceLine| (line.item, line.plan);
        let alike = lines.windows(2).all(|pair| said(pair[0]) == said(pair[1]));
        if alike {
            let keys = lines.first().map(|line| own(line)).into_iter().collect();
            return Items { keys, of: vec![0; lines.len()] };
        }
        let serves = |line: &InvoiceLine| counts(line) && line.period_end > line.period_start;
        let names_item =
            |line: &InvoiceLine| line.item.is_some() && line.plan.is_some() && serves(line);
        let named = lines.iter().filter(|line| names_item(line));
        let mut named: Vec<(Sym, Sym)> = named.map(|line| (line.plan, line.item)).collect();
        named.sort_unstable();
        named.dedup();
        let key = |line: &InvoiceLine| {
            let first = named.partition_point(|it| it.0 < line.plan);
            let of_plan = named[first..].iter().take_while(|it| it.0 == line.plan);
            match (line.item.is_some(), of_plan.clone().count()) {
                (false, 1) => of_plan.last().map_or(own(line), |it| (it.1, Sym::NONE)),
                _ => own(line),
            }
        };
        let of: Vec<Key> = lines.iter().map(|line| key(line)).collect();
        let order = |a: &Key, b: &Key| -> Ordering {
            names.order(a.0, b.0).then_with(|| names.order(a.1, b.1))
        };
        let mut keys = of.clone();
        keys.sort_by(order);
        keys.dedup();
        let place = |key: &Key| keys.binary_search_by(|it| order(it, key)).unwrap_or_default();
        let of = of.iter().map(|key| place(key) as u32).collect();
        Items { keys, of }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// The item of a line, by the line's place in the stream.
    pub fn of(&self, line: usize) -> u32 {
        self.of[line]
    }

    /// The id of an item, where its lines name one.
    pub fn id(&self, item: usize) -> Sym {
        self.keys[item].0
    }
}

/// What a line alone says of its item.
fn own(line: &InvoiceLine) -> Key {
    (line.item, if line.item.is_some() { Sym::NONE } else { line.plan })
}

/// What credits leave of the lines that run.
#[derive(Default, Debug)]
pub(super) struct Credits {
    /// By place among those that run: the level that is left; of a credit its own.
    pub left: Vec<i128>,
    /// Credit, line, and how much the one takes back of the other, by their places.
    pub taken: Vec<(usize, usize, i128)>,
}

/// Takes the credits among the lines that run back from the others: first from lines of their plan
/// and quantity (and of their item where both name one), then from lines of their item, then from
/// any of the stream; of each from what began earlier, of one instant from the larger.
pub(super) fn after_credits(
    lines: &[&InvoiceLine],
    items: &Items,
    spans: &[Span],
    live: &[usize],
) -> Credits {
    let left = live.iter().map(|&s| i128::from(spans[s].level)).collect();
    let mut all = Credits { left, taken: Vec::new() };
    let mut credits: Vec<usize> = (0..live.len()).filter(|&at| all.left[at] < 0).collect();
    if credits.is_empty() {
        return all;
    }
    credits.sort_unstable_by_key(|&at| live[at]);
    let mut charged: Vec<usize> = (0..live.len()).filter(|&at| all.left[at] > 0).collect();
    charged.sort_unstable_by_key(|&at| order(spans, live[at]));
    let line = |at: usize| lines[spans[live[at]].line];
    let item = |at: usize| items.of(spans[live[at]].line);
    let mut rest: Vec<i128> = credits.iter().map(|&at| -all.left[at]).collect();
    for step in 0..3 {
        for (&credit, rest) in credits.iter().zip(&mut rest) {
            let fits = |of: usize| match step {
                0 => alike(line(of), line(credit)),
                1 => item(of) == item(credit),
                _ => true,
            };
            for &of in charged.iter().filter(|&&of| fits(of)) {
                let taken = all.left[of].min(*rest);
                if taken > 0 {
                    all.left[of] -= taken;
                    *rest -= taken;
                    all.taken.push((credit, of, taken));
                }
            }
        }
    }
    all
}

fn order(spans: &[Span], span: usize) -> (Instant, Reverse<i64>, usize) {
    (spans[span].from, Reverse(spans[span].level), span)
}

/// Whether what one line bills may be what another takes back. Items that are not named may be any.
fn alike(a: &InvoiceLine, b: &InvoiceLine) -> bool {
    let quantity = |line: &InvoiceLine| line.quantity.unwrap_or(1_000_000);
    let item = a.item == b.item || !a.item.is_some() || !b.item.is_some();
    item && a.plan == b.plan && quantity(a) == quantity(b)
}
