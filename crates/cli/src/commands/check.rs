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
use crate::show;

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

fn about(check: &Check) -> &'static str {
    match check.about {
        About::Laws => "laws",
        About::Data => "data",
    }
}

fn list(format: Format, context: &Context) -> Result<()> {
    let mut sheet = Sheet::new(vec![
        Column::text("name", "Check"),
        Column::text("about", "Of"),
        Column::text("doc", "Says"),
    ]);
    for check in checks::all() {
        sheet.push(vec![Cell::text(check.name), Cell::text(about(&check)), Cell::text(check.doc)]);
    }
    output::sheet(&sheet, format, context.paint, "checks", Object::new())
}

fn sheet(results: &[CheckResult]) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("ok", ""),
        Column::text("name", "Check"),
        Column::text("about", "Of"),
        Column::number("problems", "Problems"),
        Column::text("doc", "Says"),
        Column::text("examples", "For example"),
    ]);
    for result in results {
        let well = result.problems == 0;
        let (sign, tone) = if well { ("ok", Tone::Good) } else { ("bad", Tone::Bad) };
        sheet.push(vec![
            Cell::new(sign, well).toned(tone),
            Cell::text(result.check.name),
            Cell::text(about(&result.check)),
            Cell::quiet(result.problems),
            Cell::text(result.check.doc),
            Cell::new(result.examples.join("; "), result.examples.clone()),
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
            text += &format!("       {example}\n");
        }
        let rest = result.problems - result.examples.len() as u64;
        if rest > 0 {
            text += &format!("       and {} more\n", show::grouped(&rest.to_string()));
        }
    }
    let bad = results.iter().filter(|result| result.problems > 0).count();
    text + &match bad {
        0 => format!("\nAll {} checks passed.\n", results.len()),
        n => format!("\n{n} of {} checks found something.\n", results.len()),
    }
}
