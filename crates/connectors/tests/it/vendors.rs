//! Help desks and HubSpot: the laws of every connector, and which files are whose.

use std::path::{Path, PathBuf};

use serde_json::Value;
use tenure_connectors::Error;
use tenure_connectors::bundle::ReadOptions;
use tenure_connectors::source::{self, Kind, OpenOptions, Source};
use tenure_connectors::vendors::Vendor;
use tenure_domain::account::Account;
use tenure_domain::schema::TableId;

use super::conformance::{self, Subject};
use super::support::{Collected, folder};

/// The folder of a source's fixtures.
pub fn fixtures(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// Reads what a path holds.
pub fn read_path(path: &Path, options: &OpenOptions<'_>) -> Collected {
    let source = source::open(path, options).unwrap();
    let mut collected = Collected::default();
    let read = ReadOptions::new(source.settings().apply(&Account::default()));
    collected.report = source.read(&read, &mut collected).unwrap();
    collected
}

/// Reads files of one folder.
pub fn read(files: &[(&str, &str)]) -> Collected {
    read_path(folder(files).path(), &OpenOptions::default())
}

/// Lists that a page may have, where the name tells what its elements are.
const NAMED: [&str; 8] = [
    "tickets",
    "users",
    "organizations",
    "ticket_metrics",
    "audits",
    "ticket_events",
    "satisfaction_ratings",
    "suspended_tickets",
];

/// The objects of a file, each as it may stand on a line of its own.
fn objects(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap();
    if path.extension().is_some_and(|it| it == "jsonl") {
        return text.lines().map(str::to_owned).collect();
    }
    let whole: Value = serde_json::from_str(&text).unwrap();
    let bare = |all: &Value| all.as_array().unwrap().iter().map(Value::to_string).collect();
    if whole.is_array() {
        return bare(&whole);
    }
    for key in ["conversations", "results", "payload", "admins"] {
        let within = whole.get(key).or_else(|| whole.get("data")?.get(key));
        if let Some(all) = within {
            return bare(all);
        }
    }
    if whole["data"].is_array() {
        return bare(&whole["data"]);
    }
    let page = |key: &&str| {
        let all = whole[*key].as_array().into_iter().flatten();
        all.map(|it| serde_json::json!({ *key: [it] }).to_string()).collect::<Vec<_>>()
    };
    NAMED.iter().flat_map(page).collect()
}

fn everything(name: &str) -> Vec<String> {
    let entries = std::fs::read_dir(fixtures(name)).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|it| it.unwrap().path()).collect();
    paths.sort();
    let is_json = |path: &&PathBuf| path.extension().is_some_and(|it| it != "toml");
    paths.iter().filter(is_json).flat_map(|path| objects(path)).collect()
}

fn open_as(path: &Path, vendor: Vendor, customer_key: Option<&str>) -> Source {
    let kind = Some(Kind::Vendor(vendor));
    source::open(path, &OpenOptions { kind, customer_key, ..OpenOptions::default() }).unwrap()
}

fn subject(vendor: Vendor) -> Subject {
    let open: fn(&Path) -> Source = match vendor {
        Vendor::Zendesk => |path| open_as(path, Vendor::Zendesk, None),
        Vendor::Intercom => |path| open_as(path, Vendor::Intercom, None),
        Vendor::Chatwoot => |path| open_as(path, Vendor::Chatwoot, None),
        Vendor::HubSpot => |path| open_as(path, Vendor::HubSpot, Some("company.customer_id")),
    };
    Subject {
        open,
        records: everything(&format!("{}/export", vendor.name())),
        write: |records| records.join("\n"),
        file: "objects.jsonl",
        linked: true,
    }
}

#[test]
fn c1_reading_twice_says_nothing_more() {
    Vendor::ALL.iter().for_each(|&vendor| conformance::is_idempotent(&subject(vendor)));
}

#[test]
fn c2_no_order_matters() {
    Vendor::ALL.iter().for_each(|&vendor| conformance::has_no_order(&subject(vendor)));
}

