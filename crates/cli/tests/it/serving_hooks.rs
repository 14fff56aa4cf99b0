//! Stripe as a source of the server: connected, asked by a schedule, and told by webhooks.

use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use tenure_server::access::{Role, Scope};
use tenure_server::db::Db;
use tenure_testkit::stripe_api::{Account, Server};

use super::serving::{Response, Served, token};
use super::support::Place;

const KEY: &str = "rk_live_51ThisIsVerySecret0123456789";
const SIGNING: &str = "whsec_VeryMuchASecretOfTheEndpoint1";
const DAY: i64 = 86_400;
/// 2026-06-01, the present of the server.
const NOW: i64 = 1_780_272_000;
/// When the source is connected, and everything before is pulled.
const THEN: i64 = NOW - 40 * DAY;

fn customer(n: usize) -> Value {
    let made = THEN - 100 * DAY;
    json!({ "id": format!("cus_{n}"), "object": "customer", "livemode": true, "created": made })
}

fn subscription(n: usize, quantity: i64, made: i64, status: &str, ended: Option<i64>) -> Value {
    json!({
        "id": format!("sub_{n}"), "object": "subscription", "livemode": true,
        "customer": format!("cus_{n}"), "currency": "eur", "status": status,
        "created": made, "start_date": made, "discounts": [], "ended_at": ended,
        "items": {"object": "list", "data": [{
            "id": format!("si_{n}"), "object": "subscription_item", "created": made,
            "quantity": quantity,
            "price": {
                "id": "price_1", "object": "price", "livemode": true, "created": made,
                "currency": "eur", "unit_amount": 2_000, "billing_scheme": "per_unit",
                "type": "recurring", "product": "prod_1",
                "recurring": {"interval": "month", "interval_count": 1, "usage_type": "licensed"},
            },
        }]},
    })
}

fn old(n: usize, quantity: i64) -> Value {
    subscription(n, quantity, THEN - 100 * DAY, "active", None)
}

/// Three customers, of whom the events have not told yet.
fn account() -> Account {
    let mut account = Account::new(THEN);
    for n in 0..3 {
        account.set(THEN - 100 * DAY, customer(n));
        account.set(THEN - 100 * DAY, old(n, 1));
    }
    account
}

fn event(id: usize, kind: &str, at: i64, object: Value) -> Value {
    json!({
        "id": format!("evt_{id}"), "object": "event", "livemode": true, "created": at,
        "type": kind, "data": {"object": object}, "api_version": "2025-02-24.acacia",
    })
}

/// An invoice that is finalized after an hour, and paid after another.
fn invoice(status: &str) -> Value {
    let paid = if status == "paid" { 2_000 } else { 0 };
    let made = THEN + DAY;
    let moves = match status {
        "draft" => json!({}),
        "open" => json!({ "finalized_at": made + 3_600 }),
        _ => json!({ "finalized_at": made + 3_600, "paid_at": made + 7_200 }),
    };
    json!({
        "id": "in_1", "object": "invoice", "livemode": true, "customer": "cus_0",
        "currency": "eur", "status": status, "created": made, "subscription": "sub_0",
        "status_transitions": moves,
        "total": 2_000, "amount_due": 2_000, "amount_paid": paid, "subtotal": 2_000,
        "lines": {"object": "list", "data": [], "has_more": false},
    })
}

/// What happens after the source was connected, in order.
fn events() -> Vec<Value> {
    let updated = "customer.subscription.updated";
    let (new, gone) = (THEN + 2 * DAY, THEN + 20 * DAY);
    let three = |quantity, status, ended| subscription(3, quantity, new, status, ended);
    let happened = [
        ("invoice.created", THEN + DAY, invoice("draft")),
        ("invoice.finalized", THEN + DAY + 3_600, invoice("open")),
        ("invoice.paid", THEN + DAY + 7_200, invoice("paid")),
        ("customer.created", new, customer(3)),
        ("customer.subscription.created", new, three(1, "incomplete", None)),
        (updated, new, three(1, "active", None)),
        (updated, THEN + 3 * DAY, old(0, 5)),
        (updated, THEN + 5 * DAY, old(1, 3)),
        (updated, THEN + 6 * DAY, old(0, 2)),
        (updated, THEN + 9 * DAY, three(4, "active", None)),
        (updated, THEN + 12 * DAY, old(1, 4)),
        ("customer.subscription.deleted", gone, three(4, "canceled", Some(gone))),
        (updated, THEN + 25 * DAY, old(0, 6)),
        ("payout.paid", THEN + 26 * DAY, json!({"id": "po_1", "object": "payout"})),
    ];
    let numbered = happened.into_iter().enumerate();
    numbered.map(|(n, (kind, at, object))| event(n, kind, at, object)).collect()
}

