//! What customers say: comments by theme and language beside scores and MRR, and the phrases that
//! set the pleased apart from the displeased.
//!
//! A comment is a text of `survey_responses`, `feedback` or `interactions`. Its score, where it has
//! one, says on which side it is; no mood is guessed from its words. Themes are rules of the user's
//! (`tenure_text::themes`), and every comment keeps by which rule it came under a theme.

mod counts;
mod phrases;

use std::collections::BTreeMap;

use tenure_domain::period::Period;
use tenure_domain::schema::TableId;
use tenure_metrics::records::{Side, Survey};
use tenure_store::{DOTS, Workspace};
use tenure_text::language::{Language, detect_folded};
use tenure_text::themes::{Hit, Themes, Tone};
use tenure_text::{beginning, fold};

use crate::book::Book;
use crate::error::Error;
use crate::load::LoadOptions;
use crate::records::{Spoken, Text, texts};
use crate::segments::Compiled;

pub use crate::records::TextSource as Source;
pub use counts::{Counted, Languages, ThemeRow};
pub use phrases::{FEWEST, Phrase, PhraseList, RATE};

/// The tables in which customers speak.
pub const TABLES: [TableId; 3] =
    [TableId::SurveyResponses, TableId::Feedback, TableId::Interactions];

/// What is asked.
pub struct Question<'a> {
    /// The period.
    pub period: Period,
    /// The period before it, with which it is compared.
    pub before: Period,
    /// Only those who belong to it at the opening of the period.
    pub segment: Option<&'a Compiled<'a>>,
    /// The themes.
    pub themes: &'a Themes,
}

/// A comment.
#[derive(Clone, Debug)]
pub struct Comment {
    /// As its table has it.
    pub text: Text,
    /// Who said it.
    pub spoken: Spoken,
    /// Its language: as stated, else as found; `None` where nobody can tell.
    pub language: Option<Language>,
    /// The language that its row states.
    pub stated: Option<Language>,
    /// The language that was found in it.
    pub found: Option<Language>,
    /// On which side its score is.
    pub side: Option<Side>,
    /// Themes that it touches, with the rule by which.
    pub hits: Vec<Hit>,
    /// Whether its words are praise or complaint; `None` where they are neither or both.
    pub tone: Option<Tone>,
    /// Its words, folded.
    folded: String,
}

/// What was said in a period and in the one before.
pub struct Feedback {
    /// Comments of the period, those of the largest customers first.
    pub now: Vec<Comment>,
    /// Comments of the period before.
    pub before: Vec<Comment>,
    /// Codes that name no known language, with the number of comments that state them.
    pub unknown_languages: BTreeMap<String, u64>,
    /// How many comments are so long that only their beginning was looked at.
    pub cut: u64,
    /// Whether any of the tables holds any row.
    pub there: bool,
    /// Whether words are kept from whoever asks: then dots stand for comments and phrases.
    pub masked: bool,
}

/// Reads what was said.
///
/// # Errors
/// Whatever reading the store may meet, and a segment that does not fit the data.
pub fn feedback(
    ws: &Workspace,
    options: &LoadOptions,
    book: &Book,
    question: &Question<'_>,
) -> Result<Feedback, Error> {
    let periods = [question.before, question.period];
    let texts = texts(ws, options, book, &periods, question.segment)?;
    let mut feedback = Feedback {
        now: Vec::new(),
        before: Vec::new(),
        unknown_languages: BTreeMap::new(),
        cut: 0,
        masked: ws.mask().is_some(),
        there: TABLES.iter().any(|table| book.facts.tables.contains(table)),
    };
    for (text, spoken) in texts {
        let now = text.period == 1;
        let comment = feedback.comment(text, spoken, question.themes);
        if now { feedback.now.push(comment) } else { feedback.before.push(comment) }
    }
    feedback.now.sort_by(|a, b| {
        let mrr = |comment: &Comment| comment.spoken.mrr.unwrap_or(0);
        let names = |comment: &Comment| (comment.spoken.customer_id.clone(), comment.text.at);
        mrr(b).cmp(&mrr(a)).then_with(|| names(a).cmp(&names(b)))
    });
    Ok(feedback)
}

impl Feedback {
    fn comment(&mut self, mut text: Text, spoken: Spoken, themes: &Themes) -> Comment {
        let (looked_at, cut) = beginning(&text.text);
        self.cut += u64::from(cut);
        let folded = fold::fold(looked_at);
        let stated = Language::parse(&text.language);
        if stated.is_none() && !text.language.trim().is_empty() {
            *self.unknown_languages.entry(text.language.trim().to_owned()).or_default() += 1;
        }
        let found = detect_folded(looked_at, &folded);
        let language = stated.or(found);
        let hits = themes.touched(looked_at, &folded, language);
        let has = |tone| hits.iter().any(|hit| themes.list()[hit.theme].tone == Some(tone));
        let tone = match (has(Tone::Good), has(Tone::Bad)) {
            (true, false) => Some(Tone::Good),
            (false, true) => Some(Tone::Bad),
            _ => None,
        };
        let side = text.answer.and_then(|answer| answer.side());
        // What is counted was counted; from here on nobody reads it.
        if self.masked {
            text.text = DOTS.to_owned();
        }
        Comment { text, spoken, language, stated, found, side, hits, tone, folded }
    }
}

impl Comment {
    /// Which survey it is on.
    pub fn survey(&self) -> Option<Survey> {
        self.text.answer.map(|answer| answer.survey)
    }

    /// The score beside it.
    pub fn score(&self) -> Option<i64> {
        self.text.answer.and_then(|answer| answer.score)
    }

    /// Whether it touches a theme.
    pub fn touches(&self, theme: usize) -> bool {
        self.hits.iter().any(|hit| hit.theme == theme)
    }

    /// Whether its words say otherwise than its score: praise of one who is displeased, complaint
    /// of one who is pleased.
    pub fn disagrees(&self) -> bool {
        matches!(
            (self.side, self.tone),
            (Some(Side::Pleased), Some(Tone::Bad)) | (Some(Side::Displeased), Some(Tone::Good))
        )
    }
}
