//! What figures are split by, and segments of the same: each heading and the segment of its value
//! are the same customers.

use serde_json::Value;

use crate::support::{Place, text};

fn figures(place: &Place, metric: &str, args: &[&str]) -> Vec<Value> {
    let fixed = ["metric", metric, "--input", "in", "--format", "json"];
    let answer = place.run(&[&fixed[..], args].concat()).json();
    answer["figures"].as_array().unwrap().clone()
}

/// Figures by heading, as `heading value`; a figure without a value as `heading -`.
fn split(place: &Place, metric: &str, by: &str, range: &[&str]) -> Vec<String> {
    let figures = figures(place, metric, &[&["--by", by], range].concat());
    let told = figures.iter().map(|figure| {
        format!("{} {}", text(figure, "group"), figure["value"].as_str().unwrap_or("-"))
    });
    told.collect()
}

fn mrr(place: &Place, args: &[&str]) -> Vec<String> {
    let all = figures(place, "mrr", args);
    all.iter().map(|figure| figure["value"].as_str().unwrap_or("-").to_owned()).collect()
}

/// Three customers: seats under a contract of a year, a flat monthly plan, a flat yearly one that is
/// not renewed in March.
fn company() -> Place {
    let place = Place::new();
    place.write(
        "in/tenure.toml",
        b"currency = \"EUR\"\ntime_zone = \"UTC\"\ndata_through = 2026-04-30\n",
    );
    place.write(
        "in/customers.csv",
        b"customer_id,employees,Annual Revenue,Plan,MRR\na,5,\"12,500,000\",Gold,9\n\
          b,30,500000.50,Gold,8\nc,,,Tin,7\n",
    );
    place.write(
        "in/plans.csv",
        b"plan_id,pricing_model,interval\nseats,per_seat,month\nflat,flat,month\nyear,flat,year\n",
    );
    place.write(
        "in/subscriptions.csv",
        b"subscription_id,customer_id,plan_id,amount,term_months,started_at,ended_at\n\
          s1,a,seats,100,12,2026-01-01,\ns2,b,flat,50,,2026-01-01,\n\
          s3,c,year,1200,,2025-03-10,2026-03-10\n",
    );
    place.write(
        "in/subscription_changes.csv",
        b"subscription_id,changed_at,amount\ns2,2026-03-15,150\n",
    );
    place
}

const FEBRUARY: [&str; 4] = ["--from", "2026-02", "--to", "2026-03"];
const MARCH: [&str; 4] = ["--from", "2026-03", "--to", "2026-04"];

#[test]
fn churn_is_split_by_pricing_model_length_of_contract_and_size() {
    let place = company();
    let churn = |by| split(&place, "churn_by", by, &MARCH);
    assert_eq!(churn("pricing_model"), ["flat 0.5", "per_seat 0"]);
    // A yearly price without a contract is a contract of a year.
    let lengths = churn("contract_length");
    let told = |of: &str| lengths.iter().any(|it| it == of);
    assert!(told("1-2 months 0") && told("12-23 months 0.5"), "{lengths:?}");
    let sizes = churn("company_size");
    let told = |of: &str| sizes.iter().any(|it| it == of);
    assert!(told("0 to 10 0") && told("11 to 50 0") && told("(none) 1"), "{sizes:?}");
    let revenues = churn("company_revenue");
    let told = |of: &str| revenues.iter().any(|it| it == of);
    assert!(told("under 1000000 0") && told("10000000 to 49999999 0"), "{revenues:?}");
}

#[test]
fn a_heading_and_the_segment_of_its_value_are_the_same_customers() {
    let place = company();
    for (by, value, expected) in [
        ("pricing_model", "flat", "150.00"),
        ("pricing_model", "per_seat", "100.00"),
        ("contract_length", "12-23 months", "200.00"),
        ("contract_length", "1-2 months", "50.00"),
        ("company_size", "11 to 50", "50.00"),
        ("company_revenue", "10000000 to 49999999", "100.00"),
    ] {
        let rows = split(&place, "mrr", by, &FEBRUARY);
        assert!(rows.contains(&format!("{value} {expected}")), "{by}: {rows:?}");
        let segment = format!("{by} = \"{value}\"");
        let of = mrr(&place, &[&["--segment", &segment], &FEBRUARY[..]].concat());
        assert_eq!(of, [expected], "{segment}");
    }
    // Those of whom no size is known.
    let none = mrr(&place, &[&["--segment", "company_size is missing"], &FEBRUARY[..]].concat());
    assert_eq!(none, ["100.00"]);
}

