//! What a later file, or a later setting, does to what earlier ones said: it is told.

use serde_json::Value;

use crate::support::{Place, text};

/// Imports a folder with options and gives the answer.
fn import(place: &Place, args: &[&str]) -> Value {
    place.run(&[&["import", "--data", "books", "--format", "json"], args].concat()).json()
}

/// The findings of a code, each as `field value: expected`.
fn told(answer: &Value, code: &str) -> Vec<String> {
    let found = answer["first_findings"].as_array().unwrap().iter();
    let of = found.filter(|it| it["code"] == code);
    let word = |it: &Value, key: &str| it[key].as_str().unwrap_or("").to_owned();
    of.map(|it| format!("{} {}: {}", word(it, "field"), word(it, "value"), word(it, "expected")))
        .collect()
}

fn figures(place: &Place, args: &[&str]) -> Vec<String> {
    let fixed = ["metric", "mrr", "--data", "books", "--format", "json"];
    let answer = place.run(&[&fixed[..], args].concat()).json();
    let all = answer["figures"].as_array().unwrap().iter();
    all.map(|it| it["value"].as_str().unwrap_or("undefined").to_owned()).collect()
}

const LOST: &str =
    "a value in every column that was known; rows that lose the one that they have here: ";

/// Customers in segments of what lists of them say.
fn customers(place: &Place, segment: &str) -> Vec<String> {
    let args = ["customers", "--data", "books", "--segment", segment, "--format", "json"];
    let answer = place.run(&args).json();
    let rows = answer["customers"].as_array().unwrap().iter();
    let mut ids: Vec<String> = rows.map(|row| text(row, "customer_id").to_owned()).collect();
    ids.sort();
    ids
}

#[test]
fn columns_that_a_later_list_of_customers_does_not_have_stay_as_they_were() {
    let place = Place::new();
    place.write("a/customers.csv", b"customer_id,country,tier\na,RO,gold\nb,US,\nc,US,tin\n");
    place.write(
        "a/subscriptions.csv",
        b"subscription_id,customer_id,amount,currency,started_at\ns1,a,100,EUR,2026-01-01\n\
          s2,b,100,EUR,2026-01-01\ns3,c,100,EUR,2026-01-01\n",
    );
    place.write("b/customers.csv", b"customer_id,owner\nb,Bob\nc,Cid\nd,Dan\n");
    import(&place, &["a"]);
    // A plan says the same as the import itself.
    for args in [&["b", "--dry-run"][..], &["b"]] {
        let answer = import(&place, args);
        assert_eq!(told(&answer, "column-emptied"), [] as [&str; 0]);
        assert_eq!(
            told(&answer, "column-kept"),
            [
                " b: all columns that are known; the file does not have country, tier; rows that keep \
              theirs: 2"
            ]
        );
    }
    assert_eq!(customers(&place, "country = \"US\" and owner is not missing"), ["b", "c"]);
    assert_eq!(customers(&place, "tier = \"tin\""), ["c"]);
    // The same again says nothing new.
    let again = import(&place, &["b"]);
    assert_eq!(again["tables"][0]["unchanged"], 3, "{again:#}");
    // An empty cell is told as empty; of a whole column of them it is said.
    place.write("c/customers.csv", b"customer_id,country,tier\nb,,\nc,RO,\n");
    let answer = import(&place, &["c"]);
    assert_eq!(told(&answer, "column-emptied"), [format!("tier c: {LOST}1")]);
    assert_eq!(customers(&place, "country is not missing and paying"), ["a", "c"]);
    assert_eq!(customers(&place, "owner is not missing and paying"), ["b", "c"]);
    // What an import told goes with it, and nothing else.
    place.run(&["batches", "undo", "4", "--data", "books"]).ok();
    assert_eq!(customers(&place, "country = \"US\" and owner is not missing"), ["b", "c"]);
    place.run(&["batches", "undo", "1", "--data", "books"]).ok();
    import(&place, &["a"]);
    assert_eq!(customers(&place, "tier = \"tin\" and owner = \"Cid\""), ["c"]);
}

