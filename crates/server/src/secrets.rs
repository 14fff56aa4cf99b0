//! Secrets of others that have to be kept in full, such as keys of billing systems: encrypted, so
//! that a copy of the database alone gives none of them away.

use std::fmt;
use std::path::{Path, PathBuf};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use tenure_store::Mask;

use crate::access::secret::hex;
use crate::db::Stamp;
use crate::problem::Problem;

/// The first byte of what is sealed: how it is.
const FORM: u8 = 1;
const NONCE: usize = 24;

/// Why a secret cannot be sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The file of the key.
    #[error("the key file {}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: std::io::Error,
    },
    /// It holds no key.
    #[error("a key is 64 hexadecimal digits, and this is something else")]
    NoKey,
    /// It was sealed with another key, or is damaged, or is another secret.
    #[error("the secret cannot be opened: it was sealed with another key")]
    OtherKey,
    /// The machine gives no random numbers.
    #[error("no random numbers: {0}")]
    Random(getrandom::Error),
}

/// Seals and opens secrets.
#[derive(Clone)]
pub struct Secrets {
    cipher: XChaCha20Poly1305,
    mask: Mask,
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Secrets").finish_non_exhaustive()
    }
}

impl Secrets {
    /// With a key of 64 hexadecimal digits.
    ///
    /// # Errors
    /// [`SecretError::NoKey`].
    pub fn with_key(text: &str) -> Result<Secrets, SecretError> {
        let key = unhex(text.trim()).ok_or(SecretError::NoKey)?;
        let cipher = XChaCha20Poly1305::new_from_slice(&key).map_err(|_| SecretError::NoKey)?;
        // Another key than that of secrets: what is made with it is shown.
        let of_mask = Sha256::new().chain_update("tenure mask").chain_update(key).finalize();
        Ok(Secrets { cipher, mask: Mask::new(of_mask.into()) })
    }

    /// With the key of a file, which is made where it is not there; only its owner can read it.
    ///
    /// # Errors
    /// Where it cannot be read or made, or holds no key.
    pub fn in_file(path: &Path) -> Result<Secrets, SecretError> {
        match Secrets::of_file(path) {
            Err(SecretError::File { source, .. })
                if source.kind() == std::io::ErrorKind::NotFound =>
            {
                let key = new_key()?;
                let wrap = |source| SecretError::File { path: path.to_owned(), source };
                write_new(path, &key).map_err(wrap)?;
                Secrets::with_key(&key)
            }
            read => read,
        }
    }

    /// With the key of a file, which must be there.
    ///
    /// # Errors
    /// Where it cannot be read, or holds no key.
    pub fn of_file(path: &Path) -> Result<Secrets, SecretError> {
        let wrap = |source| SecretError::File { path: path.to_owned(), source };
        Secrets::with_key(&fs_err::read_to_string(path).map_err(wrap)?)
    }

    /// How people are kept from those who may not see them: the same everywhere under one key, so
    /// that a customer has the same pseudonym today and tomorrow.
    pub fn mask(&self) -> Mask {
        self.mask
    }

    /// Seals a secret. `what` names it and its place (`source 3 key`): it opens only as the same.
    ///
    /// # Errors
    /// Where the machine gives no random numbers.
    pub fn seal(&self, what: &str, secret: &[u8]) -> Result<Vec<u8>, SecretError> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(SecretError::Random)?;
        let payload = Payload { msg: secret, aad: what.as_bytes() };
        let sealed = self.cipher.encrypt(&XNonce::from(nonce), payload);
        let sealed = sealed.map_err(|_| SecretError::OtherKey)?;
        Ok([&[FORM][..], &nonce, &sealed].concat())
    }

    /// Opens what [`Secrets::seal`] gave.
    ///
    /// # Errors
    /// [`SecretError::OtherKey`].
    pub fn open(&self, what: &str, sealed: &[u8]) -> Result<Vec<u8>, SecretError> {
        let Some((&FORM, rest)) = sealed.split_first() else { return Err(SecretError::OtherKey) };
        let (nonce, msg) = rest.split_first_chunk::<NONCE>().ok_or(SecretError::OtherKey)?;
        let payload = Payload { msg, aad: what.as_bytes() };
        self.cipher.decrypt(&XNonce::from(*nonce), payload).map_err(|_| SecretError::OtherKey)
    }
}

/// Writes a secret down under a name, sealed with a key that is checked.
///
/// # Errors
/// `internal` where it cannot be sealed or written.
pub fn keep(tx: &Connection, secrets: &Secrets, name: &str, secret: &[u8]) -> Result<(), Problem> {
    let sealed = secrets.seal(name, secret).map_err(|error| Problem::internal(&error))?;
    let upsert = "INSERT INTO secrets (name, sealed, updated_at) VALUES (?1, ?2, ?3)
        ON CONFLICT (name) DO UPDATE SET sealed = ?2, updated_at = ?3";
    tx.execute(upsert, params![name, sealed, Stamp::now()])?;
    Ok(())
}

/// The secret of a name, where there is one.
///
/// # Errors
/// `internal` where it does not open.
pub fn kept(db: &Connection, secrets: &Secrets, name: &str) -> Result<Option<Vec<u8>>, Problem> {
    let select = "SELECT sealed FROM secrets WHERE name = ?1";
    let sealed: Option<Vec<u8>> = db.query_row(select, [name], |row| row.get(0)).optional()?;
    let opened = sealed.map(|sealed| secrets.open(name, &sealed)).transpose();
    opened.map_err(|error| Problem::internal(&error))
}

/// A key at random.
///
/// # Errors
/// Where the machine gives no random numbers.
pub fn new_key() -> Result<String, SecretError> {
    let mut key = [0; 32];
    getrandom::fill(&mut key).map_err(SecretError::Random)?;
    Ok(hex(&key))
}

/// Writes a file that was not there, for its owner alone.
fn write_new(path: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut options = fs_err::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use fs_err::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.write_all(b"\n")?;
    file.sync_all()
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let digits: Vec<u8> = text
        .chars()
        .map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect::<Option<_>>()?;
    let bytes: Vec<u8> = digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect();
    if digits.len() == 64 { bytes.try_into().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_opens_with_its_key_and_name_alone() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("key");
        let secrets = Secrets::in_file(&file).unwrap();
        let sealed = secrets.seal("source 1 key", b"rk_test_x").unwrap();
        assert!(!sealed.windows(9).any(|part| part == b"rk_test_x"));
        let again = Secrets::in_file(&file).unwrap();
        assert_eq!(again.open("source 1 key", &sealed).unwrap(), b"rk_test_x");
        again.open("source 2 key", &sealed).unwrap_err();
        let other = Secrets::with_key(&new_key().unwrap()).unwrap();
        other.open("source 1 key", &sealed).unwrap_err();
        let mut damaged = sealed.clone();
        *damaged.last_mut().unwrap() ^= 1;
        again.open("source 1 key", &damaged).unwrap_err();
        again.open("source 1 key", &[]).unwrap_err();
        assert_ne!(sealed, secrets.seal("source 1 key", b"rk_test_x").unwrap());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_the_key() {
        use std::os::unix::fs::PermissionsExt;
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("key");
        Secrets::in_file(&file).unwrap();
        let mode = fs_err::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for text in ["", "abc", &"g".repeat(64), &"a".repeat(63), &"a".repeat(66)] {
            assert!(matches!(Secrets::with_key(text), Err(SecretError::NoKey)), "{text}");
        }
    }
}
