//! What customers answer to surveys, from a stream of chance of its own: their billing does not
//! depend on it.

use std::path::Path;

use super::calendar::At;
use super::dice::{Dice, Purpose};
use super::rows::{Records, Source, TruthRow};
use super::table::Table;
use super::words::{Mood, said};
use super::{Error, World};

const SURVEYS: &str = "survey_id,kind,name,scale,polarity,recorded_at";
const INVITES: &str =
    "invite_id,survey_id,survey,customer_id,sent_at,channel,touchpoint,recorded_at";
const RESPONSES: &str = "response_id,invite_id,survey_id,survey,skipped,customer_id,score,scale,touchpoint,\
    responded_at,comment,language,recorded_at";

const FEEDBACK: &str = "feedback_id,customer_id,at,kind,text,language,author,recorded_at";

const TICKETS: &str = "ticket_id,customer_id,opened_at,first_response_at,solved_at,status,channel,category,\
    agent_replies,customer_replies,reopens,assignees,proactive,merged,spam,self_service,\
    handle_minutes,recorded_at";

/// A survey of the company.
#[derive(Clone, Copy)]
struct Asked {
    id: &'static str,
    kind: &'static str,
    name: &'static str,
    scale: &'static str,
    polarity: &'static str,
    touchpoint: &'static str,
    channel: &'static str,
    /// Lowest and highest answer.
    ends: (u32, u32),
    /// Of a hundred who are asked, how many answer.
    answers: u32,
}

const NPS: Asked = Asked {
    id: "nps",
    kind: "nps",
    name: "Would you recommend us?",
    scale: "0-10",
    polarity: "",
    touchpoint: "relationship",
    channel: "email",
    ends: (0, 10),
    answers: 28,
};

const CSAT: Asked = Asked {
    id: "csat-onboarding",
    kind: "csat",
    name: "How satisfied are you with your first weeks?",
    scale: "1-5",
    polarity: "",
    touchpoint: "onboarding",
    channel: "in app",
    ends: (1, 5),
    answers: 34,
};

const CES: Asked = Asked {
    id: "ces-renewal",
    kind: "ces",
    name: "How easy was it to change your plan?",
    scale: "1-7",
    polarity: "high_is_easy",
    touchpoint: "plan change",
    channel: "in app",
    ends: (1, 7),
    answers: 22,
};

/// The open files of surveys.
pub(super) struct Voice {
    surveys: Table,
    invites: Table,
    responses: Table,
    feedback: Table,
    tickets: Table,
    /// Index of the next customer.
    next: u32,
    /// Whether the surveys themselves are written.
    told: bool,
}

impl Voice {
    pub fn create(folder: &Path) -> Result<Voice, Error> {
        Ok(Voice {
            surveys: Table::create(folder, "surveys", SURVEYS)?,
            invites: Table::create(folder, "survey_invites", INVITES)?,
            responses: Table::create(folder, "survey_responses", RESPONSES)?,
            feedback: Table::create(folder, "feedback", FEEDBACK)?,
            tickets: Table::create(folder, "tickets", TICKETS)?,
            next: 0,
            told: false,
        })
    }

    pub fn tables(self) -> [Table; 5] {
        [self.surveys, self.invites, self.responses, self.feedback, self.tickets]
    }

    /// Writes all that the next customer was asked and answered.
    pub fn write(&mut self, world: &World, records: &Records) -> Result<(), Error> {
        if !self.told {
            self.tell(world)?;
        }
        let mut dice = Dice::new(world.seed, Purpose::Voice(self.next));
        // Words have a stream of their own, so that scores do not depend on them.
        let mut words = Dice::new(world.seed, Purpose::Words(self.next));
        self.next += 1;
        for truth in &records.truth {
            let Some(started) = truth.started else { continue };
            let end = truth.left.map_or(world.calendar.end, |(_, at)| at);
            let mut n = 0;
            for (day, asked) in plan(&mut dice) {
                let sent = world.calendar.add_days(started, day);
                if sent >= end.min(world.calendar.end) {
                    break;
                }
                n += 1;
                self.ask(world, truth, asked, (n, sent), (&mut dice, &mut words))?;
            }
            self.note(world, truth, (started, end.min(world.calendar.end)), &mut words)?;
            self.seek_help(world, truth, (started, end.min(world.calendar.end)), &mut dice)?;
        }
        Ok(())
    }

