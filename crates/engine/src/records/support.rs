//! Tickets, by the day on which they came and by that on which they were solved.

use rustc_hash::FxHashMap;
use tenure_domain::schema::TableId;
use tenure_domain::support::{FirstContact, Limit, Topic};
use tenure_domain::time::{DAY, Instant};
use tenure_metrics::records::{HelpDay, Solved, Ticket, Verdict};

use super::hand::{Hand, Line};
use super::load::Reading;
use super::{About, List, NOBODY, OWN, Spans};
use crate::error::Error;
use tenure_domain::symbols::Sym;

/// The dimensions of a ticket's own.
const DIMENSIONS: [&str; 3] = ["category", "ticket_channel", "ticket_status"];

/// What is read of a ticket.
const COLUMNS: [&str; 18] = [
    "ticket_id",
    "opened_at",
    "customer_id",
    "category",
    "channel",
    "status",
    "agent_replies",
    "customer_replies",
    "solved_at",
    "closed_at",
    "first_response_at",
    "spam",
    "merged",
    "proactive",
    "self_service",
    "handle_minutes",
    "reopens",
    "assignees",
];

/// A customer that writes again within this time was not helped.
const WEEK: i64 = 7 * DAY;

/// A ticket as the table has it.
struct Read {
    about: About,
    ticket: Ticket,
    /// The category, where the definition of first contact asks for it.
    topic: Sym,
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

/// What an event of a ticket says.
#[derive(Clone, Copy)]
enum Happened {
    AgentReplied,
    CustomerReplied,
    Reopened,
    Assigned,
    Solved,
}

impl Happened {
    fn of(kind: &str) -> Option<Happened> {
        Some(match kind {
            "agent_reply" => Happened::AgentReplied,
            "customer_reply" => Happened::CustomerReplied,
            "reopened" => Happened::Reopened,
            "assigned" => Happened::Assigned,
            "solved" | "closed" => Happened::Solved,
            _ => return None,
        })
    }
}

impl Told {
    fn add(&mut self, at: Instant, happened: Happened) {
        match happened {
            Happened::AgentReplied => {
                self.agent_replies += 1;
                self.first_response = self.first_response.map_or(Some(at), |t| Some(t.min(at)));
            }
            Happened::CustomerReplied => self.customer_replies += 1,
            Happened::Reopened => {
                self.reopens += 1;
                self.reopened = self.reopened.max(Some(at));
            }
            Happened::Assigned => self.assignments += 1,
            // The last time that it was solved counts.
            Happened::Solved => self.solved = self.solved.max(Some(at)),
        }
    }

