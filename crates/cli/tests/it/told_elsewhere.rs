//! What other tables tell in columns of their own: trials, referrals, ratings of tickets.

use crate::support::{Place, text};

const NOW: &str = "2026-07-02T00:00:00Z";

/// A folder with these files, whose data reach to the end of June 2026.
fn place(files: &[(&str, &str)]) -> Place {
    let place = Place::new();
    place.write("b/tenure.toml", b"currency = \"EUR\"\ndata_through = 2026-06-30\n");
    for (name, rows) in files {
        place.write(&format!("b/{name}"), rows.as_bytes());
    }
    place
}

/// The value of a figure of one month, or why there is none.
fn value(place: &Place, metric: &str, (from, to): (&str, &str)) -> String {
    let (id, variant) = metric.split_once(' ').unwrap_or((metric, "standard"));
    let ask = ["metric", id, "--variant", variant, "--from", from, "--to", to, "--input", "b"];
    let rest = ["--format", "json"];
    let answer = place.run_at(NOW, &[&ask[..], &rest].concat()).json();
    let figure = &answer["figures"][0];
    match figure["value"].as_str() {
        Some(value) => value.to_owned(),
        None => text(figure, "undefined").to_owned(),
    }
}

const JANUARY: (&str, &str) = ("2026-01", "2026-02");
const MARCH: (&str, &str) = ("2026-03", "2026-04");

const TRIED: &str = "subscription_id,customer_id,amount,currency,started_at,trial_started_at,\
    trial_ended_at,status,ended_at\n\
    s1,a,100,EUR,2026-01-05,2026-01-05,2026-01-19,active,\n\
    s2,b,100,EUR,2026-01-06,2026-01-06,2026-01-20,canceled,2026-01-20\n";

#[test]
fn trials_that_subscriptions_or_customers_date_count_once() {
    // a paid when its trial was over, b left with it.
    let subscriptions = ("subscriptions.csv", TRIED);
    assert_eq!(value(&place(&[subscriptions]), "trial_conversion", JANUARY), "0.5");
    assert_eq!(value(&place(&[subscriptions]), "trial_conversion ended", JANUARY), "0.5");
    // That of c is told by its customer alone; those of a and b are the same as before.
    let customers = "customer_id,trial_started_at\na,2026-01-05\nb,2026-01-07\nc,2026-01-08\n";
    let both = place(&[subscriptions, ("customers.csv", customers)]);
    assert_eq!(value(&both, "trial_conversion", JANUARY), "0.333333333333");
    // A row of its own says when a trial began, and that a card was needed.
    let own =
        "trial_id,customer_id,started_at,ends_at,card_required\nt1,a,2026-01-04,2026-01-19,yes\n";
    let all = place(&[subscriptions, ("trials.csv", own)]);
    assert_eq!(value(&all, "trial_conversion", JANUARY), "0.5");
    assert_eq!(value(&all, "trial_conversion card", JANUARY), "1");
}

#[test]
fn where_nothing_tells_of_trials_every_table_is_named_that_could() {
    let rows = "subscription_id,customer_id,amount,currency,started_at\ns1,a,100,EUR,2026-01-05\n";
    let place = place(&[("subscriptions.csv", rows)]);
    let why = value(&place, "trial_conversion", JANUARY);
    for told in ["trials.csv needs", "subscriptions, customers", "trial_started_at"] {
        assert!(why.contains(told), "{why}");
    }
    let report = place.run_at(NOW, &["report", "--input", "b"]).ok();
    assert!(report.contains("trial_conversion"), "{report}");
    let define = place.run_at(NOW, &["metric", "trial_conversion", "--define"]).ok();
    assert!(define.contains("or trial_started_at in subscriptions, customers"), "{define}");
}

const BOUGHT: &str = "subscription_id,customer_id,amount,currency,started_at\n\
    s1,a,100,EUR,2026-01-01\ns2,c,50,EUR,2026-03-20\ns3,d,50,EUR,2026-03-22\n";

