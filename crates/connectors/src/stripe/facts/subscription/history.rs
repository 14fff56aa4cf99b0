//! What an event says of the time before it.

use tenure_domain::schema::TableId;

use super::{AT_ONCE, Shared, State, price_cells, price_of, row, states, version};
use crate::cell::Cell;
use crate::stripe::facts::discount;
use crate::stripe::facts::{EventTime, Fact, Scene, Told};
use crate::stripe::wire::{Item, List, Previous, Subscription};
use crate::values::Problem;

/// Fields of a subscription behind its status.
const STATUS_FIELDS: [&str; 5] =
    ["status", "pause_collection", "cancel_at_period_end", "cancel_at", "ended_at"];
/// Fields behind its discounts.
const DISCOUNT_FIELDS: [&str; 3] = ["discount", "discounts", "items"];

/// What an event says of the time before it.
pub(super) struct Changed<'s, 'a> {
    previous: Option<&'s Previous<'a>>,
    /// Whether its discount has been used, and still holds.
    used_up: bool,
    event: EventTime<'s>,
    /// The items now.
    items: &'s [&'s Item<'a>],
    /// The items before, where the event says that they changed.
    before: Option<Vec<Item<'a>>>,
}

impl<'s, 'a> Changed<'s, 'a> {
    pub fn new(
        told: &mut Told<'a>,
        previous: Option<&'s Previous<'a>>,
        used_up: bool,
        items: &'s [&'s Item<'a>],
        event: EventTime<'s>,
    ) -> Changed<'s, 'a> {
        let raw = previous.and_then(|previous| previous.items);
        let before = raw.and_then(|raw| match serde_json::from_str::<List<Item<'a>>>(raw.get()) {
            Ok(before) => Some(before.data),
            Err(_) => {
                let problem = Problem::new("wrong-field", "the list of items before the event");
                told.wrong("previous_attributes/items", Some(raw.get()), problem);
                None
            }
        });
        Changed { previous, used_up, event, items, before }
    }

    fn names(&self, fields: &[&str]) -> bool {
        self.previous.is_none_or(|it| it.names.iter().any(|name| fields.contains(&&**name)))
    }

    /// When an item that the event adds was made: the event comes a moment later.
    fn added(&self, item: &Item<'_>) -> Option<i64> {
        let before = self.before.as_ref()?;
        let at_once = self.event.at.saturating_sub(AT_ONCE)..=self.event.at;
        item.created.filter(|at| at_once.contains(at) && !before.iter().any(|it| same(it, item)))
    }

    /// The state of each item from the event on.
    pub fn changes(
        &self,
        told: &mut Told<'a>,
        it: &Subscription<'a>,
        shared: &Shared<'_, 'a>,
        states: &[State<'_, 'a>],
        scene: &Scene<'_>,
    ) {
        let event = &self.event;
        let updated = event.kind.ends_with(".updated");
        let status = !updated || self.names(&STATUS_FIELDS);
        let discounts =
            event.kind.ends_with(".created") || (updated && self.names(&DISCOUNT_FIELDS));
        let discounts = discounts && !self.used_up;
        for (at, state) in states.iter().enumerate() {
            let mut row = Fact::new(TableId::SubscriptionChanges);
            row.within = Some(("items/data", at));
            row.text("subscription_id", "id", Some(shared.id));
            row.text("item_id", "id", state.item.id.as_ref());
            let changed = match event.kind {
                "customer.subscription.created" => state.start.at,
                "customer.subscription.deleted" => it.ended_at.unwrap_or(event.at),
                _ => self.added(state.item).unwrap_or(event.at),
            };
            row.at("changed_at", "created", Some(changed));
            row.int("sequence", "created", Some(event.order));
            price_cells(&mut row, shared, state);
            match &state.discount {
                Some(discount) if discounts => discount.now.set(&mut row, &shared.currency, true),
                // At the beginning there is nothing to clear.
                None if discounts && updated => discount::clear(&mut row),
                _ => {}
            }
            if status {
                row.word("status", "status", shared.status);
            }
            version(&mut row, scene, told.more.incomplete);
            told.rows.push(row);
        }
    }

    /// Items that the subscription had before the event and has no longer: what they were, and
    /// that they ended when those came that replace them.
    pub fn removed(
        &self,
        told: &mut Told<'a>,
        it: &Subscription<'a>,
        shared: &Shared<'_, 'a>,
        scene: &Scene<'_>,
    ) {
        let Some(before) = &self.before else { return };
        let gone = |item: &Item<'_>| {
            item.id.is_some() && !self.items.iter().any(|listed| same(listed, item))
        };
        if !before.iter().any(gone) {
            return;
        }
        let added = self.items.iter().filter_map(|item| self.added(item)).min();
        let at = added.unwrap_or(self.event.at);
        self.as_they_were(told, it, shared, (before, at), scene, gone);
        for old in before.iter().filter(|item| gone(item)).filter_map(|item| item.id.as_ref()) {
            let mut row = Fact::new(TableId::SubscriptionChanges);
            row.text("subscription_id", "id", Some(shared.id));
            row.set("item_id", "id", Cell::Text(old.0.clone()));
            row.at("changed_at", "created", Some(at));
            row.int("sequence", "created", Some(self.event.order));
            row.word("status", "status", "ended");
            version(&mut row, scene, false);
            told.rows.push(row);
        }
    }

    /// Rows of items that ended at an instant, where the event says what they cost.
    fn as_they_were(
        &self,
        told: &mut Told<'a>,
        it: &Subscription<'a>,
        shared: &Shared<'_, 'a>,
        (before, ended): (&[Item<'a>], i64),
        scene: &Scene<'_>,
        gone: impl Fn(&Item<'a>) -> bool,
    ) {
        if before.iter().any(|item| price_of(item).is_none()) {
            return;
        }
        let mut was = it.clone();
        if self.previous.is_some_and(|it| it.names.iter().any(|name| name.starts_with("discount")))
        {
            // What was taken off before is told by its own event.
            (was.discount, was.discounts) = (None, None);
        }
        let (id, customer) = (shared.id, shared.customer);
        let (currency, started) = (shared.currency.clone(), shared.started);
        let over = Shared { id, customer, currency, status: "ended", started, ended: Some(ended) };
        let all: Vec<&Item<'a>> = before.iter().collect();
        for state in states(told, &was, &all, &over, scene).iter().filter(|it| gone(it.item)) {
            let mut row = row(&was, &over, state, scene);
            version(&mut row, scene, told.more.incomplete);
            told.rows.push(row);
        }
    }
}

/// Whether two are one item.
fn same(one: &Item<'_>, other: &Item<'_>) -> bool {
    match (&one.id, &other.id) {
        (Some(one), Some(other)) => **one == **other,
        _ => false,
    }
}
