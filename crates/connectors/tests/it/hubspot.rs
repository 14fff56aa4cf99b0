//! HubSpot: leads and their stages out of contacts and deals, as JSON and as CSV.

use serde_json::{Value, json};
use tenure_connectors::source::OpenOptions;
use tenure_domain::schema::TableId::{LeadStages, Leads};

use super::support::{Collected, folder};
use super::vendors::{fixtures, read, read_path};

fn lead(read: &Collected, id: &str, column: &str) -> String {
    let at = read.column(Leads, "lead_id").iter().position(|it| it == id);
    read.column(Leads, column).swap_remove(at.unwrap_or_else(|| panic!("no {id}")))
}

/// Stages of a lead with the day of January on which it entered them, in order.
fn stages(read: &Collected, id: &str) -> Vec<String> {
    let [ids, stages, at] =
        ["lead_id", "stage", "entered_at"].map(|column| read.column(LeadStages, column));
    let rows = ids.iter().zip(at.iter().zip(stages));
    let mut rows: Vec<_> = rows.filter(|(it, _)| *it == id).map(|(_, row)| row).collect();
    rows.sort();
    let day = |at: &str| (at.parse::<i64>().unwrap() - 1_767_225_600_000_000) / 86_400_000_000 + 1;
    rows.into_iter().map(|(at, stage)| format!("{} {stage}", day(at))).collect()
}

fn export() -> Collected {
    read_path(&fixtures("hubspot/export"), &OpenOptions::default())
}

#[test]
fn contacts_become_leads() {
    let read = export();
    let ids = read.column(Leads, "lead_id");
    assert_eq!(ids.len(), 7);
    let told = |id, columns: [&str; 4]| columns.map(|column| lead(&read, id, column));
    assert_eq!(
        told("hubspot:101", ["customer_id", "stage", "channel", "campaign"]),
        ["cus_a", "customer", "organic_search", "-"]
    );
    assert_eq!(
        told("hubspot:103", ["customer_id", "stage", "channel", "campaign"]),
        ["-", "lead", "paid_search", "spring"]
    );
    assert_eq!(lead(&read, "hubspot:101", "converted_at"), "1768867200000000");
    let kinds = &read.report.objects.kinds;
    assert_eq!((kinds["contact"].taken, kinds["contact"].ignored), (7, 1));
}

#[test]
fn stages_come_from_dates_or_from_history() {
    let read = export();
    assert_eq!(
        stages(&read, "hubspot:101"),
        ["5 lead", "10 marketingqualifiedlead", "15 opportunity", "20 customer"]
    );
    assert_eq!(stages(&read, "hubspot:104"), ["8 lead", "10 opportunity", "12 lead"]);
    let cycle = read.only("stage-cycle");
    assert_eq!(cycle.value.as_deref(), Some("lead after opportunity"));
    assert_eq!(cycle.key.as_deref(), Some("104"));
}

#[test]
fn a_stage_that_was_cleared_is_none() {
    let at = |value: &str, day: &str| json!({"value": value, "timestamp": day});
    let contact = json!({
        "id": "110",
        "createdAt": "2026-01-02T00:00:00Z",
        "updatedAt": "2026-01-20T00:00:00Z",
        "archived": false,
        "properties": {"createdate": "2026-01-02T00:00:00Z", "lifecyclestage": "lead"},
        "propertiesWithHistory": {
            "lifecyclestage": [
                at("lead", "2026-01-15T00:00:00Z"),
                at("", "2026-01-14T00:00:00Z"),
                at("subscriber", "2026-01-09T00:00:00Z"),
            ],
        },
    });
    let read = read(&[("contacts.json", &json!({"results": [contact]}).to_string())]);
    assert_eq!(read.rejects.len(), 0);
    assert_eq!(stages(&read, "hubspot:110"), ["9 subscriber", "15 lead"]);
}