#[test]
fn who_was_referred_as_a_lead_is_a_referred_customer() {
    let subscriptions = ("subscriptions.csv", BOUGHT);
    let leads = "lead_id,created_at,customer_id,converted_at,referrer_customer_id\n\
        l1,2026-03-05,c,2026-03-20,a\nl2,2026-03-06,d,2026-03-22,a\n";
    let referrals = "referral_id,referrer_customer_id,referred_lead_id,at\nr1,a,l1,2026-03-05\n";
    let named = [subscriptions, ("leads.csv", leads), ("referrals.csv", referrals)];
    for files in [&named[..], &named[..2]] {
        let place = place(files);
        assert_eq!(value(&place, "referral_rate share_of_new", MARCH), "1");
        // Two referrals of three customers, both of which brought one.
        assert_eq!(value(&place, "referral_rate k_factor", MARCH), "0.666666666667");
        let ask = ["advocates", "--input", "b", "--from", "2026-03", "--to", "2026-04"];
        let rest = ["--format", "json"];
        let answer = place.run_at(NOW, &[&ask[..], &rest].concat()).json();
        assert_eq!(answer["referrers"], 1, "{answer}");
        assert_eq!(answer["missing_tables"], serde_json::json!(["survey_responses"]), "{answer}");
    }
    let nothing = place(&[subscriptions]).run(&["advocates", "--input", "b"]);
    assert!(nothing.err.contains("no row of leads says referrer_customer_id"), "{nothing:?}");
}

#[test]
fn a_trial_whose_end_nobody_tells_ends_after_thirty_days() {
    let trials = "trial_id,customer_id,started_at,ends_at\n\
        t1,a,2025-12-20,\nt2,c,2026-01-10,2026-01-20\n";
    let place = place(&[("subscriptions.csv", BOUGHT), ("trials.csv", trials)]);
    // That of December ends on 19 January; its customer paid.
    assert_eq!(value(&place, "trial_conversion ended", JANUARY), "0.5");
}

#[test]
fn a_customer_of_two_leads_stands_under_the_first() {
    let leads = "lead_id,created_at,customer_id,converted_at,channel\n\
        l1,2026-03-01,c,2026-03-20,ads\nl2,2026-03-05,c,2026-03-20,seo\n\
        l3,2026-03-05,d,2026-03-22,seo\n";
    let place = place(&[("subscriptions.csv", BOUGHT), ("leads.csv", leads)]);
    let of = |variant: &str| {
        let ask = ["metric", "closed_loop", "--variant", variant, "--input", "b"];
        let rest = ["--from", "2026-03", "--to", "2026-04", "--format", "json"];
        let answer = place.run_at(NOW, &[&ask[..], &rest].concat()).json();
        let figures = answer["figures"].as_array().unwrap();
        let one = |it: &serde_json::Value| format!("{} {}", text(it, "group"), text(it, "value"));
        figures.iter().map(one).collect::<Vec<_>>()
    };
    assert_eq!(of("leads"), ["ads 1", "seo 2"]);
    assert_eq!(of("customers"), ["ads 1", "seo 1"]);
    assert_eq!(of("mrr"), ["ads 50.00", "seo 50.00"]);
}

#[test]
fn who_never_paid_is_no_new_customer_whoever_referred_them() {
    let referrals = "referral_id,referrer_customer_id,referred_customer_id,at,converted_at\n\
        r1,a,nobody,2026-03-05,2026-03-20\n";
    let place = place(&[("subscriptions.csv", BOUGHT), ("referrals.csv", referrals)]);
    assert_eq!(value(&place, "referral_rate share_of_new", MARCH), "0");
    // That the referral came to something is told all the same.
    assert_eq!(value(&place, "referral_rate k_factor", MARCH), "0.333333333333");
}

const RATED: &str = "ticket_id,customer_id,opened_at,solved_at,satisfaction\n\
    t1,a,2026-03-01,2026-03-02,good\nt2,a,2026-03-01,2026-03-02,Bad\n\
    t3,a,2026-02-20,2026-03-03,good\nt4,a,2026-03-03,2026-03-04,offered\n";

#[test]
fn rated_tickets_are_satisfied_or_not_unless_an_answer_names_them() {
    let subscriptions = ("subscriptions.csv", BOUGHT);
    let alone = place(&[subscriptions, ("tickets.csv", RATED)]);
    assert_eq!(value(&alone, "csat", MARCH), "0.666666666667");
    // The same rating as an answer counts once, and another answer beside it.
    let answers = "response_id,survey,customer_id,score,scale,responded_at,ticket_id\n\
        r1,csat,a,good,good-bad,2026-03-02,t1\nr2,csat,c,bad,good-bad,2026-03-25,\n";
    let both = place(&[subscriptions, ("tickets.csv", RATED), ("survey_responses.csv", answers)]);
    assert_eq!(value(&both, "csat", MARCH), "0.5");
    let ask = ["metric", "csat", "--variant", "by_touchpoint", "--input", "b"];
    let range = ["--from", "2026-03", "--to", "2026-04"];
    let shown = alone.run(&[&ask[..], &range].concat()).ok();
    assert!(shown.contains("support"), "{shown}");
    let rows = alone.run(&[&ask[..3], &["standard", "--rows", "--input", "b"], &range].concat());
    assert!(rows.ok().contains("t3"), "the ticket is named");
    let none = place(&[subscriptions]);
    let why = value(&none, "csat", MARCH);
    assert!(why.contains("no row of tickets says satisfaction"), "{why}");
}

