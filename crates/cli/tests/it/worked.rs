//! Examples in documents, run as they stand there: files are written, commands are run one after
//! the other, and what they print is compared. `UPDATE_EXPECT=1` writes what they print.

use crate::readme::words;
use crate::support::{Place, command, finished};

/// Runs the examples of a document; the document with what the commands printed.
fn run(document: &str) -> String {
    let place = Place::new();
    let mut out = String::new();
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        out += line;
        out.push('\n');
        let Some(kind) = line.strip_prefix("```") else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        match kind.split_once(' ') {
            Some((_, file)) => {
                let text = block.join("\n") + "\n";
                place.write(file, text.as_bytes());
                out += &text;
            }
            None if kind == "console" => {
                for line in block.iter().filter_map(|line| line.strip_prefix("$ ")) {
                    let run = finished(command(place.path()).args(&words(line)[1..]));
                    assert_eq!(run.code, 0, "{line}: {run:#?}");
                    out += &format!("$ {line}\n");
                    let printed = run.out.lines().map(str::trim_end).filter(|it| !it.is_empty());
                    printed.for_each(|line| out += &format!("{line}\n"));
                }
            }
            None => block.iter().for_each(|line| out += &format!("{line}\n")),
        }
        out += "```\n";
    }
    out
}

/// Runs the examples of a page; what it should be.
fn page(path: &str) -> String {
    let document = fs_err::read_to_string(path).unwrap();
    let found = run(&document);
    if std::env::var("UPDATE_EXPECT").is_ok_and(|value| value == "1") {
        fs_err::write(path, &found).unwrap();
    } else {
        assert_eq!(found, document);
    }
    found
}

#[test]
fn calculators_say_what_their_page_says() {
    let found = page(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/calculators.md"));
    // The examples of the catalogue.
    for part in
        ["= 1,000.00\n", "= 100.0 months\n", "= 100,000.00\n", "= 11.1 months\n", "= 1.00 %\n"]
    {
        assert!(found.contains(part), "{part}");
    }
}

#[test]
fn the_month_close_is_as_its_page_says() {
    let found = page(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/month-close.md"));
    // Whatever the page shows: Bo's 40 are churn, Ada's 20 expansion, and 120 remain.
    for part in ["140.00", "-40.00", "20.00", "85.71 %"] {
        assert!(found.contains(part), "{part}");
    }
}

#[test]
fn items_of_invoice_lines_are_as_their_page_says() {
    let found = page(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/invoice-lines.md"));
    // The swap is one movement of 250 less 100; the add-on is found, and is Ada's alone.
    for part in [
        "+150.00",
        "reports",
        "30.0000 EUR a month",
        "= 155.0000 EUR a month",
        "= 100.0000 EUR a month",
    ] {
        assert!(found.contains(part), "{part}");
    }
    assert!(!found.contains("churn  "), "{found}");
}
