//! A demo company in a folder, and its book.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tenure_connectors::settings::Settings;
use tenure_domain::policy::Policy;
use tenure_domain::time::Instant;
use tenure_engine::book::{Book, BookOptions};
use tenure_engine::import::{Extent, ImportOptions, Unwatched, in_memory};
use tenure_engine::load::{LoadOptions, load};
use tenure_ledger::run::Wanted;
use tenure_store::Workspace;
use tenure_testkit::simulator::{Spec, write_bundle};

/// 2026-11-01, the end of the demo company's data.
pub const NOW: i64 = 1_793_491_200_000_000;

/// Writes a company of so many customers.
pub fn bundle(customers: u32, seed: u64) -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("company");
    let spec = Spec { customers, seed, ..Spec::default() };
    write_bundle(&spec, &path, &mut |_, _| {}).unwrap();
    (dir, path)
}

pub fn options() -> ImportOptions {
    ImportOptions {
        extent: Extent::GoodRows,
        stated: Settings::default(),
        recorded_at: NOW,
        mapping: None,
        threads: 2,
    }
}

/// A workspace with everything of a bundle.
pub fn workspace(path: &Path) -> Workspace {
    let (ws, imported) = in_memory(path, &options(), &mut Unwatched).unwrap();
    assert!(imported.is_clean(), "{:?}", imported.report);
    ws
}

/// The book of a workspace, as known at a time.
pub fn book(ws: &Workspace, policy: &Policy, known_at: Option<Instant>) -> Book {
    let settings = tenure_engine::import::settings(ws).unwrap();
    let account = settings.apply(&tenure_domain::account::Account::default());
    let now = Instant(NOW);
    let facts = load(
        ws,
        &LoadOptions { account: account.clone(), known_at, now, support: Default::default() },
    )
    .unwrap();
    let wanted = Wanted::ALL;
    let options = BookOptions { policy: policy.clone(), account, native: None, now, wanted };
    Book::keep(Arc::new(facts), options)
}
