//! Month closes on a book that one knows by heart.

use crate::support::{Place, at, text};

const MAY: &str = "2026-05-10T00:00:00Z";
const JUNE: &str = "2026-06-02T00:00:00Z";

/// The books, closed up to April, and then a fact that comes late: c left in February already, and
/// a paid 10 more from April on.
fn late() -> Place {
    let place = Place::with_books();
    place.run_at(MAY, &["import", "company", "--data", "books"]).ok();
    let close = ["close", "2026-04", "--data", "books", "--by", "Ana", "--note", "as billed"];
    let run = place.run_at(MAY, &close);
    assert!(run.err.contains("The first close locks all months before too: 2026-01 to 2026-04."));
    run.ok();
    place.write(
        "late/subscription_changes.csv",
        b"subscription_id,changed_at,quantity,amount,status\n\
          s3,2026-02-20,,,canceled\ns1,2026-04-05,2,108.00,\n",
    );
    place.run_at(JUNE, &["import", "late", "--data", "books"]).ok();
    place
}

fn movements(place: &Place, more: &[&str]) -> Vec<String> {
    let range = ["--from", "2026-01", "--to", "2026-06", "--data", "books", "--format", "csv"];
    let mut args = vec!["movements"];
    args.extend(range.iter().chain(more));
    let mut lines: Vec<String> = place
        .run_at(JUNE, &args)
        .ok()
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            format!("{} {} {}{} {}", &cells[0][..10], cells[1], cells[2], cells[3], cells[7])
        })
        .collect();
    lines.sort();
    lines
}

#[test]
fn late_facts_stand_in_the_open_month() {
    let place = late();
    // January to April as in the table of the books; then the corrections, at the start of May.
    let closed = [
        "2026-01-10 a new 49.00",
        "2026-01-15 c new 49.00",
        "2026-02-01 b new 100.00",
        "2026-03-20 c churn -49.00",
        "2026-04-05 a expansion 49.00",
        "2026-05-01 a correctionexpansion 10.00",
        "2026-05-31 d new 10.00",
    ];
    assert_eq!(movements(&place, &[]), closed);
    // As known now: c left a month earlier, which is the same MRR at the end of April.
    let restated = movements(&place, &["--restated"]);
    assert!(restated.contains(&"2026-02-20 c churn -49.00".to_owned()), "{restated:?}");
    assert!(restated.contains(&"2026-04-05 a expansion 59.00".to_owned()), "{restated:?}");
    let mrr = |month: &str, next: &str, more: &[&str]| {
        let mut args = vec!["metric", "mrr", "--data", "books", "--format", "json"];
        args.extend(["--from", month, "--to", next]);
        args.extend(more);
        text(&place.run_at(JUNE, &args).json(), "figures.0.value").to_owned()
    };
    assert_eq!(mrr("2026-02", "2026-03", &[]), "198.00");
    assert_eq!(mrr("2026-02", "2026-03", &["--restated"]), "149.00");
    assert_eq!(mrr("2026-04", "2026-05", &[]), "198.00");
    assert_eq!(mrr("2026-05", "2026-06", &[]), "218.00");
    assert_eq!(mrr("2026-05", "2026-06", &["--restated"]), "218.00");
}

#[test]
fn retention_counts_corrections_and_says_so() {
    let place = late();
    let nrr = ["metric", "nrr", "--from", "2026-05", "--to", "2026-06", "--data", "books"];
    let figure = place.run_at(JUNE, &[&nrr[..], &["--format", "json"]].concat()).json();
    // 198 at the opening as closed, 10 of expansion that was not known.
    assert_eq!(at(&figure, "figures.0.exact"), &serde_json::json!(["104", "99"]));
    assert_eq!(text(&figure, "figures.0.corrections"), "10.00");
    let page = place.run_at(JUNE, &nrr).ok();
    let note = "2026-05 counts corrections of closed months, of these kinds: expansion +10.00 EUR";
    assert!(page.contains(note), "{page}");
    // What looks at losses alone counts none.
    let gross = [&["metric", "gross_revenue_churn"], &nrr[2..]].concat();
    let page = place.run_at(JUNE, &gross).ok();
    assert!(!page.contains("corrections"), "{page}");
}

