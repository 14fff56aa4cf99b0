//! Surveys: what was asked, and what was answered.

use std::sync::Mutex;

use rustc_hash::FxHashMap;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_metrics::records::{Answer, Invite, Scale, Survey};

use super::deal::Dealt;
use super::hand::{Few, Hand, Lines, key, keys};
use super::keys::{Keyed, NOWHERE, Places};
use super::load::Reading;
use super::{About, Depth, List, NOBODY, Source, Spans};
use crate::book::{lock, on_all_cores};
use crate::error::Error;
use crate::load::cols::{Cols, Flag, Long, Text};

/// What a survey says of all its answers: its scale, and whether high is easy.
pub(super) type Said = (Option<Scale>, Option<bool>);

/// What rows of answers have of their own, in the order of the dimensions.
pub(super) const OF_ANSWERS: [&str; 4] = ["survey", "touchpoint", "survey_id", "language"];

/// On which occasion a ticket is rated, as help desks call it.
pub(super) const OF_TICKETS: &str = "support";

/// An answer as its row has it.
struct Read {
    about: About,
    row: Row,
    /// The invitation, by its key; 0 where the row names none.
    invite: u128,
    /// The ticket, likewise.
    ticket: u128,
    survey: Sym,
}

/// Answers of a part of the table.
#[derive(Default)]
struct Given {
    /// The invitations that they name, where that is asked for.
    answered: Vec<Keyed>,
    rows: Dealt<(About, Answer)>,
    /// Those of which their invitation may say more.
    lacking: Vec<Read>,
}

/// Answers, with what their survey and their invitation say of them.
pub(super) fn answers(reading: &mut Reading<'_>) -> Result<List<Answer>, Error> {
    Ok(answers_and(reading, false)?.0)
}

/// Questions that were sent; and answers, where their table is asked for, too.
pub(super) fn asked(
    reading: &mut Reading<'_>,
    tables: &[TableId],
) -> Result<Vec<Box<dyn Source>>, Error> {
    if !tables.contains(&TableId::SurveyResponses) {
        let answered = answered(reading)?;
        return Ok(vec![Box::new(invites(reading, &answered)?)]);
    }
    let (answers, answered) = answers_and(reading, true)?;
    Ok(vec![Box::new(invites(reading, &answered)?), Box::new(answers)])
}

/// Answers, and the invitations that they name, where these are `named` by others.
fn answers_and(reading: &mut Reading<'_>, named: bool) -> Result<(List<Answer>, Places), Error> {
    let surveys = surveys(reading)?;
    let Depth { names, own, .. } = reading.depth;
    let mut columns =
        vec!["responded_at", "survey", "scale", "skipped", "score", "comment", "customer_id"];
    columns.extend(["invite_id", "ticket_id"]);
    columns.extend(names.then_some("response_id"));
    columns.extend(own.then_some(["touchpoint", "language"]).into_iter().flatten());
    columns.extend((own || !surveys.is_empty()).then_some("survey_id"));
    let mut parts =
        reading.parts(TableId::SurveyResponses, &columns, |hand, lines, given: &mut Given| {
            given_in(hand, lines, &surveys, given);
            if named {
                answered_in(hand, lines, &mut given.answered);
            }
        })?;
    let answered: Vec<Vec<Keyed>> =
        parts.iter_mut().map(|given| std::mem::take(&mut given.answered)).collect();
    let lacking = || parts.iter().flat_map(|given| &given.lacking);
    let (by_invite, by_ticket) =
        (lacking().any(|read| read.invite != 0), lacking().any(|read| read.ticket != 0));
    let of = |key: fn(&Read) -> u128| wanted(&parts, key);
    let sent = by_invite.then(|| sent(reading, of(|read| read.invite).as_ref())).transpose()?;
    let rated = by_ticket.then(|| rated(reading, of(|read| read.ticket).as_ref())).transpose()?;
    let parts: Vec<Mutex<Given>> = parts.into_iter().map(Mutex::new).collect();
    let parts = on_all_cores(parts.len(), |at| {
        let Given { mut rows, lacking, .. } = std::mem::take(&mut *lock(&parts[at]));
        let mut found = vec![[None; 2]; lacking.len()];
        let keys = |key: fn(&Read) -> u128| lacking.iter().map(key).collect::<Vec<u128>>();
        let sides = [(&sent, keys(|it| it.invite)), (&rated, keys(|it| it.ticket))];
        for (side, (known, keys)) in sides.iter().enumerate() {
            let all = known.iter().flat_map(|known| known.find(keys));
            found.iter_mut().zip(all).for_each(|(found, one)| found[side] = one);
        }
        for (mut read, [invite, ticket]) in lacking.into_iter().zip(found) {
            read.take_over(invite, own);
            read.take_over(ticket, own);
            let said = surveys.get(&read.survey).copied().unwrap_or_default();
            rows.push((read.about, read.row.answer(said)));
        }
        rows
    });
    let list = List::of_parts(parts, &OF_ANSWERS, true, Spans::Instants);
    Ok((list, Places::new(&answered)))
}

