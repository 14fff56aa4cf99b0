//! The roll-up says what a naive reading of the events says, whatever comes in which pieces.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, DictionaryArray, Int64Array, RecordBatch, StringArray,
};
use arrow_schema::{Field, Schema};
use proptest::collection::vec;
use proptest::prelude::*;
use tempfile::tempdir;
use tenure_domain::account::Account;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_domain::time::{DAY, Day, Instant, Zone};
use tenure_engine::load::LoadOptions;
use tenure_engine::usage::{
    Answer, Answers, Internal, Kinds, Rules, answers, answers_beside, load,
};
use tenure_metrics::usage::{Builder, Usage, UserUse};
use tenure_store::Workspace;

/// Customer, user (0: none), event, id (0: none), and when, in hours from [`START`].
type Event = (u8, u8, u8, u8, i64);

#[derive(Debug, Clone)]
enum Step {
    Import(Vec<Event>),
    Undo(u8),
}

/// 2026-02-10: a change of clocks is near.
const START: i64 = 1_770_681_600_000_000;
const HOUR: i64 = 3_600_000_000;
const NAMES: [&str; 4] = ["login", "report made", "file sent", "seen"];

/// When step `n` happens: events are imported about when they happen.
fn moment(n: usize) -> i64 {
    START + (n as i64 + 1) * 20 * DAY
}

fn put(ws: &Workspace, at: i64, tables: &[(TableId, Vec<(&str, ArrayRef)>)]) {
    let mut writer = ws.begin("bundle", at).unwrap();
    for (table, columns) in tables {
        let rows = columns[0].1.len();
        let mut columns = columns.clone();
        columns.push(("recorded_at", Arc::new(Int64Array::from(vec![at; rows]))));
        let fields = columns
            .iter()
            .map(|(name, column)| Field::new(*name, column.data_type().clone(), true));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let columns = columns.into_iter().map(|(_, column)| column).collect();
        writer.append(*table, &RecordBatch::try_new(schema, columns).unwrap()).unwrap();
    }
    writer.commit().unwrap();
}

fn texts(list: &[&str]) -> ArrayRef {
    let filled = list.iter().map(|text| (!text.is_empty()).then_some(*text));
    Arc::new(filled.collect::<StringArray>())
}

fn flags(list: &[bool]) -> ArrayRef {
    Arc::new(BooleanArray::from(list.to_vec()))
}

