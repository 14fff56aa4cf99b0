//! The order of a list of customers.

use std::cmp::Ordering;
use std::ops::Range;

use anyhow::Result;
use tenure_domain::said;
use tenure_engine::book::Book;
use tenure_engine::rows::CustomerRow;

use super::columns::{Columns, Kind, Place};
use crate::failure::{advised, option};

/// Twice so many rows are held at least before those behind a page are dropped.
const HELD: usize = 4_096;

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
        let end = places.end.min(rows.len());
        let placed = rows.iter().enumerate().map(|(at, row)| (columns.place(&self.by, row), at));
        let placed = first(end, placed, order);
        placed[places.start.min(end)..].iter().map(|placed| placed.1).collect()
    }
}

/// The first so many of all, in order. Those behind them need no order, and are not held either.
fn first<T>(
    count: usize,
    all: impl Iterator<Item = T>,
    order: impl Fn(&T, &T) -> Ordering,
) -> Vec<T> {
    if count == 0 {
        return Vec::new();
    }
    let mut held = Vec::new();
    for one in all {
        held.push(one);
        if held.len() / 2 >= count.max(HELD) {
            held.select_nth_unstable_by(count - 1, &order);
            held.truncate(count);
        }
    }
    held.sort_unstable_by(&order);
    held.truncate(count);
    held
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_are_those_of_all_in_order() {
        let numbers: Vec<usize> = (0..50_000).map(|n| n * 7_919 % 50_021).collect();
        let mut sorted = numbers.clone();
        sorted.sort_unstable();
        for count in [0, 1, 2, 4_095, 4_096, 5_000, 24_999, 25_000, 49_999, 50_000, 60_000] {
            let found = first(count, numbers.iter().copied(), usize::cmp);
            assert_eq!(found, sorted[..count.min(sorted.len())], "{count}");
        }
    }
}
