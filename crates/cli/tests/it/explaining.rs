//! Down to the facts.

use crate::support::{Place, text};

#[test]
fn a_figure_shows_its_formula_with_the_numbers_in_it() {
    let place = Place::with_books();
    let args =
        ["explain", "metric", "nrr", "--input", "company", "--from", "2026-03", "--to", "2026-04"];
    let out = place.run(&args).ok();
    assert!(out.contains("(198.00 + 0.00 + 0.00 − 0.00 − 0.00 − 49.00) ÷ 198.00"), "{out}");
    assert!(out.contains("75.25 %, exactly 149/198"), "{out}");
    assert!(out.contains("churned_of_opening, 2026-03: 49.00 EUR, 1 customer"), "{out}");
    assert!(out.lines().any(|line| line.trim() == "c  Cy  49.00"), "{out}");
    let json = place.run(&[&args[..], &["--format", "json"]].concat()).json();
    assert_eq!(text(&json, "figures.0.rows.0.rows.0.customer_id"), "b");
    assert!(text(&json, "figures.0.formula").contains("÷ opening_mrr"));
}

#[test]
fn a_customer_shows_its_parts_and_where_they_stand() {
    let place = Place::with_books();
    let args = ["explain", "customer", "a", "--at", "2026-04-30", "--input", "company"];
    let out = place.run(&args).ok();
    assert!(out.contains("MRR 98.00 EUR, customer"), "{out}");
    assert!(out.contains("subscription_changes.csv:2"), "{out}");
    assert!(out.contains("The parts make exactly the MRR."), "{out}");
    let json = place.run(&[&args[..], &["--format", "json"]].concat()).json();
    assert_eq!(text(&json, "explanation.mrr"), "98.00");
    assert_eq!(text(&json, "explanation.components.0.source.file"), "subscription_changes.csv");
    let early = ["explain", "customer", "a", "--at", "2026-01-09", "--input", "company"];
    assert!(place.run(&early).ok().contains("MRR 0.00 EUR, not a customer yet"));
}

#[test]
fn a_movement_shows_why() {
    let place = Place::with_books();
    let args = ["explain", "movement", "c", "2026-03-20", "--input", "company"];
    let out = place.run(&args).ok();
    assert!(out.contains("churn, voluntary  -49.00 EUR"), "{out}");
    assert!(out.contains("stated reason price > too dear"), "{out}");
    assert!(out.contains("subscriptions.csv:4"), "{out}");
    let json = place.run(&[&args[..], &["--format", "json"]].concat()).json();
    assert_eq!(text(&json, "movements.0.mrr_after"), "0.00");
}

#[test]
fn an_explanation_can_be_markdown() {
    let place = Place::with_books();
    let metric =
        ["explain", "metric", "nrr", "--input", "company", "--from", "2026-03", "--to", "2026-04"];
    let customer = ["explain", "customer", "a", "--at", "2026-04-30", "--input", "company"];
    let movement = ["explain", "movement", "c", "2026-03-20", "--input", "company"];
    for (args, block) in [
        (&metric[..], "\n```text\nnrr = "),
        (&customer, "\n```text\n98.00 EUR"),
        (&movement, "\n```text\n2026-03-20"),
    ] {
        let out = place.run(&[args, &["--format", "md"]].concat()).ok();
        assert!(out.starts_with("## ") && out.contains(block), "{out}");
        let outside = out.split("```").step_by(2).collect::<String>();
        assert!(!outside.contains("\n  "), "indented outside of a block: {out}");
    }
    let out = place.run(&[&metric[..], &["--format", "md"]].concat()).ok();
    assert!(out.contains("| opening_mrr | 198.00 | MRR immediately before the period |"), "{out}");
    assert!(out.contains("`churned_of_opening`, 2026-03: 49.00 EUR, 1 customer"), "{out}");
    assert!(out.contains("| c | Cy | 49.00 |"), "{out}");
}

