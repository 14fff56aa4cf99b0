//! Customers, their attributes and their merges.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use tenure_domain::facts::{FactKind, Merge, Origin};
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use super::{Loader, Source};
use crate::error::Error;

/// The values of one attribute, by customer.
#[derive(Clone, Debug, PartialEq)]
pub enum Attribute {
    /// Text; [`Sym::NONE`] where missing.
    Text(Vec<Sym>),
    /// A whole number.
    Number(Vec<Option<i64>>),
    /// A point in time.
    Instant(Vec<Option<Instant>>),
}

impl Attribute {
    /// A column of the same kind without values.
    pub(super) fn empty(&self, n: usize) -> Attribute {
        match self {
            Attribute::Text(_) => Attribute::Text(vec![Sym::NONE; n]),
            Attribute::Number(_) => Attribute::Number(vec![None; n]),
            Attribute::Instant(_) => Attribute::Instant(vec![None; n]),
        }
    }

    /// Forgets the value of one customer.
    pub(super) fn clear(&mut self, number: usize) {
        match self {
            Attribute::Text(values) => values[number] = Sym::NONE,
            Attribute::Number(values) => values[number] = None,
            Attribute::Instant(values) => values[number] = None,
        }
    }

    fn resize(&mut self, n: usize) {
        match self {
            Attribute::Text(values) => values.resize(n, Sym::NONE),
            Attribute::Number(values) => values.resize(n, None),
            Attribute::Instant(values) => values.resize(n, None),
        }
    }
}

/// Attributes by name.
pub type Attributes = BTreeMap<String, Attribute>;

/// All customers: those of the table and those that only facts name.
#[derive(Debug, Default)]
pub struct CustomerTable {
    /// Ids by number.
    pub ids: Vec<Sym>,
    /// Display names by number.
    pub names: Vec<Sym>,
    /// Number by id, `u32::MAX` for those that are no customers.
    index: Vec<u32>,
    /// The number of the one without id, where there is one.
    nameless: Option<u32>,
    /// The customer into which each one was merged, itself where it was not.
    roots: Vec<u32>,
    /// Attributes by number of customer.
    pub attributes: Attributes,
}

impl CustomerTable {
    /// The number of an id, given on first sight.
    pub(crate) fn number(&mut self, id: Sym) -> u32 {
        if let Some(number) = self.get(id) {
            return number;
        }
        let number = self.ids.len() as u32;
        let at = id.0 as usize;
        if !id.is_some() {
            self.nameless = Some(number);
        } else {
            if self.index.len() <= at {
                self.index.resize(at + 1, u32::MAX);
            }
            self.index[at] = number;
        }
        self.ids.push(id);
        self.names.push(Sym::NONE);
        self.roots.push(number);
        number
    }

    /// The number of a known id.
    pub fn get(&self, id: Sym) -> Option<u32> {
        if !id.is_some() {
            return self.nameless;
        }
        self.index.get(id.0 as usize).copied().filter(|&number| number != u32::MAX)
    }

    /// The number of the customer that an id is now, after merges.
    pub fn root(&self, id: Sym) -> Option<u32> {
        self.get(id).map(|n| self.roots[n as usize])
    }

    /// Whether a customer is its own, not merged into another.
    pub fn is_root(&self, number: u32) -> bool {
        self.roots[number as usize] == number
    }

    /// How many ids there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Fills all attribute columns up to the number of customers.
    pub(crate) fn finish(&mut self) {
        let n = self.ids.len();
        for attribute in self.attributes.values_mut() {
            attribute.resize(n);
        }
    }
}

const TEXTS: [&str; 12] = [
    "name", "email", "company", "country", "region", "city", "industry", "audience", "persona",
    "channel", "campaign", "owner",
];
const INSTANTS: [&str; 3] = ["created_at", "lead_created_at", "trial_started_at"];

/// A row's own columns, before they are spread over the attributes.
struct Made {
    number: u32,
    texts: [Sym; TEXTS.len()],
    employees: Option<i64>,
    instants: [Option<Instant>; INSTANTS.len()],
    custom: Vec<(String, Sym)>,
    parent: Sym,
    merged: Option<(Sym, Merge, Source)>,
}

