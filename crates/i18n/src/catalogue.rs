//! The words of the catalogue: names, meanings, formulas in words, benchmarks, measures, reasons.
//!
//! They are written in English where a metric is defined. [`english`] collects them as the messages
//! of `locales/en/catalogue.ftl`, and [`Words`] finds their translations by the same ids.

use std::fmt::Write;
use std::iter;

use tenure_domain::finding::{Arg, CODES, Said};
use tenure_domain::policy::presets::PRESETS;
use tenure_ledger::track::FINDING_CODES;
use tenure_metrics::catalogue::{
    ARTICLES, Benchmark, Direction, Estimated, Family, Formula, Metric, MetricId, OWN, Variant,
    metric,
};
use tenure_metrics::measure::{MeasureId, Nature};
use tenure_metrics::reading::{Detail, NAMED, Reason, Unit};
use tenure_metrics::records::TallyId;

use crate::{Lang, Value, Words};

/// The terms of the glossary, of `locales/*/terms.ftl`.
pub const TERMS: [&str; 34] = [
    "account",
    "arpa",
    "arr",
    "benchmark",
    "bridge",
    "cac",
    "churn",
    "closing",
    "clv",
    "cohort",
    "contraction",
    "customer",
    "expansion",
    "grr",
    "interval",
    "involuntary",
    "lead",
    "measure",
    "metric",
    "movement",
    "mrr",
    "nps",
    "nrr",
    "opening",
    "paying",
    "policy",
    "reactivation",
    "retention",
    "segment",
    "subscription",
    "ticket",
    "trial",
    "variant",
    "voluntary",
];

impl Words {
    /// What a term of the glossary is called.
    pub fn term(&self, term: &str) -> String {
        self.say(&format!("term-{term}"), &[])
    }

    /// What a term of the glossary means.
    pub fn term_doc(&self, term: &str) -> String {
        self.say(&format!("term-{term}.doc"), &[])
    }

    /// What a metric is called.
    pub fn metric(&self, metric: &Metric) -> String {
        self.say(&metric_id(metric), &[])
    }

    /// What a metric says and what to mind.
    pub fn metric_doc(&self, metric: &Metric) -> String {
        self.say(&format!("{}.doc", metric_id(metric)), &[])
    }

    /// What a variant of a metric is called.
    pub fn variant(&self, metric: &Metric, variant: &Variant) -> String {
        self.say(&format!("{}.{}", metric_id(metric), variant_attribute(variant)), &[])
    }

    /// The formula of a variant: arithmetic is the same in every language, words are not.
    pub fn formula(&self, metric: &Metric, variant: &Variant) -> String {
        match variant.formula {
            Formula::Text(text) => text.to_owned(),
            Formula::Described(_) => {
                self.say(&format!("{}.{}", metric_id(metric), formula_attribute(variant)), &[])
            }
        }
    }

    /// The name of an estimate beside the variants.
    pub fn estimate(&self, metric: &Metric, estimate: &Estimated) -> String {
        self.say(&format!("{}.variant-{}", metric_id(metric), estimate.slug), &[])
    }

    /// How an estimate is made.
    pub fn estimate_formula(&self, metric: &Metric, estimate: &Estimated) -> String {
        self.say(&format!("{}.formula-{}", metric_id(metric), estimate.slug), &[])
    }

    /// What a benchmark of a metric says, by its place among them.
    pub fn benchmark(&self, metric: &Metric, at: usize) -> String {
        let attribute = benchmark_attribute(metric.benchmarks, at);
        self.say(&format!("{}.{attribute}", metric_id(metric)), &[])
    }

    /// What to mind about a benchmark.
    pub fn benchmark_caveat(&self, metric: &Metric, at: usize) -> String {
        let attribute = benchmark_attribute(metric.benchmarks, at);
        self.say(&format!("{}.{attribute}-caveat", metric_id(metric)), &[])
    }

