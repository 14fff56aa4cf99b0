//! Customers, payments, refunds, credit notes, disputes.

use std::borrow::Cow;

use tenure_domain::schema::TableId;

use super::{Fact, SECOND, Scene, Told, currency};
use crate::cell::Cell;
use crate::stripe::wire::{
    Charge, CreditNote, Customer, Dispute, InvoicePayment, Ref, Refund, Stub, Text, id_of,
};
use crate::values::Problem;

/// The row of a customer. Of a deleted one only its id is left, which says nothing new.
pub(in crate::stripe) fn customer<'a>(told: &mut Told<'a>, it: &Customer<'a>, scene: &Scene<'_>) {
    if it.deleted == Some(true) {
        told.ignored = Some("deleted: only the id is left; what was known before stays");
        return;
    }
    let Some(id) = told.need("id", it.id.as_ref()) else { return };
    let mut row = Fact::new(TableId::Customers);
    row.text("customer_id", "id", Some(id));
    row.text("name", "name", it.name.as_ref().or(it.description.as_ref()));
    row.text("email", "email", it.email.as_ref());
    if let Some(address) = &it.address {
        row.text("country", "address/country", address.country.as_ref());
        row.text("region", "address/state", address.state.as_ref());
        row.text("city", "address/city", address.city.as_ref());
    }
    row.at("created_at", "created", it.created);
    row.micros("updated_at", "created", scene.moment.version());
    for (key, value) in &it.metadata {
        let json = value.get();
        let cell = match json.starts_with('"') {
            true => serde_json::from_str::<Text<'a>>(json).map(|text| Cell::Text(text.0)),
            false => Ok(Cell::Json(json)),
        };
        if let Ok(cell) = cell {
            row.attributes.push((key.0.clone(), cell));
        }
    }
    told.rows.push(row);
    super::customer_discount(told, it);
}

/// The row of a charge, and of its refunds where they are written out.
pub(in crate::stripe) fn charge<'a>(told: &mut Told<'a>, it: &Charge<'a>, scene: &Scene<'_>) {
    let id = told.need("id", it.id.as_ref());
    let code = currency(told, "currency", it.currency.as_ref());
    let words = [("succeeded", Some(true)), ("failed", Some(false)), ("pending", None)];
    let by_flag = it.paid.map(Some).filter(|_| it.status.is_none());
    let result = told.choose("status", it.status.as_ref(), &words).or(by_flag);
    let result = told.need("status", result);
    let made = told.need("created", it.created);
    let (Some(id), Some(code), Some(result)) = (id, code, result) else { return };
    if let Some(invoice) = id_of(&it.invoice) {
        told.more.links.push((id.0.clone(), invoice.0.clone()));
        if let Some(intent) = id_of(&it.payment_intent) {
            told.more.links.push((intent.0.clone(), invoice.0.clone()));
        }
    }
    for refund in it.refunds.iter().flat_map(|refunds| &refunds.data) {
        refund_row(told, refund, id_of(&it.invoice), Some(id), id_of(&it.payment_intent), scene);
    }
    let Some(succeeded) = result else {
        told.ignored = Some("pending: a charge counts when it has succeeded or failed");
        return;
    };
    let mut row = Fact::new(TableId::Payments);
    row.text("payment_id", "id", Some(id));
    // The object itself says which invoice, or no object does: other objects are no part of it,
    // so that the row is the same whatever else is imported.
    row.text("invoice_id", "invoice", id_of(&it.invoice));
    row.text("customer_id", "customer", id_of(&it.customer));
    row.at("at", "created", made);
    row.word("result", "status", if succeeded { "succeeded" } else { "failed" });
    row.money("amount", "amount", told.need("amount", it.amount), &code);
    row.text("currency", "currency", Some(&code));
    row.text("decline_code", "failure_code", it.failure_code.as_ref());
    if let Some(method) = &it.payment_method_details {
        row.text("method", "payment_method_details/type", method.kind.as_ref());
        let card = method.card.as_ref();
        if let Some((year, month)) = card.and_then(|card| Some((card.exp_year?, card.exp_month?))) {
            let text = Cell::Text(Cow::Owned(format!("{year:04}-{month:02}")));
            row.set("card_expires", "payment_method_details/card", text);
        }
    }
    row.at("updated_at", "created", made);
    told.rows.push(row);
}

/// The invoice behind a payment: said by the object, by its charge, or by another object.
fn invoice_of<'a>(
    told: &mut Told<'_>,
    own: Option<&Text<'a>>,
    charge: Option<&str>,
    intent: Option<&str>,
    scene: &Scene<'_>,
) -> Option<Cell<'a>> {
    if let Some(own) = own {
        return Some(Cell::Text(own.0.clone()));
    }
    let known = [charge, intent].into_iter().flatten();
    let found = known.filter_map(|id| scene.catalogue.invoice(id)).next();
    match found {
        Some(invoice) => Some(Cell::Text(Cow::Owned(invoice.to_owned()))),
        None => {
            told.waits |= !scene.last;
            None
        }
    }
}

/// The row of a refund.
pub(in crate::stripe) fn refund<'a>(told: &mut Told<'a>, it: &Refund<'a>, scene: &Scene<'_>) {
    let by_charge = it.charge.as_ref().and_then(Ref::object);
    let invoice = by_charge.and_then(|charge| id_of(&charge.invoice));
    refund_row(told, it, invoice, id_of(&it.charge), id_of(&it.payment_intent), scene);
}

