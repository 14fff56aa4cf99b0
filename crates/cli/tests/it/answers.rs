//! What the commands answer, against figures worked out by hand.

use serde_json::Value;

use crate::support::{Place, at, text};

fn metric(place: &Place, args: &[&str]) -> Value {
    let all = [&["metric"], args, &["--input", "company", "--format", "json"]].concat();
    place.run(&all).json()
}

#[test]
fn a_figure_has_the_shape_of_the_bundle_description() {
    let place = Place::with_books();
    let answer = metric(&place, &["nrr", "--from", "2026-03", "--to", "2026-04"]);
    assert_eq!(at(&answer, "schema_version"), 1);
    assert_eq!(text(&answer, "policy.name"), "standard");
    assert_eq!(text(&answer, "policy.hash").len(), 64);
    assert_eq!(at(&answer, "known_at"), &Value::Null);
    assert_eq!(text(&answer, "data_through"), "2026-05-31");
    let figure = at(&answer, "figures.0");
    for (key, value) in [
        ("metric", "nrr"),
        ("variant", "standard"),
        ("from", "2026-03-01"),
        ("to", "2026-04-01"),
        ("value", "0.752525252525"),
        ("exact.0", "149"),
        ("exact.1", "198"),
        ("unit", "ratio"),
        ("read_as", "percent"),
        ("terms.0.measure", "opening_mrr"),
        ("terms.0.value", "198.00"),
        ("terms.0.unit", "money"),
    ] {
        assert_eq!(text(figure, key), value, "{key}");
    }
    for key in ["segment", "currency", "undefined", "interval"] {
        assert_eq!(figure[key], Value::Null, "{key}");
        assert!(figure.get(key).is_some(), "{key}");
    }
    assert_eq!(figure["partial"], false);
    let keys: Vec<&str> = figure.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys.len(), 14, "{keys:?}");
}

#[test]
fn members_come_in_the_order_of_the_description() {
    let place = Place::with_books();
    let out = place.run(&["metric", "mrr", "--input", "company", "--format", "json"]).ok();
    let order = [
        "schema_version",
        "policy",
        "known_at",
        "data_through",
        "figures",
        "metric",
        "variant",
        "from",
        "to",
        "segment",
        "value",
        "exact",
        "unit",
        "currency",
        "undefined",
        "interval",
        "terms",
        "partial",
    ];
    let places: Vec<usize> =
        order.iter().map(|key| out.find(&format!("\"{key}\"")).expect(key)).collect();
    assert!(places.is_sorted(), "{out}");
}

#[test]
fn mrr_is_that_of_the_books() {
    let place = Place::with_books();
    let answer =
        metric(&place, &["mrr", "--from", "2026-01", "--to", "2026-06", "--grain", "month"]);
    let values: Vec<&str> = (0..5).map(|n| text(&answer, &format!("figures.{n}.value"))).collect();
    assert_eq!(values, ["98.00", "198.00", "149.00", "198.00", "208.00"]);
    assert_eq!(text(&answer, "figures.0.currency"), "EUR");
    assert_eq!(text(&answer, "figures.0.unit"), "money");
}

#[test]
fn what_has_no_value_says_why() {
    let place = Place::with_books();
    let answer = metric(&place, &["nrr", "--from", "2026-01", "--to", "2026-02"]);
    assert_eq!(at(&answer, "figures.0.value"), &Value::Null);
    assert_eq!(at(&answer, "figures.0.exact"), &Value::Null);
    assert!(text(&answer, "figures.0.undefined").contains("nothing to lose"));
    let table = ["metric", "nrr", "--input", "company", "--from", "2026-01", "--to", "2026-02"];
    let table = place.run(&table).ok();
    assert!(table.contains("—\n") && table.contains("— nothing to lose"), "{table}");
}