/// A server with Stripe connected.
struct Door {
    served: Served,
    token: String,
    hook: String,
}

impl Door {
    /// Connects Stripe, and waits for the first sync.
    fn new(place: &Place, stripe: &Server) -> Door {
        let served = serve(place, stripe);
        let mut door =
            Door { served, token: token(place, Role::Admin, Scope::Admin), hook: String::new() };
        let body = json!({ "kind": "stripe", "key": KEY, "signing_secrets": [SIGNING] });
        let made = door.send("POST", "/sources", &body.to_string());
        assert_eq!(made.status, 201, "{made:?}");
        door.hook = made.json()["webhook_path"].as_str().unwrap().to_owned();
        door.until("it was synced", |source| source["succeeded_at"] != Value::Null);
        door
    }

    fn send(&self, method: &str, path: &str, body: &str) -> Response {
        let kind = "content-type: application/json\r\n";
        let path = format!("/api/v1{path}");
        self.served.send(method, &path, &self.token, kind, body.as_bytes())
    }

    fn source(&self) -> Value {
        self.source_of(0)
    }

    fn source_of(&self, at: usize) -> Value {
        self.send("GET", "/sources", "").json()["items"][at].clone()
    }

    fn until(&self, what: &str, reached: impl Fn(&Value) -> bool) -> Value {
        self.until_of(0, what, reached)
    }

    fn until_of(&self, at: usize, what: &str, reached: impl Fn(&Value) -> bool) -> Value {
        let start = Instant::now();
        loop {
            let source = self.source_of(at);
            if reached(&source) {
                return source;
            }
            assert!(start.elapsed() < Duration::from_secs(60), "not {what}: {source}");
            sleep(Duration::from_millis(50));
        }
    }

    fn all_taken(&self) -> Value {
        self.until("all events are taken", |source| source["events"]["waiting"] == 0)
    }

    /// Sends an event as Stripe does; what is acknowledged is kept.
    fn hear(&self, event: &Value) {
        self.hear_at(&self.hook, event);
    }

    fn hear_at(&self, hook: &str, event: &Value) {
        let body = serde_json::to_string_pretty(event).unwrap();
        let at = jiff::Timestamp::now().as_second();
        let mut mac = Hmac::<Sha256>::new_from_slice(SIGNING.as_bytes()).unwrap();
        mac.update(format!("{at}.{body}").as_bytes());
        let tag: String =
            mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        let header = format!("stripe-signature: t={at},v1={tag}\r\n");
        let told = self.served.send("POST", hook, "", &header, body.as_bytes());
        assert_eq!(told.status, 200, "{told:?}");
    }

    /// What the figures are, without the files and lines from which each comes.
    fn figures(&self) -> Vec<String> {
        let of = |path: &str| {
            let told = self.send("GET", &format!("/ask/{path}&format=csv"), "");
            assert_eq!(told.status, 200, "{path}: {told:?}");
            let mut rows: Vec<Vec<&str>> =
                told.body.lines().map(|line| line.split(',').collect()).collect();
            if let Some(at) = rows[0].iter().position(|name| *name == "sources") {
                for row in &mut rows {
                    row.remove(at);
                }
            }
            rows.iter().map(|row| row.join(",") + "\n").collect()
        };
        [
            "movements?from=2026-01-01&to=2026-06-01&grain=day",
            "customers?at=2026-04-25",
            "customers?at=2026-05-31",
            "metric?metric=mrr&from=2026-04&to=2026-06",
        ]
        .map(of)
        .to_vec()
    }

    fn mrr(&self, from: &str, to: &str) -> Value {
        let path = format!("/ask/metric?metric=mrr&from={from}&to={to}");
        self.send("GET", &path, "").json()["figures"][0]["value"].clone()
    }
}

fn serve(place: &Place, stripe: &Server) -> Served {
    let base = stripe.base();
    Served::with(place, &["--stripe-api", &base, "--events-every", "0"])
}

/// Rows that all batches have stored.
fn stored(door: &Door) -> u64 {
    let batches = door.send("GET", "/batches", "").json();
    let batches = batches["batches"].as_array().unwrap();
    let of = |batch: &Value, what: &str| batch[what].as_u64().unwrap();
    batches.iter().map(|batch| of(batch, "added") + of(batch, "superseded")).sum()
}

