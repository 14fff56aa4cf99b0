//! What happened to a customer's MRR on a day.

use anyhow::Result;
use tenure_domain::money::Currency;
use tenure_domain::period::Period;
use tenure_domain::said;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Day;
use tenure_engine::book::{Book, Customer};
use tenure_engine::explain;
use tenure_engine::netted::Netted;
use tenure_i18n::numbers;
use tenure_ledger::movement::{Detail, Step};
use tenure_ledger::run::Untold;

use super::look::Look;
use super::{MovementArgs, find_at, netted};
use crate::ask::{self, EVERYTHING};
use crate::called;
use crate::commands::customers::standing;
use crate::commands::metric::customer as names;
use crate::commands::movements::{changed_source, place};
use crate::commands::restated;
use crate::context::Context;
use crate::dates;
use crate::failure::{Exit, advised};
use crate::figures;
use crate::output::{self, Json, Object};
use crate::sheet::Format;
use crate::show;
use crate::words::{self, lang, tr, words};

/// A step with its detail and the levels around it.
struct Moved<'a> {
    step: &'a Step,
    detail: Detail,
    before: i128,
    after: i128,
}

/// Explains.
pub fn run(args: &MovementArgs, context: &Context) -> Result<Exit> {
    let rows = "tenure movements has rows for those forms";
    let format = args.format.of_page("an explanation", rows)?;
    let session = args.data.open(context)?;
    let book = session.book(EVERYTHING, context)?;
    ask::remark(&book, context);
    let day = dates::day(&args.date, "DATE")?;
    let period = Period::new(day, Day(day.0 + 1), &session.account);
    let customer = book.customer(find_at(&book, &args.customer, period.from)?);
    let moved = moved(&customer, &period);
    let in_full = tenure_engine::netted::netted(&book, &customer, &period);
    if moved.is_empty() && in_full.is_empty() {
        return Err(nothing(&book, &customer, day, &args.customer));
    }
    match format {
        Format::Json => {
            let objects = moved.iter().map(|it| json(&book, &customer, it));
            let (id, name) = names(&book, customer.number);
            let head = figures::head(&session, &book).with("customer_id", id).with("name", name);
            let head = head.with("movements", Json::objects(objects));
            output::json(head.with("netted", netted::json(&in_full)))?;
        }
        _ => {
            let look = Look::of(format, context.paint);
            output::text(&text(&book, &customer, (&moved, &in_full), day, look))?;
        }
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
        true => said!("this customer has no movements at all"),
        false => said!("the nearest movements are on {days}", days = near.join(", ")),
    };
    let day = day.to_string();
    advised(said!("the MRR of {id} did not move on {day}", id = id, day = day), hint)
}