#[test]
fn segments_splits_and_variants() {
    let place = Place::with_books();
    let month = ["--from", "2026-04", "--to", "2026-05"];
    let romania = metric(&place, &[&["mrr", "--segment", "country = \"RO\""][..], &month].concat());
    assert_eq!(text(&romania, "figures.0.value"), "98.00");
    assert_eq!(text(&romania, "figures.0.segment"), "country = \"RO\"");
    let custom = metric(&place, &[&["mrr", "--segment", "tier = \"gold\""][..], &month].concat());
    assert_eq!(text(&custom, "figures.0.value"), "98.00");
    let split = metric(&place, &[&["mrr", "--by", "plan"][..], &month].concat());
    let groups: Vec<(&str, &str)> = split["figures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|figure| (text(figure, "group"), text(figure, "value")))
        .collect();
    assert!(
        groups.contains(&("pro", "98.00")) && groups.contains(&("team", "100.00")),
        "{groups:?}"
    );
    let all = metric(&place, &[&["nrr", "--variant", "all"][..], &month].concat());
    assert_eq!(all["figures"].as_array().unwrap().len(), 5);
}

#[test]
fn rows_sum_to_the_figure() {
    let place = Place::with_books();
    let args = [
        "metric", "mrr", "--input", "company", "--from", "2026-04", "--to", "2026-05", "--rows",
        "--format", "csv",
    ];
    let out = place.run(&args).ok();
    assert_eq!(
        out,
        "measure,from,to,customer_id,name,value\n\
         closing_mrr,2026-04-01,2026-05-01,b,Bo,100.00\n\
         closing_mrr,2026-04-01,2026-05-01,a,Ada,98.00\n"
    );
}

#[test]
fn movements_carry_kind_cause_and_sources() {
    let place = Place::with_books();
    let args = ["movements", "--input", "company", "--from", "2026-01", "--to", "2026-06"];
    let out = place.run(&[&args[..], &["--format", "ndjson"]].concat()).ok();
    let rows: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let said: Vec<(&str, &str, &str)> = rows
        .iter()
        .map(|row| (text(row, "customer_id"), text(row, "kind"), text(row, "amount")))
        .collect();
    assert_eq!(
        said,
        [
            ("a", "new", "49.00"),
            ("a", "expansion", "49.00"),
            ("b", "new", "100.00"),
            ("c", "new", "49.00"),
            ("c", "churn", "-49.00"),
            ("d", "new", "10.00")
        ]
    );
    let (expansion, churn) = (&rows[1], &rows[4]);
    assert_eq!(text(expansion, "cause"), "seats");
    assert_eq!(text(expansion, "subscription_id"), "s1");
    assert_eq!(text(expansion, "at"), "2026-04-05T00:00:00Z");
    let sources = expansion["sources"].as_array().unwrap();
    let change = |source: &&Value| source["table"] == "subscription_changes";
    let change = sources.iter().find(change).unwrap();
    assert_eq!((text(change, "file"), &change["line"]), ("subscription_changes.csv", &2.into()));
    assert_eq!(text(churn, "cause"), "voluntary");
    assert_eq!(text(churn, "amount_account"), "-49.00");
    assert_eq!(rows[0]["cause"], Value::Null);
    let only = place.run(&[&args[..], &["--kind", "churn", "--format", "csv"]].concat()).ok();
    assert_eq!(only.lines().count(), 2, "{only}");
}

#[test]
fn movements_of_a_segment_still_close() {
    let place = Place::with_books();
    let args = [
        "movements",
        "--input",
        "company",
        "--from",
        "2026-01",
        "--to",
        "2026-06",
        "--grain",
        "month",
        "--segment",
        "mrr > 60",
        "--format",
        "ndjson",
    ];
    let out = place.run(&args).ok();
    let mut sum = 0;
    let mut entered = false;
    for line in out.lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let cents: String = text(&row, "amount_account").replace('.', "");
        sum += cents.parse::<i64>().unwrap();
        entered |= row["kind"] == "segment_in";
    }
    assert!(entered, "{out}");
    // At the end of May a (98) and b (100) are above 60.
    assert_eq!(sum, 19_800, "{out}");
}

#[test]
fn customers_are_listed_on_a_day() {
    let place = Place::with_books();
    let args = ["customers", "--input", "company", "--at", "2026-03-20", "--format", "csv"];
    let out = place.run(&args).ok();
    let ids: Vec<&str> = out.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(ids, ["b", "a"], "{out}");
    let all = place.run(&[&args[..], &["--all", "--sort", "id"]].concat()).ok();
    assert!(all.contains("\nc,Cy,0.00,former,2026-01-15"), "{all}");
}

