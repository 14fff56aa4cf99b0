//! `tenure metric`: a figure of the catalogue, by period.

pub mod define;
mod interval;
mod rows;
mod split;
pub mod wish;

pub use define::wrapped;
use interval::IntervalArgs;
pub use rows::{Asked, block, customer, parts};
pub use split::own as own_split;
use tenure_domain::said;
pub use wish::Wish;

use anyhow::Result;
use clap::Args;
use tenure_connectors::values::choice::nearest;
use tenure_domain::money::Currency;
use tenure_domain::period::Grain;
use tenure_domain::schema::{TableId, table};
use tenure_domain::time::Day;
use tenure_engine::book::Book;
use tenure_engine::classes::Dimension;
use tenure_engine::query::{Asker, Figure, only_totals};
use tenure_engine::reach;
use tenure_engine::records::{Depth, Records};
use tenure_engine::segments::Compiled;
use tenure_i18n::Lang;
use tenure_metrics::catalogue::{Metric, MetricId, Variant, metric};
use tenure_metrics::reading::{Reason, Value};

use crate::ask::{self, EVERYTHING, SegmentArgs};
use crate::commands::clv;
use crate::context::Context;
use crate::dates::{GrainArg, Range, RangeArgs};
use crate::failure::{Exit, advised, either};
use crate::figures;
use crate::output::{self, FormatArgs, Json, Object};
use crate::session::{DataArgs, Session};
use crate::sheet::{Cell, Column, Format, Setting, Sheet};
use crate::words::{lang, tr, words};

const EXAMPLES: &str = "\
Examples:
  tenure metric nrr --data books                          the last 12 complete months
  tenure metric nrr --data books --from 2025-01 --to 2026-01 --grain quarter
  tenure metric nrr --data books --variant all --format json
  tenure metric churn_reason --data books --by churn_reason:1
  tenure metric mrr --data books --by plan --segment 'country = \"RO\"'
  tenure metric mrr --data books --from 2026-09 --to 2026-10 --rows
  tenure metric mrr --data books --from 2026-09 --to 2026-10 --by plan --rows
  tenure metric customer_churn --data books --interval    how far could chance have moved it?
  tenure metric customer_churn --data books --by plan --shrink     rates of small plans, tamed
  tenure metric cac --data books --by channel
  tenure metric nps --data books --variant accounts --grain quarter --from 2026 --to 2026-10
  tenure metric fcr --data books --variant 'defined(window=5bd, topic=same)'
  tenure metric nrr --define";

/// A figure of the catalogue, by period
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct MetricArgs {
    /// Id of the metric, as `tenure metrics` lists it
    metric: String,

    /// Which of the metric's variants, by its id as `tenure metrics` lists it; `all` gives every
    /// one of them. First contact can be defined here: "defined(window=5d, topic=same)"
    #[arg(long, value_name = "VARIANT")]
    variant: Option<String>,

    /// Say what the metric means, its formulas, and who computes it so
    #[arg(long)]
    define: bool,

    /// Show, for each term of the formula, the customers (or records) that make it and how much
    /// each adds: they sum to the term, and with --by to the term under each heading
    #[arg(long)]
    rows: bool,

    /// Split by plan, product, currency, pricing_model, contract_length, company_size (bands of
    /// employees), company_revenue (bands of annual_revenue), tenure, mrr_band, cohort, churn_reason
    /// or churn_reason_assessed (churn_reason:1 for the first level of reasons such as `price > too
    /// dear`; variants by a reason keep to their own one), any attribute of customers, or what
    /// records have themselves: campaign, category, touchpoint, stage and the like; `channel` is the
    /// one by which customers and leads came, ticket_channel and survey_channel those of tickets and
    /// invitations; `none` for the whole of a variant that is split in its nature
    #[arg(long, value_name = "DIMENSION")]
    by: Option<String>,

    /// For cohort metrics: how long after they came to look at customers, in units of --age-unit
    #[arg(long, default_value_t = 12, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=1200))]
    age: u32,

    /// For cohort metrics: the unit of --age
    #[arg(long, value_enum, default_value_t = GrainArg::Month, value_name = "GRAIN")]
    #[arg(hide_possible_values = true)]
    age_unit: GrainArg,

    #[command(flatten)]
    interval: IntervalArgs,
    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    range: RangeArgs,
    #[command(flatten)]
    segment: SegmentArgs,
    #[command(flatten)]
    format: FormatArgs,
}

impl MetricArgs {
    /// Whether it is looked at who the customers are.
    fn names_customers(&self, variants: &[&Variant]) -> bool {
        let split = self.by.is_some() || variants.iter().any(|variant| variant.by.is_some());
        // What became of terms is read from the facts of each customer.
        let terms = variants.iter().any(|variant| variant.needs.renewals);
        self.rows || split || terms || holds(variants) || self.segment.segment.is_some()
    }
}

