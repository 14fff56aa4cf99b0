//! Discounts of a subscription and its items, as the one discount that a row can hold.

use tenure_domain::said;

use super::{Fact, Moment, SECOND, Scene, Told};
use crate::cell::{Cell, Typed};
use crate::stripe::wire::{Coupon, Customer, Discount, Item, Ref, Subscription, Text};
use crate::values::Problem;
use crate::values::decimal::{Excess, Marks, scaled};

/// Ten-thousandths of a percent in a whole.
const WHOLE: i128 = 1_000_000;

const DURATIONS: [(&str, Lasts); 3] =
    [("once", Lasts::Once), ("repeating", Lasts::Repeating), ("forever", Lasts::Forever)];

/// How long a discount lasts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Lasts {
    Once,
    Repeating,
    Forever,
}

impl Lasts {
    pub fn name(self) -> &'static str {
        match self {
            Lasts::Once => "once",
            Lasts::Repeating => "repeating",
            Lasts::Forever => "forever",
        }
    }
}

/// A discount whose coupon is known.
#[derive(Clone, Debug)]
struct Off {
    /// Ten-thousandths of a percent.
    percent: i128,
    /// Minor units per interval, of all items to which it applies.
    amount: i128,
    lasts: Lasts,
    start: Option<i64>,
    end: Option<i64>,
    /// Products to which it is limited; all where empty.
    products: Vec<String>,
}

/// The discounts of one item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Discounts {
    /// All of them together, as they are now.
    pub now: Combined,
    /// Where they do not begin and end together: what holds from each instant on at which one
    /// begins or ends, in order.
    pub steps: Vec<(i64, Option<Combined>)>,
}

/// Discounts as the one that a row can hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Combined {
    percent: i128,
    amount: i128,
    lasts: Lasts,
    start: Option<i64>,
    end: Option<i64>,
}

impl Combined {
    /// Sets the columns of `subscriptions`; of `subscription_changes` where `change` is set.
    pub fn set(self, row: &mut Fact<'_>, currency: &str, change: bool) {
        let field = "discounts";
        let percent = Typed::Decimal(self.percent, 4);
        if self.percent > 0 || change {
            row.set("discount_percent", field, Cell::Typed(percent));
        }
        if self.amount > 0 || change {
            let typed = Typed::Decimal(self.amount, super::money::exponent(currency));
            row.set("discount_amount", field, Cell::Typed(typed));
        }
        row.word("discount_duration", field, self.lasts.name());
        if !change {
            row.at("discount_started_at", field, self.start);
        }
        match self.end {
            Some(_) => row.at("discount_ends_at", field, self.end),
            None if change => row.word("discount_ends_at", field, "none"),
            None => {}
        }
    }
}

/// Says in a change that there is no discount.
pub(super) fn clear(row: &mut Fact<'_>) {
    for column in ["discount_percent", "discount_amount", "discount_duration", "discount_ends_at"] {
        row.word(column, "discounts", "none");
    }
}

/// The discount of each item, given what each costs per interval.
pub(super) fn of_items<'a>(
    told: &mut Told<'_>,
    subscription: &Subscription<'a>,
    items: &[&Item<'a>],
    costs: &[i64],
    currency: &str,
    scene: &Scene<'_>,
) -> Vec<Option<Discounts>> {
    let shared = all(
        told,
        "discounts",
        subscription.discount.as_ref(),
        &subscription.discounts,
        currency,
        scene,
    );
    let mut found = vec![Vec::new(); items.len()];
    for off in shared {
        let applies: Vec<usize> = (0..items.len()).filter(|&at| applies(&off, items[at])).collect();
        let shares = shares(off.amount, &applies.iter().map(|&at| costs[at]).collect::<Vec<_>>());
        for (&at, share) in applies.iter().zip(shares) {
            found[at].push(Off { amount: share, ..off.clone() });
        }
    }
    for (at, item) in items.iter().enumerate() {
        let field = format!("items/data/{at}/discounts");
        let own = all(told, &field, None, &item.discounts, currency, scene);
        // An item's own discount comes off before those of the whole subscription.
        found[at].splice(0..0, own);
    }
    let period = |item: &Item<'_>| {
        let start = item.current_period_start.or(subscription.current_period_start)?;
        Some((start, item.current_period_end.or(subscription.current_period_end)?))
    };
    let found = found.into_iter().enumerate();
    let read = match scene.moment {
        Moment::Retrieved(at) => at.div_euclid(SECOND),
        Moment::Event(event) => event.at,
    };
    found.map(|(at, offs)| discounts(told, at, offs, (read, period(items[at])))).collect()
}

