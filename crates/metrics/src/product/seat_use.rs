//! Seat use.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant, Window,
};
use crate::reading::{Reader, Reading, Reason, Unit, tallied};
use crate::records::{POINTS, TallyId::*};

/// Seat use.
pub static METRIC: Metric = Metric {
    id: MetricId::SeatUse,
    name: "Seat utilisation",
    family: Family::Product,
    doc: "Of the seats that customers have bought, the share that is in use: users who were active in the last 28 days over the seats bought at the end of the period. A seat that nobody uses is the first to go at the renewal, and a customer without a free one may want more. It passes 100 % where more people use a customer than seats were bought, and is not cut there. Customers of whom the table seats says nothing, or that bought none, are in neither number; how many of those have active users is a variant of its own.",
    direction: Direction::Up,
    variants: &[
        Variant {
            slug: "standard",
            name: "Of all seats",
            unit: Unit::Ratio,
            formula: Formula::Text("active_seats ÷ purchased_seats"),
            cites: &[Cite { source: ARTICLES, says: "active seats over purchased seats" }],
            needs: SEATS,
            by: None,
            eval: |cut| told(cut, pooled),
        },
        Variant {
            slug: "customers",
            name: "Each customer counting alike",
            unit: Unit::Ratio,
            formula: Formula::Text("seat_points ÷ (seat_customers × 720720)"),
            cites: &[Cite {
                source: OWN,
                says: "the mean of customers' shares, each in parts of 720720, which is exact for up to 16 seats",
            }],
            needs: SEATS,
            by: None,
            eval: |cut| told(cut, mean),
        },
        Variant {
            slug: "without_seats",
            name: "Customers in use without known seats",
            unit: Unit::Count,
            formula: Formula::Text("customers_without_seats"),
            cites: &[Cite { source: OWN, says: "whom the other variants cannot speak of" }],
            needs: SEATS,
            by: None,
            eval: |cut| told(cut, |cut| tallied(cut, CustomersWithoutSeats)),
        },
    ],
    parts: false,
    benchmarks: &[],
};

const SEATS: Needs = Needs::tables(&[TableId::Events, TableId::Seats]);

/// A reading where events tell who is active: seats alone do not.
fn told(cut: &Cut<'_>, read: impl Fn(&Cut<'_>) -> Reading) -> Reading {
    match cut.tally(Window::Asked, MonthUsers) {
        Ok(_) => read(cut),
        Err(reason) => Reading::undefined(reason),
    }
}

fn pooled(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (active, seats) = (read.tally(ActiveSeats), read.tally(PurchasedSeats));
    read.ratio(active, seats, Reason::NoSeats)
}

fn mean(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (points, customers) = (read.tally(SeatPoints), read.tally(SeatCustomers));
    read.ratio(points, customers * POINTS, Reason::NoSeats)
}
