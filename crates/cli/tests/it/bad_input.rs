//! Files that are not as they should be: what is said, what loads, how it ends.

use std::io::Write;

use serde_json::Value;

use crate::support::{Place, Run, snapshot};

/// A bundle of customers, some good, and the answer to importing it.
fn import(file: &str, bytes: &[u8]) -> (Place, Run, Value) {
    let place = Place::new();
    place.write(&format!("in/{file}"), bytes);
    let run = place.run(&["import", "in", "--data", "books", "--format", "json"]);
    let answer = serde_json::from_str(&run.out).unwrap_or(Value::Null);
    (place, run, answer)
}

fn codes(answer: &Value) -> Vec<&str> {
    let causes = answer["causes"].as_array().unwrap();
    causes.iter().map(|cause| cause["code"].as_str().unwrap()).collect()
}

#[test]
fn a_bad_row_is_shown_where_it_stands_and_kept() {
    let csv = "customer_id,name,created_at\na,Ada,2026-01-01\nb,=Bo,2026-13-01\n";
    let (place, run, answer) = import("customers.csv", csv.as_bytes());
    assert_eq!(run.code, 1);
    assert!(run.err.contains("customers.csv:3:7"), "{}", run.err);
    assert!(run.err.contains("3 | b,=Bo,2026-13-01"), "{}", run.err);
    assert!(run.err.contains("^^^^^^^^^^"), "{}", run.err);
    assert_eq!((&answer["rejected"], &answer["applied"]), (&1.into(), &true.into()));
    let kept = answer["reject_files"][0].as_str().unwrap();
    assert!(run.err.contains(kept), "{}", run.err);
    let rejects = place.read(kept);
    let mut lines = rejects.lines();
    assert_eq!(
        lines.next().unwrap(),
        "customer_id,name,created_at,_file,_line,_column,_code,_value,_reason,_hint"
    );
    let row = lines.next().unwrap();
    assert!(row.starts_with("b,'=Bo,2026-13-01,customers.csv,3,7,not-a-time,2026-13-01,"), "{row}");
    assert_eq!(lines.next(), None);
}

