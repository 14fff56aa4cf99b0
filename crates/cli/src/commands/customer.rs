//! `tenure customer`: everything that is known about one customer.

mod page;
mod record;
mod timeline;

use anyhow::Result;
use clap::Args;
use tenure_domain::schema::TableId;
use tenure_domain::time::{Day, Instant};
use tenure_engine::book::{Book, Customer};
use tenure_engine::dossier::Dossier;
use tenure_engine::renewals::{RenewalRow, renewals};
use tenure_engine::usage::{Answer, Answers, answers};
use tenure_ledger::movement::Step;

use crate::ask::{self, EVERYTHING};
use crate::context::Context;
use crate::dates;
use crate::failure::Exit;
use crate::figures;
use crate::output::{self, FormatArgs, Json, Object};
use crate::session::{DataArgs, Session};
use crate::sheet::Format;
use crate::words;

use super::customers::standing;
use super::explain::find;
use super::metric::customer as names;
use timeline::Timeline;

const EXAMPLES: &str = "\
Examples:
  tenure customer C-17 --data books                      its MRR, its terms, and what happened
  tenure customer C-17 --data books --timeline --kind ticket --kind answer
  tenure customer C-17 --data books --timeline --format csv > timeline.csv";

const AFTER: &str = "\
Kinds of what happened: movement, subscription, change, invoice, payment, refund, credit_note,
dispute, trial, seats, ticket, answer, feedback, milestone, goal, interaction, contact, referral.
Each entry names the rows that say so, with file and line. `tenure explain customer` shows how the
MRR comes about.";

/// Everything that is known about one customer, and what happened, newest first
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES, after_help = AFTER)]
pub struct CustomerArgs {
    /// Id of the customer
    customer: String,

    /// The day; what counts is its end [default: the last day of the data]
    #[arg(long, value_name = "DATE")]
    at: Option<String>,

    /// Only what happened, without the rest
    #[arg(long)]
    timeline: bool,

    /// Of what happened only this kind; may be repeated
    #[arg(long, value_name = "KIND")]
    kind: Vec<String>,

    /// Leave out the first N entries of what happened
    #[arg(long, default_value_t = 0, value_name = "N")]
    offset: usize,

    /// Show at most N entries of what happened [default: 20 in a table, all in other forms]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,

    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Entries of a page of text without a limit.
const FEW: usize = 20;

/// Terms are looked for so many days ahead.
const AHEAD_DAYS: i32 = 1100;

/// Everything that is said.
struct Answered<'a> {
    session: &'a Session,
    book: &'a Book,
    customer: Customer<'a>,
    day: Day,
    at: Instant,
    dossier: Dossier,
    renewal: Option<RenewalRow>,
    used: Option<(Answers, Answer)>,
}

/// Answers.
pub fn run(args: &CustomerArgs, context: &Context) -> Result<Exit> {
    timeline::check(&args.kind)?;
    let session = args.data.open(context)?;
    let book = session.book(EVERYTHING, context)?;
    ask::remark(&book, context);
    let day = match &args.at {
        Some(text) => dates::day(text, "--at")?,
        None => book.data_through.unwrap_or(session.account.zone.day(session.now)),
    };
    let zone = &session.account.zone;
    let at = zone.start_of_day(Day(day.0 + 1));
    let number = find(&book, &args.customer)?;
    let customer = book.customer(number);
    let dossier = Dossier::read(&session.workspace, &book, session.known_at, number)?;
    // What happened, happened until that day, or until now.
    let until = if args.at.is_some() { at } else { session.now.plus(1).max(at) };
    let mut happened = Timeline::new(&book, &customer, &dossier, until);
    happened.only(&args.kind);
    let format = args.format.format;
    let few = (format == Format::Table).then_some(FEW);
    let page = happened.page(args.offset, args.limit.or(few).unwrap_or(usize::MAX));
    if !matches!(format, Format::Json | Format::Table) {
        let sheet = page.sheet(&book, false);
        output::sheet(&sheet, format, context.paint, "timeline", Object::new())?;
        return Ok(session.exit());
    }
    let (renewal, used) = match args.timeline {
        true => (None, None),
        false => (next_renewal(&book, day, number)?, used(&session, &book, number, day)?),
    };
    let answered =
        Answered { session: &session, book: &book, customer, day, at, dossier, renewal, used };
    match (format, args.timeline) {
        (Format::Json, true) => output::json(answered.head().with("timeline", page.json(&book)))?,
        (Format::Json, false) => output::json(answered.json().with("timeline", page.json(&book)))?,
        (_, only) => output::text(&page::text(&answered, &page, only, context))?,
    }
    Ok(session.exit())
}

fn next_renewal(book: &Book, day: Day, number: u32) -> Result<Option<RenewalRow>> {
    let all = renewals(book, Day(day.0 + 1), Day(day.0 + AHEAD_DAYS), 0, None)?;
    Ok(all.into_iter().find(|row| row.customer == number))
}

