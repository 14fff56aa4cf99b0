//! Visits, leads, trials and referrals.

use rustc_hash::FxHashMap;
use tenure_domain::period::Grain;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_domain::time::{DAY, Instant};
use tenure_metrics::records::{
    Conversion, InStage, Lead, Outcome, Referral, Referred, StageEntry, TrialEnd, TrialStart,
    Visits,
};

use super::load::{Line, Reading};
use super::{About, List, NOBODY, OWN, Source, Spans};
use crate::error::Error;

/// Within this time a lead is won or not.
const IN_TIME: i64 = 90 * DAY;

/// How long after its end a trial may still convert.
const GRACE: i64 = 30 * DAY;

/// The dimensions of a lead's own.
const OF_LEADS: [&str; 3] = ["stage", "channel", "campaign"];

/// Visits by channel and campaign.
pub(super) fn traffic(reading: &mut Reading<'_>) -> Result<List<Visits>, Error> {
    const DIMENSIONS: [&str; 2] = ["channel", "campaign"];
    let rows = reading.rows(TableId::Traffic, |this, line| {
        let first = line.cols.short("date").day(line.at)?;
        let grain = match line.text("grain") {
            "week" => Grain::Week,
            "month" => Grain::Month,
            _ => Grain::Day,
        };
        let at = this.options.account.zone.start_of_day(first);
        this.seen(line, at);
        let count = |column: &str| line.cols.long(column).at(line.at);
        let visitors = count("visitors")?;
        let left_out = ["existing_customers", "staff", "bots"].map(count);
        let rest = left_out
            .iter()
            .any(Option::is_some)
            .then(|| (visitors - left_out.iter().flatten().sum::<i64>()).max(0));
        let span = (first, grain.step(first, 1));
        let own = this.own(line, &DIMENSIONS);
        let parts = [&first.to_string(), line.text("channel"), line.text("campaign")];
        let name: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let about = this.about(NOBODY, at, &name.join(" "), own);
        let qualified = count("qualified_visitors").or(rest);
        Some((about, Visits { span, visitors, qualified }))
    })?;
    Ok(List::new(rows, &["channel", "campaign"], false, Spans::Instants))
}

/// A lead as the table has it.
struct Read {
    about: About,
    won: Option<Instant>,
}

/// Leads by the day on which they came in, by that on which they were won, and by their stage.
pub(super) fn leads(reading: &mut Reading<'_>) -> Result<[Box<dyn Source>; 3], Error> {
    let entries = entries(reading)?;
    let read = reading.rows(TableId::Leads, |this, line| {
        let at = line.instant("created_at")?;
        this.seen(line, at);
        let own = this.own(line, &OF_LEADS);
        let holder = this.holder(line.text("customer_id"));
        let won = won(this, line, holder, at);
        let about = this.about(holder, at, line.text("lead_id"), own);
        Some(Read { about, won })
    })?;
    let (last, now) = (reading.last(), reading.options.now);
    let lead = |read: &Read| Lead {
        converted: read.won.is_some_and(|won| won <= now),
        in_time: read.won.is_some_and(|won| won.0 - read.about.at.0 <= IN_TIME),
        is_final: last.is_some_and(|last| last.0 - read.about.at.0 >= IN_TIME),
    };
    let came = read.iter().map(|read| (read.about, lead(read))).collect();
    let won =
        read.iter().filter_map(|read| Some((About { at: read.won?, ..read.about }, Conversion)));
    let won = won.collect();
    let stages = read.iter().flat_map(|read| stages(&read.about, entries.get(&read.about.id)));
    let stages = stages.collect();
    let own: &'static [&'static str] = &["stage", "channel", "campaign"];
    Ok([
        Box::new(List::<Lead>::new(came, own, true, Spans::Instants)),
        Box::new(List::<Conversion>::new(won, own, true, Spans::Instants)),
        Box::new(List::<InStage>::new(stages, own, true, Spans::Lasting)),
    ])
}

/// When a lead became a customer: as it says, else when its customer first paid.
fn won(
    reading: &Reading<'_>,
    line: &Line<'_, '_>,
    holder: u32,
    created: Instant,
) -> Option<Instant> {
    let told = line.instant("converted_at");
    told.or_else(|| reading.start(holder).filter(|start| *start >= created))
}

/// The stages of a lead, each from when to when it was in it.
fn stages(lead: &About, entries: Option<&Vec<(Instant, Sym)>>) -> Vec<(About, InStage)> {
    let Some(entries) = entries else { return vec![(*lead, InStage)] };
    let until = |n: usize| entries.get(n + 1).map_or(Instant::MAX, |next| next.0);
    let in_stage = |(n, &(at, stage)): (usize, &(Instant, Sym))| {
        let mut own = lead.own;
        own[0] = stage;
        (About { at, until: until(n), own, ..*lead }, InStage)
    };
    entries.iter().enumerate().map(in_stage).collect()
}

