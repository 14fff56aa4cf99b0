//! The price columns of a subscription item at an instant: plan, quantity, amount, currency,
//! interval, discount and tax.

use tenure_domain::facts::{
    Change, DiscountDuration, Interval, Plan, PlanKind, Subscription, SubscriptionChange, Term,
};
use tenure_domain::money::Currency;
use tenure_domain::policy::Discounts;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use super::exact::Fraction;
use super::item::Context;

/// A discount as last named.
#[derive(Clone, PartialEq, Debug)]
pub struct Discount {
    pub percent: Option<u32>,
    pub amount: Option<i64>,
    pub duration: Option<DiscountDuration>,
    pub from: Instant,
    pub ends: Option<Instant>,
}

/// The price columns at an instant.
#[derive(Clone, PartialEq, Debug)]
pub struct Terms {
    pub plan: Sym,
    pub quantity: Fraction,
    /// The last amount that was given, and the quantity that went with it.
    pub given: Option<(Fraction, Fraction)>,
    pub currency: Option<Currency>,
    pub unit: Option<Interval>,
    pub count: Option<u16>,
    pub discount: Option<Discount>,
    pub tax_included: bool,
    pub tax_percent: u32,
}

/// A quantity in units, from millionths.
pub fn quantity(millionths: Option<i64>) -> Fraction {
    millionths.map_or(Fraction::whole(1), |q| Fraction::new(q, 1_000_000))
}

impl Terms {
    /// The columns of a row.
    pub fn of_row(row: &Subscription) -> Terms {
        let quantity = quantity(row.quantity);
        Terms {
            plan: row.plan,
            given: row.amount.map(|a| (Fraction::whole(a), quantity.clone())),
            quantity,
            currency: row.currency,
            unit: row.interval,
            count: row.interval_count,
            discount: Some(Discount {
                percent: row.discount_percent,
                amount: row.discount_amount,
                duration: row.discount_duration,
                from: row.discount_started_at.unwrap_or(row.started_at),
                ends: row.discount_ends_at,
            }),
            tax_included: row.tax_included,
            tax_percent: row.tax_percent.unwrap_or(0),
        }
    }

    /// The columns of an item that a change adds, before that change.
    pub fn of_nothing() -> Terms {
        Terms {
            plan: Sym::NONE,
            quantity: Fraction::whole(1),
            given: None,
            currency: None,
            unit: None,
            count: None,
            discount: None,
            tax_included: false,
            tax_percent: 0,
        }
    }

    /// The currency in force.
    pub fn currency(&self, context: &Context) -> Currency {
        let plan = context.plan(self.plan).and_then(|p| p.currency);
        self.currency.or(plan).unwrap_or(context.account.currency)
    }

    /// The billing interval in force.
    pub fn term(&self, context: &Context) -> Term {
        let plan = context.plan(self.plan).and_then(|p| p.term).unwrap_or(Term::MONTH);
        match (self.unit, self.count) {
            (None, None) => plan,
            (None, Some(count)) => Term { unit: plan.unit, count },
            (Some(unit), count) => Term { unit, count: count.unwrap_or(1) },
        }
    }

    /// The list price per interval for the whole quantity.
    pub fn price(&self, context: &Context) -> Fraction {
        if self.quantity.is_zero() {
            return Fraction::zero();
        }
        match &self.given {
            Some((amount, with)) if with.is_zero() => amount.clone(),
            Some((amount, with)) => amount.clone() * self.quantity.clone() / with.clone(),
            None => {
                // A price in another currency is none: money changes it only by a rate.
                let here = self.currency(context);
                let priced = context.plan(self.plan).filter(|p| p.currency.unwrap_or(here) == here);
                let each = priced.and_then(|p| p.amount).unwrap_or(0);
                Fraction::whole(each) * self.quantity.clone()
            }
        }
    }

