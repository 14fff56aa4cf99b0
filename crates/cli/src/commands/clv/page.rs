//! What a new customer is worth, in words and as tables.

use tenure_engine::worth::{ByTerm, Found};
use tenure_i18n::{Words, numbers};
use tenure_metrics::reading::{Fraction, Reason, Value};
use tenure_models::renewing::{FEW_LEFT, FEW_RENEWALS, TooFew};

use super::{Answer, VARIANT, float};
use crate::colour::Paint;
use crate::commands::metric::wrapped;
use crate::output::{Json, Object};
use crate::sheet::{Cell, Column, Setting, Sheet};
use crate::show;
use crate::statistics::{self, decimal, level_name, method_name};
use crate::words::{Both, count, lang, say, tr, words};

/// The model, as programs read it.
const MODEL: &str = "shifted beta-geometric (Fader and Hardie 2007)";

/// The answer for people.
pub fn text(answer: &Answer, paint: Paint) -> String {
    let (asked, worth) = (&answer.asked, &answer.worth);
    let mut parts = vec![tr!("clv-title")];
    parts.extend(worth.day.map(|day| tr!("clv-at", day = words().day(day))));
    parts.extend(asked.first.map(|day| tr!("survival-observed", day = words().day(day))));
    parts.extend(asked.segment.clone());
    parts.extend_from_slice(&answer.told);
    let mut text = parts.join(" · ") + "\n\n" + &verdict(answer);
    if worth.terms.is_empty() {
        return text;
    }
    text += &format!("\n{}", terms(answer).text(Setting::plain(paint)));
    for term in &worth.terms {
        if let Err(few) = &term.found {
            text += &wrapped(&format!("— {}", too_few(term.term, *few).shown), "", "  ");
        }
    }
    for term in &worth.terms {
        if let Some(held) = term.found.as_ref().ok().map(held) {
            let title = tr!("clv-held", term = length(term.term));
            text += &format!("\n{title}\n{}", held.text(Setting::plain(paint)));
        }
    }
    text += "\n";
    if let Some(months) = worth.months {
        let (level, method) = (months.interval.level, months.interval.method);
        text += &wrapped(
            &tr!("clv-interval", level = level_name(level), method = method_name(method)),
            "",
            "  ",
        );
    }
    text + &wrapped(&tr!("clv-note"), "", "  ")
}

/// The same in Markdown, as far as it is a table.
pub fn markdown(answer: &Answer) -> String {
    let verdict = verdict(answer);
    if answer.worth.terms.is_empty() {
        return verdict;
    }
    format!("{verdict}\n{}", terms(answer).markdown())
}

/// The value with its interval and how it was made, or why there is none.
fn verdict(answer: &Answer) -> String {
    let (asked, worth) = (&answer.asked, &answer.worth);
    let (months, discount) = (asked.months, asked.discount.shown().shown);
    let (Some(Ok([value, low, high])), Some(paid)) = (&worth.value, worth.months) else {
        let why = why(answer).map_or_else(String::new, |why| why.shown);
        let none = tr!("clv-none", months = months, discount = discount, why = why);
        return wrapped(&none, "", "  ");
    };
    let said = tr!(
        "clv-value",
        months = months,
        discount = discount,
        value = amount(*value, answer),
        level = level_name(asked.level),
        low = amount(*low, answer),
        high = amount(*high, answer),
    );
    let arpa = worth.each().map(|each| amount(each, answer)).unwrap_or_default();
    let paid = one_decimal(paid.value);
    let made = match asked.margin.value.num() == asked.margin.value.den() {
        true => tr!("clv-made", arpa = arpa, paid = paid),
        false => {
            tr!("clv-made-margin", arpa = arpa, paid = paid, margin = asked.margin.shown().shown)
        }
    };
    let some = worth.covered().count() < worth.terms.iter().filter(|term| term.mrr > 0).count();
    let of = some.then(|| {
        let terms: Vec<String> = worth.covered().map(|term| length(term.term)).collect();
        let share = show::share(worth.share(), 0);
        wrapped(&tr!("clv-covers", terms = terms.join(", "), share = share), "", "  ")
    });
    wrapped(&said, "", "  ") + &wrapped(&made, "", "  ") + &of.unwrap_or_default()
}

/// Why there is no value.
fn why(answer: &Answer) -> Option<Both> {
    let worth = &answer.worth;
    match &worth.value {
        Some(Ok(_)) => return None,
        Some(Err(reason)) => return Some(of_reason(*reason)),
        None => {}
    }
    let few = |term: &ByTerm| term.found.as_ref().err().map(|few| too_few(term.term, *few));
    let lacking = worth.terms.iter().filter(|term| term.mrr > 0).find_map(few);
    Some(lacking.unwrap_or_else(|| of_reason(Reason::NobodyPays)))
}

