//! Asks for one path, again where that helps, and says plainly why where it does not.

use std::time::Duration;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::error::SyncError;
use super::key::scrub;

/// An answer of HTTP.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Header `Retry-After`, in seconds.
    pub retry_after: Option<u64>,
    /// Header `Stripe-Should-Retry`.
    pub should_retry: Option<bool>,
    /// Header `Date`, in seconds since 1970.
    pub date: Option<i64>,
    /// Header `Request-Id`.
    pub request: Option<String>,
    /// Header `Location`.
    pub location: Option<String>,
    /// The body.
    pub body: String,
}

/// There was no whole answer: no connection, or it broke off. Says why.
#[derive(Clone, Debug)]
pub struct Cut(pub String);

/// Asks a server. It knows the server and the key; nobody else does.
pub trait Transport {
    /// The answer to a path with its query.
    ///
    /// # Errors
    /// [`Cut`]; an answer of any status is none.
    fn get(&mut self, path: &str) -> Result<Answer, Cut>;
}

/// Something to tell while a pull is going on.
#[derive(Clone, Copy, Debug)]
pub enum News<'n> {
    /// So many objects of a list are here.
    Pulled {
        /// The list.
        list: &'n str,
        /// Objects so far.
        objects: u64,
    },
    /// Stripe does not keep events for so long as the last pull is ago: all is pulled again.
    TooOld {
        /// Up to when all was known, in seconds since 1970.
        through: i64,
    },
    /// There will be a pause before the next try.
    Waiting {
        /// Why.
        why: &'n str,
        /// How long.
        pause: Duration,
        /// Number of the try that failed, from 1.
        tried: u32,
    },
}

/// Time, chance, and someone who listens.
pub trait Surroundings {
    /// Waits.
    fn sleep(&mut self, pause: Duration);
    /// Microseconds since 1970.
    fn now(&mut self) -> i64;
    /// Any number.
    fn chance(&mut self) -> u32;
    /// Hears news.
    fn hear(&mut self, news: News<'_>);
}

/// How often a path is asked for, where nobody says otherwise.
const TRIES: u32 = 8;
/// The longest pause that Stripe may ask for.
const PATIENCE: Duration = Duration::from_secs(300);
/// The first pause, and the longest of those that nobody asked for.
const FIRST: Duration = Duration::from_millis(500);
const LONGEST: Duration = Duration::from_secs(32);

/// The pause after a failed try, from 1, where the server names none: it doubles, and lies by
/// chance in the upper half, so that many who were refused together do not come back together.
pub fn delay(tried: u32, chance: u32) -> Duration {
    let whole = FIRST.saturating_mul(1 << tried.saturating_sub(1).min(16)).min(LONGEST);
    let half = whole / 2;
    half + half.mul_f64(f64::from(chance) / f64::from(u32::MAX))
}

/// Asks Stripe, patiently.
pub struct Client<'c> {
    transport: &'c mut dyn Transport,
    /// Time and chance.
    pub around: &'c mut dyn Surroundings,
    /// When Stripe gave its last answer, by its own clock, in seconds.
    date: Option<i64>,
    /// Requests so far, those that failed among them.
    pub requests: u64,
    /// Requests that had to be made again.
    pub again: u64,
    /// How often a path is asked for at most.
    pub tries: u32,
}

/// What was found.
#[derive(Debug)]
pub(super) enum Got {
    /// The body.
    Found(String),
    /// There is no such object.
    Missing,
}

/// Stripe's way to say no.
#[derive(Deserialize)]
struct Refusal {
    error: Reason,
}

#[derive(Deserialize)]
struct Reason {
    message: Option<String>,
    code: Option<String>,
}

