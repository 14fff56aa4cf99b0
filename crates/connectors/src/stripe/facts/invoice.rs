//! Invoices and their lines.

use std::fmt;

use tenure_domain::schema::TableId;

use super::price::{plan, shape};
use super::subscription::cut;
use super::{Fact, SECOND, Scene, Told, currency, discount};
use crate::stripe::wire::{Discount, Invoice, Line, Price, Ref, Text, id_of};

const STATUS: [(&str, &str); 5] = [
    ("draft", "draft"),
    ("open", "open"),
    ("paid", "paid"),
    ("void", "void"),
    ("uncollectible", "uncollectible"),
];

/// Rows of an invoice and its lines, and links of its payments.
pub(in crate::stripe) fn invoice<'a>(told: &mut Told<'a>, it: &Invoice<'a>, scene: &Scene<'_>) {
    if it.id.is_none() {
        told.ignored = Some("a preview: an invoice without id was never made");
        return;
    }
    let id = told.need("id", it.id.as_ref());
    let customer = id_of(&it.customer).or(it.customer_account.as_ref());
    let customer = told.need("customer", customer);
    let code = currency(told, "currency", it.currency.as_ref());
    let status = status(told, it);
    let made = told.need("created", it.created.or(it.date));
    let (Some(id), Some(customer), Some(code)) = (id, customer, code) else { return };
    let (Some(status), Some(made)) = (status, made) else { return };
    let moves = it.status_transitions.clone().unwrap_or_default();
    let issued = moves.finalized_at.or(it.effective_at).unwrap_or(made);
    let mut row = Fact::new(TableId::Invoices);
    row.text("invoice_id", "id", Some(id));
    row.text("customer_id", "customer", Some(customer));
    row.at("issued_at", "status_transitions/finalized_at", Some(issued));
    row.at("due_at", "due_date", it.due_date);
    row.at("paid_at", "status_transitions/paid_at", moves.paid_at);
    let given_up = moves.voided_at.or(moves.marked_uncollectible_at);
    row.at("voided_at", "status_transitions/voided_at", given_up);
    row.word("status", "status", status);
    row.text("currency", "currency", Some(&code));
    row.money("amount_paid", "amount_paid", it.amount_paid, &code);
    let ways = [("charge_automatically", "automatic"), ("send_invoice", "manual")];
    let collection = it.collection_method.as_ref().or(it.billing.as_ref());
    if let Some(way) = told.choose("collection_method", collection, &ways) {
        row.word("collection", "collection_method", way);
    }
    // An invoice that is issued changes only by its transitions, which are dated: so the same
    // invoice out of an event and out of a list is one and the same row.
    let last = [moves.paid_at, moves.voided_at, moves.marked_uncollectible_at];
    let last = last.into_iter().flatten().fold(issued, i64::max);
    // Stripe's times have no parts of seconds: of two states within one the later in the life of an
    // invoice wins, in whatever order they are read. A draft gives way to all of its second.
    let version = match status {
        "draft" => scene.moment.version().saturating_sub(SECOND),
        _ => last.saturating_mul(SECOND).saturating_add(stage(status)),
    };
    row.micros("updated_at", "created", version);
    told.rows.push(row);
    links(told, it, id, scene);
    if let Some(Ref::Object(customer)) = &it.customer {
        super::customer(told, customer, scene);
        told.ignored = None;
    }
    if status != "draft" {
        lines(told, it, &code, issued);
    }
}

/// How far an invoice is in its life: what was given up can still be paid or voided, and what was
/// paid or voided stays so.
fn stage(status: &str) -> i64 {
    match status {
        "uncollectible" => 1,
        "void" => 2,
        "paid" => 3,
        _ => 0,
    }
}

/// The status; invoices from before 2018 say it in three flags.
fn status(told: &mut Told<'_>, it: &Invoice<'_>) -> Option<&'static str> {
    if it.status.is_some() {
        return told.choose("status", it.status.as_ref(), &STATUS);
    }
    match (it.paid, it.forgiven, it.closed) {
        (Some(true), _, _) => Some("paid"),
        (_, Some(true), _) => Some("uncollectible"),
        (_, _, Some(true)) => Some("void"),
        (Some(false), _, _) => Some("open"),
        _ => told.need("status", None),
    }
}

fn links<'a>(told: &mut Told<'a>, it: &Invoice<'a>, id: &Text<'a>, scene: &Scene<'_>) {
    let mut link = |payment: Option<&Text<'a>>| {
        if let Some(payment) = payment {
            told.more.links.push((payment.0.clone(), id.0.clone()));
        }
    };
    link(id_of(&it.charge));
    link(id_of(&it.payment_intent));
    let payments = it.payments.iter().flat_map(|payments| &payments.data);
    for payment in payments.filter_map(|it| it.payment.as_ref()) {
        link(id_of(&payment.charge));
        link(id_of(&payment.payment_intent));
    }
    if let Some(Ref::Object(charge)) = &it.charge {
        super::charge(told, charge, scene);
    }
}

