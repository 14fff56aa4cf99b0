//! Importing: plan, apply, again, undo.

use serde_json::Value;

use crate::support::{Place, at, snapshot, text};

fn sum(answer: &Value, column: &str) -> u64 {
    let tables = answer["tables"].as_array().unwrap();
    tables.iter().map(|table| table[column].as_u64().unwrap()).sum()
}

#[test]
fn a_dry_run_says_what_would_happen_and_changes_nothing() {
    let place = Place::with_books();
    let before = snapshot(place.path());
    let args = ["import", "company", "--data", "books", "--dry-run", "--format", "json"];
    let plan = place.run(&args).json();
    assert_eq!(snapshot(place.path()), before);
    assert_eq!((&plan["dry_run"], &plan["applied"]), (&true.into(), &false.into()));
    assert_eq!(plan["batch"], Value::Null);
    assert_eq!(sum(&plan, "added"), 12);
    // The same beside a workspace that exists.
    place.run(&["import", "company", "--data", "books"]).ok();
    let before = snapshot(&place.path().join("books/runs"));
    let plan = place.run(&args).json();
    assert_eq!((sum(&plan, "added"), sum(&plan, "unchanged")), (0, 12));
    assert_eq!(snapshot(&place.path().join("books/runs")), before);
    assert_eq!(
        place.run(&["batches", "list", "--data", "books", "--format", "csv"]).ok().lines().count(),
        2
    );
}

