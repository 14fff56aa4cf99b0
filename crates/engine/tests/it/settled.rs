//! Open invoices that are paid all the same.

use tenure_domain::policy::Policy;

use super::company::{book, workspace};

/// When each customer starts, by id, from invoices alone.
fn starts(payments: &str) -> Vec<String> {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(dir.path().join(name), text).unwrap();
    write("tenure.toml", "currency = \"EUR\"\ntime_zone = \"UTC\"\n");
    write(
        "invoices.csv",
        "invoice_id,customer_id,issued_at,status,currency,amount_paid\n\
         i1,c1,2026-01-01,open,EUR,\ni2,c2,2026-01-02,open,EUR,119.00\ni3,c3,2026-01-03,open,EUR,118.99\n",
    );
    let line = |id| format!("{id},l,s{id},2026-01-01,2026-02-01,100.00,19.00\n");
    let lines: String = ["i1", "i2", "i3"].into_iter().map(line).collect();
    let header = "invoice_id,line_id,subscription_id,period_start,period_end,amount,tax\n";
    write("invoice_lines.csv", &format!("{header}{lines}"));
    if !payments.is_empty() {
        let header = "payment_id,invoice_id,at,result,amount,currency\n";
        write("payments.csv", &format!("{header}{payments}"));
    }
    let book = book(&workspace(dir.path()), &Policy::standard(), None);
    let start = |c: tenure_engine::book::Customer<'_>| {
        let day = c.start().map(|at| book.options.account.zone.day(at).to_string());
        format!("{} {}", book.facts.names.text(c.id), day.unwrap_or_default())
    };
    let mut starts: Vec<String> = book.customers().map(start).collect();
    starts.sort();
    starts
}

#[test]
fn an_open_invoice_is_paid_with_the_payment_that_completes_it() {
    // What has been paid covers the second; nobody knows when, so it counts from its issue.
    assert_eq!(starts(""), ["c1 ", "c2 2026-01-02", "c3 "]);
    // 100 of 119 are not all; a failed payment and one in another currency are none.
    let part = "p1,i1,2026-01-05,succeeded,100.00,EUR\np2,i1,2026-01-06,failed,19.00,EUR\n\
                p3,i1,2026-01-07,succeeded,19.00,USD\n";
    assert_eq!(starts(part)[0], "c1 ");
    let rest = format!("p4,i1,2026-01-09,succeeded,19.00,EUR\n{part}");
    assert_eq!(starts(&rest)[0], "c1 2026-01-09");
    assert_eq!(starts("p1,i2,2026-01-08,succeeded,10.00,EUR\n")[1], "c2 2026-01-08");
}
