//! Pages of lists: an export that stops before the last one is told, however its pages are written.

use serde_json::{Value, json};

use super::vendors::read;

/// The codes and first words of what is said of lists, for pages in every layout.
fn told(pages: &[Value]) -> Vec<String> {
    let lines: String = pages.iter().map(|page| format!("{page}\n")).collect();
    let indented = |page: &Value| serde_json::to_string_pretty(page).unwrap();
    let alone: Vec<(String, String)> =
        pages.iter().enumerate().map(|(n, page)| (format!("p{n}.json"), indented(page))).collect();
    let alone: Vec<(&str, &str)> = alone.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let layouts = [
        read(&[("pages.jsonl", &lines)]),
        read(&alone),
        read(&[("pages.json", &indented(&json!(pages)))]),
        read(&[("pages.json", &json!(pages).to_string())]),
    ];
    let mut all = layouts.iter().map(|read| {
        let said = read.findings.iter().filter(|it| it.code == "list-not-whole");
        said.map(|it| format!("{} ({})", it.expected, it.value.clone().unwrap_or_default()))
            .collect::<Vec<_>>()
    });
    let first = all.next().unwrap();
    assert!(all.all(|other| other == first));
    first
}

fn cut(what: &str, field: &str) -> Vec<String> {
    vec![format!("the list of {what} to its end; no page of it is the last ({field})")]
}

fn customers(id: &str, more: bool) -> Value {
    let customer =
        json!({"id": id, "object": "customer", "livemode": true, "created": 1_768_039_200});
    json!({"object": "list", "url": "/v1/customers", "has_more": more, "data": [customer]})
}

#[test]
fn pages_of_stripe() {
    let (one, two) = (customers("cus_1", true), customers("cus_2", true));
    assert_eq!(told(&[one.clone(), two.clone()]), cut("customers", "has_more"));
    assert_eq!(told(&[one.clone(), two, customers("cus_3", false)]), [""; 0]);
    // The last page may have nothing on it, and be of another list.
    let last = |url| json!({"object": "list", "data": [], "has_more": false, "url": url});
    assert_eq!(told(&[one.clone(), last("/v1/customers")]), [""; 0]);
    assert_eq!(told(&[one, last("/v1/invoices")]), cut("customers", "has_more"));
}

#[test]
fn pages_of_zendesk() {
    let ticket = |id: u32| {
        json!({
            "id": id, "url": "https://x.example/api/v2/tickets/1.json", "status": "open",
            "created_at": "2026-03-01T09:00:00Z", "updated_at": "2026-03-02T09:00:00Z",
            "requester_id": 11, "submitter_id": 11, "tags": [], "via": {"channel": "email"},
        })
    };
    let page = |id, next: Value| json!({"tickets": [ticket(id)], "next_page": next, "count": 250});
    let one = page(1, json!("https://x.example?page=2"));
    assert_eq!(told(std::slice::from_ref(&one)), cut("tickets", "next_page"));
    assert_eq!(told(&[page(2, Value::Null), one.clone()]), [""; 0]);
    let stream =
        |id, over: bool| json!({"tickets": [ticket(id)], "after_url": "x", "end_of_stream": over});
    assert_eq!(told(&[stream(1, false)]), cut("tickets", "end_of_stream"));
    assert_eq!(told(&[stream(1, false), stream(2, true)]), [""; 0]);
    let empty = json!({"tickets": [], "count": 0, "end_of_stream": true});
    assert_eq!(told(&[one, empty]), [""; 0]);
}

#[test]
fn pages_of_intercom_and_hubspot() {
    let of = |id: &str, next: Value| {
        let contact = json!({"type": "contact", "id": id, "external_id": id, "role": "user",
            "created_at": 1_772_359_200, "updated_at": 1_772_359_200});
        json!({"type": "list", "data": [contact], "pages": {"type": "pages", "next": next}})
    };
    let one = of("a", json!({"page": 2, "starting_after": "x"}));
    assert_eq!(told(std::slice::from_ref(&one)), cut("contacts", "pages.next"));
    assert_eq!(told(&[one, of("b", Value::Null)]), [""; 0]);
    let company = |id: &str| {
        json!({"id": id, "properties": {"domain": "a.example", "name": "A"},
            "createdAt": "2026-03-01T10:00:00Z", "updatedAt": "2026-03-02T10:00:00Z"})
    };
    let last = json!({"results": [company("2")]});
    let mut first = json!({"results": [company("1")]});
    first["paging"] = json!({"next": {"after": "2"}});
    assert_eq!(told(std::slice::from_ref(&first)), cut("companies", "paging.next"));
    assert_eq!(told(&[first, last]), [""; 0]);
}

#[test]
fn pages_of_chatwoot() {
    let conversation = |id: u32| {
        json!({"id": id, "inbox_id": 1, "status": "open", "meta": {"sender": {"id": 1}},
            "created_at": 1_772_359_200})
    };
    let page = |ids: &[u32], all: u32| {
        let payload: Vec<Value> = ids.iter().map(|id| conversation(*id)).collect();
        json!({"data": {"meta": {"mine_count": 0, "all_count": all}, "payload": payload}})
    };
    let short = |total, here, field| {
        let expected = format!(
            "the list of conversations to its end; it has {total}, of which {here} are here"
        );
        vec![format!("{expected} ({field})")]
    };
    let one = page(&[1, 2], 3);
    assert_eq!(told(std::slice::from_ref(&one)), short(3, 2, "data.meta.all_count"));
    assert_eq!(told(&[one, page(&[3], 3)]), [""; 0]);
    // A page of contacts counts them all, too.
    let contact = json!({"id": 1, "name": "Ada", "identifier": "a", "thumbnail": "",
        "additional_attributes": {}, "custom_attributes": {}});
    let contacts = json!({"meta": {"count": 16, "current_page": "1"}, "payload": [contact]});
    let said = told(&[contacts]);
    assert_eq!(said.len(), 1);
    assert!(said[0].contains("it has 16, of which 1 are here (meta.count)"), "{said:?}");
}

#[test]
fn a_list_that_is_not_whole_is_told_with_place_and_way_out() {
    let page = serde_json::to_string_pretty(&customers("cus_1", true)).unwrap();
    let read = read(&[("customers.json", &page)]);
    let found = read.only("list-not-whole");
    assert_eq!(found.place.file.as_deref(), Some("customers.json"));
    assert_eq!(found.place.line, Some(1));
    assert!(found.hint.as_ref().unwrap().to_string().contains("--starting-after"));
}
