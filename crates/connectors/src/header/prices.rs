//! What a file's columns say of prices: whose they are, and whether tax is in them.

use tenure_domain::finding::Finding;
use tenure_domain::said;
use tenure_domain::schema::{TableId, TableSpec, squeeze};

use super::{Rank, Target};

/// Whether the amounts of lines contain their tax: both columns have the names of ChartMogul's API,
/// whose `amount_in_cents` is final (<https://dev.chartmogul.com/docs/invoices>). Whatever a mapping
/// calls them, the numbers under these names are the same.
pub(crate) fn gross_lines(
    spec: &TableSpec,
    header: &[impl AsRef<str>],
    targets: &[Target],
) -> bool {
    let called = |column: &str, name: &str| {
        header.iter().zip(targets).any(|(found, target)| {
            let of = |index: usize| spec.columns[index].name == column;
            matches!(*target, Target::Minor(index) if of(index))
                && squeeze(found.as_ref()) == squeeze(name)
        })
    };
    spec.id == TableId::InvoiceLines
        && called("amount", "amount_in_cents")
        && called("tax", "tax_amount_in_cents")
}

pub(super) fn tax_taken_off(spec: &TableSpec) -> Finding {
    Finding::new("tax-taken-off", "the amount of a line before tax")
        .in_table(spec.name())
        .with_field("amount_in_cents")
        .with_hint(
            "beside `tax_amount_in_cents` it contains the tax, as ChartMogul has it, so the tax was \
             taken off; where it does not, name the columns `amount_minor` and `tax_minor`",
        )
}

/// What is to be said about the prices of a file of subscriptions.
pub(super) fn prices(
    spec: &TableSpec,
    header: &[String],
    resolved: &[(Target, Rank)],
    targets: &[Target],
) -> Option<Finding> {
    if !matches!(spec.id, TableId::Subscriptions | TableId::SubscriptionChanges) {
        return None;
    }
    let at = |name| {
        let target = |(_, rank): &(Target, Rank)| *rank != Rank::Unknown;
        let of = |index: usize| match targets[index] {
            Target::Column(column) | Target::Minor(column) => spec.columns[column].name == name,
            _ => false,
        };
        (0..targets.len()).find(|&index| target(&resolved[index]) && of(index))
    };
    let finding = |code, expected: &'static str| Finding::new(code, expected).in_table(spec.name());
    match (at("amount"), at("quantity")) {
        (Some(price), Some(_)) if matches!(resolved[price].1, Rank::Synonym(_)) => {
            let name = header[price].trim();
            let finding = finding(
                "price-of-one-or-all",
                "`amount`: the price per interval of the whole quantity",
            );
            Some(finding.with_field(name).with_hint(said!(
                "where `{name}` is the price of one, a mapping with `{name} = \"unit_price\"` says \
                 so; one with `{name} = \"amount\"` says that it is not",
                name = name,
            )))
        }
        (None, None) if spec.id == TableId::Subscriptions && at("unit_price").is_some() => {
            let name = header[at("unit_price")?].trim();
            let finding = finding("no-quantity-column", "`quantity`, beside the price of one");
            Some(finding.with_field(name).with_hint(said!(
                "`{name}` was taken for the whole price; a mapping can say which column is the \
                 `quantity`, and with `{name} = \"amount\"` that there is none",
                name = name,
            )))
        }
        (None, _)
            if spec.id == TableId::Subscriptions
                && at("plan_id").is_none()
                && at("unit_price").is_none() =>
        {
            let finding =
                finding("no-price-column", "`amount`, or `plan_id` of plans with a price");
            Some(finding.with_hint(
                "unless changes or invoice lines give a price, these subscriptions count as zero; \
                 a mapping can say which column is the `amount`",
            ))
        }
        _ => None,
    }
}