#[test]
fn c3_parts_come_to_the_whole() {
    Vendor::ALL.iter().for_each(|&vendor| conformance::can_be_resumed(&subject(vendor)));
}

#[test]
fn c4_every_amount_has_a_currency() {
    Vendor::ALL.iter().for_each(|&vendor| conformance::names_currencies(&subject(vendor)));
}

#[test]
fn c5_new_words_are_findings() {
    let words: [(Vendor, &[&str]); 4] = [
        (
            Vendor::Zendesk,
            &[
                "\"status\":\"closed\"",
                "\"status\":\"deleted\"",
                "\"status\":\"open\"",
                "\"role\":\"agent\"",
                "\"score\":\"good\"",
                "\"score\":\"offered\"",
            ],
        ),
        (
            Vendor::Intercom,
            &[
                "\"state\":\"closed\"",
                "\"delivered_as\":\"admin_initiated\"",
                "\"resolution_state\":\"assumed_resolution\"",
            ],
        ),
        (Vendor::Chatwoot, &["\"status\":\"resolved\"", "\"name\":\"conversation_resolved\""]),
        (
            Vendor::HubSpot,
            &["\"lifecyclestage\":\"customer\"", "\"lifecyclestage\":\"subscriber\""],
        ),
    ];
    for (vendor, words) in words {
        conformance::finds_new_words(&subject(vendor), words);
    }
}

#[test]
fn c6_no_object_is_lost() {
    for (vendor, count) in [
        (Vendor::Zendesk, 13 + 7 + 3 + 9 + 11 + 3 + 4 + 1),
        (Vendor::Intercom, 6 + 3 + 2 + 1),
        (Vendor::Chatwoot, 7 + 18 + 10 + 2 + 4),
        (Vendor::HubSpot, 8 + 2 + 3 + 1),
    ] {
        let subject = subject(vendor);
        assert_eq!(subject.records.len() as u64, count, "{vendor:?}");
        conformance::loses_nothing(&subject, count);
    }
}

#[test]
fn files_are_known_by_what_they_hold() {
    for vendor in Vendor::ALL {
        let path = fixtures(&format!("{}/export", vendor.name()));
        let source = source::open(&path, &OpenOptions::default()).unwrap();
        assert_eq!(source.name(), vendor.name());
        let Source::Vendors(exports, None) = &source else { panic!("{source:?}") };
        let files = std::fs::read_dir(&path).unwrap();
        let is_read = |name: &str| name != "tenure.toml";
        let files = files.filter(|it| is_read(it.as_ref().unwrap().file_name().to_str().unwrap()));
        assert_eq!((exports.len(), exports[0].parts.len()), (1, files.count()));
        assert!(exports[0].findings.is_empty(), "{:?}", exports[0].findings);
    }
    let csv = fixtures("hubspot/csv/hubspot-crm-exports-all-deals.csv");
    assert_eq!(source::open(&csv, &OpenOptions::default()).unwrap().name(), "hubspot");
}

#[test]
fn a_bundle_of_the_same_words_is_a_bundle() {
    let files = [
        (
            "tickets.jsonl",
            "{\"ticket_id\":\"1\",\"opened_at\":\"2026-03-01\",\"status\":\"open\"}\n",
        ),
        (
            "contacts.jsonl",
            "{\"id\":\"1\",\"email\":\"a@b.example\",\"role\":\"admin\",\"customer\":\"c\"}\n",
        ),
        ("leads.csv", "id,email,created,lifecycle_stage\n1,a@b.example,2026-03-01,lead\n"),
    ];
    let dir = folder(&files);
    let source = source::open(dir.path(), &OpenOptions::default()).unwrap();
    assert_eq!(source.name(), "bundle");
    let collected = read(&files);
    assert_eq!(collected.codes(), [""; 0]);
    assert_eq!(collected.column(TableId::Contacts, "contact_id"), ["1"]);
}