/// Of corrections that cancel out the figure counts one kind, and says so.
#[test]
fn corrections_that_cancel_out_are_told_by_kind() {
    let place = Place::new();
    let billing = "subscription_id,customer_id,amount,currency,started_at\n";
    let import = |file: &str, text: &str| {
        place.write(file, text.as_bytes());
        place.run_at(MAY, &["import", file, "--data", "books"]).ok();
    };
    import("subscriptions.csv", &format!("{billing}s,a,100,EUR,2026-01-01\n"));
    place.run_at(MAY, &["close", "2026-04", "--data", "books"]).ok();
    import("subscriptions.csv", &format!("{billing}s,a,60,EUR,2026-01-01\n"));
    let changes = "subscription_id,changed_at,amount\ns,2026-02-10,100\n";
    import("subscription_changes.csv", changes);
    let nrr = ["metric", "nrr", "--from", "2026-05", "--to", "2026-06", "--data", "books"];
    let page = place.run_at(JUNE, &nrr).ok();
    assert!(page.contains("of these kinds: expansion +40.00 EUR"), "{page}");
    let figure = place.run_at(JUNE, &[&nrr[..], &["--format", "json"]].concat()).json();
    assert_eq!(text(&figure, "figures.0.corrections"), "40.00");
}

/// What was late for one month stood in the next when that was closed, too.
#[test]
fn a_correction_that_was_closed_names_the_facts_that_made_it() {
    let place = Place::new();
    let billing = "subscription_id,customer_id,amount,currency,started_at\n";
    let step = |day: &str, args: &[&str]| {
        place.run_at(&format!("2026-0{day}T00:00:00Z"), &[args, &["--data", "books"]].concat()).ok()
    };
    place.write("subscriptions.csv", format!("{billing}s,a,100,EUR,2026-01-01\n").as_bytes());
    step("3-01", &["import", "subscriptions.csv"]);
    step("3-02", &["close", "2026-02"]);
    place.write("subscriptions.csv", format!("{billing}t,b,40,EUR,2026-01-10\n").as_bytes());
    step("3-20", &["import", "subscriptions.csv"]);
    step("5-02", &["close", "2026-03"]);
    step("5-02", &["close", "2026-04"]);
    let args = ["restated", "--data", "books", "--format", "json"];
    let answer = place.run_at(JUNE, &args).json();
    let rows = answer["rows"].as_array().unwrap();
    let kinds: Vec<&str> = rows.iter().map(|row| text(row, "kind")).collect();
    assert_eq!(kinds, ["new", "correction"], "{answer}");
    for row in rows {
        assert_eq!(text(row, "why.0.file"), "subscriptions.csv", "{row}");
    }
}

/// Who was merged later is asked for by its own id, as long as it had a ledger of its own.
#[test]
fn who_was_merged_later_is_found_by_its_own_id() {
    let place = Place::new();
    place.write(
        "company/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,started_at,ended_at\n\
          s1,a,100,EUR,2026-01-01,\ns2,b,50,EUR,2026-01-05,2026-02-20\ns3,b,40,EUR,2026-03-05,\n",
    );
    place.write(
        "company/customers.csv",
        b"customer_id,merged_into,merged_at\na,,\nb,a,2026-04-10\n",
    );
    let books = ["--input", "company", "--policy", "standard,merges=at_merge", "--format", "json"];
    let ask = |args: &[&str]| place.run_at(JUNE, &[args, &books].concat()).json();
    let range = ["--from", "2026-01", "--to", "2026-06", "--customer", "b"];
    let answer = ask(&[&["movements"], &range[..]].concat());
    let rows = answer["movements"].as_array().unwrap();
    let kinds: Vec<&str> = rows.iter().map(|row| text(row, "kind")).collect();
    assert_eq!(kinds, ["new", "churn", "reactivation", "merge"], "{answer}");
    let moved = |day: &str| ask(&["explain", "movement", "b", day]);
    assert_eq!(text(&moved("2026-03-05"), "customer_id"), "b");
    assert_eq!(text(&moved("2026-04-10"), "movements.0.amount"), "-40.00");
    let mrr = |day: &str| {
        let answer = ask(&["explain", "customer", "b", "--at", day]);
        let of = |name: &str| text(&answer, &format!("explanation.{name}")).to_owned();
        (of("customer_id"), of("mrr"))
    };
    assert_eq!(mrr("2026-02-01"), ("b".to_owned(), "50.00".to_owned()));
    assert_eq!(mrr("2026-02-25"), ("b".to_owned(), "0.00".to_owned()));
    assert_eq!(mrr("2026-05-01"), ("a".to_owned(), "140.00".to_owned()));
}

