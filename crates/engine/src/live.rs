//! A book that stays in memory and follows the store.
//!
//! What has come since the last look is brought in customer by customer: only those about whom
//! something new was said are loaded and reckoned again. The result is that of starting anew.

use std::sync::{Arc, Mutex};

use tenure_domain::time::Instant;
use tenure_store::{Finder, Holdings, Workspace};

use crate::book::{self, Book, BookOptions};
use crate::error::Error;
use crate::kept;
use crate::load::{self, Followed, LoadOptions};

pub use crate::load::Why;

/// A book in memory, and what the store held when it was last looked at. Month closes are not laid
/// over it.
#[derive(Debug)]
pub struct Live {
    book: Book,
    load: LoadOptions,
    held: Holdings,
    account: Vec<(String, String)>,
    /// Whether anything was recorded after the time of the last look: as time goes by, such rows
    /// tell more.
    ahead: bool,
    /// Whether nothing has been brought in since everything was loaded.
    fresh: bool,
    /// Where the rows of customers lie in the store.
    finder: Arc<Mutex<Finder>>,
}

/// Learns where in the store the rows of customers lie, which following asks.
#[derive(Debug)]
pub struct Learner(Arc<Mutex<Finder>>);

impl Learner {
    /// Learns it all, so that what comes first is brought in as quickly as what comes later. Whoever
    /// follows meanwhile waits for one column of one table at most.
    ///
    /// # Errors
    /// Whatever reading the store may meet.
    pub fn learn(&self, ws: &Workspace) -> Result<(), Error> {
        for (table, column) in load::looked_up() {
            book::lock(&self.0).learn(ws, table, &[column])?;
        }
        Ok(())
    }
}

/// How much had to be done to follow the store.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Effort {
    /// Nothing has come.
    Nothing,
    /// So many customers were loaded and reckoned again.
    Customers(usize),
    /// All customers were reckoned again: exchange rates now reach further.
    Reckoned,
    /// Everything was loaded again, and why.
    Everything(Why),
}

impl Live {
    /// Loads everything known now and keeps the book.
    ///
    /// # Errors
    /// Whatever reading the store may meet.
    pub fn open(ws: &Workspace, load: LoadOptions, options: BookOptions) -> Result<Live, Error> {
        let load = LoadOptions { known_at: None, ..load };
        let (held, account) = (ws.holdings()?, settings(ws)?);
        let ahead = ahead(ws, load.now)?;
        let book = Book::keep(Arc::new(load::load(ws, &load)?), options).remembering();
        let finder = Arc::default();
        Ok(Live { book, load, held, account, ahead, fresh: true, finder })
    }

    /// The book as of the last look.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// What learns for it, beside it.
    pub fn learner(&self) -> Learner {
        Learner(Arc::clone(&self.finder))
    }

    /// The same as a book of its own, which shares what is in memory. While there is one, what comes
    /// cannot be brought in customer by customer.
    pub fn share(&self) -> Book {
        self.book.share()
    }

    /// Writes the book beside its facts, where there is none of these data yet, so that totals can
    /// be told before everything is loaded the next time. A book that has followed numbers its
    /// customers in another order, and is not written.
    ///
    /// # Errors
    /// Where the store cannot be read. That nothing can be written is none.
    pub fn keep_beside(&self, ws: &Workspace) -> Result<(), Error> {
        match self.fresh && ws.holdings()? == self.held {
            true => kept::keep(ws, &self.book),
            false => Ok(()),
        }
    }

    /// Brings in what has come, as a question at `now` would see it.
    ///
    /// # Errors
    /// Whatever reading the store may meet; then the book is as it was.
    pub fn follow(&mut self, ws: &Workspace, now: Instant) -> Result<Effort, Error> {
        let (held, account) = (ws.holdings()?, settings(ws)?);
        let load = LoadOptions { now, ..self.load.clone() };
        if self.ahead && now != self.load.now {
            return self.again(ws, load, Why::Ahead);
        }
        let same = held == self.held && account == self.account;
        let moved = self.moved(now);
        if same && !moved {
            (self.load.now, self.book.options.now) = (now, now);
            return Ok(Effort::Nothing);
        }
        if account_but_reach(&account) != account_but_reach(&self.account) {
            return self.again(ws, load, Why::Settings);
        }
        let before = book::horizon(&self.book.facts, &self.book.options);
        let Some(facts) = Arc::get_mut(&mut self.book.facts) else {
            return self.again(ws, load, Why::Shared);
        };
        let numbers = match facts.follow(ws, &load, &self.held, &self.finder)? {
            Followed::Customers(numbers) => numbers,
            Followed::Everything(why) => return self.again(ws, load, why),
        };
        (self.held, self.account, self.load, self.fresh) = (held, account, load, false);
        self.ahead = ahead(ws, now)?;
        self.book.options.now = now;
        let horizon = book::horizon(&self.book.facts, &self.book.options);
        let all = before != horizon && !self.book.facts.fx.is_empty();
        self.book.refresh(&numbers, all);
        Ok(if all { Effort::Reckoned } else { Effort::Customers(numbers.len()) })
    }

    /// Whether the passing of time alone changes how far exchange rates are looked up.
    fn moved(&self, now: Instant) -> bool {
        let options = BookOptions { now, ..self.book.options.clone() };
        let before = book::horizon(&self.book.facts, &self.book.options);
        before != book::horizon(&self.book.facts, &options) && !self.book.facts.fx.is_empty()
    }

    fn again(&mut self, ws: &Workspace, load: LoadOptions, why: Why) -> Result<Effort, Error> {
        let options = BookOptions { now: load.now, ..self.book.options.clone() };
        // Runs that are still there are as they were.
        let finder = Arc::clone(&self.finder);
        *self = Live { finder, ..Live::open(ws, load, options)? };
        Ok(Effort::Everything(why))
    }
}

fn ahead(ws: &Workspace, now: Instant) -> Result<bool, Error> {
    Ok(ws.batches()?.iter().any(|batch| batch.recorded_at > now.0))
}

/// The account's settings.
fn settings(ws: &Workspace) -> Result<Vec<(String, String)>, Error> {
    Ok(ws.account()?.into_iter().collect())
}

/// The settings that change what rows mean: all but to which day the data reach.
fn account_but_reach(settings: &[(String, String)]) -> Vec<&(String, String)> {
    settings.iter().filter(|(key, _)| key != "data_through").collect()
}
