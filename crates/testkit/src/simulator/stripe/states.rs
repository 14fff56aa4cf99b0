//! What a subscription was, from one change to the next.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::super::World;
use super::super::calendar::{At, add_months, add_weeks};
use super::super::plans::{Currency, Cycle, Plan};
use super::super::rows::{
    ChangeRow, Discount, DiscountChange, Farewell, Id, Lasts, Records, Shared, Status,
    SubscriptionRow, Tax,
};

/// An item at some time.
#[derive(Clone)]
pub(super) struct Item {
    pub id: Id,
    pub start: At,
    pub plan: Plan,
    pub quantity: u32,
    /// Price of the whole quantity for a cycle, and the quantity for which it was given.
    pub amount: (i64, u32),
    pub currency: Currency,
    pub cycle: Cycle,
    pub discount: Option<Discount>,
    pub tax: Tax,
    ended: Option<At>,
}

/// A subscription at some time.
#[derive(Clone)]
pub(super) struct State {
    pub id: Id,
    pub customer: Id,
    pub at: At,
    pub started: At,
    pub status: Status,
    /// Whether it was ever more than incomplete.
    pub served: bool,
    pub paused: bool,
    pub resumes: Option<At>,
    pub trial: Option<(At, At)>,
    pub cancel_requested: Option<At>,
    pub cancel_effective: Option<At>,
    pub ended: Option<At>,
    pub farewell: Farewell,
    pub items: Vec<Item>,
}

/// The states of each subscription of a customer, up to the end of the window.
pub(super) fn histories(world: &World, records: &Records) -> Vec<Vec<State>> {
    let mut ids: Vec<Id> = Vec::new();
    for row in &records.subscriptions {
        if !ids.contains(&row.data.subscription) {
            ids.push(Rc::clone(&row.data.subscription));
        }
    }
    ids.iter().map(|id| history(world, records, id)).collect()
}

/// The first price of an item: what the list says where the row does not.
fn list_price(world: &World, plan: Plan) -> i64 {
    let raised = (world.calendar.start..world.calendar.end).contains(&world.rise);
    plan.price(raised)
}

fn first(world: &World, row: &SubscriptionRow) -> Item {
    let priced = &row.priced;
    let quantity = priced.quantity;
    let list = list_price(world, priced.plan) * i64::from(quantity);
    Item {
        id: row.item.clone().unwrap_or_else(|| format!("{}-item", row.subscription).into()),
        start: row.started,
        plan: priced.plan,
        quantity,
        amount: (priced.amount.unwrap_or(list), quantity),
        currency: priced.plan.currency,
        cycle: priced.plan.cycle,
        discount: priced.discount,
        tax: priced.tax,
        ended: row.shared.ended,
    }
}

fn history(world: &World, records: &Records, id: &Id) -> Vec<State> {
    let all = records.subscriptions.iter().map(|row| &row.data);
    let rows: Vec<&SubscriptionRow> = all.filter(|row| row.subscription == *id).collect();
    let Some(main) = rows.iter().max_by_key(|row| row.shared.ended.unwrap_or(At::MAX)) else {
        return Vec::new();
    };
    let all = records.changes.iter().map(|row| &row.data);
    let mut changes: Vec<&ChangeRow> = all.filter(|row| row.subscription == *id).collect();
    changes.sort_by_key(|row| (row.at, row.sequence));
    let converted: Vec<At> = records.trials.iter().filter_map(|row| row.data.converted).collect();
    let mut state = beginning(world, &rows, main);
    let mut instants = instants(&state, &main.shared, &changes);
    instants.extend(converted.iter().copied());
    let within = |&at: &At| at >= state.started && at < world.calendar.end;
    let instants: Vec<At> = instants.into_iter().filter(within).collect();
    let (mut states, mut next) = (Vec::new(), changes.into_iter().peekable());
    for at in instants {
        if main.shared.ended.is_some_and(|end| at > end) {
            break;
        }
        state.at = at;
        let trial_over = state.trial.is_some_and(|it| at >= it.1);
        let stays_in_it = main.shared.status == Status::Trialing;
        if state.status == Status::Trialing
            && (converted.contains(&at) || (trial_over && !stays_in_it))
        {
            state.status = Status::Active;
        }
        while let Some(change) = next.next_if(|row| row.at <= at) {
            apply(world, &mut state, change);
        }
        settle(world, &mut state, main, at);
        states.push(visible(&state, at));
    }
    states
}

