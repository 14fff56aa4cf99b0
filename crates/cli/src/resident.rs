//! Books that stay in memory from one question to the next.

use std::cell::RefCell;
use std::fmt;
use std::path::PathBuf;

use anyhow::Result;
use tenure_engine::book::{Book, BookOptions};
use tenure_engine::live::Live;
use tenure_engine::load::LoadOptions;
use tenure_ledger::run::Wanted;
use tenure_store::Workspace;

/// Books kept at most: one for each policy and account that was asked under.
const MOST: usize = 3;

/// The books of one workspace, kept while it is asked.
pub struct Resident {
    /// Its folder.
    pub dir: PathBuf,
    /// Books by what they are kept under; the one that was asked last comes last.
    books: RefCell<Vec<(String, Live)>>,
}

impl fmt::Debug for Resident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Resident").field("dir", &self.dir).finish_non_exhaustive()
    }
}

impl Resident {
    /// Nothing is kept yet.
    pub fn new(dir: PathBuf) -> Resident {
        Resident { dir, books: RefCell::default() }
    }

    /// The book of a question, which follows what has been imported meanwhile.
    ///
    /// # Errors
    /// Whatever reading the store may meet.
    pub fn book(&self, ws: &Workspace, load: &LoadOptions, options: &BookOptions) -> Result<Book> {
        let rules = options.policy.canonical_text();
        let key = format!("{rules} {:?} {:?}", options.account, options.native);
        let mut books = self.books.borrow_mut();
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