#[test]
fn restated_says_what_changed_and_why() {
    let place = late();
    let args = ["restated", "--data", "books", "--format", "json"];
    let answer = place.run_at(JUNE, &args).json();
    let rows: Vec<String> = answer["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let cell = |name: &str| row[name].as_str().unwrap().to_owned();
            let why = &row["why"][0];
            format!(
                "{} {} {} {} {} {} {}:{} {} {}",
                cell("month"),
                cell("customer_id"),
                cell("kind"),
                cell("closed"),
                cell("now"),
                cell("difference"),
                why["file"].as_str().unwrap(),
                why["line"],
                why["what"].as_str().unwrap(),
                why["batch"],
            )
        })
        .collect();
    let file = "subscription_changes.csv";
    assert_eq!(
        rows,
        [
            format!("2026-02 c churn 0.00 -49.00 -49.00 {file}:2 new 2"),
            format!("2026-03 c churn -49.00 0.00 49.00 {file}:2 new 2"),
            format!("2026-04 a expansion 49.00 59.00 10.00 {file}:3 superseded 2"),
        ]
    );
    assert_eq!(text(&answer, "difference"), "10.00");
    let page = place.run_at(JUNE, &["restated", "--data", "books", "--month", "2026-04"]).ok();
    assert!(page.contains("subscription_changes.csv:3 superseded (batch 2, 2026-06-02)"), "{page}");
    // Undone, nothing is restated any more.
    place.run_at("2026-06-03T00:00:00Z", &["batches", "undo", "2", "--data", "books"]).ok();
    let answer = place.run_at("2026-06-04T00:00:00Z", &args).json();
    assert_eq!(answer["rows"].as_array().unwrap().len(), 0);
}

#[test]
fn a_correction_that_a_merge_makes_names_the_merge() {
    let place = Place::new();
    place.write(
        "company/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,started_at\ns1,a,100,EUR,2026-01-01\n\
          s4,d,30,EUR,2026-02-01\n",
    );
    place.run_at(MAY, &["import", "company", "--data", "books"]).ok();
    place.run_at(MAY, &["close", "2026-03", "--data", "books"]).ok();
    place.write("late/customers.csv", b"customer_id,merged_into,merged_at\nd,a,2026-04-15\n");
    place.run_at(JUNE, &["import", "late", "--data", "books"]).ok();
    let told = place.run_at(JUNE, &["restated", "--data", "books", "--format", "json"]).json();
    let rows = told["rows"].as_array().unwrap();
    let row = |at: usize| {
        (text(&rows[at], "customer_id"), text(&rows[at], "kind"), text(&rows[at], "difference"))
    };
    assert_eq!(rows.len(), 2, "{told}");
    assert_eq!((row(0), row(1)), (("a", "expansion", "30.00"), ("d", "new", "-30.00")));
    for row in rows {
        assert_eq!(text(row, "why.0.file"), "customers.csv", "{row}");
    }
    // Nobody left and nothing was lost: what d handed over is kept, with the close and without.
    let range = ["--from", "2026-04", "--to", "2026-05", "--format", "json"];
    for books in [
        &["--data", "books"][..],
        &["--data", "books", "--policy", "standard,merges=at_merge", "--restated"],
    ] {
        let answer = place.run_at(JUNE, &[&["metric", "grr"], &range[..], books].concat()).json();
        assert_eq!(text(&answer, "figures.0.value"), "1", "{answer}");
    }
}

