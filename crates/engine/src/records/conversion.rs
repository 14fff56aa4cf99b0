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

use super::hand::{Hand, Line};
use super::load::Reading;
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
    let rows = reading.rows(TableId::Traffic, &[], |this, line| {
        let first = line.cols.short("date").day(line.at)?;
        let grain = match line.text("grain") {
            "week" => Grain::Week,
            "month" => Grain::Month,
            _ => Grain::Day,
        };
        // A month is one of the calendar, on whatever day of it the row is dated.
        let first = if grain == Grain::Month { first.month_start() } else { first };
        let at = this.options.account.zone.start_of_day(first);
        this.seen(line, at);
        let count = |column: &str| line.number(column);
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
    key: u128,
    won: Option<Instant>,
}

/// A lead that came into a stage.
#[derive(Clone, Copy)]
struct Entry {
    /// Place of the lead among those that were read; [`UNREAD`] where its row is missing.
    lead: u32,
    at: Instant,
    stage: Sym,
    /// What the entry is called.
    id: Sym,
}

/// No lead that was read.
const UNREAD: u32 = u32::MAX;

/// Leads by the day on which they came in, by that on which they were won, and by their stage, and
/// their entries into stages, as far as these tables are asked for.
pub(super) fn leads(
    reading: &mut Reading<'_>,
    tables: &[TableId],
) -> Result<Vec<Box<dyn Source>>, Error> {
    let own: &'static [&'static str] = &OF_LEADS;
    let read = read(reading, tables.contains(&TableId::Leads))?;
    let (last, now) = (reading.last(), reading.options.now);
    let entered = tables.contains(&TableId::LeadStages);
    let entries = match entered || reading.depth.own {
        true => entries(reading, &read, entered)?,
        false => Vec::new(),
    };
    let mut sources: Vec<Box<dyn Source>> = Vec::new();
    if entered {
        let rows = entries.iter().map(|entry| (entry.about(&read), StageEntry)).collect();
        sources.push(Box::new(List::<StageEntry>::new(rows, own, true, Spans::Instants)));
    }
    if !tables.contains(&TableId::Leads) {
        return Ok(sources);
    }
    let lead = |read: &Read| Lead {
        converted: read.won.is_some_and(|won| won <= now),
        in_time: read.won.is_some_and(|won| won.0 - read.about.at.0 <= IN_TIME),
        is_final: last.is_some_and(|last| last.0 - read.about.at.0 >= IN_TIME),
    };
    let came = read.iter().map(|read| (read.about, lead(read))).collect();
    let won =
        read.iter().filter_map(|read| Some((About { at: read.won?, ..read.about }, Conversion)));
    let won = won.collect();
    sources.push(Box::new(List::<Lead>::new(came, own, true, Spans::Instants)));
    sources.push(Box::new(List::<Conversion>::new(won, own, true, Spans::Instants)));
    if reading.depth.own {
        let stages = stages(&read, entries);
        sources.push(Box::new(List::<InStage>::new(stages, own, true, Spans::Lasting)));
    }
    Ok(sources)
}

/// Leads. The data speak of them where they are `asked` for themselves.
fn read(reading: &mut Reading<'_>, asked: bool) -> Result<Vec<Read>, Error> {
    const COLUMNS: [&str; 7] =
        ["lead_id", "created_at", "stage", "channel", "campaign", "customer_id", "converted_at"];
    reading.rows(TableId::Leads, &COLUMNS, |this, line| {
        let at = line.instant("created_at")?;
        if asked {
            this.seen(line, at);
        }
        let own = this.own(line, &OF_LEADS);
        let holder = this.holder(line.text("customer_id"));
        let won = won(this, line, holder, at);
        let about = this.about(holder, at, line.text("lead_id"), own);
        Some(Read { about, key: line.key("lead_id"), won })
    })
}

/// When a lead became a customer: as it says, else when its customer first paid.
fn won(hand: &Hand<'_>, line: &Line<'_, '_>, holder: u32, created: Instant) -> Option<Instant> {
    let told = line.instant("converted_at");
    told.or_else(|| hand.start(holder).filter(|start| *start >= created))
}

/// Entries into stages, in the order of their rows. The data speak of them where they are `asked`
/// for themselves.
fn entries(reading: &mut Reading<'_>, read: &[Read], asked: bool) -> Result<Vec<Entry>, Error> {
    const COLUMNS: [&str; 3] = ["lead_id", "stage", "entered_at"];
    let places: FxHashMap<u128, u32> =
        read.iter().enumerate().map(|(place, read)| (read.key, place as u32)).collect();
    reading.rows(TableId::LeadStages, &COLUMNS, |this, line| {
        let at = line.instant("entered_at")?;
        if asked {
            this.seen(line, at);
        }
        let (id, stage) = (line.text("lead_id"), line.text("stage"));
        let name = || format!("{id} {stage}");
        let id = if this.depth.names { this.intern(&name()) } else { Sym::NONE };
        let lead = places.get(&line.key("lead_id")).copied().unwrap_or(UNREAD);
        Some(Entry { lead, at, stage: this.intern(stage), id })
    })
}

impl Entry {
    /// Whose it is, with the channel of its lead.
    fn about(&self, read: &[Read]) -> About {
        let none = || About {
            holder: NOBODY,
            at: self.at,
            until: Instant::MAX,
            id: self.id,
            own: [Sym::NONE; OWN],
        };
        let mut about = read.get(self.lead as usize).map_or_else(none, |read| read.about);
        about.own[0] = self.stage;
        About { at: self.at, id: self.id, ..about }
    }
}

/// The stages of leads, each from when to when the lead was in it. Where nobody says when, it has
/// always been in the stage that it is in.
fn stages(read: &[Read], mut entries: Vec<Entry>) -> Vec<(About, InStage)> {
    entries.retain(|entry| entry.lead != UNREAD);
    entries.sort_by_key(|entry| (entry.lead, entry.at));
    let mut all = Vec::with_capacity(entries.len().max(read.len()));
    let mut rest = entries.as_slice();
    for (place, lead) in read.iter().enumerate() {
        let of = rest.iter().take_while(|entry| entry.lead as usize == place).count();
        let (mine, others) = rest.split_at(of);
        rest = others;
        if mine.is_empty() {
            all.push((lead.about, InStage));
        }
        for (n, entry) in mine.iter().enumerate() {
            let mut own = lead.about.own;
            own[0] = entry.stage;
            let until = mine.get(n + 1).map_or(Instant::MAX, |next| next.at);
            all.push((About { at: entry.at, until, own, ..lead.about }, InStage));
        }
    }
    all
}

/// Trials by their start and by their end.
pub(super) fn trials(reading: &mut Reading<'_>) -> Result<[Box<dyn Source>; 2], Error> {
    let read = reading.rows(TableId::Trials, &[], |this, line| {
        let at = line.instant("started_at")?;
        this.seen(line, at);
        let holder = this.holder(line.text("customer_id"));
        let card = line.flag("card_required");
        let word = card.map_or("", |card| if card { "yes" } else { "no" });
        let mut own = [Sym::NONE; OWN];
        own[0] = this.intern(word);
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
    let read = reading.rows(TableId::Referrals, &[], |this, line| {
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
