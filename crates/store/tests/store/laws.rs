//! Laws of imports, on generated ones.

use proptest::collection::vec;
use proptest::prelude::*;
use rustc_hash::FxHashSet;
use tenure_store::{Finder, Stamp, Workspace};

use crate::rows::{Customer, find, import, in_force, scan, scan_in_force};

/// What a batch says: customer, content, version.
type Said = Vec<(u8, u8, Option<i64>)>;

/// A step in the life of a workspace.
#[derive(Debug, Clone)]
enum Step {
    Import(Said),
    /// Undoes one of the batches, chosen by this number.
    Undo(u8),
}

fn rows(said: &Said, at: i64) -> Vec<Customer> {
    let row = |(line, (id, name, updated_at)): (usize, &(u8, u8, Option<i64>))| Customer {
        id: format!("c{id}"),
        name: Some(format!("n{name}")),
        recorded_at: at,
        updated_at: *updated_at,
        line: line as i64,
    };
    said.iter().enumerate().map(row).collect()
}

/// Rows where every one has a version, and a version says what it says.
fn versioned() -> impl Strategy<Value = Said> {
    let row = (0_u8..6, 0_i64..8).prop_map(|(id, version)| {
        let content = (version * 31 + i64::from(id)) % 3;
        (id, content as u8, Some(version))
    });
    vec(row, 0..12)
}

/// Rows without a version, each customer once.
fn unversioned() -> impl Strategy<Value = Said> {
    let row = (0_u8..6, 0_u8..3).prop_map(|(id, content)| (id, content, None));
    vec(row, 0..12).prop_map(|mut said| {
        said.sort_by_key(|row| row.0);
        said.dedup_by_key(|row| row.0);
        said
    })
}

/// Rows of any kind, that may contradict each other.
fn any_rows() -> impl Strategy<Value = Said> {
    vec((0_u8..4, 0_u8..3, proptest::option::of(0_i64..3)), 0..10)
}

fn steps(said: impl Strategy<Value = Said>) -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => said.prop_map(Step::Import),
        1 => any::<u8>().prop_map(Step::Undo),
    ];
    vec(step, 1..10)
}

/// Runs steps at the times 10, 20, ...; returns for each batch whether it is undone.
fn run(workspace: &Workspace, steps: &[Step]) -> Vec<bool> {
    let mut undone = Vec::new();
    for (at, step) in (1..).map(|n| n * 10).zip(steps) {
        match step {
            Step::Import(said) => {
                import(workspace, at, &rows(said, at));
                undone.push(false);
            }
            Step::Undo(number) => {
                let live: Vec<usize> = (0..undone.len()).filter(|it| !undone[*it]).collect();
                if !live.is_empty() {
                    let batch = live[usize::from(*number) % live.len()];
                    workspace.undo(batch as u64 + 1, at).unwrap();
                    undone[batch] = true;
                }
            }
        }
    }
    undone
}

/// The imports at their times, without those that were undone.
fn without_undone(workspace: &Workspace, steps: &[Step], undone: &[bool]) {
    let imports = (1..).map(|n| n * 10).zip(steps).filter_map(|(at, step)| match step {
        Step::Import(said) => Some((at, said)),
        Step::Undo(_) => None,
    });
    for ((at, said), undone) in imports.zip(undone) {
        if !undone {
            import(workspace, at, &rows(said, at));
        }
    }
}

fn memory() -> Workspace {
    Workspace::in_memory().unwrap()
}

/// The rows that hold out of everything that was ever said, without a store.
fn naive(steps: &[Step]) -> Vec<(String, Option<String>, Option<i64>)> {
    let mut held: Vec<Customer> = Vec::new();
    for (at, step) in (1..).map(|n| n * 10).zip(steps) {
        let Step::Import(said) = step else { continue };
        for row in rows(said, at) {
            let stamp =
                |it: &Customer| Stamp { updated_at: it.updated_at, recorded_at: it.recorded_at };
            match held.iter_mut().find(|other| other.id == row.id) {
                None => held.push(row),
                Some(other) if stamp(&row).takes_over(stamp(other)) => *other = row,
                Some(_) => {}
            }
        }
    }
    let mut held: Vec<_> = held.into_iter().map(|row| (row.id, row.name, row.updated_at)).collect();
    held.sort();
    held
}