#[test]
fn cohorts_count_who_is_still_there() {
    let place = Place::with_books();
    let args =
        ["cohorts", "--input", "company", "--from", "2026-01", "--to", "2026-06", "--ages", "3"];
    let csv = place.run(&[&args[..], &["--format", "csv"]].concat()).ok();
    let rows: Vec<Vec<&str>> = csv.lines().map(|line| line.split(',').collect()).collect();
    let january = |age: usize| &rows[1 + age];
    assert_eq!(january(0)[..6], ["2026-01-01", "2026-02-01", "0", "2", "98.00", "2"]);
    // c left on 20 March: there at one and two months, gone at three.
    assert_eq!(january(2)[5], "2");
    assert_eq!(january(3)[5], "1");
    assert_eq!(january(3)[9], "0.5");
    let table = place.run(&args).ok();
    let may = table.lines().find(|line| line.starts_with("2026-05")).unwrap();
    let blank: Vec<&str> = may.split_whitespace().collect();
    assert_eq!(blank, ["2026-05", "1", "100.0"], "immature cells are blank: {table}");
    assert!(table.lines().last().unwrap().starts_with("Mean"), "{table}");
}

#[test]
fn checks_pass_and_fail() {
    let place = Place::with_books();
    let run = place.run(&["check", "--input", "company"]);
    assert!(run.ok().contains("checks passed"));
    let one = place.run(&["check", "bridge-closes", "--input", "company", "--format", "json"]);
    let one = one.json();
    assert_eq!(one["checks"].as_array().unwrap().len(), 1);
    // A change that names no subscription is a finding.
    place.write(
        "company/subscription_changes.csv",
        b"subscription_id,changed_at,quantity,amount\nnobody,2026-04-05,2,98.00\n",
    );
    let run = place.run(&["check", "--input", "company", "--format", "json"]);
    assert_eq!(run.code, 1, "{run:?}");
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(answer["problems"], 1);
    let list = place.run(&["check", "--list"]).ok();
    assert!(list.contains("change-without-subscription"));
}

#[test]
fn the_catalogue_and_its_definitions() {
    let place = Place::new();
    let list = place.run(&["metrics", "--format", "json"]).json();
    let all = list["metrics"].as_array().unwrap();
    assert!(all.iter().any(|metric| metric["metric"] == "nrr"));
    let text = place.run(&["metric", "nrr", "--define"]).ok();
    assert!(text.contains("opening_mrr") && text.contains("trailing_12"), "{text}");
    // Benchmarks are read as figures are.
    assert!(text.contains("100 % and more") && !text.contains("1 and more"), "{text}");
    assert!(list["metrics"][0]["estimates"].is_array(), "{list}");
    let json = place.run(&["metric", "nrr", "--define", "--format", "json"]).json();
    assert_eq!(json["variants"][0]["variant"], "standard");
}

#[test]
fn another_policy_gives_another_figure() {
    let place = Place::with_books();
    place.write("ours.toml", b"[settings]\nnew_and_gone = \"suppress\"\npaused = \"keep\"\n");
    let month = ["mrr", "--from", "2026-03", "--to", "2026-04"];
    let ours = metric(&place, &[&month[..], &["--policy", "ours.toml"]].concat());
    assert_eq!(text(&ours, "policy.name"), "ours");
    let standard = metric(&place, &month);
    assert_ne!(text(&ours, "policy.hash"), text(&standard, "policy.hash"));
    let shown = place.run(&["policy", "show", "ours.toml"]).ok();
    assert!(shown.contains("paused = \"keep\""), "{shown}");
    place.write("again.toml", shown.as_bytes());
    let again = metric(&place, &[&month[..], &["--policy", "again.toml"]].concat());
    assert_eq!(text(&again, "policy.hash"), text(&ours, "policy.hash"));
    let list = place.run(&["policy", "list", "--format", "json"]).json();
    assert_eq!(list["policies"][0]["name"], "standard");
}

