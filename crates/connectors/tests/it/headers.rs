//! Headers of vendors' exports, which need no mapping.

use tenure_connectors::header::{By, Target, understood};
use tenure_domain::schema::{TableId, minor_name, table};

#[test]
fn headers_of_vendors_are_understood() {
    for (id, text, wanted) in [
        (
            TableId::InvoiceLines,
            "Invoice external ID,Line item external ID,Subscription external ID,\
             Service period start,Service period end,Amount in cents",
            "invoice_id,line_id,subscription_id,period_start,period_end,amount_minor",
        ),
        (
            TableId::Invoices,
            "External ID,Customer external ID,Invoice date",
            "invoice_id,customer_id,issued_at",
        ),
        (
            TableId::Payments,
            "Transaction external ID,Invoice external ID,Date,Result",
            "payment_id,invoice_id,at,result",
        ),
        (
            TableId::Plans,
            "External ID,Name,Interval count,Interval unit",
            "plan_id,name,interval_count,interval",
        ),
        (
            TableId::Leads,
            "Lead ID,Create Date,Lead Source,Lead Status,Converted Date",
            "lead_id,created_at,channel,stage,converted_at",
        ),
        (
            TableId::Leads,
            "Record ID,Create Date,Original Source,Became a Customer Date",
            "lead_id,created_at,channel,converted_at",
        ),
        (
            TableId::Subscriptions,
            "id,account_code,plan_code,activated_at,expires_at,current_term_started_at,\
             current_term_ends_at,plan_interval_unit,plan_interval_length",
            "subscription_id,customer_id,plan_id,started_at,ended_at,term_started_at,\
             term_ends_at,interval,interval_count",
        ),
        (
            TableId::Subscriptions,
            "id,customer_id,item_price_id,started_at,billing_period,billing_period_unit",
            "subscription_id,customer_id,plan_id,started_at,interval_count,interval",
        ),
        (
            TableId::Tickets,
            "Ticket ID,Created at,Solved,Satisfaction Score",
            "ticket_id,opened_at,solved_at,satisfaction",
        ),
    ] {
        let (meant, missing) = understood(
            id,
            &text.split(',').map(|it| it.trim().to_owned()).collect::<Vec<_>>(),
            None,
        );
        let spec = table(id);
        let name = |(target, _): &(Target, By)| match target {
            Target::Column(at) => spec.columns[*at].name,
            Target::Minor(at) => minor_name(spec.columns[*at].name),
            _ => "",
        };
        let meant: Vec<&str> = meant.iter().map(name).collect();
        assert_eq!((meant.join(","), missing), (wanted.to_owned(), vec![]), "{text}");
    }
}
