//! What customers say, against counts worked out by hand.

use serde_json::Value;

use crate::support::{Place, text};

const FILES: [(&str, &str); 6] = [
    ("tenure.toml", "currency = \"EUR\"\ntime_zone = \"UTC\"\n"),
    ("customers.csv", "customer_id,name\na,Ada\nb,Bo\nc,Cy\nd,Dee\n"),
    (
        "subscriptions.csv",
        "subscription_id,customer_id,amount,currency,interval,started_at,ended_at,status\n\
         s1,a,100,EUR,month,2026-01-10,,active\ns2,b,300,EUR,month,2026-01-12,,active\n\
         s3,c,50,EUR,month,2026-01-15,,active\ns4,d,200,EUR,month,2026-01-01,2026-04-12,ended\n",
    ),
    (
        "survey_responses.csv",
        "response_id,survey,customer_id,score,scale,responded_at,skipped,language,comment\n\
         r1,nps,a,10,0-10,2026-04-02,,en,\"The reports are great, very easy to use\"\n\
         r2,nps,b,3,0-10,2026-04-03,,,\"Prea scump, iar exportul dă eroare\"\n\
         r3,nps,b,2,0-10,2026-04-20,,,Too expensive for us\n\
         r4,csat,c,5,1-5,2026-04-05,,zh-Hans,\"客服很专业，就是有点贵\"\n\
         r5,nps,d,0,0-10,2026-04-06,,xx,太贵了\n\
         r6,nps,a,9,0-10,2026-04-08,,,\n\
         r7,nps,c,,0-10,2026-04-08,yes,en,too expensive\n\
         r8,nps,a,9,0-10,2026-03-05,,,Good value for money\n\
         r9,nps,c,10,0-10,2026-04-21,,EN-us,Very disappointing support lately\n",
    ),
    (
        "feedback.csv",
        "feedback_id,customer_id,at,kind,language,text\n\
         f1,b,2026-04-09,call,nb,\"Vi savner integrasjon mot Visma, altfor dyrt\"\n\
         f2,,2026-04-10,review,,OK\n",
    ),
    (
        "interactions.csv",
        "customer_id,at,kind,by,sentiment,text\n\
         c,2026-04-11,meeting,ana,negative,They are worried about the price rise\n",
    ),
];

fn place() -> Place {
    let place = Place::new();
    for (file, text) in FILES {
        place.write(&format!("company/{file}"), text.as_bytes());
    }
    place
}

const APRIL: [&str; 6] = ["--input", "company", "--from", "2026-04", "--to", "2026-05"];

fn ask(place: &Place, args: &[&str]) -> Value {
    let mut all = vec!["feedback"];
    all.extend(args);
    all.extend(APRIL);
    all.extend(["--format", "json"]);
    place.run(&all).json()
}

fn row<'a>(answer: &'a Value, list: &str, key: &str, name: &str) -> &'a Value {
    let rows = answer[list].as_array().unwrap();
    rows.iter().find(|row| row[key] == name).unwrap_or_else(|| panic!("{name} in {answer:#}"))
}

#[test]
fn themes_stand_beside_customers_mrr_and_scores() {
    let place = place();
    let answer = ask(&place, &[]);
    // r2, r3, r4, r5, f1 and the note: six of nine, of Bo, Cy and Dee, who has left.
    let price = row(&answer, "themes", "theme", "price");
    assert_eq!((&price["comments"], &price["customers"]), (&6.into(), &3.into()));
    assert_eq!((text(price, "share"), text(price, "share_before")), ("0.666667", "1"));
    assert_eq!((text(price, "change"), text(price, "mrr")), ("-0.333333", "350.00"));
    assert_eq!((&price["scored"], text(price, "displeased")), (&4.into(), "0.75"));
    assert_eq!((text(price, "nps"), &price["nps_answers"]), ("-100", &3.into()));
    let none = row(&answer, "themes", "theme", "(no theme)");
    assert_eq!(
        (&none["comments"], &none["customers"], text(none, "mrr")),
        (&1.into(), &0.into(), "0.00")
    );
    let all = row(&answer, "themes", "theme", "(all)");
    assert_eq!(
        (&all["comments"], &all["customers"], text(all, "mrr")),
        (&9.into(), &4.into(), "450.00")
    );
    // Two promoters and three detractors say why.
    assert_eq!((text(all, "nps"), &all["nps_answers"]), ("-20", &5.into()));
    assert_eq!(answer["unknown_languages"][0]["language"], "xx");
    let shown = place.run(&[&["feedback"][..], &APRIL].concat());
    assert!(shown.err.contains("\"xx\" is no language"), "{shown:?}");
    assert!(shown.ok().contains("those that come with the program"));
}

