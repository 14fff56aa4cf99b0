//! Reads an export of Stripe.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::finding::{Finding, Said};
use tenure_domain::said;
use tenure_domain::schema::TableId;

use super::catalogue::{Catalogue, Entry, Links};
use super::columns::COLUMNS;
use super::worker::{News, Shared, Worker};
use super::{Export, Mode};
use crate::Error;
use crate::bundle::ReadOptions;
use crate::objects::read::{self, Files};
use crate::objects::rows::Rows;
use crate::objects::split::Lists;
use crate::objects::{Family, FileTime};
use crate::report::{ReadReport, Sink};

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
    let files = Files {
        parts: &export.parts,
        findings: &export.findings,
        retrieved_at: export.options.retrieved_at,
    };
    let apart = export.apart.clone();
    let (mode, catalogue) = (export.options.mode, Arc::default());
    let mut stripe = Stripe { mode, apart, catalogue, updates: Updates::default() };
    read::read(&files, &mut stripe, options, sink)
}

/// What is known while an export is read.
struct Stripe {
    mode: Mode,
    apart: Option<Arc<str>>,
    catalogue: Arc<Catalogue>,
    updates: Updates,
}

/// Which subscriptions events update in which seconds, as hashes of both.
#[derive(Default)]
struct Updates {
    /// With the event that did.
    by: FxHashMap<u64, i64>,
    /// Where several events did: in which order is not told.
    several: FxHashSet<u64>,
}

impl Updates {
    fn add(&mut self, (second, event): (u64, i64)) {
        if *self.by.entry(second).or_insert(event) != event {
            self.several.insert(second);
        }
    }

    fn merge(&mut self, other: Updates) {
        self.several.extend(other.several);
        other.by.into_iter().for_each(|update| self.add(update));
    }

    /// What is to be said of those that no event has an order for.
    fn finding(&self) -> Option<Finding> {
        let expected: Said = match self.several.len() {
            0 => return None,
            1 => {
                "updates of a subscription in an order; 1 was updated twice within a second".into()
            }
            n => said!(
                "updates of a subscription in an order; {n} were updated twice within a second",
                n = n as u64
            ),
        };
        let hint = "what holds after such a second may be the earlier state: import the \
                    subscriptions as they are, too";
        Some(Finding::new("order-guessed", expected).with_hint(hint))
    }
}

impl Family for Stripe {
    type News = News;
    /// Links are many, so they are held in little memory at once.
    type Heard = (Vec<Entry>, Links, Updates);
    type Worker = Worker;

    fn lists(&self) -> Lists {
        Lists { keys: &["data"], around: &[] }
    }

    fn tables(&self) -> &'static [(TableId, &'static [&'static str])] {
        &COLUMNS
    }

    fn worker(&self, files: &Arc<[FileTime]>, rows: Rows, last: bool) -> Worker {
        let catalogue = Arc::clone(&self.catalogue);
        let files = Arc::clone(files);
        let apart = self.apart.clone();
        Worker::new(Shared { mode: self.mode, catalogue, last, apart }, files, rows)
    }

    fn hear((entries, links, updates): &mut Self::Heard, news: News) {
        entries.extend(news.entries);
        news.links.iter().for_each(|(payment, invoice)| links.add(payment, invoice));
        news.updates.into_iter().for_each(|update| updates.add(update));
    }

    fn learn(&mut self, (entries, links, updates): Self::Heard) {
        self.updates.merge(updates);
        let catalogue = Arc::make_mut(&mut self.catalogue);
        entries.into_iter().for_each(|entry| catalogue.add(entry));
        catalogue.link(links);
    }

    /// Says what was left out.
    fn more_pages(&self) -> Said {
        "get the pages that follow, too, with `--starting-after` and the id of the last object, \
         until one has `has_more: false`, and import all of them together"
            .into()
    }

    fn closing(&self, report: &ReadReport) -> Vec<Finding> {
        let guessed = self.updates.finding();
        let left_out = report.objects.left_out();
        if left_out == 0 {
            return guessed.into_iter().collect();
        }
        let (expected, hint): (Said, _) = match self.mode {
            Mode::Live => (
                match left_out {
                    1 => "objects of one mode; 1 test-mode object was left out".into(),
                    n => said!("objects of one mode; {n} test-mode objects were left out", n = n),
                },
                "import them with --test-mode into a workspace of their own",
            ),
            Mode::Test => (
                match left_out {
                    1 => "objects of one mode; 1 live-mode object was left out".into(),
                    n => said!("objects of one mode; {n} live-mode objects were left out", n = n),
                },
                "import them without --test-mode",
            ),
        };
        let other = Finding::new("other-mode", expected).with_hint(hint);
        guessed.into_iter().chain([other]).collect()
    }
}
