//! Stripe's objects as JSON, by hand: no other shape of them is needed here.

use std::fmt::Write;

use super::super::calendar::At;
use super::super::plans::{Currency, Product};
use super::super::rows::{CustomerRow, Discount, Status};
use super::states::{Item, State};

/// Writes a text with its quotes.
fn text(value: &str, out: &mut String) {
    out.push('"');
    for c in value.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if u32::from(c) < 0x20 => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Formats into a string, which cannot fail.
macro_rules! put {
    ($out:expr, $($arg:tt)*) => {
        let _ = write!($out, $($arg)*);
    };
}

fn maybe(at: Option<At>) -> String {
    at.map_or_else(|| "null".to_owned(), |at| at.to_string())
}

fn code(currency: Currency) -> String {
    currency.code().to_ascii_lowercase()
}

/// Writes a customer.
pub(super) fn customer(row: &CustomerRow, out: &mut String) {
    put!(out, "{{\"id\":\"{}\",\"object\":\"customer\",\"livemode\":true,", row.id);
    put!(out, "\"created\":{},\"name\":", row.created);
    text(&row.name, out);
    out.push_str(",\"email\":");
    text(&row.email, out);
    put!(out, ",\"address\":{{\"country\":\"{}\",\"state\":", row.country);
    text(row.region, out);
    out.push_str(",\"city\":");
    text(row.city, out);
    put!(
        out,
        "}},\"metadata\":{{\"industry\":\"{}\",\"employees\":\"{}\",\"channel\":\"{}\"}}}}",
        row.industry,
        row.employees,
        row.channel
    );
}

/// Writes a subscription.
pub(super) fn subscription(state: &State, out: &mut String) {
    let (status, pause) = match state.status {
        _ if state.ended.is_some() && !state.served => ("incomplete_expired", false),
        _ if state.ended.is_some() => ("canceled", false),
        Status::Incomplete => ("incomplete", false),
        Status::Trialing => ("trialing", false),
        Status::PastDue => ("past_due", state.paused),
        Status::Unpaid => ("unpaid", false),
        Status::Canceled | Status::Ended => ("canceled", false),
        Status::Active | Status::NonRenewing | Status::Paused => ("active", state.paused),
    };
    let currency = state.items.first().map_or_else(|| "eur".to_owned(), |item| code(item.currency));
    put!(out, "{{\"id\":\"{}\",\"object\":\"subscription\",\"livemode\":true,", state.id);
    put!(
        out,
        "\"customer\":\"{}\",\"currency\":\"{currency}\",\"status\":\"{status}\",",
        state.customer
    );
    put!(out, "\"created\":{0},\"start_date\":{0},", state.started);
    put!(out, "\"trial_start\":{},", maybe(state.trial.map(|it| it.0)));
    put!(out, "\"trial_end\":{},", maybe(state.trial.map(|it| it.1)));
    put!(out, "\"canceled_at\":{},", maybe(state.cancel_requested.or(state.ended)));
    let effective = state.cancel_effective.filter(|_| state.ended.is_none());
    put!(out, "\"cancel_at\":{},\"ended_at\":{},", maybe(effective), maybe(state.ended));
    let reason = match state.farewell.kind {
        "voluntary" if state.cancel_requested.is_some() => "\"cancellation_requested\"",
        "involuntary" if state.ended.is_some() => "\"payment_failed\"",
        _ => "null",
    };
    put!(
        out,
        "\"cancellation_details\":{{\"reason\":{reason},\"feedback\":null,\"comment\":null}},"
    );
    match pause {
        true => {
            let resumes = maybe(state.resumes);
            put!(out, "\"pause_collection\":{{\"behavior\":\"void\",\"resumes_at\":{resumes}}},");
        }
        false => out.push_str("\"pause_collection\":null,"),
    }
    out.push_str("\"discounts\":[],\"items\":");
    items(&state.items, out);
    out.push('}');
}

/// Writes the list of items.
fn items(items: &[Item], out: &mut String) {
    out.push_str("{\"object\":\"list\",\"has_more\":false,\"data\":[");
    for (at, each) in items.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        item(each, out);
    }
    out.push_str("]}");
}