    /// These columns after a change, and whether its plan had no price.
    pub fn after(
        &self,
        change: &SubscriptionChange,
        at: Instant,
        context: &Context,
    ) -> (Terms, bool) {
        let mut next = self.clone();
        let mut without_price = false;
        let other_plan = change.plan.is_some() && change.plan != self.plan;
        if other_plan && change.amount.is_none() {
            let is_priced = |p: &Plan| p.amount.is_some() || p.kind == PlanKind::Metered;
            let priced = context.plan(change.plan).is_some_and(is_priced);
            if priced {
                (next.given, next.currency, next.unit, next.count) = (None, None, None, None);
            } else {
                without_price = true;
                let term = self.term(context);
                let each = context.plan(self.plan).and_then(|p| p.amount).unwrap_or(0);
                let each = (Fraction::whole(each), Fraction::whole(1));
                next.given = self.given.clone().or(Some(each));
                next.currency = Some(self.currency(context));
                (next.unit, next.count) = (Some(term.unit), Some(term.count));
            }
        }
        next.plan = change.plan.or(self.plan);
        if let Some(q) = change.quantity {
            next.quantity = quantity(Some(q));
        }
        if let Some(amount) = change.amount {
            next.given = Some((Fraction::whole(amount), next.quantity.clone()));
        }
        next.currency = change.currency.or(next.currency);
        next.unit = change.interval.or(next.unit);
        next.count = change.interval_count.or(next.count);
        next.discount = discount_after(self.discount.as_ref(), change, at);
        next.tax_included = change.tax_included.unwrap_or(self.tax_included);
        next.tax_percent = change.tax_percent.unwrap_or(self.tax_percent);
        (next, without_price)
    }

    /// The kind of the plan in force.
    pub fn kind(&self, context: &Context) -> PlanKind {
        context.plan(self.plan).map_or(PlanKind::Base, |p| p.kind)
    }
}

fn discount_after(
    before: Option<&Discount>,
    change: &SubscriptionChange,
    at: Instant,
) -> Option<Discount> {
    let named = change.discount_percent.is_named()
        || change.discount_amount.is_named()
        || change.discount_duration.is_named()
        || change.discount_ends_at.is_named();
    if !named {
        return before.cloned();
    }
    if change.discount_duration == Change::Cleared {
        return None;
    }
    let mut next = before.cloned().unwrap_or(Discount {
        percent: None,
        amount: None,
        duration: None,
        from: at,
        ends: None,
    });
    let is_set = matches!(change.discount_percent, Change::Set(_))
        || matches!(change.discount_amount, Change::Set(_))
        || matches!(change.discount_duration, Change::Set(_));
    if is_set {
        next.from = at;
    }
    change.discount_percent.apply(&mut next.percent);
    change.discount_amount.apply(&mut next.amount);
    change.discount_duration.apply(&mut next.duration);
    change.discount_ends_at.apply(&mut next.ends);
    Some(next)
}

impl Discount {
    /// Whether it is limited, as against one that counts as without end.
    pub fn is_limited(&self) -> bool {
        self.ends.is_some()
            || matches!(self.duration, Some(DiscountDuration::Once | DiscountDuration::Repeating))
    }

    /// Whether it says by how much it lowers a price.
    pub fn is_any(&self) -> bool {
        self.percent.is_some() || self.amount.is_some()
    }

    /// Whether a policy lets it lower MRR.
    pub fn counts(&self, policy: Discounts) -> bool {
        match policy {
            Discounts::ForeverAndLimited | Discounts::All => true,
            Discounts::Forever => !self.is_limited(),
            Discounts::ForeverAndRepeating => self.duration != Some(DiscountDuration::Once),
            Discounts::None => false,
        }
    }

    /// Percent first, then amount, not below zero.
    pub fn lower(&self, price: Fraction) -> Fraction {
        let percent = i64::from(self.percent.unwrap_or(0));
        let rest = price * Fraction::new(1_000_000 - percent, 1_000_000);
        let rest = rest - Fraction::whole(self.amount.unwrap_or(0));
        rest.max(Fraction::zero())
    }
}
