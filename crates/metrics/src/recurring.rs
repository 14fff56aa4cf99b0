//! Family A: recurring revenue.

pub mod arpa;
pub mod arr;
pub mod asp;
pub mod baseline;
pub mod concentration;
pub mod expansion_mrr;
pub mod growth_rate;
pub mod mrr;
pub mod mrr_movements;
pub mod net_new_mrr;
pub mod quick_ratio;
