//! The fields that a segment can ask for.

/// A field, found.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Field {
    /// A column of the table `customers`, or a band of one.
    Attribute(Attribute),
    /// A custom attribute, by its name in the data.
    Custom(String),
    /// A field that can have several values at once.
    Listed(Listed),
    /// MRR in the account currency.
    Mrr,
    /// Day of the first MRR; the cohort.
    Start,
    /// Time since then.
    Tenure,
    /// Something that is true or false.
    Flag(Flag),
}

/// A column of the table `customers`, or what follows from one: `company_size` from `employees`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Attribute {
    /// Name of the column.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
}

/// What an attribute holds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Holds {
    /// Text.
    Text,
    /// A number.
    Number,
    /// A point in time, asked for by its account day.
    Day,
}

/// A field that can have several values at once.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Listed {
    /// Plans that are subscribed to, by id and by name.
    Plan,
    /// Products of those plans.
    Product,
    /// Currencies of those subscriptions, by code.
    Currency,
    /// Pricing models of those plans.
    PricingModel,
    /// Lengths of those contracts, by band.
    ContractLength,
}

/// Something that is true or false.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Flag {
    /// MRR above zero.
    Paying,
    /// A customer, paused and at zero included.
    Customer,
    /// A customer that is paused.
    Paused,
    /// A customer that is not paused.
    Active,
}

const TEXTS: [&str; 15] = [
    "customer_id",
    "name",
    "email",
    "company",
    "country",
    "region",
    "city",
    "industry",
    "audience",
    "persona",
    "channel",
    "campaign",
    "owner",
    "parent_id",
    "merged_into",
];

const DAYS: [&str; 4] = ["created_at", "lead_created_at", "trial_started_at", "merged_at"];

impl Field {
    /// The field of a name, in any case; custom attributes come last.
    pub(super) fn find(name: &str, custom: &[&str]) -> Option<Field> {
        let lower = name.to_lowercase();
        let attribute =
            |name: &'static str, holds| Some(Field::Attribute(Attribute { name, holds }));
        if let Some(name) = TEXTS.into_iter().find(|text| *text == lower) {
            return attribute(name, Holds::Text);
        }
        if let Some(name) = DAYS.into_iter().find(|day| *day == lower) {
            return attribute(name, Holds::Day);
        }
        match lower.as_str() {
            "employees" => attribute("employees", Holds::Number),
            "plan" => Some(Field::Listed(Listed::Plan)),
            "product" => Some(Field::Listed(Listed::Product)),
            "currency" => Some(Field::Listed(Listed::Currency)),
            "pricing_model" => Some(Field::Listed(Listed::PricingModel)),
            "contract_length" => Some(Field::Listed(Listed::ContractLength)),
            "company_size" => attribute("company_size", Holds::Text),
            "company_revenue" => attribute("company_revenue", Holds::Text),
            "mrr" => Some(Field::Mrr),
            "start" | "cohort" => Some(Field::Start),
            "tenure" => Some(Field::Tenure),
            "paying" => Some(Field::Flag(Flag::Paying)),
            "customer" => Some(Field::Flag(Flag::Customer)),
            "paused" => Some(Field::Flag(Flag::Paused)),
            "active" => Some(Field::Flag(Flag::Active)),
            _ => Field::find_custom(name, custom),
        }
    }

    /// The custom attribute of a name, in any case; the exact one first.
    pub(super) fn find_custom(name: &str, custom: &[&str]) -> Option<Field> {
        let exact = custom.iter().find(|known| **known == name);
        let lower = name.to_lowercase();
        let alike = || custom.iter().find(|known| known.to_lowercase() == lower);
        Some(Field::Custom((*exact.or_else(alike)?).to_owned()))
    }

    /// Whether its value can change while nobody edits the customer.
    pub fn moves(&self) -> bool {
        match self {
            Field::Attribute(_) | Field::Custom(_) | Field::Start => false,
            Field::Listed(_) | Field::Mrr | Field::Tenure | Field::Flag(_) => true,
        }
    }
}

/// All names that [`Field::find`] knows, custom ones included.
pub(super) fn names<'a>(custom: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
    let words = [
        "employees",
        "plan",
        "product",
        "currency",
        "pricing_model",
        "contract_length",
        "company_size",
        "company_revenue",
        "mrr",
        "start",
        "cohort",
        "tenure",
        "paying",
        "customer",
        "paused",
        "active",
    ];
    TEXTS.into_iter().chain(DAYS).chain(words).chain(custom.iter().copied())
}

/// The known name that looks most like this one, if any looks like it.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    let allowed = (lower.chars().count() / 3).clamp(1, 3);
    known
        .map(|candidate| (distance(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many letters must be added, removed, changed or swapped with the next.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = change.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use tenure_domain::schema::{ColumnKind, TableId, table};

    #[test]
    fn every_column_of_customers_is_a_field() {
        for column in table(TableId::Customers).columns {
            let holds = match column.kind {
                ColumnKind::Instant => Holds::Day,
                ColumnKind::Int => Holds::Number,
                _ => Holds::Text,
            };
            let is = Field::find(column.name, &[]);
            let want = Field::Attribute(Attribute { name: column.name, holds });
            assert_eq!(is, Some(want), "{}", column.name);
        }
    }

    #[test]
    fn every_name_is_found_and_the_nearest_is_near() {
        let custom = ["Company size", "tier"];
        for name in names(&custom) {
            assert!(Field::find(name, &custom).is_some(), "{name}");
            assert!(Field::find(&name.to_uppercase(), &custom).is_some(), "{name}");
        }
        for (name, near) in [
            ("contry", Some("country")),
            ("tenrue", Some("tenure")),
            ("Teir", Some("tier")),
            ("mmr", Some("mrr")),
            ("colour", None),
        ] {
            assert_eq!(nearest(name, names(&custom)), near, "{name}");
        }
    }
}
