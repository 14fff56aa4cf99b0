//! Comments, counted by theme and by language.

use rustc_hash::FxHashSet;
use tenure_metrics::reading::Reason;
use tenure_metrics::records::{Side, Survey};
use tenure_text::language::Language;
use tenure_text::themes::Themes;

use super::{Comment, Feedback};

/// Some comments, counted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Counted {
    /// How many.
    pub comments: u64,
    /// From how many customers; those of nobody in particular are from none.
    pub customers: u64,
    /// MRR of these customers at the end of the period, each once.
    pub mrr: Result<i128, Reason>,
    /// Comments beside a score whose side is known: pleased, neutral, displeased.
    pub sides: [u64; 3],
    /// The same of those on a net promoter score alone.
    pub recommending: [u64; 3],
    /// Comments whose words say otherwise than their score.
    pub disagreeing: u64,
}

impl Counted {
    /// Counts comments.
    pub fn of<'a>(comments: impl Iterator<Item = &'a Comment>) -> Counted {
        let mut counted = Counted {
            comments: 0,
            customers: 0,
            mrr: Ok(0),
            sides: [0; 3],
            recommending: [0; 3],
            disagreeing: 0,
        };
        let mut seen: FxHashSet<u32> = FxHashSet::default();
        for comment in comments {
            counted.comments += 1;
            counted.disagreeing += u64::from(comment.disagrees());
            if let Some(side) = comment.side {
                counted.sides[place(side)] += 1;
                if comment.survey() == Some(Survey::Nps) {
                    counted.recommending[place(side)] += 1;
                }
            }
            if comment.spoken.whose.is_some_and(|whose| seen.insert(whose)) {
                counted.customers += 1;
                counted.mrr = match (counted.mrr, comment.spoken.mrr) {
                    (Ok(sum), Ok(mrr)) => Ok(sum + i128::from(mrr)),
                    (Err(reason), _) | (Ok(_), Err(reason)) => Err(reason),
                };
            }
        }
        counted
    }

    /// Comments beside a score whose side is known.
    pub fn scored(&self) -> u64 {
        self.sides.iter().sum()
    }

    /// Those of them on the displeased side.
    pub fn displeased(&self) -> u64 {
        self.sides[place(Side::Displeased)]
    }

    /// Comments on answers to a net promoter score.
    pub fn recommenders(&self) -> u64 {
        self.recommending.iter().sum()
    }
}

fn place(side: Side) -> usize {
    match side {
        Side::Pleased => 0,
        Side::Neutral => 1,
        Side::Displeased => 2,
    }
}

/// A theme with the comments that touch it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ThemeRow {
    /// Place among the themes; `None` for comments that touch none.
    pub theme: Option<usize>,
    /// Comments of the period.
    pub now: Counted,
    /// How many of the period before.
    pub before: u64,
}

/// A language with the comments in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Languages {
    /// The language; `None` where it is not known.
    pub language: Option<Language>,
    /// Comments of the period.
    pub counted: Counted,
    /// Those of which their rows state the language.
    pub stated: u64,
    /// Those of which something else was found than is stated.
    pub differing: u64,
}

impl Feedback {
    /// Comments by theme, those of most comments first, and those that touch none last. A comment
    /// that touches several is under each.
    pub fn by_theme(&self, themes: &Themes, keep: &dyn Fn(&Comment) -> bool) -> Vec<ThemeRow> {
        let now = || self.now.iter().filter(|comment| keep(comment));
        let before = || self.before.iter().filter(|comment| keep(comment));
        let row = |theme: usize| ThemeRow {
            theme: Some(theme),
            now: Counted::of(now().filter(|comment| comment.touches(theme))),
            before: before().filter(|comment| comment.touches(theme)).count() as u64,
        };
        let mut rows: Vec<ThemeRow> = (0..themes.list().len()).map(row).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.now.comments));
        rows.push(ThemeRow {
            theme: None,
            now: Counted::of(now().filter(|comment| comment.hits.is_empty())),
            before: before().filter(|comment| comment.hits.is_empty()).count() as u64,
        });
        rows
    }

    /// Comments by language, those of most comments first.
    pub fn by_language(&self, keep: &dyn Fn(&Comment) -> bool) -> Vec<Languages> {
        let kept: Vec<&Comment> = self.now.iter().filter(|comment| keep(comment)).collect();
        let mut languages: Vec<Option<Language>> = kept.iter().map(|c| c.language).collect();
        languages.sort_unstable();
        languages.dedup();
        let row = |language: Option<Language>| {
            let here = || kept.iter().copied().filter(move |comment| comment.language == language);
            let other =
                |c: &&Comment| c.found.is_some() && c.stated.is_some() && c.found != c.stated;
            Languages {
                language,
                counted: Counted::of(here()),
                stated: here().filter(|comment| comment.stated.is_some()).count() as u64,
                differing: here().filter(other).count() as u64,
            }
        };
        let mut rows: Vec<Languages> = languages.into_iter().map(row).collect();
        rows.sort_by_key(|row| (row.language.is_none(), std::cmp::Reverse(row.counted.comments)));
        rows
    }
}
