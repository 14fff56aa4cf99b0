//! Exports of Stripe's dashboard: each trap, and what becomes of it.

use tenure_domain::schema::TableId;

use crate::support::{Collected, folder, mapped, read, read_with};

const SUBSCRIPTIONS: &str = "\
id,Customer ID,Customer Name,Plan,Quantity,Currency,Interval,Amount,Status,Created (UTC),Start (UTC),Start Date (UTC),Current Period Start (UTC),Current Period End (UTC),Trial Start (UTC),Trial End (UTC),Canceled At (UTC),Cancel At Period End,Ended At (UTC),Cancellation Reason,Application Fee
sub_1,cus_1,Ada,pro,3,eur,month,\"19,99\",active,2026-01-10 09:30,2026-03-01 00:00,2026-01-10 09:30,2026-05-10 09:30,2026-06-10 09:30,,,,false,,,
sub_2,cus_2,Bo,team,1,usd,year,\"1.200,00\",active,2026-02-01 10:00,2026-02-01 10:00,2026-02-01 10:00,2026-02-01 10:00,2027-02-01 10:00,,,2026-04-02 08:00,true,,cancellation_requested,
sub_3,cus_3,\"Cy
the second\",pro,1,jpy,3 months,500,canceled,2026-01-01 00:00,2026-01-01 00:00,2026-01-01 00:00,2026-03-01 00:00,2026-04-01 00:00,,,2026-03-05 00:00,false,2026-03-20 12:00,payment_failed,
sub_4,cus_4,Dee,pro,x,eur,month,10,active,2026-01-01,,2026-01-01,,,,,,,,,
sub_5,cus_5,Eve,pro,1,eur,month,10,incomplete_expired,2026-01-01 00:00,,2026-01-01 00:00,,,,,2026-01-01 23:00,false,,,
sub_6,cus_6,Fay,pro,2,eur,month,10,active,2026-01-01 00:00,,2026-01-01 00:00,2026-05-01 00:00,2026-06-01 00:00,,,,false,,,
sub_6,cus_6,Fay,support,1,eur,month,5,active,2026-01-01 00:00,,2026-01-01 00:00,2026-05-01 00:00,2026-06-01 00:00,,,,false,,,
";

const CUSTOMERS: &str = "\
id,Description,Email,Name,Created (UTC),Delinquent,Address City,Address Country,Total Spend,tier (metadata),Sales Rep (metadata)
cus_1,,ada@example.com,Ada,2026-01-10 09:30,false,Iasi,RO,100.00,gold,Ion
cus_2,,bo@example.com,Bo,2026-02-01 10:00,false,Bonn,DE,0.00,,
";

const INVOICES: &str = "\
id;Number;Customer;Subscription;Status;Currency;Amount Due;Amount Paid;Subtotal;Total Discount Amount;Tax;Total;Date (UTC);Finalized At (UTC);Paid At (UTC);Voided At (UTC);Period Start (UTC);Period End (UTC);Minimum Line Item Period Start (UTC);Maximum Line Item Period End (UTC)
in_1;A-1;cus_1;sub_9;paid;eur;121,00;121,00;110,00;10,00;21,00;121,00;2026-02-01 00:00;2026-02-01 01:00;2026-02-03 00:00;;2026-01-01 00:00;2026-02-01 00:00;2026-02-01 00:00;2026-03-01 00:00
in_2;A-2;cus_2;;void;eur;50,00;0,00;50,00;0,00;;50,00;2026-02-05 00:00;;;2026-02-06 00:00;;;;
";

const PAYMENTS: &str = "\
id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Status,Decline Reason,Card Brand,Customer ID,Invoice ID,Disputed Amount,Dispute Date (UTC),Dispute Status,Dispute Reason,Mode,Refunded date (UTC),Fee
ch_1,2026-02-01 01:00,121.00,21.00,eur,true,Paid,,Visa,cus_1,in_1,,,,,Live,2026-02-09 10:00,3.10
ch_2,2026-02-02 01:00,49.00,0.00,eur,false,Failed,insufficient_funds,Visa,cus_1,in_3,,,,,Live,,0
ch_3,2026-02-03 01:00,49.00,0.00,eur,true,Paid,,Visa,cus_2,in_4,49.00,2026-02-20 00:00,lost,fraudulent,Live,,0
ch_4,2026-02-03 01:00,9.00,0.00,eur,true,Paid,,Visa,cus_9,in_9,,,,,Test,,0
ch_5,2026-02-03 01:00,9.00,0.00,eur,false,Requires payment method,,,cus_9,,,,,,Live,,0
";

