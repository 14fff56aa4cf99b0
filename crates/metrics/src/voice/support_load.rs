//! How much support there is to do, and how fast it is done.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant, Window,
};
use crate::measure::MeasureId::ClosingCustomers;
use crate::reading::{Fraction, Reader, Reading, Reason, Unit, Value};
use crate::records::{Spread, TallyId};

/// Support load.
pub static METRIC: Metric = Metric {
    id: MetricId::SupportLoad,
    name: "Support load",
    family: Family::Voice,
    doc: "Tickets for each customer, how long they wait, and how many people they keep busy. Tickets are those that came in during the period; spam, merged ones and those that we opened are left out. Times are those of the calendar, nights and weekends included, unless the variant says business hours (`business_hours` and `holidays` in tenure.toml); they are of tickets that a person has answered or solved by now: while many are open, both look better than they will. A mean of waiting times is at the mercy of one forgotten ticket, so the middle one and the ninetieth of a hundred are given.",
    direction: Direction::Down,
    variants: &[
        Variant {
            slug: "standard",
            name: "Tickets by customer",
            unit: Unit::Number,
            formula: Formula::Text("tickets ÷ closing_customers"),
            cites: &[Cite { source: ARTICLES, says: "tickets over customers" }],
            needs: Needs::tables(&[TableId::Tickets]),
            by: None,
            eval: by_customer,
        },
        spread(
            "first_response",
            "Half are answered within",
            "The middle first response time of answered_tickets (nearest rank)",
            |cut| percentile(cut, Spread::FirstResponse, 50),
        ),
        spread(
            "first_response_90",
            "90 % are answered within",
            "The first response time that 90 % of answered_tickets do not exceed (nearest rank)",
            |cut| percentile(cut, Spread::FirstResponse, 90),
        ),
        spread(
            "resolution",
            "Half are solved within",
            "The middle time until solved of resolved_tickets (nearest rank)",
            |cut| percentile(cut, Spread::Resolution, 50),
        ),
        spread(
            "resolution_90",
            "90 % are solved within",
            "The time until solved that 90 % of resolved_tickets do not exceed (nearest rank)",
            |cut| percentile(cut, Spread::Resolution, 90),
        ),
        spread(
            "first_response_business",
            "Half are answered within, in business hours",
            "The middle first response time of answered_tickets in business hours (nearest rank)",
            |cut| percentile(cut, Spread::WorkingResponse, 50),
        ),
        spread(
            "first_response_business_90",
            "90 % are answered within, in business hours",
            "The first response time in business hours that 90 % of answered_tickets do not exceed (nearest rank)",
            |cut| percentile(cut, Spread::WorkingResponse, 90),
        ),
        spread(
            "resolution_business",
            "Half are solved within, in business hours",
            "The middle time until solved of resolved_tickets in business hours (nearest rank)",
            |cut| percentile(cut, Spread::WorkingResolution, 50),
        ),
        spread(
            "resolution_business_90",
            "90 % are solved within, in business hours",
            "The time until solved in business hours that 90 % of resolved_tickets do not exceed (nearest rank)",
            |cut| percentile(cut, Spread::WorkingResolution, 90),
        ),
        Variant {
            slug: "staff",
            name: "People needed",
            unit: Unit::Number,
            formula: Formula::Text("handle_seconds ÷ (days × 5 × 6 × 3600 ÷ 7)"),
            cites: &[Cite {
                source: OWN,
                says: "working time of tickets over six hours on five of seven days, which leave time for everything else; tickets without a working time are not in it",
            }],
            needs: TICKETS,
            by: None,
            eval: staff,
        },
        Variant {
            slug: "self_service",
            name: "Solved without a person",
            unit: Unit::Ratio,
            formula: Formula::Text("self_service_tickets ÷ tickets"),
            cites: &[Cite { source: OWN, says: "tickets that help pages or a machine solved" }],
            needs: TICKETS,
            by: None,
            eval: self_service,
        },
        Variant {
            slug: "deflection",
            name: "Help pages that suffice",
            unit: Unit::Ratio,
            formula: Formula::Text("(help_visitors − help_tickets) ÷ help_visitors"),
            cites: &[Cite {
                source: OWN,
                says: "visitors of the help pages who then opened no ticket; that they found an answer is not known",
            }],
            needs: Needs::records(&[TableId::HelpCenter]),
            by: None,
            eval: deflection,
        },
    ],
    parts: false,
    benchmarks: &[],
};

const TICKETS: Needs = Needs::records(&[TableId::Tickets]);

/// Microseconds in a day.
const DAY: i128 = 86_400_000_000;

const fn spread(
    slug: &'static str,
    name: &'static str,
    words: &'static str,
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    const CITES: &[Cite] =
        &[Cite { source: OWN, says: "the nearest rank: a time that really happened" }];
    let (unit, formula) = (Unit::Duration, Formula::Described(words));
    Variant { slug, name, unit, formula, cites: CITES, needs: TICKETS, by: None, eval }
}

fn by_customer(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (tickets, customers) = (read.tally(TallyId::Tickets), read.sum(ClosingCustomers));
    read.plain(tickets, customers, Reason::NoCustomers)
}

fn percentile(cut: &Cut<'_>, spread: Spread, percent: usize) -> Reading {
    let mut read = Reader::new(cut);
    let (of, column) = match spread {
        Spread::FirstResponse | Spread::WorkingResponse => {
            (TallyId::AnsweredTickets, "first_response_at")
        }
        Spread::Resolution | Spread::WorkingResolution => (TallyId::ResolvedTickets, "solved_at"),
    };
    let known = read.tally(of);
    match cut.percentile(spread, percent) {
        Ok(Some(micros)) => read.value(Value::Duration(Fraction { num: micros.into(), den: DAY })),
        // Of every ticket whose time is known the working time is, too, where hours are.
        Ok(None) if known > 0 => read.value(Value::Undefined(Reason::NoBusinessHours)),
        Ok(None) => read.value(Value::Undefined(without(cut, column))),
        Err(reason) => read.value(Value::Undefined(reason)),
    }
}

/// Why nothing is known of the period's tickets.
fn without(cut: &Cut<'_>, column: &'static str) -> Reason {
    match cut.tally(Window::Asked, TallyId::Tickets) {
        Ok(1..) => Reason::MissingColumn(TableId::Tickets, column),
        _ => Reason::NoTickets,
    }
}

fn staff(cut: &Cut<'_>) -> Reading {
    if cut.tally(Window::Asked, TallyId::HandledTickets) == Ok(0) {
        return Reading::undefined(without(cut, "handle_minutes"));
    }
    let mut read = Reader::new(cut);
    let (seconds, days) = (read.tally(TallyId::HandleSeconds), read.days_so_far());
    read.plain(seconds * 7, days * 5 * 6 * 3_600, Reason::NoTickets)
}

fn self_service(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let alone = read.tally(TallyId::SelfServiceTickets);
    let all = read.tally(TallyId::Tickets);
    read.ratio(alone, all, Reason::NoTickets)
}

fn deflection(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (visitors, tickets) = (read.tally(TallyId::HelpVisitors), read.tally(TallyId::HelpTickets));
    read.ratio(visitors - tickets, visitors, Reason::NoVisitors)
}
