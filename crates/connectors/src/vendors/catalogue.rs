//! What objects say about one another: people, companies, and notes about records.

use std::collections::BTreeMap;
use std::hash::Hash;

use rustc_hash::FxHashMap;

/// A person who writes, or one of our own.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Person {
    /// What can tell the customer: `id`, `external_id`, `email`, and fields that were asked for.
    pub fields: BTreeMap<String, String>,
    /// Id of the person's company.
    pub company: Option<String>,
    /// Whether one of our own people; `None` where nobody says.
    pub staff: Option<bool>,
}

/// A company or an organisation.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Company {
    /// What can tell the customer: `id`, `external_id`, `name`, and fields that were asked for.
    pub fields: BTreeMap<String, String>,
}

/// What a source notes about a record: which note, and of which record.
pub type Note = (&'static str, String);

/// Something that other objects need to be understood, and its version.
#[derive(Clone, Debug)]
pub enum Entry {
    /// A person by id.
    Person(String, i64, Box<Person>),
    /// A company by id.
    Company(String, i64, Box<Company>),
    /// A note; of several the one with the greatest version is kept.
    Note(Note, i64, String),
    /// One of several notes about a record, by the id of what notes it.
    Member(Note, String, i64, String),
}

/// All that is known so far.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    people: FxHashMap<String, (i64, Person)>,
    companies: FxHashMap<String, (i64, Company)>,
    notes: FxHashMap<Note, (i64, String)>,
    members: FxHashMap<Note, BTreeMap<String, (i64, String)>>,
}

impl Catalogue {
    /// Adds an entry. Of two for one id the later one is kept, of two of one version the greater,
    /// so that their order does not matter.
    pub fn add(&mut self, entry: Entry) {
        match entry {
            Entry::Person(id, version, it) => keep(&mut self.people, id, (version, *it)),
            Entry::Company(id, version, it) => keep(&mut self.companies, id, (version, *it)),
            Entry::Note(note, version, it) => keep(&mut self.notes, note, (version, it)),
            Entry::Member(note, of, version, it) => {
                let new = (version, it);
                let held = self.members.entry(note).or_default().entry(of);
                held.and_modify(|held| greater(held, &new)).or_insert(new);
            }
        }
    }

    /// A person.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.get(id).map(|(_, it)| it)
    }

    /// A company.
    pub fn company(&self, id: &str) -> Option<&Company> {
        self.companies.get(id).map(|(_, it)| it)
    }

    /// A note about a record.
    pub fn note(&self, note: &'static str, of: &str) -> Option<&str> {
        self.notes.get(&(note, of.to_owned())).map(|(_, it)| it.as_str())
    }

    /// All notes of a kind about a record, by the id of what notes them.
    pub fn members(&self, note: &'static str, of: &str) -> impl Iterator<Item = &str> {
        let all = self.members.get(&(note, of.to_owned()));
        all.into_iter().flat_map(|all| all.values().map(|(_, it)| it.as_str()))
    }
}

fn keep<K: Eq + Hash, T: Ord + Clone>(all: &mut FxHashMap<K, T>, key: K, new: T) {
    all.entry(key).and_modify(|held| greater(held, &new)).or_insert(new);
}

fn greater<T: Ord + Clone>(held: &mut T, new: &T) {
    if *held < *new {
        held.clone_from(new);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_entries_does_not_matter() {
        let note = |version, text: &str| Entry::Note(("metric", "1".into()), version, text.into());
        let all = [note(2, "b"), note(1, "c"), note(2, "a")];
        let mut orders = vec![all.to_vec(), all.iter().rev().cloned().collect()];
        orders.push(vec![all[1].clone(), all[0].clone(), all[2].clone()]);
        for order in orders {
            let mut catalogue = Catalogue::default();
            order.into_iter().for_each(|entry| catalogue.add(entry));
            assert_eq!(catalogue.note("metric", "1"), Some("b"));
        }
        // The first of times is that with the greatest version below 0.
        let mut catalogue = Catalogue::default();
        [note(-2, "early"), note(-3, "late")].into_iter().for_each(|it| catalogue.add(it));
        assert_eq!(catalogue.note("metric", "1"), Some("early"));
    }
}