fn lines<'a>(told: &mut Told<'a>, it: &Invoice<'a>, code: &Text<'a>, issued: i64) {
    let Some(list) = &it.lines else { return };
    if list.has_more == Some(true) {
        told.remark("lines/has_more", None, cut("lines of the invoice"));
    }
    let details = it.parent.as_ref().and_then(|parent| parent.subscription_details.as_ref());
    let subscription = details.and_then(|details| id_of(&details.subscription));
    let of_invoice = Invoiced {
        id: it.id.as_ref(),
        subscription: subscription.or_else(|| id_of(&it.subscription)),
        currency: code,
        issued: Some(issued),
        discounts: it.discounts.as_deref().unwrap_or(&[]),
        discount: it.discount.as_ref(),
    };
    for (at, line) in list.data.iter().enumerate() {
        line_row(told, line, &of_invoice, Some(at));
    }
}

/// What a line takes from its invoice.
struct Invoiced<'s, 'a> {
    id: Option<&'s Text<'a>>,
    subscription: Option<&'s Text<'a>>,
    currency: &'s str,
    issued: Option<i64>,
    discounts: &'s [Ref<'a, Discount<'a>>],
    discount: Option<&'s Discount<'a>>,
}

/// A line that is listed apart from its invoice.
pub(in crate::stripe) fn line<'a>(told: &mut Told<'a>, it: &Line<'a>) {
    let invoice = told.need("invoice", it.invoice.as_ref());
    let code = currency(told, "currency", it.currency.as_ref());
    let (Some(invoice), Some(code)) = (invoice, code) else { return };
    let of_invoice = Invoiced {
        id: Some(invoice),
        subscription: None,
        currency: &code,
        issued: None,
        discounts: &[],
        discount: None,
    };
    line_row(told, it, &of_invoice, None);
}

/// Where a line stands in its invoice, as the beginning of the names of its fields.
#[derive(Clone, Copy)]
struct Base(Option<usize>);

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |at| write!(f, "lines/data/{at}/"))
    }
}

fn line_row<'a>(told: &mut Told<'a>, it: &Line<'a>, invoice: &Invoiced<'_, 'a>, at: Option<usize>) {
    let base = Base(at);
    let id = told.need(format_args!("{base}id"), it.id.as_ref());
    let gross = told.need(format_args!("{base}amount"), it.amount);
    let (Some(id), Some(gross)) = (id, gross) else { return };
    let mut row = Fact::new(TableId::InvoiceLines);
    row.within = at.map(|at| ("lines/data", at));
    row.text("invoice_id", "invoice", invoice.id);
    row.text("line_id", "id", Some(id));
    let source = source(told, it, invoice, base);
    row.text("subscription_id", "subscription", source.subscription.as_ref());
    row.text("item_id", "subscription_item", source.item.as_ref());
    let price = price(it);
    row.text("plan_id", "price", price_id(it));
    let period = it.period.as_ref();
    let has_period = period.is_some_and(|p| p.start.is_some() && p.end.is_some());
    let kind = match (&source.kind, price) {
        (Made::BySubscription, Some(price)) => {
            let shape = shape(told, format_args!("{base}price"), price);
            if let Some(shape) = shape.filter(|shape| shape.interval.is_some()) {
                row.word("interval", "price/recurring/interval", shape.interval.unwrap_or("month"));
                row.int("interval_count", "price/recurring/interval_count", Some(shape.count));
            }
            Some(if shape.is_some_and(|shape| shape.metered) { "usage" } else { "subscription" })
        }
        // Whether it is for use only the price tells, which stands elsewhere.
        (Made::BySubscription, None) => None,
        (Made::Alone, _) => Some("one_off"),
    };
    if let Some(kind) = kind.or((!has_period).then_some("subscription")) {
        row.word("kind", "type", kind);
    }
    row.at("period_start", "period/start", period.and_then(|period| period.start));
    row.at("period_end", "period/end", period.and_then(|period| period.end));
    amounts(told, &mut row, it, invoice, gross);
    row.int("quantity", "quantity", it.quantity);
    row.flag("prorated", "proration", source.prorated);
    if let Some(issued) = invoice.issued {
        row.at("updated_at", "invoice", Some(issued));
    }
    told.rows.push(row);
    if let Some(price) = price
        && let Some(plan) = plan(told, format_args!("{base}price"), price)
    {
        told.more.prices.push(plan);
    }
}