    /// Whom a benchmark is of; `None` where nobody says.
    pub fn benchmark_sample(&self, metric: &Metric, at: usize) -> Option<String> {
        metric.benchmarks.get(at)?.sample?;
        let attribute = benchmark_attribute(metric.benchmarks, at);
        self.find(&format!("{}.{attribute}-sample", metric_id(metric)), &[])
    }

    /// Who says so: names as they are, the articles and ourselves in words.
    pub fn source(&self, source: &'static str) -> String {
        match SOURCES.iter().find(|(_, known)| *known == source) {
            Some((id, _)) => self.say(id, &[]),
            None => source.to_owned(),
        }
    }

    /// Clauses that follow each other, with the mark that the language puts between them.
    pub fn clauses(&self, parts: &[String]) -> String {
        parts.join(match self.lang() {
            Lang::Chinese => "；",
            _ => "; ",
        })
    }

    /// Short things that stand in a row, with the mark that the language puts between them.
    pub fn list(&self, parts: &[String]) -> String {
        parts.join(match self.lang() {
            Lang::Chinese => "、",
            _ => ", ",
        })
    }

    /// What we note beside a source: what it says in our words, or how we reckon.
    pub fn note(&self, note: &'static str) -> String {
        self.find(&note_id(note), &[]).unwrap_or_else(|| note.to_owned())
    }

    /// What a measure or tally is, by its name in formulas.
    pub fn measure(&self, name: &str) -> String {
        self.say(&format!("measure-{name}"), &[])
    }

    /// What a family is called.
    pub fn family(&self, family: Family) -> String {
        self.say(&family_id(family), &[])
    }

    /// What a unit is called.
    pub fn unit(&self, unit: Unit) -> String {
        self.say(&format!("unit-{}", unit.name()), &[])
    }

    /// Which way is better, in a word; nothing where it depends.
    pub fn direction(&self, direction: Direction) -> String {
        match direction_entry(direction) {
            Some((id, _)) => self.say(id, &[]),
            None => String::new(),
        }
    }

    /// What kind of number a measure is.
    pub fn nature(&self, nature: Nature) -> String {
        self.say(nature_id(nature), &[])
    }

    /// What a remark on the data means, by its code; `None` where it has no words here.
    pub fn finding(&self, code: &str) -> Option<String> {
        self.find(&finding_id(code), &[])
    }

