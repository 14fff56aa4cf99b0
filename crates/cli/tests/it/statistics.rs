//! Estimates as users meet them: lifetimes, intervals beside figures.

use crate::support::{Place, at, text};

/// Ada came on 10 January, Bo on 1 February, Cy on 15 January and left on 20 March, Dee came on
/// the last day: 2 months and 5 of 31 days old, Cy left two others behind.
#[test]
fn lifetimes_of_four_customers() {
    let place = Place::with_workspace();
    let answer = place.run(&["survival", "--data", "books", "--months", "4", "--format", "json"]);
    let answer = answer.json();
    assert_eq!(text(&answer, "observed_through"), "2026-05-31");
    let curve = at(&answer, "curves.0");
    assert_eq!((curve["customers"].as_u64(), curve["left"].as_u64()), (Some(4), Some(1)));
    for (month, at_risk, left, share) in [
        (0, 4, 0, "1"),
        (1, 3, 0, "1"),
        (2, 3, 0, "1"),
        (3, 2, 1, "0.666667"),
        (4, 1, 1, "0.666667"),
    ] {
        let row = &curve["months"][month];
        assert_eq!(row["at_risk"], at_risk, "{month}");
        assert_eq!((&row["left"], text(row, "share")), (&left.into(), share), "{month}");
    }
    // Area: 2 + 5/31 months at 1, the rest of four at two thirds.
    let age = 2.0 + 5.0 / 31.0;
    let mean: f64 = text(curve, "restricted_mean.value").parse().unwrap();
    assert!((mean - (age + (4.0 - age) * 2.0 / 3.0)).abs() < 1e-6, "{mean}");
    assert!(at(curve, "median.value").is_null());
    // Greenwood: √(1 ÷ (3 × 2)), on the scale of log(−log S).
    let reach = 1.959_964 * (1.0_f64 / 6.0).sqrt() / (2.0_f64 / 3.0).ln().abs();
    let low: f64 = text(curve, "months.3.interval.low").parse().unwrap();
    assert!((low - (2.0_f64 / 3.0).powf(reach.exp())).abs() < 1e-5, "{low}");
    assert_eq!(text(curve, "months.3.interval.method"), "Greenwood, log(-log)");
}

#[test]
fn headings_are_compared() {
    let place = Place::with_workspace();
    let args = ["survival", "--data", "books", "--by", "country", "--format", "json"];
    let answer = place.run(&args).json();
    let labels: Vec<&str> = (0..3).map(|at| text(&answer["curves"][at], "group")).collect();
    assert_eq!(labels, ["DE", "FR", "RO"]);
    // When Cy left, Ada and Cy of Romania and Bo were there: 1 where 2/3 were to be expected,
    // with variance 2/9.
    assert_eq!(text(&answer, "log_rank.chi_square"), "0.5");
    assert_eq!(at(&answer, "log_rank.degrees_of_freedom"), 1);
    assert_eq!(text(&answer, "log_rank.groups.2.expected"), "0.666667");
    let page = place.run(&["survival", "--data", "books", "--by", "country"]).ok();
    assert!(page.contains("Log-rank test: χ² 0.50 on 1 degree of freedom, p = 0.4795"), "{page}");
    let why = place.run(&["survival", "--data", "books", "--by", "churn_reason"]);
    assert_eq!(why.code, 2);
    assert!(why.err.contains("known only of customers who left"), "{}", why.err);
}

#[test]
fn whoever_came_before_the_first_day_enters_late() {
    let place = Place::with_workspace();
    let args = ["survival", "--data", "books", "--observed-from", "2026-04", "--format", "json"];
    let run = place.run(&args);
    assert!(run.err.contains("1 customer had left before 2026-04-01: not counted"), "{}", run.err);
    let answer = run.json();
    let curve = at(&answer, "curves.0");
    assert_eq!((curve["customers"].as_u64(), curve["entered_late"].as_u64()), (Some(3), Some(2)));
    assert_eq!(curve["left"], 0);
}

/// Bo and Dee came in February and after.
#[test]
fn segments_can_ask_for_the_start() {
    let place = Place::with_workspace();
    let segment = ["--data", "books", "--segment", "start >= 2026-02-01", "--format", "json"];
    let answer = place.run(&[&["survival"], &segment[..]].concat()).json();
    assert_eq!(at(&answer, "curves.0.customers"), 2);
    let month = ["metric", "mrr", "--from", "2026-05", "--to", "2026-06"];
    let answer = place.run(&[&month[..], &segment].concat()).json();
    assert_eq!(text(&answer, "figures.0.value"), "110.00");
}