#[test]
fn a_dry_run_says_what_each_file_was_taken_for() {
    let place = Place::new();
    place.write("in/customers.csv", b"Account ID,Name,Tier\nc-1,First,gold\n");
    place.write("in/Umsatz.csv", b"Kunde;Monat;Betrag\nc-1;03.2026;1.200,50\n");
    let args = ["import", "in", "--data", "books", "--dry-run"];
    let plan = place.run(&[&args[..], &["--format", "json"]].concat()).json();
    let files = plan["files"].as_array().unwrap();
    assert_eq!((&files[0]["name"], &files[0]["table"]), (&"Umsatz.csv".into(), &Value::Null));
    assert_eq!((&files[0]["delimiter"], &files[0]["rows"]), (&";".into(), &Value::Null));
    assert_eq!(files[0]["columns"][2]["samples"], serde_json::json!(["1.200,50"]));
    assert!(files[0]["hint"].as_str().unwrap().contains("mapping"));
    assert_eq!((&files[1]["table"], &files[1]["by"]), (&"customers".into(), &"name".into()));
    assert_eq!(files[1]["rows"], 1);
    let id = &files[1]["columns"][0];
    assert_eq!((&id["column"], &id["by"]), (&"customer_id".into(), &"synonym".into()));
    // In text each file has its line.
    let text = place.run(&args).ok();
    let line = text.lines().find(|line| line.contains("customers.csv")).unwrap();
    assert!(line.ends_with("customers, 1 row"), "{text}");

    // Where no file is known the plan says so, and what can be said in a mapping.
    place.write("odd/Umsatz.csv", b"customer;month;mrr\nc-1;2026-03;12\n");
    let run = place.run(&["import", "odd", "--data", "books", "--dry-run"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.out.contains("no file was recognised"), "{}", run.out);
    assert!(run.out.contains("it may be mrr_months"), "{}", run.out);
    // Without a plan it is refused as before.
    let run = place.run(&["import", "odd", "--data", "books"]);
    assert!(run.err.contains("not a bundle"), "{}", run.err);
}

#[test]
fn importing_twice_adds_nothing() {
    let place = Place::with_workspace();
    let args = ["import", "company", "--data", "books", "--format", "json"];
    let again = place.run(&args).json();
    assert_eq!((sum(&again, "added"), sum(&again, "superseded")), (0, 0));
    assert_eq!(sum(&again, "unchanged"), 12);
    let mrr = [
        "metric", "mrr", "--data", "books", "--from", "2026-04", "--to", "2026-05", "--format",
        "json",
    ];
    assert_eq!(text(&place.run(&mrr).json(), "figures.0.value"), "198.00");
}

#[test]
fn a_changed_row_supersedes_and_can_be_undone() {
    let place = Place::with_books();
    place.run_at("2026-05-01T00:00:00Z", &["import", "company", "--data", "books"]).ok();
    place.write(
        "fix/subscription_changes.csv",
        b"subscription_id,changed_at,quantity,amount\ns1,2026-04-05,3,147.00\n",
    );
    let fix = ["import", "fix", "--data", "books", "--format", "json"];
    let fix = place.run_at("2026-05-02T00:00:00Z", &fix).json();
    assert_eq!((sum(&fix, "added"), sum(&fix, "superseded")), (0, 1));
    assert_eq!(fix["batch"], 2);
    let mrr = || {
        let args = [
            "metric", "mrr", "--data", "books", "--from", "2026-04", "--to", "2026-05", "--format",
            "json",
        ];
        text(&place.run(&args).json(), "figures.0.value").to_owned()
    };
    assert_eq!(mrr(), "247.00");
    let undo = ["batches", "undo", "2", "--data", "books"];
    assert!(place.run_at("2026-05-03T00:00:00Z", &undo).ok().contains("Batch 2 is undone"));
    assert_eq!(mrr(), "198.00");
    let twice = place.run_at("2026-05-04T00:00:00Z", &undo);
    assert_eq!(twice.code, 2);
    assert!(
        twice.err.contains("undone already") && twice.err.contains("\n\nhint: "),
        "{}",
        twice.err
    );
    let list = place.run(&["batches", "list", "--data", "books", "--format", "json"]).json();
    assert_eq!(text(&list, "batches.1.undone_at"), "2026-05-03T00:00:00Z");
    let unknown = place.run(&["batches", "undo", "9", "--data", "books"]);
    assert_eq!(unknown.code, 2);
}

#[test]
fn strict_loads_all_or_nothing() {
    let place = Place::with_books();
    place.write("company/customers.csv", b"customer_id,name,created_at\na,Ada,soon\nb,Bo,\n");
    let args = ["import", "company", "--data", "books", "--strict", "--format", "json"];
    let run = place.run(&args);
    assert_eq!(run.code, 1);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((&answer["applied"], &answer["rejected"]), (&false.into(), &1.into()));
    for table in answer["tables"].as_array().unwrap() {
        assert_eq!(table["added"], 0, "nothing was imported: {table}");
    }
    let list = place.run(&["batches", "list", "--data", "books", "--format", "csv"]).ok();
    assert_eq!(list.lines().count(), 1, "{list}");
    // Without --strict the good rows load.
    let run = place.run(&["import", "company", "--data", "books", "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((run.code, &answer["applied"]), (1, &true.into()));
}

#[test]
fn the_account_comes_from_the_bundle_and_stays() {
    let place = Place::with_workspace();
    place.write("other/tenure.toml", b"currency = \"USD\"\n");
    place.write("other/customers.csv", b"customer_id\ne\n");
    let run = place.run(&["import", "other", "--data", "books"]);
    assert!(run.err.contains("currency = USD; the workspace keeps EUR"), "{}", run.err);
    let mrr = ["metric", "mrr", "--data", "books", "--format", "json"];
    assert_eq!(text(&place.run(&mrr).json(), "figures.0.currency"), "EUR");
}

#[test]
fn a_currency_that_nobody_states_is_the_only_one_there_is() {
    let place = Place::with_books();
    fs_err::remove_file(place.path().join("company/tenure.toml")).unwrap();
    let dollars = place.read("company/subscriptions.csv").replace("EUR", "USD");
    place.write("company/subscriptions.csv", dollars.as_bytes());
    let dollars = place.read("company/plans.csv").replace("EUR", "USD");
    place.write("company/plans.csv", dollars.as_bytes());
    let args = [
        "metric", "mrr", "--input", "company", "--from", "2026-04", "--to", "2026-05", "--format",
        "json",
    ];
    let answer = place.run(&args).json();
    assert_eq!(text(&answer, "figures.0.currency"), "USD");
    assert_eq!(text(&answer, "figures.0.value"), "198.00");
}

#[test]
fn mappings_are_used_and_saved() {
    let place = Place::new();
    place.write("kunden/Kunden.csv", "Nr;Firma\n1;Ada\n2;Bo\n".as_bytes());
    place.write(
        "ours.toml",
        b"[files]\n\"Kunden.csv\" = \"customers\"\n[customers]\nNr = \"customer_id\"\nFirma = \"company\"\n",
    );
    let without = place.run(&["import", "kunden", "--data", "books"]);
    assert_eq!(without.code, 2, "{without:?}");
    let with = [
        "import",
        "kunden",
        "--data",
        "books",
        "--mapping",
        "ours.toml",
        "--save-mapping",
        "ours",
        "--format",
        "json",
    ];
    assert_eq!(sum(&place.run(&with).json(), "added"), 2);
    fs_err::remove_file(place.path().join("ours.toml")).unwrap();
    let saved = ["import", "kunden", "--data", "books", "--mapping", "ours", "--format", "json"];
    assert_eq!(sum(&place.run(&saved).json(), "unchanged"), 2);
    let unknown = place.run(&["import", "kunden", "--data", "books", "--mapping", "theirs"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("there is no mapping \"theirs\""), "{}", unknown.err);
}

#[test]
fn memory_and_workspace_answer_alike() {
    let place = Place::with_workspace();
    let ask = |from: [&str; 2]| {
        let args = ["metric", "mrr_movements", "--format", "json"];
        place.run(&[&args[..], &from].concat()).json()
    };
    let (stored, read) = (ask(["--data", "books"]), ask(["--input", "company"]));
    assert_eq!(at(&stored, "figures"), at(&read, "figures"));
}

#[test]
fn a_quiet_company_can_say_how_far_its_data_reach() {
    let place = Place::new();
    place.write(
        "b/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,interval,started_at\n\
          s1,c1,10,EUR,month,2026-01-05\n",
    );
    let through = |place: &Place| {
        let json = place.run(&["metric", "mrr", "--data", "books", "--format", "json"]).json();
        let figures = json["figures"].as_array().unwrap();
        let last = figures.last().map_or(String::new(), |f| f["to"].as_str().unwrap().to_owned());
        (json["data_through"].as_str().unwrap().to_owned(), last)
    };
    place.run(&["import", "b", "--data", "books"]).ok();
    // Without a word the data reach to the last fact, and no month of them is complete.
    assert_eq!(through(&place), ("2026-01-05".to_owned(), "2026-01-01".to_owned()));
    // Nothing new is imported, but that nothing happened.
    let args = ["import", "b", "--data", "books", "--data-through", "2026-04-30"];
    place.run(&args).ok();
    assert_eq!(through(&place), ("2026-04-30".to_owned(), "2026-05-01".to_owned()));
    // Never back, never beyond the import itself, and only as a date.
    place.write("b/tenure.toml", b"data_through = 2026-02-28\n");
    place.run(&["import", "b", "--data", "books"]);
    assert_eq!(through(&place).0, "2026-04-30");
    place.write("b/tenure.toml", b"data_through = 2027-02-28\n");
    place.run(&["import", "b", "--data", "books"]);
    assert_eq!(through(&place).0, "2026-06-01");
    let run = place.run(&["import", "b", "--data", "books", "--data-through", "soon"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--data-through"), "{}", run.err);
    // A plan changes nothing.
    place.write("c/tenure.toml", b"data_through = 2026-03-31\n");
    place.write("c/subscriptions.csv", place.read("b/subscriptions.csv").as_bytes());
    let json = place.run(&["metric", "mrr", "--input", "c", "--format", "json"]).json();
    assert_eq!(json["data_through"], "2026-03-31");
}

#[test]
fn a_damaged_run_is_told_by_name_and_gives_no_figure() {
    let place = Place::with_workspace();
    let run = "books/runs/000001/subscriptions.parquet";
    let whole = fs_err::read(place.path().join(run)).unwrap();
    let metric = ["metric", "mrr", "--data", "books", "--from", "2026-03", "--to", "2026-05"];
    for at in [100, whole.len() / 2, whole.len() - 20] {
        let mut bytes = whole.clone();
        bytes[at] ^= 0xff;
        place.write(run, &bytes);
        let _ = fs_err::remove_dir_all(place.path().join("books/derived"));
        let asked = place.run(&metric);
        assert_eq!((asked.code, asked.out.as_str()), (2, ""), "{at}");
        assert!(asked.err.contains("000001/subscriptions.parquet of batch 1"), "{}", asked.err);
        assert!(asked.err.contains("tenure batches undo 1"), "{}", asked.err);
        assert!(asked.err.contains("backup"), "{}", asked.err);
        let doctor = place.run(&["doctor", "--data", "books"]);
        assert_eq!(doctor.code, 1, "{doctor:#?}");
        assert!(doctor.out.contains("subscriptions.parquet"), "{}", doctor.out);
    }
    // What the hint says.
    place.run(&["batches", "undo", "1", "--data", "books"]).ok();
    place.run(&["import", "company", "--data", "books"]).ok();
    assert!(place.run(&metric).ok().contains("198.00"));
}
