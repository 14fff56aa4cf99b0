//! What happened to tickets, where only their events say it.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::schema::TableId;
use tenure_domain::time::Instant;

use super::load::Reading;
use crate::error::Error;

/// What happened to each ticket, by its key.
pub(super) type ByTicket = FxHashMap<u128, Told>;

/// What the events of a ticket add up to.
#[derive(Clone, Copy, Default)]
pub(super) struct Told {
    pub agent_replies: i64,
    pub customer_replies: i64,
    pub reopens: i64,
    pub first_response: Option<Instant>,
    pub first_solved: Option<Instant>,
    solved: Option<Instant>,
    closed: Option<Instant>,
    reopened: Option<Instant>,
    /// How many of us answered it, had it, solved it or closed it.
    people: i64,
    /// Whether somebody of us worked on it who is not named.
    nameless: bool,
}

/// What an event of a ticket says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Happened {
    AgentReplied,
    CustomerReplied,
    Reopened,
    Assigned,
    Solved,
    Closed,
}

impl Happened {
    fn of(kind: &str) -> Option<Happened> {
        Some(match kind {
            "agent_reply" => Happened::AgentReplied,
            "customer_reply" => Happened::CustomerReplied,
            "reopened" => Happened::Reopened,
            "assigned" => Happened::Assigned,
            "solved" => Happened::Solved,
            "closed" => Happened::Closed,
            _ => return None,
        })
    }
}

impl Told {
    fn add(&mut self, at: Instant, happened: Happened, named: bool) {
        if matches!(happened, Happened::Solved | Happened::Closed) {
            self.first_solved = self.first_solved.map_or(Some(at), |first| Some(first.min(at)));
        }
        // Rules solve and close, too; who answers or has a ticket is somebody.
        let somebody = matches!(happened, Happened::AgentReplied | Happened::Assigned);
        self.nameless |= somebody && !named;
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
            Happened::Assigned => {}
            // The last time that it was solved counts.
            Happened::Solved => self.solved = self.solved.max(Some(at)),
            Happened::Closed => self.closed = self.closed.max(Some(at)),
        }
    }

    /// When it was solved for the last time, unless it was opened again after that. Help desks
    /// close by themselves, long after; closing is the solution only where nothing else is.
    pub fn solved(&self) -> Option<Instant> {
        let holds = |at: &Instant| !self.is_open_after(*at);
        self.solved.filter(holds).or(self.closed.filter(holds))
    }

    /// Whether it was opened again after an instant.
    pub fn is_open_after(&self, at: Instant) -> bool {
        self.reopened.is_some_and(|again| again > at)
    }

    /// When somebody could last think that it was solved (else closed), opened again later or not.
    pub fn last_solved(&self) -> Option<Instant> {
        self.solved.or(self.closed)
    }

    /// How many people worked on it; `None` where not all of them are named, or nobody is.
    pub fn people(&self) -> Option<i64> {
        (self.people > 0 && !self.nameless).then_some(self.people)
    }
}

/// What the events of each ticket add up to; read once.
pub(super) fn told(reading: &mut Reading<'_>) -> Result<Arc<ByTicket>, Error> {
    if let Some(told) = &reading.ticket_events {
        return Ok(Arc::clone(told));
    }
    let told = Arc::new(read(reading)?);
    reading.ticket_events = Some(Arc::clone(&told));
    Ok(told)
}

fn read(reading: &mut Reading<'_>) -> Result<ByTicket, Error> {
    const COLUMNS: [&str; 4] = ["ticket_id", "at", "kind", "by"];
    let rows = reading.rows(TableId::TicketEvents, &COLUMNS, |hand, line| {
        let happened = Happened::of(line.text("kind"))?;
        let at = line.instant("at").filter(|at| hand.is_past(*at))?;
        hand.seen(line, at);
        Some((line.key("ticket_id"), at, happened, line.key("by")))
    })?;
    let mut told = ByTicket::default();
    // Whoever did several things is one. Customers solve and close, too.
    let mut people: FxHashSet<(u128, u128)> = FxHashSet::default();
    let (mut solvers, mut closers, mut customers) = Default::default();
    for (ticket, at, happened, by) in rows {
        told.entry(ticket).or_default().add(at, happened, by != 0);
        let side: &mut FxHashSet<(u128, u128)> = match happened {
            Happened::AgentReplied | Happened::Assigned => &mut people,
            Happened::Solved => &mut solvers,
            Happened::Closed => &mut closers,
            Happened::CustomerReplied => &mut customers,
            Happened::Reopened => continue,
        };
        if by != 0 {
            side.insert((ticket, by));
        }
    }
    // What was solved closes by itself, long after: that is nobody's work.
    let is_unsolved = |it: &&(u128, u128)| told.get(&it.0).is_some_and(|it| it.solved.is_none());
    solvers.extend(closers.iter().filter(is_unsolved));
    people.extend(solvers.difference(&customers));
    for (ticket, _) in people {
        told.entry(ticket).or_default().people += 1;
    }
    Ok(told)
}
