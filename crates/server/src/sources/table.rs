//! The table of sources.

use std::fmt;

use axum::http::StatusCode;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::{Deserialize, Serialize};
use tenure_domain::said;

use tenure_i18n::Lang;

use crate::access::Actor;
use crate::access::secret;
use crate::db::Stamp;
use crate::jobs::json as parsed;
use crate::problem::{Problem, Result};
use crate::routes::body::conflict;
use crate::secrets::Secrets;
use crate::work::Failed;

/// A source, as answers show it: without its secrets.
#[derive(Clone, PartialEq, Debug, Serialize, utoipa::ToSchema)]
pub struct Source {
    /// Its number.
    pub id: i64,
    /// `stripe`.
    pub kind: String,
    /// How people call it.
    pub name: String,
    /// The account, as the system calls it; known after the first sync or check that may read it.
    pub account: Option<String>,
    /// Which of the account's worlds the key opens.
    #[schema(schema_with = super::modes)]
    pub mode: &'static str,
    /// The ends of the key.
    pub key_hint: String,
    /// The ends of the secrets that sign webhooks.
    pub signing_hints: Vec<String>,
    /// The path under which the server takes the system's webhooks.
    pub webhook_path: String,
    /// Kinds of objects that are left out.
    pub without: Vec<String>,
    /// Minutes between syncs; none where they are only asked for.
    pub schedule_minutes: Option<i64>,
    /// Whether nothing is asked and nothing brought in for now. Events are still kept.
    pub paused: bool,
    /// The job of a sync that waits or is being done.
    pub job: Option<i64>,
    /// When the next sync is due.
    pub next_at: Option<Stamp>,
    /// When the last sync ended.
    pub tried_at: Option<Stamp>,
    /// When the last one ended that went well.
    pub succeeded_at: Option<Stamp>,
    /// Syncs that failed since then.
    pub failures: i64,
    /// What came of that one.
    pub outcome: Option<Synced>,
    /// Why the last sync failed.
    pub error: Option<Failed>,
    /// What webhooks brought.
    pub events: Events,
    /// Who connected it.
    pub created_by: String,
    /// When.
    pub created_at: Stamp,
    /// When it was last changed.
    pub updated_at: Stamp,
}

impl Source {
    /// With why it failed in a language.
    #[must_use]
    pub fn spoken(mut self, lang: Lang) -> Source {
        self.error = self.error.map(|error| error.spoken(lang));
        self.events.error = self.events.error.map(|error| error.spoken(lang));
        self
    }
}

/// What a sync came to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Synced {
    /// The number of the import; none where nothing was kept.
    pub batch: Option<u64>,
    /// Rows that are new.
    pub added: u64,
    /// Rows that took the place of earlier versions, or were late.
    pub superseded: u64,
    /// Rows that were rejected.
    pub rejected: u64,
    /// Objects that were pulled.
    pub objects: u64,
    /// Whether everything was pulled, and not only what is new.
    pub everything: bool,
}

/// What webhooks brought.
#[derive(Clone, PartialEq, Debug, Default, Serialize, utoipa::ToSchema)]
pub struct Events {
    /// Those that wait to be brought in.
    pub waiting: i64,
    /// Those that are kept and not brought in, by reason.
    pub kept: Vec<Reason>,
    /// When the last one came.
    pub last_at: Option<Stamp>,
    /// Why those that wait could not be brought in.
    pub error: Option<Failed>,
}

/// Events that are kept for the same reason.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct Reason {
    /// `thin`, `other-mode`, `other-account`, `unknown-object`, or what is wrong with the object.
    pub reason: String,
    /// How many.
    pub count: i64,
}

/// What is noted of a source in the audit log.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Known {
    kind: String,
    name: String,
    account: Option<String>,
    mode: &'static str,
    key_hint: String,
    signing_hints: Vec<String>,
    without: Vec<String>,
    schedule_minutes: Option<i64>,
    paused: bool,
}

impl Source {
    /// What is noted of it.
    pub fn known(&self) -> Known {
        Known {
            kind: self.kind.clone(),
            name: self.name.clone(),
            account: self.account.clone(),
            mode: self.mode,
            key_hint: self.key_hint.clone(),
            signing_hints: self.signing_hints.clone(),
            without: self.without.clone(),
            schedule_minutes: self.schedule_minutes,
            paused: self.paused,
        }
    }
}

