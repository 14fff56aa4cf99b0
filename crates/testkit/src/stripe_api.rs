//! An account that answers as Stripe's API does, with the faults that a test wants.
//!
//! It has no clock: [`Account::now`] is set by the test. What it holds at a time follows from its
//! events: of each object the last state that an event told until then. It is written from
//! Stripe's public description of its API, and shares no code with the connector.

mod serve;

use std::collections::{BTreeMap, HashSet};

use serde_json::{Map, Value, json};

pub use serve::Server;

/// Elements of a list within an object that are shown with it.
const SHOWN: usize = 10;

/// An object, as it was from a time on.
#[derive(Clone, Debug)]
struct Version {
    at: i64,
    value: Value,
}

/// What goes wrong with an answer.
#[derive(Clone, Debug)]
pub enum Fault {
    /// Another status, with a body and headers.
    Status(u16, String, Vec<(&'static str, String)>),
    /// Half of the answer, then nothing.
    Cut,
    /// No answer at all: the connection closes.
    Closed,
    /// The answer, but only after the test has ended the one who asked.
    Stalled,
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Reply {
    /// Status of HTTP.
    pub status: u16,
    /// Headers beside `Date`.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: String,
    /// What goes wrong on the way.
    pub fault: Option<Fault>,
}

/// What a test does to a request: it may change the account, and may spoil the answer. It gets the
/// path with its query, and the number of the request from 1.
pub type Meddle = Box<dyn FnMut(&mut Account, &str, u64) -> Option<Fault> + Send>;

/// What a test does to a page.
pub type Shuffle = Box<dyn FnMut(&mut Vec<Value>) + Send>;

/// An account.
pub struct Account {
    /// The present, in seconds since 1970.
    pub now: i64,
    /// How long events are kept, in seconds.
    pub keeps: i64,
    /// Paths that the key may not read, with the permission that it lacks.
    pub forbidden: BTreeMap<&'static str, &'static str>,
    /// What `/v1/account` says.
    pub profile: Value,
    /// Faults.
    pub meddle: Option<Meddle>,
    /// Changes the elements of each page before it is sent.
    pub shuffle: Option<Shuffle>,
    /// All requests: their paths with queries.
    pub asked: Vec<String>,
    objects: BTreeMap<String, Vec<(String, Vec<Version>)>>,
    events: Vec<Value>,
    gone: HashSet<String>,
}

impl Account {
    /// An account without anything.
    pub fn new(now: i64) -> Account {
        Account {
            now,
            keeps: 30 * 86_400,
            forbidden: BTreeMap::new(),
            profile: json!({
                "id": "acct_demo", "object": "account", "default_currency": "eur",
                "settings": {"dashboard": {"timezone": "Europe/Bucharest", "display_name": "Demo"}},
            }),
            meddle: None,
            shuffle: None,
            asked: Vec::new(),
            objects: BTreeMap::new(),
            events: Vec::new(),
            gone: HashSet::new(),
        }
    }

    /// An account in which these events happened, one a line.
    ///
    /// # Panics
    /// Where a line is no event.
    pub fn of_events(lines: &str, now: i64) -> Account {
        let mut account = Account::new(now);
        for line in lines.lines() {
            let event: Value = serde_json::from_str(line).expect("each line is an event");
            account.happen(event);
        }
        account
    }

    /// Something happens.
    pub fn happen(&mut self, event: Value) {
        let at = event["created"].as_i64().unwrap_or(0);
        self.set(at, event["data"]["object"].clone());
        self.events.push(event);
    }

    /// An object is so from a time on, and no event tells it.
    pub fn set(&mut self, at: i64, value: Value) {
        let kind = value["object"].as_str().unwrap_or_default().to_owned();
        let id = value["id"].as_str().unwrap_or_default().to_owned();
        let all = self.objects.entry(kind).or_default();
        match all.iter_mut().find(|(it, _)| *it == id) {
            Some((_, versions)) => versions.push(Version { at, value }),
            None => all.push((id, vec![Version { at, value }])),
        }
    }

    /// An object goes away.
    pub fn delete(&mut self, id: &str) {
        self.gone.insert(id.to_owned());
    }

    /// The answer to a request.
    pub fn answer(&mut self, asked: &str) -> Reply {
        self.asked.push(asked.to_owned());
        let number = self.asked.len() as u64;
        let mut fault = None;
        if let Some(mut meddle) = self.meddle.take() {
            fault = meddle(self, asked, number);
            self.meddle = Some(meddle);
        }
        let (path, query) = asked.split_once('?').unwrap_or((asked, ""));
        let query: Vec<(String, String)> = query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (decoded(name), decoded(value)))
            .collect();
        let answer = match self.forbidden.get(path) {
            Some(permission) => {
                Err((403, denied(permission, self.profile["id"].as_str().unwrap_or("?"))))
            }
            None => self.find(path, &query),
        };
        let (status, value) = answer.map_or_else(|refused| refused, |value| (200, value));
        let body = serde_json::to_string_pretty(&value).unwrap_or_default();
        let mut reply = Reply { status, headers: Vec::new(), body, fault };
        if let Some(Fault::Status(status, body, headers)) = &reply.fault {
            (reply.status, reply.body) = (*status, body.clone());
            reply.headers.clone_from(headers);
            reply.fault = None;
        }
        reply
    }

    fn find(&mut self, path: &str, query: &[(String, String)]) -> Result<Value, (u16, Value)> {
        let parts: Vec<&str> = path.trim_start_matches("/v1/").split('/').collect();
        match parts[..] {
            ["account"] => Ok(self.profile.clone()),
            ["events"] => {
                let from = self.now - self.keeps;
                let known = |it: &&Value| {
                    let at = it["created"].as_i64().unwrap_or(0);
                    at > from && at <= self.now
                };
                let all = self.events.iter().filter(known).cloned().collect();
                self.list(path, all, query)
            }
            ["subscription_items"] => {
                let of = value_of(query, "subscription").unwrap_or_default();
                self.inner("subscription", of, "items", path, query)
            }
            [list, id, field] => match kind_of(list) {
                Some(kind) => self.inner(kind, &decoded(id), field, path, query),
                None => Err((404, unknown(path))),
            },
            [list] => match kind_of(list) {
                Some(kind) => {
                    let all = self.present(kind);
                    self.list(path, all, query)
                }
                None => Err((404, unknown(path))),
            },
            [list, id] => {
                let id = decoded(id);
                let kind = kind_of(list).ok_or_else(|| (404, unknown(path)))?;
                self.one(kind, &id).map(|it| cut(it, path)).ok_or((404, missing("id", &id)))
            }
            _ => Err((404, unknown(path))),
        }
    }

    /// What there is of a kind at present.
    fn present(&self, kind: &str) -> Vec<Value> {
        let all = self.objects.get(kind).map_or(&[][..], Vec::as_slice);
        let now = |(id, versions): &(String, Vec<Version>)| {
            let last = versions.iter().rfind(|it| it.at <= self.now)?;
            (!self.gone.contains(id)).then(|| last.value.clone())
        };
        all.iter().filter_map(now).collect()
    }

    fn one(&self, kind: &str, id: &str) -> Option<Value> {
        self.present(kind).into_iter().find(|it| it["id"] == *id)
    }

    /// A list within an object.
    fn inner(
        &mut self,
        kind: &str,
        id: &str,
        field: &str,
        path: &str,
        query: &[(String, String)],
    ) -> Result<Value, (u16, Value)> {
        let object = self.one(kind, id).ok_or((404, missing("id", id)))?;
        let all = object[field]["data"].as_array().cloned().unwrap_or_default();
        paged(path, &all, query)
    }

    /// A page of a list, the newest first.
    fn list(
        &mut self,
        path: &str,
        mut all: Vec<Value>,
        query: &[(String, String)],
    ) -> Result<Value, (u16, Value)> {
        all.reverse();
        all.sort_by_key(|it| std::cmp::Reverse(it["created"].as_i64().unwrap_or(0)));
        if path == "/v1/subscriptions" && value_of(query, "status") != Some("all") {
            all.retain(|it| !["canceled", "incomplete_expired"].iter().any(|s| it["status"] == *s));
        }
        if path == "/v1/prices" {
            let active = value_of(query, "active") != Some("false");
            all.retain(|it| it["active"].as_bool().unwrap_or(true) == active);
        }
        if let Some(from) = value_of(query, "created[gte]").and_then(|it| it.parse::<i64>().ok()) {
            all.retain(|it| it["created"].as_i64().unwrap_or(0) >= from);
        }
        if let Some(types) = value_of(query, "type") {
            let start = types.trim_end_matches('*').to_owned();
            all.retain(|it| it["type"].as_str().unwrap_or_default().starts_with(&start));
        }
        let mut page = paged(path, &all, query)?;
        let elements = page["data"].as_array_mut().map(std::mem::take).unwrap_or_default();
        let mut elements: Vec<Value> = elements.into_iter().map(|it| cut(it, path)).collect();
        if let Some(shuffle) = &mut self.shuffle {
            shuffle(&mut elements);
        }
        page["data"] = Value::Array(elements);
        Ok(page)
    }
}

/// One page.
fn paged(path: &str, all: &[Value], query: &[(String, String)]) -> Result<Value, (u16, Value)> {
    let limit = value_of(query, "limit").and_then(|it| it.parse().ok()).unwrap_or(10_usize);
    if !(1..=100).contains(&limit) {
        return Err((400, error("limit must be between 1 and 100", None)));
    }
    let start = match value_of(query, "starting_after") {
        None => 0,
        Some(id) => {
            let at = all.iter().position(|it| it["id"] == *id);
            at.ok_or_else(|| (400, missing("starting_after", id)))? + 1
        }
    };
    let end = (start + limit).min(all.len());
    Ok(json!({
        "object": "list", "url": path, "has_more": end < all.len(), "data": all[start..end],
    }))
}

/// An object with the beginnings of its lists.
fn cut(mut object: Value, path: &str) -> Value {
    let id = object["id"].as_str().unwrap_or_default().to_owned();
    let root = path.split('/').nth(2).unwrap_or_default().to_owned();
    let Some(fields) = object.as_object_mut() else { return object };
    for (name, list) in fields.iter_mut() {
        let Some(inner) =
            list.as_object_mut().filter(|it| it.get("object") == Some(&json!("list")))
        else {
            continue;
        };
        let url = match name.as_str() {
            "items" => format!("/v1/subscription_items?subscription={id}"),
            name => format!("/v1/{root}/{id}/{name}"),
        };
        shorten(inner, url);
    }
    object
}

fn shorten(list: &mut Map<String, Value>, url: String) {
    let Some(data) = list.get_mut("data").and_then(Value::as_array_mut) else { return };
    let more = data.len() > SHOWN;
    data.truncate(SHOWN);
    list.insert("has_more".to_owned(), more.into());
    list.insert("url".to_owned(), url.into());
}

fn kind_of(list: &str) -> Option<&'static str> {
    Some(match list {
        "customers" => "customer",
        "products" => "product",
        "prices" => "price",
        "coupons" => "coupon",
        "subscriptions" => "subscription",
        "subscription_schedules" => "subscription_schedule",
        "invoices" => "invoice",
        "credit_notes" => "credit_note",
        "charges" => "charge",
        "refunds" => "refund",
        "disputes" => "dispute",
        _ => return None,
    })
}

fn value_of<'q>(query: &'q [(String, String)], name: &str) -> Option<&'q str> {
    query.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
}

/// Without the signs that a query stands for others with.
fn decoded(text: &str) -> String {
    let (bytes, mut out, mut at) = (text.as_bytes(), Vec::new(), 0);
    while at < bytes.len() {
        let hex = text.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match hex.filter(|_| bytes[at] == b'%') {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn error(message: &str, code: Option<&str>) -> Value {
    json!({"error": {"type": "invalid_request_error", "message": message, "code": code}})
}

fn missing(param: &str, id: &str) -> Value {
    let mut value = error(&format!("No such object: '{id}'"), Some("resource_missing"));
    value["error"]["param"] = param.into();
    value
}

fn unknown(path: &str) -> Value {
    error(&format!("Unrecognized request URL (GET: {path})."), None)
}

fn denied(permission: &str, account: &str) -> Value {
    error(
        &format!(
            "The provided key 'rk_live_*********abc' does not have the required permissions for \
             this endpoint on account '{account}'. Having the '{permission}' permission would \
             allow this request to continue."
        ),
        None,
    )
}
