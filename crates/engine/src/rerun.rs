//! One customer's ledger once more, where a question needs what the book does not keep.

use tenure_domain::facts::CustomerFacts;
use tenure_ledger::run::{self, Output, Scratch, Wanted};

use crate::book::{Book, BookOptions, context};
use crate::load::Facts;

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
    let wanted = Wanted { details: true, components: true };
    run::customer(&context(all, options), facts, wanted, scratch, &mut out);
    out
}
