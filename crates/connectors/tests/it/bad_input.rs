//! Bad input: what is found, and that the good rows beside it are read.

use tenure_domain::schema::TableId::{Customers, Plans, Subscriptions};

use crate::support::read;

#[test]
fn an_empty_file_is_a_warning() {
    let found = read(&[("plans.csv", ""), ("customers.csv", "\u{feff}\n\n")]);
    assert_eq!(found.codes(), ["empty-file", "empty-file"]);
    assert!(found.report.is_clean());
}

#[test]
fn a_header_without_rows_is_a_note() {
    let found = read(&[("plans.csv", "plan_id,name")]);
    assert_eq!(found.codes(), ["no-rows"]);
}

#[test]
fn a_wrong_header_says_what_is_missing() {
    let found = read(&[("subscriptions.csv", "subscription_id,custmer,began\ns,c,2026-01-01\n")]);
    assert_eq!(found.codes(), ["missing-column", "missing-column"]);
    assert!(found.findings[0].hint.as_deref().unwrap().contains("`custmer`"));
    assert_eq!(found.report.failed_files.len(), 1);
}

#[test]
fn bad_rows_are_named_and_good_ones_read() {
    let found = read(&[(
        "plans.csv",
        "plan_id,name,amount,currency\n\
         a,Good,49.00,EUR\n\
         b,Bad number,4x.00,EUR\n\
         c,\"Bad\nlines é\",1e400,EUR\n\
         d,Bad currency,1.00,EURO\n\
         e,Ragged\n\
         f,NaN,NaN,EUR\n\
         ,No id,1.00,EUR\n\
         g,Negative,-1,EUR\n\
         h,Good too,0,EUR\n",
    )]);
    assert_eq!(found.column(Plans, "plan_id"), ["a", "h"]);
    assert_eq!(
        found.codes(),
        [
            "not-a-number",
            "overflow",
            "unknown-currency",
            "wrong-field-count",
            "not-finite",
            "required-empty",
            "out-of-range"
        ]
    );
    let place = |at: usize| {
        let place = &found.rejects[at].findings[0].place;
        (place.line.unwrap(), place.column, place.record.unwrap())
    };
    assert_eq!(place(0), (3, Some(14), 2));
    assert_eq!(place(1), (5, Some(10), 3));
    assert_eq!(place(2), (6, Some(21), 4));
    assert_eq!(place(3), (7, None, 5));
    let finding = &found.rejects[0].findings[0];
    assert_eq!(
        finding.to_string(),
        "plans.csv:3:14: error[not-a-number]: amount: a decimal number \
                such as 49.00, found \"4x.00\" (hint: leave currency signs, units and % out of the number)"
    );
}

#[test]
fn ends_before_starts_are_refused_unless_cancelled_before() {
    let found = read(&[(
        "subscriptions.csv",
        "subscription_id,customer_id,started_at,ended_at,status,canceled_at\n\
         a,c,2026-02-01,2026-01-01,active,\n\
         b,c,2026-02-01,2026-01-01,cancelled,\n\
         d,c,2026-02-01,2026-01-15,,2026-01-10\n\
         e,c,2026-02-01,2026-02-01,,\n\
         f,c,2026-02-01,2026-01-15,,2026-02-10\n",
    )]);
    assert_eq!(found.codes(), ["ends-before-start", "ends-before-start"]);
    assert_eq!(found.column(Subscriptions, "subscription_id"), ["b", "d", "e"]);
    assert_eq!(found.rejects[0].findings[0].place.column, Some(16));
}

#[test]
fn latin_1_and_nul_bytes_are_found_by_row() {
    let found =
        read(&[("customers.csv", &b"id,name\nc1,Caf\xe9\nc2,Caf\xc3\xa9\nc3,a\0b\nc4,ok\n"[..])]);
    assert_eq!(found.codes(), ["invalid-utf8", "nul-byte"]);
    assert_eq!(found.column(Customers, "customer_id"), ["c2", "c4"]);
    let finding = found.only("invalid-utf8");
    assert!(finding.expected.contains("0xE9 at offset 14"), "{}", finding.expected);
    assert_eq!((finding.place.line, finding.place.column), (Some(2), Some(4)));
}
