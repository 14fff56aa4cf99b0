//! Tickets, by the day on which they came and by that on which they were solved.

use tenure_domain::schema::TableId;
use tenure_domain::support::status::is_open;
use tenure_domain::support::{FirstContact, Limit, Support, Topic};
use tenure_domain::symbols::Sym;
use tenure_domain::time::{Day, Instant, Zone};
use tenure_metrics::records::{HelpDay, Solved, Ticket, Verdict};

use super::deal::{Dealt, Owned, Pile, on_pile, piles};
use super::hand::{Hand, Lines, key};
use super::load::Reading;
use super::ticket_events::{self, ByTicket, Told};
use super::{About, Depth, List, NOBODY, OWN, Spans, sort};
use crate::error::Error;
use crate::load::cols::{Flag, Long, Text};

/// The dimensions of a ticket's own.
const DIMENSIONS: [&str; 3] = ["category", "ticket_channel", "ticket_status"];

/// What is read of a ticket in any case.
const COLUMNS: [&str; 15] = [
    "opened_at",
    "customer_id",
    "agent_replies",
    "customer_replies",
    "solved_at",
    "closed_at",
    "first_response_at",
    "spam",
    "merged",
    "proactive",
    "self_service",
    "handle_minutes",
    "reopens",
    "assignees",
    "status",
];

/// A customer that writes again within so many days was not helped.
const DAYS: i32 = 7;

/// A ticket as the table has it.
#[derive(Clone, Copy)]
struct Read {
    about: About,
    ticket: Ticket,
    /// The category, where the definition of first contact asks for it.
    topic: Sym,
    /// When it was solved for the first time, where its events tell.
    first_solved: Option<Instant>,
    agent_replies: Option<i64>,
    customer_replies: Option<i64>,
}

impl Owned for Read {
    fn about(&self) -> &About {
        &self.about
    }
}

/// Both lists of the table.
pub(super) fn tickets(reading: &mut Reading<'_>) -> Result<(List<Ticket>, List<Solved>), Error> {
    let told = ticket_events::told(reading)?;
    let Depth { names, own, .. } = reading.depth;
    let topics = reading.options.support.first_contact.topic == Topic::Same;
    let mut columns = COLUMNS.to_vec();
    columns.extend((names || !told.is_empty()).then_some("ticket_id"));
    columns.extend((own || topics).then_some("category"));
    columns.extend(own.then_some("channel"));
    let parts = reading.parts(TableId::Tickets, &columns, |hand, lines, read| {
        read_in(hand, lines, &told, read);
    })?;
    let end = End { through: reading.reached(TableId::Tickets, &[TableId::TicketEvents])? };
    let (support, zone) = (&reading.options.support, &reading.options.account.zone);
    let lists = piles(parts, |rows| both(rows, (support, zone), end));
    let (opened, solved) = lists.into_iter().unzip();
    Ok((
        List::of_piles(opened, &DIMENSIONS, true, Spans::Instants),
        List::of_piles(solved, &DIMENSIONS, true, Spans::Instants),
    ))
}

/// Reads tickets.
fn read_in(hand: &mut Hand<'_>, lines: &Lines<'_, '_>, told: &ByTicket, read: &mut Dealt<Read>) {
    let columns = Columns::new(lines);
    let ids = lines.text_where(hand.depth.names || !told.is_empty(), "ticket_id");
    let topics = hand.options.support.first_contact.topic == Topic::Same;
    let topics = lines.text_where(topics, "category");
    let mut owns = hand.owns(lines, &["category", "channel", "status"]);
    let customers = lines.text("customer_id");
    let holders = hand.holders(&customers, lines.count());
    read.expect(&holders);
    for (line, holder) in holders.into_iter().enumerate() {
        let at = columns.opened.instant(line).filter(|at| hand.is_past(*at));
        let Some(at) = at else { continue };
        let holder = hand.then(holder, customers.or_empty(line), at);
        let recorded = lines.recorded(line);
        hand.saw(recorded, at);
        let told = match told.is_empty() {
            true => None,
            false => told.get(&key(ids.or_empty(line))).copied(),
        };
        let ticket = columns.ticket(hand, (line, recorded), at, told);
        let own = owns.at(line, hand);
        read.push(Read {
            about: hand.about(holder, at, ids.or_empty(line), own),
            ticket,
            topic: hand.intern(topics.or_empty(line)),
            first_solved: told.and_then(|told| told.first_solved),
            agent_replies: columns.agent.at(line).or(told.map(|told| told.agent_replies)),
            customer_replies: columns.customer.at(line).or(told.map(|told| told.customer_replies)),
        });
    }
}