fn of_reason(reason: Reason) -> Both {
    Both::new(move |words| words.reason(reason))
}

/// What there is too little of to project from.
fn too_few(term: u32, few: TooFew) -> Both {
    Both::new(move |words: &Words| {
        let term = say!(words, "amount-months", n = count(term.into()));
        match few {
            TooFew::Left(n) => {
                let (n, least) = (count(n.into()), count(FEW_LEFT.into()));
                say!(words, "clv-few-left", term = term, n = n, least = least)
            }
            TooFew::Renewals(n) => {
                let (n, least) = (count(n.into()), count(FEW_RENEWALS.into()));
                say!(words, "clv-few-renewals", term = term, n = n, least = least)
            }
        }
    })
}

fn length(months: u32) -> String {
    tr!("amount-months", n = months)
}

fn one_decimal(value: f64) -> String {
    show::grouped(&format!("{value:.1}"))
}

/// Money as people read it, without its currency.
fn plain(value: Value, answer: &Answer) -> Option<String> {
    let written = value.decimal(answer.currency, answer.currency.exponent())?;
    Some(show::grouped(&written))
}

fn amount(units: Fraction, answer: &Answer) -> String {
    let written = plain(Value::Money(units), answer).unwrap_or_default();
    numbers::money(lang(), &written, answer.currency.code())
}

/// MRR of each who pays now.
fn each(term: &ByTerm) -> Option<Value> {
    (term.paying > 0).then(|| Value::Money(Fraction { num: term.mrr, den: term.paying.into() }))
}

/// A line for each length of term.
fn terms(answer: &Answer) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("term", &tr!("clv-term")),
        Column::number("customers", &tr!("col-customers")),
        Column::number("left", &tr!("survival-left-by-then")),
        Column::number("each", &tr!("clv-each", currency = answer.currency.code())),
        Column::number("months", &tr!("clv-months")),
    ]);
    for term in &answer.worth.terms {
        let mrr = each(term).and_then(|mrr| plain(mrr, answer));
        let months = match &term.found {
            Ok(Found { months, .. }) => {
                let (low, high) = (months.interval.low, months.interval.high);
                let (low, high) = (one_decimal(low), one_decimal(high));
                let value = one_decimal(months.value);
                Cell::text(tr!("survival-range", value = value, low = low, high = high))
            }
            Err(_) => Cell::undefined(),
        };
        sheet.push(vec![
            Cell::text(length(term.term)),
            Cell::count(term.customers),
            Cell::count(term.left),
            mrr.map_or_else(Cell::empty, Cell::text),
            months,
        ]);
    }
    sheet
}

/// The model beside what was seen.
fn held(found: &Found) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::number("renewals", &tr!("clv-renewals")),
        Column::number("seen", &tr!("clv-seen")),
        Column::number("model", &tr!("clv-model")),
    ]);
    for held in &found.held {
        let (seen, model) = (show::share(held.seen, 1), show::share(held.model, 1));
        sheet.push(vec![Cell::count(held.renewals.into()), Cell::text(seen), Cell::text(model)]);
    }
    sheet
}

/// The whole answer for programs.
pub fn json(answer: &Answer, head: Object) -> Object {
    let (asked, worth) = (&answer.asked, &answer.worth);
    let terms = worth.terms.iter().map(|term| of_term(term, answer));
    let value = worth.value.as_ref().and_then(|value| value.as_ref().ok());
    let mut object = Object::new()
        .with("metric", "clv")
        .with("variant", VARIANT)
        .with("model", MODEL)
        .with("as_of", worth.day.map(|day| day.to_string()))
        .with("observed_from", asked.first.map(|day| day.to_string()))
        .with("segment", asked.segment.clone())
        .with("currency", answer.currency.code())
        .with("horizon_months", asked.months)
        .with("discount", decimal(float(asked.discount.value)))
        .with("margin", decimal(float(asked.margin.value)))
        .with("value", value.map(|value| money(value[0], answer)))
        .with("interval", of_value(answer))
        .with("undefined", why(answer).map(|why| why.english));
    let arpa = worth.each().and_then(|each| Value::Money(each).shortest(answer.currency));
    object = object.with("arpa", arpa).with("share_of_mrr", decimal(worth.share()));
    let months = worth.months.map(|months| {
        let interval = statistics::json(&months.interval);
        Object::new().with("value", decimal(months.value)).with("interval", interval)
    });
    let null = || Json::Value(serde_json::Value::Null);
    object = object.with("months", months.map_or_else(null, Into::into));
    let object = object.with("terms", Json::objects(terms));
    head.with("estimates", Json::objects([object]))
}

