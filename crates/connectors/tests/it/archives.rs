//! Bundles in one file, good and hostile.

use std::io::{Cursor, Write};
use std::path::PathBuf;

use tempfile::TempDir;
use tenure_connectors::Error;
use tenure_connectors::bundle::open;
use tenure_connectors::look;
use tenure_connectors::source::{self, OpenOptions, Place};
use tenure_domain::schema::TableId::Plans;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::formats::gzip;
use crate::support::{options, read_path};

pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

pub fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        // Written by hand, because the builder refuses hostile names.
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_cksum();
        builder.append(&header, *bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

fn saved(name: &str, bytes: &[u8]) -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(name);
    fs_err::write(&path, bytes).unwrap();
    (dir, path)
}

fn refusal(name: &str, bytes: &[u8]) -> &'static str {
    let (_dir, path) = saved(name, bytes);
    match open(&path) {
        Err(Error::Refused(findings)) => findings[0].code,
        other => panic!("{other:?}"),
    }
}

const PLANS: (&str, &[u8]) = ("plans.csv", b"plan_id,name\np,Pro\n");

#[test]
fn archives_are_bundles() {
    let files = [
        ("export/plans.csv", PLANS.1),
        ("export/tenure.toml", &b"currency = \"RON\""[..]),
        ("__MACOSX/._plans.csv", b"x"),
        ("export/notes.pdf", b"x"),
    ];
    let archives = [
        ("b.zip", zip(&files)),
        ("b.tar.gz", gzip(&tar(&files))),
        ("b.tgz", gzip(&tar(&files))),
        ("b.tar", tar(&files)),
    ];
    for (name, bytes) in archives {
        let (_dir, path) = saved(name, &bytes);
        assert_eq!(open(&path).unwrap().settings.currency.unwrap().code(), "RON", "{name}");
        let found = read_path(&path, &options());
        assert_eq!(found.column(Plans, "name"), ["Pro"], "{name}");
        assert_eq!(found.codes(), ["unknown-file"], "{name}");
        assert_eq!(found.findings[0].place.file.as_deref(), Some("notes.pdf"));
    }
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    for name in
        ["../plans.csv", "/plans.csv", "a/../../plans.csv", "..\\plans.csv", "C:\\plans.csv"]
    {
        assert_eq!(refusal("b.zip", &zip(&[PLANS, (name, b"x")])), "unsafe-archive", "{name}");
        let packed = gzip(&tar(&[PLANS, (name, b"x")]));
        assert_eq!(refusal("b.tar.gz", &packed), "unsafe-archive", "{name}");
    }
}

#[test]
fn links_are_refused() {
    let mut builder = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::Symlink);
    header.set_size(0);
    builder.append_link(&mut header, "plans.csv", "/etc/passwd").unwrap();
    assert_eq!(refusal("b.tar", &builder.into_inner().unwrap()), "unsafe-archive");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_symlink("plans.csv", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    assert_eq!(refusal("b.zip", &bytes), "unsafe-archive");
}

#[test]
fn bombs_are_refused() {
    let zeros = vec![0; 80 << 20];
    assert_eq!(refusal("b.zip", &zip(&[("plans.csv", &zeros)])), "suspicious-compression");
    let packed = gzip(&tar(&[("plans.csv", &zeros)]));
    assert_eq!(refusal("b.tar.gz", &packed), "suspicious-compression");
    let (_dir, path) = saved("plans.csv.gz", &gzip(&[b"plan_id\n", zeros.as_slice()].concat()));
    let found = read_path(&path, &options());
    assert!(found.codes().contains(&"suspicious-compression"), "{:?}", found.codes());
    assert_eq!(found.report.failed_files.len(), 1);
}

#[test]
fn damaged_archives_are_refused() {
    let whole = zip(&[PLANS]);
    assert_eq!(refusal("b.zip", &whole[..whole.len() - 30]), "corrupt-input");
    assert_eq!(refusal("b.zip", b"not a zip"), "corrupt-input");
    let packed = gzip(&tar(&[("plans.csv", &b"plan_id\np\n".repeat(10_000))]));
    assert_eq!(refusal("b.tar.gz", &packed[..packed.len() / 2]), "truncated-input");
    let mut twice = tar(&[PLANS, PLANS]);
    assert_eq!(refusal("b.tar", &twice), "unsafe-archive");
    twice.truncate(700);
    assert_ne!(refusal("b.tar", &twice), "unsafe-archive");
}

#[test]
fn two_entries_of_one_name_are_refused_and_named() {
    // The writer refuses to write such an archive, so the second name is changed afterwards.
    let mut bytes = zip(&[PLANS, ("plant.csv", b"plan_id,name\nq,Max\n")]);
    let places: Vec<usize> =
        (0..bytes.len() - 9).filter(|&at| bytes[at..].starts_with(b"plant.csv")).collect();
    assert_eq!(places.len(), 2);
    for at in places {
        bytes[at..at + 9].copy_from_slice(b"plans.csv");
    }
    for (name, bytes) in [("b.zip", bytes), ("b.tar", tar(&[PLANS, PLANS]))] {
        let (_dir, path) = saved(name, &bytes);
        let Err(Error::Refused(findings)) = open(&path) else { panic!("{name} is accepted") };
        assert_eq!(findings[0].code, "unsafe-archive", "{name}");
        assert_eq!(findings[0].value.as_deref(), Some("plans.csv"), "{name}");
        assert!(findings[0].expected.contains("each name once; entr"), "{}", findings[0].expected);
    }
}

#[test]
fn files_of_other_kinds_are_named_in_the_plan() {
    let files = [
        ("export/plans.csv", PLANS.1),
        ("export/notes.docx", b"x"),
        ("export/old/figures.xlsx", b"x"),
        ("export/inner.zip", b"PK\x03\x04"),
        ("export/photo.png", b"x"),
    ];
    for (name, bytes) in [("b.zip", zip(&files)), ("b.tar.gz", gzip(&tar(&files)))] {
        let (_dir, path) = saved(name, &bytes);
        let place = Place::new(&path).unwrap();
        let source = source::open_at(&place, &OpenOptions::default()).unwrap();
        let looked = look::files(&place, &source, None).unwrap();
        let told: Vec<(&str, bool, &str)> = looked
            .iter()
            .map(|file| (&*file.name, file.is_unknown(), file.hint.as_deref().unwrap_or("")))
            .collect();
        let unread = "it is not read";
        let archive = "it is an archive among other files; unpack it first, or import it alone";
        let sheet = "it is a spreadsheet; save each sheet as CSV (UTF-8)";
        assert_eq!(told.len(), files.len(), "{name}: {told:?}");
        for (file, hint) in [
            ("inner.zip", archive),
            ("notes.docx", unread),
            ("old/figures.xlsx", sheet),
            ("photo.png", unread),
        ] {
            assert!(told.contains(&(file, true, hint)), "{name}: {file} in {told:?}");
        }
        assert!(told.contains(&("plans.csv", false, "")), "{told:?}");
    }
}