    /// A phrase of a finding: what was expected, what to do, why an object says nothing to keep.
    pub fn phrase(&self, said: &Said) -> String {
        let id = said.id().filter(|_| self.lang() != Lang::English);
        let args: Vec<(&str, Value<'_>)> = said
            .args()
            .iter()
            .map(|(name, arg)| match arg {
                Arg::Text(text) => (*name, Value::from(text.as_str())),
                Arg::Count(n) => (*name, Value::from(*n)),
                Arg::List(phrases) => {
                    let phrases = phrases.iter().map(|phrase| self.phrase(phrase));
                    (*name, Value::from(self.clauses(&phrases.collect::<Vec<_>>())))
                }
            })
            .collect();
        id.and_then(|id| self.find(&id, &args)).unwrap_or_else(|| said.to_string())
    }

    /// Why there is no value.
    pub fn reason(&self, reason: Reason) -> String {
        let details = reason.details();
        let said = |detail: &Detail| match detail {
            Detail::Text(text) => text.clone(),
            Detail::Day(day) => self.day(*day),
            Detail::Month(day) => self.month(*day),
        };
        let args: Vec<(&str, Value<'_>)> =
            details.iter().map(|(name, detail)| (*name, Value::from(said(detail)))).collect();
        self.say(&format!("reason-{}", reason.key()), &args)
    }
}

/// Codes of remarks on the data with what they mean; of one that both have, as the ledger has it.
fn findings() -> impl Iterator<Item = (&'static str, &'static str)> {
    let of_ledger = |code: &str| FINDING_CODES.iter().any(|(known, _)| *known == code);
    let of_input = CODES.iter().filter(move |doc| !of_ledger(doc.code));
    of_input.map(|doc| (doc.code, doc.doc)).chain(FINDING_CODES)
}

fn finding_id(code: &str) -> String {
    format!("finding-{code}")
}

/// Sources that are no names.
const SOURCES: [(&str, &str); 8] = [
    ("source-articles", ARTICLES),
    ("source-own", OWN),
    ("source-vendors", "Pages of vendors"),
    ("source-practice", "Common practice"),
    ("source-after-hubspot", "PostHog; an article on fifteen SaaS metrics after HubSpot"),
    ("source-saas-capital", "SaaS Capital, in an article on fifteen SaaS metrics after HubSpot"),
    ("source-ten-metrics", "An article on ten customer success metrics (in Romanian)"),
    ("source-freshdesk", "Freshdesk (an answer of its staff, 2012)"),
];

/// The notes beside variants, estimates and the presets of policies, each once.
fn notes() -> Vec<&'static str> {
    let of_metric = |id: &MetricId| {
        let metric = metric(*id);
        let of_variants = metric.variants.iter().flat_map(|variant| variant.cites);
        of_variants.chain(metric.estimates().iter().flat_map(|estimate| estimate.cites))
    };
    let of_metrics = MetricId::ALL.iter().flat_map(of_metric).map(|cite| cite.says);
    let of_presets = PRESETS.into_iter().flat_map(|preset| {
        let stands = preset.stands.iter().map(|(_, stand)| stand.says());
        iter::once(preset.about).chain(stands)
    });
    let mut all = Vec::new();
    for note in of_metrics.chain(of_presets) {
        if !all.contains(&note) {
            all.push(note);
        }
    }
    all
}

/// The id of a note: its first words, as many as tell all of them apart.
fn note_id(note: &str) -> String {
    const WORDS: usize = 18;
    let words = note.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<String> =
        words.filter(|word| !word.is_empty()).take(WORDS).map(str::to_lowercase).collect();
    format!("note-{}", words.join("-"))
}

fn metric_id(metric: &Metric) -> String {
    format!("metric-{}", metric.slug())
}

fn variant_attribute(variant: &Variant) -> String {
    format!("variant-{}", variant.slug)
}

fn formula_attribute(variant: &Variant) -> String {
    format!("formula-{}", variant.slug)
}

/// Benchmarks have no ids of their own: the variant, and their number among those of it.
fn benchmark_attribute(all: &[Benchmark], at: usize) -> String {
    let variant = all.get(at).map_or("", |benchmark| benchmark.variant);
    let number = all.iter().take(at + 1).filter(|other| other.variant == variant).count();
    format!("benchmark-{variant}-{number}")
}

fn family_id(family: Family) -> String {
    format!("family-{}", format!("{family:?}").to_lowercase())
}

fn direction_entry(direction: Direction) -> Option<(&'static str, &'static str)> {
    match direction {
        Direction::Up => Some(("better-up", "up")),
        Direction::Down => Some(("better-down", "down")),
        Direction::Neither => None,
    }
}

fn nature_id(nature: Nature) -> &'static str {
    match nature {
        Nature::Additive => "nature-additive",
        Nature::Distinct => "nature-distinct",
        Nature::Level => "nature-level",
        Nature::Paired => "nature-paired",
    }
}

