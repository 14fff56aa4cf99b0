//! Items of the subscription family.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use tenure_domain::facts::{
    ChurnKind, DiscountDuration, PlanKind, Status, Subscription, SubscriptionChange, Term, Trial,
};
use tenure_domain::policy::Usage;
use tenure_domain::symbols::Sym;
use tenure_domain::time::{DAY, Instant};

use super::calendar::Calendar;
use super::exact::Fraction;
use super::item::{Context, Item, Life, Snapshot, after_terms};
use super::status::History;
use super::terms::{Discount, Terms};

/// One subscription item and all that is said of it.
pub struct SubscriptionItem<'a> {
    pub context: &'a Context<'a>,
    pub subscription: Sym,
    pub item: Sym,
    /// Its row; none where a change added it.
    pub row: Option<Subscription>,
    /// The row whose trial, end, cancellation, pause, lateness and status are its own: its row,
    /// else the first one of its subscription.
    pub life: Option<Subscription>,
    pub start: Instant,
    /// Its changes, in their order.
    pub changes: Vec<SubscriptionChange>,
    pub trials: Vec<Trial>,
    /// When it left last, if its row speaks of that; found when it is first asked for.
    pub spoken_of: OnceCell<Option<Instant>>,
}

impl SubscriptionItem<'_> {
    fn history(&self) -> History<'_> {
        self.history_as(false)
    }

    /// Its history; `named`: with the kind of churn that its row names.
    fn history_as(&self, named: bool) -> History<'_> {
        History {
            named,
            context: self.context,
            row: self.life.as_ref(),
            start: self.start,
            changes: &self.changes,
            trials: &self.trials,
        }
    }

    /// Its life at an instant; `named`: with the kind of churn that its row names.
    fn life(&self, t: Instant, named: bool) -> Life {
        let history = self.history_as(named);
        match self.terms(t).0.kind(self.context) {
            PlanKind::OneOff => Life::None(history.why(t)),
            _ => history.life(t),
        }
    }

    /// The last time that it was there before and is not from then on, if that is what the row
    /// speaks of when it names kind and reason.
    fn leaving_of_row(&self) -> Option<Instant> {
        let row = self.life.as_ref()?;
        let mut left = None;
        let mut there = false;
        for at in Item::instants(self) {
            let life = self.life(at, false);
            let now = matches!(life, Life::Alive | Life::Paused);
            if there && !now {
                left = Some((at, life == Life::None(ChurnKind::Involuntary)));
            }
            there = now;
        }
        let (at, for_debt) = left?;
        let debt_is_the_reason = for_debt && row.churn_kind == Some(ChurnKind::Involuntary);
        let said = match (row.cancel_requested_at, for_debt) {
            (None, true) => row.ended_at,
            (asked, _) => asked,
        };
        let in_time = said.is_none_or(|said| said.0 - at.0 <= DAY);
        let is_end_of_row = self.history().ends_at(at);
        (in_time || is_end_of_row || debt_is_the_reason).then_some(at)
    }

    fn as_of(&self) -> Option<Instant> {
        self.row.as_ref()?.as_of.filter(|at| *at > self.start)
    }

    fn first_terms(&self) -> Terms {
        self.row.as_ref().map_or_else(Terms::of_nothing, Terms::of_row)
    }

    /// The price columns at an instant, and the remarks on the way there.
    fn terms(&self, t: Instant) -> (Terms, Vec<&'static str>) {
        let mut terms = self.first_terms();
        let mut findings = Vec::new();
        let as_of = self.as_of();
        let again = as_of.is_some_and(|at| at <= t);
        for change in &self.changes {
            let at = change.changed_at.max(self.start);
            // What the row says at `as_of` comes after all changes up to that instant.
            if at > t || (again && Some(at) <= as_of) {
                continue;
            }
            let (next, without_price) = terms.after(change, at, self.context);
            terms = next;
            if without_price {
                findings.push("plan-without-price");
            }
        }
        (terms, findings)
    }

    fn price_instants(&self) -> BTreeSet<Instant> {
        let mut all: BTreeSet<Instant> =
            self.changes.iter().map(|c| c.changed_at.max(self.start)).collect();
        all.insert(self.start);
        all.extend(self.as_of());
        all
    }

    /// From when which interval is counted, and from which boundary.
    fn anchors(&self) -> Vec<(Instant, Instant, Term)> {
        let first = self.history().trial_end().unwrap_or(self.start);
        let mut anchors: Vec<(Instant, Instant, Term)> = Vec::new();
        let tried = self.history().trials_by_status();
        let ends: BTreeSet<Instant> = tried.iter().map(|trial| trial.1).collect();
        for at in self.price_instants().union(&ends).copied() {
            let term = self.terms(at).0.term(self.context);
            let anchor = if anchors.is_empty() { first } else { at.max(first) };
            if !ends.contains(&at) && anchors.last().is_some_and(|last| last.2 == term) {
                continue;
            }
            if anchors.last().is_some_and(|last| last.0 == anchor) {
                anchors.pop();
            }
            // A new interval begins a new row of boundaries, whatever the old ones were.
            let begins = anchors.is_empty() || ends.contains(&at);
            let named = self.life.as_ref().and_then(|row| row.billing_anchor_at);
            let named = named.filter(|_| begins);
            anchors.push((anchor, named.unwrap_or(anchor), term));
        }
        anchors
    }

    /// The first billing boundary at or after (strictly: after) an instant.
    fn boundary(&self, from: Instant, strictly: bool) -> Instant {
        let anchors = self.anchors();
        for (n, &(begin, anchor, term)) in anchors.iter().enumerate() {
            let next = anchors.get(n + 1).map_or(Instant::MAX, |a| a.0);
            if begin > from || (begin == from && !strictly) {
                return begin;
            }
            let first = surely_before(anchor, term, from);
            let met = |clock: &Calendar| {
                let boundaries = (first..).map(|times| after_terms(clock, anchor, term, times));
                boundaries.take_while(|at| *at <= from).any(|at| at == from)
            };
            // What the anchor has come round to by either clock is a boundary.
            if !strictly && from < next && self.context.clocks(anchor, from).iter().any(met) {
                return from;
            }
            let mut times = first;
            loop {
                let at = self.context.after_terms(anchor, term, times);
                if at >= next {
                    break;
                }
                if at > from || (at == from && !strictly) {
                    return at;
                }
                times += 1;
            }
        }
        unreachable!("the last interval repeats for ever")
    }

    fn discount_end(&self, discount: &Discount) -> Option<Instant> {
        if let Some(ends) = discount.ends {
            return Some(self.boundary(ends, false));
        }
        if discount.duration != Some(DiscountDuration::Once) {
            return None;
        }
        let first = self.anchors().first().map_or(self.start, |a| a.0);
        let mut from = discount.from.max(first);
        // Nothing is billed in a trial: what is not used up when it begins waits for its end.
        for (begin, end) in self.history().trials_by_status() {
            if end > from && begin < self.boundary(from, true) {
                from = end.max(first);
            }
        }
        Some(self.boundary(from, true))
    }

    fn discount(&self, terms: &Terms, t: Instant) -> Option<Discount> {
        let discount = terms.discount.clone().filter(Discount::is_any)?;
        let lasts = self.discount_end(&discount).is_none_or(|end| t < end);
        let counts = discount.counts(self.context.policy.discounts);
        (discount.from <= t && lasts && counts).then_some(discount)
    }

    fn level(&self, terms: &Terms, t: Instant) -> (i64, bool) {
        let context = self.context;
        let months = context.months(terms.term(context));
        let currency = terms.currency(context);
        if terms.kind(context) == PlanKind::Metered {
            let minimum = self.row.as_ref().and_then(|r| r.minimum_amount).unwrap_or(0);
            return match context.policy.usage {
                Usage::MinimumCommitment => {
                    (context.level(Fraction::whole(minimum), currency, months), false)
                }
                _ => (0, false),
            };
        }
        let mut price = terms.price(context);
        if let Some(discount) = self.discount(terms, t) {
            price = discount.lower(price);
        }
        if terms.tax_included {
            price = price * Fraction::new(1_000_000, 1_000_000 + i64::from(terms.tax_percent));
        }
        (context.level(price, currency, months), false)
    }
}