/// What the server itself needs of a source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stored {
    /// Its number.
    pub id: i64,
    /// What stands in the address of its webhook; its secrets are sealed under it.
    pub hook: String,
    /// The account, once it is known.
    pub account: Option<String>,
    /// Whether it is what real customers do.
    pub live: bool,
    /// Kinds of objects that are left out.
    pub without: Vec<String>,
    /// Whether a sync went well.
    pub synced: bool,
    key: Vec<u8>,
    signing: Option<Vec<u8>>,
}

impl Stored {
    /// The key.
    ///
    /// # Errors
    /// Where it was sealed with another key of the server.
    pub fn key(
        &self,
        secrets: &Secrets,
    ) -> std::result::Result<String, crate::secrets::SecretError> {
        let bytes = secrets.open(&key_of(&self.hook), &self.key)?;
        String::from_utf8(bytes).map_err(|_| crate::secrets::SecretError::OtherKey)
    }

    /// The secrets that sign its webhooks.
    ///
    /// # Errors
    /// As [`Stored::key`].
    pub fn signing(
        &self,
        secrets: &Secrets,
    ) -> std::result::Result<Vec<String>, crate::secrets::SecretError> {
        let Some(sealed) = &self.signing else { return Ok(Vec::new()) };
        let bytes = secrets.open(&signing_of(&self.hook), sealed)?;
        serde_json::from_slice(&bytes).map_err(|_| crate::secrets::SecretError::OtherKey)
    }
}

fn key_of(hook: &str) -> String {
    format!("source {hook} key")
}

fn signing_of(hook: &str) -> String {
    format!("source {hook} signing")
}

/// Signing secrets of one source at most: more than two are hardly in use at a time.
pub const SECRETS: usize = 5;

/// A source to be connected; what comes here was checked.
#[derive(Clone)]
pub struct New {
    /// How people call it; `None` for the usual name.
    pub name: Option<String>,
    /// The account, where somebody says it.
    pub account: Option<String>,
    /// The key.
    pub key: String,
    /// Whether it opens what real customers do.
    pub live: bool,
    /// The secrets that sign its webhooks.
    pub signing: Vec<String>,
    /// Kinds of objects that are left out.
    pub without: Vec<String>,
    /// Minutes between syncs.
    pub every: Option<i64>,
}

/// What changes of a source; what is absent stays.
#[derive(Clone, Default)]
pub struct Change {
    /// How people call it.
    pub name: Option<String>,
    /// The account, where its key may not say it.
    pub account: Option<String>,
    /// Another key, and whether it opens what real customers do.
    pub key: Option<(String, bool)>,
    /// All secrets that sign webhooks from now on.
    pub signing: Option<Vec<String>>,
    /// Secrets that sign webhooks beside those that do.
    pub more_signing: Option<Vec<String>>,
    /// Kinds of objects that are left out.
    pub without: Option<Vec<String>>,
    /// Minutes between syncs.
    pub every: Option<Option<i64>>,
    /// Whether nothing is asked for now.
    pub paused: Option<bool>,
}

impl fmt::Debug for New {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("New").field("name", &self.name).finish_non_exhaustive()
    }
}

impl fmt::Debug for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Change").field("name", &self.name).finish_non_exhaustive()
    }
}

const COLUMNS: &str =
    "id, kind, name, account, live, key_hint, signing_hints, hook, without, every,
    paused, next_at, tried_at, succeeded_at, failures, outcome, error, events_error, created_by,
    created_at, updated_at,
    (SELECT jobs.id FROM jobs WHERE jobs.id = sources.job AND state IN ('waiting', 'running'))";

