//! The commands of the README run, one after the other, as they stand there.

use crate::support::{Place, command, finished};

/// Lines of the first `sh` block after a heading.
fn block<'a>(readme: &'a str, heading: &str) -> Vec<&'a str> {
    let (_, part) = readme.split_once(heading).expect("the README has this heading");
    let (_, block) = part.split_once("```sh\n").expect("a block of commands follows");
    let (block, _) = block.split_once("```").expect("the block ends");
    block.lines().filter(|line| line.starts_with("tenure ")).collect()
}

/// Words as a shell splits them; documents quote with apostrophes only.
pub fn words(line: &str) -> Vec<String> {
    let line = line.split(" #").next().unwrap_or(line);
    let mut words = Vec::new();
    for (at, part) in line.split('\'').enumerate() {
        match at % 2 {
            1 => words.push(part.to_owned()),
            _ => words.extend(part.split_whitespace().map(str::to_owned)),
        }
    }
    words
}

#[test]
fn the_tour_works() {
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md");
    let readme = fs_err::read_to_string(readme).unwrap();
    let place = Place::new();
    let lines = block(&readme, "## A short tour");
    assert!(lines.len() >= 8, "{lines:?}");
    for line in lines {
        let words = words(line);
        let mut tenure = command(place.path());
        let run = finished(tenure.args(&words[1..]));
        // Checks of data may find something in a company that is made to be lifelike.
        let fine = run.code == 0 || (words[1] == "check" && run.code == 1);
        assert!(fine, "{line}: {run:#?}");
        assert!(!run.out.is_empty(), "{line}");
    }
}