impl Item for SubscriptionItem<'_> {
    fn id(&self) -> (Sym, Sym) {
        (self.subscription, self.item)
    }

    fn instants(&self) -> BTreeSet<Instant> {
        let mut all = self.history().instants();
        for at in self.price_instants() {
            all.insert(at);
            if let Some(discount) = self.terms(at).0.discount {
                all.insert(discount.from);
                all.extend(self.discount_end(&discount));
            }
        }
        all.retain(|at| *at >= self.start);
        all
    }

    fn at(&self, t: Instant) -> Snapshot {
        let terms = self.terms(t).0;
        let spoken_of = *self.spoken_of.get_or_init(|| self.leaving_of_row());
        let life = self.life(t, spoken_of.is_some_and(|left| left <= t));
        let (native, usage) = match life {
            Life::Alive => self.level(&terms, t),
            _ => (0, false),
        };
        let discount = self
            .discount(&terms, t)
            .map_or((0, 0), |d| (d.percent.unwrap_or(0), d.amount.unwrap_or(0)));
        Snapshot {
            life,
            native,
            currency: terms.currency(self.context),
            plan: terms.plan,
            quantity: terms.quantity.clone(),
            discount,
            term: terms.term(self.context),
            usage,
        }
    }

    fn renewals(&self) -> BTreeSet<Instant> {
        let mut all = BTreeSet::new();
        let mut at = self.boundary(self.start, true);
        while at < self.context.horizon {
            all.insert(at);
            at = self.boundary(at, true);
        }
        all
    }

    fn findings(&self) -> Vec<&'static str> {
        let mut all = Vec::new();
        all.extend(self.history().undated());
        let names =
            |c: &SubscriptionChange| c.plan.is_some() || c.quantity.is_some() || c.amount.is_some();
        let mut early = self.changes.iter().filter(|c| c.changed_at <= self.start);
        if self.as_of().is_some() && !early.any(names) {
            all.push("unknown-earlier-state");
        }
        let instants = self.price_instants();
        let last = instants.iter().next_back().copied().unwrap_or(self.start);
        all.extend(self.terms(last).1);
        let endless =
            |d: &Discount| d.duration == Some(DiscountDuration::Repeating) && d.ends.is_none();
        let discounts =
            instants.iter().filter_map(|at| self.terms(*at).0.discount.filter(Discount::is_any));
        if discounts.into_iter().any(|d| endless(&d)) {
            all.push("discount-without-end");
        }
        all
    }
}