fn source(row: &Row<'_>) -> rusqlite::Result<Source> {
    let words = |at: usize| {
        let text: String = row.get(at)?;
        Ok::<Vec<String>, rusqlite::Error>(serde_json::from_str(&text).unwrap_or_default())
    };
    Ok(Source {
        id: row.get(0)?,
        kind: row.get(1)?,
        name: row.get(2)?,
        account: row.get(3)?,
        mode: if row.get(4)? { "live" } else { "test" },
        key_hint: row.get(5)?,
        signing_hints: words(6)?,
        webhook_path: format!("/webhooks/stripe/{}", row.get::<_, String>(7)?),
        without: words(8)?,
        schedule_minutes: row.get(9)?,
        paused: row.get(10)?,
        next_at: row.get(11)?,
        tried_at: row.get(12)?,
        succeeded_at: row.get(13)?,
        failures: row.get(14)?,
        outcome: parsed(row.get(15)?),
        error: parsed(row.get(16)?),
        events: Events { error: parsed(row.get(17)?), ..Events::default() },
        created_by: row.get(18)?,
        created_at: row.get(19)?,
        updated_at: row.get(20)?,
        job: row.get(21)?,
    })
}

/// Adds what webhooks brought.
fn with_events(db: &Connection, mut source: Source) -> Result<Source> {
    let waiting = "SELECT count(*) FROM source_events WHERE source = ?1 AND state = 'waiting'";
    source.events.waiting = db.query_row(waiting, [source.id], |row| row.get(0))?;
    let last = "SELECT received_at FROM source_events WHERE source = ?1 ORDER BY id DESC LIMIT 1";
    let last = db.query_row(last, [source.id], |row| row.get(0)).optional()?;
    source.events.last_at = last;
    let kept = "SELECT coalesce(reason, state), count(*) FROM source_events
        WHERE source = ?1 AND state IN ('aside', 'refused') GROUP BY 1 ORDER BY 1";
    let mut statement = db.prepare(kept)?;
    let rows = statement
        .query_map([source.id], |row| Ok(Reason { reason: row.get(0)?, count: row.get(1)? }))?;
    source.events.kept = rows.collect::<rusqlite::Result<_>>()?;
    Ok(source)
}

/// All sources of the data.
///
/// # Errors
/// `internal` where the database fails.
pub fn list(db: &Connection) -> Result<Vec<Source>> {
    let mut statement = db.prepare(&format!("SELECT {COLUMNS} FROM sources ORDER BY id"))?;
    let found: Vec<Source> = statement.query_map([], source)?.collect::<rusqlite::Result<_>>()?;
    found.into_iter().map(|source| with_events(db, source)).collect()
}

/// The source of a number.
///
/// # Errors
/// `not-found` where there is none.
pub fn find(db: &Connection, id: i64) -> Result<Source> {
    let query = format!("SELECT {COLUMNS} FROM sources WHERE id = ?1");
    let found = db.query_row(&query, [id], source).optional()?;
    with_events(db, found.ok_or_else(|| super::none(id))?)
}

fn one_stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let without: String = row.get(4)?;
    Ok(Stored {
        id: row.get(0)?,
        hook: row.get(1)?,
        account: row.get(2)?,
        live: row.get(3)?,
        without: serde_json::from_str(&without).unwrap_or_default(),
        key: row.get(5)?,
        signing: row.get(6)?,
        synced: row.get(7)?,
    })
}

const STORED: &str = "SELECT id, hook, account, live, without, key, signing,
    succeeded_at IS NOT NULL FROM sources";

/// What the server needs of the source of a number.
///
/// # Errors
/// `not-found` where there is none.
pub fn stored(db: &Connection, id: i64) -> Result<Stored> {
    let found = db.query_row(&format!("{STORED} WHERE id = ?1"), [id], one_stored).optional()?;
    found.ok_or_else(|| super::none(id))
}

/// The source whose webhook has an address.
///
/// # Errors
/// `internal` where the database fails.
pub fn by_hook(db: &Connection, hook: &str) -> Result<Option<Stored>> {
    Ok(db.query_row(&format!("{STORED} WHERE hook = ?1"), [hook], one_stored).optional()?)
}

/// Another source that is of this account.
///
/// # Errors
/// `internal` where the database fails.
pub fn of_account(db: &Connection, source: i64, account: &str) -> Result<Option<i64>> {
    let query = "SELECT id FROM sources WHERE account = ?1 AND id <> ?2 ORDER BY id LIMIT 1";
    Ok(db.query_row(query, params![account, source], |row| row.get(0)).optional()?)
}

