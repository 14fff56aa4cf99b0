//! Exports, read again and compared with what the other commands say.

use std::collections::BTreeMap;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::Value;

use crate::support::{Place, text};

/// A sheet by the first cell of its rows, with its headings.
fn sheet(path: &Path, name: &str) -> (Vec<String>, BTreeMap<String, Vec<Data>>) {
    let mut workbook: Xlsx<_> = open_workbook(path).unwrap();
    let range = workbook.worksheet_range(name).unwrap();
    let mut rows = range.rows();
    let head = rows.next().unwrap().iter().map(ToString::to_string).collect();
    (head, rows.map(|row| (row[0].to_string(), row.to_vec())).collect())
}

fn number(cell: &Data) -> f64 {
    match cell {
        Data::Float(number) => *number,
        Data::Int(number) => *number as f64,
        Data::Empty => 0.0,
        other => panic!("{other:?} is no number"),
    }
}

/// Books with a customer whose id and name look like formulas.
fn sly() -> Place {
    let place = Place::with_books();
    let customers = place.read("company/customers.csv").replace("d,Dee", "=1+1,@SUM(A1)");
    let subscriptions = place.read("company/subscriptions.csv").replace("s4,d,", "s4,=1+1,");
    place.write("company/customers.csv", customers.as_bytes());
    place.write("company/subscriptions.csv", subscriptions.as_bytes());
    place.run(&["import", "company", "--data", "books"]).ok();
    place
}

#[test]
fn a_workbook_says_what_the_other_commands_say() {
    let place = sly();
    let range = ["--from", "2026-01", "--to", "2026-06"];
    let export = [&["export", "--data", "books", "--out", "out.xlsx"][..], &range].concat();
    assert_eq!(place.run(&export).ok(), "out.xlsx\n");
    let path = place.path().join("out.xlsx");
    let (head, mrr) = sheet(&path, "MRR");
    assert_eq!(head[2..], ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05"]);
    let metric = [&["metric", "mrr", "--data", "books", "--grain", "month"][..], &range].concat();
    let figures = place.run(&[&metric[..], &["--format", "json"]].concat()).json();
    for (at, figure) in figures["figures"].as_array().unwrap().iter().enumerate() {
        let value: f64 = text(figure, "value").parse().unwrap();
        assert_eq!(number(&mrr["Total"][at + 2]), value);
        let rows = mrr.iter().filter(|(id, _)| *id != "Total");
        assert_eq!(rows.map(|(_, row)| number(&row[at + 2])).sum::<f64>(), value);
    }
    // What looks like a formula is text.
    assert_eq!(mrr["=1+1"][..2], [Data::String("=1+1".into()), Data::String("@SUM(A1)".into())]);
    let mut workbook: Xlsx<_> = open_workbook(&path).unwrap();
    assert!(workbook.worksheet_formula("MRR").unwrap().is_empty());
    let (head, waterfall) = sheet(&path, "Waterfall");
    let column = |name: &str| head.iter().position(|title| title == name).unwrap();
    let april = &waterfall["2026-04"];
    let of = |name: &str| number(&april[column(name)]);
    assert_eq!((of("opening"), of("expansion"), of("closing")), (149.0, 49.0, 198.0));
    let march = &waterfall["2026-03"];
    assert_eq!(number(&march[column("churn")]), -49.0);
    for row in waterfall.values() {
        let steps: f64 = row[1..column("closing")].iter().map(number).sum();
        assert_eq!(steps, number(&row[column("closing")]));
    }
}

#[test]
fn cohorts_are_those_of_the_command() {
    let place = sly();
    let range = ["--from", "2026-01", "--to", "2026-06"];
    let export = ["export", "--data", "books", "--out", "out.xlsx", "--ages", "4"];
    place.run(&[&export[..], &range].concat()).ok();
    let cohorts = ["cohorts", "--data", "books", "--ages", "4", "--format", "json"];
    let answer = place.run(&[&cohorts[..], &range].concat()).json();
    for (name, key) in [("logo", "logo"), ("gross", "gross"), ("net", "net")] {
        let (_, rows) = sheet(&place.path().join("out.xlsx"), &format!("Cohorts {name}"));
        let mut compared = 0;
        for cell in answer["cells"].as_array().unwrap() {
            let (from, share) = (text(cell, "from"), cell[key].as_str().unwrap_or_default());
            let age = match &cell["age"] {
                Value::String(age) => age.parse::<usize>().unwrap(),
                age => age.as_u64().unwrap() as usize,
            };
            let row = if from == "mean" { &rows["Mean"] } else { &rows[&from[..7]] };
            let found = row.get(age + 2).unwrap_or(&Data::Empty);
            match share {
                "" => assert_eq!(*found, Data::Empty),
                share => {
                    assert_eq!(number(found), share.parse::<f64>().unwrap());
                    compared += 1;
                }
            }
        }
        assert!(compared > 5, "{compared}");
    }
}

#[test]
fn the_first_sheet_says_where_the_figures_come_from() {
    let place = sly();
    place.run(&["close", "2026-04", "--data", "books", "--by", "Ana"]).ok();
    place.run(&["export", "--data", "books", "--out", "folder"]).ok();
    let about = place.read("folder/about.csv");
    for part in ["currency,EUR", "policy,standard", "policy setting,merges = from_beginning"] {
        assert!(about.contains(part), "{part} is not in {about}");
    }
    assert!(about.contains("close,\"1: all up to 2026-04, closed 2026-06-01"), "{about}");
    let mrr = place.read("folder/mrr.csv");
    assert!(mrr.starts_with("customer_id,name,2026-01"), "{mrr}");
    assert!(mrr.ends_with("Total,,98.00,198.00,149.00,198.00,208.00\n"), "{mrr}");
    assert!(place.read("folder/waterfall.csv").contains("2026-03,198.00,"));
    // Nothing is written over unasked.
    let again = place.run(&["export", "--data", "books", "--out", "folder"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("folder exists already"), "{again:?}");
    place.run(&["export", "--data", "books", "--out", "folder", "--force"]).ok();
}
