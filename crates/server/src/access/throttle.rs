//! Slows down who guesses passwords: by account, and by address.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::http::StatusCode;

use crate::problem::{Problem, Result};

/// Wrong guesses that cost nothing: people mistype.
const FREE_BY_ACCOUNT: u32 = 5;
const FREE_BY_ADDRESS: u32 = 20;

/// After the first wrong guess that costs; it doubles with each further one.
const FIRST: Duration = Duration::from_secs(2);

/// Nobody waits longer than this, so that an account cannot be locked by others for long.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// For so long after the last one wrong guesses are remembered.
const REMEMBERED: Duration = Duration::from_secs(60 * 60);

/// So many accounts and addresses are remembered at most.
const MOST: usize = 20_000;

/// Wrong guesses.
#[derive(Debug, Default)]
pub struct Throttle {
    guesses: Mutex<HashMap<Key, Guesses>>,
}

/// Who guesses, or at what.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Key {
    /// An account, whether there is one or not.
    Account(String),
    /// An address; of IPv6 the network, since who has one address there has many.
    Address(IpAddr),
}

#[derive(Clone, Copy, Debug)]
struct Guesses {
    wrong: u32,
    last: Instant,
}

impl Key {
    /// The key of an account.
    pub fn account(email: &str) -> Key {
        Key::Account(email.trim().to_lowercase())
    }

    /// The key of an address.
    pub fn address(address: IpAddr) -> Key {
        Key::Address(match address {
            IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
                Some(v4) => v4.into(),
                None => {
                    let [a, b, c, d, ..] = v6.segments();
                    std::net::Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
                }
            },
            v4 => v4,
        })
    }

    fn free(&self) -> u32 {
        match self {
            Key::Account(_) => FREE_BY_ACCOUNT,
            Key::Address(_) => FREE_BY_ADDRESS,
        }
    }
}

impl Throttle {
    /// Refuses who has to wait.
    ///
    /// # Errors
    /// `too-many`, with the seconds to wait.
    pub fn check(&self, keys: &[Key], now: Instant) -> Result<()> {
        let guesses = self.guesses.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = keys.iter().filter_map(|key| {
            let made = guesses.get(key)?;
            let until = made.last + pause(key, made.wrong)?;
            until.checked_duration_since(now).filter(|left| !left.is_zero())
        });
        match wait.max() {
            None => Ok(()),
            Some(left) => Err(too_many(left)),
        }
    }

    /// Notes a wrong guess.
    pub fn wrong(&self, keys: &[Key], now: Instant) {
        let mut guesses = self.guesses.lock().unwrap_or_else(PoisonError::into_inner);
        if guesses.len() + keys.len() > MOST {
            guesses.retain(|_, made| now.saturating_duration_since(made.last) < REMEMBERED);
        }
        if guesses.len() + keys.len() > MOST {
            guesses.clear();
        }
        for key in keys {
            let made = guesses.entry(key.clone()).or_insert(Guesses { wrong: 0, last: now });
            if now.saturating_duration_since(made.last) >= REMEMBERED {
                made.wrong = 0;
            }
            made.wrong = made.wrong.saturating_add(1);
            made.last = now;
        }
    }

    /// Forgets wrong guesses: it was the right one.
    pub fn right(&self, key: &Key) {
        self.guesses.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
    }
}

/// How long one waits after so many wrong guesses.
fn pause(key: &Key, wrong: u32) -> Option<Duration> {
    let beyond = wrong.checked_sub(key.free())?;
    Some(FIRST.saturating_mul(1 << beyond.min(16)).min(LONGEST))
}

fn too_many(left: Duration) -> Problem {
    // Nobody waits longer than a quarter of an hour.
    let seconds = u32::try_from(left.as_secs()).unwrap_or(u32::MAX - 1) + 1;
    let status = StatusCode::TOO_MANY_REQUESTS;
    let detail = format!("there were too many wrong attempts; the next is taken in {seconds} s");
    Problem::new(status, "too-many", "Too many attempts", detail).after(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_guesses_are_free_and_then_pauses_double() {
        let (throttle, key) = (Throttle::default(), Key::account(" Ada@Example.com"));
        let (start, keys) = (Instant::now(), [Key::account("ada@example.com")]);
        assert_eq!(key, keys[0]);
        for _ in 0..4 {
            throttle.wrong(&keys, start);
            throttle.check(&keys, start).unwrap();
        }
        let mut waits = Vec::new();
        for _ in 0..12 {
            throttle.wrong(&keys, start);
            waits.push(throttle.check(&keys, start).unwrap_err().retry_after.unwrap());
        }
        assert_eq!(waits[..4], [3, 5, 9, 17]);
        assert_eq!(waits[11], 901, "nobody waits longer than a quarter of an hour");
        throttle.check(&keys, start + LONGEST).unwrap();
        throttle.check(&[Key::account("bob@example.com")], start).unwrap();
        throttle.right(&key);
        throttle.check(&keys, start).unwrap();
    }

    #[test]
    fn an_address_may_guess_at_few_accounts() {
        let throttle = Throttle::default();
        let (now, address) = (Instant::now(), Key::address("2001:db8:1:2::7".parse().unwrap()));
        for n in 0..20 {
            throttle.check(std::slice::from_ref(&address), now).unwrap();
            throttle.wrong(&[Key::account(&format!("{n}@x")), address.clone()], now);
        }
        let other = Key::address("2001:db8:1:2:3::9".parse().unwrap());
        throttle.check(&[other], now).expect_err("the same network");
        let other = Key::address("2001:db8:1:3::7".parse().unwrap());
        throttle.check(&[other], now).unwrap();
    }

    #[test]
    fn what_is_remembered_is_limited() {
        let (throttle, now) = (Throttle::default(), Instant::now());
        for n in 0..MOST + 10 {
            throttle.wrong(&[Key::account(&n.to_string())], now);
        }
        assert!(throttle.guesses.lock().unwrap().len() <= MOST);
    }
}
