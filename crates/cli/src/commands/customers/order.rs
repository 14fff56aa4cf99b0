//! The order of a list of customers.

use std::cmp::Ordering;

use anyhow::Result;
use tenure_engine::book::Book;
use tenure_engine::rows::CustomerRow;

use super::columns::{Columns, Kind, Place};
use crate::failure::advised;

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
                let message = format!("--sort {text:?}: {way:?} is no direction");
                return Err(advised(message, format!("{name}:asc or {name}:desc")));
            }
        };
        Ok(Order { by, down })
    }

    /// Sorts. Rows without a value come last, rows alike by id.
    pub fn sort(&self, rows: &mut Vec<CustomerRow>, columns: &Columns<'_>) {
        let key = |row: CustomerRow| (columns.place(&self.by, &row), columns.id(&row), row);
        let mut keyed: Vec<(Place, String, CustomerRow)> = rows.drain(..).map(key).collect();
        keyed.sort_by(|a, b| {
            let way = |order: Ordering| if self.down { order.reverse() } else { order };
            let order = match (&a.0, &b.0) {
                (Place::None, Place::None) => Ordering::Equal,
                (Place::None, _) => Ordering::Greater,
                (_, Place::None) => Ordering::Less,
                (a, b) => way(a.cmp(b)),
            };
            order.then_with(|| a.1.cmp(&b.1))
        });
        rows.extend(keyed.into_iter().map(|(_, _, row)| row));
    }
}
