//! Files that lack columns: what they do not speak of stays as it was.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, ArrayRef, Int64Array, RecordBatch, StringArray};
use proptest::collection::vec;
use proptest::prelude::*;
use rustc_hash::FxHashSet;
use tenure_domain::schema::{SAYS, Says, TableId};
use tenure_store::{BatchInfo, Error, Finder, Stamp, Workspace};

use crate::rows::with_source;

/// What files may speak of: two columns and two custom attributes.
const COLUMNS: [&str; 4] = ["name", "country", "attributes.x", "attributes.y"];

/// What a row has in them.
type Cells = [Option<u8>; 4];

/// Rows of a file that speaks of some columns, or as nobody does, of all.
#[derive(Debug, Clone)]
struct InFile {
    speaks: [bool; 4],
    whole: bool,
    /// Customer, cells, version.
    rows: Vec<(u8, Cells, Option<i64>)>,
}

#[derive(Debug, Clone)]
enum Step {
    Import(Vec<InFile>),
    Undo(u8),
}

impl InFile {
    fn says(&self, column: usize) -> bool {
        self.whole || self.speaks[column]
    }

    fn cells(&self, cells: &Cells) -> Cells {
        std::array::from_fn(|column| cells[column].filter(|_| self.says(column)))
    }

    fn batch(&self, at: i64) -> RecordBatch {
        let cells: Vec<Cells> = self.rows.iter().map(|row| self.cells(&row.1)).collect();
        let texts = |column: usize| -> ArrayRef {
            let cell = |cells: &Cells| cells[column].map(|it| format!("v{it}"));
            Arc::new(cells.iter().map(cell).collect::<StringArray>())
        };
        let ids: StringArray = self.rows.iter().map(|row| Some(format!("c{}", row.0))).collect();
        let json = |cells: &Cells| {
            let of = |at: usize, name: &str| cells[at].map(|it| format!("\"{name}\":{it}.50"));
            let all: Vec<String> = [of(2, "x"), of(3, "y")].into_iter().flatten().collect();
            (!all.is_empty()).then(|| format!("{{{}}}", all.join(",")))
        };
        let updated: Int64Array = self.rows.iter().map(|row| row.2).collect();
        let columns: Vec<(&str, ArrayRef)> = vec![
            ("customer_id", Arc::new(ids)),
            ("name", texts(0)),
            ("country", texts(1)),
            ("attributes", Arc::new(cells.iter().map(json).collect::<StringArray>())),
            ("recorded_at", Arc::new(Int64Array::from(vec![at; self.rows.len()]))),
            ("updated_at", Arc::new(updated)),
        ];
        let batch = with_source(columns, "customers.csv");
        if self.whole {
            return batch;
        }
        let spoken = COLUMNS.iter().zip(self.speaks).filter(|it| it.1);
        let spoken = spoken.map(|it| (*it.0).to_owned());
        marked(batch, &Says::of(TableId::Customers, spoken))
    }
}

fn marked(batch: RecordBatch, says: &Says) -> RecordBatch {
    let metadata = [(SAYS.to_owned(), says.text())].into();
    let schema = batch.schema().as_ref().clone().with_metadata(metadata);
    batch.with_schema(Arc::new(schema)).unwrap()
}

fn import(ws: &Workspace, at: i64, table: TableId, batches: &[RecordBatch]) -> BatchInfo {
    let mut writer = ws.begin("bundle", at).unwrap();
    batches.iter().for_each(|batch| writer.append(table, batch).unwrap());
    writer.commit().unwrap()
}

/// What is in force, by customer: its cells and the version of the row.
type InForce = BTreeMap<String, (Vec<Option<String>>, Option<i64>)>;

fn read(batch: &RecordBatch, all: &mut InForce) {
    let text = |name: &str, row: usize| {
        let column = batch[name].as_string::<i32>();
        column.is_valid(row).then(|| column.value(row).to_owned())
    };
    let updated = batch["updated_at"].as_primitive::<Int64Type>();
    for row in 0..batch.num_rows() {
        let cells = vec![text("name", row), text("country", row), text("attributes", row)];
        let version = updated.is_valid(row).then(|| updated.value(row));
        let id = text("customer_id", row).unwrap();
        assert_eq!(all.insert(id, (cells, version)), None);
    }
}

