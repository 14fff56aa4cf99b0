//! Importing, importing again, undoing.

use std::collections::BTreeMap;
use std::sync::Mutex;

use arrow_array::cast::AsArray;
use arrow_schema::DataType;
use tempfile::tempdir;
use tenure_domain::schema::TableId;
use tenure_store::{Error, KeyValue, TableCounts, Workspace, canonical};

use crate::rows::{
    count, customer, customers, has_type, import, in_force, interactions, scan, scan_in_force,
};

fn both(check: impl Fn(&Workspace)) {
    check(&Workspace::in_memory().unwrap());
    let dir = tempdir().unwrap();
    check(&Workspace::open_or_create(&dir.path().join("data")).unwrap());
}

fn counts(added: u64, superseded: u64, unchanged: u64) -> TableCounts {
    let none = TableCounts::none(TableId::Customers);
    TableCounts { added, superseded, unchanged, unversioned: superseded, ..none }
}

#[test]
fn what_is_committed_can_be_read() {
    both(|workspace| {
        assert!(workspace.is_empty().unwrap());
        let info = import(workspace, 10, &[customer("a", "Ada", 10), customer("b", "Bo", 10)]);
        assert_eq!(info.tables, [counts(2, 0, 0)]);
        assert!(!workspace.is_empty().unwrap());
        let rows = scan(workspace, None);
        let ids: Vec<_> = rows.iter().map(|(batch, row)| (*batch, row.id.as_str())).collect();
        assert_eq!(ids, [(1, "a"), (1, "b")]);
        assert_eq!(workspace.batches().unwrap(), [info]);
    });
}

#[test]
fn a_scan_without_columns_has_all_canonical_ones() {
    both(|workspace| {
        import(workspace, 10, &[customer("a", "Ada", 10)]);
        let mut seen = 0;
        let mut check = |batch: arrow_array::RecordBatch| {
            assert_eq!(batch.schema(), canonical(TableId::Customers));
            assert!(has_type(&batch, "attributes", &DataType::Utf8));
            seen += batch.num_rows();
            Ok::<_, Error>(())
        };
        workspace.scan(TableId::Customers, None, None, &mut check).unwrap();
        assert_eq!(seen, 1);
    });
}

#[test]
fn importing_again_adds_nothing() {
    both(|workspace| {
        let rows = |at| [customer("a", "Ada", at), customer("b", "Bo", at)];
        import(workspace, 10, &rows(10));
        let version = workspace.data_version(None).unwrap();
        assert_eq!(import(workspace, 20, &rows(20)).tables, [counts(0, 0, 2)]);
        assert_eq!(scan(workspace, None).len(), 2);
        assert_eq!(workspace.data_version(None).unwrap(), version);
    });
}

#[test]
fn a_changed_row_supersedes_and_the_old_one_stays_readable() {
    both(|workspace| {
        import(workspace, 10, &[customer("a", "Ada", 10)]);
        let info = import(workspace, 20, &[customer("a", "Ada Ltd", 20)]);
        assert_eq!(info.tables, [counts(0, 1, 0)]);
        assert_eq!(in_force(workspace, None)["a"].0.as_deref(), Some("Ada Ltd"));
        assert_eq!(in_force(workspace, Some(19))["a"].0.as_deref(), Some("Ada"));
        assert!(in_force(workspace, Some(9)).is_empty());
    });
}

#[test]
fn going_back_to_an_earlier_content_is_a_new_version() {
    both(|workspace| {
        import(workspace, 10, &[customer("a", "Ada", 10)]);
        import(workspace, 20, &[customer("a", "Bea", 20)]);
        let info = import(workspace, 30, &[customer("a", "Ada", 30)]);
        assert_eq!(info.tables, [counts(0, 1, 0)]);
        assert_eq!(in_force(workspace, None)["a"].0.as_deref(), Some("Ada"));
    });
}

#[test]
fn an_older_version_that_comes_late_does_not_hold() {
    both(|workspace| {
        import(workspace, 10, &[customer("a", "new", 10).updated(9)]);
        let info = import(workspace, 20, &[customer("a", "old", 20).updated(8)]);
        let none = TableCounts::none(TableId::Customers);
        assert_eq!(info.tables, [TableCounts { late: 1, ..none }]);
        assert_eq!(in_force(workspace, None)["a"].0.as_deref(), Some("new"));
        let again = import(workspace, 30, &[customer("a", "old", 30).updated(8)]);
        assert_eq!(again.tables, [counts(0, 0, 1)]);
    });
}

