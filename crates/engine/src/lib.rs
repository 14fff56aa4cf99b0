//! The engine: loads facts, keeps the book of all customers, answers questions.

pub mod advocates;
pub mod beside;
pub mod book;
pub mod change;
pub mod checks;
pub mod classes;
pub mod closing;
pub mod cohorts;
mod cold;
pub mod committed;
pub mod compare;
pub mod dossier;
pub mod error;
pub mod explain;
pub mod feedback;
pub mod import;
pub mod intervals;
pub mod kept;
pub mod lifetimes;
pub mod live;
pub mod load;
mod memo;
pub mod netted;
mod odd;
pub mod onboarding;
mod packed;
pub mod payback;
pub mod query;
pub mod reach;
pub mod reconcile;
pub mod records;
pub mod relate;
pub mod renewals;
mod rerun;
mod returns;
pub mod rows;
pub mod segments;
mod spread;
mod sweep;
pub mod sync;
mod terms;
mod untold;
pub mod usage;
mod windows;
pub mod worth;
pub mod zoned;

/// The hash of a policy: SHA-256 of its canonical text, hexadecimal. Policies with equal hashes
/// give equal figures.
pub fn policy_hash(policy: &tenure_domain::policy::Policy) -> String {
    use sha2::Digest;
    let digest = sha2::Sha256::digest(policy.canonical_text());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
