//! Metrics together, advocates, payback: against what was worked out by hand.

use serde_json::Value;

use crate::support::{Place, at, text};

const HEAD: (&str, &str) =
    ("tenure.toml", "currency = \"EUR\"\ntime_zone = \"UTC\"\ndata_through = \"2026-05-31\"\n");

fn place(files: &[(&str, &str)]) -> Place {
    let place = Place::new();
    for (file, text) in files.iter().chain([&HEAD]) {
        place.write(&format!("co/{file}"), text.as_bytes());
    }
    place
}

fn ask(place: &Place, args: &[&str]) -> Value {
    place.run(&[args, &["--input", "co", "--format", "json"]].concat()).json()
}

/// What the customer pays follows the score of the month before: of ten answers so many promote.
fn echo() -> Place {
    let promote = [3, 7, 1, 8, 2, 9, 4, 6, 5, 0, 7, 3, 8, 1, 6, 2, 9];
    let mut months = "customer_id,month,mrr,currency\n".to_owned();
    let mut answers = "response_id,survey,customer_id,score,scale,responded_at\n".to_owned();
    for (at, &n) in promote.iter().enumerate() {
        let month = format!("{}-{:02}", 2025 + at / 12, at % 12 + 1);
        let before = if at == 0 { 5 } else { promote[at - 1] };
        months += &format!("a,{month},{},EUR\n", 100 + before);
        // Nobody is asked in April 2026.
        for answer in (0..10).filter(|_| at != 15) {
            let score = if answer < n { 10 } else { 0 };
            answers += &format!("r{at}-{answer},nps,a,{score},0-10,{month}-15\n");
        }
    }
    place(&[("mrr_months.csv", &months), ("survey_responses.csv", &answers)])
}

#[test]
fn what_moves_first_is_found() {
    let place = echo();
    let args = ["relate", "--metrics", "nps,mrr", "--lags", "2"];
    let answer = ask(&place, &args);
    assert_eq!((text(&answer, "of"), at(&answer, "compared")), ("changes", &Value::from(5)));
    assert_eq!(text(&answer, "strongest.0.first"), "nps:standard");
    assert_eq!(at(&answer, "strongest.0.lag"), 1);
    assert_eq!(text(&answer, "strongest.0.changes.value"), "1");
    // Fifteen changes have one a month later; that into the month without answers is left out.
    assert_eq!(at(&answer, "strongest.0.changes.months"), 14);
    assert_eq!(at(&answer, "strongest.0.changes.left_out"), 1);
    assert!(text(&answer, "strongest.0.changes.interval_undefined").contains("agree in full"));
    assert_eq!(text(&answer, "strongest.0.changes.caution"), "few");
    assert!(text(&answer, "caution").contains("is no cause"));
    let page = place.run(&[&args[..], &["--input", "co"]].concat()).ok();
    assert!(page.contains("Net promoter score → Monthly recurring revenue"), "{page}");
    assert!(page.contains("is no cause"), "{page}");
    assert!(page.contains("1 month undefined: no answers of this kind"), "{page}");
    let csv = place.run(&[&args[..], &["--input", "co", "--format", "csv"]].concat()).ok();
    // Five lags, of changes and of levels.
    assert_eq!(csv.lines().count(), 11, "{csv}");
    assert!(csv.contains("nps:standard,mrr:standard,1,levels,1,"), "{csv}");
}

#[test]
fn metrics_to_relate_must_be_known_and_several() {
    let place = echo();
    for (args, why) in [
        (&["--metrics", "nps"][..], "one metric alone moves with nothing"),
        (&["--metrics", "nps,nps:standard"], "one metric alone moves with nothing"),
        (&["--metrics", "nps,mrrr"], "no metric is named \"mrrr\""),
        (&["--metrics", "nps:gold,mrr"], "nps has no variant \"gold\""),
        (&["--metrics", "clv:model,mrr"], "tenure clv tells it"),
        (&["--grain", "quarter"], "only months will do"),
        (&["--lags", "99"], "99"),
        (&["--of", "values"], "values"),
    ] {
        let run = place.run(&[&["relate", "--input", "co"], args].concat());
        assert_eq!(run.code, 2, "{args:?}");
        assert!(run.err.contains(why), "{args:?}: {}", run.err);
    }
    // Two months are no series, and say so.
    let args = ["relate", "--input", "co", "--metrics", "nps,mrr", "--from", "2026-04"];
    let page = place.run(&args).ok();
    assert!(page.contains("No two of them have ten months in common"), "{page}");
}