    fn tell(&mut self, world: &World) -> Result<(), Error> {
        self.told = true;
        for asked in [NPS, CSAT, CES] {
            let table = &mut self.surveys;
            table.text(asked.id).text(asked.kind).text(asked.name).text(asked.scale);
            table.text(asked.polarity);
            table.at(world.calendar.start, Source::Billing, &world.calendar);
            table.end()?;
        }
        Ok(())
    }

    /// Writes one question, and the answer where one comes.
    fn ask(
        &mut self,
        world: &World,
        truth: &TruthRow,
        asked: Asked,
        (n, sent): (u32, At),
        (dice, words): (&mut Dice, &mut Dice),
    ) -> Result<(), Error> {
        let calendar = &world.calendar;
        let id = format!("{}_{}_{n}", asked.id, truth.customer);
        let known = |at: At| (at + 120).min(calendar.end - 1);
        let table = &mut self.invites;
        table.text(&id).text(asked.id).text(asked.kind).text(&truth.customer);
        table.at(sent, Source::Crm, calendar).text(asked.channel).text(asked.touchpoint);
        table.at(known(sent), Source::Billing, calendar);
        table.end()?;
        let at = sent + i64::from(dice.between(600, 5 * 86_400));
        let (answers, skips) = (dice.percent(asked.answers), dice.percent(6));
        let score = score(truth, asked, dice);
        let language = dice.pick(&["en", "en", "ro", "uk", "zh", "nb"]);
        if at >= calendar.end || !(answers || skips) {
            return Ok(());
        }
        let mood = mood(asked, score);
        let speaks = answers && words.percent(if mood == Mood::Bad { 65 } else { 40 });
        let early = asked.touchpoint == "onboarding";
        let comment = speaks.then(|| said(truth, language, mood, early, words));
        // Of some answers nobody noted in which language they are.
        let noted = answers && words.percent(70);
        let table = &mut self.responses;
        table.text(&format!("r_{id}")).text(&id).text(asked.id).text(asked.kind);
        table.flag((!answers).then_some(true)).text(&truth.customer);
        table.int(answers.then_some(i64::from(score))).text(asked.scale).text(asked.touchpoint);
        table.at(at, Source::Crm, calendar).maybe(comment.as_deref());
        table.text(if noted { language } else { "" });
        table.at(known(at), Source::Billing, calendar);
        table.end()
    }
}

impl Voice {
    /// Writes what a customer said in calls and e-mails, now and then.
    fn note(
        &mut self,
        world: &World,
        truth: &TruthRow,
        (started, end): (At, At),
        words: &mut Dice,
    ) -> Result<(), Error> {
        let calendar = &world.calendar;
        let language = words.pick(&["en", "en", "ro", "uk", "zh", "nb"]);
        let (mut day, mut n) = (words.between(40, 300), 0);
        loop {
            let at = calendar.office_hours(calendar.add_days(started, day), 0, words);
            if at >= end {
                return Ok(());
            }
            n += 1;
            let fit = truth.traits.fit + words.below(300);
            let mood = match fit {
                0..450 => Mood::Bad,
                450..700 => Mood::Mixed,
                _ => Mood::Good,
            };
            let text = said(truth, language, mood, day < 60, words);
            let table = &mut self.feedback;
            table.text(&format!("f_{}_{n}", truth.customer)).text(&truth.customer);
            table
                .at(at, Source::Crm, calendar)
                .text(words.pick(&["call", "email", "note", "review"]));
            table.text(&text).text("").text(words.pick(&["ana", "bjorn", "olena"]));
            table.at((at + 120).min(calendar.end - 1), Source::Billing, calendar);
            table.end()?;
            day += words.between(150, 500);
        }
    }

    /// Writes the tickets of a customer: many in the first weeks, fewer later.
    fn seek_help(
        &mut self,
        world: &World,
        truth: &TruthRow,
        (started, end): (At, At),
        dice: &mut Dice,
    ) -> Result<(), Error> {
        let calendar = &world.calendar;
        let calm = 30 + truth.traits.fit / 5;
        let (mut day, mut n) = (dice.between(0, 9), 0);
        loop {
            let opened = calendar.office_hours(calendar.add_days(started, day), 0, dice);
            if opened >= end {
                return Ok(());
            }
            n += 1;
            self.ticket(world, truth, (n, opened), dice)?;
            day += dice.between(3, if n < 3 { 20 } else { calm });
        }
    }

