//! `tenure.toml`: what a bundle says about its account.
//!
//! ```toml
//! currency = "EUR"
//! time_zone = "Europe/Bucharest"
//! week_start = "monday"
//! fiscal_year_start = 1            # month, 1–12 or its name
//! inclusive_ends = false           # or ends = "inclusive"
//! business_hours = "Mon-Fri 09:00-17:00"   # several with commas; a zone of its own at the end
//! holidays = ["2026-12-24", "12-25"]       # days without work, once or every year
//! first_contact = "window=5bd, topic=same" # what `fcr --variant defined` means
//! speaks = "subscriptions"         # or "invoices": which source states MRR
//! policy = "standard"
//! data_through = 2026-10-31        # the data reach to the end of this day, or to the last fact
//! name = "Example Ltd"
//!
//! [themes.price]                   # what comments are about, see docs/feedback.md
//! en = ["too expensive"]
//! ```
//!
//! The same keys may stand in an `[account]` section. `[support]` and `[hubspot]` are in
//! `vendors::how`.

use tenure_domain::account::Account;
use tenure_domain::finding::Finding;
use tenure_domain::money::Currency;
use tenure_domain::said;
use tenure_domain::support::{FirstContact, Hours, HoursError, Support};
use tenure_domain::time::{Day, Zone};

use crate::mapping::setting;
use crate::toml_places;
use crate::values::choice::nearest;
use crate::values::date::MONTHS;
use crate::vendors::How;

/// What a bundle says about its account; absent is unsaid.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Name of the company.
    pub name: Option<String>,
    /// Currency of consolidated figures.
    pub currency: Option<Currency>,
    /// Zone of days and months.
    pub zone: Option<Zone>,
    /// First day of the week, Monday = 0.
    pub week_start: Option<u32>,
    /// First month of the fiscal year, 1–12.
    pub fiscal_year_start: Option<u32>,
    /// Whether ends are the last day served.
    pub inclusive_ends: Option<bool>,
    /// When support works, as written.
    pub business_hours: Option<String>,
    /// Days on which it does not, with commas between.
    pub holidays: Option<String>,
    /// What counts as solved at first contact, as written.
    pub first_contact: Option<String>,
    /// Which family of tables states MRR: `subscriptions` or `invoices`.
    pub speaks: Option<String>,
    /// Name of the policy to use.
    pub policy: Option<String>,
    /// A day to whose end the data reach, though nothing may have happened on it.
    pub data_through: Option<Day>,
    /// What is said about records of help desks and of HubSpot.
    pub how: How,
    /// Themes of comments: the whole text in which they stand, so that what is wrong with them can be
    /// told with its place.
    pub themes: Option<String>,
}

const KEYS: [&str; 15] = [
    "name",
    "currency",
    "time_zone",
    "week_start",
    "fiscal_year_start",
    "inclusive_ends",
    "business_hours",
    "holidays",
    "first_contact",
    "speaks",
    "policy",
    "data_through",
    "support",
    "hubspot",
    "themes",
];

const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

impl Settings {
    /// Reads settings from TOML text; unknown keys are warnings.
    ///
    /// # Errors
    /// One finding per value that cannot be understood.
    pub fn parse(text: &str) -> Result<(Settings, Vec<Finding>), Vec<Finding>> {
        let root: toml::Table = text.parse().map_err(|_| toml_places::broken(text))?;
        let mut settings = Settings::default();
        let (mut errors, mut warnings) = (Vec::new(), Vec::new());
        match root.get("themes").map(toml::Value::is_table) {
            Some(true) => settings.themes = Some(text.to_owned()),
            Some(false) => errors.push(setting("themes", &root["themes"], "tables [themes.…]")),
            None => {}
        }
        let account = root.get("account").and_then(toml::Value::as_table);
        let nested = account.into_iter().flatten();
        let plain =
            |(key, _): &(&String, &toml::Value)| !matches!(key.as_str(), "account" | "themes");
        for (key, value) in root.iter().filter(plain).chain(nested) {
            if matches!(key.as_str(), "support" | "hubspot") {
                settings.how.read(key, value, &mut errors);
                continue;
            }
            match settings.set(key, value) {
                Ok(true) => {}
                Ok(false) => warnings.push(unknown(key, value)),
                Err(expected) => errors.push(setting(key, value, expected)),
            }
        }
        errors.extend(settings.wrong_support());
        toml_places::locate(text, &mut errors);
        toml_places::locate(text, &mut warnings);
        if errors.is_empty() { Ok((settings, warnings)) } else { Err(errors) }
    }

