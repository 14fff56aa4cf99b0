//! `tenure close`: lock a month's figures, list closes, reopen.

use std::path::PathBuf;
use tenure_domain::said;

use anyhow::Result;
use clap::Args;
use tenure_domain::account::Account;
use tenure_domain::money::Currency;
use tenure_domain::time::{Day, Instant, Zone};
use tenure_engine::closing::{self, Refusal, Signature};
use tenure_store::{CloseInfo, DOTS, Reopening};

use crate::ask::EVERYTHING;
use crate::called;
use crate::context::Context;
use crate::dates;
use crate::failure::{Exit, advised, either};
use crate::figures;
use crate::output::{self, FormatArgs, Object};
use crate::session::DataArgs;
use crate::sheet::{Cell, Column, Format, Sheet};
use crate::show;
use crate::words::{Both, Id, say, tr};

const EXAMPLES: &str = "\
Examples:
  tenure close 2026-10 --data books --by 'Ana Pop' --note 'agreed with billing'
  tenure close --list --data books
  tenure close --reopen 2026-10 --data books --by 'Ana Pop' --note 'wrong tax rate'
  tenure restated --data books                    what is known by now and was not then";

/// Lock the figures of a month, list what is locked, or reopen a month
///
/// A closed month keeps its figures, movements and rows, whatever is imported or undone later. What
/// becomes known of it appears as corrections at the beginning of the first open month. Months are
/// closed in order and after their end; the first close also locks all months before. Reopening
/// takes back the last close and stays on record.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct CloseArgs {
    /// The month to close, such as 2026-10
    #[arg(value_name = "MONTH", required_unless_present_any = ["list", "reopen"])]
    month: Option<String>,

    /// List all closes, reopened ones too
    #[arg(long, conflicts_with_all = ["month", "reopen"])]
    list: bool,

    /// Reopen the last close, which ends with this month
    #[arg(long, value_name = "MONTH", conflicts_with = "month", requires = "note")]
    reopen: Option<String>,

    /// A note that stays with the close
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,

    /// Who signs for the close
    #[arg(long, value_name = "NAME")]
    by: Option<String>,

    /// The workspace
    #[arg(long, value_name = "DIR")]
    data: PathBuf,

    /// Rules to close under: a preset or a TOML file (see `tenure policy`) [default: the account's]
    #[arg(long, value_name = "PRESET|FILE")]
    policy: Option<String>,

    #[command(flatten)]
    format: FormatArgs,
}

/// Closes, lists or reopens.
pub fn run(args: &CloseArgs, context: &Context) -> Result<Exit> {
    let signature = Signature {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        note: args.note.clone().unwrap_or_default(),
        by: args.by.clone().unwrap_or_default(),
    };
    let data = DataArgs {
        data: Some(args.data.clone()),
        policy: args.policy.clone(),
        ..DataArgs::default()
    };
    let session = data.open(context)?;
    let ws = &session.workspace;
    if let Some(month) = &args.reopen {
        let month = month_of(month, "--reopen")?;
        let info = closing::reopen(ws, month, context.now, &signature)?;
        let info = info.map_err(|refusal| refused(&refusal))?;
        let (id, months) = (info.id.to_string(), months(&info).shown);
        context.talk.say(&tr!("close-reopened-say", id = id, months = months));
        return print(&[info], &session.account, args.format.format, context);
    }
    let Some(month) = &args.month else {
        return print(&ws.closes()?, &session.account, args.format.format, context);
    };
    let month = month_of(month, "the month")?;
    let spinner = context.talk.spinner(Id("busy-closing"));
    let closed = closing::close(ws, month, &session.keeping(EVERYTHING), &signature)?;
    spinner.finish_and_clear();
    let closed = closed.map_err(|refusal| refused(&refusal))?;
    let info = closed.info;
    if info.close.first.is_empty() && closed.first != info.close.month {
        let (from, to) = (called_month(&closed.first), called_month(&info.close.month));
        context.talk.say(&tr!("close-first", from = from, to = to));
    }
    if closed.policy_changed {
        context.talk.warn(&tr!("close-other-policy"));
    }
    print(&[info], &session.account, args.format.format, context)
}

/// Reads a month.
fn month_of(text: &str, flag: &str) -> Result<Day> {
    let day = dates::day(text, flag)?;
    if text.trim().len() != 7 || day != day.month_start() {
        let detail = said!("{text} is not a month", text = format!("{text:?}"));
        return Err(advised(detail, said!("months are written like 2026-10")));
    }
    Ok(day)
}

fn refused(refusal: &Refusal) -> anyhow::Error {
    let hint = match refusal {
        Refusal::NotOver(_) => {
            said!("a month can be closed once it has ended in the account's time zone")
        }
        Refusal::Closed(..) => either(
            "tenure close --list shows closes; --reopen takes the last one back",
            said!("the last close can be taken back: reopen it"),
        ),
        Refusal::NotInOrder { .. } => said!("months are closed in order"),
        Refusal::NothingYet(..) => either(
            "tenure report shows the months that have figures",
            said!("the report shows the months that have figures"),
        ),
        Refusal::Undefined(..) => either(
            "tenure check names all that is missing or too large",
            said!("the checks name all that is missing or too large"),
        ),
        Refusal::Future(_) => either(
            "tenure doctor looks at the clock",
            said!("set the clock of the server right, or wait until that time has come"),
        ),
        Refusal::NotLast { .. } => said!("closes are reopened from the last one backwards"),
    };
    advised(refusal.said(), hint)
}

