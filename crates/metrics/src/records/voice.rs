//! What customers were asked, and what they answered.

use super::Deeds;

/// What a survey measures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Survey {
    /// Whether they would recommend us.
    Nps,
    /// Whether they are satisfied.
    Csat,
    /// How much effort it took.
    Ces,
    /// Anything else.
    Open,
}

impl Survey {
    /// The word.
    pub fn name(self) -> &'static str {
        match self {
            Survey::Nps => "nps",
            Survey::Csat => "csat",
            Survey::Ces => "ces",
            Survey::Open => "open",
        }
    }

    /// The survey of a word.
    pub fn parse(word: &str) -> Option<Survey> {
        Some(match word {
            "nps" => Survey::Nps,
            "csat" => Survey::Csat,
            "ces" => Survey::Ces,
            "open" => Survey::Open,
            _ => return None,
        })
    }
}

/// Answers that can be given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scale {
    /// 0 to 10.
    ZeroToTen,
    /// 1 to 10.
    OneToTen,
    /// 1 to 7.
    OneToSeven,
    /// 1 to 5.
    OneToFive,
    /// Good is 1, bad is 0.
    GoodBad,
}

impl Scale {
    /// The word.
    pub fn name(self) -> &'static str {
        match self {
            Scale::ZeroToTen => "0-10",
            Scale::OneToTen => "1-10",
            Scale::OneToSeven => "1-7",
            Scale::OneToFive => "1-5",
            Scale::GoodBad => "good-bad",
        }
    }

    /// The scale of a word.
    pub fn parse(word: &str) -> Option<Scale> {
        Some(match word {
            "0-10" => Scale::ZeroToTen,
            "1-10" => Scale::OneToTen,
            "1-7" => Scale::OneToSeven,
            "1-5" => Scale::OneToFive,
            "good-bad" => Scale::GoodBad,
            _ => return None,
        })
    }

    /// One in the form in which decimals are stored.
    pub const MILLION: i64 = 1_000_000;

    /// Whether a score, in millionths, is one of its answers.
    pub fn has(self, score: i64) -> bool {
        let (low, high) = self.ends();
        score % Scale::MILLION == 0 && (low..=high).contains(&(score / Scale::MILLION))
    }

    /// Its lowest and its highest answer.
    pub fn ends(self) -> (i64, i64) {
        match self {
            Scale::ZeroToTen => (0, 10),
            Scale::OneToTen => (1, 10),
            Scale::OneToSeven => (1, 7),
            Scale::OneToFive => (1, 5),
            Scale::GoodBad => (0, 1),
        }
    }

    /// The lowest answer of the satisfied: the upper two of five and of seven, nine of ten.
    fn satisfied(self) -> i64 {
        match self {
            Scale::ZeroToTen | Scale::OneToTen => 9,
            Scale::OneToSeven => 6,
            Scale::OneToFive => 4,
            Scale::GoodBad => 1,
        }
    }
}

/// An answer to a survey, or that none was given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Answer {
    /// What was asked.
    pub survey: Survey,
    /// On which scale; `None` where nobody says.
    pub scale: Option<Scale>,
    /// The answer; `None` where the question was skipped.
    pub score: Option<i64>,
    /// Of an effort score, whether high is easy; `None` where nobody says.
    pub high_is_easy: Option<bool>,
    /// Whether something was said in words; never where the question was skipped.
    pub commented: bool,
    /// Whether it is the rating of a ticket, which was given without a survey.
    pub of_ticket: bool,
}

/// On which side of a survey someone stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Side {
    /// Promotes, is satisfied, or found it easy.
    Pleased,
    /// Takes no side: 7 and 8 of ten, where a recommendation is asked for.
    Neutral,
    /// Detracts, is not satisfied, or found it hard.
    Displeased,
}

impl Side {
    /// The name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Side::Pleased => "pleased",
            Side::Neutral => "neutral",
            Side::Displeased => "displeased",
        }
    }

    /// The side of a name.
    pub fn parse(name: &str) -> Option<Side> {
        [Side::Pleased, Side::Neutral, Side::Displeased].into_iter().find(|s| s.name() == name)
    }
}

/// Below this someone detracts; below 9 and from here on nobody takes sides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Sides {
    scale: Scale,
    neutral: i64,
}

/// 9 and 10 promote, 0 to 6 detract.
pub(super) const STANDARD: Sides = Sides { scale: Scale::ZeroToTen, neutral: 7 };
/// The same on 1 to 10.
pub(super) const FROM_ONE: Sides = Sides { scale: Scale::OneToTen, neutral: 7 };
/// On 1 to 10, where those below 6 detract.
pub(super) const STRICT: Sides = Sides { scale: Scale::OneToTen, neutral: 6 };

/// The lowest answer of those who promote.
const PROMOTES: i64 = 9;

impl Answer {
    /// Whether the question was answered and not skipped.
    pub(super) fn is_given(&self) -> bool {
        self.score.is_some()
    }