    /// When it was solved for the last time, unless it was opened again after that.
    fn solved(&self) -> Option<Instant> {
        self.solved.filter(|solved| self.reopened.is_none_or(|again| again <= *solved))
    }
}

/// Both lists of the table.
pub(super) fn tickets(reading: &mut Reading<'_>) -> Result<(List<Ticket>, List<Solved>), Error> {
    let told = events(reading)?;
    let read = reading.rows(TableId::Tickets, &COLUMNS, |this, line| {
        let at = line.instant("opened_at")?;
        this.seen(line, at);
        let told = match told.is_empty() {
            true => None,
            false => told.get(&line.key("ticket_id")).copied(),
        };
        let ticket = ticket(this, line, at, told);
        let own = this.own(line, &["category", "channel", "status"]);
        let holder = this.holder(line.text("customer_id"));
        let topic = match this.options.support.first_contact.topic {
            Topic::Same => this.intern(line.text("category")),
            Topic::Any => Sym::NONE,
        };
        let count = |column: &str, told: Option<i64>| line.number(column).or(told);
        Some(Read {
            about: this.about(holder, at, line.text("ticket_id"), own),
            ticket,
            topic,
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
    reading: &mut Hand<'_>,
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
    let count = |column: &str| line.number(column);
    let hours = reading.options.support.hours.as_ref();
    let working = |at: Option<Instant>| {
        let at = at.filter(|at| *at >= opened)?;
        Some(hours?.between(opened, at))
    };
    Ticket {
        void: flag("spam") || flag("merged"),
        proactive: flag("proactive"),
        self_service: flag("self_service"),
        first_response: answered.and_then(since),
        solved: solved.and_then(since),
        handle_seconds: count("handle_minutes").and_then(seconds),
        reopens: count("reopens").or(told.map(|told| told.reopens)),
        assignees: count("assignees").or(told.map(|told| told.assignments)),
        working_response: working(answered),
        working_solved: working(solved),
    }
}

/// When customers asked, by holder, so that it is quickly found when one came again.
struct Asked {
    /// When, and about what; in the order of holders, and of time.
    at: Vec<(Instant, Sym)>,
    /// Where those of each holder begin, and where the last ends.
    starts: Vec<u32>,
}

impl Asked {
    fn new(read: &[Read]) -> Asked {
        let counts = |read: &&Read| {
            read.about.holder != NOBODY && !read.ticket.void && !read.ticket.proactive
        };
        let one = |read: &Read| (read.about.holder, read.about.at, read.topic);
        let mut asked: Vec<(u32, Instant, Sym)> = read.iter().filter(counts).map(one).collect();
        asked.sort_unstable();
        let holders = asked.last().map_or(0, |(holder, ..)| *holder as usize + 1);
        let mut starts = vec![0; holders + 1];
        for (holder, ..) in &asked {
            starts[*holder as usize + 1] += 1;
        }
        for holder in 0..holders {
            starts[holder + 1] += starts[holder];
        }
        Asked { at: asked.into_iter().map(|(_, at, topic)| (at, topic)).collect(), starts }
    }

    /// What a holder asked after an instant, and when.
    fn after(&self, holder: u32, after: Instant) -> &[(Instant, Sym)] {
        let holder = holder as usize;
        let ends = self.starts.get(holder).zip(self.starts.get(holder + 1));
        let all = ends.map_or(&[][..], |(&from, &to)| &self.at[from as usize..to as usize]);
        &all[all.partition_point(|(at, _)| *at <= after)..]
    }

    /// Whether a holder asked about a topic after one instant and before another. What has no
    /// topic may be about any.
    fn again(&self, holder: u32, topic: Sym, (after, before): (Instant, Instant)) -> bool {
        let soon = self.after(holder, after).iter().take_while(|(at, _)| *at < before);
        let mut topics = soon.map(|(_, of)| *of);
        topics.any(|of| topic == Sym::NONE || of == Sym::NONE || of == topic)
    }
}

/// The tickets that were solved, with whether their customer came again.
fn solved(reading: &Reading<'_>, read: &[Read]) -> Vec<(About, Solved)> {
    let asked = Asked::new(read);
    let through = reading.last();
    let support = &reading.options.support;
    let definition = &support.first_contact;
    let one = |read: &Read| {
        let after = read.ticket.solved?;
        let at = read.about.at.plus(after);
        let next = asked.after(read.about.holder, at).first();
        let mut solved = Solved {
            void: read.ticket.void,
            proactive: read.ticket.proactive,
            self_service: read.ticket.self_service,
            after,
            agent_replies: read.agent_replies,
            customer_replies: read.customer_replies,
            reopens: read.ticket.reopens.unwrap_or(0),
            again: next.is_some_and(|(next, _)| next.0 - at.0 < WEEK),
            is_final: through.is_some_and(|through| through.0 - at.0 >= WEEK),
            defined: Verdict::None,
        };
        if let Some(end) = definition.window.end(at, support.hours.as_ref())
            && solved.is_ours()
        {
            let is_over = through.is_some_and(|through| through >= end);
            let again = || asked.again(read.about.holder, read.topic, (at, end));
            solved.defined = verdict(definition, read, is_over, again);
        }
        Some((About { at, ..read.about }, solved))
    };
    read.iter().filter_map(one).collect()
}

/// What a definition of first contact says of a ticket that a person solved, whose window is over
/// or not, and whose customer may have come again.
fn verdict(
    definition: &FirstContact,
    read: &Read,
    is_over: bool,
    again: impl FnOnce() -> bool,
) -> Verdict {
    // Nobody says that it was opened again: as everywhere, it was not.
    let reopens = Some(read.ticket.reopens.unwrap_or(0));
    let limits: [(Limit, Option<i64>); 4] = [
        (definition.replies, read.agent_replies),
        (definition.followups, read.customer_replies),
        (definition.people, read.ticket.assignees),
        (definition.reopens, reopens),
    ];
    if limits.iter().any(|(most, is)| most.is_some() && is.is_none()) {
        return Verdict::None;
    }
    let within = |&(most, is): &(Limit, Option<i64>)| {
        most.zip(is).is_none_or(|(most, is)| is <= most.into())
    };
    match limits.iter().all(within) {
        _ if !is_over => Verdict::Pending,
        true if !again() => Verdict::First,
        _ => Verdict::More,
    }
}

/// What the events of each ticket add up to.
fn events(reading: &mut Reading<'_>) -> Result<FxHashMap<u128, Told>, Error> {
    const COLUMNS: [&str; 3] = ["ticket_id", "at", "kind"];
    let rows = reading.rows(TableId::TicketEvents, &COLUMNS, |_, line| {
        Some((line.key("ticket_id"), line.instant("at")?, Happened::of(line.text("kind"))?))
    })?;
    let mut told: FxHashMap<u128, Told> = FxHashMap::default();
    for (ticket, at, happened) in rows {
        told.entry(ticket).or_default().add(at, happened);
    }
    Ok(told)
}

/// Days of the help pages.
pub(super) fn help(reading: &mut Reading<'_>) -> Result<List<HelpDay>, Error> {
    let rows = reading.rows(TableId::HelpCenter, &[], |this, line| {
        let day = line.cols.short("date").day(line.at)?;
        let at = this.options.account.zone.start_of_day(day);
        this.seen(line, at);
        let count = |column: &str| line.number(column);
        let record =
            HelpDay { visitors: count("visitors")?, tickets_after: count("tickets_after") };
        Some((this.about(NOBODY, at, &day.to_string(), [Sym::NONE; OWN]), record))
    })?;
    Ok(List::new(rows, &[], false, Spans::Instants))
}