#[test]
fn deals_tell_what_contacts_do_not() {
    let read = export();
    // A deal makes its contact an opportunity when it is made, and a customer when it is won.
    let won = ["9 lead", "14 opportunity", "28 customer"];
    assert_eq!(stages(&read, "hubspot:105"), won);
    assert_eq!(lead(&read, "hubspot:105", "converted_at"), "1769558400000000");
    // An open deal whose entry has a date.
    assert_eq!(stages(&read, "hubspot:103"), ["7 lead", "22 opportunity"]);
    let deals = read.report.objects.kinds["deal"];
    assert_eq!((deals.ignored, deals.refused), (3, 0));
}

#[test]
fn deals_that_only_their_contacts_name_count_as_well() {
    let contact = json!({
        "id": "1", "archived": false,
        "properties": {"createdate": "2026-01-02T00:00:00Z", "email": "a@b.example"},
        "associations": {"deals": {"results": [{"id": "7", "type": "contact_to_deal"}]}},
    });
    let deal = |id: &str| {
        json!({
            "id": id, "archived": false,
            "properties": {
                "dealstage": "won", "createdate": "2026-01-03T00:00:00Z",
                "closedate": "2026-01-09T00:00:00Z",
            },
        })
    };
    let settings = "[hubspot.stages]\nwon = \"customer\"\n";
    let contacts = json!({ "results": [contact] }).to_string();
    let deals = json!({ "results": [deal("7"), deal("8")] }).to_string();
    let dir =
        folder(&[("tenure.toml", settings), ("contacts.json", &contacts), ("deals.json", &deals)]);
    let read = read_path(dir.path(), &OpenOptions::default());
    assert_eq!(stages(&read, "hubspot:1"), ["3 opportunity", "9 customer"]);
    let reasons = &read.report.objects.reasons;
    let nobody = "a deal without a contact: no lead is known for it";
    assert_eq!(reasons[&("deal".to_owned(), nobody)], 1);
}

#[test]
fn a_stage_that_nobody_explains_is_refused_by_name() {
    let text = std::fs::read_to_string(fixtures("hubspot/export/deals.json")).unwrap();
    let contacts = std::fs::read_to_string(fixtures("hubspot/export/contacts.json")).unwrap();
    let alone = read(&[("deals.json", &text), ("contacts.json", &contacts)]);
    let refused: Vec<_> = alone.rejects.iter().flat_map(|it| &it.findings).collect();
    let stages_of = refused.iter().map(|it| it.value.as_deref().unwrap());
    assert_eq!(stages_of.collect::<Vec<_>>(), ["closedwon", "qualifiedtobuy", "closedlost"]);
    assert_eq!(refused[0].field.as_deref(), Some("/results/0/properties/dealstage"));
    assert!(refused[0].hint.as_deref().unwrap().contains("[hubspot.stages] \"closedwon\" ="));
    // Nothing is guessed from the name: ids stay when stages are renamed.
    assert_eq!(stages(&alone, "hubspot:105"), ["9 lead"]);
    let settings = "[hubspot.stages]\nclosedwon = \"\"\ndefault/x = \"\"\n"
        .replace("default/x", "\"default/qualifiedtobuy\"");
    let settings = format!("{settings}closedlost = \"customer\"\n");
    let dir =
        folder(&[("tenure.toml", &settings), ("deals.json", &text), ("contacts.json", &contacts)]);
    let mapped = read_path(dir.path(), &OpenOptions::default());
    assert_eq!(mapped.rejects.len(), 0, "{:?}", mapped.codes());
    assert_eq!(stages(&mapped, "hubspot:105"), ["9 lead", "14 opportunity"]);
}