/// The subscription items of a customer, from its rows and their changes (unordered), and the
/// remarks on changes that fit nowhere.
pub fn items<'a>(
    context: &'a Context<'a>,
    rows: &[&Subscription],
    changes: &[SubscriptionChange],
    trials: &[Trial],
) -> (Vec<SubscriptionItem<'a>>, Vec<&'static str>) {
    let mut items: Vec<SubscriptionItem<'a>> = Vec::new();
    let (rows, mut findings) = replaced(rows, changes);
    for row in rows.iter().copied() {
        items.push(SubscriptionItem {
            context,
            subscription: row.id,
            item: row.item,
            row: Some(row),
            life: Some(row),
            start: row.started_at,
            changes: Vec::new(),
            trials: trials.to_vec(),
            spoken_of: OnceCell::new(),
        });
    }
    let mut ordered = changes.to_vec();
    ordered.sort_by_key(|c| (c.changed_at, c.sequence, c.recorded_at, c.origin.row));
    for change in ordered.iter().filter(|c| c.item.is_some()) {
        let known =
            |i: &SubscriptionItem| (i.subscription, i.item) == (change.subscription, change.item);
        let exists = items.iter().any(|i| i.subscription == change.subscription);
        if exists && !items.iter().any(known) {
            let first = rows.iter().find(|row| row.id == change.subscription);
            items.push(SubscriptionItem {
                context,
                subscription: change.subscription,
                item: change.item,
                row: None,
                life: first.copied(),
                start: change.changed_at,
                changes: Vec::new(),
                trials: trials.to_vec(),
                spoken_of: OnceCell::new(),
            });
        }
    }
    // Items that changes add follow those with rows, subscription by subscription.
    items.sort_by_key(|item| item.subscription);
    for change in ordered {
        let of: Vec<usize> =
            (0..items.len()).filter(|&n| items[n].subscription == change.subscription).collect();
        let rows: Vec<usize> = of.iter().copied().filter(|&n| items[n].row.is_some()).collect();
        let named = of.iter().copied().find(|&n| items[n].item == change.item);
        let to: Vec<usize> = if !change.item.is_some() && only_status(&change) {
            of
        } else if let Some(n) = named {
            vec![n]
        } else if rows.len() == 1 {
            rows
        } else {
            findings.push("ambiguous-item");
            Vec::new()
        };
        for n in to {
            items[n].changes.push(change);
        }
    }
    (items, findings)
}