fn in_force(ws: &Workspace, known_at: Option<i64>) -> InForce {
    let mut all = InForce::new();
    ws.scan_in_force::<Error>(TableId::Customers, known_at, None, &mut |batch| {
        read(&batch, &mut all);
        Ok(())
    })
    .unwrap();
    all
}

/// The same without a store, from what was ever said: `(at, undone at, files)` of each import.
fn naive(said: &[(i64, Option<i64>, Vec<InFile>)], known_at: Option<i64>) -> InForce {
    let mut versions: BTreeMap<u8, Vec<(Stamp, [bool; 4], Cells)>> = BTreeMap::new();
    for (at, undone, files) in said {
        let gone = undone.is_some_and(|undone| known_at.is_none_or(|known| undone <= known));
        if gone || known_at.is_some_and(|known| *at > known) {
            continue;
        }
        for file in files {
            for (id, cells, updated_at) in &file.rows {
                let stamp = Stamp { updated_at: *updated_at, recorded_at: *at };
                let says = std::array::from_fn(|column| file.says(column));
                versions.entry(*id).or_default().push((stamp, says, file.cells(cells)));
            }
        }
    }
    let mut all = InForce::new();
    for (id, mut versions) in versions {
        let (mut cells, mut version): (Cells, _) = ([None; 4], None);
        let mut told = [false; 4];
        while !versions.is_empty() {
            let mut newest = 0;
            for at in 1..versions.len() {
                if versions[at].0.takes_over(versions[newest].0) {
                    newest = at;
                }
            }
            let (stamp, says, row) = versions.remove(newest);
            version.get_or_insert(stamp.updated_at);
            for column in (0..4).filter(|&column| says[column]) {
                if !std::mem::replace(&mut told[column], true) {
                    cells[column] = row[column];
                }
            }
        }
        let of = |at: usize, name: &str| cells[at].map(|it| format!("\"{name}\":{it}.50"));
        let json: Vec<String> = [of(2, "x"), of(3, "y")].into_iter().flatten().collect();
        let json = (!json.is_empty()).then(|| format!("{{{}}}", json.join(",")));
        let text = |at: usize| cells[at].map(|it| format!("v{it}"));
        all.insert(format!("c{id}"), (vec![text(0), text(1), json], version.flatten()));
    }
    all
}

/// Rows without a version, in one file, each customer once.
fn unversioned() -> impl Strategy<Value = Vec<InFile>> {
    let cells = proptest::array::uniform4(proptest::option::of(0_u8..3));
    let rows = vec((0_u8..5, cells), 1..8).prop_map(|mut rows| {
        rows.sort_by_key(|row| row.0);
        rows.dedup_by_key(|row| row.0);
        rows.into_iter().map(|(id, cells)| (id, cells, None)).collect::<Vec<_>>()
    });
    let file = (any::<[bool; 4]>(), proptest::bool::weighted(0.2), rows);
    file.prop_map(|(speaks, whole, rows)| vec![InFile { speaks, whole, rows }])
}

/// Rows where every one has a version, and a version says what it says, in as many files as it takes.
fn versioned() -> impl Strategy<Value = Vec<InFile>> {
    vec((0_u8..4, 0_i64..9), 1..8).prop_map(|rows| {
        let mut files: BTreeMap<i64, InFile> = BTreeMap::new();
        for (id, version) in rows {
            let drawn = |at: i64| (version * 37 + i64::from(id) * 11 + at * 5) % 7;
            let speaks = std::array::from_fn(|at| (version >> at) & 1 == 1);
            let cell = |at: usize| drawn(at as i64).try_into().ok().filter(|it| *it < 4_u8);
            let empty = InFile { speaks, whole: version == 8, rows: Vec::new() };
            let file = files.entry(version).or_insert(empty);
            file.rows.push((id, std::array::from_fn(cell), Some(version)));
        }
        files.into_values().collect()
    })
}

fn steps(said: impl Strategy<Value = Vec<InFile>>) -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => said.prop_map(Step::Import),
        1 => any::<u8>().prop_map(Step::Undo),
    ];
    vec(step, 1..9)
}

