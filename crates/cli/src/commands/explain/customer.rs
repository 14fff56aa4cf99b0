//! A customer's MRR on a day.

use anyhow::Result;
use tenure_domain::money::Currency;
use tenure_domain::period::Period;
use tenure_domain::time::{Day, Instant};
use tenure_engine::book::{Book, Customer};
use tenure_engine::explain::{Arithmetic, ComponentNote, MrrNote, mrr};
use tenure_engine::netted::{Netted, netted};
use tenure_i18n::numbers;
use tenure_ledger::movement::Step;

use super::look::Look;
use super::{CustomerArgs, arithmetic, find_at};
use crate::ask::{self, EVERYTHING};
use crate::called;
use crate::commands::customers::standing;
use crate::commands::metric::customer as names;
use crate::commands::movements::{place, source};
use crate::context::Context;
use crate::dates;
use crate::failure::Exit;
use crate::figures;
use crate::output::{self, Json, Object};
use crate::sheet::{Cell, Column, Format, Sheet};
use crate::show;
use crate::words::{self, lang, tr, words};

/// Steps of a long history that are shown.
const LATEST: usize = 12;

/// Explains.
pub fn run(args: &CustomerArgs, context: &Context) -> Result<Exit> {
    let rows = "tenure movements has rows for those forms";
    let format = args.format.of_page("an explanation", rows)?;
    let session = args.data.open(context)?;
    let book = session.book(EVERYTHING, context)?;
    ask::remark(&book, context);
    let day = match &args.at {
        Some(text) => dates::day(text, "--at")?,
        None => book.data_through.unwrap_or(session.account.zone.day(session.now)),
    };
    let at = session.account.zone.start_of_day(Day(day.0 + 1));
    let customer = book.customer(find_at(&book, &args.customer, at)?);
    let note = mrr(&book, &customer, at);
    match format {
        Format::Json => output::json(
            figures::head(&session, &book)
                .with("explanation", json(&book, &customer, &note, (day, at))),
        )?,
        _ => {
            let look = Look::of(format, context.paint);
            output::text(&text(&book, &customer, &note, (day, at), look))?;
        }
    }
    Ok(session.exit())
}

fn text(
    book: &Book,
    customer: &Customer<'_>,
    note: &MrrNote,
    (day, at): (Day, Instant),
    look: Look,
) -> String {
    let (id, name) = names(book, customer.number);
    let currency = book.currency();
    let who = tr!("customer-called", name = name, id = id);
    let title = tr!("customer-at", who = who, day = words().day(day));
    let mut text = look.title(&title);
    let before = customer.steps.partition_point(|step| step.at < at);
    let untold = book.untold(customer, at);
    let pays = note.total > 0 || untold.is_some();
    let last = customer.steps[..before].last();
    let status = last.map(|step| called::standing(standing(step.after, pays)));
    let status = status.unwrap_or_else(|| tr!("standing-none"));
    text += &look.line(&match untold {
        Some(why) => tr!("customer-mrr-untold", status = status, why = words().reason(why)),
        None => {
            let mrr = show::money_of(note.total.into(), currency);
            tr!("customer-pays", mrr = mrr, status = status)
        }
    });
    // What is shown for the parts sums to what is shown for the whole.
    let parts: Vec<i128> = note.components.iter().map(|c| c.component.account.into()).collect();
    for (component, share) in note.components.iter().zip(show::apportion(&parts)) {
        let component = component_text(component, share, currency, book);
        text += &look.block(&format!("\n{component}"));
    }
    if !note.components.is_empty() && untold.is_none() {
        let sum: i128 = parts.iter().sum();
        let says = match sum == i128::from(note.total) {
            true => tr!("explain-parts-make"),
            false => tr!("explain-parts-differ"),
        };
        if look != Look::Markdown {
            text.push('\n');
        }
        text += &look.line(&says);
    }
    text += &history(book, customer, &customer.steps[..before], look);
    for netted in &in_full(book, customer, day) {
        text += &look.block(&format!("\n{}", super::netted::text(book, netted, 0)));
    }
    text
}

/// The steps of the day that are netted with each other.
fn in_full(book: &Book, customer: &Customer<'_>, day: Day) -> Vec<Netted> {
    let period = Period::new(day, Day(day.0 + 1), &book.options.account);
    netted(book, customer, &period)
}

