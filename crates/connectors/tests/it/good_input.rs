//! Well-formed bundles.

use tenure_connectors::rejects::RejectFiles;
use tenure_domain::schema::TableId::{
    Customers, InvoiceLines, Invoices, Plans, SubscriptionChanges, Subscriptions,
};

use crate::support::{Collected, mapped, options, read, read_with};

#[test]
fn a_folder_of_csv_is_read() {
    let found = read(&[
        (
            "customers.csv",
            "customer_id,name,created_at,Tier\nc1,Ann,2026-01-01,gold\nc2,\"Bob, Inc\",,\n",
        ),
        (
            "plans.csv",
            "\u{feff}plan_id;name;amount;currency;interval\r\npro;Pro;0.0049;usd;monthly\r\n",
        ),
        ("tenure.toml", "time_zone = \"Europe/Bucharest\"\ncurrency = \"USD\"\n"),
    ]);
    assert_eq!(found.codes(), Vec::<&str>::new());
    assert_eq!(found.column(Customers, "customer_id"), ["c1", "c2"]);
    assert_eq!(found.column(Customers, "name"), ["Ann", "Bob, Inc"]);
    assert_eq!(found.column(Customers, "created_at"), ["1767218400000000", "-"]);
    assert_eq!(found.column(Customers, "attributes"), ["{\"Tier\":\"gold\"}", "-"]);
    assert_eq!(found.column(Customers, "recorded_at"), ["1000000", "1000000"]);
    assert_eq!(found.column(Customers, "source_file"), ["customers.csv", "customers.csv"]);
    assert_eq!(found.column(Customers, "source_line"), ["2", "3"]);
    assert_eq!(found.column(Plans, "amount"), ["49"]);
    assert_eq!(found.column(Plans, "currency"), ["USD"]);
    assert_eq!(found.column(Plans, "interval"), ["month"]);
}

#[test]
fn minor_units_follow_the_currency_of_the_row() {
    let found = read(&[(
        "subscriptions.csv",
        "subscription_id,customer_id,started_at,currency,amount_minor\n\
         s1,c1,2026-01-01,EUR,4900\ns2,c1,2026-01-01,JPY,4900\ns3,c1,2026-01-01,KWD,4900\n\
         s4,c1,2026-01-01,,4900\n",
    )]);
    assert_eq!(found.column(Subscriptions, "amount"), ["490000", "49000000", "49000", "490000"]);
    assert_eq!(found.column(Subscriptions, "amount_minor"), ["-", "-", "-", "-"]);
    let warning = found.only("currency-missing");
    assert_eq!(warning.place.line, Some(5));
    assert_eq!(found.column(Subscriptions, "currency"), ["EUR", "JPY", "KWD", "-"]);
}

#[test]
fn minor_units_of_unknown_currency_are_kept() {
    let found = read(&[(
        "subscription_changes.csv",
        "subscription_id,changed_at,amount_minor,currency\ns1,2026-01-01,4900,\ns1,2026-02-01,4900,USD\n",
    )]);
    assert_eq!(found.codes(), Vec::<&str>::new());
    assert_eq!(found.column(SubscriptionChanges, "amount"), ["-", "490000"]);
    assert_eq!(found.column(SubscriptionChanges, "amount_minor"), ["4900", "-"]);
}

#[test]
fn changes_tell_cleared_from_absent() {
    let found = read(&[(
        "subscription_changes.csv",
        "subscription_id,changed_at,discount_percent,discount_amount,discount_duration,discount_ends_at\n\
         s,2026-01-01,,,,\ns,2026-01-02,none,0,None,none\ns,2026-01-03,12.5%,0.50,forever,0\n",
    )]);
    assert_eq!(found.codes(), Vec::<&str>::new());
    assert_eq!(found.column(SubscriptionChanges, "discount_percent"), ["-", "0", "125000"]);
    assert_eq!(found.column(SubscriptionChanges, "discount_amount"), ["-", "0", "5000"]);
    assert_eq!(found.column(SubscriptionChanges, "discount_duration"), ["-", "none", "forever"]);
    let cleared = i64::MIN.to_string();
    let ends = found.column(SubscriptionChanges, "discount_ends_at");
    assert_eq!(ends, ["-", cleared.as_str(), cleared.as_str()]);
}

