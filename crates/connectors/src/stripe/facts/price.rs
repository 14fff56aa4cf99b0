//! What a price costs for a quantity, and the row of `plans` behind it.

use std::fmt::Display;

use tenure_domain::said;
use tenure_domain::schema::TableId;

use super::money::{self, Parts};
use super::{Fact, Scene, Told};
use crate::cell::{Cell, Typed};
use crate::stripe::wire::{CurrencyOption, Price, Recurring, Text, Tier, option_of};
use crate::values::Problem;

const INTERVALS: [(&str, &str); 4] =
    [("day", "day"), ("week", "week"), ("month", "month"), ("year", "year")];

/// What a price is: how it recurs, and how it is counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    pub interval: Option<&'static str>,
    pub count: i64,
    pub metered: bool,
    pub tiered: bool,
}

/// The recurrence of a price, or of a plan of old.
fn recurring<'p, 'a>(
    price: &'p Price<'a>,
) -> (Option<&'p Text<'a>>, Option<i64>, Option<&'p Text<'a>>) {
    match &price.recurring {
        Some(Recurring { interval, interval_count, usage_type }) => {
            (interval.as_ref(), *interval_count, usage_type.as_ref())
        }
        None => (price.interval.as_ref(), price.interval_count, price.usage_type.as_ref()),
    }
}

/// Reads what a price is; `at` is where it stands in the object.
pub(super) fn shape(
    told: &mut Told<'_>,
    at: impl Display + Copy,
    price: &Price<'_>,
) -> Option<Shape> {
    let (interval, count, usage) = recurring(price);
    let before = told.problems.len();
    told.choose(
        format_args!("{at}/type"),
        price.kind.as_ref(),
        &[("recurring", ()), ("one_time", ())],
    );
    let interval = told.choose(format_args!("{at}/recurring/interval"), interval, &INTERVALS);
    let usages = [("licensed", false), ("metered", true)];
    let metered = told.choose(format_args!("{at}/recurring/usage_type"), usage, &usages);
    let schemes = [("per_unit", false), ("tiered", true)];
    let tiered =
        told.choose(format_args!("{at}/billing_scheme"), price.billing_scheme.as_ref(), &schemes);
    (told.problems.len() == before).then(|| Shape {
        interval,
        count: count.unwrap_or(1),
        metered: metered.unwrap_or(false),
        tiered: tiered.unwrap_or(false),
    })
}

/// The price of one unit in a currency, written out here or known from the catalogue: copies of a
/// price within other objects never have its other currencies.
fn unit(price: &Price<'_>, currency: &str, scene: &Scene<'_>) -> Result<Option<Parts>, Problem> {
    if let Some(written) = written_unit(price, currency)? {
        return Ok(Some(written));
    }
    match known(price, scene).filter(|_| !is_in(price, currency)) {
        Some(known) => written_unit(&known, currency),
        None => Ok(None),
    }
}

/// The price object of the catalogue behind a copy.
fn known<'c>(price: &Price<'_>, scene: &Scene<'c>) -> Option<Price<'c>> {
    let known: &'c str = scene.catalogue.price(price.id.as_ref()?)?;
    serde_json::from_str(known).ok()
}

fn written_unit<'a>(price: &Price<'a>, currency: &str) -> Result<Option<Parts>, Problem> {
    if is_in(price, currency) {
        let decimal = price.unit_amount_decimal.or(price.amount_decimal);
        return money::parts(decimal, price.unit_amount.or(price.amount));
    }
    match option_of::<CurrencyOption<'a>>(&price.currency_options, currency) {
        Some(Ok(option)) => money::parts(option.unit_amount_decimal, option.unit_amount),
        Some(Err(_)) => Err(Problem::new("wrong-field", "amounts in `currency_options`")),
        None => Ok(None),
    }
}

fn is_in(price: &Price<'_>, currency: &str) -> bool {
    price.currency.as_ref().is_none_or(|own| own.eq_ignore_ascii_case(currency))
}