fn item(item: &Item, out: &mut String) {
    let metered = item.plan.product == Product::Api;
    put!(
        out,
        "{{\"id\":\"{}\",\"object\":\"subscription_item\",\"created\":{},",
        item.id,
        item.start
    );
    match metered {
        true => out.push_str("\"price\":"),
        false => {
            put!(out, "\"quantity\":{},\"price\":", item.quantity);
        }
    }
    let mut plan = String::new();
    item.plan.write_id(&mut plan);
    let (amount, of) = item.amount;
    let unit = decimal(amount, i64::from(of.max(1)));
    let (interval, count) = item.cycle.interval();
    let usage = if metered { "metered" } else { "licensed" };
    put!(
        out,
        "{{\"id\":\"price-{plan}-{unit}-{interval}{count}-{}\",\"object\":\"price\",",
        code(item.currency)
    );
    put!(out, "\"livemode\":true,\"created\":0,\"currency\":\"{}\",", code(item.currency));
    put!(
        out,
        "\"billing_scheme\":\"per_unit\",\"type\":\"recurring\",\"unit_amount_decimal\":\"{unit}\","
    );
    put!(
        out,
        "\"recurring\":{{\"interval\":\"{interval}\",\"interval_count\":{count},\"usage_type\":\"{usage}\"}},"
    );
    put!(out, "\"product\":\"prod-{}\"}},", item.plan.product.name().replace(' ', "-"));
    out.push_str("\"tax_rates\":[");
    if item.tax.included && item.tax.percent > 0 {
        put!(
            out,
            "{{\"object\":\"tax_rate\",\"percentage\":{},\"inclusive\":true}}",
            item.tax.percent
        );
    }
    out.push_str("],\"discounts\":[");
    if let Some(it) = &item.discount {
        discount(it, &item.id, item.currency, out);
    }
    out.push_str("]}");
}

fn discount(it: &Discount, id: &str, currency: Currency, out: &mut String) {
    put!(
        out,
        "{{\"id\":\"di-{id}\",\"object\":\"discount\",\"start\":{},\"end\":{},",
        it.starts,
        maybe(it.ends)
    );
    out.push_str(
        "\"source\":{\"type\":\"coupon\",\"coupon\":{\"id\":\"coupon\",\"object\":\"coupon\",",
    );
    match it.percent {
        0 => {
            put!(out, "\"amount_off\":{},\"currency\":\"{}\",", it.amount, code(currency));
        }
        percent => {
            put!(out, "\"percent_off\":{percent},");
        }
    }
    put!(out, "\"duration\":\"{}\"}}}}}}", it.lasts.name());
}

/// A quotient to twelve decimals, without zeros at its end.
fn decimal(amount: i64, of: i64) -> String {
    let (amount, of) = (i128::from(amount), i128::from(of));
    let scaled = (amount * 1_000_000_000_000 + of / 2) / of;
    let (whole, rest) = (scaled / 1_000_000_000_000, scaled % 1_000_000_000_000);
    let text = format!("{whole}.{rest:012}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What changed between two states, as Stripe names it.
pub(super) fn previous(before: &State, after: &State) -> String {
    let mut out = String::from("{");
    let prices = |state: &State| {
        let mut text = String::new();
        items(&state.items, &mut text);
        text
    };
    let (old, new) = (prices(before), prices(after));
    if old != new {
        put!(out, "\"items\":{old},");
    }
    let status = |state: &State| (state.status, state.paused, state.cancel_effective, state.ended);
    if status(before) != status(after) {
        out.push_str("\"status\":null,");
    }
    if out.ends_with(',') {
        out.pop();
    }
    out.push('}');
    out
}

/// Writes an event about an object.
pub(super) fn event(n: u64, kind: &str, at: At, object: &str, previous: &str, out: &mut String) {
    put!(
        out,
        "{{\"id\":\"evt_{n}\",\"object\":\"event\",\"livemode\":true,\"api_version\":\"2025-03-31.basil\","
    );
    put!(out, "\"created\":{at},\"type\":\"{kind}\",\"data\":{{\"object\":{object}");
    if !previous.is_empty() {
        put!(out, ",\"previous_attributes\":{previous}");
    }
    out.push_str("}}");
}