#[test]
fn undo_hides_from_its_time_on_and_redo_is_another_import() {
    both(|workspace| {
        import(workspace, 10, &[customer("a", "Ada", 10)]);
        let info = import(workspace, 20, &[customer("a", "wrong", 20), customer("b", "Bo", 20)]);
        workspace.undo(info.id, 30).unwrap();
        assert_eq!(in_force(workspace, None).len(), 1);
        assert_eq!(in_force(workspace, None)["a"].0.as_deref(), Some("Ada"));
        assert_eq!(in_force(workspace, Some(30)).len(), 1);
        assert_eq!(in_force(workspace, Some(29))["a"].0.as_deref(), Some("wrong"));
        assert_eq!(workspace.batches().unwrap()[1].undone_at, Some(30));
        let redo = import(workspace, 40, &[customer("a", "wrong", 40), customer("b", "Bo", 40)]);
        assert_eq!(redo.tables, [counts(1, 1, 0)]);
        assert_eq!(in_force(workspace, None).len(), 2);
        assert_eq!(in_force(workspace, Some(39)).len(), 1);
    });
}

#[test]
fn undo_errors() {
    both(|workspace| {
        let id = import(workspace, 10, &[customer("a", "Ada", 10)]).id;
        assert!(matches!(workspace.undo(7, 20), Err(Error::UnknownBatch { id: 7 })));
        assert!(matches!(workspace.undo(id, 9), Err(Error::UndoneTooEarly { .. })));
        workspace.undo(id, 20).unwrap();
        assert!(matches!(workspace.undo(id, 30), Err(Error::AlreadyUndone { at: 20, .. })));
        assert!(!workspace.is_empty().unwrap());
    });
}

#[test]
fn what_a_later_batch_said_again_survives_the_undo_of_the_earlier_one() {
    both(|workspace| {
        let id = import(workspace, 10, &[customer("a", "Ada", 10), customer("b", "Bo", 10)]).id;
        import(workspace, 20, &[customer("b", "Bo", 20), customer("c", "Cy", 20)]);
        let third = import(workspace, 25, &[customer("b", "Bo", 25)]).id;
        workspace.undo(id, 30).unwrap();
        let rows: Vec<_> = scan(workspace, None)
            .into_iter()
            .map(|(batch, row)| (batch, row.id, row.recorded_at))
            .collect();
        assert_eq!(rows, [(2, "b".into(), 20), (2, "c".into(), 20)]);
        assert_eq!(scan(workspace, Some(29)).len(), 3);
        let again = import(workspace, 40, &[customer("b", "Bo", 40), customer("a", "Ada", 40)]);
        assert_eq!(again.tables, [counts(1, 0, 1)]);
        workspace.undo(2, 50).unwrap();
        let rows: Vec<_> =
            scan(workspace, None).into_iter().map(|(batch, row)| (batch, row.id)).collect();
        assert_eq!(rows, [(third as i64, "b".into()), (4, "a".into())]);
    });
}

#[test]
fn rows_without_key_are_told_apart_by_content_and_by_how_often_they_come() {
    both(|workspace| {
        let append = |rows: &[(&str, i64)], at| {
            let mut writer = workspace.begin("bundle", at).unwrap();
            writer.append(TableId::Interactions, &interactions(rows, at)).unwrap();
            writer.commit().unwrap().tables[0]
        };
        assert_eq!(append(&[("a", 1), ("a", 1), ("a", 1), ("b", 1)], 10).added, 4);
        let again = append(&[("a", 1), ("b", 1), ("a", 1)], 20);
        assert_eq!((again.added, again.unchanged), (0, 3));
        let more = append(&[("a", 1), ("a", 1), ("a", 1), ("a", 1)], 30);
        assert_eq!((more.added, more.unchanged), (1, 3));
        assert_eq!(count(workspace, TableId::Interactions), 5);
    });
}

