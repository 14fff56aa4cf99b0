//! `subscriptions`: one row for each item.

use tenure_domain::facts::{FactKind, Origin, Subscription};
use tenure_domain::money::{Amount, Currency};
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;

use super::bulk::{self, Found, Settle, SymColumn, System, Texts};
use super::cols::{Cols, Currencies, Flag, Long, Money, Short, Text};
use super::{Loader, Row, Subscriptions, words};
use crate::error::Error;

/// A row, and the reason that someone has assessed.
struct Item {
    row: Subscription,
    assessed: Sym,
}

impl Settle for Item {
    fn settle(&mut self, settle: &mut dyn FnMut(&mut Sym)) {
        let row = &mut self.row;
        let all = [&mut row.id, &mut row.item, &mut row.customer, &mut row.plan];
        all.into_iter().for_each(&mut *settle);
        settle(&mut row.churn_reason);
        settle(&mut self.assessed);
    }
}

/// Zero and absent alike.
fn nonzero<T: Default + PartialEq>(value: Option<T>) -> Option<T> {
    value.filter(|v| *v != T::default())
}

/// One, as quantities are stored.
const QUANTITY_SCALE: i64 = 1_000_000;

/// The price of so many, half up, from the price of one; `None` where it is too large.
fn of_all(unit: Amount, quantity: i64) -> Option<Amount> {
    let scale = i128::from(QUANTITY_SCALE);
    let all = i128::from(unit) * i128::from(quantity);
    Amount::try_from((all + scale / 2).div_euclid(scale)).ok()
}

/// The columns of a batch of subscriptions.
struct Columns<'a> {
    id: SymColumn,
    item: SymColumn,
    customer: SymColumn,
    plan: SymColumn,
    currency: Currencies<'a>,
    quantity: Long<'a>,
    amount: Money<'a>,
    unit: Money<'a>,
    interval: Text<'a>,
    interval_count: Long<'a>,
    minimum: Money<'a>,
    percent: Short<'a>,
    off: Money<'a>,
    duration: Text<'a>,
    tax_included: Flag<'a>,
    tax_percent: Short<'a>,
    all_items: Flag<'a>,
    status: Text<'a>,
    auto_renew: Flag<'a>,
    term_months: Long<'a>,
    churn_kind: Text<'a>,
    reasons: Text<'a>,
    reason: SymColumn,
    assessed: SymColumn,
    times: Times<'a>,
}

