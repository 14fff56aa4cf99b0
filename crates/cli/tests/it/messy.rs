//! Exports that leave something out: what is guessed, and that it is said.

use serde_json::Value;

use crate::support::{NOW, Place, text};

/// Imports a folder and gives the findings.
fn findings(place: &Place, folder: &str) -> Vec<Value> {
    let answer = place.run(&["import", folder, "--data", "books", "--format", "json"]).json();
    answer["first_findings"].as_array().unwrap().clone()
}

fn months(place: &Place, from: &str, to: &str) -> Vec<String> {
    let args = ["metric", "mrr", "--data", "books", "--from", from, "--to", to, "--grain", "month"];
    let answer = place.run(&[&args[..], &["--format", "json"]].concat()).json();
    let figures = answer["figures"].as_array().unwrap();
    figures.iter().map(|figure| text(figure, "value").to_owned()).collect()
}

const ENDED: &[u8] = b"subscription_id,customer_id,amount,currency,status,started_at,canceled_at
s1,a,100,EUR,active,2026-01-01,
s2,b,50,EUR,canceled,2026-01-01,2026-03-10
s3,c,70,EUR,canceled,2026-01-01,2026-04-10
";

#[test]
fn who_is_over_and_has_only_the_date_of_a_cancellation_left_then() {
    let place = Place::new();
    place.write("in/tenure.toml", b"time_zone = \"Europe/Bucharest\"\n");
    place.write("in/subscriptions.csv", ENDED);
    let found = findings(&place, "in");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(text(&found[0], "code"), "end-by-cancellation");
    assert_eq!(found[0]["line"], 3);
    // As the file writes it, whatever the zone.
    assert_eq!(text(&found[0], "value"), "2026-03-10");
    assert!(text(&found[0], "expected").ends_with("; rows that say only when it was cancelled: 2"));
    assert!(text(&found[0], "hint").contains("`ended_at`"));
    assert_eq!(months(&place, "2026-02", "2026-05"), ["220.00", "170.00", "100.00"]);
    let checks = place.run(&["check", "--data", "books", "--format", "json"]);
    assert!(checks.out.contains("end-by-cancellation"), "{}", checks.out);
}

#[test]
fn a_change_or_an_end_that_says_more_goes_before_and_nothing_is_remarked() {
    let place = Place::new();
    place.write("in/subscriptions.csv", ENDED);
    place.write(
        "in/subscription_changes.csv",
        b"subscription_id,changed_at,status\ns2,2026-04-01,canceled\ns3,2026-05-01,canceled\n",
    );
    assert_eq!(findings(&place, "in"), [] as [Value; 0]);
    assert_eq!(months(&place, "2026-03", "2026-06"), ["220.00", "170.00", "100.00"]);
    // Changes that are known from before count as well.
    std::fs::remove_file(place.path().join("in/subscription_changes.csv")).unwrap();
    assert_eq!(findings(&place, "in"), [] as [Value; 0]);
}

#[test]
fn who_is_over_without_any_date_leaves_at_the_import_and_that_is_said() {
    let place = Place::new();
    place.write(
        "in/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,status,started_at
s1,a,100,EUR,active,2026-01-01\ns2,b,50,EUR,ended,2026-01-01\ns3,c,70,EUR,paused,2026-01-01
s4,d,20,EUR,unpaid,2026-01-01\n",
    );
    let found = findings(&place, "in");
    let said = |at: usize| (text(&found[at], "code"), text(&found[at], "field"));
    assert_eq!(said(0), ("transition-unknown", "ended_at"));
    assert_eq!(said(1), ("transition-unknown", "paused_at"));
    assert_eq!(said(2), ("transition-unknown", "status"));
    assert!(text(&found[0], "hint").contains("else the import"));
    assert_eq!(months(&place, "2026-02", "2026-03"), ["240.00"]);
    assert!(NOW.starts_with("2026-06"));
}

#[test]
fn a_free_month_by_a_coupon_is_no_cross_sell() {
    let place = Place::new();
    place.write(
        "in/invoices.csv",
        b"invoice_id,customer_id,issued_at,paid_at,status,currency\n\
          i1,f,2026-01-01,2026-01-01,paid,EUR\ni2,f,2026-02-01,2026-02-01,paid,EUR\n\
          i3,f,2026-03-01,2026-03-01,paid,EUR\n",
    );
    place.write(
        "in/invoice_lines.csv",
        b"invoice_id,line_id,subscription_id,period_start,period_end,amount,discount,discount_duration\n\
          i1,l1,s,2026-01-01,2026-02-01,100,,\ni2,l2,s,2026-02-01,2026-03-01,0,100,once\n\
          i3,l3,s,2026-03-01,2026-04-01,100,,\n",
    );
    let args = ["movements", "--input", "in", "--from", "2026-01", "--to", "2026-04"];
    let lines = place.run(&[&args[..], &["--format", "ndjson"]].concat()).ok();
    let kinds = lines.lines().map(|line| {
        let row: Value = serde_json::from_str(line).unwrap();
        format!(
            "{} {} {}",
            text(&row, "kind"),
            row["cause"].as_str().unwrap_or(""),
            text(&row, "amount")
        )
    });
    let expected = ["new  100.00", "contraction coupon -100.00", "expansion coupon 100.00"];
    assert_eq!(kinds.collect::<Vec<_>>(), expected);
}

