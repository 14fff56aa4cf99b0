//! What all requests share.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use sha2::{Digest, Sha256};
use tenure_store::{Lock, Mask, Workspace};
use tokio::sync::Semaphore;

use crate::access::Actor;
use crate::access::secret::hex;
use crate::access::throttle::Throttle;
use crate::ask::{Answers, Told};
use crate::cache::Cache;
use crate::counts::Counts;
use crate::db::Db;
use crate::jobs::Jobs;
use crate::problem::Problem;
use crate::repeats::Underway;
use crate::secrets::Secrets;
use crate::versions::Versions;
use crate::work::Works;
use crate::{Config, rotate};

/// Within the folder of the data: what is the server's own.
const OWN: &str = "server";

/// What all requests share.
pub struct App {
    /// How it serves.
    pub config: Config,
    /// Who answers questions.
    pub answers: Arc<dyn Answers>,
    /// Who does work.
    pub works: Arc<dyn Works>,
    /// Work that waits or is being done.
    pub jobs: Jobs,
    /// What the server itself remembers.
    pub db: Db,
    /// As many questions are answered at a time as there are processors.
    pub turns: Semaphore,
    /// What the data of workspaces are known by.
    pub versions: Versions,
    /// Answers that were given.
    pub cache: Cache<Told>,
    /// Writes with keys that are being done.
    pub underway: Underway,
    /// Wrong passwords.
    pub throttle: Throttle,
    /// So many passwords are hashed at a time: each takes 19 MiB.
    pub hashing: Semaphore,
    /// Seals what others must not read in the database.
    pub secrets: Secrets,
    /// Numbers for who watches.
    pub counts: Counts,
    /// Keeps other servers from this folder.
    _lock: Lock,
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
    pub fn open(
        config: Config,
        answers: Arc<dyn Answers>,
        works: Arc<dyn Works>,
    ) -> Result<Arc<App>> {
        Workspace::open_or_create(&config.dir)?;
        let lock = rotate::lock(&config.dir)?;
        let db = Db::open(&Db::path_in(&config.dir))?;
        let turns = std::thread::available_parallelism().map_or(2, usize::from);
        let secrets = rotate::in_use(&config.dir, config.key.as_ref(), &db)?;
        Ok(Arc::new(App {
            config,
            answers,
            works,
            jobs: Jobs::default(),
            underway: Underway::default(),
            db,
            turns: Semaphore::new(turns),
            versions: Versions::default(),
            cache: Cache::new(KEPT),
            throttle: Throttle::default(),
            hashing: Semaphore::new(turns),
            secrets,
            counts: Counts::new(),
            _lock: lock,
        }))
    }

    /// The folder of what is the server's own.
    pub fn own(&self) -> PathBuf {
        self.config.dir.join(OWN)
    }

    /// What is kept from whoever asks: a mask, where people are.
    pub fn mask(&self, actor: &Actor) -> Option<Mask> {
        actor.masked.then(|| self.secrets.mask())
    }

    /// The name of the cookie of sessions. Browsers take one that begins with `__Host-` only over
    /// HTTPS, and from this very host.
    pub fn cookie(&self) -> &'static str {
        if self.https() { "__Host-tenure" } else { "tenure" }
    }

    /// Whether browsers reach it over HTTPS.
    pub fn https(&self) -> bool {
        self.config.url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }

    /// What tells the data of a workspace from what they were before, and today from yesterday,
    /// and the settings of the account: answers depend on all of them.
    ///
    /// # Errors
    /// Where the workspace cannot be read.
    pub fn version(&self, dir: &Path) -> Result<String, Problem> {
        let (data, hour) = self.stamp(dir)?;
        Ok(format!("{data} {hour}"))
    }

    /// The same in its parts: what tells the data from others, shortened, and the hour.
    ///
    /// # Errors
    /// Where the workspace cannot be read.
    pub fn stamp(&self, dir: &Path) -> Result<(String, i64), Problem> {
        let version = self.versions.of(dir).map_err(|error| Problem::internal(&error))?;
        let hour = jiff::Timestamp::now().as_second() / 3600;
        Ok((hex(&Sha256::digest(version)[..16]), hour))
    }

    /// Lets go of a workspace, whose folder is about to be removed.
    pub fn forget(&self, dir: &Path) {
        self.answers.forget(dir);
        self.versions.forget(dir);
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
