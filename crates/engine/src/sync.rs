//! Brings what was pulled from Stripe into a workspace, and keeps from where the next pull goes on.
//!
//! What is known is written after the batch is in the workspace. Whoever is stopped in between
//! imports the same pull again, which changes nothing.

mod past;

use std::collections::HashSet;
use std::sync::Arc;

use tenure_connectors::settings::Settings;
use tenure_connectors::source::Source;
use tenure_connectors::stripe::{Export, Mode};
use tenure_connectors::stripe_api::{Ask, Known, Pulled, Why};
use tenure_domain::account::Account;
use tenure_domain::schema::TableId;
use tenure_domain::time::{Day, Instant, SECOND};
use tenure_store::Workspace;

use crate::import::{
    Extent, ImportError, ImportOptions, Imported, Watch, import_beside, refuse_mixture, settings,
};

/// Where the store keeps what is known of its first account. That of another one is kept under this
/// with a dot and the account.
const META: &str = "sync.stripe";

/// How a workspace stands to an account.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Connection {
    /// The account, where it came beside the first: ids that its people chose are kept apart.
    pub apart: Option<Arc<str>>,
    /// What is known of the pulls before.
    pub known: Option<Known>,
}

/// Which connection a key belongs to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Meeting {
    /// This one.
    Met(Connection),
    /// It is of another account than this one, which the workspace holds, and none was to come beside
    /// it.
    Other(String),
    /// There may be more than one account, and the key or what is held does not say which it is.
    Unnamed,
}

impl Connection {
    fn first(known: Option<Known>) -> Connection {
        Connection { apart: None, known }
    }

    fn key(&self) -> String {
        match &self.apart {
            Some(account) => format!("{META}.{account}"),
            None => META.to_owned(),
        }
    }

    /// What is known by now: others may have brought something in since it was met.
    fn now(&self, ws: &Workspace) -> Result<Option<Known>, ImportError> {
        Ok(ws.meta(&self.key())?.as_deref().and_then(Known::parse))
    }

    /// The folder in which its pulls lie until they are imported, within `DIR/sync`.
    pub fn folder(&self) -> String {
        match &self.apart {
            Some(account) => {
                let fits = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
                let account: String = account.chars().filter(|&letter| fits(letter)).collect();
                format!("stripe-{account}")
            }
            None => "stripe".to_owned(),
        }
    }
}

/// The accounts of a workspace, the first first; none where nothing was pulled.
///
/// # Errors
/// Those of the store.
pub fn connections(ws: &Workspace) -> Result<Vec<Connection>, ImportError> {
    let of = |(key, text): (String, String)| {
        let rest = key.strip_prefix(META)?;
        let apart = match rest.strip_prefix('.') {
            Some(account) => Some(Arc::from(account)),
            None => rest.is_empty().then_some(None)?,
        };
        Some(Connection { apart, known: Some(Known::parse(&text)?) })
    };
    Ok(ws.metas()?.into_iter().filter_map(of).collect())
}

/// Finds the connection of an account, as far as its key may tell it. With `beside` an account that
/// is not held yet comes beside those that are.
///
/// # Errors
/// Those of the store.
pub fn meet(ws: &Workspace, account: Option<&str>, beside: bool) -> Result<Meeting, ImportError> {
    let held = connections(ws)?;
    let several = held.len() > 1;
    let Some(first) = held.iter().find(|connection| connection.apart.is_none()) else {
        return Ok(Meeting::Met(Connection::first(None)));
    };
    let named = first.known.as_ref().and_then(|known| known.account.clone());
    let first = first.clone();
    Ok(match (named, account) {
        (Some(_), None) if several || beside => Meeting::Unnamed,
        // What is held may be this account or another one.
        (None, Some(_)) if beside => Meeting::Unnamed,
        (_, None) | (None, Some(_)) => Meeting::Met(first),
        (Some(named), Some(account)) if named == account => Meeting::Met(first),
        (Some(named), Some(account)) => {
            let apart = Some(Arc::from(account));
            match held.into_iter().find(|connection| connection.apart == apart) {
                Some(connection) => Meeting::Met(connection),
                None if beside => Meeting::Met(Connection { apart, known: None }),
                None => Meeting::Other(named),
            }
        }
    })
}

/// Refuses to bring one mode into a workspace of the other.
///
/// # Errors
/// [`ImportError::Mixed`], and errors of the store.
pub fn refuse_other_mode(ws: &Workspace, mode: Mode) -> Result<(), ImportError> {
    refuse_mixture(ws, if mode == Mode::Live { "stripe" } else { "stripe-test" })
}

