//! Answers that are of another kind than the survey, or the invitation, that they name.

use rustc_hash::FxHashMap;
use tenure_domain::schema::TableId;
use tenure_metrics::records::Survey;
use tenure_store::{SOURCE_FILE, SOURCE_LINE, Workspace};

use super::doubts::{Doubt, keep, place};
use super::fault::Fault;
use super::scales::texts;
use crate::error::Error;
use crate::load::LoadOptions;
use crate::load::cols::Cols;
use crate::records::key;

/// The name of the check.
pub(crate) const CODE: &str = "answer-of-other-kind";

/// Adds a problem for each such answer: it counts as what its row says.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn kinds(
    ws: &Workspace,
    options: &LoadOptions,
    all: &mut Vec<Doubt>,
) -> Result<(), Error> {
    let kinds = |table, columns| -> Result<FxHashMap<u128, Survey>, Error> {
        let said = texts(ws, options, table, columns)?.into_iter();
        Ok(said.filter_map(|(id, kind)| Some((id, Survey::parse(&kind)?))).collect())
    };
    let surveys = kinds(TableId::Surveys, ["survey_id", "kind"])?;
    let invites = kinds(TableId::SurveyInvites, ["invite_id", "survey"])?;
    if surveys.is_empty() && invites.is_empty() {
        return Ok(());
    }
    let (table, mut found) = (TableId::SurveyResponses, 0);
    let wanted = ["response_id", "survey", "survey_id", "invite_id", SOURCE_FILE, SOURCE_LINE];
    let known = options.known_at.map(|at| at.0);
    ws.scan_in_force::<Error>(table, known, Some(&wanted), &mut |batch| {
        let cols = Cols::new(&batch);
        let (ids, own) = (cols.text("response_id"), cols.text("survey"));
        let named = [("survey_id", &surveys), ("invite_id", &invites)];
        for row in 0..cols.rows() {
            let Some(own) = Survey::parse(own.or_empty(row)) else { continue };
            let other = named.into_iter().find_map(|(column, kinds)| {
                let text = cols.text(column);
                let value = text.or_empty(row);
                let kind = kinds.get(&key(value)).filter(|kind| **kind != own);
                kind.map(|_| (column, value.to_owned()))
            });
            let Some((column, value)) = other else { continue };
            let id = ids.or_empty(row).to_owned();
            let fault = Fault::Cell { table, id, column, value, place: place(&cols, row) };
            keep(all, CODE, fault, &mut found);
        }
        Ok(())
    })
}