/// `locales/en/catalogue.ftl`, as the catalogue says it.
pub fn english() -> String {
    let mut file = File(
        "# The words of the catalogue.\n\
         #\n\
         # Written by `cargo xtask codegen` from crates/metrics; change that, not this.\n\
         # Each message has its translation, by hand, in the other folders of locales/.\n"
            .to_owned(),
    );
    file.group("Families");
    Family::ALL.iter().for_each(|family| file.message(&family_id(*family), family.name()));
    file.group("Which way is better");
    let directions = [Direction::Up, Direction::Down].into_iter().filter_map(direction_entry);
    directions.for_each(|(id, words)| file.message(id, words));
    file.group("Units");
    let units = [Unit::Money, Unit::Count, Unit::Ratio, Unit::Number, Unit::Duration, Unit::Months];
    units.iter().for_each(|unit| file.message(&format!("unit-{}", unit.name()), unit.name()));
    file.group("Sources that are no names");
    SOURCES.iter().for_each(|(id, words)| file.message(id, words));
    file.group("Kinds of measures");
    let natures = [Nature::Additive, Nature::Distinct, Nature::Level, Nature::Paired];
    natures.iter().for_each(|nature| file.message(nature_id(*nature), nature.name()));
    for family in Family::ALL {
        file.group(&format!("Metrics: {}", family.name()));
        let metrics = MetricId::ALL.iter().map(|id| metric(*id));
        metrics.filter(|metric| metric.family == family).for_each(|metric| file.metric(metric));
    }
    file.group("Notes beside sources, of variants and of policies");
    notes().into_iter().for_each(|note| file.message(&note_id(note), note));
    file.group("Measures of what customers did");
    for measure in MeasureId::all() {
        file.message(&format!("measure-{}", measure.name()), measure.doc());
    }
    file.group("Measures of records beyond billing");
    TallyId::all()
        .for_each(|tally| file.message(&format!("measure-{}", tally.name()), tally.doc()));
    file.group("Other terms of formulas");
    // Some bear the name of a measure, and mean it.
    let is_measure = |name: &str| MeasureId::all().any(|measure| measure.name() == name);
    let others = NAMED.iter().filter(|(name, _)| !is_measure(name));
    others.for_each(|(name, doc)| file.message(&format!("measure-{name}"), doc));
    file.group("Why there is no value");
    for (key, words) in Reason::ALL {
        let words = words.replace('{', "{ $").replace('}', " }");
        file.message_with_places(&format!("reason-{key}"), &words);
    }
    file.group("Remarks on the data");
    for (code, doc) in findings() {
        file.message(&finding_id(code), doc);
    }
    file.0
}

/// A Fluent file in the making.
struct File(String);

impl File {
    fn group(&mut self, title: &str) {
        self.line(&format!("\n## {title}\n"));
    }

    fn message(&mut self, id: &str, words: &str) {
        self.line(&format!("{id} = {}", escaped(words)));
    }

    /// Of words that hold places in Fluent's own form.
    fn message_with_places(&mut self, id: &str, words: &str) {
        self.line(&format!("{id} = {words}"));
    }

    fn attribute(&mut self, name: &str, words: &str) {
        self.line(&format!("    .{name} = {}", escaped(words)));
    }

    fn metric(&mut self, metric: &Metric) {
        self.message(&metric_id(metric), metric.name);
        self.attribute("doc", metric.doc);
        for variant in metric.variants {
            self.attribute(&variant_attribute(variant), variant.name);
            if let Formula::Described(words) = variant.formula {
                self.attribute(&formula_attribute(variant), words);
            }
        }
        for estimate in metric.estimates() {
            self.attribute(&format!("variant-{}", estimate.slug), estimate.name);
            self.attribute(&format!("formula-{}", estimate.slug), estimate.formula);
        }
        for (at, benchmark) in metric.benchmarks.iter().enumerate() {
            let attribute = benchmark_attribute(metric.benchmarks, at);
            self.attribute(&attribute, benchmark.says);
            if let Some(sample) = benchmark.sample {
                self.attribute(&format!("{attribute}-sample"), sample);
            }
            self.attribute(&format!("{attribute}-caveat"), benchmark.caveat);
        }
    }

    fn line(&mut self, line: &str) {
        // Writing to a string does not fail.
        let _ = writeln!(self.0, "{line}");
    }
}

