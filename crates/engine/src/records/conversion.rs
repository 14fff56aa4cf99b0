//! Visits, and leads with their stages.

use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::account::Account;
use tenure_domain::period::Grain;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_domain::time::{Day, Instant};
use tenure_metrics::records::{Conversion, InStage, Lead, StageEntry, Visits};
use tenure_store::UPDATED_AT;

use super::deal::Dealt;
use super::hand::{Few, key, keys};
use super::keys::Places;
use super::load::Reading;
use super::stages::{self, Entry};
use super::{About, Depth, List, NOBODY, OWN, Source, Spans};
use crate::book::on_all_cores;
use crate::error::Error;

/// Within so many days of the account a lead is won or not.
const IN_TIME: i32 = 90;

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
        // A week or a month is one of the calendar, on whatever day of it the row is dated.
        let first = grain.start(first, &this.options.account);
        let zone = &this.options.account.zone;
        let at = zone.start_of_day(first);
        // A row of a week or month tells of it to its end, as far as that had come.
        let end = zone.start_of_day(grain.step(first, 1)).plus(-1);
        this.seen(line, at);
        this.seen(line, end.min(this.options.now));
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
        let (alone_in_week, alone_in_month) = (true, true);
        let beside_parts = false;
        let visits =
            Visits { span, visitors, qualified, beside_parts, alone_in_week, alone_in_month };
        let parts = ["channel", "campaign"].map(|column| this.intern(line.text(column)));
        Some((about, visits, parts))
    })?;
    let rows = note_alone(rows, &reading.options.account);
    Ok(List::new(rows, &["channel", "campaign"], false, Spans::Instants))
}

/// Notes which rows stand for a part of a week or month for which their channel has a row, too, and
/// which may be the total of others.
fn note_alone(rows: Vec<(About, Visits, [Sym; 2])>, account: &Account) -> Vec<(About, Visits)> {
    let whole: FxHashSet<(Sym, (Day, Day))> =
        rows.iter().map(|(_, visits, [channel, _])| (*channel, visits.span)).collect();
    let named = rows.iter().filter(|(.., [_, campaign])| campaign.is_some());
    let campaigns: FxHashSet<(Sym, (Day, Day))> =
        named.map(|(_, visits, [channel, _])| (*channel, visits.span)).collect();
    let channels: FxHashSet<(Day, Day)> =
        whole.iter().filter(|(channel, _)| channel.is_some()).map(|(_, span)| *span).collect();
    let note = |(about, mut visits, [channel, campaign]): (About, Visits, [Sym; 2])| {
        visits.beside_parts = !channel.is_some() && channels.contains(&visits.span)
            || !campaign.is_some() && campaigns.contains(&(channel, visits.span));
        let covered = |grain: Grain| {
            let first = grain.start(visits.span.0, account);
            let span = (first, grain.step(first, 1));
            // A row without a channel is about all of them.
            [channel, Sym::NONE].iter().any(|&of| whole.contains(&(of, span)))
        };
        (visits.alone_in_week, visits.alone_in_month) =
            (!covered(Grain::Week), !covered(Grain::Month));
        (about, visits)
    };
    rows.into_iter().map(note).collect()
}

/// A lead as the table has it.
pub(super) struct Read {
    pub about: About,
    key: u128,
    /// Of when its row is: as the source says, else when it was recorded.
    pub as_of: Instant,
    won: Option<Instant>,
    /// Whether its customer is counted as what became of it: one customer is one lead's, the first
    /// that became it.
    first: bool,
}

/// Leads by the day on which they came in, by that on which they were won, and by their stage, and
/// their entries into stages, as far as these tables are asked for.
pub(super) fn leads(
    reading: &mut Reading<'_>,
    tables: &[TableId],
) -> Result<Vec<Box<dyn Source>>, Error> {
    let own: &'static [&'static str] = &OF_LEADS;
    let (asked, entered) =
        (tables.contains(&TableId::Leads), tables.contains(&TableId::LeadStages));
    let staged = asked && reading.depth.own;
    let mut leads = Leads { parts: read(reading, (asked, true))? };
    let (last, now) = (reading.last(), reading.options.now);
    leads.note_firsts(now);
    let parts = match entered || staged {
        true => entries(reading, &leads, (entered, staged))?,
        false => Vec::new(),
    };
    let (entries, of_leads): (Vec<_>, Vec<_>) =
        parts.into_iter().map(|part: Entered| (part.rows, part.entries)).unzip();
    let mut sources: Vec<Box<dyn Source>> = Vec::new();
    if entered {
        sources.push(Box::new(List::of_parts(entries, own, true, Spans::Instants)));
    }
    if !asked {
        return Ok(sources);
    }
    let zone = &reading.options.account.zone;
    let lead = |read: &Read| Lead {
        converted: read.won.is_some_and(|won| won <= now),
        // Whoever was won before they came was not won by what followed.
        in_time: read.won.is_some_and(|won| zone.follows_within(read.about.at, won, IN_TIME)),
        is_final: last.is_some_and(|last| zone.days_after(read.about.at, last) >= IN_TIME),
        first: read.first,
    };
    let won = |read: &Read| Some((About { at: read.won?, ..read.about }, Conversion));
    let came = leads.dealt(|read| Some((read.about, lead(read))));
    sources.push(Box::new(List::<Lead>::of_parts(came, own, true, Spans::Instants)));
    sources.push(Box::new(List::of_parts(leads.dealt(won), own, true, Spans::Instants)));
    if staged {
        let last = last.map(|last| zone.start_of_day(zone.day(last)));
        let said = stages::said(reading, &leads.places())?;
        let stages = stages::spans(leads.iter(), (of_leads.concat(), said), last);
        sources.push(Box::new(List::<InStage>::new(stages, own, true, Spans::Lasting)));
    }
    Ok(sources)
}

