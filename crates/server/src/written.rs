//! What people write down: segments, notes, annotations, targets, policies, and how they like their screens.

pub mod annotations;
pub mod notes;
pub mod policies;
pub mod preferences;
pub mod segments;
pub mod targets;

use serde::Deserialize;

use crate::problem::Result;
use crate::routes::Routes;
use crate::routes::body::bad_value;

/// Routes of all of it.
pub fn routes() -> Routes {
    segments::routes()
        .and(annotations::routes())
        .and(notes::routes())
        .and(policies::routes())
        .and(preferences::routes())
        .and(targets::routes())
}

/// Of whose data something is written.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
pub struct Where {
    /// `main`, where it is not said.
    pub workspace: Option<String>,
}

impl Where {
    /// The name of the workspace.
    pub fn name(&self) -> String {
        self.workspace.clone().unwrap_or_else(|| "main".to_owned())
    }
}

/// Text without space around it, of at least one letter and at most so many.
///
/// # Errors
/// `bad-value` where it is empty or longer.
pub fn words(text: &str, what: &str, most: usize) -> Result<String> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(bad_value(format!("{what} is empty"))),
        n if n > most => Err(bad_value(format!("{what} has {n} letters, more than {most}"))),
        _ => Ok(text.to_owned()),
    }
}

/// A day as `2026-03-31`.
///
/// # Errors
/// `bad-value` where it is none.
pub fn day(text: &str) -> Result<String> {
    let read: std::result::Result<jiff::civil::Date, _> = text.trim().parse();
    read.map(|day| day.to_string()).map_err(|_| {
        bad_value(format!("{text:?} is no day")).advising("days are written 2026-03-31")
    })
}
