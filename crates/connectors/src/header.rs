//! Which column of a file is which column of the table.

mod prices;

use std::collections::HashMap;
use std::sync::Arc;

use tenure_domain::finding::Finding;
use tenure_domain::said;
use tenure_domain::schema::{
    COMMON_COLUMNS, COMPUTED, ColumnKind, ColumnSpec, Says, TableId, TableSpec, minor_name,
    squeeze, table,
};

use crate::mapping::TableMapping;
use crate::values::choice::nearest;
use prices::{prices, tax_taken_off};

pub(crate) use prices::gross_lines;

/// What a column of a file is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Target {
    /// The column of the table with that index.
    Column(usize),
    /// The column with that index, in minor units.
    Minor(usize),
    /// When the fact became known.
    RecordedAt,
    /// The source's version of the row.
    UpdatedAt,
    /// A custom attribute.
    Attribute,
    /// Nothing: it is not read.
    Ignored,
}

/// How well a header says what it means. Of two synonyms the one that is listed first is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Rank {
    Unknown,
    Synonym(std::cmp::Reverse<usize>),
    Name,
    Mapping,
}

/// The columns of a file, in its order.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The table that the file holds.
    pub spec: &'static TableSpec,
    /// Headers as written.
    pub header: Vec<Arc<str>>,
    /// What each column is.
    pub targets: Vec<Target>,
    /// How many of them the file is known to have; those behind may come in later lines.
    pub own: usize,
    /// Whether rows of the table are known from before, so that a column that the file does not have
    /// stays as it was.
    pub later: bool,
}

impl Plan {
    /// The column of the file that has this target.
    pub fn source(&self, target: Target) -> Option<usize> {
        self.targets.iter().position(|t| *t == target)
    }

    /// The column of the file that gives a column of the table, in whichever unit.
    pub fn source_of(&self, index: usize) -> Option<usize> {
        self.source(Target::Column(index)).or_else(|| self.source(Target::Minor(index)))
    }

    /// Whether a column of the file gives a text.
    pub fn is_text(&self, at: usize) -> bool {
        let Target::Column(index) = self.targets[at] else { return false };
        self.spec.columns[index].kind == ColumnKind::Text
    }

    /// Whether the file is known to have a column of the table.
    pub fn has(&self, index: usize) -> bool {
        self.source_of(index).is_some_and(|at| at < self.own)
    }

    /// The name by which [`Says`] knows a column of the file.
    pub fn said(&self, at: usize) -> Option<String> {
        match self.targets[at] {
            Target::Column(index) | Target::Minor(index) => {
                Some(self.spec.columns[index].name.to_owned())
            }
            Target::Attribute => Some(Says::attribute(&self.header[at])),
            Target::RecordedAt | Target::UpdatedAt | Target::Ignored => None,
        }
    }

    /// The columns that rows of the file speak of, where later lines bring `more`.
    pub fn says(&self, more: &[String]) -> Says {
        let own = (0..self.own).filter_map(|at| self.said(at));
        Says::of(self.spec.id, own.chain(more.iter().cloned()))
    }
}

/// Columns that a file of rejected rows has besides those of its source; never data.
pub const REJECT_COLUMNS: [&str; 7] =
    ["_file", "_line", "_column", "_code", "_value", "_reason", "_hint"];

/// Resolves one header. Unknown ones give [`Target::Attribute`] in open tables.
fn resolve(spec: &TableSpec, header: &str, mapping: Option<&TableMapping>) -> (Target, Rank) {
    if let Some(target) = mapping.and_then(|mapping| mapping.target(header)) {
        return (target, Rank::Mapping);
    }
    let squeezed = squeeze(header);
    if squeezed.is_empty() || REJECT_COLUMNS.contains(&header.trim()) {
        return (Target::Ignored, Rank::Mapping);
    }
    let ranked = |name: &str, synonyms: &[&str]| {
        if squeeze(name) == squeezed {
            Rank::Name
        } else {
            let place = synonyms.iter().position(|synonym| squeeze(synonym) == squeezed);
            place.map_or(Rank::Unknown, |place| Rank::Synonym(std::cmp::Reverse(place)))
        }
    };
    for (index, column) in spec.columns.iter().enumerate() {
        match ranked(column.name, column.synonyms) {
            Rank::Unknown => {}
            rank => return (Target::Column(index), rank),
        }
        if column.kind == ColumnKind::Money {
            match ranked(minor_name(column.name), &minor_synonyms(column.name)) {
                Rank::Unknown => {}
                rank => return (Target::Minor(index), rank),
            }
        }
    }
    for (common, target) in COMMON_COLUMNS.iter().zip([Target::RecordedAt, Target::UpdatedAt]) {
        match ranked(common.name, common.synonyms) {
            Rank::Unknown => {}
            rank => return (target, rank),
        }
    }
    (if spec.open { Target::Attribute } else { Target::Ignored }, Rank::Unknown)
}

