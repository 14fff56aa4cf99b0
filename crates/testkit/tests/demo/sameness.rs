//! The same seed gives the same bytes, and a customer is the same in any company.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::date;
use sha2::{Digest, Sha256};
use tenure_testkit::simulator::{Error, Spec, write_bundle};

use crate::bundle::{self, TABLES};

fn small(customers: u32) -> Spec {
    Spec { customers, ..Spec::default() }
}

/// The bytes of every file, by its path in the bundle.
fn files(spec: &Spec) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    write_bundle(spec, folder.path(), &mut |_, _| {}).unwrap();
    let mut found = BTreeMap::new();
    collect(folder.path(), "", &mut found);
    found
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().into_string().unwrap());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{name}/"), found);
        } else {
            found.insert(name, std::fs::read(entry.path()).unwrap());
        }
    }
}

fn digest(files: &BTreeMap<String, Vec<u8>>) -> [u8; 32] {
    let mut hash = Sha256::new();
    for (name, bytes) in files {
        hash.update(name);
        hash.update(bytes);
    }
    hash.finalize().into()
}

#[test]
fn the_same_seed_writes_the_same_bytes() {
    let one = digest(&files(&small(60)));
    assert_eq!(one, digest(&files(&small(60))));
    let other = Spec { seed: 8, ..small(60) };
    assert_ne!(one, digest(&files(&other)));
}

#[test]
fn a_customer_does_not_depend_on_how_many_there_are() {
    let (fifty, hundred) = (files(&small(50)), files(&small(100)));
    assert!(fifty.keys().eq(hundred.keys()));
    // What the company earns and spends is that of all its customers.
    let all = ["spend.csv", "revenue.csv", "traffic.csv", "help_center.csv"];
    for (name, bytes) in fifty.iter().filter(|(name, _)| !all.contains(&name.as_str())) {
        assert!(hundred[name].starts_with(bytes), "{name} of 50 customers does not begin 100's");
    }
    assert!(hundred["customers.csv"].len() > fifty["customers.csv"].len());
}

#[test]
fn the_files_are_those_of_the_bundle() {
    let names: Vec<String> = files(&small(3)).into_keys().collect();
    let mut expected: Vec<String> = TABLES.iter().map(|table| format!("{table}.csv")).collect();
    expected.push("tenure.toml".to_owned());
    expected.extend(["customers", "departures", "months"].map(|name| format!("truth/{name}.csv")));
    expected.sort();
    assert_eq!(names, expected);
}

#[test]
fn without_invoices_there_is_nothing_about_money_that_moved() {
    let spec = Spec { invoices: false, truth_months: false, ..small(300) };
    let folder = tempfile::tempdir().unwrap();
    let summary = write_bundle(&spec, folder.path(), &mut |_, _| {}).unwrap();
    assert_eq!(summary.rows("invoices"), 0);
    assert!(!folder.path().join("invoices.csv").exists());
    assert!(!folder.path().join("truth/months.csv").exists());
    // Whoever has no subscription and no months either would have vanished.
    let known = |table| {
        let rows = bundle::read(folder.path(), table);
        rows.iter().map(|row| row.get("customer_id").to_owned()).collect::<Vec<_>>()
    };
    let (subscribed, monthly) = (known("subscriptions"), known("mrr_months"));
    for customer in known("customers") {
        assert!(subscribed.contains(&customer) || monthly.contains(&customer), "{customer}");
    }
}

#[test]
fn without_history_every_row_is_there_once_in_its_last_version() {
    let with = tempfile::tempdir().unwrap();
    let without = tempfile::tempdir().unwrap();
    write_bundle(&small(200), with.path(), &mut |_, _| {}).unwrap();
    let spec = Spec { history: false, ..small(200) };
    write_bundle(&spec, without.path(), &mut |_, _| {}).unwrap();
    let keys: [(&str, &[&str]); 3] = [
        ("customers", &["customer_id"]),
        ("subscriptions", &["subscription_id", "item_id"]),
        ("invoices", &["invoice_id"]),
    ];
    for (table, key) in keys {
        let states = |rows: Vec<bundle::Row>| {
            let state = |row: &bundle::Row| {
                let id: Vec<&str> = key.iter().map(|column| row.get(column)).collect();
                format!("{id:?} {}", row.get("updated_at"))
            };
            let mut states: Vec<String> = rows.iter().map(state).collect();
            states.sort();
            states
        };
        let last = states(bundle::last(with.path(), table, key));
        assert_eq!(states(bundle::read(without.path(), table)), last, "{table}");
    }
}

#[test]
fn progress_counts_up_to_the_customers() {
    let folder = tempfile::tempdir().unwrap();
    let mut seen = Vec::new();
    write_bundle(&small(600), folder.path(), &mut |done, total| seen.push((done, total))).unwrap();
    assert_eq!(seen, [(0, 600), (256, 600), (512, 600), (600, 600)]);
}

#[test]
fn windows_of_any_length_are_written() {
    for (months, end, seed) in [
        (1, date(2026, 3, 1), 1),
        (2, date(2025, 8, 17), 2),
        (13, date(2024, 3, 31), 3),
        (120, date(2030, 1, 1), 4),
    ] {
        let spec = Spec { months, end, seed, ..small(150) };
        let folder = tempfile::tempdir().unwrap();
        write_bundle(&spec, folder.path(), &mut |_, _| {}).unwrap();
        let limit = bundle::instant(&end.to_string());
        for row in bundle::read(folder.path(), "customers") {
            assert!(row.at("created_at").unwrap() < limit);
            assert!(row.at("recorded_at").unwrap() < limit);
        }
    }
}

#[test]
fn what_cannot_be_written_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for (months, end) in [
        (0, date(2026, 11, 1)),
        (601, date(2026, 11, 1)),
        (13, date(1971, 1, 1)),
        (1, date(-9999, 1, 1)),
        (1, date(9999, 12, 31)),
    ] {
        let spec = Spec { months, end, ..small(1) };
        let refused = write_bundle(&spec, folder.path(), &mut |_, _| {});
        assert!(matches!(refused, Err(Error::Window)), "{months} {end}");
    }
    std::fs::write(folder.path().join("mine.txt"), "mine").unwrap();
    let refused = write_bundle(&small(1), folder.path(), &mut |_, _| {});
    assert!(matches!(refused, Err(Error::NotEmpty(path)) if path == folder.path()));
}
