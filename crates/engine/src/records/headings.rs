//! The headings under which customers and records come.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use tenure_domain::symbols::Sym;

use super::Records;
use crate::classes::{Classes, Dimension, NO_VALUE, heading_of};

/// Headings by number: those of customers first, then those that only records have.
pub(crate) struct Headings {
    /// All of them.
    pub labels: Vec<String>,
    /// How many of them customers have; `None` where customers come under none of them, so that
    /// each heading stands before all customers together.
    customers: Option<usize>,
    /// Number by text.
    numbers: BTreeMap<String, u32>,
}

impl Headings {
    /// The headings of a dimension, those of the records among them.
    pub fn new(classes: &Classes<'_>, records: &Records, by: Option<&Dimension>) -> Headings {
        let own = super::is_own(by);
        let mut labels = if own { Vec::new() } else { classes.labels.clone() };
        let customers = (!own).then_some(labels.len());
        let mut numbers: BTreeMap<String, u32> = labels.iter().cloned().zip(0_u32..).collect();
        if let Some(name) = by.and_then(Dimension::own_name) {
            let mut more: Vec<String> = Vec::new();
            for source in &records.sources {
                let at = source.own().iter().position(|own| *own == name);
                let values = at.map(|at| source.values(at)).unwrap_or_default();
                more.extend(values.into_iter().map(|value| label(records, value)));
            }
            more.sort_unstable_by_key(|text| (text == NO_VALUE, text.clone()));
            more.dedup();
            for text in more {
                numbers.entry(text).or_insert_with_key(|text| {
                    labels.push(text.clone());
                    labels.len() as u32 - 1
                });
            }
        }
        // Records of nobody come under a heading, too.
        if by.is_some() {
            numbers.entry(NO_VALUE.to_owned()).or_insert_with(|| {
                labels.push(NO_VALUE.to_owned());
                labels.len() as u32 - 1
            });
        }
        Headings { labels, customers, numbers }
    }

    /// Headings of customers alone.
    pub fn of_customers(classes: &Classes<'_>) -> Headings {
        let labels = classes.labels.clone();
        Headings { customers: Some(labels.len()), labels, numbers: BTreeMap::new() }
    }

    /// The heading among those of customers; `None` where none of them comes under it.
    pub fn of_class(&self, group: usize) -> Option<usize> {
        match self.customers {
            None => Some(0),
            Some(customers) => (group < customers).then_some(group),
        }
    }

    /// The heading of a value of a record's own.
    pub fn of_value(&self, records: &Records, value: Sym) -> Option<u32> {
        self.numbers.get(&label(records, value)).copied()
    }

    /// The headings of values of records' own.
    pub fn of_values(&self, records: &Records, values: &[Sym]) -> FxHashMap<Sym, u32> {
        let one = |&value: &Sym| Some((value, self.of_value(records, value)?));
        values.iter().filter_map(one).collect()
    }

    /// The heading of records that belong to nobody.
    pub fn of_nobody(&self) -> u32 {
        self.numbers.get(NO_VALUE).copied().unwrap_or(0)
    }
}

fn label(records: &Records, value: Sym) -> String {
    match records.names.text(value) {
        "" => NO_VALUE.to_owned(),
        text => heading_of(text),
    }
}