#[test]
fn verbatims_come_with_what_stands_beside_them() {
    let place = place();
    let answer = ask(&place, &["verbatims"]);
    let rows = answer["verbatims"].as_array().unwrap();
    let who: Vec<&str> =
        rows.iter().map(|row| row["customer_id"].as_str().unwrap_or("-")).collect();
    assert_eq!(who, ["b", "b", "b", "a", "c", "c", "c", "-", "d"]);
    let first = &rows[0];
    assert_eq!(
        (text(first, "text"), text(first, "language")),
        ("Prea scump, iar exportul dă eroare", "ro")
    );
    assert_eq!(
        (text(first, "side"), &first["score"], text(first, "mrr")),
        ("displeased", &3.into(), "300.00")
    );
    assert!(first["found_by"].as_array().unwrap().contains(&"stem:scump".into()));
    let note = rows.iter().find(|row| row["table"] == "interactions").unwrap();
    assert_eq!((text(note, "sentiment"), &note["score"]), ("negative", &Value::Null));
    let against = ask(&place, &["verbatims", "--disagreeing"]);
    assert_eq!(against["verbatims"].as_array().unwrap().len(), 1);
    assert_eq!(text(&against["verbatims"][0], "id"), "r9");
    for (args, n) in [
        (["--theme", "price"], 6),
        (["--side", "displeased"], 3),
        (["--language", "zh"], 2),
        (["--language", "unknown"], 1),
        (["--customer", "b"], 3),
        (["--survey", "csat"], 1),
        (["--segment", "mrr > 100"], 4),
        (["--limit", "2"], 2),
    ] {
        let answer = ask(&place, &[&["verbatims"][..], &args].concat());
        assert_eq!(answer["verbatims"].as_array().unwrap().len(), n, "{args:?}");
    }
}

#[test]
fn languages_are_as_stated_or_as_found() {
    let answer = ask(&place(), &["languages"]);
    for (code, n, stated) in
        [("en", 4, 2), ("zh", 2, 1), ("ro", 1, 0), ("nb", 1, 1), ("unknown", 1, 0)]
    {
        let row = row(&answer, "languages", "language", code);
        assert_eq!((&row["comments"], &row["stated"]), (&n.into(), &stated.into()), "{code}");
    }
}

/// Four promoters of two customers say "easy reports", four detractors "slow exports": each has three
/// phrases, of which the pair stands for its words. With 12 and 12 phrases, 24 behind them and a prior
/// of 2.4: ln(4.4 ÷ 10) − ln(0.4 ÷ 14) = 2.734368, by √(1 ÷ 4.4 + 1 ÷ 0.4).
#[test]
fn phrases_set_promoters_apart_from_detractors() {
    let place = place();
    let mut rows =
        "response_id,survey,customer_id,score,responded_at,language,comment\n".to_owned();
    for n in 0..4 {
        let who = ["a", "b"][n % 2];
        rows += &format!("p{n},nps,{who},10,2026-04-0{},en,Easy reports!\n", n + 1);
        rows += &format!("d{n},nps,{who},1,2026-04-1{},en,Slow exports\n", n + 1);
        rows += &format!("n{n},nps,{who},8,2026-04-1{},en,\n", n + 1);
    }
    place.write("company/survey_responses.csv", rows.as_bytes());
    let answer = ask(&place, &["phrases", "--survey", "nps"]);
    let found = answer["phrases"].as_array().unwrap();
    let phrases: Vec<&str> = found.iter().map(|row| text(row, "phrase")).collect();
    assert_eq!(phrases, ["easy reports", "slow exports"]);
    assert_eq!((text(&found[0], "log_odds"), text(&found[0], "z")), ("2.734368", "1.655742"));
    assert_eq!((text(&found[1], "side"), text(&found[1], "z")), ("displeased", "-1.655742"));
}

