//! `tenure movements`: one by one.

use std::io::Write;

use anyhow::Result;
use clap::Args;
use tenure_domain::money::{Currency, Mrr};
use tenure_domain::said;
use tenure_engine::book::Book;
use tenure_engine::classes::reason_levels;
use tenure_engine::closing::Change;
use tenure_engine::error::Error as EngineError;
use tenure_engine::explain;
use tenure_engine::rows::{FactRef, MovementRow, movements};
use tenure_ledger::movement::Kind;
use tenure_metrics::reading::Reason;

use crate::ask::{self, EVERYTHING, SegmentArgs};
use crate::called;
use crate::context::Context;
use crate::dates::RangeArgs;
use crate::failure::{Exit, advised};
use crate::figures;
use crate::output::{self, FormatArgs, Json, Object};
use crate::session::{DataArgs, Session};
use crate::sheet::{Cell, Column, Format, Sheet, Tone, write_csv_row};
use crate::show;
use crate::words::{self, tr};

use super::explain::find_ledger;

const EXAMPLES: &str = "\
Examples:
  tenure movements --data books --from 2026-09 --to 2026-10
  tenure movements --data books --kind churn --kind contraction
  tenure movements --data books --kind churn --reason 'too expensive'
  tenure movements --data books --from 2020 --format ndjson > movements.ndjson";

/// List the movements of MRR, one by one
///
/// Each with its kind, cause, amount and the facts it rests on. Opening MRR plus the movements of a
/// range is its closing MRR, to the unit; with --segment, so are they with segment_in and
/// segment_out. A movement that involves several currencies has a line for each. Where a rate is
/// missing, or an amount is too large, the amount is undefined, with the reason.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct MovementsArgs {
    /// Only movements of this customer
    #[arg(long, value_name = "ID")]
    customer: Option<String>,

    /// Only movements of this kind: new, expansion, contraction, churn, reactivation, paused,
    /// resumed, fx, merge, correction, segment_in, segment_out; may be repeated
    #[arg(long, value_name = "KIND")]
    kind: Vec<String>,

    /// Only movements with this reason, as the customer states it; `-` for those without one
    #[arg(long, value_name = "REASON")]
    reason: Option<String>,

    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    range: RangeArgs,
    #[command(flatten)]
    segment: SegmentArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Lists.
pub fn run(args: &MovementsArgs, context: &Context) -> Result<Exit> {
    let known = || Kind::ALL.iter().map(|kind| kind.name()).chain(["segment_in", "segment_out"]);
    for kind in &args.kind {
        if !known().any(|name| name == kind) {
            let kinds = known().collect::<Vec<_>>().join(", ");
            let (kind, hint) = (format!("{kind:?}"), said!("kinds are {kinds}", kinds = kinds));
            return Err(advised(said!("no movement is of the kind {kind}", kind = kind), hint));
        }
    }
    let session = args.data.open(context)?;
    let book = session.book(EVERYTHING, context)?;
    ask::remark(&book, context);
    let range = args.range.range(&session.known(book.data_through))?;
    ask::remark_range(&args.range, &range, &book, context);
    let segment = args.segment.compile(&book)?;
    let of = args.customer.as_deref().map(|id| find_ledger(&book, id)).transpose()?;
    let mut printer = Printer::new(args.format.format, &session, &book)?;
    movements(&book, &range.periods, segment.as_ref(), of, &mut |row| {
        let kind = args.kind.is_empty() || args.kind.iter().any(|kind| kind == row.kind());
        let reason = args.reason.as_deref().is_none_or(|wanted| printer.has_reason(row, wanted));
        if kind && reason { printer.row(row) } else { Ok(()) }
    })
    .map_err(|Failed(error)| error)?;
    printer.finish(context)?;
    Ok(session.exit())
}

/// Errors of the engine and of printing alike.
struct Failed(anyhow::Error);

impl From<EngineError> for Failed {
    fn from(error: EngineError) -> Failed {
        Failed(error.into())
    }
}

