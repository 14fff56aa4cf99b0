//! Stripe from files: the laws of every connector, and what is said about what cannot be read.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tenure_connectors::bundle::ReadOptions;
use tenure_connectors::source::{self, OpenOptions, Source};
use tenure_connectors::stripe::{Mode, Options};
use tenure_domain::account::Account;
use tenure_domain::schema::TableId;

use super::conformance::{self, Subject};
use super::support::Collected;

/// When the objects were read: 2025-06-01.
const RETRIEVED: i64 = 1_748_736_000_000_000;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/stripe")
}

/// The objects of a fixture, as lines.
fn objects(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap();
    if path.extension().is_some_and(|it| it == "jsonl") {
        return text.lines().map(str::to_owned).collect();
    }
    let page: Value = serde_json::from_str(&text).unwrap();
    page["data"].as_array().unwrap().iter().map(Value::to_string).collect()
}

/// Objects of a fixture with ids of their own, so that all fixtures are one account.
fn renamed(path: &Path) -> Vec<String> {
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    let ids =
        ["cus", "sub", "si", "prod", "in", "il", "ch", "pi", "re", "dp", "cn", "evt", "di", "c"];
    let rename = |mut text: String| {
        for id in ids {
            text = text.replace(&format!("\"{id}_"), &format!("\"{id}_{name}_"));
        }
        for id in ["1", "2", "9", "m"] {
            text = text.replace(&format!("\"price_{id}\""), &format!("\"price_{name}_{id}\""));
        }
        text.replace("\"gold\"", &format!("\"gold_{name}\""))
    };
    objects(path).into_iter().map(rename).collect()
}

/// All fixtures as one account.
fn everything() -> Vec<String> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder()).unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() > 50);
    paths.iter().flat_map(|path| renamed(path)).collect()
}

fn options() -> OpenOptions<'static> {
    let stripe = Options { retrieved_at: Some(RETRIEVED), ..Options::default() };
    OpenOptions { stripe, ..OpenOptions::default() }
}

fn open(path: &Path) -> Source {
    source::open(path, &options()).unwrap()
}

/// Opens what need not look like Stripe's.
fn open_as_stripe(path: &Path) -> Source {
    let kind = Some(source::Kind::Stripe);
    source::open(path, &OpenOptions { kind, ..options() }).unwrap()
}

fn subject() -> Subject {
    Subject {
        open: open_as_stripe,
        records: everything(),
        write: |records| records.join("\n"),
        file: "objects.jsonl",
        linked: true,
    }
}

fn read_source(source: &Source) -> Collected {
    let mut collected = Collected::default();
    let report = source.read(&ReadOptions::new(Account::default()), &mut collected).unwrap();
    collected.report = report;
    collected
}

/// Reads the text of one file.
fn read(name: &str, text: &str) -> Collected {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(name);
    std::fs::write(&path, text).unwrap();
    read_source(&open(&path))
}

#[test]
fn c1_reading_twice_says_nothing_more() {
    conformance::is_idempotent(&subject());
}

#[test]
fn c2_no_order_matters() {
    conformance::has_no_order(&subject());
}

#[test]
fn c3_parts_come_to_the_whole() {
    conformance::can_be_resumed(&subject());
    let alone = ["annual", "trial", "events_life", "events_pause", "invoices_old_shape"];
    let records = alone.iter().flat_map(|it| renamed(&folder().join(format!("{it}.jsonl"))));
    let subject = Subject { records: records.collect(), linked: false, ..subject() };
    conformance::can_be_resumed(&subject);
}

#[test]
fn c4_every_amount_has_a_currency() {
    conformance::names_currencies(&subject());
}

#[test]
fn c5_new_words_are_found() {
    let words = [
        "\"status\":\"active\"",
        "\"status\":\"paid\"",
        "\"status\":\"succeeded\"",
        "\"status\":\"lost\"",
        "\"status\":\"issued\"",
        "\"interval\":\"month\"",
        "\"usage_type\":\"licensed\"",
        "\"billing_scheme\":\"per_unit\"",
        "\"billing_scheme\":\"tiered\"",
        "\"duration\":\"once\"",
        "\"tiers_mode\":\"volume\"",
        "\"round\":\"up\"",
        "\"behavior\":\"void\"",
        "\"reason\":\"payment_failed\"",
        "\"feedback\":\"too_expensive\"",
        "\"type\":\"subscription_item_details\"",
        "\"type\":\"invoiceitem\"",
        "\"collection_method\":\"charge_automatically\"",
        "\"object\":\"subscription\"",
    ];
    let whole = everything();
    // One record for each word is enough, and lists keep what they hold.
    for word in words {
        let record = whole.iter().find(|it| it.contains(word)).unwrap().clone();
        let subject = Subject { records: vec![record], ..subject() };
        conformance::finds_new_words(&subject, &[word]);
    }
}

