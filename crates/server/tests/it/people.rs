//! Who may ask: sessions, passwords, tokens, roles.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};
use tenure_server::access::{Actor, Role};
use tenure_server::people::links::{self, Kind};
use tenure_server::people::users;
use tenure_server::problem::Problem;

use super::support::{Server, Told};

const PASSWORD: &str = "correct horse battery";

async fn send(server: &Server, path: &str, body: Value, headers: &[(&str, &str)]) -> Told {
    let post = Request::builder().method("POST").uri(path);
    let post = post.header("content-type", "application/json");
    let post = headers.iter().fold(post, |all, (key, value)| all.header(*key, *value));
    server.raw(post.body(Body::from(body.to_string())).unwrap()).await
}

/// The cookie that an answer sets, as a browser sends it back.
fn cookie(told: &Told) -> String {
    let set = told.headers[header::SET_COOKIE].to_str().unwrap();
    set.split(';').next().unwrap().to_owned()
}

async fn with_cookie(server: &Server, method: &str, path: &str, cookie: &str) -> Told {
    let request = Request::builder().method(method).uri(path).header("cookie", cookie);
    server.raw(request.body(Body::empty()).unwrap()).await
}

/// A server whose owner has a password, and their cookie.
async fn set_up() -> (Server, String) {
    let server = Server::without_users();
    let token = server.app.db.write_now(|tx| links::make(tx, Kind::Setup, None)).unwrap();
    let owner = json!({
        "token": token, "email": "ada@example.com", "name": "Ada", "password": PASSWORD,
    });
    let told = send(&server, "/api/v1/setup", owner, &[]).await;
    assert_eq!(told.status, StatusCode::OK, "{:?}", told.json());
    let cookie = cookie(&told);
    (server, cookie)
}

#[tokio::test]
async fn questions_take_a_user() {
    let server = Server::new();
    let asked = server.send(None, "GET", "/api/v1/ask/metrics", None).await;
    assert_eq!((asked.status, asked.code().as_str()), (StatusCode::UNAUTHORIZED, "not-signed-in"));
    let asked = server.send(Some(Role::Viewer), "GET", "/api/v1/ask/metrics", None).await;
    assert_eq!(asked.status, StatusCode::OK);
    assert_eq!(asked.json()["command"][0], "metrics");
}

#[tokio::test]
async fn the_first_run_makes_an_owner_once() {
    let server = Server::without_users();
    let told = server.send(None, "GET", "/api/v1/setup", None).await;
    assert_eq!(told.json(), json!({ "needs_admin": true }));
    let owner = |token: &str| json!({ "token": token, "email": "ada@example.com", "name": "Ada", "password": PASSWORD });
    let wrong = send(&server, "/api/v1/setup", owner("guess"), &[]).await;
    assert_eq!(wrong.code(), "bad-value");
    let (server, _) = set_up().await;
    let told = server.send(None, "GET", "/api/v1/setup", None).await;
    assert_eq!(told.json(), json!({ "needs_admin": false }));
    let token = server.app.db.write_now(|tx| links::make(tx, Kind::Setup, None)).unwrap();
    assert_eq!(send(&server, "/api/v1/setup", owner(&token), &[]).await.code(), "conflict");
}