/// The subscription before anything happened to it.
fn beginning(world: &World, rows: &[&SubscriptionRow], main: &SubscriptionRow) -> State {
    let started = rows.iter().map(|row| row.started).min().unwrap_or(main.started);
    let trial = rows.iter().find_map(|row| row.shared.trial);
    let status = match rows.iter().map(|row| row.shared.status).next() {
        Some(status @ (Status::Incomplete | Status::Trialing)) => status,
        _ if trial.is_some() => Status::Trialing,
        _ => Status::Active,
    };
    State {
        id: Rc::clone(&main.subscription),
        customer: Rc::clone(&main.customer),
        at: started,
        started,
        status,
        served: false,
        paused: false,
        resumes: None,
        trial,
        cancel_requested: None,
        cancel_effective: None,
        ended: None,
        farewell: main.shared.farewell,
        items: rows.iter().map(|row| first(world, row)).collect(),
    }
}

/// When something may have changed.
fn instants(state: &State, shared: &Shared, changes: &[&ChangeRow]) -> BTreeSet<At> {
    let started = state.started;
    let mut instants: BTreeSet<At> = changes.iter().map(|row| row.at.max(started)).collect();
    let items = state.items.iter();
    instants.extend(items.flat_map(|item| [Some(item.start), item.ended]).flatten());
    let told = [shared.paused, shared.resumes, shared.cancel_requested, shared.past_due];
    instants.extend(told.into_iter().flatten());
    instants
        .extend([Some(started), shared.ended, state.trial.map(|it| it.1)].into_iter().flatten());
    instants
}

/// What the rows say of an instant beside the changes.
fn settle(world: &World, state: &mut State, main: &SubscriptionRow, at: At) {
    let shared = &main.shared;
    let in_pause =
        shared.paused.is_some_and(|it| it <= at) && shared.resumes.is_none_or(|it| at < it);
    let none = matches!(state.status, Status::Incomplete | Status::Canceled | Status::Ended);
    state.served |= !none;
    state.paused = state.status == Status::Paused || in_pause;
    state.resumes = shared.resumes.filter(|&it| state.paused && it > at);
    state.cancel_requested = shared.cancel_requested.filter(|&it| it <= at);
    state.cancel_effective = shared.cancel_effective.filter(|_| state.cancel_requested.is_some());
    state.ended = shared.ended.filter(|&it| it <= at);
    for item in &mut state.items {
        // At Stripe a discount for one invoice is gone when the next one is made.
        let local = item.discount.map(|it| world.calendar.local(it.starts.max(item.start)));
        let once = item.discount.is_some_and(|it| it.lasts == Lasts::Once);
        let until = local.map(|local| match item.cycle.months() {
            0 => world.calendar.at(add_weeks(local, 1)),
            months => world.calendar.at(add_months(local, months)),
        });
        if once && until.is_some_and(|it| at >= it) {
            item.discount = None;
        }
    }
}

/// The state with the items that are served; all of them where it has ended.
fn visible(state: &State, at: At) -> State {
    let mut shown = state.clone();
    let over = state.ended.is_some();
    let served = |item: &Item| {
        item.start <= at
            && item.ended.is_none_or(|end| end > at || (over && Some(end) == state.ended))
    };
    shown.items.retain(served);
    shown
}

fn apply(world: &World, state: &mut State, change: &ChangeRow) {
    if let Some(status) = change.status
        && change.item.is_none()
    {
        state.status = status;
    }
    let item = match &change.item {
        Some(id) => state.items.iter_mut().find(|item| item.id == *id),
        None => state.items.first_mut(),
    };
    let Some(item) = item else { return };
    if let Some(plan) = change.plan.filter(|plan| *plan != item.plan) {
        item.plan = plan;
        (item.currency, item.cycle) = (plan.currency, plan.cycle);
        item.amount = (list_price(world, plan), 1);
    }
    item.quantity = change.quantity.unwrap_or(item.quantity);
    if let Some(amount) = change.amount {
        item.amount = (amount, item.quantity);
    }
    if change.new_currency {
        item.currency = change.currency;
    }
    item.cycle = change.cycle.unwrap_or(item.cycle);
    item.tax.percent = change.tax_percent.unwrap_or(item.tax.percent);
    match change.discount {
        DiscountChange::Keep => {}
        DiscountChange::Clear => item.discount = None,
        DiscountChange::Set(discount) => item.discount = Some(discount),
    }
}
