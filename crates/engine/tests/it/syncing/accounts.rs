//! Several accounts of Stripe in one workspace.

use serde_json::{Value, json};
use tenure_connectors::stripe_api::Why;
use tenure_domain::schema::TableId;
use tenure_engine::sync::{Connection, Meeting, connections, meet};
use tenure_testkit::stripe_api::Account;

use super::{DAY, END, Place, event, levels, live, plain};

const MADE: i64 = END - 300 * DAY;
/// An id as Stripe makes them.
const PRICE: &str = "price_1MoBy5LkdIwHu7ixZhnattbh";

/// A subscription to a plan for so much, of an account of its own.
fn to_plan(n: usize, plan: &str, dollars: i64) -> Value {
    json!({
        "id": format!("sub_{plan}_{n}"), "object": "subscription", "livemode": true,
        "customer": format!("cus_b{n}"), "currency": "usd", "status": "active",
        "created": MADE, "start_date": MADE, "discounts": [],
        "items": {"object": "list", "data": [{
            "id": format!("si_{plan}_{n}"), "object": "subscription_item", "created": MADE,
            "quantity": 1,
            "price": {
                "id": plan, "object": "price", "livemode": true, "created": MADE,
                "currency": "usd", "unit_amount": dollars * 100, "billing_scheme": "per_unit",
                "type": "recurring", "product": "gold", "nickname": format!("Plan for {dollars}"),
                "recurring": {"interval": "month", "interval_count": 1, "usage_type": "licensed"},
            },
        }]},
    })
}

/// An account whose people chose the same ids as others may have chosen.
fn account(id: &str, dollars: i64) -> Account {
    let mut account = Account::new(END);
    account.profile["id"] = id.into();
    let customer = json!({
        "id": "cus_b0", "object": "customer", "livemode": true, "created": MADE,
    });
    account.set(MADE, customer);
    account.set(MADE, to_plan(0, "gold", dollars));
    account.set(MADE, to_plan(0, PRICE, 7));
    account
}

fn met(place: &Place, account: Option<&str>, beside: bool) -> Meeting {
    meet(&place.ws, account, beside).unwrap()
}

#[test]
fn plans_of_two_accounts_that_people_called_the_same_are_two_plans() {
    let place = Place::new();
    let mut first = account("acct_a", 100);
    let mut second = account("acct_b", 30);
    second.set(
        MADE,
        json!({
            "id": "cus_c", "object": "customer", "livemode": true, "created": MADE,
        }),
    );
    let mut theirs = to_plan(1, "gold", 30);
    theirs["customer"] = "cus_c".into();
    second.set(MADE, theirs);
    second.delete("sub_gold_0");
    place.sync_as(&mut first, live(), false).unwrap();
    let synced = place.sync_beside(&mut second, live(), false, true).unwrap();
    assert_eq!(synced.why, Some(Why::First), "nothing is known of it yet");
    let plans = place.column(TableId::Plans, "plan_id");
    assert_eq!(plans, ["acct_b/gold", "gold", PRICE], "what Stripe makes is the same everywhere");
    let of = place.column(TableId::Subscriptions, "plan_id");
    assert_eq!(of, ["acct_b/gold", "gold", PRICE]);
    let paid = levels(&place);
    assert_eq!(paid, [("cus_b0".to_owned(), 107), ("cus_c".to_owned(), 30)]);
}

#[test]
fn each_account_goes_on_from_where_it_was() {
    let place = Place::new();
    let (mut first, mut second) = (plain(3), account("acct_b", 30));
    place.sync(&mut first).unwrap();
    place.sync_beside(&mut second, live(), false, true).unwrap();
    let before = levels(&place);
    // Days later something happens in each, at times that the other one has not seen.
    let changed = |n: usize, quantity: i64| {
        super::subscription(&format!("sub_{n:04}"), &format!("cus_{n:04}"), MADE, quantity)
    };
    first.now = END + 3 * DAY;
    first.happen(event("evt_a", "customer.subscription.updated", END + DAY, changed(1, 4)));
    let synced = place.sync(&mut first).unwrap();
    assert_eq!(synced.why, None, "only what changed is asked for");
    second.now = END + 5 * DAY;
    let grown = to_plan(0, "gold", 60);
    second.happen(event("evt_b", "customer.subscription.updated", END + 2 * DAY, grown));
    let synced = place.sync_as(&mut second, live(), false).unwrap();
    assert_eq!(synced.why, None, "once it is there it is known");
    // `levels` are those of before the changes: what was paid then stays as it was.
    assert_eq!(levels(&place), before);
    let amounts = place.column(TableId::SubscriptionChanges, "plan_id");
    assert!(amounts.contains(&"acct_b/gold".to_owned()), "{amounts:?}");
    let through = |connection: &Connection| connection.known.as_ref().unwrap().through;
    let all = connections(&place.ws).unwrap();
    assert_eq!(all.iter().map(through).collect::<Vec<_>>(), [END + 3 * DAY, END + 5 * DAY]);
    let folders: Vec<String> = all.iter().map(Connection::folder).collect();
    assert_eq!(folders, ["stripe", "stripe-acct_b"], "pulls do not meet before they are imported");
    // What is undone of one is asked for again of that one.
    let batch = all[1].known.as_ref().unwrap().batches[0];
    place.ws.undo(batch, (END + 6 * DAY) * 1_000_000).unwrap();
    assert_eq!(place.sync(&mut first).unwrap().why, None);
    assert_eq!(place.sync_as(&mut second, live(), false).unwrap().why, Some(Why::Undone(batch)));
}

#[test]
fn another_account_comes_in_only_where_that_is_wanted() {
    let place = Place::new();
    let first = met(&place, None, true);
    assert!(matches!(first, Meeting::Met(Connection { apart: None, known: None })), "{first:?}");
    place.sync(&mut plain(1)).unwrap();
    assert_eq!(met(&place, Some("acct_b"), false), Meeting::Other("acct_demo".to_owned()));
    assert_eq!(met(&place, None, true), Meeting::Unnamed, "it could be either");
    assert!(matches!(met(&place, None, false), Meeting::Met(_)), "there is but one");
    place.sync_beside(&mut account("acct_b", 30), live(), false, true).unwrap();
    let Meeting::Met(second) = met(&place, Some("acct_b"), false) else { panic!("it is held") };
    assert_eq!(second.apart.as_deref(), Some("acct_b"));
    assert_eq!(met(&place, None, false), Meeting::Unnamed);
    assert_eq!(met(&place, Some("acct_c"), false), Meeting::Other("acct_demo".to_owned()));
}
