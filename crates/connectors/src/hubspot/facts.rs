//! From HubSpot's objects to rows.

use std::collections::BTreeSet;

use tenure_domain::said;
use tenure_domain::schema::TableId;

use super::wire::{Broken, Deal, Object, Pipeline, Raw};
use crate::objects::fact::{Fact, Text};
use crate::values::Problem;
use crate::vendors::{
    Company, Entry, Person, Scene, Told, Whose, customer, fields, prefixed, time,
};

/// The stages that every account begins with, in their order.
pub const STAGES: [&str; 8] = [
    "subscriber",
    "lead",
    "marketingqualifiedlead",
    "salesqualifiedlead",
    "opportunity",
    "customer",
    "evangelist",
    "other",
];

const CUSTOMER: &str = "customer";
/// The property that says in which of them a contact is.
const STAGE: &str = "lifecyclestage";
const OPPORTUNITY: &str = "opportunity";

/// Reads an object and says what follows from it.
pub fn read<'a>(
    kind: &str,
    text: &'a str,
    scene: &Scene<'_>,
) -> Result<(Option<String>, Told<'a>), serde_json::Error> {
    let mut told = Told::default();
    if kind == "pipeline" {
        let it: Pipeline<'a> = serde_json::from_str(text)?;
        pipeline(&mut told, &it);
        return Ok((it.id.map(|id| id.to_string()), told));
    }
    if kind == "record" {
        let it = serde_json::from_str::<Broken>(text)?.record;
        let expected = said!("{expected} fields, as the header has", expected = it.expected as u64);
        let found = format!("{} fields", it.fields);
        told.wrong("", Some(&found), Problem::new("wrong-field-count", expected));
        return Ok((Some(it.first), told));
    }
    let mut it: Object<'a> = serde_json::from_str(text)?;
    it.raw = serde_json::from_str::<Raw<'a>>(text)?.properties;
    if it.archived == Some(true) {
        told.ignored = Some("archived: it was deleted; what was known before stays");
    } else {
        match kind {
            "deal" => deal(&mut told, &it, scene),
            "company" => company(&mut told, &it, scene),
            _ => contact(&mut told, &it, scene),
        }
    }
    Ok((it.id.map(|id| id.to_string()), told))
}

/// A property that is a time, in microseconds.
fn at(told: &mut Told<'_>, it: &Object<'_>, name: &str, scene: &Scene<'_>) -> Option<i64> {
    let text = it.property(name)?;
    let at = time(text, scene.zone);
    if at.is_none() {
        let problem = Problem::new("not-a-time", "a time such as 2026-03-01T09:30:00.000Z");
        told.wrong(format!("properties/{name}"), Some(text), problem);
    }
    at
}

/// When an object was changed: its version.
fn version(told: &mut Told<'_>, it: &Object<'_>, scene: &Scene<'_>) -> i64 {
    let said = at(told, it, "lastmodifieddate", scene);
    let said = said.or_else(|| at(told, it, "hs_lastmodifieddate", scene));
    said.or(it.updated_at.map(|it| it.0)).unwrap_or(0)
}

/// The name of a lead stage that is no deal's: by the mapping, else as HubSpot has it.
/// `name` is the property that tells it.
fn lead_stage(
    told: &mut Told<'_>,
    (name, word): (&str, &str),
    scene: &Scene<'_>,
) -> Option<String> {
    let plain: String = word.chars().filter(|c| !matches!(c, ' ' | '_' | '-')).collect();
    let plain = plain.to_lowercase();
    let said = scene.how.stage(word).or_else(|| scene.how.stage(&plain));
    if let Some(said) = said {
        return (!said.is_empty()).then(|| said.to_owned());
    }
    if STAGES.contains(&&*plain) {
        return Some(plain);
    }
    let problem = Problem::new("new-word", said!("one of {words}", words = STAGES.join(", ")))
        .hint(said!(
            "it is a stage of its own; to call it by a name: [hubspot.stages] {word} = \"…\"",
            word = format!("{word:?}"),
        ));
    told.remark(format!("properties/{name}"), Some(word), problem);
    Some(word.to_owned())
}

/// What a stage of a deal means for its contacts: by the mapping, else by what the pipelines say.
fn deal_stage(pipeline: &str, stage: &str, scene: &Scene<'_>) -> Option<String> {
    let said = scene.how.stage(&format!("{pipeline}/{stage}")).or_else(|| scene.how.stage(stage));
    if let Some(said) = said {
        return Some(said.to_owned());
    }
    scene.catalogue.note("stage", stage).map(str::to_owned)
}