/// Other headers that mean a column of money in minor units.
pub fn minor_synonyms(name: &str) -> Vec<&'static str> {
    match name {
        "amount" => vec!["amount_cents", "amount_in_cents", "unit_amount"],
        "mrr" => vec!["mrr_cents", "mrr_in_cents"],
        "amount_paid" => vec!["amount_paid_in_cents", "amount_paid_cents"],
        "discount" => vec!["discount_amount_in_cents"],
        "tax" => vec!["tax_amount_in_cents"],
        _ => Vec::new(),
    }
}

/// The target that a column name of Tenure stands for: canonical, `_minor`, or common.
pub fn target_named(spec: &TableSpec, name: &str) -> Option<Target> {
    match resolve(spec, name, None) {
        (target, Rank::Name) => Some(target),
        _ => None,
    }
}

/// What a key of a JSON object is; `None` where nobody knows it.
pub fn resolve_key(spec: &TableSpec, key: &str, mapping: Option<&TableMapping>) -> Option<Target> {
    match resolve(spec, key, mapping) {
        (Target::Ignored, Rank::Unknown) => None,
        (target, _) => Some(target),
    }
}

/// How a header came to its meaning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// A mapping says so.
    Mapping,
    /// It is the column's name.
    Name,
    /// It is another word for the column.
    Synonym,
    /// Nobody knows it, or another header gives the same column.
    Nothing,
}

/// What each header of a file means and how that is known, and the required columns that none of
/// them gives. Unlike [`plan`] it says so of headers that will not do, too.
pub fn understood(
    id: TableId,
    header: &[String],
    mapping: Option<&TableMapping>,
) -> (Vec<(Target, By)>, Vec<&'static str>) {
    let spec = table(id);
    let resolved: Vec<(Target, Rank)> =
        header.iter().map(|name| resolve(spec, name, mapping)).collect();
    let (targets, demoted, _) = settle(spec, header, &resolved);
    let missing = missing_columns(spec, &targets).map(|column| column.name).collect();
    let by = |at: usize| match resolved[at].1 {
        _ if demoted.contains_key(&at) => By::Nothing,
        Rank::Mapping => By::Mapping,
        Rank::Name => By::Name,
        Rank::Synonym(_) => By::Synonym,
        Rank::Unknown => By::Nothing,
    };
    let meant = targets.iter().enumerate().map(|(at, target)| (*target, by(at))).collect();
    (meant, missing)
}

/// The required columns that no header gives, in whichever unit.
fn missing_columns<'t>(
    spec: &'static TableSpec,
    targets: &'t [Target],
) -> impl Iterator<Item = &'static ColumnSpec> + 't {
    let given = |index: usize| {
        targets.contains(&Target::Column(index)) || targets.contains(&Target::Minor(index))
    };
    let required = spec.columns.iter().enumerate().filter(|(_, column)| column.required);
    required.filter(move |(index, _)| !given(*index)).map(|(_, column)| column)
}