/// Prints rows as they come where the form allows it, so that any number of them fits.
struct Printer<'a> {
    format: Format,
    session: &'a Session,
    book: &'a Book,
    out: Box<dyn Write>,
    rows: Vec<Object>,
    sheet: Sheet,
}

impl<'a> Printer<'a> {
    fn new(format: Format, session: &'a Session, book: &'a Book) -> Result<Printer<'a>> {
        let sheet = Sheet::new(vec![
            Column::text("at", &tr!("col-at")),
            Column::text("customer_id", &tr!("col-customer")),
            Column::text("kind", &tr!("col-kind")),
            Column::text("corrects", &tr!("movements-corrects")),
            Column::text("cause", &tr!("col-cause")),
            Column::number("amount", &tr!("col-amount")),
            Column::text("currency", ""),
            Column::number("amount_account", book.currency().code()),
            Column::text("subscription_id", &tr!("col-subscription")),
            Column::text("sources", &tr!("col-sources")),
            Column::text("reason", &tr!("col-reason")),
            Column::text("undefined", &tr!("column-undefined")),
        ]);
        let mut out: Box<dyn Write> = Box::new(output::out());
        if format == Format::Csv {
            sheet.write_csv_header(&mut out)?;
        }
        Ok(Printer { format, session, book, out, rows: Vec::new(), sheet })
    }

    fn row(&mut self, row: &MovementRow<'_>) -> Result<(), Failed> {
        self.print(row).map_err(Failed)
    }

    fn print(&mut self, row: &MovementRow<'_>) -> Result<()> {
        match self.format {
            Format::Ndjson => {
                let object = self.json(row);
                serde_json::to_writer(&mut self.out, &object)?;
                writeln!(self.out)?;
            }
            Format::Csv => {
                let cells = self.cells(row);
                write_csv_row(&cells, &mut self.out)?;
            }
            Format::Json => self.rows.push(self.json(row)),
            Format::Table | Format::Md => self.sheet.push(self.cells(row)),
        }
        Ok(())
    }

    fn finish(mut self, context: &Context) -> Result<()> {
        match self.format {
            Format::Json => {
                let head = figures::head(self.session, self.book);
                drop(self.out);
                return output::json(head.with("movements", Json::objects(self.rows)));
            }
            Format::Table | Format::Md => {
                self.sheet.drop_empty("reason");
                self.sheet.drop_empty("undefined");
                self.sheet.drop_empty("corrects");
                self.sheet.write(self.format, context.paint, &mut self.out)?;
            }
            Format::Ndjson | Format::Csv => {}
        }
        self.out.flush()?;
        Ok(())
    }

    /// Why the amount in the account currency is undefined, if so.
    fn undefined(&self, row: &MovementRow<'_>) -> Option<Reason> {
        row.untold.map(|gap| self.book.reason(&row.customer, gap))
    }

    /// Amount and currency as billed; segment steps have only the account's.
    fn native(&self, row: &MovementRow<'_>) -> (Mrr, Currency) {
        match row.detail {
            Some(detail) => (detail.native, detail.currency),
            None => (row.step.delta, self.book.currency()),
        }
    }

    fn sources(&self, row: &MovementRow<'_>) -> Vec<(FactRef, Option<&Change>)> {
        match row.detail {
            Some(detail) => explain::sources(self.book, row.customer.origins(&detail)),
            None => Vec::new(),
        }
    }

    fn subscription(&self, row: &MovementRow<'_>) -> String {
        let of = |detail: tenure_ledger::movement::Detail| detail.subscription;
        row.detail.map(of).map_or(String::new(), |sym| self.book.facts.names.text(sym).to_owned())
    }

    /// Why a customer says it left, or has less.
    fn reason(&self, row: &MovementRow<'_>) -> String {
        row.detail
            .map_or(String::new(), |detail| self.book.facts.names.text(detail.reason).to_owned())
    }

    /// Whether that is the reason; `-` stands for none.
    fn has_reason(&self, row: &MovementRow<'_>, wanted: &str) -> bool {
        let wanted = if wanted == "-" { "" } else { wanted };
        reason_levels(&self.reason(row), 0) == reason_levels(wanted, 0)
    }

    fn json(&self, row: &MovementRow<'_>) -> Object {
        let (native, currency) = self.native(row);
        let none = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Object::new()
            .with("customer_id", self.book.facts.names.text(row.customer.id))
            .with("at", row.step.at.to_string())
            .with("kind", row.kind())
            .with("corrects", row.corrects())
            .with("cause", none(row.step.cause.name()))
            .with("amount", told(!row.native_untold(), native, currency))
            .with("currency", currency.code())
            .with(
                "amount_account",
                told(row.untold.is_none(), row.step.delta, self.book.currency()),
            )
            .with("subscription_id", none(&self.subscription(row)))
            .with("sources", Json::objects(self.sources(row).iter().map(changed_source)))
            .with("reason", none(&self.reason(row)))
            .with("undefined", self.undefined(row).map(words::why))
    }

    fn cells(&self, row: &MovementRow<'_>) -> Vec<Cell> {
        let (native, currency) = self.native(row);
        let account = self.book.currency();
        let at = show::instant(row.step.at, &self.book.options.account.zone);
        let money = |told: bool, units: Mrr, currency: Currency| {
            if !told {
                return Cell::undefined();
            }
            let tone = if units < 0 { Tone::Bad } else { Tone::Plain };
            Cell::new(show::signed(units.into(), currency), figures::money(units.into(), currency))
                .toned(tone)
        };
        let sources: Vec<String> = self.sources(row).iter().map(|(fact, _)| place(fact)).collect();
        vec![
            Cell::new(at, row.step.at.to_string()),
            Cell::text(self.book.facts.names.text(row.customer.id)),
            called::cell(row.kind(), called::kind),
            called::cell(row.corrects().unwrap_or_default(), called::kind),
            called::cell(row.step.cause.name(), called::cause),
            money(!row.native_untold(), native, currency),
            Cell::text(currency.code()),
            money(row.untold.is_none(), row.step.delta, account),
            Cell::text(self.subscription(row)),
            Cell::text(sources.join(" ")),
            Cell::text(self.reason(row)),
            Cell::why(self.undefined(row)),
        ]
    }
}