const INVOICES: &[u8] = b"invoice_id,customer_id,issued_at,paid_at,status,currency
i1,f,2026-01-01,2026-01-01,paid,EUR\ni2,f,2026-02-01,2026-02-01,paid,EUR\n";

#[test]
fn invoices_without_service_periods_are_said_to_recur_never() {
    let place = Place::new();
    place.write("in/invoices.csv", INVOICES);
    place.write("in/invoice_lines.csv", b"invoice_id,line_id,amount\ni1,l1,100\ni2,l2,100\n");
    let found = findings(&place, "in");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(text(&found[0], "code"), "no-service-periods");
    assert!(text(&found[0], "hint").contains("there is no MRR"));
    // No MRR is a reason, not a 0.
    let args = ["metric", "mrr", "--data", "books", "--from", "2026-01", "--to", "2026-02"];
    let answer = place.run(&[&args[..], &["--format", "json"]].concat()).json();
    let figure = &answer["figures"][0];
    assert_eq!(figure["value"], Value::Null);
    assert!(text(figure, "undefined").starts_with("no invoice line recurs"), "{figure}");
    let checks = place.run(&["check", "no-service-periods", "--data", "books"]);
    assert_eq!(checks.code, 1);
    assert!(checks.out.contains("invoice_lines: 2"), "{checks:#?}");
    // Where subscriptions say what recurs, lines need not.
    place.write("in/subscriptions.csv", ENDED);
    let found = findings(&place, "in");
    assert!(found.iter().all(|it| text(it, "code") != "no-service-periods"), "{found:?}");
}

#[test]
fn periods_that_end_with_their_last_day_are_seen_and_the_setting_is_named() {
    let place = Place::new();
    place.write("in/invoices.csv", INVOICES);
    place.write(
        "in/invoice_lines.csv",
        b"invoice_id,line_id,subscription_id,period_start,period_end,amount\n\
          i1,l1,s,2026-01-01,2026-01-31,100\ni2,l2,s,2026-02-01,2026-02-28,100\n",
    );
    let found = findings(&place, "in");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(text(&found[0], "code"), "ends-with-last-day");
    assert_eq!(text(&found[0], "value"), "2026-01-01 to 2026-01-31");
    assert!(text(&found[0], "hint").contains("inclusive_ends = true"));
    place.write("in/tenure.toml", b"inclusive_ends = true\n");
    std::fs::remove_dir_all(place.path().join("books")).unwrap();
    assert_eq!(findings(&place, "in"), [] as [Value; 0]);
    assert_eq!(months(&place, "2026-01", "2026-03"), ["100.00", "100.00"]);
}

/// Codes of what an import of a folder finds, with the fields.
fn told(place: &Place, args: &[&str]) -> Vec<String> {
    let all = [&["import", "in", "--data", "books", "--format", "json"], args].concat();
    let answer = place.run(&all).json();
    // That a row is another than before is what these tests do.
    let found = answer["first_findings"].as_array().unwrap().iter();
    let found = found.filter(|it| it["code"] != "superseded-unversioned");
    found.map(|it| format!("{} {}", text(it, "code"), text(it, "field"))).collect()
}

/// The first figure of MRR of a month, or why there is none.
fn mrr(place: &Place, more: &[&str]) -> String {
    let args = ["metric", "mrr", "--data", "books", "--from", "2026-03", "--to", "2026-04"];
    let answer = place.run(&[&args[..], &["--format", "json"], more].concat()).json();
    let figure = &answer["figures"][0];
    figure["value"].as_str().unwrap_or_else(|| text(figure, "undefined")).to_owned()
}

#[test]
fn plans_without_a_price_are_told_and_there_is_no_mrr() {
    let place = Place::new();
    place.write(
        "in/subscriptions.csv",
        b"subscription_id,customer_id,plan_id,started_at\ns1,a,pro,2026-01-10\ns2,b,lite,2026-01-20\n",
    );
    assert_eq!(told(&place, &[]), ["no-price-column plan_id"]);
    assert!(mrr(&place, &[]).starts_with("no subscription has a price"), "{}", mrr(&place, &[]));
    place.write("in/plans.csv", b"plan_id,name\npro,Pro\nlite,Lite\n");
    assert_eq!(told(&place, &[]), ["no-price-column plan_id"]);
    // One price is enough for figures; `check` names the items that have none.
    place.write("in/plans.csv", b"plan_id,name,amount,currency\npro,Pro,40,EUR\nlite,Lite,,\n");
    assert_eq!(told(&place, &[]), [""; 0]);
    assert_eq!(mrr(&place, &[]), "40.00");
}

