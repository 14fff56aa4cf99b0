//! `tenure check`: do the books close, and do the data fit together?

use anyhow::Result;
use clap::Args;
use tenure_connectors::values::choice::nearest;
use tenure_engine::checks::{self, About, Check, CheckResult};

use crate::ask::EVERYTHING;
use crate::context::Context;
use crate::failure::{Exit, advised};
use crate::figures;
use crate::output::{self, FormatArgs, Object};
use crate::session::DataArgs;
use crate::sheet::{Cell, Column, Format, Setting, Sheet, Tone};
use crate::words::tr;

use super::report::quality::meaning;

const EXAMPLES: &str = "\
Examples:
  tenure check --data books
  tenure check bridge-closes rows-sum-to-figures --data books
  tenure check --list";

/// Check that the books add up and the data fit together
///
/// Checks of laws find faults of the program; checks of data find what should be mended at its
/// source. The exit code is 1 where one finds something.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct CheckArgs {
    /// Only these checks
    #[arg(value_name = "NAME")]
    names: Vec<String>,

    /// List the checks
    #[arg(long)]
    list: bool,

    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Lists or checks.
pub fn run(args: &CheckArgs, context: &Context) -> Result<Exit> {
    let format = args.format.format;
    if args.list {
        list(format, context)?;
        return Ok(Exit::Fine);
    }
    known(&args.names)?;
    let session = args.data.open(context)?;
    let book = session.book(EVERYTHING, context)?;
    let spinner = context.talk.spinner("checking");
    let records = session.all_records(&book)?;
    let results = checks::run(&book, Some(&records), &args.names)?;
    spinner.finish_and_clear();
    let problems: u64 = results.iter().map(|result| result.problems).sum();
    match format {
        Format::Table => output::text(&text(&results, context))?,
        _ => {
            let head = figures::head(&session, &book).with("problems", problems);
            output::sheet(&sheet(&results), format, context.paint, "checks", head)?;
        }
    }
    Ok(if problems > 0 { Exit::Findings } else { session.exit() })
}

fn known(names: &[String]) -> Result<()> {
    let all = checks::all();
    for name in names {
        if !all.iter().any(|check| check.name == name) {
            let hint = match nearest(name, all.iter().map(|check| check.name)) {
                Some(near) => format!("did you mean {near}?"),
                None => "tenure check --list shows them".to_owned(),
            };
            return Err(advised(format!("no check is named {name:?}"), hint));
        }
    }
    Ok(())
}

fn about(check: &Check) -> Cell {
    match check.about {
        About::Laws => Cell::new(tr!("check-laws"), "laws"),
        About::Data => Cell::new(tr!("check-data"), "data"),
    }
}

/// What a check says.
fn doc(check: &Check) -> Cell {
    let said = match check.name {
        "bridge-closes" => tr!("check-bridge-closes"),
        "components-sum" => tr!("check-components-sum"),
        "days-sum-to-months" => tr!("check-days-sum-to-months"),
        "levels-not-negative" => tr!("check-levels-not-negative"),
        "rows-sum-to-figures" => tr!("check-rows-sum-to-figures"),
        code => meaning(code).unwrap_or_else(|| check.doc.to_owned()),
    };
    Cell::new(said, check.doc)
}

/// An example of a problem: places and ids, and in front whom it is about.
fn example(text: &str) -> String {
    match text.strip_prefix("customer ") {
        Some(what) => tr!("check-customer", what = what),
        None => text.to_owned(),
    }
}

fn list(format: Format, context: &Context) -> Result<()> {
    let mut sheet = Sheet::new(vec![
        Column::text("name", &tr!("check-check")),
        Column::text("about", &tr!("check-of")),
        Column::text("doc", &tr!("check-says")),
    ]);
    for check in checks::all() {
        sheet.push(vec![Cell::text(check.name), about(&check), doc(&check)]);
    }
    output::sheet(&sheet, format, context.paint, "checks", Object::new())
}

/// Whether something is in order.
pub fn mark(well: bool) -> Cell {
    match well {
        true => Cell::new(tr!("check-ok"), true).toned(Tone::Good),
        false => Cell::new(tr!("check-bad"), false).toned(Tone::Bad),
    }
}

fn sheet(results: &[CheckResult]) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("ok", ""),
        Column::text("name", &tr!("check-check")),
        Column::text("about", &tr!("check-of")),
        Column::number("problems", &tr!("check-problems")),
        Column::text("doc", &tr!("check-says")),
        Column::text("examples", &tr!("check-examples")),
    ]);
    for result in results {
        let well = result.problems == 0;
        let examples: Vec<String> = result.examples.iter().map(|text| example(text)).collect();
        sheet.push(vec![
            mark(well),
            Cell::text(result.check.name),
            about(&result.check),
            Cell::quiet(result.problems),
            doc(&result.check),
            Cell::new(examples.join("; "), result.examples.clone()),
        ]);
    }
    sheet
}

/// A line for each check, and below those that found something, what.
fn text(results: &[CheckResult], context: &Context) -> String {
    let mut sheet = sheet(results);
    sheet.columns.truncate(5);
    sheet.rows.iter_mut().for_each(|row| row.truncate(5));
    let lines = sheet.text(Setting::plain(context.paint));
    let mut lines = lines.lines();
    let mut text = format!("{}\n", lines.next().unwrap_or_default());
    for (line, result) in lines.zip(results) {
        text += &format!("{line}\n");
        for example in &result.examples {
            text += &format!("       {}\n", self::example(example));
        }
        let rest = result.problems - result.examples.len() as u64;
        if rest > 0 {
            text += &format!("       {}\n", tr!("check-more", n = rest));
        }
    }
    let bad = results.iter().filter(|result| result.problems > 0).count();
    let verdict = match bad {
        0 => tr!("check-all-passed", n = results.len()),
        found => tr!("check-some-found", found = found, n = results.len()),
    };
    format!("{text}\n{verdict}\n")
}
