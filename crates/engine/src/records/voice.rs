//! Surveys: what was asked, and what was answered.

use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_metrics::records::{Answer, Invite, Scale, Survey};

use super::hand::Line;
use super::load::Reading;
use super::{About, List, NOBODY, Spans};
use crate::error::Error;

/// What a survey says of all its answers: its scale, and whether high is easy.
pub(super) type Said = (Option<Scale>, Option<bool>);

/// One in the form in which decimals are stored.
const MILLION: i64 = 1_000_000;

/// What rows of answers have of their own, in the order of the dimensions.
const OF_ANSWERS: [&str; 4] = ["survey", "touchpoint", "survey_id", "language"];

/// An answer as its row has it.
struct Read {
    about: About,
    row: Row,
    /// The invitation, by its key; 0 where the row names none.
    invite: u128,
    survey: Sym,
}

/// Answers, with what their survey and their invitation say of them.
pub(super) fn answers(reading: &mut Reading<'_>) -> Result<List<Answer>, Error> {
    const COLUMNS: [&str; 12] = [
        "responded_at",
        "survey",
        "touchpoint",
        "survey_id",
        "language",
        "customer_id",
        "invite_id",
        "response_id",
        "scale",
        "skipped",
        "score",
        "comment",
    ];
    let surveys = surveys(reading)?;
    let mut read = reading.rows(TableId::SurveyResponses, &COLUMNS, |this, line| {
        let at = line.instant("responded_at")?;
        this.seen(line, at);
        let row = Row::of(line)?;
        let own = this.own(line, &OF_ANSWERS);
        let survey =
            if surveys.is_empty() { Sym::NONE } else { this.intern(line.text("survey_id")) };
        let holder = this.holder(line.text("customer_id"));
        let about = this.about(holder, at, line.text("response_id"), own);
        Some(Read { about, row, invite: line.key("invite_id"), survey })
    })?;
    invited(reading, &mut read, !surveys.is_empty())?;
    let answer = |read: Read| {
        let said = surveys.get(&read.survey).copied().unwrap_or_default();
        (read.about, read.row.answer(said))
    };
    let rows = read.into_iter().map(answer).collect();
    Ok(List::new(rows, &["survey", "touchpoint", "survey_id", "language"], true, Spans::Instants))
}

/// Fills in from invitations what answers do not say themselves, as far as anybody wants it.
fn invited(reading: &mut Reading<'_>, read: &mut [Read], surveys: bool) -> Result<(), Error> {
    let own = reading.depth.own;
    let lacks = |read: &&mut Read| {
        let of_survey = surveys && !read.survey.is_some();
        let of_own = own && !(read.about.own[1].is_some() && read.about.own[2].is_some());
        read.invite != 0 && (read.about.holder == NOBODY || of_survey || of_own)
    };
    let wanted: FxHashSet<u128> = read.iter_mut().filter(lacks).map(|read| read.invite).collect();
    if wanted.is_empty() {
        return Ok(());
    }
    let sent = sent(reading, Some(&wanted))?;
    for read in read.iter_mut().filter(lacks) {
        let Some(invite) = sent.get(&read.invite) else { continue };
        if read.about.holder == NOBODY {
            read.about.holder = invite.holder;
        }
        read.survey = read.survey.or(invite.survey);
        if own {
            read.about.own[1] = read.about.own[1].or(invite.touchpoint);
            read.about.own[2] = read.about.own[2].or(invite.survey);
        }
    }
    Ok(())
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

impl Row {
    /// The answer of a row; `None` where nobody knows what was asked.
    pub fn of(line: &Line<'_, '_>) -> Option<Row> {
        let survey = Survey::parse(line.text("survey"))?;
        let skipped = line.flag("skipped").unwrap_or(false);
        let score = line.number("score").filter(|_| !skipped);
        let commented = !skipped && !line.text("comment").trim().is_empty();
        Some(Row { survey, scale: Scale::parse(line.text("scale")), score, commented })
    }

    /// The answer, with what its survey says. A score that its scale does not have lies on none.
    pub fn answer(self, (scale, high_is_easy): Said) -> Answer {
        let Row { survey, score, commented, .. } = self;
        let usual = (survey == Survey::Nps).then_some(Scale::ZeroToTen);
        let on = |scale: &Scale| {
            let (low, high) = scale.ends();
            let has = |n: i64| n % MILLION == 0 && (low..=high).contains(&(n / MILLION));
            score.is_none_or(has)
        };
        let scale = self.scale.or(scale).or(usual).filter(on);
        Answer { survey, scale, score: score.map(|score| score / MILLION), high_is_easy, commented }
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

/// What an answer may take over from its invitation.
pub(super) struct Sent {
    pub holder: u32,
    pub touchpoint: Sym,
    pub survey: Sym,
}

/// Invitations by key: those that are wanted, or all.
pub(super) fn sent(
    reading: &mut Reading<'_>,
    wanted: Option<&FxHashSet<u128>>,
) -> Result<FxHashMap<u128, Sent>, Error> {
    const COLUMNS: [&str; 4] = ["invite_id", "customer_id", "touchpoint", "survey_id"];
    let rows = reading.rows(TableId::SurveyInvites, &COLUMNS, |this, line| {
        let key = line.key("invite_id");
        if key == 0 || wanted.is_some_and(|wanted| !wanted.contains(&key)) {
            return None;
        }
        let sent = Sent {
            holder: this.holder(line.text("customer_id")),
            touchpoint: this.intern(line.text("touchpoint")),
            survey: this.intern(line.text("survey_id")),
        };
        Some((key, sent))
    })?;
    Ok(rows.into_iter().collect())
}

/// Questions that were sent, with whether any answer names them.
pub(super) fn invites(reading: &mut Reading<'_>) -> Result<List<Invite>, Error> {
    const OF_ANSWERS: [&str; 5] = ["skipped", "score", "survey", "comment", "invite_id"];
    const COLUMNS: [&str; 7] =
        ["sent_at", "survey", "touchpoint", "survey_id", "channel", "customer_id", "invite_id"];
    let answered = reading.rows(TableId::SurveyResponses, &OF_ANSWERS, |_, line| {
        let skipped = line.flag("skipped").unwrap_or(false);
        let given = line.number("score").is_some()
            || line.text("survey") == "open" && !line.text("comment").is_empty();
        (!skipped && given).then(|| line.key("invite_id")).filter(|key| *key != 0)
    })?;
    let answered: FxHashSet<u128> = answered.into_iter().collect();
    let rows = reading.rows(TableId::SurveyInvites, &COLUMNS, |this, line| {
        let at = line.instant("sent_at")?;
        this.seen(line, at);
        let survey = Survey::parse(line.text("survey"))?;
        let own = this.own(line, &["survey", "touchpoint", "survey_id", "channel"]);
        let holder = this.holder(line.text("customer_id"));
        let about = this.about(holder, at, line.text("invite_id"), own);
        let answered = answered.contains(&line.key("invite_id"));
        Some((about, Invite { survey, answered }))
    })?;
    Ok(List::new(
        rows,
        &["survey", "touchpoint", "survey_id", "survey_channel"],
        true,
        Spans::Instants,
    ))
}