fn applies(off: &Off, item: &Item<'_>) -> bool {
    let price = item.price.as_ref().or(item.plan.as_ref());
    let product = price.and_then(|price| price.product.as_ref()).and_then(Ref::id);
    off.products.is_empty()
        || product.is_some_and(|product| off.products.iter().any(|it| *it == **product))
}

/// An amount shared in proportion to costs, to the last unit.
fn shares(amount: i128, costs: &[i64]) -> Vec<i128> {
    let total: i128 = costs.iter().map(|&cost| i128::from(cost)).sum();
    let (mut seen, mut given) = (0_i128, 0_i128);
    let share = |(at, &cost): (usize, &i64)| {
        seen += i128::from(cost);
        let upto = match total {
            0 if at == 0 => amount,
            0 => given,
            _ => amount * seen / total,
        };
        let share = upto - given;
        given = upto;
        share
    };
    costs.iter().enumerate().map(share).collect()
}

/// The discounts of a list whose coupons are known; others are remarked upon.
fn all(
    told: &mut Told<'_>,
    field: &str,
    single: Option<&Discount<'_>>,
    list: &Option<Vec<Ref<'_, Discount<'_>>>>,
    currency: &str,
    scene: &Scene<'_>,
) -> Vec<Off> {
    let list = list.iter().flatten();
    let mut offs = Vec::new();
    for (at, reference) in list.enumerate() {
        let field = format!("{field}/{at}");
        match reference {
            Ref::Object(discount) => offs.extend(one(told, &field, discount, currency, scene)),
            Ref::Id(id) => match scene.catalogue.discount(id) {
                Some(known) => {
                    if let Ok(discount) = serde_json::from_str::<Discount<'_>>(known) {
                        offs.extend(one(told, &field, &discount, currency, scene));
                    }
                }
                None => unknown(told, &field, Some(id), scene),
            },
        }
    }
    // Old shapes have `discount`, some in between both, with the same content.
    if offs.is_empty()
        && let Some(discount) = single
    {
        offs.extend(one(told, "discount", discount, currency, scene));
    }
    offs
}

fn unknown(told: &mut Told<'_>, field: &str, id: Option<&str>, scene: &Scene<'_>) {
    told.waits |= !scene.last;
    told.more.incomplete = true;
    let expected = "the coupon of a discount; the price counts without it";
    let hint = "export with expand[]=data.discounts, and import the coupons together with this";
    told.remark(field, id, Problem::new("discount-unknown", expected).hint(hint));
}

fn one(
    told: &mut Told<'_>,
    field: &str,
    discount: &Discount<'_>,
    currency: &str,
    scene: &Scene<'_>,
) -> Option<Off> {
    let reference = discount.coupon();
    let (start, end) = (discount.start, discount.end);
    match reference {
        Some(Ref::Object(coupon)) => {
            let coupon = with_known(told, coupon, scene);
            of_coupon(told, field, &coupon, currency, start, end)
        }
        Some(Ref::Id(id)) => match scene.catalogue.coupon(id) {
            Some(known) => {
                let coupon: Coupon<'_> = serde_json::from_str(known).ok()?;
                of_coupon(told, field, &coupon, currency, start, end)
            }
            None => {
                unknown(told, field, Some(id), scene);
                None
            }
        },
        None => {
            unknown(told, field, discount.id.as_deref(), scene);
            None
        }
    }
}

/// A coupon that is written out, with what only the coupon itself tells: its products, and its
/// amounts in other currencies. Copies within other objects have neither.
fn with_known<'c>(told: &mut Told<'_>, coupon: &Coupon<'c>, scene: &Scene<'c>) -> Coupon<'c> {
    let mut coupon = coupon.clone();
    let id = coupon.id.as_deref().filter(|_| coupon.applies_to.is_none());
    let Some(id) = id else { return coupon };
    match scene.catalogue.coupon(id).map(serde_json::from_str::<Coupon<'c>>) {
        Some(Ok(known)) => {
            coupon.applies_to = known.applies_to;
            if coupon.currency_options.is_empty() {
                coupon.currency_options = known.currency_options;
            }
        }
        Some(Err(_)) => {}
        // It may be among what is not read yet.
        None => {
            told.waits |= !scene.last;
            told.more.incomplete = true;
        }
    }
    coupon
}

