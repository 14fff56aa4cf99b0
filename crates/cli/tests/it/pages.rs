//! The report, the demo company, the doctor.

use serde_json::Value;

use crate::support::{Place, at, text};

#[test]
fn the_report_fits_its_page_and_adds_up() {
    let place = Place::new();
    place.run(&["demo", "--customers", "120", "--months", "30", "--seed", "5", "--out", "co"]).ok();
    for more in [
        &[][..],
        &["--segment", "mrr > 100 and not paused"],
        &["--grain", "quarter", "--from", "2025-01", "--to", "2026-10"],
        &["--currency", "USD"],
    ] {
        let run = place.run_at("2026-11-05", &[&["report", "--input", "co"][..], more].concat());
        let out = run.ok();
        let wide: Vec<&str> = out.lines().filter(|line| line.chars().count() > 100).collect();
        assert_eq!(wide, [""; 0], "{more:?}");
        assert!(out.contains("It adds up: opening + steps − closing = 0.00"), "{more:?}: {out}");
        for heading in ["Key figures", "Bridge", "Churn", "Retention", "Cohorts", "Data quality"] {
            assert!(out.contains(&format!("\n{heading}")), "{more:?}: {heading}");
        }
        for family in ["Value and acquisition", "Voice of the customer", "Marketing and conversion"]
        {
            assert!(out.contains(&format!("\n{family}")), "{more:?}: {family}");
        }
        assert!(!out.contains("Not told yet"), "{more:?}: the demo company has all tables");
    }
}

#[test]
fn what_the_report_shows_of_small_books() {
    let place = Place::with_books();
    let args = ["report", "--input", "company", "--from", "2026-01", "--to", "2026-05"];
    let out = place.run(&args).ok();
    assert!(
        out.starts_with("Tenure report: Ada & Co\n2026-01 to 2026-04 by month · EUR · UTC\n"),
        "{out}"
    );
    let line = |start: &str| out.lines().find(|line| line.trim().starts_with(start)).unwrap();
    assert!(line("MRR").contains("198.00  EUR  ▲ 32.9 %, better"), "{out}");
    assert!(line("Customers").contains(" 2 "), "{out}");
    assert!(line("− churn").ends_with("-49.00"), "{out}");
    assert!(line("= closing").ends_with("198.00"), "{out}");
    assert!(line("price > too dear").ends_with("100.0 %"), "{out}");
    assert!(out.contains("— nothing was lost: Quick ratio"), "{out}");
    assert!(out.contains("— the data begin later: MRR vs 2025-04;"), "{out}");
    assert!(line("NRR, 12 months").contains(" — "), "{out}");
    assert!(line("a  ").contains("+49.00"), "{out}");
    assert!(out.contains("No rows were rejected."), "{out}");
    // Of families without any table only what is missing is told, and how to add it.
    assert!(!out.contains("\nVoice of the customer"), "{out}");
    let line = "tickets.csv (ticket_id, opened_at at least): fcr, support_load";
    assert!(out.contains(line), "{out}");
}

#[test]
fn the_report_shows_a_family_as_soon_as_it_has_a_table() {
    let place = Place::with_books();
    place.write(
        "company/survey_responses.csv",
        b"response_id,survey,customer_id,score,responded_at\n\
         r1,nps,a,10,2026-03-05\nr2,nps,b,9,2026-04-05\nr3,nps,b,3,2026-04-06\n\
         r4,nps,a,9,2026-04-07\nr5,nps,a,10,2026-04-08\n",
    );
    let args = ["report", "--input", "company", "--from", "2026-01", "--to", "2026-05"];
    let out = place.run(&args).ok();
    let line = |start: &str| out.lines().find(|line| line.trim().starts_with(start)).unwrap();
    // Three promote and one detracts, of four; in March one of one.
    assert!(line("Net promoter score").contains(" 50.0 "), "{out}");
    // Of so few the change is no verdict.
    assert!(line("Net promoter score").contains("~ ▼ 50.0"), "{out}");
    assert!(!line("Net promoter score").contains("worse"), "{out}");
    assert!(!out.contains("\nMarketing and conversion"), "{out}");
    assert!(!out.contains("survey_responses.csv"), "{out}");
    let json = place.run(&[&args[..], &["--format", "json"]].concat()).json();
    let missing = json["quality"]["missing_tables"].as_array().unwrap();
    let traffic = missing.iter().find(|it| it["table"] == "traffic").unwrap();
    assert_eq!(traffic["required_columns"], serde_json::json!(["date", "visitors"]));
    assert_eq!(traffic["needed_for"], serde_json::json!(["qualified_traffic"]));
    let figures = json["figures"].as_array().unwrap();
    assert!(figures.iter().any(|it| it["metric"] == "nps" && it["value"] == "50"), "{figures:?}");
}

#[test]
fn the_report_of_a_company_without_billing_is_about_what_there_is() {
    let place = Place::new();
    place.write(
        "co/tickets.csv",
        b"ticket_id,opened_at,solved_at,agent_replies\n\
          t1,2026-03-01T10:00:00Z,2026-03-01T12:00:00Z,1\n",
    );
    let args = ["report", "--input", "co", "--from", "2026-03", "--to", "2026-04"];
    let out = place.run(&args).ok();
    let line = |start: &str| out.lines().find(|line| line.trim().starts_with(start)).unwrap();
    assert!(line("Support load").contains("—"), "{out}");
    assert!(line("half are solved within").contains(" 2 h 00 min* "), "{out}");
    assert!(
        out.contains("subscriptions.csv (subscription_id, customer_id, started_at at"),
        "{out}"
    );
    for heading in ["Key figures", "Bridge", "Churn", "Cohorts", "Value and acquisition"] {
        assert!(!out.contains(&format!("\n{heading}")), "{heading}: {out}");
    }
}