/// The tiers of a price in a currency, written out here or known from the catalogue.
fn with_tiers<T>(
    price: &Price<'_>,
    currency: &str,
    scene: &Scene<'_>,
    then: impl FnOnce(&[Tier<'_>], bool) -> T,
) -> Option<Result<T, Problem>> {
    let graduated = |mode: Option<&str>| match mode {
        Some("graduated") => Ok(true),
        Some("volume") => Ok(false),
        _ => Err(super::unknown_word(&[("graduated", ()), ("volume", ())])),
    };
    let mut then = Some(then);
    let mut of = |price: &Price<'_>| {
        let option = option_of::<CurrencyOption<'_>>(&price.currency_options, currency);
        let option = option.and_then(Result::ok);
        let tiers = match is_in(price, currency) {
            true => price.tiers.as_ref()?,
            false => option.as_ref()?.tiers.as_ref()?,
        };
        let then = then.take()?;
        Some(graduated(price.tiers_mode.as_deref()).map(|graduated| then(tiers, graduated)))
    };
    of(price).or_else(|| of(&known(price, scene)?))
}

/// What a quantity of a price costs per interval, in whole minor units. `None` where it is
/// metered, or where the object does not say; that is remarked upon.
pub(super) fn amount(
    told: &mut Told<'_>,
    at: &str,
    price: &Price<'_>,
    quantity: i64,
    currency: &str,
    scene: &Scene<'_>,
) -> Option<i64> {
    let shape = shape(told, at, price)?;
    if shape.metered {
        return None;
    }
    let charged = money::transformed(
        quantity,
        price.transform_quantity.as_ref().or(price.transform_usage.as_ref()),
    );
    let charged = match charged {
        Ok(charged) => charged,
        Err(problem) => {
            told.wrong(format!("{at}/transform_quantity"), None, problem);
            return None;
        }
    };
    let cost = if shape.tiered {
        let by_tiers = with_tiers(price, currency, scene, |tiers, graduated| {
            money::tiered(tiers, graduated, charged)
        });
        by_tiers.map(|tiered| tiered.and_then(|cost| cost))
    } else {
        let times =
            |unit: Parts| unit.checked_mul(i128::from(charged)).ok_or_else(money::too_large);
        unit(price, currency, scene).and_then(|unit| unit.map(times).transpose()).transpose()
    };
    match cost {
        Some(Ok(cost)) => match money::round(cost) {
            Some(minor) => Some(minor),
            None => {
                told.wrong(at, None, money::too_large());
                None
            }
        },
        Some(Err(problem)) => {
            told.wrong(at, None, problem);
            None
        }
        None => {
            unknown_amount(told, at, price, shape.tiered, currency, scene);
            None
        }
    }
}

fn unknown_amount(
    told: &mut Told<'_>,
    at: &str,
    price: &Price<'_>,
    tiered: bool,
    currency: &str,
    scene: &Scene<'_>,
) {
    told.waits |= !scene.last;
    told.more.incomplete = true;
    let problem = if tiered && is_in(price, currency) {
        Problem::new("price-unknown", "the tiers of a tiered price; its MRR counts as 0")
            .hint("export the prices with expand[]=data.tiers and import them together with this")
    } else {
        let upper = currency.to_ascii_uppercase();
        Problem::new(
            "price-unknown",
            said!("the price in {currency}; its MRR counts as 0", currency = upper),
        )
        .hint("export the prices with expand[]=data.currency_options")
    };
    let id = price.id.as_deref();
    told.remark(at, id, problem);
}

/// The row of `plans` of a price, as far as it never changes. A name is known from price objects
/// only, since the copies within other objects are as old as these.
pub(super) fn plan<'a>(
    told: &mut Told<'a>,
    at: impl Display + Copy,
    price: &Price<'a>,
) -> Option<Fact<'a>> {
    let shape = shape(told, at, price)?;
    let id = price.id.as_ref()?;
    let currency = price.currency.as_ref()?;
    tenure_domain::money::Currency::parse(currency)?;
    let mut row = Fact::new(TableId::Plans);
    row.text("plan_id", "id", Some(id));
    let product = price.product.as_ref().and_then(|product| product.id());
    row.text("product", "product", product);
    let kind = match (shape.metered, shape.interval) {
        (true, _) => "metered",
        (false, None) => "one_off",
        (false, Some(_)) => "base",
    };
    row.word("kind", "type", kind);
    if let Some(interval) = shape.interval {
        row.word("interval", "recurring/interval", interval);
        row.int("interval_count", "recurring/interval_count", Some(shape.count));
    }
    let decimal = price.unit_amount_decimal.or(price.amount_decimal);
    let packaged = price.transform_quantity.is_some() || price.transform_usage.is_some();
    if !shape.tiered
        && !packaged
        && let Ok(Some(parts)) = money::parts(decimal, price.unit_amount.or(price.amount))
        && let Some(cell) = unit_cell(parts, currency)
    {
        row.set("amount", "unit_amount", cell);
    }
    row.text("currency", "currency", Some(currency));
    let model = match (shape.metered, shape.tiered) {
        (true, _) => "usage",
        (false, true) => "tiered",
        (false, false) => "per_seat",
    };
    row.word("pricing_model", "billing_scheme", model);
    row.at("updated_at", "created", Some(price.created.unwrap_or(0)));
    Some(row)
}

/// A unit price as a cell, where ten-thousandths of a major unit hold it: finer ones are only
/// known for whole quantities.
fn unit_cell(parts: Parts, currency: &str) -> Option<Cell<'static>> {
    let fine = 10_i128.pow(u32::try_from(money::exponent(currency)).ok()? + 12 - 4);
    let held = (parts >= 0 && parts % fine == 0).then_some(parts / fine)?;
    Some(Cell::Typed(Typed::Decimal(held, 4)))
}