/// Reads answers.
fn given_in(
    hand: &mut Hand<'_>,
    lines: &Lines<'_, '_>,
    surveys: &FxHashMap<Sym, Said>,
    given: &mut Given,
) {
    let times = lines.long("responded_at");
    let [invites, tickets] = ["invite_id", "ticket_id"].map(|column| lines.text(column));
    let ids = lines.text_where(hand.depth.names, "response_id");
    let of_survey = lines.text_where(!surveys.is_empty(), "survey_id");
    let columns = Columns::new(lines.cols);
    let mut owns = hand.owns(lines, &OF_ANSWERS);
    let customers = lines.text("customer_id");
    let holders = hand.holders(&customers, lines.count());
    given.rows.expect(&holders);
    for (line, holder) in holders.into_iter().enumerate() {
        let at = times.instant(line).filter(|at| hand.is_past(*at));
        let Some(at) = at else { continue };
        hand.saw(lines.recorded(line), at);
        let holder = hand.then(holder, customers.or_empty(line), at);
        let Some(row) = columns.at(line) else { continue };
        let own = owns.at(line, hand);
        let survey = hand.intern(of_survey.or_empty(line));
        let about = hand.about(holder, at, ids.or_empty(line), own);
        let of_survey = !surveys.is_empty() && !survey.is_some();
        let of_own = hand.depth.own && !(own[1].is_some() && own[2].is_some());
        let lacks = holder == NOBODY || of_survey || of_own;
        let named = |ids: &Text<'_>| if lacks { key(ids.or_empty(line)) } else { 0 };
        match (named(&invites), named(&tickets)) {
            (0, 0) => {
                let said = surveys.get(&survey).copied().unwrap_or_default();
                given.rows.push((about, row.answer(said)));
            }
            (invite, ticket) => given.lacking.push(Read { about, row, invite, ticket, survey }),
        }
    }
}

/// The invitations, or tickets, that answers lack; `None` where those are about all of them.
fn wanted(parts: &[Given], of: fn(&Read) -> u128) -> Option<Places> {
    let lacking: usize = parts.iter().map(|given| given.lacking.len()).sum();
    let all: usize = lacking + parts.iter().map(|given| given.rows.len()).sum::<usize>();
    let keyed = |given: &Given| given.lacking.iter().map(|read| (of(read), 0)).collect();
    (lacking < all / 2).then(|| Places::new(&parts.iter().map(keyed).collect::<Vec<_>>()))
}

impl Read {
    /// Fills in from its invitation, or its ticket, what it does not say itself.
    fn take_over(&mut self, invite: Option<&Sent>, own: bool) {
        let Some(invite) = invite else { return };
        if self.about.holder == NOBODY {
            self.about.holder = invite.holder;
        }
        self.survey = self.survey.or(invite.survey);
        if own {
            self.about.own[1] = self.about.own[1].or(invite.touchpoint);
            self.about.own[2] = self.about.own[2].or(invite.survey);
        }
    }
}

/// What the row of an answer says by itself.
#[derive(Clone, Copy)]
pub(super) struct Row {
    survey: Survey,
    scale: Option<Scale>,
    /// In millionths.
    score: Option<i64>,
    pub commented: bool,
}

/// The columns of what answers say.
pub(super) struct Columns<'a> {
    survey: Text<'a>,
    scale: Text<'a>,
    skipped: Flag<'a>,
    score: Long<'a>,
    comment: Text<'a>,
}