    /// On which side it is, by the standard sides of its survey; `None` where nobody can say, because
    /// no score was given, or its scale or which end of it is good is not known.
    pub fn side(&self) -> Option<Side> {
        let either = |yes: bool| if yes { Side::Pleased } else { Side::Displeased };
        match self.survey {
            Survey::Nps => {
                [STANDARD, FROM_ONE].into_iter().find(|&on| self.recommends(on)).map(|on| {
                    match (self.promotes(on), self.detracts(on)) {
                        (true, _) => Side::Pleased,
                        (_, true) => Side::Displeased,
                        _ => Side::Neutral,
                    }
                })
            }
            Survey::Csat => self.is_csat().then(|| either(self.is_satisfied(false))),
            Survey::Ces => self.easy().map(either),
            Survey::Open => None,
        }
    }

    /// Whether it is an answer to a survey, and not skipped.
    pub(super) fn answers_survey(&self) -> bool {
        self.is_given() && !self.of_ticket
    }

    /// Whether a score was given and something was said beside it.
    pub(super) fn says_why(&self) -> bool {
        self.is_given() && self.commented
    }

    /// The answer to a survey on a scale.
    fn on(&self, survey: Survey, scale: Scale) -> Option<i64> {
        self.score.filter(|_| self.survey == survey && self.scale == Some(scale))
    }

    /// Whether it answers how likely a recommendation is, on the scale of these sides.
    pub(super) fn recommends(&self, sides: Sides) -> bool {
        self.on(Survey::Nps, sides.scale).is_some()
    }

    /// Whether it promotes.
    pub(super) fn promotes(&self, sides: Sides) -> bool {
        self.on(Survey::Nps, sides.scale).is_some_and(|score| score >= PROMOTES)
    }

    /// Whether it detracts.
    pub(super) fn detracts(&self, sides: Sides) -> bool {
        self.on(Survey::Nps, sides.scale).is_some_and(|score| score < sides.neutral)
    }

    /// Whether it answers how satisfied someone is, on a known scale.
    pub(super) fn is_csat(&self) -> bool {
        self.survey == Survey::Csat && self.is_given() && self.scale.is_some()
    }

    /// Whether it is satisfied; `eight` counts 8 of ten, too.
    pub(super) fn is_satisfied(&self, eight: bool) -> bool {
        let Some((score, scale)) = self.score.zip(self.scale) else { return false };
        let least = match scale.satisfied() {
            9 if eight => 8,
            least => least,
        };
        self.is_csat() && score >= least
    }

    /// Whether it is an answer of which nobody says on which scale.
    pub(super) fn lacks_scale(&self, survey: Survey) -> bool {
        self.survey == survey && self.is_given() && self.scale.is_none()
    }

    /// Whether it is an effort score that may lie on this scale and cannot be read: nobody says on
    /// which scale it is, or which end is good.
    pub(super) fn is_untold_effort(&self, scale: Scale) -> bool {
        let there = self.scale.is_none_or(|on| on == scale) && self.is_given();
        self.survey == Survey::Ces && there && self.ease(scale).is_none()
    }

    /// Whether it is an effort score on a scale on which nobody asks it.
    pub(super) fn is_effort_elsewhere(&self) -> bool {
        const ASKED: [Option<Scale>; 3] = [None, Some(Scale::OneToSeven), Some(Scale::OneToFive)];
        self.survey == Survey::Ces && self.is_given() && !ASKED.contains(&self.scale)
    }

    /// Whether it is an effort score that is judged nowhere.
    pub(super) fn is_unread_effort(&self) -> bool {
        self.survey == Survey::Ces && self.is_given() && self.easy().is_none()
    }

    /// Whether it answers how likely a recommendation is on a scale on which nobody asks it.
    pub(super) fn recommends_elsewhere(&self) -> bool {
        let on = |sides| self.recommends(sides);
        let known = self.survey == Survey::Nps && self.is_given() && self.scale.is_some();
        known && !on(STANDARD) && !on(FROM_ONE)
    }

    /// An effort score on a scale, turned so that high is easy.
    pub(super) fn ease(&self, scale: Scale) -> Option<i64> {
        let score = self.on(Survey::Ces, scale)?;
        let (low, high) = scale.ends();
        Some(if self.high_is_easy? { score } else { low + high - score })
    }

    /// Whether it is an effort score that can be judged, and whether it was easy: the upper three
    /// of seven, the upper two of five.
    pub(super) fn easy(&self) -> Option<bool> {
        let seven = self.ease(Scale::OneToSeven).map(|score| score >= 5);
        seven.or_else(|| self.ease(Scale::OneToFive).map(|score| score >= 4))
    }
}

/// On which side a customer stands, by the mean of its answers.
impl Deeds<'_, Answer> {
    fn mean(&self, sides: Sides) -> (i128, i128) {
        let scores = self.records.iter().filter_map(|a| a.on(Survey::Nps, sides.scale));
        scores.fold((0, 0), |(sum, n), score| (sum + i128::from(score), n + 1))
    }

    /// Whether the customer promotes on average.
    pub(super) fn promotes(&self, sides: Sides) -> bool {
        let (sum, n) = self.mean(sides);
        n > 0 && sum >= i128::from(PROMOTES) * n
    }

    /// Whether the customer detracts on average.
    pub(super) fn detracts(&self, sides: Sides) -> bool {
        let (sum, n) = self.mean(sides);
        n > 0 && sum < i128::from(sides.neutral) * n
    }
}

/// A question that was sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Invite {
    /// What was asked.
    pub survey: Survey,
    /// Whether an answer came, whenever.
    pub answered: bool,
}
