//! Faults on the way: nothing is lost, nothing comes twice, and what cannot be is said plainly.

use std::time::Duration;

use serde_json::{Value, json};
use tenure_connectors::stripe_api::{Spool, SyncError};
use tenure_domain::schema::TableId;
use tenure_testkit::stripe_api::{Account, Fault, Meddle};

use super::{DAY, END, Place, Synced, event, item, levels, plain, subscription};

fn status(status: u16, headers: &[(&'static str, &str)]) -> Fault {
    let body = json!({"error": {"message": "not now", "type": "api_error"}}).to_string();
    let headers = headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    Fault::Status(status, body, headers)
}

/// An account that makes trouble.
fn with(customers: usize, meddle: Meddle) -> Account {
    let mut account = plain(customers);
    account.meddle = Some(meddle);
    account
}

fn customers(place: &Place) -> Vec<String> {
    place.column(TableId::Customers, "customer_id")
}

fn expected(count: usize) -> Vec<String> {
    (0..count).map(|n| format!("cus_{n:04}")).collect()
}

#[test]
fn what_passes_is_waited_for() {
    let meddle: Meddle = Box::new(|_, _, number| match number {
        3 => Some(status(429, &[("Retry-After", "7")])),
        5 => Some(status(429, &[])),
        6 => Some(status(500, &[])),
        9 => Some(Fault::Cut),
        11 => Some(Fault::Closed),
        _ => None,
    });
    let place = Place::new();
    let synced = place.sync(&mut with(250, meddle)).unwrap();
    assert!(synced.imported.is_clean());
    let (half, seconds) = (Duration::from_millis(500), Duration::from_secs);
    // What Stripe asks for; then our own, doubled where the next try fails, too.
    assert_eq!(synced.pauses, [seconds(7), half, seconds(1), half, half]);
    assert_eq!(customers(&place), expected(250));
    assert_eq!(levels(&place).len(), 250);
}

#[test]
fn what_does_not_pass_ends_after_some_tries() {
    let place = Place::new();
    let tired: Meddle = Box::new(|_, path, _| path.contains("charges").then(|| status(503, &[])));
    let mut account = with(3, tired);
    let error = place.sync(&mut account).unwrap_err();
    assert!(matches!(error, SyncError::GaveUp { tries: 8, .. }), "{error}");
    assert_eq!(
        error.to_string(),
        "no answer to /v1/charges after 8 tries; the last one: status 503"
    );
    assert_eq!(account.asked.iter().filter(|it| it.contains("charges")).count(), 8);
    // Whoever is asked to wait for an hour is not kept waiting.
    let long: Meddle = Box::new(|_, _, _| Some(status(429, &[("Retry-After", "3600")])));
    let error = place.sync(&mut with(3, long)).unwrap_err().to_string();
    assert!(error.contains("after 1 tries") && error.contains("after 3600 seconds"), "{error}");
    // Where Stripe says that it is no use, it is not tried.
    let no: Meddle = Box::new(|_, _, _| Some(status(500, &[("Stripe-Should-Retry", "false")])));
    let mut account = with(3, no);
    let error = place.sync(&mut account).unwrap_err();
    assert!(matches!(error, SyncError::Refused { status: 500, .. }), "{error}");
    assert_eq!(account.asked.len(), 1);
}

#[test]
fn a_pull_that_was_stopped_goes_on_where_it_was() {
    let whole = Place::new().sync(&mut plain(1_050)).unwrap();
    let pages = |synced: &Synced| {
        let all = synced.asked.iter().filter(|it| it.contains("limit=100"));
        all.cloned().collect::<Vec<_>>()
    };
    let every = pages(&whole);
    assert!(every.len() > 25, "{every:?}");
    for stop in [14, 20, 27, 33, 41] {
        let place = Place::new();
        let meddle: Meddle = Box::new(move |_, _, n| (n >= stop).then_some(Fault::Closed));
        let mut account = with(1_050, meddle);
        place.sync(&mut account).unwrap_err();
        assert!(place.ws.batches().unwrap().is_empty());
        let done = account.asked.len();
        // The machine went down in the middle of a line.
        tear_a_line(&place);
        account.meddle = None;
        let synced = place.sync(&mut account).unwrap();
        assert!(synced.resumed && synced.imported.is_clean(), "{stop}");
        assert_eq!(customers(&place), expected(1_050), "{stop}");
        assert_eq!(levels(&place).len(), 1_050, "{stop}");
        // No page is asked for twice, save those that were torn or not whole.
        let again = pages(&synced).len();
        let before = account.asked[..done].iter().filter(|it| it.contains("limit=100")).count();
        assert!(before.min(8) + again <= every.len() + 10, "{stop}: {before} and {again}");
        assert!(again <= every.len());
    }
}

/// Cuts into the last line of the newest file of objects, as if it had not been written whole.
fn tear_a_line(place: &Place) {
    let files = std::fs::read_dir(place.dir.path()).unwrap();
    let mut files: Vec<_> = files.map(|it| it.unwrap().path()).collect();
    files.retain(|it| it.extension().is_some_and(|it| it == "jsonl"));
    let last = files.into_iter().max_by_key(|it| it.metadata().unwrap().modified().unwrap());
    if let Some(path) = last {
        let text = std::fs::read(&path).unwrap();
        std::fs::write(&path, &text[..text.len().saturating_sub(40)]).unwrap();
    }
}

#[test]
fn a_pull_begun_for_something_else_does_not_go_on() {
    let place = Place::new();
    let meddle: Meddle = Box::new(|_, _, n| (n >= 20).then_some(Fault::Closed));
    let mut account = with(400, meddle);
    place.sync(&mut account).unwrap_err();
    account.meddle = None;
    account.profile["id"] = "acct_other".into();
    assert!(!place.sync(&mut account).unwrap().resumed);
    // Notes that cannot be read lead nowhere.
    let place = Place::new();
    std::fs::write(place.dir.path().join("pull.json"), "{").unwrap();
    assert!(!place.sync(&mut account).unwrap().resumed);
}

#[test]
fn an_object_that_goes_away_between_two_pages_stops_nothing() {
    let place = Place::new();
    // The newest come first, so this one ends the first page of customers.
    let meddle: Meddle = Box::new(|account, path, _| {
        if path.contains("customers") && path.contains("starting_after=cus_0150") {
            account.delete("cus_0150");
        }
        None
    });
    let synced = place.sync(&mut with(250, meddle)).unwrap();
    assert_eq!(synced.stepped_back, 1);
    // It was there when it was asked for; the page after it is whole.
    assert_eq!(customers(&place), expected(250));
}

#[test]
fn objects_that_come_twice_or_in_another_order_count_once() {
    let place = Place::new();
    let mut account = plain(350);
    let mut last: Option<Value> = None;
    account.shuffle = Some(Box::new(move |page| {
        let repeated = last.take();
        last = page.first().cloned();
        let tail = page.pop();
        page.reverse();
        let same_kind =
            repeated.filter(|it| page.first().is_some_and(|p| p["object"] == it["object"]));
        page.extend(same_kind);
        // The last one stays last: the list goes on after it.
        page.extend(tail);
    }));
    let synced = place.sync(&mut account).unwrap();
    assert!(synced.imported.is_clean(), "{:?}", synced.imported.report);
    assert_eq!(synced.imported.contradictions(), 0);
    assert_eq!(customers(&place), expected(350));
    assert_eq!(levels(&place).iter().map(|it| it.1).sum::<i64>(), 35_000);
}

#[test]
fn pages_that_go_in_circles_are_an_error() {
    let mut account = plain(250);
    let first = account.answer("/v1/customers?limit=100").body;
    account.asked.clear();
    account.meddle = Some(Box::new(move |_, path, _| {
        let circle = path.contains("customers") && path.contains("limit=100");
        circle.then(|| Fault::Status(200, first.clone(), Vec::new()))
    }));
    let error = Place::new().sync(&mut account).unwrap_err();
    assert!(matches!(error, SyncError::Stuck { .. }), "{error}");
}

#[test]
fn lists_within_objects_are_pulled_to_their_end() {
    let place = Place::new();
    let mut account = plain(2);
    let made = END - 300 * DAY;
    let mut large = subscription("sub_9999", "cus_0001", made, 1);
    let items: Vec<Value> = (0..230).map(|n| item(&format!("si_{n:03}"), made, 1)).collect();
    large["items"]["data"] = Value::Array(items);
    account.set(made, large);
    let line = |n: i64| {
        json!({
            "id": format!("il_{n:03}"), "object": "line_item", "livemode": true, "amount": 100 + n,
            "currency": "usd", "type": "subscription", "subscription": "sub_0000",
            "subscription_item": "si_sub_0000", "proration": false, "quantity": 1,
            "period": {"start": made, "end": made + 30 * DAY}, "discount_amounts": [],
        })
    };
    account.set(
        made,
        json!({
            "id": "in_1", "object": "invoice", "livemode": true, "customer": "cus_0000",
            "currency": "usd", "status": "paid", "created": made, "subscription": "sub_0000",
            "status_transitions": {"finalized_at": made, "paid_at": made}, "amount_paid": 1,
            "lines": {"object": "list", "data": (0..25).map(line).collect::<Vec<_>>()},
        }),
    );
    let synced = place.sync(&mut account).unwrap();
    assert!(synced.imported.is_clean(), "{:?}", synced.imported.report);
    assert!(!synced.imported.report.codes.contains_key("list-cut"));
    assert_eq!(place.column(TableId::InvoiceLines, "line_id").len(), 25);
    assert_eq!(levels(&place), [("cus_0000".to_owned(), 100), ("cus_0001".to_owned(), 23_100)]);
}

#[test]
fn what_a_key_may_not_read_is_told_at_once_and_as_a_whole() {
    let mut account = plain(2);
    account.forbidden.insert("/v1/charges", "rak_charge_read");
    account.forbidden.insert("/v1/events", "rak_event_read");
    account.forbidden.insert("/v1/account", "rak_account_read");
    let place = Place::new();
    let error = place.sync(&mut account).unwrap_err();
    let text = "the key may not read charges (permission rak_charge_read), \
                events (permission rak_event_read)";
    assert_eq!(error.to_string(), text);
    assert!(error.hint().unwrap().contains("--without"));
    // What may be left out can be; the account's own page is not needed.
    account.forbidden.remove("/v1/events");
    let ask = super::Ask { without: vec!["charges".to_owned()], ..super::live() };
    let synced = place.sync_as(&mut account, ask, false).unwrap();
    assert!(synced.asked.iter().all(|it| !it.contains("charges")));
    assert_eq!(levels(&place).len(), 2);
}

#[test]
fn whoever_is_not_stripe_is_told_so() {
    let answer =
        |status: u16, body: &'static str, headers: &'static [(&'static str, &'static str)]| {
            let meddle: Meddle = Box::new(move |_, _, _| {
                let headers = headers.iter().map(|it| (it.0, it.1.to_owned())).collect();
                Some(Fault::Status(status, body.to_owned(), headers))
            });
            Place::new().sync(&mut with(1, meddle)).unwrap_err()
        };
    for error in [
        answer(404, "<html>Not Found</html>", &[]),
        answer(200, "<html>Welcome</html>", &[]),
        answer(200, "{\"hello\":1}", &[]),
        answer(302, "", &[("Location", "https://login.example/")]),
    ] {
        assert!(matches!(error, SyncError::NotStripe { .. }), "{error}");
        assert!(error.hint().unwrap().contains("--api-base"));
    }
    let body = "{\"error\":{\"message\":\"Expired API Key provided: sk_live_51abcdef\"}}";
    let error = answer(401, body, &[]).to_string();
    assert_eq!(error, "Stripe does not accept the key: Expired API Key provided: sk_…");
}

#[test]
fn one_sync_is_at_work_at_a_time() {
    let place = Place::new();
    let _held = Spool::open(place.dir.path()).unwrap();
    let error = place.sync(&mut plain(1)).unwrap_err();
    assert!(matches!(error, SyncError::Busy(_)), "{error}");
}

#[test]
fn an_object_that_an_event_names_and_that_is_gone_is_counted() {
    let place = Place::new();
    let mut account = plain(3);
    place.sync(&mut account).unwrap();
    account.now += DAY;
    let draft = json!({"id": "in_gone", "object": "invoice", "livemode": true});
    account.happen(event("evt_1", "invoice.deleted", account.now - 60, draft));
    account.delete("in_gone");
    let synced = place.sync(&mut account).unwrap();
    assert_eq!((synced.gone, synced.imported.is_clean()), (1, true));
}
