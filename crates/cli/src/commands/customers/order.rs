//! The order of a list of customers.

use std::cmp::Ordering;
use std::ops::Range;

use anyhow::Result;
use tenure_domain::said;
use tenure_engine::book::Book;
use tenure_engine::rows::CustomerRow;

use super::columns::{Columns, Kind, Place};
use crate::failure::{advised, option};

/// By which column, and which way.
pub struct Order {
    /// The column.
    pub by: Kind,
    down: bool,
}

impl Order {
    /// Reads `name`, `mrr:asc` and the like. Amounts and days come largest first unless it says
    /// otherwise.
    pub fn read(text: &str, book: &Book) -> Result<Order> {
        let (name, way) = text.split_once(':').unwrap_or((text, ""));
        let by = Kind::find(if name == "id" { "customer_id" } else { name }, book)?;
        let down = match way {
            "" => by.is_number() || by == Kind::Start,
            "asc" => false,
            "desc" => true,
            _ => {
                let message = said!(
                    "{flag} {text}: {way} is no direction",
                    flag = option("--sort"),
                    text = format!("{text:?}"),
                    way = format!("{way:?}")
                );
                return Err(advised(message, said!("{name}:asc or {name}:desc", name = name)));
            }
        };
        Ok(Order { by, down })
    }

    /// Which rows stand at these places, in order. Rows without a value come last, rows alike by id.
    pub fn page(
        &self,
        rows: &[CustomerRow],
        columns: &Columns<'_>,
        places: Range<usize>,
    ) -> Vec<usize> {
        let place = |(at, row)| (columns.place(&self.by, row), at);
        let mut placed: Vec<(Place, usize)> = rows.iter().enumerate().map(place).collect();
        let order = |a: &(Place, usize), b: &(Place, usize)| {
            let way = |order: Ordering| if self.down { order.reverse() } else { order };
            let order = match (&a.0, &b.0) {
                (Place::None, Place::None) => Ordering::Equal,
                (Place::None, _) => Ordering::Greater,
                (_, Place::None) => Ordering::Less,
                (a, b) => way(a.cmp(b)),
            };
            order.then_with(|| columns.id(&rows[a.1]).cmp(columns.id(&rows[b.1])))
        };
        let end = places.end.min(placed.len());
        if 0 < end && end < placed.len() {
            // Those behind a page need no order.
            placed.select_nth_unstable_by(end - 1, order);
        }
        placed[..end].sort_unstable_by(order);
        placed[places.start.min(end)..end].iter().map(|placed| placed.1).collect()
    }
}
