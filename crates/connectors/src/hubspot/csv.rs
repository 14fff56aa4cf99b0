//! Exports of HubSpot as CSV: each record becomes the object that the API would give.
//!
//! Headers are the labels of properties in English, as HubSpot names its own; those that are not
//! known are taken for fields of the user's own, under their label and under its usual internal
//! name.

use serde_json::{Map, Value, json};
use tenure_domain::finding::{Finding, Place};
use tenure_domain::said;

use super::wire::Fields;
use crate::Error;
use crate::input::Input;
use crate::objects::Opened;
use crate::objects::files::ExportPart;
use crate::objects::split::{Batch, Element};

/// Labels of properties and their internal names.
const LABELS: [(&str, &str); 23] = [
    ("record id", "hs_object_id"),
    ("email", "email"),
    ("first name", "firstname"),
    ("last name", "lastname"),
    ("lifecycle stage", "lifecyclestage"),
    ("create date", "createdate"),
    ("last modified date", "lastmodifieddate"),
    ("became a subscriber date", "hs_lifecyclestage_subscriber_date"),
    ("became a lead date", "hs_lifecyclestage_lead_date"),
    ("became a marketing qualified lead date", "hs_lifecyclestage_marketingqualifiedlead_date"),
    ("became a sales qualified lead date", "hs_lifecyclestage_salesqualifiedlead_date"),
    ("became an opportunity date", "hs_lifecyclestage_opportunity_date"),
    ("became a customer date", "hs_lifecyclestage_customer_date"),
    ("became an evangelist date", "hs_lifecyclestage_evangelist_date"),
    ("became an other lifecycle date", "hs_lifecyclestage_other_date"),
    ("original source", "hs_analytics_source"),
    ("original traffic source", "hs_analytics_source"),
    ("associated company id", "associatedcompanyid"),
    ("primary associated company id", "associatedcompanyid"),
    ("deal name", "dealname"),
    ("deal stage", "dealstage"),
    ("pipeline", "pipeline"),
    ("close date", "closedate"),
];

/// Labels of properties of companies that mean something else of contacts.
const COMPANY: [(&str, &str); 2] = [("company name", "name"), ("company domain name", "domain")];

/// Labels of columns that name associated objects, and the kind of these.
const LINKS: [(&str, &str); 4] = [
    ("associated contact ids", "contacts"),
    ("associated contact", "contacts"),
    ("associated company ids", "companies"),
    ("associated deal ids", "deals"),
];

/// The internal name of a column.
fn property(header: &str) -> String {
    let plain = header.trim().trim_start_matches('\u{feff}').to_lowercase();
    let known = LABELS.iter().find(|(label, _)| *label == plain);
    // Where several kinds are exported together the id says whose it is.
    let record = plain.strip_prefix("record id").map(|_| "hs_object_id");
    let plain = || plain.replace([' ', '-'], "_");
    known.map(|it| it.1).or(record).map_or_else(plain, str::to_owned)
}

/// Whether columns are those of an export of companies. Contacts may say the name of their company,
/// too.
fn is_of_companies(headers: &[String]) -> bool {
    let has = |label: &str| headers.iter().any(|it| it.trim().eq_ignore_ascii_case(label));
    let others = ["email", "first name", "last name", "deal name", "deal stage"];
    let names = has("company domain name") || has("company name") && !has("lifecycle stage");
    names && !others.iter().any(|label| has(label))
}

/// Whether the first line of a file is the header of an export of contacts, deals or companies.
pub fn is_export(header: &str) -> bool {
    let line = header.to_lowercase();
    let has = |label: &str| line.contains(label);
    let names = [
        "lifecycle stage",
        "deal stage",
        "became a",
        "original source",
        "company name",
        "company domain name",
    ];
    has("record id") && names.iter().any(|label| has(label))
}

/// Opens an export.
pub fn open(part: &ExportPart, file: u32, input: Input) -> Result<Opened, Error> {
    if !crate::objects::files::is_csv(&part.name) {
        return Ok(Opened::Json(input));
    }
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.flexible(true).has_headers(true).from_reader(input);
    let headers = match reader.byte_headers() {
        Ok(headers) => headers.clone(),
        Err(error) => return Ok(Opened::Not(unreadable(part, &error))),
    };
    let headers: Vec<String> =
        headers.iter().map(|it| String::from_utf8_lossy(it).into_owned()).collect();
    let mut record = csv::ByteRecord::new();
    let of_companies = is_of_companies(&headers);
    let (mut over, name) = (false, part.name.clone());
    Ok(Opened::Records(Box::new(move || {
        let mut batch = Batch::default();
        while !over && batch.bytes.len() < CHUNK {
            let more = reader.read_byte_record(&mut record);
            over = !more.map_err(|error| failed(&name, error))?;
            if over {
                break;
            }
            let line = record.position().map_or(1, csv::Position::line);
            let start = batch.bytes.len();
            batch.bytes.extend(object((&headers, of_companies), &record));
            let range = start..batch.bytes.len();
            batch.elements.push(Element { range, file, line, index: None, list: None });
        }
        Ok((!batch.elements.is_empty()).then_some(batch))
    })))
}

