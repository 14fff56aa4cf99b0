//! Books that stay in memory from one question to the next.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError, RwLock};

use anyhow::Result;
use tenure_domain::time::Instant;
use tenure_engine::book::{Book, BookOptions};
use tenure_engine::live::Live;
use tenure_engine::load::LoadOptions;
use tenure_ledger::run::Wanted;
use tenure_store::{Holdings, Workspace};

/// Books kept at most: one for each policy and account that was asked under.
const MOST: usize = 3;

/// The books of one workspace, kept while it is asked.
pub struct Resident {
    /// Its folder.
    pub dir: PathBuf,
    /// Books by what they are kept under; the one that was asked last comes last.
    books: Mutex<Vec<(String, Live)>>,
    /// Questions pass while nobody brings the books up to date: what a question looks at is shared
    /// with the book, and a book that is shared can follow only by starting anew.
    gate: RwLock<Option<Holdings>>,
}

impl fmt::Debug for Resident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Resident").field("dir", &self.dir).finish_non_exhaustive()
    }
}

impl Resident {
    /// Nothing is kept yet.
    pub fn new(dir: PathBuf) -> Resident {
        Resident { dir, books: Mutex::default(), gate: RwLock::default() }
    }

    /// Runs a question while the books stay as they are. Before, they are brought up to date where
    /// something has come since the last one.
    ///
    /// # Errors
    /// Whatever reading the store may meet.
    pub fn asking<T>(&self, now: Instant, question: impl FnOnce() -> T) -> Result<T> {
        let held = Workspace::open(&self.dir)?.holdings()?;
        let same = |known: &Option<Holdings>| known.as_ref() == Some(&held);
        if !same(&self.gate.read().unwrap_or_else(PoisonError::into_inner)) {
            let mut known = self.gate.write().unwrap_or_else(PoisonError::into_inner);
            if !same(&known) {
                self.follow(now)?;
                *known = Some(held);
            }
        }
        let _pass = self.gate.read().unwrap_or_else(PoisonError::into_inner);
        Ok(question())
    }

    /// Brings all books up to date.
    fn follow(&self, now: Instant) -> Result<()> {
        let ws = Workspace::open(&self.dir)?;
        let mut books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
        books.iter_mut().try_for_each(|(_, live)| live.follow(&ws, now).map(drop))?;
        Ok(())
    }

    /// The book of a question, which follows what has been imported meanwhile.
    ///
    /// # Errors
    /// Whatever reading the store may meet.
    pub fn book(&self, ws: &Workspace, load: &LoadOptions, options: &BookOptions) -> Result<Book> {
        let rules = options.policy.canonical_text();
        let key = format!("{rules} {:?} {:?}", options.account, options.native);
        let mut books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
        let at = books.iter().position(|book| book.0 == key);
        let mut live = match at {
            Some(at) => books.remove(at).1,
            None => {
                let wanted = Wanted { details: true, components: true };
                let options = BookOptions { wanted, ..options.clone() };
                Live::open(ws, load.clone(), options)?
            }
        };
        live.follow(ws, load.now)?;
        let book = live.share();
        if books.len() == MOST {
            books.remove(0);
        }
        books.push((key, live));
        Ok(book)
    }
}