/// Whether variants look at records of customers, whoever these are.
fn holds(variants: &[&Variant]) -> bool {
    let column = |id: &TableId, name| table(*id).column(name).is_some();
    let held = |id: &TableId| column(id, "customer_id") || column(id, "referrer_customer_id");
    variants.iter().any(|variant| variant.needs.tables.iter().any(held))
}

/// Whether variants look at records of what customers subscribe to.
fn ask_items(variants: &[&Variant]) -> bool {
    let of_items = |id: &TableId| matches!(id, TableId::Subscriptions | TableId::Features);
    variants.iter().any(|variant| variant.needs.tables.iter().any(of_items))
}

impl MetricArgs {
    /// Whether headings follow from who customers are and what they pay, and no fact is looked at.
    fn of_customers(&self, variants: &[&Variant]) -> bool {
        let name = |variant: &&Variant| split::name(variant, self.by.as_deref());
        let mut names = variants.iter().filter_map(name);
        let terms = variants.iter().any(|variant| variant.needs.renewals);
        !terms && !ask_items(variants) && names.all(|name| Dimension::is_of_customers(&name))
    }
}

/// Answers, or defines.
pub fn run(args: &MetricArgs, context: &Context) -> Result<Exit> {
    let metric = find(&args.metric)?;
    if args.define {
        define::print(metric, args.format.format, context.paint)?;
        return Ok(Exit::Fine);
    }
    if metric.id == MetricId::Clv && args.variant.as_deref() == Some(clv::VARIANT) {
        return modelled(args, context);
    }
    let mut wish = Wish::parse(metric, args.variant.as_deref())?;
    if args.variant.is_none() {
        split::fit(metric, &mut wish.variants, args.by.as_deref());
    }
    let variants = &wish.variants;
    split::check(metric, variants, args.by.as_deref())?;
    args.interval.check(metric, variants, args.by.as_deref())?;
    let mut session = args.data.open(context)?;
    wish.hold(&mut session)?;
    let book = book(args, &session, variants, context)?;
    ask::remark(&book, context);
    let depth = Depth { names: args.rows, own: args.by.is_some(), ..Depth::FIGURES };
    let records = session.records(&book, variants, depth)?;
    ask::remark_records(&book, records.as_ref(), context);
    let range = args.range.range(&session.known(through(&book, records.as_ref(), variants)))?;
    if variants.iter().any(|variant| !variant.needs.records_only) {
        ask::remark_range(&args.range, &range, &book, context);
    }
    let segment = args.segment.compile(&book)?;
    let of = (segment.as_ref(), records.as_ref());
    let figures = answer(args, &book, variants, &range, of)?;
    ask::remark_closed(&session, variants, &figures, context)?;
    let others = elsewhere(args, &book, (metric, variants, &figures), &range, of)?;
    args.interval.remark(&figures, context);
    if !others.is_empty() {
        context.talk.hint(&tr!("remark-answers-elsewhere", variants = others.join(", ")));
    }
    if args.rows {
        rows::print(
            &Asked {
                figures: &figures,
                segment: segment.as_ref(),
                book: &book,
                records: records.as_ref(),
                session: &session,
                grain: range.grain,
                by: args.by.as_deref(),
                age: (args.age, Grain::from(args.age_unit)),
            },
            args.format.format,
            context.paint,
        )?;
    } else {
        let through = through(&book, records.as_ref(), variants);
        print(args, &session, (&book, through), &figures, range.grain, context)?;
    }
    Ok(session.exit())
}

/// The estimate among the variants: another kind of answer, of one day and without rows.
fn modelled(args: &MetricArgs, context: &Context) -> Result<Exit> {
    let RangeArgs { from, to, grain, .. } = &args.range;
    if args.rows || args.by.is_some() || from.is_some() || to.is_some() || grain.is_some() {
        let typed = "it is made of everything until the last day of the data: --known-at goes back, \
                     --segment takes some customers, and tenure clv has its settings";
        let asked = said!(
            "it is made of everything until the last day of the data: known_at goes back, segment \
             takes some customers"
        );
        let detail = said!("clv model is an estimate, without periods, rows or headings");
        return Err(advised(detail, either(typed, asked)));
    }
    clv::usual(args.interval.level()?, (&args.data, &args.segment, args.format.format), context)
}

/// The smallest book that can answer.
fn book(
    args: &MetricArgs,
    session: &Session,
    variants: &[&Variant],
    context: &Context,
) -> Result<Book> {
    if args.names_customers(variants) {
        if args.of_customers(variants) {
            let book = session.members(context)?;
            // Of a kept book nobody knows what its customers subscribe to.
            if book.knows_items() || !args.segment.asks_items(&book) {
                return Ok(book);
            }
        }
        return session.figures(EVERYTHING, context);
    }
    // Periods of a range follow each other without a gap.
    if !args.interval.needs_rows(variants, find(&args.metric)?.id)
        && variants.iter().all(|variant| only_totals(variant))
        && let Some(book) = session.only_totals(context)?
    {
        return Ok(book);
    }
    session.totals(context)
}