/// Of the facts that came since, a row names those that moved it: without them, or with them alone,
/// it would be another.
#[test]
fn what_is_restated_names_the_facts_that_moved_it() {
    let place = Place::new();
    place.write("tenure.toml", b"currency = \"EUR\"\ntime_zone = \"UTC\"\n");
    let import = |at: &str, files: &[(&str, &str)]| {
        for (file, text) in files {
            place.write(&format!("{at}/{file}"), text.as_bytes());
        }
        place.run_at(&format!("2026-05-{at}T00:00:00Z"), &["import", at, "--data", "books"]).ok();
    };
    let billing = "subscription_id,customer_id,amount,currency,started_at,ended_at\n";
    let close = |at: &str, month: &str| {
        place.run_at(&format!("2026-05-{at}T00:00:00Z"), &["close", month, "--data", "books"]).ok();
    };
    let first = format!("{billing}s1,a,100,EUR,2026-01-01,\ns2,b,50,EUR,2026-01-05,\n");
    import("01", &[("subscriptions.csv", &first)]);
    close("02", "2026-01");
    let changes = "subscription_id,changed_at,amount\ns1,2026-02-10,150\n";
    import("03", &[("subscription_changes.csv", changes)]);
    close("04", "2026-02");
    // c, who belongs to a, was there in January; b left in February; e and a are of another country.
    let late = format!("{billing}s2,b,50,EUR,2026-01-05,2026-02-20\ns3,c,70,EUR,2026-01-20,\n");
    let people = "customer_id,merged_into,merged_at,country\nc,a,2026-03-01,\na,,,RO\n";
    // The price of February was another one, and so was that of a day after all closed months.
    let changes = "subscription_id,changed_at,amount\ns1,2026-02-10,160\ns1,2026-04-10,200\n";
    import(
        "05",
        &[
            ("subscriptions.csv", &late),
            ("customers.csv", people),
            ("subscription_changes.csv", changes),
        ],
    );
    let args = ["restated", "--data", "books", "--format", "json"];
    let told = place.run_at(JUNE, &args).json();
    let rows: Vec<String> = told["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let why = row["why"].as_array().unwrap().iter();
            let why: Vec<String> = why
                .map(|it| format!("{}:{} {}", text(it, "file"), it["line"], it["batch"]))
                .collect();
            let of = |name: &str| text(row, name).to_owned();
            let head = [of("month"), of("customer_id"), of("kind"), of("difference")].join(" ");
            format!("{head}: {}", why.join(", "))
        })
        .collect();
    assert_eq!(
        rows,
        [
            "2026-01 a expansion 70.00: customers.csv:2 3, subscriptions.csv:3 3",
            "2026-02 a expansion 10.00: subscription_changes.csv:2 3",
            "2026-02 b churn -50.00: subscriptions.csv:2 3",
        ]
    );
}

