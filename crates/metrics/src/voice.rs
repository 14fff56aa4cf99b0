//! Family D: the voice of the customer, and support.

pub mod ces;
pub mod csat;
pub mod nps;
pub mod response_rate;
