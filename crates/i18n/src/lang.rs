//! The languages.

/// A language that people can read Tenure in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Lang {
    /// English, the language of the sources.
    English,
    /// Romanian.
    Romanian,
    /// Ukrainian.
    Ukrainian,
    /// Simplified Chinese.
    Chinese,
    /// Norwegian Bokmål.
    Norwegian,
}

impl Lang {
    /// All of them, English first.
    pub const ALL: [Lang; 5] =
        [Lang::English, Lang::Romanian, Lang::Ukrainian, Lang::Chinese, Lang::Norwegian];

    /// The tag of BCP 47, which is also the name of its folder in `locales/`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::English => "en",
            Lang::Romanian => "ro",
            Lang::Ukrainian => "uk",
            Lang::Chinese => "zh-Hans",
            Lang::Norwegian => "nb",
        }
    }

    /// The name as it is typed.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Chinese => "zh",
            other => other.tag(),
        }
    }

    /// What its readers call it.
    pub fn own_name(self) -> &'static str {
        match self {
            Lang::English => "English",
            Lang::Romanian => "română",
            Lang::Ukrainian => "українська",
            Lang::Chinese => "简体中文",
            Lang::Norwegian => "norsk bokmål",
        }
    }

    /// The language of a tag (`uk`, `zh-Hans`, `nb-NO`) or of a POSIX locale (`uk_UA.UTF-8`), if
    /// it is one of ours. Traditional Chinese is not; Nynorsk readers get Bokmål.
    pub fn parse(text: &str) -> Option<Lang> {
        let text = text.split(['.', '@']).next().unwrap_or_default().to_lowercase();
        let mut parts = text.split(['-', '_']);
        let lang = match parts.next()? {
            "en" => Lang::English,
            "ro" | "mo" => Lang::Romanian,
            "uk" => Lang::Ukrainian,
            "zh" => Lang::Chinese,
            "nb" | "no" | "nn" => Lang::Norwegian,
            _ => return None,
        };
        let traditional = parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo"));
        (lang != Lang::Chinese || !traditional).then_some(lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_found_by_tags_and_locales() {
        for (text, lang) in [
            ("en", Some(Lang::English)),
            ("en_GB.UTF-8", Some(Lang::English)),
            ("ro_RO.UTF-8", Some(Lang::Romanian)),
            ("uk_UA", Some(Lang::Ukrainian)),
            ("UK", Some(Lang::Ukrainian)),
            ("zh_CN.GB18030", Some(Lang::Chinese)),
            ("zh-Hans-SG", Some(Lang::Chinese)),
            ("zh_TW.UTF-8", None),
            ("zh-Hant", None),
            ("nb_NO.UTF-8@euro", Some(Lang::Norwegian)),
            ("no", Some(Lang::Norwegian)),
            ("nn_NO", Some(Lang::Norwegian)),
            ("C", None),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("", None),
            ("de_DE.UTF-8", None),
            ("english", None),
        ] {
            assert_eq!(Lang::parse(text), lang, "{text}");
        }
        for lang in Lang::ALL {
            assert_eq!(Lang::parse(lang.tag()), Some(lang));
            assert_eq!(Lang::parse(lang.code()), Some(lang));
        }
    }
}
