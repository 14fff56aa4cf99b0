//! Brings what was pulled from Stripe into a workspace, and keeps from where the next pull goes on.
//!
//! What is known is written after the batch is in the workspace. Whoever is stopped in between
//! imports the same pull again, which changes nothing.

mod past;

use std::collections::HashSet;

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

/// Where the store keeps what is known.
const META: &str = "sync.stripe";

/// What is known of the pulls before.
///
/// # Errors
/// Those of the store.
pub fn known(ws: &Workspace) -> Result<Option<Known>, ImportError> {
    Ok(ws.meta(META)?.as_deref().and_then(Known::parse))
}

/// The account of the workspace, where it is another one.
pub fn other_account<'k>(known: Option<&'k Known>, account: Option<&str>) -> Option<&'k str> {
    let before = known?.account.as_deref()?;
    (before != account?).then_some(before)
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
    pulled: Pulled,
    told: &Settings,
    options: &ImportOptions,
    watch: &mut dyn Watch,
) -> Result<(Imported, bool), ImportError> {
    let Pulled { mut export, window, again, .. } = pulled;
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
        let known = Known::after(&window, known(ws)?.as_ref(), batch);
        ws.set_meta(META, Some(&known.text()))?;
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
    export: Export,
    told_of: &HashSet<String>,
    options: &ImportOptions,
    watch: &mut dyn Watch,
) -> Result<Imported, ImportError> {
    let source = Source::Stripe(export);
    refuse_mixture(ws, source.name())?;
    let past = past::past(ws, source.name(), Some(told_of), options.recorded_at, true)?;
    let beside = past.into_iter().map(|batch| (TableId::SubscriptionChanges, batch)).collect();
    let imported = import_beside(ws, &source, beside, options, watch)?;
    if let (Some(mut known), Some(batch)) = (known(ws)?, &imported.batch) {
        // Where it is undone, a pull of what changed since would not bring it again.
        known.batches.push(batch.id);
        ws.set_meta(META, Some(&known.text()))?;
    }
    Ok(imported)
}