#[tokio::test]
async fn a_session_lasts_until_it_is_ended() {
    let (server, cookie) = set_up().await;
    let me = with_cookie(&server, "GET", "/api/v1/me", &cookie).await;
    assert_eq!(me.json()["user"]["email"], "ada@example.com");
    assert_eq!(me.json()["role"], "owner");
    let out = with_cookie(&server, "POST", "/api/v1/logout", &cookie).await;
    assert_eq!(out.status, StatusCode::NO_CONTENT);
    let me = with_cookie(&server, "GET", "/api/v1/me", &cookie).await;
    assert_eq!(me.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn sessions_end_when_unused_and_in_any_case() {
    const DAY: i64 = 86_400_000_000;
    // Days since it was begun and since it was used, and whether it still holds.
    for (begun, used, holds) in [(13, 13, true), (15, 15, false), (89, 1, true), (91, 1, false)] {
        let (server, cookie) = set_up().await;
        let aged = server.app.db.write_now(|tx| {
            let update = "UPDATE sessions SET created_at = created_at - ?1,
                expires_at = expires_at - ?1, used_at = used_at - ?2";
            tx.execute(update, [begun * DAY, used * DAY])
        });
        assert_eq!(aged.unwrap(), 1);
        let me = with_cookie(&server, "GET", "/api/v1/me", &cookie).await;
        assert_eq!(me.status == StatusCode::OK, holds, "{begun} {used}");
    }
}

#[tokio::test]
async fn a_password_signs_in_and_guesses_are_slowed_down() {
    let (server, _) = set_up().await;
    let guess = |password: &str| json!({ "email": "Ada@Example.com", "password": password });
    let right = send(&server, "/api/v1/login", guess(PASSWORD), &[]).await;
    assert_eq!(right.status, StatusCode::OK);
    let set = right.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax"), "{set}");
    for _ in 0..5 {
        let wrong = send(&server, "/api/v1/login", guess("wrong"), &[]).await;
        assert_eq!(wrong.code(), "wrong-password");
    }
    let wait = send(&server, "/api/v1/login", guess(PASSWORD), &[]).await;
    assert_eq!(wait.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(wait.headers[header::RETRY_AFTER].to_str().unwrap().parse::<u64>().unwrap() > 0);
    let nobody = json!({ "email": "bob@example.com", "password": PASSWORD });
    let other = send(&server, "/api/v1/login", nobody, &[]).await;
    assert_eq!(other.code(), "wrong-password", "another account waits for nothing");
}

#[tokio::test]
async fn pages_of_other_sites_cannot_write() {
    let (server, cookie) = set_up().await;
    let token = |headers: &[(&'static str, &'static str)]| {
        let mut all = vec![("cookie", cookie.clone())];
        all.extend(headers.iter().map(|(k, v)| (*k, (*v).to_owned())));
        let server = &server;
        async move {
            let headers: Vec<(&str, &str)> = all.iter().map(|(k, v)| (*k, v.as_str())).collect();
            let body = json!({ "name": "x", "scope": "read" });
            send(server, "/api/v1/tokens", body, &headers).await
        }
    };
    for foreign in [
        &[("sec-fetch-site", "cross-site")][..],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("origin", "http://127.0.0.1:8888")],
    ] {
        assert_eq!(token(foreign).await.code(), "foreign-page", "{foreign:?}");
    }
    for own in [
        &[("sec-fetch-site", "same-origin"), ("origin", "http://127.0.0.1:7777")][..],
        &[("origin", "http://127.0.0.1:7777")],
        &[],
    ] {
        assert_eq!(token(own).await.status, StatusCode::CREATED, "{own:?}");
    }
    // A form of another site could send this kind of body.
    let form = Request::builder()
        .method("POST")
        .uri("/api/v1/tokens")
        .header("cookie", &cookie)
        .header("content-type", "text/plain");
    let told = server.raw(form.body(Body::from("{\"name\":\"x\"}")).unwrap()).await;
    assert_eq!(told.code(), "not-json");
}

async fn patch(server: &Server, path: &str, cookie: &str, body: Value) -> Told {
    let request = Request::builder().method("PATCH").uri(path).header("cookie", cookie);
    let request = request.header("content-type", "application/json");
    server.raw(request.body(Body::from(body.to_string())).unwrap()).await
}

#[tokio::test]
async fn a_new_password_takes_the_one_so_far() {
    const NEW: &str = "another horse battery";
    let (server, cookie) = set_up().await;
    let me = |current: Option<&str>| json!({ "password": NEW, "current_password": current });
    let without = patch(&server, "/api/v1/me", &cookie, json!({ "password": NEW })).await;
    assert_eq!((without.status.as_u16(), without.code()), (422, "bad-value".to_owned()));
    let wrong = patch(&server, "/api/v1/me", &cookie, me(Some("a guess at it"))).await;
    assert_eq!((wrong.status.as_u16(), wrong.code()), (403, "wrong-password".to_owned()));
    // Nor is there another way to the same.
    let id = with_cookie(&server, "GET", "/api/v1/me", &cookie).await.json()["user"]["id"].clone();
    let around = format!("/api/v1/users/{id}");
    let told = patch(&server, &around, &cookie, json!({ "password": NEW })).await;
    assert_eq!(told.code(), "bad-value");
    let sign_in = |password: &str| json!({ "email": "ada@example.com", "password": password });
    let told = send(&server, "/api/v1/login", sign_in(PASSWORD), &[]).await;
    assert_eq!(told.status, StatusCode::OK, "it is still the old one");
    // A name alone takes none.
    let told = patch(&server, "/api/v1/me", &cookie, json!({ "name": "Ada L." })).await;
    assert_eq!(told.json()["name"], "Ada L.");
    let told = patch(&server, "/api/v1/me", &cookie, me(Some(PASSWORD))).await;
    assert_eq!(told.status, StatusCode::OK, "{told:?}");
    assert_eq!(send(&server, "/api/v1/login", sign_in(NEW), &[]).await.status, StatusCode::OK);
    // Guesses are slowed down here, too.
    for _ in 0..5 {
        patch(&server, "/api/v1/me", &cookie, me(Some("a guess at it"))).await;
    }
    let wait = patch(&server, "/api/v1/me", &cookie, me(Some(NEW))).await;
    assert_eq!(wait.code(), "too-many");
}

#[tokio::test]
async fn who_has_no_password_yet_sets_one() {
    let server = Server::without_users();
    let made = server.app.db.write_now(|tx| {
        let new = users::NewUser {
            email: "owner@localhost".to_owned(),
            name: "Owner".to_owned(),
            role: Role::Owner,
            masked: false,
            password: None,
        };
        let user = users::create(tx, &Actor::terminal(), &new)?;
        links::make(tx, Kind::SignIn, Some(user.id))
    });
    let told = send(&server, "/api/v1/login/link", json!({ "token": made.unwrap() }), &[]).await;
    let told = patch(&server, "/api/v1/me", &cookie(&told), json!({ "password": PASSWORD })).await;
    assert_eq!((told.status, &told.json()["has_password"]), (StatusCode::OK, &true.into()));
}

#[tokio::test]
async fn a_password_that_an_admin_sets_ends_sessions_and_tokens() {
    let (server, cookie) = set_up().await;
    let eve = json!({
        "email": "eve@example.com", "name": "Eve", "role": "analyst", "password": PASSWORD,
    });
    let made = send(&server, "/api/v1/users", eve, &[("cookie", &cookie)]).await.json();
    let sign_in = json!({ "email": "eve@example.com", "password": PASSWORD });
    let theirs = self::cookie(&send(&server, "/api/v1/login", sign_in, &[]).await);
    let token = async |of: &str| {
        let new = json!({ "name": "x", "scope": "read" });
        let told = send(&server, "/api/v1/tokens", new, &[("cookie", of)]).await;
        told.json()["secret"].as_str().unwrap().to_owned()
    };
    let (stolen, other) = (token(&theirs).await, token(&cookie).await);
    let asks = async |token: &str| {
        let request = Request::builder().uri("/api/v1/me");
        let request = request.header("authorization", format!("Bearer {token}"));
        server.raw(request.body(Body::empty()).unwrap()).await.status
    };
    assert_eq!(asks(&stolen).await, StatusCode::OK);
    // One's own change leaves one's programs as they are.
    let new = json!({ "password": "changed by eve herself", "current_password": PASSWORD });
    assert_eq!(patch(&server, "/api/v1/me", &theirs, new).await.status, StatusCode::OK);
    assert_eq!(asks(&stolen).await, StatusCode::OK);
    let path = format!("/api/v1/users/{}", made["id"]);
    let told = patch(&server, &path, &cookie, json!({ "password": "set by the owner" })).await;
    assert_eq!(told.status, StatusCode::OK);
    assert_eq!(asks(&stolen).await, StatusCode::UNAUTHORIZED);
    let me = with_cookie(&server, "GET", "/api/v1/me", &theirs).await;
    assert_eq!(me.status, StatusCode::UNAUTHORIZED);
    assert_eq!(asks(&other).await, StatusCode::OK, "nobody else's");
    let log = with_cookie(&server, "GET", "/api/v1/audit", &cookie).await.json();
    let ended = log["items"].as_array().unwrap().iter().filter(|it| it["action"] == "token.revoke");
    assert_eq!(ended.count(), 1, "{log}");
}

#[tokio::test]
async fn other_names_of_the_machine_are_refused() {
    let server = Server::new();
    let request = Request::builder().uri("/api/v1/setup").header("host", "evil.example");
    let told = server.raw(request.body(Body::empty()).unwrap()).await;
    assert_eq!(told.code(), "wrong-host");
}

#[tokio::test]
async fn every_answer_carries_the_headers() {
    let server = Server::new();
    for path in ["/", "/livez", "/api/v1/me", "/api/v1/nothing", "/assets/nothing.js"] {
        let told = server.send(None, "GET", path, None).await;
        let policy = told.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'self'") && !policy.contains("unsafe"), "{path}");
        assert_eq!(told.headers["x-content-type-options"], "nosniff");
        assert_eq!(told.headers["x-request-id"].len(), 16);
    }
}

#[tokio::test]
async fn a_token_does_no_more_than_its_scope() {
    let server = Server::new();
    let make = |by: Role, scope: &'static str| {
        let server = &server;
        async move {
            let body = json!({ "name": scope, "scope": scope });
            server.send(Some(by), "POST", "/api/v1/tokens", Some(body)).await
        }
    };
    assert_eq!(make(Role::Viewer, "write").await.code(), "bad-value");
    assert_eq!(make(Role::Analyst, "admin").await.code(), "bad-value");
    let made = make(Role::Owner, "read").await;
    assert_eq!(made.status, StatusCode::CREATED);
    let secret = made.json()["secret"].as_str().unwrap().to_owned();
    assert!(secret.starts_with("tnr_"));
    let bearer = format!("Bearer {secret}");
    let get = |path: &'static str| {
        let request = Request::builder().uri(path).header("authorization", &bearer);
        server.raw(request.body(Body::empty()).unwrap())
    };
    assert_eq!(get("/api/v1/me").await.json()["role"], "viewer");
    assert_eq!(get("/api/v1/users").await.code(), "forbidden");
    let list = server.send(Some(Role::Owner), "GET", "/api/v1/tokens", None).await;
    assert!(!String::from_utf8_lossy(&list.body).contains(&secret), "it is told once");
    let id = made.json()["token"]["id"].clone();
    let by_other = format!("/api/v1/tokens/{id}");
    let told = server.send(Some(Role::Viewer), "DELETE", &by_other, None).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    let told = server.send(Some(Role::Owner), "DELETE", &by_other, None).await;
    assert_eq!(told.status, StatusCode::NO_CONTENT);
    assert_eq!(get("/api/v1/me").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn nobody_rises_above_themselves() {
    let server = Server::new();
    let new = |role: &str| {
        json!({ "email": format!("{role}2@x.example"), "name": "N", "role": role,
            "password": PASSWORD })
    };
    let make = |by, role| server.send(Some(by), "POST", "/api/v1/users", Some(new(role)));
    assert_eq!(make(Role::Admin, "owner").await.code(), "forbidden");
    assert_eq!(make(Role::Admin, "admin").await.status, StatusCode::CREATED);
    assert_eq!(make(Role::Admin, "admin").await.code(), "conflict");
    let users = server.send(Some(Role::Owner), "GET", "/api/v1/users", None).await.json();
    let id = |email: &str| {
        let all = users["items"].as_array().unwrap();
        all.iter().find(|user| user["email"] == email).unwrap()["id"].clone()
    };
    let owner = format!("/api/v1/users/{}", id("owner@example.com"));
    let demote = || Some(json!({ "role": "viewer" }));
    let told = server.send(Some(Role::Admin), "PATCH", &owner, demote()).await;
    assert_eq!(told.code(), "forbidden");
    let told = server.send(Some(Role::Owner), "PATCH", &owner, demote()).await;
    assert_eq!(told.code(), "conflict", "an owner stays");
    let told = server.send(Some(Role::Owner), "DELETE", &owner, None).await;
    assert_eq!(told.code(), "conflict");
}

#[tokio::test]
async fn what_was_done_is_in_the_log_without_secrets() {
    let (server, cookie) = set_up().await;
    let log = with_cookie(&server, "GET", "/api/v1/audit", &cookie).await;
    let actions: Vec<_> = log.json()["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["action"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(actions, ["session.begin", "user.create"]);
    let text = String::from_utf8(log.body).unwrap();
    assert!(!text.contains("argon2") && !text.contains(PASSWORD));
}

#[tokio::test]
async fn what_is_kept_from_a_user_is_part_of_every_question() {
    let server = Server::new();
    let token = server.user("masked@example.com", Role::Analyst, true);
    let ask = |token: &str, path: &str| {
        let bearer = format!("Bearer {token}");
        let request = Request::builder().uri(path).header("authorization", bearer);
        server.raw(request.body(Body::empty()).unwrap())
    };
    for question in ["metric?metric=nrr", "customers", "feedback", "explain/customer?customer=a"] {
        let path = format!("/api/v1/ask/{question}");
        let masked = ask(&token, &path).await;
        assert_eq!(masked.json()["masked"], true, "{question}");
        // Nor is what one was told kept for the other.
        let open = ask(server.token(Role::Viewer), &path).await;
        assert_eq!(open.json()["masked"], false, "{question}");
        assert_ne!(masked.headers["etag"], open.headers["etag"], "{question}");
        assert_eq!(ask(&token, &path).await.json()["masked"], true, "{question}");
    }
}

#[tokio::test]
async fn a_saved_segment_does_not_tell_of_people() {
    let server = Server::new();
    let token = server.user("masked@example.com", Role::Viewer, true);
    let expression = "mrr > 5 and name contains \"Acme\"";
    let new = json!({ "name": "Big", "expression": expression, "shared": true });
    server.send(Some(Role::Analyst), "POST", "/api/v1/segments", Some(new)).await;
    let about = "those whom Ada wants to call before Christmas";
    for (name, expression) in [("Paying", "mrr > 5"), (about, "mrr > 6")] {
        let new = json!({
            "name": name, "expression": expression, "description": about, "shared": true,
        });
        server.send(Some(Role::Analyst), "POST", "/api/v1/segments", Some(new)).await;
    }
    let ask = |path: &'static str| {
        let request = Request::builder().uri(path);
        let request = request.header("authorization", format!("Bearer {token}"));
        server.raw(request.body(Body::empty()).unwrap())
    };
    let list = ask("/api/v1/segments").await;
    let told = String::from_utf8_lossy(&list.body);
    assert!(!told.contains("Acme") && !told.contains("Ada"), "{told}");
    assert_eq!(list.json()["items"][2]["name"], "•••", "a name that is prose");
    assert_eq!(list.json()["items"][1]["description"], "•••");
    assert_eq!(list.json()["items"][1]["expression"], "mrr > 5");
    assert_eq!(list.json()["items"][1]["name"], "Paying");
    assert_eq!(list.json()["items"][0]["name"], "•••", "its name may say as much");
    let refused = ask("/api/v1/ask/customers?segment=@Big").await;
    assert_eq!((refused.status, refused.code().as_str()), (StatusCode::FORBIDDEN, "masked"));
    assert_eq!(ask("/api/v1/ask/customers?segment=@Paying").await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_colleagues_write_on_days_and_what_the_log_repeats_of_it_names_nobody() {
    let server = Server::new();
    let token = server.user("masked@example.com", Role::Admin, true);
    let ask = |method: &'static str, path: &'static str, body: Option<Value>| {
        let request = Request::builder().method(method).uri(path);
        let request = request
            .header("authorization", format!("Bearer {token}"))
            .header("content-type", "application/json");
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        server.raw(request.body(body).unwrap())
    };
    let (days, segments) = ("/api/v1/annotations", "/api/v1/segments");
    let on = |day: &str, text: &str| Some(json!({ "at": day, "kind": "other", "text": text }));
    let theirs = on("2026-03-01", "Ada of Acme left");
    server.send(Some(Role::Analyst), "POST", days, theirs).await;
    let segment = json!({ "name": "For Ada", "expression": "mrr > 5", "shared": true });
    server.send(Some(Role::Analyst), "POST", segments, Some(segment)).await;
    let note = Some(json!({ "text": "Ada called" }));
    let path = "/api/v1/customers/ada@acme.example/notes";
    server.send(Some(Role::Analyst), "POST", path, note).await;
    let mine = ask("POST", days, on("2026-04-01", "We moved")).await;
    assert_eq!((mine.status, &mine.json()["text"]), (StatusCode::CREATED, &"We moved".into()));

    let list = ask("GET", days, None).await.json();
    let told = |n: usize| (list["items"][n]["at"].clone(), list["items"][n]["text"].clone());
    assert_eq!(told(0), ("2026-03-01".into(), "•••".into()), "the day and its kind stay");
    assert_eq!(told(1), ("2026-04-01".into(), "We moved".into()), "one's own words stay");
    let open = server.send(Some(Role::Viewer), "GET", days, None).await.json();
    assert_eq!(open["items"][0]["text"], "Ada of Acme left");

    let log = ask("GET", "/api/v1/audit", None).await;
    let text = String::from_utf8_lossy(&log.body).to_lowercase();
    assert!(!text.contains("ada") && text.contains("annotation.create"), "{text}");
    let open = server.send(Some(Role::Admin), "GET", "/api/v1/audit", None).await;
    assert!(String::from_utf8_lossy(&open.body).contains("Ada of Acme left"));
}

#[tokio::test]
async fn what_is_wrong_is_said_in_the_language_that_is_asked_for() {
    let server = Server::new();
    let wrong = |lang: &'static str, path: &'static str, body: Value, key: Option<&'static str>| {
        let mut request = Request::builder()
            .method("POST")
            .uri(path)
            .header("authorization", format!("Bearer {}", server.token(Role::Owner)))
            .header("content-type", "application/json")
            .header("accept-language", lang);
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        server.raw(request.body(Body::from(body.to_string())).unwrap())
    };
    let user = json!({ "email": "nobody", "name": "N", "role": "viewer", "password": PASSWORD });
    let told = wrong("en", "/api/v1/users", user.clone(), None).await;
    assert_eq!(told.json()["detail"], "\"nobody\" is no e-mail address");
    // The dashboard sends a key with everything that it writes.
    for key in [None, Some("k1")] {
        let told = wrong("uk", "/api/v1/users", user.clone(), key).await;
        assert_eq!(told.json()["detail"], "\"nobody\" — не адреса електронної пошти");
        assert_eq!((told.status.as_u16(), told.code()), (422, "bad-value".to_owned()));
        assert_eq!(told.headers["content-type"], "application/problem+json");
    }
    let segment = json!({ "name": "S", "expression": "mrr > ", "shared": true });
    let told = wrong("nb", "/api/v1/segments", segment, None).await.json();
    let place = "uttrykket er ikke et segment: linje 1, tegn 6: ventet en verdi, fant slutten";
    assert_eq!(told["detail"], place);
    let segment = json!({ "name": " ", "expression": "mrr > 1", "shared": true });
    let told = wrong("zh-Hans,en;q=0.5", "/api/v1/segments", segment, None).await.json();
    assert_eq!(told["detail"], "名称为空");
    let path = "/api/v1/annotations";
    let day = json!({ "at": "1 March", "kind": "price", "text": "x" });
    let told = wrong("ro", path, day, None).await.json();
    assert_eq!(told["hint"], "zilele se scriu 2026-03-31, din 1900 până în 2200");
}

#[tokio::test]
async fn tables_say_what_they_hold_and_how_it_is_written() {
    let server = Server::new();
    let request = Request::get("/api/v1/tables")
        .header("authorization", format!("Bearer {}", server.token(Role::Viewer)))
        .header("accept-language", "uk");
    let told = server.raw(request.body(Body::empty()).unwrap()).await.json();
    let tables = told["tables"].as_array().unwrap();
    let plans = tables.iter().find(|table| table["name"] == "plans").unwrap();
    assert_eq!(plans["about"], "На що можна підписатися.");
    let column = |name: &str| {
        let columns = plans["columns"].as_array().unwrap();
        columns.iter().find(|column| column["name"] == name).unwrap().clone()
    };
    assert_eq!(
        (&column("amount")["kind"], &column("currency")["kind"]),
        (&"money".into(), &"currency".into())
    );
    assert_eq!(column("interval")["choices"], json!(["day", "week", "month", "year"]));
    assert_eq!(column("amount")["about"], "прейскурантна ціна за період");
    // A column that files of every table may have.
    assert_eq!(column("recorded_at")["about"], "коли факт став відомим");
}

#[test]
fn a_link_works_once() {
    let server = Server::without_users();
    let db = &server.app.db;
    let link = db.write_now(|tx| links::make(tx, Kind::SignIn, None)).unwrap();
    let take = || db.write_now(|tx| links::take(tx, Kind::SignIn, &link));
    let wrong = db.write_now(|tx| links::take(tx, Kind::Setup, &link));
    assert_eq!(wrong.unwrap_err().code, "bad-value", "it is for something else");
    assert_eq!(take().unwrap(), None);
    assert_eq!(take().unwrap_err().code, "bad-value");
    let link = db.write_now(|tx| links::make(tx, Kind::SignIn, None)).unwrap();
    let ended = db.write_now(|tx| {
        tx.execute("UPDATE links SET expires_at = 1", [])?;
        links::take(tx, Kind::SignIn, &link)
    });
    assert_eq!(ended.unwrap_err().code, "bad-value");
}

#[test]
fn the_terminal_may_do_everything() {
    let may = |role| Actor::terminal().must(role);
    Role::ALL.into_iter().try_for_each(may).map_err(|problem: Problem| problem.code).unwrap();
}
