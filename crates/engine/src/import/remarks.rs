//! What is to be said of the rows of an import once all of them are known.

use tenure_connectors::settings::Settings;
use tenure_domain::account::Account;
use tenure_domain::finding::{Finding, Place};
use tenure_domain::said;
use tenure_domain::schema::{self, ColumnKind, TableId};
use tenure_domain::time::{Day, Instant};
use tenure_store::{Alike, Conflict, KeyValue, RowPlace, TableCounts, Workspace};

use crate::zoned;

/// What is to be said of a table where rows differ from what was known, and the source does not say
/// which is the later one.
pub(super) fn unversioned(counts: &TableCounts) -> Option<Finding> {
    let expected = match counts.unversioned {
        0 => return None,
        1 => {
            "`updated_at`, to tell which of two versions is the later one; 1 row differs from what \
             was known of its fact"
                .into()
        }
        n => said!(
            "`updated_at`, to tell which of two versions is the later one; {n} rows differ from \
             what was known of their facts",
            n = n,
        ),
    };
    let finding = Finding::new("superseded-unversioned", expected).in_table(counts.table.name());
    Some(finding.with_hint("the one that was recorded last counts; both are kept"))
}

/// What is to be said of dates of earlier imports, where the account gets another time zone than it
/// had.
///
/// # Errors
/// Those of reading the store.
pub(super) fn moved(
    ws: &Workspace,
    known: &Settings,
    account: &Account,
) -> Result<Vec<Finding>, tenure_store::Error> {
    let before = known.apply(&Account::default()).zone;
    if before.name() == account.zone.name() {
        return Ok(Vec::new());
    }
    let moved = zoned::moved(ws, None, &account.zone)?;
    let told = moved.iter().map(|moved| {
        let (day, _, now) = moved.first;
        let expected = said!(
            "the time zone {zone}, in which dates without a time were read before; dates that move: \
             {n}",
            zone = moved.zone.as_str(),
            n = moved.count,
        );
        let hint = said!(
            "what was dated {day} now lies on {now}: undo those imports (`tenure batches undo`) and bring \
             the files in again under {zone}, or keep the zone that they were read in",
            day = day.to_string(),
            now = now.to_string(),
            zone = account.zone.name(),
        );
        Finding::new("dates-moved", expected).with_value(account.zone.name()).with_hint(hint)
    });
    Ok(told.collect())
}

/// Two rows of one import that say different things about one fact.
pub(super) fn conflict(conflict: &Conflict) -> Finding {
    let spec = schema::table(conflict.table);
    let kinds = spec.key.iter().map(|name| spec.column(name).map(|column| column.kind));
    let key = conflict.key.iter().zip(kinds).map(|(value, kind)| key_text(value, kind));
    // A subscription without items has no second part of its key, and nobody would read one.
    let key: Vec<String> = key.filter(|part| !part.is_empty()).collect();
    let first = in_brackets(&conflict.earlier);
    // Events have no versions: the first row that says of one stays.
    let (expected, hint) = match conflict.table {
        TableId::Events => (
            said!("one row for each `event_id` of a customer{first}", first = first),
            "of the two rows the one that was read first was taken",
        ),
        _ => (
            said!(
                "one row for each id, or an `updated_at` that tells versions apart{first}",
                first = first,
            ),
            "of the two rows the later one was taken",
        ),
    };
    let mut finding = Finding::new("duplicate-id", expected)
        .in_table(conflict.table.name())
        .with_field(schema::table(conflict.table).key.join(", "))
        .with_value(&key.join(", "))
        .with_hint(hint)
        .at(place(&conflict.later));
    finding.key = Some(key.join(", "));
    finding
}

/// A value of a key as a file would write it.
fn key_text(value: &KeyValue, kind: Option<ColumnKind>) -> String {
    match (value, kind) {
        (KeyValue::Absent, _) => String::new(),
        (KeyValue::Text(text), _) => text.clone(),
        (&KeyValue::Number(number), Some(ColumnKind::Instant)) => Instant(number).to_string(),
        (&KeyValue::Number(number), Some(kind @ (ColumnKind::Day | ColumnKind::Month))) => {
            let day =
                i32::try_from(number).map_or_else(|_| number.to_string(), |n| Day(n).to_string());
            // A month is kept by its first day.
            if kind == ColumnKind::Month { day.chars().take(7).collect() } else { day }
        }
        (KeyValue::Number(number), _) => number.to_string(),
    }
}

/// Rows of one import that are alike in all that tells rows of their table apart, and all count.
pub(super) fn alike(alike: &Alike) -> Finding {
    let spec = schema::table(alike.table);
    let apart = match (spec.keyless_without, spec.numbered) {
        (Some(column), _) => said!("a `{column}`", column = column),
        (None, true) => said!("rows that differ in {columns}", columns = spec.key.join(", ")),
        (None, false) => said!("rows that differ"),
    };
    let expected = said!(
        "{apart}; rows like another: {n}, the first like one before it{first}; all of them count",
        apart = vec![apart],
        n = alike.rows,
        first = in_brackets(&alike.earlier),
    );
    Finding::new("rows-alike", expected)
        .in_table(alike.table.name())
        .with_hint(
            "where they are one and the same, leave one out; otherwise nothing is to be done",
        )
        .at(place(&alike.later))
}

/// The place of a row in a finding.
fn place(row: &RowPlace) -> Place {
    Place { file: row.file.as_deref().map(Into::into), line: line(row), ..Place::default() }
}

fn line(row: &RowPlace) -> Option<u64> {
    row.line.and_then(|line| u64::try_from(line).ok())
}

/// The place of a row behind what is said of it; empty where it is not known.
fn in_brackets(row: &RowPlace) -> String {
    match (&row.file, line(row)) {
        (Some(file), Some(line)) => format!(" ({file}:{line})"),
        _ => String::new(),
    }
}
