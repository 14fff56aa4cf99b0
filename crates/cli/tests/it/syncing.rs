//! `tenure sync stripe`, with a server on this machine that answers as Stripe does.

use std::io::Write;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::json;
use tenure_testkit::stripe_api::{Account, Fault, Server};

use super::support::{Place, Run, command, finished};

const KEY: &str = "rk_live_51ThisIsVerySecret0123456789";
/// 2026-06-01, as in the other tests.
const NOW: i64 = 1_780_272_000;

fn account(customers: usize) -> Account {
    let mut account = Account::new(NOW);
    let made = NOW - 100 * 86_400;
    for n in 0..customers {
        account.set(made, json!({
            "id": format!("cus_{n:04}"), "object": "customer", "livemode": true, "created": made,
        }));
        account.set(made, subscription(n, 1));
    }
    account
}

fn subscription(n: usize, quantity: u32) -> serde_json::Value {
    let made = NOW - 100 * 86_400;
    json!({
        "id": format!("sub_{n:04}"), "object": "subscription", "livemode": true,
        "customer": format!("cus_{n:04}"), "currency": "eur", "status": "active",
        "created": made, "start_date": made, "discounts": [],
        "items": {"object": "list", "data": [{
            "id": format!("si_{n:04}"), "object": "subscription_item", "created": made,
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

/// Syncs with the key in the variable.
fn sync(place: &Place, server: &Server, more: &[&str]) -> Run {
    sync_at(place, server, "2026-06-01T00:00:00Z", more)
}

fn sync_at(place: &Place, server: &Server, now: &str, more: &[&str]) -> Run {
    let base = server.base();
    let args = ["sync", "stripe", "--data", "books", "--api-base", &base, "--now", now];
    finished(command(place.path()).env("STRIPE_API_KEY", KEY).args(args).args(more))
}

fn mrr(place: &Place) -> String {
    let ask = ["metric", "mrr", "--from", "2026-05-01", "--to", "2026-06-01", "--data", "books"];
    let json = place.run(&[&ask[..], &["--format", "json"]].concat()).json();
    json["figures"][0]["value"].as_str().unwrap().to_owned()
}

/// All bytes of all files of a folder.
fn all_bytes(folder: &Path, into: &mut Vec<u8>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        into.extend_from_slice(path.to_string_lossy().as_bytes());
        if path.is_dir() {
            all_bytes(&path, into);
        } else {
            into.extend(std::fs::read(&path).unwrap());
        }
    }
}

fn holds_key(bytes: &[u8]) -> bool {
    let secret = &KEY.as_bytes()[8..];
    bytes.windows(secret.len()).any(|window| window == secret)
}

#[test]
fn the_account_is_pulled_and_then_what_changed() {
    let (place, server) = (Place::new(), Server::start(account(250), KEY));
    let json = sync(&place, &server, &["--format", "json"]).json();
    let told = &json["sync"];
    assert_eq!(told["account"], "acct_demo");
    assert_eq!((&told["everything"], &told["because"]), (&true.into(), &"first".into()));
    assert_eq!((&json["applied"], &json["batch"]), (&true.into(), &1.into()));
    assert_eq!(mrr(&place), "5000.00");
    for head in server.heads() {
        let head = head.to_lowercase();
        assert!(head.contains("stripe-version: 2025-02-24.acacia"), "{head}");
        assert!(head.starts_with("get /v1/"), "{head}");
    }
    {
        let mut account = server.account();
        account.now += 5 * 86_400;
        let at = NOW + 3_600;
        account.happen(json!({
            "id": "evt_1", "object": "event", "livemode": true, "created": at,
            "type": "customer.subscription.updated", "data": {"object": subscription(7, 11)},
        }));
        account.asked.clear();
    }
    let run = sync_at(&place, &server, "2026-06-06T00:00:00Z", &[]);
    assert_eq!(run.code, 0, "{run:#?}");
    assert!(run.err.contains("All changes since 2026-06-01"), "{}", run.err);
    assert!(run.err.contains("1 subscriptions of acct_demo (live)"), "{}", run.err);
    assert!(run.out.starts_with("Imported Stripe (live) into books as batch 2"), "{}", run.out);
    let ask = ["customers", "--at", "2026-06-05", "--data", "books", "--format", "csv"];
    let customers = place.run(&ask).ok();
    let of = |id: &str| customers.lines().find(|line| line.contains(id)).unwrap().to_owned();
    assert!(of("cus_0007").contains("220.00") && of("cus_0008").contains("20.00"), "{customers}");
    // What it paid before stays as it was.
    assert_eq!(mrr(&place), "5000.00");
    assert!(
        server
            .account()
            .asked
            .iter()
            .all(|path| !path.contains("status=all&") || path.contains("created"))
    );
    // Nothing of the pulls is left, and the doctor knows when it was.
    assert!(!place.path().join("books/sync/stripe/pull.json").exists());
    let doctor = place.run(&["doctor", "--data", "books"]);
    assert!(
        doctor.out.contains("acct_demo (live), all changes up to 2026-06-06"),
        "{}",
        doctor.out
    );
}

#[test]
fn the_key_is_shown_and_kept_nowhere() {
    let place = Place::new();
    let mut told = String::new();
    let mut hear = |run: &Run| {
        told.push_str(&run.out);
        told.push_str(&run.err);
    };
    let server = Server::start(account(3), KEY);
    hear(&sync(&place, &server, &["--format", "json"]));
    place.write("key", format!("{KEY}\n").as_bytes());
    let base = server.base();
    let args = ["sync", "stripe", "--data", "books", "--api-base", &base];
    let by_file = finished(command(place.path()).args(args).args(["--key-file", "key"]));
    assert_eq!(by_file.code, 0, "{by_file:#?}");
    hear(&by_file);
    let mut child = command(place.path())
        .args(args)
        .arg("--key-stdin")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(KEY.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let code = output.status.code().unwrap();
    let by_stdin = Run { code, out: text(output.stdout), err: text(output.stderr) };
    assert_eq!(by_stdin.code, 0, "{by_stdin:#?}");
    hear(&by_stdin);
    // A server that gives the key back in all that it says.
    for (status, text) in
        [(401, "Invalid API Key"), (403, "no permission for"), (400, "what is"), (302, "")]
    {
        let body = json!({"error": {"message": format!("{text} {KEY}")}}).to_string();
        let headers = vec![
            ("Location", format!("https://example.com/{KEY}")),
            ("Request-Id", KEY.to_owned()),
        ];
        server.account().meddle = Some(Box::new(move |_, _, _| {
            Some(Fault::Status(status, body.clone(), headers.clone()))
        }));
        let run = sync(&place, &server, &[]);
        assert_eq!(run.code, 2, "{run:#?}");
        hear(&run);
    }
    assert!(!holds_key(told.as_bytes()), "{told}");
    std::fs::remove_file(place.path().join("key")).unwrap();
    let mut kept = Vec::new();
    all_bytes(place.path(), &mut kept);
    assert!(kept.len() > 1_000 && !holds_key(&kept));
    // It did go where it belongs.
    assert!(server.heads().iter().any(|head| holds_key(head.as_bytes())));
}

#[test]
fn a_key_that_is_none_is_told_before_anything_is_asked() {
    let (place, server) = (Place::new(), Server::start(account(1), KEY));
    let base = server.base();
    let with = |key: &str| {
        let args = ["sync", "stripe", "--data", "books", "--api-base", &base];
        let run = finished(command(place.path()).env("STRIPE_API_KEY", key).args(args));
        assert_eq!(run.code, 2, "{run:#?}");
        run.err
    };
    assert!(with("").contains("there is no key for Stripe"));
    assert!(with("pk_live_abc").contains("publishable"));
    assert!(with("nonsense").contains("STRIPE_API_KEY: this does not look like a key of Stripe"));
    assert!(server.heads().is_empty() && !place.path().join("books").exists());
    let err = with("sk_live_another");
    assert!(err.contains("Stripe does not accept the key"), "{err}");
    assert!(!place.path().join("books").exists());
    let args = ["sync", "stripe", "--data", "books", "--api-base", "http://stripe.example"];
    let run = finished(command(place.path()).env("STRIPE_API_KEY", KEY).args(args));
    assert!(run.err.contains("unencrypted"), "{}", run.err);
    let run = sync(&place, &server, &["--without", "customers"]);
    assert!(run.code == 2 && run.err.contains("cannot be left out"), "{run:#?}");
}

#[test]
fn what_the_key_may_not_read_is_named() {
    let (place, server) = (Place::new(), Server::start(account(1), KEY));
    server.account().forbidden.insert("/v1/disputes", "rak_dispute_read");
    let run = sync(&place, &server, &[]);
    assert_eq!(run.code, 2, "{run:#?}");
    assert!(run.err.contains("the key may not read disputes (permission rak_dispute_read)"));
    assert!(run.err.contains("hint: give the restricted key"), "{}", run.err);
    assert_eq!(sync(&place, &server, &["--without", "disputes"]).code, 0);
}

#[test]
fn accounts_and_modes_do_not_meet() {
    let (place, server) = (Place::new(), Server::start(account(1), KEY));
    sync(&place, &server, &[]).ok();
    server.account().profile["id"] = "acct_other".into();
    let run = sync(&place, &server, &[]);
    assert_eq!(run.code, 2, "{run:#?}");
    assert!(run.err.contains("holds the account acct_demo, and the key is of acct_other"));
    assert!(run.err.contains("--beside"), "{}", run.err);
    let run = sync(&place, &server, &["--beside", "--account", "acct_demo"]);
    assert_eq!(run.code, 2, "{run:#?}");
    assert!(run.err.contains("of the account acct_other, and not of acct_demo"), "{}", run.err);
    let base = server.base();
    let args = ["sync", "stripe", "--data", "books", "--api-base", &base];
    let run = finished(command(place.path()).env("STRIPE_API_KEY", "sk_test_1").args(args));
    assert_eq!(run.code, 2, "{run:#?}");
    assert!(run.err.contains("the workspace holds live data of Stripe"), "{}", run.err);
}

#[test]
fn a_second_account_comes_beside_the_first() {
    let (place, server) = (Place::new(), Server::start(account(2), KEY));
    sync(&place, &server, &[]).ok();
    let mut second = account(0);
    second.profile["id"] = "acct_other".into();
    let made = NOW - 100 * 86_400;
    second.set(
        made,
        json!({
            "id": "cus_9000", "object": "customer", "livemode": true, "created": made,
        }),
    );
    second.set(made, subscription(9_000, 3));
    *server.account() = second;
    let json = sync(&place, &server, &["--beside", "--format", "json"]).json();
    assert_eq!((&json["sync"]["account"], &json["batch"]), (&"acct_other".into(), &2.into()));
    assert_eq!(mrr(&place), "100.00");
    // From then on its key says which it is, and one that may not say needs to be told.
    let again = sync(&place, &server, &["--format", "json"]).json();
    assert_eq!(again["sync"]["everything"], false, "{again}");
    // A key that may not read its account is told which that is while it is refused; else the user is
    // asked.
    server.account().forbidden.insert("/v1/account", "rak_accounts_kyc_id_numbers_read");
    let again = sync(&place, &server, &["--format", "json"]).json();
    assert_eq!(again["sync"]["account"], "acct_other");
    let silent = json!({"error": {"message": "no permission"}}).to_string();
    server.account().meddle = Some(Box::new(move |_, path, _| {
        path.starts_with("/v1/account").then(|| Fault::Status(403, silent.clone(), Vec::new()))
    }));
    let run = sync(&place, &server, &[]);
    assert_eq!(run.code, 2, "{run:#?}");
    assert!(run.err.contains("which of several accounts") && run.err.contains("--account"));
    sync(&place, &server, &["--account", "acct_other"]).ok();
    let doctor = place.run(&["doctor", "--data", "books"]).out;
    assert!(
        doctor.contains("acct_demo (live)") && doctor.contains("acct_other (live)"),
        "{doctor}"
    );
}

#[test]
fn a_dry_run_keeps_nothing() {
    let (place, server) = (Place::new(), Server::start(account(3), KEY));
    let run = sync(&place, &server, &["--dry-run"]);
    assert_eq!(run.code, 0, "{run:#?}");
    assert!(run.out.starts_with("Plan for Stripe (live) into books; nothing is written."));
    assert!(!place.path().join("books").exists());
    // An object that is bad does not keep the others out, unless that is wanted.
    let mut bad = subscription(2, 1);
    bad["status"] = "hibernating".into();
    server.account().set(NOW - 1, bad);
    let run = sync(&place, &server, &["--strict"]);
    assert_eq!(run.code, 1, "{run:#?}");
    assert!(run.err.contains("hibernating") && run.out.contains("--strict"), "{run:#?}");
    let requests = server.heads().len();
    let run = sync(&place, &server, &[]);
    assert_eq!(run.code, 1, "{run:#?}");
    assert!(run.err.contains("went on with a sync that was stopped"), "{}", run.err);
    // All was there; only the first look was taken again.
    assert!(server.heads().len() - requests < 15);
    assert_eq!(mrr(&place), "40.00");
}

#[test]
fn a_sync_that_was_killed_goes_on_where_it_was() {
    let (place, server) = (Place::new(), Server::start(account(450), KEY));
    server.account().meddle = Some(Box::new(|_, path, _| {
        let third = path.contains("subscriptions") && path.contains("starting_after=sub_0250");
        third.then_some(Fault::Stalled)
    }));
    let base = server.base();
    let mut child = command(place.path())
        .env("STRIPE_API_KEY", KEY)
        .args(["sync", "stripe", "--data", "books", "--api-base", &base])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    while !server.account().asked.iter().any(|path| path.contains("starting_after=sub_0250")) {
        assert!(begun.elapsed() < Duration::from_secs(60), "it never came so far");
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    server.account().meddle = None;
    server.account().asked.clear();
    let run = sync(&place, &server, &[]);
    assert_eq!(run.code, 0, "{run:#?}");
    assert!(run.err.contains("went on with a sync that was stopped"), "{}", run.err);
    let asked = &server.account().asked;
    assert!(!asked.iter().any(|path| path.contains("customers") && path.contains("limit=100")));
    let pages = asked.iter().filter(|path| path.contains("subscriptions?limit=100"));
    assert_eq!(pages.count(), 3, "{asked:?}");
    assert_eq!(mrr(&place), "9000.00");
}
