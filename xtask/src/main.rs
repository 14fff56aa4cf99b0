//! `cargo xtask COMMAND`: exit code 0 when all is well, 1 with findings, 2 on wrong usage or failure.

use std::process::ExitCode;

use anyhow::Result;
use xtask::{codegen, new_metric, tidy, tree};

const USAGE: &str = "\
cargo xtask tidy                     check the house rules (docs/house-rules.md)
cargo xtask codegen [--check]        write the generated files, or say which are out of date
cargo xtask new-metric FAMILY ID     start a metric: its file, its worked example, and what to add where
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[String]) -> Result<ExitCode> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let root = tree::root();
    let findings = match words.as_slice() {
        ["tidy"] => tidy::check(&tree::read(&root)?),
        ["codegen"] => {
            for path in codegen::write(&root)? {
                eprintln!("wrote {path}");
            }
            Vec::new()
        }
        ["codegen", "--check"] => codegen::check(&root)?,
        ["new-metric", family, id] => {
            print!("{}", new_metric::write(&root, family, id)?);
            Vec::new()
        }
        ["--help" | "-h" | "help"] => {
            print!("{USAGE}");
            return Ok(ExitCode::SUCCESS);
        }
        _ => {
            eprint!("{USAGE}");
            return Ok(ExitCode::from(2));
        }
    };
    for finding in &findings {
        println!("{finding}");
    }
    Ok(if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
