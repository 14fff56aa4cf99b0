//! Passwords: Argon2id with the parameters that OWASP names first for it.

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use tenure_domain::said;

use crate::problem::{Problem, Result};
use crate::routes::body::bad_value;

/// Memory in KiB, passes and lanes: 19 MiB, 2, 1.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

/// Letters of a password at least.
pub const LEAST: usize = 10;

/// Bytes at most, so that hashing one is never a burden.
const MOST: usize = 1024;

/// A hash of nobody's password, tried where there is no such user, so that both take as long.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGF0IGFsbCE$\
                      8FnYc3YvU2q1m4KzY0m8y4m0dY1y2m3n4o5p6q7r8s8";

fn argon2() -> Result<Argon2<'static>> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).map_err(|e| Problem::internal(&e))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Refuses passwords that are too short or too long.
///
/// # Errors
/// `bad-value`, with the length that is needed.
pub fn check(password: &str) -> Result<()> {
    if password.chars().count() < LEAST {
        let detail = said!("the password has fewer than {n} letters", n = LEAST.to_string());
        return Err(bad_value(detail).advising("a few words are easy to remember"));
    }
    if password.len() > MOST {
        return Err(bad_value(said!(
            "the password is longer than {n} bytes",
            n = MOST.to_string()
        )));
    }
    Ok(())
}

/// What is stored of a password. Takes tens of milliseconds on purpose: call it where that may be.
///
/// # Errors
/// As [`check`]; `internal` where the machine gives no random numbers.
pub fn hash(password: &str) -> Result<String> {
    check(password)?;
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|error| Problem::internal(&error))?;
    let hash = argon2()?.hash_password_with_salt(password.as_bytes(), &salt);
    Ok(hash.map_err(|error| Problem::internal(&error))?.to_string())
}

/// A password at random, of 26 letters and digits that are hard to mistake: 130 bits.
///
/// # Errors
/// `internal` where the machine gives no random numbers.
pub fn random() -> Result<String> {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut bytes = [0; 26];
    getrandom::fill(&mut bytes).map_err(|error| Problem::internal(&error))?;
    Ok(bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect())
}

/// Whether a password is the one whose hash was stored. Takes as long where none was.
///
/// # Errors
/// `internal` where the parameters are none.
pub fn is_right(password: &str, stored: Option<&str>) -> Result<bool> {
    let parsed = PasswordHash::new(stored.unwrap_or(NOBODY));
    let Ok(parsed) = parsed else { return Ok(false) };
    let same = argon2()?.verify_password(password.as_bytes(), &parsed).is_ok();
    Ok(same && stored.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_known_again() {
        let stored = hash("correct horse battery").unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(is_right("correct horse battery", Some(&stored)).unwrap());
        assert!(!is_right("correct horse batterz", Some(&stored)).unwrap());
        assert_ne!(stored, hash("correct horse battery").unwrap(), "each has its own salt");
    }

    #[test]
    fn nobody_has_a_password() {
        PasswordHash::new(NOBODY).expect("it is a hash, so that trying it takes its time");
        assert!(!is_right("", None).unwrap());
        assert!(!is_right("nobody at all!", None).unwrap());
    }

    #[test]
    fn short_and_endless_ones_are_refused() {
        assert_eq!(hash("ninechars").unwrap_err().code, "bad-value");
        assert_eq!(hash(&"x".repeat(1025)).unwrap_err().code, "bad-value");
        hash("țțțțțțțțțț").expect("letters are counted, not bytes");
    }
}
