//! What questions have in common: a segment, and the book that answers.

use anyhow::Result;
use clap::Args;
use tenure_domain::said;
use tenure_domain::time::Day;
use tenure_engine::book::Book;
use tenure_engine::classes::Dimension;
use tenure_engine::query::Figure;
use tenure_engine::records::{Records, Remark};
use tenure_engine::segments::Compiled;
use tenure_ledger::run::Wanted;
use tenure_metrics::catalogue::Variant;
use tenure_metrics::reading::Reason;

use crate::context::Context;
use crate::dates::{self, Range, RangeArgs};
use crate::desk::{self, Kind};
use crate::failure::{advised, either, option};
use crate::session::Session;
use crate::words::{tr, words};

/// Of whom a question is.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Customers")]
pub struct SegmentArgs {
    /// Only these customers: 'plan in ("Pro", "Team") and mrr > 500 and country = "RO"'
    #[arg(long, value_name = "EXPR")]
    pub segment: Option<String>,

    /// At what time a customer has to belong to them: `opening`, at the opening of each period, as
    /// without this option; or a day such as 2026-03-01: whoever belonged to them at its beginning
    /// counts in all periods
    #[arg(long, value_name = "WHEN", requires = "segment")]
    pub segment_at: Option<String>,
}

/// Everything that a book can hold.
pub const EVERYTHING: Wanted = Wanted { details: true, components: true, bases: false };

impl SegmentArgs {
    /// Whether it asks what customers subscribe to. What is wrong with it is said when it is
    /// compiled, and who cannot be told in or out, too: once.
    pub fn asks_items(&self, book: &Book) -> bool {
        let Some(text) = &self.segment else { return false };
        Compiled::new(book, text).is_ok_and(|segment| segment.asks_items())
    }

    /// The day at which membership is taken for all periods, where it is one.
    pub fn day(&self) -> Result<Option<Day>> {
        match self.segment_at.as_deref() {
            None | Some("opening") => Ok(None),
            Some(text) => match dates::day(text, "--segment-at") {
                Ok(day) => Ok(Some(day)),
                Err(_) => {
                    let message = said!(
                        "{flag} {text} is neither opening nor a day",
                        flag = option("--segment-at"),
                        text = format!("{text:?}")
                    );
                    Err(advised(message, said!("days are written like 2026-03-01")))
                }
            },
        }
    }

    /// The segment as people read it, with the day at which membership is taken.
    pub fn told(&self) -> Option<String> {
        let text = self.segment.clone()?;
        Some(match self.day() {
            Ok(Some(day)) => tr!("segment-as-at", segment = text, day = words().day(day)),
            _ => text,
        })
    }

    /// The segment, found in the data.
    pub fn compile<'a>(&self, book: &'a Book) -> Result<Option<Compiled<'a>>> {
        let Some(text) = &self.segment else { return Ok(None) };
        match Compiled::new(book, text) {
            Ok(segment) => {
                let segment = match self.day()? {
                    Some(day) => segment.as_at(book.options.account.zone.start_of_day(day)),
                    None => segment,
                };
                say_doubts(&segment);
                Ok(Some(segment))
            }
            Err(error) => {
                // The line in question with a mark under the place.
                let line = text.lines().nth(error.line - 1).unwrap_or_default();
                let mark = " ".repeat(error.column.saturating_sub(1)) + "^";
                let typed = format!("--segment: {}\n  | {line}\n  | {mark}", error.message);
                let asked = said!(
                    "the segment cannot be used: line {line}, letter {column}: {message}",
                    line = error.line.to_string(),
                    column = error.column.to_string(),
                    message = vec![error.message]
                );
                let fields = said!("segment/fields lists what can be asked for");
                Err(match error.hint {
                    Some(hint) => advised(either(typed, asked), hint),
                    None if desk::is_heard() => advised(asked, fields),
                    None => anyhow::anyhow!(typed),
                })
            }
        }
    }
}

/// The smallest book that knows the customers of a segment and their headings.
pub fn members(
    session: &Session,
    segment: &SegmentArgs,
    by: Option<&str>,
    context: &Context,
) -> Result<Book> {
    if by.is_none_or(Dimension::is_of_customers) {
        let book = session.members(context)?;
        // Of a kept book nobody knows what its customers subscribe to.
        if book.knows_items() || !segment.asks_items(&book) {
            return Ok(book);
        }
    }
    session.figures(EVERYTHING, context)
}

/// Says that some customers cannot be told in or out of a segment.
fn say_doubts(segment: &Compiled<'_>) {
    let Some((customers, reason)) = segment.doubts() else { return };
    let text = tr!("remark-doubts", n = customers, why = words().reason(reason));
    let printed = format!("{} {text}", tr!("remark-warning"));
    desk::remark(Kind::Warning, &text, &printed);
}

/// Says where the answer comes from, where that is not what one would think.
pub fn remark(book: &Book, context: &Context) {
    match book.no_billing().filter(|_| book.first.is_none()) {
        None => {}
        Some(
            why @ (Reason::RejectedTable(_)
            | Reason::NothingRecurs
            | Reason::NothingPriced
            | Reason::NothingPaid),
        ) => {
            context.talk.warn(&tr!("remark-no-mrr", why = words().reason(why)));
        }
        Some(_) => context.talk.warn(&tr!("remark-no-mrr", why = tr!("remark-no-billing"))),
    }
}

/// Says that a range that nobody asked for lies before all data, and what to ask for.
pub fn remark_range(args: &RangeArgs, range: &Range, book: &Book, context: &Context) {
    let (Some(first), Some(through)) = (book.first, book.data_through) else { return };
    let first = book.options.account.zone.day(first);
    if args.from.is_some() || args.to.is_some() || first < range.to || through < first {
        return;
    }
    let (begin, end) = (words().day(first), words().day(through));
    let (from, to) = (first.to_string(), Day(through.0 + 1).to_string());
    context.talk.warn(&tr!("remark-no-full-month", begin = begin, end = end, from = from, to = to));
}

/// Says that what is no MRR is as known now, where figures of closed months look at it.
pub fn remark_closed(
    session: &Session,
    variants: &[&Variant],
    figures: &[Figure],
    context: &Context,
) -> Result<()> {
    if variants.iter().all(|variant| variant.needs.tables.is_empty()) {
        return Ok(());
    }
    let Some(close) = session.last_close()?.map(|info| info.close) else { return Ok(()) };
    if figures.iter().any(|figure| figure.period.from.0 < close.ends) {
        context.talk.say(&tr!("remark-closed-mrr", month = close.month));
    }
    Ok(())
}

impl Session {
    /// What stands in the title of every answer for people: under which policy, and of what time.
    pub fn titled(&self) -> Vec<String> {
        let mut parts = vec![tr!("head-policy", name = self.policy.name.as_str())];
        parts.extend(self.known_at.map(|at| tr!("head-known-at", at = at.to_string())));
        parts
    }
}

/// Says what is to be said about records beside figures.
pub fn remark_records(book: &Book, records: Option<&Records>, context: &Context) {
    for remark in records.map(|records| records.remarks(book)).unwrap_or_default() {
        context.talk.warn(&match remark {
            Remark::Future(n, until) => tr!("remark-future", n = n, day = words().day(until)),
            Remark::Unnamed(n) => tr!("remark-unnamed", n = n),
            Remark::EveryEvent => tr!("remark-every-event"),
            Remark::Stopped(last, through) => {
                let (last, through) = (words().day(last), words().day(through));
                tr!("remark-events-stopped", last = last, through = through)
            }
        });
    }
}
