//! Bad input: what is found, and that the good rows beside it are read.

use tenure_domain::schema::TableId::{Customers, Plans, Subscriptions, Tickets};

use crate::formats::gzip;
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
    assert_eq!(found.codes(), ["ends-before-start", "ends-before-start", "no-price-column"]);
    assert_eq!(found.column(Subscriptions, "subscription_id"), ["b", "d", "e"]);
    assert_eq!(found.rejects[0].findings[0].place.column, Some(16));
}

#[test]
fn tickets_solved_before_they_came_are_refused() {
    let found = read(&[(
        "tickets.csv",
        "ticket_id,opened_at,first_response_at,solved_at\n\
         a,2026-02-01T10:00:00Z,2026-02-01T09:00:00Z,\n\
         b,2026-02-01T10:00:00Z,2026-02-01T11:00:00Z,2026-01-31T11:00:00Z\n\
         c,2026-02-01T10:00:00Z,2026-02-01T10:00:00Z,2026-02-01T10:00:00Z\n",
    )]);
    assert_eq!(found.codes(), ["ends-before-start", "ends-before-start"]);
    assert_eq!(found.column(Tickets, "ticket_id"), ["c"]);
    let finding = &found.rejects[1].findings[0];
    assert_eq!(finding.expected, "`solved_at` at or after `opened_at`");
    assert_eq!((finding.place.line, finding.place.column), (Some(3), Some(45)));
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

#[test]
fn a_quote_never_closed_gives_the_file_up_where_it_opened() {
    let mut csv = String::from("id,name\nc1,ok\nc2,\"open\n");
    for n in 0..20 {
        csv.push_str(&format!("c{n},lost\n"));
    }
    let found = read(&[("customers.csv", csv.as_bytes())]);
    assert_eq!(found.codes(), ["unclosed-quote"]);
    let finding = &found.findings[0];
    assert_eq!((finding.place.line, finding.place.column), (Some(3), Some(4)));
    assert_eq!(found.column(Customers, "customer_id"), ["c1"]);
    assert_eq!(found.report.failed_files.len(), 1);
}

#[test]
fn records_over_the_limit_are_skipped_or_given_up() {
    let long = "x".repeat(17 << 20);
    let found = read(&[("customers.csv", format!("id,name\nc1,a\nc2,{long}\nc3,b\n"))]);
    assert_eq!(found.codes(), ["record-too-long"]);
    assert_eq!(found.column(Customers, "customer_id"), ["c1", "c3"]);
    assert_eq!(found.column(Customers, "source_line"), ["2", "4"]);
    assert!(found.rejects[0].fields[0].len() < 500);
    let found = read(&[("customers.csv", format!("id,name\nc1,a\nc2,\"{long}\"\nc3,b\n"))]);
    assert_eq!(found.codes(), ["unclosed-quote"]);
    assert_eq!(found.column(Customers, "customer_id"), ["c1"]);
    let found = read(&[(
        "customers.jsonl",
        format!("{{\"id\":1}}\n{{\"id\":\"{long}\"}}\n{{\"id\":3}}\n"),
    )]);
    assert_eq!(found.codes(), ["record-too-long"]);
    assert_eq!(found.column(Customers, "customer_id"), ["1", "3"]);
}

#[test]
fn a_gzip_cut_in_its_first_line_is_no_missing_column() {
    let text = "subscription_id,customer_id,amount,currency,started_at\ns1,a,100,EUR,2026-01-01\n";
    let packed = gzip(text.as_bytes());
    // Two bytes tell that it is gzip.
    for end in 2..packed.len() - 8 {
        let found = read(&[("subscriptions.csv.gz", &packed[..end])]);
        assert_eq!(found.codes(), ["truncated-input"], "{end} of {} bytes", packed.len());
    }
}

#[test]
fn a_truncated_gzip_is_a_failure_with_the_rows_before_the_cut() {
    let mut csv = String::from("id,name\n");
    for n in 0..200_000_u32 {
        csv.push_str(&format!("c{n},{:x}\n", n.wrapping_mul(2_654_435_761)));
    }
    let packed = gzip(csv.as_bytes());
    let found = read(&[("customers.csv.gz", &packed[..packed.len() / 2])]);
    assert_eq!(found.codes(), ["truncated-input"]);
    let rows = found.column(Customers, "customer_id").len();
    assert!((1..200_000).contains(&rows), "{rows}");
    assert_eq!(found.report.failed_files.len(), 1);
    let found = read(&[("customers.csv.gz", &packed[..5])]);
    assert_eq!(found.codes(), ["truncated-input"]);
    let mut broken = packed;
    let middle = broken.len() / 2;
    for byte in &mut broken[middle..middle + 200] {
        *byte = !*byte;
    }
    let found = read(&[("customers.csv.gz", broken)]);
    assert!(found.codes().contains(&"corrupt-input"), "{:?}", found.codes());
}

#[test]
fn other_encodings_are_named() {
    let utf16: Vec<u8> = "\u{feff}id,name\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let found = read(&[("customers.csv", utf16)]);
    assert_eq!(found.codes(), ["wrong-encoding"]);
    let found = read(&[("customers.csv", b"id,caf\xe9\n1,2\n")]);
    assert_eq!(found.codes(), ["wrong-encoding"]);
    let found = read(&[("customers.csv", "id,name\rc1,a\rc2,b\r")]);
    assert_eq!(found.codes(), ["wrong-encoding"]);
    assert!(found.findings[0].expected.contains("CR alone"));
    let found = read(&[("customers.csv", b"PK\x03\x04\xff\xfe\n")]);
    assert!(found.findings[0].hint.as_deref().unwrap().contains("sheet"));
}

#[test]
fn mixed_delimiters_are_explained() {
    let found = read(&[("plans.csv", "plan_id,name,product\na,A,x\nb;B;x\nc,C,x\n")]);
    assert_eq!(found.codes(), ["wrong-field-count"]);
    assert!(found.rejects[0].findings[0].hint.as_deref().unwrap().contains("';'"));
    assert_eq!(found.column(Plans, "plan_id"), ["a", "c"]);
}

#[test]
fn dates_and_ranges_are_checked() {
    let found = read(&[(
        "subscriptions.csv",
        "subscription_id,customer_id,started_at,discount_percent,quantity,amount,currency\n\
         a,c,0000-01-01,,,,\n\
         b,c,9999-12-31,,,,\n\
         d,c,01/02/2026,,,,\n\
         e,c,1772323200,,,,\n\
         f,c,2026-01-01,100.1,,,\n\
         g,c,2026-01-01,,-1,,\n\
         h,c,2026-01-01,,,5.001,USD\n\
         i,c,2026-01-01,,,5.5,JPY\n\
         j,c,2026-01-01,,,2000000000000,USD\n\
         k,c,2026-01-01,100,0,5.00000,USD\n",
    )]);
    assert_eq!(
        found.codes(),
        [
            "year-out-of-range",
            "year-out-of-range",
            "not-a-time",
            "not-a-time",
            "out-of-range",
            "out-of-range",
            "too-many-decimals",
            "too-many-decimals",
            "overflow"
        ]
    );
    let hint = |at: usize| found.rejects[at].findings[0].hint.as_deref().unwrap_or_default();
    assert!(hint(2).contains("date_order"));
    assert!(hint(3).contains("Unix"));
    assert_eq!(found.column(Subscriptions, "subscription_id"), ["k"]);
}

#[test]
fn amounts_in_both_units_are_refused() {
    let found = read(&[(
        "plans.csv",
        "plan_id,amount,amount_minor,currency\na,1.00,100,EUR\nb,,100,EUR\nc,1,,EUR\n",
    )]);
    assert_eq!(found.codes(), ["amount-twice"]);
    assert_eq!(found.column(Plans, "amount"), ["10000", "10000"]);
}

#[test]
fn a_row_tells_all_that_is_wrong_with_it() {
    let found = read(&[("plans.csv", "plan_id,amount,currency,interval\n,x,EURO,fortnight\n")]);
    assert_eq!(
        found.codes(),
        ["not-a-number", "unknown-currency", "unknown-value", "required-empty"]
    );
    assert_eq!(found.rejects.len(), 1);
}

#[test]
fn text_after_a_closing_quote_is_named() {
    let found = read(&[("plans.csv", "plan_id,name\na,\"x\"y\nb,5\" pipe\nc,\"ok\"\n")]);
    assert_eq!(found.codes(), ["malformed-quote"]);
    assert_eq!(found.column(Plans, "name"), ["5\" pipe", "ok"]);
}

#[test]
fn rejected_rows_can_be_mended_and_read_again() {
    let found = read(&[("customers.csv", "id,employees,tier\nc1,x,gold\nc2,5,tin\n")]);
    let dir = tempfile::tempdir().unwrap();
    let mut files = tenure_connectors::rejects::RejectFiles::new(dir.path());
    for reject in &found.rejects {
        files.write(reject).unwrap();
    }
    let path = files.finish().unwrap().pop().unwrap();
    let mended = fs_err::read_to_string(path).unwrap().replacen(",x,", ",7,", 1);
    let found = read(&[("customers.csv", mended)]);
    assert_eq!(found.codes(), Vec::<&str>::new());
    assert_eq!(found.column(Customers, "employees"), ["7"]);
    assert_eq!(found.column(Customers, "attributes"), ["{\"tier\":\"gold\"}"]);
}

/// A finding has a place of its own; that of the reader within the line would be another.
#[test]
fn what_is_no_object_is_told_once() {
    let good = r#"{"subscription_id":"s","customer_id":"c","started_at":"2026-01-01"}"#;
    let read = read(&[("subscriptions.jsonl", format!("{good}\n[1]\n"))]);
    let said = read.only("invalid-json").expected.to_string();
    assert!(said.contains("expected an object") && !said.contains("at line 1"), "{said}");
}