/// Connects a source. Its first sync is due at once.
///
/// # Errors
/// `account-unknown` where it is not known of which account a source is that is there already.
pub fn create(tx: &Transaction<'_>, secrets: &Secrets, actor: &Actor, new: &New) -> Result<Source> {
    let there = tx
        .query_row(
            "SELECT id FROM sources WHERE kind = 'stripe' AND account IS NULL ORDER BY id LIMIT 1",
            [],
            |row| row.get::<_, i64>(0),
        )
        .optional()?;
    if let Some(id) = there {
        return Err(unknown_account(id));
    }
    if let Some(account) = &new.account
        && let Some(other) = of_account(tx, 0, account)?
    {
        return Err(connected(account, other));
    }
    let random = secret::random().map_err(|error| Problem::internal(&error))?;
    let hook = &random[..32];
    let insert = "
        INSERT INTO sources (kind, account, name, hook, live, key, key_hint, signing, signing_hints, without,
            every, next_at, created_by, created_at, updated_at)
        VALUES ('stripe', ?12, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?10, ?10)";
    let key = sealed(secrets, &key_of(hook), new.key.as_bytes())?;
    let (signing, hints) = signing(secrets, hook, &new.signing)?;
    tx.execute(
        insert,
        params![
            name(tx, new)?,
            hook,
            new.live,
            key,
            hint(&new.key),
            signing,
            hints,
            text(&new.without)?,
            new.every,
            Stamp::now(),
            actor.name,
            new.account
        ],
    )?;
    find(tx, tx.last_insert_rowid())
}

/// How a new source is called: as somebody says, or `Stripe` with a number from the second on.
fn name(db: &Connection, new: &New) -> Result<String> {
    if let Some(name) = &new.name {
        return Ok(name.clone());
    }
    let before: i64 = db.query_row("SELECT count(*) FROM sources", [], |row| row.get(0))?;
    Ok(if before == 0 { "Stripe".to_owned() } else { format!("Stripe {}", before + 1) })
}

/// Why no other account can be connected yet: from where its syncs go on, and whose ids are whose,
/// is kept by account.
fn unknown_account(id: i64) -> Problem {
    let detail = said!(
        "it is not known yet of which account source {id} is, so another account could be taken \
         for it",
        id = id.to_string()
    );
    let title = "An account of Stripe is not known yet";
    Problem::new(StatusCode::CONFLICT, "account-unknown", title, detail).advising(said!(
        "wait for its first sync; if it stays unknown, give that source the id of its account \
         (acct_…, in Stripe's settings)"
    ))
}

/// Changes a source. What keeps it from being asked is lifted with another key, and with the end of
/// a pause.
///
/// # Errors
/// `not-found` where there is none.
pub fn change(tx: &Transaction<'_>, secrets: &Secrets, id: i64, change: &Change) -> Result<Source> {
    let before = stored(tx, id)?;
    let hook = &before.hook;
    let now = Stamp::now();
    if let Some(name) = &change.name {
        tx.execute("UPDATE sources SET name = ?2 WHERE id = ?1", params![id, name])?;
    }
    if let Some(every) = change.every {
        // Counted from the last sync; one that is due by that comes at once.
        let update = "UPDATE sources SET every = ?2, next_at = CASE WHEN ?2 IS NULL THEN NULL
            ELSE coalesce(tried_at, 0) + ?2 * 60000000 END WHERE id = ?1
            AND every IS NOT ?2";
        tx.execute(update, params![id, every])?;
    }
    if let Some((key, live)) = &change.key {
        // Of what account its data are does not change with a key; before any came it may.
        let update = "UPDATE sources SET key = ?2, key_hint = ?3, live = ?4,
            account = CASE WHEN succeeded_at IS NOT NULL THEN account END,
            failures = 0, next_at = ?5 WHERE id = ?1";
        let sealed = sealed(secrets, &key_of(hook), key.as_bytes())?;
        tx.execute(update, params![id, sealed, hint(key), live, now])?;
    }
    if let Some(account) = &change.account {
        said_account(tx, &before, account)?;
    }
    if let Some(all) = signing_after(&before, secrets, change)? {
        let (signing, hints) = signing(secrets, hook, &all)?;
        let update = "UPDATE sources SET signing = ?2, signing_hints = ?3 WHERE id = ?1";
        tx.execute(update, params![id, signing, hints])?;
    }
    if let Some(without) = &change.without {
        let update = "UPDATE sources SET without = ?2 WHERE id = ?1";
        tx.execute(update, params![id, text(without)?])?;
    }
    if let Some(paused) = change.paused {
        let update = "UPDATE sources SET paused = ?2, events_at = 0 WHERE id = ?1";
        tx.execute(update, params![id, paused])?;
    }
    tx.execute("UPDATE sources SET updated_at = ?2 WHERE id = ?1", params![id, now])?;
    find(tx, id)
}