#[test]
fn roots_show_their_numbers_and_every_term_says_what_it_is() {
    let place = Place::with_books();
    let explain = |metric: &str, variant: &str| {
        let args = ["explain", "metric", metric, "--variant", variant, "--input", "company"];
        place.run(&[&args[..], &["--from", "2026-03", "--to", "2026-04"]].concat()).ok()
    };
    let out = explain("customer_churn", "annualised");
    let numbers = out.lines().find(|line| line.contains("= 1 − (")).unwrap_or_default();
    assert!(!numbers.contains('_') || out.contains("    = 1 − (1 − 1 ÷ 3)"), "{out}");
    assert!(out.contains("1 ÷ 3"), "{out}");
    let out = explain("concentration", "top_1");
    assert!(out.contains("MRR of the largest customer"), "{out}");
    let json = ["--variant", "top_1", "--input", "company", "--format", "json"];
    let json = place.run(&[&["explain", "metric", "concentration"][..], &json].concat()).json();
    assert_eq!(text(&json, "figures.0.rows.0.doc"), "MRR of the largest customer");
}

#[test]
fn where_there_is_nothing_to_explain_it_says_what_there_is() {
    let place = Place::with_books();
    let run = place.run(&["explain", "movement", "c", "2026-03-19", "--input", "company"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("2026-01-15, 2026-03-20"), "{}", run.err);
    let run = place.run(&["explain", "customer", "nobody", "--input", "company"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.starts_with("error: no customer has the id \"nobody\"\n\nhint: "),
        "{}",
        run.err
    );
}

#[test]
fn steps_that_the_policy_nets_are_told_one_by_one() {
    let place = Place::new();
    place.write("in/tenure.toml", b"currency = \"EUR\"\ntime_zone = \"UTC\"\n");
    place.write(
        "in/subscriptions.csv",
        b"subscription_id,customer_id,amount,interval,started_at\nn,n,100,month,2026-01-10\n",
    );
    place.write(
        "in/subscription_changes.csv",
        b"subscription_id,changed_at,amount\nn,2026-02-05T10:00:00Z,50\n\
          n,2026-02-05T10:59:59Z,170\nn,2026-02-05T11:00:00Z,160\nn,2026-02-05T11:30:00Z,150\n\
          n,2026-03-01T10:00:00Z,100\nn,2026-03-01T10:20:00Z,150\nn,2026-03-05,180\n",
    );
    let ask = |what: &[&str]| {
        let run = place.run(&[&["explain"][..], what, &["--input", "in"]].concat());
        run.ok()
    };
    let out = ask(&["movement", "n", "2026-02-05"]);
    let lines: Vec<&str> = out.lines().map(str::trim).collect();
    for (line, place) in [
        ("2026-02-05 10:00:00  expansion, price  +70.00 EUR", None),
        ("2026-02-05 10:00:00  contraction  -50.00 EUR", Some("subscription_changes.csv:2")),
        ("2026-02-05 10:59:59  expansion  +120.00 EUR", Some("subscription_changes.csv:3")),
        ("2026-02-05 11:00:00  contraction, price  -20.00 EUR", None),
        ("2026-02-05 11:00:00  contraction  -10.00 EUR", Some("subscription_changes.csv:4")),
        ("2026-02-05 11:30:00  contraction  -10.00 EUR", Some("subscription_changes.csv:5")),
    ] {
        let at = lines.iter().position(|other| *other == line).unwrap_or_else(|| panic!("{out}"));
        // The row that the item was in before stands first, as it does for movements.
        assert!(place.is_none_or(|place| lines[at + 2].contains(place)), "{out}");
    }
    // What cancels itself out is no movement, and is told as such.
    let out = ask(&["movement", "n", "2026-03-01"]);
    assert!(out.contains("The MRR did not move: steps that the policy nets"), "{out}");
    assert!(out.contains("10:00:00  contraction  -50.00 EUR"), "{out}");
    assert!(out.contains("10:20:00  expansion  +50.00 EUR"), "{out}");
    let out = ask(&["customer", "n", "--at", "2026-03-01"]);
    assert!(out.contains("cancelled each other out"), "{out}");
    let json = ask(&["movement", "n", "2026-03-01", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["movements"], serde_json::json!([]));
    assert_eq!(json["netted"][0]["cancelled"], true);
    assert_eq!(text(&json, "netted.0.steps.0.amount"), "-50.00");
    assert_eq!(text(&json, "netted.0.steps.1.sources.0.file"), "subscription_changes.csv");
    // A step by itself is told once, and without netting there is nothing to add.
    assert!(!ask(&["movement", "n", "2026-03-05"]).contains("nets"));
    let none = ask(&["movement", "n", "2026-03-01", "--policy", "standard,netting=none"]);
    assert!(none.contains("contraction, price  -50.00 EUR") && !none.contains("nets"), "{none}");
}

/// Lines of one item that run together are each shown with what they make.
#[test]
fn an_item_of_several_lines_is_explained_by_each_of_them() {
    let place = Place::new();
    place.write("b/tenure.toml", b"currency = \"EUR\"\ndata_through = 2026-01-31\n");
    let invoice = |id: &str, customer: &str, day: u8| {
        format!("{id},{customer},2026-01-{day:02},2026-01-{day:02},paid,EUR\n")
    };
    let invoices = [invoice("y", "year", 1), invoice("u", "up", 1), invoice("v", "up", 17)];
    let head = "invoice_id,customer_id,issued_at,paid_at,status,currency\n";
    place.write("b/invoices.csv", (head.to_owned() + &invoices.concat()).as_bytes());
    place.write(
        "b/invoice_lines.csv",
        b"invoice_id,line_id,subscription_id,amount,period_start,period_end,item_id,plan_id,interval,prorated\n\
          y,0,syear,1200,2026-01-01,2027-01-01,,,,\n\
          y,1,syear,10,2026-01-01,2026-02-01,,,,\n\
          u,0,sup,30,2026-01-01,2026-02-01,a,pa,month,\n\
          u,1,sup,10,2026-01-01,2026-02-01,b,pb,month,\n\
          v,0,sup,-14.52,2026-01-17,2026-02-01,a,pa,month,true\n\
          v,1,sup,29.03,2026-01-17,2026-02-01,a,pa,month,true\n",
    );
    let told = |customer: &str, at: &str| {
        let args =
            ["explain", "customer", customer, "--at", at, "--input", "b", "--format", "json"];
        let told = place.run_at("2026-02-01T00:00:00Z", &args).json();
        let all = told["explanation"]["components"].as_array().unwrap();
        let part = all.iter().find(|part| part["plan_id"] != "pb").unwrap();
        let steps = part["arithmetic"].as_array().unwrap().clone();
        steps.iter().map(|step| step.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let year = [
        "invoice_lines y/0:",
        "1200.00 EUR per 12 months",
        "÷ 12 months",
        "= 100.0000 EUR a month",
        "invoice_lines y/1:",
        "10.00 EUR per month",
        "= 10.0000 EUR a month",
        "= 110.0000 EUR a month together",
    ];
    assert_eq!(told("year", "2026-01-20"), year);
    let up = told("up", "2026-01-20");
    let sum = |text: &str| -> f64 { text.split(' ').nth(1).unwrap().parse().unwrap() };
    let parts: Vec<&String> = up.iter().filter(|step| step.ends_with("EUR a month")).collect();
    let together = sum(up.last().unwrap());
    assert!((parts.iter().map(|part| sum(part)).sum::<f64>() - together).abs() < 0.0003, "{up:?}");
    assert_eq!(parts.len(), 3, "{up:?}");
    assert!(up.contains(&"-14.52 EUR takes back what ran".to_owned()), "{up:?}");
    // Before the change one line of the item ran; where one does, nothing is said of several.
    assert_eq!(told("up", "2026-01-10").last().unwrap(), "= 30.0000 EUR a month");
    let args =
        ["explain", "customer", "up", "--at", "2026-01-20", "--input", "b", "--format", "json"];
    let told = place.run_at("2026-02-01T00:00:00Z", &args).json();
    let parts = told["explanation"]["components"].as_array().unwrap();
    let part = |at: usize, key: &str| parts[at][key].as_str().unwrap().to_owned();
    assert_eq!(parts.len(), 2, "{parts:?}");
    assert_eq!([part(0, "plan_id"), part(1, "plan_id")], ["pb", "pa"]);
    assert_eq!([part(0, "item_id"), part(1, "item_id")], ["b", "a"]);
}

/// Where the plan changes and the level stays, so does the rate; and so it is told.
#[test]
fn a_rate_that_is_carried_is_told_with_its_own_day() {
    let place = Place::new();
    for (file, text) in [
        ("tenure.toml", "currency = \"EUR\"\n"),
        ("fx_rates.csv", "date,currency,rate\n2026-01-01,USD,0.9\n2026-02-01,USD,0.8\n"),
        ("plans.csv", "plan_id,amount,currency,interval\np,100,USD,month\nq,1200,USD,year\n"),
        ("subscriptions.csv", "subscription_id,customer_id,plan_id,started_at\ns,a,p,2026-01-01\n"),
        ("subscription_changes.csv", "subscription_id,changed_at,plan_id\ns,2026-02-01,q\n"),
    ] {
        place.write(&format!("company/{file}"), text.as_bytes());
    }
    let args = ["explain", "customer", "a", "--at", "2026-02-15", "--input", "company"];
    let page = place.run(&args).ok();
    assert!(page.contains("× 0.9 EUR/USD"), "{page}");
    assert!(page.contains("= 90.0000 EUR at the rate carried since 2026-01-01"), "{page}");
}

/// What data say must not steer the terminal of whoever reads an explanation.
#[test]
fn control_sequences_of_the_data_are_not_printed() {
    let place = Place::new();
    place.write("company/customers.csv", b"customer_id,name\na\x1b[31m,N\x1b[2Kame\n");
    place.write(
        "company/subscriptions.csv",
        b"subscription_id,customer_id,plan_id,amount,currency,started_at\n\
          s\x1b[31m,a\x1b[31m,p\x1b[31m,10,EUR,2026-01-01\n",
    );
    for args in [
        &["explain", "customer", "a\x1b[31m", "--at", "2026-02-15"][..],
        &["explain", "movement", "a\x1b[31m", "2026-01-01"],
        &["metric", "mrr", "--by", "nothing"],
        &["customer", "a\x1b[31m"],
    ] {
        let run = place.run(&[args, &["--input", "company"]].concat());
        let all = run.out + &run.err;
        assert!(!all.contains('\x1b'), "{args:?}: {all}");
    }
}

/// Use of January to March, of which the mean counts in April.
#[test]
fn the_mean_of_use_shows_what_it_is_of() {
    let place = Place::new();
    place.write("in/tenure.toml", b"currency = \"EUR\"\n");
    place.write(
        "in/invoices.csv",
        b"invoice_id,customer_id,issued_at,status,paid_at\n\
        i,a,2026-04-01,paid,2026-04-01\n",
    );
    place.write(
        "in/invoice_lines.csv",
        b"invoice_id,line_id,subscription_id,kind,period_start,period_end,amount\n\
          i,1,s,usage,2026-01-01,2026-02-01,30\ni,2,s,usage,2026-02-01,2026-03-01,60\n\
          i,3,s,usage,2026-03-01,2026-04-01,90\n",
    );
    let explain = |usage: &str| {
        let policy = format!("standard,usage={usage}");
        let args = ["explain", "customer", "a", "--at", "2026-04-10", "--input", "in"];
        place.run(&[&args[..], &["--policy", &policy, "--format", "json"]].concat()).json()
    };
    let steps = |answer: &serde_json::Value| -> Vec<String> {
        let steps = answer["explanation"]["components"][0]["arithmetic"].as_array().unwrap();
        steps.iter().map(|step| step.as_str().unwrap().to_owned()).collect()
    };
    let mean = steps(&explain("trailing_mean_3"));
    assert_eq!(mean[..3], ["invoice_lines i/1:", "30.00 EUR per month", "= 30.0000 EUR a month"]);
    assert_eq!(
        (mean[7].as_str(), mean[9].as_str()),
        ("90.00 EUR per month", "= 60.0000 EUR a month on average")
    );
    let last = steps(&explain("last_invoice"));
    assert!(last.contains(&"90.00 EUR per month".to_owned()), "{last:?}");
}

/// The row of the subscription says no price; that of the plan does, and came in another file.
#[test]
fn a_price_of_a_plan_names_the_plan() {
    let place = Place::new();
    place.write("in/tenure.toml", b"currency = \"EUR\"\n");
    place.write("in/plans.csv", b"plan_id,amount,interval\np,100,month\nq,70,month\n");
    place.write(
        "in/subscriptions.csv",
        b"subscription_id,customer_id,plan_id,amount,started_at\ns,a,p,,2026-01-10\n\
          t,b,p,90,2026-01-10\n",
    );
    place.write(
        "in/subscription_changes.csv",
        b"subscription_id,changed_at,plan_id\nt,2026-02-10,q\n",
    );
    let explain = |customer: &str, day: &str| {
        place.run(&["explain", "customer", customer, "--at", day, "--input", "in"]).ok()
    };
    let of = |plan: &str| format!("(the price is that of plans {plan})");
    assert!(explain("a", "2026-01-20").contains(&of("p (plans.csv:2)")));
    assert!(!explain("b", "2026-01-20").contains("price is that of"));
    assert!(explain("b", "2026-02-20").contains(&of("q (plans.csv:3)")));
}
