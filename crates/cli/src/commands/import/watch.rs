//! Keeps the first findings to show, and writes rejected rows.

use std::io;
use std::path::PathBuf;

use anyhow::Result;
use indicatif::ProgressBar;
use tenure_connectors::rejects::RejectFiles;
use tenure_connectors::report::{FULL_FINDINGS, Reject};
use tenure_domain::finding::{Finding, Severity};
use tenure_engine::import::Watch;

use crate::colour::Paint;
use crate::context::{Context, Counted};
use crate::desk;
use crate::snippets;
use crate::words::Id;

/// Watches an import.
pub struct Watcher {
    bar: ProgressBar,
    paint: Paint,
    rejects: Option<RejectFiles>,
    watched: Watched,
}

/// What was seen.
#[derive(Debug, Default)]
pub struct Watched {
    /// The first errors, ready to be printed.
    pub shown: Vec<String>,
    /// How many errors there were.
    pub errors: u64,
    /// Warnings about files; a bundle has few.
    pub warnings: Vec<Finding>,
    /// Files of rejected rows.
    pub reject_files: Vec<PathBuf>,
}

impl Watcher {
    /// Nothing seen yet. `rejects` is the folder for rejected rows.
    pub fn new(rejects: Option<PathBuf>, context: &Context) -> Watcher {
        Watcher {
            bar: context.talk.bar(Id("busy-importing"), Counted::Bytes),
            paint: context.talk.paint,
            rejects: rejects.map(|folder| RejectFiles::new(&folder)),
            watched: Watched::default(),
        }
    }

    /// Finishes the files.
    pub fn finish(mut self) -> Result<Watched> {
        self.bar.finish_and_clear();
        if let Some(rejects) = self.rejects {
            self.watched.reject_files = rejects.finish()?;
        }
        Ok(self.watched)
    }

    fn show(&mut self, text: impl FnOnce(Paint) -> String) {
        self.watched.errors += 1;
        if self.watched.shown.len() < FULL_FINDINGS {
            self.watched.shown.push(text(self.paint));
        }
    }
}

impl Watch for Watcher {
    fn reject(&mut self, reject: &Reject) -> io::Result<()> {
        for finding in &reject.findings {
            self.show(|paint| snippets::row(finding, reject, paint));
        }
        match &mut self.rejects {
            Some(files) => files.write(reject),
            None => Ok(()),
        }
    }

    fn finding(&mut self, finding: &Finding) {
        match finding.severity {
            Severity::Error => self.show(|paint| snippets::file(finding, paint)),
            Severity::Warning => self.watched.warnings.push(finding.clone()),
            // All is well; it is counted with the others in the summary.
            Severity::Note => {}
        }
    }

    fn progress(&mut self, done: u64, total: u64) {
        desk::progress(done, total);
        self.bar.set_length(total);
        self.bar.set_position(done);
    }

    fn stopped(&self) -> bool {
        desk::is_stopped()
    }
}