fn text(
    book: &Book,
    customer: &Customer<'_>,
    (moved, in_full): (&[Moved<'_>], &[Netted]),
    day: Day,
    look: Look,
) -> String {
    let (id, name) = names(book, customer.number);
    let who = tr!("customer-called", name = name, id = id);
    let title = tr!("customer-on", who = who, day = words().day(day));
    let mut text = look.title(&title);
    for (n, it) in moved.iter().enumerate() {
        if n > 0 && look != Look::Markdown {
            text.push('\n');
        }
        // Below the last step of a movement.
        let ends = moved.get(n + 1).is_none_or(|next| next.step.at != it.step.at);
        let mut step = step_text(book, customer, it);
        if let Some(steps) = netted::of(in_full, it.step.at).filter(|_| ends) {
            step += &netted::text(book, steps, 4);
        }
        text += &look.block(&step);
    }
    for (n, cancelled) in in_full.iter().filter(|netted| netted.cancelled).enumerate() {
        if look != Look::Markdown && (n > 0 || !moved.is_empty()) {
            text.push('\n');
        }
        text += &look.block(&netted::text(book, cancelled, 0));
    }
    text
}

/// A step: when and how much, the levels around it, and the facts that made it.
fn step_text(book: &Book, customer: &Customer<'_>, it: &Moved<'_>) -> String {
    let (step, detail, currency) = (it.step, it.detail, book.currency());
    let untold = customer.untold_step(step.at, detail.currency);
    let mut text = format!("{}\n", head(book, it, untold.is_none()));
    text += &format!("    {}\n", levels(book, customer, it));
    if let Some(gap) = untold {
        let why = words().reason(book.reason(customer, gap));
        text += &format!("    {}\n", tr!("explain-undefined", why = why));
    }
    if detail.currency != currency {
        let too_large = untold.is_some_and(|gap| gap.why == Untold::TooLarge);
        let native = show::signed(detail.native.into(), detail.currency);
        let native = in_currency(told(!too_large, native), detail.currency);
        text += &format!("    {}\n", tr!("explain-as-billed", amount = native));
    }
    text += &named(book, &detail);
    for (fact, change) in explain::sources(book, customer.origins(&detail)) {
        let zone = &book.options.account.zone;
        let (table, id) = (fact.table.name(), fact.id.as_str());
        let place = change.map_or_else(|| place(&fact), |change| restated::what(change, zone));
        let by = tr!("explain-by", table = table, id = id, place = place);
        text += &format!("    {by}\n");
        if let Some(earlier) = change.and_then(|change| change.earlier.as_ref()) {
            let (place, batch) = (self::place(&earlier.fact), earlier.batch.to_string());
            let at = show::instant(earlier.recorded_at, zone);
            let instead = tr!("explain-instead", place = place, batch = batch, at = at);
            text += &format!("        {instead}\n");
        }
    }
    text
}

/// A text where something can be told.
fn told(told: bool, text: String) -> String {
    if told { text } else { show::NOTHING.to_owned() }
}

/// An amount, or what stands for it, with its currency.
fn in_currency(shown: String, currency: Currency) -> String {
    numbers::money(lang(), &shown, currency.code())
}

/// When, of which kind, why and how much.
fn head(book: &Book, it: &Moved<'_>, is_told: bool) -> String {
    let (step, currency) = (it.step, book.currency());
    let at = show::instant(step.at, &book.options.account.zone);
    let kind = called::kind(step.kind.name());
    let kind = match step.counts_as {
        of if of == step.kind => kind,
        of => tr!("explain-correction-of", kind = kind, what = called::kind(of.name())),
    };
    let cause = match step.cause.name() {
        "" => String::new(),
        cause => format!(", {}", called::cause(cause).replace('_', " ")),
    };
    let change = told(is_told, show::signed(step.delta.into(), currency));
    format!("{at}  {kind}{cause}  {}", in_currency(change, currency))
}

/// MRR before and after, and how the customer then stands.
fn levels(book: &Book, customer: &Customer<'_>, it: &Moved<'_>) -> String {
    let (step, currency) = (it.step, book.currency());
    let level =
        |at, level| told(customer.untold_before(at).is_none(), show::money(level, currency));
    let (before, after) = (level(step.at, it.before), level(step.at.plus(1), it.after));
    let pays = it.after > 0 || customer.untold_before(step.at.plus(1)).is_some();
    let status = called::standing(standing(step.after, pays));
    let after = in_currency(after, currency);
    tr!("explain-then", before = before, after = after, status = status)
}

/// Plan, subscription, item and reason, as far as known.
fn named(book: &Book, detail: &Detail) -> String {
    let known = |sym: Sym| sym.is_some().then(|| book.facts.names.text(sym).to_owned());
    let all = [
        known(detail.plan).map(|id| tr!("explain-plan", id = id)),
        known(detail.subscription).map(|id| tr!("explain-subscription", id = id)),
        known(detail.item).map(|id| tr!("explain-item", id = id)),
        known(detail.reason).map(|id| tr!("explain-reason", id = id)),
    ];
    let all: Vec<String> = all.into_iter().flatten().collect();
    if all.is_empty() { String::new() } else { format!("    {}\n", all.join(", ")) }
}

fn json(book: &Book, customer: &Customer<'_>, it: &Moved<'_>) -> Object {
    let (step, detail) = (it.step, it.detail);
    let text = |sym| Some(book.facts.names.text(sym)).filter(|text| !text.is_empty());
    let cause = Some(step.cause.name()).filter(|cause| !cause.is_empty());
    let sources = explain::sources(book, customer.origins(&detail));
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
        .with("sources", Json::objects(sources.iter().map(changed_source)))
}
