//! Trials, as their own table tells them, else subscriptions, else customers.

use rustc_hash::FxHashMap;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_domain::time::{Instant, Zone};
use tenure_metrics::catalogue::TRIALS_TOLD;
use tenure_metrics::records::{Outcome, TrialEnd, TrialStart};

use super::hand::Hand;
use super::load::Reading;
use super::{About, List, NOBODY, OWN, Source, Spans};
use crate::error::Error;

/// So many days of the account after its end a trial may still convert; so long one lasts of which
/// nobody says an end.
const GRACE: i32 = 30;

/// A trial.
#[derive(Clone, Copy)]
struct Trial {
    about: About,
    /// When it is over.
    over: Instant,
    /// When its customer first paid, or became one as the trial says.
    paid: Option<Instant>,
    card: Option<bool>,
}

impl Trial {
    fn overlaps(&self, other: &Trial) -> bool {
        self.about.at < other.over && other.about.at < self.over
    }

    fn outcome(&self, last: Option<Instant>, zone: &Zone) -> Outcome {
        let days = |at: Instant| zone.days_after(self.over, at);
        Outcome {
            converted: self.paid.is_some_and(|paid| days(paid) <= GRACE),
            is_final: last.is_some_and(|last| days(last) >= GRACE),
            card: self.card,
        }
    }
}

/// Trials by their start and by their end.
pub(super) fn trials(reading: &mut Reading<'_>) -> Result<[Box<dyn Source>; 2], Error> {
    let mut all = own(reading)?;
    let of_subscriptions = of_subscriptions(reading)?;
    add(&mut all, of_subscriptions);
    let of_customers = of_customers(reading)?;
    add(&mut all, of_customers);
    let (last, zone) = (reading.last(), &reading.options.account.zone);
    let outcome = |trial: &Trial| trial.outcome(last, zone);
    let started = all.iter().map(|trial| (trial.about, TrialStart(outcome(trial)))).collect();
    let over = all.iter().filter(|trial| last.is_some_and(|last| trial.over <= last));
    let ended =
        over.map(|trial| (About { at: trial.over, ..trial.about }, TrialEnd(outcome(trial))));
    let ended: Vec<_> = ended.collect();
    let any = !all.is_empty();
    let started: List<TrialStart> = List::new(started, &CARD, true, Spans::Instants);
    let ended: List<TrialEnd> = List::new(ended, &CARD, true, Spans::Instants);
    // Trials that go on are trials, though none has ended.
    if any {
        return Ok([Box::new(started), Box::new(ended)]);
    }
    let of = (reading.book, TableId::Trials, TRIALS_TOLD);
    Ok([Box::new(started.or_lacks(of.0, of.1, of.2)), Box::new(ended.or_lacks(of.0, of.1, of.2))])
}

/// What only the table of trials says.
const CARD: [&str; 1] = ["card_required"];

/// Those that have a row of their own.
fn own(reading: &mut Reading<'_>) -> Result<Vec<Trial>, Error> {
    let rows = reading.rows(TableId::Trials, &[], |this, line| {
        let at = line.instant("started_at")?;
        this.seen(line, at);
        let customer = line.text("customer_id");
        let holder = this.holder(customer);
        let holder = this.then(holder, customer, at);
        let card = line.flag("card_required");
        let word = card.map_or("", |card| if card { "yes" } else { "no" });
        let mut own = [Sym::NONE; OWN];
        own[0] = this.intern(word);
        let paid = this.start_since(holder, at);
        let paid = paid.or(line.instant("converted_at"));
        let about = this.about(holder, at, line.text("trial_id"), own);
        let over = over(this, at, line.instant("ends_at"));
        Some(Trial { about, over, paid, card })
    })?;
    Ok(joined(rows))
}

