//! Events that lie in the future: they are stored as they were said, and are in no figure.

use std::collections::BTreeMap;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, RecordBatch};
use tenure_domain::finding::{Finding, Place};
use tenure_domain::said;
use tenure_domain::schema::TableId;
use tenure_domain::time::{DAY, Instant};
use tenure_store::{RECORDED_AT, SOURCE_FILE, SOURCE_LINE};

/// Events that lie more than a day after they became known, by file.
#[derive(Debug, Default)]
pub(super) struct Ahead(BTreeMap<String, InFile>);

/// Those of one file.
#[derive(Debug)]
struct InFile {
    count: u64,
    first: Instant,
    line: Option<u64>,
}

impl Ahead {
    /// Looks at rows of `events`.
    pub(super) fn note(&mut self, batch: &RecordBatch) {
        let (Some(at), Some(recorded)) =
            (batch.column_by_name("at"), batch.column_by_name(RECORDED_AT))
        else {
            return;
        };
        let (at, recorded) = (
            at.as_primitive::<Int64Type>().values(),
            recorded.as_primitive::<Int64Type>().values(),
        );
        let ahead = |row: &usize| at[*row] > recorded[*row].saturating_add(DAY);
        for row in (0..batch.num_rows()).filter(ahead) {
            self.add(batch, row, Instant(at[row]));
        }
    }

    fn add(&mut self, batch: &RecordBatch, row: usize, at: Instant) {
        let files = batch.column_by_name(SOURCE_FILE).and_then(|it| it.as_string_opt::<i32>());
        let file = files.filter(|files| files.is_valid(row)).map_or("", |files| files.value(row));
        if let Some(known) = self.0.get_mut(file) {
            known.count += 1;
            return;
        }
        let lines = batch.column_by_name(SOURCE_LINE);
        let lines = lines.and_then(|it| it.as_primitive_opt::<Int64Type>());
        let line = lines.filter(|lines| lines.is_valid(row)).map(|lines| lines.value(row));
        let line = line.and_then(|line| u64::try_from(line).ok());
        self.0.insert(file.to_owned(), InFile { count: 1, first: at, line });
    }

    /// What is to be said of them, a finding for each file.
    pub(super) fn findings(&self) -> impl Iterator<Item = Finding> {
        self.0.iter().map(|(file, of)| {
            let expected = match of.count {
                1 => "a time at most a day after the import; 1 event lies later".into(),
                n => said!("a time at most a day after the import; {n} events lie later", n = n),
            };
            let place = Place {
                file: (!file.is_empty()).then(|| file.as_str().into()),
                line: of.line,
                ..Place::default()
            };
            Finding::new("event-in-future", expected)
                .in_table(TableId::Events.name())
                .with_field("at")
                .with_value(&of.first.to_string())
                .with_hint(
                    "they were stored and are in no figure; look at the clock that dates them",
                )
                .at(place)
        })
    }
}