/// How far all the data reach that these variants look at.
pub fn through(book: &Book, records: Option<&Records>, variants: &[&Variant]) -> Option<Day> {
    let each = variants.iter().map(|variant| reach::through(book, records, &variant.needs));
    each.flatten().min()
}

/// The metric of an id.
pub fn find(id: &str) -> Result<&'static Metric> {
    let Some(id) = MetricId::parse(id) else {
        let near = nearest(id, MetricId::ALL.iter().map(|id| id.slug()));
        let hint = match near {
            Some(near) => said!("did you mean {name}?", name = near),
            None => {
                either("tenure metrics lists all of them", said!("the catalogue lists all of them"))
            }
        };
        return Err(advised(said!("no metric is named {id}", id = format!("{id:?}")), hint));
    };
    Ok(metric(id))
}

/// The variants that were asked for; without a wish, those that are shown.
pub fn variants(metric: &'static Metric, wish: Option<&str>) -> Result<Vec<&'static Variant>> {
    match wish {
        None => Ok(metric.shown().iter().collect()),
        Some("all") => Ok(metric.variants.iter().collect()),
        Some(slug) => match metric.variant(&slug.replace('-', "_")) {
            Some(variant) => Ok(vec![variant]),
            None => Err(no_variant(metric, slug)),
        },
    }
}

/// Why there is no exact variant of that name.
fn no_variant(metric: &Metric, slug: &str) -> anyhow::Error {
    let (name, variant) = (metric.slug(), format!("{slug:?}"));
    if let Some(estimate) = metric.estimates().iter().find(|estimate| estimate.slug == slug) {
        let detail = said!(
            "{variant} of {metric} is the estimate of a model, which cannot be asked here",
            variant = variant,
            metric = name
        );
        return advised(detail, said!("{command} tells it", command = estimate.command));
    }
    let estimates = metric.estimates().iter().map(|estimate| estimate.slug);
    let slugs: Vec<&str> = metric.variants.iter().map(|v| v.slug).chain(estimates).collect();
    let hint = said!("it has {variants}", variants = slugs.join(", ") + ", all");
    advised(said!("{metric} has no variant {variant}", metric = name, variant = variant), hint)
}

fn answer(
    args: &MetricArgs,
    book: &Book,
    variants: &[&'static Variant],
    range: &Range,
    (segment, records): (Option<&Compiled<'_>>, Option<&Records>),
) -> Result<Vec<Figure>> {
    let metric = find(&args.metric)?;
    let unit = Grain::from(args.age_unit);
    let mut figures = Vec::new();
    let name = |variant: &Variant| split::name(variant, args.by.as_deref());
    let mut at = 0;
    while at < variants.len() {
        let by = name(variants[at]);
        let same = variants[at..].iter().take_while(|v| name(v) == by).count();
        let dimension = by.as_deref().map(|name| split::dimension(metric, book, name, records));
        let dimension = dimension.transpose()?.flatten();
        let asked = &variants[at..at + same];
        let asker = Asker::new(book, &range.periods, segment, dimension.as_ref())?;
        let mut asker = asker.with_records(records).expecting(asked);
        let first = figures.len();
        for variant in asked {
            figures.extend(asker.figures(metric.id, variant, args.age, unit)?);
        }
        args.interval.attach(book, &mut figures[first..], segment, dimension.as_ref())?;
        at += same;
    }
    Ok(figures)
}

/// The variants that have answers, where none of those that were asked for has any: people were
/// asked on another scale.
fn elsewhere(
    args: &MetricArgs,
    book: &Book,
    (metric, variants, figures): (&'static Metric, &[&'static Variant], &[Figure]),
    range: &Range,
    of: (Option<&Compiled<'_>>, Option<&Records>),
) -> Result<Vec<&'static str>> {
    let without = |it: &Figure| it.reading.value == Value::Undefined(Reason::NoAnswers);
    if figures.is_empty() || !figures.iter().all(without) {
        return Ok(Vec::new());
    }
    let of_records = |of: &&&'static Variant| {
        of.needs.records_only && of.needs.tables == variants[0].needs.tables
    };
    let other = |of: &&'static Variant| variants.iter().all(|asked| asked.slug != of.slug);
    let all: Vec<&'static Variant> = metric.variants.iter().collect();
    let others: Vec<&'static Variant> =
        all.iter().filter(of_records).copied().filter(other).collect();
    let told = answer(args, book, &others, range, of)?;
    let has = |of: &&'static Variant| {
        let mine = |it: &&Figure| it.variant == of.slug;
        told.iter().filter(mine).any(|it| !matches!(it.reading.value, Value::Undefined(_)))
    };
    Ok(others.into_iter().filter(has).map(|of| of.slug).collect())
}

