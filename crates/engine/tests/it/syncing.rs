//! Stripe asked live: an account that answers as Stripe does, and all that can go wrong on the way.

mod accounts;
mod faults;
mod later;

use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use tenure_connectors::stripe::Mode;
use tenure_connectors::stripe_api::{
    Answer, Ask, Client, Cut, News, Pulled, Spool, Surroundings, SyncError, Transport, Why,
    profile, pull,
};
use tenure_engine::import::{ImportOptions, Imported, Unwatched};
use tenure_engine::sync::{Meeting, bring, decide, meet};
use tenure_store::Workspace;
use tenure_testkit::simulator::{Form, Spec, write_stripe};
use tenure_testkit::stripe_api::{Account, Fault};

use super::company::{NOW, options};

/// 2026-11-01 in seconds.
const END: i64 = NOW / 1_000_000;
const DAY: i64 = 86_400;

/// Asks an account without a network between.
pub struct Direct<'a>(pub &'a mut Account);

impl Transport for Direct<'_> {
    fn get(&mut self, path: &str) -> Result<Answer, Cut> {
        let mut reply = self.0.answer(path);
        match reply.fault {
            Some(Fault::Cut) => reply.body.truncate(reply.body.len() / 2),
            Some(_) => return Err(Cut("the connection was closed".to_owned())),
            None => {}
        }
        let header = |name: &str| {
            let found = reply.headers.iter().find(|(it, _)| it.eq_ignore_ascii_case(name));
            found.map(|(_, value)| value.clone())
        };
        Ok(Answer {
            status: reply.status,
            retry_after: header("retry-after").and_then(|it| it.parse().ok()),
            should_retry: header("stripe-should-retry").and_then(|it| it.parse().ok()),
            date: Some(self.0.now),
            request: header("request-id"),
            location: header("location"),
            body: reply.body,
        })
    }
}

/// Time that costs nothing.
#[derive(Default)]
pub struct Still {
    pub pauses: Vec<Duration>,
    pub too_old: Option<i64>,
}

impl Surroundings for Still {
    fn sleep(&mut self, pause: Duration) {
        self.pauses.push(pause);
    }

    fn now(&mut self) -> i64 {
        NOW
    }

    fn chance(&mut self) -> u32 {
        u32::MAX
    }

    fn hear(&mut self, news: News<'_>) {
        if let News::TooOld { through } = news {
            self.too_old = Some(through);
        }
    }
}

/// What came of a sync.
#[derive(Debug)]
pub struct Synced {
    pub imported: Imported,
    pub why: Option<Why>,
    pub too_old: bool,
    pub resumed: bool,
    pub gone: u64,
    pub stepped_back: u64,
    pub pauses: Vec<Duration>,
    /// Requests that were made, by path.
    pub asked: Vec<String>,
}

/// A workspace and the folder of its spool.
pub struct Place {
    pub dir: TempDir,
    pub ws: Workspace,
}

impl Place {
    pub fn new() -> Place {
        Place { dir: tempfile::tempdir().unwrap(), ws: Workspace::in_memory().unwrap() }
    }

    /// Syncs with everything that can be asked for.
    pub fn sync(&self, account: &mut Account) -> Result<Synced, SyncError> {
        self.sync_as(account, Ask::default(), false)
    }

    pub fn sync_as(&self, account: &mut Account, ask: Ask, all: bool) -> Result<Synced, SyncError> {
        self.sync_beside(account, ask, all, false)
    }