#[test]
fn lines_inherit_their_currency() {
    let found = read(&[(
        "invoice_lines.csv",
        "invoice_id,amount,quantity,period_start,period_end\n\
         i1,-0.0125,-1,2026-01-01,2026-02-01\n",
    )]);
    assert_eq!(found.codes(), Vec::<&str>::new());
    assert_eq!(found.column(InvoiceLines, "amount"), ["-125"]);
    assert_eq!(found.column(InvoiceLines, "quantity"), ["-1000000"]);
}

#[test]
fn lines_of_quoted_fields_are_physical() {
    let found = read(&[("customers.csv", "id,name\nc1,\"a\nb\"\n\nc2,x\n\"c3\",\"\"\"q\"\"\"\n")]);
    assert_eq!(found.column(Customers, "source_line"), ["2", "5", "6"]);
    assert_eq!(found.column(Customers, "name"), ["a\nb", "x", "\"q\""]);
}

#[test]
fn a_mapping_reads_foreign_files() {
    let options = mapped(
        "decimal = \",\"\nthousands = \".\"\ndate_order = \"dmy\"\ninclusive_ends = true\n\
         [files]\n\"Rechnungen 2026.csv\" = \"invoice_lines\"\n\
         [invoice_lines]\n\"Rechnung\" = \"invoice_id\"\nBetrag = \"amount\"\n\
         \"Bis\" = \"period_end\"\n\"Von\" = \"period_start\"\nNotiz = \"\"\n",
    );
    let found = read_with(
        &[(
            "Rechnungen 2026.csv",
            "Rechnung;Betrag;Von;Bis;Notiz\nr1;1.234,50;1.1.2026;31.1.2026;x\n",
        )],
        &options,
    );
    assert_eq!(found.codes(), Vec::<&str>::new());
    assert_eq!(found.column(InvoiceLines, "amount"), ["12345000"]);
    assert_eq!(found.column(InvoiceLines, "period_start"), ["1767225600000000"]);
    assert_eq!(found.column(InvoiceLines, "period_end"), ["1769904000000000"]);
}

#[test]
fn recorded_at_counts_only_where_accepted() {
    let file = [(
        "invoices.csv",
        "invoice_id,customer_id,issued_at,recorded_at,updated_at\n\
                  i1,c1,2026-01-01,1970-01-01T00:00:05Z,1970-01-01T00:00:07Z\n",
    )];
    let found = read(&file);
    assert_eq!(found.column(Invoices, "recorded_at"), ["1000000"]);
    assert_eq!(found.column(Invoices, "updated_at"), ["7000000"]);
    found.only("recorded-at-ignored");
    let mut options = options();
    options.accept_recorded_at = true;
    let found = read_with(&file, &options);
    assert_eq!(found.column(Invoices, "recorded_at"), ["5000000"]);
    assert_eq!(found.codes(), Vec::<&str>::new());
}

#[test]
fn many_rows_come_in_order_from_many_threads() {
    let mut csv = String::from("customer_id,name\n");
    for n in 0..300_000 {
        csv.push_str(&format!("c{n},\"Customer, number {n} with a name that takes room\"\n"));
    }
    let file = [("customers.csv", csv)];
    let one = {
        let mut options = options();
        options.threads = 1;
        read_with(&file, &options)
    };
    let two = read(&file);
    let ids = two.column(Customers, "customer_id");
    assert_eq!(ids.len(), 300_000);
    assert_eq!(
        (ids[299_999].as_str(), &*two.column(Customers, "source_line")[299_999]),
        ("c299999", "300001")
    );
    assert_eq!(one.column(Customers, "name"), two.column(Customers, "name"));
    let last = two.progress.last().unwrap();
    assert_eq!(last.0, last.1);
    assert!(two.progress.windows(2).all(|pair| pair[0].0 <= pair[1].0), "{:?}", two.progress);
}

