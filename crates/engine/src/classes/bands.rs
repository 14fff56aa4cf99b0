//! Bands: headings for numbers. Each list has upper ends, ascending, and says what lies below them.

use rustc_hash::FxHashMap;
use tenure_domain::money::{Mrr, UNITS_PER_MINOR};
use tenure_domain::symbols::Sym;
use tenure_ledger::movement::Component;

use crate::book::Book;
use crate::load::{Attribute, Held};

/// A list of bands.
type Bands = [(i64, &'static str)];

/// Upper ends of the bands of tenure in months.
pub(super) const TENURE: [(i64, &str); 6] = [
    (3, "0-2 months"),
    (6, "3-5 months"),
    (12, "6-11 months"),
    (24, "12-23 months"),
    (36, "24-35 months"),
    (i64::MAX, "36 months and more"),
];

/// Upper ends of the bands of MRR in major units.
pub(super) const MRR: [(i64, &str); 7] = [
    (50, "under 50"),
    (100, "50 to 99"),
    (250, "100 to 249"),
    (500, "250 to 499"),
    (1_000, "500 to 999"),
    (5_000, "1000 to 4999"),
    (i64::MAX, "5000 and more"),
];

/// Upper ends of the bands of lengths of contracts in months.
pub(super) const CONTRACT: [(i64, &str); 7] = [
    (1, "under 1 month"),
    (3, "1-2 months"),
    (6, "3-5 months"),
    (12, "6-11 months"),
    (24, "12-23 months"),
    (36, "24-35 months"),
    (i64::MAX, "36 months and more"),
];

/// Upper ends of the bands of employees.
pub(super) const SIZE: [(i64, &str); 7] = [
    (11, "0 to 10"),
    (51, "11 to 50"),
    (201, "51 to 200"),
    (501, "201 to 500"),
    (1_001, "501 to 1000"),
    (5_001, "1001 to 5000"),
    (i64::MAX, "5001 and more"),
];

/// Upper ends of the bands of a company's yearly revenue, in whatever currency it is told.
pub(super) const REVENUE: [(i64, &str); 6] = [
    (1_000_000, "under 1000000"),
    (10_000_000, "1000000 to 9999999"),
    (50_000_000, "10000000 to 49999999"),
    (250_000_000, "50000000 to 249999999"),
    (1_000_000_000, "250000000 to 999999999"),
    (i64::MAX, "1000000000 and more"),
];

/// Names of the attribute that holds a company's yearly revenue, written in whatever case and with
/// blanks; the first that there is counts.
const REVENUES: [&str; 3] = ["annual_revenue", "company_revenue", "revenue"];

/// The place of the band of a number.
pub(super) fn place(bands: &Bands, number: i64) -> u32 {
    bands.iter().position(|band| number < band.0).unwrap_or(bands.len() - 1) as u32
}

/// The band of an MRR in the account currency.
pub(super) fn of_mrr(book: &Book, level: Mrr) -> u32 {
    let major = UNITS_PER_MINOR * 10_i64.pow(book.currency().exponent());
    place(&MRR, level / major)
}

/// Lengths of the contracts of subscriptions, by subscription and item.
#[derive(Debug, Default)]
pub(crate) struct Contracts(FxHashMap<(Sym, Sym), i32>);

impl Contracts {
    /// Those of all customers of a book; none of a book that does not know what they subscribe to.
    pub fn of(book: &Book) -> Contracts {
        if !book.knows_items() {
            return Contracts::default();
        }
        let zone = &book.options.account.zone;
        let (mut all, mut held) = (FxHashMap::default(), Held::default());
        for number in 0..book.count() as u32 {
            for row in book.facts.of(number, &mut held).subscriptions {
                if let Some(months) = row.contract_months(zone) {
                    all.insert((row.id, row.item), months);
                }
            }
        }
        Contracts(all)
    }

    /// The place among [`CONTRACT`] of what a component belongs to: the length of its contract term,
    /// else of its billing interval.
    pub fn band(&self, component: &Component) -> u32 {
        let told = self.0.get(&(component.subscription, component.item)).copied();
        let months = told.unwrap_or_else(|| component.term.whole_months());
        place(&CONTRACT, months.into())
    }

    /// The same as its heading.
    pub fn label(&self, component: &Component) -> &'static str {
        CONTRACT[self.band(component) as usize].1
    }
}

/// What a computed attribute of customers is made of.
pub(crate) enum Sized<'a> {
    /// Employees.
    Employees(&'a [Option<i64>]),
    /// Yearly revenue, as it was written.
    Revenue(&'a [Sym]),
}

impl<'a> Sized<'a> {
    /// The computed attribute of a name, where the data have what it is made of.
    pub fn find(book: &'a Book, name: &str) -> Option<Sized<'a>> {
        let attributes = &book.facts.customers.attributes;
        if name == "company_size" {
            return match attributes.get("employees")? {
                Attribute::Number(values) => Some(Sized::Employees(values)),
                _ => None,
            };
        }
        if name != "company_revenue" {
            return None;
        }
        let folded = |key: &str| key.to_lowercase().replace([' ', '-'], "_");
        REVENUES.iter().find_map(|name| {
            let (_, values) = attributes.iter().find(|(key, _)| folded(key) == *name)?;
            match values {
                Attribute::Text(values) => Some(Sized::Revenue(values)),
                _ => None,
            }
        })
    }

    /// The heading of a customer; `None` where it has no number.
    pub fn label(&self, book: &Book, customer: usize) -> Option<&'static str> {
        let (bands, number): (&Bands, _) = match self {
            Sized::Employees(values) => (&SIZE, (*values.get(customer)?)?),
            Sized::Revenue(values) => {
                (&REVENUE, whole(book.facts.names.text(*values.get(customer)?))?)
            }
        };
        Some(bands[place(bands, number) as usize].1)
    }

    /// All headings, in order.
    pub fn labels(&self) -> impl Iterator<Item = &'static str> {
        let bands: &'static Bands = match self {
            Sized::Employees(_) => &SIZE,
            Sized::Revenue(_) => &REVENUE,
        };
        bands.iter().map(|band| band.1)
    }
}

/// The whole part of a number as files write it: `12,500,000`, `1500000.50`.
fn whole(text: &str) -> Option<i64> {
    let plain = text.trim().replace([',', '_', ' ', '\u{a0}'], "");
    let digits = plain.split('.').next()?;
    digits.parse().ok().filter(|number| *number >= 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_begin_where_the_one_before_ends() {
        for (bands, edges) in [
            (
                &SIZE[..],
                &[(0, "0 to 10"), (10, "0 to 10"), (11, "11 to 50"), (5_001, "5001 and more")][..],
            ),
            (&CONTRACT, &[(0, "under 1 month"), (1, "1-2 months"), (12, "12-23 months")]),
            (&REVENUE, &[(999_999, "under 1000000"), (1_000_000, "1000000 to 9999999")]),
            (&MRR, &[(4_999, "1000 to 4999"), (5_000, "5000 and more")]),
        ] {
            for (number, label) in edges {
                assert_eq!(bands[place(bands, *number) as usize].1, *label);
            }
        }
    }

    #[test]
    fn revenues_are_read_as_files_write_them() {
        assert_eq!(whole("12,500,000"), Some(12_500_000));
        assert_eq!(whole("1500000.50"), Some(1_500_000));
        assert_eq!(whole(" 3 000 000 "), Some(3_000_000));
        assert_eq!(whole("about a million"), None);
        assert_eq!(whole("-5"), None);
    }
}
