//! Answers that do not lie on the scale of the survey that they are to.

use rustc_hash::FxHashMap;
use tenure_domain::schema::TableId;
use tenure_metrics::records::Scale;
use tenure_store::{SOURCE_FILE, SOURCE_LINE, Workspace};

use super::doubts::{Doubt, keep, place};
use super::fault::Fault;
use crate::error::Error;
use crate::explain::quantity_text;
use crate::load::LoadOptions;
use crate::load::cols::Cols;
use crate::records::key;

/// The name of the check.
pub(crate) const CODE: &str = "answer-off-scale";

/// Adds a problem for each answer that its scale does not have: that of its row, else that of its
/// survey. An import refuses a row of a file that says both; where two files say them, it cannot.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn scales(
    ws: &Workspace,
    options: &LoadOptions,
    all: &mut Vec<Doubt>,
) -> Result<(), Error> {
    let surveys = texts(ws, options, TableId::Surveys, ["survey_id", "scale"])?;
    let scales: FxHashMap<u128, Scale> =
        surveys.into_iter().filter_map(|(id, scale)| Some((id, Scale::parse(&scale)?))).collect();
    let invites = texts(ws, options, TableId::SurveyInvites, ["invite_id", "survey_id"])?;
    let known = options.known_at.map(|at| at.0);
    let (table, mut found) = (TableId::SurveyResponses, 0);
    let wanted = [
        "response_id",
        "survey_id",
        "invite_id",
        "scale",
        "score",
        "skipped",
        SOURCE_FILE,
        SOURCE_LINE,
    ];
    ws.scan_in_force::<Error>(table, known, Some(&wanted), &mut |batch| {
        let cols = Cols::new(&batch);
        let [ids, of, by, own] =
            ["response_id", "survey_id", "invite_id", "scale"].map(|column| cols.text(column));
        let (scores, skipped) = (cols.long("score"), cols.flag("skipped"));
        for row in 0..cols.rows() {
            let Some(score) = scores.at(row).filter(|_| skipped.at(row) != Some(true)) else {
                continue;
            };
            let survey = match of.or_empty(row) {
                "" => invites.get(&key(by.or_empty(row))).map_or(0, |survey| key(survey)),
                survey => key(survey),
            };
            let own = Scale::parse(own.or_empty(row));
            if own.or(scales.get(&survey).copied()).is_none_or(|scale| scale.has(score)) {
                continue;
            }
            let (id, value) = (ids.or_empty(row).to_owned(), quantity_text(score));
            let fault = Fault::Cell { table, id, column: "score", value, place: place(&cols, row) };
            keep(all, CODE, fault, &mut found);
        }
        Ok(())
    })
}

/// What the rows of a table say in one column, by the key that they have in another.
pub(super) fn texts(
    ws: &Workspace,
    options: &LoadOptions,
    table: TableId,
    columns: [&str; 2],
) -> Result<FxHashMap<u128, String>, Error> {
    let mut all = FxHashMap::default();
    let known = options.known_at.map(|at| at.0);
    ws.scan_in_force::<Error>(table, known, Some(&columns), &mut |batch| {
        let cols = Cols::new(&batch);
        let [ids, said] = columns.map(|column| cols.text(column));
        let of = |row| (key(ids.or_empty(row)), said.or_empty(row).to_owned());
        all.extend((0..cols.rows()).map(of));
        Ok(())
    })?;
    Ok(all)
}