#[test]
fn only_the_wanted_tables_are_read() {
    let mut options = options();
    options.only = vec![Plans];
    let files = [("plans.csv", "plan_id\np\n"), ("customers.csv", "nonsense\n1\n")];
    let found = read_with(&files, &options);
    assert_eq!(found.codes(), Vec::<&str>::new());
    assert_eq!(found.column(Plans, "plan_id"), ["p"]);
}

/// The file that is written of rejected rows, all of one file.
fn rejects_of(found: &Collected) -> String {
    let dir = tempfile::tempdir().unwrap();
    let mut files = RejectFiles::new(dir.path());
    found.rejects.iter().for_each(|reject| files.write(reject).unwrap());
    fs_err::read_to_string(files.finish().unwrap().remove(0)).unwrap()
}

#[test]
fn a_row_with_lost_bytes_is_refused_until_it_is_mended() {
    let rows = &b"customer_id,name\nb\xe9,x\nb\xe8,y\nc\xef\xbf\xbd,\xff\n"[..];
    let written = rejects_of(&read(&[("customers.csv", rows)]));
    let again = read(&[("customers.csv", written.as_str())]);
    assert_eq!(again.codes(), ["invalid-utf8"; 3]);
    assert_eq!(again.column(Customers, "customer_id"), [""; 0]);
    let place = &again.rejects[0].findings[0].place;
    assert_eq!((place.line, place.column), (Some(2), Some(1)));
    let mended = written.replacen("\nb\u{fffd},", "\nbé,", 1).replacen("\nb\u{fffd},", "\nbè,", 1);
    let again = read(&[("customers.csv", mended)]);
    assert_eq!(again.column(Customers, "customer_id"), ["bé", "bè"]);
    // Elsewhere the mark is a letter like any other.
    let other = read(&[("customers.csv", "customer_id,name\n1,\u{fffd}\n")]);
    assert_eq!(other.column(Customers, "name"), ["\u{fffd}"]);
}

/// An empty cell empties what is known, so the file has only the columns that its source has.
#[test]
fn a_file_of_rejected_lines_has_the_columns_of_its_source_alone() {
    let lines = "{\"customer_id\":\"a\",\"employees\":\"many\"}\n{\"customer_id\":\"b\"}\n";
    let written = rejects_of(&read(&[("customers.jsonl", lines)]));
    assert!(written.starts_with("customer_id,employees,_file,"), "{written}");
}

#[test]
fn a_file_of_rejected_rows_loses_exactly_the_guard_that_it_added() {
    let rows = "customer_id,name,employees\n=a,'=b,x\n'c,-5,x\n@d,+e,x\n";
    let first = read(&[("customers.csv", rows)]);
    assert_eq!(first.rejects.len(), 3);
    let written = rejects_of(&first);
    assert!(written.contains("\n'=a,''=b,x,"), "{written}");
    // Mended, and read again.
    let mended = written.replace(",x,customers.csv", ",7,customers.csv");
    let again = read(&[("customers.csv", mended)]);
    assert_eq!(again.column(Customers, "customer_id"), ["=a", "'c", "@d"]);
    assert_eq!(again.column(Customers, "name"), ["'=b", "-5", "+e"]);
    // Not mended, its rows are rejected as they were at first.
    let again = read(&[("customers.csv", written)]);
    assert_eq!(again.rejects[0].fields[..2], ["=a", "'=b"]);
    // Any other file keeps its apostrophes.
    let other = read(&[("customers.csv", "customer_id,name\n1,'=b\n")]);
    assert_eq!(other.column(Customers, "name"), ["'=b"]);
}

#[cfg(unix)]
#[test]
fn pipes_are_refused_and_not_waited_for() {
    let dir = tempfile::tempdir().unwrap();
    let pipe = dir.path().join("plans.csv");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let error = tenure_connectors::bundle::open(&pipe).unwrap_err().to_string();
    assert!(error.contains("neither a file nor a folder"), "{error}");
    fs_err::write(dir.path().join("customers.csv"), "customer_id\n1\n").unwrap();
    let found = crate::support::read_path(dir.path(), &options());
    assert_eq!(found.codes(), ["unreadable-file"]);
    assert_eq!(found.findings[0].place.file.as_deref(), Some("plans.csv"));
    assert_eq!(found.column(Customers, "customer_id"), ["1"]);
}
