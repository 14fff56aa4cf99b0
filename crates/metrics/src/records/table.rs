//! The list of tallies: each with its one definition.

use tenure_domain::schema::TableId;

use super::{Category, Contract, Deeds, Record, Revenue, Spend};
use crate::measure::Nature;
use crate::reading::Unit;

/// What is fixed about a tally.
pub(super) struct Spec {
    pub(super) name: &'static str,
    pub(super) doc: &'static str,
    pub(super) unit: Unit,
    pub(super) nature: Nature,
    pub(super) table: TableId,
}

/// Tallies by the kind of record that they look at.
macro_rules! tallies {
    ($($(#[doc = $group:literal])? $cell:ident of $table:ident |$c:ident| {
        $($id:ident $name:literal $unit:ident $nature:ident $doc:literal = $value:expr;)*
    })*) => {
        /// What one holder did in a period, by the kind of record.
        #[derive(Clone, Copy, Debug)]
        pub enum Cell<'a> {
            $(#[doc = concat!("Records of `", stringify!($table), "`.")] $cell(Deeds<'a, $cell>),)*
        }

        $(impl Record for $cell {
            const TABLE: TableId = TableId::$table;

            fn cell(deeds: Deeds<'_, $cell>) -> Cell<'_> {
                Cell::$cell(deeds)
            }
        })*

        /// A tally.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        pub enum TallyId { $($(#[doc = $doc] $id,)*)* }

        pub(super) static ALL: &[TallyId] = &[$($(TallyId::$id,)*)*];

        /// How many tallies there are.
        pub const COUNT: usize = [$($(TallyId::$id,)*)*].len();

        pub(super) fn spec(tally: TallyId) -> &'static Spec {
            match tally { $($(TallyId::$id => &Spec {
                name: $name, doc: $doc, unit: Unit::$unit, nature: Nature::$nature,
                table: TableId::$table,
            },)*)* }
        }

        /// One tally of one cell; 0 of cells of other tables.
        pub(super) fn value(tally: TallyId, cell: &Cell<'_>) -> i128 {
            match (tally, cell) {
                $($((TallyId::$id, Cell::$cell($c)) => $value,)*)*
                _ => 0,
            }
        }

        /// Hands every tally of the cell's table to `take`, once.
        pub(super) fn visit(cell: &Cell<'_>, mut take: impl FnMut(TallyId, i128)) {
            match cell { $(Cell::$cell($c) => { $(take(TallyId::$id, $value);)* })* }
        }
    };
}

tallies! {
    /// Of costs by month.
    Spend of Spend |c| {
        SalesSpend "sales_spend" Money Additive
            "Spend on sales, people included" = c.sum(|s| s.on(Category::Sales));
        MarketingSpend "marketing_spend" Money Additive
            "Spend on marketing, people included" = c.sum(|s| s.on(Category::Marketing));
        CostOfSales "cost_of_sales" Money Additive
            "What it cost to serve customers" = c.sum(|s| s.on(Category::CostOfSales));
        SuccessStaffSpend "success_staff_spend" Money Additive
            "Spend on people in customer success" = c.sum(|s| s.on(Category::SuccessStaff));
        SuccessToolsSpend "success_tools_spend" Money Additive
            "Spend on tools for customer success" = c.sum(|s| s.on(Category::SuccessTools));
        CustomerMarketingSpend "customer_marketing_spend" Money Additive
            "Spend on marketing to customers" = c.sum(|s| s.on(Category::CustomerMarketing));
        TrainingSpend "training_spend" Money Additive
            "Spend on training customers" = c.sum(|s| s.on(Category::Training));
        LoyaltySpend "loyalty_spend" Money Additive
            "Spend on loyalty programmes" = c.sum(|s| s.on(Category::Loyalty));
        RetentionSpend "retention_spend" Money Additive
            "Spend to keep customers: success staff and tools, customer marketing, training, loyalty programmes"
            = c.sum(|s| if s.category.keeps() { s.amount } else { 0 });
    }
    /// Of recognised revenue by month.
    Revenue of Revenue |c| {
        Revenue "revenue" Money Additive
            "Recognised revenue of the period" = c.sum(|r| r.amount);
    }
    /// Of contracts that run at the end of the period.
    Contract of Subscriptions |c| {
        Contracts "contracts" Count Level
            "Subscriptions at the end of the period that say how long their contract is"
            = c.count(|_| true);
        ContractMonths "contract_months" Count Level
            "The months of these contracts, added up" = c.sum(|r| i128::from(r.months));
    }
}