    /// What is wrong with how support works.
    fn wrong_support(&self) -> Option<Finding> {
        let text = |text: &Option<String>| toml::Value::String(text.clone().unwrap_or_default());
        if let Err(error) = self.hours() {
            let (key, said) = match error {
                HoursError::Holiday(_) => ("holidays", &self.holidays),
                _ => ("business_hours", &self.business_hours),
            };
            let wanted = "hours such as \"Mon-Fri 09:00-17:00\" and dates without work";
            return Some(setting(key, &text(said), wanted).with_hint(error.to_string()));
        }
        let said = self.first_contact.as_deref()?;
        let wrong = |hint: String| {
            let wanted = "parameters such as \"window=5d, topic=same\"";
            setting("first_contact", &text(&self.first_contact), wanted).with_hint(hint)
        };
        match FirstContact::parse(said) {
            Err(error) => Some(wrong(error.to_string())),
            Ok(defined) if defined.window.is_business() && self.business_hours.is_none() => {
                Some(wrong("a window in business time needs business_hours beside it".to_owned()))
            }
            Ok(_) => None,
        }
    }

    /// When support works, in its own zone or in that of the account; `None` where nobody says.
    fn hours(&self) -> Result<Option<Hours>, HoursError> {
        let zone = self.zone.clone().unwrap_or_else(Zone::utc);
        let holidays = self.holidays.as_deref().unwrap_or_default();
        match self.business_hours.as_deref() {
            Some(text) => Hours::parse(text, holidays, &zone).map(Some),
            // Holidays alone must be dates, too.
            None => Hours::parse("Mon-Sun", holidays, &zone).map(|_| None),
        }
    }

    /// How support works. A workspace may hold hours that an earlier version took as they came:
    /// what cannot be understood of them is unsaid.
    pub fn support(&self) -> Support {
        let said = self.first_contact.as_deref();
        Support {
            hours: self.hours().unwrap_or_default(),
            first_contact: said.and_then(|text| FirstContact::parse(text).ok()).unwrap_or_default(),
        }
    }

    /// `account` with everything that the bundle says.
    pub fn apply(&self, account: &Account) -> Account {
        let mut account = account.clone();
        if let Some(currency) = self.currency {
            account.currency = currency;
        }
        if let Some(zone) = &self.zone {
            account.zone = zone.clone();
        }
        account.week_start = self.week_start.unwrap_or(account.week_start);
        account.fiscal_year_start = self.fiscal_year_start.unwrap_or(account.fiscal_year_start);
        account.inclusive_ends = self.inclusive_ends.unwrap_or(account.inclusive_ends);
        account
    }

