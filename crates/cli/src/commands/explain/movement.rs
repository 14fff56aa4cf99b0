//! What happened to a customer's MRR on a day.

use anyhow::Result;
use tenure_domain::period::Period;
use tenure_domain::time::Day;
use tenure_engine::book::{Book, Customer};
use tenure_engine::explain;
use tenure_ledger::movement::{Detail, Step};
use tenure_ledger::run::Untold;

use super::{MovementArgs, find};
use crate::ask::{self, EVERYTHING};
use crate::commands::customers::standing;
use crate::commands::metric::customer as names;
use crate::commands::movements::{place, source};
use crate::context::Context;
use crate::dates;
use crate::failure::{Exit, advised};
use crate::figures;
use crate::output::{self, Json, Object};
use crate::sheet::Format;
use crate::show;
use crate::words;

/// A step with its detail and the levels around it.
struct Moved<'a> {
    step: &'a Step,
    detail: &'a Detail,
    before: i128,
    after: i128,
}

/// Explains.
pub fn run(args: &MovementArgs, context: &Context) -> Result<Exit> {
    let session = args.data.open(context)?;
    let book = session.book(EVERYTHING, context)?;
    ask::remark(&book, context);
    let day = dates::day(&args.date, "DATE")?;
    let customer = book.customer(find(&book, &args.customer)?);
    let period = Period::new(day, Day(day.0 + 1), &session.account);
    let moved = moved(&customer, &period);
    if moved.is_empty() {
        return Err(nothing(&book, &customer, day, &args.customer));
    }
    match args.format.format {
        Format::Json => {
            let objects = moved.iter().map(|it| json(&book, &customer, it));
            let (id, name) = names(&book, customer.number);
            let head = figures::head(&session, &book).with("customer_id", id).with("name", name);
            output::json(head.with("movements", Json::objects(objects)))?;
        }
        _ => output::text(&text(&book, &customer, &moved, day, context))?,
    }
    Ok(session.exit())
}

fn moved<'a>(customer: &Customer<'a>, period: &Period) -> Vec<Moved<'a>> {
    let mut level = 0;
    let mut all = Vec::new();
    for (step, detail) in customer.steps.iter().zip(customer.details) {
        let before = level;
        level += i128::from(step.delta);
        if period.holds(step.at) {
            all.push(Moved { step, detail, before, after: level });
        }
    }
    all
}

/// Nothing moved; the days nearest to it on which something did.
fn nothing(book: &Book, customer: &Customer<'_>, day: Day, id: &str) -> anyhow::Error {
    let zone = &book.options.account.zone;
    let days: Vec<Day> = customer.steps.iter().map(|step| zone.day(step.at)).collect();
    let before = days.iter().rfind(|&&other| other < day);
    let after = days.iter().find(|&&other| other > day);
    let near: Vec<String> = [before, after].into_iter().flatten().map(Day::to_string).collect();
    let hint = match near.is_empty() {
        true => "this customer has no movements at all".to_owned(),
        false => format!("the nearest movements are on {}", near.join(" and ")),
    };
    advised(format!("the MRR of {id} did not move on {day}"), hint)
}

fn text(
    book: &Book,
    customer: &Customer<'_>,
    moved: &[Moved<'_>],
    day: Day,
    context: &Context,
) -> String {
    let (id, name) = names(book, customer.number);
    let currency = book.currency();
    let mut text = context.paint.heading(&format!("{name} ({id}) on {day}")) + "\n";
    for it in moved {
        let (step, detail) = (it.step, it.detail);
        let at = show::instant(step.at, &book.options.account.zone);
        let cause = match step.cause.name() {
            "" => String::new(),
            cause => format!(", {}", cause.replace('_', " ")),
        };
        let told = |told: bool, text: String| if told { text } else { show::NOTHING.to_owned() };
        let untold = customer.untold_step(step.at, detail.currency);
        let change = told(untold.is_none(), show::signed(step.delta.into(), currency));
        let [before, after] =
            [(step.at, it.before), (step.at.plus(1), it.after)].map(|(at, level)| {
                told(customer.untold_before(at).is_none(), show::money(level, currency))
            });
        let of = match step.counts_as {
            kind if kind == step.kind => String::new(),
            kind => format!(" of {}", kind.name()),
        };
        text += &format!("\n{at}  {}{of}{cause}  {change} {currency}\n", step.kind.name());
        text += &format!("    MRR {before} → {after} {currency}");
        let pays = it.after > 0 || customer.untold_before(step.at.plus(1)).is_some();
        text += &format!(", then {}\n", standing(step.after, pays));
        if let Some(gap) = untold {
            text += &format!("    undefined: {}\n", book.reason(customer, gap));
        }
        if detail.currency != currency {
            let too_large = untold.is_some_and(|gap| gap.why == Untold::TooLarge);
            let native = told(!too_large, show::signed(detail.native.into(), detail.currency));
            text += &format!("    as billed: {native} {}\n", detail.currency);
        }
        text += &words(book, detail);
        for fact in explain::facts(book, customer.origins(detail)) {
            let (table, id) = (fact.table.name(), &fact.id);
            text += &format!("    by {table} {id} ({})\n", place(&fact));
        }
    }
    text
}

/// Plan, subscription, item and reason, as far as known.
fn words(book: &Book, detail: &Detail) -> String {
    let named = [
        ("plan", detail.plan),
        ("subscription", detail.subscription),
        ("item", detail.item),
        ("stated reason", detail.reason),
    ];
    let known = named.into_iter().filter(|(_, sym)| sym.is_some());
    let words: Vec<String> =
        known.map(|(what, sym)| format!("{what} {}", book.facts.names.text(sym))).collect();
    if words.is_empty() { String::new() } else { format!("    {}\n", words.join(", ")) }
}

fn json(book: &Book, customer: &Customer<'_>, it: &Moved<'_>) -> Object {
    let (step, detail) = (it.step, it.detail);
    let text = |sym| Some(book.facts.names.text(sym)).filter(|text| !text.is_empty());
    let cause = Some(step.cause.name()).filter(|cause| !cause.is_empty());
    let sources = explain::facts(book, customer.origins(detail));
    let untold = customer.untold_step(step.at, detail.currency);
    let too_large = untold.is_some_and(|gap| gap.why == Untold::TooLarge);
    let level = |at, units: i128| {
        let told = customer.untold_before(at).is_none();
        told.then(|| figures::money(units, book.currency()))
    };
    let native = || figures::money(detail.native.into(), detail.currency);
    Object::new()
        .with("at", step.at.to_string())
        .with("kind", step.kind.name())
        .with("corrects", (step.counts_as != step.kind).then(|| step.counts_as.name()))
        .with("cause", cause)
        .with("reason", text(detail.reason))
        .with("amount", (!too_large).then(native))
        .with("currency", detail.currency.code())
        .with(
            "amount_account",
            untold.is_none().then(|| figures::money(step.delta.into(), book.currency())),
        )
        .with("mrr_before", level(step.at, it.before))
        .with("mrr_after", level(step.at.plus(1), it.after))
        .with("undefined", untold.map(|gap| words::why(book.reason(customer, gap))))
        .with("plan_id", text(detail.plan))
        .with("subscription_id", text(detail.subscription))
        .with("item_id", text(detail.item))
        .with("sources", Json::objects(sources.iter().map(source)))
}
