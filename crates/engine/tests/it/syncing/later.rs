//! The sync after the first one: only what changed, and everything where that is not enough.

use serde_json::json;
use tenure_connectors::source::{self, OpenOptions};
use tenure_connectors::stripe::Mode;
use tenure_connectors::stripe_api::{Ask, Why};
use tenure_domain::schema::TableId;
use tenure_engine::import::{ImportError, Unwatched, import, settings};
use tenure_testkit::stripe_api::Account;

use super::super::company::options;
use super::super::told::{Company, company_in};
use super::{DAY, END, Place, event, levels, live, plain, stream, subscription};

/// The company as events alone tell it.
fn by_events(lines: &str) -> Company {
    let place = Place::new();
    let path = place.dir.path().join("events.jsonl");
    std::fs::write(&path, lines).unwrap();
    let source = source::open(&path, &OpenOptions::default()).unwrap();
    let mut options = options();
    options.stated.currency = tenure_domain::money::Currency::parse("EUR");
    options.stated.zone = Some(tenure_domain::time::Zone::named("Europe/Bucharest").unwrap());
    import(&place.ws, &source, &options, &mut Unwatched).unwrap();
    company_in(&place.ws)
}

#[test]
fn what_changes_afterwards_is_told_to_the_second() {
    let lines = stream(600);
    let place = Place::new();
    let first = END - 20 * DAY;
    let mut account = Account::of_events(&lines, first);
    let synced = place.sync(&mut account).unwrap();
    assert_eq!(synced.why, Some(Why::First));
    let all = synced.asked.len();
    // Three syncs over the next days: each asks for what is new.
    for now in [first + 5 * DAY, first + 5 * DAY + 7, END] {
        account.now = now;
        let synced = place.sync(&mut account).unwrap();
        assert_eq!((synced.why, synced.too_old), (None, false));
        assert!(synced.imported.is_clean(), "{:?}", synced.imported.report);
    }
    let (told, events) = (company_in(&place.ws), by_events(&lines));
    assert_eq!(told.closing, events.closing);
    // What happened since the first sync is exact. Of the thirty days before it Stripe still knew
    // the events, but not what was before them.
    let day = tenure_domain::time::Instant(first * 1_000_000).to_string();
    let recent = |company: &Company| {
        let moves = company.moves.iter();
        let late = |it: &&super::super::told::Moved| it.0.as_str() > &day[..10];
        let all = moves.map(|(id, all)| (id.clone(), all.iter().filter(late).cloned().collect()));
        all.filter(|(_, all): &(String, Vec<_>)| !all.is_empty()).collect::<Vec<_>>()
    };
    assert!(recent(&events).len() > 20);
    assert_eq!(recent(&told), recent(&events));
    assert!(all > 10);
}

#[test]
fn nothing_new_costs_few_requests_and_adds_no_rows() {
    let place = Place::new();
    let mut account = plain(900);
    place.sync(&mut account).unwrap();
    let batches = place.ws.batches().unwrap().len();
    account.now += 2 * DAY;
    let synced = place.sync(&mut account).unwrap();
    assert!(synced.asked.len() < 45, "{:?}", synced.asked);
    assert!(synced.asked.iter().all(|it| !it.contains("starting_after")));
    let stored: u64 = synced.imported.plan.tables.iter().map(|it| it.stored()).sum();
    assert_eq!((stored, place.ws.batches().unwrap().len()), (0, batches));
    // But it is known for longer now.
    let day = settings(&place.ws).unwrap().data_through.unwrap();
    assert_eq!(day.to_string(), "2026-11-02");
}

#[test]
fn an_object_is_read_as_it_is_and_not_as_an_old_event_told() {
    let place = Place::new();
    let mut account = plain(2);
    let (made, first) = (END - 300 * DAY, END - 10 * DAY);
    account.now = first;
    place.sync(&mut account).unwrap();
    let (second, third) = (first + DAY, first + 2 * DAY);
    account.now = first + 3 * DAY;
    let state = |quantity| subscription("sub_0000", "cus_0000", made, quantity);
    // The events come in the wrong order, and twice.
    for (id, at, quantity) in [("evt_2", third, 5), ("evt_1", second, 3)] {
        account.happen(event(id, "customer.subscription.updated", at, state(quantity)));
    }
    account.set(third, state(5));
    let synced = place.sync(&mut account).unwrap();
    assert!(synced.asked.iter().any(|it| it.starts_with("/v1/subscriptions/sub_0000?expand")));
    assert_eq!(levels(&place)[0].1, 500);
    // What an object says of its place in time, its discounts and charges, is not in the event.
    account.now += DAY;
    let charge = json!({
        "id": "ch_1", "object": "charge", "livemode": true, "amount": 500, "currency": "usd",
        "status": "succeeded", "paid": true, "created": account.now, "customer": "cus_0000",
        "invoice": "in_7",
    });
    account.set(account.now, charge.clone());
    let refund = json!({
        "id": "re_1", "object": "refund", "amount": 100, "currency": "usd", "charge": charge,
        "status": "succeeded", "created": account.now,
    });
    account.set(account.now, refund.clone());
    account.happen(event("evt_3", "charge.refund.updated", account.now, refund));
    place.sync(&mut account).unwrap();
    assert_eq!(place.column(TableId::Payments, "invoice_id"), ["in_7"]);
    assert_eq!(place.column(TableId::Refunds, "invoice_id"), ["in_7"]);
}

