//! Invoice lines of several plans answer as subscriptions with items do.

use crate::support::Place;

const HEAD: &[u8] = b"currency = \"EUR\"\ntime_zone = \"UTC\"\ndata_through = 2026-03-31\n";

/// The same company twice: as items of subscriptions, and as invoices of them.
fn companies() -> Place {
    let place = Place::new();
    place.write("items/tenure.toml", HEAD);
    place.write("lines/tenure.toml", HEAD);
    place.write(
        "items/subscriptions.csv",
        b"subscription_id,item_id,customer_id,plan_id,amount,interval,started_at,ended_at\n\
          s1,a,ada,base,100,month,2026-01-01,2026-04-01\n\
          s1,b,ada,reports,30,month,2026-02-01,2026-04-01\n\
          s2,a,bo,base,80,month,2026-01-01,2026-03-01\n\
          s2,b,bo,seats,90,month,2026-01-01,2026-04-01\n",
    );
    let mut invoices = String::from("invoice_id,customer_id,issued_at,paid_at,status,currency\n");
    let mut lines = String::from(
        "invoice_id,line_id,subscription_id,plan_id,amount,period_start,period_end,interval\n",
    );
    for (month, next) in [("01", "02"), ("02", "03"), ("03", "04")] {
        let billed = [("ada", "base", 100), ("ada", "reports", 30), ("bo", "base", 80)];
        for (customer, plan, amount) in billed.into_iter().chain([("bo", "seats", 90)]) {
            let there = match (customer, plan) {
                ("ada", "reports") => month != "01",
                ("bo", "base") => month != "03",
                _ => true,
            };
            if there {
                let s = if customer == "ada" { "s1" } else { "s2" };
                let (from, to) = (format!("2026-{month}-01"), format!("2026-{next}-01"));
                lines +=
                    &format!("{customer}{month},{plan},{s},{plan},{amount},{from},{to},month\n");
            }
        }
        for customer in ["ada", "bo"] {
            let day = format!("2026-{month}-01");
            invoices += &format!("{customer}{month},{customer},{day},{day},paid,EUR\n");
        }
    }
    place.write("lines/invoices.csv", invoices.as_bytes());
    place.write("lines/invoice_lines.csv", lines.as_bytes());
    place
}

#[test]
fn lines_of_several_plans_answer_as_items_do() {
    let place = companies();
    let month = ["--from", "2026-01", "--to", "2026-04", "--format", "csv"];
    let questions: [&[&str]; 8] = [
        &["metric", "mrr", "--by", "plan"],
        &["metric", "mrr_movements", "--by", "plan"],
        &["metric", "asp", "--by", "plan"],
        &["metric", "nrr", "--by", "plan"],
        &["metric", "mrr", "--segment", "plan = \"reports\""],
        &["metric", "mrr_movements", "--segment", "plan = \"base\""],
        &["metric", "asp", "--segment", "plan = \"seats\""],
        &["metric", "customer_churn", "--segment", "plan in (\"reports\", \"seats\")"],
    ];
    for question in questions {
        let ask = |input: &str| {
            let run = place
                .run_at("2026-03-31T12:00:00Z", &[question, &month, &["--input", input]].concat());
            run.ok()
        };
        assert_eq!(ask("lines"), ask("items"), "{question:?}");
    }
    let list = ["customers", "--segment", "plan = \"reports\"", "--at", "2026-02-10"];
    for input in ["items", "lines"] {
        let asked = [&list[..], &["--format", "csv", "--input", input]].concat();
        let out = place.run_at("2026-03-31T12:00:00Z", &asked).ok();
        assert_eq!(out.lines().count(), 2, "{out}");
        assert!(out.contains("ada") && out.contains("130"), "{out}");
    }
}
