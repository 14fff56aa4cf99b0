//! First contact resolution.

use tenure_domain::schema::TableId;
use tenure_domain::support::FirstContact;

use crate::catalogue::{
    Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant, Window,
};
use crate::reading::{Reader, Reading, Reason, Unit};
use crate::records::TallyId;

/// First contact resolution.
pub static METRIC: Metric = Metric {
    id: MetricId::Fcr,
    name: "First contact resolution",
    family: Family::Voice,
    doc: "Of solved tickets, the share that the first contact solved. No two help desks mean the same by it, so each has a variant that counts as it does; they can lie far apart on the same tickets. Ours asks what a customer would: one reply at most, never opened again, and no new ticket of the same customer within a week. Whether that holds is known a week later: tickets solved less than a week before the end of the data are pending and in no figure. Spam and merged tickets never count. Tickets that do not say what a variant asks for (how often we replied, say) are left out of it, and a remark says how many. A definition of your own says how long (in days, hours, business days or business hours) no new ticket may come, of any topic or the same one, and how many replies, messages of the customer, people and reopens are allowed: `first_contact` in tenure.toml, or in the question itself, as in `--variant \"defined(window=5d, topic=same)\"`.",
    direction: Direction::Up,
    variants: &[
        Variant {
            slug: "standard",
            name: "One reply, and quiet for a week",
            unit: Unit::Ratio,
            formula: Formula::Text("first_contacts ÷ final_tickets"),
            cites: &[Cite {
                source: OWN,
                says: "one reply at most, not opened again, no new ticket of the same customer within seven days; tickets that we opened or that no person answered are left out",
            }],
            needs: TICKETS.without(TallyId::RepliesUntold),
            by: None,
            eval: standard,
        },
        Variant {
            slug: FirstContact::VARIANT,
            name: "As you define it",
            unit: Unit::Ratio,
            formula: Formula::Text("first_by_definition ÷ judged_tickets"),
            cites: &[Cite {
                source: OWN,
                says: "window, topic, replies, messages of the customer, people and reopens as the definition says; without one as the standard; tickets that we opened or that no person answered are left out",
            }],
            needs: TICKETS.without(TallyId::DefinedUntold),
            by: None,
            eval: defined,
        },
        preset(
            "zendesk",
            "As Zendesk: one-touch",
            "zendesk_one_touch ÷ zendesk_solved",
            OUR_REPLIES,
            &[Cite {
                source: "Zendesk Explore",
                says: "solved with fewer than two public replies of agents, none among them; the first message of a proactive ticket is not counted; a reopened ticket that is solved without another reply still counts",
            }],
            |cut| share(cut, TallyId::ZendeskFirst, TallyId::ZendeskJudged, "agent_replies"),
        ),
        preset(
            "freshservice",
            "As Freshservice: no word of the customer",
            "freshservice_first ÷ freshservice_solved",
            TICKETS.without(TallyId::FreshserviceUntold),
            &[Cite {
                source: "Freshservice",
                says: "resolved without a further message of the customer, however many replies we wrote",
            }],
            |cut| {
                let (first, all) = (TallyId::FreshserviceFirst, TallyId::FreshserviceJudged);
                share(cut, first, all, "customer_replies")
            },
        ),
        preset(
            "freshdesk",
            "As Freshdesk: the first answer",
            "freshdesk_first ÷ zendesk_solved",
            OUR_REPLIES,
            &[Cite {
                source: "Freshdesk (an answer of its staff, 2012)",
                says: "resolved in the first response of an agent",
            }],
            |cut| share(cut, TallyId::FreshdeskFirst, TallyId::ZendeskJudged, "agent_replies"),
        ),
        preset(
            "intercom",
            "As Intercom: closed once by one person",
            "intercom_first ÷ intercom_closed",
            TICKETS.without(TallyId::IntercomUntold),
            &[Cite {
                source: "Intercom",
                says: "closed once with one participating teammate, however many messages; by the day on which the conversation began",
            }],
            |cut| {
                share(cut, TallyId::IntercomFirst, TallyId::IntercomJudged, "reopens and assignees")
            },
        ),
        preset(
            "zammad",
            "As Zammad: within fifteen minutes",
            "zammad_first ÷ solved_tickets",
            TICKETS,
            &[Cite {
                source: "Zammad",
                says: "its report calls first solution what is closed within fifteen minutes, opened again or not",
            }],
            |cut| share(cut, TallyId::ZammadFirst, TallyId::SolvedTickets, "solved_at"),
        ),
    ],
    parts: false,
    benchmarks: &[],
};

const TICKETS: Needs = Needs::records(&[TableId::Tickets]);
const OUR_REPLIES: Needs = TICKETS.without(TallyId::ZendeskUntold);

const fn preset(
    slug: &'static str,
    name: &'static str,
    formula: &'static str,
    needs: Needs,
    cites: &'static [Cite],
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    let (unit, formula) = (Unit::Ratio, Formula::Text(formula));
    Variant { slug, name, unit, formula, cites, needs, by: None, eval }
}

fn standard(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let first = read.tally(TallyId::FirstContacts);
    let all = read.tally(TallyId::FinalTickets);
    let pending = cut.tally(Window::Asked, TallyId::PendingTickets).unwrap_or(0);
    let without = match pending {
        0 => without(cut, "agent_replies"),
        _ => Reason::Immature,
    };
    read.ratio(first, all, without)
}

fn defined(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let first = read.tally(TallyId::DefinedFirst);
    let all = read.tally(TallyId::DefinedJudged);
    let counted = |tally| cut.tally(Window::Asked, tally).unwrap_or(0);
    let without = match (counted(TallyId::DefinedPending), counted(TallyId::SolvedTickets)) {
        (1.., _) => Reason::Immature,
        (_, 0) => Reason::NoTickets,
        _ => Reason::NothingJudged,
    };
    read.ratio(first, all, without)
}

fn share(cut: &Cut<'_>, first: TallyId, all: TallyId, column: &'static str) -> Reading {
    let mut read = Reader::new(cut);
    let (first, all) = (read.tally(first), read.tally(all));
    read.ratio(first, all, without(cut, column))
}

/// Why no ticket can be judged: there is none, or none says what has to be known.
fn without(cut: &Cut<'_>, column: &'static str) -> Reason {
    match cut.tally(Window::Asked, TallyId::SolvedTickets) {
        Ok(1..) => Reason::MissingColumn(TableId::Tickets, column),
        _ => Reason::NoTickets,
    }
}