#[test]
fn rows_that_contradict_each_other_are_named_with_both_places() {
    both(|workspace| {
        let rows = |at| {
            [
                customer("a", "Ada", at),
                customer("b", "Bo", at),
                customer("a", "Ada", at),
                customer("a", "Bea", at),
            ]
        };
        let mut writer = workspace.begin("bundle", 10).unwrap();
        writer.append(TableId::Customers, &customers(&rows(10))).unwrap();
        let plan = writer.plan().unwrap();
        assert_eq!(plan.conflicts.len(), 1);
        let conflict = &plan.conflicts[0];
        assert_eq!(conflict.key, [KeyValue::Text("a".into())]);
        assert_eq!((conflict.earlier.line, conflict.later.line), (Some(2), Some(5)));
        assert_eq!(conflict.later.file.as_deref(), Some("customers.csv"));
        assert_eq!((plan.tables[0].conflicts, plan.tables[0].repeated), (1, 1));
        writer.commit().unwrap();
        assert_eq!(in_force(workspace, None)["a"].0.as_deref(), Some("Bea"));

        let again = import(workspace, 20, &rows(20));
        assert_eq!(again.tables[0].stored(), 0, "{again:?}");
        assert_eq!(again.tables[0].conflicts, 1, "{again:?}");
        assert_eq!(in_force(workspace, None)["a"].0.as_deref(), Some("Bea"));

        // The source was put right: now it says only what did not hold.
        let fixed = import(workspace, 30, &[customer("a", "Ada", 30)]);
        assert_eq!(fixed.tables, [counts(0, 1, 0)]);
        assert_eq!(in_force(workspace, None)["a"].0.as_deref(), Some("Ada"));
    });
}

#[test]
fn versions_that_the_source_orders_do_not_contradict_each_other() {
    both(|workspace| {
        let rows = [customer("a", "new", 10).updated(2), customer("a", "old", 10).updated(1)];
        let info = import(workspace, 10, &rows);
        assert_eq!((info.tables[0].added, info.tables[0].late), (1, 1));
        assert_eq!((info.tables[0].conflicts, info.tables[0].unversioned), (0, 0));
        assert_eq!(in_force(workspace, None)["a"].0.as_deref(), Some("new"));
    });
}

#[test]
fn a_history_with_its_own_times_is_accepted_once_and_stays_as_it_is() {
    both(|workspace| {
        let history = |at: [i64; 3]| {
            [customer("a", "new", at[0]), customer("a", "old", at[1]), customer("b", "Bo", at[2])]
        };
        import(workspace, 100, &history([7, 5, 5]));
        assert_eq!(in_force(workspace, Some(6))["a"].0.as_deref(), Some("old"));
        assert_eq!(in_force(workspace, None)["a"].0.as_deref(), Some("new"));
        let mut writer = workspace.begin("bundle", 200).unwrap();
        let refused = writer.append(TableId::Customers, &customers(&history([7, 5, 5])));
        assert!(matches!(refused, Err(Error::Shape { .. })), "{refused:?}");
        assert!(matches!(writer.commit(), Err(Error::Failed)));
        let again = import(workspace, 200, &history([200, 200, 200]));
        assert_eq!(again.tables[0].stored(), 0);
        assert_eq!(in_force(workspace, None)["a"].0.as_deref(), Some("new"));
    });
}

#[test]
fn many_rows_are_judged_as_few_are() {
    let workspace = Workspace::in_memory().unwrap();
    let rows = |names: usize, at| -> Vec<_> {
        let name = move |n: usize| if n % 7_000 < names { "new" } else { "old" };
        (0..70_000).map(|n| customer(&format!("c{n}"), name(n), at)).collect()
    };
    assert_eq!(import(&workspace, 10, &rows(0, 10)).tables, [counts(70_000, 0, 0)]);
    assert_eq!(import(&workspace, 20, &rows(3, 20)).tables, [counts(0, 30, 69_970)]);
    assert_eq!(import(&workspace, 30, &rows(3, 30)[..9]).tables, [counts(0, 0, 9)]);
    assert_eq!(import(&workspace, 40, &rows(3, 40)).tables, [counts(0, 0, 70_000)]);
    workspace.undo(1, 50).unwrap();
    assert_eq!(in_force(&workspace, None).len(), 70_000);
    let kept = scan_in_force(&workspace, None);
    assert_eq!(kept.len(), 70_000);
    assert_eq!(kept.iter().filter(|row| row.1.name.as_deref() == Some("new")).count(), 30);
}

