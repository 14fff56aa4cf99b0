//! Help, mistakes, colours, pipes.

use std::process::Stdio;

use crate::support::{Place, command, finished};

const COMMANDS: &[&str] = &[
    "demo",
    "import",
    "batches",
    "report",
    "metric",
    "metrics",
    "movements",
    "explain",
    "customers",
    "cohorts",
    "survival",
    "onboarding",
    "renewals",
    "cmrr",
    "calc",
    "check",
    "churn-change",
    "reconcile",
    "policy",
    "doctor",
    "rotate-key",
    "completions",
    "man",
];

#[test]
fn help_opens_with_examples() {
    let place = Place::new();
    let help = finished(command(place.path()).arg("--help")).ok();
    assert!(help.starts_with("Examples:\n  tenure demo"), "{help}");
    assert!(help.contains("Exit codes: 0"), "{help}");
    for name in COMMANDS {
        assert!(help.contains(&format!("\n  {name} ")), "{name}: {help}");
        let help = finished(command(place.path()).args([name, "--help"])).ok();
        assert!(help.starts_with("Examples:\n  tenure "), "{name}: {help}");
    }
}

#[test]
fn mistakes_end_with_two_and_advice() {
    let place = Place::with_books();
    for (args, says) in [
        (&["metric", "nnr", "--input", "company"][..], "did you mean nrr?"),
        (&["metric", "nrr"], "--input BUNDLE"),
        (&["metric", "nrr", "--variant", "best", "--input", "company"], "trailing_12"),
        (&["metric", "nrr", "--input", "company", "--from", "March"], "2026-03-15"),
        (
            &["metric", "nrr", "--input", "company", "--from", "2026-05", "--to", "2026-05"],
            "first day after",
        ),
        (
            &[
                "metric",
                "nrr",
                "--input",
                "company",
                "--from",
                "2026-05-02",
                "--to",
                "2026-06-01",
                "--grain",
                "month",
            ],
            "--from 2026-05-01",
        ),
        (&["metric", "nrr", "--input", "company", "--time-zone", "Mars/Base"], "IANA"),
        (&["metric", "nrr", "--input", "company", "--currency", "EURO"], "ISO 4217"),
        (&["metric", "nrr", "--input", "company", "--policy", "ours"], "tenure policy list"),
        (
            &["metric", "nrr", "--input", "company", "--segment", "cuntry = \"RO\""],
            "did you mean country?",
        ),
        (&["movements", "--input", "company", "--kind", "gone"], "kinds are new"),
        (&["check", "bridge-close", "--input", "company"], "did you mean bridge-closes?"),
        (&["report", "--data", "nowhere"], "tenure import BUNDLE --data DIR"),
        (&["policy", "show", "ours"], "TOML file"),
    ] {
        let run = place.run(args);
        assert_eq!(run.code, 2, "{args:?}: {run:?}");
        assert_eq!(run.out, "", "{args:?}");
        assert!(run.err.starts_with("error: "), "{args:?}: {}", run.err);
        let (_, hint) =
            run.err.split_once("\n\nhint: ").unwrap_or_else(|| panic!("{args:?}: {}", run.err));
        assert!(hint.contains(says), "{args:?}: {}", run.err);
    }
    assert_eq!(place.run(&["metric", "nrr", "--format", "xml", "--input", "company"]).code, 2);
    assert_eq!(place.run(&["frobnicate"]).code, 2);
}

#[test]
fn a_mistake_in_a_segment_is_pointed_at() {
    let place = Place::with_books();
    let run = place.run(&["report", "--input", "company", "--segment", "mrr > 5 and cuntry = 1"]);
    assert!(run.err.contains("  | mrr > 5 and cuntry = 1\n  |             ^\n"), "{}", run.err);
}

#[test]
fn colour_is_for_those_who_want_it() {
    let place = Place::with_books();
    let args = ["report", "--input", "company"];
    let coloured = |more: &[&str], set: &[(&str, &str)]| {
        let mut command = command(place.path());
        command.args(args).args(more).args(["--now", crate::support::NOW]);
        finished(command.envs(set.iter().copied())).ok().contains('\u{1b}')
    };
    assert!(!coloured(&[], &[]));
    assert!(coloured(&["--color", "always"], &[]));
    assert!(coloured(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(coloured(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!coloured(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let place = Place::new();
    place.run(&["demo", "--customers", "200", "--months", "30", "--seed", "4", "--out", "co"]).ok();
    let mut command = command(place.path());
    command.args(["movements", "--input", "co", "--from", "2024", "--format", "ndjson"]);
    command.args(["--now", "2026-11-05"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Nobody reads: the first write to the closed pipe fails.
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn completions_for_every_shell() {
    let place = Place::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = place.run(&["completions", shell]).ok();
        assert!(script.contains("tenure") && script.contains("cohorts"), "{shell}");
    }
}

/// The names under "Commands:" of a help.
fn commands_in(help: &str) -> Vec<String> {
    let list = help.split("\nCommands:\n").nth(1).unwrap_or_default();
    let lines = list.lines().take_while(|line| line.starts_with("  "));
    let named = lines.filter(|line| !line.starts_with("   "));
    named.filter_map(|line| line.split_whitespace().next().map(str::to_owned)).collect()
}

#[test]
fn every_command_has_a_manual_page() {
    let place = Place::new();
    let run = place.run(&["man", "--out", "man/man1"]);
    assert!(run.err.contains("manual pages in man/man1"), "{run:?}");
    run.ok();
    let mut left = vec![Vec::<String>::new()];
    let mut pages = 0;
    while let Some(path) = left.pop() {
        let page = place.read(&format!(
            "man/man1/{}.1",
            [&["tenure".to_owned()], &path[..]].concat().join("-")
        ));
        assert!(page.contains(".TH tenure") && page.contains(".SH NAME"), "{path:?}: {page}");
        assert!(page.contains(".SH SYNOPSIS"), "{path:?}: {page}");
        pages += 1;
        let mut args = path.clone();
        args.push("--help".to_owned());
        let help = finished(command(place.path()).args(&args)).ok();
        let examples = page.contains(".SH EXAMPLES\n.nf\n  tenure ");
        assert_eq!(examples, help.starts_with("Examples:"), "{path:?}: {page}");
        for name in commands_in(&help) {
            left.push([&path[..], &[name]].concat());
        }
    }
    assert_eq!(fs_err::read_dir(place.path().join("man/man1")).unwrap().count(), pages);
    assert!(pages > 20, "{pages}");
    let metric = place.read("man/man1/tenure-metric.1");
    assert!(metric.contains("tenure metric nrr \\-\\-define"), "{metric}");
    assert!(metric.contains("\\-\\-rows"), "{metric}");
}
