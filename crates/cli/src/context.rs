//! What every command has at hand: the time, and a way to talk.

use std::io::{IsTerminal, stderr};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, TryLockError};
use std::time::Duration;

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};
use tenure_domain::time::{Instant, Zone};
use tenure_engine::import::ImportError;
use tenure_i18n::Lang;
use tenure_store::{Mask, Workspace};

use crate::app::Global;
use crate::colour::Paint;
use crate::dates;
use crate::desk::{self, Kind};
use crate::resident::Resident;
use crate::words::{self, Id, tr};

/// How often it is looked whether it is one's turn.
const WAITS: Duration = Duration::from_millis(20);

/// The surroundings of a command.
#[derive(Clone, Debug)]
pub struct Context {
    /// The time of the question.
    pub now: Instant,
    /// Whether that time was given, and not read from the clock.
    pub now_was_said: bool,
    /// Speaks on stderr.
    pub talk: Talk,
    /// Colours of what goes to stdout.
    pub paint: Paint,
    /// The language of what people read.
    pub lang: Lang,
    /// What is kept from whoever asks; of the command line, nothing.
    pub mask: Option<Mask>,
    /// Books that stay in memory, in a shell.
    pub resident: Option<Arc<Resident>>,
    /// Of those who write to one workspace within this process only one does at a time.
    pub turns: Option<Arc<Mutex<()>>>,
}

impl Context {
    /// Reads the clock, unless the time was given, and chooses the language.
    pub fn new(global: &Global) -> Result<Context> {
        let lang = global.lang.unwrap_or_else(words::own_surroundings);
        words::set(lang);
        let now = match &global.now {
            Some(text) => dates::instant(text, &Zone::utc(), "--now")?,
            None => Instant(jiff::Timestamp::now().as_microsecond()),
        };
        let talk = Talk {
            paint: Paint::for_stderr(global.color),
            progress: !global.no_progress && stderr().is_terminal(),
        };
        let now_was_said = global.now.is_some();
        let paint = Paint::for_stdout(global.color);
        Ok(Context {
            now,
            now_was_said,
            talk,
            paint,
            lang,
            mask: None,
            resident: None,
            turns: None,
        })
    }

    /// Opens a workspace as whoever asks may see it. Commands that can be asked open none otherwise.
    ///
    /// # Errors
    /// As [`Workspace::open`].
    pub fn workspace(&self, dir: &Path) -> Result<Workspace> {
        Ok(Workspace::open(dir)?.behind(self.mask))
    }

    /// Waits until nobody else within this process writes; with what it gives, the turn ends.
    ///
    /// # Errors
    /// Where it is stopped meanwhile.
    pub fn turn(&self) -> Result<Option<MutexGuard<'_, ()>>> {
        let Some(turns) = &self.turns else { return Ok(None) };
        loop {
            match turns.try_lock() {
                Ok(turn) => return Ok(Some(turn)),
                Err(TryLockError::Poisoned(turn)) => return Ok(Some(turn.into_inner())),
                Err(TryLockError::WouldBlock) if desk::is_stopped() => {
                    return Err(ImportError::Stopped.into());
                }
                Err(TryLockError::WouldBlock) => std::thread::sleep(WAITS),
            }
        }
    }

    /// The present, where a command has been at work for long.
    pub fn later(&self) -> Instant {
        if self.now_was_said { self.now } else { Instant(jiff::Timestamp::now().as_microsecond()) }
    }
}

/// Speaks on stderr.
#[derive(Clone, Copy, Debug)]
pub struct Talk {
    /// Colours.
    pub paint: Paint,
    progress: bool,
}

impl Talk {
    /// Says something.
    pub fn say(self, text: &str) {
        desk::remark(Kind::Note, text, text);
    }

    /// Warns of something.
    pub fn warn(self, text: &str) {
        let printed = format!("{} {text}", self.paint.warning(&tr!("remark-warning")));
        desk::remark(Kind::Warning, text, &printed);
    }

    /// Advises.
    pub fn hint(self, text: &str) {
        let printed = format!("{} {text}", self.paint.hint(&tr!("remark-hint")));
        desk::remark(Kind::Hint, text, &printed);
    }

    /// A bar for bytes or things; hidden where nobody would see it.
    pub fn bar(self, what: Id, unit: Counted) -> ProgressBar {
        if !self.progress || desk::is_heard() {
            return ProgressBar::hidden();
        }
        let template = match unit {
            Counted::Bytes => "{msg:>10} [{bar:32}] {bytes}/{total_bytes} {bytes_per_sec} {eta}",
            Counted::Things => "{msg:>10} [{bar:32}] {human_pos}/{human_len} {eta}",
        };
        let bar = ProgressBar::new(0).with_message(what.say());
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("=> "));
        }
        bar
    }

    /// A sign of life for work of unknown length.
    pub fn spinner(self, what: Id) -> ProgressBar {
        if !self.progress || desk::is_heard() {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::new_spinner().with_message(what.say());
        bar.enable_steady_tick(Duration::from_millis(120));
        bar
    }
}

/// What a bar counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counted {
    /// Bytes.
    Bytes,
    /// Anything else.
    Things,
}