/// Leads as the parts of their table have them; each has a place among all.
struct Leads {
    parts: Vec<Vec<Read>>,
}

impl Leads {
    /// All of them, in the order of their places.
    fn iter(&self) -> impl Iterator<Item = &Read> {
        self.parts.iter().flatten()
    }

    /// Notes of each customer by which lead it came: the first that became one by now; of several
    /// that came in at once, by their ids, so that it does not hang on the order of rows.
    fn note_firsts(&mut self, now: Instant) {
        let became = |read: &Read| read.won.is_some_and(|won| won <= now);
        let mut firsts: FxHashMap<u32, (Instant, u128)> = FxHashMap::default();
        for read in self.iter().filter(|read| became(read) && read.about.holder != NOBODY) {
            let this = (read.about.at, read.key);
            firsts.entry(read.about.holder).and_modify(|of| *of = this.min(*of)).or_insert(this);
        }
        for read in self.parts.iter_mut().flatten() {
            let this = (read.about.at, read.key);
            read.first = firsts.get(&read.about.holder).is_none_or(|first| *first == this);
        }
    }

    /// Their places by key.
    fn places(&self) -> Places {
        let mut next = 0..;
        let keyed = |part: &Vec<Read>| part.iter().map(|read| read.key).zip(&mut next).collect();
        Places::new(&self.parts.iter().map(keyed).collect::<Vec<_>>())
    }

    /// Records that `make` makes of them, on every core.
    fn dealt<R: Send>(
        &self,
        make: impl Fn(&Read) -> Option<(About, R)> + Sync,
    ) -> Vec<Dealt<(About, R)>> {
        let one = |at: usize| Dealt::of(self.parts[at].iter().filter_map(&make));
        on_all_cores(self.parts.len(), one)
    }
}

/// Leads. The data speak of them where they are `asked` for themselves; their keys are told where
/// they are `named` by others.
fn read(reading: &mut Reading<'_>, (asked, named): (bool, bool)) -> Result<Vec<Vec<Read>>, Error> {
    let Depth { names, own, .. } = reading.depth;
    let mut columns = vec!["created_at", "customer_id", "converted_at"];
    columns.extend((names || named).then_some("lead_id"));
    columns.extend(own.then_some(OF_LEADS).into_iter().flatten());
    columns.extend(own.then_some(UPDATED_AT));
    reading.parts(TableId::Leads, &columns, |hand, lines, read: &mut Vec<Read>| {
        let (times, told) = (lines.long("created_at"), lines.long("converted_at"));
        let ids = lines.text_where(names || named, "lead_id");
        let updated = own.then(|| lines.long(UPDATED_AT));
        let mut owns = hand.owns(lines, &OF_LEADS);
        let customers = lines.text("customer_id");
        let holders = hand.holders(&customers, lines.count());
        for (line, holder) in holders.into_iter().enumerate() {
            let Some(at) = times.instant(line) else { continue };
            let holder = hand.then(holder, customers.or_empty(line), at);
            if asked {
                hand.saw(lines.recorded(line), at);
            }
            let id = ids.or_empty(line);
            let own = owns.at(line, hand);
            // It became a customer as it says, else when its customer first paid.
            let paid = || hand.start_since(holder, at);
            let won = told.instant(line).or_else(paid);
            let key = if named { key(id) } else { 0 };
            let about = hand.about(holder, at, id, own);
            let said = updated.as_ref().and_then(|updated| updated.instant(line));
            let as_of = said.unwrap_or(lines.recorded(line));
            read.push(Read { about, key, as_of, won, first: true });
        }
    })
}

/// What a part of the table of stages tells.
#[derive(Default)]
struct Entered {
    rows: Dealt<(About, StageEntry)>,
    /// Entries of leads that were read.
    entries: Vec<Entry>,
}

/// Entries into stages: as records where they are `asked` for themselves, when the data speak of
/// them, and as those of leads.
fn entries(
    reading: &mut Reading<'_>,
    leads: &Leads,
    (asked, staged): (bool, bool),
) -> Result<Vec<Entered>, Error> {
    const COLUMNS: [&str; 3] = ["lead_id", "stage", "entered_at"];
    let places = leads.places();
    let all: Vec<&Read> = leads.iter().collect();
    reading.parts(TableId::LeadStages, &COLUMNS, |hand, lines, entered: &mut Entered| {
        let times = lines.long("entered_at");
        let [ids, stages] = ["lead_id", "stage"].map(|column| lines.text(column));
        let mut few = Few::of(stages);
        let found = places.find(&keys(&ids, lines.count()));
        for (line, place) in found.into_iter().enumerate() {
            let Some(at) = times.instant(line) else { continue };
            let stage = few.at(line, hand);
            let lead = all.get(place as usize).copied();
            if asked {
                hand.saw(lines.recorded(line), at);
                let name = || format!("{} {}", ids.or_empty(line), stages.or_empty(line));
                let id = if hand.depth.names { hand.intern(&name()) } else { Sym::NONE };
                let mut own = lead.map_or([Sym::NONE; OWN], |lead| lead.about.own);
                own[0] = stage;
                let holder = lead.map_or(NOBODY, |lead| lead.about.holder);
                let about = About { holder, at, until: Instant::MAX, id, own };
                entered.rows.push((about, StageEntry));
            }
            if staged && lead.is_some() {
                entered.entries.push(Entry { lead: place, at, stage });
            }
        }
    })
}