    /// Sets one key; `false` where it is not known.
    fn set(&mut self, key: &str, value: &toml::Value) -> Result<bool, &'static str> {
        let text = value.as_str();
        match key {
            "name" => self.name = Some(text.ok_or("a text")?.to_owned()),
            "currency" => {
                let currency = text.and_then(Currency::parse);
                self.currency = Some(currency.ok_or("an ISO 4217 code such as EUR")?);
            }
            "time_zone" | "timezone" => {
                let zone = text.and_then(|name| Zone::named(name).ok());
                self.zone = Some(zone.ok_or("an IANA zone such as \"Europe/Bucharest\"")?);
            }
            "week_start" => {
                let day = named(text, &WEEKDAYS);
                self.week_start = Some(day.ok_or("a day of the week such as \"monday\"")?);
            }
            "fiscal_year_start" | "fiscal_year_start_month" => {
                let number = value.as_integer().and_then(|n| u32::try_from(n).ok());
                let month = number.or_else(|| named(text, &MONTHS).map(|at| at + 1));
                let month = month.filter(|month| (1..=12).contains(month));
                self.fiscal_year_start = Some(month.ok_or("a month from 1 to 12")?);
            }
            "inclusive_ends" => {
                self.inclusive_ends = Some(value.as_bool().ok_or("true or false")?);
            }
            "ends" => {
                self.inclusive_ends = Some(match text {
                    Some("inclusive") => true,
                    Some("exclusive") => false,
                    _ => return Err("\"inclusive\" or \"exclusive\""),
                });
            }
            "business_hours" => self.business_hours = Some(text.ok_or("a text")?.to_owned()),
            "holidays" => {
                let dates =
                    dates(value).ok_or("a list of dates such as [\"2026-12-24\", \"12-25\"]");
                self.holidays = Some(dates?);
            }
            "first_contact" => self.first_contact = Some(text.ok_or("a text")?.to_owned()),
            "speaks" | "source" => {
                let known = text.filter(|t| matches!(*t, "subscriptions" | "invoices"));
                self.speaks = Some(known.ok_or("\"subscriptions\" or \"invoices\"")?.to_owned());
            }
            "policy" => self.policy = Some(text.ok_or("the name of a policy")?.to_owned()),
            "data_through" => {
                let written = value.as_datetime().map(|date| date.to_string());
                let day = text.or(written.as_deref()).and_then(day);
                self.data_through = Some(day.ok_or("a date such as 2026-10-31")?);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// A day as it is written: `2026-10-31`.
pub fn day(text: &str) -> Option<Day> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Day::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A list of dates, or a text of them, as one text.
fn dates(value: &toml::Value) -> Option<String> {
    let one = |value: &toml::Value| {
        let date = value.as_datetime().map(|date| date.to_string());
        value.as_str().map(str::to_owned).or(date)
    };
    match value.as_array() {
        Some(list) => list.iter().map(one).collect::<Option<Vec<_>>>().map(|all| all.join(",")),
        None => one(value),
    }
}

fn named(text: Option<&str>, names: &[&str]) -> Option<u32> {
    let text = text?.to_lowercase();
    let full_or_short = |name: &&str| **name == text || name[..3] == text;
    names.iter().position(full_or_short).map(|at| at as u32)
}

fn unknown(key: &str, value: &toml::Value) -> Finding {
    let finding = Finding {
        code: "unknown-setting",
        severity: tenure_domain::finding::Severity::Warning,
        ..setting(key, value, "a known setting")
    };
    match nearest(key, KEYS.into_iter()) {
        Some(near) => {
            finding.with_hint(said!("it is ignored; did you mean `{near}`?", near = near))
        }
        None => finding.with_hint("it is ignored"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_and_applied() {
        let text = "currency = \"USD\"\nends = \"inclusive\"\n[account]\ntime_zone = \"Europe/Bucharest\"\n\
                    week_start = \"Sun\"\nfiscal_year_start = \"april\"\nspeaks = \"invoices\"";
        let (settings, warnings) = Settings::parse(text).unwrap();
        assert_eq!(warnings, []);
        let account = settings.apply(&Account::default());
        assert_eq!(account.currency.code(), "USD");
        assert_eq!(account.zone.name(), "Europe/Bucharest");
        assert_eq!((account.week_start, account.fiscal_year_start), (6, 4));
        assert!(account.inclusive_ends);
        assert_eq!(settings.speaks.as_deref(), Some("invoices"));
    }

    #[test]
    fn support_says_when_it_works_and_what_first_contact_is() {
        let text = "time_zone = \"Europe/Oslo\"\nbusiness_hours = \"Mon-Fri 08:00-16:00\"\n\
                    holidays = [2026-05-17, \"12-25\"]\nfirst_contact = \"window=3bd, topic=same\"";
        let support = Settings::parse(text).unwrap().0.support();
        let oslo = Zone::named("Europe/Oslo").unwrap();
        let hours = Hours::parse("Mon-Fri 08:00-16:00", "2026-05-17,12-25", &oslo).unwrap();
        assert_eq!(support.hours, Some(hours));
        assert_eq!(support.first_contact, FirstContact::parse("window=3bd,topic=same").unwrap());
        assert_eq!(Settings::default().support(), Support::default());
        for (text, hint) in [
            ("business_hours = \"9 to 5\"", "\"9\" is no day of the week"),
            ("holidays = [\"Easter\"]", "\"Easter\" is no date"),
            ("first_contact = \"window=soon\"", "window cannot be \"soon\""),
            ("first_contact = \"window=3bd\"", "needs business_hours beside it"),
        ] {
            let errors = Settings::parse(text).unwrap_err();
            assert!(errors[0].hint.as_ref().is_some_and(|h| h.contains(hint)), "{errors:?}");
        }
    }

    #[test]
    fn the_end_of_the_data_is_a_date_or_a_text() {
        for text in ["data_through = 2026-10-31", "data_through = \"2026-10-31\""] {
            let (settings, _) = Settings::parse(text).unwrap();
            assert_eq!(settings.data_through, Day::from_ymd(2026, 10, 31), "{text}");
        }
        let errors = Settings::parse("data_through = \"2026-02-30\"").unwrap_err();
        assert!(errors[0].expected.contains("a date such as 2026-10-31"), "{errors:?}");
    }

    #[test]
    fn mistakes_are_named() {
        let errors = Settings::parse("currency = \"EURO\"\nfiscal_year_start = 13").unwrap_err();
        assert_eq!(errors.len(), 2);
        let places: Vec<_> = errors.iter().map(|it| (it.place.line, it.place.column)).collect();
        assert_eq!(places, [(Some(1), Some(12)), (Some(2), Some(21))]);
        let (_, warnings) = Settings::parse("time_zon = \"UTC\"").unwrap();
        assert_eq!(warnings[0].code, "unknown-setting");
        assert!(warnings[0].hint.as_deref().unwrap().contains("`time_zone`"));
    }
}
