//! Subscriptions and their items: the present state, and with events each state on the way.

mod history;

use tenure_domain::said;
use tenure_domain::schema::TableId;

use super::discount::{self, Discounts};
use super::price::{self, amount, plan};
use super::{Fact, Moment, SECOND, Scene, Told, currency};
use crate::cell::{Cell, Typed};
use crate::stripe::wire::{
    Cancellation, Item, Previous, Price, Ref, Schedule, Subscription, TaxRate, Text, id_of,
};
use crate::values::Problem;
use crate::values::decimal::{Excess, Marks, scaled};
use history::Changed;

const STATUS: [(&str, &str); 8] = [
    ("incomplete", "incomplete"),
    ("incomplete_expired", "incomplete"),
    ("trialing", "trialing"),
    ("active", "active"),
    ("past_due", "past_due"),
    ("canceled", "canceled"),
    ("unpaid", "unpaid"),
    ("paused", "paused"),
];

/// Seconds after a subscription's creation in which its first items are made.
const AT_ONCE: i64 = 300;

/// What holds for all items.
struct Shared<'s, 'a> {
    id: &'s Text<'a>,
    customer: &'s Text<'a>,
    currency: Text<'a>,
    status: &'static str,
    started: i64,
    ended: Option<i64>,
}

/// What one item is and costs.
struct State<'s, 'a> {
    item: &'s Item<'a>,
    price: &'s Price<'a>,
    shape: price::Shape,
    amount: Option<i64>,
    discount: Option<Discounts>,
    tax: Option<i64>,
    start: Start,
}

/// When an item began.
#[derive(Clone, Copy)]
struct Start {
    at: i64,
    /// When it was added, where it is taken to have followed items that are not listed any more.
    added: Option<i64>,
}

/// Rows of a subscription: its items now, and where an event says it, what changed.
pub(in crate::stripe) fn subscription<'a>(
    told: &mut Told<'a>,
    it: &Subscription<'a>,
    previous: Option<&Previous<'a>>,
    scene: &Scene<'_>,
) {
    // A discount for one invoice goes when that is made, and holds until the end of its period.
    let used_up = previous.and_then(|it| discount::once(it.discount?.get()));
    let used_up = used_up.filter(|_| it.discounts.as_ref().is_none_or(Vec::is_empty));
    let restored = used_up.map(|once| Subscription { discount: Some(once), ..it.clone() });
    let used_up = restored.is_some();
    let it = restored.as_ref().unwrap_or(it);
    // Very old shapes have one plan and no items.
    let only = Item {
        id: None,
        deleted: None,
        subscription: None,
        price: None,
        plan: it.plan.clone(),
        quantity: it.quantity,
        created: None,
        current_period_start: None,
        current_period_end: None,
        discounts: None,
        tax_rates: None,
    };
    let listed = it.items.as_ref().map_or(&[][..], |list| &list.data);
    let items: Vec<&Item<'a>> = match listed {
        [] if it.plan.is_some() => vec![&only],
        listed => listed.iter().filter(|item| item.deleted != Some(true)).collect(),
    };
    let Some(shared) = shared(told, it, &items) else { return };
    if it.items.as_ref().is_some_and(|items| items.has_more == Some(true)) {
        told.remark("items/has_more", None, cut("items of the subscription"));
    }
    cancellation_words(told, it.cancellation_details.as_ref());
    if let Some(Ref::Object(customer)) = &it.customer {
        super::customer(told, customer, scene);
        told.ignored = None;
    }
    let states = states(told, it, &items, &shared, scene);
    if states.is_empty() {
        let problem = Problem::new("required-empty", "at least one item with a price");
        told.wrong("items/data", None, problem);
    }
    for (at, state) in states.iter().enumerate() {
        let mut row = row(it, &shared, state, scene);
        row.within = Some(("items/data", at));
        let listed = it.items.as_ref().is_some_and(|items| items.has_more != Some(true));
        if listed && state.item.id.is_some() {
            row.flag("all_items", "items/has_more", true);
        }
        version(&mut row, scene, told.more.incomplete);
        told.rows.push(row);
        discount_steps(told, at, &shared, state, scene);
        let field = format!("items/data/{at}/price");
        if let Some(plan) = plan(told, &field, state.price) {
            told.more.prices.push(plan);
        }
    }
    if let Moment::Event(event) = scene.moment {
        let changed = Changed::new(told, previous, used_up, &items, event);
        changed.changes(told, it, &shared, &states, scene);
        changed.removed(told, it, &shared, scene);
    }
}