#[test]
fn answers_in_words_are_on_the_scale_that_has_words() {
    let answers = "response_id,survey,customer_id,score,responded_at\n\
        r1,csat,a,Good,2026-03-10\nr2,csat,a,bad,2026-03-11\n";
    let place = place(&[("subscriptions.csv", BOUGHT), ("survey_responses.csv", answers)]);
    assert_eq!(value(&place, "csat", MARCH), "0.5");
}

#[test]
fn variants_without_headings_have_columns_that_say_when() {
    let place = place(&[("subscriptions.csv", BOUGHT), ("tickets.csv", RATED)]);
    let ask = ["metric", "csat", "--variant", "all", "--input", "b"];
    let range = ["--from", "2026-03", "--to", "2026-04"];
    for format in ["table", "csv", "md"] {
        let shown = place.run_at(NOW, &[&ask[..], &range, &["--format", format]].concat()).ok();
        // A heading stands before the comma, or there is none.
        let bare = |line: &str| line.trim_start_matches(['|', ' ']).starts_with(", ");
        assert!(!shown.lines().any(bare) && !shown.contains("\", 2026-03"), "{shown}");
    }
}

/// MRR at the end of each of some months of 2026.
fn mrr(place: &Place, months: &[u32]) -> Vec<String> {
    let of = |month: &u32| {
        let [from, to] = [*month, month + 1].map(|month| format!("2026-{month:02}"));
        value(place, "mrr", (&from, &to))
    };
    months.iter().map(of).collect()
}

const INVOICES: &str = "invoice_id,customer_id,issued_at,paid_at,status,currency\n";

#[test]
fn a_subscription_with_rows_counts_once_whoever_pays_for_it() {
    let lines = "invoice_id,line_id,subscription_id,period_start,period_end,amount\n\
                 i1,1,sub1,2026-01-01,2026-02-01,40\ni2,1,sub1,2026-02-01,2026-03-01,40\n\
                 i2,2,own,2026-02-01,2026-03-01,7\n";
    let invoices = format!(
        "{INVOICES}i1,holding,2026-01-01,2026-01-01,paid,EUR\n\
         i2,holding,2026-02-01,2026-02-01,paid,EUR\n"
    );
    let row = "subscription_id,customer_id,amount,currency,interval,started_at,ended_at\n\
               sub1,shop,40,EUR,month,2026-01-01,2026-02-15\n";
    let place = place(&[
        ("subscriptions.csv", row),
        ("invoices.csv", &invoices),
        ("invoice_lines.csv", lines),
    ]);
    assert_eq!(mrr(&place, &[1, 2]), ["40.00", "7.00"]);
    // The row comes after its lines, and a book in memory follows.
    let shelf = Place::new();
    for (file, text) in [("invoices.csv", invoices.as_str()), ("invoice_lines.csv", lines)] {
        shelf.write(&format!("b/{file}"), text.as_bytes());
    }
    shelf.write("b/tenure.toml", b"currency = \"EUR\"\ndata_through = 2026-06-30\n");
    shelf.write("c/subscriptions.csv", row.as_bytes());
    for policy in ["standard", "standard,merges=at_merge"] {
        let ask = ["metric", "mrr", "--input", "b", "--from", "2026-01", "--to", "2026-02"];
        let told = place.run_at(NOW, &[&ask[..], &["--policy", policy]].concat()).ok();
        assert!(told.contains("40.00") && !told.contains("80.00"), "{told}");
    }
    shelf.run_at(NOW, &["import", "b", "--data", "d"]);
    shelf.run_at("2026-07-02T00:00:01Z", &["import", "c", "--data", "d"]);
    let ask = ["metric", "mrr", "--data", "d", "--from", "2026-01", "--to", "2026-03"];
    let csv =
        shelf.run_at(NOW, &[&ask[..], &["--grain", "month", "--format", "csv"]].concat()).ok();
    assert!(csv.contains(",40.00") && csv.contains(",7.00"), "{csv}");
}

