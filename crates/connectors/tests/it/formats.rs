//! JSONL, gzip, single files and folders of parts.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use tenure_connectors::Error;
use tenure_connectors::bundle::open;
use tenure_domain::schema::TableId::{Customers, Events, InvoiceLines, Plans, Subscriptions};

use crate::support::{folder, mapped, options, read, read_path, read_with};

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn jsonl_keeps_numbers_exact_and_types_of_attributes() {
    let found = read(&[
        (
            "customers.jsonl",
            "{\"id\":17,\"name\":\"A\\u00e9\",\"score\":1.50,\"tags\":[\"a\",\"b\"]}\n\n\
             {\"id\":\"c2\",\"vip\":true,\"employees\":12.0}\n",
        ),
        (
            "plans.ndjson",
            "{\"plan_id\":\"p\",\"amount\":0.1,\"features\":[\"x\",\"y\"],\"limits\":{\"a\":1}}\n\
             {\"plan_id\":\"q\",\"amount\":922337203685477.5807,\"interval\":null,\"currency\":\"eur\"}",
        ),
    ]);
    assert_eq!(found.codes(), ["overflow", "currency-missing"]);
    assert_eq!(found.column(Customers, "customer_id"), ["17", "c2"]);
    assert_eq!(found.column(Customers, "name"), ["Aé", "-"]);
    assert_eq!(
        found.column(Customers, "attributes"),
        ["{\"score\":1.50,\"tags\":[\"a\",\"b\"]}", "{\"vip\":true}"]
    );
    assert_eq!(found.column(Customers, "employees"), ["-", "12"]);
    assert_eq!(found.column(Plans, "features"), ["x;y"]);
    assert_eq!(found.column(Plans, "limits"), ["{\"a\":1}"]);
    assert_eq!(found.column(Plans, "amount"), ["1000"]);
    assert_eq!(found.only("overflow").place.column, Some(25));
}

#[test]
fn bad_lines_of_jsonl_are_named() {
    let found = read(&[(
        "events.jsonl",
        &b"{\"customer_id\":\"c\",\"event\":\"e\",\"at\":\"2026-01-01\"}\n\
           {\"customer_id\":\"c\",\"event\":\n\
           [1]\n\
           {\"customer_id\":\"c\",\"customer_id\":\"d\",\"event\":\"e\",\"at\":\"2026-01-01\"}\n\
           {\"customer_id\":\"\xe9\"}\n\
           {\"customer_id\":\"c\",\"event\":{\"a\":1},\"at\":\"2026-01-01\"}\n\
           {\"customer_id\":\"c\",\"event\":\"\\u0000\",\"at\":\"2026-01-01\"}\n\
           {\"customer_id\":\"c\",\"event\":\"e\",\"at\":\"2026-01-01\",\"atx\":1}\n\
           {\"customer_id\":\"c\",\"at\":\"2026-01-01\",\"atx\":1}\n"[..],
    )]);
    assert_eq!(
        found.codes(),
        [
            "invalid-json",
            "invalid-json",
            "duplicate-field",
            "invalid-utf8",
            "wrong-type",
            "nul-byte",
            "required-empty",
            "unknown-column"
        ]
    );
    assert_eq!(found.column(Events, "source_line"), ["1", "8"]);
}

#[test]
fn a_list_of_objects_is_no_jsonl() {
    let found = read(&[("events.jsonl", "[{\"customer_id\":\"c\"}]")]);
    assert!(found.only("invalid-json").hint.as_deref().unwrap().contains("list"));
    assert_eq!(found.report.failed_files.len(), 1);
}

#[test]
fn keys_that_come_late_are_read() {
    let mut lines =
        "{\"subscription_id\":\"s\",\"customer_id\":\"c\",\"started_at\":\"2026-01-01\"}\n"
            .repeat(20_000);
    lines.push_str("{\"sub_id\":\"t\",\"customer_id\":\"c\",\"started_at\":\"2026-01-01\",\"Ended At\":\"2026-02-01\"}\n");
    let found = read(&[("subscriptions.jsonl", lines)]);
    assert_eq!(found.codes(), Vec::<&str>::new());
    assert_eq!(found.column(Subscriptions, "ended_at")[20_000], "1769904000000000");
    assert_eq!(found.column(Subscriptions, "subscription_id")[20_000], "t");
}

#[test]
fn gzip_is_known_by_its_first_bytes() {
    let csv = gzip(b"plan_id,name\np,Pro\n");
    let mut twice = csv.clone();
    twice.extend(gzip(b"q,Quick\n"));
    let found = read(&[("plans.csv", csv), ("customers.csv.gz", gzip(b"id\nc\n"))]);
    assert_eq!(found.column(Plans, "name"), ["Pro"]);
    assert_eq!(found.column(Customers, "customer_id"), ["c"]);
    let found = read(&[("plans.csv.gz", twice)]);
    assert_eq!(found.column(Plans, "name"), ["Pro", "Quick"]);
}

#[test]
fn a_table_may_have_parts() {
    let found = read(&[
        ("invoice_lines/2026-02.csv", "invoice_id,amount\nb,2\n"),
        ("invoice_lines/2026-01.jsonl", "{\"invoice\":\"a\",\"amount\":\"1\"}\n"),
        ("invoice_lines/_SUCCESS", ""),
        ("plans/0.csv", "plan_id\np\n"),
    ]);
    assert_eq!(found.codes(), ["several-files"]);
    assert_eq!(found.column(InvoiceLines, "invoice_id"), ["a", "b"]);
    assert_eq!(
        found.column(InvoiceLines, "source_file"),
        ["invoice_lines/2026-01.jsonl", "invoice_lines/2026-02.csv"]
    );
}

#[test]
fn a_single_file_is_a_bundle() {
    let dir = folder(&[("Plans.csv", "plan_id\np\n"), ("plan.csv", "plan_id\np\n")]);
    let found = read_path(&dir.path().join("Plans.csv"), &options());
    assert_eq!(found.column(Plans, "plan_id"), ["p"]);
    match open(&dir.path().join("plan.csv")) {
        Err(Error::NotABundle { reason, .. }) => {
            assert!(reason.contains("did you mean plans"), "{reason}")
        }
        other => panic!("{other:?}"),
    }
    assert!(matches!(open(&dir.path().join("no such")), Err(Error::Io(_))));
    let empty = folder::<&str>(&[]);
    assert!(matches!(open(empty.path()), Err(Error::NotABundle { .. })));
}

#[test]
fn numbers_of_jsonl_have_points_whatever_the_mapping_says() {
    let found = read_with(
        &[(
            "plans.jsonl",
            "{\"plan_id\":\"p\",\"amount\":1.5,\"currency\":\"EUR\"}\n\
                           {\"plan_id\":\"q\",\"amount\":\"1,5\",\"currency\":\"EUR\"}\n",
        )],
        &mapped("decimal = \",\""),
    );
    assert_eq!(found.codes(), Vec::<&str>::new());
    assert_eq!(found.column(Plans, "amount"), ["15000", "15000"]);
}

#[test]
fn bad_settings_are_refused_and_unknown_ones_named() {
    let dir = folder(&[("plans.csv", "plan_id\np\n"), ("tenure.toml", "currency = \"EURO\"\n")]);
    let Err(Error::Refused(findings)) = open(dir.path()) else { panic!("accepted") };
    assert_eq!(findings[0].place.file.as_deref(), Some("tenure.toml"));
    let found = read(&[("plans.csv", "plan_id\np\n"), ("tenure.toml", "curency = \"EUR\"\n")]);
    assert_eq!(found.codes(), ["unknown-setting"]);
}