/// Runs steps at the times 10, 20, …; returns what was said.
fn run(ws: &Workspace, steps: &[Step]) -> Vec<(i64, Option<i64>, Vec<InFile>)> {
    let mut said: Vec<(i64, Option<i64>, Vec<InFile>)> = Vec::new();
    for (at, step) in (1..).map(|n| n * 10).zip(steps) {
        match step {
            Step::Import(files) => {
                let batches: Vec<RecordBatch> = files.iter().map(|file| file.batch(at)).collect();
                import(ws, at, TableId::Customers, &batches);
                said.push((at, None, files.clone()));
            }
            Step::Undo(number) => {
                let live: Vec<usize> =
                    (0..said.len()).filter(|&batch| said[batch].1.is_none()).collect();
                if !live.is_empty() {
                    let batch = live[usize::from(*number) % live.len()];
                    ws.undo(batch as u64 + 1, at).unwrap();
                    said[batch].1 = Some(at);
                }
            }
        }
    }
    said
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_a_file_does_not_speak_of_is_what_others_tell(
        steps in prop_oneof![steps(unversioned()), steps(versioned())],
        ids in vec(0_u8..5, 0..3), names in vec(0_u8..3, 0..2),
    ) {
        let ws = Workspace::in_memory().unwrap();
        let said = run(&ws, &steps);
        let now = in_force(&ws, None);
        prop_assert_eq!(&now, &naive(&said, None));
        for known_at in (0..=steps.len() as i64).map(|n| n * 10 + 5) {
            prop_assert_eq!(in_force(&ws, Some(known_at)), naive(&said, Some(known_at)));
        }
        // Rows are found by what they say in the end, whoever tells it.
        let ids: FxHashSet<String> = ids.iter().map(|id| format!("c{id}")).collect();
        let names: FxHashSet<String> = names.iter().map(|name| format!("v{name}")).collect();
        let mut found = InForce::new();
        let wanted = [("customer_id", &ids), ("name", &names)];
        Finder::default()
            .in_force::<Error>(&ws, TableId::Customers, &wanted, &mut |batch| {
                read(&batch, &mut found);
                Ok(())
            })
            .unwrap();
        let theirs = |id: &String, name: &Option<String>| {
            ids.contains(id) || name.as_ref().is_some_and(|name| names.contains(name))
        };
        let wanted: InForce =
            now.into_iter().filter(|(id, row)| theirs(id, &row.0[0])).collect();
        prop_assert_eq!(found, wanted);
    }

    #[test]
    fn the_same_files_twice_say_nothing_new(
        steps in prop_oneof![steps(unversioned()), steps(versioned())],
        twice in prop_oneof![unversioned(), versioned()],
    ) {
        let ws = Workspace::in_memory().unwrap();
        run(&ws, &steps);
        let batches = |at| twice.iter().map(|file| file.batch(at)).collect::<Vec<_>>();
        import(&ws, 1_000, TableId::Customers, &batches(1_000));
        let (version, before) = (ws.data_version(None).unwrap(), in_force(&ws, None));
        let again = import(&ws, 2_000, TableId::Customers, &batches(2_000));
        prop_assert_eq!(again.tables[0].stored(), 0);
        prop_assert_eq!(again.tables[0].conflicts, 0);
        prop_assert_eq!(in_force(&ws, None), before);
        prop_assert_eq!(ws.data_version(None).unwrap(), version);
    }

    #[test]
    fn the_order_of_imports_does_not_matter_where_the_source_tells_it(
        batches in vec(versioned(), 1..5),
    ) {
        let (one, two) = (Workspace::in_memory().unwrap(), Workspace::in_memory().unwrap());
        run(&one, &batches.iter().cloned().map(Step::Import).collect::<Vec<_>>());
        run(&two, &batches.into_iter().rev().map(Step::Import).collect::<Vec<_>>());
        prop_assert_eq!(in_force(&one, None), in_force(&two, None));
    }
}

/// Contacts by id with their customer and role, as a file tells that has only some columns.
fn contacts(rows: &[(&str, Option<&str>, Option<&str>)], says: &[&str], at: i64) -> RecordBatch {
    let texts = |of: &dyn Fn(usize) -> Option<String>| -> ArrayRef {
        Arc::new((0..rows.len()).map(of).collect::<StringArray>())
    };
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("contact_id", texts(&|row| Some(rows[row].0.to_owned()))),
        ("customer_id", texts(&|row| rows[row].1.map(str::to_owned))),
        ("role", texts(&|row| rows[row].2.map(str::to_owned))),
        ("recorded_at", Arc::new(Int64Array::from(vec![at; rows.len()]))),
    ];
    let says = says.iter().map(|&name| name.to_owned());
    marked(with_source(columns, "contacts.csv"), &Says::of(TableId::Contacts, says))
}

