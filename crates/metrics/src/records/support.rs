//! Tickets, when they come and when they are solved, and visits to the help pages.

use super::Cell;
use crate::catalogue::MetricId;

/// Microseconds in a minute.
const MINUTE: i64 = 60_000_000;

/// Within this time a ticket counts as solved at once in Zammad's report.
const ZAMMAD: i64 = 15 * MINUTE;

/// A ticket, on the day on which it came in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Ticket {
    /// Spam, or merged into another: no ticket of its own.
    pub void: bool,
    /// Whether we opened it.
    pub proactive: bool,
    /// Whether the help pages or a machine solved it, without a person.
    pub self_service: bool,
    /// Microseconds until we first answered.
    pub first_response: Option<i64>,
    /// Microseconds until it was solved.
    pub solved: Option<i64>,
    /// Working time in whole seconds.
    pub handle_seconds: Option<i64>,
    /// How often it was opened again; `None` where nobody says.
    pub reopens: Option<i64>,
    /// How many people worked on it; `None` where nobody says.
    pub assignees: Option<i64>,
    /// Working time until we first answered, where business hours are known; microseconds.
    pub working_response: Option<i64>,
    /// Working time until it was solved, where business hours are known; microseconds.
    pub working_solved: Option<i64>,
}

impl Ticket {
    /// Whether customers asked something: neither spam nor merged nor opened by us.
    pub(super) fn is_asked(&self) -> bool {
        !self.void && !self.proactive
    }

    /// Closed, and known with how many people and how often.
    pub(super) fn intercom(&self) -> Option<bool> {
        let (reopens, assignees) = (self.reopens?, self.assignees?);
        (self.is_asked() && self.solved.is_some()).then_some(reopens == 0 && assignees == 1)
    }

    /// Closed, and not known with how many people or how often.
    pub(super) fn is_untold_to_intercom(&self) -> bool {
        self.is_asked() && self.solved.is_some() && self.intercom().is_none()
    }
}

/// What the account's definition of first contact says of a solved ticket.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Verdict {
    /// Nothing: not a customer's question that a person answered, or what the definition limits
    /// is not known of it.
    #[default]
    None,
    /// Its window is not over.
    Pending,
    /// It needed more.
    More,
    /// The first contact solved it.
    First,
}

/// A ticket, on the day on which it was solved.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Solved {
    /// Spam, or merged into another: no ticket of its own.
    pub void: bool,
    /// Whether we opened it.
    pub proactive: bool,
    /// Whether the help pages or a machine solved it, without a person.
    pub self_service: bool,
    /// Microseconds since it came in.
    pub after: i64,
    /// The same, until it was solved for the first time.
    pub first_after: i64,
    /// Our replies; `None` where nobody says.
    pub agent_replies: Option<i64>,
    /// The customer's replies after the first message; `None` where nobody says.
    pub customer_replies: Option<i64>,
    /// How often it was opened again.
    pub reopens: i64,
    /// Whether the same customer opened another ticket within a week.
    pub again: bool,
    /// Whether a week has passed since.
    pub is_final: bool,
    /// What the account's own definition of first contact says.
    pub defined: Verdict,
}

impl Solved {
    /// Whether it counts at all: neither spam nor merged.
    pub(super) fn counts(&self) -> bool {
        !self.void
    }

    /// Whether it is a customer's question that a person answered.
    pub fn is_ours(&self) -> bool {
        self.counts() && !self.proactive && !self.self_service
    }

    /// Whether a person solved it, and its week is not over.
    pub(super) fn is_pending(&self) -> bool {
        self.is_ours() && self.agent_replies.is_some() && !self.is_final
    }

    /// Solved with one reply at most, never opened again, and no new ticket within a week.
    pub(super) fn first_contact(&self) -> Option<bool> {
        let replies = self.agent_replies.filter(|_| self.is_ours() && self.is_final)?;
        Some(replies <= 1 && self.reopens == 0 && !self.again)
    }

    /// Fewer than two public replies; of those that we opened the first message is none.
    pub(super) fn zendesk(&self) -> Option<bool> {
        let replies = self.agent_replies.filter(|_| self.counts())?;
        Some(replies - i64::from(self.proactive) < 2)
    }

    /// No message of the customer after the first.
    pub(super) fn freshservice(&self) -> Option<bool> {
        self.customer_replies.filter(|_| self.counts()).map(|replies| replies == 0)
    }

    /// With our first answer.
    pub(super) fn freshdesk(&self) -> Option<bool> {
        self.agent_replies.filter(|_| self.counts()).map(|replies| replies == 1)
    }

    /// Solved for the first time within fifteen minutes, opened again or not.
    pub(super) fn zammad(&self) -> Option<bool> {
        self.counts().then_some(self.first_after <= ZAMMAD)
    }
}

/// A day of the help pages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HelpDay {
    /// Visitors.
    pub visitors: i64,
    /// Those who then opened a ticket.
    pub tickets_after: Option<i64>,
}

/// Durations whose spread is looked at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Spread {
    /// Until we first answered.
    FirstResponse,
    /// Until it was solved.
    Resolution,
    /// Until we first answered, in business hours.
    WorkingResponse,
    /// Until it was solved, in business hours.
    WorkingResolution,
}

impl Spread {
    /// All of them, in the order of their numbers.
    pub const ALL: [Spread; 4] = [
        Spread::FirstResponse,
        Spread::Resolution,
        Spread::WorkingResponse,
        Spread::WorkingResolution,
    ];

    /// Of which durations a variant of a metric shows one: each of its rows has one, too.
    pub fn of_variant(metric: MetricId, variant: &str) -> Option<Spread> {
        let whole = variant.strip_suffix("_90").unwrap_or(variant);
        Some(match (metric, whole) {
            (MetricId::SupportLoad, "first_response") => Spread::FirstResponse,
            (MetricId::SupportLoad, "resolution") => Spread::Resolution,
            (MetricId::SupportLoad, "first_response_business") => Spread::WorkingResponse,
            (MetricId::SupportLoad, "resolution_business") => Spread::WorkingResolution,
            _ => return None,
        })
    }

    /// Of the only ticket of a cell, in microseconds.
    pub fn of_cell(self, cell: &Cell<'_>) -> Option<i64> {
        let Cell::Ticket(tickets) = cell else { return None };
        let [ticket] = tickets.records else { return None };
        self.of(ticket)
    }

    /// Of a ticket, in microseconds.
    pub(super) fn of(self, ticket: &Ticket) -> Option<i64> {
        let duration = match self {
            Spread::FirstResponse => ticket.first_response,
            Spread::Resolution => ticket.solved,
            Spread::WorkingResponse => ticket.working_response,
            Spread::WorkingResolution => ticket.working_solved,
        };
        duration.filter(|_| ticket.is_asked() && !ticket.self_service)
    }
}