fn component_text(note: &ComponentNote, share: i128, currency: Currency, book: &Book) -> String {
    let mut head = vec![match note.untold {
        Some(_) => show::NOTHING.to_owned(),
        None => numbers::money(lang(), &show::minor(share, currency), currency.code()),
    }];
    let known = |id: &str| (!id.is_empty()).then(|| id.to_owned());
    head.extend(known(&note.plan).map(|id| tr!("explain-plan", id = id)));
    head.extend(known(&note.subscription).map(|id| tr!("explain-subscription", id = id)));
    head.extend(known(&note.item).map(|id| tr!("explain-item", id = id)));
    let mut text = format!("  {}\n", head.join(", "));
    for line in &note.arithmetic {
        text += &format!("      {}\n", arithmetic::say(line));
    }
    text + &format!("      {}\n", since(note, book))
}

/// From when to when a component is there, and by which fact.
fn since(note: &ComponentNote, book: &Book) -> String {
    let zone = &book.options.account.zone;
    let from = show::instant(note.component.from, zone);
    let (table, id, place) = (note.fact.table.name(), note.fact.id.as_str(), place(&note.fact));
    match note.component.to {
        Instant::MAX => {
            tr!("explain-from-on", from = from, table = table, id = id, place = place)
        }
        to => {
            let to = show::instant(to, zone);
            tr!("explain-from-to", from = from, to = to, table = table, id = id, place = place)
        }
    }
}

fn history(book: &Book, customer: &Customer<'_>, steps: &[Step], look: Look) -> String {
    if steps.is_empty() {
        return String::new();
    }
    let currency = book.currency();
    let mut sheet = Sheet::new(vec![
        Column::text("at", &tr!("col-at")),
        Column::text("kind", &tr!("col-kind")),
        Column::text("cause", &tr!("col-cause")),
        Column::number("delta", &tr!("col-change")),
        Column::number("level", &tr!("explain-mrr-after")),
    ]);
    let mut level: i128 = 0;
    for (step, detail) in steps.iter().zip(customer.details) {
        level += i128::from(step.delta);
        let told = customer.untold_step(step.at, detail.currency).is_none();
        let known = customer.untold_before(step.at.plus(1)).is_none();
        let shown = |text: String, told: bool| match told {
            true => Cell::text(text),
            false => Cell::undefined(),
        };
        sheet.push(vec![
            Cell::text(show::instant(step.at, &book.options.account.zone)),
            called::cell(step.kind.name(), called::kind),
            called::cell(step.cause.name(), called::cause),
            shown(show::signed(step.delta.into(), currency), told),
            shown(show::money(level, currency), known),
        ]);
    }
    let skipped = sheet.rows.len().saturating_sub(LATEST);
    sheet.rows.drain(..skipped);
    let title = match skipped {
        0 => tr!("explain-history"),
        n => tr!("explain-history-left-out", n = n),
    };
    look.part(&title) + &look.sheet(&sheet)
}

/// A step for programs.
fn arithmetic_text(step: &Arithmetic) -> String {
    words::told(&arithmetic::say(step), &step.to_string())
}

fn json(book: &Book, customer: &Customer<'_>, note: &MrrNote, (day, at): (Day, Instant)) -> Object {
    let untold = book.untold(customer, at);
    let (id, name) = names(book, customer.number);
    let components = note.components.iter().map(|note| {
        let component = &note.component;
        let to = (component.to != Instant::MAX).then(|| component.to.to_string());
        Object::new()
            .with("subscription_id", note.subscription.clone())
            .with("item_id", note.item.clone())
            .with("plan_id", note.plan.clone())
            .with("from", component.from.to_string())
            .with("to", to)
            .with(
                "amount",
                note.native(|| figures::money(component.native.into(), component.currency)),
            )
            .with("currency", component.currency.code())
            .with(
                "amount_account",
                note.account(|| figures::money(component.account.into(), book.currency())),
            )
            .with("arithmetic", note.arithmetic.iter().map(arithmetic_text).collect::<Vec<_>>())
            .with("source", source(&note.fact))
    });
    Object::new()
        .with("customer_id", id)
        .with("name", name)
        .with("at", day.to_string())
        .with("mrr", untold.is_none().then(|| figures::money(note.total.into(), book.currency())))
        .with("currency", book.currency().code())
        .with("undefined", untold.map(words::why))
        .with("components", Json::objects(components))
        .with("netted", super::netted::json(&in_full(book, customer, day)))
}