/// What the use of the product comes to, where any event is stored.
fn used(
    session: &Session,
    book: &Book,
    number: u32,
    day: Day,
) -> Result<Option<(Answers, Answer)>> {
    let known_at = session.known_at.map(|at| at.0);
    if session.workspace.table_state(TableId::Events, known_at)?.rows == 0 {
        return Ok(None);
    }
    let mut all = answers(&session.workspace, &session.loading(), Some(Day(day.0 + 1)))?;
    all.keep_allowed(book);
    let id = names(book, number).0;
    let own = all.customers.iter().find(|(known, _)| *known == id).map(|(_, own)| own.clone());
    Ok(Some((all, own.unwrap_or_default())))
}

impl Answered<'_> {
    /// MRR at the end of the day, where it can be told.
    fn mrr(&self) -> Option<i128> {
        let told = self.book.untold(&self.customer, self.at).is_none();
        told.then(|| self.customer.level_before(self.at).into())
    }

    /// The steps until the end of the day.
    fn steps(&self) -> &[Step] {
        let before = self.customer.steps.partition_point(|step| step.at < self.at);
        &self.customer.steps[..before]
    }

    /// How the customer stands; nothing where it never was one.
    fn status(&self) -> Option<&'static str> {
        let pays = self.mrr() != Some(0);
        self.steps().last().map(|step| standing(step.after, pays))
    }

    fn head(&self) -> Object {
        figures::head(self.session, self.book)
            .with("at", self.day.to_string())
            .with("currency", self.book.currency().code())
            .with("customer_id", names(self.book, self.customer.number).0)
    }

    fn json(&self) -> Object {
        let (book, zone) = (self.book, &self.session.account.zone);
        let money = |units: i128| figures::money(units, book.currency());
        let own = self.dossier.of(TableId::Customers);
        let (id, name) = names(book, self.customer.number);
        let merged = own.filter_map(|row| row.text("customer_id")).filter(|known| *known != id);
        let since = self.customer.start().filter(|at| *at < self.at).map(|at| zone.day(at));
        let renewal = self.renewal.as_ref().map(|row| {
            Object::new()
                .with("date", row.day.to_string())
                .with("mrr", money(row.before.into()))
                .with("outcome", row.outcome.name())
        });
        self.head()
            .with("name", name)
            .with("status", self.status())
            .with("mrr", self.mrr().map(money))
            .with("arr", self.mrr().map(|mrr| money(mrr * 12)))
            .with("undefined", book.untold(&self.customer, self.at).map(words::why))
            .with("since", since.map(|day| day.to_string()))
            .with("tenure_days", since.map(|since| self.day.0 - since.0))
            .with("renewal", renewal.map_or(Json::from(None::<String>), Json::from))
            .with("merged", merged.map(str::to_owned).collect::<Vec<String>>())
            .with("attributes", Json::objects(record::attributes(&self.dossier, &id)))
            .with("steps", Json::objects(self.history()))
            .with("use", self.use_json())
            .with("tables", record::tables(&self.dossier))
    }

    /// MRR over time.
    fn history(&self) -> Vec<Object> {
        let currency = self.book.currency();
        let mut level: i128 = 0;
        let step = |(step, detail): (&Step, tenure_ledger::movement::Detail)| {
            level += i128::from(step.delta);
            let moved = self.customer.untold_step(step.at, detail.currency);
            let known = self.customer.untold_before(step.at.plus(1));
            let gap = moved.or(known);
            let cause = step.cause.name();
            Object::new()
                .with("at", step.at.to_string())
                .with("kind", step.kind.name())
                .with("cause", (!cause.is_empty()).then(|| cause.to_owned()))
                .with(
                    "change",
                    moved.is_none().then(|| figures::money(step.delta.into(), currency)),
                )
                .with("mrr", known.is_none().then(|| figures::money(level, currency)))
                .with("undefined", gap.map(|gap| words::why(self.book.reason(&self.customer, gap))))
        };
        self.steps().iter().zip(self.customer.details).map(step).collect()
    }

    fn use_json(&self) -> Json {
        let Some((all, own)) = &self.used else { return Json::from(None::<String>) };
        let names = &all.kinds.features;
        let name = |&at: &_| names.get(usize::from(at)).map(|feature| feature.name.clone());
        let unused: Vec<String> = own.key_unused.iter().filter_map(name).collect();
        let object = Object::new()
            .with("active_users", own.active_users)
            .with("user_days", own.user_days)
            .with("user_days_before", own.user_days_before)
            .with("weeks_active", own.weeks_active)
            .with("features_used", own.features_used)
            .with("features", names.len())
            .with("key_features_unused", unused)
            .with("last_seen", own.last_seen.map(|day| day.to_string()));
        Json::from(object)
    }
}