/// Twelve pay since January, where the data begin, and one came in March: the twelve may be older.
/// Their records say since when: they enter a year old.
#[test]
fn a_crowd_at_the_beginning_of_the_data_is_older_than_it_looks() {
    let place = Place::new();
    let mut customers = "customer_id,created_at\n".to_owned();
    let mut months = "customer_id,month,mrr,currency\n".to_owned();
    for n in 1..=13 {
        let (created, first) = if n < 13 { ("2025-01-01", 1) } else { ("2026-03-01", 3) };
        customers += &format!("c{n},{created}\n");
        let last = if n == 1 { 2 } else { 5 };
        (first..=last).for_each(|m| months += &format!("c{n},2026-0{m},10.00,EUR\n"));
    }
    place.write("old/tenure.toml", b"currency = \"EUR\"\ntime_zone = \"UTC\"\n");
    place.write("old/customers.csv", customers.as_bytes());
    place.write("old/mrr_months.csv", months.as_bytes());
    let args = ["survival", "--input", "old", "--months", "18", "--format", "json"];
    let run = place.run(&args);
    assert!(run.err.contains("12 customers have their first MRR in 2026-01"), "{}", run.err);
    assert!(run.err.contains("--since created_at"), "{}", run.err);
    assert_eq!(at(&run.json(), "curves.0.entered_late"), 0);
    let run = place.run(&[&args[..], &["--since", "created_at"]].concat());
    assert!(!run.err.contains("first MRR"), "{}", run.err);
    let answer = run.json();
    let curve = at(&answer, "curves.0");
    assert_eq!((curve["entered_late"].as_u64(), curve["customers"].as_u64()), (Some(12), Some(13)));
    // c1 left at the end of February: 14 months old, one of twelve.
    assert_eq!((text(curve, "months.13.share"), text(curve, "months.14.share")), ("1", "0.916667"));
    assert_eq!(curve["months"][14]["at_risk"], 12);
    let run = place.run(&[&args[..], &["--since", "born_at"]].concat());
    assert_eq!(run.code, 2);
    assert!(run.err.contains("there are created_at"), "{}", run.err);
}