#[test]
fn tax_in_minor_units_is_read_like_tax() {
    let invoices = format!(
        "{INVOICES}i1,refunded,2026-01-01,2026-01-01,paid,EUR\ni2,unpaid,2026-01-01,,open,EUR\n"
    );
    let told = |lines: &str| {
        let place = place(&[
            ("invoices.csv", &invoices),
            ("invoice_lines.csv", lines),
            (
                "payments.csv",
                "payment_id,invoice_id,at,result,amount,currency\np,i2,2026-01-02,succeeded,100,EUR\n",
            ),
            ("refunds.csv", "id,invoice_id,at,amount,currency\nr,i1,2026-01-11,100,EUR\n"),
        ]);
        mrr(&place, &[1])
    };
    let head = "invoice_id,line_id,subscription_id,period_start,period_end";
    let lines = |column: &str, cells: &str| {
        let row = |n: u8| format!("i{n},1,s{n},2026-01-01,2026-02-01,{cells}\n");
        format!("{head},{column}\n{}{}", row(1), row(2))
    };
    // Of the invoice with tax a part is refunded, and of the other a part is paid.
    assert_eq!(told(&lines("amount,tax", "100,19")), ["100.00"]);
    assert_eq!(told(&lines("amount_minor,tax_minor", "10000,1900")), ["100.00"]);
}

#[test]
fn lines_in_the_words_of_chartmogul_contain_their_tax() {
    let place = place(&[
        ("invoices.csv", &format!("{INVOICES}i1,a,2026-01-01,2026-01-01,paid,EUR\n")),
        (
            "invoice_lines.csv",
            "invoice_external_id,external_id,subscription_external_id,service_period_start,\
             service_period_end,amount_in_cents,tax_amount_in_cents\n\
             i1,l1,s1,2026-01-01,2026-02-01,11900,1900\n",
        ),
    ]);
    assert_eq!(mrr(&place, &[1]), ["100.00"]);
    let told = place.run_at(NOW, &["import", "b", "--data", "d", "--dry-run"]).err;
    assert!(told.contains("tax-taken-off") && told.contains("`tax_amount_in_cents`"), "{told}");
}

#[test]
fn currencies_without_a_rate_are_told_at_import_and_in_the_report() {
    let head = "subscription_id,customer_id,amount,currency,interval,started_at\n";
    let rows = format!("{head}s1,a,10,EUR,month,2026-01-01\ns2,b,10,USD,month,2026-01-01\n");
    let poor = place(&[("subscriptions.csv", &rows)]);
    let told = poor.run_at(NOW, &["import", "b", "--data", "d"]).err;
    for line in
        ["missing-fx-rate", "found \"USD\"", "`fx_rates` (`date`, `currency`, `rate`) for USD"]
    {
        assert!(told.contains(line), "{line}\n{told}");
    }
    let page = poor.run_at(NOW, &["report", "--data", "d"]).ok();
    assert!(page.contains("fx_rates"), "{page}");
    // Rates may come in the same import, or have come before.
    poor.write("r/fx_rates.csv", b"date,currency,rate\n2026-01-01,USD,0.9\n");
    poor.run_at(NOW, &["import", "r", "--data", "d"]);
    let later = format!("{head}s3,c,10,USD,month,2026-02-01\n");
    poor.write("l/subscriptions.csv", later.as_bytes());
    let told = poor.run_at(NOW, &["import", "l", "--data", "d"]).err;
    assert!(!told.contains("missing-fx-rate"), "{told}");
    let rates = "date,currency,rate\n2026-01-01,USD,0.9\n";
    let rich = place(&[("subscriptions.csv", &rows), ("fx_rates.csv", rates)]);
    let told = rich.run_at(NOW, &["import", "b", "--data", "d"]).err;
    assert!(!told.contains("missing-fx-rate"), "{told}");
}