#[test]
fn presets_of_vendors_show_their_sources() {
    let place = Place::with_books();
    let list = place.run(&["policy", "list", "--format", "csv"]).ok();
    assert!(list.contains("\nchartmogul,"), "{list}");
    let shown = place.run(&["policy", "show", "maxio"]).ok();
    assert!(shown.contains("reactivation = \"within_90_days\""), "{shown}");
    assert!(shown.contains("#   Unknown: nothing was found"), "{shown}");
    assert!(shown.contains("[Paddle help: ProfitWell vs. Maxio] <https://"), "{shown}");
    place.write("theirs.toml", shown.as_bytes());
    let json = place.run(&["policy", "show", "maxio", "--format", "json"]).json();
    let again = place.run(&["policy", "show", "theirs.toml", "--format", "json"]).json();
    assert_eq!(json["hash"], again["hash"]);
    let settings = json["settings"].as_array().unwrap();
    let of = |key: &str| settings.iter().find(|s| s["setting"] == key).unwrap();
    assert_eq!(of("paused")["stand"], "documented");
    assert_eq!(of("paused")["value"], "keep");
    assert_eq!(of("unpaid")["stand"], "unknown");
    assert_eq!(of("unpaid")["source"], Value::Null);
    let typo = place.run(&["policy", "show", "chartmogol"]);
    assert_eq!(typo.code, 2);
    assert!(typo.err.contains("did you mean chartmogul?"), "{}", typo.err);
}

#[test]
fn days_are_those_of_the_time_zone() {
    let place = Place::with_books();
    let args = [
        "movements",
        "--input",
        "company",
        "--from",
        "2026-05-31",
        "--to",
        "2026-06-01",
        "--format",
        "csv",
    ];
    assert_eq!(place.run(&args).ok().lines().count(), 2);
    // Midnight in UTC is still the day before in New York.
    let west = place.run(&[&args[..], &["--time-zone", "America/New_York"]].concat()).ok();
    assert_eq!(west.lines().count(), 1, "{west}");
    // A bundle that says nothing of its zone is read in the one that is asked for.
    fs_err::remove_file(place.path().join("company/tenure.toml")).unwrap();
    let read = place.run(&[&args[..], &["--time-zone", "America/New_York"]].concat()).ok();
    assert!(read.contains("2026-05-31T04:00:00Z"), "{read}");
}

#[test]
fn one_currency_at_face_value() {
    let place = Place::with_books();
    place.write("company/fx_rates.csv", b"date,currency,rate\n2026-02-01,USD,0.5\n");
    let text_of = place.read("company/subscriptions.csv").replace("1200.00,EUR", "1200.00,USD");
    place.write("company/subscriptions.csv", text_of.as_bytes());
    let month = ["mrr", "--from", "2026-02", "--to", "2026-03"];
    let euros = metric(&place, &month);
    assert_eq!(text(&euros, "figures.0.value"), "148.00");
    let dollars = metric(&place, &[&month[..], &["--currency", "USD"]].concat());
    assert_eq!(text(&dollars, "figures.0.value"), "100.00");
    assert_eq!(text(&dollars, "figures.0.currency"), "USD");
}

#[test]
fn the_past_as_it_was_known() {
    let place = Place::with_books();
    place.run_at("2026-05-01T00:00:00Z", &["import", "company", "--data", "books"]).ok();
    place.write(
        "late/subscriptions.csv",
        b"subscription_id,customer_id,plan_id,amount,currency,interval,status,started_at\n\
          s9,b,pro,49.00,EUR,month,active,2026-02-10\n",
    );
    place.run_at("2026-05-20T00:00:00Z", &["import", "late", "--data", "books"]).ok();
    let ask = |known: &[&str]| {
        let args = [
            "metric", "mrr", "--data", "books", "--from", "2026-02", "--to", "2026-03", "--format",
            "json",
        ];
        text(&place.run(&[&args[..], known].concat()).json(), "figures.0.value").to_owned()
    };
    assert_eq!(ask(&[]), "247.00");
    assert_eq!(ask(&["--known-at", "2026-05-10"]), "198.00");
}

