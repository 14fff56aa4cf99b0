//! One customer as a page of text.

use tenure_domain::schema::TableId;

use super::timeline::Page;
use super::{Answered, names};
use crate::called;
use crate::context::Context;
use crate::sheet::Setting;
use crate::show;
use crate::words::{tr, words};

/// The page.
pub fn text(answered: &Answered<'_>, page: &Page, only: bool, context: &Context) -> String {
    let book = answered.book;
    let (id, name) = names(book, answered.customer.number);
    let mut text = String::new();
    if !only {
        let who = match name.is_empty() {
            true => id.clone(),
            false => tr!("customer-called", name = name, id = id),
        };
        let title = tr!("customer-at", who = who, day = words().day(answered.day));
        text += &context.paint.heading(&title);
        text += "\n\n";
        text += &head(answered);
    }
    let sheet = page.sheet(book, true);
    let (shown, total) = (sheet.rows.len(), page.total());
    let title = match shown == total {
        true => tr!("customer-happened", n = total),
        false => tr!("customer-happened-some", shown = shown, n = total),
    };
    let setting = Setting { indent: 2, ..Setting::plain(context.paint) };
    text + &format!("{}\n{}", context.paint.heading(&title), sheet.text(setting))
}

fn head(answered: &Answered<'_>) -> String {
    let book = answered.book;
    let currency = book.currency();
    let mut lines = vec![stands(answered)];
    if let Some(start) = answered.customer.start().filter(|at| *at < answered.at) {
        let day = words().day(answered.session.account.zone.day(start));
        lines.push(tr!("customer-since", day = day));
    }
    if let Some(row) = &answered.renewal {
        let mrr = show::money_of(row.before.into(), currency);
        let (day, outcome) = (words().day(row.day), called::outcome(row.outcome.name()));
        lines.push(tr!("customer-renewal", day = day, mrr = mrr, outcome = outcome));
    }
    if let Some((_, used)) = &answered.used {
        let n = used.active_users;
        lines.push(match used.last_seen {
            Some(day) => tr!("customer-seen", n = n, day = words().day(day)),
            None => tr!("customer-never-seen", n = n),
        });
    }
    // Those who were merged into it have rows of their own.
    let id = book.facts.names.text(answered.customer.id);
    let mut rows = answered.dossier.of(TableId::Customers);
    if let Some(fact) = rows.find(|row| row.text("customer_id") == Some(id)) {
        let told = [
            fact.text("owner").map(|name| tr!("customer-owner", name = name)),
            fact.text("country").map(|name| tr!("customer-country", name = name)),
            fact.text("industry").map(|name| tr!("customer-industry", name = name)),
            fact.text("channel").map(|name| tr!("customer-channel", name = name)),
        ];
        let told: Vec<String> = told.into_iter().flatten().collect();
        if !told.is_empty() {
            lines.push(told.join(", "));
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect::<String>() + "\n"
}

/// What it pays, and how it stands.
fn stands(answered: &Answered<'_>) -> String {
    let status = answered.status().map_or_else(|| tr!("standing-none"), called::standing);
    match answered.mrr() {
        Some(mrr) => {
            let mrr = show::money_of(mrr, answered.book.currency());
            tr!("customer-pays", mrr = mrr, status = status)
        }
        None => {
            let why = answered.book.untold(&answered.customer, answered.at);
            let why = why.map(|why| words().reason(why)).unwrap_or_default();
            tr!("customer-mrr-untold", status = status, why = why)
        }
    }
}