impl<'c> Client<'c> {
    /// Asks through `transport`.
    pub fn new(transport: &'c mut dyn Transport, around: &'c mut dyn Surroundings) -> Client<'c> {
        Client { transport, around, date: None, requests: 0, again: 0, tries: TRIES }
    }

    /// The present by Stripe's clock as of its last answer, or else by ours, in seconds.
    pub(super) fn now(&mut self) -> i64 {
        self.date.unwrap_or_else(|| self.around.now().div_euclid(1_000_000))
    }

    /// The answer to a path. `what` is what it gives, in words.
    pub(super) fn get(&mut self, path: &str, what: &str) -> Result<Got, SyncError> {
        let mut tried = 0;
        loop {
            tried += 1;
            self.requests += 1;
            let (why, asked) = match self.transport.get(path) {
                Ok(answer) if answer.status == 200 => {
                    self.date = answer.date.or(self.date);
                    // What breaks off without a word looks like an answer.
                    match serde_json::from_str::<&RawValue>(&answer.body) {
                        Ok(_) => return Ok(Got::Found(answer.body)),
                        Err(error) if error.is_eof() => ("the answer breaks off".to_owned(), None),
                        Err(error) => return Err(not_stripe(path, &error.to_string())),
                    }
                }
                Ok(answer) if may_retry(&answer) => {
                    let pause = answer.retry_after.map(Duration::from_secs);
                    (format!("status {}", answer.status), pause)
                }
                Ok(answer) => return refused(path, what, &answer),
                Err(Cut(why)) => (scrub(&why), None),
            };
            let pause = asked.unwrap_or_else(|| delay(tried, self.around.chance()));
            if tried >= self.tries || pause > PATIENCE {
                let last = match pause > PATIENCE {
                    true => format!("{why}, to be tried again after {} seconds", pause.as_secs()),
                    false => why,
                };
                return Err(SyncError::GaveUp { path: plain(path), tries: tried, last });
            }
            self.again += 1;
            self.around.hear(News::Waiting { why: &why, pause, tried });
            self.around.sleep(pause);
        }
    }
}

fn may_retry(answer: &Answer) -> bool {
    let by_status = matches!(answer.status, 409 | 429 | 500..=599);
    answer.should_retry.unwrap_or(by_status) || answer.status == 429
}

/// The path without its query, for messages.
pub(super) fn plain(path: &str) -> String {
    path.split('?').next().unwrap_or(path).to_owned()
}

pub(super) fn not_stripe(path: &str, says: &str) -> SyncError {
    SyncError::NotStripe { path: plain(path), says: scrub(says) }
}

/// What an answer means that is none that was hoped for.
fn refused(path: &str, what: &str, answer: &Answer) -> Result<Got, SyncError> {
    if let Some(to) = answer.location.as_deref().filter(|_| (300..400).contains(&answer.status)) {
        return Err(not_stripe(path, &format!("it leads on to {to}, where the key is not sent")));
    }
    let Ok(refusal) = serde_json::from_str::<Refusal>(&answer.body) else {
        return Err(not_stripe(path, &format!("status {} without a reason", answer.status)));
    };
    let Reason { message, code } = refusal.error;
    if code.as_deref() == Some("resource_missing") {
        return Ok(Got::Missing);
    }
    let says = scrub(message.as_deref().unwrap_or("it gives no reason"));
    Err(match answer.status {
        401 => SyncError::KeyRefused { says },
        403 => SyncError::Forbidden {
            missing: vec![forbidden(what, &says)],
            account: account_in(&says),
        },
        status => {
            let request = answer.request.as_deref().map(|id| format!(" (request {id})"));
            let request = scrub(&request.unwrap_or_default());
            SyncError::Refused { path: plain(path), status, says, request }
        }
    })
}

/// The account that a refusal names. A restricted key may hardly ever read it otherwise.
fn account_in(says: &str) -> Option<String> {
    let words = says.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    let found = words.into_iter().find(|word| word.starts_with("acct_") && word.len() > 5);
    found.map(str::to_owned)
}

/// What may not be read, with the permission that is named for it.
fn forbidden(what: &str, says: &str) -> String {
    let permission = says.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    match permission.into_iter().find(|word| word.starts_with("rak_")) {
        Some(name) => format!("{what} (permission {name})"),
        None => what.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_and_are_bounded() {
        assert_eq!(delay(1, 0), Duration::from_millis(250));
        assert_eq!(delay(1, u32::MAX), Duration::from_millis(500));
        assert_eq!(delay(3, u32::MAX), Duration::from_secs(2));
        assert_eq!(delay(40, u32::MAX), LONGEST);
    }

    #[test]
    fn the_missing_permission_is_named() {
        let says = "Having the 'rak_charge_read' permission would allow this";
        assert_eq!(forbidden("charges", says), "charges (permission rak_charge_read)");
        assert_eq!(forbidden("charges", "no"), "charges");
        let says = "The provided key 'rk_live_***' does not have the required permissions for \
                    this endpoint on account 'acct_1PJBLEBBLEfV'. Having …";
        assert_eq!(account_in(says).as_deref(), Some("acct_1PJBLEBBLEfV"));
        assert_eq!(account_in("no account 'acct_'"), None);
    }
}