#[test]
fn a_later_list_of_subscriptions_with_a_price_alone_changes_the_price() {
    let place = Place::new();
    place.write(
        "a/subscriptions.csv",
        b"subscription_id,customer_id,unit_price,quantity,currency,started_at\n\
          s1,a,10,3,EUR,2026-01-01\ns2,b,50,1,EUR,2026-01-01\n",
    );
    place.write("b/subscriptions.csv", b"subscription_id,mrr\ns1,45\n");
    place.write("map.toml", b"[subscriptions]\nmrr = \"amount\"\n");
    import(&place, &["a"]);
    assert_eq!(figures(&place, &["--from", "2026-01-01", "--to", "2026-01-03"]), ["80.00"]);
    let answer = import(&place, &["b", "--mapping", "map.toml"]);
    assert_eq!((&answer["rejected"], &answer["failed_files"]), (&0.into(), &Value::Array(vec![])));
    assert_eq!(figures(&place, &["--from", "2026-01-01", "--to", "2026-01-03"]), ["95.00"]);
    // The price of one takes the place of the price of all.
    place.write("c/subscriptions.csv", b"subscription_id,unit_price,quantity\ns1,20,4\ns9,1,1\n");
    let answer = import(&place, &["c"]);
    assert_eq!(figures(&place, &["--from", "2026-01-01", "--to", "2026-01-03"]), ["130.00"]);
    // Nobody knows whose the other one is; it counts once that is told.
    assert_eq!(
        told(&answer, "row-incomplete"),
        ["customer_id s9: customer_id, started_at, in this file or known from before; rows of \
          which nothing tells it: 1"]
    );
    place
        .write("d/subscriptions.csv", b"subscription_id,customer_id,started_at\ns9,c,2026-01-01\n");
    import(&place, &["d"]);
    assert_eq!(figures(&place, &["--from", "2026-01-01", "--to", "2026-01-03"]), ["131.00"]);
    place.run(&["check", "--data", "books"]);
}

#[test]
fn a_list_that_the_source_calls_older_tells_what_newer_ones_do_not_speak_of() {
    for order in [["a", "b"], ["b", "a"]] {
        let place = Place::new();
        place.write(
            "a/customers.jsonl",
            b"{\"customer_id\":\"a\",\"country\":\"RO\",\"owner\":\"Ann\",\"updated_at\":\"2026-02-01\"}\n",
        );
        place.write("b/customers.csv", b"customer_id,owner,updated_at\na,Bob,2026-03-01\n");
        place.write(
            "s/subscriptions.csv",
            b"subscription_id,customer_id,amount,currency,started_at\ns1,a,1,EUR,2026-01-01\n",
        );
        import(&place, &["s"]);
        order.iter().for_each(|folder| drop(import(&place, &[folder])));
        assert_eq!(customers(&place, "country = \"RO\" and owner = \"Bob\""), ["a"], "{order:?}");
    }
}

/// Plans in dollars, Kuwaiti dinars and yen, of an account that counts in euros.
fn currencies(place: &Place) {
    place.write("in/tenure.toml", b"currency = \"EUR\"\ntime_zone = \"UTC\"\n");
    place.write(
        "in/plans.csv",
        b"plan_id,interval,amount,currency\nus,month,100,USD\nkw,month,12.345,KWD\njp,month,1000,JPY\n",
    );
    place.write(
        "in/fx_rates.csv",
        b"date,currency,rate\n2026-01-01,USD,0.9\n2026-01-01,KWD,3\n2026-01-01,JPY,0.006\n",
    );
    place.write(
        "in/subscriptions.csv",
        b"subscription_id,customer_id,plan_id,amount,started_at\ns1,a,us,80.00,2026-01-01\n\
          s2,b,kw,10.125,2026-01-01\ns3,c,jp,500,2026-01-01\n",
    );
}

