//! What files are taken for, before their rows are read.

use std::io::Write;
use std::path::Path;

use tempfile::TempDir;
use tenure_connectors::header::By;
use tenure_connectors::look::{self, Form, Looked, TakenBy};
use tenure_connectors::mapping::Mapping;
use tenure_connectors::source::{self, OpenOptions, Place};
use tenure_domain::schema::TableId;

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs_err::write(dir.path().join(name), bytes).unwrap();
    }
    dir
}

/// What is said of the files at a path; of a place in which nothing is known, too.
fn looked(path: &Path, mapping: Option<&Mapping>) -> Vec<Looked> {
    let place = Place::new(path).unwrap();
    let options = OpenOptions { mapping, ..OpenOptions::default() };
    let source =
        source::open_at(&place, &options).unwrap_or_else(|_| place.nothing(mapping).unwrap());
    look::files(&place, &source, mapping).unwrap()
}

fn packed(text: &[u8]) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(text).unwrap();
    gzip.finish().unwrap()
}

#[test]
fn a_table_is_told_with_its_form_columns_and_samples() {
    let text = "\u{feff}Account ID;Name;Rang;empty\nc-1;\"One; Ltd\";gold;\nc-2;Two;gold;\n";
    let dir = folder(&[("customers.csv.gz", &packed(text.as_bytes()))]);
    let [file] = &looked(dir.path(), None)[..] else { panic!() };
    assert_eq!((file.table, file.by), (Some(TableId::Customers), Some(TakenBy::Name)));
    assert_eq!((file.form.name(), file.gzip), (Some("csv"), true));
    assert_eq!((file.delimiter, file.encoding), (Some(';'), Some("utf-8-bom")));
    let told: Vec<_> = file
        .columns
        .iter()
        .map(|it| (it.name.as_str(), it.column, it.by, it.is_attribute, it.samples.join("|")))
        .collect();
    let own = |text: &str| text.to_owned();
    assert_eq!(
        told,
        [
            ("Account ID", Some("customer_id"), By::Synonym, false, own("c-1|c-2")),
            ("Name", Some("name"), By::Name, false, own("One; Ltd|Two")),
            ("Rang", None, By::Nothing, true, own("gold")),
            ("empty", None, By::Nothing, true, own("")),
        ]
    );
    assert_eq!(file.missing, Vec::<&str>::new());
    assert_eq!(file.strangers().count(), 0, "customers keep what is not known");
}

#[test]
fn what_is_missing_or_unknown_is_named_and_a_mapping_mends_it() {
    let rows = b"Kunde,month,Betrag\nc-1,2026-03,100\n";
    let dir = folder(&[("mrr_months.csv", rows), ("Notizen.csv", b"a,b\n1,2\n")]);
    let files = looked(dir.path(), None);
    let months = &files[1];
    assert_eq!(months.missing, ["customer_id", "mrr"]);
    assert_eq!(months.strangers().collect::<Vec<_>>(), ["Kunde", "Betrag"]);
    assert!(files[0].is_unknown() && files[0].hint.as_deref().unwrap().contains("[files]"));
    let text = "[files]\n\"Notizen.csv\" = \"\"\n[mrr_months]\nKunde = \"customer_id\"\n\
                Betrag = \"mrr_minor\"";
    let files = looked(dir.path(), Some(&Mapping::parse(text).unwrap()));
    assert_eq!(files[1].missing, Vec::<&str>::new());
    let meant: Vec<_> = files[1].columns.iter().map(|it| (it.column, it.by)).collect();
    let expected = [
        (Some("customer_id"), By::Mapping),
        (Some("month"), By::Name),
        (Some("mrr_minor"), By::Mapping),
    ];
    assert_eq!(meant, expected);
    assert_eq!(files[0].suggested, None, "somebody has said that it is not wanted");
}

#[test]
fn files_of_nobody_get_a_guess_or_advice() {
    let dir = folder(&[
        ("Kunden.xlsx", b"PK\x03\x04"),
        ("acme customers 2026.csv", b"Nummer,Firma\n1,x\n"),
        ("export.jsonl", b"{\"account\":\"a\",\"month\":\"2026-01\",\"mrr\":12.5}\n"),
        ("latin.csv", b"Stra\xdfe,Ort\nx,y\n"),
        ("list.json", b"{\"a\":1}"),
    ]);
    let files = looked(dir.path(), None);
    let by = |name: &str| files.iter().find(|it| &*it.name == name).unwrap();
    assert!(by("Kunden.xlsx").hint.as_deref().unwrap().contains("save each sheet as CSV"));
    assert_eq!(by("acme customers 2026.csv").suggested, Some(TableId::Customers));
    assert_eq!(by("export.jsonl").suggested, Some(TableId::MrrMonths));
    assert_eq!(by("export.jsonl").columns[2].samples, ["12.5"]);
    assert_eq!(by("latin.csv").encoding, Some("unknown"));
    assert!(by("list.json").hint.as_deref().unwrap().contains(".jsonl"));
    assert!(files.iter().all(Looked::is_unknown));
}

#[test]
fn files_in_an_archive_and_objects_are_told_as_well() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("all.zip");
    let mut zip = zip::ZipWriter::new(fs_err::File::create(&path).unwrap());
    for (name, text) in [
        ("in/seats.csv", "customer_id,at,purchased\nc,2026-01-01,5\n"),
        ("in/stripe.jsonl", "{\"id\":\"cus_1\",\"object\":\"customer\",\"created\":1767225600}\n"),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    let files = looked(&path, None);
    let told: Vec<_> = files.iter().map(|it| (&*it.name, it.form, it.table)).collect();
    assert_eq!(told[0].0, "seats.csv");
    assert_eq!(told[0].2, Some(TableId::Seats));
    assert_eq!((told[1].0, told[1].1), ("stripe.jsonl", Form::Objects("stripe")));
    assert!(!files[1].is_unknown());
}