#[test]
fn c6_nothing_is_lost() {
    conformance::loses_nothing(&subject(), everything().len() as u64);
}

/// Files of one layout: names and bytes.
type Layout<'a> = (&'a str, Vec<(&'a str, Vec<u8>)>);

#[test]
fn any_layout_of_files_says_the_same() {
    let mut whole = conformance::Facts::new();
    conformance::put(
        &mut whole,
        &subject().read(&[everything().iter().map(String::as_str).collect()]),
    );
    let objects: Vec<Value> =
        everything().iter().map(|it| serde_json::from_str(it).unwrap()).collect();
    let page = |data: &[Value]| {
        serde_json::to_string_pretty(
            &serde_json::json!({"object": "list", "has_more": false, "data": data}),
        )
        .unwrap()
    };
    let half = objects.len() / 2;
    let pages = format!("{}\n{}", page(&objects[..half]), page(&objects[half..]));
    let array = serde_json::to_string(&objects).unwrap();
    let line_pages: Vec<String> = objects
        .chunks(7)
        .map(|data| serde_json::json!({"object": "list", "data": data}).to_string())
        .collect();
    let layouts: [Layout<'_>; 5] = [
        ("pages", vec![("all.json", pages.clone().into_bytes())]),
        ("array", vec![("all.json", array.into_bytes())]),
        ("pages on lines", vec![("all.jsonl", line_pages.join("\n").into_bytes())]),
        ("gzip", vec![("all.json.gz", gzip(pages.as_bytes()))]),
        (
            "mixed",
            vec![
                ("a/one.json", page(&objects[..half]).into_bytes()),
                ("two.jsonl", everything()[half..].join("\n").into_bytes()),
            ],
        ),
    ];
    for (name, files) in layouts {
        let dir = tempfile::tempdir().unwrap();
        for (file, bytes) in &files {
            let path = dir.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        let mut facts = conformance::Facts::new();
        conformance::put(&mut facts, &read_source(&open(dir.path())));
        assert!(facts == whole, "{name}");
        let zip = dir.path().join("export.zip");
        let mut writer = zip::ZipWriter::new(std::fs::File::create(&zip).unwrap());
        for (file, bytes) in &files {
            writer.start_file(*file, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap();
        let mut facts = conformance::Facts::new();
        conformance::put(&mut facts, &read_source(&open(&zip)));
        assert!(facts == whole, "{name} in an archive");
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn each_trap_says_what_it_cannot_know() {
    let codes = |name: &str| {
        let path = folder().join(format!("{name}.jsonl"));
        let read = read_source(&open(&path));
        read.codes().into_iter().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()
    };
    assert_eq!(codes("tiers_unknown"), ["price-unknown"]);
    assert_eq!(codes("coupon_customer"), ["customer-discount"]);
    assert_eq!(codes("new_reason"), ["new-word"]);
    assert_eq!(codes("unknown_status"), ["unknown-value"]);
    assert_eq!(codes("test_mode"), ["other-mode"]);
    assert_eq!(codes("cut_list"), ["list-cut"]);
    for clean in ["annual", "tiers_apart", "schedule", "disputes", "events_life", "credit_note"] {
        assert_eq!(codes(clean), [""; 0], "{clean}");
    }
}

#[test]
fn errors_name_object_field_value_and_way_out() {
    let text = objects(&folder().join("unknown_status.jsonl"));
    let bad = text[0].replace("\"quantity\":1", "\"quantity\":\"many\"");
    let read_lines = read("subs.jsonl", &format!("{}\n{bad}\n", text[1]));
    let finding = read_lines.only("wrong-field");
    assert_eq!(
        finding.to_string(),
        "subs.jsonl:2: error[wrong-field]: sub_1 /items/data/0/quantity: a whole number, \
         found \"many\""
    );
    let page = format!("{{\"object\":\"list\",\n\"data\":[\n{},\n{}]}}", text[1], text[0]);
    let finding = read("page.json", &page).only("unknown-value").clone();
    assert_eq!(finding.place.line, Some(4));
    assert_eq!(finding.field.as_deref(), Some("/1/status"));
    assert_eq!(finding.value.as_deref(), Some("hibernating"));
    assert!(finding.hint.is_some());
    // What a row cannot hold is told by the field of the object.
    let wild = text[1].replace("\"quantity\":1", "\"quantity\":-3");
    let rejected = read("subs.jsonl", &wild).rejects.remove(0);
    let fields: Vec<_> = rejected.findings.iter().filter_map(|it| it.field.as_deref()).collect();
    assert_eq!(fields, ["/items/data/0/quantity", "/items/data/0/price/unit_amount"]);
    let finding = read("cut.json", &page[..page.len() - 20]).only("truncated-input").clone();
    assert_eq!((finding.place.file.as_deref(), finding.place.line), (Some("cut.json"), Some(4)));
    assert!(finding.expected.ends_with("within object 2, which begins on line 4"), "{finding}");
    let broken = read("lines.jsonl", &format!("{}\n{{\"object\":\"price\",]\n", text[1]));
    assert_eq!(broken.only("invalid-json").place.line, Some(2));
    assert_eq!(broken.report.tables[&TableId::Subscriptions].good, 1);
}

#[test]
fn tables_beside_the_objects_are_read_too() {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(dir.path().join(name), text).unwrap();
    // Named like a table, but Stripe's.
    write("subscriptions.jsonl", &objects(&folder().join("annual.jsonl")).join("\n"));
    write("fx_rates.csv", "date,currency,rate\n2025-01-01,USD,0.9\n2025-01-02,USD,zero\n");
    write("notes.docx", "");
    write("tenure.toml", "currency = \"EUR\"\n");
    let source = open(dir.path());
    assert_eq!((source.name(), source.parts().len()), ("stripe", 2));
    assert_eq!(source.settings().currency.unwrap().code(), "EUR");
    let read = read_source(&source);
    assert_eq!(read.column(TableId::Subscriptions, "subscription_id"), ["sub_1"]);
    assert_eq!(read.column(TableId::FxRates, "currency"), ["USD"]);
    assert_eq!(read.report.tables[&TableId::FxRates].rejected, 1);
    assert_eq!(read.only("unknown-file").place.file.as_deref(), Some("notes.docx"));
}

#[test]
fn test_objects_are_read_alone_or_not_at_all() {
    let path = folder().join("test_mode.jsonl");
    let of = |mode| {
        let stripe = Options { mode, ..options().stripe };
        let source = source::open(&path, &OpenOptions { stripe, ..options() }).unwrap();
        let read = read_source(&source);
        assert_eq!(read.report.objects.left_out(), 1);
        (source.name(), read.column(TableId::Subscriptions, "subscription_id"))
    };
    assert_eq!(of(Mode::Live), ("stripe", vec!["sub_1".to_owned()]));
    assert_eq!(of(Mode::Test), ("stripe-test", vec!["sub_2".to_owned()]));
}

#[test]
fn rows_hold_what_the_objects_say() {
    let read = read_source(&open(&folder().join("credit_note.jsonl")));
    let notes = |name| read.column(TableId::CreditNotes, name);
    assert_eq!(notes("amount"), ["200000", "0"]);
    assert_eq!(notes("line_id"), ["il_1", "-"]);
    assert_eq!(notes("reason"), ["duplicate", "void"]);
    let read = read_source(&open(&folder().join("disputes.jsonl")));
    assert_eq!(read.column(TableId::Disputes, "status"), ["open", "lost", "won", "won", "won"]);
    assert_eq!(read.column(TableId::Disputes, "invoice_id"), ["in_1"; 5]);
    assert_eq!(read.column(TableId::Payments, "card_expires").len(), 1);
    let read = read_source(&open(&folder().join("refund_new_shape.jsonl")));
    assert_eq!(read.column(TableId::Refunds, "invoice_id"), ["in_1"]);
    let read = read_source(&open(&folder().join("cancel_at_period_end.jsonl")));
    let cell = |name| read.column(TableId::Subscriptions, name).remove(0);
    assert_eq!(cell("churn_reason"), "too_expensive");
    assert_eq!(cell("churn_comment"), "too much");
    assert_eq!(cell("status"), "non_renewing");
}

/// Of states of an invoice within one second the later in its life wins, whatever is read first.
#[test]
fn an_invoice_that_is_finalized_and_paid_at_once_is_paid() {
    let invoice = |status: &str, moves: &str, paid: u64| {
        format!(
            r#"{{"id":"in_1","object":"invoice","livemode":true,"customer":"cus_1","currency":"eur",
            "status":"{status}","created":1740000000,"status_transitions":{{{moves}}},
            "total":2000,"amount_due":2000,"amount_paid":{paid},
            "lines":{{"object":"list","data":[],"has_more":false}}}}"#
        )
    };
    let event = |id: &str, kind: &str, object: &str| {
        let text = format!(
            r#"{{"id":"evt_{id}","object":"event","livemode":true,"created":1740000000,
            "type":"invoice.{kind}","api_version":"2025-02-24.acacia","data":{{"object":{object}}}}}"#
        );
        text.replace('\n', "")
    };
    let (open, at) = ("\"finalized_at\":1740000000", 1_740_000_000);
    let paid = format!("{open},\"paid_at\":{at}");
    let given_up = format!("{open},\"marked_uncollectible_at\":{at}");
    let void = format!("{given_up},\"voided_at\":{at}");
    for (last, states) in [
        ("paid", [("draft", ""), ("open", open), ("paid", paid.as_str())]),
        ("paid", [("open", open), ("uncollectible", given_up.as_str()), ("paid", paid.as_str())]),
        ("void", [("open", open), ("uncollectible", given_up.as_str()), ("void", void.as_str())]),
    ] {
        let lines: Vec<String> = states
            .iter()
            .map(|(status, moves)| {
                let cents = if *status == "paid" { 2_000 } else { 0 };
                // By their names alone nothing tells which came first.
                event(status, "updated", &invoice(status, moves, cents))
            })
            .collect();
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let text = order.map(|at| lines[at].clone()).join("\n");
            let read = read("events.jsonl", &text);
            let (status, versions) = (
                read.column(TableId::Invoices, "status"),
                read.column(TableId::Invoices, "updated_at"),
            );
            let mut rows: Vec<(&String, &String)> = versions.iter().zip(&status).collect();
            rows.sort();
            let distinct: BTreeSet<&String> = versions.iter().collect();
            assert_eq!(distinct.len(), 3, "each has a version of its own: {rows:?}");
            assert_eq!(rows[2].1, last, "{rows:?}");
        }
    }
}

/// Stripe's own sample objects are not part of the project; the test runs where they lie beside it.
#[test]
fn every_sample_object_of_stripe_is_read_or_refused() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/stripe/fixtures3.json");
    if !path.exists() {
        eprintln!("skipped: Stripe's sample objects are not here ({})", path.display());
        return;
    }
    let text = std::fs::read_to_string(path).unwrap();
    let samples: Value = serde_json::from_str(&text).unwrap();
    let mut taken = BTreeSet::new();
    let samples = samples["resources"].as_object().unwrap();
    for (name, sample) in samples {
        for mode in [Mode::Live, Mode::Test] {
            let dir = tempfile::tempdir().unwrap();
            let file = dir.path().join("sample.jsonl");
            std::fs::write(&file, sample.to_string()).unwrap();
            let kind = Some(source::Kind::Stripe);
            let stripe = Options { mode, ..options().stripe };
            let source = source::open(&file, &OpenOptions { kind, stripe, ..options() }).unwrap();
            let read = read_source(&source);
            let objects = &read.report.objects;
            assert_eq!(objects.total(), 1, "{name}: {objects:?}");
            let refused: u64 = objects.kinds.values().map(|it| it.refused).sum();
            assert_eq!(refused, read.rejects.len() as u64, "{name}");
            for finding in read.rejects.iter().flat_map(|it| &it.findings) {
                assert!(!finding.expected.is_empty() && finding.place.line == Some(1), "{finding}");
            }
            assert!(!read.codes().contains(&"unknown-object"), "{name}");
            if objects.kinds.values().any(|it| it.taken > 0) {
                taken.insert(name.as_str());
            }
        }
    }
    assert!(samples.len() > 170);
    for name in [
        "customer",
        "charge",
        "credit_note",
        "dispute",
        "invoice",
        "line_item",
        "plan",
        "price",
        "refund",
        "subscription",
    ] {
        assert!(taken.contains(name), "{name} is not in {taken:?}");
    }
}

