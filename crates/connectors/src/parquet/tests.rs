//! The two ways through a batch, column by column and row by row, held against each other.

use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, Float64Array, Int32Array, Int64Array,
    StringArray, TimestampMillisecondArray, TimestampSecondArray,
};
use proptest::prelude::*;
use tenure_domain::account::Account;
use tenure_domain::schema::TableId;
use tenure_domain::time::Zone;

use super::*;
use crate::cell::Reader;
use crate::header::plan;
use crate::values::date::{Clock, DateOrder};
use crate::values::decimal::Marks;

fn parser(table: TableId, batch: &RecordBatch) -> ParquetParser {
    let header: Vec<String> = batch.schema().fields().iter().map(|f| f.name().clone()).collect();
    let (plan, _) = plan(table, &header, None, false).unwrap();
    let account = Account { zone: Zone::named("Europe/Bucharest").unwrap(), ..Account::default() };
    let clock = Clock::new(account.zone.clone(), DateOrder::default());
    let rows = RowReader::new(Arc::new(plan), &account, Reader::new(clock, Marks::default(), true));
    ParquetParser::new(rows.recorded(5, true), "f.parquet".into(), "bundle".into())
}

/// Both ways; says whether the short one was taken.
fn compare(table: TableId, columns: &[(&str, ArrayRef)]) -> bool {
    let named = columns.iter().map(|(name, array)| (*name, Arc::clone(array), true));
    let batch = RecordBatch::try_from_iter_with_nullable(named).unwrap();
    let rows = Rows { batch, first_row: 11 };
    let mut careful = parser(table, &rows.batch);
    let long = careful.row_by_row(&rows);
    let Some(short) = parser(table, &rows.batch).at_once(&rows) else { return false };
    assert_eq!(short.records, long.records);
    assert_eq!(long.rejected.len(), 0, "{:?}", long.rejected);
    assert_eq!(long.missing_currency, None);
    let batches = |parsed: Parsed| -> Vec<RecordBatch> {
        parsed.batches.into_iter().map(Result::unwrap).collect()
    };
    assert_eq!(batches(short), batches(long));
    true
}

fn maybe<T: std::fmt::Debug + Clone>(
    value: impl Strategy<Value = T> + Clone,
) -> impl Strategy<Value = Vec<Option<T>>> {
    proptest::collection::vec(proptest::option::weighted(0.8, value), 6)
}

fn text() -> impl Strategy<Value = String> + Clone {
    prop_oneof![8 => "[a-z]{1,5}", 1 => "[ a\u{e9}]{0,3}", 1 => Just("a\0".to_owned())]
}

fn ids(prefix: &str) -> ArrayRef {
    Arc::new(StringArray::from((0..6).map(|n| format!("{prefix}{n}")).collect::<Vec<_>>()))
}

