//! Parquet files of all reasonable types.

use std::sync::{Arc, Mutex};

use arrow_array::builder::{ListBuilder, StringBuilder, StringDictionaryBuilder};
use arrow_array::types::{Int32Type, UInt64Type};
use arrow_array::{
    ArrayRef, BinaryArray, BooleanArray, Date32Array, Date64Array, Decimal128Array, Float32Array,
    Float64Array, Int8Array, Int32Array, Int64Array, LargeStringArray, NullArray, PrimitiveArray,
    RecordBatch, StringArray, StringViewArray, TimestampMicrosecondArray,
    TimestampMillisecondArray, TimestampNanosecondArray, TimestampSecondArray,
};
use arrow_schema::DataType;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, GzipLevel};
use parquet::file::properties::WriterProperties;
use tenure_domain::schema::TableId::{
    Customers, Events, Features, FxRates, Plans, Seats, Subscriptions,
};

use tenure_connectors::bundle;

use crate::support::{Collected, column, folder, options, read};

pub fn parquet(columns: &[(&str, ArrayRef)]) -> Vec<u8> {
    let batch = RecordBatch::try_from_iter_with_nullable(
        columns.iter().map(|(name, array)| (*name, Arc::clone(array), true)),
    )
    .unwrap();
    let properties = WriterProperties::builder()
        .set_compression(Compression::GZIP(GzipLevel::default()))
        .build();
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), Some(properties)).unwrap();
    writer.write(&batch).unwrap();
    writer.into_inner().unwrap()
}

fn strings(values: &[&str]) -> ArrayRef {
    Arc::new(StringArray::from(values.to_vec()))
}

/// 2026-03-01T09:30:00Z in seconds.
const AT: i64 = 1_772_357_400;

#[test]
fn texts_and_ids_come_in_many_forms() {
    let dictionary = {
        let mut builder = StringDictionaryBuilder::<Int32Type>::new();
        builder.extend([Some("gold"), None, Some("gold")]);
        Arc::new(builder.finish()) as ArrayRef
    };
    let found = read(&[(
        "customers.parquet",
        parquet(&[
            ("customer_id", Arc::new(Int64Array::from(vec![1, 2, 3]))),
            ("name", Arc::new(LargeStringArray::from(vec![" Ann ", "", "Cy"]))),
            ("city", Arc::new(StringViewArray::from(vec!["Iași", "B", "a longer city name"]))),
            ("owner", Arc::new(BinaryArray::from(vec![&b"o"[..], b"p", b"q"]))),
            ("company", Arc::new(Float64Array::from(vec![Some(12.0), None, Some(13.0)]))),
            ("tier", dictionary),
            ("seats", Arc::new(Int8Array::from(vec![Some(-5), None, Some(5)]))),
            ("since", Arc::new(Date32Array::from(vec![Some(0), None, None]))),
            ("empty", Arc::new(NullArray::new(3))),
        ]),
    )]);
    assert_eq!(found.codes(), Vec::<&str>::new());
    assert_eq!(found.column(Customers, "customer_id"), ["1", "2", "3"]);
    assert_eq!(found.column(Customers, "name"), ["Ann", "-", "Cy"]);
    assert_eq!(found.column(Customers, "city"), ["Iași", "B", "a longer city name"]);
    assert_eq!(found.column(Customers, "owner"), ["o", "p", "q"]);
    assert_eq!(found.column(Customers, "company"), ["12", "-", "13"]);
    assert_eq!(
        found.column(Customers, "attributes"),
        [
            "{\"tier\":\"gold\",\"seats\":-5,\"since\":\"1970-01-01\"}",
            "-",
            "{\"tier\":\"gold\",\"seats\":5}"
        ]
    );
}