/// Those of one customer that overlap as one, from the first start to the last end: one that was
/// extended is written as several.
fn joined(mut rows: Vec<Trial>) -> Vec<Trial> {
    rows.sort_by_key(|trial| (trial.about.holder, trial.about.at, trial.over));
    let mut all: Vec<Trial> = Vec::with_capacity(rows.len());
    for trial in rows {
        let before = all.last_mut().filter(|it| it.about.holder == trial.about.holder);
        match before.filter(|it| trial.about.holder != NOBODY && it.overlaps(&trial)) {
            Some(one) => {
                one.over = one.over.max(trial.over);
                one.paid = one.paid.into_iter().chain(trial.paid).min();
                one.card = one.card.or(trial.card);
            }
            None => all.push(trial),
        }
    }
    all
}

/// Those that subscriptions date. One of which only the end is told began with the subscription.
fn of_subscriptions(reading: &mut Reading<'_>) -> Result<Vec<Trial>, Error> {
    const COLUMNS: [&str; 5] =
        ["subscription_id", "customer_id", "started_at", "trial_started_at", "trial_ended_at"];
    let parts = reading.parts(TableId::Subscriptions, &COLUMNS, |hand, lines, made| {
        let [starts, begun, ended] =
            ["started_at", "trial_started_at", "trial_ended_at"].map(|column| lines.long(column));
        let [ids, customers] = ["subscription_id", "customer_id"].map(|column| lines.text(column));
        for line in 0..lines.count() {
            let ends = ended.instant(line);
            let with_it = || starts.instant(line).filter(|at| ends.is_some_and(|end| *at < end));
            let Some(at) = begun.instant(line).or_else(with_it) else { continue };
            let customer = customers.or_empty(line);
            let holder = hand.holder(customer);
            let holder = hand.then(holder, customer, at);
            let about = hand.about(holder, at, ids.or_empty(line), [Sym::NONE; OWN]);
            let paid = hand.start_since(holder, at);
            push(made, Trial { about, over: over(hand, at, ends), paid, card: None });
        }
    })?;
    Ok(parts.into_iter().flatten().collect())
}

/// First trials of customers. When they end nobody says.
fn of_customers(reading: &mut Reading<'_>) -> Result<Vec<Trial>, Error> {
    const COLUMNS: [&str; 2] = ["customer_id", "trial_started_at"];
    let parts = reading.parts(TableId::Customers, &COLUMNS, |hand, lines, made| {
        let (ids, begun) = (lines.text("customer_id"), lines.long("trial_started_at"));
        for line in 0..lines.count() {
            let Some(at) = begun.instant(line) else { continue };
            let holder = hand.holder(ids.or_empty(line));
            let holder = hand.then(holder, ids.or_empty(line), at);
            let about = hand.about(holder, at, ids.or_empty(line), [Sym::NONE; OWN]);
            let paid = hand.start_since(holder, at);
            push(made, Trial { about, over: over(hand, at, None), paid, card: None });
        }
    })?;
    Ok(parts.into_iter().flatten().collect())
}

/// When one that began at an instant is over.
fn over(hand: &Hand<'_>, at: Instant, ends: Option<Instant>) -> Instant {
    ends.unwrap_or_else(|| hand.options.account.zone.add_days(at, GRACE))
}

fn push(made: &mut Vec<Trial>, trial: Trial) {
    if trial.about.holder != NOBODY {
        made.push(trial);
    }
}

/// Adds those that no trial of the same customer overlaps which is there already: two sources tell
/// of one trial, and so do the items of a subscription.
fn add(all: &mut Vec<Trial>, mut more: Vec<Trial>) {
    if more.is_empty() {
        return;
    }
    let mut of: FxHashMap<u32, Vec<Trial>> = FxHashMap::default();
    for trial in all.iter() {
        of.entry(trial.about.holder).or_default().push(*trial);
    }
    // Of items whose trials are cut differently the first one counts, in whatever order rows lie.
    more.sort_by_key(|trial| (trial.about.holder, trial.about.at, trial.over));
    for trial in more {
        let known = of.entry(trial.about.holder).or_default();
        if !known.iter().any(|other| other.overlaps(&trial)) {
            known.push(trial);
            all.push(trial);
        }
    }
}