/// When each lead came into which stage, in order.
fn entries(reading: &mut Reading<'_>) -> Result<FxHashMap<Sym, Vec<(Instant, Sym)>>, Error> {
    let rows = reading.rows(TableId::LeadStages, |this, line| {
        let lead = this.names.intern(line.text("lead_id"));
        let stage = this.names.intern(line.text("stage"));
        Some((lead, line.instant("entered_at")?, stage))
    })?;
    let mut entries: FxHashMap<Sym, Vec<(Instant, Sym)>> = FxHashMap::default();
    for (lead, at, stage) in rows {
        entries.entry(lead).or_default().push((at, stage));
    }
    entries.values_mut().for_each(|all| all.sort_by_key(|entry| entry.0));
    Ok(entries)
}

/// Entries into stages, with the channel of their lead.
pub(super) fn stage_entries(reading: &mut Reading<'_>) -> Result<List<StageEntry>, Error> {
    let leads = reading.rows(TableId::Leads, |this, line| {
        let lead = this.names.intern(line.text("lead_id"));
        let holder = this.holder(line.text("customer_id"));
        Some((lead, (holder, this.own(line, &OF_LEADS))))
    })?;
    let leads: FxHashMap<Sym, (u32, [Sym; OWN])> = leads.into_iter().collect();
    let rows = reading.rows(TableId::LeadStages, |this, line| {
        let at = line.instant("entered_at")?;
        this.seen(line, at);
        let (lead, stage) = (line.text("lead_id"), line.text("stage"));
        let known = leads.get(&this.names.intern(lead)).copied();
        let (holder, mut own) = known.unwrap_or((NOBODY, [Sym::NONE; OWN]));
        own[0] = this.names.intern(stage);
        Some((this.about(holder, at, &format!("{lead} {stage}"), own), StageEntry))
    })?;
    Ok(List::new(rows, &["stage", "channel", "campaign"], true, Spans::Instants))
}

/// Trials by their start and by their end.
pub(super) fn trials(reading: &mut Reading<'_>) -> Result<[Box<dyn Source>; 2], Error> {
    let read = reading.rows(TableId::Trials, |this, line| {
        let at = line.instant("started_at")?;
        this.seen(line, at);
        let holder = this.holder(line.text("customer_id"));
        let card = line.flag("card_required");
        let word = card.map_or("", |card| if card { "yes" } else { "no" });
        let mut own = [Sym::NONE; OWN];
        own[0] = this.names.intern(word);
        let ends = line.instant("ends_at");
        let paid = this.start(holder).filter(|start| *start >= at);
        let paid = paid.or(line.instant("converted_at"));
        let about = this.about(holder, at, line.text("trial_id"), own);
        Some((about, ends, paid, card))
    })?;
    let last = reading.last();
    let outcome = |about: &About, ends: Option<Instant>, paid: Option<Instant>, card| {
        // Without an end of its own a trial is over when its month is.
        let limit = ends.map_or(about.at.0 + GRACE, |ends| ends.0) + GRACE;
        Outcome {
            converted: paid.is_some_and(|paid| paid.0 <= limit),
            is_final: last.is_some_and(|last| last.0 >= limit),
            card,
        }
    };
    let started = read
        .iter()
        .map(|&(about, ends, paid, card)| (about, TrialStart(outcome(&about, ends, paid, card))));
    let started = started.collect();
    let ended = read.iter().filter_map(|&(about, ends, paid, card)| {
        let at = ends.filter(|ends| last.is_some_and(|last| *ends <= last))?;
        Some((About { at, ..about }, TrialEnd(outcome(&about, ends, paid, card))))
    });
    let ended = ended.collect();
    Ok([
        Box::new(List::<TrialStart>::new(started, &["card_required"], true, Spans::Instants)),
        Box::new(List::<TrialEnd>::new(ended, &["card_required"], true, Spans::Instants)),
    ])
}

/// Referrals by who referred, and by who was referred.
pub(super) fn referrals(reading: &mut Reading<'_>) -> Result<[Box<dyn Source>; 2], Error> {
    let read = reading.rows(TableId::Referrals, |this, line| {
        let at = line.instant("at")?;
        this.seen(line, at);
        let referrer = this.holder(line.text("referrer_customer_id"));
        let referred = this.holder(line.text("referred_customer_id"));
        let start = this.start(referred).filter(|start| *start >= at);
        let started = start.or(line.instant("converted_at"));
        let about = this.about(referrer, at, line.text("referral_id"), [Sym::NONE; OWN]);
        Some((about, referred, started))
    })?;
    let now = reading.options.now;
    let referral = |started: Option<Instant>| Referral {
        converted: started.is_some_and(|started| started <= now),
    };
    let made = read.iter().map(|&(about, _, started)| (about, referral(started))).collect();
    let came = read.iter().filter_map(|&(about, referred, started)| {
        let at = started.filter(|_| referred != NOBODY)?;
        Some((About { holder: referred, at, ..about }, Referred))
    });
    let came = came.collect();
    Ok([
        Box::new(List::<Referral>::new(made, &[], true, Spans::Instants)),
        Box::new(List::<Referred>::new(came, &[], true, Spans::Instants)),
    ])
}
