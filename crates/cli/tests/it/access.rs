//! Users, tokens and backups from the command line, and what a killed server keeps.

use std::io::{Read, Write};
use std::net::TcpStream;

use serde_json::Value;

use super::serving::{Response, Served};
use super::support::Place;

fn owners_token(place: &Place) -> String {
    let add = ["user", "add", "ada@example.com", "--role", "owner", "--data", "books"];
    let password = place.run(&add).ok();
    assert_eq!(password.trim().len(), 26, "one is made");
    let add = ["token", "add", "try", "--user", "ada@example.com", "--scope", "admin"];
    place.run(&[&add[..], &["--data", "books"]].concat()).ok().trim().to_owned()
}

#[test]
fn users_and_tokens_are_looked_after() {
    let place = Place::with_workspace();
    let token = owners_token(&place);
    assert!(token.starts_with("tnr_") && token.len() == 68, "{token}");
    let users = place.run(&["user", "list", "--data", "books", "--format", "json"]).json();
    assert_eq!(users["users"][0]["email"], "ada@example.com");
    assert_eq!(users["users"][0]["role"], "owner");
    let tokens = place.run(&["token", "list", "--data", "books", "--format", "json"]);
    assert!(!tokens.out.contains(&token), "only a hash is kept");
    let twice = place.run(&["user", "add", "ADA@example.com", "--data", "books"]);
    assert!(twice.err.contains("already"), "{}", twice.err);
    let last = place.run(&["user", "remove", "ada@example.com", "--data", "books"]);
    assert!(last.err.contains("only owner"), "{}", last.err);
    let role = ["user", "role", "ada@example.com", "viewer", "--data", "books"];
    assert!(place.run(&role).err.contains("only owner"));
    place.run(&["token", "revoke", "1", "--data", "books"]).ok();
    let none = place.run(&["token", "revoke", "1", "--data", "books"]);
    assert!(none.err.contains("no token 1"), "{}", none.err);
}

#[test]
fn nobody_else_is_let_in_before_there_is_an_admin() {
    let place = Place::with_workspace();
    let refused = place.run(&["serve", "--data", "books", "--listen", "0.0.0.0:0"]);
    assert!(refused.err.contains("stays on this machine"), "{}", refused.err);
    let link = ["serve", "--data", "books", "--listen", "0.0.0.0:0", "--sign-in-link"];
    assert!(place.run(&link).err.contains("only where no other machine"));
}

#[test]
fn a_folder_has_one_server_and_the_key_waits_until_it_has_ended() {
    let place = Place::with_workspace();
    let rotate = ["rotate-key", "--data", "books"];
    let never = place.run(&rotate);
    assert!(never.err.contains("was never served"), "{}", never.err);
    let doctor = ["doctor", "--data", "books", "--format", "json"];
    {
        let served = Served::new(&place);
        let second = place.run(&["serve", "--data", "books", "--listen", "127.0.0.1:0"]);
        assert_eq!(second.code, 2);
        assert!(second.err.contains("is in use by a server (process "), "{}", second.err);
        let refused = place.run(&rotate);
        assert!(refused.err.contains("stop it first"), "{}", refused.err);
        assert_eq!(place.run(&doctor).json()["healthy"], true);
        // Who asks the server is told neither of its own state nor where it lies.
        let told = served.get("/api/v1/ask/doctor", "").body;
        let dir = place.path().display().to_string();
        assert!(!told.contains(&dir) && !told.contains("audit log"), "{told}");
    }
    let before = place.read("books/server/key");
    let rotated = place.run(&rotate);
    assert!(rotated.err.contains("from now on"), "{rotated:?}");
    assert_ne!(place.read("books/server/key"), before);
    place.run(&[&rotate[..], &["--key-file", "elsewhere"]].concat()).ok();
    let wrong = place.run(&["serve", "--data", "books", "--listen", "127.0.0.1:0"]);
    assert!(wrong.err.contains("is not the one that the secrets here"), "{}", wrong.err);
    let sick = place.run(&doctor);
    assert_eq!(sick.code, 1, "{sick:?}");
    assert!(sick.out.contains("give the key in use"), "{}", sick.out);
    let elsewhere = [&doctor[..], &["--key-file", "elsewhere"]].concat();
    assert_eq!(place.run(&elsewhere).json()["healthy"], true);
}

#[test]
fn a_restored_backup_answers_the_same() {
    let place = Place::with_workspace();
    owners_token(&place);
    place.run(&["backup", "--data", "books", "--out", "a.tar"]).ok();
    place.run(&["backup", "--verify", "a.tar"]).ok();
    place.run(&["restore", "a.tar", "--data", "again"]).ok();
    let over = place.run(&["restore", "a.tar", "--data", "books"]);
    assert!(over.err.contains("holds something"), "{}", over.err);
    let questions: [&[&str]; 4] = [
        &["report"],
        &["customers", "--all"],
        &["movements", "--format", "json"],
        &["user", "list"],
    ];
    for question in questions {
        let of = |data| place.run(&[question, &["--data", data]].concat()).ok();
        assert_eq!(of("books"), of("again"), "{question:?}");
    }
}

fn post(address: &str, token: &str, body: &str) -> Option<Response> {
    let mut stream = TcpStream::connect(address).ok()?;
    let length = body.len();
    write!(
        stream,
        "POST /api/v1/tokens HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\
         authorization: Bearer {token}\r\ncontent-type: application/json\r\n\
         content-length: {length}\r\n\r\n{body}"
    )
    .ok()?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    text.contains("\r\n\r\n").then(|| Response::of(&text))
}

#[test]
fn a_killed_server_keeps_what_it_said_it_did() {
    let place = Place::with_workspace();
    let token = owners_token(&place);
    let served = Served::new(&place);
    let address = served.address.clone();
    let writing = std::thread::spawn(move || {
        let mut done = Vec::new();
        for n in 0.. {
            let body = format!("{{\"name\": \"n{n}\", \"scope\": \"read\"}}");
            match post(&address, &token, &body) {
                Some(answer) if answer.status == 201 => done.push(format!("n{n}")),
                _ => return done,
            }
        }
        done
    });
    std::thread::sleep(std::time::Duration::from_millis(400));
    // SIGKILL: nothing can be ended well.
    drop(served);
    let done = writing.join().unwrap();
    assert!(!done.is_empty(), "it had written something");
    let tokens = place.run(&["token", "list", "--data", "books", "--format", "json"]).json();
    let names: Vec<&str> = tokens["tokens"].as_array().unwrap().iter().filter_map(name).collect();
    for name in &done {
        assert!(names.contains(&name.as_str()), "{name} was acknowledged");
    }
}

fn name(token: &Value) -> Option<&str> {
    token["name"].as_str()
}