#[test]
fn reasons_are_split_by_level() {
    let place = Place::new();
    place.write("b/tenure.toml", b"currency = \"EUR\"\ntime_zone = \"UTC\"\n");
    place.write(
        "b/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,interval,started_at,ended_at,churn_reason\n\
          s1,c1,10,EUR,month,2026-01-05,2026-02-05,price > too dear\n\
          s2,c2,20,EUR,month,2026-01-05,2026-02-06,price> no budget\n\
          s3,c3,40,EUR,month,2026-01-05,2026-02-07,product > missing > api\n\
          s4,c4,80,EUR,month,2026-01-05,2026-02-08,\n",
    );
    let range = ["--from", "2026-02", "--to", "2026-03", "--input", "b", "--format", "json"];
    let split = |by: &str| -> Vec<(String, String)> {
        let args = ["metric", "churn_reason", "--variant", "mrr", "--by", by];
        let json = place.run(&[&args[..], &range[..]].concat()).json();
        let figures = json["figures"].as_array().unwrap().iter();
        let of = |f: &Value| (text(f, "group").to_owned(), text(f, "value").to_owned());
        figures.map(of).collect()
    };
    let pairs = |list: &[(&str, &str)]| -> Vec<(String, String)> {
        list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    };
    let first = [("price", "30.00"), ("product", "40.00"), ("(none)", "80.00")];
    assert_eq!(split("churn_reason:1"), pairs(&first));
    let second = [
        ("price > no budget", "20.00"),
        ("price > too dear", "10.00"),
        ("product > missing", "40.00"),
        ("(none)", "80.00"),
    ];
    assert_eq!(split("churn_reason:2"), pairs(&second));
    assert_eq!(split("churn_reason")[2].0, "product > missing > api");
    let args = ["metric", "churn_reason", "--by", "churn_reason:x", "--input", "b"];
    let run = place.run(&args);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("churn_reason:1 is the first level"), "{}", run.err);
    let args = ["movements", "--kind", "churn"];
    let rows = place.run(&[&args[..], &range[..]].concat()).json();
    assert_eq!(text(&rows, "movements.0.reason"), "price > too dear");
    assert!(at(&rows, "movements.3.reason").is_null());
}

#[test]
fn rows_of_a_heading_sum_to_its_figure() {
    let place = Place::with_books();
    let range = ["--input", "company", "--from", "2026-01", "--to", "2026-06"];
    for (id, by) in [
        ("mrr", "plan"),
        ("mrr_movements", "country"),
        ("nrr", "tier"),
        ("mrr", "mrr_band"),
        ("customer_churn", "cohort"),
    ] {
        let args = [&["metric", id, "--by", by, "--variant", "all"], &range[..]].concat();
        let figures = place.run(&[&args[..], &["--format", "json"]].concat()).json();
        let rows = place.run(&[&args[..], &["--rows", "--format", "json"]].concat()).json();
        let minor = |value: &Value| (value.as_str().unwrap().parse::<f64>().unwrap() * 1e6).round();
        let mut compared = 0;
        for figure in figures["figures"].as_array().unwrap() {
            for term in figure["terms"].as_array().unwrap() {
                let same = |row: &&Value| {
                    row["measure"] == term["measure"]
                        && row["from"] == figure["from"]
                        && row["to"] == figure["to"]
                        && row["group"] == figure["group"]
                };
                let mine = rows["rows"].as_array().unwrap().iter().filter(same);
                let sum: f64 = mine.map(|row| minor(&row["value"])).sum();
                if term["from"].is_null() && sum != 0.0 {
                    assert!(
                        (sum - minor(&term["value"])).abs() < 2.0,
                        "{id} {by} {figure:#} {sum}"
                    );
                    compared += 1;
                }
            }
        }
        assert!(compared > 0, "{id} by {by}: {rows:#}");
    }
    let table = place
        .run(&[
            "metric", "mrr", "--by", "plan", "--rows", "--input", "company", "--from", "2026-05",
            "--to", "2026-06",
        ])
        .ok();
    assert!(table.contains("2026-05, team: 100.00 EUR, 1 customer"), "{table}");
}

