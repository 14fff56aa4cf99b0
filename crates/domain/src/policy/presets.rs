//! Policies named after vendors: what their documents say of each setting, with the source.
//!
//! A preset answers "what would our figures be if we counted as they do". It claims no more than
//! can be read: a setting on which nothing was found follows `standard` and is listed as unknown,
//! and a rule for which Tenure has no value is told in words beside the value that stands in for
//! it. Vendors change; the sources were read in November 2026.

use super::{Policy, SETTINGS};

mod analytics;
mod billing;
mod open;

/// Something a reader can look up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Source {
    /// Whose it is, and its title.
    pub name: &'static str,
    /// Address; empty where the document has none that lasts.
    pub url: &'static str,
}

/// Where a vendor stands on one setting.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stand {
    /// Its documents say so.
    Documented {
        /// The setting's value, as text.
        value: &'static str,
        /// What is said, in our words.
        says: &'static str,
        /// Where.
        source: &'static Source,
    },
    /// Its documents say something for which there is no value.
    Unlike {
        /// The value that stands in for it, as text.
        value: &'static str,
        /// What is said, in our words.
        says: &'static str,
        /// Where.
        source: &'static Source,
    },
    /// Nothing was found; the setting follows `standard`.
    Unknown,
}

impl Stand {
    /// The word for it in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Stand::Documented { .. } => "documented",
            Stand::Unlike { .. } => "no such value",
            Stand::Unknown => "unknown",
        }
    }

    /// What is said; empty where nothing is.
    pub fn says(self) -> &'static str {
        match self {
            Stand::Documented { says, .. } | Stand::Unlike { says, .. } => says,
            Stand::Unknown => "",
        }
    }

    /// Where it is said.
    pub fn source(self) -> Option<&'static Source> {
        match self {
            Stand::Documented { source, .. } | Stand::Unlike { source, .. } => Some(source),
            Stand::Unknown => None,
        }
    }
}

/// A policy named after a vendor.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Name of the policy, such as `chartmogul`.
    pub name: &'static str,
    /// Whose rules these are, and where their MRR comes from.
    pub about: &'static str,
    /// Settings on which something is said, each once.
    pub stands: &'static [(&'static str, Stand)],
    /// Settings on which nothing was found, each once.
    pub unknown: &'static [&'static str],
}

/// All presets that are named after a vendor, in the order of their names.
pub const PRESETS: [&Preset; 12] = [
    &analytics::BAREMETRICS,
    &billing::CHARGEBEE,
    &analytics::CHARTMOGUL,
    &open::FIVETRAN,
    &open::KILLBILL,
    &open::LAGO,
    &billing::MAXIO,
    &billing::PADDLE,
    &analytics::PROFITWELL,
    &billing::RECURLY,
    &billing::STRIPE,
    &open::TIDEMILL,
];

impl Preset {
    /// The preset of that name.
    pub fn named(name: &str) -> Option<&'static Preset> {
        PRESETS.into_iter().find(|preset| preset.name == name)
    }

    /// Where the vendor stands on a setting.
    pub fn stand(&self, key: &str) -> Stand {
        let of = self.stands.iter().find(|(setting, _)| *setting == key);
        of.map_or(Stand::Unknown, |(_, stand)| *stand)
    }

    /// The policy.
    pub fn policy(&self) -> Policy {
        let mut policy = Policy { name: self.name.to_owned(), ..Policy::standard() };
        for key in SETTINGS {
            if let Stand::Documented { value, .. } | Stand::Unlike { value, .. } = self.stand(key) {
                policy.set(key, value).expect("a test sets every value of every preset");
            }
        }
        policy
    }
}

const fn says(
    key: &'static str,
    value: &'static str,
    source: &'static Source,
    says: &'static str,
) -> (&'static str, Stand) {
    (key, Stand::Documented { value, says, source })
}

const fn unlike(
    key: &'static str,
    value: &'static str,
    source: &'static Source,
    says: &'static str,
) -> (&'static str, Stand) {
    (key, Stand::Unlike { value, says, source })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Nothing is left silent: each setting of each preset has a citation or is marked.
    #[test]
    fn every_preset_cites_or_marks_every_setting_once() {
        for preset in PRESETS {
            let cited = preset.stands.iter().map(|(key, _)| *key);
            let mut keys: Vec<&str> = cited.chain(preset.unknown.iter().copied()).collect();
            keys.sort_unstable();
            let mut all = SETTINGS.to_vec();
            all.sort_unstable();
            assert_eq!(keys, all, "{}", preset.name);
            for (key, stand) in preset.stands {
                assert!(!stand.says().is_empty(), "{} {key}", preset.name);
                let source = stand.source().unwrap();
                assert!(source.name.len() > 8, "{} {key}", preset.name);
                assert!(source.url.is_empty() || source.url.starts_with("https://"), "{key}");
            }
        }
    }

    /// Names are sorted and free, and each value is one of its setting.
    #[test]
    fn presets_have_their_own_names_and_known_values() {
        assert!(PRESETS.windows(2).all(|pair| pair[0].name < pair[1].name));
        assert!(Preset::named("standard").is_none());
        for preset in PRESETS {
            let policy = preset.policy();
            assert_eq!(policy.name, preset.name);
            let settings = policy.settings();
            for (key, value) in &settings {
                let standard = Policy::standard().settings();
                match preset.stand(key) {
                    Stand::Documented { value: said, .. } | Stand::Unlike { value: said, .. } => {
                        assert_eq!(value, said, "{} {key}", preset.name);
                    }
                    Stand::Unknown => assert!(standard.contains(&(*key, value.clone())), "{key}"),
                }
            }
        }
    }

    /// The splits that made settings of these rules: who takes which side.
    #[test]
    fn vendors_stand_where_their_documents_put_them() {
        let value = |name: &str, key: &str| {
            let settings = Preset::named(name).unwrap().policy().settings();
            settings.into_iter().find(|(setting, _)| *setting == key).unwrap().1
        };
        assert_eq!(value("maxio", "reactivation"), "within_90_days");
        assert_eq!(value("baremetrics", "past_due"), "churn_after_30_days");
        assert_eq!(value("profitwell", "new_and_gone"), "suppress");
        assert_eq!(value("chargebee", "discounts"), "forever+repeating");
        assert_eq!(value("tidemill", "paused"), "churn");
        assert_eq!(value("chartmogul", "fx"), "renewal");
        assert_eq!(value("stripe", "churn_recognised"), "requested");
        assert_eq!(value("recurly", "refunds"), "reduce");
    }
}
