//! What is kept of a pull once it is imported: from where the next one goes on.

use serde::{Deserialize, Serialize};

use super::pull::Ask;
use super::spool::Window;
use crate::stripe::Mode;

/// Version of the text.
const VERSION: u32 = 1;

/// What is known of the pulls before.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Known {
    version: u32,
    /// The account, where Stripe said it.
    pub account: Option<String>,
    /// Whether it is what real customers do.
    pub live: bool,
    /// Up to when all changes are imported, in seconds since 1970.
    pub through: i64,
    /// History before this time was not wanted.
    pub since: Option<i64>,
    /// Lists that were left out.
    pub without: Vec<String>,
    /// Batches of the store since everything was pulled: what follows builds on them.
    pub batches: Vec<u64>,
}

/// Why everything is pulled, and not only what changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// Nothing was before.
    First,
    /// The user wants it.
    Asked,
    /// What was imported was undone: this batch.
    Undone(u64),
    /// More is wanted than before.
    More,
}

impl Known {
    /// What is known after a pull over `before`, whose rows are in `batch`.
    pub fn after(window: &Window, before: Option<&Known>, batch: Option<u64>) -> Known {
        let goes_on = before.filter(|_| window.from.is_some());
        let mut batches = goes_on.map_or(Vec::new(), |known| known.batches.clone());
        batches.extend(batch);
        Known {
            version: VERSION,
            account: window.account.clone().or_else(|| before?.account.clone()),
            live: window.live,
            through: window.began,
            since: window.since,
            without: window.without.clone(),
            batches,
        }
    }

    /// As a text.
    pub fn text(&self) -> String {
        // Texts, numbers and lists always become JSON.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// From a text; `None` where it is of another version.
    pub fn parse(text: &str) -> Option<Known> {
        serde_json::from_str::<Known>(text).ok().filter(|known| known.version == VERSION)
    }

    /// Whether what is asked for was always pulled before.
    pub fn covers(&self, ask: &Ask) -> bool {
        let same_mode = self.live == (ask.mode == Mode::Live);
        let kinds = self.without.iter().all(|it| ask.without.contains(it));
        let far = match (self.since, ask.since) {
            (Some(before), Some(now)) => before <= now,
            (before, None) => before.is_none(),
            (None, Some(_)) => true,
        };
        same_mode && kinds && far
    }
}
