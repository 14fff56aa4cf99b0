//! Family A: recurring revenue.

pub mod mrr;
pub mod net_new_mrr;
