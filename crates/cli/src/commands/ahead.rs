//! What is known of the time ahead, row by row.

use tenure_engine::book::Book;
use tenure_engine::committed::{Ahead, AheadRow};
use tenure_engine::explain;

use super::metric::customer as names;
use super::movements::place;
use crate::figures;
use crate::sheet::{Cell, Column, Sheet, Tone, fit};
use crate::show;

/// What people call a step.
pub fn title(step: Ahead) -> &'static str {
    match step {
        Ahead::Signed => "signed, not started",
        Ahead::CouponEnd => "coupon ends",
        Ahead::Expansion => "planned expansion",
        Ahead::Resumed => "resumes",
        Ahead::Contraction => "planned contraction",
        Ahead::Paused => "pauses",
        Ahead::Cancelled => "cancelled",
        Ahead::NotRenewing => "does not renew",
        Ahead::Unpaid => "unpaid",
        Ahead::Usage => "use counted so far",
        Ahead::LostBeforeStart => "lost before start",
        Ahead::Fx => "exchange rates",
        Ahead::Merge => "merged",
    }
}

/// Rows as a sheet.
pub fn sheet(rows: &[&AheadRow], book: &Book, narrow: bool) -> Sheet {
    let currency = book.currency();
    let mut sheet = Sheet::new(vec![
        Column::text("at", "At"),
        Column::text("customer_id", "Customer"),
        Column::text("name", "Name"),
        Column::text("step", "What"),
        Column::text("cause", "Cause"),
        Column::number("amount_account", currency.code()),
        Column::text("subscription_id", "Subscription"),
        Column::text("plan_id", "Plan"),
        Column::text("sources", "Sources"),
    ]);
    let cut = |text: &str, columns| if narrow { fit(text, columns) } else { text.to_owned() };
    for row in rows {
        let (id, name) = names(book, row.customer);
        let text = |sym| book.facts.names.text(sym);
        let facts = explain::facts(book, &row.origins);
        let sources: Vec<String> = facts.iter().map(place).collect();
        let at = show::instant(row.at, &book.options.account.zone);
        let tone = if row.delta < 0 { Tone::Bad } else { Tone::Plain };
        let delta = i128::from(row.delta);
        sheet.push(vec![
            Cell::new(if narrow { at.chars().take(10).collect() } else { at }, row.at.to_string()),
            Cell::new(cut(&id, 18), id),
            Cell::new(cut(&name, 22), name),
            Cell::new(title(row.step), row.step.name()),
            Cell::text(row.cause.name()),
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