/// What is left of discounts that do not begin and end together, from each of these instants on.
fn discount_steps<'a>(
    told: &mut Told<'a>,
    at: usize,
    shared: &Shared<'_, 'a>,
    state: &State<'_, 'a>,
    scene: &Scene<'_>,
) {
    let steps = state.discount.iter().flat_map(|discount| &discount.steps);
    for (from, discount) in steps.filter(|(from, _)| shared.ended.is_none_or(|end| *from < end)) {
        let mut row = Fact::new(TableId::SubscriptionChanges);
        row.within = Some(("items/data", at));
        row.text("subscription_id", "id", Some(shared.id));
        row.text("item_id", "id", state.item.id.as_ref());
        row.at("changed_at", "discounts", Some(*from));
        // Before what an event of the same second says.
        row.int("sequence", "discounts", Some(-1));
        match discount {
            Some(discount) => discount.set(&mut row, &shared.currency, true),
            None => discount::clear(&mut row),
        }
        version(&mut row, scene, told.more.incomplete);
        told.rows.push(row);
    }
}

/// The problem of a list that is not written out to its end.
pub(super) fn cut(what: &str) -> Problem {
    Problem::new("list-cut", said!("all {what}; there are more than are written out", what = what))
        .hint("export the rest of the list from its own address and import it too")
}

fn shared<'s, 'a>(
    told: &mut Told<'_>,
    it: &'s Subscription<'a>,
    items: &[&'s Item<'a>],
) -> Option<Shared<'s, 'a>> {
    let id = told.need("id", it.id.as_ref());
    let customer = id_of(&it.customer).or(it.customer_account.as_ref());
    let customer = told.need("customer", customer);
    let of_price = items.first().and_then(|item| price_of(item)?.currency.as_ref());
    let currency = currency(told, "currency", it.currency.as_ref().or(of_price));
    let status = told.need("status", it.status.as_ref());
    let status = told.choose("status", status, &STATUS);
    let started = told.need("start_date", it.start_date.or(it.start).or(it.created))?;
    let status = status?;
    const BEHAVIORS: [(&str, ()); 3] =
        [("keep_as_draft", ()), ("mark_uncollectible", ()), ("void", ())];
    if let Some(pause) = &it.pause_collection {
        told.choose("pause_collection/behavior", pause.behavior.as_ref(), &BEHAVIORS);
    }
    let expired = it.status.as_deref() == Some("incomplete_expired");
    let ended = match status {
        "canceled" => it.ended_at.or(it.canceled_at),
        // The first payment has 23 hours. Source: Stripe, "How subscriptions work".
        _ if expired => it.ended_at.or(Some(started.saturating_add(23 * 3_600))),
        _ => it.ended_at,
    };
    let status = match status {
        "active" | "past_due" if it.pause_collection.is_some() => "paused",
        "active" if leaves_at(it).is_some() => "non_renewing",
        status => status,
    };
    Some(Shared { id: id?, customer: customer?, currency: currency?, status, started, ended })
}

fn price_of<'s, 'a>(item: &'s Item<'a>) -> Option<&'s Price<'a>> {
    item.price.as_ref().or(item.plan.as_ref())
}

/// When a scheduled cancellation takes effect.
fn leaves_at(it: &Subscription<'_>) -> Option<i64> {
    let items = it.items.iter().flat_map(|items| &items.data);
    let period_end = items.filter_map(|item| item.current_period_end).max();
    let at_period_end = it.cancel_at_period_end == Some(true);
    it.cancel_at.or(period_end.or(it.current_period_end).filter(|_| at_period_end))
}

