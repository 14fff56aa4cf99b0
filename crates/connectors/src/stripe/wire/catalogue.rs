//! What can be bought, and for less: prices, old plans, products, coupons, discounts, tax rates.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Metadata, Named, Number, Ref, Text, pairs};

/// A price, or a plan as they were called before; a plan has `interval` and `amount` at the top.
#[derive(Clone, Debug, Deserialize)]
pub struct Price<'a> {
    #[serde(borrow)]
    pub id: Option<Text<'a>>,
    pub livemode: Option<bool>,
    pub deleted: Option<bool>,
    pub created: Option<i64>,
    pub currency: Option<Text<'a>>,
    pub nickname: Option<Text<'a>>,
    pub product: Option<Ref<'a, Product<'a>>>,
    #[serde(rename = "type")]
    pub kind: Option<Text<'a>>,
    pub billing_scheme: Option<Text<'a>>,
    pub unit_amount: Option<i64>,
    pub unit_amount_decimal: Option<Number<'a>>,
    pub recurring: Option<Recurring<'a>>,
    pub tax_behavior: Option<Text<'a>>,
    pub tiers: Option<Vec<Tier<'a>>>,
    pub tiers_mode: Option<Text<'a>>,
    pub transform_quantity: Option<Transform<'a>>,
    #[serde(default, deserialize_with = "pairs")]
    pub currency_options: Metadata<'a>,
    pub amount: Option<i64>,
    pub amount_decimal: Option<Number<'a>>,
    pub interval: Option<Text<'a>>,
    pub interval_count: Option<i64>,
    pub usage_type: Option<Text<'a>>,
    pub transform_usage: Option<Transform<'a>>,
}

/// How often a price is charged.
#[derive(Clone, Debug, Deserialize)]
pub struct Recurring<'a> {
    #[serde(borrow)]
    pub interval: Option<Text<'a>>,
    pub interval_count: Option<i64>,
    pub usage_type: Option<Text<'a>>,
}

/// A step of a tiered price.
#[derive(Clone, Debug, Deserialize)]
pub struct Tier<'a> {
    pub up_to: Option<i64>,
    pub unit_amount: Option<i64>,
    #[serde(borrow)]
    pub unit_amount_decimal: Option<Number<'a>>,
    pub flat_amount: Option<i64>,
    pub flat_amount_decimal: Option<Number<'a>>,
}

/// How a quantity becomes the number that is charged for.
#[derive(Clone, Debug, Deserialize)]
pub struct Transform<'a> {
    pub divide_by: Option<i64>,
    #[serde(borrow)]
    pub round: Option<Text<'a>>,
}

/// A price in another currency than its first.
#[derive(Clone, Debug, Deserialize)]
pub struct CurrencyOption<'a> {
    pub unit_amount: Option<i64>,
    #[serde(borrow)]
    pub unit_amount_decimal: Option<Number<'a>>,
    pub tiers: Option<Vec<Tier<'a>>>,
}

/// A product.
#[derive(Clone, Debug, Deserialize)]
pub struct Product<'a> {
    #[serde(borrow)]
    pub id: Option<Text<'a>>,
    pub livemode: Option<bool>,
    pub deleted: Option<bool>,
    pub name: Option<Text<'a>>,
}

/// A coupon.
#[derive(Clone, Debug, Deserialize)]
pub struct Coupon<'a> {
    #[serde(borrow)]
    pub id: Option<Text<'a>>,
    pub livemode: Option<bool>,
    pub deleted: Option<bool>,
    pub percent_off: Option<Number<'a>>,
    pub amount_off: Option<i64>,
    pub currency: Option<Text<'a>>,
    pub duration: Option<Text<'a>>,
    pub applies_to: Option<AppliesTo<'a>>,
    #[serde(default, deserialize_with = "pairs")]
    pub currency_options: Metadata<'a>,
}

/// The products to which a coupon is limited.
#[derive(Clone, Debug, Deserialize)]
pub struct AppliesTo<'a> {
    #[serde(borrow, default)]
    pub products: Vec<Text<'a>>,
}

/// A coupon in use.
#[derive(Clone, Debug, Deserialize)]
pub struct Discount<'a> {
    #[serde(borrow)]
    pub id: Option<Text<'a>>,
    pub deleted: Option<bool>,
    pub coupon: Option<Ref<'a, Coupon<'a>>>,
    pub source: Option<DiscountSource<'a>>,
    pub start: Option<i64>,
    pub end: Option<i64>,
}

impl<'a> Discount<'a> {
    /// The coupon, where an old or a new shape has it.
    pub fn coupon(&self) -> Option<&Ref<'a, Coupon<'a>>> {
        self.coupon.as_ref().or(self.source.as_ref().and_then(|source| source.coupon.as_ref()))
    }
}

/// Where a discount came from, since API version Clover.
#[derive(Clone, Debug, Deserialize)]
pub struct DiscountSource<'a> {
    #[serde(borrow)]
    pub coupon: Option<Ref<'a, Coupon<'a>>>,
}

/// A tax rate.
#[derive(Clone, Debug, Deserialize)]
pub struct TaxRate<'a> {
    #[serde(borrow)]
    pub percentage: Option<Number<'a>>,
    pub effective_percentage: Option<Number<'a>>,
    pub inclusive: Option<bool>,
}

macro_rules! named {
    ($($name:ident),*) => {
        $(impl<'a> Named<'a> for $name<'a> {
            fn id(&self) -> Option<&Text<'a>> {
                self.id.as_ref()
            }
        })*
    };
}
pub(super) use named;

named!(Price, Product, Coupon, Discount);

/// Reads the amounts of a currency out of `currency_options`.
pub fn option_of<'a, T: Deserialize<'a>>(
    options: &Metadata<'a>,
    currency: &str,
) -> Option<Result<T, serde_json::Error>> {
    let found = options.iter().find(|(code, _)| code.eq_ignore_ascii_case(currency))?;
    let raw: &'a RawValue = found.1;
    Some(serde_json::from_str(raw.get()))
}
