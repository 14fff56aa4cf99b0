//! What a workspace knows about its account, as texts by name.

use tenure_connectors::settings::{Settings, day};
use tenure_domain::money::Currency;
use tenure_domain::time::Zone;
use tenure_store::Workspace;

use super::ImportError;

/// A setting of a bundle that the workspace has otherwise.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// Name of the setting, as in `tenure.toml`.
    pub key: &'static str,
    /// What the workspace has, and keeps.
    pub kept: String,
    /// What the bundle says.
    pub said: String,
}

/// What a workspace knows about its account.
///
/// # Errors
/// [`ImportError::Setting`] for a value that was never written by this program, and errors of
/// the store.
pub fn settings(ws: &Workspace) -> Result<Settings, ImportError> {
    let mut settings = Settings::default();
    for (key, value) in ws.account()? {
        let damaged = || ImportError::Setting { key: key.clone(), value: value.clone() };
        set(&mut settings, &key, &value).ok_or_else(damaged)?;
    }
    Ok(settings)
}

/// Writes what is known about the account into the workspace. Unsaid settings stay as they are.
pub(super) fn keep(ws: &Workspace, settings: &Settings) -> Result<(), ImportError> {
    let texts = texts(settings);
    let changes: Vec<(&str, Option<&str>)> =
        texts.iter().map(|(key, value)| (*key, Some(value.as_str()))).collect();
    Ok(ws.set_account(&changes)?)
}

/// `first`, and where it says nothing, `second`.
pub(super) fn first_of(first: &Settings, second: &Settings) -> Settings {
    let (a, b) = (first.clone(), second.clone());
    Settings {
        name: a.name.or(b.name),
        currency: a.currency.or(b.currency),
        zone: a.zone.or(b.zone),
        week_start: a.week_start.or(b.week_start),
        fiscal_year_start: a.fiscal_year_start.or(b.fiscal_year_start),
        inclusive_ends: a.inclusive_ends.or(b.inclusive_ends),
        business_hours: a.business_hours.or(b.business_hours),
        holidays: a.holidays.or(b.holidays),
        first_contact: a.first_contact.or(b.first_contact),
        speaks: a.speaks.or(b.speaks),
        policy: a.policy.or(b.policy),
        data_through: a.data_through.max(b.data_through),
        // It is about the files beside which it is said, and is not kept.
        how: a.how,
        // A list of themes is changed while it is used: the latest speaks.
        themes: b.themes.or(a.themes),
    }
}

/// Settings that both have, but not the same.
pub(super) fn differences(known: &Settings, said: &Settings) -> Vec<Difference> {
    let said = texts(said);
    let differs = |(key, kept): (&'static str, String)| {
        if matches!(key, "data_through" | "themes") {
            // Of two the later holds, so they do not contradict each other.
            return None;
        }
        let (_, said) = said.iter().find(|(name, value)| *name == key && *value != kept)?;
        Some(Difference { key, kept, said: said.clone() })
    };
    texts(known).into_iter().filter_map(differs).collect()
}

/// The settings that are said, as texts.
fn texts(settings: &Settings) -> Vec<(&'static str, String)> {
    let number = |n: Option<u32>| n.map(|n| n.to_string());
    let all = [
        ("name", settings.name.clone()),
        ("currency", settings.currency.map(|c| c.code().to_owned())),
        ("time_zone", settings.zone.as_ref().map(|zone| zone.name().to_owned())),
        ("week_start", number(settings.week_start)),
        ("fiscal_year_start", number(settings.fiscal_year_start)),
        ("inclusive_ends", settings.inclusive_ends.map(|ends| ends.to_string())),
        ("business_hours", settings.business_hours.clone()),
        ("holidays", settings.holidays.clone()),
        ("first_contact", settings.first_contact.clone()),
        ("speaks", settings.speaks.clone()),
        ("policy", settings.policy.clone()),
        ("data_through", settings.data_through.map(|day| day.to_string())),
        ("themes", settings.themes.clone()),
    ];
    all.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

/// Sets one of [`texts`]; `None` where it cannot be understood.
fn set(settings: &mut Settings, key: &str, value: &str) -> Option<()> {
    let text = || Some(value.to_owned());
    match key {
        "name" => settings.name = text(),
        "currency" => settings.currency = Some(Currency::parse(value)?),
        "time_zone" => settings.zone = Some(Zone::named(value).ok()?),
        "week_start" => settings.week_start = Some(value.parse().ok()?),
        "fiscal_year_start" => settings.fiscal_year_start = Some(value.parse().ok()?),
        "inclusive_ends" => settings.inclusive_ends = Some(value.parse().ok()?),
        "business_hours" => settings.business_hours = text(),
        "holidays" => settings.holidays = text(),
        "first_contact" => settings.first_contact = text(),
        "speaks" => settings.speaks = text(),
        "policy" => settings.policy = text(),
        "data_through" => settings.data_through = Some(day(value)?),
        "themes" => settings.themes = text(),
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Settings {
        let text = "name = \"Ada Ltd\"\ncurrency = \"USD\"\ntime_zone = \"Europe/Bucharest\"\n\
                    week_start = \"sunday\"\nfiscal_year_start = 4\ninclusive_ends = true\n\
                    business_hours = \"Mon-Fri\"\nholidays = [\"12-25\"]\n\
                    first_contact = \"window=3bd\"\nspeaks = \"invoices\"\npolicy = \"standard\"\n\
                    data_through = 2026-03-31";
        Settings::parse(text).unwrap().0
    }

    #[test]
    fn every_setting_survives_the_workspace() {
        let ws = Workspace::in_memory().unwrap();
        assert_eq!(settings(&ws).unwrap(), Settings::default());
        keep(&ws, &all()).unwrap();
        assert_eq!(settings(&ws).unwrap(), all());
        assert_eq!(texts(&all()).len(), 12);
    }

    #[test]
    fn what_is_said_first_counts_and_differences_are_told() {
        let mut other = all();
        other.currency = Currency::parse("EUR");
        other.name = None;
        assert_eq!(first_of(&other, &all()).currency, Currency::parse("EUR"));
        assert_eq!(first_of(&other, &all()).name.as_deref(), Some("Ada Ltd"));
        let difference = Difference { key: "currency", kept: "USD".into(), said: "EUR".into() };
        assert_eq!(differences(&all(), &other), [difference]);
    }

    #[test]
    fn damaged_settings_are_named() {
        let ws = Workspace::in_memory().unwrap();
        ws.set_account(&[("currency", Some("EURO"))]).unwrap();
        let error = settings(&ws).unwrap_err().to_string();
        assert_eq!(error, "the workspace's setting `currency` is damaged: \"EURO\"");
    }
}
