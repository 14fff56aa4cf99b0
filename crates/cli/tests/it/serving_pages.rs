//! Lists of answers in pages: together they are the list as it was at the first, or they say that
//! it is another one now.

use serde_json::Value;

use super::serving::Served;
use super::support::Place;

/// A member, or one within another: `timeline/items`.
fn within<'a>(answer: &'a Value, member: &str) -> &'a Value {
    answer.pointer(&format!("/{member}")).unwrap()
}

/// All rows of a list, page by page, and how many pages they were.
fn all(served: &Served, question: &str, member: &str, size: usize) -> (Vec<Value>, usize) {
    let (mut rows, mut pages, mut cursor) = (Vec::new(), 0, String::new());
    loop {
        let page = served.get(&format!("/api/v1/ask/{question}&page_size={size}{cursor}"), "");
        assert_eq!(page.status, 200, "{question} {page:?}");
        let page = page.json();
        let own = within(&page, member).as_array().unwrap();
        assert!(own.len() <= size);
        rows.extend(own.iter().cloned());
        pages += 1;
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return (rows, pages),
        }
    }
}

#[test]
fn pages_together_are_the_list() {
    let place = Place::with_workspace();
    let served = Served::new(&place);
    for (question, member, size, pages) in [
        ("movements?from=2026-01&to=2026-06", "movements", 2, 3),
        ("movements?from=2026-01&to=2026-06&kind=new", "movements", 2, 2),
        ("customers?all=true&sort=mrr", "customers", 3, 2),
        ("customers?all=true&segment=country%20%3D%20%22RO%22", "customers", 1, 2),
        ("metric?metric=mrr&rows=true&from=2026-05&to=2026-06", "rows", 1, 3),
        ("customer?customer=a&timeline=true", "timeline/items", 2, 2),
        ("customer?customer=a&timeline=true&kind=movement", "timeline/items", 1, 2),
    ] {
        let whole = served.get(&format!("/api/v1/ask/{question}"), "").json();
        assert!(whole.get("next_cursor").is_none(), "{whole}");
        let (rows, count) = all(&served, question, member, size);
        let whole = within(&whole, member);
        assert_eq!(&Value::from(rows), whole, "{question}");
        assert_eq!(count, pages, "{question}: {whole}");
    }
}

#[test]
fn a_page_is_of_the_same_data_as_the_first_or_refused() {
    let place = Place::with_workspace();
    let served = Served::new(&place);
    let get = |question: &str| served.get(&format!("/api/v1/ask/{question}"), "");
    let next = |page: Value| page["next_cursor"].as_str().unwrap().to_owned();
    let (movements, customers) = ("movements?from=2026-01&to=2026-07", "customers?all=true");
    let known = "customers?all=true&known_at=2026-06-01";
    let whole = get(movements).json()["movements"].as_array().unwrap().clone();
    let people = get(known).json()["customers"].as_array().unwrap().clone();
    let cursors =
        [movements, customers, known].map(|list| next(get(&format!("{list}&page_size=3")).json()));
    let more = "subscription_id,customer_id,amount,currency,interval,started_at\n\
                s0,a,7,EUR,month,2026-01-02\n";
    place.write("more/subscriptions.csv", more.as_bytes());
    place.run_at("2026-06-02T00:00:00Z", &["import", "more", "--data", "books"]).ok();
    assert_ne!(get(movements).json()["movements"].as_array().unwrap(), &whole);

    // Rows came in before those of the page: what was kept of the first goes on as it was.
    let page = get(&format!("{movements}&page_size=9&cursor={}", cursors[0]));
    assert_eq!(page.json()["movements"].as_array().unwrap(), &whole[3..], "{page:?}");
    // What is read part by part says so.
    let page = get(&format!("{customers}&page_size=3&cursor={}", cursors[1]));
    assert_eq!((page.status, page.json()["code"].clone()), (409, "cursor-stale".into()));
    assert!(page.json()["hint"].as_str().unwrap().contains("known_at"), "{page:?}");
    // As of a time, the list is what it was.
    let page = get(&format!("{known}&page_size=3&cursor={}", cursors[2]));
    assert_eq!(page.json()["customers"].as_array().unwrap(), &people[3..], "{page:?}");
}

#[test]
fn wrong_pages_say_what_is_wrong() {
    let place = Place::with_workspace();
    let served = Served::new(&place);
    let first = served.get("/api/v1/ask/customers?all=true&page_size=1", "").json();
    let cursor = first["next_cursor"].as_str().unwrap();
    for (question, status, code, detail) in [
        (format!("customers?cursor={cursor}"), 409, "cursor-stale", "another question"),
        ("customers?cursor=12x".to_owned(), 400, "wrong-question", "none that this list"),
        ("customers?page_size=0".to_owned(), 400, "wrong-question", "no number of rows"),
        ("customers?page_size=5&limit=3".to_owned(), 400, "wrong-question", "limit"),
        ("customers?page_size=5&format=csv".to_owned(), 400, "wrong-question", "only JSON"),
        ("report?page_size=5".to_owned(), 400, "wrong-question", "no list"),
        ("metric?metric=mrr&page_size=5".to_owned(), 400, "wrong-question", "no rows"),
    ] {
        let answer = served.get(&format!("/api/v1/ask/{question}"), "");
        let told = answer.json();
        assert_eq!((answer.status, told["code"].as_str().unwrap()), (status, code), "{question}");
        assert!(told["detail"].as_str().unwrap().contains(detail), "{question} {told}");
    }
    // The words of a page may be in another language than those of the page before.
    let page = format!("/api/v1/ask/customers?all=true&page_size=1&lang=ro&cursor={cursor}");
    assert_eq!(served.get(&page, "").status, 200);
}
