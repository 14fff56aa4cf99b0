//! Product use.

pub(crate) mod active_users;
pub(crate) mod feature_adoption;
pub(crate) mod goal_attainment;
pub(crate) mod login_frequency;
pub(crate) mod seat_use;
pub(crate) mod stickiness;
pub(crate) mod time_to_value;
pub(crate) mod usage_trend;
