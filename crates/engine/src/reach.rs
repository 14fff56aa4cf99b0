//! From when to when each kind of data reaches.

use std::sync::Mutex;

use tenure_domain::period::Grain;
use tenure_domain::schema::TableId;
use tenure_domain::time::{Day, Instant};
use tenure_metrics::catalogue::Needs;
use tenure_store::{RECORDED_AT, Workspace};

use crate::book::{Book, lock, threads};
use crate::error::Error;
use crate::load::LoadOptions;
use crate::load::cols::Cols;
use crate::records::Records;

/// How the rows of a table say when they are.
#[derive(Clone, Copy)]
enum When {
    /// An instant.
    At(&'static str),
    /// A whole month.
    Month(&'static str),
    /// A day.
    Day(&'static str),
    /// A day, or the week or month of it that `grain` names.
    Span(&'static str),
}

/// Tables beyond billing whose rows are of a time, as people think of them.
const TABLES: [(TableId, When); 14] = [
    (TableId::Events, When::At("at")),
    (TableId::SurveyInvites, When::At("sent_at")),
    (TableId::SurveyResponses, When::At("responded_at")),
    (TableId::Feedback, When::At("at")),
    (TableId::Tickets, When::At("opened_at")),
    (TableId::HelpCenter, When::Day("date")),
    (TableId::Traffic, When::Span("date")),
    (TableId::Leads, When::At("created_at")),
    (TableId::LeadStages, When::At("entered_at")),
    (TableId::Trials, When::At("started_at")),
    (TableId::Referrals, When::At("at")),
    (TableId::Interactions, When::At("at")),
    (TableId::Spend, When::Month("month")),
    (TableId::Revenue, When::Month("month")),
];

/// How far a table reaches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reach {
    /// Which.
    pub table: TableId,
    /// The day of its first row.
    pub from: Day,
    /// The last day of its last row that had come, and was no plan when it was recorded.
    pub through: Day,
}

/// How far each table beyond billing reaches whose rows are of a time.
///
/// # Errors
/// Whatever reading the store may meet.
pub fn reaches(ws: &Workspace, options: &LoadOptions) -> Result<Vec<Reach>, Error> {
    let known = options.known_at.map(|at| at.0);
    let mut all = Vec::new();
    for (table, when) in TABLES {
        if ws.table_state(table, known)?.rows == 0 {
            continue;
        }
        let found: Mutex<Option<(Day, Day)>> = Mutex::default();
        let wanted = match when {
            When::At(column) | When::Month(column) | When::Day(column) => vec![column, RECORDED_AT],
            When::Span(column) => vec![column, "grain", RECORDED_AT],
        };
        ws.scan_in_force_parallel::<Error>(table, known, Some(&wanted), threads(), &|_, batch| {
            let here = ends(&Cols::new(&batch), when, options);
            let mut found = lock(&found);
            *found = match (*found, here) {
                (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
                (a, b) => a.or(b),
            };
            Ok(())
        })?;
        let found = found.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
        all.extend(found.map(|(from, through)| Reach { table, from, through }));
    }
    Ok(all)
}

/// The first and the last day of rows that lie together.
fn ends(cols: &Cols<'_>, when: When, options: &LoadOptions) -> Option<(Day, Day)> {
    let recorded = cols.long(RECORDED_AT);
    let zone = &options.account.zone;
    let limit = |row: usize| recorded.instant(row).unwrap_or(Instant::MIN).min(options.now);
    if let When::At(column) = when {
        let times = cols.long(column);
        let told = (0..cols.rows()).filter_map(|row| {
            let at = times.instant(row)?;
            (at <= limit(row)).then_some(at)
        });
        let ends = told.fold(None, |ends: Option<(Instant, Instant)>, at| match ends {
            Some((first, last)) => Some((first.min(at), last.max(at))),
            None => Some((at, at)),
        });
        return ends.map(|(first, last)| (zone.day(first), zone.day(last)));
    }
    let (When::At(column) | When::Month(column) | When::Day(column) | When::Span(column)) = when;
    let days = cols.short(column);
    let grains = matches!(when, When::Span(_)).then(|| cols.text("grain"));
    let told = (0..cols.rows()).filter_map(|row| {
        let day = days.day(row)?;
        let grain = match when {
            When::Month(_) => Grain::Month,
            _ => match grains.as_ref().map_or("", |grains| grains.or_empty(row)) {
                "week" => Grain::Week,
                "month" => Grain::Month,
                _ => Grain::Day,
            },
        };
        let first = grain.start(day, &options.account);
        let last = Day(grain.step(first, 1).0 - 1).min(zone.day(limit(row)));
        (first <= last).then_some((first, last))
    });
    told.fold(None, |ends: Option<(Day, Day)>, (first, last)| match ends {
        Some((from, through)) => Some((from.min(first), through.max(last))),
        None => Some((first, last)),
    })
}

/// To which day a table is taken to reach whose last row is of a day. What happens now and then has
/// no row on most days, so where billing goes on, that is the end of the month of its last row, or
/// the day to which all data are said to reach.
pub(crate) fn of_table(last: Day, billed: Option<Day>, stated: Option<Day>) -> Day {
    let month = Day(last.month_start().add_months(1).0 - 1);
    let goes_on = billed.map(|billed| billed.min(month));
    last.max(goes_on.unwrap_or(last)).max(stated.unwrap_or(last))
}

/// The last day to which all data reach that a figure is made of: billing, and tables beyond it;
/// months of spend and revenue are there or not.
pub fn through(book: &Book, records: Option<&Records>, needs: &Needs) -> Option<Day> {
    let Some(records) = records.filter(|_| !needs.tables.is_empty()) else {
        return book.data_through;
    };
    let billed = book.data_through;
    let reached = |table: TableId| {
        let last = records.reach(book, table)?;
        if matches!(table, TableId::Spend | TableId::Revenue) {
            return Some(last);
        }
        Some(of_table(last, billed, records.stated(book)))
    };
    let least = needs.tables.iter().filter_map(|&table| reached(table)).min();
    match (least, needs.records_only) {
        (Some(least), true) => Some(least),
        (Some(least), false) => billed.map(|billed| billed.min(least)),
        (None, true) => records.through(book).max(billed),
        (None, false) => billed,
    }
}
