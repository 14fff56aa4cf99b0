//! Tickets, by the day on which they came and by that on which they were solved.

use rustc_hash::FxHashMap;
use tenure_domain::schema::TableId;
use tenure_domain::time::{DAY, Instant};
use tenure_metrics::records::{HelpDay, Solved, Ticket};

use super::load::{Line, Reading};
use super::{About, List, NOBODY, OWN, Spans};
use crate::error::Error;
use tenure_domain::symbols::Sym;

/// The dimensions of a ticket's own.
const DIMENSIONS: [&str; 3] = ["category", "ticket_channel", "ticket_status"];

/// A customer that writes again within this time was not helped.
const WEEK: i64 = 7 * DAY;

/// A ticket as the table has it.
struct Read {
    about: About,
    ticket: Ticket,
    agent_replies: Option<i64>,
    customer_replies: Option<i64>,
}

/// What happened to a ticket, where only its events say it.
#[derive(Clone, Copy, Default)]
struct Told {
    agent_replies: i64,
    customer_replies: i64,
    reopens: i64,
    assignments: i64,
    first_response: Option<Instant>,
    solved: Option<Instant>,
    reopened: Option<Instant>,
}

impl Told {
    /// When it was solved for the last time, unless it was opened again after that.
    fn solved(&self) -> Option<Instant> {
        self.solved.filter(|solved| self.reopened.is_none_or(|again| again <= *solved))
    }
}

/// Both lists of the table.
pub(super) fn tickets(reading: &mut Reading<'_>) -> Result<(List<Ticket>, List<Solved>), Error> {
    let told = events(reading)?;
    let read = reading.rows(TableId::Tickets, |this, line| {
        let at = line.instant("opened_at")?;
        this.seen(line, at);
        let told = told.get(line.text("ticket_id")).copied();
        let ticket = ticket(this, line, at, told);
        let mut own = [Sym::NONE; OWN];
        for (slot, column) in own.iter_mut().zip(["category", "channel", "status"]) {
            *slot = this.names.intern(line.text(column));
        }
        let holder = this.holder(line.text("customer_id"));
        let count = |column: &str, told: Option<i64>| line.cols.long(column).at(line.at).or(told);
        Some(Read {
            about: this.about(holder, at, line.text("ticket_id"), own),
            ticket,
            agent_replies: count("agent_replies", told.map(|told| told.agent_replies)),
            customer_replies: count("customer_replies", told.map(|told| told.customer_replies)),
        })
    })?;
    let solved = solved(reading, &read);
    let opened = read.into_iter().map(|read| (read.about, read.ticket)).collect();
    Ok((
        List::new(opened, &DIMENSIONS, true, Spans::Instants),
        List::new(solved, &DIMENSIONS, true, Spans::Instants),
    ))
}

fn ticket(
    reading: &mut Reading<'_>,
    line: &Line<'_, '_>,
    opened: Instant,
    told: Option<Told>,
) -> Ticket {
    let flag = |column| line.flag(column).unwrap_or(false);
    let solved = line.instant("solved_at").or(line.instant("closed_at"));
    let solved = solved.or(told.and_then(|told| told.solved()));
    let answered = line.instant("first_response_at").or(told.and_then(|told| told.first_response));
    for at in [solved, answered].into_iter().flatten() {
        reading.seen(line, at);
    }
    let since = |at: Instant| Some(at.0 - opened.0).filter(|&micros| micros >= 0);
    // Millionths of a minute are 60 millionths of a second.
    let seconds = |minutes: i64| minutes.checked_mul(60).map(|n| (n + 500_000) / 1_000_000);
    let count = |column: &str| line.cols.long(column).at(line.at);
    Ticket {
        void: flag("spam") || flag("merged"),
        proactive: flag("proactive"),
        self_service: flag("self_service"),
        first_response: answered.and_then(since),
        solved: solved.and_then(since),
        handle_seconds: count("handle_minutes").and_then(seconds),
        reopens: count("reopens").or(told.map(|told| told.reopens)),
        assignees: count("assignees").or(told.map(|told| told.assignments)),
    }
}

/// The tickets that were solved, with whether their customer came again.
fn solved(reading: &Reading<'_>, read: &[Read]) -> Vec<(About, Solved)> {
    let mut opened: FxHashMap<u32, Vec<Instant>> = FxHashMap::default();
    let asked =
        |read: &&Read| read.about.holder != NOBODY && !read.ticket.void && !read.ticket.proactive;
    for read in read.iter().filter(asked) {
        opened.entry(read.about.holder).or_default().push(read.about.at);
    }
    opened.values_mut().for_each(|all| all.sort_unstable());
    let through = reading.last();
    let one = |read: &Read| {
        let after = read.ticket.solved?;
        let at = read.about.at.plus(after);
        let again = opened.get(&read.about.holder).is_some_and(|all| {
            let next = all.partition_point(|opened| *opened <= at);
            all.get(next).is_some_and(|next| next.0 - at.0 < WEEK)
        });
        let solved = Solved {
            void: read.ticket.void,
            proactive: read.ticket.proactive,
            self_service: read.ticket.self_service,
            after,
            agent_replies: read.agent_replies,
            customer_replies: read.customer_replies,
            reopens: read.ticket.reopens.unwrap_or(0),
            again,
            is_final: through.is_some_and(|through| through.0 - at.0 >= WEEK),
        };
        Some((About { at, ..read.about }, solved))
    };
    read.iter().filter_map(one).collect()
}

/// What the events of each ticket add up to.
fn events(reading: &mut Reading<'_>) -> Result<FxHashMap<String, Told>, Error> {
    let mut told: FxHashMap<String, Told> = FxHashMap::default();
    reading.rows(TableId::TicketEvents, |_, line| -> Option<()> {
        let at = line.instant("at")?;
        let ticket = told.entry(line.text("ticket_id").to_owned()).or_default();
        match line.text("kind") {
            "agent_reply" => {
                ticket.agent_replies += 1;
                ticket.first_response = ticket.first_response.map_or(Some(at), |t| Some(t.min(at)));
            }
            "customer_reply" => ticket.customer_replies += 1,
            "reopened" => {
                ticket.reopens += 1;
                ticket.reopened = ticket.reopened.max(Some(at));
            }
            "assigned" => ticket.assignments += 1,
            // The last time that it was solved counts.
            "solved" | "closed" => ticket.solved = ticket.solved.max(Some(at)),
            _ => {}
        }
        None
    })?;
    Ok(told)
}

/// Days of the help pages.
pub(super) fn help(reading: &mut Reading<'_>) -> Result<List<HelpDay>, Error> {
    let rows = reading.rows(TableId::HelpCenter, |this, line| {
        let day = line.cols.short("date").day(line.at)?;
        let at = this.options.account.zone.start_of_day(day);
        this.seen(line, at);
        let count = |column: &str| line.cols.long(column).at(line.at);
        let record =
            HelpDay { visitors: count("visitors")?, tickets_after: count("tickets_after") };
        Some((this.about(NOBODY, at, &day.to_string(), [Sym::NONE; OWN]), record))
    })?;
    Ok(List::new(rows, &[], false, Spans::Instants))
}