/// A month as people call it.
fn called_month(name: &str) -> String {
    called::month(name).unwrap_or_else(|| name.to_owned())
}

/// The months of a close in words.
pub fn months(info: &CloseInfo) -> Both {
    let close = &info.close;
    let (first, last) = (close.first.as_str(), close.month.as_str());
    Both::new(|words| {
        let called = |name: &str| called::month_in(name, words).unwrap_or_else(|| name.to_owned());
        match first {
            "" => say!(words, "close-up-to", month = called(last)),
            first if first == last => called(last),
            first => say!(words, "close-months", from = called(first), to = called(last)),
        }
    })
}

/// Who said what, in one text.
fn signed(by: &str, note: &str) -> String {
    match (by, note) {
        ("", note) => note.to_owned(),
        (by, "") => by.to_owned(),
        (by, note) => format!("{by}: {note}"),
    }
}

fn currency_of(info: &CloseInfo, account: &Account) -> Currency {
    let code = info.close.account.lines().find_map(|line| line.strip_prefix("currency = "));
    code.and_then(Currency::parse).unwrap_or(account.currency)
}

fn print(
    closes: &[CloseInfo],
    account: &Account,
    format: Format,
    context: &Context,
) -> Result<Exit> {
    let closes: Vec<CloseInfo> = closes.iter().map(|info| shown_to(info, context)).collect();
    let people = matches!(format, Format::Table | Format::Md);
    let sheet = if people { short(&closes, account) } else { full(&closes, account) };
    output::sheet(&sheet, format, context.paint, "closes", Object::new())?;
    Ok(Exit::Fine)
}

/// A close as whoever asks may see it: what others noted may name people.
fn shown_to(info: &CloseInfo, context: &Context) -> CloseInfo {
    let mut info = info.clone();
    if context.mask.is_some() {
        let notes = std::iter::once(&mut info.close.note);
        for note in notes.chain(info.reopened.as_mut().map(|it| &mut it.note)) {
            if !note.is_empty() {
                DOTS.clone_into(note);
            }
        }
    }
    info
}

/// Closes for people.
fn short(closes: &[CloseInfo], account: &Account) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::number("close", &tr!("close-close")),
        Column::text("month", &tr!("close-month")),
        Column::text("closed_at", &tr!("close-closed")),
        Column::number("customers", &tr!("col-customers")),
        Column::number("mrr", &tr!("close-mrr")),
        Column::text("currency", ""),
        Column::text("policy", &tr!("col-policy")),
        Column::text("note", &tr!("close-signed")),
        Column::text("reopened", &tr!("close-reopened")),
    ]);
    for info in closes {
        let close = &info.close;
        let currency = currency_of(info, account);
        let at = |at| show::instant(Instant(at), &account.zone);
        let reopened = |it: &Reopening| format!("{} {}", at(it.at), signed(&it.by, &it.note));
        sheet.push(vec![
            Cell::count(info.id),
            Cell::text(months(info).shown),
            Cell::text(at(close.closed_at)),
            Cell::count(close.customers),
            Cell::text(show::money(close.closing, currency)),
            Cell::text(currency.code()),
            Cell::text(&close.policy),
            Cell::text(signed(&close.by, &close.note)),
            Cell::text(info.reopened.as_ref().map(reopened).unwrap_or_default()),
        ]);
    }
    sheet
}

/// Closes with all that they say.
pub fn full(closes: &[CloseInfo], account: &Account) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::number("close", "Close"),
        Column::text("month", "Month"),
        Column::text("first", "First month"),
        Column::text("closed_at", "Closed"),
        Column::text("known_at", "Known"),
        Column::text("data_version", "Data"),
        Column::text("program", "Version"),
        Column::text("policy", "Policy"),
        Column::text("policy_hash", "Policy hash"),
        Column::text("policy_text", "Settings"),
        Column::text("account", "Account"),
        Column::text("by", "By"),
        Column::text("note", "Note"),
        Column::number("customers", "Customers"),
        Column::number("movements", "Movements"),
        Column::number("mrr", "MRR"),
        Column::text("currency", ""),
        Column::text("reopened_at", "Reopened"),
        Column::text("reopened_by", "By"),
        Column::text("reopened_note", "Why"),
    ]);
    for info in closes {
        let close = &info.close;
        let currency = currency_of(info, account);
        let time = |at: i64| {
            let shown = show::instant(Instant(at), &Zone::utc());
            Cell::new(shown, Instant(at).to_string())
        };
        let reopened = info.reopened.as_ref();
        sheet.push(vec![
            Cell::count(info.id),
            Cell::text(&close.month),
            Cell::text(&close.first),
            time(close.closed_at),
            time(close.known_at),
            Cell::text(&close.data_version),
            Cell::text(&close.program),
            Cell::text(&close.policy),
            Cell::text(&close.policy_hash),
            Cell::text(close.policy_text.trim_end()),
            Cell::text(close.account.trim_end()),
            Cell::text(&close.by),
            Cell::text(&close.note),
            Cell::count(close.customers),
            Cell::count(close.movements),
            Cell::new(
                show::money(close.closing, currency),
                figures::money(close.closing, currency),
            ),
            Cell::text(currency.code()),
            reopened.map_or_else(Cell::empty, |it| time(it.at)),
            reopened.map_or_else(Cell::empty, |it| Cell::text(&it.by)),
            reopened.map_or_else(Cell::empty, |it| Cell::text(&it.note)),
        ]);
    }
    sheet
}