impl<'a> Columns<'a> {
    pub fn new(cols: &Cols<'a>) -> Columns<'a> {
        Columns {
            survey: cols.text("survey"),
            scale: cols.text("scale"),
            skipped: cols.flag("skipped"),
            score: cols.long("score"),
            comment: cols.text("comment"),
        }
    }

    /// What a row says; `None` where nobody knows what was asked.
    pub fn at(&self, row: usize) -> Option<Row> {
        let survey = Survey::parse(self.survey.or_empty(row))?;
        let skipped = self.skipped.at(row).unwrap_or(false);
        let score = self.score.at(row).filter(|_| !skipped);
        let commented = !skipped && !self.comment.or_empty(row).trim().is_empty();
        Some(Row { survey, scale: Scale::parse(self.scale.or_empty(row)), score, commented })
    }
}

impl Row {
    /// The answer, with what its survey says. A score that the scale does not have is none: it says
    /// nothing, and `tenure check` names it.
    pub fn answer(self, (scale, high_is_easy): Said) -> Answer {
        let Row { survey, score, commented, .. } = self;
        let usual = (survey == Survey::Nps).then_some(Scale::ZeroToTen);
        let scale = self.scale.or(scale).or(usual);
        let score = score.filter(|score| scale.is_none_or(|scale| scale.has(*score)));
        let score = score.map(|score| score / Scale::MILLION);
        Answer { survey, scale, score, high_is_easy, commented, of_ticket: false }
    }
}

/// What surveys say of their answers.
pub(super) fn surveys(reading: &mut Reading<'_>) -> Result<FxHashMap<Sym, Said>, Error> {
    let rows = reading.rows(TableId::Surveys, &[], |this, line| {
        let polarity = match line.text("polarity") {
            "high_is_easy" => Some(true),
            "high_is_hard" => Some(false),
            _ => None,
        };
        let id = this.intern(line.text("survey_id"));
        Some((id, (Scale::parse(line.text("scale")), polarity)))
    })?;
    Ok(rows.into_iter().collect())
}

/// What an answer may take over from its invitation, or from the ticket that it rates.
pub(super) struct Sent {
    pub holder: u32,
    pub touchpoint: Sym,
    pub survey: Sym,
}

/// Invitations, or tickets, by their keys.
pub(super) struct Invitations {
    places: Places,
    list: Vec<Sent>,
}

impl Invitations {
    /// What the parts of a table tell.
    fn of(parts: Vec<Vec<(u128, Sent)>>) -> Invitations {
        let mut next = 0..;
        let keyed = |part: &Vec<(u128, Sent)>| part.iter().map(|it| it.0).zip(&mut next).collect();
        let places = Places::new(&parts.iter().map(keyed).collect::<Vec<_>>());
        Invitations { places, list: parts.into_iter().flatten().map(|it| it.1).collect() }
    }

    /// Those of these keys.
    pub fn find(&self, keys: &[u128]) -> impl Iterator<Item = Option<&Sent>> {
        self.places.find(keys).into_iter().map(|place| self.list.get(place as usize))
    }
}

/// Invitations: those that are wanted, or all.
pub(super) fn sent(
    reading: &mut Reading<'_>,
    wanted: Option<&Places>,
) -> Result<Invitations, Error> {
    const COLUMNS: [&str; 4] = ["invite_id", "customer_id", "touchpoint", "survey_id"];
    let read = |hand: &mut Hand<'_>, lines: &Lines<'_, '_>, sent: &mut Vec<(u128, Sent)>| {
        let [ids, customers, touchpoints, surveys] = COLUMNS.map(|column| lines.text(column));
        let keys = keys(&ids, lines.count());
        let wanted = wanted.map(|wanted| wanted.find(&keys));
        let mut lines: Vec<usize> = (0..keys.len()).filter(|&line| keys[line] != 0).collect();
        lines.retain(|&line| wanted.as_ref().is_none_or(|wanted| wanted[line] != NOWHERE));
        let (mut touchpoints, mut surveys) = (Few::of(touchpoints), Few::of(surveys));
        let holders = hand.holders_of(&customers, &lines);
        for (line, holder) in lines.into_iter().zip(holders) {
            let touchpoint = touchpoints.at(line, hand);
            let survey = surveys.at(line, hand);
            sent.push((keys[line], Sent { holder, touchpoint, survey }));
        }
    };
    Ok(Invitations::of(reading.parts(TableId::SurveyInvites, &COLUMNS, read)?))
}

