//! Messages by their ids.

use std::sync::{Arc, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use tenure_domain::finding::without_controls;

use crate::{Lang, numbers};

/// The files of one language.
macro_rules! files {
    ($($folder:literal)*) => {
        [$([
            include_str!(concat!("../../../locales/", $folder, "/catalogue.ftl")),
            include_str!(concat!("../../../locales/", $folder, "/cli.ftl")),
            include_str!(concat!("../../../locales/", $folder, "/report.ftl")),
            include_str!(concat!("../../../locales/", $folder, "/calc.ftl")),
            include_str!(concat!("../../../locales/", $folder, "/terms.ftl")),
            include_str!(concat!("../../../locales/", $folder, "/pages.ftl")),
            include_str!(concat!("../../../locales/", $folder, "/desk.ftl")),
            include_str!(concat!("../../../locales/", $folder, "/findings.ftl")),
        ],)*]
    };
}

/// In the order of [`Lang::ALL`].
static FILES: [[&str; 8]; 5] = files!("en" "ro" "uk" "zh-Hans" "nb");

/// The words of a language.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<Arc<FluentResource>>,
}

/// The words of each language, read when they are first asked for.
static WORDS: [OnceLock<Words>; 5] = [const { OnceLock::new() }; 5];

impl Words {
    /// The words of a language.
    pub fn of(lang: Lang) -> &'static Words {
        WORDS[lang as usize].get_or_init(|| Words::read(lang))
    }

    fn read(lang: Lang) -> Words {
        let tag: LanguageIdentifier = lang.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Marks around what is filled in would reach terminals and files.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::English => |value, _| number(Lang::English, value),
            Lang::Romanian => |value, _| number(Lang::Romanian, value),
            Lang::Ukrainian => |value, _| number(Lang::Ukrainian, value),
            Lang::Chinese => |value, _| number(Lang::Chinese, value),
            Lang::Norwegian => |value, _| number(Lang::Norwegian, value),
        }));
        for text in FILES[lang as usize] {
            // What cannot be read is left out, and a test says so.
            let resource = FluentResource::try_new(text.to_owned());
            let resource = resource.unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(Arc::new(resource));
        }
        Words { lang, bundle }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A message, filled in. What the language lacks is said in English, and what nobody knows by
    /// its id; tests see to it that neither happens.
    pub fn say(&self, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.find(id, args).unwrap_or_else(|| id.to_owned())
    }

    /// The same, of what may not exist: `id`, or `id.attribute`.
    pub fn find(&self, id: &str, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let known = self.filled(id, args);
        match self.lang {
            Lang::English => known,
            _ => known.or_else(|| Words::of(Lang::English).filled(id, args)),
        }
    }

    fn filled(&self, id: &str, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let (id, attribute) = match id.split_once('.') {
            Some((id, attribute)) => (id, Some(attribute)),
            None => (id, None),
        };
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let arg = |value: &FluentValue<'_>| match self.lang {
            _ if matches!(value, FluentValue::String(_)) => shown(value),
            Lang::Romanian => {
                few_above_a_hundred(value).unwrap_or_else(|| value.clone().into_owned())
            }
            _ => value.clone().into_owned(),
        };
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, arg(value))).collect();
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
    }
}

/// A text that is filled in, as it can be shown: data must not steer a terminal.
fn shown(value: &FluentValue<'_>) -> FluentValue<'static> {
    match value {
        FluentValue::String(text) => FluentValue::from(without_controls(text).into_owned()),
        _ => value.clone().into_owned(),
    }
}

/// A plain decimal as a number that chooses a plural and is written with just these decimals:
/// in some languages `1` and `1.0` have different plurals.
pub fn decimal(plain: &str) -> FluentValue<'static> {
    let decimals = plain.split_once('.').map(|(_, decimals)| decimals.len());
    let options =
        FluentNumberOptions { minimum_fraction_digits: decimals, ..FluentNumberOptions::default() };
    match plain.parse() {
        Ok(value) => FluentValue::Number(FluentNumber::new(value, options)),
        Err(_) => FluentValue::from(plain.to_owned()),
    }
}

/// A number that is filled in, as the language writes it.
fn number(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let plain = match number.options.maximum_fraction_digits {
        Some(0) => number.value.to_string(),
        _ => number.as_string().into_owned(),
    };
    Some(numbers::grouped(lang, &plain))
}

/// In Romanian 101 to 119, 201 to 219 and so on are few (`n % 100 = 1..19`), which the rules of
/// `intl_pluralrules` 7 know only up to 19. Numbers with decimals are few, too: these are given
/// decimals, which are not written.
fn few_above_a_hundred(value: &FluentValue<'_>) -> Option<FluentValue<'static>> {
    let FluentValue::Number(number) = value else { return None };
    let few = number.value > 100.0 && (1.0..=19.0).contains(&(number.value % 100.0));
    let options = FluentNumberOptions {
        minimum_fraction_digits: Some(1),
        maximum_fraction_digits: Some(0),
        ..FluentNumberOptions::default()
    };
    let whole =
        number.value.fract() == 0.0 && number.options.minimum_fraction_digits.unwrap_or(0) == 0;
    (few && whole).then(|| FluentValue::Number(FluentNumber::new(number.value, options)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_can_be_read() {
        for (lang, files) in Lang::ALL.iter().zip(FILES) {
            for text in files {
                let read = FluentResource::try_new(text.to_owned());
                assert!(read.is_ok(), "{lang:?}: {:?}", read.err().map(|(_, errors)| errors));
            }
        }
    }

    #[test]
    fn what_nobody_knows_is_said_by_its_id() {
        for lang in Lang::ALL {
            assert_eq!(Words::of(lang).lang(), lang);
            assert_eq!(Words::of(lang).say("no-such-message", &[]), "no-such-message");
            assert_eq!(Words::of(lang).find("metric-nrr.no-such", &[]), None);
        }
    }
}
