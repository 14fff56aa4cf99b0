//! Family E: marketing and conversion.

pub mod closed_loop;
pub mod lead_to_customer;
pub mod leads_by_stage;
pub mod qualified_traffic;
pub mod referral_rate;
pub mod trial_conversion;