#[test]
fn stripe_is_connected_and_the_figures_follow() {
    let (place, stripe) = (Place::new(), Server::start(account(), KEY));
    let door = Door::new(&place, &stripe);
    assert_eq!(door.mrr("2026-04-01", "2026-05-01"), "60.00");
    let source = door.source();
    assert_eq!(source["account"], "acct_demo", "{source}");
    assert_eq!((&source["error"], &source["outcome"]["batch"]), (&Value::Null, &1.into()));
    assert!(source["next_at"].as_str() > source["succeeded_at"].as_str(), "{source}");
    let checked = door.send("POST", "/sources/1/check", "");
    assert_eq!(checked.json()["name"], "Demo", "{checked:?}");
    // What changes is there after the next sync; twice asked is one job.
    stripe.account().now = THEN + DAY;
    stripe.account().happen(event(1, "customer.subscription.updated", THEN + DAY, old(0, 11)));
    let job = door.send("POST", "/sources/1/sync", "");
    assert_eq!(job.status, 202, "{job:?}");
    let before = source["succeeded_at"].clone();
    door.until("it was synced again", |source| source["succeeded_at"] != before);
    assert_eq!(door.mrr("2026-04-01", "2026-05-01"), "260.00");
    // A permission that is taken away is named, with what to do.
    stripe.account().forbidden.insert("/v1/disputes", "rak_dispute_read");
    door.send("POST", "/sources/1/sync", "");
    let failed = door.until("it failed", |source| source["failures"] == 1);
    let error = failed["error"].to_string();
    assert!(error.contains("disputes (permission rak_dispute_read)"), "{error}");
    assert!(error.contains("give the restricted key read permission"), "{error}");
    let checked = door.send("POST", "/sources/1/check", "");
    assert_eq!((checked.status, checked.json()["code"].clone()), (422, "key-lacks".into()));
    // What it may not read can be left out.
    door.send("PATCH", "/sources/1", "{\"without\":[\"disputes\"]}");
    door.send("POST", "/sources/1/sync", "");
    door.until("it was synced without", |source| source["failures"] == 0);
    drop(door);
    let mut kept = Vec::new();
    all_bytes(&place.path().join("books"), &mut kept);
    for secret in [KEY, SIGNING] {
        let secret = &secret.as_bytes()[8..];
        assert!(!kept.windows(secret.len()).any(|part| part == secret));
    }
}

#[test]
fn two_accounts_are_connected_and_each_hears_its_own() {
    const SECOND: &str = "rk_live_51AnotherAccountsKey9876543210";
    let (place, stripe) = (Place::new(), Server::start(account(), KEY));
    let mut other = Account::new(THEN);
    other.profile["id"] = "acct_other".into();
    other.set(THEN - 100 * DAY, customer(9));
    other.set(THEN - 100 * DAY, old(9, 2));
    let other = stripe.also(other, SECOND);
    let door = Door::new(&place, &stripe);
    let body = json!({ "kind": "stripe", "key": SECOND, "signing_secrets": [SIGNING] });
    let made = door.send("POST", "/sources", &body.to_string());
    assert_eq!(made.status, 201, "{made:?}");
    assert_eq!(made.json()["name"], "Stripe 2");
    let second = |what: &str, reached: &dyn Fn(&Value) -> bool| {
        door.until_of(1, what, |source| reached(source))
    };
    let synced = second("the second was synced", &|source| source["succeeded_at"] != Value::Null);
    assert_eq!(synced["account"], "acct_other");
    assert_eq!(door.mrr("2026-04-01", "2026-05-01"), "100.00");
    let plans = door.send("GET", "/ask/customers?at=2026-04-25&columns=plans", "").body;
    assert!(plans.contains("acct_other/price_1"), "{plans}");
    // An event that one account tells is of that account's plans.
    let hook = made.json()["webhook_path"].as_str().unwrap().to_owned();
    let updated = "customer.subscription.updated";
    door.hear_at(&hook, &event(1, updated, THEN + DAY, old(9, 5)));
    second("its event is taken", &|source| source["events"]["waiting"] == 0);
    assert_eq!(door.mrr("2026-04-01", "2026-05-01"), "160.00");
    let plans = door.send("GET", "/ask/customers?at=2026-04-25&columns=plans", "").body;
    assert!(plans.contains("acct_other/price_1"), "{plans}");
    // It goes on from where it was, and the first from where that was.
    other.lock().unwrap().now = THEN + 2 * DAY;
    for id in [1, 2] {
        door.send("POST", &format!("/sources/{id}/sync"), "");
    }
    let before = synced["succeeded_at"].clone();
    let again = second("it was synced again", &|source| source["succeeded_at"] != before);
    assert_eq!(again["outcome"]["everything"], false, "{again}");
    // A key of an account that is connected already is told so, and what it is for is not changed.
    door.send("PATCH", "/sources/2", &json!({ "key": KEY }).to_string());
    let refused = second("it is refused", &|source| source["error"] != Value::Null);
    let error = refused["error"].to_string();
    assert!(error.contains("of the account acct_demo, and not of acct_other"), "{error}");
    assert_eq!(refused["account"], "acct_other");
    let checked = door.send("POST", "/sources/2/check", "");
    assert_eq!((checked.status, checked.json()["code"].clone()), (409, "conflict".into()));
    let third = json!({ "kind": "stripe", "key": KEY }).to_string();
    door.send("POST", "/sources", &third);
    let twice = door.until_of(2, "it is told", |source| source["error"] != Value::Null);
    let error = twice["error"].to_string();
    assert!(error.contains("connected already, as source 1"), "{error}");
    assert_eq!(door.mrr("2026-04-01", "2026-05-01"), "160.00");
}