fn refund_row<'a>(
    told: &mut Told<'a>,
    it: &Refund<'a>,
    invoice: Option<&Text<'a>>,
    charge: Option<&Text<'a>>,
    intent: Option<&Text<'a>>,
    scene: &Scene<'_>,
) {
    let words = [
        ("succeeded", true),
        ("pending", true),
        ("requires_action", true),
        ("failed", false),
        ("canceled", false),
    ];
    let counts = told.choose("status", it.status.as_ref(), &words);
    let id = told.need("id", it.id.as_ref());
    let code = currency(told, "currency", it.currency.as_ref());
    let (Some(id), Some(code)) = (id, code) else { return };
    let counts = counts.unwrap_or(true);
    let mut row = Fact::new(TableId::Refunds);
    row.text("id", "id", Some(id));
    let charge = charge.map(|id| &**id);
    let found = invoice_of(told, invoice, charge, intent.map(|id| &**id), scene);
    let linked = found.is_some();
    if let Some(invoice) = found {
        row.set("invoice_id", "charge", invoice);
    }
    row.at("at", "created", told.need("created", it.created));
    let amount = told.need("amount", it.amount).filter(|_| counts).or(Some(0));
    row.money("amount", "amount", amount, &code);
    row.text("currency", "currency", Some(&code));
    match counts {
        true => row.text("reason", "reason", it.reason.as_ref()),
        false => row.text("reason", "status", it.status.as_ref()),
    }
    row.micros("updated_at", "created", scene.moment.version() - i64::from(!linked));
    told.rows.push(row);
}

/// The row of a dispute.
pub(in crate::stripe) fn dispute<'a>(told: &mut Told<'a>, it: &Dispute<'a>, scene: &Scene<'_>) {
    // An inquiry that was closed, a dispute that was prevented, and one whose charge was refunded
    // took no money by themselves.
    let words = [
        ("needs_response", "open"),
        ("under_review", "open"),
        ("warning_needs_response", "open"),
        ("warning_under_review", "open"),
        ("warning_closed", "won"),
        ("charge_refunded", "won"),
        ("prevented", "won"),
        ("won", "won"),
        ("lost", "lost"),
    ];
    let status = told.need("status", it.status.as_ref());
    let status = told.choose("status", status, &words);
    let id = told.need("id", it.id.as_ref());
    let code = currency(told, "currency", it.currency.as_ref());
    let (Some(id), Some(code), Some(status)) = (id, code, status) else { return };
    let by_charge = it.charge.as_ref().and_then(Ref::object);
    let invoice = by_charge.and_then(|charge| id_of(&charge.invoice));
    let (charge, intent) = (id_of(&it.charge), id_of(&it.payment_intent));
    let (charge, intent) = (charge.map(|id| &**id), intent.map(|id| &**id));
    let mut row = Fact::new(TableId::Disputes);
    row.text("id", "id", Some(id));
    let found = invoice_of(told, invoice, charge, intent, scene);
    let linked = found.is_some();
    if let Some(invoice) = found {
        row.set("invoice_id", "charge", invoice);
    }
    row.at("at", "created", told.need("created", it.created));
    row.money("amount", "amount", told.need("amount", it.amount), &code);
    row.text("currency", "currency", Some(&code));
    row.word("status", "status", status);
    row.text("reason", "reason", it.reason.as_ref());
    row.micros("updated_at", "created", scene.moment.version() - i64::from(!linked));
    told.rows.push(row);
}

/// The row of a credit note. Whether it lowers the price from now on is not told, so that is left
/// open.
pub(in crate::stripe) fn credit_note<'a>(told: &mut Told<'a>, it: &CreditNote<'a>) {
    let status = told.need("status", it.status.as_ref());
    let issued = told.choose("status", status, &[("issued", true), ("void", false)]);
    let id = told.need("id", it.id.as_ref());
    let invoice = told.need("invoice", id_of::<Stub<'a>>(&it.invoice));
    let code = currency(told, "currency", it.currency.as_ref());
    let made = told.need("created", it.created);
    let (Some(id), Some(code), Some(issued)) = (id, code, issued) else { return };
    let mut row = Fact::new(TableId::CreditNotes);
    row.text("id", "id", Some(id));
    row.text("invoice_id", "invoice", invoice);
    let lines = it.lines.as_ref().map_or(&[][..], |lines| &lines.data);
    let line = lines.first().and_then(|line| line.invoice_line_item.as_ref());
    let same = |it: &crate::stripe::wire::CreditNoteLine<'a>| it.invoice_line_item.as_ref() == line;
    if lines.iter().all(same) {
        row.text("line_id", "lines/data/0/invoice_line_item", line);
    }
    let at = it.effective_at.or(made);
    row.at("at", "created", at);
    let amount = told.need("amount", it.total_excluding_tax.or(it.amount));
    row.money("amount", "amount", amount.filter(|_| issued).or(Some(0)), &code);
    row.text("currency", "currency", Some(&code));
    match issued {
        true => row.text("reason", "reason", it.reason.as_ref()),
        false => row.word("reason", "status", "void"),
    }
    let voided = it.voided_at.filter(|_| !issued);
    let version = voided.or(made).unwrap_or(0).saturating_mul(SECOND);
    row.micros("updated_at", "created", version + i64::from(!issued));
    told.rows.push(row);
}

/// Which payment paid which invoice.
pub(in crate::stripe) fn invoice_payment<'a>(told: &mut Told<'a>, it: &InvoicePayment<'a>) {
    told.ignored = Some("a link: it tells which invoice a refund or dispute belongs to");
    let Some(invoice) = told.need("invoice", id_of(&it.invoice)) else { return };
    let Some(payment) = &it.payment else {
        let problem = Problem::new("required-empty", "a value for `payment`");
        return told.wrong("payment", None, problem);
    };
    for id in [id_of(&payment.charge), id_of(&payment.payment_intent)].into_iter().flatten() {
        told.more.links.push((id.0.clone(), invoice.0.clone()));
    }
}
