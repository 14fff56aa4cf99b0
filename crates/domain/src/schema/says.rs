//! Which columns of their table rows speak of: what a file has no column for, its rows leave as it
//! was.

use std::collections::BTreeSet;
use std::fmt;

use super::{TableId, table};

/// The key under which Arrow batches carry [`Says`] as text; rows without it speak of all columns.
pub const SAYS: &str = "says";

/// What stands before the name of a custom attribute among names of columns.
const ATTRIBUTE: &str = "attributes.";

/// Between names in a text.
const BETWEEN: char = '\u{1f}';

/// Columns of which a file that has the first speaks with it: they say the same in another way, so
/// what one says the other must not outlive.
const TOGETHER: [(&str, &str); 3] = [
    ("unit_price", "amount"),
    ("discount_percent", "discount_amount"),
    ("discount_amount", "discount_percent"),
];

/// The columns that rows speak of, an empty cell being told as empty: all, or these. Names are those
/// of the table's columns; custom attributes stand under `attributes.` and their name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Says(Option<BTreeSet<String>>);

impl Says {
    /// All columns.
    pub const fn all() -> Says {
        Says(None)
    }

    /// What a file of a table says that has these columns, beside those that make its key: a table
    /// that is told apart by its key and nothing else, or all.
    pub fn of(id: TableId, names: impl IntoIterator<Item = String>) -> Says {
        let spec = table(id);
        let mut names: BTreeSet<String> = names.into_iter().collect();
        let keyed = spec.keyless_without.is_none_or(|name| names.contains(name));
        if !keyed || !Says::may_leave(id) {
            return Says::all();
        }
        for (one, other) in TOGETHER {
            if names.contains(one) && spec.index(other).is_some() {
                names.insert(other.to_owned());
            }
        }
        names.extend(spec.key.iter().map(|&name| name.to_owned()));
        let whole = !spec.open && spec.columns.iter().all(|column| names.contains(column.name));
        Says(if whole { None } else { Some(names) })
    }

    /// Whether rows of a table may leave columns as they were: later rows of one key take the place
    /// of earlier ones, and nothing but the key tells which.
    pub fn may_leave(id: TableId) -> bool {
        let spec = table(id);
        !spec.key.is_empty() && !spec.numbered && id != TableId::Events
    }

    /// The name among columns of a custom attribute.
    pub fn attribute(name: &str) -> String {
        format!("{ATTRIBUTE}{name}")
    }

    /// Whether they are all columns.
    pub fn is_all(&self) -> bool {
        self.0.is_none()
    }

    /// Whether it speaks of a stored column: an amount is one, in whichever units.
    pub fn has(&self, stored: &str) -> bool {
        let name = stored.strip_suffix("_minor").unwrap_or(stored);
        self.0.as_ref().is_none_or(|names| names.contains(name))
    }

    /// Whether it speaks of a custom attribute.
    pub fn has_attribute(&self, name: &str) -> bool {
        self.0.as_ref().is_none_or(|names| names.contains(&Says::attribute(name)))
    }

    /// Whether it speaks of every column that another speaks of.
    pub fn covers(&self, other: &Says) -> bool {
        match (&self.0, &other.0) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(ours), Some(theirs)) => theirs.is_subset(ours),
        }
    }

    /// What either speaks of.
    #[must_use]
    pub fn or(&self, other: &Says) -> Says {
        Says(self.0.as_ref().zip(other.0.as_ref()).map(|(one, two)| one | two))
    }

    /// Whether it speaks of every column that rows of a table must have.
    pub fn is_enough(&self, id: TableId) -> bool {
        let required = table(id).columns.iter().filter(|column| column.required);
        required.map(|column| column.name).all(|name| self.has(name))
    }

    /// The columns that it and another both speak of, beside those of the table's key, where there
    /// are any.
    pub fn meets(&self, other: &Says, id: TableId) -> bool {
        match (&self.0, &other.0) {
            (Some(ours), Some(theirs)) => {
                ours.intersection(theirs).any(|name| !table(id).key.contains(&name.as_str()))
            }
            _ => true,
        }
    }

    /// As a text that [`Says::parse`] reads.
    pub fn text(&self) -> String {
        self.to_string()
    }

    /// What a text says: nothing stands for all.
    pub fn parse(text: &str) -> Says {
        let names = || text.split(BETWEEN).map(str::to_owned).collect();
        Says((!text.is_empty()).then(names))
    }
}

impl fmt::Display for Says {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, name) in self.0.iter().flatten().enumerate() {
            if at > 0 {
                write!(f, "{BETWEEN}")?;
            }
            f.write_str(name)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(id: TableId, names: &[&str]) -> Says {
        Says::of(id, names.iter().map(|&name| name.to_owned()))
    }

    #[test]
    fn a_file_speaks_of_its_columns_and_of_what_says_the_same() {
        let says = of(TableId::Subscriptions, &["unit_price", "quantity", "discount_percent"]);
        for name in ["subscription_id", "item_id", "amount", "amount_minor", "discount_amount"] {
            assert!(says.has(name), "{name}");
        }
        assert!(!says.has("currency") && !says.has("customer_id"));
        assert!(!says.is_enough(TableId::Subscriptions));
        assert_eq!(Says::parse(&says.text()), says);
        assert_eq!(Says::parse(&Says::all().text()), Says::all());
    }

    #[test]
    fn what_is_told_apart_by_more_than_a_key_is_told_whole() {
        assert!(of(TableId::Spend, &["month", "amount"]).is_all());
        assert!(of(TableId::Interactions, &["customer_id", "at"]).is_all());
        assert!(of(TableId::InvoiceLines, &["invoice_id", "amount"]).is_all());
        assert!(!of(TableId::InvoiceLines, &["invoice_id", "line_id"]).is_all());
        let users = table(TableId::Users).columns.iter().map(|column| column.name.to_owned());
        assert!(Says::of(TableId::Users, users).is_all());
    }

    #[test]
    fn what_two_say_together_is_what_either_says() {
        let (one, two) = (
            of(TableId::Customers, &["owner"]),
            of(TableId::Customers, &["country", "attributes.tier"]),
        );
        assert!(!one.meets(&two, TableId::Customers) && one.meets(&one, TableId::Customers));
        assert!(one.or(&two).covers(&two) && !one.covers(&two) && Says::all().covers(&one));
        assert!(two.has_attribute("tier") && !one.has_attribute("tier"));
        assert!(one.or(&Says::all()).is_all());
    }
}
