//! Policies as they are named or written: presets and TOML files.
//!
//! ```toml
//! name = "ours"
//! base = "standard"      # a preset; what follows differs from it
//!
//! [settings]
//! paused = "keep"
//! gap_tolerance = "7_days"
//! ```

use std::path::Path;
use tenure_domain::said;

use anyhow::{Context as _, Result};
use tenure_connectors::values::choice::nearest;
use tenure_domain::policy::presets::PRESETS;
use tenure_domain::policy::{Policy, PolicyError, SETTINGS};

use crate::failure::{advised, either};

/// The policies that have a name, the default first.
pub fn presets() -> Vec<Policy> {
    let vendors = PRESETS.iter().map(|preset| preset.policy());
    std::iter::once(Policy::standard()).chain(vendors).collect()
}

/// The preset of a name, one with other settings in a few of its places
/// (`standard,paused=keep`), or the policy in a file.
pub fn find(name: &str) -> Result<Policy> {
    if let Some(policy) = preset(name) {
        return Ok(policy);
    }
    if let Some((base, settings)) = name.split_once(',')
        && let Some(policy) = preset(base.trim())
    {
        return with(policy, settings);
    }
    let path = Path::new(name);
    if !path.is_file() {
        let names = presets().into_iter().map(|policy| policy.name).collect::<Vec<_>>();
        let names = names.iter().map(String::as_str);
        let near = nearest(name, names);
        let typed = near.map(|near| format!("did you mean {near}? ")).unwrap_or_default()
            + "tenure policy list shows the presets; a policy can also be a TOML file";
        let hint = either(
            typed,
            match near {
                Some(near) => said!("did you mean {name}?", name = near),
                None => said!("the list of policies shows all of them"),
            },
        );
        return Err(advised(said!("no policy is named {name}", name = format!("{name:?}")), hint));
    }
    let text = fs_err::read_to_string(path)?;
    parse(&text, path).with_context(|| format!("cannot use the policy {}", path.display()))
}

/// A policy with some settings of its own, which are its name.
fn with(base: Policy, settings: &str) -> Result<Policy> {
    let mut policy = base;
    let mut given: Vec<(&str, &str)> = Vec::new();
    for setting in settings.split(',').map(str::trim).filter(|setting| !setting.is_empty()) {
        let hint = said!("settings follow the preset as setting=value, with commas between");
        let (key, value) = setting.split_once('=').ok_or_else(|| {
            let setting = format!("{setting:?}");
            advised(said!("{setting} is no setting of a policy", setting = setting), hint)
        })?;
        once(&mut given, key.trim(), value.trim())?;
        set(&mut policy, key.trim(), value.trim())?;
        policy.name += &format!(",{}={}", key.trim(), value.trim());
    }
    Ok(policy)
}

/// Notes a setting; a second one of the same name would win over the first without a word.
fn once<'a>(given: &mut Vec<(&'a str, &'a str)>, key: &'a str, value: &'a str) -> Result<()> {
    if let Some((_, first)) = given.iter().find(|(other, _)| *other == key) {
        let hint = said!(
            "leave one of `{key}={first}` and `{key}={second}` out",
            key = key,
            first = *first,
            second = value
        );
        return Err(advised(said!("`{key}` is set twice", key = key), hint));
    }
    given.push((key, value));
    Ok(())
}

fn preset(name: &str) -> Option<Policy> {
    presets().into_iter().find(|policy| policy.name == name)
}