/// The columns of what tickets say.
struct Columns<'a> {
    /// Spam, merged, proactive, self-service.
    flags: [Flag<'a>; 4],
    opened: Long<'a>,
    solved: Long<'a>,
    closed: Long<'a>,
    answered: Long<'a>,
    handle: Long<'a>,
    reopens: Long<'a>,
    assignees: Long<'a>,
    agent: Long<'a>,
    customer: Long<'a>,
    status: Text<'a>,
}

impl<'a> Columns<'a> {
    fn new(lines: &Lines<'_, 'a>) -> Columns<'a> {
        Columns {
            flags: ["spam", "merged", "proactive", "self_service"].map(|name| lines.flag(name)),
            opened: lines.long("opened_at"),
            solved: lines.long("solved_at"),
            closed: lines.long("closed_at"),
            answered: lines.long("first_response_at"),
            handle: lines.long("handle_minutes"),
            reopens: lines.long("reopens"),
            assignees: lines.long("assignees"),
            agent: lines.long("agent_replies"),
            customer: lines.long("customer_replies"),
            status: lines.text("status"),
        }
    }

    /// The ticket of a line that was recorded at a time.
    fn ticket(
        &self,
        hand: &mut Hand<'_>,
        (line, recorded): (usize, Instant),
        opened: Instant,
        told: Option<Told>,
    ) -> Ticket {
        let [spam, merged, proactive, self_service] =
            self.flags.each_ref().map(|flag| flag.at(line).unwrap_or(false));
        let said = self.solved.instant(line).or(self.closed.instant(line));
        // What is open again is not solved, though it once was: whether its events tell when it was
        // opened again, or the status alone says that it is open.
        let again = |at: &Instant| told.is_some_and(|told| told.is_open_after(*at));
        let solved = said.filter(|at| !again(at)).or(told.and_then(|told| told.solved()));
        let solved = solved.filter(|_| is_open(self.status.or_empty(line)) != Some(true));
        let answered = self.answered.instant(line).or(told.and_then(|told| told.first_response));
        // What lies ahead has not happened.
        let [solved, answered] = [solved, answered].map(|at| at.filter(|at| hand.is_past(*at)));
        for at in [solved, answered].into_iter().flatten() {
            hand.saw(recorded, at);
        }
        let since = |at: Instant| Some(at.0 - opened.0).filter(|&micros| micros >= 0);
        // Millionths of a minute are 60 millionths of a second.
        let seconds = |minutes: i64| minutes.checked_mul(60).map(|n| (n + 500_000) / 1_000_000);
        let hours = hand.options.support.hours.as_ref();
        let working = |at: Option<Instant>| {
            let at = at.filter(|at| *at >= opened)?;
            Some(hours?.between(opened, at))
        };
        Ticket {
            void: spam || merged,
            proactive,
            self_service,
            first_response: answered.and_then(since),
            solved: solved.and_then(since),
            handle_seconds: self.handle.at(line).and_then(seconds),
            reopens: self.reopens.at(line).or(told.map(|told| told.reopens)),
            assignees: self.assignees.at(line).or(told.and_then(|told| told.people())),
            working_response: working(answered),
            working_solved: working(solved),
        }
    }
}

/// Up to when it is known who asked; after it nobody can tell whether a customer came again.
#[derive(Clone, Copy)]
struct End {
    through: Option<Instant>,
}

impl End {
    /// Whether an instant is not after it.
    fn holds(self, at: Instant) -> bool {
        self.through.is_some_and(|through| through >= at)
    }
}

/// The tickets of a pile as they came, and as they were solved.
fn both(mut rows: Vec<Read>, by: (&Support, &Zone), end: End) -> (Pile<Ticket>, Pile<Solved>) {
    if rows.first().is_some_and(|read| read.about.holder != NOBODY) {
        let key = |read: &Read| (on_pile(read.about.holder), read.about.at);
        let order = sort::order(rows.iter().map(key));
        rows = order.into_iter().map(|at| rows[at as usize]).collect();
    }
    let asked = Asked::new(&rows);
    let one = |read: &Read| solved(read, &asked, by, end);
    let solved = Pile::of(rows.iter().filter_map(one).collect());
    let (about, data) = rows.into_iter().map(|read| (read.about, read.ticket)).unzip();
    (Pile { about, data }, solved)
}

/// When the customers of a pile asked, so that it is quickly found when one came again.
struct Asked {
    /// When, and about what; in the order of holders, and of time.
    at: Vec<(Instant, Sym)>,
    /// Where those of each holder on the pile begin, and where the last ends.
    starts: Vec<u32>,
}

