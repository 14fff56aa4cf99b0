//! `tenure status`: what a workspace holds, and how far it reaches.

use anyhow::Result;
use clap::Args;
use serde_json::Value;
use tenure_domain::schema::TableId;
use tenure_domain::time::Day;
use tenure_engine::book::Book;
use tenure_engine::reach::{self, Reach};

use crate::context::Context;
use crate::failure::Exit;
use crate::figures;
use crate::output::{self, FormatArgs, Json, Object};
use crate::session::{DataArgs, Session};
use crate::sheet::{Cell, Column, Format, Setting, Sheet};
use crate::show;
use crate::words::{tr, words};

const EXAMPLES: &str = "\
Examples:
  tenure status --data books
  tenure status --data books --format json";

/// What a workspace holds, and how far it reaches
///
/// Rows are counted with all their versions. Beside each table whose rows are of a time stand the
/// days of its first and last row; billing, to which several tables belong, stands above.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct StatusArgs {
    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Tells.
pub fn run(args: &StatusArgs, context: &Context) -> Result<Exit> {
    let session = args.data.open(context)?;
    let tables = tables(&session)?;
    let reaches = reach::reaches(&session.workspace, &session.loading())?;
    let mut sheet = Sheet::new(vec![
        Column::text("table", &tr!("status-table")),
        Column::number("rows", &tr!("status-rows")),
        Column::text("from", &tr!("status-from")),
        Column::text("through", &tr!("status-through")),
    ]);
    for (table, rows) in &tables {
        let shown = show::grouped(&rows.to_string());
        let reach = reaches.iter().find(|reach| reach.table == *table);
        let day = |of: fn(&Reach) -> Day| reach.map_or_else(Cell::empty, |it| Cell::day(of(it)));
        sheet.push(vec![
            Cell::text(table.name()),
            Cell::new(shown, *rows),
            day(|reach| reach.from),
            day(|reach| reach.through),
        ]);
    }
    match args.format.format {
        Format::Json => output::json(json(&session, (&tables, &reaches), context)?)?,
        Format::Table => {
            let head = head(&session, context)?;
            output::text(&(head + &sheet.text(Setting::plain(context.paint))))?;
        }
        format => output::sheet(&sheet, format, context.paint, "tables", Object::new())?,
    }
    Ok(session.exit())
}

/// Tables that hold anything, with their rows.
fn tables(session: &Session) -> Result<Vec<(TableId, u64)>> {
    let known_at = session.known_at.map(|at| at.0);
    let mut tables = Vec::new();
    for table in TableId::ALL {
        let rows = session.workspace.table_state(*table, known_at)?.rows;
        if rows > 0 {
            tables.push((*table, rows));
        }
    }
    Ok(tables)
}

fn json(
    session: &Session,
    (tables, reaches): (&[(TableId, u64)], &[Reach]),
    context: &Context,
) -> Result<Object> {
    let book = session.totals(context)?;
    let rows: serde_json::Map<String, Value> =
        tables.iter().map(|(table, rows)| (table.name().to_owned(), (*rows).into())).collect();
    let known_at = session.known_at.map(|at| at.0);
    let today = session.account.zone.day(session.now);
    Ok(figures::head(session, &book)
        .with("data_version", session.workspace.data_version(known_at)?)
        .with("name", session.name.clone())
        .with("currency", session.account.currency.code())
        .with("zone", session.account.zone.name())
        .with("week_start", session.account.week_start)
        .with("fiscal_year_start", session.account.fiscal_year_start)
        .with("today", today.to_string())
        .with("from", book.first.map(|at| session.account.zone.day(at).to_string()))
        .with("rows", Value::Object(rows))
        .with("reach", Json::objects(reach(session, &book, reaches))))
}

/// From when to when each kind of data reaches: billing, and tables beyond it.
fn reach(session: &Session, book: &Book, reaches: &[Reach]) -> Vec<Object> {
    let one = |data: &str, from: Day, through: Day| {
        Object::new()
            .with("data", data)
            .with("from", from.to_string())
            .with("through", through.to_string())
    };
    let first = book.first.map(|at| session.account.zone.day(at));
    let billing = first.zip(book.data_through).map(|(from, through)| one("billing", from, through));
    let tables = reaches.iter().map(|it| one(it.table.name(), it.from, it.through));
    billing.into_iter().chain(tables).collect()
}

fn head(session: &Session, context: &Context) -> Result<String> {
    let book = session.totals(context)?;
    let day = |day: Option<Day>| day.map_or(show::NOTHING.to_owned(), |day| words().day(day));
    let first = book.first.map(|at| session.account.zone.day(at));
    let name = session.name.clone().unwrap_or_else(|| show::NOTHING.to_owned());
    Ok(tr!(
        "status-head",
        name = name,
        currency = session.account.currency.code(),
        zone = session.account.zone.name(),
        from = day(first),
        through = day(book.data_through),
    ) + "\n\n")
}