#[test]
fn instants_come_in_any_unit() {
    let columns = |started: ArrayRef| {
        parquet(&[("id", strings(&["s"])), ("customer", strings(&["c"])), ("started_at", started)])
    };
    let zone = "tenure.toml";
    let bucharest = b"time_zone = \"Europe/Bucharest\"".to_vec();
    let utc: [ArrayRef; 4] = [
        Arc::new(TimestampSecondArray::from(vec![AT]).with_timezone("UTC")),
        Arc::new(TimestampMillisecondArray::from(vec![AT * 1_000]).with_timezone("Asia/Tokyo")),
        Arc::new(TimestampMicrosecondArray::from(vec![AT * 1_000_000]).with_timezone("+00:00")),
        Arc::new(
            TimestampNanosecondArray::from(vec![AT * 1_000_000_000 + 999]).with_timezone("UTC"),
        ),
    ];
    for array in utc {
        let found = read(&[("subscriptions.parquet", columns(array)), (zone, bucharest.clone())]);
        assert_eq!(found.column(Subscriptions, "started_at"), [(AT * 1_000_000).to_string()]);
    }
    let two_hours = 7_200_000_000;
    let local: ArrayRef = Arc::new(TimestampMillisecondArray::from(vec![AT * 1_000]));
    let found = read(&[("subscriptions.parquet", columns(local)), (zone, bucharest.clone())]);
    let want = AT * 1_000_000 - two_hours;
    assert_eq!(found.column(Subscriptions, "started_at"), [want.to_string()]);
    let midnight = (AT - AT % 86_400) * 1_000_000 - two_hours;
    let day = (AT / 86_400) as i32;
    let days: [ArrayRef; 3] = [
        Arc::new(Date32Array::from(vec![day])),
        Arc::new(Date64Array::from(vec![i64::from(day) * 86_400_000])),
        strings(&["2026-03-01"]),
    ];
    for array in days {
        let found = read(&[("subscriptions.parquet", columns(array)), (zone, bucharest.clone())]);
        assert_eq!(found.column(Subscriptions, "started_at"), [midnight.to_string()]);
    }
    let far: ArrayRef = Arc::new(TimestampMicrosecondArray::from(vec![i64::MAX]));
    let found = read(&[("subscriptions.parquet", columns(far)), (zone, bucharest)]);
    assert_eq!(found.codes(), ["year-out-of-range", "no-price-column"]);
}

#[test]
fn amounts_come_as_decimals_floats_and_integers() {
    let amounts: Vec<(ArrayRef, [&str; 2])> = vec![
        (Arc::new(Float64Array::from(vec![49.99, -0.0])), ["499900", "0"]),
        (Arc::new(Float32Array::from(vec![49.99, 0.5])), ["499900", "5000"]),
        (Arc::new(Int32Array::from(vec![49, 0])), ["490000", "0"]),
        (
            Arc::new(Decimal128Array::from(vec![4999, 1]).with_precision_and_scale(10, 2).unwrap()),
            ["499900", "100"],
        ),
        (
            Arc::new(
                Decimal128Array::from(vec![49_990_000_000, 0])
                    .with_precision_and_scale(38, 9)
                    .unwrap(),
            ),
            ["499900", "0"],
        ),
        (Arc::new(PrimitiveArray::<UInt64Type>::from(vec![7, 8])), ["70000", "80000"]),
        (strings(&["49.99", "1e1"]), ["499900", "100000"]),
    ];
    for (array, want) in amounts {
        let currency = strings(&["EUR", "EUR"]);
        let file = parquet(&[
            ("plan_id", strings(&["a", "b"])),
            ("amount", array),
            ("currency", currency),
        ]);
        let found = read(&[("plans.parquet", file)]);
        assert_eq!(found.codes(), Vec::<&str>::new());
        assert_eq!(found.column(Plans, "amount"), want);
    }
}

