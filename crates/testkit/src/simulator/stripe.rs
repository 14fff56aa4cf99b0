//! The demo company as Stripe would tell it: objects as they stand at the end, or events.
//!
//! Only what Stripe knows is written: customers, subscriptions and their prices. What Stripe has no
//! word for is left out: merges of customers, the monthly totals of the time before it, quotes of
//! the customer file. Prices never change at Stripe, so that a raised one is another price.

mod json;
mod states;

use std::io::{BufWriter, Write};
use std::path::Path;

use fs_err::File;

use super::rows::Records;
use super::table::Written;
use super::{Error, STRIDE, Spec, Summary, World, life, write};
use json::{customer, event, subscription};
use states::{State, histories};

/// How Stripe tells it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// Objects as a list of the API holds them.
    Objects,
    /// Events as webhooks bring them.
    Events,
}

/// The account: the files themselves do not say it.
const SETTINGS: &str = "currency = \"EUR\"\ntime_zone = \"Europe/Bucharest\"\n";

/// Writes the company into the folder `out`, which must be new or empty, as JSONL of Stripe's
/// objects or events.
///
/// # Errors
/// See [`Error`]; files already written then stay.
pub fn write_stripe(
    spec: &Spec,
    form: Form,
    out: &Path,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Summary, Error> {
    let spec = Spec { invoices: false, history: false, ..spec.clone() };
    let world = World::new(&spec)?;
    fs_err::create_dir_all(out)?;
    if fs_err::read_dir(out)?.next().is_some() {
        return Err(Error::NotEmpty(out.to_path_buf()));
    }
    fs_err::write(out.join("tenure.toml"), SETTINGS)?;
    let mut files = Files::create(form, out)?;
    let total = u64::from(spec.customers);
    for index in 0..spec.customers {
        if index % STRIDE == 0 {
            progress(u64::from(index), total);
        }
        let mut records = life::simulate(&world, index);
        write::last_versions(&mut records);
        files.write(&world, &records)?;
    }
    progress(total, total);
    // Stripe tells no rates at which its currencies come together.
    let rates = write::catalogue::write_rates(&world, out)?;
    files.finish(rates)
}

/// The open files.
struct Files {
    form: Form,
    /// Customers and subscriptions, or events alone.
    files: Vec<(&'static str, BufWriter<File>, u64)>,
    line: String,
    /// Events so far, for their ids.
    events: u64,
}

impl Files {
    fn create(form: Form, out: &Path) -> Result<Files, Error> {
        let names: &[&'static str] = match form {
            Form::Objects => &["customers", "subscriptions"],
            Form::Events => &["events"],
        };
        let create = |name: &&'static str| {
            let file = File::create_new(out.join(format!("{name}.jsonl")))?;
            Ok((*name, BufWriter::with_capacity(1 << 16, file), 0))
        };
        let files = names.iter().map(create).collect::<Result<_, Error>>()?;
        Ok(Files { form, files, line: String::new(), events: 0 })
    }

    /// Writes what Stripe knows of a customer.
    fn write(&mut self, world: &World, records: &Records) -> Result<(), Error> {
        for row in &records.customers {
            self.line.clear();
            customer(&row.data, &mut self.line);
            self.put("customer.created", row.data.created, 0, "")?;
        }
        for history in histories(world, records) {
            match self.form {
                Form::Objects => {
                    if let Some(last) = history.last() {
                        self.line.clear();
                        subscription(last, &mut self.line);
                        self.put("", last.at, 1, "")?;
                    }
                }
                Form::Events => self.events_of(&history)?,
            }
        }
        Ok(())
    }

    fn events_of(&mut self, history: &[State]) -> Result<(), Error> {
        let mut before: Option<&State> = None;
        for state in history {
            self.line.clear();
            subscription(state, &mut self.line);
            let kind = match before {
                None => "customer.subscription.created",
                Some(_) if state.ended.is_some() => "customer.subscription.deleted",
                Some(_) => "customer.subscription.updated",
            };
            let previous = before.map_or(String::new(), |before| json::previous(before, state));
            self.put(kind, state.at, 0, &previous)?;
            before = Some(state);
        }
        Ok(())
    }

    /// Writes the object in `line` into a file, in an event where there is one.
    fn put(&mut self, kind: &str, at: i64, file: usize, previous: &str) -> Result<(), Error> {
        if self.form == Form::Events {
            self.events += 1;
            let object = std::mem::take(&mut self.line);
            event(self.events, kind, at, &object, previous, &mut self.line);
        }
        let (_, out, rows) = &mut self.files[file];
        self.line.push('\n');
        out.write_all(self.line.as_bytes())?;
        *rows += 1;
        Ok(())
    }

    fn finish(self, rates: Written) -> Result<Summary, Error> {
        let mut tables = Vec::new();
        for (name, mut file, rows) in self.files {
            file.flush()?;
            tables.push((name, rows));
        }
        tables.push(rates);
        Ok(Summary { tables })
    }
}
