//! Surveys: what was asked, and what was answered.

use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_metrics::records::{Answer, Invite, Scale, Survey};

use super::load::{Line, Reading};
use super::{List, OWN, Spans};
use crate::error::Error;

/// What a survey says of all its answers: its scale, and whether high is easy.
pub(super) type Said = (Option<Scale>, Option<bool>);

/// One in the form in which decimals are stored.
const MILLION: i64 = 1_000_000;

/// Answers, with what their survey and their invitation say of them.
pub(super) fn answers(reading: &mut Reading<'_>) -> Result<List<Answer>, Error> {
    let surveys = surveys(reading)?;
    let sent = sent(reading)?;
    let rows = reading.rows(TableId::SurveyResponses, |this, line| {
        let at = line.instant("responded_at")?;
        this.seen(line, at);
        let survey = Survey::parse(line.text("survey"))?;
        let invite = sent.get(line.text("invite_id"));
        let mut own = this.own(line, &["survey", "touchpoint", "survey_id", "language"]);
        if let Some(invite) = invite {
            own[1] = own[1].or(invite.touchpoint);
            own[2] = own[2].or(invite.survey);
        }
        let holder = match (line.text("customer_id"), invite) {
            ("", Some(invite)) => invite.holder,
            (customer, _) => this.holder(customer),
        };
        let said = surveys.get(&own[2]).copied().unwrap_or_default();
        let about = this.about(holder, at, line.text("response_id"), own);
        Some((about, answer(line, survey, said)))
    })?;
    Ok(List::new(rows, &["survey", "touchpoint", "survey_id", "language"], true, Spans::Instants))
}

/// The answer of a row. A score that its scale does not have lies on none.
pub(super) fn answer(line: &Line<'_, '_>, survey: Survey, (scale, high_is_easy): Said) -> Answer {
    let usual = (survey == Survey::Nps).then_some(Scale::ZeroToTen);
    let scale = Scale::parse(line.text("scale")).or(scale).or(usual);
    let skipped = line.flag("skipped").unwrap_or(false);
    let score = line.cols.long("score").at(line.at).filter(|_| !skipped);
    let on = |scale: &Scale| {
        let (low, high) = scale.ends();
        score.is_none_or(|score| score % MILLION == 0 && (low..=high).contains(&(score / MILLION)))
    };
    let scale = scale.filter(on);
    let commented = !skipped && !line.text("comment").trim().is_empty();
    Answer { survey, scale, score: score.map(|score| score / MILLION), high_is_easy, commented }
}

/// What surveys say of their answers.
pub(super) fn surveys(reading: &mut Reading<'_>) -> Result<FxHashMap<Sym, Said>, Error> {
    let rows = reading.rows(TableId::Surveys, |this, line| {
        let polarity = match line.text("polarity") {
            "high_is_easy" => Some(true),
            "high_is_hard" => Some(false),
            _ => None,
        };
        let id = this.names.intern(line.text("survey_id"));
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

/// Invitations by id.
pub(super) fn sent(reading: &mut Reading<'_>) -> Result<FxHashMap<String, Sent>, Error> {
    let rows = reading.rows(TableId::SurveyInvites, |this, line| {
        let sent = Sent {
            holder: this.holder(line.text("customer_id")),
            touchpoint: this.names.intern(line.text("touchpoint")),
            survey: this.names.intern(line.text("survey_id")),
        };
        Some((line.text("invite_id").to_owned(), sent))
    })?;
    Ok(rows.into_iter().collect())
}

/// Questions that were sent, with whether any answer names them.
pub(super) fn invites(reading: &mut Reading<'_>) -> Result<List<Invite>, Error> {
    let answered = reading.rows(TableId::SurveyResponses, |_, line| {
        let skipped = line.flag("skipped").unwrap_or(false);
        let given = line.cols.long("score").at(line.at).is_some()
            || line.text("survey") == "open" && !line.text("comment").is_empty();
        let invite = line.text("invite_id");
        (!skipped && given && !invite.is_empty()).then(|| invite.to_owned())
    })?;
    let answered: FxHashSet<String> = answered.into_iter().collect();
    let rows = reading.rows(TableId::SurveyInvites, |this, line| {
        let at = line.instant("sent_at")?;
        this.seen(line, at);
        let survey = Survey::parse(line.text("survey"))?;
        let mut own: [Sym; OWN] = this.own(line, &["survey", "touchpoint"]);
        own[2] = this.names.intern(line.text("survey_id"));
        own[3] = this.names.intern(line.text("channel"));
        let holder = this.holder(line.text("customer_id"));
        let id = line.text("invite_id");
        let about = this.about(holder, at, id, own);
        Some((about, Invite { survey, answered: answered.contains(id) }))
    })?;
    Ok(List::new(
        rows,
        &["survey", "touchpoint", "survey_id", "survey_channel"],
        true,
        Spans::Instants,
    ))
}