/// Ten customers, five of each country; three of Romania and one of Germany referred somebody, and
/// one of three who answered promotes.
fn recommended() -> Place {
    let mut customers = "customer_id,name,country\n".to_owned();
    let mut months = "customer_id,month,mrr,currency\n".to_owned();
    for n in 0..10 {
        let country = if n < 5 { "RO" } else { "DE" };
        customers += &format!("c{n},Name {n},{country}\n");
        for month in ["2026-03", "2026-04", "2026-05"] {
            months += &format!("c{n},{month},{},EUR\n", 20 + 10 * n);
        }
    }
    place(&[
        ("customers.csv", &customers),
        ("mrr_months.csv", &months),
        (
            "referrals.csv",
            "referral_id,referrer_customer_id,referred_customer_id,at,converted_at\n\
             f1,c0,,2026-04-02,\nf2,c1,c9,2026-04-03,2026-05-01\nf3,c2,,2026-04-04,\n\
             f4,c9,,2026-04-05,\nf5,c9,,2026-04-06,\n",
        ),
        (
            "survey_responses.csv",
            "response_id,survey,customer_id,score,scale,responded_at\n\
             r1,nps,c0,10,0-10,2026-04-20\nr2,nps,c7,9,0-10,2026-04-20\nr3,nps,c7,2,0-10,2026-04-21\n\
             r4,nps,c8,7,0-10,2026-04-20\n",
        ),
    ])
}

#[test]
fn what_advocates_have_in_common() {
    let place = recommended();
    let range = ["--from", "2026-04", "--to", "2026-06", "--key-accounts", "2"];
    let answer = ask(&place, &[&["advocates", "--who", "referrers"][..], &range].concat());
    for (key, value) in [
        ("customers", 10),
        ("referrers", 4),
        ("promoters", 1),
        ("answered", 3),
        ("compared_with", 10),
    ] {
        assert_eq!(answer[key], value, "{key}");
    }
    let traits = answer["traits"].as_array().unwrap();
    let country = |value: &str| {
        let is = |one: &&Value| one["dimension"] == "country" && one["value"] == value;
        traits.iter().find(is).unwrap()
    };
    let ro = country("RO");
    assert_eq!((&ro["advocates"]["hits"], &ro["advocates"]["n"]), (&3.into(), &4.into()));
    assert_eq!((&ro["others"]["hits"], &ro["others"]["n"]), (&2.into(), &6.into()));
    assert_eq!((text(ro, "all.value"), text(ro, "lift")), ("0.5", "1.5"));
    // Newcombe of 3 of 4 against 2 of 6.
    assert_eq!(text(ro, "difference_interval.low"), "-0.163309");
    assert_eq!(text(ro, "difference_interval.high"), "0.72931");
    assert_eq!(text(ro, "caution"), "too_few");
    assert_eq!(text(country("DE"), "lift"), "0.5");
    // Everybody came in March, so how long they are here tells nobody apart.
    assert!(traits.iter().all(|one| one["dimension"] != "tenure"));
    assert_eq!(at(&answer, "comparisons"), &Value::from(traits.len()));
    // Promoters are compared with those who answered.
    let answer = ask(&place, &[&["advocates", "--who", "promoters"][..], &range].concat());
    assert_eq!(at(&answer, "compared_with"), 3);
    let whom: Vec<&str> = answer["customers_to_ask"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| text(c, "customer_id"))
        .collect();
    assert_eq!(whom, ["c9", "c8", "c2", "c1", "c0"]);
    assert_eq!(at(&answer, "customers_to_ask.0.referrals"), 2);
    assert_eq!(at(&answer, "customers_to_ask.1.promotes"), false);
    let args = ["advocates", "--input", "co"];
    let page = place.run(&[&args[..], &range].concat()).ok();
    assert!(page.contains("4 referred 5, of whom 1 became customers"), "{page}");
    assert!(page.contains("need not be why they recommend"), "{page}");
    let csv = place.run(&[&args[..], &range, &["--list", "--format", "csv"]].concat()).ok();
    assert!(csv.contains("c0,Name 0,20.00,1,0,true,false"), "{csv}");
}