fn states<'s, 'a>(
    told: &mut Told<'a>,
    it: &Subscription<'a>,
    items: &[&'s Item<'a>],
    shared: &Shared<'_, 'a>,
    scene: &Scene<'_>,
) -> Vec<State<'s, 'a>> {
    let mut priced = Vec::new();
    for (at, item) in items.iter().copied().enumerate() {
        let field = format!("items/data/{at}/price");
        let Some(price) = told.need(&field, price_of(item)) else { continue };
        let Some(shape) = price::shape(told, &field, price) else { continue };
        let quantity = item.quantity.unwrap_or(1);
        let cost = amount(told, &field, price, quantity, &shared.currency, scene);
        priced.push((item, price, shape, cost));
    }
    let items: Vec<&Item<'a>> = priced.iter().map(|it| it.0).collect();
    let costs: Vec<i64> = priced.iter().map(|it| it.3.unwrap_or(0)).collect();
    let discounts = discount::of_items(told, it, &items, &costs, &shared.currency, scene);
    let starts = starts(it, shared.started, &items);
    let mut states = Vec::new();
    for (((item, price, shape, amount), discount), start) in
        priced.into_iter().zip(discounts).zip(starts)
    {
        let tax = inclusive_tax(told, it, item, price);
        states.push(State { item, price, shape, amount, discount, tax, start });
    }
    states
}

/// When each item began: with the subscription, or when it was added to it. Where none of the
/// first items is left, the oldest ones are taken to have followed them, unless rows of these tell
/// of that time.
fn starts(it: &Subscription<'_>, started: i64, items: &[&Item<'_>]) -> Vec<Start> {
    let made = it.created.unwrap_or(started);
    let of_item = |item: &&Item<'_>| item.created.unwrap_or(made);
    let oldest = items.iter().map(of_item).min().unwrap_or(made);
    let start = |item: &&Item<'_>| {
        let created = of_item(item);
        if created <= made.saturating_add(AT_ONCE) {
            return Start { at: started, added: None };
        }
        match created > oldest.saturating_add(AT_ONCE) {
            true => Start { at: created.max(started), added: None },
            false => Start { at: started, added: Some(oldest.max(started)) },
        }
    };
    items.iter().map(start).collect()
}

/// The rate of taxes that the price contains, in ten-thousandths of a percent.
fn inclusive_tax(
    told: &mut Told<'_>,
    it: &Subscription<'_>,
    item: &Item<'_>,
    price: &Price<'_>,
) -> Option<i64> {
    let own = item.tax_rates.as_deref().filter(|rates| !rates.is_empty());
    let rates: &[TaxRate<'_>] = own.or(it.default_tax_rates.as_deref()).unwrap_or(&[]);
    let mut sum = 0_i64;
    for rate in rates.iter().filter(|rate| rate.inclusive == Some(true)) {
        let number = rate.effective_percentage.or(rate.percentage)?;
        match scaled(number.0, 4, Marks::default(), Excess::HalfEven) {
            Ok(percent) => sum = sum.saturating_add(percent),
            Err(_) => {
                let problem = Problem::new("not-a-number", "a percentage");
                told.wrong("default_tax_rates", Some(number.0), problem);
            }
        }
    }
    let automatic = it.automatic_tax.as_ref().is_some_and(|tax| tax.enabled == Some(true));
    if sum == 0 && automatic && price.tax_behavior.as_deref() == Some("inclusive") {
        let expected = "the tax rate of a price that contains tax; the price counts with its tax";
        told.remark("automatic_tax", None, Problem::new("tax-rate-unknown", expected));
    }
    (sum > 0).then_some(sum)
}

/// Notes words about a cancellation that are new: they are kept, and say nothing of its kind.
fn cancellation_words(told: &mut Told<'_>, details: Option<&Cancellation<'_>>) {
    const REASONS: [(&str, ()); 4] = [
        ("cancellation_requested", ()),
        ("payment_failed", ()),
        ("payment_disputed", ()),
        ("canceled_by_retention_policy", ()),
    ];
    const FEEDBACK: [(&str, ()); 8] = [
        ("customer_service", ()),
        ("low_quality", ()),
        ("missing_features", ()),
        ("other", ()),
        ("switched_service", ()),
        ("too_complex", ()),
        ("too_expensive", ()),
        ("unused", ()),
    ];
    let Some(details) = details else { return };
    let mut check = |field: &str, word: Option<&Text<'_>>, words: &[(&str, ())]| {
        if let Some(word) = word.filter(|word| !words.iter().any(|it| it.0 == &***word)) {
            let problem = Problem { code: "new-word", ..super::unknown_word(words) };
            told.remark(field, Some(word), problem);
        }
    };
    check("cancellation_details/reason", details.reason.as_ref(), &REASONS);
    check("cancellation_details/feedback", details.feedback.as_ref(), &FEEDBACK);
}