fn pipeline(told: &mut Told<'_>, it: &Pipeline<'_>) {
    told.ignored = Some("it tells what the stages of deals are");
    for stage in it.stages.iter().flatten() {
        let Some(meta) = &stage.metadata else { continue };
        let probability = meta.probability.as_deref().unwrap_or("");
        let whole = probability.parse::<u8>().ok();
        let one = whole == Some(1) || probability.strip_prefix("1.").is_some_and(is_zeros);
        let none = whole == Some(0) || probability.strip_prefix("0.").is_some_and(is_zeros);
        // A stage of which half is said may be won or not: it has to be asked for.
        let means = match (meta.is_closed.as_deref(), one, none) {
            (Some("true"), true, _) => CUSTOMER,
            (Some("true"), _, true) => "",
            (Some("false"), ..) => OPPORTUNITY,
            (None, false, false) if !probability.is_empty() => OPPORTUNITY,
            _ => continue,
        };
        let names = [stage.id.as_deref(), stage.label.as_deref()];
        for name in names.into_iter().flatten() {
            let note = ("stage", name.to_owned());
            told.more.adds.push(Entry::Note(note, 0, means.to_owned()));
        }
    }
}

fn is_zeros(text: &str) -> bool {
    text.bytes().all(|b| b == b'0')
}

fn company(told: &mut Told<'_>, it: &Object<'_>, scene: &Scene<'_>) {
    told.ignored = Some("it tells whose contacts are");
    let Some(id) = told.need("id", it.id) else { return };
    let version = version(told, it, scene);
    let own = [
        ("id", Some(&*id)),
        ("name", it.property("name").map(|it| &**it)),
        ("domain", it.property("domain").map(|it| &**it)),
    ];
    let company = Company { fields: fields(scene, it.raw, &own) };
    told.more.adds.push(Entry::Company(id.to_string(), version, Box::new(company)));
}

/// When a deal entered its stages, as far as it says.
fn entered(told: &mut Told<'_>, it: &Object<'_>, scene: &Scene<'_>) -> Vec<(String, i64)> {
    let past = it.history("dealstage");
    if !past.is_empty() {
        return past.into_iter().map(|(at, stage)| (stage.to_string(), at)).collect();
    }
    let mut all = Vec::new();
    let names: Vec<String> = it
        .properties
        .iter()
        .flatten()
        .filter(|(_, value)| value.as_ref().is_some_and(|it| !it.trim().is_empty()))
        .map(|(name, _)| name.to_string())
        .collect();
    for name in names {
        let stage = name.strip_prefix("hs_v2_date_entered_");
        if let Some(stage) = stage.or_else(|| name.strip_prefix("hs_date_entered_"))
            && let Some(at) = at(told, it, &name, scene)
            && !all.iter().any(|(known, _)| known == stage)
        {
            all.push((stage.to_owned(), at));
        }
    }
    all
}

fn deal(told: &mut Told<'_>, it: &Object<'_>, scene: &Scene<'_>) {
    let id = told.need("id", it.id);
    let stage = told.need("properties/dealstage", it.property("dealstage"));
    let (Some(id), Some(stage)) = (id, stage) else { return };
    let pipeline = it.property("pipeline").map_or("", |it| &**it);
    let version = version(told, it, scene);
    let mut all = entered(told, it, scene);
    let (created, closed) = (at(told, it, "createdate", scene), at(told, it, "closedate", scene));
    let created = created.or(it.created_at.map(|it| it.0));
    if !scene.last {
        // Whether it is won follows from its stage, which may not be known yet: both times go on.
        if all.is_empty() {
            all.extend(created.map(|at| ("\u{0}created".to_owned(), at)));
            all.extend(closed.map(|at| (format!("\u{0}{}", &**stage), at)));
        }
        let (pipeline, stage) = (pipeline.to_owned(), stage.to_string());
        let deal = Deal { pipeline, stage, entered: all };
        let note = serde_json::to_string(&deal).unwrap_or_default();
        for contact in it.linked("contacts") {
            let of = ("deals", contact.to_string());
            told.more.adds.push(Entry::Member(of, id.to_string(), version, note.clone()));
        }
        told.more.adds.push(Entry::Note(("deal", id.to_string()), version, note));
        told.waits = true;
        return;
    }
    let named = scene.catalogue.note("deal of", &id).is_some();
    told.ignored = Some(match it.linked("contacts").next() {
        Some(_) => "it tells the stages of its contacts",
        None if named => "it tells the stages of its contacts",
        None => "a deal without a contact: no lead is known for it",
    });
    all.push((stage.to_string(), 0));
    for (stage, _) in all {
        if deal_stage(pipeline, &stage, scene).is_none() {
            let problem = Problem::new("unknown-value", "a stage of which is known what it means")
                .hint(said!(
                    "export {path}, or say it in tenure.toml: {section} {stage} = {values}",
                    path = "/crm/v3/pipelines/deals",
                    section = "[hubspot.stages]",
                    stage = format!("{stage:?}"),
                    values = "\"opportunity\" | \"customer\" | \"\""
                ));
            told.wrong("properties/dealstage", Some(&stage), problem);
            return;
        }
    }
}