/// The plan of a file, with warnings; or, where its header will not do, the reasons. Where rows of
/// the table are known from before (`later`), a file may lack what they have.
pub fn plan(
    id: TableId,
    header: &[String],
    mapping: Option<&TableMapping>,
    later: bool,
) -> Result<(Plan, Vec<Finding>), Vec<Finding>> {
    let spec = table(id);
    let resolved: Vec<(Target, Rank)> =
        header.iter().map(|name| resolve(spec, name, mapping)).collect();
    let (targets, demoted, mut errors) = settle(spec, header, &resolved);
    let mut warnings = Vec::new();
    for (at, name) in header.iter().enumerate() {
        let (_, rank) = resolved[at];
        if let Some(winner) = demoted.get(&at) {
            warnings.push(also_given(spec, name, &header[*winner]));
        } else if rank == Rank::Unknown && !spec.open {
            warnings.push(unknown_column(spec, name));
        }
    }
    warnings.extend(prices(spec, header, &resolved, &targets).filter(|_| !later));
    if gross_lines(spec, header, &targets) {
        warnings.push(tax_taken_off(spec));
    }
    warnings.extend(shadowed(spec, header, &targets));
    let keyless = spec.keyless_without.and_then(|name| spec.index(name));
    let keyed = keyless.is_none_or(|index| targets.contains(&Target::Column(index)));
    let may_lack = later && keyed && Says::may_leave(id);
    errors.extend(missing(spec, header, &resolved, &targets).into_iter().filter(|finding| {
        let is_key = spec.key.iter().any(|name| finding.field.as_deref() == Some(name));
        is_key || !may_lack
    }));
    if !errors.is_empty() {
        return Err(errors);
    }
    let header = header.iter().map(|name| Arc::from(name.trim())).collect();
    let own = targets.len();
    Ok((Plan { spec, header, targets, own, later }, warnings))
}

/// Gives each target to one column: a mapping wins over a name, a name over a synonym, a synonym
/// over those listed after it. Returns the targets, the losers with their winners, and errors where two are equally good.
fn settle(
    spec: &TableSpec,
    header: &[String],
    resolved: &[(Target, Rank)],
) -> (Vec<Target>, HashMap<usize, usize>, Vec<Finding>) {
    let mut targets: Vec<Target> = resolved.iter().map(|(target, _)| *target).collect();
    let (mut demoted, mut errors) = (HashMap::new(), Vec::new());
    let mut holder: HashMap<Target, usize> = HashMap::new();
    let mut attributes: HashMap<&str, usize> = HashMap::new();
    for at in 0..header.len() {
        let (target, rank) = resolved[at];
        let rival = match target {
            Target::Ignored => None,
            Target::Attribute => attributes.insert(header[at].trim(), at),
            _ => holder.insert(target, at),
        };
        let Some(rival) = rival else { continue };
        let rival_rank = resolved[rival].1;
        if rank == rival_rank {
            errors.push(duplicate(spec, &header[rival], &header[at]));
            continue;
        }
        let (winner, loser) = if rank > rival_rank { (at, rival) } else { (rival, at) };
        holder.insert(target, winner);
        targets[loser] = if spec.open { Target::Attribute } else { Target::Ignored };
        demoted.insert(loser, winner);
    }
    (targets, demoted, errors)
}

fn duplicate(spec: &TableSpec, first: &str, second: &str) -> Finding {
    let (first, second) = (first.trim(), second.trim());
    Finding::new(
        "duplicate-column",
        said!(
            "one column each; `{first}` and `{second}` mean the same",
            first = first,
            second = second,
        ),
    )
    .in_table(spec.name())
    .with_field(second)
    .with_hint("remove or rename one of them, or say in a mapping which one counts")
}

fn also_given(spec: &TableSpec, loser: &str, winner: &str) -> Finding {
    let (loser, winner) = (loser.trim(), winner.trim());
    let expected = match spec.open {
        true => said!(
            "`{winner}` already gives this; `{loser}` is kept as an attribute",
            winner = winner,
            loser = loser,
        ),
        false => said!(
            "`{winner}` already gives this; `{loser}` is ignored",
            winner = winner,
            loser = loser,
        ),
    };
    Finding::new("unknown-column", expected).in_table(spec.name()).with_field(loser)
}

/// The warning about a column that nobody asked for.
pub fn unknown_column(spec: &TableSpec, name: &str) -> Finding {
    let finding = Finding::new("unknown-column", said!("a column of {table}", table = spec.name()))
        .in_table(spec.name())
        .with_field(name.trim());
    match nearest(name, spec.columns.iter().map(|column| column.name)) {
        Some(column) => {
            finding.with_hint(said!("it is ignored; did you mean `{near}`?", near = column))
        }
        None => finding.with_hint("it is ignored; a mapping can say what it means"),
    }
}