#[test]
fn threads_read_the_same_rows() {
    both(|workspace| {
        let rows: Vec<_> = (0..1_000).map(|n| customer(&format!("c{n}"), "x", 10)).collect();
        import(workspace, 10, &rows);
        import(workspace, 20, &[customer("c7", "y", 20)]);
        let parts = Mutex::new(BTreeMap::new());
        let columns = Some(&["customer_id"][..]);
        let add = |part: usize, batch: arrow_array::RecordBatch| {
            let ids = batch["customer_id"].as_string::<i32>();
            let ids: Vec<String> = ids.iter().flatten().map(str::to_owned).collect();
            parts.lock().unwrap().entry(part).or_insert_with(Vec::new).extend(ids);
            Ok::<_, Error>(())
        };
        workspace.scan_parallel(TableId::Customers, None, columns, 2, &add).unwrap();
        let found: Vec<String> = parts.into_inner().unwrap().into_values().flatten().collect();
        let expected: Vec<String> = scan(workspace, None).into_iter().map(|row| row.1.id).collect();
        assert_eq!(found, expected);
        let failing = |_: usize, _| Err(Error::Failed);
        let result = workspace.scan_parallel(TableId::Customers, None, columns, 2, &failing);
        assert!(matches!(result, Err(Error::Failed)));
    });
}

#[test]
fn a_planned_batch_takes_no_more_rows() {
    let workspace = Workspace::in_memory().unwrap();
    let mut writer = workspace.begin("bundle", 10).unwrap();
    let rows = customers(&[customer("a", "Ada", 10)]);
    writer.append(TableId::Customers, &rows).unwrap();
    writer.plan().unwrap();
    assert!(matches!(writer.append(TableId::Customers, &rows), Err(Error::Ended)));
    assert_eq!(writer.commit().unwrap().tables, [counts(1, 0, 0)]);
    let planner = workspace.begin_plan("bundle", 20).unwrap();
    assert!(matches!(planner.commit(), Err(Error::OnlyPlanned)));
}

#[test]
fn a_plan_writes_nothing() {
    both(|workspace| {
        import(workspace, 10, &[customer("a", "Ada", 10)]);
        let _writer = workspace.begin("bundle", 15).unwrap();
        let mut planner = workspace.begin_plan("bundle", 20).unwrap();
        let rows = [customer("a", "Bea", 20), customer("b", "Bo", 20)];
        planner.append(TableId::Customers, &customers(&rows)).unwrap();
        assert_eq!(planner.plan().unwrap().tables, [counts(1, 1, 0)]);
        drop(planner);
        assert_eq!(scan(workspace, None).len(), 1);
        assert_eq!(workspace.batches().unwrap().len(), 1);
    });
}

#[test]
fn rows_of_another_shape_are_refused() {
    let workspace = Workspace::in_memory().unwrap();
    let mut writer = workspace.begin("bundle", 10).unwrap();
    let rows = customers(&[customer("a", "Ada", 10)]);
    let error = writer.append(TableId::Invoices, &rows).unwrap_err();
    assert!(error.to_string().contains("`name`"), "{error}");
    let scanned = workspace.scan::<Error>(TableId::Invoices, None, Some(&["nme"]), &mut |_| Ok(()));
    assert!(scanned.unwrap_err().to_string().contains("`nme`"));
}

#[test]
fn settings_are_kept() {
    let dir = tempdir().unwrap();
    {
        let workspace = Workspace::open_or_create(dir.path()).unwrap();
        workspace.set_account(&[("currency", Some("EUR")), ("time_zone", Some("UTC"))]).unwrap();
        workspace.set_account(&[("currency", Some("USD")), ("time_zone", None)]).unwrap();
        workspace.set_mapping("bundle", Some("a = b")).unwrap();
        workspace.set_meta("x", Some("1")).unwrap();
    }
    let workspace = Workspace::open(dir.path()).unwrap();
    let account: Vec<_> = workspace.account().unwrap().into_iter().collect();
    assert_eq!(account, [("currency".to_owned(), "USD".to_owned())]);
    assert_eq!(workspace.mapping("bundle").unwrap().as_deref(), Some("a = b"));
    assert_eq!(workspace.meta("x").unwrap().as_deref(), Some("1"));
    assert_eq!(workspace.meta("y").unwrap(), None);
}