/// Text that means itself in a Fluent file.
fn escaped(words: &str) -> String {
    let mut text = String::new();
    for letter in words.chars() {
        match letter {
            '{' | '}' => text += &format!("{{ \"{letter}\" }}"),
            letter => text.push(letter),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    use std::collections::BTreeSet;

    use fluent_bundle::FluentResource;
    use tenure_domain::money::Currency;
    use tenure_domain::schema::TableId;
    use tenure_domain::time::Day;

    use crate::Lang;

    #[test]
    fn the_file_says_what_the_catalogue_says() {
        let file = english();
        assert!(FluentResource::try_new(file.clone()).is_ok());
        assert!(file.contains("metric-nrr = Net revenue retention\n    .doc = What became of"));
        assert!(file.contains("    .benchmark-trailing_12-1 = excellent: those who stay"));
        assert!(file.contains("\nmeasure-opening_mrr = MRR immediately before the period\n"));
        assert!(
            file.contains("reason-missing-fx = no exchange rate for { $currency } on { $day }")
        );
        assert_eq!(escaped("a {b}"), "a { \"{\" }b{ \"}\" }");
    }

    #[test]
    fn english_words_are_those_of_the_catalogue() {
        let words = Words::of(Lang::English);
        for &id in MetricId::ALL {
            let metric = metric(id);
            assert_eq!(words.metric(metric), metric.name);
            assert_eq!(words.metric_doc(metric), metric.doc);
            assert_eq!(words.family(metric.family), metric.family.name());
            for variant in metric.variants {
                assert_eq!(words.variant(metric, variant), variant.name);
                assert_eq!(words.formula(metric, variant), variant.formula.text());
                assert_eq!(words.unit(variant.unit), variant.unit.name());
            }
            for estimate in metric.estimates() {
                assert_eq!(words.estimate(metric, estimate), estimate.name);
                assert_eq!(words.estimate_formula(metric, estimate), estimate.formula);
            }
            for (at, benchmark) in metric.benchmarks.iter().enumerate() {
                assert_eq!(words.benchmark(metric, at), benchmark.says);
                assert_eq!(words.benchmark_caveat(metric, at), benchmark.caveat);
                assert_eq!(words.benchmark_sample(metric, at).as_deref(), benchmark.sample);
            }
        }
        for measure in MeasureId::all() {
            assert_eq!(words.measure(measure.name()), measure.doc());
            assert_eq!(words.nature(measure.nature()), measure.nature().name());
        }
        TallyId::all().for_each(|tally| assert_eq!(words.measure(tally.name()), tally.doc()));
        findings().for_each(|(code, doc)| assert_eq!(words.finding(code).as_deref(), Some(doc)));
        notes().into_iter().for_each(|note| assert_eq!(words.note(note), note));
    }

    #[test]
    fn notes_are_told_apart_by_their_ids_and_said_in_every_language() {
        let ids: BTreeSet<String> = notes().into_iter().map(note_id).collect();
        assert_eq!(ids.len(), notes().len());
        let pause = "a pause counts as contraction, its end as expansion";
        assert!(notes().contains(&pause));
        for lang in Lang::ALL.into_iter().filter(|lang| *lang != Lang::English) {
            assert_ne!(Words::of(lang).note(pause), pause, "{}", lang.tag());
            assert_ne!(Words::of(lang).source("Pages of vendors"), "Pages of vendors");
        }
    }

    #[test]
    fn reasons_are_filled_in() {
        let day = Day::from_ymd(2026, 3, 1).unwrap();
        let words = Words::of(Lang::English);
        for reason in [
            Reason::MissingFx(Currency::EUR, day),
            Reason::MissingMonth(TableId::Spend, day),
            Reason::MissingTable(TableId::Revenue),
            Reason::NothingLost,
        ] {
            assert_eq!(words.reason(reason), reason.to_string());
        }
    }
}