impl Loader<'_> {
    pub(super) fn customers(&mut self) -> Result<(), Error> {
        let made = self.rows(TableId::Customers, |this, cols, row, place| {
            let facts = &mut this.facts;
            let id = facts.names.intern(cols.text("customer_id").or_empty(row.at));
            let number = facts.customers.number(id);
            let texts = TEXTS.map(|name| facts.names.intern(cols.text(name).or_empty(row.at)));
            let into = facts.names.intern(cols.text("merged_into").or_empty(row.at));
            let origin = Origin { kind: FactKind::Customer, row: place as u32 };
            let at = cols.long("merged_at").instant(row.at);
            let merge = Merge { from: id, into, at, origin };
            let custom = cols.text("attributes").at(row.at).map(|json| custom(json, facts));
            let made = Made {
                number,
                texts,
                employees: cols.long("employees").at(row.at),
                instants: INSTANTS.map(|name| cols.long(name).instant(row.at)),
                custom: custom.unwrap_or_default(),
                parent: facts.names.intern(cols.text("parent_id").or_empty(row.at)),
                merged: into.is_some().then_some((into, merge, row.source)),
            };
            this.note(FactKind::Customer, place, row.source);
            this.seen(made.instants[0], row, id);
            Some(made)
        })?;
        self.spread(&made);
        self.merge(&made);
        Ok(())
    }

    fn spread(&mut self, made: &[Made]) {
        let table = &mut self.facts.customers;
        let n = table.ids.len();
        for (at, name) in TEXTS.into_iter().enumerate() {
            let mut values = vec![Sym::NONE; n];
            for row in made {
                values[row.number as usize] = row.texts[at];
            }
            table.attributes.insert(name.to_owned(), Attribute::Text(values));
        }
        for (at, name) in INSTANTS.into_iter().enumerate() {
            let mut values = vec![None; n];
            for row in made {
                values[row.number as usize] = row.instants[at];
            }
            table.attributes.insert(name.to_owned(), Attribute::Instant(values));
        }
        let (mut employees, mut parents) = (vec![None; n], vec![Sym::NONE; n]);
        for row in made {
            employees[row.number as usize] = row.employees;
            parents[row.number as usize] = row.parent;
            table.names[row.number as usize] = row.texts[0].or(row.texts[2]);
            for (name, value) in &row.custom {
                let column = table
                    .attributes
                    .entry(name.clone())
                    .or_insert_with(|| Attribute::Text(vec![Sym::NONE; n]));
                if let Attribute::Text(values) = column {
                    values[row.number as usize] = *value;
                }
            }
        }
        table.attributes.insert("employees".to_owned(), Attribute::Number(employees));
        table.attributes.insert("parent_id".to_owned(), Attribute::Text(parents));
    }

    /// Follows every merge to its last customer; circles are broken and remarked upon.
    fn merge(&mut self, made: &[Made]) {
        let mut into: FxHashMap<u32, u32> = FxHashMap::default();
        for row in made {
            if let Some((target, merge, _)) = row.merged {
                let target = self.facts.customers.number(target);
                if target != row.number {
                    into.insert(row.number, target);
                    let id = self.facts.customers.ids[target as usize];
                    self.facts.merges.push((id, merge));
                }
            }
        }
        for row in made {
            let Some((_, merge, source)) = row.merged else { continue };
            let (mut at, mut hops) = (row.number, 0);
            while let Some(&next) = into.get(&at) {
                at = next;
                hops += 1;
                if hops > into.len() {
                    break;
                }
            }
            if hops > into.len() {
                self.finding("merge-circle", TableId::Customers, merge.from, source);
            } else {
                self.facts.customers.roots[row.number as usize] = at;
            }
        }
    }
}

fn custom(json: &str, facts: &mut super::Facts) -> Vec<(String, Sym)> {
    let Ok(serde_json::Value::Object(map)) = serde_json::from_str(json) else { return Vec::new() };
    map.into_iter()
        .map(|(name, value)| {
            let text = match value {
                serde_json::Value::String(text) => text,
                other => other.to_string(),
            };
            (name, facts.names.intern(&text))
        })
        .collect()
}
