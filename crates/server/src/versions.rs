//! What tells the data of a workspace from what they were before.
//!
//! Every answer asks for it, so the manifest is read only when somebody has written to it.

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tenure_store::{Error, Workspace};

/// Versions of workspaces by their folders.
#[derive(Default)]
pub struct Versions(Mutex<HashMap<PathBuf, Arc<Mutex<Known>>>>);

/// What is known of one.
struct Known {
    workspace: Workspace,
    /// The writes of others that it was read after; `None` before the first time.
    writes: Option<i64>,
    version: String,
}

impl fmt::Debug for Versions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Versions").finish_non_exhaustive()
    }
}

impl Versions {
    /// A text that changes when any answer may: its facts and the batches that they came in, the
    /// settings of its account, its closed months.
    ///
    /// # Errors
    /// Where the workspace cannot be read.
    pub fn of(&self, dir: &Path) -> Result<String, Error> {
        let known = self.known(dir)?;
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        // Looked at before what it stands for: a write between the two is seen the next time.
        let writes = known.workspace.writes()?;
        if known.writes != Some(writes) {
            known.version = read(&known.workspace)?;
            known.writes = Some(writes);
        }
        Ok(known.version.clone())
    }

    /// Lets go of a workspace, whose folder is about to be removed.
    pub fn forget(&self, dir: &Path) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(dir);
    }

    fn known(&self, dir: &Path) -> Result<Arc<Mutex<Known>>, Error> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = all.get(dir) {
            return Ok(Arc::clone(known));
        }
        let workspace = Workspace::open(dir)?;
        let known = Known { workspace, writes: None, version: String::new() };
        let known = Arc::new(Mutex::new(known));
        all.insert(dir.to_owned(), Arc::clone(&known));
        Ok(known)
    }
}

fn read(workspace: &Workspace) -> Result<String, Error> {
    let (digest, account) = (workspace.data_version(None)?, workspace.account()?);
    // Without its rows an undone batch is still listed.
    let batches = workspace.batches()?;
    let undone = batches.iter().filter(|batch| batch.undone_at.is_some()).count();
    let batches = (batches.len(), undone);
    let closes = workspace.closes()?;
    let closes: Vec<_> = closes.iter().map(|it| (it.id, it.reopened.is_some())).collect();
    Ok(format!("{digest} {batches:?} {account:?} {closes:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_of_another_is_seen() {
        let dir = tempfile::tempdir().unwrap();
        let dir = dir.path().join("books");
        let other = Workspace::open_or_create(&dir).unwrap();
        let versions = Versions::default();
        let before = versions.of(&dir).unwrap();
        assert_eq!(versions.of(&dir).unwrap(), before);
        other.set_account(&[("name", Some("Aurora"))]).unwrap();
        let after = versions.of(&dir).unwrap();
        assert_ne!(after, before);
        assert_eq!(versions.of(&dir).unwrap(), after);
        // Another workspace in the same place is another one.
        versions.forget(&dir);
        drop(other);
        std::fs::remove_dir_all(&dir).unwrap();
        Workspace::open_or_create(&dir).unwrap();
        assert_eq!(versions.of(&dir).unwrap(), before);
    }
}