#[test]
fn levels_must_be_percentages() {
    let place = Place::with_workspace();
    let run = place.run(&["survival", "--data", "books", "--level", "0.95"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("between 50 and 99.99"), "{}", run.err);
}

fn near(value: &serde_json::Value, path: &str, want: f64) {
    let is: f64 = text(value, path).parse().unwrap();
    assert!((is - want).abs() < 0.000_1, "{path}: {is} is not {want}");
}

/// In March one of three left. Wilson's interval of 1 of 3 by hand: (1/3 + z²/6 ± z √(2/27 +
/// z²/36)) ÷ (1 + z²/3).
#[test]
fn a_rate_comes_with_its_interval() {
    let place = Place::with_workspace();
    let month = ["--from", "2026-03", "--to", "2026-04"];
    let ask = |more: &[&str]| {
        let args = [&["metric", "customer_churn", "--data", "books"], &month[..], more].concat();
        place.run(&args)
    };
    let answer = ask(&["--interval", "--format", "json"]).json();
    assert_eq!(text(&answer, "figures.0.interval.level"), "0.95");
    assert_eq!(text(&answer, "figures.0.interval.method"), "Wilson");
    assert_eq!(text(&answer, "figures.0.interval.caution"), "too_few");
    near(&answer, "figures.0.interval.low", 0.0615);
    near(&answer, "figures.0.interval.high", 0.7923);
    let page = ask(&["--interval"]).ok();
    assert!(page.contains("~33.33 % (6.15 to 79.23)"), "{page}");
    assert!(page.contains("( to ) 95 % interval, Wilson"), "{page}");
    let exact = ask(&["--interval=clopper-pearson", "--level", "90", "--format", "json"]).json();
    assert_eq!(text(&exact, "figures.0.interval.method"), "Clopper-Pearson");
    // The ends are where 5 % lie beyond one of three: 1 − 0.95^(1/3) below.
    near(&exact, "figures.0.interval.low", 1.0 - 0.95_f64.powf(1.0 / 3.0));
    // Nobody asked: nothing is told.
    assert!(ask(&["--format", "json"]).json()["figures"][0]["interval"].is_null());
}

/// In April Ada went from 49 to 98 while Bo stayed at 100: 198 of 149, both 32.886 from what the
/// ratio says.
#[test]
fn revenue_has_its_interval_by_account() {
    let place = Place::with_workspace();
    let args = ["metric", "nrr", "--data", "books", "--from", "2026-04", "--to", "2026-05"];
    let more = ["--interval", "--format", "json"];
    let answer = place.run(&[&args[..], &more].concat()).json();
    let ratio = 198.0 / 149.0;
    let error = 2.0_f64.sqrt() * (98.0 - 49.0 * ratio) / 149.0;
    near(&answer, "figures.0.interval.low", ratio - 1.959_964 * error);
    near(&answer, "figures.0.interval.high", ratio + 1.959_964 * error);
    assert_eq!(text(&answer, "figures.0.interval.caution"), "concentrated");
    near(&answer, "figures.0.interval.effective_accounts", 149.0 * 149.0 / (49.0 * 49.0 + 1e4));
    assert_eq!(text(&answer, "figures.0.interval.without_largest"), "2");
    let more = ["--interval=bootstrap", "--seed", "5", "--format", "json"];
    let drawn = place.run(&[&args[..], &more].concat()).json();
    let method = text(&drawn, "figures.0.interval.method");
    assert_eq!(method, "bootstrap by account, 2000 draws, seed 5");
    // Both accounts, or one of them twice: no draw lies outside.
    assert_eq!(text(&drawn, "figures.0.interval.low"), "1");
    assert_eq!(text(&drawn, "figures.0.interval.high"), "2");
    // In May nothing moved, and what never varies says nothing.
    let args = ["metric", "nrr", "--data", "books", "--from", "2026-05", "--to", "2026-06"];
    let still = place.run(&[&args[..], &["--interval", "--format", "json"]].concat()).json();
    assert!(still["figures"][0]["interval"].is_null());
    assert!(text(&still, "figures.0.interval_undefined").contains("all accounts did the same"));
}

/// Three countries in March: one of two left, none of one, and France had nobody yet: two rates
/// are too few to be drawn together. In May there are three, of which nobody left.
#[test]
fn few_headings_are_not_drawn_together() {
    let place = Place::with_workspace();
    let args = ["metric", "churn_by", "--variant", "customers", "--by", "country", "--interval"];
    let month = ["--data", "books", "--from", "2026-03", "--to", "2026-04", "--format", "json"];
    let answer = place.run(&[&args[..], &month].concat()).json();
    assert_eq!(text(&answer, "figures.1.group"), "RO");
    assert!(at(&answer, "figures.1.interval.shrunk").is_null());
    near(&answer, "figures.1.interval.low", 0.0945);
}

#[test]
fn what_is_no_rate_has_no_interval() {
    let place = Place::with_workspace();
    let run = place.run(&["metric", "mrr", "--data", "books", "--interval"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("mrr has no interval"), "{}", run.err);
    assert!(run.err.contains("customer_churn, crr,"), "{}", run.err);
}

/// At the opening of February Ada and Cy were there, of Romania; at that of March Bo of Germany as
/// well. Then none left, now Cy of three: Romania's rate went from 0 to 1/2 at a mean weight of
/// (1 + 2/3) ÷ 2; its weight fell by 1/3 at a rate 1/12 above the mean of 1/6; Germany is new.
#[test]
fn a_change_of_churn_is_taken_apart() {
    let place = Place::with_workspace();
    let args = ["churn-change", "--data", "books", "--by", "country"];
    let month = ["--from", "2026-03", "--to", "2026-04"];
    let answer = place.run(&[&args[..], &month, &["--format", "json"]].concat()).json();
    let exact = |path: &str| {
        let of = |n| text(&answer, &format!("{path}.exact.{n}")).to_owned();
        format!("{}/{}", of(0), of(1))
    };
    assert_eq!(text(&answer, "before.from"), "2026-02-01");
    assert_eq!((exact("churn_before"), exact("churn_after")), ("0/1".into(), "1/3".into()));
    assert_eq!(exact("change"), "1/3");
    assert_eq!(text(&answer, "headings.1.group"), "RO");
    assert_eq!(exact("headings.1.rate_effect"), "5/12");
    assert_eq!(exact("headings.1.mix_effect"), "-1/36");
    // Germany had nobody: 1/3 × (0 − 1/6).
    assert_eq!(exact("headings.0.rate_effect"), "0/1");
    assert_eq!(exact("headings.0.mix_effect"), "-1/18");
    assert_eq!((exact("rate_effect"), exact("mix_effect")), ("5/12".into(), "-1/12".into()));
    let page = place.run(&[&args[..], &month].concat()).ok();
    let all = page.lines().find(|line| line.starts_with("All")).unwrap();
    for part in ["0.00 %", "33.33 %", "+41.67", "-8.34", "+33.33"] {
        assert!(all.contains(part), "{part}: {page}");
    }
    // A year before the data begin there is nothing to compare with.
    let none = place.run(&[&args[..], &month, &["--against", "year"]].concat()).ok();
    assert!(none.contains("— the data begin later"), "{none}");
    for (more, says) in [
        (["--against", "2026-03"], "is not before"),
        (["--against", "lately"], "previous, year"),
        (["--grain", "month"], "not a series"),
        (["--by", "churn_reason"], "cannot be used multiple times"),
    ] {
        let run = place.run(&[&args[..], &month, &more].concat());
        assert_eq!(run.code, 2, "{more:?}");
        assert!(run.err.contains(says), "{}", run.err);
    }
}

/// Of 1,000 customers who pay 10.00 each month, those who are left after each renewal: the high
/// end of Fader and Hardie 2007, by the month.
const LEFT: [u32; 8] = [1000, 869, 743, 653, 593, 551, 517, 491];

/// A company of them, and six more with terms of a year.
fn renewing() -> Place {
    let place = Place::new();
    let mut rows = String::from(
        "subscription_id,customer_id,amount,currency,interval,started_at,ended_at,status\n",
    );
    for n in 1..=1000_u32 {
        let gone = LEFT.iter().position(|left| n > *left);
        let end = gone.map_or(String::new(), |month| format!("2025-{:02}-01", month + 1));
        let status = if gone.is_some() { "canceled" } else { "active" };
        rows += &format!("s{n},c{n},10,EUR,month,2025-01-01,{end},{status}\n");
    }
    for n in 1..=6 {
        rows += &format!("y{n},d{n},120,EUR,year,2025-01-01,,active\n");
    }
    place.write("co/subscriptions.csv", rows.as_bytes());
    place
}

/// The fit is a = 0.668, b = 3.806, so that after one renewal 0.851 are left and after two 0.747.
#[test]
fn a_new_customer_is_worth_what_the_model_says() {
    let place = renewing();
    let args = ["clv", "--input", "co", "--months", "3", "--discount", "0%", "--format", "json"];
    let answer = place.run(&args).json();
    let of = at(&answer, "estimates.0");
    assert_eq!((text(of, "variant"), text(of, "as_of")), ("model", "2025-08-01"));
    let number = |path: &str| text(of, path).parse::<f64>().unwrap();
    let near = |path: &str, want: f64, by: f64| {
        assert!((number(path) - want).abs() < by, "{path} {} is not {want}", number(path));
    };
    near("terms.0.a", 0.668, 0.002);
    near("terms.0.b", 3.806, 0.01);
    let months = 1.0 + 0.8507 + 0.7469;
    near("months.value", months, 0.002);
    near("value", 10.0 * months, 0.02);
    // The width of the interval is that of customers drawn again, and holds the value.
    assert!(number("interval.low") < number("value") && number("value") < number("interval.high"));
    assert_eq!(text(of, "interval.method"), "bootstrap by account, 400 draws, seed 1");
    // Those with terms of a year have none yet, and are in no model of months.
    assert_eq!(at(of, "terms.1.term_months"), 12);
    assert!(text(of, "terms.1.undefined").contains("the most renewals that were seen are 0"));
    let share = 4910.0 / (4910.0 + 60.0);
    near("share_of_mrr", share, 1e-6);
    // Half of the revenue is worth half.
    let half = place.run(&[&args[..], &["--margin", "50%"]].concat()).json();
    let half = text(at(&half, "estimates.0"), "value").parse::<f64>().unwrap();
    assert!((half - number("value") / 2.0).abs() < 0.011, "{half}");
}

#[test]
fn the_model_is_a_variant_of_another_kind() {
    let place = renewing();
    let metric = ["metric", "clv", "--input", "co", "--variant", "model"];
    let page = place.run(&metric).ok();
    assert_eq!(page, place.run(&["clv", "--input", "co"]).ok());
    assert!(page.contains("An estimate: a shifted beta-geometric model"), "{page}");
    let refused = place.run(&[&metric[..], &["--rows"]].concat());
    assert_eq!(refused.code, 2);
    assert!(
        refused.err.contains("an estimate, without periods, rows or headings"),
        "{}",
        refused.err
    );
    // Exact variants stay among themselves.
    let all = place.run(&["metric", "clv", "--input", "co", "--variant", "all"]).ok();
    assert!(!all.contains("model"), "{all}");
    let few = "subscription_id,customer_id,amount,currency,interval,started_at\n\
               s,c,10,EUR,month,2025-01-01\n";
    place.write("few/subscriptions.csv", few.as_bytes());
    let page = place.run(&["clv", "--input", "few"]).ok();
    assert!(page.contains("— terms of 1 month: the most renewals"), "{page}");
    let none = place.run(&["clv", "--input", "few", "--segment", "mrr > 99"]).ok();
    assert!(none.contains("no paying customers"), "{none}");
}
