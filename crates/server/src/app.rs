//! What all requests share.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use tenure_store::Workspace;
use tokio::sync::Semaphore;

use crate::Config;
use crate::ask::{Answers, Told};
use crate::cache::Cache;
use crate::problem::Problem;

/// Within the folder of the data: what is the server's own.
const OWN: &str = "server";

/// What all requests share.
pub struct App {
    /// How it serves.
    pub config: Config,
    /// Who answers questions.
    pub answers: Arc<dyn Answers>,
    /// As many questions are answered at a time as there are processors.
    pub turns: Semaphore,
    /// Answers that were given.
    pub cache: Cache<Told>,
}

/// Bytes of answers kept.
const KEPT: usize = 64 << 20;

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App").field("config", &self.config).finish_non_exhaustive()
    }
}

impl App {
    /// Opens the folder; an empty one becomes a workspace.
    ///
    /// # Errors
    /// Where it holds other things, or cannot be read.
    pub fn open(config: Config, answers: Arc<dyn Answers>) -> Result<Arc<App>> {
        Workspace::open_or_create(&config.dir)?;
        fs_err::create_dir_all(config.dir.join(OWN))?;
        let turns = std::thread::available_parallelism().map_or(2, usize::from);
        let (turns, cache) = (Semaphore::new(turns), Cache::new(KEPT));
        Ok(Arc::new(App { config, answers, turns, cache }))
    }

    /// The folder of what is the server's own.
    pub fn own(&self) -> PathBuf {
        self.config.dir.join(OWN)
    }

    /// What tells the data of a workspace from what they were before, and today from yesterday:
    /// answers depend on both.
    ///
    /// # Errors
    /// Where the workspace cannot be read.
    pub fn version(&self, dir: &Path) -> Result<String, Problem> {
        let digest = Workspace::open(dir)
            .and_then(|workspace| workspace.data_version(None))
            .map_err(|error| Problem::internal(&error))?;
        let hour = jiff::Timestamp::now().as_second() / 3600;
        Ok(format!("{digest} {hour}"))
    }

    /// The folder of a workspace: `main` is the data's own, `demo` that of the demo company.
    ///
    /// # Errors
    /// Where there is none of that name.
    pub fn workspace(&self, name: Option<&str>) -> Result<PathBuf, Problem> {
        let dir = match name.unwrap_or("main") {
            "main" => self.config.dir.clone(),
            "demo" => self.own().join("demo"),
            other => return Err(Problem::no_workspace(other)),
        };
        if is_workspace(&dir) {
            Ok(dir)
        } else {
            Err(Problem::no_workspace(name.unwrap_or("main")))
        }
    }
}

fn is_workspace(dir: &Path) -> bool {
    dir.join("tenure.sqlite").is_file()
}