#[test]
fn everything_is_pulled_again_where_changes_are_not_enough() {
    let place = Place::new();
    let mut account = plain(5);
    place.sync(&mut account).unwrap();
    // Stripe has forgotten what happened in between.
    account.now += 40 * DAY;
    account.set(account.now - 35 * DAY, subscription("sub_0003", "cus_0003", END - 300 * DAY, 9));
    let synced = place.sync(&mut account).unwrap();
    assert!(synced.too_old && synced.asked.iter().any(|it| it.contains("status=all")));
    // Wanted.
    account.now += DAY;
    let synced = place.sync_as(&mut account, live(), true).unwrap();
    assert_eq!(synced.why, Some(Why::Asked));
    // Undone.
    account.now += DAY;
    let batch = place.ws.batches().unwrap()[0].id;
    place.sync(&mut account).unwrap();
    let second = place.ws.batches().unwrap().last().unwrap().id;
    place.ws.undo(second, account.now * 1_000_000).unwrap();
    account.now += DAY;
    let synced = place.sync(&mut account).unwrap();
    assert_eq!(synced.why, Some(Why::Undone(second)), "{batch}");
    // Less was left out before.
    let ask = Ask { without: vec!["invoices".to_owned()], ..live() };
    assert_eq!(place.sync_as(&mut account, ask, false).unwrap().why, None);
    assert_eq!(place.sync(&mut account).unwrap().why, Some(Why::More));
}

#[test]
fn older_history_is_left_out_where_that_is_wanted() {
    let place = Place::new();
    let mut account = plain(1);
    for (n, at) in [(1, END - 200 * DAY), (2, END - 20 * DAY)] {
        account.set(
            at,
            json!({
                "id": format!("ch_{n}"), "object": "charge", "livemode": true, "amount": 500,
                "currency": "usd", "status": "succeeded", "paid": true, "created": at,
            }),
        );
    }
    let since = |days: i64| Ask { since: Some(END - days * DAY), ..live() };
    place.sync_as(&mut account, since(100), false).unwrap();
    assert_eq!(place.column(TableId::Payments, "payment_id"), ["ch_2"]);
    assert_eq!(levels(&place).len(), 1);
    account.now += DAY;
    assert_eq!(place.sync_as(&mut account, since(50), false).unwrap().why, None);
    assert_eq!(place.sync_as(&mut account, since(300), false).unwrap().why, Some(Why::More));
    assert_eq!(place.column(TableId::Payments, "payment_id"), ["ch_1", "ch_2"]);
}

#[test]
fn a_key_of_test_mode_does_not_reach_a_live_workspace() {
    let place = Place::new();
    place.sync(&mut plain(1)).unwrap();
    let mut ask = Ask { mode: Mode::Test, ..Ask::default() };
    let known = tenure_engine::sync::connections(&place.ws).unwrap().remove(0).known;
    let refused = tenure_engine::sync::decide(&place.ws, known.as_ref(), &mut ask, false);
    assert!(matches!(refused, Err(ImportError::Mixed { held: "live", given: "test" })));
}

/// The movements of a customer, in dollars.
fn moves(place: &Place, customer: &str) -> Vec<String> {
    let unit = tenure_domain::money::UNITS_PER_MINOR * 100;
    let company = company_in(&place.ws);
    let all = company.moves.get(customer).into_iter().flatten();
    all.map(|(day, kind, amount, _)| format!("{day} {} {}", kind.name(), amount / unit)).collect()
}

#[test]
fn what_was_known_of_a_subscription_stays_when_it_is_read_again() {
    let (place, made) = (Place::new(), END - 300 * DAY);
    let state = |quantity| subscription("sub_0000", "cus_0000", made, quantity);
    let mut account = plain(2);
    account.now = END - 100 * DAY;
    place.sync(&mut account).unwrap();
    // A change that Stripe has forgotten counts from the day on which it is seen.
    account.set(END - 90 * DAY, state(3));
    account.now = END - 50 * DAY;
    assert!(place.sync(&mut account).unwrap().too_old);
    let first = "2026-01-05 new 100";
    assert_eq!(moves(&place, "cus_0000"), [first, "2026-09-12 expansion 200"]);
    // One that events tell counts from its own second; what was seen before stays.
    for (n, at, quantity) in [(1, END - 40 * DAY, 4), (2, END - 30 * DAY, 2)] {
        let kind = "customer.subscription.updated";
        account.happen(event(&format!("evt_{n}"), kind, at, state(quantity)));
        account.now = at + DAY;
        place.sync(&mut account).unwrap();
    }
    let told = [
        first,
        "2026-09-12 expansion 200",
        "2026-09-22 expansion 100",
        "2026-10-02 contraction -200",
    ];
    assert_eq!(moves(&place, "cus_0000"), told);
    assert_eq!(moves(&place, "cus_0001"), [first]);
    // A pause that was seen, and its end.
    let mut paused = state(2);
    paused["pause_collection"] = json!({"behavior": "void", "resumes_at": null});
    account.set(END - 28 * DAY, paused);
    account.now = END - 20 * DAY;
    place.sync_as(&mut account, live(), true).unwrap();
    let at = END - 10 * DAY;
    account.happen(event("evt_3", "customer.subscription.updated", at, state(2)));
    account.now = END - 9 * DAY;
    place.sync(&mut account).unwrap();
    let last = moves(&place, "cus_0000").split_off(4);
    assert_eq!(last, ["2026-10-12 paused -200", "2026-10-22 resumed 200"]);
}