fn roles(ws: &Workspace) -> Vec<(String, Option<String>)> {
    let mut all = Vec::new();
    let columns = ["customer_id", "role"];
    ws.scan_in_force::<Error>(TableId::Contacts, None, Some(&columns), &mut |batch| {
        let (of, role) =
            (batch["customer_id"].as_string::<i32>(), batch["role"].as_string::<i32>());
        all.extend((0..batch.num_rows()).map(|row| {
            (of.value(row).to_owned(), role.is_valid(row).then(|| role.value(row).to_owned()))
        }));
        Ok(())
    })
    .unwrap();
    all.sort();
    all
}

#[test]
fn a_row_that_lacks_what_every_row_needs_counts_once_it_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("books");
    let told = |of: &str, role: Option<&str>| vec![(of.to_owned(), role.map(str::to_owned))];
    {
        let ws = Workspace::open_or_create(&path).unwrap();
        let rows = [("u1", None, Some("admin")), ("u2", None, Some("viewer"))];
        import(&ws, 10, TableId::Contacts, &[contacts(&rows, &["role"], 10)]);
        assert_eq!(roles(&ws), []);
    }
    let ws = Workspace::open(&path).unwrap();
    import(
        &ws,
        20,
        TableId::Contacts,
        &[contacts(&[("u1", Some("a"), None)], &["customer_id"], 20)],
    );
    assert_eq!(roles(&ws), told("a", Some("admin")));
    assert_eq!(ws.verify().unwrap(), []);
    ws.undo(1, 30).unwrap();
    assert_eq!(roles(&ws), told("a", None));
    ws.undo(2, 40).unwrap();
    assert_eq!(roles(&ws), []);
}

#[test]
fn files_of_one_import_that_speak_of_different_columns_do_not_contradict_each_other() {
    let ws = Workspace::in_memory().unwrap();
    let both = |at| {
        [
            contacts(&[("u1", Some("a"), None)], &["customer_id"], at),
            contacts(&[("u1", None, Some("admin"))], &["role"], at),
        ]
    };
    let info = import(&ws, 10, TableId::Contacts, &both(10));
    assert_eq!((info.tables[0].conflicts, info.tables[0].stored()), (0, 2));
    assert_eq!(roles(&ws), [("a".to_owned(), Some("admin".to_owned()))]);
    assert_eq!(import(&ws, 20, TableId::Contacts, &both(20)).tables[0].stored(), 0);
    let other = [
        contacts(&[("u1", Some("a"), None)], &["customer_id"], 30),
        contacts(&[("u1", Some("b"), Some("admin"))], &["customer_id", "role"], 30),
    ];
    assert_eq!(import(&ws, 30, TableId::Contacts, &other).tables[0].conflicts, 1);
}

/// Runs of a store that was written before it was noted what rows speak of.
#[test]
fn a_file_that_was_imported_before_columns_were_noted_says_nothing_new() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("books");
    let says = ["customer_id", "role"];
    let rows = [("u1", Some("a"), Some("admin")), ("u2", Some("b"), None)];
    {
        let ws = Workspace::open_or_create(&path).unwrap();
        import(&ws, 10, TableId::Contacts, &[contacts(&rows, &says, 10)]);
    }
    let manifest = rusqlite::Connection::open(path.join("tenure.sqlite")).unwrap();
    assert_eq!(manifest.execute("UPDATE run SET says = NULL", []).unwrap(), 1);
    drop(manifest);
    let ws = Workspace::open(&path).unwrap();
    assert_eq!(
        import(&ws, 20, TableId::Contacts, &[contacts(&rows, &says, 20)]).tables[0].stored(),
        0
    );
    import(&ws, 30, TableId::Contacts, &[contacts(&[("u1", None, Some("viewer"))], &["role"], 30)]);
    let told = [("a".to_owned(), Some("viewer".to_owned())), ("b".to_owned(), None)];
    assert_eq!(roles(&ws), told);
}