/// Amounts after discounts and before taxes: Stripe's amount is before discounts and contains
/// taxes that prices contain.
fn amounts<'a>(
    told: &mut Told<'a>,
    row: &mut Fact<'a>,
    it: &Line<'a>,
    invoice: &Invoiced<'_, 'a>,
    gross: i64,
) {
    let discounts = it.discount_amounts.as_deref().unwrap_or(&[]);
    let taken: i64 = discounts.iter().filter_map(|it| it.amount).fold(0, i64::saturating_add);
    let (mut tax, mut within) = (0_i64, 0_i64);
    for each in it.taxes.as_deref().or(it.tax_amounts.as_deref()).unwrap_or(&[]) {
        let amount = each.amount.unwrap_or(0);
        tax = tax.saturating_add(amount);
        let behaviors = [("inclusive", true), ("exclusive", false)];
        let new = told.choose("taxes/tax_behavior", each.tax_behavior.as_ref(), &behaviors);
        if new.or(each.inclusive) == Some(true) {
            within = within.saturating_add(amount);
        }
    }
    let net = gross.saturating_sub(taken).saturating_sub(within);
    row.money("amount", "amount", Some(net), invoice.currency);
    if taken != 0 {
        row.money("discount", "discount_amounts", Some(taken), invoice.currency);
        let written = discounts.iter().filter_map(|it| it.discount.as_ref());
        let own = it.discounts.iter().flatten();
        let known = written.chain(own).chain(invoice.discounts).filter_map(Ref::object);
        let known = known.chain(invoice.discount);
        if let Some(lasts) = discount::duration_of(known) {
            row.word("discount_duration", "discounts", lasts);
        }
    }
    if tax != 0 {
        row.money("tax", "taxes", Some(tax), invoice.currency);
    }
}

/// What made a line.
enum Made {
    /// An item of a subscription.
    BySubscription,
    /// An amount of its own.
    Alone,
}

struct Source<'a> {
    kind: Made,
    subscription: Option<Text<'a>>,
    item: Option<Text<'a>>,
    prorated: bool,
}

/// What made a line, in the old shape and in the new one. A line on an invoice of a subscription
/// may be for anything: only an item or a proration makes it recurring.
fn source<'a>(
    told: &mut Told<'a>,
    it: &Line<'a>,
    invoice: &Invoiced<'_, 'a>,
    base: Base,
) -> Source<'a> {
    let kinds = [("subscription_item_details", true), ("invoice_item_details", false)];
    let by_parent = it.parent.as_ref().and_then(|parent| {
        let by_item =
            told.choose(format_args!("{base}parent/type"), parent.kind.as_ref(), &kinds)?;
        let details = match by_item {
            true => parent.subscription_item_details.as_ref(),
            false => parent.invoice_item_details.as_ref(),
        };
        Some((by_item, details))
    });
    let (by_item, subscription, item, prorated) = match by_parent {
        Some((by_item, details)) => {
            let prorated = details.and_then(|it| it.proration).unwrap_or(false);
            let subscription = details.and_then(|it| it.subscription.as_ref());
            (by_item, subscription, details.and_then(|it| it.subscription_item.as_ref()), prorated)
        }
        None => {
            let kinds = [("subscription", true), ("invoiceitem", false)];
            let by_item = told.choose(format_args!("{base}type"), it.kind.as_ref(), &kinds);
            let item = id_of(&it.subscription_item);
            let prorated = it.proration.unwrap_or(false);
            (by_item.unwrap_or(item.is_some()), id_of(&it.subscription), item, prorated)
        }
    };
    let recurring = by_item || (prorated && subscription.is_some());
    let subscription = subscription.or(invoice.subscription.filter(|_| recurring));
    Source {
        kind: if recurring { Made::BySubscription } else { Made::Alone },
        subscription: subscription.cloned(),
        item: item.cloned(),
        prorated,
    }
}

/// The price of a line, where it is written out.
fn price<'s, 'a>(it: &'s Line<'a>) -> Option<&'s Price<'a>> {
    let pricing = it.pricing.as_ref().and_then(|pricing| pricing.price_details.as_ref());
    let new = pricing.and_then(|details| details.price.as_ref()).and_then(Ref::object);
    it.price.as_ref().or(it.plan.as_ref()).or(new)
}

fn price_id<'s, 'a>(it: &'s Line<'a>) -> Option<&'s Text<'a>> {
    let pricing = it.pricing.as_ref().and_then(|pricing| pricing.price_details.as_ref());
    let new = pricing.and_then(|details| id_of(&details.price));
    price(it).and_then(|price| price.id.as_ref()).or(new)
}
