//! `tenure restated`: what is known by now of closed months.

use anyhow::Result;
use clap::Args;
use tenure_domain::said;
use tenure_engine::closing::{self, Change, Restated, What};
use tenure_store::CloseInfo;

use crate::ask::EVERYTHING;
use crate::called;
use crate::context::Context;
use crate::dates;
use crate::failure::{Exit, advised, either};
use crate::figures;
use crate::output::{self, FormatArgs, Json, Object};
use crate::session::DataArgs;
use crate::sheet::{Cell, Column, Format, Sheet, Tone};
use crate::show;
use crate::words::{tr, words};

use super::close::months;
use super::movements::place;

const EXAMPLES: &str = "\
Examples:
  tenure restated --data books                    all closed months
  tenure restated --data books --month 2026-10
  tenure restated --data books --since 2 --format csv   months up to close 2";

/// List what changed in closed months since they were closed, and why
///
/// For each customer, month and kind of movement: the amount as closed, as known now, the
/// difference, and the facts that are new, superseded or undone since. The differences sum to the
/// corrections at the beginning of the first open month.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct RestatedArgs {
    /// Only months up to this close, by its number
    #[arg(long, value_name = "CLOSE", conflicts_with = "month")]
    since: Option<u64>,

    /// Only this month
    #[arg(long, value_name = "MONTH")]
    month: Option<String>,

    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Facts that are shown of one row in a table.
const SHOWN: usize = 3;

/// Lists.
pub fn run(args: &RestatedArgs, context: &Context) -> Result<Exit> {
    let session = args.data.open(context)?;
    let month = args.month.as_deref().map(|text| dates::day(text, "--month")).transpose()?;
    let loading = session.loading();
    let keeping = session.keeping(EVERYTHING);
    let (closes, mut rows, book) =
        closing::restated(&session.workspace, &loading, &keeping, args.since)?;
    check(&closes, args.since)?;
    if let Some(month) = month {
        let month = month.to_string();
        rows.retain(|row| month.starts_with(&row.month));
    }
    let currency = book.currency();
    let total: i128 = rows.iter().map(|row| row.now - row.closed).sum();
    let head = figures::head(&session, &book)
        .with("closes", Json::objects(closes.iter().map(name)))
        .with("currency", currency.code())
        .with("difference", figures::money(total, currency));
    match args.format.format {
        Format::Json => {
            let rows = rows.iter().map(|row| json(row, &session.account.zone, currency));
            output::json(head.with("rows", Json::objects(rows)))?;
        }
        Format::Ndjson => {
            output::lines(rows.iter().map(|row| json(row, &session.account.zone, currency)))?;
        }
        format => {
            let people = matches!(format, Format::Table | Format::Md);
            let sheet = sheet(&rows, &session.account.zone, currency, people);
            output::sheet(&sheet, format, context.paint, "rows", Object::new())?;
            if people {
                let amount = show::signed_of(total, currency);
                context.talk.say(&tr!("restated-rows", n = rows.len(), amount = amount));
            }
        }
    }
    Ok(Exit::Fine)
}

fn check(closes: &[CloseInfo], since: Option<u64>) -> Result<()> {
    let typed = "tenure close --list --data DIR shows all closes";
    let hint = either(typed, said!("the list of closes shows all of them"));
    match (closes.last(), since) {
        (None, None) => {
            let asked = said!("once a month is closed, what changes in it is told here");
            let hint = either("tenure close 2026-10 --data DIR", asked);
            Err(advised(said!("no month is closed"), hint))
        }
        (last, Some(since)) if last.is_none_or(|last| last.id != since) => {
            let since = since.to_string();
            Err(advised(said!("there is no close {since} that holds", since = since), hint))
        }
        _ => Ok(()),
    }
}

fn name(info: &CloseInfo) -> Object {
    Object::new().with("close", info.id).with("months", months(info).english)
}

type Zone = tenure_domain::time::Zone;
type Currency = tenure_domain::money::Currency;

fn json(row: &Restated, zone: &Zone, currency: Currency) -> Object {
    let money = |units| figures::money(units, currency);
    let why = row.why.iter().map(|change| {
        super::movements::changed(change)
            .with("recorded", show::instant_for_programs(change.recorded_at, zone))
    });
    Object::new()
        .with("customer_id", row.customer.clone())
        .with("month", row.month.clone())
        .with("kind", row.kind.name())
        .with("closed", money(row.closed))
        .with("now", money(row.now))
        .with("difference", money(row.now - row.closed))
        .with("close", row.close)
        .with("why", Json::objects(why))
}

fn sheet(rows: &[Restated], zone: &Zone, currency: Currency, people: bool) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("month", &tr!("col-month")),
        Column::text("customer_id", &tr!("col-customer")),
        Column::text("kind", &tr!("col-kind")),
        Column::number("closed", &tr!("restated-closed")),
        Column::number("now", &tr!("restated-now")),
        Column::number("difference", &tr!("restated-difference")),
        Column::text("why", &tr!("restated-why")),
    ]);
    for row in rows {
        let money =
            |units| Cell::new(show::money(units, currency), figures::money(units, currency));
        let difference = row.now - row.closed;
        let tone = if difference < 0 { Tone::Bad } else { Tone::Plain };
        let signed = show::signed(difference, currency);
        sheet.push(vec![
            called::cell(&row.month, month_called),
            Cell::text(&row.customer),
            called::cell(row.kind.name(), called::kind),
            money(row.closed),
            money(row.now),
            Cell::new(signed, figures::money(difference, currency)).toned(tone),
            match people {
                true => Cell::text(why(&row.why, zone)),
                false => Cell::text(why_for_programs(&row.why, zone)),
            },
        ]);
    }
    sheet
}

fn month_called(name: &str) -> String {
    called::month(name).unwrap_or_else(|| name.to_owned())
}

/// What became of a fact: in which batch and when.
pub(crate) fn what(change: &Change, zone: &Zone) -> String {
    let at = show::instant(change.recorded_at, zone);
    let (place, batch) = (place(&change.fact), change.batch.to_string());
    match change.what {
        What::New => tr!("restated-new", place = place, batch = batch, at = at),
        What::Superseded => tr!("restated-superseded", place = place, batch = batch, at = at),
        What::Undone => tr!("restated-undone", place = place, batch = batch, at = at),
    }
}

/// Changed facts in a few words.
fn why(changes: &[Change], zone: &Zone) -> String {
    let one = |change: &Change| what(change, zone);
    let mut texts: Vec<String> = changes.iter().take(SHOWN).map(one).collect();
    if changes.len() > SHOWN {
        texts.push(tr!("restated-more", n = changes.len() - SHOWN));
    }
    if texts.is_empty() {
        texts.push(tr!("restated-policy"));
    }
    words().clauses(&texts)
}

/// All of them, in English.
fn why_for_programs(changes: &[Change], zone: &Zone) -> String {
    let one = |change: &Change| {
        let at = show::instant_for_programs(change.recorded_at, zone);
        let what = change.what.name();
        format!("{} {what} (batch {}, {at})", place(&change.fact), change.batch)
    };
    match changes {
        [] => "policy".to_owned(),
        _ => changes.iter().map(one).collect::<Vec<_>>().join("; "),
    }
}
