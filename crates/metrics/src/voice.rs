//! Family D: the voice of the customer, and support.

pub mod ces;
pub mod csat;
pub mod fcr;
pub mod feedback;
pub mod nps;
pub mod response_rate;
pub mod support_load;
