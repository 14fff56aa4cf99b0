//! Help desks and HubSpot, from files: what their exports have in common.
//!
//! Each has a folder with its shapes (`wire`) and what follows from them (`facts`); here is how
//! their files are found, what their objects tell about one another, and which customer a record
//! is about. What a source says of itself is a `Spec`.

mod catalogue;
mod customer;
mod how;
mod open;
mod spec;
mod time;
mod worker;

use std::sync::Arc;

use tempfile::TempDir;
use tenure_domain::finding::{Finding, Said};
use tenure_domain::said;
use tenure_domain::schema::TableId;
use tenure_domain::time::Zone;

use crate::bundle::ReadOptions;
use crate::input::Input;
use crate::objects::files::ExportPart;
use crate::objects::read::{self, Files};
use crate::objects::rows::Rows;
use crate::objects::split::Lists;
use crate::objects::{Family, FileTime, Opened};
use crate::report::{ReadReport, Sink};
use crate::settings::Settings;
use crate::{Error, chatwoot, hubspot, intercom, zendesk};

pub(crate) use catalogue::{Company, Entry, Person};
pub(crate) use customer::{Contact as ContactRow, Found, Whose, contact as contact_row, customer};
pub use how::How;
pub(crate) use open::{Seen, cut, last_resort, open, open_folder, seen};
pub(crate) use spec::{Named, Scene, Spec, Told, event, fields, prefixed};
pub(crate) use time::{Id, Time, time};

/// Sources that are read this way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Vendor {
    /// Tickets, users, organisations, metrics, audits and ratings of Zendesk Support.
    Zendesk,
    /// Conversations, contacts and companies of Intercom.
    Intercom,
    /// Conversations, messages, contacts, reporting events and ratings of Chatwoot.
    Chatwoot,
    /// Contacts, deals, companies and pipelines of HubSpot.
    HubSpot,
}

impl Vendor {
    /// All of them.
    pub const ALL: [Vendor; 4] =
        [Vendor::Zendesk, Vendor::Intercom, Vendor::Chatwoot, Vendor::HubSpot];

    /// Its name in lower case, with which rows are marked.
    pub fn name(self) -> &'static str {
        self.spec().name
    }

    pub(crate) fn spec(self) -> &'static Spec {
        match self {
            Vendor::Zendesk => &zendesk::SPEC,
            Vendor::Intercom => &intercom::SPEC,
            Vendor::Chatwoot => &chatwoot::SPEC,
            Vendor::HubSpot => &hubspot::SPEC,
        }
    }
}

/// Files of one source that have been found, not yet read.
#[derive(Debug)]
pub struct Export {
    /// Whose they are.
    pub vendor: Vendor,
    /// What `tenure.toml` beside them says.
    pub settings: Settings,
    /// The files, by name.
    pub parts: Vec<ExportPart>,
    /// Remarks about files that are not read.
    pub findings: Vec<Finding>,
    /// What is said about customers and stages.
    pub how: How,
    /// Where an archive was unpacked; goes with the export.
    pub(crate) _unpacked: Option<Arc<TempDir>>,
}

/// Reads an export and gives everything in it to `sink`.
///
/// # Errors
/// Those of the sink, and failures of the machine. What is wrong with objects and files is in the
/// report.
pub fn read(
    export: &Export,
    options: &ReadOptions,
    sink: &mut dyn Sink,
) -> Result<ReadReport, Error> {
    let spec = export.vendor.spec();
    let files = Files { parts: &export.parts, findings: &export.findings, retrieved_at: None };
    let options = ReadOptions { source: spec.name.into(), ..options.clone() };
    let mut reading = Reading {
        spec,
        how: Arc::new(export.how.clone()),
        zone: options.account.zone.clone(),
        catalogue: Arc::default(),
        without: 0,
    };
    read::read(&files, &mut reading, &options, sink)
}

/// What is known while an export is read.
struct Reading {
    spec: &'static Spec,
    how: Arc<How>,
    zone: Zone,
    catalogue: Arc<catalogue::Catalogue>,
    /// Records that were taken without a customer.
    without: u64,
}

impl Family for Reading {
    type News = worker::News;
    type Heard = Vec<worker::News>;
    type Worker = worker::Worker;

    fn lists(&self) -> Lists {
        self.spec.lists
    }

    fn tables(&self) -> &'static [(TableId, &'static [&'static str])] {
        self.spec.tables
    }

    fn worker(&self, files: &Arc<[FileTime]>, rows: Rows, last: bool) -> worker::Worker {
        let shared = worker::Shared {
            spec: self.spec,
            how: Arc::clone(&self.how),
            zone: self.zone.clone(),
            catalogue: Arc::clone(&self.catalogue),
            last,
        };
        worker::Worker::new(shared, Arc::clone(files), rows)
    }

    fn hear(heard: &mut Vec<worker::News>, news: worker::News) {
        heard.push(news);
    }

    fn learn(&mut self, heard: Vec<worker::News>) {
        let catalogue = Arc::make_mut(&mut self.catalogue);
        for it in heard {
            self.without += it.without;
            it.entries.into_iter().for_each(|entry| catalogue.add(entry));
        }
    }

    fn more_pages(&self) -> Said {
        "get the pages that follow, too, and import all of them together".into()
    }

    fn closing(&self, _: &ReadReport) -> Vec<Finding> {
        if self.without == 0 {
            return Vec::new();
        }
        let keys = self.how.keys(self.spec);
        let expected = (self.spec.without)(self.without);
        let advice = vec![Said::from(self.spec.customer_hint)];
        let hint = match keys.is_empty() {
            true => said!("nothing was said to look at; {advice}", advice = advice),
            false => said!("looked at {keys}; {advice}", keys = keys.join(", "), advice = advice),
        };
        vec![Finding::new("no-customer", expected).with_hint(hint)]
    }

    fn records(&self, part: &ExportPart, file: u32, input: Input) -> Result<Opened, Error> {
        match self.spec.records_of {
            Some(records) => records(part, file, input),
            None => Ok(Opened::Json(input)),
        }
    }
}