#[test]
fn advocates_need_something_that_tells_of_them() {
    let place = Place::with_books();
    let run = place.run(&["advocates", "--input", "company"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("the table referrals is missing"), "{}", run.err);
    assert!(run.err.contains("survey_responses"), "{}", run.err);
    let run = place.run(&["advocates", "--input", "company", "--grain", "month"]);
    assert_eq!(run.code, 2);
    // With answers alone those who promote are known.
    place.write(
        "company/survey_responses.csv",
        b"response_id,survey,customer_id,score,responded_at\nr,nps,a,10,2026-05-02\n",
    );
    let page = place.run(&["advocates", "--input", "company"]).ok();
    assert!(page.contains("1 promote, of 1 who answered"), "{page}");
    assert!(page.contains("— the table referrals is missing"), "{page}");
}

/// Ada and Bo came in January for 100 each, at a cost of 300; Bo left on 20 March. Cy came in
/// February for 50, at a cost of 40. The margin was 80 % in January and February, then half.
fn spending() -> Place {
    place(&[
        (
            "subscriptions.csv",
            "subscription_id,customer_id,amount,currency,interval,status,started_at,ended_at\n\
             s1,a,100,EUR,month,active,2026-01-10,\ns2,b,100,EUR,month,canceled,2026-01-10,2026-03-20\n\
             s3,c,50,EUR,month,active,2026-02-01,\n",
        ),
        (
            "spend.csv",
            "month,category,amount,currency\n2026-01,marketing,200,EUR\n2026-01,sales,100,EUR\n\
             2026-02,marketing,40,EUR\n2026-01,cost_of_sales,40,EUR\n2026-02,cost_of_sales,50,EUR\n\
             2026-03,cost_of_sales,125,EUR\n2026-04,cost_of_sales,75,EUR\n2026-05,cost_of_sales,75,EUR\n",
        ),
        (
            "revenue.csv",
            "month,amount,currency\n2026-01,200,EUR\n2026-02,250,EUR\n2026-03,250,EUR\n\
             2026-04,150,EUR\n2026-05,150,EUR\n",
        ),
    ])
}

#[test]
fn cohorts_pay_back_what_they_cost() {
    let place = spending();
    let answer = ask(&place, &["payback", "--ages", "6"]);
    assert_eq!(answer["cohorts"].as_array().unwrap().len(), 5);
    let balances = |path: &str| -> Vec<String> {
        let ages = at(&answer, path).as_array().unwrap().iter();
        ages.map(|age| age["balance"].as_str().unwrap_or("—").to_owned()).collect()
    };
    // 160, 160, 100, 50 and 50 of two customers, against 300.
    let want = ["-150.00", "-70.00", "10.00", "60.00", "85.00", "110.00", "—"];
    assert_eq!(balances("cohorts.0.by_months"), want);
    assert_eq!(at(&answer, "cohorts.0.paid_back_after_months"), 2);
    assert_eq!(text(&answer, "cohorts.0.trough.balance"), "-150.00");
    assert_eq!(text(&answer, "cohorts.0.by_months.5.mrr_so_far"), "400.00");
    // 40, 25, 25 and 25 against 40.
    assert_eq!(balances("cohorts.1.by_months")[..5], ["-40.00", "0.00", "25.00", "50.00", "75.00"]);
    assert_eq!(at(&answer, "cohorts.1.paid_back_after_months"), 1);
    // Nobody came in March.
    assert!(text(&answer, "cohorts.2.undefined").contains("nobody started"));
    // Together: 340 for three, less 160 + 40 after a month, less 160 + 25 more after two.
    assert_eq!(
        balances("together.by_months")[..3],
        ["-113.333333333333", "-46.666666666667", "15.00"]
    );
    // As it went: 160 − 300, then 160 + 40 − 40, 100 + 25, 50 + 25, 50 + 25.
    let cash: Vec<&str> = (0..5).map(|at_| text(&answer["cash"][at_], "so_far")).collect();
    assert_eq!(cash, ["-140.00", "20.00", "145.00", "220.00", "295.00"]);
    let page = place.run(&["payback", "--input", "co"]).ok().replace("\n  ", " ");
    assert!(
        page.contains("is deepest in 2026-01, at -140.00 EUR; back above 0 in 2026-02"),
        "{page}"
    );
    // The spend of December, which nobody tells.
    let lagged = ask(&place, &["payback", "--cac", "lagged_1"]);
    assert!(text(&lagged, "cohorts.0.undefined").contains("no row for 2025-12"));
    assert_eq!(text(&lagged, "cohorts.1.trough.balance"), "-300.00");
}

#[test]
fn payback_says_what_it_lacks() {
    let place = Place::with_books();
    let page = place.run(&["payback", "--input", "company"]).ok();
    assert!(page.contains("the table spend is missing"), "{page}");
    for (args, why) in [
        (&["--cac", "by_channel"][..], "does not say what one cohort cost"),
        (&["--cac", "monthly"], "no variant \"monthly\""),
        (&["--grain", "year"], "only months will do"),
        (&["--ages", "0"], "0"),
    ] {
        let run = place.run(&[&["payback", "--input", "company"], args].concat());
        assert_eq!(run.code, 2, "{args:?}");
        assert!(run.err.contains(why), "{args:?}: {}", run.err);
    }
}

/// Nobody of three was lost in six months: of eighteen chances at most 17.6 % (Wilson), so that 100
/// a month are worth 568.57 and more.
#[test]
fn a_lifetime_without_a_loss_has_a_lower_end() {
    let mut months = "customer_id,month,mrr,currency\n".to_owned();
    for month in ["2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05"] {
        ["a", "b", "c"].iter().for_each(|who| months += &format!("{who},{month},100.00,EUR\n"));
    }
    let place = place(&[("mrr_months.csv", &months)]);
    let month = ["--from", "2026-05", "--to", "2026-06", "--interval"];
    let answer = ask(&place, &[&["metric", "clv"][..], &month].concat());
    assert!(text(&answer, "figures.0.undefined").contains("nobody was lost"));
    assert_eq!(text(&answer, "figures.0.interval.low"), "568.571989");
    assert!(at(&answer, "figures.0.interval.high").is_null());
    assert_eq!(at(&answer, "figures.0.interval.n"), 18);
    let page = place.run(&[&["metric", "clv", "--input", "co"][..], &month].concat()).ok();
    assert!(page.contains("~— (at least 568.57)"), "{page}");
}

/// Three countries in a month: the rate of the smallest is drawn furthest.
#[test]
fn rates_of_headings_are_drawn_together_when_asked() {
    let mut customers = "customer_id,country\n".to_owned();
    let mut months = "customer_id,month,mrr,currency\n".to_owned();
    for (country, n, lost) in [("RO", 60, 6), ("DE", 60, 18), ("FR", 4, 3)] {
        for at in 0..n {
            customers += &format!("{country}{at},{country}\n");
            months += &format!("{country}{at},2026-04,10.00,EUR\n");
            if at >= lost {
                months += &format!("{country}{at},2026-05,10.00,EUR\n");
            }
        }
    }
    let place = place(&[("customers.csv", &customers), ("mrr_months.csv", &months)]);
    let args = ["metric", "customer_churn", "--from", "2026-05", "--to", "2026-06"];
    let answer = ask(&place, &[&args[..], &["--by", "country", "--shrink"]].concat());
    let of = |at_: usize| -> (f64, f64) {
        let figure = &answer["figures"][at_];
        let number = |value: &str| value.parse::<f64>().unwrap();
        (number(text(figure, "value")), number(text(figure, "interval.shrunk")))
    };
    let ((de, de_shrunk), (fr, fr_shrunk), (ro, ro_shrunk)) = (of(0), of(1), of(2));
    assert_eq!((de, fr, ro), (0.3, 0.75, 0.1));
    assert!(fr_shrunk < 0.7 && fr_shrunk > 0.3, "{fr_shrunk}");
    assert!(de - de_shrunk < fr - fr_shrunk && ro_shrunk > ro, "{de_shrunk} {ro_shrunk}");
    let page =
        place.run(&[&args[..], &["--by", "country", "--shrink", "--input", "co"]].concat()).ok();
    assert!(page.contains(" ⇒ "), "{page}");
    // Only where asked for.
    let plain = ask(&place, &[&args[..], &["--by", "country", "--interval"]].concat());
    assert!(at(&plain, "figures.0.interval.shrunk").is_null());
    let run = place.run(&[&args[..], &["--shrink", "--input", "co"]].concat());
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--shrink needs several rates"), "{}", run.err);
}