/// The row of an item, without its version.
fn row<'a>(
    it: &Subscription<'a>,
    shared: &Shared<'_, 'a>,
    state: &State<'_, 'a>,
    scene: &Scene<'_>,
) -> Fact<'a> {
    let mut row = Fact::new(TableId::Subscriptions);
    row.text("subscription_id", "id", Some(shared.id));
    row.text("customer_id", "customer", Some(shared.customer));
    row.text("item_id", "id", state.item.id.as_ref());
    price_cells(&mut row, shared, state);
    if let Some(discount) = &state.discount {
        discount.now.set(&mut row, &shared.currency, false);
    }
    row.word("status", "status", shared.status);
    row.at("started_at", "start_date", Some(state.start.at));
    row.at("item_added_at", "created", state.start.added);
    let as_of = match scene.moment {
        Moment::Retrieved(at) => at,
        Moment::Event(event) => event.at.saturating_mul(SECOND),
    };
    row.micros("as_of", "start_date", as_of);
    row.at("trial_started_at", "trial_start", it.trial_start);
    row.at("trial_ended_at", "trial_end", it.trial_end);
    row.at("billing_anchor_at", "billing_cycle_anchor", it.billing_cycle_anchor);
    term(&mut row, it, shared, state);
    // This status is given when a trial ends without a way to pay.
    let unpaid_trial = it.status.as_deref() == Some("paused");
    row.at("paused_at", "trial_end", it.trial_end.filter(|_| unpaid_trial));
    let resumes = it.pause_collection.as_ref().and_then(|pause| pause.resumes_at);
    row.at("resumes_at", "pause_collection/resumes_at", resumes);
    row.at("ended_at", "ended_at", shared.ended);
    if shared.ended.is_none() {
        row.at("cancel_effective_at", "cancel_at", leaves_at(it));
    }
    row.flag(
        "auto_renew",
        "cancel_at_period_end",
        leaves_at(it).is_none() && shared.ended.is_none(),
    );
    cancellation(&mut row, it, shared);
    row
}

/// The period that is paid for is the contract term, as in exports of the dashboard: it renews
/// unless it was cancelled. What is tried or never began has none.
fn term<'a>(
    row: &mut Fact<'a>,
    it: &Subscription<'a>,
    shared: &Shared<'_, 'a>,
    state: &State<'_, 'a>,
) {
    if matches!(shared.status, "trialing" | "incomplete") || shared.ended.is_some() {
        return;
    }
    let start = state.item.current_period_start.or(it.current_period_start);
    let end = state.item.current_period_end.or(it.current_period_end);
    if let (Some(start), Some(end)) = (start, end)
        && start < end
    {
        row.at("term_started_at", "current_period_start", Some(start));
        row.at("term_ends_at", "current_period_end", Some(end));
    }
}

/// Sets the version of a row. With less than all that there is to know, it gives way to what
/// knows more.
fn version(row: &mut Fact<'_>, scene: &Scene<'_>, incomplete: bool) {
    row.micros("updated_at", "created", scene.moment.version() - i64::from(incomplete));
}

fn price_cells<'a>(row: &mut Fact<'a>, shared: &Shared<'_, 'a>, state: &State<'_, 'a>) {
    row.text("plan_id", "price/id", state.price.id.as_ref());
    if !state.shape.metered {
        row.int("quantity", "quantity", Some(state.item.quantity.unwrap_or(1)));
        row.money("amount", "price/unit_amount", state.amount, &shared.currency);
    }
    row.text("currency", "currency", Some(&shared.currency));
    if let Some(interval) = state.shape.interval {
        row.word("interval", "price/recurring/interval", interval);
        let count = Some(state.shape.count);
        row.int("interval_count", "price/recurring/interval_count", count);
    }
    if let Some(percent) = state.tax {
        row.flag("tax_included", "tax_rates", true);
        let percent = Typed::Decimal(i128::from(percent), 4);
        row.set("tax_percent", "tax_rates", Cell::Typed(percent));
    }
}

