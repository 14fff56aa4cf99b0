//! A ledger without ids: rows that share a key are several facts.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{ArrayRef, Int32Array, Int64Array, RecordBatch, StringArray};
use proptest::collection::vec;
use proptest::prelude::*;
use tenure_domain::schema::TableId;
use tenure_store::{Error, Plan, Workspace};

use crate::rows::with_source;

/// Rows of spend of one month: channel, amount, version of the source.
type Row = (u8, i64, Option<i64>);

fn spend(rows: &[Row], recorded_at: i64) -> RecordBatch {
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("month", Arc::new(Int32Array::from(vec![20_454; rows.len()]))),
        ("category", Arc::new(StringArray::from(vec!["marketing"; rows.len()]))),
        ("channel", Arc::new(StringArray::from_iter_values(rows.iter().map(|r| r.0.to_string())))),
        ("amount", Arc::new(Int64Array::from_iter_values(rows.iter().map(|r| r.1)))),
        ("recorded_at", Arc::new(Int64Array::from(vec![recorded_at; rows.len()]))),
        ("updated_at", Arc::new(rows.iter().map(|r| r.2).collect::<Int64Array>())),
    ];
    with_source(columns, "spend.csv")
}

/// Imports rows as one batch, in batches of two: added, superseded and unchanged.
fn import(workspace: &Workspace, at: i64, rows: &[Row]) -> ((u64, u64, u64), Plan) {
    let mut writer = workspace.begin("bundle", at).unwrap();
    for few in rows.chunks(2) {
        writer.append(TableId::Spend, &spend(few, at)).unwrap();
    }
    let plan = writer.plan().unwrap();
    let info = writer.commit().unwrap();
    let counts = info.tables.first().map_or((0, 0, 0), |table| {
        assert_eq!((table.conflicts, table.repeated), (0, 0));
        (table.added, table.superseded, table.unchanged)
    });
    (counts, plan)
}

/// Channel and amount of every row in force.
fn in_force(workspace: &Workspace) -> Vec<(u8, i64)> {
    let mut rows = Vec::new();
    let columns = Some(&["channel", "amount"][..]);
    let mut add = |batch: RecordBatch| {
        let channels = batch["channel"].as_string::<i32>();
        let amounts = batch["amount"].as_primitive::<Int64Type>();
        for row in 0..batch.num_rows() {
            rows.push((channels.value(row).parse().unwrap(), amounts.value(row)));
        }
        Ok::<_, Error>(())
    };
    workspace.scan_in_force(TableId::Spend, None, columns, &mut add).unwrap();
    rows.sort_unstable();
    rows
}

#[test]
fn rows_that_share_a_key_all_count_and_are_told() {
    let workspace = Workspace::in_memory().unwrap();
    let rows = [(1, 15, None), (2, 3, None), (1, 15, None), (1, 7, None)];
    let (counts, plan) = import(&workspace, 10, &rows);
    assert_eq!(counts, (4, 0, 0));
    let [alike] = plan.alike.as_slice() else { panic!("{plan:?}") };
    assert_eq!((alike.table, alike.rows), (TableId::Spend, 2));
    assert_eq!(alike.earlier.file.as_deref(), Some("spend.csv"));
    assert_eq!(in_force(&workspace), [(1, 7), (1, 15), (1, 15), (2, 3)]);
    // The same again, turned round, is nothing new.
    let turned: Vec<Row> = rows.iter().rev().copied().collect();
    assert_eq!(import(&workspace, 20, &turned).0, (0, 0, 4));
    // A corrected amount takes the place of the one that no row says any more.
    let mended = [(1, 15, None), (1, 8, None), (1, 15, None), (2, 3, None)];
    assert_eq!(import(&workspace, 30, &mended).0, (0, 1, 3));
    assert_eq!(in_force(&workspace), [(1, 8), (1, 15), (1, 15), (2, 3)]);
    // What is left out stays, and what is added is added.
    assert_eq!(import(&workspace, 40, &[(1, 8, None), (2, 3, None), (2, 3, None)]).0, (1, 0, 2));
    workspace.undo(4, 50).unwrap();
    workspace.undo(3, 60).unwrap();
    assert_eq!(in_force(&workspace), [(1, 7), (1, 15), (1, 15), (2, 3)]);
}

#[test]
fn versions_of_the_source_are_no_rows_of_their_own() {
    let workspace = Workspace::in_memory().unwrap();
    let rows = [(1, 15, Some(1)), (1, 7, Some(1)), (1, 16, Some(2))];
    import(&workspace, 10, &rows);
    assert_eq!(in_force(&workspace).len(), 2);
    assert!(in_force(&workspace).contains(&(1, 16)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_row_counts_once_however_often_and_in_whatever_order_it_is_imported(
        rows in vec((0_u8..3, 0_i64..4).prop_map(|(channel, amount)| (channel, amount, None)), 0..12),
        turn in any::<usize>(),
    ) {
        let workspace = Workspace::in_memory().unwrap();
        import(&workspace, 10, &rows);
        let mut all: Vec<(u8, i64)> = rows.iter().map(|row| (row.0, row.1)).collect();
        all.sort_unstable();
        prop_assert_eq!(in_force(&workspace), all.clone());
        let mut turned = rows.clone();
        turned.rotate_left(turn % rows.len().max(1));
        let (counts, _) = import(&workspace, 20, &turned);
        prop_assert_eq!(counts, (0, 0, rows.len() as u64));
        prop_assert_eq!(in_force(&workspace), all.clone());
        // The first is undone: the second stands for it.
        workspace.undo(1, 30).unwrap();
        prop_assert_eq!(in_force(&workspace), all);
    }
}