/// Sets in `ask` from when on changes are asked for, or says why everything is. `all` wants
/// everything; `now` is the present in microseconds.
///
/// # Errors
/// [`ImportError::Mixed`] where the workspace holds the other mode; errors of the store.
pub fn decide(
    ws: &Workspace,
    known: Option<&Known>,
    ask: &mut Ask,
    all: bool,
) -> Result<Option<Why>, ImportError> {
    refuse_other_mode(ws, ask.mode)?;
    let Some(known) = known else { return Ok(Some(Why::First)) };
    let batches = ws.batches()?;
    let undone = batches.iter().filter(|batch| batch.undone_at.is_some());
    let undone = undone.map(|batch| batch.id).find(|id| known.batches.contains(id));
    let why = match undone {
        _ if all => Some(Why::Asked),
        Some(batch) => Some(Why::Undone(batch)),
        None if !known.covers(ask) => Some(Why::More),
        None => None,
    };
    ask.through = Some(known.through).filter(|_| why.is_none());
    Ok(why)
}

/// Imports what was pulled; says what came of it, and whether the pull is done with. The settings
/// `told` by Stripe count where the workspace has none.
///
/// # Errors
/// [`ImportError`]; the workspace is then as it was, and the pull can be imported again.
pub fn bring(
    ws: &Workspace,
    connection: &Connection,
    pulled: Pulled,
    told: &Settings,
    options: &ImportOptions,
    watch: &mut dyn Watch,
) -> Result<(Imported, bool), ImportError> {
    let Pulled { mut export, window, again, .. } = pulled;
    export.apart.clone_from(&connection.apart);
    let known_settings = settings(ws)?;
    export.settings = told.clone();
    let said = &mut export.settings;
    said.currency = said.currency.filter(|_| known_settings.currency.is_none());
    said.zone = said.zone.take().filter(|_| known_settings.zone.is_none());
    said.name = said.name.take().filter(|_| known_settings.name.is_none());
    // Nothing is missing of the days that were over when the pull began.
    let zone = [&options.stated.zone, &known_settings.zone, &said.zone];
    let zone = zone.into_iter().flatten().next().cloned();
    let zone = zone.unwrap_or_else(|| Account::default().zone);
    let began = zone.day(Instant(window.began.saturating_mul(SECOND)));
    said.data_through = Some(Day(began.0 - 1));
    let source = Source::Stripe(export);
    // Where these may be all, those of other accounts are put down with them: as much as they say.
    let past = past::past(ws, source.name(), again.as_ref(), options.recorded_at, false)?;
    let beside = past.into_iter().map(|batch| (TableId::SubscriptionChanges, batch)).collect();
    let imported = import_beside(ws, &source, beside, options, watch)?;
    let complete = imported.report.failed_files.is_empty();
    let taken = match options.extent {
        Extent::Plan => false,
        Extent::GoodRows => complete,
        Extent::AllOrNothing => imported.is_clean(),
    };
    if taken {
        let batch = imported.batch.as_ref().map(|batch| batch.id);
        let known = Known::after(&window, connection.now(ws)?.as_ref(), batch);
        ws.set_meta(&connection.key(), Some(&known.text()))?;
    }
    Ok((imported, taken))
}

/// Imports events that came by themselves, in whatever order and however often: what holds in the
/// end depends only on which have come. `told_of` are the subscriptions that they tell of.
///
/// From where the next pull goes on stays as it was; it reads again what the events were about.
///
/// # Errors
/// [`ImportError`]; the workspace is then as it was, and the events can be imported again.
pub fn bring_events(
    ws: &Workspace,
    connection: &Connection,
    mut export: Export,
    told_of: &HashSet<String>,
    options: &ImportOptions,
    watch: &mut dyn Watch,
) -> Result<Imported, ImportError> {
    export.apart.clone_from(&connection.apart);
    let source = Source::Stripe(export);
    refuse_mixture(ws, source.name())?;
    let past = past::past(ws, source.name(), Some(told_of), options.recorded_at, true)?;
    let beside = past.into_iter().map(|batch| (TableId::SubscriptionChanges, batch)).collect();
    let imported = import_beside(ws, &source, beside, options, watch)?;
    if let (Some(mut known), Some(batch)) = (connection.now(ws)?, &imported.batch) {
        // Where it is undone, a pull of what changed since would not bring it again.
        known.batches.push(batch.id);
        ws.set_meta(&connection.key(), Some(&known.text()))?;
    }
    Ok(imported)
}
