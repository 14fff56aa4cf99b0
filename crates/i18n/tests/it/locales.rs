//! Reads the files of `locales/`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use tenure_i18n::Lang;

/// The files that every language has.
pub const FILES: [&str; 9] = [
    "catalogue.ftl",
    "cli.ftl",
    "report.ftl",
    "calc.ftl",
    "pages.ftl",
    "desk.ftl",
    "findings.ftl",
    "terms.ftl",
    "web.ftl",
];

/// The categories of CLDR for plurals.
pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// A message or an attribute.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Said {
    /// Everything but what is filled in.
    pub text: String,
    /// What is filled in or chosen by.
    pub variables: BTreeSet<String>,
    /// The keys of each choice, in order, the default last in each pair.
    pub choices: Vec<Vec<(String, bool)>>,
}

impl Said {
    /// The keys of its choices by number (`plural`), or of those by words.
    pub fn choices(&self, plural: bool) -> Vec<BTreeSet<&str>> {
        let is_number = |key: &str| key.parse::<f64>().is_ok();
        let by_number = |choice: &[(String, bool)]| {
            let category = |key: &str| CATEGORIES.contains(&key);
            choice.iter().all(|(key, _)| is_number(key) || category(key))
        };
        // What is chosen by certain numbers alone is no plural.
        let counts = |choice: &[(String, bool)]| choice.iter().any(|(key, _)| !is_number(key));
        self.choices
            .iter()
            .filter(|choice| by_number(choice) == plural && counts(choice))
            .map(|choice| {
                choice.iter().map(|(key, _)| key.as_str()).filter(|key| !is_number(key)).collect()
            })
            .collect()
    }
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The messages of a file, and their attributes as `id.attribute`.
pub fn read(lang: Lang, file: &str) -> BTreeMap<String, Said> {
    let path = root().join("locales").join(lang.tag()).join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    let resource = fluent_syntax::parser::parse(text.as_str())
        .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
    let mut all = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            assert!(!matches!(entry, Entry::Junk { .. }), "{}: {entry:?}", path.display());
            continue;
        };
        let id = message.id.name.to_owned();
        let value = message.value.as_ref().map(|value| (id.clone(), value));
        let attributes =
            message.attributes.iter().map(|own| (format!("{id}.{}", own.id.name), &own.value));
        for (name, pattern) in value.into_iter().chain(attributes) {
            let mut said = Said::default();
            said.pattern(pattern);
            assert!(all.insert(name.clone(), said).is_none(), "{}: {name} twice", path.display());
        }
    }
    all
}

impl Said {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text.push_str(value),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                self.choices.push(variants.iter().map(key).collect());
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::StringLiteral { value } => self.text.push_str(value),
            InlineExpression::Placeable { expression } => self.expression(expression),
            other => panic!("{other:?} is not used here"),
        }
    }
}

fn key(variant: &Variant<&str>) -> (String, bool) {
    let name = match variant.key {
        VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name } => name,
    };
    (name.to_owned(), variant.default)
}
