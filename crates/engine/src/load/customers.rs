//! Customers, their attributes and their merges.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::facts::{FactKind, Merge, Origin};
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;
use tenure_store::Workspace;

use super::bulk::{System, intern_all};
use super::by_sym::BySym;
use super::cols::Cols;
use super::{LoadOptions, Loader, Row, Source};
use crate::error::Error;

/// The values of one attribute, by customer; none at all where nobody has one.
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
    pub(super) fn empty(&self) -> Attribute {
        match self {
            Attribute::Text(_) => Attribute::Text(Vec::new()),
            Attribute::Number(_) => Attribute::Number(Vec::new()),
            Attribute::Instant(_) => Attribute::Instant(Vec::new()),
        }
    }

    /// Forgets the value of one customer.
    pub(super) fn clear(&mut self, number: usize) {
        match self {
            Attribute::Text(values) => put(values, number, Sym::NONE, Sym::NONE),
            Attribute::Number(values) => put(values, number, None, None),
            Attribute::Instant(values) => put(values, number, None, None),
        }
    }

    /// Takes the value of one customer from a column of the same kind.
    pub(super) fn take(&mut self, number: usize, from: &Attribute, at: usize) {
        match (self, from) {
            (Attribute::Text(to), Attribute::Text(from)) => {
                put(to, number, from.get(at).copied().unwrap_or(Sym::NONE), Sym::NONE);
            }
            (Attribute::Number(to), Attribute::Number(from)) => {
                put(to, number, from.get(at).copied().flatten(), None);
            }
            (Attribute::Instant(to), Attribute::Instant(from)) => {
                put(to, number, from.get(at).copied().flatten(), None);
            }
            _ => {}
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Attribute::Text(values) => values.is_empty(),
            Attribute::Number(values) => values.is_empty(),
            Attribute::Instant(values) => values.is_empty(),
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

/// Sets one value of a list, which is only made longer where there is one.
fn put<T: Copy + PartialEq>(list: &mut Vec<T>, number: usize, value: T, none: T) {
    match list.get_mut(number) {
        Some(known) => *known = value,
        None if value != none => Attribute::set(list, number as u32, value, none),
        None => {}
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
    /// Number by id.
    index: BySym,
    /// The number of the one without id, where there is one.
    nameless: Option<u32>,
    /// The customer into which each one was merged, itself where it was not.
    roots: Vec<u32>,
    /// Attributes by number of customer.
    pub attributes: Attributes,
}

impl CustomerTable {
    /// None yet, of few of all ids.
    pub(super) fn few() -> CustomerTable {
        CustomerTable { index: BySym::few(), ..CustomerTable::default() }
    }

    /// The number of an id, given on first sight.
    pub(crate) fn number(&mut self, id: Sym) -> u32 {
        if let Some(number) = self.get(id) {
            return number;
        }
        let number = self.ids.len() as u32;
        match id.is_some() {
            true => self.index.set(id, number),
            false => self.nameless = Some(number),
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
        self.index.get(id)
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

    /// Fills all attribute columns in which anybody has a value up to the number of customers.
    pub(crate) fn finish(&mut self) {
        let n = self.ids.len();
        for attribute in self.attributes.values_mut().filter(|it| !it.is_empty()) {
            attribute.resize(n);
        }
    }
}

const TEXTS: [&str; 12] = [
    "name", "email", "company", "country", "region", "city", "industry", "audience", "persona",
    "channel", "campaign", "owner",
];
const INSTANTS: [&str; 3] = ["created_at", "lead_created_at", "trial_started_at"];

/// A customer that was merged into another, and where that was read.
type Merged = (u32, Merge, Source);

impl Attribute {
    fn set<T: Copy>(list: &mut Vec<T>, number: u32, value: T, none: T) {
        let at = number as usize;
        if list.len() <= at {
            list.resize(at + 1, none);
        }
        list[at] = value;
    }
}

impl Loader<'_> {
    pub(super) fn customers(&mut self) -> Result<(), Error> {
        let attributes = &mut self.facts.customers.attributes;
        for name in TEXTS.into_iter().chain(["parent_id"]) {
            attributes.insert(name.to_owned(), Attribute::Text(Vec::new()));
        }
        for name in INSTANTS {
            attributes.insert(name.to_owned(), Attribute::Instant(Vec::new()));
        }
        attributes.insert("employees".to_owned(), Attribute::Number(Vec::new()));
        let mut merged = Vec::new();
        let mut place = self.facts.mark as usize;
        let door = self.door;
        door.batches(TableId::Customers, &mut |batch| {
            self.batch(&Cols::new(&batch), &mut place, &mut merged);
            Ok(())
        })?;
        self.facts.customers.finish();
        self.merge(&merged)?;
        self.facts.customers.finish();
        Ok(())
    }

    /// Takes a batch of customers, column by column.
    fn batch(&mut self, cols: &Cols<'_>, place: &mut usize, merged: &mut Vec<Merged>) {
        let mut files = std::mem::take(&mut self.facts.names);
        let rows: Vec<Row> = System::new(cols).rows(|file| files.intern(file)).collect();
        self.facts.names = files;
        let facts = &mut self.facts;
        let ids = intern_all(&mut facts.names, &cols.text("customer_id"), cols.rows());
        let numbers: Vec<u32> = ids.iter().map(|&id| facts.customers.number(id)).collect();
        for name in TEXTS.into_iter().chain(["parent_id"]) {
            self.texts(cols, name, &numbers);
        }
        for name in INSTANTS {
            let column = cols.long(name);
            if let Some(Attribute::Instant(list)) = self.attribute(name).filter(|_| column.any()) {
                for (at, &number) in numbers.iter().enumerate() {
                    Attribute::set(list, number, column.instant(at), None);
                }
            }
        }
        let employees = cols.long("employees");
        if let Some(Attribute::Number(list)) =
            self.attribute("employees").filter(|_| employees.any())
        {
            for (at, &number) in numbers.iter().enumerate() {
                Attribute::set(list, number, employees.at(at), None);
            }
        }
        self.customs(cols, &numbers);
        let (created, into) = (cols.long("created_at"), cols.text("merged_into"));
        let merged_at = cols.long("merged_at");
        for (row, &number) in rows.iter().zip(&numbers) {
            let id = self.facts.customers.ids[number as usize];
            self.note(FactKind::Customer, *place, row.source);
            self.seen(created.instant(row.at), row.recorded_at, id);
            if let Some(into) = into.at(row.at).filter(|into| !into.is_empty()) {
                let into = self.facts.names.intern(into);
                let origin = Origin { kind: FactKind::Customer, row: *place as u32 };
                let at = merged_at.instant(row.at);
                self.seen(at, row.recorded_at, id);
                merged.push((number, Merge { from: id, into, at, origin }, row.source));
            }
            *place += 1;
        }
    }

    fn attribute(&mut self, name: &str) -> Option<&mut Attribute> {
        self.facts.customers.attributes.get_mut(name)
    }

    /// Takes a column of texts; the display name comes from two of them.
    fn texts(&mut self, cols: &Cols<'_>, name: &str, numbers: &[u32]) {
        let column = cols.text(name);
        if !column.any() {
            return;
        }
        let facts = &mut self.facts;
        let Some(Attribute::Text(list)) = facts.customers.attributes.get_mut(name) else { return };
        let syms = intern_all(&mut facts.names, &column, cols.rows());
        for (&number, &sym) in numbers.iter().zip(&syms) {
            Attribute::set(list, number, sym, Sym::NONE);
            let shown = &mut facts.customers.names[number as usize];
            match name {
                "name" => *shown = sym,
                "company" => *shown = shown.or(sym),
                _ => {}
            }
        }
    }

    /// Takes the custom attributes of a batch.
    fn customs(&mut self, cols: &Cols<'_>, numbers: &[u32]) {
        let column = cols.text("attributes");
        for (at, &number) in numbers.iter().enumerate() {
            let Some(json) = column.at(at) else { continue };
            for (name, value) in custom(json, &mut self.facts) {
                let attributes = &mut self.facts.customers.attributes;
                let list = attributes.entry(name).or_insert(Attribute::Text(Vec::new()));
                if let Attribute::Text(list) = list {
                    Attribute::set(list, number, value, Sym::NONE);
                }
            }
        }
    }

    /// The ids into which customers were merged and that are not there.
    fn awaited(&self, merged: &[Merged]) -> Result<FxHashSet<Sym>, Error> {
        let facts = &self.facts;
        let unknown = merged.iter().map(|(_, merge, _)| merge.into);
        let unknown = unknown.filter(|&id| facts.customers.get(id).is_none());
        let unknown = unknown.map(|id| facts.names.text(id).to_owned()).collect();
        let absent = self.door.absent(unknown)?;
        Ok(absent.iter().filter_map(|id| facts.names.get(id)).collect())
    }

    /// Follows every merge to its last customer; circles are broken and remarked upon, as are
    /// merges into what is not there.
    fn merge(&mut self, merged: &[Merged]) -> Result<(), Error> {
        let awaited = self.awaited(merged)?;
        let mut into: FxHashMap<u32, u32> = FxHashMap::default();
        for &(number, merge, source) in merged {
            if awaited.contains(&merge.into) {
                self.finding("merge-into-unknown", TableId::Customers, merge.from, source);
                continue;
            }
            let target = self.facts.customers.number(merge.into);
            if target != number {
                into.insert(number, target);
                let id = self.facts.customers.ids[target as usize];
                self.facts.merges.push((id, merge));
            }
        }
        let ends = ends(&into);
        for &(number, merge, source) in merged {
            match ends.get(&number) {
                Some(None) => {
                    self.finding("merge-circle", TableId::Customers, merge.from, source);
                }
                Some(&Some(end)) => self.facts.customers.roots[number as usize] = end,
                None => self.facts.customers.roots[number as usize] = number,
            }
        }
        self.facts.awaited = awaited;
        Ok(())
    }
}

/// The last customer to which merges lead from each; `None` where they go in a circle.
fn ends(into: &FxHashMap<u32, u32>) -> FxHashMap<u32, Option<u32>> {
    let mut ends = FxHashMap::default();
    for &start in into.keys() {
        let (mut way, mut at) = (Vec::new(), start);
        let end = loop {
            if let Some(&end) = ends.get(&at) {
                break end;
            }
            let Some(&next) = into.get(&at) else { break Some(at) };
            // Whoever comes by again before the end is found goes in a circle.
            ends.insert(at, None);
            way.push(at);
            at = next;
        };
        for number in way {
            ends.insert(number, end);
        }
    }
    ends
}

/// Which of these ids are nobody's: no row of `customers` has them, and no subscription, invoice or
/// monthly total is theirs.
///
/// # Errors
/// Whatever reading the store may meet.
pub(crate) fn absent(
    ws: &Workspace,
    options: &LoadOptions,
    mut ids: FxHashSet<String>,
) -> Result<FxHashSet<String>, Error> {
    let known = options.known_at.map(|at| at.0);
    const TABLES: [TableId; 4] =
        [TableId::Customers, TableId::Subscriptions, TableId::Invoices, TableId::MrrMonths];
    for table in TABLES {
        if ids.is_empty() {
            break;
        }
        ws.scan_in_force::<Error>(table, known, Some(&["customer_id"]), &mut |batch| {
            let cols = Cols::new(&batch);
            let whose = cols.text("customer_id");
            for row in 0..cols.rows() {
                ids.remove(whose.or_empty(row));
            }
            Ok(())
        })?;
    }
    Ok(ids)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merges_lead_to_the_last_customer_or_in_a_circle() {
        let ends = |merges: &[(u32, u32)]| {
            let mut found: Vec<_> = ends(&merges.iter().copied().collect()).into_iter().collect();
            found.sort_unstable();
            found
        };
        assert_eq!(ends(&[(1, 2), (2, 3), (4, 2)]), [(1, Some(3)), (2, Some(3)), (4, Some(3))]);
        // Whoever leads into a circle is in it, too.
        assert_eq!(
            ends(&[(1, 2), (2, 1), (3, 1), (4, 5)]),
            [(1, None), (2, None), (3, None), (4, Some(5))]
        );
        // A chain of many is followed once; hop by hop for each it would take minutes.
        let chain: Vec<(u32, u32)> = (0..200_000).map(|number| (number, number + 1)).collect();
        assert!(ends(&chain).iter().all(|(_, end)| *end == Some(200_000)));
    }
}