#[test]
fn the_report_as_json_and_markdown() {
    let place = Place::with_books();
    let args = ["report", "--input", "company", "--from", "2026-01", "--to", "2026-05"];
    let json = place.run(&[&args[..], &["--format", "json"]].concat()).json();
    assert_eq!(text(&json, "company"), "Ada & Co");
    let bridges = json["bridges"].as_array().unwrap();
    assert_eq!(bridges.len(), 5);
    let whole = bridges.last().unwrap();
    for (key, value) in [
        ("opening", "0.00"),
        ("new", "198.00"),
        ("churn", "-49.00"),
        ("expansion", "49.00"),
        ("closing", "198.00"),
        ("gap", "0.00"),
    ] {
        assert_eq!(text(whole, key), value, "{key}");
    }
    assert_eq!(at(whole, "movements.new"), &Value::from(3));
    assert_eq!(text(&json, "churn.reasons.0.reason"), "price > too dear");
    let markdown = place.run(&[&args[..], &["--format", "md"]].concat()).ok();
    assert!(markdown.starts_with("# Tenure report: Ada & Co\n"), "{markdown}");
    let csv = place.run(&[&args[..], &["--format", "csv"]].concat());
    assert_eq!(csv.code, 2);
}

#[test]
fn what_is_incomplete_is_no_amount() {
    let place = Place::new();
    place.write(
        "co/mrr_months.csv",
        b"customer_id,month,mrr,currency\na,2026-01,100,USD\nb,2026-01,50,EUR\n",
    );
    let args = ["report", "--input", "co", "--from", "2026-01", "--to", "2026-02"];
    let out = place.run(&args).ok();
    assert!(out.contains("— no exchange rate for USD on 2026-01-01"), "{out}");
    let closing = out.lines().find(|line| line.contains("= closing")).unwrap();
    let words: Vec<&str> = closing.split_whitespace().collect();
    assert_eq!(words, ["=", "closing", "—", "—"], "{out}");
    assert!(out.contains("missing-fx"), "{out}");
    let json = place.run(&[&args[..], &["--format", "json"]].concat()).json();
    assert_eq!(at(&json, "bridges.0.closing"), &Value::Null);
    assert!(text(&json, "bridges.0.undefined").contains("USD"));
}

#[test]
fn a_report_of_nothing_is_no_failure() {
    let place = Place::new();
    place.write("empty/customers.csv", b"customer_id,name\na,Ada\n");
    let run = place.run(&["report", "--input", "empty"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.err.contains("the data hold no MRR"), "{}", run.err);
}

#[test]
fn a_period_that_is_not_over_is_marked() {
    let place = Place::with_books();
    let args = ["report", "--input", "company", "--from", "2026-05", "--to", "2026-07"];
    let out = place.run(&args).ok();
    assert!(out.contains("* the period is not over"), "{out}");
    assert!(out.contains("Not over, or not covered to the end: 2026-06."), "{out}");
    let metric = [
        "metric", "mrr", "--input", "company", "--from", "2026-06", "--to", "2026-07", "--format",
        "json",
    ];
    assert_eq!(at(&place.run(&metric).json(), "figures.0.partial"), &Value::Bool(true));
}

#[test]
fn the_same_seed_makes_the_same_company() {
    let place = Place::new();
    for out in ["one", "two"] {
        let args = ["demo", "--customers", "25", "--months", "12", "--seed", "3", "--out", out];
        assert_eq!(place.run(&args).ok(), format!("{out}\n"));
    }
    for file in ["customers.csv", "subscriptions.csv", "invoice_lines.csv"] {
        assert_eq!(place.read(&format!("one/{file}")), place.read(&format!("two/{file}")));
    }
    let again = place.run(&["demo", "--customers", "25", "--out", "one"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("not empty"), "{}", again.err);
}

#[test]
fn the_demo_company_passes_its_checks() {
    let place = Place::new();
    place.run(&["demo", "--customers", "80", "--months", "24", "--seed", "9", "--out", "co"]).ok();
    let run = place.run_at("2026-11-05", &["import", "co", "--data", "books"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let laws = [
        "check",
        "bridge-closes",
        "components-sum",
        "days-sum-to-months",
        "levels-not-negative",
        "rows-sum-to-figures",
        "--data",
        "books",
    ];
    assert!(place.run_at("2026-11-05", &laws).ok().contains("All 5 checks passed"));
}

#[test]
fn the_doctor_looks_at_machine_and_workspace() {
    let place = Place::with_workspace();
    let well = place.run(&["doctor", "--data", "books", "--format", "json"]).json();
    assert_eq!(well["healthy"], true);
    let run = place.run(&["doctor", "--data", "nowhere", "--format", "json"]);
    assert_eq!(run.code, 1);
    let sick: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(sick["healthy"], false);
    // Imported in June, asked in May: a clock is wrong.
    let run = place.run_at("2026-05-01", &["doctor", "--data", "books"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("imported in the future"), "{}", run.out);
    // A damaged run is found.
    let run_file = place.path().join("books/runs/000001/customers.parquet");
    fs_err::write(run_file, b"not a run").unwrap();
    assert_eq!(place.run(&["doctor", "--data", "books"]).code, 1);
}