/// Rows with the start and the end that other rows of their subscription give them.
fn replaced(
    rows: &[&Subscription],
    changes: &[SubscriptionChange],
) -> (Vec<Subscription>, Vec<&'static str>) {
    let known_from = |row: &Subscription| match row.item_added_at {
        Some(added) => added,
        None => row.started_at,
    };
    let mut out = Vec::new();
    let mut findings = Vec::new();
    for &row in rows {
        let mut one = *row;
        let siblings: Vec<&Subscription> =
            rows.iter().copied().filter(|other| other.id == row.id).collect();
        let mut complete: Vec<Instant> = Vec::new();
        for sibling in &siblings {
            if sibling.all_items {
                complete.extend(sibling.as_of);
            }
            if let Some(added) = row.item_added_at {
                // Another was there before it was added, so it did not follow an unknown one.
                if row.started_at < added && known_from(sibling) < added {
                    one.started_at = added;
                }
            }
        }
        complete.sort();
        if let (Some(&list), Some(seen)) = (complete.last(), row.as_of)
            && seen < list
        {
            let ended_by_change = changes.iter().any(|c| {
                let mine = c.subscription == row.id && (c.item == row.item || c.item == Sym::NONE);
                mine && [Some(Status::Canceled), Some(Status::Ended)].contains(&c.status)
            });
            let cancelled = matches!(row.cancel_effective_at, Some(at) if at <= list);
            if row.ended_at.is_none() && !ended_by_change && !cancelled {
                let mut end = list;
                for sibling in &siblings {
                    let from = known_from(sibling);
                    if seen < from && from < end {
                        end = from;
                    }
                }
                one.ended_at = Some(end);
                findings.push("item-not-listed");
            }
        }
        out.push(one);
    }
    (out, findings)
}

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

/// How many intervals after an anchor (before it, where negative) surely lie before an instant.
fn surely_before(anchor: Instant, term: Term, at: Instant) -> i64 {
    let (months, days) =
        (i64::from(term.months().unwrap_or(0)), i64::from(term.days().unwrap_or(0)));
    // No month is longer or shorter than this, clocks that change included.
    let (longest, shortest) = (months * 31 * DAY + days * DAY + DAY, (months * 27 + days) * DAY);
    match at >= anchor {
        true => (at.0 - anchor.0) / longest - 1,
        false => (at.0 - anchor.0) / (shortest - DAY / 4).max(DAY / 2) - 2,
    }
}