#[test]
fn a_file_of_rejected_rows_is_mended_and_imported_as_it_is() {
    let csv = "customer_id,name,created_at\na,Ada,2026-01-01\nb,=Bo,2026-13-01\n";
    let (place, _, answer) = import("customers.csv", csv.as_bytes());
    let kept = answer["reject_files"][0].as_str().unwrap();
    let mended = place.read(kept).replace("2026-13-01,customers", "2026-12-01,customers");
    place.write(kept, mended.as_bytes());
    let run = place.run(&["import", kept, "--data", "books", "--format", "json"]);
    assert_eq!(run.code, 0, "{run:?}");
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((&answer["rejected"], &answer["applied"]), (&0.into(), &true.into()), "{answer}");
    // What is there now is what the mended company says, apostrophe and all.
    place.write("in/customers.csv", csv.replace("2026-13-01", "2026-12-01").as_bytes());
    let run = place.run(&["import", "in", "--data", "books", "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(answer["tables"][0]["unchanged"], 2, "{answer}");
}

#[test]
fn a_row_of_too_many_fields_is_underlined_as_a_whole() {
    let csv = "customer_id,name,created_at\na,Ada,2026-01-01,too,much\n";
    let (.., run, _) = import("customers.csv", csv.as_bytes());
    assert!(run.err.contains("2 | a,Ada,2026-01-01,too,much\n"), "{}", run.err);
    assert!(run.err.contains("^ this\n"), "{}", run.err);
    assert!(!run.err.contains("nothing here"), "{}", run.err);
}

#[test]
fn twenty_are_shown_and_all_are_counted() {
    let mut csv = String::from("customer_id,created_at\ngood,2026-01-01\n");
    for n in 0..50 {
        csv += &format!("c{n},never\n");
    }
    csv += ",2026-01-01\n";
    let (place, run, answer) = import("customers.csv", csv.as_bytes());
    assert_eq!(run.err.matches("error[").count(), 20, "{}", run.err);
    assert!(run.err.contains("The first 20 of 51 errors are shown."), "{}", run.err);
    assert!(run.err.contains("50  not-a-time"), "{}", run.err);
    assert!(run.err.contains(" 1  required-empty"), "{}", run.err);
    assert_eq!(answer["causes"][0]["count"], 50);
    let rejects = place.read(answer["reject_files"][0].as_str().unwrap());
    assert_eq!(rejects.lines().count(), 52);
}

#[test]
fn rejects_go_where_they_are_told() {
    let place = Place::new();
    place.write("in/customers.csv", b"customer_id,created_at\na,never\n");
    let run = place.run(&["import", "in", "--data", "books", "--dry-run", "--rejects", "bad"]);
    assert_eq!(run.code, 1);
    assert!(place.read("bad/customers.rejects.csv").contains("\na,never,customers.csv,2"));
    assert!(!place.path().join("books").exists());
}

#[test]
fn each_fault_has_its_name() {
    let header = "subscription_id,customer_id,amount,currency,interval,started_at,ended_at\n";
    for (row, code) in [
        ("s,c,1e400,EUR,month,2026-01-01,", "overflow"),
        ("s,c,NaN,EUR,month,2026-01-01,", "not-finite"),
        ("s,c,∞,EUR,month,2026-01-01,", "not-finite"),
        ("s,c,99999999999999999999,EUR,month,2026-01-01,", "overflow"),
        ("s,c,49,XYZ,month,2026-01-01,", "unknown-currency"),
        ("s,c,49,EUR,month,0000-01-01,", "year-out-of-range"),
        ("s,c,49,EUR,month,9999-01-01,", "year-out-of-range"),
        ("s,c,49,EUR,month,2026-03-01,2026-01-01", "ends-before-start"),
        ("s,c,49,EUR,fortnight,2026-03-01,", "unknown-value"),
        ("s,c,49;00,EUR,month", "wrong-field-count"),
        ("s,,49,EUR,month,2026-03-01,", "required-empty"),
        ("s\0,c,49,EUR,month,2026-03-01,", "nul-byte"),
    ] {
        let (_, run, answer) = import("subscriptions.csv", format!("{header}{row}\n").as_bytes());
        assert_eq!(run.code, 1, "{row}: {run:?}");
        assert!(codes(&answer).contains(&code), "{row}: {answer:#}");
    }
}

#[test]
fn cancelled_before_its_start_is_fine() {
    let csv = "subscription_id,customer_id,amount,currency,interval,status,started_at,ended_at\n\
               s,c,49,EUR,month,canceled,2026-03-01,2026-01-01\n";
    let (_, run, answer) = import("subscriptions.csv", csv.as_bytes());
    assert_eq!(run.code, 0, "{answer:#}");
}

#[test]
fn files_that_hold_nothing() {
    let (place, run, answer) = import("customers.csv", b"");
    assert_eq!(answer["applied"], false, "{run:?}");
    assert!(codes(&answer).contains(&"empty-file"));
    let list = place.run(&["batches", "list", "--data", "books", "--format", "csv"]).ok();
    assert_eq!(list.lines().count(), 1);
    let (_, run, answer) = import("customers.csv", b"customer_id,name\n");
    assert_eq!(run.code, 0, "{run:?}");
    assert!(codes(&answer).contains(&"no-rows"));
    let (_, run, answer) = import("customers.csv", b"name,country\nAda,RO\n");
    assert_eq!(run.code, 1, "{run:?}");
    assert!(codes(&answer).contains(&"missing-column"), "{answer:#}");
    assert_eq!(answer["failed_files"][0], "customers.csv");
}

#[test]
fn one_id_with_two_contents() {
    let (_, run, answer) = import("customers.csv", b"customer_id,name\na,Ada\na,Ava\n");
    assert_eq!(run.code, 1);
    assert!(codes(&answer).contains(&"duplicate-id"), "{answer:#}");
    assert!(run.err.contains("customers.csv:3"), "{}", run.err);
    assert!(!codes(&answer).contains(&"superseded-unversioned"), "told twice: {answer:#}");
    let (_, run, _) = import("customers.csv", b"customer_id,name\na,Ada\na,Ada\n");
    assert_eq!(run.code, 0, "saying the same twice is no contradiction: {run:?}");
    // Part of a key that a row does not have is not shown.
    let head = "subscription_id,customer_id,amount,currency,interval,started_at\n";
    let csv = format!("{head}s1,a,10,EUR,month,2026-01-01\ns1,a,11,EUR,month,2026-01-01\n");
    let (_, run, _) = import("subscriptions.csv", csv.as_bytes());
    assert!(run.err.contains("found \"s1\""), "{}", run.err);
}

#[test]
fn of_one_event_with_two_contents_the_first_counts() {
    let csv = "event_id,customer_id,event,at\n1,a,login,2026-01-01\n1,a,export,2026-01-02\n";
    let (place, run, answer) = import("events.csv", csv.as_bytes());
    assert_eq!(run.code, 1, "{run:?}");
    assert!(codes(&answer).contains(&"duplicate-id"), "{answer:#}");
    assert!(run.err.contains("one row for each `event_id` of a customer"), "{}", run.err);
    assert!(run.err.contains("the one that was read first was taken"), "{}", run.err);
    assert!(!run.err.contains("updated_at"), "{}", run.err);
    let ask = ["usage", "--data", "books", "--at", "2026-01-05", "--format", "csv"];
    let used = place.run(&ask).ok();
    assert!(used.contains("2026-01-01") && !used.contains("2026-01-02"), "{used}");
    let asked = place.run(&["metric", "nps", "--input", "in", "--format", "csv"]);
    let remark = "1 event comes twice with different contents; the first one counts";
    assert!(asked.err.contains(remark), "{}", asked.err);
}

#[test]
fn how_files_are_written_does_not_matter() {
    let bom = b"\xef\xbb\xbfcustomer_id;name\r\na;Ada\r\nb;\"Bo; Ltd\"\r\n";
    let (_, run, answer) = import("customers.csv", bom);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(answer["tables"][0]["added"], 2);
    let jsonl = b"{\"customer_id\":\"a\",\"name\":\"Ada\"}\n{\"customer_id\":\"b\"}\n";
    let (_, run, answer) = import("customers.jsonl", jsonl);
    assert_eq!((run.code, &answer["tables"][0]["added"]), (0, &2.into()), "{run:?}");
    let (_, run, answer) = import("customers.csv", b"customer_id,name\na,Ren\xe9\nb,Bo\n");
    assert_eq!((run.code, &answer["tables"][0]["added"]), (1, &1.into()));
    assert!(codes(&answer).contains(&"invalid-utf8"), "{answer:#}");
}

#[test]
fn gzip_whole_and_cut() {
    let mut csv = String::from("customer_id,name\n");
    for n in 0..5_000 {
        csv += &format!("c{n},{}\n", n * 7919 % 10_007);
    }
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(csv.as_bytes()).unwrap();
    let packed = packer.finish().unwrap();
    let (_, run, answer) = import("customers.csv.gz", &packed);
    assert_eq!((run.code, &answer["tables"][0]["added"]), (0, &5_000.into()), "{run:?}");
    let (_, run, answer) = import("customers.csv.gz", &packed[..packed.len() / 2]);
    assert_eq!(run.code, 1);
    assert!(codes(&answer).contains(&"truncated-input"), "{answer:#}");
    let (_, run, answer) = import("customers.parquet", b"PAR1 but not really");
    assert_eq!(run.code, 1, "{answer:#}");
}

#[test]
fn json_cut_within_its_first_object_is_truncated() {
    for start in ["[{\"id\": 1, \"subj", "{\"tick", "{\"id\": 1, \"subject\": \"Printer"] {
        let place = Place::new();
        place.write("tickets_export.json", start.as_bytes());
        let run = place.run(&["import", "tickets_export.json", "--data", "books"]);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.contains("the file ends within its first object"), "{}", run.err);
        assert!(!run.err.contains("not a bundle"), "{}", run.err);
        place.write("in/tickets_export.json", start.as_bytes());
        place.write("in/customers.csv", b"customer_id,name\na,Ada\n");
        place.write("in/more.json", b"{\"type\": \"conversation\", \"id\": \"1\"}\n");
        let beside = place.run(&["import", "in", "--data", "books", "--dry-run"]);
        assert!(!beside.err.contains("not a bundle"), "{}", beside.err);
    }
    let place = Place::new();
    place.write("tickets_export.json", b"{\"a\": 1}");
    let run = place.run(&["import", "tickets_export.json", "--data", "books"]);
    assert!(run.err.contains("not a bundle"), "whole, but nobody's: {}", run.err);
}

/// Codes and files of what an import remarks on.
fn remarks(answer: &Value) -> Vec<(String, String)> {
    let all = answer["first_findings"].as_array().unwrap().iter();
    let text = |it: &Value| it.as_str().unwrap_or_default().to_owned();
    all.map(|it| (text(&it["code"]), text(&it["file"]))).collect()
}

#[test]
fn a_folder_with_nothing_but_a_cut_export_says_where_it_is_cut() {
    // Within its first object: nobody can say whose it was.
    let place = Place::new();
    place.write("in/export.json", b"{\n \"id\": 1,\n \"subject\": \"Prin");
    let run = place.run(&["import", "in", "--data", "books", "--dry-run"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("export.json:3"), "{}", run.err);
    assert!(run.err.contains("the file ends within its first object"), "{}", run.err);
    assert!(!run.err.contains("not a bundle"), "{}", run.err);

    // The list says whose it is, and no ticket of it is whole.
    let place = Place::new();
    place.write("in/page.json", b"{\"tickets\": [\n {\"id\": 1,\n  \"subject\": \"Prin");
    let run = place.run(&["import", "in", "--data", "books", "--dry-run", "--format", "json"]);
    assert_eq!(run.code, 1, "{run:?}");
    let cut = ("truncated-input".to_owned(), "page.json".to_owned());
    let found = remarks(&serde_json::from_str(&run.out).unwrap());
    assert!(found.contains(&cut));

    // What is whole before the cut is taken.
    let place = Place::new();
    let ticket = |n: u32| {
        format!(
            "{{\"id\": {n}, \"url\": \"https://x.zendesk.com/api/v2/tickets/{n}.json\", \
             \"subject\": \"Printer\", \"status\": \"open\", \"requester_id\": 5, \
             \"created_at\": \"2026-03-0{n}T09:00:00Z\", \"updated_at\": \"2026-03-0{n}T09:00:00Z\"}}"
        )
    };
    let text = format!("{{\"tickets\": [\n{},\n{},\n{}", ticket(1), ticket(2), &ticket(3)[..60]);
    place.write("in/page.json", text.as_bytes());
    let run = place.run(&["import", "in", "--data", "books", "--format", "json"]);
    assert_eq!(run.code, 1, "{run:?}");
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    let tickets = answer["tables"].as_array().unwrap().iter().find(|it| it["table"] == "tickets");
    assert_eq!(tickets.unwrap()["added"], 2, "{answer:#}");
    assert!(remarks(&answer).contains(&cut));
}

#[test]
fn what_is_no_bundle_is_refused_with_advice() {
    let place = Place::new();
    let run = place.run(&["import", "nothing", "--data", "books"]);
    assert_eq!(run.code, 2);
    assert!(run.err.starts_with("error: nothing does not exist\n\nhint: "), "{}", run.err);
    assert!(!place.path().join("books").exists());
    let said = run.err;
    assert_eq!(place.run(&["metric", "mrr", "--input", "nothing"]).err, said);
    place.write("in/custmers.csv", b"customer_id\na\n");
    let run = place.run(&["report", "--input", "in"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no file named after a table"), "{}", run.err);
    place.write("bad/tenure.toml", b"currency = \"EURO\"\n");
    place.write("bad/customers.csv", b"customer_id\na\n");
    let run = place.run(&["import", "bad", "--data", "books"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("tenure.toml:1:12") && run.err.contains("ISO 4217"), "{}", run.err);
    place.write("bad/tenure.toml", b"currency = \"EURO\"\ntime_zone = \"Mars\"\n");
    let run = place.run(&["import", "bad", "--data", "books"]);
    assert!(run.err.contains(":1:12") && run.err.contains("tenure.toml:2:13"), "{}", run.err);
    place.write("bad/tenure.toml", b"currency = EUR\n");
    let run = place.run(&["import", "bad", "--data", "books"]);
    assert!(run.code == 2 && run.err.contains("tenure.toml:1:12"), "{}", run.err);
}

/// Opening a pipe waits until somebody writes to it.
#[test]
#[cfg(unix)]
fn a_pipe_is_refused_and_not_waited_for() {
    let place = Place::new();
    let pipe = place.write("in/customers.csv", b"");
    fs_err::remove_file(&pipe).unwrap();
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let run = place.run(&["import", "in/customers.csv", "--data", "books"]);
    assert_eq!(run.code, 2, "{run:#?}");
    assert!(run.err.contains("a pipe, a socket or a device"), "{}", run.err);
    place.write("in/plans.csv", b"plan_id\np\n");
    let run = place.run(&["import", "in", "--data", "books"]);
    assert_eq!(run.code, 1, "{run:#?}");
    assert!(run.err.contains("customers.csv"), "{}", run.err);
    assert!(run.err.contains("a pipe, a socket or a device"), "{}", run.err);
}

#[test]
fn figures_of_a_bundle_with_bad_rows_come_with_a_warning() {
    let place = Place::with_books();
    let text = place.read("company/customers.csv");
    place.write("company/customers.csv", format!("{text},Nobody,RO,\n").as_bytes());
    let run = place.run(&["metric", "mrr", "--input", "company", "--format", "json"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("1 row was rejected"), "{}", run.err);
    assert!(serde_json::from_str::<Value>(&run.out).unwrap()["figures"].is_array());
}

#[test]
fn a_damaged_parquet_file_is_a_finding_and_no_panic_on_the_screen() {
    let place = Place::with_workspace();
    let files = snapshot(&place.path().join("books/runs"));
    let run = files.iter().find(|(path, _)| path.extension().is_some_and(|e| e == "parquet"));
    let whole = &run.unwrap().1;
    let name = b"ARROW:schema";
    let at = whole.windows(name.len()).position(|bytes| bytes == name).unwrap() + name.len();
    // Each of these has one letter of its inner schema changed; some make the reader panic.
    for n in 0..1_200 {
        let mut bytes = whole.clone();
        bytes[at + 8 + n] = b'/';
        place.write(&format!("damaged/plans/{n}.parquet"), &bytes);
    }
    let run = place.run(&["import", "damaged", "--data", "other", "--dry-run"]);
    let said = run.out + &run.err;
    assert!(said.contains("an intact Parquet file"), "none of them panics any more");
    assert!(!said.contains("panicked"), "{said}");
}

#[test]
fn a_header_that_mixes_delimiters_is_refused() {
    let csv = "\ncustomer_id,name;country,city\na,Ada;RO,Cluj\n";
    let (_, run, answer) = import("customers.csv", csv.as_bytes());
    assert_eq!((run.code, codes(&answer)), (1, vec!["mixed-delimiters"]), "{run:?}");
    assert!(run.err.contains("customers.csv:2"), "{}", run.err);
    assert!(run.err.contains("found \"name;country\""), "{}", run.err);
    assert!(run.err.contains("write the same delimiter everywhere"), "{}", run.err);
    let (_, run, answer) = import("plans.csv", b"plan_id,amount;currency\np,10;EUR\n");
    assert_eq!((run.code, codes(&answer)), (1, vec!["mixed-delimiters"]), "{run:?}");
    let prose = b"customer_id,\"Country; or region\"\na,RO\n";
    let (_, run, answer) = import("customers.csv", prose);
    assert_eq!((run.code, codes(&answer)), (0, vec![]), "{run:?}");
}

#[test]
fn a_report_names_files_that_gave_nothing() {
    let place = Place::with_books();
    place.write("company/payments.csv", b"");
    place.write("company/invoices.csv", b"invoice_id,customer_id,issued_at\n");
    place.write("company/fx_rates.csv.gz", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x01\x02");
    let args = ["report", "--input", "company", "--from", "2026-01", "--to", "2026-05"];
    let run = place.run(&args);
    assert_eq!(run.code, 1, "{run:?}");
    let quality = run.out.split("Data quality").nth(1).unwrap();
    assert!(quality.contains("Empty: payments.csv."), "{quality}");
    assert!(quality.contains("A header and no rows: invoices.csv."), "{quality}");
    let words: Vec<&str> = quality.split_whitespace().collect();
    let failed = "Not read to its end: fx_rates.csv.gz: it needs";
    assert!(words.join(" ").contains(failed), "{quality}");
    assert!(run.err.contains("fx_rates.csv.gz could not be read to its end: it needs"), "{run:?}");
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing_is_named_and_the_rest_is_read() {
    let place = Place::with_books();
    let link = place.path().join("company/payments.csv");
    std::os::unix::fs::symlink("/nowhere/payments.csv", link).unwrap();
    let run = place.run(&["report", "--input", "company", "--from", "2026-01", "--to", "2026-05"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.err.contains("payments.csv could not be read"), "{}", run.err);
    assert!(run.err.contains("a link to /nowhere/payments.csv"), "{}", run.err);
    assert!(run.out.contains("198.00"), "{}", run.out);
    let run = place.run(&["import", "company", "--data", "books", "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(run.code, 1, "{run:?}");
    assert!(codes(&answer).contains(&"unreadable-file"), "{answer:#}");
}

#[test]
fn a_table_whose_rows_were_all_rejected_is_not_said_to_be_missing() {
    let place = Place::new();
    let subscriptions = "subscription_id,customer_id,started_at,amount,currency,interval\n\
                         s1,a,2026-13-01,49,EUR,month\ns2,b,never,49,EUR,month\n";
    place.write("company/customers.csv", b"customer_id,name\na,Ada\n");
    place.write("company/subscriptions.csv", subscriptions.as_bytes());
    place.write("alone/subscriptions.csv", subscriptions.as_bytes());
    let range = ["--from", "2026-01", "--to", "2026-03"];
    let said = "every row of the table subscriptions was rejected";
    assert_eq!(place.run(&["import", "company", "--data", "books"]).code, 1);
    for data in [["--input", "company"], ["--input", "alone"], ["--data", "books"]] {
        let run = place.run(&[&["metric", "mrr"], &data[..], &range].concat());
        assert!(run.out.contains(said) && !run.out.contains("is missing"), "{run:?}");
        assert!(run.err.contains(&format!("no MRR: {said}")), "{run:?}");
        let run = place.run(&[&["report"], &data[..], &range].concat());
        let words: Vec<&str> = run.out.split_whitespace().collect();
        assert!(!words.join(" ").contains("subscriptions is missing"), "{run:?}");
        assert!(words.join(" ").contains("subscriptions.csv (every row was rejected; "), "{run:?}");
    }
    // One good row, and it is a table like others; where nothing came, it is missing.
    let good = "subscription_id,customer_id,started_at,amount,currency,interval\n\
                s1,a,2026-01-01,49,EUR,month\n";
    place.write("better/subscriptions.csv", good.as_bytes());
    place.run(&["import", "better", "--data", "books"]).ok();
    let run = place.run(&[&["metric", "mrr", "--data", "books"], &range[..]].concat());
    assert!(run.out.contains("49.00"), "{run:?}");
    place.write("customers/customers.csv", b"customer_id,name\na,Ada\n");
    let run = place.run(&[&["metric", "mrr", "--input", "customers"], &range[..]].concat());
    assert!(run.out.contains("the table subscriptions is missing"), "{run:?}");
}

/// A tar archive of one empty file, compressed.
fn archive_of(name: &str) -> Vec<u8> {
    let mut header = [0; 512];
    header[..name.len()].copy_from_slice(name.as_bytes());
    header[100..108].copy_from_slice(b"0000644\0");
    header[124..136].copy_from_slice(b"00000000000\0");
    header[148..156].fill(b' ');
    header[156] = b'0';
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(&[&header[..], &[0; 1_024]].concat()).unwrap();
    packed.finish().unwrap()
}

#[test]
fn the_hint_of_a_refused_archive_is_given_once() {
    let place = Place::new();
    place.write("company.tar.gz", &archive_of("../customers.csv"));
    let run = place.run(&["import", "company.tar.gz", "--data", "books"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert_eq!(run.err.matches("nothing of the archive was read").count(), 1, "{}", run.err);
    assert!(run.err.contains("\nhint: nothing of the archive was read"), "{}", run.err);
}

#[test]
fn a_row_is_shown_as_its_file_writes_it() {
    let csv = "customer_id;name;created_at\na;\"A; B\";2026-13-01\n";
    let (.., run, _) = import("customers.csv", csv.as_bytes());
    assert!(run.err.contains("2 | a;\"A; B\";2026-13-01\n"), "{}", run.err);
    assert!(run.err.contains("  |          ^^^^^^^^^^ this"), "{}", run.err);
    let tabs = "customer_id\tname\tcreated_at\na\tAda\tnever\n";
    let (.., run, _) = import("customers.tsv", tabs.as_bytes());
    let shown = run.err.lines().find(|line| line.starts_with("2 |"));
    let fields: Option<Vec<&str>> = shown.map(|line| line.split_whitespace().collect());
    assert_eq!(fields.as_deref(), Some(&["2", "|", "a", "Ada", "never"][..]), "{}", run.err);
    let jsonl = "{\"customer_id\":\"a\"}\n{\"customer_id\":\"b\",\n{\"name\":\"x\"}\n\
                 {\"customer_id\":{\"a\":1}, \"name\": \"é\"}\n";
    let (place, run, answer) = import("customers.jsonl", jsonl.as_bytes());
    for line in [
        "2 | {\"customer_id\":\"b\",\n",
        "3 | {\"name\":\"x\"}\n  |            ^ nothing here",
        "4 | {\"customer_id\":{\"a\":1}, \"name\": \"é\"}\n  |                ^^^^^^^ this",
    ] {
        assert!(run.err.contains(line), "{line}\n{}", run.err);
    }
    // The file of rejected rows is CSV, with the whole of what could not be read.
    let rejects = place.read(answer["reject_files"][0].as_str().unwrap());
    let line = rejects.lines().nth(1).unwrap();
    assert!(line.starts_with("\"{\"\"customer_id\"\":\"\"b\"\",\","), "{rejects}");
}