#[test]
fn a_stage_of_the_accounts_own_keeps_its_id_until_it_is_named() {
    let read = export();
    assert_eq!(lead(&read, "hubspot:106", "stage"), "12345678");
    let finding = read.only("new-word");
    assert_eq!(finding.value.as_deref(), Some("12345678"));
    let text = std::fs::read_to_string(fixtures("hubspot/export/contacts.json")).unwrap();
    let settings = "[hubspot.stages]\n12345678 = \"partner\"\n";
    let dir = folder(&[("tenure.toml", settings), ("contacts.json", &text)]);
    let named = read_path(dir.path(), &OpenOptions::default());
    assert_eq!(lead(&named, "hubspot:106", "stage"), "partner");
    assert!(!named.codes().contains(&"new-word"));
}

#[test]
fn customers_without_a_key_are_counted() {
    let text = std::fs::read_to_string(fixtures("hubspot/export/contacts.json")).unwrap();
    let finding = read(&[("contacts.json", &text)]).only("no-customer").clone();
    assert!(
        finding.expected.starts_with("a customer; contacts that became customers without one: 1")
    );
    assert!(finding.hint.unwrap().starts_with("nothing was said to look at; say which property"));
}

#[test]
fn exports_as_csv_say_the_same() {
    let csv = read_path(&fixtures("hubspot/csv"), &OpenOptions::default());
    assert_eq!(csv.codes(), ["no-customer"]);
    let json = export();
    for id in ["hubspot:101", "hubspot:102", "hubspot:105"] {
        for column in ["created_at", "email", "stage", "channel", "converted_at"] {
            assert_eq!(lead(&csv, id, column), lead(&json, id, column), "{id} {column}");
        }
    }
    assert_eq!(lead(&csv, "hubspot:101", "customer_id"), "cus_a");
    assert_eq!(stages(&csv, "hubspot:105"), stages(&json, "hubspot:105"));
    // These have no date for an opportunity.
    assert_eq!(stages(&csv, "hubspot:101"), ["5 lead", "10 marketingqualifiedlead", "20 customer"]);
}

#[test]
fn bad_records_of_csv_are_told_with_their_line() {
    let header = "Record ID,Email,Lifecycle Stage,Create Date\n";
    let text = format!(
        "{header}1,a@x.example,Lead,2026-01-05 10:00\n2,b@x.example,Lead\n3,\"c\nd\",Lead,soon\n,e@x.example,Lead,2026-01-05\n"
    );
    let found = read(&[("contacts.csv", &text)]);
    assert_eq!(found.column(Leads, "lead_id"), ["hubspot:1"]);
    let told: Vec<_> = found
        .rejects
        .iter()
        .map(|it| (it.line, it.findings[0].code, it.findings[0].value.clone().unwrap_or_default()))
        .collect();
    assert!(told.contains(&(3, "wrong-field-count", "3 fields".into())), "{told:?}");
    assert!(told.contains(&(4, "not-a-time", "soon".into())), "{told:?}");
    assert!(told.iter().any(|it| it.0 == 6), "{told:?}");
    let zoned = folder(&[
        ("contacts.csv", &*format!("{header}1,a@x.example,Lead,2026-01-05 10:00\n")),
        ("tenure.toml", "time_zone = \"Europe/Bucharest\"\n"),
    ]);
    let read = read_path(zoned.path(), &OpenOptions::default());
    // 10:00 in Bucharest is 08:00 in UTC.
    assert_eq!(lead(&read, "hubspot:1", "created_at"), "1767600000000000");
}

#[test]
fn the_later_of_two_versions_holds_whatever_the_order() {
    let contact = |stage: &str, day: u32| -> Value {
        json!({"id": "1", "properties": {
            "email": "a@x.example", "createdate": "2026-01-01T00:00:00Z", "lifecyclestage": stage,
            "lastmodifieddate": format!("2026-02-{day:02}T00:00:00Z"),
        }})
    };
    let (old, new) = (contact("lead", 1), contact("opportunity", 2));
    for pair in [[&old, &new], [&new, &old]] {
        let read = read(&[("contacts.json", &json!({ "results": pair }).to_string())]);
        let rows = read.column(Leads, "updated_at").into_iter().zip(read.column(Leads, "stage"));
        assert_eq!(rows.max().unwrap().1, "opportunity");
    }
}
