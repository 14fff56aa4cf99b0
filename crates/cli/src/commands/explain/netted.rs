//! Steps that the policy nets with each other, one by one.

use tenure_domain::time::Instant;
use tenure_engine::book::Book;
use tenure_engine::netted::{Netted, Single};
use tenure_i18n::numbers;

use crate::called;
use crate::commands::movements::{place, source};
use crate::figures;
use crate::output::{Json, Object};
use crate::show;
use crate::words::{lang, tr};

/// The steps behind the movement of an instant, or behind none, each with its facts. `indent` are
/// the blanks before each line.
pub fn text(book: &Book, netted: &Netted, indent: usize) -> String {
    let window = book.options.policy.settings().into_iter().find(|(key, _)| *key == "netting");
    let window = window.map_or_else(String::new, |(_, value)| value);
    let title = match netted.cancelled {
        true => tr!("explain-cancelled", window = window),
        false => tr!("explain-netted", window = window),
    };
    let blank = " ".repeat(indent);
    let mut text = format!("{blank}{title}\n");
    for step in &netted.steps {
        text += &format!("{blank}  {}\n", line(book, step));
        for fact in &step.facts {
            let (table, id, place) = (fact.table.name(), fact.id.as_str(), place(fact));
            let by = tr!("explain-by", table = table, id = id, place = place);
            text += &format!("{blank}      {by}\n");
        }
    }
    text
}

/// When, of which kind and how much.
fn line(book: &Book, step: &Single) -> String {
    let at = show::instant(step.at, &book.options.account.zone);
    let kind = called::kind(step.kind.name());
    let amount = show::signed(step.native.into(), step.currency);
    format!("{at}  {kind}  {}", numbers::money(lang(), &amount, step.currency.code()))
}

/// The steps of the movement at an instant.
pub fn of(all: &[Netted], at: Instant) -> Option<&Netted> {
    all.iter().find(|netted| netted.at == at && !netted.cancelled)
}

/// All of them as data.
pub fn json(all: &[Netted]) -> Json {
    Json::objects(all.iter().map(|netted| {
        let steps = netted.steps.iter().map(|step| {
            Object::new()
                .with("at", step.at.to_string())
                .with("kind", step.kind.name())
                .with("amount", figures::money(step.native.into(), step.currency))
                .with("currency", step.currency.code())
                .with("sources", Json::objects(step.facts.iter().map(source)))
        });
        Object::new()
            .with("at", netted.at.to_string())
            .with("cancelled", netted.cancelled)
            .with("steps", Json::objects(steps))
    }))
}