#[test]
fn a_column_named_like_a_computed_field_is_told_and_stays_an_attribute() {
    let place = company();
    let answer = place.run(&["import", "in", "--data", "w", "--format", "json"]).json();
    let found = answer["first_findings"].as_array().unwrap().iter();
    let taken = found.filter(|it| it["code"] == "name-taken").map(|it| text(it, "field"));
    assert_eq!(taken.collect::<Vec<_>>(), ["Plan", "MRR"]);
    // The computed field first, in any case, for headings and segments alike.
    let plans = ["flat 50.00", "seats 100.00", "year 100.00"];
    let rows = split(&place, "mrr", "PLAN", &FEBRUARY);
    assert_eq!(rows.iter().filter(|it| !it.starts_with("(none)")).collect::<Vec<_>>(), plans);
    assert_eq!(split(&place, "mrr", "attributes.plan", &FEBRUARY), ["Gold 150.00", "Tin 100.00"]);
    for (segment, expected) in [
        ("plan = \"flat\"", "50.00"),
        ("Plan = \"Gold\"", "0.00"),
        ("attributes.Plan = \"Gold\"", "150.00"),
        ("attributes.plan = \"Gold\"", "150.00"),
    ] {
        let of = mrr(&place, &[&["--segment", segment], &FEBRUARY[..]].concat());
        assert_eq!(of, [expected], "{segment}");
    }
}

#[test]
fn a_segment_can_be_of_those_who_belonged_to_it_on_one_day() {
    let place = company();
    let range = ["--from", "2026-02", "--to", "2026-05", "--grain", "month"];
    let of = |at: &[&str]| mrr(&place, &[&["--segment", "mrr >= 100"], at, &range[..]].concat());
    // At each opening: b, who passes 100 in March, belongs from its end on.
    assert_eq!(of(&[]), ["200.00", "250.00", "250.00"]);
    assert_eq!(of(&["--segment-at", "opening"]), ["200.00", "250.00", "250.00"]);
    assert_eq!(of(&["--segment-at", "2026-03-01"]), ["200.00", "100.00", "100.00"]);
    assert_eq!(of(&["--segment-at", "2026-04-01"]), ["150.00", "250.00", "250.00"]);
    // Movements are theirs, and nobody comes in or goes out.
    let args = ["movements", "--input", "in", "--segment", "mrr >= 100", "--format", "ndjson"];
    let moved = |at: &[&str]| {
        let out = place.run(&[&args[..], at, &MARCH[..]].concat()).ok();
        let rows = out.lines().map(|line| serde_json::from_str(line).unwrap());
        let told = rows
            .map(|row: Value| format!("{} {}", text(&row, "kind"), text(&row, "amount_account")));
        told.collect::<Vec<_>>()
    };
    assert_eq!(moved(&[]), ["segment_in 150.00", "churn -100.00"]);
    assert_eq!(moved(&["--segment-at", "2026-03-01"]), ["churn -100.00"]);
    assert_eq!(moved(&["--segment-at", "2026-04-01"]), ["expansion 100.00"]);
    let wrong = place.run(&[
        "metric",
        "mrr",
        "--input",
        "in",
        "--segment",
        "mrr > 1",
        "--segment-at",
        "then",
    ]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("neither opening nor a day"), "{wrong:#?}");
}

#[test]
fn the_price_of_one_is_taken_times_the_quantity_and_chargebee_s_dates_are_read() {
    let place = Place::new();
    place.write("in/tenure.toml", b"currency = \"EUR\"\ntime_zone = \"UTC\"\n");
    place.write(
        "in/subscriptions.csv",
        b"Subscription ID,Customer ID,Plan Unit Price,Quantity,Currency,Start\n\
          s1,a,20.50,5,EUR,10-Feb-2026 09:30\ns2,b,0.333,3,EUR,1 March 2026\n",
    );
    let answer = place.run(&["import", "in", "--data", "w", "--format", "json"]).json();
    // The price of one may have more decimals than a price in euros has: 102.50 + 0.999.
    assert_eq!(answer["rejected"], 0, "{answer}");
    assert_eq!(mrr(&place, &["--from", "2026-03", "--to", "2026-04"]), ["103.499"]);
    // A mapping can call any column so.
    place.write("m.toml", b"[subscriptions]\n\"Rate\" = \"unit_price\"\n");
    place.write(
        "in/subscriptions.csv",
        b"subscription_id,customer_id,Rate,quantity,currency,started_at\ns1,a,20,5,EUR,2026-01-01\n",
    );
    let args = ["--mapping", "m.toml", "--from", "2026-03", "--to", "2026-04"];
    assert_eq!(mrr(&place, &args), ["100.00"]);
}