#[test]
fn an_amount_without_currency_is_in_that_of_its_plan_and_said_to_be() {
    let place = Place::new();
    currencies(&place);
    let answer = import(&place, &["in"]);
    assert_eq!(answer["rejected"], 0);
    let hints = answer["first_findings"].as_array().unwrap().iter();
    let hints = hints.filter(|it| it["code"] == "currency-missing").map(|it| text(it, "hint"));
    let of = |code: &str| format!("they were taken as {code}, the currency of their plan");
    assert_eq!(hints.collect::<Vec<_>>(), [of("JPY"), of("KWD"), of("USD")]);
    assert_eq!(told(&answer, "decimals-beyond-currency"), [] as [&str; 0]);
    // 80.00 × 0.9 + 10.125 × 3 + 500 × 0.006 = 72 + 30.375 + 3.
    assert_eq!(figures(&place, &["--from", "2026-01-01", "--to", "2026-01-03"]), ["105.375"]);
}

#[test]
fn decimals_that_the_currency_of_the_plan_has_not_are_told_and_counted() {
    let place = Place::new();
    currencies(&place);
    place.write(
        "in/subscription_changes.csv",
        b"subscription_id,changed_at,amount\ns2,2026-01-02,13.375\ns3,2026-01-02,1100.50\n",
    );
    let answer = import(&place, &["in"]);
    assert_eq!(
        told(&answer, "decimals-beyond-currency"),
        ["amount 1100.5000: at most 0 decimals, as JPY has"]
    );
    // 72 + 13.375 × 3 + 1100.50 × 0.006: half a yen is 0.003.
    assert_eq!(figures(&place, &["--from", "2026-01-01", "--to", "2026-01-03"]), ["118.728"]);
    let checks = place.run(&["check", "decimals-beyond-currency", "--data", "books"]);
    assert_eq!(checks.code, 1);
    assert!(checks.out.contains("(subscription_changes.csv:3): amount 1100.5000"), "{checks:#?}");
}

#[test]
fn dates_that_another_time_zone_moves_are_counted_at_import_and_by_check() {
    let place = Place::new();
    let rows = |day: &str| {
        format!(
            "subscription_id,customer_id,amount,currency,started_at\ns{day},c{day},100,EUR,{day}\n"
        )
    };
    place.write("a/subscriptions.csv", rows("2026-01-01").as_bytes());
    place.write("b/subscriptions.csv", rows("2026-02-01").as_bytes());
    let first = place.run(&["import", "a", "--data", "books"]);
    assert!(first.err.contains("No time zone is named"), "{first:#?}");
    let again = import(&place, &["a"]);
    assert_eq!(again["time_zone"], "UTC");
    assert_eq!(told(&again, "dates-moved"), [] as [&str; 0]);
    let answer = import(&place, &["b", "--time-zone", "America/New_York"]);
    assert_eq!(
        told(&answer, "dates-moved"),
        [" America/New_York: the time zone UTC, in which dates without a time were read before; \
          dates that move: 1"]
    );
    let found = answer["first_findings"].as_array().unwrap();
    let found = found.iter().find(|it| it["code"] == "dates-moved").unwrap();
    assert!(text(found, "hint").starts_with("what was dated 2026-01-01 now lies on 2025-12-31"));
    let checks = place.run(&["check", "dates-moved", "--data", "books"]);
    assert_eq!(checks.code, 1);
    assert!(checks.out.contains("read in UTC: 1; what was dated"), "{checks:#?}");
    // Undone and brought in again under the zone, the date is a date.
    place.run(&["batches", "undo", "1", "--data", "books"]).ok();
    import(&place, &["a"]);
    assert_eq!(place.run(&["check", "dates-moved", "--data", "books"]).code, 0);
    assert_eq!(
        figures(&place, &["--from", "2025-12", "--to", "2026-03", "--grain", "month"]),
        ["undefined", "100.00", "200.00"]
    );
}