/// Which of two updates within one second is the later no event says by itself. The same event twice
/// is one, and what does not matter to MRR is not counted.
#[test]
fn updates_within_one_second_are_told() {
    let event = |id: u32, seats: u32, field: &str| {
        let text = format!(
            r#"{{"id":"evt_{id}","object":"event","livemode":true,"created":1740000000,
            "type":"customer.subscription.updated","api_version":"2025-02-24.acacia",
            "data":{{"previous_attributes":{{"{field}":1}},"object":{{"id":"sub_1",
            "object":"subscription","livemode":true,"customer":"cus_1","currency":"eur",
            "status":"active","created":1730000000,"start_date":1730000000,"items":{{
            "object":"list","has_more":false,"data":[{{"id":"si_1","object":"subscription_item",
            "quantity":{seats},"price":{{"id":"price_1","object":"price","currency":"eur",
            "unit_amount":1000,"type":"recurring",
            "recurring":{{"interval":"month","interval_count":1,"usage_type":"licensed"}}}}}}]}}}}}}}}"#
        );
        text.replace('\n', "")
    };
    let told = |lines: &[String]| {
        let read = read("events.jsonl", &lines.join("\n"));
        read.codes().iter().filter(|code| **code == "order-guessed").count()
    };
    assert_eq!(told(&[event(1, 2, "quantity"), event(2, 4, "quantity")]), 1);
    assert_eq!(told(&[event(1, 2, "quantity"), event(1, 2, "quantity")]), 0);
    assert_eq!(told(&[event(1, 2, "quantity"), event(2, 2, "metadata")]), 0);
}