/// Who is internal, what events are, which features there are, and who was merged.
fn tables() -> Vec<(TableId, Vec<(&'static str, ArrayRef)>)> {
    let users = vec![
        ("user_id", texts(&["u1", "u2"])),
        ("customer_id", texts(&["c0", "c1"])),
        ("internal", flags(&[true, false])),
    ];
    let kinds = vec![
        ("event", texts(&["login", "report made", "file sent"])),
        ("qualifying", flags(&[true, true, false])),
        ("login", flags(&[true, false, false])),
        ("value_moment", flags(&[false, true, true])),
    ];
    let features = vec![
        ("feature", texts(&["reports", "files", "search"])),
        ("events", texts(&["report made", "file sent;report made", "found"])),
        ("key", flags(&[true, true, true])),
    ];
    let customers =
        vec![("customer_id", texts(&["c0", "c1", "c2"])), ("merged_into", texts(&["", "", "c1"]))];
    vec![
        (TableId::Customers, customers),
        (TableId::Users, users),
        (TableId::EventKinds, kinds),
        (TableId::Features, features),
    ]
}

fn events(said: &[Event]) -> Vec<(TableId, Vec<(&'static str, ArrayRef)>)> {
    if said.is_empty() {
        return Vec::new();
    }
    let text = |of: &dyn Fn(&Event) -> Option<String>| -> ArrayRef {
        Arc::new(said.iter().map(of).collect::<StringArray>())
    };
    let at: Int64Array = said.iter().map(|it| Some(START + it.4 * HOUR)).collect();
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("customer_id", text(&|it| Some(format!("c{}", it.0)))),
        ("user_id", text(&|it| (it.1 > 0).then(|| format!("u{}", it.1)))),
        ("event", text(&|it| Some(NAMES[usize::from(it.2)].to_owned()))),
        ("event_id", text(&|it| (it.3 > 0).then(|| format!("e{}", it.3)))),
        ("at", Arc::new(at)),
    ];
    vec![(TableId::Events, columns)]
}

/// The same use whatever its order, with names.
fn sorted(usage: &Usage) -> String {
    let text = |sym: Sym| usage.names.text(sym).to_owned();
    let mut all = BTreeMap::new();
    for customer in &usage.customers {
        let plain = |user: &UserUse| format!("{:?}", UserUse { id: Sym::NONE, ..user.clone() });
        let users: BTreeMap<String, String> =
            customer.users.iter().map(|user| (text(user.id), plain(user))).collect();
        let rest = (plain(&customer.unnamed), &customer.uses, customer.first_value);
        let before = all.insert(text(customer.id), format!("{users:#?} {rest:?}"));
        assert_eq!(before, None, "a customer comes twice");
    }
    format!("{all:#?} {:?} {} {:?}", usage.seen, usage.unnamed, usage.left_out)
}

/// Row by row, as the store says which events there are.
fn naive(ws: &Workspace, known_at: Option<Instant>, now: Instant, zone: &Zone) -> Usage {
    let kinds = Kinds::told(ws, known_at).unwrap();
    let mut builder = Builder::default();
    let known = known_at.map(|at| at.0);
    ws.scan_in_force::<tenure_store::Error>(TableId::Events, known, None, &mut |batch| {
        let text = |name: &str, row: usize| {
            let column = batch[name].as_string::<i32>();
            if column.is_valid(row) { column.value(row).to_owned() } else { String::new() }
        };
        let number = |name: &str, row: usize| batch[name].as_primitive::<Int64Type>().value(row);
        for row in 0..batch.num_rows() {
            let (customer, user) = (text("customer_id", row), text("user_id", row));
            let (at, recorded) = (number("at", row), number("recorded_at", row));
            if user == "u1" {
                builder.left_out().internal += 1;
            } else if at > now.0 || at > recorded + DAY {
                builder.left_out().future(Instant(at), 1);
            } else {
                let who = builder.user(&customer, &user);
                let at = Instant(at);
                builder.add(who, kinds.of(&text("event", row)), zone.day(at), at, 1);
            }
        }
        Ok(())
    })
    .unwrap();
    builder.finish()
}

fn rolled(ws: &Workspace, known_at: Option<Instant>, now: Instant, zone: &Zone) -> Usage {
    let kinds = Kinds::told(ws, known_at).unwrap();
    let internal = Internal::told(ws, known_at).unwrap();
    let rules = Rules { zone, now, kinds: &kinds, internal: &internal };
    load(ws, known_at, &rules).unwrap()
}

/// The answers, from the usage, day by day.
fn expected(usage: &Usage, at: Day) -> BTreeMap<String, Answer> {
    // Of c2 all belongs to c1, user by user.
    let root = |id: &str| if id == "c2" { "c1".to_owned() } else { id.to_owned() };
    let mut all: BTreeMap<String, Answer> = BTreeMap::new();
    let mut user_days: BTreeMap<String, BTreeSet<(String, Day)>> = BTreeMap::new();
    let mut anybody: BTreeMap<String, BTreeSet<Day>> = BTreeMap::new();
    let mut features: BTreeMap<String, BTreeSet<(u16, Day)>> = BTreeMap::new();
    let (begin, end) = (Day(0), Day(40_000));
    for customer in &usage.customers {
        let id = root(usage.names.text(customer.id));
        all.entry(id.clone()).or_default();
        for user in &customer.users {
            let name = usage.names.text(user.id).to_owned();
            let days = user.active.iter(begin, end).map(|day| (name.clone(), day));
            user_days.entry(id.clone()).or_default().extend(days);
        }
        for user in customer.users.iter().chain([&customer.unnamed]) {
            anybody.entry(id.clone()).or_default().extend(user.active.iter(begin, end));
            for used in &user.features {
                let days = used.days.iter(begin, end).map(|day| (used.feature, day));
                features.entry(id.clone()).or_default().extend(days);
            }
        }
    }
    for (id, answer) in &mut all {
        let within = |day: Day, from: i32, to: i32| day.0 >= at.0 - from && day.0 < at.0 - to;
        let none = BTreeSet::new();
        let days = user_days.get(id).unwrap_or(&none);
        let recent = days.iter().filter(|(_, day)| within(*day, 28, 0));
        answer.user_days = recent.clone().count() as u32;
        answer.active_users = recent.map(|(name, _)| name).collect::<BTreeSet<_>>().len() as u32;
        answer.user_days_before =
            days.iter().filter(|(_, day)| within(*day, 56, 28)).count() as u32;
        let seen = &anybody[id];
        let week = |n: &i32| seen.iter().any(|day| within(*day, 7 * (n + 1), 7 * n));
        answer.weeks_active = (0..12).filter(week).count() as u32;
        answer.last_seen = seen.iter().copied().rfind(|day| day.0 < at.0);
        let none = BTreeSet::new();
        let used = features.get(id).unwrap_or(&none);
        let recent = used.iter().filter(|(_, day)| within(*day, 28, 0));
        answer.features_used = recent.map(|(n, _)| n).collect::<BTreeSet<_>>().len() as u32;
        let ever: BTreeSet<u16> =
            used.iter().filter(|(_, day)| day.0 < at.0).map(|(n, _)| *n).collect();
        answer.key_unused = (0..3).filter(|n| !ever.contains(n)).collect();
    }
    all
}

fn asked(answers: &Answers) -> BTreeMap<String, Answer> {
    answers.customers.iter().cloned().collect()
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let event = (0_u8..4, 0_u8..4, 0_u8..4, 0_u8..12, -900_i64..2_400);
    let event = event.prop_map(|(customer, user, name, id, hour)| match id {
        // An id says everything.
        1..=3 => (customer, id % 4, id % 4, id, i64::from(id) * 77),
        _ => (customer, user, name, 0, hour / 5 * 5),
    });
    let step = prop_oneof![
        4 => vec(event, 0..25).prop_map(Step::Import),
        1 => any::<u8>().prop_map(Step::Undo),
    ];
    vec(step, 1..6)
}

fn run(ws: &Workspace, steps: &[Step]) {
    put(ws, START - DAY, &tables());
    let mut live: Vec<u64> = Vec::new();
    let mut batches = 1;
    for (n, step) in steps.iter().enumerate() {
        match step {
            Step::Import(said) => {
                put(ws, moment(n), &events(said));
                batches += 1;
                live.push(batches);
            }
            Step::Undo(number) if !live.is_empty() => {
                let batch = live.remove(usize::from(*number) % live.len());
                ws.undo(batch, moment(n)).unwrap();
            }
            Step::Undo(_) => {}
        }
    }
}

/// The same rows with texts as numbers into dictionaries.
fn in_words(batch: &RecordBatch) -> RecordBatch {
    let words = |array: &ArrayRef| -> ArrayRef {
        match array.as_string_opt::<i32>() {
            Some(texts) => Arc::new(texts.iter().collect::<DictionaryArray<Int32Type>>()),
            None => Arc::clone(array),
        }
    };
    let schema = batch.schema();
    let names = schema.fields().iter().map(|field| field.name().clone());
    RecordBatch::try_from_iter(names.zip(batch.columns().iter().map(words))).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_roll_up_says_what_the_events_say(
        steps in steps(), zone in 0_usize..3, on_disk in any::<bool>(), hours in 0_i64..2_600,
        at in 20_480_i32..20_600,
    ) {
        let zone = Zone::named(["UTC", "Europe/Bucharest", "America/New_York"][zone]).unwrap();
        let dir = tempdir().unwrap();
        let ws = if on_disk {
            Workspace::open_or_create(&dir.path().join("books")).unwrap()
        } else {
            Workspace::in_memory().unwrap()
        };
        run(&ws, &steps);
        let account = Account { zone: zone.clone(), ..Account::default() };
        let later = Instant(moment(steps.len()) + 100 * DAY);
        let early = Instant(START + hours * HOUR);
        let then = Instant(moment(steps.len() / 2) + 1);
        for (known_at, now) in [(None, later), (None, early), (Some(then), later), (None, later)] {
            let usage = naive(&ws, known_at, now, &zone);
            prop_assert_eq!(sorted(&rolled(&ws, known_at, now, &zone)), sorted(&usage));
            let options = LoadOptions { account: account.clone(), known_at, now, support: Default::default() };
            // The second is read from what the first has kept.
            for _ in 0..2 {
                let told = answers(&ws, &options, Some(Day(at))).unwrap();
                prop_assert_eq!(asked(&told), expected(&usage, Day(at)));
                prop_assert_eq!(told.whole.seen, usage.seen);
                prop_assert_eq!(told.whole.left_out, usage.left_out);
                prop_assert_eq!(told.whole.unnamed, usage.unnamed);
            }
            // The same from rows as they are read, in pieces that several threads take.
            let told = answers_beside(&ws, &options, Some(Day(at)), |take| {
                ws.scan_in_force(TableId::Events, known_at.map(|at| at.0), None, &mut |batch| {
                    std::thread::scope(|scope| {
                        for from in (0..batch.num_rows()).step_by(7) {
                            let piece = batch.slice(from, (batch.num_rows() - from).min(7));
                            let piece = if from % 2 == 0 { in_words(&piece) } else { piece };
                            scope.spawn(move || take(&piece));
                        }
                    });
                    Ok(())
                })
            });
            let told = told.unwrap();
            prop_assert_eq!(asked(&told), expected(&usage, Day(at)));
            prop_assert_eq!(told.whole.seen, usage.seen);
            prop_assert_eq!(told.whole.left_out, usage.left_out);
        }
    }
}