#[test]
fn numbers_that_cannot_be_exact_are_refused_by_row() {
    let floats = vec![f64::NAN, f64::INFINITY, 1e300, 0.1 + 0.2, 49.5];
    let file = parquet(&[
        ("plan_id", strings(&["a", "b", "c", "d", "e"])),
        ("amount", Arc::new(Float64Array::from(floats))),
        ("currency", strings(&["EUR"; 5])),
    ]);
    let found = read(&[("plans.parquet", file)]);
    assert_eq!(found.codes(), ["not-finite", "not-finite", "overflow", "too-many-decimals"]);
    assert_eq!(found.column(Plans, "plan_id"), ["e"]);
    assert_eq!(found.column(Plans, "source_line"), ["5"]);
    assert_eq!(found.rejects[3].fields[1], "0.30000000000000004");
}

#[test]
fn lists_booleans_and_days_are_read() {
    let mut events = ListBuilder::new(StringBuilder::new());
    events.append_value([Some("a"), Some("b")]);
    events.append_null();
    let found = read(&[
        (
            "features.parquet",
            parquet(&[
                ("feature", strings(&["f", "g"])),
                ("events", Arc::new(events.finish())),
                ("key", Arc::new(BooleanArray::from(vec![Some(true), None]))),
            ]),
        ),
        (
            "fx_rates.parquet",
            parquet(&[
                ("date", Arc::new(TimestampMillisecondArray::from(vec![86_400_000]))),
                ("currency", strings(&["usd"])),
                ("rate", Arc::new(Float64Array::from(vec![0.9213]))),
            ]),
        ),
    ]);
    assert_eq!(found.codes(), Vec::<&str>::new());
    assert_eq!(found.column(Features, "events"), ["a;b", "-"]);
    assert_eq!(found.column(Features, "key"), ["true", "-"]);
    assert_eq!(found.column(FxRates, "date"), ["1"]);
    assert_eq!(found.column(FxRates, "currency"), ["USD"]);
    assert_eq!(found.column(FxRates, "rate"), ["921300000000"]);
}

#[test]
fn wrong_types_are_refused_before_any_row() {
    let file = parquet(&[
        ("customer_id", strings(&["c"])),
        ("at", Arc::new(Int64Array::from(vec![AT]))),
        ("purchased", Arc::new(BooleanArray::from(vec![true]))),
    ]);
    let found = read(&[("seats.parquet", file)]);
    assert_eq!(found.codes(), ["wrong-type", "wrong-type"]);
    assert!(found.findings[0].hint.as_deref().unwrap().contains("no unit"));
    assert_eq!(found.findings[1].value.as_deref(), Some("Boolean"));
    assert_eq!(found.column(Seats, "at"), Vec::<String>::new());
    assert_eq!(found.report.failed_files.len(), 1);
}

#[test]
fn damaged_files_are_given_up() {
    let whole = parquet(&[("plan_id", strings(&["a"; 1000]))]);
    let mut cut = whole.clone();
    cut.truncate(whole.len() / 2);
    let mut scrambled = whole.clone();
    for byte in &mut scrambled[4..60] {
        *byte ^= 0x5a;
    }
    for bytes in [cut, scrambled, b"PAR1".to_vec(), Vec::new()] {
        let found = read(&[("plans.parquet", bytes)]);
        assert_eq!(found.codes(), ["corrupt-input"]);
        assert_eq!(found.report.failed_files.len(), 1);
    }
}

#[test]
fn values_may_be_no_longer_than_records_elsewhere() {
    let long = "x".repeat((16 << 20) + 1);
    let found = read(&[(
        "plans.parquet",
        parquet(&[
            ("plan_id", strings(&["a", "b", "c"])),
            ("name", strings(&["A", &long, "C"])),
            ("features", Arc::new(BinaryArray::from(vec![&b"f"[..], b"", long.as_bytes()]))),
        ]),
    )]);
    assert_eq!(found.column(Plans, "plan_id"), ["a"]);
    assert_eq!(found.codes(), ["record-too-long", "record-too-long"]);
    assert!(found.rejects.iter().all(|reject| reject.fields.iter().all(|f| f.len() < 100)));
}