/// All bytes of all files of a folder.
fn all_bytes(folder: &Path, into: &mut Vec<u8>) {
    for entry in folder.read_dir().unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => all_bytes(&path, into),
            false => into.extend(std::fs::read(&path).unwrap()),
        }
    }
}

/// Numbers in an order that a seed says.
fn shuffled(count: usize, seed: u64) -> Vec<usize> {
    let mut state = seed;
    let mut order: Vec<usize> = (0..count).collect();
    for at in (1..count).rev() {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(at, (state >> 33) as usize % (at + 1));
    }
    order
}

#[test]
fn events_in_any_order_and_twice_tell_the_same_in_the_end() {
    let stripe = Server::start(account(), KEY);
    let events = events();
    let place = Place::new();
    let door = Door::new(&place, &stripe);
    for event in &events {
        door.hear(event);
        door.all_taken();
    }
    let expected = door.figures();
    // Seats at 20 each. At the end of April 2, 3, 1 and the new one's 1; of May 6, 4 and 1.
    assert_eq!(door.mrr("2026-04-01", "2026-05-01"), "140.00");
    assert_eq!(door.mrr("2026-05-01", "2026-06-01"), "220.00");
    let all_read = |door: &Door| {
        let kept = door.source()["events"]["kept"].clone();
        assert_eq!(kept, json!([]), "all could be brought in");
    };
    all_read(&door);
    drop(door);
    for seed in 1..4 {
        let place = Place::new();
        let door = Door::new(&place, &stripe);
        let order = shuffled(events.len(), seed);
        for (sent, n) in order.iter().enumerate() {
            door.hear(&events[*n]);
            door.hear(&events[order[sent / 2]]);
            // In several batches, wherever these happen to begin.
            if sent % 4 == 3 {
                door.all_taken();
            }
        }
        door.all_taken();
        assert_eq!(door.figures(), expected, "{order:?}");
        all_read(&door);
    }
}

#[test]
fn what_was_acknowledged_is_there_after_a_kill() {
    let (place, stripe) = (Place::new(), Server::start(account(), KEY));
    let door = Door::new(&place, &stripe);
    for event in &events() {
        door.hear(event);
    }
    let Door { served, token, hook } = door;
    // SIGKILL, whether or not a job is at work.
    drop(served);
    let door = Door { served: serve(&place, &stripe), token, hook };
    door.all_taken();
    assert_eq!(door.mrr("2026-05-01", "2026-06-01"), "220.00");
    let (figures, before) = (door.figures(), stored(&door));
    let Door { served, token, hook } = door;
    drop(served);
    // As if it had been killed between the commit to the data and the note of it.
    let db = Db::open(&Db::path_in(&place.path().join("books"))).unwrap();
    let again = db.write_now(|tx| {
        for (n, event) in events().iter().enumerate() {
            let update = "UPDATE source_events SET state = 'waiting', body = ?2 WHERE event = ?1";
            let body = event.to_string().into_bytes();
            tx.execute(update, (format!("evt_{n}"), body)).unwrap();
        }
        Ok::<_, tenure_server::problem::Problem>(())
    });
    again.unwrap();
    drop(db);
    let door = Door { served: serve(&place, &stripe), token, hook };
    door.all_taken();
    assert_eq!(door.figures(), figures);
    assert_eq!(stored(&door), before, "what is known is not stored again");
}

#[test]
fn an_event_that_cannot_be_read_is_told_and_keeps_no_other_out() {
    let (place, stripe) = (Place::new(), Server::start(account(), KEY));
    let door = Door::new(&place, &stripe);
    let mut bad = old(2, 9);
    bad["status"] = "hibernating".into();
    let updated = "customer.subscription.updated";
    door.hear(&event(1, updated, THEN + DAY, old(0, 2)));
    door.hear(&event(2, updated, THEN + DAY, bad));
    door.hear(&event(3, updated, THEN + DAY, old(1, 2)));
    door.all_taken();
    assert_eq!(door.mrr("2026-04-01", "2026-05-01"), "100.00");
    let kept = door.send("GET", "/sources/1/events", "").json();
    let one = &kept["items"][0];
    assert_eq!((&one["event"], &one["state"]), (&"evt_2".into(), &"refused".into()), "{kept}");
    assert!(one["detail"].as_str().unwrap().contains("hibernating"), "{one}");
    assert_eq!(door.source()["events"]["kept"][0]["count"], 1);
}
