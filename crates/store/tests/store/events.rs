//! Laws of events: each counts once, whatever comes again and is undone.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, Int64Array, RecordBatch, StringArray};
use proptest::collection::vec;
use proptest::prelude::*;
use tempfile::tempdir;
use tenure_domain::schema::TableId;
use tenure_store::{BatchInfo, Error, KeyValue, Workspace};

use crate::rows::with_source;

/// Customer, user (0: none), id (0: none), and when.
pub type Event = (u8, u8, u8, i64);

#[derive(Debug, Clone)]
enum Step {
    Import(Vec<Event>),
    Undo(u8),
}

fn text(prefix: &str, n: u8) -> Option<String> {
    (n > 0).then(|| format!("{prefix}{n}"))
}

pub fn events(rows: &[Event], recorded_at: i64) -> RecordBatch {
    let customers: StringArray = rows.iter().map(|row| Some(format!("c{}", row.0))).collect();
    let users: StringArray = rows.iter().map(|row| text("u", row.1)).collect();
    let ids: StringArray = rows.iter().map(|row| text("e", row.2)).collect();
    let names = StringArray::from(vec!["opened"; rows.len()]);
    let at: Int64Array = rows.iter().map(|row| Some(row.3)).collect();
    let recorded = Int64Array::from(vec![recorded_at; rows.len()]);
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("customer_id", Arc::new(customers)),
        ("user_id", Arc::new(users)),
        ("event", Arc::new(names)),
        ("at", Arc::new(at)),
        ("event_id", Arc::new(ids)),
        ("recorded_at", Arc::new(recorded)),
    ];
    with_source(columns, "events.csv")
}

fn import(workspace: &Workspace, at: i64, rows: &[Event], hold: usize) -> BatchInfo {
    let mut writer = workspace.begin("bundle", at).unwrap().holding(hold);
    for some in rows.chunks(5) {
        writer.append(TableId::Events, &events(some, at)).unwrap();
    }
    writer.commit().unwrap()
}

/// What events say, each with how often it is there: by what a scan gives.
fn scanned(workspace: &Workspace, known_at: Option<i64>) -> BTreeMap<Event, usize> {
    let mut found = BTreeMap::new();
    let columns = ["customer_id", "user_id", "event_id", "at"];
    let mut add = |batch: RecordBatch| {
        let number = |name: &str, row: usize| {
            let texts = batch[name].as_string::<i32>();
            if texts.is_valid(row) { texts.value(row)[1..].parse().unwrap() } else { 0 }
        };
        let at = batch["at"].as_primitive::<Int64Type>();
        for row in 0..batch.num_rows() {
            let event = (
                number("customer_id", row),
                number("user_id", row),
                number("event_id", row),
                at.value(row),
            );
            *found.entry(event).or_default() += 1;
        }
        Ok::<_, Error>(())
    };
    workspace.scan_in_force(TableId::Events, known_at, Some(&columns), &mut add).unwrap();
    found
}

/// The same without ids, by what units give.
fn by_units(workspace: &Workspace, known_at: Option<i64>) -> BTreeMap<Event, usize> {
    let mut found = BTreeMap::new();
    let events = workspace.events(known_at).unwrap();
    for unit in 0..events.units() {
        events
            .read::<Error>(unit, &mut |batch| {
                let number = |name: &str, row: usize| {
                    let texts = batch[name].as_dictionary::<Int32Type>();
                    let of = |key: i32| texts.values().as_string::<i32>().value(key as usize);
                    let key = texts.keys().is_valid(row).then(|| texts.keys().value(row));
                    key.map_or(0, |key| of(key)[1..].parse().unwrap())
                };
                let at = batch["at"].as_primitive::<Int64Type>();
                for row in 0..batch.num_rows() {
                    let event =
                        (number("customer_id", row), number("user_id", row), 0, at.value(row));
                    *found.entry(event).or_default() += 1;
                }
                Ok(())
            })
            .unwrap();
    }
    found
}

fn without_ids(found: &BTreeMap<Event, usize>) -> BTreeMap<Event, usize> {
    let mut all = BTreeMap::new();
    for ((customer, user, _, at), count) in found {
        *all.entry((*customer, *user, 0, *at)).or_default() += count;
    }
    all
}

/// What all batches that are not undone say: an event with an id once, others as often as the
/// batch that says them most often.
fn naive(batches: &[&Vec<Event>]) -> BTreeMap<Event, usize> {
    let mut all: BTreeMap<Event, usize> = BTreeMap::new();
    for batch in batches {
        let mut here: BTreeMap<Event, usize> = BTreeMap::new();
        batch.iter().for_each(|event| *here.entry(*event).or_default() += 1);
        for (event, count) in here {
            let count = if event.2 > 0 { 1 } else { count };
            let known = all.entry(event).or_default();
            *known = count.max(*known);
        }
    }
    all
}

/// Events of which an id says everything.
fn said() -> impl Strategy<Value = Vec<Event>> {
    let event =
        (0_u8..4, 0_u8..3, 0_u8..5, 0_i64..3).prop_map(|(customer, user, id, at)| match id {
            0 => (customer, user, 0, at),
            id => (customer, id % 3, id, i64::from(id)),
        });
    vec(event, 0..14)
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => said().prop_map(Step::Import),
        1 => any::<u8>().prop_map(Step::Undo),
    ];
    vec(step, 1..8)
}