/// What was billed before the close counts only once it is paid: the payment names itself.
#[test]
fn a_payment_that_comes_late_is_named() {
    let place = Place::new();
    for (file, text) in [
        ("company/tenure.toml", "currency = \"EUR\"\ntime_zone = \"UTC\"\n"),
        (
            "company/invoices.csv",
            "invoice_id,customer_id,issued_at,status,currency\n\
             i1,a,2026-01-01,open,EUR\ni2,b,2026-01-01,paid,EUR\n",
        ),
        (
            "company/invoice_lines.csv",
            "invoice_id,line_id,subscription_id,period_start,period_end,amount\n\
             i1,1,s,2026-01-01,2027-01-01,1200\ni2,1,t,2026-01-01,2027-01-01,120\n",
        ),
        (
            "late/payments.csv",
            "payment_id,invoice_id,customer_id,at,result,amount,currency\n\
             p1,i1,a,2026-01-20,succeeded,1200,EUR\np2,i9,a,2026-01-21,succeeded,5,EUR\n",
        ),
    ] {
        place.write(file, text.as_bytes());
    }
    place.run_at(MAY, &["import", "company", "--data", "books"]).ok();
    place.run_at(MAY, &["close", "2026-03", "--data", "books"]).ok();
    place.run_at(JUNE, &["import", "late", "--data", "books"]).ok();
    let told = place.run_at(JUNE, &["restated", "--data", "books", "--format", "json"]).json();
    let rows = told["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 1, "{told}");
    assert_eq!((text(&rows[0], "kind"), text(&rows[0], "difference")), ("new", "100.00"));
    let why = rows[0]["why"].as_array().unwrap();
    let named = why.iter().map(|it| format!("{}:{}", text(it, "file"), it["line"]));
    assert_eq!(named.collect::<Vec<_>>(), ["payments.csv:2"], "{told}");
}

#[test]
fn closes_are_listed_reopened_and_kept() {
    let place = late();
    let list = |at: &str| {
        let args = ["close", "--list", "--data", "books", "--format", "json"];
        place.run_at(at, &args).json()
    };
    let answer = list(JUNE);
    assert_eq!(text(&answer, "closes.0.month"), "2026-04");
    assert_eq!(text(&answer, "closes.0.mrr"), "198.00");
    assert_eq!(
        (text(&answer, "closes.0.by"), text(&answer, "closes.0.note")),
        ("Ana", "as billed")
    );
    assert_eq!(text(&answer, "closes.0.closed_at"), MAY);
    let again = place.run_at(JUNE, &["close", "2026-03", "--data", "books"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("2026-03 is closed already, by close 1 of 2026-05-10"), "{again:?}");
    let early = place.run_at(JUNE, &["close", "2026-06", "--data", "books"]);
    assert!(early.err.contains("2026-06 is not over yet"), "{early:?}");
    let wrong = place.run_at(JUNE, &["close", "May", "--data", "books"]);
    assert_eq!(wrong.code, 2);
    // Without a reason nothing is reopened.
    let reopen = ["close", "--reopen", "2026-04", "--data", "books"];
    assert_eq!(place.run_at(JUNE, &reopen).code, 2);
    let reopen = [&reopen[..], &["--note", "wrong rate", "--by", "Bo"]].concat();
    place.run_at(JUNE, &reopen).ok();
    let answer = list(JUNE);
    assert_eq!(text(&answer, "closes.0.reopened_note"), "wrong rate");
    assert_eq!(text(&answer, "closes.0.reopened_at"), JUNE);
    // Now the months are as known now, and as closed where one asks as of then.
    assert_eq!(movements(&place, &[]), movements(&place, &["--restated"]));
    let then = movements(&place, &["--known-at", "2026-06-01T00:00:00Z"]);
    assert!(then.contains(&"2026-04-05 a expansion 49.00".to_owned()), "{then:?}");
    let closes = place.run_at(JUNE, &["doctor", "--data", "books"]).ok();
    assert!(closes.contains("1, 1 of them reopened; their files are whole"), "{closes}");
}

#[test]
fn another_policy_is_told_apart() {
    let place = late();
    place
        .write("ours.toml", b"base = \"standard\"\n[settings]\nchurn_recognised = \"requested\"\n");
    let close = ["close", "2026-05", "--data", "books", "--policy", "ours.toml"];
    let run = place.run_at(JUNE, &close);
    assert!(run.err.contains("this close is under another policy than the one before"), "{run:?}");
    run.ok();
    let nothing = place.run_at(JUNE, &["restated", "--data", "books", "--since", "7"]);
    assert!(nothing.err.contains("there is no close 7 that holds"), "{nothing:?}");
}

#[test]
fn a_report_says_which_months_are_closed() {
    let place = late();
    let args = ["report", "--data", "books", "--from", "2026-01", "--to", "2026-06"];
    let page = place.run_at(JUNE, &args).ok();
    let line = "months up to 2026-04 are closed, the last of them on 2026-05-10 by Ana";
    assert!(page.contains(line), "{page}");
    let json = place.run_at(JUNE, &[&args[..], &["--format", "json"]].concat()).json();
    assert_eq!(text(&json, "closed.through"), "2026-04");
    assert_eq!(text(&json, "closed.by"), "Ana");
    let restated = place.run_at(JUNE, &[&args[..], &["--restated"]].concat()).ok();
    assert!(!restated.contains("are closed"), "{restated}");
    let json =
        place.run_at(JUNE, &[&args[..], &["--restated", "--format", "json"]].concat()).json();
    assert!(at(&json, "closed").is_null(), "{json:#}");
}

/// A correction names its facts as any movement does, with the import that brought them, and what
/// they superseded.
#[test]
fn a_correction_names_what_came_and_what_it_superseded() {
    let place = late();
    place.write(
        "mended/subscription_changes.csv",
        b"subscription_id,changed_at,quantity,amount,status\ns1,2026-04-05,2,118.00,\n",
    );
    place.run_at("2026-06-03T00:00:00Z", &["import", "mended", "--data", "books"]).ok();
    let ask = |what: &[&str]| {
        let form = ["--data", "books", "--format", "json"];
        place.run_at("2026-06-04T00:00:00Z", &[what, &form].concat()).json()
    };
    let moved = ask(&["explain", "movement", "a", "2026-05-01"]);
    let range = ["movements", "--customer", "a", "--from", "2026-01", "--to", "2026-06"];
    let listed = ask(&[&range[..], &["--kind", "correction"]].concat());
    for source in [at(&moved, "movements.0.sources.0"), at(&listed, "movements.0.sources.0")] {
        assert_eq!(text(source, "file"), "subscription_changes.csv");
        assert_eq!(text(source, "what"), "superseded", "{source}");
        assert_eq!(at(source, "batch"), 3, "{source}");
        assert!(text(source, "recorded_at").starts_with("2026-06-03T00:00:00"), "{source}");
        assert_eq!(at(source, "supersedes.batch"), 1, "{source}");
        assert!(text(source, "supersedes.recorded_at").starts_with("2026-05-10"), "{source}");
    }
    // Of any other movement nothing is said of imports.
    let other = ask(&[&range[..], &["--kind", "new"]].concat());
    assert!(at(&other, "movements.0.sources.0").get("batch").is_none(), "{other}");
    let args = ["explain", "movement", "a", "2026-05-01", "--data", "books"];
    let page = place.run_at("2026-06-04T00:00:00Z", &args).ok();
    assert!(page.contains("superseded (batch 3, 2026-06-03"), "{page}");
    assert!(page.contains("in the place of subscription_changes.csv:"), "{page}");
}

/// What policies make of the facts has nothing to do with what came after a close.
#[test]
fn policies_are_compared_without_closes() {
    let place = late();
    let cases: [&[&str]; 3] = [
        &["--from", "2026-05", "--to", "2026-06"],
        &["--at", "2026-03-10"],
        &["--at", "2026-04-10"],
    ];
    for when in cases {
        let both = ["policy", "compare", "standard", "standard,past_due=churn_after_30_days"];
        let args = [&both[..], &["--data", "books", "--format", "csv"], when].concat();
        let (closed, restated) = (
            place.run_at(JUNE, &args).ok(),
            place.run_at(JUNE, &[&args[..], &["--restated"]].concat()).ok(),
        );
        assert_eq!(closed, restated, "{when:?}");
    }
    // Nobody is past due, so the setting does nothing, whatever came late.
    let args = ["policy", "compare", "standard", "standard,past_due=churn_after_30_days"];
    let page =
        place.run_at(JUNE, &[&args[..], &["--data", "books", "--at", "2026-03-10"]].concat());
    assert!(page.ok().contains("Without effect here: past_due"), "what came late is no setting");
}

#[test]
fn facts_are_joined_as_the_language_does() {
    let place = late();
    let more = b"subscription_id,changed_at,quantity,amount,status\ns1,2026-04-10,3,157.00,\n";
    place.write("more/subscription_changes.csv", more);
    place.run_at(JUNE, &["import", "more", "--data", "books"]).ok();
    let words =
        |lang: &str| place.run_at(JUNE, &["--lang", lang, "restated", "--data", "books"]).out;
    assert!(words("en").contains("; "), "{}", words("en"));
    assert!(words("zh").contains('；') && !words("zh").contains("; "), "{}", words("zh"));
}