/// An amount, where it can be told.
fn told(told: bool, units: Mrr, currency: Currency) -> Option<String> {
    told.then(|| figures::money(units.into(), currency))
}

/// A fact as JSON.
pub fn source(fact: &FactRef) -> Object {
    Object::new()
        .with("table", fact.table.name())
        .with("id", fact.id.clone())
        .with("file", (!fact.file.is_empty()).then(|| fact.file.clone()))
        .with("line", (fact.line > 0).then_some(fact.line))
}

/// A fact as JSON, with what became of it where a correction rests on that.
pub fn changed_source((fact, change): &(FactRef, Option<&Change>)) -> Object {
    match change {
        None => source(fact),
        Some(change) => changed(change),
    }
}

/// A fact that changed, as JSON: in which batch, when, and what it superseded.
pub fn changed(change: &Change) -> Object {
    let object = source(&change.fact)
        .with("what", change.what.name())
        .with("batch", change.batch)
        .with("recorded_at", change.recorded_at.to_string());
    match &change.earlier {
        None => object,
        Some(earlier) => object.with(
            "supersedes",
            source(&earlier.fact)
                .with("batch", earlier.batch)
                .with("recorded_at", earlier.recorded_at.to_string()),
        ),
    }
}

/// Where a fact can be read: `file:line`, or its table and id.
pub fn place(fact: &FactRef) -> String {
    match (fact.line, fact.file.as_str()) {
        (0, _) | (_, "") => format!("{} {}", fact.table.name(), fact.id),
        (line, file) => format!("{file}:{line}"),
    }
}