#[test]
fn months_in_which_subscriptions_and_invoices_differ_are_found() {
    let place = Place::new();
    place.write(
        "in/tenure.toml",
        b"currency = \"EUR\"\ntime_zone = \"UTC\"\ndata_through = 2026-03-31\n",
    );
    place.write(
        "in/subscriptions.csv",
        b"subscription_id,customer_id,amount,started_at\ns1,a,100,2026-01-01\ns2,b,50,2026-01-01\n\
          s3,c,70,2026-01-01\n",
    );
    place.write(
        "in/invoices.csv",
        b"invoice_id,customer_id,issued_at,paid_at,status\ni1,a,2026-01-01,2026-01-01,paid\n\
          i2,a,2026-02-01,2026-02-01,paid\ni3,b,2026-01-01,2026-01-01,paid\n",
    );
    place.write(
        "in/invoice_lines.csv",
        b"invoice_id,line_id,subscription_id,period_start,period_end,amount\n\
          i1,l1,s1,2026-01-01,2026-02-01,100\ni2,l2,s1,2026-02-01,2026-03-01,80\n\
          i3,l3,s2,2026-01-01,2026-02-01,50\n",
    );
    // In January both say the same; of b no invoice is known after it, and of c none at all.
    let checks = place.run(&["check", "subscriptions-and-invoices", "--input", "in"]);
    assert_eq!(checks.code, 1, "{checks:#?}");
    let told = "2026-02: 1 customer (a), subscriptions 100.00, invoices 80.00";
    assert!(checks.out.contains(told), "{checks:#?}");
    assert!(!checks.out.contains("2026-01") && !checks.out.contains("2026-03"), "{checks:#?}");
    // Whichever of the two speaks.
    place.write(
        "in/tenure.toml",
        b"currency = \"EUR\"\ntime_zone = \"UTC\"\ndata_through = 2026-03-31\nspeaks = \"invoices\"\n",
    );
    let other = place.run(&["check", "subscriptions-and-invoices", "--input", "in"]);
    assert!(other.out.contains("subscriptions 100.00, invoices 80.00"), "{other:#?}");
}

/// Lengths of contracts are whole months, however they are told.
#[test]
fn contracts_of_days_weeks_and_dates_have_a_length() {
    let place = Place::new();
    let mut rows = String::from(
        "subscription_id,customer_id,amount,currency,interval,interval_count,started_at,\
         term_started_at,term_ends_at\n",
    );
    for (id, interval, count, ends) in [
        ("d60", "day", 60, ""),
        ("d365", "day", 365, ""),
        ("d366", "day", 366, ""),
        ("w13", "week", 13, ""),
        ("w104", "week", 104, ""),
        ("dates", "month", 1, "2026-01-16"),
    ] {
        let begins = if ends.is_empty() { "" } else { "2025-01-15" };
        rows += &format!("{id},{id},100,EUR,{interval},{count},2025-01-15,{begins},{ends}\n");
    }
    place.write("company/subscriptions.csv", rows.as_bytes());
    let answer = place.run(&[
        "metric",
        "arr",
        "--variant",
        "contract",
        "--by",
        "contract_length",
        "--rows",
        "--from",
        "2025-06",
        "--to",
        "2025-07",
        "--input",
        "company",
        "--format",
        "json",
    ]);
    let answer = answer.json();
    let rows = answer["rows"].as_array().unwrap();
    let of = |row: &Value| (text(row, "customer_id").to_owned(), text(row, "group").to_owned());
    let mut found: Vec<(String, String)> = rows.iter().map(of).collect();
    found.sort();
    let whole_year = |id: &str| (id.to_owned(), "12-23 months".to_owned());
    assert_eq!(found, [whole_year("d366"), whole_year("dates"), whole_year("w104")], "{answer}");
}

/// As web analytics write the channel of who came by none. Those without any stand beside it.
#[test]
fn a_value_that_reads_like_none_has_a_heading_of_its_own() {
    let place = company();
    place.write("in/customers.csv", b"customer_id,channel\na,(none)\nb,\n");
    assert_eq!(split(&place, "mrr", "channel", &FEBRUARY), ["\"(none)\" 100.00", "(none) 150.00"]);
    assert_eq!(
        mrr(&place, &[&["--segment", "channel = '(none)'"], &FEBRUARY[..]].concat()),
        ["100.00"]
    );
    assert_eq!(
        mrr(&place, &[&["--segment", "channel is missing"], &FEBRUARY[..]].concat()),
        ["150.00"]
    );
}

/// Plans are told, and of which product they are is not.
#[test]
fn a_plan_without_a_product_is_missing_one() {
    let place = company();
    place.write(
        "in/plans.csv",
        b"plan_id,product,interval\nseats,app,month\nflat,,month\nyear,,year\n",
    );
    assert_eq!(split(&place, "mrr", "product", &FEBRUARY), ["app 100.00", "(none) 150.00"]);
    let of = |segment| mrr(&place, &[&["--segment", segment], &FEBRUARY[..]].concat());
    assert_eq!(of("product is missing"), ["150.00"]);
    assert_eq!(of("product is not missing"), ["100.00"]);
}