fn of_coupon(
    told: &mut Told<'_>,
    field: &str,
    coupon: &Coupon<'_>,
    currency: &str,
    start: Option<i64>,
    end: Option<i64>,
) -> Option<Off> {
    let at = format!("{field}/coupon/duration");
    let word = told.need(&at, coupon.duration.as_ref())?;
    let lasts = told.choose(at, Some(word), &DURATIONS)?;
    let percent = match coupon.percent_off {
        None => 0,
        Some(number) => match scaled(number.0, 4, Marks::default(), Excess::HalfEven) {
            Ok(percent) => i128::from(percent),
            Err(_) => {
                let problem = Problem::new("not-a-number", "a percentage");
                told.wrong(format!("{field}/coupon/percent_off"), Some(number.0), problem);
                return None;
            }
        },
    };
    let amount = amount_off(told, field, coupon, currency)?;
    let products = coupon.applies_to.as_ref().map_or(&[][..], |limit| &limit.products);
    let products = products.iter().map(|product| product.0.to_string()).collect();
    Some(Off { percent, amount: i128::from(amount), lasts, start, end, products })
}

/// What a coupon takes off in a currency.
fn amount_off(
    told: &mut Told<'_>,
    field: &str,
    coupon: &Coupon<'_>,
    currency: &str,
) -> Option<i64> {
    #[derive(serde::Deserialize)]
    struct Amounts {
        amount_off: Option<i64>,
    }
    let Some(amount) = coupon.amount_off else { return Some(0) };
    if coupon.currency.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(currency)) {
        return Some(amount);
    }
    let option = crate::stripe::wire::option_of::<Amounts>(&coupon.currency_options, currency);
    if let Some(Ok(Amounts { amount_off: Some(amount) })) = option {
        return Some(amount);
    }
    let upper = currency.to_ascii_uppercase();
    let expected =
        said!("an amount in {currency}; the price counts without this discount", currency = upper,);
    told.remark(
        format!("{field}/coupon/currency"),
        coupon.currency.as_deref(),
        Problem::new("discount-unknown", expected)
            .hint("export the coupons with expand[]=data.currency_options"),
    );
    None
}

/// The discounts of an item, which was read at an instant and is paid for from and to those of
/// `period`. Each ends by itself, where all of those that end say when.
fn discounts(
    told: &mut Told<'_>,
    at: usize,
    mut offs: Vec<Off>,
    (read, period): (i64, Option<(i64, i64)>),
) -> Option<Discounts> {
    let first = offs.first()?;
    let same = |off: &Off| (off.lasts, off.start, off.end) == (first.lasts, first.start, first.end);
    if offs.iter().all(same) {
        return Some(Discounts { now: combine(offs.iter())?, steps: Vec::new() });
    }
    for off in offs.iter_mut().filter(|off| off.lasts == Lasts::Once && off.end.is_none()) {
        // One for one invoice holds to the end of its period.
        let here = |start: i64| off.start.is_none_or(|at| at >= start);
        off.end = period.filter(|(start, _)| here(*start)).map(|(_, end)| end);
    }
    let now = combine(offs.iter())?;
    if offs.iter().any(|off| off.lasts != Lasts::Forever && off.end.is_none()) {
        let expected = "discounts that begin and end together; they are taken as one, from the \
                        latest start to the earliest end";
        told.remark(
            format!("items/data/{at}/discounts"),
            None,
            Problem::new("several-discounts", expected),
        );
        return Some(Discounts { now, steps: Vec::new() });
    }
    let mut turns: Vec<i64> = offs.iter().flat_map(|off| [off.start, off.end]).flatten().collect();
    turns.sort_unstable();
    turns.dedup();
    let holds = |off: &&Off, at: i64| {
        off.start.is_none_or(|start| start <= at) && off.end.is_none_or(|end| at < end)
    };
    let step = |at: i64| (at, combine(offs.iter().filter(|off| holds(off, at))));
    // What has ended by then is no part of what is now, though it is still listed.
    let left = combine(offs.iter().filter(|off| off.end.is_none_or(|end| read < end)));
    let now = left.unwrap_or(now);
    Some(Discounts { now, steps: turns.into_iter().map(step).collect() })
}

/// Several discounts as one: each comes off what those before it left.
fn combine<'o>(offs: impl Iterator<Item = &'o Off> + Clone) -> Option<Combined> {
    let (mut left, mut amount) = (WHOLE * WHOLE, 0_i128);
    for off in offs.clone() {
        left = left * (WHOLE - off.percent) / WHOLE;
        amount = amount * (WHOLE - off.percent) / WHOLE + off.amount;
    }
    offs.clone().next()?;
    let limited = offs.clone().find(|off| off.lasts != Lasts::Forever);
    Some(Combined {
        percent: WHOLE - (left + WHOLE / 2) / WHOLE,
        amount,
        lasts: limited.map_or(Lasts::Forever, |off| off.lasts),
        start: offs.clone().filter_map(|off| off.start).max(),
        end: offs.filter_map(|off| off.end).min(),
    })
}

