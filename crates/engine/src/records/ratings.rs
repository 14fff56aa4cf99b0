//! Ratings of tickets: answers that nobody asked for by a survey.

use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_metrics::catalogue::RATINGS_TOLD;
use tenure_metrics::records::{Answer, Scale, Survey};

use super::deal::Dealt;
use super::hand::{Hand, Lines, key, keys};
use super::keys::{Keyed, NOWHERE, Places};
use super::load::Reading;
use super::ticket_events::{self, ByTicket};
use super::voice::{OF_ANSWERS, OF_TICKETS};
use super::{About, Depth, List, OWN, Spans};
use crate::error::Error;

/// What is read of a ticket.
const COLUMNS: [&str; 8] = [
    "ticket_id",
    "customer_id",
    "opened_at",
    "solved_at",
    "closed_at",
    "spam",
    "merged",
    "satisfaction",
];

/// What a rating says, where there is one: 1 is good, 0 bad. Other words are none that we can read,
/// and numbers are on a scale of which nobody tells.
fn score(word: &str) -> Option<Option<i64>> {
    const WORDS: [(&str, i64); 4] =
        [("good", 1), ("bad", 0), ("goodwithcomment", 1), ("badwithcomment", 0)];
    // They say whether somebody was asked.
    const ASKED: [&str; 4] = ["offered", "unoffered", "unrated", "none"];
    let first = word.trim().split([' ', '_']).next().filter(|word| !word.is_empty())?;
    let is = |word: &str| word.eq_ignore_ascii_case(first);
    let known = WORDS.iter().find(|(word, _)| is(word));
    (!ASKED.into_iter().any(is)).then(|| known.map(|(_, score)| *score))
}

/// Ratings of tickets that no answer names, as answers of their customers.
pub(super) fn ratings(reading: &mut Reading<'_>) -> Result<List<Answer>, Error> {
    let (named, told) = (named(reading)?, ticket_events::told(reading)?);
    let parts = reading.parts(TableId::Tickets, &COLUMNS, |hand, lines, rated| {
        rated_in(hand, lines, (&named, &told), rated);
    })?;
    let list = List::of_parts(parts, &OF_ANSWERS, true, Spans::Instants);
    let list = List { rows_of: TableId::Tickets, ..list };
    Ok(list.or_lacks(reading.book, TableId::SurveyResponses, RATINGS_TOLD))
}

/// The tickets that answers name.
fn named(reading: &mut Reading<'_>) -> Result<Places, Error> {
    const COLUMNS: [&str; 4] = ["ticket_id", "survey", "score", "skipped"];
    let parts =
        reading.parts(TableId::SurveyResponses, &COLUMNS, |_, lines, of: &mut Vec<Keyed>| {
            let [tickets, surveys] = ["ticket_id", "survey"].map(|column| lines.text(column));
            let (scores, skipped) = (lines.long("score"), lines.flag("skipped"));
            let given = |line: &usize| {
                surveys.at(*line) == Some(Survey::Csat.name())
                    && scores.at(*line).is_some()
                    && !skipped.at(*line).unwrap_or(false)
            };
            let given = (0..lines.count()).filter(given);
            of.extend(given.map(|line| (key(tickets.or_empty(line)), 0)));
        })?;
    Ok(Places::new(&parts))
}

fn rated_in(
    hand: &mut Hand<'_>,
    lines: &Lines<'_, '_>,
    (named, told): (&Places, &ByTicket),
    rated: &mut Dealt<(About, Answer)>,
) {
    let [ids, words] = ["ticket_id", "satisfaction"].map(|column| lines.text(column));
    let times = ["solved_at", "closed_at"].map(|column| lines.long(column));
    let opened = lines.long("opened_at");
    let void = ["spam", "merged"].map(|column| lines.flag(column));
    let scores: Vec<(usize, Option<i64>)> = (0..lines.count())
        .filter_map(|line| Some((line, score(words.or_empty(line))?)))
        .filter(|(line, _)| !void.iter().any(|flag| flag.at(*line).unwrap_or(false)))
        .collect();
    if scores.is_empty() {
        return;
    }
    let answered = named.find(&keys(&ids, lines.count()));
    let own = of_support(hand);
    let rows: Vec<usize> = scores.iter().map(|(line, _)| *line).collect();
    let holders = hand.holders_of(&lines.text("customer_id"), &rows);
    for ((line, score), holder) in scores.into_iter().zip(holders) {
        // Rated is what was solved, else closed, as the row or the events of the ticket tell.
        let said = times.iter().find_map(|column| column.instant(line));
        let told = || told.get(&key(ids.or_empty(line)))?.last_solved();
        let at = said.or_else(told).or(opened.instant(line));
        let counts = |at: &_| hand.is_past(*at) && answered[line] == NOWHERE;
        let Some(at) = at.filter(counts) else { continue };
        hand.saw(lines.recorded(line), at);
        let about = hand.about(holder, at, ids.or_empty(line), own);
        rated.push((about, rating(score)));
    }
}

fn rating(score: Option<i64>) -> Answer {
    Answer {
        survey: Survey::Csat,
        scale: Some(Scale::GoodBad),
        score,
        high_is_easy: None,
        commented: false,
        of_ticket: true,
    }
}

/// What ratings have of their own, in the order of the dimensions of answers.
fn of_support(hand: &mut Hand<'_>) -> [Sym; OWN] {
    let mut own = [Sym::NONE; OWN];
    let Depth { own: wanted, .. } = hand.depth;
    if wanted {
        own[0] = hand.intern(Survey::Csat.name());
        own[1] = hand.intern(OF_TICKETS);
    }
    own
}