fn flat(
    workspace: &Workspace,
    known_at: Option<i64>,
) -> Vec<(String, Option<String>, Option<i64>)> {
    let held = in_force(workspace, known_at);
    held.into_iter().map(|(id, (name, updated_at))| (id, name, updated_at)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_imports_does_not_matter_where_rows_have_versions(
        batches in vec(versioned(), 1..6), order in any::<u64>(),
    ) {
        let mut shuffled: Vec<_> = batches.clone();
        let mut seed = order;
        for at in (1..shuffled.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(at, (seed >> 33) as usize % (at + 1));
        }
        let (one, two) = (memory(), memory());
        run(&one, &batches.into_iter().map(Step::Import).collect::<Vec<_>>());
        run(&two, &shuffled.into_iter().map(Step::Import).collect::<Vec<_>>());
        prop_assert_eq!(in_force(&one, None), in_force(&two, None));
    }

    #[test]
    fn leaving_out_what_is_known_changes_nothing(steps in vec(unversioned(), 1..8)) {
        let workspace = memory();
        let steps: Vec<_> = steps.into_iter().map(Step::Import).collect();
        run(&workspace, &steps);
        prop_assert_eq!(flat(&workspace, None), naive(&steps));
        for end in 0..=steps.len() {
            let known_at = Some(end as i64 * 10 + 5);
            prop_assert_eq!(flat(&workspace, known_at), naive(&steps[..end]));
        }
    }

    #[test]
    fn importing_twice_is_importing_once(steps in steps(any_rows()), twice in any_rows()) {
        let workspace = memory();
        run(&workspace, &steps);
        import(&workspace, 1_000, &rows(&twice, 1_000));
        let version = workspace.data_version(None).unwrap();
        let before = scan(&workspace, None);
        let info = import(&workspace, 2_000, &rows(&twice, 2_000));
        prop_assert_eq!(info.tables.iter().map(|table| table.stored()).sum::<u64>(), 0);
        prop_assert_eq!(scan(&workspace, None), before);
        prop_assert_eq!(workspace.data_version(None).unwrap(), version);
    }

    #[test]
    fn undone_is_never_imported(
        steps in prop_oneof![steps(versioned()), steps(unversioned())],
    ) {
        let (one, two) = (memory(), memory());
        let undone = run(&one, &steps);
        without_undone(&two, &steps, &undone);
        prop_assert_eq!(in_force(&one, None), in_force(&two, None));
        prop_assert_eq!(in_force(&one, Some(1_000)), in_force(&two, None));
    }

    #[test]
    fn what_was_known_stays_known(steps in steps(any_rows())) {
        let workspace = memory();
        run(&workspace, &steps);
        for end in 1..=steps.len() {
            let then = memory();
            run(&then, &steps[..end]);
            let known_at = end as i64 * 10 + 5;
            prop_assert_eq!(scan(&workspace, Some(known_at)), scan(&then, None));
            prop_assert_eq!(
                workspace.data_version(Some(known_at)).unwrap(),
                then.data_version(None).unwrap()
            );
        }
    }

    /// The times of steps need not be in order here: clocks go back.
    #[test]
    fn one_version_of_each_fact_is_in_force(
        steps in steps(any_rows()), late in vec(0_i64..9, 9),
    ) {
        let workspace = memory();
        let mut undone = Vec::new();
        for (step, at) in steps.iter().zip(late) {
            match step {
                Step::Import(said) => {
                    import(&workspace, at, &rows(said, at));
                    undone.push(false);
                }
                Step::Undo(number) if !undone.is_empty() => {
                    let batch = usize::from(*number) % undone.len();
                    let undo = workspace.undo(batch as u64 + 1, at);
                    undone[batch] |= undo.is_ok();
                }
                Step::Undo(_) => {}
            }
        }
        for known_at in (0..9).map(Some).chain([None]) {
            let stored: Vec<_> = scan_in_force(&workspace, known_at);
            let mut flattened: Vec<_> =
                stored.into_iter().map(|(_, row)| (row.id, row.name, row.updated_at)).collect();
            flattened.sort();
            prop_assert_eq!(flattened, flat(&workspace, known_at));
        }
    }

    /// By what a fact is known by, and by what changes from version to version.
    #[test]
    fn what_is_found_by_ids_is_what_a_scan_has_of_them(
        steps in steps(any_rows()), late in vec(0_i64..90, 9), in_order: bool,
        ids in vec(0_u8..4, 0..3), names in vec(0_u8..3, 0..2),
    ) {
        let workspace = memory();
        let ids: FxHashSet<String> = ids.iter().map(|id| format!("c{id}")).collect();
        let names: FxHashSet<String> = names.iter().map(|name| format!("n{name}")).collect();
        let mut finder = Finder::default();
        let mut batches = 0;
        for ((step, late), next) in steps.iter().zip(late).zip(1..) {
            let at = if in_order { next * 10 } else { late };
            match step {
                Step::Import(said) => {
                    import(&workspace, at, &rows(said, at));
                    batches += 1;
                }
                Step::Undo(number) if batches > 0 => {
                    let _ = workspace.undo(u64::from(*number) % batches + 1, at);
                }
                Step::Undo(_) => {}
            }
            let wanted = [("customer_id", &ids), ("name", &names)];
            let all = scan_in_force(&workspace, None).into_iter().map(|(_, row)| row);
            let theirs = all.filter(|row| {
                ids.contains(&row.id) || row.name.as_ref().is_some_and(|it| names.contains(it))
            });
            let found = find(&workspace, &mut finder, &wanted);
            prop_assert_eq!(found, theirs.collect::<Vec<_>>());
        }
    }

    #[test]
    fn counts_add_up(steps in steps(any_rows())) {
        let workspace = memory();
        run(&workspace, &steps);
        let mut batches = workspace.batches().unwrap().into_iter();
        for step in &steps {
            let Step::Import(said) = step else { continue };
            let tables = batches.next().unwrap().tables;
            prop_assert_eq!(tables.iter().map(|it| it.rows()).sum::<u64>(), said.len() as u64);
        }
    }
}