/// The account is that of another source.
fn connected(account: &str, source: i64) -> Problem {
    conflict(said!(
        "{account} is connected already, as source {id}",
        account = account.to_owned(),
        id = source.to_string()
    ))
}

/// Notes the account that somebody says. That of data that are there does not change.
fn said_account(tx: &Transaction<'_>, before: &Stored, account: &str) -> Result<()> {
    if let Some(known) =
        before.account.as_deref().filter(|known| *known != account && before.synced)
    {
        let detail = said!("the data of the source are of {account}", account = known.to_owned());
        return Err(
            conflict(detail).advising(said!("connect the other account as a source of its own"))
        );
    }
    if let Some(other) = of_account(tx, before.id, account)? {
        return Err(connected(account, other));
    }
    tx.execute("UPDATE sources SET account = ?2 WHERE id = ?1", params![before.id, account])?;
    Ok(())
}

/// Removes a source with its secrets and the events that were kept; what is in the data stays.
///
/// # Errors
/// `not-found` where there is none.
pub fn remove(tx: &Transaction<'_>, id: i64) -> Result<Source> {
    let source = find(tx, id)?;
    let waiting = "UPDATE jobs SET state = 'cancelled', ended_at = ?2 WHERE state = 'waiting'
        AND id IN (SELECT job FROM sources WHERE id = ?1
            UNION SELECT events_job FROM sources WHERE id = ?1)";
    tx.execute(waiting, params![id, Stamp::now()])?;
    tx.execute("DELETE FROM sources WHERE id = ?1", [id])?;
    Ok(source)
}

/// All secrets that sign webhooks after a change, the newest first; `None` where they stay.
fn signing_after(
    before: &Stored,
    secrets: &Secrets,
    change: &Change,
) -> Result<Option<Vec<String>>> {
    let Some(more) = &change.more_signing else { return Ok(change.signing.clone()) };
    let known = match &change.signing {
        Some(all) => all.clone(),
        None => before.signing(secrets).map_err(|error| conflict(error.to_string()))?,
    };
    let mut all = more.clone();
    all.extend(known.into_iter().filter(|one| !more.contains(one)));
    all.truncate(SECRETS);
    Ok(Some(all))
}

fn sealed(secrets: &Secrets, what: &str, secret: &[u8]) -> Result<Vec<u8>> {
    secrets.seal(what, secret).map_err(|error| Problem::internal(&error))
}

/// The secrets of webhooks sealed, and their hints.
fn signing(secrets: &Secrets, hook: &str, all: &[String]) -> Result<(Option<Vec<u8>>, String)> {
    let hints: Vec<String> = all.iter().map(|one| hint(one)).collect();
    let all = match all {
        [] => None,
        all => Some(sealed(secrets, &signing_of(hook), text(&all)?.as_bytes())?),
    };
    Ok((all, text(&hints)?))
}

fn text<T: Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Problem::internal(&error))
}

/// What may be shown of a secret: what kind it is, and its last letters where enough are left that
/// nobody knows. Secrets are ASCII.
fn hint(secret: &str) -> String {
    let kind = secret.rfind('_').map_or("", |at| &secret[..=at]);
    let rest = &secret[kind.len()..];
    let end = if rest.len() >= 16 { &rest[rest.len() - 4..] } else { "" };
    format!("{kind}…{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_give_no_secret_away() {
        assert_eq!(hint("rk_live_51ThisIsVerySecret0123456789"), "rk_live_…6789");
        assert_eq!(hint("whsec_abcdefghijklmnopqrstuvwx"), "whsec_…uvwx");
        assert_eq!(hint("sk_test_short"), "sk_test_…");
        assert_eq!(hint("plain"), "…");
    }
}
