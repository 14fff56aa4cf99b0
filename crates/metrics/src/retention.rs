//! Family B: retention and churn.

pub mod customer_churn;
pub mod grr;
pub mod nrr;