#[test]
fn themes_of_ones_own_and_what_is_wrong_with_them() {
    let place = place();
    place.write("ours.toml", "[themes.fairness]\nen = [\"stem:expens\", \"value\"]\n".as_bytes());
    let answer = ask(&place, &["--themes", "ours.toml"]);
    assert_eq!(row(&answer, "themes", "theme", "fairness")["comments"], 1);
    assert_eq!(answer["themes_from"], "ours.toml");
    // Themes of the bundle, also from a workspace.
    let settings = format!("{}[themes.thrift]\nen = \"stem:expens\"\n", FILES[0].1);
    place.write("company/tenure.toml", settings.as_bytes());
    assert_eq!(row(&ask(&place, &[]), "themes", "theme", "thrift")["comments"], 1);
    place.run(&["import", "company", "--data", "books"]).ok();
    let kept =
        ["feedback", "--data", "books", "--from", "2026-04", "--to", "2026-05", "--format", "json"];
    assert_eq!(row(&place.run(&kept).json(), "themes", "theme", "thrift")["comments"], 1);
    place.write("bad.toml", "[themes.a]\nen = [\"regex:(\"]\n[themes.b]\n".as_bytes());
    let run = place.run(&[&["feedback", "--themes", "bad.toml"][..], &APRIL].concat());
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("bad.toml:2:7: the pattern \"(\" cannot be used: unclosed group"),
        "{run:?}"
    );
    assert!(run.err.contains("bad.toml:3:9: the theme \"b\" is empty"), "{run:?}");
    // What a file of themes has besides is mistyped.
    place.write("bad.toml", "[themes.a]\nen = \"x\"\n[theme.b]\nen = \"y\"\n".as_bytes());
    let run = place.run(&[&["feedback", "--themes", "bad.toml"][..], &APRIL].concat());
    assert!(run.code == 2 && run.err.contains("bad.toml:3:2: \"theme\" is nothing"), "{run:?}");
    for args in [["--theme", "nonsense"], ["--language", "elvish"], ["--grain", "month"]] {
        let run = place.run(&[&["feedback"][..], &APRIL, &args].concat());
        assert_eq!((run.code, run.err.contains("hint:")), (2, true), "{args:?} {run:?}");
    }
    let starter = place.run(&["feedback", "--starter-themes"]).ok();
    place.write("starter.toml", starter.as_bytes());
    assert_eq!(ask(&place, &["--themes", "starter.toml"])["themes"], ask_starter(&place)["themes"]);
}

fn ask_starter(place: &Place) -> Value {
    place.write("company/tenure.toml", FILES[0].1.as_bytes());
    ask(place, &[])
}

#[test]
fn a_company_of_which_nobody_says_anything_is_told_how_to_ask() {
    let place = Place::with_books();
    let run = place.run(&["feedback", "--input", "company"]);
    assert!(run.err.contains("survey_responses.csv has comments in its column comment"), "{run:?}");
    assert!(run.ok().contains("nothing was said"));
    let answer = place.run(&["feedback", "--input", "company", "--format", "json"]).json();
    assert!(text(&answer, "undefined").contains("are missing"));
}

#[test]
fn strange_and_long_comments_are_counted_like_others() {
    let place = place();
    let long = "expensive ".repeat(104_858);
    let rows = format!(
        "response_id,survey,customer_id,score,responded_at,comment\n\
         r1,nps,a,1,2026-04-02,{long}\n\
         r3,nps,b,1,2026-04-02,👩‍👩‍👧‍👦\nr4,nps,b,1,2026-04-02,יקר מדי\u{202e}\n\
         r5,nps,c,1,2026-04-02,CRM太贵 дуже дорого\n"
    );
    place.write("company/survey_responses.csv", rows.as_bytes());
    let run = place.run(&[&["feedback", "verbatims"][..], &APRIL].concat());
    assert!(
        run.err.contains("of 1 comment only the first 20,000 letters were looked at"),
        "{}",
        run.err
    );
    assert!(!run.out.contains(['\u{0}', '\u{202e}']));
    let answer = ask(&place, &[]);
    assert_eq!(row(&answer, "themes", "theme", "price")["comments"], 4);
    assert_eq!(row(&answer, "themes", "theme", "(all)")["comments"], 7);
    // A control character that no text has is refused at the door, with its place.
    let rows = format!("{rows}r2,nps,b,1,2026-04-02,a\u{0}b\n");
    place.write("company/survey_responses.csv", rows.as_bytes());
    let run = place.run(&[&["feedback"][..], &APRIL].concat());
    assert_eq!((run.code, run.err.contains("1 row was rejected")), (1, true), "{run:?}");
}