/// The columns that would be custom attributes under names that mean something else.
fn shadowed<'a>(
    spec: &'a TableSpec,
    header: &'a [String],
    targets: &'a [Target],
) -> impl Iterator<Item = Finding> + use<'a> {
    let attributes = header.iter().zip(targets).filter(|(_, target)| **target == Target::Attribute);
    let clash = |name: &&str| COMPUTED.contains(&name.to_lowercase().as_str());
    attributes.map(|(name, _)| name.trim()).filter(clash).map(|name| {
        let expected = said!(
            "another name for an attribute; `{name}` is what is worked out from billing, or from \
             other columns",
            name = name.to_lowercase(),
        );
        let hint = said!(
            "segments and headings take the column under `attributes.{name}`; a mapping with \
             another name, or a rename, makes it plain",
            name = name,
        );
        Finding::new("name-taken", expected).in_table(spec.name()).with_field(name).with_hint(hint)
    })
}

fn missing(
    spec: &'static TableSpec,
    header: &[String],
    resolved: &[(Target, Rank)],
    targets: &[Target],
) -> Vec<Finding> {
    let unknown = || {
        let strangers = header.iter().zip(resolved).filter(|(_, (_, rank))| *rank == Rank::Unknown);
        strangers.map(|(name, _)| name.as_str())
    };
    let mut findings = Vec::new();
    for column in missing_columns(spec, targets) {
        let names = std::iter::once(column.name).chain(column.synonyms.iter().copied());
        let similar = names.filter_map(|name| nearest(name, unknown())).next();
        let finding = Finding::new(
            "missing-column",
            said!(
                "the column `{column}`, which {table} requires",
                column = column.name,
                table = spec.name(),
            ),
        )
        .in_table(spec.name())
        .with_field(column.name);
        findings.push(match similar {
            Some(similar) => finding.with_hint(said!(
                "did you mean it by `{similar}`? Rename it, or say so in a mapping",
                similar = similar.trim(),
            )),
            None => finding.with_hint(said!("the file has {columns}", columns = listed(header))),
        });
    }
    findings
}