fn all() -> Collected {
    let customers = format!("\u{feff}{CUSTOMERS}");
    read(&[
        ("subscriptions.csv", SUBSCRIPTIONS),
        ("customers export (2).csv", &customers),
        ("invoices.csv", INVOICES),
        ("unified_payments.csv", PAYMENTS),
        ("fx_rates.csv", "date,currency,rate\n2026-01-01,USD,0.9\n"),
    ])
}

/// Microseconds of a time in UTC.
fn micros(text: &str) -> String {
    use tenure_connectors::values::date::{Clock, DateOrder};
    let mut clock = Clock::new(tenure_domain::time::Zone::utc(), DateOrder::default());
    clock.instant(text, false).unwrap().to_string()
}

#[test]
fn subscriptions_become_items() {
    let all = all();
    let column = |name| all.column(TableId::Subscriptions, name);
    assert_eq!(column("subscription_id"), ["sub_1", "sub_2", "sub_3", "sub_5", "sub_6", "sub_6"]);
    // The price is that of one; JPY has no decimals, and a decimal comma is one.
    assert_eq!(column("amount"), ["599700", "12000000", "5000000", "100000", "200000", "50000"]);
    assert_eq!(column("currency")[..3], ["EUR", "USD", "JPY"]);
    assert_eq!(column("item_id"), ["-", "-", "-", "-", "-", "support"]);
    let status = ["active", "non_renewing", "canceled", "incomplete", "active", "active"];
    assert_eq!(column("status"), status);
    assert_eq!(column("interval")[..3], ["month", "year", "month"]);
    assert_eq!(column("interval_count")[..3], ["-", "-", "3"]);
    assert_eq!(column("auto_renew")[..3], ["true", "false", "-"]);
    assert_eq!(column("churn_kind")[..3], ["-", "voluntary", "involuntary"]);
    // It began when it began, not when its plan changed last.
    assert_eq!(column("started_at")[0], micros("2026-01-10T09:30:00Z"));
    // Asked for in April, served until the end of the period.
    assert_eq!(column("cancel_requested_at")[1], micros("2026-04-02T08:00:00Z"));
    assert_eq!(column("cancel_effective_at")[1], micros("2027-02-01T10:00:00Z"));
    assert_eq!(column("ended_at")[1..3], ["-".to_owned(), micros("2026-03-20T12:00:00Z")]);
}

#[test]
fn a_bad_row_is_named_where_the_user_finds_it() {
    let all = all();
    assert_eq!(all.rejects.len(), 1, "{:?}", all.rejects);
    let reject = &all.rejects[0];
    // The record before it takes two lines.
    assert_eq!((&*reject.file, reject.line), ("subscriptions.csv", 6));
    let finding = &reject.findings[0];
    assert_eq!((finding.field.as_deref(), finding.value.as_deref()), (Some("quantity"), Some("x")));
}

#[test]
fn metadata_become_attributes() {
    let all = all();
    assert_eq!(all.column(TableId::Customers, "country"), ["RO", "DE"]);
    assert_eq!(
        all.column(TableId::Customers, "attributes"),
        ["{\"tier\":\"gold\",\"Sales Rep\":\"Ion\"}", "-"]
    );
}

#[test]
fn an_invoice_is_one_line_over_the_period_of_its_lines() {
    let all = all();
    let column = |name| all.column(TableId::InvoiceLines, name);
    assert_eq!(column("amount"), ["1000000", "500000"]);
    assert_eq!(column("tax"), ["210000", "0"]);
    assert_eq!(column("discount"), ["100000", "0"]);
    assert_eq!(column("kind"), ["subscription", "one_off"]);
    // February, although the invoice itself says January.
    assert_eq!(column("period_start"), [micros("2026-02-01T00:00:00Z"), "-".into()]);
    assert_eq!(all.column(TableId::Invoices, "status"), ["paid", "void"]);
    assert_eq!(all.column(TableId::Invoices, "amount_paid"), ["1210000", "0"]);
}

#[test]
fn payments_refunds_and_disputes() {
    let all = all();
    assert_eq!(all.column(TableId::Payments, "payment_id"), ["ch_1", "ch_2", "ch_3"]);
    assert_eq!(all.column(TableId::Payments, "result"), ["succeeded", "failed", "succeeded"]);
    assert_eq!(all.column(TableId::Payments, "decline_code")[1], "insufficient_funds");
    assert_eq!(all.column(TableId::Refunds, "id"), ["ch_1-refund"]);
    assert_eq!(all.column(TableId::Refunds, "amount"), ["210000"]);
    assert_eq!(all.column(TableId::Disputes, "status"), ["lost"]);
}

