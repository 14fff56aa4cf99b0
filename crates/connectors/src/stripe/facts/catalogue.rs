//! Prices, products and coupons: rows of `plans`, and what other objects need to be understood.

use super::price::{plan, shape};
use super::{Scene, Told};
use crate::stripe::catalogue::Entry;
use crate::stripe::wire::{Coupon, Price, Product, Ref};

/// A price or plan on its own: its row is made when all names are known.
pub(in crate::stripe) fn standalone_price<'a>(
    told: &mut Told<'a>,
    it: &Price<'a>,
    json: &str,
    scene: &Scene<'_>,
) {
    if it.deleted == Some(true) {
        told.ignored = Some("deleted: only the id is left; what was known before stays");
        return;
    }
    let id = told.need("id", it.id.as_ref());
    super::currency(told, "currency", it.currency.as_ref());
    if shape(told, "", it).is_none() {
        return;
    }
    let Some(mut row) = plan(told, "", it) else { return };
    let product = it.product.as_ref().and_then(|product| product.id());
    let known = product.and_then(|id| scene.catalogue.product(id)).map(str::to_owned);
    let written = it.product.as_ref().and_then(Ref::object).and_then(|it| it.name.as_ref());
    let name = written.map(|name| name.0.to_string()).or(known);
    told.waits |= name.is_none() && product.is_some() && !scene.last;
    row.cells.retain(|(column, _, _)| *column != "updated_at");
    let version = scene.moment.version() - i64::from(name.is_none());
    row.micros("updated_at", "created", version);
    if let Some(name) = &name {
        row.cells.retain(|(column, _, _)| *column != "product");
        row.set("product", "product", crate::cell::Cell::Text(name.clone().into()));
    }
    row.text("name", "nickname", it.nickname.as_ref());
    if let Some(name) = name.filter(|_| !row.has("name")) {
        row.set("name", "product", crate::cell::Cell::Text(name.into()));
    }
    told.rows.push(row);
    let complete = it.tiers.is_some() || !it.currency_options.is_empty();
    if let (Some(id), true) = (id, complete) {
        told.more.adds.push(Entry::Price(id.0.to_string(), json.to_owned()));
    }
}

/// A product names its prices.
pub(in crate::stripe) fn product(told: &mut Told<'_>, it: &Product<'_>) {
    told.ignored = Some("a name: it is kept with the product's prices");
    let (id, name) = (told.need("id", it.id.as_ref()), it.name.as_ref());
    if let (Some(id), Some(name)) = (id, name) {
        told.more.adds.push(Entry::Product(id.0.to_string(), name.0.to_string()));
    }
}

/// A coupon says what discounts that name it take off.
pub(in crate::stripe) fn coupon(told: &mut Told<'_>, it: &Coupon<'_>, json: &str) {
    const WORDS: [(&str, ()); 3] = [("once", ()), ("repeating", ()), ("forever", ())];
    told.choose("duration", it.duration.as_ref(), &WORDS);
    told.ignored = Some("an offer: it counts where a discount uses it");
    if let Some(id) = told.need("id", it.id.as_ref()) {
        told.more.adds.push(Entry::Coupon(id.0.to_string(), json.to_owned()));
    }
}
