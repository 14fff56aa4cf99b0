//! Rows that can be read and are odd: equal ones in a ledger without ids, values that do not go
//! together, merges that lead nowhere.

use serde_json::Value;

use crate::support::Place;

const LEDGER: &str = "month,category,channel,amount,currency\n2026-01,marketing,ads,15,EUR\n\
                      2026-01,marketing,ads,15,EUR\n2026-01,marketing,ads,7,EUR\n\
                      2026-01,sales,,3,EUR\n";

/// Customers with MRR at the beginning of April, by id, in euro.
fn customers(place: &Place, data: &str) -> Vec<(String, String)> {
    let args = ["customers", "--data", data, "--at", "2026-04-01", "--format", "json"];
    let answer = place.run(&args).json();
    let rows = answer["customers"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let mut all: Vec<_> = rows.map(|row| (text(&row["customer_id"]), text(&row["mrr"]))).collect();
    all.sort();
    all
}

fn acquisition(place: &Place) -> String {
    let args = ["metric", "cac", "--data", "books", "--from", "2026-01", "--to", "2026-02"];
    let answer = place.run(&[&args[..], &["--format", "json"]].concat()).json();
    answer["figures"][0]["value"].as_str().unwrap().to_owned()
}

#[test]
fn equal_rows_of_a_ledger_all_count_and_the_same_file_again_adds_nothing() {
    let place = Place::with_workspace();
    place.write("ledger/spend.csv", LEDGER.as_bytes());
    let run = place.run(&["import", "ledger", "--data", "books"]);
    assert!(run.err.contains("rows like another: 2,"), "{}", run.err);
    assert!(run.err.contains("spend.csv:3") && run.err.contains("(spend.csv:2)"), "{}", run.err);
    run.ok();
    // 15 + 15 + 7 + 3 for two new customers.
    assert_eq!(acquisition(&place), "20.00");
    let mut lines: Vec<&str> = LEDGER.lines().collect();
    lines[1..].reverse();
    place.write("turned/spend.csv", (lines.join("\n") + "\n").as_bytes());
    for again in ["ledger", "turned"] {
        let answer = place.run(&["import", again, "--data", "books", "--format", "json"]).json();
        let rows = &answer["tables"][0];
        assert_eq!((&rows["unchanged"], &rows["added"]), (&4.into(), &0.into()), "{again}");
    }
    // A row that was corrected takes the place of the one that it corrects.
    place.write("mended/spend.csv", LEDGER.replace(",7,", ",9,").as_bytes());
    let answer = place.run(&["import", "mended", "--data", "books", "--format", "json"]).json();
    let rows = &answer["tables"][0];
    assert_eq!((&rows["unchanged"], &rows["superseded"]), (&3.into(), &1.into()));
    assert_eq!(acquisition(&place), "21.00");
}

#[test]
fn a_merge_that_leads_nowhere_leaves_the_customer_what_it_was() {
    let place = Place::new();
    let merges = "customer_id,merged_into\na,a\nb,zz\nc,d\nd,c\ne,main\n";
    place.write("in/customers.csv", merges.as_bytes());
    place.write(
        "in/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,started_at\ns1,a,10,EUR,2026-01-01\n\
          s2,b,20,EUR,2026-01-01\ns3,c,30,EUR,2026-01-01\ns4,d,40,EUR,2026-01-01\n\
          s5,e,50,EUR,2026-01-01\ns6,main,60,EUR,2026-01-01\n",
    );
    let run = place.run(&["import", "in", "--data", "books"]);
    assert!(run.err.contains("merge-into-itself"), "{}", run.err);
    run.ok();
    let all = [("a", "10.00"), ("b", "20.00"), ("c", "30.00"), ("d", "40.00"), ("main", "110.00")];
    let all: Vec<_> = all.into_iter().map(|(id, mrr)| (id.to_owned(), mrr.to_owned())).collect();
    assert_eq!(customers(&place, "books"), all);
    let checks = ["check", "merge-into-itself", "merge-into-unknown", "merge-circle"];
    let run = place.run(&[&checks[..], &["--data", "books"]].concat());
    assert_eq!(run.code, 1);
    for line in ["customers a (customers.csv:2): merged_into a", "customers b (customers.csv:3)"] {
        assert!(run.out.contains(line), "{}", run.out);
    }
    assert!(run.out.contains("Hint: each of them stays a customer"), "{}", run.out);
    // Once there is somebody of that name, the merge holds.
    place.write("later/customers.csv", b"customer_id\nzz\n");
    place.run(&["import", "later", "--data", "books"]).ok();
    let of = |id: &str| customers(&place, "books").into_iter().find(|row| row.0 == id);
    assert_eq!((of("b"), of("zz").map(|row| row.1)), (None, Some("20.00".to_owned())));
}

#[test]
fn values_that_do_not_go_together_are_told_with_their_place() {
    let place = Place::new();
    place.write(
        "in/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,started_at,paused_at,resumes_at\n\
          s1,a,60,EUR,2026-01-01,2026-03-01,2026-02-01\n",
    );
    // Paid on the day of the invoice is well, though a bare date is the start of its day.
    place.write(
        "in/invoices.csv",
        b"invoice_id,customer_id,issued_at,paid_at,currency\ni1,a,2026-01-05,2026-01-02,EUR\n\
          i2,a,2026-01-05T10:00:00Z,2026-01-05,EUR\n",
    );
    place.write(
        "in/fx_rates.csv",
        b"date,currency,rate\n2026-01-01,EUR,0.9\n2026-01-01,USD,0.9\n2026-01-02,EUR,1\n",
    );
    place.write(
        "in/traffic.csv",
        b"date,grain,visitors,bots,qualified_visitors\n2026-01-02,month,100,,\n\
          2026-01-06,week,10,1,\n2026-01-07,day,10,20,\n2026-01-08,day,10,,50\n\
          2026-01-09,day,10,10,10\n",
    );
    let run = place.run(&["import", "in", "--data", "books", "--format", "json"]);
    assert_eq!(run.code, 1, "{run:?}");
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    let first = answer["first_findings"].as_array().unwrap().iter();
    let mut told: Vec<String> = first
        .map(|it| format!("{} {}:{}", it["code"].as_str().unwrap(), it["file"], it["line"]))
        .collect();
    told.sort();
    assert_eq!(
        told,
        [
            "more-than-whole \"traffic.csv\":4",
            "more-than-whole \"traffic.csv\":5",
            "paid-before-issued \"invoices.csv\":2",
            "rate-of-own-currency \"fx_rates.csv\":2",
            "resumes-before-pause \"subscriptions.csv\":2",
            "within-period \"traffic.csv\":2",
        ]
    );
    assert_eq!(answer["rejected"], 2);
    let checks = ["paid-before-issued", "rate-of-own-currency", "resumes-before-pause"];
    let args = [&["check", "within-period"][..], &checks, &["--data", "books"]].concat();
    let page = place.run(&args).out;
    for line in [
        "invoices i1 (invoices.csv:2): paid_at 2026-01-02",
        "fx_rates EUR (fx_rates.csv:2): currency EUR",
        "subscriptions s1 (subscriptions.csv:2): resumes_at 2026-02-01",
        "traffic (traffic.csv:2): date 2026-01-02, month",
        "traffic (traffic.csv:3): date 2026-01-06, week",
    ] {
        assert!(page.contains(line), "{line}\n{page}");
    }
    for lang in ["ro", "uk", "zh-Hans", "nb"] {
        let page = place.run(&[&args[..], &["--lang", lang]].concat()).out;
        assert!(!page.contains("Hint:"), "{page}");
    }
    // A week counts as the one that holds its day: that from Monday the 5th on.
    let args = ["metric", "qualified_traffic", "--data", "books", "--from", "2026-01-05"];
    let args = [&args[..], &["--to", "2026-01-12", "--grain", "week", "--format", "json"]].concat();
    assert_eq!(place.run(&args).json()["figures"][0]["value"], "9");
}

#[test]
fn records_of_customers_whom_nobody_knows_are_told_with_the_id_that_was_meant() {
    let place = Place::new();
    place.write(
        "in/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,started_at\ns1,a,100,EUR,2026-01-01\n",
    );
    place.write(
        "in/survey_responses.csv",
        b"response_id,survey,customer_id,score,responded_at\nr1,nps,a,9,2026-03-05\n\
          r2,nps,A,2,2026-03-05\nr3,nps,zz,2,2026-03-05\n",
    );
    place.write(
        "in/events.csv",
        b"event,customer_id,user_id,at\nlogin,a,u1,2026-03-01T10:00:00Z\n\
          login,A,u2,2026-03-02T10:00:00Z\n",
    );
    place.write("in/tickets.csv", b"ticket_id,customer_id,opened_at\nt1,zz,2026-03-01\n");
    let run = place.run(&["import", "in", "--data", "books"]);
    assert!(run.err.contains("tickets.csv:2"), "each table is told of: {}", run.err);
    for told in ["customer-unknown", "survey_responses.csv:3", "found \"A\"", "there is a,"] {
        assert!(run.err.contains(told), "{told}: {}", run.err);
    }
    let told = place.run(&["check", "--data", "books", "--format", "json"]).out;
    for row in ["customer_id \\\"zz\\\"", "events: customer_id \\\"A\\\"; there is \\\"a\\\""] {
        assert!(told.contains(row), "{row}: {told}");
    }
    // Where nobody is known at all, nobody is a stranger yet.
    place.write(
        "late/survey_responses.csv",
        b"survey,customer_id,score,responded_at\nnps,q,9,2026-03-05\n",
    );
    let run = place.run(&["import", "late", "--data", "others"]);
    assert!(!run.err.contains("customer-unknown"), "{}", run.err);
}

#[test]
fn what_is_taken_back_counts_in_the_currency_of_its_invoice() {
    let place = Place::new();
    place.write(
        "in/invoices.csv",
        b"invoice_id,customer_id,issued_at,paid_at,status,currency\n\
          i1,a,2026-01-01,2026-01-01,paid,EUR\n",
    );
    place.write(
        "in/invoice_lines.csv",
        b"invoice_id,line_id,subscription_id,kind,period_start,period_end,interval,amount\n\
          i1,1,s1,subscription,2026-01-01,2027-01-01,year,1200\n",
    );
    place.write(
        "in/refunds.csv",
        b"id,invoice_id,line_id,at,amount,currency\nr1,i1,,2026-02-01,1200,USD\n\
          r2,gone,,2026-02-01,1200,EUR\n",
    );
    let now = "2026-07-05T00:00:00Z";
    let range = ["--from", "2026-01", "--to", "2026-07", "--format", "json"];
    let moved = place.run_at(now, &[&["movements", "--input", "in"], &range[..]].concat()).json();
    assert_eq!(moved["movements"].as_array().unwrap().len(), 1, "it only began: {moved}");
    let told = place.run_at(now, &["check", "--input", "in", "--format", "json"]).out;
    for code in ["adjustment-currency", "adjustment-without-invoice"] {
        assert!(told.contains(code), "{code}: {told}");
    }
}

#[test]
fn the_page_of_a_customer_tells_of_itself_and_not_of_who_was_merged_into_it() {
    let place = Place::new();
    place.write(
        "in/customers.csv",
        b"customer_id,merged_into,merged_at,country,name\nb,z,2026-03-10,US,old\nz,,,NO,Real\n",
    );
    place.write(
        "in/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,started_at\ns1,z,100,EUR,2026-01-01\n",
    );
    let page = place.run_at("2026-07-02T00:00:00Z", &["customer", "z", "--input", "in"]).ok();
    assert!(page.contains("NO") && !page.lines().take(8).any(|line| line.contains("US")), "{page}");
}
