//! What a check found, in parts that any language can say.

use std::fmt;

use tenure_domain::money::{Currency, units_to_decimal};
use tenure_domain::period::Period;
use tenure_domain::schema::TableId;
use tenure_domain::time::{Day, Instant};

use crate::zoned::Moved;

/// One problem. As text it is English.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Opening and steps of a month differ from its closing by so many units.
    Gap(Period, i128),
    /// A month does not open where the last one closed.
    Opening(Period),
    /// The components of a customer make something else than its steps.
    Components {
        /// Id of the customer.
        customer: String,
        /// When.
        at: Instant,
        /// In MRR units.
        components: i128,
        /// In MRR units.
        steps: i128,
    },
    /// The days of a month sum to something else than the month.
    Days {
        /// The month.
        period: Period,
        /// What its days sum to.
        days: i128,
        /// The month.
        month: i128,
    },
    /// The level of a customer is below 0, or is not 0 after a churn.
    Level {
        /// Id of the customer.
        customer: String,
        /// When.
        at: Instant,
        /// In MRR units.
        level: i64,
    },
    /// The rows behind a figure sum to something else.
    Rows {
        /// Of the measure or tally.
        name: &'static str,
        /// What the rows sum to.
        rows: i128,
        /// The figure.
        figure: i128,
    },
    /// A fact of billing, by customer, id and place.
    Fact {
        /// Id of the customer.
        customer: Option<String>,
        /// Table, id and place.
        what: String,
    },
    /// A row with an odd value: dated ahead, say.
    Cell {
        /// Its table.
        table: TableId,
        /// Its id.
        id: String,
        /// The column that is odd.
        column: &'static str,
        /// The value, as a file would write it.
        value: String,
        /// File and line; empty where not known.
        place: String,
    },
    /// Records of a customer, or of another record, whom nobody knows.
    Stranger {
        /// Their table.
        table: TableId,
        /// The column that names it.
        column: &'static str,
        /// The id that it names.
        customer: String,
        /// How many records; of events, how many customers.
        count: u64,
        /// The known id from which it differs by case or blanks alone.
        near: Option<String>,
        /// File and line of the first; empty where not known.
        place: String,
    },
    /// So many events that are dated ahead, the latest on that day.
    EventsAhead {
        /// How many.
        count: u64,
        /// The day of the latest.
        latest: Day,
    },
    /// A lead that came back into a stage.
    Circle {
        /// Id of the lead.
        lead: String,
        /// The stage.
        stage: String,
        /// On which day.
        at: Day,
        /// File and line; empty where not known.
        place: String,
    },
    /// Subscriptions and invoices differ at the end of a month.
    Families {
        /// The month.
        period: Period,
        /// The currency of the books.
        currency: Currency,
        /// For how many customers.
        customers: u64,
        /// What subscriptions say of these, in MRR units.
        subscriptions: i128,
        /// What invoices say of them, in MRR units.
        invoices: i128,
        /// The id of one of them.
        first: String,
    },
    /// None of so many invoice lines makes MRR, and nothing else could.
    NothingRecurs {
        /// How many.
        lines: u64,
    },
    /// Dates that were read in another time zone.
    DatesMoved(Moved),
    /// A month between others that has no row.
    MonthWithout {
        /// The month.
        month: Day,
    },
}

/// A place in brackets behind what it is of.
struct Behind<'a>(&'a str);

impl fmt::Display for Behind<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { Ok(()) } else { write!(f, " ({})", self.0) }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Gap(period, units) => write!(f, "{period}: {units} units are missing"),
            Fault::Opening(period) => {
                write!(f, "{period}: does not open where the last month closed")
            }
            Fault::Components { customer, at, components, steps } => {
                write!(f, "{customer}: at {at} components make {components}, steps {steps}")
            }
            Fault::Days { period, days, month } => {
                write!(f, "{period}: days sum to {days}, not to {month}")
            }
            Fault::Level { customer, at, level } => {
                write!(f, "{customer}: {level} units at {at}")
            }
            Fault::Rows { name, rows, figure } => {
                write!(f, "{name}: rows sum to {rows}, not to {figure}")
            }
            Fault::Fact { customer: Some(customer), what } => {
                write!(f, "customer {customer}: {what}")
            }
            Fault::Fact { customer: None, what } => f.write_str(what),
            Fault::Cell { table, id, column, value, place } => {
                let id = if id.is_empty() { String::new() } else { format!(" {id}") };
                write!(f, "{}{id}{}: {column} {value}", table.name(), Behind(place))
            }
            Fault::Stranger { table, column, customer, count, near, place } => {
                write!(f, "{}{}: {column} {customer:?}", table.name(), Behind(place))?;
                if *table != TableId::Events {
                    write!(f, ", rows: {count}")?;
                }
                match near {
                    Some(near) => write!(f, "; there is {near:?}"),
                    None => Ok(()),
                }
            }
            Fault::EventsAhead { count, latest } => {
                write!(f, "events: {count}, the latest on {latest}")
            }
            Fault::Circle { lead, stage, at, place } => {
                write!(f, "lead {lead}{}: back in {stage} at {at}", Behind(place))
            }
            Fault::Families { period, currency, customers, subscriptions, invoices, first } => {
                let money = |units| units_to_decimal(units, *currency, currency.exponent());
                let (a, b) = (money(*subscriptions), money(*invoices));
                write!(
                    f,
                    "{period}: customers {customers} ({first}), subscriptions {a}, invoices {b}"
                )
            }
            Fault::NothingRecurs { lines } => write!(f, "invoice_lines: {lines}"),
            Fault::DatesMoved(Moved { zone, count, first: (day, _, now) }) => {
                write!(f, "read in {zone}: {count}; what was dated {day} lies on {now}")
            }
            Fault::MonthWithout { month } => f.write_str(&month.to_string()[..7]),
        }
    }
}
