//! What is known of the time ahead, row by row.

use tenure_engine::book::Book;
use tenure_engine::committed::{Ahead, AheadRow};
use tenure_engine::explain;

use super::metric::customer as names;
use super::movements::place;
use crate::called;
use crate::figures;
use crate::sheet::{Cell, Column, Sheet, Tone, fit};
use crate::show;
use crate::words::{tr, words};

/// What people call a step.
pub fn title(step: Ahead) -> String {
    match step {
        Ahead::Signed => tr!("ahead-signed"),
        Ahead::CouponEnd => tr!("ahead-coupon-end"),
        Ahead::Expansion => tr!("ahead-expansion"),
        Ahead::Resumed => tr!("ahead-resumed"),
        Ahead::Contraction => tr!("ahead-contraction"),
        Ahead::Paused => tr!("ahead-paused"),
        Ahead::Cancelled => tr!("ahead-cancelled"),
        Ahead::NotRenewing => tr!("ahead-not-renewing"),
        Ahead::Unpaid => tr!("ahead-unpaid"),
        Ahead::Usage => tr!("ahead-usage"),
        Ahead::LostBeforeStart => tr!("ahead-lost-before-start"),
        Ahead::Fx => tr!("ahead-fx"),
        Ahead::Merge => tr!("ahead-merge"),
        Ahead::Correction => tr!("ahead-correction"),
    }
}

/// Rows as a sheet.
pub fn sheet(rows: &[&AheadRow], book: &Book, narrow: bool) -> Sheet {
    let currency = book.currency();
    let mut sheet = Sheet::new(vec![
        Column::text("at", &tr!("col-at")),
        Column::text("customer_id", &tr!("col-customer")),
        Column::text("name", &tr!("col-name")),
        Column::text("step", &tr!("col-what")),
        Column::text("cause", &tr!("col-cause")),
        Column::number("amount_account", currency.code()),
        Column::text("subscription_id", &tr!("col-subscription")),
        Column::text("plan_id", &tr!("col-plan")),
        Column::text("sources", &tr!("col-sources")),
    ]);
    let cut = |text: &str, columns| if narrow { fit(text, columns) } else { text.to_owned() };
    for row in rows {
        let (id, name) = names(book, row.customer);
        let text = |sym| book.facts.names.text(sym);
        let facts = explain::facts(book, row.origins.iter().copied());
        let sources: Vec<String> = facts.iter().map(place).collect();
        let zone = &book.options.account.zone;
        let at = match narrow {
            true => words().day(zone.day(row.at)),
            false => show::instant(row.at, zone),
        };
        let tone = if row.delta < 0 { Tone::Bad } else { Tone::Plain };
        let delta = i128::from(row.delta);
        sheet.push(vec![
            Cell::new(at, row.at.to_string()),
            Cell::new(cut(&id, 18), id),
            Cell::new(cut(&name, 22), name),
            Cell::new(title(row.step), row.step.name()),
            called::cell(row.cause.name(), called::cause),
            Cell::new(show::signed(delta, currency), figures::money(delta, currency)).toned(tone),
            Cell::new(cut(text(row.subscription), 18), text(row.subscription)),
            Cell::text(text(row.plan)),
            Cell::text(sources.join(" ")),
        ]);
    }
    if narrow {
        // A page has room for who, what and how much.
        for key in ["sources", "plan_id", "cause"] {
            if let Some(at) = sheet.columns.iter().position(|column| column.key == key) {
                sheet.columns.remove(at);
                sheet.rows.iter_mut().for_each(|row| drop(row.remove(at)));
            }
        }
    }
    sheet
}