#[test]
fn what_only_changes_price_is_not_without_a_price() {
    let place = Place::new();
    place.write(
        "in/subscriptions.csv",
        b"subscription_id,customer_id,plan_id,started_at\ns1,a,pro,2026-01-10\n",
    );
    place.write(
        "in/subscription_changes.csv",
        b"subscription_id,changed_at,amount,currency\ns1,2026-01-10,30,EUR\n",
    );
    assert_eq!(told(&place, &[]), [""; 0]);
    assert_eq!(mrr(&place, &[]), "30.00");
}

#[test]
fn invoices_of_which_nobody_says_that_they_were_paid() {
    let place = Place::new();
    place.write(
        "in/invoices.csv",
        b"Invoice external ID,Customer external ID,Invoice date,Due date,Currency,Status\n\
          i1,f,2026-02-15,2026-02-15,EUR,\ni2,f,2026-03-15,2026-03-15,EUR,\n",
    );
    place.write(
        "in/invoice_lines.csv",
        b"Invoice external ID,Line ID,Subscription external ID,Service period start,\
          Service period end,Amount in cents\n\
          i1,l1,s,2026-02-15,2026-03-15,10000\ni2,l2,s,2026-03-15,2026-04-15,10000\n",
    );
    assert_eq!(told(&place, &[]), ["payment-untold status"]);
    assert!(mrr(&place, &[]).starts_with("nobody says which invoices were paid"));
    assert_eq!(mrr(&place, &["--policy", "standard,invoice_new=issued"]), "100.00");
    let checks = place.run(&["check", "payment-untold", "--data", "books"]);
    assert_eq!(checks.code, 1);
    assert!(checks.out.contains("invoice_lines: 2"), "{checks:#?}");
    // Payments tell it as well.
    place.write("in/payments.csv", b"payment_id,invoice_id,at,amount,currency,result\np1,i1,2026-02-15,100,EUR,succeeded\np2,i2,2026-03-15,100,EUR,succeeded\n");
    assert_eq!(told(&place, &[]), [""; 0]);
    assert_eq!(mrr(&place, &[]), "100.00");
}

#[test]
fn the_headers_of_chargebee_give_seats_times_their_price() {
    let place = Place::new();
    let head = "Subscription Id,Customer Id,Plan Unit Price,Billing Period,Billing Period Unit,\
                Currency Code,Started At,Current Term Start,Current Term End";
    let rows = |quantity: &str| {
        let row = "s1,a,20.00,1,month,EUR,2026-02-10,2026-06-10,2026-07-10";
        format!(
            "{head}{}\n{row}{quantity}\n",
            if quantity.is_empty() { "" } else { ",Plan Quantity" }
        )
    };
    place.write("in/subscriptions.csv", rows(",5").as_bytes());
    assert_eq!(told(&place, &[]), [""; 0]);
    assert_eq!(mrr(&place, &[]), "100.00");
    // A later file without quantities leaves them as they are.
    place.write("in/subscriptions.csv", rows("").replace("20.00", "30.00").as_bytes());
    place.run(&["import", "in", "--data", "books"]).ok();
    assert_eq!(mrr(&place, &[]), "150.00");
    let place = Place::new();
    place.write("in/subscriptions.csv", rows("").as_bytes());
    assert!(told(&place, &[]).contains(&"no-quantity-column Plan Unit Price".to_owned()));
}

#[test]
fn entries_of_a_mapping_that_fit_nothing_are_told_with_what_may_be_meant() {
    let place = Place::new();
    place.write(
        "in/abo.csv",
        "Nr;Kunde;Betrag;Währung;Start\n1;x;12,00;CHF;2026-01-05\n".as_bytes(),
    );
    let map = "decimal = \",\"\n[files]\n\"abo.csv\" = \"subscriptions\"\n\"abos.csv\" = \"customers\"\n\
               \"fort.csv\" = \"\"\n[subscriptions]\n\"Nr\" = \"subscription_id\"\n\"kunde\" = \"customer_id\"\n\
               \"Betrag\" = \"amount\"\n\"Waehrung\" = \"currency\"\n\"Start\" = \"started_at\"\n\
               \"Alt\" = \"\"\n[plans]\n\"Tarif\" = \"plan_id\"\n";
    place.write("m.toml", map.as_bytes());
    let args = ["import", "in", "--data", "books", "--mapping", "m.toml"];
    let answer = place.run(&[&args[..], &["--format", "json"]].concat()).json();
    let found = answer["first_findings"].as_array().unwrap().iter();
    let unused: Vec<&Value> = found.filter(|it| it["code"] == "mapping-unused").collect();
    let said = |it: &Value| format!("{}:{} {}", text(it, "file"), it["line"], text(it, "field"));
    let all: Vec<String> = unused.iter().map(|it| said(it)).collect();
    assert_eq!(all, ["m.toml:4 abos.csv", "m.toml:10 Waehrung"]);
    assert_eq!(text(unused[1], "hint"), "did you mean `Währung`?");
    // What is wrong with a mapping itself stands in its file, too.
    place.write("m.toml", b"[subscriptions]\n\"Betrag\" = \"amuont\"\n");
    let run = place.run(&args);
    assert!(run.err.contains("m.toml:2:12: error[bad-settings]"), "{run:#?}");
}