#[test]
fn what_the_exports_do_not_tell_is_said_once() {
    let all = all();
    let of = |code: &str| all.findings.iter().filter(|f| f.code == code).collect::<Vec<_>>();
    assert_eq!(of("stripe-dashboard").len(), 1);
    assert!(of("stripe-dashboard")[0].hint.as_deref().unwrap().contains("coupons' amounts"));
    // Unknown columns are named once a file, and known ones of which nothing is made are not.
    let columns: Vec<&str> =
        of("dashboard-columns").iter().filter_map(|f| f.value.as_deref()).collect();
    assert!(columns.contains(&"Application Fee"), "{columns:?}");
    assert!(of("unknown-file").is_empty());
    assert_eq!(all.column(TableId::FxRates, "currency"), ["USD"]);
}

#[test]
fn a_table_of_a_bundle_stays_one() {
    let read =
        read(&[("customers.csv", "id,name,email,created_at\nc1,Ada,a@b.example,2026-01-01\n")]);
    assert!(read.findings.iter().all(|f| f.code != "stripe-dashboard"));
    assert_eq!(read.column(TableId::Customers, "customer_id"), ["c1"]);
}

#[test]
fn one_file_is_enough_and_gives_the_account_its_currency() {
    let mut text = SUBSCRIPTIONS.to_owned();
    for code in ["usd", "jpy", "eur"] {
        text = text.replace(&format!(",{code},"), ",gbp,");
    }
    let files = [("whatever.csv", text.as_str()), ("tenure.toml", "currency = \"EUR\"\n")];
    let folder = folder(&files);
    let code = |path: &std::path::Path| {
        let bundle = tenure_connectors::bundle::open(path).unwrap();
        bundle.settings.currency.map(|c| c.code().to_owned())
    };
    assert_eq!(code(&folder.path().join("whatever.csv")).as_deref(), Some("GBP"));
    assert_eq!(code(folder.path()).as_deref(), Some("EUR"));
}

#[test]
fn records_that_are_not_whole_are_refused_and_the_others_load() {
    let mut bytes = CUSTOMERS.as_bytes().to_vec();
    bytes.extend_from_slice(b"cus_3,,c@example.com,C\xff,2026-02-01 10:00,false,,,,,\n");
    bytes.extend_from_slice(b"cus_4,,d@example.com,Dee,2026-02-01 10:00,false,,,,,\n");
    bytes.extend_from_slice(b"cus_5,,\"e@example.com,Eve,2026-02-01 10:00,false,,,,,\ncus_6\n");
    let read = read(&[("customers.csv", bytes)]);
    assert_eq!(read.column(TableId::Customers, "customer_id"), ["cus_1", "cus_2", "cus_4"]);
    let lines: Vec<u64> = read.rejects.iter().map(|reject| reject.line).collect();
    assert_eq!(lines, [4, 6], "{:?}", read.rejects);
    assert!(!read.report.is_clean());
}

#[test]
fn beside_mapped_files_exports_are_still_known() {
    let own =
        "abo;who;amount;currency;interval;started_at\nown_1;cus_1;7,50;EUR;month;02.05.2026\n";
    let mapping = "decimal = \",\"\nthousands = \".\"\ndate_order = \"dmy\"\n\
                   [files]\n\"Verträge.csv\" = \"subscriptions\"\n\
                   [subscriptions]\nabo = \"subscription_id\"\nwho = \"customer_id\"\n";
    let files = [
        ("stripe export.csv", SUBSCRIPTIONS),
        ("unified_payments.csv", PAYMENTS),
        ("Verträge.csv", own),
    ];
    let both = read_with(&files, &mapped(mapping));
    let ids = both.column(TableId::Subscriptions, "subscription_id");
    assert!(ids.contains(&"own_1".to_owned()) && ids.contains(&"sub_1".to_owned()), "{ids:?}");
    // The mapping tells how its own files write numbers and days, not how the dashboard does.
    let alone = read(&files[..2]);
    let payments = |of: &Collected| of.column(TableId::Payments, "amount");
    assert_eq!(payments(&both), payments(&alone));
    assert_eq!(payments(&both)[0], "1210000", "in parts of a cent");
    let at = both.column(TableId::Payments, "at");
    assert_eq!(at, alone.column(TableId::Payments, "at"));

    // What the mapping says of a file by its name, or of its table, goes before.
    let left = read_with(&files, &mapped("[files]\n\"stripe export.csv\" = \"\"\n"));
    assert_eq!(payments(&left), payments(&alone));
    let subscriptions = left.batches.iter().filter(|(table, _)| *table == TableId::Subscriptions);
    assert_eq!(subscriptions.count(), 0, "{:?}", left.codes());
    let columns = "[subscriptions]\n\"Customer ID\" = \"customer_id\"\nPlan = \"plan_id\"\n";
    let named = read_with(&[("subscriptions.csv", SUBSCRIPTIONS)], &mapped(columns));
    assert!(!named.codes().contains(&"stripe-dashboard"), "{:?}", named.codes());
}
