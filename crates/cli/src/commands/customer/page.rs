//! One customer as a page of text.

use tenure_domain::schema::TableId;

use super::timeline::Page;
use super::{Answered, names};
use crate::context::Context;
use crate::sheet::Setting;
use crate::show;
use crate::words;

/// The page.
pub fn text(answered: &Answered<'_>, page: &Page, only: bool, context: &Context) -> String {
    let book = answered.book;
    let (id, name) = names(book, answered.customer.number);
    let mut text = String::new();
    if !only {
        let called = if name.is_empty() { id.clone() } else { format!("{name} ({id})") };
        text += &context.paint.heading(&format!("{called} at the end of {}", answered.day));
        text += "\n\n";
        text += &head(answered);
    }
    let sheet = page.sheet(book, true);
    let (shown, total) = (sheet.rows.len(), page.total());
    let title = match shown == total {
        true => format!("What happened, {total}"),
        false => format!("What happened, {shown} of {total}"),
    };
    let setting = Setting { indent: 2, ..Setting::plain(context.paint) };
    text + &format!("{}\n{}", context.paint.heading(&title), sheet.text(setting))
}

fn head(answered: &Answered<'_>) -> String {
    let book = answered.book;
    let currency = book.currency();
    let status = answered.status().unwrap_or("not a customer yet");
    let mut lines = vec![match answered.mrr() {
        Some(mrr) => format!("MRR {} {currency}, {status}", show::money(mrr, currency)),
        None => {
            let why = book.untold(&answered.customer, answered.at).map(words::why);
            format!("MRR {}, {status}: {}", show::NOTHING, why.unwrap_or_default())
        }
    }];
    if let Some(start) = answered.customer.start().filter(|at| *at < answered.at) {
        lines.push(format!("customer since {}", answered.session.account.zone.day(start)));
    }
    if let Some(row) = &answered.renewal {
        let mrr = show::money(row.before.into(), currency);
        lines.push(format!(
            "renewal on {}, MRR {mrr} {currency} ({})",
            row.day,
            row.outcome.name()
        ));
    }
    if let Some((_, used)) = &answered.used {
        let seen = used.last_seen.map_or("never seen".to_owned(), |day| format!("seen on {day}"));
        lines.push(format!("{} active users in 28 days, {seen}", used.active_users));
    }
    for fact in answered.dossier.of(TableId::Customers).take(1) {
        let told = ["owner", "country", "industry", "channel"];
        let told = told.iter().filter_map(|name| Some(format!("{name} {}", fact.text(name)?)));
        let told: Vec<String> = told.collect();
        if !told.is_empty() {
            lines.push(told.join(", "));
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect::<String>() + "\n"
}