    fn ticket(
        &mut self,
        world: &World,
        truth: &TruthRow,
        (n, opened): (u32, At),
        dice: &mut Dice,
    ) -> Result<(), Error> {
        let calendar = &world.calendar;
        let alone = dice.percent(12);
        let hard = dice.percent(35);
        let wait =
            i64::from(if alone { 60 } else { dice.between(3, 90) * dice.between(1, 12) * 60 });
        let work = i64::from(dice.between(5, if hard { 180 } else { 40 }));
        let longer =
            i64::from(if hard { dice.between(1, 96) * 3_600 } else { dice.between(60, 7_200) });
        let (first, solved) = (opened + wait, opened + wait + if alone { 0 } else { longer });
        let (spam, merged, proactive) = (dice.percent(2), dice.percent(2), dice.percent(3));
        let replies = i64::from(if hard { dice.between(2, 6) } else { 1 });
        let thanks = i64::from(dice.percent(15));
        let people = i64::from(if hard { dice.between(1, 3) } else { 1 });
        let channel = dice.pick(&["email", "email", "chat", "phone"]);
        let category = dice.pick(&["billing", "how to", "how to", "bug", "integration"]);
        // Of what is not solved within the window nobody knows more than that it was asked.
        let done = solved < calendar.end;
        let answered = done || first < calendar.end && !alone;
        let known = if done {
            solved
        } else if answered {
            first
        } else {
            opened
        };
        let told = |value: i64| done.then_some(value);
        let table = &mut self.tickets;
        table.text(&format!("t_{}_{n}", truth.customer)).text(&truth.customer);
        table.at(opened, Source::Crm, calendar);
        table.at((answered && !alone).then_some(first), Source::Crm, calendar);
        table.at(done.then_some(solved), Source::Crm, calendar);
        table.text(if done { "solved" } else { "open" }).text(channel).text(category);
        table.int(told(if alone { 0 } else { replies })).int(told(replies - 1 + thanks));
        table.int(told(thanks)).int(told(if alone { 0 } else { people }));
        for yes in [proactive, merged, spam, alone] {
            table.flag(yes.then_some(true));
        }
        table.int((done && !alone).then_some(work));
        table.at((known + 60).min(calendar.end - 1), Source::Billing, calendar);
        table.end()
    }
}

/// How someone feels who gives such a score.
fn mood(asked: Asked, score: u32) -> Mood {
    let (good, bad) = match asked.kind {
        "nps" => (9, 6),
        "csat" => (4, 2),
        _ => (6, 3),
    };
    match score {
        score if score >= good => Mood::Good,
        score if score <= bad => Mood::Bad,
        _ => Mood::Mixed,
    }
}

/// On which days of being a customer what is asked.
fn plan(dice: &mut Dice) -> Vec<(u32, Asked)> {
    let mut plan = vec![(dice.between(25, 35), CSAT)];
    let mut day = dice.between(60, 120);
    while day < 20 * 365 {
        plan.push((day, NPS));
        if dice.percent(20) {
            plan.push((day + dice.between(5, 60), CES));
        }
        day += dice.between(170, 195);
    }
    plan
}

/// An answer: the better the product fits and the first weeks went, the higher.
fn score(truth: &TruthRow, asked: Asked, dice: &mut Dice) -> u32 {
    let traits = &truth.traits;
    let mood = match asked.touchpoint {
        "onboarding" => traits.onboarding,
        _ => (2 * traits.fit + traits.onboarding) / 3,
    };
    // Who is about to leave likes us less.
    let gone = if truth.left.is_some() { 120 } else { 0 };
    let luck = dice.trait_value();
    let feeling = (mood + 2 * luck / 3 + 10).saturating_sub(gone).min(1_000);
    let (low, high) = asked.ends;
    let steps = high - low + 1;
    low + (feeling * steps / 1_001).min(steps - 1)
}