/// Tickets that are rated: those that are wanted, or all.
pub(super) fn rated(
    reading: &mut Reading<'_>,
    wanted: Option<&Places>,
) -> Result<Invitations, Error> {
    const COLUMNS: [&str; 2] = ["ticket_id", "customer_id"];
    let read = |hand: &mut Hand<'_>, lines: &Lines<'_, '_>, rated: &mut Vec<(u128, Sent)>| {
        let [ids, customers] = COLUMNS.map(|column| lines.text(column));
        let keys = keys(&ids, lines.count());
        let wanted = wanted.map(|wanted| wanted.find(&keys));
        let mut lines: Vec<usize> = (0..keys.len()).filter(|&line| keys[line] != 0).collect();
        lines.retain(|&line| wanted.as_ref().is_none_or(|wanted| wanted[line] != NOWHERE));
        let touchpoint = hand.intern(OF_TICKETS);
        let holders = hand.holders_of(&customers, &lines);
        let one = |(line, holder): (usize, u32)| {
            (keys[line], Sent { holder, touchpoint, survey: Sym::NONE })
        };
        rated.extend(lines.into_iter().zip(holders).map(one));
    };
    Ok(Invitations::of(reading.parts(TableId::Tickets, &COLUMNS, read)?))
}

/// Questions that were sent, with whether any answer names them.
fn invites(reading: &mut Reading<'_>, answered: &Places) -> Result<List<Invite>, Error> {
    const OF_INVITES: [&str; 4] = ["survey", "touchpoint", "survey_id", "channel"];
    let Depth { own, .. } = reading.depth;
    let mut columns = vec!["sent_at", "survey", "customer_id", "invite_id"];
    columns.extend(own.then_some(["touchpoint", "survey_id", "channel"]).into_iter().flatten());
    let read = |hand: &mut Hand<'_>, lines: &Lines<'_, '_>, sent: &mut Dealt<(About, Invite)>| {
        let (times, ids) = (lines.long("sent_at"), lines.text("invite_id"));
        let surveys = lines.text("survey");
        let mut owns = hand.owns(lines, &OF_INVITES);
        let customers = lines.text("customer_id");
        let holders = hand.holders(&customers, lines.count());
        let answers = answered.find(&keys(&ids, lines.count()));
        sent.expect(&holders);
        for (line, holder) in holders.into_iter().enumerate() {
            let at = times.instant(line).filter(|at| hand.is_past(*at));
            let Some(at) = at else { continue };
            hand.saw(lines.recorded(line), at);
            let holder = hand.then(holder, customers.or_empty(line), at);
            let Some(survey) = Survey::parse(surveys.or_empty(line)) else { continue };
            let own = owns.at(line, hand);
            let about = hand.about(holder, at, ids.or_empty(line), own);
            let answered = answers[line] != NOWHERE;
            sent.push((about, Invite { survey, answered }));
        }
    };
    let parts = reading.parts(TableId::SurveyInvites, &columns, read)?;
    let own = &["survey", "touchpoint", "survey_id", "survey_channel"];
    Ok(List::of_parts(parts, own, true, Spans::Instants))
}

/// The invitations that were answered.
fn answered(reading: &mut Reading<'_>) -> Result<Places, Error> {
    const COLUMNS: [&str; 6] =
        ["responded_at", "skipped", "score", "survey", "comment", "invite_id"];
    let read = |hand: &mut Hand<'_>, lines: &Lines<'_, '_>, keys: &mut Vec<_>| {
        answered_in(hand, lines, keys);
    };
    Ok(Places::new(&reading.parts(TableId::SurveyResponses, &COLUMNS, read)?))
}

/// The same of some rows.
fn answered_in(hand: &Hand<'_>, lines: &Lines<'_, '_>, answered: &mut Vec<Keyed>) {
    let times = lines.long("responded_at");
    let (skipped, scores) = (lines.flag("skipped"), lines.long("score"));
    let [surveys, comments, invites] =
        ["survey", "comment", "invite_id"].map(|column| lines.text(column));
    let given = |line: usize| {
        let open = || surveys.at(line) == Some("open") && !comments.or_empty(line).is_empty();
        let came = times.instant(line).is_some_and(|at| hand.is_past(at));
        came && !skipped.at(line).unwrap_or(false) && (scores.at(line).is_some() || open())
    };
    let given = (0..lines.count()).filter(|&line| given(line));
    answered.extend(given.map(|line| (key(invites.or_empty(line)), 0)));
}