/// Why service ended or will end. Stripe's `canceled_at` is the time of the request, unless
/// Stripe itself gave up on a payment.
fn cancellation<'a>(row: &mut Fact<'a>, it: &Subscription<'a>, shared: &Shared<'_, 'a>) {
    let details = it.cancellation_details.as_ref();
    let reason = details.and_then(|details| details.reason.as_ref());
    let kind = match reason.map(|reason| &**reason) {
        Some("cancellation_requested") => "voluntary",
        Some("payment_failed" | "payment_disputed") => "involuntary",
        Some("canceled_by_retention_policy") => "retention_policy",
        // Stripe ends at the end of a period only what somebody cancelled.
        None if it.cancel_at_period_end == Some(true) => "voluntary",
        None if it.status.as_deref() == Some("incomplete_expired") => "involuntary",
        _ => "unknown",
    };
    if !matches!(kind, "involuntary" | "retention_policy") {
        row.at("cancel_requested_at", "canceled_at", it.canceled_at);
    }
    if it.canceled_at.is_some() || shared.ended.is_some() || leaves_at(it).is_some() {
        row.word("churn_kind", "cancellation_details/reason", kind);
        let feedback = details.and_then(|details| details.feedback.as_ref());
        let own = details.and_then(|details| id_of(&details.feedback_option));
        let stated = feedback.or(own).or(reason.filter(|_| kind != "voluntary"));
        match (feedback, own) {
            (Some(feedback), Some(own)) => {
                let levels = format!("{} > {}", &**feedback, &**own);
                row.owned("churn_reason", "cancellation_details/feedback_option", Some(levels));
            }
            _ => row.text("churn_reason", "cancellation_details/feedback", stated),
        }
        let comment = details.and_then(|details| details.comment.as_ref());
        row.text("churn_comment", "cancellation_details/comment", comment);
    }
}

/// An item that is listed apart from its subscription: what it is at the time of reading.
pub(in crate::stripe) fn subscription_item<'a>(
    told: &mut Told<'a>,
    it: &Item<'a>,
    scene: &Scene<'_>,
) {
    let id = told.need("id", it.id.as_ref());
    let subscription = told.need("subscription", it.subscription.as_ref());
    let price = told.need("price", price_of(it));
    let (Some(id), Some(subscription), Some(price)) = (id, subscription, price) else { return };
    let code = currency(told, "price/currency", price.currency.as_ref());
    let (Some(code), Some(shape)) = (code, price::shape(told, "price", price)) else { return };
    let quantity = it.quantity.unwrap_or(1);
    let amount = amount(told, "price", price, quantity, &code, scene);
    let mut row = Fact::new(TableId::SubscriptionChanges);
    row.text("subscription_id", "subscription", Some(subscription));
    row.text("item_id", "id", Some(id));
    row.micros("changed_at", "created", scene.moment.version());
    row.int("sequence", "created", Some(0));
    row.text("plan_id", "price/id", price.id.as_ref());
    if !shape.metered {
        row.int("quantity", "quantity", Some(quantity));
        row.money("amount", "price/unit_amount", amount, &code);
    }
    row.text("currency", "price/currency", Some(&code));
    version(&mut row, scene, told.more.incomplete);
    told.rows.push(row);
    if let Some(plan) = plan(told, "price", price) {
        told.more.prices.push(plan);
    }
}

/// A schedule plans; what it plans is a fact when events or the subscription say so.
pub(in crate::stripe) fn schedule(told: &mut Told<'_>, it: &Schedule<'_>) {
    const WORDS: [(&str, ()); 5] = [
        ("not_started", ()),
        ("active", ()),
        ("completed", ()),
        ("released", ()),
        ("canceled", ()),
    ];
    let status = told.need("status", it.status.as_ref());
    told.choose("status", status, &WORDS);
    told.ignored = Some("a plan: what a schedule does is told by its subscription");
}