/// The interval of the value.
fn of_value(answer: &Answer) -> Json {
    let worth = &answer.worth;
    let (Some(Ok([_, low, high])), Some(months)) = (&worth.value, worth.months) else {
        return Json::Value(serde_json::Value::Null);
    };
    Object::new()
        .with("level", months.interval.level.to_string())
        .with("low", money(*low, answer))
        .with("high", money(*high, answer))
        .with("method", months.interval.method.to_string())
        .with("n", months.interval.n)
        .into()
}

/// An estimate of money: to the minor unit, for it is no more exact than that.
fn money(units: Fraction, answer: &Answer) -> String {
    let currency = answer.currency;
    Value::Money(units).decimal(currency, currency.exponent()).unwrap_or_default()
}

fn of_term(term: &ByTerm, answer: &Answer) -> Object {
    let object = Object::new()
        .with("term_months", term.term)
        .with("customers", term.customers)
        .with("left", term.left)
        .with("paying", term.paying)
        .with("arpa", each(term).and_then(|mrr| mrr.shortest(answer.currency)));
    let found = match &term.found {
        Ok(found) => found,
        Err(few) => return object.with("undefined", too_few(term.term, *few).english),
    };
    let held = found.held.iter().map(|held| {
        Object::new()
            .with("renewals", held.renewals)
            .with("seen", decimal(held.seen))
            .with("model", decimal(held.model))
    });
    let interval = statistics::json(&found.months.interval);
    let months = Object::new().with("value", decimal(found.months.value));
    object
        .with("a", decimal(found.model.a))
        .with("b", decimal(found.model.b))
        .with("months", months.with("interval", interval))
        .with("held_against", Json::objects(held))
        .with("undefined", None::<String>)
}

/// One row for each length of term, and one for all that have a model.
pub fn long(answer: &Answer) -> Sheet {
    let names = [
        "metric",
        "variant",
        "as_of",
        "term_months",
        "customers",
        "left",
        "paying",
        "arpa",
        "months",
        "months_low",
        "months_high",
        "value",
        "value_low",
        "value_high",
        "currency",
        "level",
        "model",
        "undefined",
    ];
    let mut sheet = Sheet::new(names.iter().map(|name| Column::text(name, name)).collect());
    let worth = &answer.worth;
    let day = worth.day.map(|day| day.to_string()).unwrap_or_default();
    let text = |text: Option<String>| text.map_or_else(Cell::empty, Cell::text);
    for term in &worth.terms {
        let found = term.found.as_ref();
        let few = found.err().map(|few| too_few(term.term, *few));
        let mut row = vec![
            Cell::text("clv"),
            Cell::text(VARIANT),
            Cell::text(day.clone()),
            Cell::count(term.term.into()),
            Cell::count(term.customers),
            Cell::count(term.left),
            Cell::count(term.paying.unsigned_abs()),
            text(each(term).and_then(|mrr| mrr.shortest(answer.currency))),
        ];
        row.extend(months(found.ok().map(|found| &found.months)));
        row.extend(vec![Cell::empty(); 3]);
        row.extend(end(answer, few));
        sheet.push(row);
    }
    let all = |of: fn(&ByTerm) -> u64| Cell::count(worth.covered().map(of).sum());
    let arpa = worth.each().and_then(|each| Value::Money(each).shortest(answer.currency));
    let mut row = vec![Cell::text("clv"), Cell::text(VARIANT), Cell::text(day), Cell::empty()];
    row.extend([all(|term| term.customers), all(|term| term.left)]);
    row.push(all(|term| term.paying.unsigned_abs()));
    row.push(text(arpa));
    row.extend(months(worth.months.as_ref()));
    match &worth.value {
        Some(Ok(values)) => row.extend(values.map(|value| Cell::text(money(value, answer)))),
        _ => row.extend(vec![Cell::empty(); 3]),
    }
    row.extend(end(answer, why(answer)));
    sheet.push(row);
    sheet
}

fn months(of: Option<&tenure_models::interval::Estimate>) -> Vec<Cell> {
    let Some(of) = of else { return vec![Cell::empty(); 3] };
    [of.value, of.interval.low, of.interval.high].map(|value| Cell::text(decimal(value))).into()
}

/// What stands at the end of each row.
fn end(answer: &Answer, why: Option<Both>) -> [Cell; 4] {
    let level = answer.asked.level.to_string();
    let why = why.map_or_else(Cell::empty, |why| Cell::new(why.shown, why.english));
    [Cell::text(answer.currency.code()), Cell::text(level), Cell::text(MODEL), why]
}