#[test]
fn what_refers_to_itself_or_ends_before_it_begins_is_told() {
    let place = place(&[
        (
            "subscriptions.csv",
            "subscription_id,customer_id,amount,currency,interval,started_at,discount_percent,\
             discount_started_at,discount_ends_at,term_started_at,term_ends_at\n\
             s1,d,10,EUR,month,2026-03-01,50,2026-05-01,2026-04-01,2026-05-01,2026-04-15\n",
        ),
        (
            "referrals.csv",
            "referral_id,referrer_customer_id,referred_customer_id,at,converted_at\n\
             r1,d,d,2026-03-01,2026-03-02\n",
        ),
        (
            "survey_responses.csv",
            "response_id,survey,responded_at,scale,score\nr1,csat,2026-01-05,good-bad,meh\n",
        ),
    ]);
    let told = place.run_at(NOW, &["import", "b", "--data", "d"]).err;
    for line in [
        "discount-ends-before-start",
        "term-ends-before-start",
        "referral-of-itself",
        "`good` or `bad` where it is good-bad",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    // Nobody was brought by anybody.
    place.write("b/survey_responses.csv", b"response_id,survey,responded_at,score\n");
    let march = ("2026-03", "2026-04");
    assert_eq!(value(&place, "referral_rate share_of_new", march), "0");
}

#[test]
fn monthly_totals_speak_where_no_line_can() {
    let months = "customer_id,month,mrr,currency\na,2026-01,500,EUR\na,2026-02,500,EUR\n";
    let invoices = format!("{INVOICES}i1,a,2026-01-05,2026-01-05,paid,EUR\n");
    let head = "invoice_id,line_id,amount,kind,period_start,period_end\n";
    let told = |line: &str| {
        let place = place(&[
            ("mrr_months.csv", months),
            ("invoices.csv", &invoices),
            ("invoice_lines.csv", &format!("{head}i1,1,{line}\n")),
        ]);
        mrr(&place, &[1, 2])
    };
    assert_eq!(told("200,one_off,,"), ["500.00", "500.00"]);
    assert_eq!(told("200,,,"), ["500.00", "500.00"]);
    assert_eq!(told("200,usage,2026-01-01,2026-02-01"), ["500.00", "500.00"]);
    // What recurs speaks, and goes before the totals.
    assert_eq!(told("200,,2026-01-05,2026-02-05"), ["200.00", "0.00"]);
}

#[test]
fn several_intervals_of_a_plan_that_are_paid_at_once_count_by_the_month() {
    let told = |columns: &str, cells: &str| {
        let lines = format!("invoice_id,line_id,plan_id,{columns}\ni1,1,pro,{cells}\n");
        let place = place(&[
            ("plans.csv", "plan_id,amount,currency,interval\npro,30,EUR,month\n"),
            ("invoices.csv", &format!("{INVOICES}i1,a,2026-01-01,2026-01-01,paid,EUR\n")),
            ("invoice_lines.csv", &lines),
        ]);
        mrr(&place, &[1, 3])
    };
    let plain = "amount,period_start,period_end";
    assert_eq!(told(plain, "360,2026-01-01,2027-01-01"), ["30.00", "30.00"]);
    assert_eq!(told(plain, "30,2026-01-01,2026-02-01"), ["30.00", "0.00"]);
    // An interval that the line itself names goes before its period.
    let named = "interval,amount,period_start,period_end";
    assert_eq!(told(named, "month,360,2026-01-01,2027-01-01"), ["360.00", "360.00"]);
}

#[test]
fn ratings_that_cannot_be_read_are_left_out_and_counted() {
    let tickets = "ticket_id,customer_id,opened_at,solved_at,satisfaction\n\
        t1,a,2026-03-02,2026-03-03,good\nt2,a,2026-03-02,2026-03-03,badWithComment\n\
        t3,a,2026-03-02,2026-03-03,5\nt4,a,2026-03-02,2026-03-03,satisfied\n\
        t5,a,2026-03-02,2026-03-03,offered\nt6,a,2026-03-02,2026-03-03,\n";
    let place = place(&[("subscriptions.csv", BOUGHT), ("tickets.csv", tickets)]);
    assert_eq!(value(&place, "csat", MARCH), "0.5");
    let ask = ["metric", "csat", "--from", "2026-03", "--to", "2026-04", "--input", "b"];
    let told = place.run_at(NOW, &ask).ok();
    assert!(told.contains("leaves out 2"), "{told}");
    assert!(told.contains("neither good nor bad"), "{told}");
    // Under headings it stands to which of them that belongs.
    let split = place.run_at(NOW, &[&ask[..], &["--by", "touchpoint"]].concat()).ok();
    assert!(split.contains("2026-03, support"), "{split}");
}

#[test]
fn what_nobody_worked_on_no_person_closed_and_what_was_reopened_was_solved_before() {
    let tickets = "ticket_id,customer_id,opened_at,solved_at,reopens,assignees\n\
        t1,a,2026-03-02T09:00:00Z,2026-03-02T09:30:00Z,0,0\n\
        t2,a,2026-03-02T09:00:00Z,2026-03-02T09:30:00Z,0,1\n\
        t3,a,2026-03-02T09:00:00Z,2026-03-04T09:30:00Z,1,2\n";
    let events = "ticket_id,at,kind,by\nt3,2026-03-02T09:10:00Z,solved,x\n\
        t3,2026-03-03T09:10:00Z,reopened,\nt3,2026-03-04T09:30:00Z,solved,x\n";
    let place = place(&[
        ("subscriptions.csv", BOUGHT),
        ("tickets.csv", tickets),
        ("ticket_events.csv", events),
    ]);
    assert_eq!(value(&place, "fcr intercom", MARCH), "0.333333333333");
    assert_eq!(value(&place, "fcr zammad", MARCH), "0.333333333333");
}

#[test]
fn costs_of_a_kind_that_nobody_names_are_not_nothing() {
    let spend = "month,category,amount,currency\n2026-01,marketing,50,EUR\n";
    let billing = ("subscriptions.csv", BOUGHT);
    let revenue = ("revenue.csv", "month,amount\n2026-01,100\n");
    let some = place(&[billing, ("spend.csv", spend), revenue]);
    let why = value(&some, "gross_margin", JANUARY);
    assert!(
        why.contains("no row of the table spend is of any category of these: cost_of_sales"),
        "{why}"
    );
    assert!(value(&some, "crc", JANUARY).contains("success_staff, success_tools"));
    // Of those that are taken together, one says that the others were nothing; and 0 says so, too.
    assert!(value(&some, "cac", JANUARY).parse::<f64>().is_ok());
    let said = format!("{spend}2026-01,cost_of_sales,0,EUR\n");
    let all = place(&[billing, ("spend.csv", &said), revenue]);
    assert_eq!(value(&all, "gross_margin", JANUARY), "1");
}

#[test]
fn what_a_customer_brought_counts_months_in_whatever_unit_it_is_asked() {
    let place = place(&[("subscriptions.csv", BOUGHT)]);
    let ask = |age: [&str; 2]| {
        let ask =
            ["metric", "clv", "--variant", "realised", "--from", "2026-01", "--to", "2026-02"];
        let rest = ["--age", age[0], "--age-unit", age[1], "--input", "b", "--format", "json"];
        place.run_at(NOW, &[&ask[..], &rest].concat())
    };
    let value = |age: [&str; 2]| ask(age).json()["figures"][0]["value"].clone();
    assert!(value(["3", "month"]).is_string());
    assert_eq!(value(["3", "month"]), value(["1", "quarter"]));
    assert!(ask(["90", "day"]).err.contains("counts ages in months"));
}

#[test]
fn intervals_that_stand_by_themselves_are_as_sure_as_asked() {
    let tickets = "ticket_id,customer_id,opened_at,solved_at,satisfaction\n\
        t1,a,2026-03-02,2026-03-03,good\nt2,a,2026-03-02,2026-03-03,bad\n";
    let place = place(&[("subscriptions.csv", BOUGHT), ("tickets.csv", tickets)]);
    let level = |more: &[&str]| {
        let ask = ["metric", "csat", "--from", "2026-03", "--to", "2026-04", "--input", "b"];
        let answer = place.run_at(NOW, &[&ask[..], &["--format", "json"], more].concat()).json();
        text(&answer["figures"][0]["interval"], "level").to_owned()
    };
    assert_eq!(level(&[]), "0.95");
    assert_eq!(level(&["--level", "90"]), "0.9");
}

#[test]
fn the_report_shows_how_far_chance_goes_and_does_not_judge_a_handful() {
    let answers = "response_id,survey,customer_id,score,scale,responded_at\n\
        r1,nps,a,10,0-10,2026-05-02\nr2,nps,a,9,0-10,2026-05-03\nr3,nps,c,2,0-10,2026-05-04\n\
        r4,nps,a,10,0-10,2026-06-02\nr5,nps,a,9,0-10,2026-06-03\nr6,nps,c,9,0-10,2026-06-04\n";
    let place = place(&[("subscriptions.csv", BOUGHT), ("survey_responses.csv", answers)]);
    let ask = ["report", "--input", "b", "--from", "2026-01", "--to", "2026-07"];
    let page = place.run_at(NOW, &ask).ok();
    let line = page.lines().find(|line| line.trim().starts_with("Net promoter score ")).unwrap();
    assert!(line.contains("~ ▲ 66.7") && !line.contains("better"), "{page}");
    assert!(page.contains("Net promoter score: ~100.0 ("), "{page}");
}
