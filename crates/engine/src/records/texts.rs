//! What customers said in words: comments on surveys, feedback, and notes of calls and meetings.

use tenure_domain::money::Mrr;
use tenure_domain::period::Period;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;
use tenure_metrics::reading::Reason;
use tenure_metrics::records::{Answer, Survey};
use tenure_store::Workspace;

use super::hand::{Hand, Lines, keys};
use super::keys::{Keyed, Places};
use super::load::Reading;
use super::{Ask, Edge, Headings, NOBODY, Records, voice};
use crate::book::Book;
use crate::classes::Classes;
use crate::error::Error;
use crate::load::LoadOptions;
use crate::segments::Compiled;

/// From which table a text is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Source {
    /// A comment on a survey.
    Survey,
    /// A row of `feedback`.
    Feedback,
    /// The notes of an interaction.
    Interaction,
}

impl Source {
    /// The table.
    pub fn table(self) -> TableId {
        match self {
            Source::Survey => TableId::SurveyResponses,
            Source::Feedback => TableId::Feedback,
            Source::Interaction => TableId::Interactions,
        }
    }
}

/// A text as its table has it.
#[derive(Clone, Debug)]
pub struct Text {
    /// From which table.
    pub source: Source,
    /// What it is called; empty for notes of interactions.
    pub id: String,
    /// When it was said.
    pub at: Instant,
    /// Which of the asked periods that is in.
    pub period: usize,
    /// Place among those who have records; `None` for nobody in particular.
    holder: Option<u32>,
    /// What was said.
    pub text: String,
    /// The language that the row states.
    pub language: String,
    /// Which survey, or what kind of feedback or interaction.
    pub kind: String,
    /// On which occasion.
    pub touchpoint: String,
    /// How it felt, as whoever took the notes has it.
    pub sentiment: String,
    /// The score beside it.
    pub answer: Option<Answer>,
}

/// Who said a text, and how they stand at the end of its period.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spoken {
    /// The customer's id; empty for nobody in particular.
    pub customer_id: String,
    /// One number for each who said anything; customers that are merged are one.
    pub whose: Option<u32>,
    /// MRR immediately before the end of the period.
    pub mrr: Result<Mrr, Reason>,
}

/// The texts of the periods, and who said each, of those who are in the segment. They are as they
/// were said also where words are kept from whoever asks.
pub(crate) fn texts(
    ws: &Workspace,
    options: &LoadOptions,
    book: &Book,
    periods: &[Period],
    segment: Option<&Compiled<'_>>,
) -> Result<Vec<(Text, Spoken)>, Error> {
    let mut reading = Reading::new(ws, options, book);
    reading.words = true;
    let mut texts = Vec::new();
    let there = |table: TableId| book.facts.tables.contains(&table);
    if there(TableId::SurveyResponses) {
        texts.extend(comments(&mut reading, periods)?);
    }
    if there(TableId::Feedback) {
        texts.extend(others(&mut reading, periods, Source::Feedback)?);
    }
    if there(TableId::Interactions) {
        texts.extend(others(&mut reading, periods, Source::Interaction)?);
    }
    let records = reading.records(Vec::new())?;
    whose(book, &records, texts, periods, segment)
}

/// The text with who said it, where they are in the segment. Texts of nobody in particular are in
/// none.
fn whose(
    book: &Book,
    records: &Records,
    texts: Vec<Text>,
    periods: &[Period],
    segment: Option<&Compiled<'_>>,
) -> Result<Vec<(Text, Spoken)>, Error> {
    let classes = Classes::new(book, segment, None)?;
    let headings = Headings::of_customers(&classes);
    let split = segment.is_some();
    let ask = Ask {
        book,
        records,
        classes: &classes,
        headings: &headings,
        periods,
        by: None,
        split,
        edge: Edge::Opening,
    };
    let spoken = |text: &Text| {
        let Some(holder) = text.holder else {
            let nobody = Spoken { customer_id: String::new(), whose: None, mrr: Ok(0) };
            return (!ask.is_of_some()).then_some(nobody);
        };
        let at = ask.at(&mut ask.walker(holder), &periods[text.period]);
        at.group?;
        let id = records.customer_id(book, holder);
        let mrr = at.mrr.map_or(Ok(at.closing), Err);
        Some(Spoken { customer_id: id.to_owned(), whose: Some(holder), mrr })
    };
    let pairs = texts.into_iter().filter_map(|text| spoken(&text).map(|spoken| (text, spoken)));
    Ok(pairs.collect())
}

