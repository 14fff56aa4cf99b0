//! A figure: formula, numbers, customers.

use anyhow::Result;
use tenure_domain::period::Grain;
use tenure_domain::schema::TableId;
use tenure_domain::time::Day;
use tenure_engine::book::Book;
use tenure_engine::query::{Asker, Figure};
use tenure_metrics::catalogue::Formula;
use tenure_metrics::formula::{with_values, with_values_in_words};
use tenure_metrics::reading::{Fraction, Origin, Term, Unit, Value};

use super::MetricArgs;
use super::look::Look;
use crate::ask::{self, EVERYTHING};
use crate::commands::metric::{self, Asked, wrapped};
use crate::context::Context;
use crate::dates::Range;
use crate::failure::Exit;
use crate::figures;
use crate::output::{self, Json, Object};
use crate::session::Session;
use crate::sheet::{Cell, Column, Format, Sheet};
use crate::show;
use crate::statistics;
use crate::words::{lang, tr, words};
use tenure_engine::records::Depth;
use tenure_i18n::{Lang, numbers};

/// Explains.
pub fn run(args: &MetricArgs, context: &Context) -> Result<Exit> {
    let rows = "tenure metric, with --rows, has rows for those forms";
    let format = args.format.of_page("an explanation", rows)?;
    let metric = metric::find(&args.metric)?;
    let wish = metric::Wish::parse(metric, args.variant.as_deref())?;
    let variants = &wish.variants;
    let mut session = args.data.open(context)?;
    wish.hold(&mut session)?;
    let book = session.book(EVERYTHING, context)?;
    ask::remark(&book, context);
    let records = session.records(&book, variants, Depth::WHOLE)?;
    let through = metric::through(&book, records.as_ref(), variants);
    let range = range(args, &session, through)?;
    let segment = args.segment.compile(&book)?;
    let mut answers = Vec::new();
    for variant in variants {
        // What is named after its split is explained heading by heading.
        let by = metric::own_split(metric, variant, &book, records.as_ref())?;
        let asker = Asker::new(&book, &range.periods, segment.as_ref(), by.as_ref())?;
        let mut asker = asker.with_records(records.as_ref());
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
            age: (args.age, Grain::Month),
        };
        if format == Format::Json {
            objects.push(json(figure, args, &asked)?);
        } else {
            text += &explanation(figure, args, &asked, Look::of(format, context.paint))?;
        }
    }
    match format {
        Format::Json => {
            let head = figures::head_through(&session, through);
            let head = metric::defined(head, &session, &answers);
            output::json(head.with("figures", Json::objects(objects)))?;
        }
        _ => output::text(&(text + &foot(&session, through)))?,
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
    look: Look,
) -> Result<String> {
    let variant = figures::variant(figure.metric, figure.variant);
    let metric = tenure_metrics::catalogue::metric(figure.metric);
    let slug = figure.metric.slug();
    let formula = words().formula(metric, variant);
    let mut steps = wrapped(&format!("{slug} = {formula}"), "  ", "      ");
    let of = |name: &str| {
        let term = figure.reading.terms.iter().find(|term| term.name() == name)?;
        Some(shown(term, asked.book))
    };
    let numbers = match variant.formula {
        Formula::Text(formula) => with_values(formula, &of),
        Formula::Described(_) => with_values_in_words(&formula, &of),
    };
    if numbers != formula {
        steps += &wrapped(&format!("= {numbers}"), "    ", "      ");
    }
    steps += &format!("    = {}\n", result(figure, variant.unit, asked.book));
    for line in beside(figure, variant.unit, asked.book) {
        steps += &wrapped(&line, "    ", "      ");
    }
    if figure.partial {
        steps += &format!("    {}\n", tr!("explain-partial"));
    }
    let mut text = look.title(&title(figure, args, asked)) + &look.block(&steps);
    if look != Look::Markdown {
        text.push('\n');
    }
    text += &look.sheet(&terms(figure, asked));
    if args.rows > 0 {
        for term in asked.terms()?.iter().filter(|term| !term.rows.is_empty()) {
            text += &match look {
                Look::Terminal(paint) => {
                    let block = metric::block(asked, (term, false), args.rows, paint);
                    format!("\n{}\n", block.trim_end())
                }
                Look::Markdown => {
                    let code = |name: &str| format!("`{name}`");
                    let (head, sheet) = metric::parts(asked, (term, false), args.rows, &code);
                    look.line(&head) + &look.sheet(&sheet)
                }
            };
        }
    }
    Ok(if look == Look::Markdown { text } else { text + "\n" })
}