/// A discount that is for one invoice only.
pub(super) fn once(json: &str) -> Option<Discount<'_>> {
    let discount: Discount<'_> = serde_json::from_str(json).ok()?;
    (duration_of(std::iter::once(&discount)) == Some("once")).then_some(discount)
}

/// The duration that all discounts of a line have, where they are written out.
pub(super) fn duration_of<'d, 'a: 'd>(
    discounts: impl Iterator<Item = &'d Discount<'a>>,
) -> Option<&'static str> {
    let mut found = None;
    for discount in discounts {
        let coupon = discount.coupon()?.object()?;
        let word = coupon.duration.as_deref()?;
        let lasts = DURATIONS.iter().find(|(name, _)| *name == word)?.1;
        if found.is_some_and(|it| it != lasts) {
            return None;
        }
        found = Some(lasts);
    }
    found.map(Lasts::name)
}

/// Says that a discount of a customer is seen in invoice lines only.
pub(in crate::stripe) fn customer_discount(told: &mut Told<'_>, customer: &Customer<'_>) {
    let coupon = customer.discount.as_ref().and_then(Discount::coupon);
    if let Some(coupon) = coupon {
        let id = match coupon {
            Ref::Id(id) => Some(id),
            Ref::Object(coupon) => coupon.id.as_ref(),
        };
        let expected = "discounts on subscriptions; this one of the customer counts in invoice \
                        lines only";
        let problem = Problem::new("customer-discount", expected);
        told.remark("discount", id.map(|id: &Text<'_>| &**id), problem);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn off(percent: i128, amount: i128) -> Off {
        let (lasts, products) = (Lasts::Forever, Vec::new());
        Off { percent, amount, lasts, start: None, end: None, products }
    }

    #[test]
    fn several_discounts_come_off_one_after_the_other() {
        // 20 %, then 10 %, then 5.00: of 100.00 are left 67.00.
        let made = combine([off(200_000, 0), off(100_000, 0), off(0, 500)].iter()).unwrap();
        assert_eq!((made.percent, made.amount), (280_000, 500));
        // 5.00, then 10 %: of 100.00 are left 85.50.
        let made = combine([off(0, 500), off(100_000, 0)].iter()).unwrap();
        assert_eq!((made.percent, made.amount), (100_000, 450));
    }

    #[test]
    fn each_of_several_discounts_ends_by_itself() {
        let told = &mut Told::default();
        let limited = |lasts, percent, end| Off { lasts, start: Some(100), end, ..off(percent, 0) };
        let since = |start, percent| Off { start: Some(start), ..off(percent, 0) };
        let steps = |told: &mut Told<'_>, offs: Vec<Off>| {
            let made = discounts(told, 0, offs, (100, Some((100, 400)))).unwrap();
            let percent = |it: Option<Combined>| it.map(|it| (it.percent, it.lasts, it.end));
            made.steps.into_iter().map(|(at, it)| (at, percent(it))).collect::<Vec<_>>()
        };
        let offs = vec![since(50, 100_000), limited(Lasts::Repeating, 200_000, Some(900))];
        let wanted = [
            (50, Some((100_000, Lasts::Forever, None))),
            (100, Some((280_000, Lasts::Repeating, Some(900)))),
            (900, Some((100_000, Lasts::Forever, None))),
        ];
        assert_eq!(steps(told, offs), wanted);
        // One for one invoice holds to the end of the period that it is in.
        let offs = vec![limited(Lasts::Once, 500_000, None), since(100, 100_000)];
        let wanted = [
            (100, Some((550_000, Lasts::Once, Some(400)))),
            (400, Some((100_000, Lasts::Forever, None))),
        ];
        assert_eq!(steps(told, offs), wanted);
        let two = |end| limited(Lasts::Repeating, 100_000, Some(end));
        assert_eq!(steps(told, vec![two(500), two(900)])[2], (900, None));
        assert!(told.remarks.is_empty());
        let offs = vec![limited(Lasts::Repeating, 100_000, None), since(100, 100_000)];
        assert_eq!(steps(told, offs), []);
        assert_eq!(told.remarks.len(), 1, "nothing tells when it ends");
    }

    #[test]
    fn amounts_are_shared_to_the_last_unit() {
        assert_eq!(shares(1_000, &[1, 1, 1]), [333, 333, 334]);
        assert_eq!(shares(500, &[0, 0]), [500, 0]);
        assert_eq!(shares(500, &[900, 100]), [450, 50]);
    }
}