/// Events in row groups of 200 rows: a few names, some of them not good, and users of whom some are
/// not named.
fn events() -> Vec<u8> {
    let names = ["login", "report made", "export", " login", ""];
    let name = |n: usize| names[if n.is_multiple_of(97) { n % 5 } else { n % 3 }];
    let columns: [(&str, ArrayRef); 4] = [
        (
            "customer_id",
            Arc::new((0..1_500).map(|n| Some(format!("c{}", n % 7))).collect::<StringArray>()),
        ),
        (
            "user_id",
            Arc::new(
                (0..1_500).map(|n| (n % 11 > 0).then(|| format!("u{n}"))).collect::<StringArray>(),
            ),
        ),
        ("event", Arc::new((0..1_500).map(|n| Some(name(n))).collect::<StringArray>())),
        ("at", Arc::new((0..1_500).map(|n| Some(AT + n)).collect::<TimestampSecondArray>())),
    ];
    let batch = RecordBatch::try_from_iter_with_nullable(
        columns.iter().map(|(name, array)| (*name, Arc::clone(array), true)),
    )
    .unwrap();
    let properties = WriterProperties::builder()
        .set_compression(Compression::GZIP(GzipLevel::default()))
        .set_max_row_group_row_count(Some(200))
        .build();
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), Some(properties)).unwrap();
    writer.write(&batch).unwrap();
    writer.into_inner().unwrap()
}

#[test]
fn rows_taken_as_they_are_read_are_the_same() {
    let files = [("events.parquet", events())];
    let found = read(&files);
    let dir = folder(&files);
    let bundle = bundle::open_with(dir.path(), None).unwrap();
    let taken = Mutex::new(Vec::new());
    let take = |batch: &RecordBatch| taken.lock().unwrap().push(batch.clone());
    for threads in [1, 2, 3] {
        let mut options = options();
        options.threads = threads;
        let mut others = Collected::default();
        bundle::read_early(&bundle, &options, &take, &mut others).unwrap();
        let taken = std::mem::take(&mut *taken.lock().unwrap());
        let words =
            |batch: &RecordBatch| matches!(batch["event"].data_type(), DataType::Dictionary(..));
        assert!(taken.iter().any(words), "texts of few words stay numbers");
        for name in ["customer_id", "user_id", "event", "at", "source_line"] {
            let mut ours: Vec<String> =
                taken.iter().flat_map(|batch| column(batch, name)).collect();
            let mut theirs = found.column(Events, name);
            ours.sort();
            theirs.sort();
            assert_eq!(ours, theirs, "{name}");
        }
        let places = |found: &Collected| -> Vec<(u64, &'static str)> {
            let of =
                |reject: &tenure_connectors::report::Reject| (reject.line, reject.findings[0].code);
            found.rejects.iter().map(of).collect()
        };
        assert_eq!(places(&others), places(&found));
        assert_eq!(others.findings, found.findings);
    }
    assert!(!found.rejects.is_empty());
}

#[test]
fn a_damaged_row_group_is_told_and_the_others_are_taken() {
    let mut bytes = events();
    // Within the pages of a group somewhere in the middle.
    let middle = bytes.len() / 2;
    bytes[middle..middle + 40].fill(0xff);
    let files = [("events.parquet", bytes)];
    let dir = folder(&files);
    let bundle = bundle::open_with(dir.path(), None).unwrap();
    let rows = Mutex::new(0);
    let take = |batch: &RecordBatch| *rows.lock().unwrap() += batch.num_rows();
    let mut others = Collected::default();
    let report = bundle::read_early(&bundle, &options(), &take, &mut others).unwrap();
    assert_eq!(others.codes().last(), Some(&"corrupt-input"));
    assert_eq!(report.failed_files.len(), 1);
    let rows = *rows.lock().unwrap();
    assert!((200..1_500).contains(&rows), "{rows}");
}