/// Of what, when, of whom.
fn title(figure: &Figure, args: &MetricArgs, asked: &Asked<'_>) -> String {
    let name = words().metric(tenure_metrics::catalogue::metric(figure.metric));
    let id = figure.metric.slug();
    // With the definition in full, where it has one of its own.
    let defined = metric::wish::definition(asked.session, &[figure.variant]);
    let variant = match &defined {
        Some(definition) => format!("{} ({definition})", figure.variant),
        None => figure.variant.to_owned(),
    };
    let variant = variant.as_str();
    let mut period = figures::period_title(&figure.period, asked.grain);
    if let Some(group) = &figure.group {
        period += &format!(", {group}");
    }
    match args.segment.segment.as_deref() {
        None => tr!("explain-figure", name = name, id = id, variant = variant, period = period),
        Some(segment) => tr!(
            "explain-figure-of",
            name = name,
            id = id,
            variant = variant,
            period = period,
            segment = segment,
        ),
    }
}

/// The value, also exactly where what is shown is rounded; or why there is none.
fn result(figure: &Figure, unit: Unit, book: &Book) -> String {
    let currency = book.currency();
    let Some(value) = show::value(figure.reading.value, unit, currency) else {
        let why = match figure.reading.value {
            Value::Undefined(reason) => words().reason(reason),
            _ => String::new(),
        };
        return tr!("explain-undefined", why = why);
    };
    let value = match unit {
        Unit::Money => numbers::money(lang(), &value, currency.code()),
        _ => value,
    };
    match figure.reading.value.exact(currency) {
        Some(Fraction { num, den }) if den != 1 => {
            // The sign is that of the language, as in the value beside it.
            let sign = show::grouped("-1");
            let sign = if num < 0 { sign.trim_end_matches('1') } else { "" };
            let fraction = format!("{sign}{}/{den}", num.unsigned_abs());
            tr!("explain-exactly", value = value, fraction = fraction)
        }
        _ => value,
    }
}

/// The value with the interval that stands beside it by itself, and what its marks mean.
fn beside(figure: &Figure, unit: Unit, book: &Book) -> Vec<String> {
    let Some(told) = &figure.interval else { return Vec::new() };
    let value = show::value(figure.reading.value, unit, book.currency());
    let value = value.unwrap_or_else(|| show::NOTHING.to_owned());
    let mut lines = vec![statistics::beside(&value, told, unit, book.currency())];
    lines.extend(statistics::notes(std::iter::once(told)));
    lines
}

/// A term's amount for people.
fn shown(term: &Term, book: &Book) -> String {
    let value = match term.unit {
        Unit::Money => Value::Money(Fraction::whole(term.amount)),
        _ => Value::Count(term.amount),
    };
    show::value(value, term.unit, book.currency()).unwrap_or_default()
}

fn terms(figure: &Figure, asked: &Asked<'_>) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("measure", &tr!("explain-term")),
        Column::number("value", &tr!("column-value")),
        Column::text("doc", &tr!("explain-what")),
    ]);
    for term in &figure.reading.terms {
        let doc = match term.origin {
            Origin::Measure(measure, _) => words().measure(measure.name()),
            Origin::Tally(tally, _) => words().measure(tally.name()),
            Origin::Named(name) => words().measure(name),
        };
        sheet.push(vec![
            Cell::text(term.name()),
            Cell::text(shown(term, asked.book)),
            Cell::text(doc),
        ]);
    }
    sheet
}

fn foot(session: &Session, through: Option<Day>) -> String {
    let hash = tenure_engine::policy_hash(&session.policy);
    let (name, hash) = (session.policy.name.as_str(), hash.get(..12).unwrap_or(&hash));
    let mut parts = vec![tr!("explain-foot", name = name, hash = hash)];
    parts.extend(through.map(|day| tr!("report-through", day = words().day(day))));
    parts.extend(session.known_at.map(|at| tr!("report-known-at", at = at.to_string())));
    match lang() {
        Lang::Chinese => parts.join("，") + "。\n",
        _ => parts.join(", ") + ".\n",
    }
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
                let table = row.table.map_or("", TableId::name);
                object = object.with("record", row.record.clone()).with("table", table);
            }
            let object = object.with("value", value);
            match row.took {
                Some(_) => object.with("duration", row.days(currency)),
                None => object,
            }
        });
        let doc = match term.term.origin {
            Origin::Measure(measure, _) => measure.doc(),
            Origin::Tally(tally, _) => tally.doc(),
            Origin::Named(name) => tenure_metrics::reading::named_doc(name),
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
