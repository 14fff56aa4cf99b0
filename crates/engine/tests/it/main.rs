//! The engine on a whole company: laws, and questions asked twice.

mod ahead;
mod asking;
mod closing;
mod company;
mod comparing;
mod following;
mod kept;
mod laws;
mod missing;
mod reconciling;
mod recorded;
mod settled;
mod stripe;
mod syncing;
mod told;
