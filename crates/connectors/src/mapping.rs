//! A saved mapping: how one company's files differ from the bundle, as a TOML file.
//!
//! ```toml
//! decimal = ","              # decimal mark of numbers; "." where absent
//! thousands = "."            # mark between groups of thousands; none where absent
//! date_order = "dmy"         # "ymd" (ISO 8601), "dmy" or "mdy"
//! inclusive_ends = true      # ends are the last day served
//!
//! [files]
//! "Kunden 2026.csv" = "customers"
//! "Notizen.csv" = ""         # not read
//!
//! [customers]
//! "Kunden-Nr" = "customer_id"
//! "Notiz" = ""               # not read
//! ```

use std::collections::HashMap;

use tenure_domain::finding::{Finding, Said};
use tenure_domain::said;
use tenure_domain::schema::{TableId, squeeze, table};

use crate::header::{Target, target_named};
use crate::toml_places;
use crate::values::choice::nearest;
use crate::values::date::DateOrder;
use crate::values::decimal::Marks;

/// How the columns of one table are called in the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableMapping {
    /// By header without what writers vary.
    columns: HashMap<String, Target>,
}

impl TableMapping {
    /// What the mapping says about a header.
    pub fn target(&self, header: &str) -> Option<Target> {
        self.columns.get(&squeeze(header)).copied()
    }
}

/// A mapping file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// How numbers are written.
    pub marks: Marks,
    /// Whether the mapping says how numbers are written.
    pub says_marks: bool,
    /// In which order dates are written; `None` leaves it to each file.
    pub date_order: Option<DateOrder>,
    /// Whether ends are the last day served; `None` leaves it to the account.
    pub inclusive_ends: Option<bool>,
    /// By file name in lower case; `None` where the file is left out.
    files: HashMap<String, Option<TableId>>,
    tables: HashMap<TableId, TableMapping>,
    /// Names of files and headers as the mapping writes them, in its order.
    names: Vec<Name>,
}

/// A file or a header that a mapping speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Name {
    /// The table whose header it is; `None` for a file.
    table: Option<TableId>,
    /// The name.
    text: String,
    /// What is said where nothing is called so.
    finding: Finding,
}

impl Mapping {
    /// Reads a mapping from its TOML text.
    ///
    /// # Errors
    /// One finding per entry that cannot be understood; nothing is guessed.
    pub fn parse(text: &str) -> Result<Mapping, Vec<Finding>> {
        let root: toml::Table = text.parse().map_err(|_| toml_places::broken(text))?;
        let mut mapping = Mapping::default();
        let mut findings = Vec::new();
        for (key, value) in &root {
            if let Err(finding) = mapping.entry(key, value) {
                findings.extend(finding);
            }
        }
        if mapping.marks.thousands == Some(mapping.marks.decimal) {
            findings
                .push(Finding::new("bad-settings", "different marks for decimals and thousands"));
        }
        toml_places::locate(text, &mut findings);
        toml_places::locate(text, mapping.names.iter_mut().map(|name| &mut name.finding));
        if findings.is_empty() { Ok(mapping) } else { Err(findings) }
    }

    /// What the mapping says about a table.
    pub fn table(&self, id: TableId) -> Option<&TableMapping> {
        self.tables.get(&id)
    }

    /// The table that the mapping assigns to a file name.
    pub fn file(&self, name: &str) -> Option<TableId> {
        self.files.get(&name.to_lowercase()).copied().flatten()
    }

    /// Whether the mapping leaves a file out.
    pub fn leaves_out(&self, name: &str) -> bool {
        self.files.get(&name.to_lowercase()) == Some(&None)
    }

    /// The mapping with the name of its file, for what is said of its entries.
    pub fn named(mut self, file: &str) -> Mapping {
        for name in &mut self.names {
            name.finding.place.file = Some(file.into());
        }
        self
    }

    /// What is to be said of files that are mapped and not among `names`.
    pub fn files_not_among(&self, names: &[String]) -> Vec<Finding> {
        let is = |name: &str, other: &str| name.to_lowercase() == other.to_lowercase();
        self.not_among(None, names, is)
    }