/// The deals of a contact: those that name it, and those that it names. HubSpot gives associations
/// on the side on which they are asked for.
fn deals<'a>(it: &Object<'_>, id: &str, scene: &Scene<'a>) -> BTreeSet<&'a str> {
    let own = it.linked("deals").filter_map(|deal| scene.catalogue.note("deal", &deal));
    scene.catalogue.members("deals", id).chain(own).collect()
}

/// Lead stages that follow from a contact's deals.
fn by_deals(deals: &BTreeSet<&str>, scene: &Scene<'_>) -> Vec<(i64, String)> {
    let mut all = Vec::new();
    for deal in deals {
        let Ok(deal) = serde_json::from_str::<Deal>(deal) else { continue };
        let written = deal.entered.iter().map(|(stage, _)| stage);
        let written = written.filter(|it| !it.starts_with('\u{0}')).chain([&deal.stage]);
        // A deal with a stage that nobody explains is refused, and says nothing.
        if !{ written }.all(|stage| deal_stage(&deal.pipeline, stage, scene).is_some()) {
            continue;
        }
        for (stage, at) in &deal.entered {
            let means = match stage.strip_prefix('\u{0}') {
                // HubSpot makes the contacts of a new deal opportunities.
                Some("created") => Some(OPPORTUNITY.to_owned()),
                // The day on which it was closed is when it was won, not when it is to be.
                Some(now) => deal_stage(&deal.pipeline, now, scene).filter(|it| it == CUSTOMER),
                None => deal_stage(&deal.pipeline, stage, scene),
            };
            all.extend(means.filter(|it| !it.is_empty()).map(|stage| (*at, stage)));
        }
    }
    all.sort();
    all
}

/// When a contact entered its stages: its history, else the dates that HubSpot keeps.
fn own_stages(told: &mut Told<'_>, it: &Object<'_>, scene: &Scene<'_>) -> Vec<(i64, String)> {
    let past = it.history("lifecyclestage");
    if !past.is_empty() {
        let past: Vec<(i64, String)> =
            past.into_iter().map(|(at, stage)| (at, stage.to_string())).collect();
        return past
            .into_iter()
            .filter_map(|(at, word)| Some((at, lead_stage(told, (STAGE, &word), scene)?)))
            .collect();
    }
    let mut all: Vec<(i64, String)> = Vec::new();
    let names: Vec<String> =
        it.properties.iter().flatten().map(|(name, _)| name.to_string()).collect();
    for name in &names {
        let stage = name
            .strip_prefix("hs_lifecyclestage_")
            .and_then(|it| it.strip_suffix("_date"))
            .or_else(|| name.strip_prefix("hs_v2_date_entered_"));
        let Some(stage) = stage else { continue };
        let Some(when) = at(told, it, name, scene) else { continue };
        let Some(stage) = lead_stage(told, (name, stage), scene) else { continue };
        // Both kinds of dates may be there; the first of them that is written holds.
        if !all.iter().any(|(_, known)| *known == stage) {
            all.push((when, stage));
        }
    }
    all.sort();
    all
}

/// The place of a stage among those that every account begins with.
fn place(stage: &str) -> Option<usize> {
    STAGES.iter().position(|it| *it == stage)
}

/// The furthest stage that deals tell after the last that the contact dates itself. HubSpot does not
/// move contacts when deals are won, and when a contact was changed says nothing of its stage.
fn ahead(stages: &[(i64, String)], own: Option<i64>) -> Option<String> {
    let mut later = stages.iter().filter(|(at, _)| own.is_none_or(|own| own <= *at));
    later.any(|(_, stage)| stage == CUSTOMER).then(|| CUSTOMER.to_owned())
}