#[test]
fn uuids_are_read_as_their_text() {
    use parquet::data_type::{ByteArray, ByteArrayType, FixedLenByteArray, FixedLenByteArrayType};
    use parquet::file::writer::SerializedFileWriter;
    use parquet::schema::parser::parse_message_type;
    let message = "message rows {
        REQUIRED FIXED_LEN_BYTE_ARRAY (16) lead_id (UUID);
        REQUIRED BYTE_ARRAY stage (UTF8);
        REQUIRED BYTE_ARRAY entered_at (UTF8);
    }";
    let schema = Arc::new(parse_message_type(message).unwrap());
    let mut bytes = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, Arc::default()).unwrap();
    let mut group = writer.next_row_group().unwrap();
    let mut ids = group.next_column().unwrap().unwrap();
    let id = FixedLenByteArray::from((0..16).map(|n| n * 17).collect::<Vec<u8>>());
    ids.typed::<FixedLenByteArrayType>().write_batch(&[id], None, None).unwrap();
    ids.close().unwrap();
    for text in ["mql", "2026-03-01"] {
        let mut texts = group.next_column().unwrap().unwrap();
        let text = ByteArray::from(text);
        texts.typed::<ByteArrayType>().write_batch(&[text], None, None).unwrap();
        texts.close().unwrap();
    }
    group.close().unwrap();
    writer.close().unwrap();
    let mut file = tempfile::tempfile().unwrap();
    std::io::Write::write_all(&mut file, &bytes).unwrap();
    let file = ParquetFile::open(file).unwrap();
    let (mut plan, _) = plan(TableId::LeadStages, &file.header(), None, false).unwrap();
    assert_eq!(file.check(&mut plan), (vec![], vec![]));
    let rows = file.batches(&plan).unwrap().next_rows().unwrap().unwrap();
    let texts: &StringArray = rows.batch.column(0).as_any().downcast_ref().unwrap();
    assert_eq!(texts.value(0), "00112233-4455-6677-8899-aabbccddeeff");
    let parsed = parser(TableId::LeadStages, &rows.batch).parse(&rows);
    assert_eq!((parsed.good, parsed.rejected.len()), (1, 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn both_ways_give_the_same_subscriptions(
        plan in maybe(text()),
        status in maybe(prop_oneof![5 => Just("active"), 1 => Just("Active"), 1 => Just("nope")]),
        currency in maybe(prop_oneof![4 => Just("EUR"), 4 => Just("JPY"), 1 => Just("usd")]),
        amount in maybe(prop_oneof![4 => (0..1000_i64).prop_map(|n| n as f64 / 100.0), 1 => any::<f64>()]),
        quantity in maybe(prop_oneof![6 => 0..100_i64, 1 => any::<i64>()]),
        started in proptest::collection::vec(prop_oneof![8 => -3_000_000_000_i64..7_200_000_000, 1 => any::<i64>()], 6),
        ended in maybe(-30_000..90_000_i32),
        auto in maybe(any::<bool>()),
    ) {
        compare(TableId::Subscriptions, &[
            ("subscription_id", ids("s")),
            ("customer_id", ids("c")),
            ("plan_id", Arc::new(StringArray::from(plan))),
            ("status", Arc::new(StringArray::from(status))),
            ("currency", Arc::new(StringArray::from(currency))),
            ("amount", Arc::new(Float64Array::from(amount))),
            ("quantity", Arc::new(Int64Array::from(quantity))),
            ("started_at", Arc::new(TimestampSecondArray::from(started))),
            ("ended_at", Arc::new(Date32Array::from(ended))),
            ("auto_renew", Arc::new(BooleanArray::from(auto))),
        ]);
    }

    #[test]
    fn both_ways_give_the_same_lines(
        amount in maybe(prop_oneof![8 => -100_000..100_000_i128, 1 => any::<i64>().prop_map(i128::from)]),
        scale in 0_i8..6,
        start in maybe("20[0-9]{2}-0[1-9]-[0-3][0-9]"),
        end in maybe(prop_oneof![6 => 0..4_000_000_000_000_i64, 1 => any::<i64>()]),
        count in maybe(-1..40_000_i32),
        utc in any::<bool>(),
    ) {
        let end = TimestampMillisecondArray::from(end);
        let end = if utc { end.with_timezone("UTC") } else { end };
        compare(TableId::InvoiceLines, &[
            ("invoice_id", Arc::new(Int64Array::from_iter_values(0..6))),
            ("amount", Arc::new(Decimal128Array::from(amount).with_precision_and_scale(38, scale).unwrap())),
            ("period_start", Arc::new(StringArray::from(start))),
            ("period_end", Arc::new(end)),
            ("interval_count", Arc::new(Int32Array::from(count))),
        ]);
    }
}

#[test]
fn well_made_batches_take_the_short_way() {
    let months =
        |n: i64| -> ArrayRef { Arc::new(TimestampSecondArray::from(vec![n * 2_600_000; 6])) };
    let common: [(&str, ArrayRef); 4] = [
        ("subscription_id", ids("s")),
        ("customer_id", ids("c")),
        ("started_at", months(600)),
        ("ended_at", months(601)),
    ];
    let with = |more: &[(&'static str, ArrayRef)]| [&common[..], more].concat();
    assert!(compare(TableId::Subscriptions, &with(&[])));
    let amounts: ArrayRef = Arc::new(Float64Array::from(vec![49.99; 6]));
    // Without a currency somebody has to count and warn.
    assert!(!compare(TableId::Subscriptions, &with(&[("amount", Arc::clone(&amounts))])));
    let euro: ArrayRef = Arc::new(StringArray::from(vec!["EUR"; 6]));
    let yen: ArrayRef = Arc::new(StringArray::from(vec!["JPY"; 6]));
    let priced =
        |currency: ArrayRef| with(&[("amount", Arc::clone(&amounts)), ("currency", currency)]);
    assert!(compare(TableId::Subscriptions, &priced(euro)));
    assert!(!compare(TableId::Subscriptions, &priced(yen)));
}

#[test]
fn years_are_those_of_texts() {
    use crate::values::date::YEARS;
    let day = |year, month, day| tenure_domain::time::Day::from_ymd(year, month, day).unwrap().0;
    let (first, last) = (day(*YEARS.start(), 1, 1), day(*YEARS.end(), 12, 31));
    assert!(fast::in_years(first.into()) && !fast::in_years(i64::from(first) - 1));
    assert!(fast::in_years(last.into()) && !fast::in_years(i64::from(last) + 1));
}

/// What the reader says where it was made without a compression is told as that, not as damage.
#[test]
fn a_compression_that_is_not_read_is_no_damage() {
    let said = |error: &str| {
        let failed = || Err(ParquetError::External(error.into()));
        guarded::<()>(failed).unwrap_err()
    };
    let sound = said("Parquet error: Disabled feature at compile time: brotli");
    assert_eq!(sound.code, "unsupported-compression");
    assert!(format!("{}", sound.expected).ends_with("this is brotli"), "{sound:?}");
    assert_eq!(said("Parquet error: EOF").code, "corrupt-input");
}
