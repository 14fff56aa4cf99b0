//! Answers of an import that do not lie on the scale of the survey that they are to.

use arrow_array::RecordBatch;
use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::finding::{Finding, Place};
use tenure_domain::said;
use tenure_domain::schema::TableId;
use tenure_metrics::records::Scale;
use tenure_store::{SOURCE_FILE, SOURCE_LINE, Workspace};

use crate::checks::scales::CODE;
use crate::explain::quantity_text;
use crate::load::cols::Cols;
use crate::records::key;

/// From so many invitations, or different answers, on nothing is said at import: `tenure check` has
/// the time.
const MOST: usize = 200_000;

/// What an answer is to: a survey, or the invitation to one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum To {
    Survey(u128),
    Invite(u128),
}

/// The first answer of a score, and how many there are.
#[derive(Debug)]
struct First {
    count: u64,
    file: String,
    line: Option<u64>,
}

/// Surveys with their scales, invitations to them, and the scores that were given without a scale.
#[derive(Debug, Default)]
pub(super) struct Scales {
    scales: FxHashMap<u128, Scale>,
    invites: FxHashMap<u128, u128>,
    scores: FxHashMap<(To, i64), First>,
}

impl Scales {
    /// Looks at rows of any table that are about to be stored.
    pub(super) fn note(&mut self, table: TableId, batch: &RecordBatch) {
        match table {
            TableId::Surveys => self.scales.extend(scales(&Cols::new(batch))),
            TableId::SurveyInvites if self.invites.len() < MOST => {
                self.invites.extend(invites(&Cols::new(batch)));
            }
            TableId::SurveyResponses => self.answers(&Cols::new(batch)),
            _ => {}
        }
    }

    fn answers(&mut self, cols: &Cols<'_>) {
        let [surveys, by, own, files] =
            ["survey_id", "invite_id", "scale", SOURCE_FILE].map(|column| cols.text(column));
        let (scores, skipped, lines) =
            (cols.long("score"), cols.flag("skipped"), cols.long(SOURCE_LINE));
        for row in 0..cols.rows() {
            let given = own.or_empty(row).is_empty() && skipped.at(row) != Some(true);
            let Some(score) = scores.at(row).filter(|_| given) else { continue };
            let to = match (surveys.or_empty(row), by.or_empty(row)) {
                ("", "") => continue,
                ("", invite) => To::Invite(key(invite)),
                (survey, _) => To::Survey(key(survey)),
            };
            if let Some(first) = self.scores.get_mut(&(to, score)) {
                first.count += 1;
            } else if self.scores.len() < MOST {
                let line = lines.at(row).and_then(|line| u64::try_from(line).ok());
                let first = First { count: 1, file: files.or_empty(row).to_owned(), line };
                self.scores.insert((to, score), first);
            }
        }
    }

    /// What is to be said of them beside the surveys and invitations that the store knows.
    ///
    /// # Errors
    /// Those of reading the store.
    pub(super) fn finding(
        mut self,
        ws: &Workspace,
    ) -> Result<Option<Finding>, tenure_store::Error> {
        if self.scores.is_empty() || self.scores.len() >= MOST {
            return Ok(None);
        }
        // What this import says of a survey goes before what was stored.
        let mut stored = FxHashMap::default();
        each(ws, TableId::Surveys, &["survey_id", "scale"], |cols| stored.extend(scales(cols)))?;
        stored.extend(self.scales.drain());
        if stored.is_empty() {
            return Ok(None);
        }
        let asked = |to: &To, invites: &FxHashMap<u128, u128>| match to {
            To::Survey(survey) => Some(*survey),
            To::Invite(invite) => invites.get(invite).copied(),
        };
        if self.scores.keys().any(|(to, _)| asked(to, &self.invites).is_none()) {
            let named: FxHashSet<u128> =
                self.scores.keys().filter_map(|(to, _)| to.invite()).collect();
            let mut found = FxHashMap::default();
            each(ws, TableId::SurveyInvites, &["invite_id", "survey_id"], |cols| {
                found.extend(invites(cols).filter(|(invite, _)| named.contains(invite)));
            })?;
            found.extend(self.invites.drain());
            self.invites = found;
        }
        let off = self.scores.iter().filter_map(|((to, score), first)| {
            let scale = stored.get(&asked(to, &self.invites)?)?;
            (!scale.has(*score)).then_some((*score, *scale, first))
        });
        Ok(told(off.collect()))
    }
}

impl To {
    fn invite(self) -> Option<u128> {
        match self {
            To::Invite(invite) => Some(invite),
            To::Survey(_) => None,
        }
    }
}

/// One finding of all answers that are off their scales, at the first of them.
fn told(mut off: Vec<(i64, Scale, &First)>) -> Option<Finding> {
    off.sort_by_key(|(score, _, first)| (&first.file, first.line, *score));
    let (score, scale, first) = off.first()?;
    let count: u64 = off.iter().map(|(_, _, first)| first.count).sum();
    let expected = said!(
        "a score on the scale of its survey, {scale}; answers off the scale of their survey: {n}",
        scale = scale.name(),
        n = count,
    );
    let file = (!first.file.is_empty()).then(|| first.file.as_str().into());
    let finding = Finding::new(CODE, expected)
        .in_table(TableId::SurveyResponses.name())
        .with_field("score")
        .with_value(&quantity_text(*score))
        .with_hint("these answers are in no score; correct them, or the scale of the survey")
        .at(Place { file, line: first.line, ..Place::default() });
    Some(finding)
}

fn scales(cols: &Cols<'_>) -> impl Iterator<Item = (u128, Scale)> {
    let [ids, scales] = ["survey_id", "scale"].map(|column| cols.text(column));
    (0..cols.rows())
        .filter_map(move |row| Some((key(ids.or_empty(row)), Scale::parse(scales.or_empty(row))?)))
}

fn invites(cols: &Cols<'_>) -> impl Iterator<Item = (u128, u128)> {
    let [ids, surveys] = ["invite_id", "survey_id"].map(|column| cols.text(column));
    (0..cols.rows()).map(move |row| (key(ids.or_empty(row)), key(surveys.or_empty(row))))
}

fn each(
    ws: &Workspace,
    table: TableId,
    columns: &[&str],
    mut f: impl FnMut(&Cols<'_>),
) -> Result<(), tenure_store::Error> {
    ws.scan_in_force::<tenure_store::Error>(table, None, Some(columns), &mut |batch| {
        f(&Cols::new(&batch));
        Ok(())
    })
}
