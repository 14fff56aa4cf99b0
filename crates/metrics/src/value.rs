//! Family C: value and acquisition.

use tenure_domain::money::Ratio;

use crate::catalogue::Window;
use crate::measure::MeasureId::{
    ClosingMrr, LostCustomers, NewCustomers, OpeningCustomers, PayingCustomers,
};
use crate::reading::{Reader, Reason, over};
use crate::records::TallyId;

pub mod cac;
pub mod cac_payback;
pub mod clv;
pub mod crc;
pub mod gross_margin;
pub mod ltv_cac;

/// The months over which churn is taken for a lifetime: one month alone is a matter of luck.
const LIFETIME: Window = Window::Each(6);

/// MRR of a paying customer: `closing_mrr ÷ paying_customers`.
fn arpa(read: &mut Reader<'_>) -> Result<Ratio, Reason> {
    let (mrr, paying) = (read.sum(ClosingMrr), read.sum(PayingCustomers));
    over(mrr, paying, Reason::NobodyPays)
}

/// Customers lost in a month, of six months:
/// `lost_customers[each of 6 months] ÷ opening_customers[each of 6 months]`.
fn churn(read: &mut Reader<'_>) -> Result<Ratio, Reason> {
    let lost = read.over(LIFETIME, LostCustomers);
    let all = read.over(LIFETIME, OpeningCustomers);
    over(lost, all, Reason::NobodyToLose)
}

/// Gross margin: `(revenue − cost_of_sales) ÷ revenue`.
fn margin(read: &mut Reader<'_>) -> Result<Ratio, Reason> {
    let (revenue, cost) = (read.tally(TallyId::Revenue), read.tally(TallyId::CostOfSales));
    over(revenue - cost, revenue, Reason::NoRevenue)
}

/// Sales and marketing of a window for each new customer:
/// `(sales_spend + marketing_spend) ÷ new_customers`.
fn acquisition(read: &mut Reader<'_>, window: Window) -> Result<Ratio, Reason> {
    let sales = read.tally_over(window, TallyId::SalesSpend);
    let marketing = read.tally_over(window, TallyId::MarketingSpend);
    let new = read.sum(NewCustomers);
    over(sales + marketing, new, Reason::NobodyNew)
}
