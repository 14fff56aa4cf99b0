//! Streams of usage lines, under the policies that let use count.

use std::collections::BTreeSet;

use tenure_domain::facts::{ChurnKind, InvoiceLine, LineKind, Term};
use tenure_domain::policy::Usage;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use super::exact::Fraction;
use super::invoice::{Invoices, Key, key};
use super::item::{Context, Item, Life, Snapshot, UNTOLD};
use super::lines::{Counted, Name};

/// The usage lines of one item of a subscription (or of one customer and plan) in one currency.
pub struct Used<'a> {
    pub context: &'a Context<'a>,
    pub of: Key,
    pub item: Name,
    /// Lines that count, each over the time after its period, by that time.
    pub lines: Vec<Counted>,
    /// Where the subscription has rows: when the last of its items ends.
    pub until: Option<Instant>,
}

/// The usage streams of a customer; `until` tells when a subscription with rows ends.
pub fn items<'a>(
    invoices: &Invoices<'a, '_>,
    until: impl Fn(Sym) -> Option<Instant>,
) -> Vec<Used<'a>> {
    let context = invoices.context;
    if !matches!(context.policy.usage, Usage::LastInvoice | Usage::TrailingMean) {
        return Vec::new();
    }
    let lines = invoices.lines.iter().filter(|l| l.kind == LineKind::Usage);
    let mut found: Vec<Used<'a>> = Vec::new();
    let mut keys: Vec<Key> = lines.clone().map(key).collect();
    keys.sort();
    keys.dedup();
    for of in keys {
        let mine: Vec<InvoiceLine> = lines.clone().filter(|l| key(l) == of).copied().collect();
        let all = invoices.after_their_periods(&mine);
        let names: BTreeSet<Name> = all.iter().map(|line| line.item).collect();
        for item in names {
            let lines = all.iter().filter(|line| line.item == item).cloned().collect();
            found.push(Used { context, of, item, lines, until: until(of.0) });
        }
    }
    found
}

impl Used<'_> {
    /// The line that counts at an instant: of several the last.
    fn last(&self, t: Instant) -> Option<usize> {
        if self.until.is_some_and(|until| t >= until) {
            return None;
        }
        // A later line ends the one before.
        let last = self.lines.iter().rposition(|l| l.from <= t)?;
        (t < self.lines[last].to).then_some(last)
    }
}

impl Item for Used<'_> {
    fn id(&self) -> (Sym, Sym) {
        (self.of.0, self.item.0)
    }

    fn instants(&self) -> BTreeSet<Instant> {
        let mut all: BTreeSet<Instant> = self.lines.iter().flat_map(|l| [l.from, l.to]).collect();
        all.extend(self.until.filter(|until| *until < Instant::MAX && *until > Instant::MIN));
        all
    }

    fn at(&self, t: Instant) -> Snapshot {
        let last = self.last(t);
        let line = last.map(|n| &self.lines[n]);
        let level = last.map_or(0, |n| match self.context.policy.usage {
            Usage::TrailingMean => {
                let three = &self.lines[n.saturating_sub(2)..=n];
                if three.iter().any(|line| line.level == UNTOLD) {
                    UNTOLD
                } else {
                    let levels = three.iter().map(|line| Fraction::whole(line.level));
                    let sum = levels.fold(Fraction::zero(), |sum, level| sum + level);
                    (sum / Fraction::whole(three.len() as i64)).half_even()
                }
            }
            _ => self.lines[n].level,
        });
        Snapshot {
            life: if line.is_some() { Life::Alive } else { Life::None(ChurnKind::Unknown) },
            native: level.max(0),
            currency: self.of.2,
            plan: line.map_or(self.of.1, |l| l.line.plan),
            quantity: Fraction::whole(1),
            discount: (0, 0),
            term: Term::MONTH,
            usage: true,
        }
    }

    fn renewals(&self) -> BTreeSet<Instant> {
        let starts = self.lines.iter().map(|l| l.from);
        starts.filter(|at| *at < self.context.horizon).collect()
    }

    fn findings(&self) -> Vec<&'static str> {
        Vec::new()
    }
}
