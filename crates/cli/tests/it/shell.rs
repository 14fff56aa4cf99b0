//! `tenure shell`: the same answers as one command at a time, from books in memory.

use std::io::Write;
use std::process::Stdio;

use super::support::{NOW, Place, Run, command};

fn shell(place: &Place, args: &[&str], lines: &str) -> Run {
    let mut command = command(place.path());
    command.args(["shell", "--data", "books", "--now", NOW]).args(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

const QUESTIONS: [&[&str]; 8] = [
    &["metric", "mrr", "--from", "2026-01", "--to", "2026-06", "--format", "csv"],
    &["metric", "nrr", "--variant", "all", "--segment", "country = \"RO\"", "--format", "json"],
    &["metric", "mrr", "--by", "plan", "--format", "json"],
    &["movements", "--format", "ndjson"],
    &["customers", "--at", "2026-04-30", "--format", "csv"],
    &["cohorts", "--format", "csv"],
    &["explain", "customer", "a", "--at", "2026-04-30"],
    &["report", "--policy", "chartmogul"],
];

#[test]
fn a_shell_answers_as_single_commands_do() {
    let place = Place::with_workspace();
    let mut lines = "# questions\n\n".to_owned();
    let mut alone = String::new();
    for question in QUESTIONS {
        let quoted: Vec<String> = question.iter().map(|word| format!("'{word}'")).collect();
        lines += &(quoted.join(" ") + "\n");
        alone += &place.run(&[question, &["--data", "books"][..]].concat()).ok();
    }
    // Twice: the second time from memory.
    let run = shell(&place, &[], &format!("{lines}{lines}quit\nnonsense\n"));
    assert_eq!(run.err, "");
    assert_eq!(run.ok(), format!("{alone}{alone}"));
}

#[test]
fn a_shell_sees_what_is_imported_meanwhile() {
    let place = Place::with_workspace();
    let more = "subscription_id,customer_id,amount,currency,interval,started_at\ns5,a,7,EUR,month,2026-05-02\n";
    place.write("more/subscriptions.csv", more.as_bytes());
    let question = "metric mrr --from 2026-05 --to 2026-06 --grain month --format csv\n";
    let lines = format!("{question}import more\n{question}batches undo 2\n{question}");
    let out = shell(&place, &[], &lines).ok();
    let values: Vec<&str> = out.lines().filter(|line| line.starts_with("mrr,")).collect();
    let value = |at: usize| values[at].contains("208");
    assert_eq!(values.len(), 3, "{out}");
    assert_eq!([value(0), value(1), value(2)], [true, false, true], "{out}");
    assert!(values[1].contains("215"), "{out}");
}

#[test]
fn a_line_that_fails_is_told_and_the_next_is_read() {
    let place = Place::with_workspace();
    let run = shell(
        &place,
        &["--timings"],
        "metric nothing\nmetric 'mrr\nshell --data books\nmetrics --format csv\n",
    );
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no metric is named \"nothing\""), "{}", run.err);
    assert!(run.err.contains("a quote is not closed"), "{}", run.err);
    assert!(run.err.contains("a shell has no shell"), "{}", run.err);
    assert_eq!(run.err.matches(" s\n").count(), 4, "{}", run.err);
    assert!(run.out.starts_with("metric,"), "{}", run.out);
    let run = shell(&place, &[], "bad command\nmetrics --format csv\n");
    assert_eq!(run.code, 2, "{run:?}");
    let run = shell(&place, &[], "metric --help\n");
    assert_eq!((run.code, run.out.starts_with("Examples:")), (0, true), "{run:?}");
}