#[test]
fn several_sources_and_tables_lie_in_one_folder() {
    let desk = std::fs::read_to_string(fixtures("zendesk/export/organizations.json")).unwrap();
    let tickets = std::fs::read_to_string(fixtures("zendesk/export/tickets.json")).unwrap();
    let contacts = std::fs::read_to_string(fixtures("hubspot/export/contacts.json")).unwrap();
    let collected = read(&[
        ("support/organizations.json", &desk),
        ("support/tickets.json", &tickets),
        ("crm/contacts.json", &contacts),
        ("customers.csv", "customer_id,name\ncus_a,Alder\n"),
        ("notes.txt", "nothing"),
    ]);
    assert_eq!(collected.column(TableId::Customers, "name"), ["Alder"]);
    assert_eq!(collected.column(TableId::Tickets, "ticket_id").len(), 7);
    assert_eq!(collected.column(TableId::Leads, "source")[0], "hubspot");
    assert_eq!(collected.column(TableId::Tickets, "source")[0], "zendesk");
    assert_eq!(collected.column(TableId::Customers, "source")[0], "bundle");
    let file = collected.only("unknown-file");
    assert_eq!(file.place.file.as_deref(), Some("notes.txt"));
}

#[test]
fn an_archive_is_read_like_a_folder() {
    let mut bytes = Vec::new();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(&mut bytes));
    for name in ["contacts.json", "conversations.json", "companies.json"] {
        zip.start_file(format!("export/{name}"), zip::write::SimpleFileOptions::default()).unwrap();
        let text = std::fs::read(fixtures(&format!("intercom/export/{name}"))).unwrap();
        std::io::Write::write_all(&mut zip, &text).unwrap();
    }
    zip.finish().unwrap();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("intercom.zip");
    std::fs::write(&path, &bytes).unwrap();
    let collected = read_path(&path, &OpenOptions::default());
    assert_eq!(collected.column(TableId::Tickets, "ticket_id").len(), 6);
}

#[test]
fn a_wrong_key_is_refused_with_what_may_stand_there() {
    let path = fixtures("zendesk/export");
    let options = OpenOptions { customer_key: Some("organisation"), ..OpenOptions::default() };
    let Err(Error::Refused(findings)) = source::open(&path, &options) else { panic!() };
    assert_eq!(findings[0].value.as_deref(), Some("organisation"));
    assert!(findings[0].expected.starts_with("company.external_id"));
    let settings = "[support]\ncustomer = 3\nself_service_tag = [\"x\"]\n";
    let ticket = "{\"tickets\":[]}";
    let dir = folder(&[("tenure.toml", settings), ("tickets.json", ticket)]);
    let kind = Some(Kind::Vendor(Vendor::Zendesk));
    let options = OpenOptions { kind, ..OpenOptions::default() };
    let Err(Error::Refused(findings)) = source::open(dir.path(), &options) else { panic!() };
    let fields: Vec<_> = findings.iter().filter_map(|it| it.field.as_deref()).collect();
    assert_eq!(fields, ["support.customer", "support.self_service_tag"]);
}

#[test]
fn a_file_that_is_cut_short_gives_what_is_whole() {
    let text = std::fs::read_to_string(fixtures("zendesk/export/tickets.json")).unwrap();
    let cut = &text[..text.find("Ticket 3").unwrap()];
    let collected = read(&[("tickets.json", cut)]);
    assert_eq!(collected.column(TableId::Tickets, "ticket_id"), ["zendesk:1", "zendesk:2"]);
    let finding = collected.only("truncated-input");
    assert_eq!(finding.place.file.as_deref(), Some("tickets.json"));
    assert_eq!(finding.place.line, Some(cut.lines().count() as u64));
    let third = text[..text.find("Ticket 3").unwrap()].rfind("\"id\": 3").unwrap();
    let begins = text[..third].rfind('{').unwrap();
    let line = text[..begins].lines().count();
    let within = format!("the file ends within object 3, which begins on line {line}");
    assert!(finding.expected.ends_with(&within), "{}", finding.expected);
    assert_eq!(collected.report.failed_files, ["tickets.json".into()]);
}
