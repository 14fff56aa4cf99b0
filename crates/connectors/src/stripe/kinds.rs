//! The kinds of objects that Stripe has.

/// What Tenure does with an object of a kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Use {
    /// It is read.
    Read,
    /// It says nothing that Tenure keeps.
    Ignored,
    /// Nothing of the kind is known.
    Unknown,
}

/// What is done with objects of a kind.
pub fn use_of(kind: &str) -> Use {
    if READ.contains(&kind) {
        Use::Read
    } else if OTHER.binary_search(&kind).is_ok() {
        Use::Ignored
    } else {
        Use::Unknown
    }
}

/// Kinds that are read, and lists of them.
const READ: [&str; 20] = [
    "subscription",
    "subscription_item",
    "subscription_schedule",
    "price",
    "plan",
    "product",
    "coupon",
    "discount",
    "customer",
    "invoice",
    "line_item",
    "credit_note",
    "charge",
    "refund",
    "dispute",
    "invoice_payment",
    "payment_intent",
    "event",
    "list",
    "search_result",
];

/// Kinds that are not about what customers pay regularly. Source: Stripe's API reference.
const OTHER: [&str; 136] = [
    "account",
    "account_link",
    "account_session",
    "apple_pay_domain",
    "application",
    "application_fee",
    "apps.secret",
    "balance",
    "balance_settings",
    "balance_transaction",
    "bank_account",
    "billing.alert",
    "billing.alert_triggered",
    "billing.credit_balance_summary",
    "billing.credit_balance_transaction",
    "billing.credit_grant",
    "billing.meter",
    "billing.meter_event",
    "billing.meter_event_adjustment",
    "billing.meter_event_summary",
    "billing_portal.configuration",
    "billing_portal.session",
    "capability",
    "card",
    "cash_balance",
    "checkout.session",
    "climate.order",
    "climate.product",
    "climate.supplier",
    "confirmation_token",
    "country_spec",
    "credit_note_line_item",
    "customer_balance_transaction",
    "customer_cash_balance_transaction",
    "customer_session",
    "entitlements.active_entitlement",
    "entitlements.active_entitlement_summary",
    "entitlements.feature",
    "ephemeral_key",
    "exchange_rate",
    "fee_refund",
    "file",
    "file_link",
    "financial_connections.account",
    "financial_connections.account_owner",
    "financial_connections.account_ownership",
    "financial_connections.authorization",
    "financial_connections.session",
    "financial_connections.transaction",
    "forwarding.request",
    "funding_instructions",
    "identity.verification_report",
    "identity.verification_session",
    "invoice_item",
    "invoice_rendering_template",
    "invoiceitem",
    "issuing.authorization",
    "issuing.card",
    "issuing.cardholder",
    "issuing.dispute",
    "issuing.personalization_design",
    "issuing.physical_bundle",
    "issuing.settlement",
    "issuing.token",
    "issuing.transaction",
    "item",
    "login_link",
    "mandate",
    "order",
    "payment_attempt_record",
    "payment_intent_amount_details_line_item",
    "payment_link",
    "payment_method",
    "payment_method_configuration",
    "payment_method_domain",
    "payment_record",
    "payout",
    "person",
    "product_feature",
    "promotion_code",
    "quote",
    "radar.early_fraud_warning",
    "radar.payment_evaluation",
    "radar.value_list",
    "radar.value_list_item",
    "recipient",
    "reporting.report_run",
    "reporting.report_type",
    "reserve.hold",
    "reserve.plan",
    "reserve.release",
    "review",
    "scheduled_query_run",
    "setup_attempt",
    "setup_intent",
    "shipping_rate",
    "sigma.sigma_api_query",
    "sku",
    "source",
    "source_mandate_notification",
    "source_transaction",
    "tax.association",
    "tax.calculation",
    "tax.calculation_line_item",
    "tax.registration",
    "tax.settings",
    "tax.transaction",
    "tax.transaction_line_item",
    "tax_code",
    "tax_id",
    "tax_rate",
    "terminal.configuration",
    "terminal.connection_token",
    "terminal.location",
    "terminal.onboarding_link",
    "terminal.reader",
    "terminal.refund",
    "test_helpers.test_clock",
    "token",
    "topup",
    "transfer",
    "transfer_reversal",
    "treasury.credit_reversal",
    "treasury.debit_reversal",
    "treasury.financial_account",
    "treasury.financial_account_features",
    "treasury.inbound_transfer",
    "treasury.outbound_payment",
    "treasury.outbound_transfer",
    "treasury.received_credit",
    "treasury.received_debit",
    "treasury.transaction",
    "treasury.transaction_entry",
    "usage_record",
    "usage_record_summary",
    "webhook_endpoint",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_known_or_not() {
        assert!(OTHER.is_sorted());
        assert!(READ.iter().all(|kind| use_of(kind) == Use::Read));
        assert_eq!(use_of("payout"), Use::Ignored);
        assert_eq!(use_of("invoices"), Use::Unknown);
    }
}
