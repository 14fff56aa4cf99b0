//! Whether a key opens what a sync would ask for.

use std::time::Duration;

use serde::Serialize;
use tenure_connectors::stripe::Mode;
use tenure_connectors::stripe_api::{
    Base, Client, Http, Key, News, Surroundings, SyncError, may_pull, profile,
};

/// So often Stripe is asked the same: somebody waits.
const TRIES: u32 = 2;

/// The longest pause that is made before asking again.
const PATIENCE: Duration = Duration::from_secs(2);

/// What Stripe says of a key that opens what is needed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct Checked {
    /// The account; none where the key may not read it, which is fine.
    pub account: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// Its currency.
    pub currency: Option<String>,
    /// Which of the account's worlds the key opens.
    #[schema(schema_with = super::modes)]
    pub mode: &'static str,
}

/// Asks Stripe for one object of each kind.
///
/// # Errors
/// [`SyncError`], which says what the key may not read.
pub fn check(base: Base, key: Key, without: &[String]) -> Result<Checked, SyncError> {
    let mode = match key.mode() {
        Mode::Live => "live",
        Mode::Test => "test",
    };
    let mut transport = Http::new(base, key);
    let mut around = Waiting;
    let mut client = Client::new(&mut transport, &mut around);
    client.tries = TRIES;
    let told = profile(&mut client)?;
    may_pull(&mut client, without)?;
    let currency = told.settings.currency.map(|currency| currency.code().to_owned());
    Ok(Checked { account: told.id, name: told.settings.name, currency, mode })
}

/// Waits for real, not for long, and tells nobody.
struct Waiting;

impl Surroundings for Waiting {
    fn sleep(&mut self, pause: Duration) {
        std::thread::sleep(pause.min(PATIENCE));
    }

    fn now(&mut self) -> i64 {
        jiff::Timestamp::now().as_microsecond()
    }

    fn chance(&mut self) -> u32 {
        u32::MAX
    }

    fn hear(&mut self, _: News<'_>) {}
}
