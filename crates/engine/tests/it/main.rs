//! The engine on a whole company: laws, and questions asked twice.

mod ahead;
mod asking;
mod change;
mod closing;
mod company;
mod comparing;
mod feedback;
mod first_contact;
mod following;
mod intervals;
mod kept;
mod laws;
mod lifetimes;
mod missing;
mod passes;
mod reconciling;
mod recorded;
mod relate;
mod settled;
mod stripe;
mod syncing;
mod told;
mod usage;
mod used;
