//! The families beyond billing: value, voice, conversion, use; a table for each.

use anyhow::Result;
use tenure_engine::query::Asker;
use tenure_metrics::catalogue::{Family, Metric, MetricId, Variant, metric};

use super::page::Section;
use super::values::{self, Row};
use super::{Subject, missing};
use crate::words::words;
use tenure_engine::records::Depth;

/// Variants that stand beside the default one, since they answer another question.
const BESIDE: &[(MetricId, &[&str])] = &[
    (MetricId::Nps, &["accounts", "revenue"]),
    (MetricId::ResponseRate, &["mrr"]),
    (MetricId::SupportLoad, &["first_response", "resolution", "self_service"]),
    (MetricId::LeadsByStage, &["flow"]),
    (MetricId::ReferralRate, &["share_of_new"]),
    (MetricId::ActiveUsers, &["wau", "dau"]),
    (MetricId::FeatureAdoption, &["key_unused"]),
    (MetricId::TimeToValue, &["stuck"]),
    (MetricId::UsageTrend, &["declined"]),
];

/// The figures of one family.
pub struct Group {
    family: Family,
    /// Those whose tables are there.
    pub rows: Vec<Row>,
}

/// Every family beyond billing of which anything can be told.
pub fn groups(subject: &Subject<'_>) -> Result<Vec<Group>> {
    let families = Family::ALL.into_iter();
    let beyond = families.filter(|it| !matches!(it, Family::Recurring | Family::Retention));
    let groups = beyond.map(|family| group(subject, family)).collect::<Result<Vec<_>>>()?;
    Ok(groups.into_iter().filter(|group| !group.rows.is_empty()).collect())
}

fn group(subject: &Subject<'_>, family: Family) -> Result<Group> {
    let told = |variant: &Variant| missing::tables(subject, variant).is_empty();
    let metrics = MetricId::ALL.iter().map(|&id| metric(id)).filter(|it| it.family == family);
    let shown = metrics.flat_map(|metric| {
        let some: Vec<_> = shown(metric).filter(|variant| told(variant)).collect();
        // What stands under the name of a metric needs the line that bears it.
        let missing = !some.is_empty() && !told(metric.standard()) && !metric.parts;
        let name = missing.then_some(metric.standard());
        name.into_iter().chain(some).map(move |variant| (metric, variant))
    });
    let shown: Vec<(&Metric, &'static Variant)> = shown.collect();
    let variants: Vec<&Variant> = shown.iter().map(|(_, variant)| *variant).collect();
    let records = subject.session.records(subject.book, &variants, Depth::FIGURES)?;
    let periods = values::periods(subject);
    let asker = Asker::new(subject.book, &periods, subject.segment, None)?;
    let mut asker = asker.with_records(records.as_ref()).expecting(&variants);
    let mut rows = Vec::new();
    for (metric, variant) in shown {
        let label = match (std::ptr::eq(variant, metric.standard()), metric.parts) {
            (true, false) => words().metric(metric),
            (true, true) => {
                format!("{}: {}", words().metric(metric), lower(&words().variant(metric, variant)))
            }
            (false, _) => format!("  {}", lower(&words().variant(metric, variant))),
        };
        rows.push(values::row(subject, &mut asker, label, metric.id, variant)?);
    }
    Ok(Group { family, rows })
}

/// The variants of a metric that the page shows.
fn shown(metric: &'static Metric) -> impl Iterator<Item = &'static Variant> {
    let beside = BESIDE.iter().find(|(id, _)| *id == metric.id).map_or(&[][..], |it| it.1);
    metric.shown().iter().chain(beside.iter().filter_map(|slug| metric.variant(slug)))
}

/// A name inside a sentence; abbreviations stay.
fn lower(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), name.chars().nth(1)) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

/// A table for each family.
pub fn sections(subject: &Subject<'_>, groups: &[Group]) -> Vec<Section> {
    let section = |group: &Group| {
        let (sheet, notes) = values::sheet(subject, &group.rows);
        Section { title: words().family(group.family), sheet: Some(sheet), notes }
    };
    groups.iter().map(section).collect()
}
