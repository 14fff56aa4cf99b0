//! From when to when leads were in their stages: as entries into stages date it, and as the rows of
//! the leads said it from time to time.

use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;
use tenure_metrics::records::InStage;
use tenure_store::UPDATED_AT;

use super::About;
use super::conversion::Read;
use super::hand::{Few, keys};
use super::keys::{NOWHERE, Places};
use super::load::Reading;
use super::sort;
use crate::error::Error;

/// That a lead was in a stage from a time on.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    /// Place of the lead.
    pub lead: u32,
    pub at: Instant,
    pub stage: Sym,
}

/// What all versions of the rows of leads said of their stages, each from when it is of. Those that
/// are no longer in force tell in which stage a lead was before: what comes later must not change
/// what is past.
pub(super) fn said(reading: &mut Reading<'_>, places: &Places) -> Result<Vec<Entry>, Error> {
    const COLUMNS: [&str; 3] = ["lead_id", "stage", UPDATED_AT];
    let parts =
        reading.versions(TableId::Leads, &COLUMNS, |hand, lines, said: &mut Vec<Entry>| {
            let [ids, stages] = ["lead_id", "stage"].map(|column| lines.text(column));
            let updated = lines.long(UPDATED_AT);
            let mut few = Few::of(stages);
            let found = places.find(&keys(&ids, lines.count()));
            for (line, lead) in found.into_iter().enumerate().filter(|(_, lead)| *lead != NOWHERE) {
                let stage = few.at(line, hand);
                let at = updated.instant(line).unwrap_or(lines.recorded(line));
                // A row that lacks the column says nothing of the stage.
                if stage.is_some() {
                    said.push(Entry { lead, at, stage });
                }
            }
        })?;
    Ok(parts.into_iter().flatten().collect())
}

/// The stages of leads, each from when to when the lead was in it: as `dated`, and as rows `said`
/// it, each from its time on. Where nobody dates any, a lead has been from the beginning in what is
/// said first. What rows say that are later than the `last` day of the data holds from that day on.
pub(super) fn spans<'a>(
    leads: impl Iterator<Item = &'a Read>,
    (dated, said): (Vec<Entry>, Vec<Entry>),
    last: Option<Instant>,
) -> Vec<(About, InStage)> {
    let (dated, said) = (ordered(dated), ordered(said));
    let mut all = Vec::with_capacity(dated.len().max(said.len()));
    let (mut dated, mut said) = (dated.as_slice(), said.as_slice());
    for (place, lead) in leads.enumerate() {
        let steps = steps(lead, take(&mut dated, place), take(&mut said, place), last);
        if steps.is_empty() {
            all.push((lead.about, InStage));
        }
        for (n, &(at, stage)) in steps.iter().enumerate() {
            let mut own = lead.about.own;
            own[0] = stage;
            let until = steps.get(n + 1).map_or(Instant::MAX, |next| next.0);
            all.push((About { at, until, own, ..lead.about }, InStage));
        }
    }
    all
}

/// By lead, then by time.
fn ordered(entries: Vec<Entry>) -> Vec<Entry> {
    let order = sort::order(entries.iter().map(|entry| (entry.lead, entry.at)));
    order.into_iter().map(|at| entries[at as usize]).collect()
}

/// Those of a lead, with which the rest begins.
fn take<'a>(rest: &mut &'a [Entry], place: usize) -> &'a [Entry] {
    let of = rest.iter().take_while(|entry| entry.lead as usize == place).count();
    let (mine, others) = rest.split_at(of);
    *rest = others;
    mine
}

/// From when on a lead was in which stage, in order.
fn steps(
    lead: &Read,
    dated: &[Entry],
    said: &[Entry],
    last: Option<Instant>,
) -> Vec<(Instant, Sym)> {
    // The row in force has the last word of what is said, also of what is of the same time.
    let now = Entry { lead: 0, at: lead.as_of, stage: lead.about.own[0] };
    let mut said: Vec<Entry> = said.iter().filter(|it| it.at <= now.at).copied().collect();
    // One that lacks the column is of no other time than what it has from an earlier one.
    let of_now = said.iter().any(|it| it.at == now.at);
    let emptied = !now.stage.is_some() && !said.is_empty();
    if of_now || emptied {
        said.retain(|it| it.at < now.at);
        said.push(now);
    }
    let mut points: Vec<(Entry, bool)> = dated.iter().map(|it| (*it, true)).collect();
    points.extend(said.into_iter().map(|it| (it, false)));
    // Of the same time, what is said counts after what is dated.
    points.sort_by_key(|(it, is_dated)| (it.at, !is_dated));
    let mut steps: Vec<(Instant, Sym)> = Vec::with_capacity(points.len());
    for (it, is_dated) in points {
        let before = steps.last().copied();
        if before.is_some_and(|(_, stage)| stage == it.stage) {
            continue;
        }
        let at = match (is_dated, last) {
            (false, Some(last)) => it.at.min(last),
            _ => it.at,
        };
        let begun = if dated.is_empty() { lead.about.at } else { at };
        steps.push((before.map_or(begun, |(since, _)| at.max(since)), it.stage));
    }
    steps
}