/// The period in which an instant is; of two that overlap, the last.
fn place(periods: &[Period], at: Instant) -> Option<usize> {
    periods.iter().rposition(|period| period.from <= at && at < period.to)
}

/// The tickets that answers name.
fn rated_tickets(reading: &mut Reading<'_>) -> Result<Places, Error> {
    let read = |_: &mut Hand<'_>, lines: &Lines<'_, '_>, named: &mut Vec<Keyed>| {
        let keys = keys(&lines.text("ticket_id"), lines.count());
        named.extend(keys.into_iter().filter(|&key| key != 0).map(|key| (key, 0)));
    };
    Ok(Places::new(&reading.parts(TableId::SurveyResponses, &["ticket_id"], read)?))
}

/// Comments on surveys; skipped questions have none.
fn comments(reading: &mut Reading<'_>, periods: &[Period]) -> Result<Vec<Text>, Error> {
    let surveys = voice::surveys(reading)?;
    let sent = voice::sent(reading, None)?;
    let named = rated_tickets(reading)?;
    let rated = voice::rated(reading, Some(&named))?;
    reading.rows(TableId::SurveyResponses, &[], |this, line| {
        let at = line.instant("responded_at")?;
        let period = place(periods, at)?;
        let survey = Survey::parse(line.text("survey"))?;
        let row = voice::Columns::new(line.cols).at(line.at)?;
        if !row.commented {
            return None;
        }
        let invite = sent.find(&[line.key("invite_id")]).next().flatten();
        let ticket = rated.find(&[line.key("ticket_id")]).next().flatten();
        let about = this.own(line, &["touchpoint", "survey_id"]);
        let or = |own: Sym, invited: Option<Sym>| own.or(invited.unwrap_or(Sym::NONE));
        let touchpoint = or(about[0], invite.map(|invite| invite.touchpoint));
        let touchpoint = or(touchpoint, ticket.map(|ticket| ticket.touchpoint));
        let survey_id = or(about[1], invite.map(|invite| invite.survey));
        let said = surveys.get(&survey_id).copied().unwrap_or_default();
        let answer = row.answer(said);
        let mut told = [invite, ticket].into_iter().flatten().map(|it| it.holder);
        let holder = match line.text("customer_id") {
            "" => told.find(|&holder| holder != NOBODY).unwrap_or(NOBODY),
            customer => this.holder(customer),
        };
        Some(Text {
            source: Source::Survey,
            id: line.text("response_id").to_owned(),
            at,
            period,
            holder: (holder != NOBODY).then_some(holder),
            text: line.text("comment").trim().to_owned(),
            language: line.text("language").to_owned(),
            kind: survey.name().to_owned(),
            touchpoint: this.text(touchpoint),
            sentiment: String::new(),
            answer: Some(answer),
        })
    })
}

/// Texts without a score.
fn others(
    reading: &mut Reading<'_>,
    periods: &[Period],
    source: Source,
) -> Result<Vec<Text>, Error> {
    reading.rows(source.table(), &[], |this, line| {
        let at = line.instant("at")?;
        let period = place(periods, at)?;
        let text = line.text("text").trim();
        if text.is_empty() {
            return None;
        }
        let holder = this.holder(line.text("customer_id"));
        let of = |column: &str, has: bool| if has { line.text(column) } else { "" }.to_owned();
        let feedback = source == Source::Feedback;
        Some(Text {
            source,
            id: of("feedback_id", feedback),
            at,
            period,
            holder: (holder != NOBODY).then_some(holder),
            text: text.to_owned(),
            language: of("language", feedback),
            kind: line.text("kind").to_owned(),
            touchpoint: String::new(),
            sentiment: of("sentiment", !feedback),
            answer: None,
        })
    })
}
