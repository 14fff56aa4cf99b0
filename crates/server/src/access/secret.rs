//! Random tokens, and what is stored of them.

use sha2::{Digest, Sha256};

/// What API tokens begin with, so that scanners of sources find them.
pub const TOKEN: &str = "tnr_";

const HEX: &[u8; 16] = b"0123456789abcdef";

/// A random secret of 256 bits, in hex.
///
/// # Errors
/// Where the machine gives no random numbers.
pub fn random() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(hex(&bytes))
}

/// What is stored of a secret: enough to know it again. A random secret of 256 bits cannot be
/// guessed from it, so it needs no slow hash.
pub fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

/// Bytes in hex.
pub fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(HEX[usize::from(digit)])).collect()
}