/// The columns that hold a point in time.
struct Times<'a> {
    started: Long<'a>,
    added: Long<'a>,
    as_of: Long<'a>,
    ended: Long<'a>,
    discount: [Long<'a>; 2],
    trial: [Long<'a>; 2],
    billing_anchor: Long<'a>,
    term: [Long<'a>; 2],
    pause: [Long<'a>; 2],
    past_due: Long<'a>,
    cancel: [Long<'a>; 2],
}

impl<'a> Times<'a> {
    fn new(cols: &Cols<'a>) -> Times<'a> {
        let pair = |from: &str, to: &str| [cols.long(from), cols.long(to)];
        Times {
            started: cols.long("started_at"),
            added: cols.long("item_added_at"),
            as_of: cols.long("as_of"),
            ended: cols.long("ended_at"),
            discount: pair("discount_started_at", "discount_ends_at"),
            trial: pair("trial_started_at", "trial_ended_at"),
            billing_anchor: cols.long("billing_anchor_at"),
            term: pair("term_started_at", "term_ends_at"),
            pause: pair("paused_at", "resumes_at"),
            past_due: cols.long("past_due_since"),
            cancel: pair("cancel_requested_at", "cancel_effective_at"),
        }
    }
}

impl<'a> Columns<'a> {
    fn new(cols: &Cols<'a>, texts: &mut Texts<'_>) -> Columns<'a> {
        let mut syms = |name| SymColumn::new(&cols.text(name), cols.rows(), texts);
        Columns {
            id: syms("subscription_id"),
            item: syms("item_id"),
            customer: syms("customer_id"),
            plan: syms("plan_id"),
            currency: Currencies::new(cols.text("currency")),
            quantity: cols.long("quantity"),
            amount: cols.money("amount"),
            unit: cols.money("unit_price"),
            interval: cols.text("interval"),
            interval_count: cols.long("interval_count"),
            minimum: cols.money("minimum_amount"),
            percent: cols.short("discount_percent"),
            off: cols.money("discount_amount"),
            duration: cols.text("discount_duration"),
            tax_included: cols.flag("tax_included"),
            tax_percent: cols.short("tax_percent"),
            all_items: cols.flag("all_items"),
            status: cols.text("status"),
            auto_renew: cols.flag("auto_renew"),
            term_months: cols.long("term_months"),
            churn_kind: cols.text("churn_kind"),
            reasons: cols.text("churn_reason"),
            reason: syms("churn_reason"),
            assessed: syms("churn_reason_assessed"),
            times: Times::new(cols),
        }
    }

    /// The row at a place. `currency_of_plan` is what amounts without a currency are in.
    fn at(&mut self, row: &Row, currency_of_plan: impl Fn(Sym) -> Currency) -> Option<Item> {
        let at = row.at;
        let currency = self.currency.at(at);
        let plan = self.plan.at(at);
        let known = || currency.unwrap_or_else(|| currency_of_plan(plan));
        let times = &self.times;
        let [discount_from, discount_to] = &times.discount;
        let made = Subscription {
            id: self.id.at(at),
            item: self.item.at(at),
            customer: self.customer.at(at),
            plan,
            quantity: self.quantity.at(at),
            amount: self.amount.at(at, known).or_else(|| {
                let quantity = self.quantity.at(at).unwrap_or(QUANTITY_SCALE);
                self.unit.at(at, known).and_then(|unit| of_all(unit, quantity))
            }),
            currency,
            interval: self.interval.at(at).and_then(words::interval),
            interval_count: self.interval_count.count(at),
            minimum_amount: self.minimum.at(at, known),
            discount_percent: nonzero(self.percent.percent(at)),
            discount_amount: nonzero(self.off.at(at, known)),
            discount_duration: self.duration.at(at).and_then(words::duration),
            discount_started_at: discount_from.instant(at),
            discount_ends_at: discount_to.instant(at),
            tax_included: self.tax_included.at(at).unwrap_or(false),
            tax_percent: self.tax_percent.percent(at),
            status: self.status.at(at).and_then(words::status),
            started_at: times.started.instant(at)?,
            item_added_at: times.added.instant(at),
            as_of: times.as_of.instant(at),
            all_items: self.all_items.at(at).unwrap_or(false),
            trial_started_at: times.trial[0].instant(at),
            trial_ended_at: times.trial[1].instant(at),
            billing_anchor_at: times.billing_anchor.instant(at),
            term_started_at: times.term[0].instant(at),
            term_months: self.term_months.count(at),
            term_ends_at: times.term[1].instant(at),
            auto_renew: self.auto_renew.at(at),
            paused_at: times.pause[0].instant(at),
            resumes_at: times.pause[1].instant(at),
            past_due_since: times.past_due.instant(at),
            cancel_requested_at: times.cancel[0].instant(at),
            cancel_effective_at: times.cancel[1].instant(at),
            ended_at: times.ended.instant(at),
            churn_kind: words::churn_kind(self.churn_kind.at(at), self.reasons.or_empty(at)),
            churn_reason: self.reason.at(at),
            recorded_at: row.recorded_at,
            updated_at: row.updated_at,
            origin: Origin { kind: FactKind::Subscription, row: 0 },
        };
        Some(Item { row: made, assessed: self.assessed.at(at) })
    }
}

impl Loader<'_> {
    pub(super) fn subscriptions(&mut self) -> Result<(), Error> {
        let home = self.options.account.currency;
        let plans = &self.facts.plans;
        // Plans are loaded before, so what a part calls a new text is no plan.
        let of_plan = |plan: Sym| plans.get(plan).and_then(|p| p.currency).unwrap_or(home);
        let make = |cols: &Cols<'_>, found: &mut Found<'_, Item>| {
            let mut columns = Columns::new(cols, &mut found.texts);
            for row in System::new(cols).rows(|_| Sym::NONE) {
                // The table requires the start, so every row makes one.
                let item = columns.at(&row, of_plan);
                found.rows.extend(item);
            }
        };
        let mut names = std::mem::take(&mut self.facts.names);
        let read = bulk::read(self.door, &mut names, (TableId::Subscriptions, true), make);
        self.facts.names = names;
        let read = read?;
        self.facts.sources[FactKind::Subscription as usize] = read.sources.into();
        let brief = self.door.is_brief();
        let take = |(place, Item { mut row, assessed }): (usize, Item)| {
            row.origin.row = place as u32 + self.facts.mark;
            self.facts.customers.number(row.customer);
            if assessed.is_some() {
                self.facts.assessed.insert((row.id, row.item), assessed);
            }
            // A state that was read on a day tells that nothing had changed by then.
            for at in [Some(row.started_at), row.ended_at, row.cancel_requested_at, row.as_of] {
                self.seen(at, row.recorded_at, row.customer);
            }
            row
        };
        let rows = read.rows.into_rows().enumerate().map(take);
        self.facts.subscriptions = Subscriptions::new(rows, brief);
        Ok(())
    }
}