fn parse(text: &str, path: &Path) -> Result<Policy> {
    let root: toml::Table = text.parse()?;
    let base = match root.get("base") {
        None => Policy::standard(),
        Some(value) => {
            let name = value.as_str().unwrap_or_default();
            let names = presets().into_iter().map(|policy| policy.name).collect::<Vec<_>>();
            let hint = format!("presets are: {}", names.join(", "));
            preset(name).ok_or_else(|| advised(format!("base = {value} is no preset"), hint))?
        }
    };
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let mut policy = Policy { name: stem.unwrap_or_default(), ..base };
    let nested = root.get("settings").and_then(toml::Value::as_table);
    let all = root.iter().chain(nested.into_iter().flatten());
    let all: Vec<(&String, String)> = all.map(|(key, value)| (key, plain(value))).collect();
    let mut given = Vec::new();
    for (key, value) in &all {
        match key.as_str() {
            "base" => {}
            "settings" if nested.is_some() => {}
            "name" => policy.name.clone_from(value),
            _ => {
                once(&mut given, key, value)?;
                set(&mut policy, key, value)?;
            }
        }
    }
    Ok(policy)
}

fn set(policy: &mut Policy, key: &str, value: &str) -> Result<()> {
    policy.set(key, value).map_err(|error| match &error {
        PolicyError::UnknownSetting(_) => {
            let hint = match nearest(key, SETTINGS.into_iter().chain(["name", "base", "settings"]))
            {
                Some(near) => said!("did you mean {name}?", name = format!("`{near}`")),
                None => said!("settings are: {all}", all = SETTINGS.join(", ")),
            };
            advised(said!("no policy setting is named `{key}`", key = key), hint)
        }
        PolicyError::UnknownValue { expected, .. } => {
            let hint = said!("it can be {expected}", expected = expected.to_string());
            let value = format!("{value:?}");
            advised(said!("{key} cannot be {value}", key = key, value = value), hint)
        }
    })
}

/// A TOML value as the text of a setting.
fn plain(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A policy as the TOML file that [`find`] reads.
pub fn to_toml(policy: &Policy) -> String {
    let mut text = format!("name = {:?}\nbase = \"standard\"\n\n[settings]\n", policy.name);
    for (key, value) in policy.settings() {
        text += &format!("{key} = {value:?}\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Policy> {
        parse(text, Path::new("ours.toml"))
    }

    #[test]
    fn a_file_says_what_differs_from_its_base() {
        let policy = read("base = \"standard\"\n[settings]\npaused = \"keep\"").unwrap();
        assert_eq!(policy.name, "ours");
        let mut wanted = Policy::standard();
        wanted.set("paused", "keep").unwrap();
        assert_eq!(policy.canonical_text(), wanted.canonical_text());
        assert_eq!(read("constants = 365.25").unwrap().constants, Policy::standard().constants);
    }

    #[test]
    fn mistakes_are_told_with_what_is_possible() {
        let error = read("pausd = \"keep\"").unwrap_err();
        assert_eq!(error.to_string(), "no policy setting is named `pausd`");
        let error = read("paused = \"sometimes\"").unwrap_err();
        assert_eq!(error.to_string(), "paused cannot be \"sometimes\"");
        assert!(read("base = \"other\"").is_err());
        assert!(find("no-such-policy").is_err());
    }

    #[test]
    fn settings_can_follow_a_preset() {
        let policy = find("standard, paused=keep").unwrap();
        assert_eq!(policy.name, "standard,paused=keep");
        assert_eq!(policy.settings(), read("paused = \"keep\"").unwrap().settings());
        assert_eq!(find(&policy.name).unwrap(), policy);
        assert!(find("standard,paused").is_err());
        assert!(find("standard,paused=sometimes").is_err());
        assert!(find("other,paused=keep").is_err());
    }

    #[test]
    fn a_setting_is_given_once() {
        let error = find("standard,paused=keep,gap_tolerance=7_days,paused=churn").unwrap_err();
        assert_eq!(error.to_string(), "`paused` is set twice");
        let error = read("paused = \"keep\"\n[settings]\npaused = \"keep\"").unwrap_err();
        assert_eq!(error.to_string(), "`paused` is set twice");
    }

    #[test]
    fn what_is_shown_can_be_read_again() {
        for policy in presets() {
            let again = read(&to_toml(&policy)).unwrap();
            assert_eq!(again, policy);
        }
    }
}