/// Says where a contact came back into a stage that it had left, or into an earlier one.
fn cycles(told: &mut Told<'_>, all: &[(i64, String)]) {
    for (n, pair) in all.windows(2).enumerate() {
        let again = all[..=n].iter().any(|(_, it)| *it == pair[1].1);
        let back = match (place(&pair[0].1), place(&pair[1].1)) {
            (Some(before), Some(after)) => after < before && pair[1].1 != "other",
            _ => false,
        };
        if again || back {
            let problem = Problem::new("stage-cycle", "stages one after the other")
                .hint("both entries count; look at the contact's history in HubSpot");
            let found = format!("{} after {}", pair[1].1, pair[0].1);
            told.remark("properties/lifecyclestage", Some(&found), problem);
        }
    }
}

/// The stage in which a contact is: as it says itself, unless its deals are `ahead` of that.
fn stage_now(
    told: &mut Told<'_>,
    it: &Object<'_>,
    ahead: Option<String>,
    scene: &Scene<'_>,
) -> Option<String> {
    let now = it.property(STAGE).map(|it| it.to_string());
    let now = lead_stage(told, (STAGE, &now?), scene)?;
    let is_behind = |ahead: &String| place(&now).is_some() && place(&now) < place(ahead);
    Some(ahead.filter(is_behind).unwrap_or(now))
}

fn contact<'a>(told: &mut Told<'a>, it: &Object<'a>, scene: &Scene<'_>) {
    let Some(id) = told.need("id", it.id) else { return };
    let version = version(told, it, scene);
    let created = at(told, it, "createdate", scene).or(it.created_at.map(|it| it.0));
    // What is no time has been told, and is not missing beside.
    if !told.problems.is_empty() {
        return;
    }
    let created = told.need("properties/createdate", created);
    let Some(created) = created else { return };
    let linked = it.linked("companies").next().map(|it| it.to_string());
    let company = it.property("associatedcompanyid").map(|it| it.to_string()).or(linked);
    if !scene.last {
        let own = [("id", Some(&*id)), ("email", it.property("email").map(|it| &**it))];
        let person = Person { fields: fields(scene, it.raw, &own), company, staff: Some(false) };
        told.more.adds.push(Entry::Person(id.to_string(), version, Box::new(person)));
        for deal in it.linked("deals") {
            let note = ("deal of", deal.to_string());
            told.more.adds.push(Entry::Note(note, version, id.to_string()));
        }
        told.waits = true;
        return;
    }
    let mut stages = own_stages(told, it, scene);
    cycles(told, &stages);
    let deals = deals(it, &id, scene);
    let by_deals = by_deals(&deals, scene);
    let told_by_deals = by_deals.len();
    let own = stages.last().map(|(at, _)| *at);
    for (at, stage) in by_deals {
        if !stages.iter().any(|(_, known)| *known == stage) {
            stages.push((at, stage));
        }
    }
    let ahead = ahead(&stages, own);
    let won = stages.iter().find(|(_, stage)| stage == CUSTOMER).map(|(at, _)| *at);
    let found =
        customer(scene, Whose { company: company.as_deref(), contact: Some(&id), own: None });
    let name = prefixed(scene, &id);
    let mut fact = Fact::new(TableId::Leads);
    fact.owned("lead_id", "id", Some(name.clone()));
    fact.micros("created_at", "properties/createdate", created);
    fact.text("email", "properties/email", it.property("email"));
    let now = stage_now(told, it, ahead, scene);
    told.more.without = won.is_some() && found.customer.is_none();
    fact.owned("customer_id", "properties/associatedcompanyid", found.customer);
    if let Some(at) = won {
        fact.micros("converted_at", "properties/hs_lifecyclestage_customer_date", at);
    }
    let source = it.property("hs_analytics_source").map(|it| word(it));
    fact.owned("channel", "properties/hs_analytics_source", source);
    fact.text("campaign", "properties/utm_campaign", it.property("utm_campaign"));
    fact.owned("stage", "properties/lifecyclestage", now);
    // A stage of a deal that is explained later tells more.
    let deals = (deals.len() + told_by_deals).min(900);
    let known = found.known.saturating_add(i64::try_from(deals).unwrap_or(0));
    fact.micros("updated_at", "properties/lastmodifieddate", version.saturating_add(known));
    told.rows.push(fact);
    for (at, stage) in stages {
        let mut fact = Fact::new(TableId::LeadStages);
        fact.owned("lead_id", "id", Some(name.clone()));
        fact.owned("stage", "properties/lifecyclestage", Some(stage));
        fact.micros("entered_at", "properties/lifecyclestage", at);
        told.rows.push(fact);
    }
}

/// A source as a word: `ORGANIC_SEARCH` and `Organic Search` are the same.
fn word(text: &Text<'_>) -> String {
    text.trim().to_lowercase().replace(' ', "_")
}