/// Bytes of objects that are read together.
const CHUNK: usize = 1 << 18;

/// A record as an object of the API. One that is no text stays as it is, and is refused as such.
fn object((headers, of_companies): (&[String], bool), record: &csv::ByteRecord) -> Vec<u8> {
    if record.len() != headers.len() {
        let first = record.get(0).map(|it| String::from_utf8_lossy(it).into_owned());
        let first = first.unwrap_or_default();
        let record = Fields { fields: record.len(), expected: headers.len(), first };
        return json!({ "record": record }).to_string().into_bytes();
    }
    let (mut properties, mut associations) = (Map::new(), Map::new());
    let mut id = Value::Null;
    for (header, field) in headers.iter().zip(record) {
        let Ok(field) = std::str::from_utf8(field) else { return record.as_slice().to_vec() };
        let (label, field) = (header.trim().to_lowercase(), field.trim());
        if let Some((_, kind)) = LINKS.iter().find(|(it, _)| *it == label) {
            let ids = field.split([';', ',']).map(str::trim).filter(|it| is_id(it));
            let results: Vec<Value> = ids.map(|id| json!({ "id": id })).collect();
            // Beside a column of ids there is one of names, in whatever order.
            if !results.is_empty() || !associations.contains_key(*kind) {
                associations.insert((*kind).to_owned(), json!({ "results": results }));
            }
            continue;
        }
        let own = COMPANY.iter().find(|(it, _)| of_companies && *it == label);
        let name = own.map_or_else(|| property(header), |(_, name)| (*name).to_owned());
        if name == "hs_object_id" && !field.is_empty() {
            id = Value::String(field.to_owned());
        }
        if !field.is_empty() || !properties.contains_key(&name) {
            let value = if field.is_empty() { Value::Null } else { field.into() };
            properties.insert(name, value);
        }
    }
    let mut whole = json!({ "properties": properties, "associations": associations });
    // Without an id it is refused for that.
    whole["id"] = if id.is_null() { "".into() } else { id };
    whole.to_string().into_bytes()
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn unreadable(part: &ExportPart, error: &csv::Error) -> Finding {
    let place = Place { file: Some(part.name.clone()), ..Place::default() };
    Finding::new(
        "unreadable-file",
        said!("records of comma-separated values ({error})", error = error.to_string()),
    )
    .at(place)
}

fn failed(name: &str, error: csv::Error) -> Error {
    let text = format!("{name}: {error}");
    match error.into_kind() {
        csv::ErrorKind::Io(error) => Error::Io(error),
        _ => Error::Io(std::io::Error::new(std::io::ErrorKind::InvalidData, text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_by_their_labels() {
        assert_eq!(property("Became an Opportunity Date"), "hs_lifecyclestage_opportunity_date");
        assert_eq!(property("Record ID - Contact"), "hs_object_id");
        assert_eq!(property("Customer ID"), "customer_id");
        assert!(is_export("Record ID,First Name,Lifecycle Stage"));
        assert!(!is_export("lead_id,created_at,stage"));
        assert!(is_export("\"Record ID\",\"Company name\",\"Company Domain Name\""));
    }

    fn made(headers: &[&str], fields: &[&str]) -> Value {
        let headers: Vec<String> = headers.iter().map(|it| (*it).to_owned()).collect();
        let of = (headers.as_slice(), is_of_companies(&headers));
        serde_json::from_slice(&object(of, &csv::ByteRecord::from(fields.to_vec()))).unwrap()
    }

    #[test]
    fn ids_of_associated_objects_count_before_names_in_any_order() {
        let (ids, names) = ("Associated Contact IDs", "Associated Contact");
        let want = json!({ "results": [{ "id": "201" }, { "id": "202" }] });
        let fields = ["501", "201;202", "A (a@x.example)"];
        let one = made(&["Record ID", ids, names], &fields);
        assert_eq!(one["associations"]["contacts"], want);
        let other = made(&["Record ID", names, ids], &[fields[0], fields[2], fields[1]]);
        assert_eq!(other["associations"]["contacts"], want);
    }

    #[test]
    fn exports_of_companies_are_known_by_their_columns() {
        let fields = ["9", "Alder", "alder.example"];
        let it = made(&["Record ID", "Company name", "Company Domain Name"], &fields);
        assert_eq!(it["properties"]["name"], "Alder");
        assert_eq!(it["properties"]["domain"], "alder.example");
        let contact = made(&["Record ID", "Email", "Company name"], &["1", "a@x.example", "Alder"]);
        assert!(contact["properties"].get("name").is_none());
    }
}