    /// What is to be said of headers of a table that are mapped and not among those of its files.
    pub fn headers_not_among(&self, table: TableId, headers: &[String]) -> Vec<Finding> {
        self.not_among(Some(table), headers, |name, other| squeeze(name) == squeeze(other))
    }

    fn not_among(
        &self,
        table: Option<TableId>,
        there: &[String],
        is: impl Fn(&str, &str) -> bool,
    ) -> Vec<Finding> {
        let mine = || self.names.iter().filter(|name| name.table == table);
        let mapped = |other: &str| mine().any(|name| is(&name.text, other));
        let free = || there.iter().map(String::as_str).filter(|other| !mapped(other));
        let missing = mine().filter(|name| !there.iter().any(|other| is(&name.text, other)));
        let said = missing.map(|name| match nearest(&name.text, free()) {
            Some(near) => {
                name.finding.clone().with_hint(said!("did you mean `{near}`?", near = near))
            }
            None => name.finding.clone(),
        });
        said.collect()
    }

    fn entry(&mut self, key: &str, value: &toml::Value) -> Result<(), Vec<Finding>> {
        let wrong = |expected: &'static str| vec![setting(key, value, expected)];
        self.says_marks |= matches!(key, "decimal" | "thousands");
        match key {
            "decimal" => match value.as_str() {
                Some(".") => self.marks.decimal = b'.',
                Some(",") => self.marks.decimal = b',',
                _ => return Err(wrong("a decimal mark: \".\" or \",\"")),
            },
            "thousands" => match value.as_str().map(str::as_bytes) {
                Some([]) => self.marks.thousands = None,
                Some([mark @ (b'.' | b',' | b' ' | b'\'')]) => self.marks.thousands = Some(*mark),
                _ => {
                    return Err(wrong(
                        "a mark between thousands: \".\", \",\", \" \", \"'\", or \"\" for none",
                    ));
                }
            },
            "date_order" => match value.as_str() {
                Some("ymd") => self.date_order = Some(DateOrder::YearMonthDay),
                Some("dmy") => self.date_order = Some(DateOrder::DayMonthYear),
                Some("mdy") => self.date_order = Some(DateOrder::MonthDayYear),
                _ => return Err(wrong("\"ymd\", \"dmy\" or \"mdy\"")),
            },
            "inclusive_ends" => match value.as_bool() {
                Some(inclusive) => self.inclusive_ends = Some(inclusive),
                None => return Err(wrong("true or false")),
            },
            "files" => self.add_files(value)?,
            name => self.add_table(name, value)?,
        }
        Ok(())
    }

    fn add_files(&mut self, value: &toml::Value) -> Result<(), Vec<Finding>> {
        let Some(files) = value.as_table() else {
            return Err(vec![setting("files", value, "a table of file names")]);
        };
        for (file, name) in files {
            let said = match name.as_str() {
                Some("") => None,
                text => match text.and_then(TableId::from_name) {
                    Some(id) => Some(id),
                    None => return Err(vec![not_a_table(file, name)]),
                },
            };
            self.files.insert(file.to_lowercase(), said);
            if said.is_some() {
                let name = file.as_str();
                let expected =
                    said!("a file of this name; no file is called `{name}`", name = name);
                let finding = Finding::new("mapping-unused", expected).with_field(file.as_str());
                self.names.push(Name { table: None, text: file.clone(), finding });
            }
        }
        Ok(())
    }

    fn add_table(&mut self, name: &str, value: &toml::Value) -> Result<(), Vec<Finding>> {
        let (Some(id), Some(columns)) = (TableId::from_name(name), value.as_table()) else {
            let finding = setting(name, value, "a setting, `files`, or a table of the bundle");
            let names = TableId::ALL.iter().map(|id| id.name());
            let settings = ["decimal", "thousands", "date_order", "inclusive_ends", "files"];
            return Err(vec![match nearest(name, names.chain(settings)) {
                Some(near) => finding.with_hint(said!("did you mean `{near}`?", near = near)),
                None => finding,
            }]);
        };
        let spec = table(id);
        let mut mapping = TableMapping::default();
        let mut findings = Vec::new();
        for (header, column) in columns {
            let target = match column.as_str() {
                Some("") => Some(Target::Ignored),
                Some(text) => target_named(spec, text),
                None => None,
            };
            match target {
                Some(target) => {
                    mapping.columns.insert(squeeze(header), target);
                    if target != Target::Ignored {
                        self.names.push(Name::of_header(id, header));
                    }
                }
                None => findings.push(unknown_target(id, header, column)),
            }
        }
        self.tables.insert(id, mapping);
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }
}

