//! A figure: formula, numbers, customers.

use anyhow::Result;
use tenure_domain::period::Grain;
use tenure_domain::time::Day;
use tenure_engine::book::Book;
use tenure_engine::query::{Asker, Figure};
use tenure_metrics::catalogue::Formula;
use tenure_metrics::formula::with_values;
use tenure_metrics::reading::{Fraction, Origin, Term, Unit, Value};

use super::MetricArgs;
use crate::ask::{self, EVERYTHING};
use crate::commands::metric::{self, Asked, wrapped};
use crate::context::Context;
use crate::dates::Range;
use crate::failure::Exit;
use crate::figures;
use crate::output::{self, Json, Object};
use crate::session::Session;
use crate::sheet::{Cell, Column, Format, Setting, Sheet};
use crate::show;
use tenure_engine::records::Depth;

/// Explains.
pub fn run(args: &MetricArgs, context: &Context) -> Result<Exit> {
    let metric = metric::find(&args.metric)?;
    let variants = metric::variants(metric, args.variant.as_deref())?;
    let session = args.data.open(context)?;
    let book = session.book(EVERYTHING, context)?;
    ask::remark(&book, context);
    let records = session.records(&book, &variants, Depth::WHOLE)?;
    let range = range(args, &session, metric::through(&book, records.as_ref(), &variants))?;
    let segment = args.segment.compile(&book)?;
    let mut asker =
        Asker::new(&book, &range.periods, segment.as_ref(), None)?.with_records(records.as_ref());
    let mut answers = Vec::new();
    for variant in variants {
        answers.extend(asker.figures(metric.id, variant, args.age, Grain::Month)?);
    }
    let mut text = String::new();
    let mut objects = Vec::new();
    for figure in &answers {
        let asked = Asked {
            figures: std::slice::from_ref(figure),
            segment: segment.as_ref(),
            book: &book,
            records: records.as_ref(),
            session: &session,
            grain: range.grain,
            by: None,
        };
        if args.format.format == Format::Json {
            objects.push(json(figure, args, &asked)?);
        } else {
            text += &explanation(figure, args, &asked, context)?;
        }
    }
    match args.format.format {
        Format::Json => {
            let head = figures::head(&session, &book);
            output::json(head.with("figures", Json::objects(objects)))?;
        }
        _ => output::text(&(text + &foot(&session, &book)))?,
    }
    Ok(session.exit())
}

/// Without a range it is the last complete month: one figure is explained at a time.
fn range(args: &MetricArgs, session: &Session, through: Option<Day>) -> Result<Range> {
    let known = session.known(through);
    let usual = args.range.from.is_none() && args.range.to.is_none() && args.range.grain.is_none();
    if usual {
        let end = known.last_complete();
        return Range::new(end.add_months(-1), end, Some(Grain::Month), &session.account);
    }
    args.range.range(&known)
}

fn explanation(
    figure: &Figure,
    args: &MetricArgs,
    asked: &Asked<'_>,
    context: &Context,
) -> Result<String> {
    let currency = asked.book.currency();
    let variant = figures::variant(figure.metric, figure.variant);
    let name = tenure_metrics::catalogue::metric(figure.metric).name;
    let slug = figure.metric.slug();
    let period = figures::period_name(&figure.period, asked.grain);
    let of = args.segment.segment.as_ref().map_or(String::new(), |text| format!(", of {text}"));
    let title = format!("{name} ({slug}, {}), {period}{of}", figure.variant);
    let mut text = context.paint.heading(&title) + "\n\n";
    let formula = variant.formula.text();
    text += &wrapped(&format!("{slug} = {formula}"), "  ", "      ");
    if let Formula::Text(formula) = variant.formula {
        let numbers = with_values(formula, &|name| {
            let term = figure.reading.terms.iter().find(|term| term.name() == name)?;
            Some(shown(term, asked.book))
        });
        text += &wrapped(&format!("= {numbers}"), "    ", "      ");
    }
    let value = show::value(figure.reading.value, variant.unit, currency);
    let unit = if variant.unit == Unit::Money { format!(" {currency}") } else { String::new() };
    text += &match (value, figures::undefined(&figure.reading)) {
        (Some(value), _) => format!("    = {value}{unit}{}\n", exactly(figure, asked.book)),
        (None, reason) => format!("    = undefined: {}\n", reason.unwrap_or_default()),
    };
    if figure.partial {
        text += "    The period is not over, or the data end before it does.\n";
    }
    text += &format!("\n{}", terms(figure, asked, context));
    if args.rows > 0 {
        for term in asked.terms()?.iter().filter(|term| !term.rows.is_empty()) {
            text +=
                &format!("\n{}", metric::block(asked, term, args.rows, context.paint).trim_end());
            text.push('\n');
        }
    }
    Ok(text + "\n")
}