    /// Syncs an account, which may be one beside those that are there.
    pub fn sync_beside(
        &self,
        account: &mut Account,
        mut ask: Ask,
        all: bool,
        beside: bool,
    ) -> Result<Synced, SyncError> {
        let before = account.asked.len();
        let recorded_at = account.now * 1_000_000;
        let mut around = Still::default();
        let mut spool = Spool::open(self.dir.path())?;
        let (connection, pulled, told, why) = {
            let mut transport = Direct(account);
            let mut client = Client::new(&mut transport, &mut around);
            let told = profile(&mut client)?;
            let met = meet(&self.ws, told.id.as_deref(), beside).unwrap();
            let Meeting::Met(connection) = met else { panic!("{met:?}") };
            let why = decide(&self.ws, connection.known.as_ref(), &mut ask, all).unwrap();
            ask.account.clone_from(&told.id);
            (connection, pull(&mut client, &mut spool, &ask)?, told, why)
        };
        let Pulled { resumed, ref totals, .. } = pulled;
        let (gone, stepped_back) = (totals.gone, totals.stepped_back);
        let options = ImportOptions { recorded_at, ..options() };
        let told = &told.settings;
        let brought = bring(&self.ws, &connection, pulled, told, &options, &mut Unwatched);
        let (imported, taken) = brought.unwrap();
        assert!(taken);
        spool.clear()?;
        let (pauses, too_old) = (around.pauses, around.too_old.is_some());
        let asked = account.asked[before..].to_vec();
        Ok(Synced { imported, why, too_old, resumed, gone, stepped_back, pauses, asked })
    }

    /// Rows in force of a table, as texts of a column in order.
    pub fn column(&self, table: tenure_domain::schema::TableId, column: &str) -> Vec<String> {
        use arrow_array::Array;
        use arrow_array::cast::AsArray;
        let mut all = Vec::new();
        let mut take = |batch: arrow_array::RecordBatch| {
            let values = batch.column(0).as_string::<i32>().clone();
            let text = |at: usize| if values.is_valid(at) { values.value(at) } else { "" };
            all.extend((0..values.len()).map(|at| text(at).to_owned()));
            Ok::<_, tenure_store::Error>(())
        };
        self.ws.scan_in_force(table, None, Some(&[column]), &mut take).unwrap();
        all.sort();
        all
    }
}

/// The events of a small company, one a line.
pub fn stream(customers: u32) -> String {
    let dir = tempfile::tempdir().unwrap();
    let spec = Spec { customers, seed: 11, invoices: false, ..Spec::default() };
    write_stripe(&spec, Form::Events, &dir.path().join("events"), &mut |_, _| {}).unwrap();
    std::fs::read_to_string(dir.path().join("events/events.jsonl")).unwrap()
}

/// An account of so many customers who pay $100 a month from 2026-01-01.
pub fn plain(customers: usize) -> Account {
    let mut account = Account::new(END);
    let made = END - 300 * DAY;
    for n in 0..customers {
        account.set(made, json!({
            "id": format!("cus_{n:04}"), "object": "customer", "livemode": true, "created": made,
            "name": format!("Customer {n}"), "metadata": {},
        }));
        account.set(made, subscription(&format!("sub_{n:04}"), &format!("cus_{n:04}"), made, 1));
    }
    account
}

/// A subscription of $100 a month for each of a quantity.
pub fn subscription(id: &str, customer: &str, made: i64, quantity: i64) -> Value {
    json!({
        "id": id, "object": "subscription", "livemode": true, "customer": customer,
        "currency": "usd", "status": "active", "created": made, "start_date": made,
        "discounts": [],
        "items": {"object": "list", "data": [item(&format!("si_{id}"), made, quantity)]},
    })
}

pub fn item(id: &str, made: i64, quantity: i64) -> Value {
    json!({
        "id": id, "object": "subscription_item", "created": made, "quantity": quantity,
        "price": {
            "id": "price_1", "object": "price", "livemode": true, "created": made,
            "currency": "usd", "unit_amount": 10_000, "billing_scheme": "per_unit",
            "type": "recurring", "product": "prod_1",
            "recurring": {"interval": "month", "interval_count": 1, "usage_type": "licensed"},
        },
    })
}

/// An event about an object.
pub fn event(id: &str, kind: &str, at: i64, object: Value) -> Value {
    json!({
        "id": id, "object": "event", "livemode": true, "api_version": "2025-02-24.acacia",
        "created": at, "type": kind, "data": {"object": object},
    })
}

/// Customers and levels at the end, in whole dollars.
pub fn levels(place: &Place) -> Vec<(String, i64)> {
    let company = super::told::company_in(&place.ws);
    let unit = tenure_domain::money::UNITS_PER_MINOR * 100;
    let levels = company.closing.iter();
    levels.map(|(id, by)| (id.clone(), by.values().sum::<i64>() / unit)).collect()
}

pub fn live() -> Ask {
    Ask { mode: Mode::Live, ..Ask::default() }
}