/// Records that cannot be as they are dated, each with its place, how many there are, and what to
/// do about it.
#[test]
fn checks_find_odd_records() {
    let place = Place::with_books();
    place.write(
        "odd/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,interval,started_at\ns,a,5,EUR,month,2026-01-01\n",
    );
    place.write(
        "odd/tickets.csv",
        b"ticket_id,customer_id,opened_at,solved_at\nt1,a,2026-01-02,2026-01-03\n\
          t2,a,2026-01-02,2190-01-01\nt3,a,2190-02-01,\n",
    );
    place.write(
        "odd/survey_responses.csv",
        b"response_id,survey,score,scale,responded_at\nr1,nps,9,0-10,2190-01-01\n",
    );
    place
        .write("odd/events.csv", b"customer_id,event,at\na,login,2026-01-02\na,login,2190-03-04\n");
    place.write("odd/leads.csv", b"lead_id,created_at\nl1,2026-01-01\nl2,2026-01-01\n");
    place.write(
        "odd/lead_stages.csv",
        b"lead_id,stage,entered_at\nl1,lead,2026-01-01\nl1,mql,2026-01-02\nl1,lead,2026-01-03\n\
          l1,mql,2026-01-04\nl2,lead,2026-01-01\nl2,lead,2026-01-02\nl2,mql,2026-01-03\n",
    );
    place.write(
        "odd/spend.csv",
        b"month,category,amount,currency\n2026-01,sales,5,EUR\n2026-04,sales,5,EUR\n",
    );
    let names = ["record-in-future", "stage-cycle", "month-without-spend"];
    let ask = |more: &[&str]| {
        let args = [&["check"][..], &names, &["--input", "odd"], more].concat();
        let run = place.run(&args);
        assert_eq!(run.code, 1, "{run:?}");
        run.out
    };
    let found: Value = serde_json::from_str(&ask(&["--format", "json"])).unwrap();
    let of = |name: &str| {
        let checks = found["checks"].as_array().unwrap();
        let check = checks.iter().find(|check| check["name"] == name).unwrap();
        let lines = check["examples"].as_array().unwrap().iter();
        let lines: Vec<&str> = lines.filter_map(|line| line.as_str()).collect();
        (check["problems"].as_u64().unwrap(), lines.join("\n"))
    };
    let (n, lines) = of("record-in-future");
    assert_eq!(n, 4);
    for line in [
        "survey_responses r1 (survey_responses.csv:2): responded_at 2190-01-01T00:00:00Z",
        "tickets t2 (tickets.csv:3): solved_at 2190-01-01T00:00:00Z",
        "tickets t3 (tickets.csv:4): opened_at 2190-02-01T00:00:00Z",
        "events: 1, the latest on 2190-03-04",
    ] {
        assert!(lines.contains(line), "{line}\n{lines}");
    }
    let circle = "lead l1 (lead_stages.csv:4): back in lead at 2026-01-03";
    assert_eq!(of("stage-cycle"), (1, circle.to_owned()));
    assert_eq!(of("month-without-spend"), (2, "2026-02\n2026-03".to_owned()));
    let page = ask(&[]);
    assert!(
        page.contains("Hint: look at the clock") && page.contains("Hint: add the rows"),
        "{page}"
    );
    let page = ask(&["--lang", "nb"]);
    assert!(page.contains("leadet l1 (lead_stages.csv:4): tilbake i lead"), "{page}");
}

#[test]
fn a_heading_and_the_segment_of_its_value_are_the_same_customers() {
    let place = Place::new();
    place.write(
        "company/customers.csv",
        b"customer_id,country,industry,tier\na,RO,IT,Gold\nb,RO,it,gold\nc,MD,It,silver\n",
    );
    place.write(
        "company/subscriptions.csv",
        b"subscription_id,customer_id,plan_id,amount,currency,started_at\n\
          s1,a,pro,100,EUR,2026-01-01\ns2,b,Pro,50,EUR,2026-01-01\ns3,c,Team,20,EUR,2026-01-01\n",
    );
    let mrr = |rest: &[&str]| {
        metric(&place, &[&["mrr", "--from", "2026-02", "--to", "2026-03"], rest].concat())
    };
    let of = |segment: &str| text(&mrr(&["--segment", segment]), "figures.0.value").to_owned();
    for by in ["industry", "tier", "plan", "country"] {
        let rows = mrr(&["--by", by]);
        for row in rows["figures"].as_array().unwrap() {
            let heading = text(row, "group");
            assert_eq!(of(&format!("{by} = \"{heading}\"")), text(row, "value"), "{by} {heading}");
        }
    }
    for (segment, value) in [
        ("industry = \"IT\"", "100.00"),
        ("industry = \"it\"", "50.00"),
        ("industry in (\"IT\", \"it\")", "150.00"),
        ("industry != \"it\"", "120.00"),
        // Written as nobody writes it, all spellings are meant.
        ("industry = \"iT\"", "170.00"),
        ("industry contains \"i\"", "170.00"),
        ("attributes.tier = \"GOLD\"", "150.00"),
        ("tier = \"Gold\"", "100.00"),
        ("plan = \"pro\"", "100.00"),
        ("plan = \"Pro\"", "50.00"),
        ("plan = \"team\"", "20.00"),
        ("country = \"ro\"", "150.00"),
        ("currency = \"eur\"", "170.00"),
        ("customer_id = \"A\"", "100.00"),
    ] {
        assert_eq!(of(segment), value, "{segment}");
    }
}