/// Runs steps at the times 10, 20, ...; returns what batches said and when they were undone.
fn run(workspace: &Workspace, steps: &[Step], hold: usize) -> Vec<(i64, Vec<Event>, Option<i64>)> {
    let mut batches: Vec<(i64, Vec<Event>, Option<i64>)> = Vec::new();
    for (at, step) in (1..).map(|n| n * 10).zip(steps) {
        match step {
            Step::Import(said) => {
                import(workspace, at, said, hold);
                batches.push((at, said.clone(), None));
            }
            Step::Undo(number) => {
                let live: Vec<usize> =
                    (0..batches.len()).filter(|it| batches[*it].2.is_none()).collect();
                if !live.is_empty() {
                    let batch = live[usize::from(*number) % live.len()];
                    workspace.undo(batch as u64 + 1, at).unwrap();
                    batches[batch].2 = Some(at);
                }
            }
        }
    }
    batches
}

fn check(workspace: &Workspace, steps: &[Step], batches: &[(i64, Vec<Event>, Option<i64>)]) {
    let times = (1..=steps.len() as i64).map(|n| Some(n * 10 + 5)).chain([None]);
    for known_at in times {
        let now = known_at.unwrap_or(i64::MAX);
        let there = |(at, _, undone): &&(i64, Vec<Event>, Option<i64>)| {
            *at <= now && undone.is_none_or(|undone| now < undone)
        };
        let said: Vec<&Vec<Event>> = batches.iter().filter(there).map(|it| &it.1).collect();
        let expected = naive(&said);
        assert_eq!(scanned(workspace, known_at), expected, "known at {known_at:?}");
        assert_eq!(by_units(workspace, known_at), without_ids(&expected), "known at {known_at:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn each_event_counts_once_in_memory(steps in steps()) {
        let workspace = Workspace::in_memory().unwrap();
        let batches = run(&workspace, &steps, 1 << 20);
        check(&workspace, &steps, &batches);
    }

    #[test]
    fn each_event_counts_once_on_disk(steps in steps(), hold in prop_oneof![Just(1), Just(1 << 20)]) {
        let dir = tempdir().unwrap();
        let workspace = Workspace::open_or_create(&dir.path().join("books")).unwrap();
        let batches = run(&workspace, &steps, hold);
        check(&workspace, &steps, &batches);
        prop_assert_eq!(workspace.verify().unwrap(), []);
    }

    #[test]
    fn the_same_events_again_change_nothing(said in said(), hold in prop_oneof![Just(1), Just(1 << 20)]) {
        let dir = tempdir().unwrap();
        let workspace = Workspace::open_or_create(&dir.path().join("books")).unwrap();
        let first = import(&workspace, 10, &said, hold);
        let version = workspace.data_version(None).unwrap();
        let second = import(&workspace, 20, &said, hold);
        let rows = |info: &BatchInfo| info.tables.iter().map(|it| it.rows()).sum::<u64>();
        prop_assert_eq!(rows(&first), said.len() as u64);
        prop_assert_eq!(rows(&second), said.len() as u64);
        prop_assert_eq!(second.tables.iter().map(|it| it.stored()).sum::<u64>(), 0);
        prop_assert_eq!(workspace.data_version(None).unwrap(), version);
    }
}

#[test]
fn two_stories_about_one_event_are_told_and_the_first_holds() {
    let workspace = Workspace::in_memory().unwrap();
    let mut writer = workspace.begin("bundle", 10).unwrap();
    let rows = [(1, 1, 1, 5), (1, 1, 2, 5), (1, 1, 1, 5), (1, 1, 1, 9), (2, 1, 1, 9)];
    writer.append(TableId::Events, &events(&rows, 10)).unwrap();
    let plan = writer.plan().unwrap();
    let counts = plan.tables[0];
    assert_eq!((counts.added, counts.repeated, counts.conflicts), (3, 2, 1));
    let conflict = &plan.conflicts[0];
    assert_eq!(conflict.key, [KeyValue::Text("e1".into())]);
    assert_eq!((conflict.earlier.line, conflict.later.line), (Some(2), Some(5)));
    assert_eq!(conflict.later.file.as_deref(), Some("events.csv"));
    writer.commit().unwrap();
    // Another customer's event of the same id is another event.
    let expected = [((1, 1, 1, 5), 1), ((1, 1, 2, 5), 1), ((2, 1, 1, 9), 1)];
    assert_eq!(scanned(&workspace, None), expected.into_iter().collect());
}

#[test]
fn many_events_come_in_units_that_share_no_customer() {
    let dir = tempdir().unwrap();
    let workspace = Workspace::open_or_create(&dir.path().join("books")).unwrap();
    let rows: Vec<Event> =
        (0..1_200_000_u32).map(|n| ((n % 200) as u8, (n % 7) as u8, 0, i64::from(n))).collect();
    let mut writer = workspace.begin("bundle", 10).unwrap().holding(8 << 20);
    for some in rows.chunks(65_536) {
        writer.append(TableId::Events, &events(some, 10)).unwrap();
    }
    assert_eq!(writer.commit().unwrap().tables[0].added, rows.len() as u64);
    let events = workspace.events(None).unwrap();
    assert!(events.units() > 1);
    let mut count = 0;
    let mut whose: BTreeMap<String, usize> = BTreeMap::new();
    for unit in 0..events.units() {
        events
            .read::<Error>(unit, &mut |batch| {
                count += batch.num_rows();
                let customers = batch["customer_id"].as_dictionary::<Int32Type>();
                for key in customers.keys().iter().flatten() {
                    let text = customers.values().as_string::<i32>().value(key as usize);
                    if !whose.contains_key(text) {
                        whose.insert(text.to_owned(), unit);
                    }
                    assert_eq!(whose[text], unit);
                }
                Ok(())
            })
            .unwrap();
    }
    assert_eq!((count, whose.len()), (rows.len(), 200));
}
