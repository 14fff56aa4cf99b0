//! Statements as they come.

use super::*;

fn assumed() -> Assumed {
    let currency = Currency::parse("EUR").unwrap();
    Assumed { currency, zone: Zone::named("Europe/Bucharest").unwrap() }
}

fn statement(text: &str) -> Statement {
    read(text.as_bytes(), &"theirs.csv".into(), &assumed()).unwrap()
}

/// `customer day amount` of every figure, amounts in minor units.
fn figures(text: &str) -> Vec<String> {
    let show = |entry: &Entry| {
        let when = match entry.when {
            When::EndOf(day) => day.to_string(),
            When::Changed(at) => at.to_string(),
        };
        let minor = entry.amount / UNITS_PER_MINOR;
        assert_eq!(entry.amount % UNITS_PER_MINOR, 0);
        format!("{} {when} {minor}", entry.customer)
    };
    statement(text).entries.iter().map(show).collect()
}

fn refused(text: &str) -> String {
    match read(text.as_bytes(), &"theirs.csv".into(), &assumed()) {
        Err(Error::Refused(findings)) => findings[0].to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_row_for_each_customer_and_month() {
    let text =
        "Customer ID,Month,MRR,Currency,Plan\na,2026-01,49.00,EUR,Pro\nb,Feb 2026,1.5,usd,\n";
    assert_eq!(figures(text), ["a 2026-01-31 4900", "b 2026-02-28 150"]);
    let read = statement(text);
    assert_eq!(read.shape, Shape::Levels);
    assert_eq!(read.entries[1].currency, Currency::parse("USD"));
    assert_eq!(read.ignored, [Arc::from("Plan")]);
    assert_eq!(read.days.len(), 2);
    // A date is that day; minor units are said by the header.
    let text = "date;account;mrr_cents\n2026-01-15;a;4900\n";
    assert_eq!(figures(text), ["a 2026-01-15 4900"]);
    let yen = statement("customer,month,mrr_minor,currency\na,2026-01,500,JPY\n");
    assert_eq!(yen.entries[0].amount, 500 * UNITS_PER_MINOR);
}

#[test]
fn a_column_for_each_month() {
    let text = "Customer ID,Customer Email,Currency,2026-01-31,2026-02-28\n\
                cus_1,a@example.com,eur,$10.00,\ncus_2,,eur,0,\"1,234.50 EUR\"\n";
    assert_eq!(
        figures(text),
        ["cus_1 2026-01-31 1000", "cus_2 2026-01-31 0", "cus_2 2026-02-28 123450"]
    );
    assert_eq!(statement(text).shape, Shape::Months);
    assert_eq!(statement(text).customers.len(), 2);
    // As a German spreadsheet saves it.
    let text = "sep=;\r\nKunde;customer;Jan 2026;Feb 2026\r\nx;a;1.234,50;(5,00)\r\n";
    assert_eq!(figures(text), ["a 2026-01-31 123450", "a 2026-02-28 -500"]);
}

#[test]
fn a_row_for_each_change() {
    let text = "\u{feff}Event timestamp (UTC),Event type,Customer ID,Currency,MRR change\n\
                2026-01-10 12:00,NEW,a,eur,49.00\n2026-02-01T00:00:00Z,CHURN,a,eur,-49.00\n";
    assert_eq!(figures(text), ["a 2026-01-10T12:00:00Z 4900", "a 2026-02-01T00:00:00Z -4900"]);
    assert_eq!(statement(text).shape, Shape::Changes);
    // Without a word on the zone it is the account's.
    let text = "date,customer,delta\n2026-02-01,a,5\n";
    assert_eq!(figures(text), ["a 2026-01-31T22:00:00Z 500"]);
}

#[test]
fn bad_rows_are_told_and_good_ones_read() {
    let text = "customer,month,mrr,currency\na,2026-01,x5,EUR\n,2026-01,1,EUR\nc,13-2026,1,EUR\n\
                d,2026-01,1\ne,2026-01,1,EURO\nf,2026-01,7,EUR\ng,2026-01,\"1\"2,EUR\n";
    let read = statement(text);
    assert_eq!((read.rows, read.rejected, read.entries.len()), (7, 6, 1));
    let told: Vec<String> = read.rejects.iter().map(|r| r.findings[0].to_string()).collect();
    for (told, says) in told.iter().zip([
        "theirs.csv:2:11: error[not-a-number]: mrr: a decimal number such as 49.00, found \"x5\"",
        "theirs.csv:3:1: error[required-empty]: customer: the id of the customer",
        "theirs.csv:4:3: error[not-a-date]: month: a month such as 2026-03, found \"13-2026\"",
        "theirs.csv:5: error[wrong-field-count]: 4 fields, found \"3 fields\"",
        "theirs.csv:6:13: error[unknown-currency]: currency: an ISO 4217 code such as EUR",
        "theirs.csv:8: error[malformed-quote]",
    ]) {
        assert!(told.starts_with(says), "{told} / {says}");
    }
}

#[test]
fn files_that_are_no_statement_are_refused() {
    for (text, says) in [
        ("", "the file is empty"),
        ("month,mrr\n2026-01,1\n", "a column `customer_id`"),
        ("customer,month\na,2026-01\n", "a column `mrr`"),
        ("customer,mrr\na,1\n", "a column `month` or `date`"),
        ("customer,name\na,1\n", "a column for each month"),
        ("custommer_id,month,mrr\na,2026-01,1\n", "custommer_id"),
        ("customer,2026-01,Jan 2026\na,1,2\n", "one column for each month"),
        ("PK\u{3}\u{4}", "a spreadsheet"),
    ] {
        let told = refused(text);
        assert!(told.contains(says), "{told} / {says}");
    }
    let latin = read(b"customer,month,mrr\n\xe9,2026-01,1\n", &"x".into(), &assumed());
    assert!(matches!(latin, Err(Error::Refused(f)) if f[0].code == "wrong-encoding"));
}