impl Asked {
    /// Of tickets by holder and time.
    fn new(read: &[Read]) -> Asked {
        let counts = |read: &&Read| {
            read.about.holder != NOBODY && !read.ticket.void && !read.ticket.proactive
        };
        let mut asked = Asked { at: Vec::new(), starts: vec![0] };
        for read in read.iter().filter(counts) {
            let holder = on_pile(read.about.holder) as usize;
            // Where that of this holder ends is where the next one begins.
            asked.starts.resize(holder + 2, asked.at.len() as u32);
            asked.at.push((read.about.at, read.topic));
            asked.starts[holder + 1] += 1;
        }
        asked
    }

    /// What a holder asked after an instant, and when.
    fn after(&self, holder: u32, after: Instant) -> &[(Instant, Sym)] {
        let holder = on_pile(holder) as usize;
        let ends = self.starts.get(holder).zip(self.starts.get(holder.saturating_add(1)));
        let all = ends.map_or(&[][..], |(&from, &to)| &self.at[from as usize..to as usize]);
        &all[all.partition_point(|(at, _)| *at <= after)..]
    }

    /// Whether a holder asked about a topic after one instant and before another. What has no
    /// topic may be about any.
    fn again(&self, holder: u32, topic: Sym, (after, before): (Instant, Instant)) -> bool {
        let soon = self.after(holder, after).iter().take_while(|(at, _)| *at < before);
        let mut topics = soon.map(|(_, of)| *of);
        topics.any(|of| topic == Sym::NONE || of == Sym::NONE || of == topic)
    }
}

/// A ticket as it was solved, where it was, with whether its customer came again.
fn solved(
    read: &Read,
    asked: &Asked,
    (support, zone): (&Support, &Zone),
    known: End,
) -> Option<(About, Solved)> {
    let definition = &support.first_contact;
    let after = read.ticket.solved?;
    let at = read.about.at.plus(after);
    let next = asked.after(read.about.holder, at).first();
    let mut solved = Solved {
        void: read.ticket.void,
        proactive: read.ticket.proactive,
        self_service: read.ticket.self_service,
        after,
        first_after: read.first_solved.map_or(after, |first| after.min(first.0 - read.about.at.0)),
        agent_replies: read.agent_replies,
        customer_replies: read.customer_replies,
        reopens: read.ticket.reopens.unwrap_or(0),
        again: next.is_some_and(|(next, _)| zone.follows_within(at, *next, DAYS)),
        is_final: known.holds(zone.start_of_day(Day(zone.day(at).0 + DAYS + 1)).plus(-1)),
        defined: Verdict::None,
    };
    if let Some(end) = definition.window.end(at, support.hours.as_ref())
        && solved.is_ours()
    {
        let is_over = known.holds(end);
        let again = || asked.again(read.about.holder, read.topic, (at, end));
        solved.defined = verdict(definition, read, is_over, again);
    }
    Some((About { at, ..read.about }, solved))
}

/// What a definition of first contact says of a ticket that a person solved, whose window is over
/// or not, and whose customer may have come again.
fn verdict(
    definition: &FirstContact,
    read: &Read,
    is_over: bool,
    again: impl FnOnce() -> bool,
) -> Verdict {
    // Nobody says that it was opened again: as everywhere, it was not.
    let reopens = Some(read.ticket.reopens.unwrap_or(0));
    let limits: [(Limit, Option<i64>); 4] = [
        (definition.replies, read.agent_replies),
        (definition.followups, read.customer_replies),
        (definition.people, read.ticket.assignees),
        (definition.reopens, reopens),
    ];
    if limits.iter().any(|(most, is)| most.is_some() && is.is_none()) {
        return Verdict::None;
    }
    let within = |&(most, is): &(Limit, Option<i64>)| {
        most.zip(is).is_none_or(|(most, is)| is <= most.into())
    };
    match limits.iter().all(within) {
        _ if !is_over => Verdict::Pending,
        true if !again() => Verdict::First,
        _ => Verdict::More,
    }
}

/// Days of the help pages.
pub(super) fn help(reading: &mut Reading<'_>) -> Result<List<HelpDay>, Error> {
    let rows = reading.rows(TableId::HelpCenter, &[], |this, line| {
        let day = line.cols.short("date").day(line.at)?;
        let at = this.options.account.zone.start_of_day(day);
        this.seen(line, at);
        let count = |column: &str| line.number(column);
        let record =
            HelpDay { visitors: count("visitors")?, tickets_after: count("tickets_after") };
        Some((this.about(NOBODY, at, &day.to_string(), [Sym::NONE; OWN]), record))
    })?;
    Ok(List::new(rows, &[], false, Spans::Instants))
}