fn print(
    args: &MetricArgs,
    session: &Session,
    (book, through): (&Book, Option<Day>),
    figures: &[Figure],
    grain: Option<Grain>,
    context: &Context,
) -> Result<()> {
    let currency = book.currency();
    let segment = args.segment.segment.as_deref();
    let format = args.format.format;
    match format {
        Format::Json => {
            let list = figures.iter().map(|figure| figures::json(figure, segment, currency));
            let head = figures::head_through(session, through);
            let head = defined(head, session, figures);
            output::json(head.with("figures", Json::objects(list)))
        }
        Format::Ndjson => {
            let list = figures.iter().map(|figure| {
                let object = figures::json(figure, segment, currency);
                defined(object, session, std::slice::from_ref(figure))
            });
            output::lines(list)
        }
        Format::Csv => {
            let sheet =
                with_definition(figures::long_sheet(figures, currency, grain), session, figures);
            output::sheet(&sheet, format, context.paint, "", Object::new())
        }
        Format::Md => {
            let mut text = grid(args, figures, currency, grain).markdown();
            let notes = figures::foot_notes(figures, currency);
            if !notes.is_empty() {
                text.push('\n');
            }
            for note in notes {
                text += &format!("- {}\n", markdown(&note));
            }
            output::text(&text)
        }
        Format::Table => {
            let (sheet, zeros) = figures::without_zeros(grid(args, figures, currency, grain));
            let mut text = heading(args, session, figures, currency.code())?;
            text += &sheet.text(Setting::plain(context.paint));
            if !zeros.is_empty() {
                text += &tr!("note-zeros", columns = zeros.join(", "));
                text.push('\n');
            }
            for note in figures::foot_notes(figures, currency) {
                text += &format!("{note}\n");
            }
            output::text(&text)
        }
    }
}

/// The figures for people.
fn grid(args: &MetricArgs, figures: &[Figure], currency: Currency, grain: Option<Grain>) -> Sheet {
    figures::grid(figures, args.by.as_deref(), currency, grain)
}

/// A row for each figure, with the definition by which it was reckoned, where any was.
fn with_definition(mut sheet: Sheet, session: &Session, figures: &[Figure]) -> Sheet {
    let of = |figure: &Figure| wish::definition(session, &[figure.variant]);
    if figures.iter().any(|figure| of(figure).is_some()) {
        sheet.columns.push(Column::text("definition", "Definition"));
        for (row, figure) in sheet.rows.iter_mut().zip(figures) {
            row.push(of(figure).map_or_else(Cell::empty, Cell::text));
        }
    }
    sheet
}

/// The head of an answer with the definition by which figures were reckoned, where one was.
pub fn defined(head: Object, session: &Session, figures: &[Figure]) -> Object {
    let slugs: Vec<&str> = figures.iter().map(|figure| figure.variant).collect();
    match wish::definition(session, &slugs) {
        Some(text) => head.with("definition", text),
        None => head,
    }
}

/// A note as it stands in Markdown, where its marks would be taken for emphasis.
fn markdown(note: &str) -> String {
    note.replace('*', "\\*").replace('~', "\\~")
}

/// An English name as it stands within a line: abbreviations and names keep their capitals.
fn within(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(name.chars().skip(1)).collect()
        }
        _ => name.to_owned(),
    }
}

fn heading(
    args: &MetricArgs,
    session: &Session,
    figures: &[Figure],
    currency: &str,
) -> Result<String> {
    let metric = find(&args.metric)?;
    let mut parts = vec![words().metric(metric)];
    if let Some(figure) = figures.first().filter(|f| figures.iter().all(|o| o.variant == f.variant))
    {
        let variant = figures::variant(figure.metric, figure.variant);
        let name = words().variant(metric, variant);
        // Other languages have names in the middle that keep their capitals.
        parts.push(if lang() == Lang::English { within(&name) } else { name });
    }
    let is_money = |f: &Figure| {
        figures::variant(f.metric, f.variant).unit == tenure_metrics::reading::Unit::Money
    };
    // A share of those who pay in one currency is another one than that of everyone.
    if session.native.is_some() || figures.iter().any(is_money) {
        parts.push(currency.to_owned());
    }
    let slugs: Vec<&str> = figures.iter().map(|figure| figure.variant).collect();
    parts.extend(wish::definition(session, &slugs));
    parts.extend(args.segment.told());
    parts.extend(session.titled());
    Ok(parts.join(" · ") + "\n\n")
}
