//! Books that stay in memory from one question to the next.

use std::fmt;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError, RwLock};

use anyhow::{Context as _, Result};
use tenure_domain::policy::FxModel;
use tenure_domain::schema::TableId;
use tenure_domain::time::Instant;
use tenure_engine::book::{Book, BookOptions};
use tenure_engine::closing;
use tenure_engine::live::Live;
use tenure_engine::load::LoadOptions;
use tenure_ledger::run::Wanted;
use tenure_store::{Holdings, Mask, Workspace};

/// Books kept at most: one for each policy and account that was asked under.
const MOST: usize = 3;

/// The books of one workspace, kept while it is asked.
pub struct Resident {
    /// Its folder.
    pub dir: PathBuf,
    /// What is kept from those who ask.
    mask: Option<Mask>,
    /// Books by what they are kept under; the one that was asked last comes last.
    books: Mutex<Vec<(String, Live)>>,
    /// Whether one of them is being loaded.
    loading: AtomicBool,
    /// The book of closed months that was asked for last, by what it is kept under.
    closed: Mutex<Option<(String, Book)>>,
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
    pub fn new(dir: PathBuf, mask: Option<Mask>) -> Resident {
        Resident {
            dir,
            mask,
            books: Mutex::default(),
            loading: AtomicBool::new(false),
            closed: Mutex::default(),
            gate: RwLock::default(),
        }
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
        let ws = Workspace::open(&self.dir)?.behind(self.mask);
        let mut books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
        books.iter_mut().try_for_each(|(_, live)| live.follow(&ws, now).map(drop))?;
        Ok(())
    }

    /// The book of a question, which follows what has been imported meanwhile.
    ///
    /// # Errors
    /// Whatever reading the store may meet.
    pub fn book(&self, ws: &Workspace, load: &LoadOptions, options: &BookOptions) -> Result<Book> {
        let key = under(options);
        let mut books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
        let at = books.iter().position(|book| book.0 == key);
        let mut live = match at {
            Some(at) => books.remove(at).1,
            None => {
                let wanted = Wanted { details: true, components: true, bases: false };
                let options = BookOptions { wanted, ..options.clone() };
                self.loading.store(true, Ordering::Relaxed);
                let live = Live::open(ws, load.clone(), options);
                self.loading.store(false, Ordering::Relaxed);
                live?
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

    /// Drops all sums that are kept from one question to the next; books stay.
    pub fn forget(&self) {
        let books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
        books.iter().for_each(|(_, live)| live.book().forget());
        let closed = self.closed.lock().unwrap_or_else(PoisonError::into_inner);
        closed.iter().for_each(|(_, book)| book.forget());
    }

    /// Whether a book is being loaded: who can do without need not wait.
    pub fn is_loading(&self) -> bool {
        self.loading.load(Ordering::Relaxed)
    }

    /// Writes books beside their facts, where none is there yet. What is seen behind a mask is not
    /// written.
    ///
    /// # Errors
    /// Whatever reading the store may meet.
    pub fn keep_beside(&self) -> Result<()> {
        if self.mask.is_some() {
            return Ok(());
        }
        let ws = Workspace::open(&self.dir)?;
        let books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
        books.iter().try_for_each(|(_, live)| live.keep_beside(&ws))?;
        Ok(())
    }

    /// Learns where in the store the rows of customers lie, so that the first thing that comes is
    /// brought in as quickly as later ones.
    ///
    /// # Errors
    /// Whatever reading the store may meet.
    pub fn learn(&self) -> Result<()> {
        let ws = Workspace::open(&self.dir)?.behind(self.mask);
        let books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
        let learners: Vec<_> = books.iter().map(|(_, live)| live.learner()).collect();
        // Questions need the books meanwhile.
        drop(books);
        learners.iter().try_for_each(|learner| learner.learn(&ws))?;
        Ok(())
    }

    /// The book of a question over which closed months are laid. It is made anew where anything has
    /// come or been closed since, and once a day, since rates then reach further.
    ///
    /// # Errors
    /// As [`closing::book`].
    pub fn closed(
        &self,
        ws: &Workspace,
        load: &LoadOptions,
        options: &BookOptions,
    ) -> Result<Book> {
        let wanted = Wanted { details: true, components: true, bases: false };
        let options = BookOptions { wanted, ..options.clone() };
        let make = || Ok(closing::book(ws, load, options.clone(), false)?.remembering());
        if ws.batches()?.iter().any(|batch| batch.recorded_at > load.now.0) {
            return make();
        }
        let closes = closing::in_force(ws, None)?;
        let closes: Vec<_> = closes.iter().map(|close| close.id).collect();
        let data = ws.data_version_without(None, &[TableId::Events])?;
        // Only rates of renewals look at the time of day.
        let day = match options.policy.fx {
            FxModel::Renewal => load.now.to_string(),
            _ => load.account.zone.day(load.now).to_string(),
        };
        let key = format!("{} {data} {closes:?} {:?} {day}", under(&options), ws.account()?);
        let mut closed = self.closed.lock().unwrap_or_else(PoisonError::into_inner);
        if closed.as_ref().is_none_or(|(known, _)| *known != key) {
            // The one before goes first: two would take twice the memory.
            *closed = None;
            *closed = Some((key, make()?));
        }
        let book = closed.as_ref().map(|(_, book)| book.share());
        let mut book = book.context("the book that was just made is there")?;
        book.options.now = load.now;
        Ok(book)
    }
}

/// What a book is kept under: its rules, account and currency.
fn under(options: &BookOptions) -> String {
    let rules = options.policy.canonical_text();
    format!("{rules} {:?} {:?}", options.account, options.native)
}
