//! One customer's ledger once more, where a question needs what the book does not keep.

use std::borrow::Cow;

use tenure_domain::facts::CustomerFacts;
use tenure_ledger::movement::Basis;
use tenure_ledger::run::{self, Output, Scratch, Wanted};

use crate::book::{self, Book, BookOptions, Customer, context};
use crate::load::{Facts, Held};

/// Runs the ledger on facts, as the book does; what it says begins at the start of the result.
pub(crate) fn rerun(book: &Book, facts: &CustomerFacts<'_>, scratch: &mut Scratch) -> Output {
    rerun_under(book, &book.options, facts, scratch)
}

/// The same under other rules than those of the book.
pub(crate) fn rerun_under(
    book: &Book,
    options: &BookOptions,
    facts: &CustomerFacts<'_>,
    scratch: &mut Scratch,
) -> Output {
    rerun_of(&book.facts, options, facts, scratch)
}

/// The same where there are facts and no book of them.
pub(crate) fn rerun_of(
    all: &Facts,
    options: &BookOptions,
    facts: &CustomerFacts<'_>,
    scratch: &mut Scratch,
) -> Output {
    let mut out = Output::default();
    run::customer(&context(all, options), facts, Wanted::ALL, scratch, &mut out);
    out
}

/// What a customer's components rest on. A book in memory does not keep it: it is as large as the
/// components, and only ever asked of one customer.
pub(crate) fn bases<'a>(book: &Book, customer: &Customer<'a>) -> Cow<'a, [Basis]> {
    if customer.bases.len() == customer.components.len() {
        return Cow::Borrowed(customer.bases);
    }
    let (mut held, mut scratch) = (Held::default(), Scratch::default());
    let facts = book::facts_of(&book.facts, &book.options, customer.number, &mut held);
    let again = facts.map(|facts| rerun(book, &facts, &mut scratch).bases);
    Cow::Owned(again.unwrap_or_default())
}
