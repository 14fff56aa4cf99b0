//! The log, on stderr: text for people at a terminal, one JSON object a line for programs.

use std::io::{IsTerminal, stderr};

use tracing::Level;

/// Begins the log. `TENURE_LOG` says how much: `error`, `warn`, `info` (usual) or `debug`.
pub fn begin() {
    let said = std::env::var("TENURE_LOG").ok().and_then(|level| level.parse::<Level>().ok());
    let log = tracing_subscriber::fmt()
        .with_max_level(said.unwrap_or(Level::INFO))
        .with_target(false)
        .with_writer(stderr);
    // Where a log has begun already, that one goes on.
    let _ = match stderr().is_terminal() {
        true => log.try_init(),
        false => log.json().flatten_event(true).with_ansi(false).try_init(),
    };
}