impl Name {
    fn of_header(id: TableId, header: &str) -> Name {
        let expected = said!(
            "a header of {table}; no file of it has the column `{name}`",
            table = id.name(),
            name = header,
        );
        let finding = Finding::new("mapping-unused", expected);
        let finding = finding.in_table(id.name()).with_field(header);
        Name { table: Some(id), text: header.to_owned(), finding }
    }
}

fn not_a_table(file: &str, name: &toml::Value) -> Finding {
    let finding = setting(file, name, "the name of a table, or \"\" to leave the file out");
    let names = TableId::ALL.iter().map(|id| id.name());
    match name.as_str().and_then(|text| nearest(text, names)) {
        Some(near) => finding.with_hint(said!("did you mean `{near}`?", near = near)),
        None => finding,
    }
}

fn unknown_target(id: TableId, header: &str, column: &toml::Value) -> Finding {
    let expected = said!("a column of {table}, or \"\" to leave it out", table = id.name());
    let finding = setting(header, column, expected).in_table(id.name());
    let names = table(id).columns.iter().map(|c| c.name);
    match column.as_str().and_then(|text| nearest(text, names)) {
        Some(near) => finding.with_hint(said!("did you mean `{near}`?", near = near)),
        None => finding,
    }
}

/// The finding about a setting that has not the right form.
pub fn setting(key: &str, value: &toml::Value, expected: impl Into<Said>) -> Finding {
    let shown = match value {
        toml::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    Finding::new("bad-settings", expected).with_field(key).with_value(&shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_is_read_in_full() {
        let mapping = Mapping::parse(
            r#"
            decimal = ","
            thousands = "."
            date_order = "dmy"
            inclusive_ends = true
            [files]
            "Kunden 2026.csv" = "customers"
            "Notizen.csv" = ""
            [customers]
            "Kunden-Nr" = "customer_id"
            "Notiz" = ""
            [invoice_lines]
            "Betrag Cent" = "amount_minor"
            "#,
        )
        .unwrap();
        assert_eq!(mapping.marks, Marks { decimal: b',', thousands: Some(b'.') });
        assert_eq!(mapping.date_order, Some(DateOrder::DayMonthYear));
        assert_eq!(mapping.inclusive_ends, Some(true));
        assert_eq!(mapping.file("kunden 2026.CSV"), Some(TableId::Customers));
        assert!(mapping.leaves_out("notizen.csv") && !mapping.leaves_out("kunden 2026.csv"));
        let customers = mapping.table(TableId::Customers).unwrap();
        assert_eq!(customers.target("KUNDEN NR"), Some(Target::Column(0)));
        assert_eq!(customers.target("notiz"), Some(Target::Ignored));
        let amount = table(TableId::InvoiceLines).index("amount").unwrap();
        let lines = mapping.table(TableId::InvoiceLines).unwrap();
        assert_eq!(lines.target("Betrag Cent"), Some(Target::Minor(amount)));
    }

    #[test]
    fn mistakes_are_named_with_advice() {
        let findings = Mapping::parse("[custmers]\na = \"b\"").unwrap_err();
        assert_eq!(findings[0].hint.as_deref(), Some("did you mean `customers`?"));
        let findings = Mapping::parse("[customers]\na = \"custmer_id\"").unwrap_err();
        assert_eq!(findings[0].hint.as_deref(), Some("did you mean `customer_id`?"));
        let findings = Mapping::parse("[files]\n\"a.csv\" = \"invoice\"").unwrap_err();
        assert_eq!(findings[0].hint.as_deref(), Some("did you mean `invoices`?"));
        assert_eq!(Mapping::parse("decimal = \";\"").unwrap_err()[0].code, "bad-settings");
        assert_eq!(Mapping::parse("decimal = ").unwrap_err()[0].code, "bad-settings");
        assert!(Mapping::parse("thousands = \".\"").is_err());
    }
}