fn listed(header: &[String]) -> String {
    let shown: Vec<String> =
        header.iter().take(12).map(|name| format!("`{}`", name.trim())).collect();
    let more = if header.len() > 12 { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}

/// Why a header of a CSV file will not do where a second delimiter stands between names of columns.
///
/// A name that is written like prose may hold one (`Amount, net`), so around it there must be
/// several names that are known, or one and no space.
pub fn mixed_delimiters(
    id: TableId,
    header: &[String],
    delimiter: u8,
    mapping: Option<&TableMapping>,
) -> Option<Finding> {
    let spec = table(id);
    let is_known = |name: &str| resolve(spec, name, mapping).1 > Rank::Unknown;
    let delimiter = char::from(delimiter);
    let others = [',', ';', '\t', '|'].into_iter().filter(|other| *other != delimiter);
    for (name, other) in header.iter().flat_map(|name| others.clone().map(move |it| (name, it))) {
        let parts = || name.split(other).filter(|part| !part.trim().is_empty());
        if !name.contains(other) || is_known(name) {
            continue;
        }
        let known = parts().filter(|part| is_known(part)).count();
        if known > 1 || (known == 1 && parts().all(|part| part.trim() == part)) {
            let expected = said!(
                "{delimiter} between all columns; here {other} stands",
                delimiter = format!("{delimiter:?}"),
                other = format!("{other:?}"),
            );
            return Some(
                Finding::new("mixed-delimiters", expected)
                    .in_table(spec.name())
                    .with_value(name)
                    .with_hint("write the same delimiter everywhere, in the rows as in the header"),
            );
        }
    }
    None
}

/// How many headers are known, which tells the right delimiter from the wrong ones, and whether
/// all that the table requires is among them.
pub fn fits(id: TableId, header: &[String], mapping: Option<&TableMapping>) -> (usize, bool) {
    let spec = table(id);
    let resolved: Vec<(Target, Rank)> =
        header.iter().map(|name| resolve(spec, name, mapping)).collect();
    // A header without a name is left alone, and known to nobody.
    let named = |name: &String| !name.trim().is_empty();
    let known = header.iter().zip(&resolved);
    let known = known.filter(|(name, (_, rank))| *rank > Rank::Unknown && named(name)).count();
    let targets: Vec<Target> = resolved.into_iter().map(|(target, _)| target).collect();
    (known, missing_columns(spec, &targets).next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    fn codes(findings: &[Finding]) -> Vec<&'static str> {
        findings.iter().map(|f| f.code).collect()
    }

    #[test]
    fn names_and_synonyms_are_met_in_any_case() {
        let (plan, warnings) =
            plan(TableId::Plans, &header("Plan ID,NAME,Amount-Minor,currency"), None, false)
                .unwrap();
        assert_eq!(warnings, []);
        let spec = table(TableId::Plans);
        let at = |name| spec.index(name).unwrap();
        let want = [
            Target::Column(at("plan_id")),
            Target::Column(at("name")),
            Target::Minor(at("amount")),
            Target::Column(at("currency")),
        ];
        assert_eq!(plan.targets, want);
    }

    #[test]
    fn a_name_wins_over_a_synonym() {
        let (plan, warnings) =
            plan(TableId::Users, &header("id,user_id,account"), None, false).unwrap();
        assert_eq!(plan.targets[0], Target::Ignored);
        assert_eq!(plan.targets[1], Target::Column(0));
        assert_eq!(codes(&warnings), ["unknown-column"]);
    }

    #[test]
    fn the_first_synonym_wins() {
        let (plan, warnings) =
            plan(TableId::Customers, &header("external_id,account_id,id,name"), None, false)
                .unwrap();
        assert_eq!(plan.targets[2], Target::Column(0));
        assert_eq!(plan.targets[..2], [Target::Attribute, Target::Attribute]);
        assert_eq!(codes(&warnings), ["unknown-column", "unknown-column"]);
        assert!(warnings[0].expected.contains("kept as an attribute"));
    }

    #[test]
    fn equals_are_an_error() {
        let errors =
            plan(TableId::Users, &header("user_id,User ID,account"), None, false).unwrap_err();
        assert_eq!(codes(&errors), ["duplicate-column"]);
        let errors = plan(TableId::Customers, &header("id,vip,vip"), None, false).unwrap_err();
        assert_eq!(codes(&errors), ["duplicate-column"]);
    }

    #[test]
    fn what_is_missing_is_said_with_what_was_similar() {
        let errors =
            plan(TableId::Subscriptions, &header("subscription_id,custmer,begin"), None, false)
                .unwrap_err();
        assert_eq!(codes(&errors), ["missing-column", "missing-column"]);
        assert!(errors[0].hint.as_deref().unwrap().contains("`custmer`"));
        assert!(errors[1].hint.as_deref().unwrap().contains("the file has `subscription_id`"));
    }

    #[test]
    fn a_second_delimiter_between_names_is_told_from_prose() {
        let mixed = |id, text: &str| {
            let names: Vec<String> = text.split('#').map(str::to_owned).collect();
            mixed_delimiters(id, &names, b',', None).and_then(|finding| finding.value)
        };
        let found = |text: &str| mixed(TableId::Plans, text);
        assert_eq!(found("plan_id#amount;currency"), Some("amount;currency".to_owned()));
        assert_eq!(found("plan_id#amount; currency"), Some("amount; currency".to_owned()));
        assert_eq!(found("plan_id#amount|extra"), Some("amount|extra".to_owned()));
        assert_eq!(found("plan_id#amount\tcurrency"), Some("amount\tcurrency".to_owned()));
        assert_eq!(found("plan_id#amount; net of tax#one;two#;"), None);
        assert_eq!(mixed(TableId::Customers, "id#name;tier"), Some("name;tier".to_owned()));
    }

    #[test]
    fn strangers_become_attributes_of_customers_only() {
        let (open, warnings) =
            plan(TableId::Customers, &header("id,Tier,_line"), None, false).unwrap();
        assert_eq!(open.targets[1..], [Target::Attribute, Target::Ignored]);
        assert_eq!(warnings, []);
        let (closed, warnings) =
            plan(TableId::Seats, &header("account,at,seats,sets"), None, false).unwrap();
        assert_eq!(closed.targets[3], Target::Ignored);
        assert_eq!(codes(&warnings), ["unknown-column"]);
    }
}