/// The exact value, where what is shown is rounded.
fn exactly(figure: &Figure, book: &Book) -> String {
    match figure.reading.value.exact(book.currency()) {
        Some(Fraction { num, den }) if den != 1 => format!(", exactly {num}/{den}"),
        _ => String::new(),
    }
}

/// A term's amount for people.
fn shown(term: &Term, book: &Book) -> String {
    let value = match term.unit {
        Unit::Money => Value::Money(Fraction::whole(term.amount)),
        _ => Value::Count(term.amount),
    };
    show::value(value, term.unit, book.currency()).unwrap_or_default()
}

fn terms(figure: &Figure, asked: &Asked<'_>, context: &Context) -> String {
    let mut sheet = Sheet::new(vec![
        Column::text("measure", "Term"),
        Column::number("value", "Value"),
        Column::text("doc", "What it is"),
    ]);
    for term in &figure.reading.terms {
        let doc = match term.origin {
            Origin::Measure(measure, _) => measure.doc(),
            Origin::Tally(tally, _) => tally.doc(),
            Origin::Named(_) => "",
        };
        sheet.push(vec![
            Cell::text(term.name()),
            Cell::text(shown(term, asked.book)),
            Cell::text(doc),
        ]);
    }
    sheet.text(Setting { indent: 2, ..Setting::plain(context.paint) })
}

fn foot(session: &Session, book: &Book) -> String {
    let hash = tenure_engine::policy_hash(&session.policy);
    let known = session.known_at.map_or(String::new(), |at| format!(", as known at {at}"));
    let through = book.data_through.map_or(String::new(), |day| format!(", data through {day}"));
    let name = &session.policy.name;
    format!("Policy {name} ({}){through}{known}.\n", hash.get(..12).unwrap_or(&hash))
}

fn json(figure: &Figure, args: &MetricArgs, asked: &Asked<'_>) -> Result<Object> {
    let currency = asked.book.currency();
    let variant = figures::variant(figure.metric, figure.variant);
    let mut terms = Vec::new();
    for term in asked.terms()? {
        let rows = term.rows.iter().map(|row| {
            let value = figures::term_value(&Term { amount: row.value, ..term.term }, currency);
            let mut object = Object::new()
                .with("customer_id", row.customer.clone())
                .with("name", row.name.clone());
            if !row.record.is_empty() {
                object = object.with("record", row.record.clone());
            }
            object.with("value", value)
        });
        let doc = match term.term.origin {
            Origin::Measure(measure, _) => measure.doc(),
            Origin::Tally(tally, _) => tally.doc(),
            Origin::Named(_) => "",
        };
        terms.push(
            Object::new()
                .with("measure", term.term.name())
                .with("doc", doc)
                .with("value", figures::term_value(&term.term, currency))
                .with("rows", Json::objects(rows)),
        );
    }
    Ok(figures::json(figure, args.segment.segment.as_deref(), currency)
        .with("formula", variant.formula.text())
        .with("rows", Json::objects(terms)))
}
