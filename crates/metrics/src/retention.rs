//! Family B: retention and churn.

pub mod churn_by;
pub mod churn_kind;
pub mod churn_reason;
pub mod cohort_retention;
pub mod crr;
pub mod customer_churn;
pub mod gross_revenue_churn;
pub mod grr;
pub mod net_revenue_churn;
pub mod nrr;
pub mod reactivation_rate;
pub mod renewal_rate;
