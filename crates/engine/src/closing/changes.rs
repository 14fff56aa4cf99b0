//! Which facts are new, superseded or undone between two times.

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type, UInt64Type};
use arrow_array::{Array, RecordBatch};
use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::schema::{ColumnKind, TableId, table};
use tenure_domain::time::{Day, Instant};
use tenure_store::{BATCH, CONTENT, KEY, RECORDED_AT, SOURCE_FILE, SOURCE_LINE, Workspace};

use crate::error::Error;
use crate::load::Facts;
use crate::rows::FactRef;

/// The tables from which MRR comes.
const TABLES: [TableId; 13] = [
    TableId::Customers,
    TableId::Plans,
    TableId::Subscriptions,
    TableId::SubscriptionChanges,
    TableId::Invoices,
    TableId::InvoiceLines,
    TableId::Payments,
    TableId::CreditNotes,
    TableId::Refunds,
    TableId::Disputes,
    TableId::MrrMonths,
    TableId::FxRates,
    TableId::Trials,
];

/// Columns by which a row belongs to a customer.
const LINKS: [&str; 3] = ["customer_id", "subscription_id", "invoice_id"];

/// What became of a fact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// It was not known.
    New,
    /// It had another version.
    Superseded,
    /// The import that said so was undone.
    Undone,
}

impl What {
    /// The name in outputs.
    pub fn name(self) -> &'static str {
        match self {
            What::New => "new",
            What::Superseded => "superseded",
            What::Undone => "undone",
        }
    }
}

/// A fact that is not what it was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// The fact: as it is now, or, where it was undone, as it was.
    pub fact: FactRef,
    /// The batch that says (or said) so.
    pub batch: u64,
    /// When that was recorded.
    pub recorded_at: Instant,
    /// What became of it.
    pub what: What,
    /// The version that it superseded.
    pub earlier: Option<Earlier>,
    /// The invoice that it is or names; empty without one.
    pub(super) invoice: String,
}

/// A version of a fact that does not hold any more.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Earlier {
    /// Where it was read.
    pub fact: FactRef,
    /// The batch that said so.
    pub batch: u64,
    /// When that was recorded.
    pub recorded_at: Instant,
}

/// Changed facts by customer.
#[derive(Debug, Default)]
pub struct Changes {
    by: FxHashMap<String, Vec<Change>>,
    everyone: Vec<Change>,
}

/// A row in force: where it was read, and whose it is.
struct Row {
    change: Change,
    links: [String; 3],
}

impl Changes {
    /// What changed from what was known at one time to what was known at another; `None` is now.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn between(
        ws: &Workspace,
        facts: &Facts,
        then: Option<Instant>,
        now: Option<Instant>,
    ) -> Result<Changes, Error> {
        let mut changes = Changes::default();
        if ws.data_version(then.map(|at| at.0))? == ws.data_version(now.map(|at| at.0))? {
            return Ok(changes);
        }
        let undone = undone(ws, now)?;
        let mut changed = Vec::new();
        for table in TABLES {
            let old = contents(ws, table, then)?;
            let new = contents(ws, table, now)?;
            let is_gone = |key: u128, content: u64| new.get(&key) != Some(&content);
            let gone = rows(ws, table, then, &is_gone)?;
            let earlier: FxHashMap<u128, &Change> =
                gone.iter().map(|(key, row)| (*key, &row.change)).collect();
            let is_new = |key: u128, content: u64| old.get(&key) != Some(&content);
            for (key, row) in rows(ws, table, now, &is_new)? {
                // A version that was known then and holds again: a later one was undone, which
                // is told below.
                let again = old.contains_key(&key)
                    && then.is_some_and(|then| row.change.recorded_at <= then);
                if !again {
                    let known = old.contains_key(&key);
                    let what = if known { What::Superseded } else { What::New };
                    let earlier = earlier.get(&key).map(|it| Earlier {
                        fact: it.fact.clone(),
                        batch: it.batch,
                        recorded_at: it.recorded_at,
                    });
                    changed.push(Row { change: Change { what, earlier, ..row.change }, ..row });
                }
            }
            for (key, row) in gone {
                if undone.contains(&row.change.batch) || !new.contains_key(&key) {
                    changed
                        .push(Row { change: Change { what: What::Undone, ..row.change }, ..row });
                }
            }
        }
        changes.sort(ws, now, changed, facts)?;
        Ok(changes)
    }

    /// What changed of a customer.
    pub fn of(&self, customer: &str) -> &[Change] {
        self.by.get(customer).map_or(&[], Vec::as_slice)
    }

    /// What changed and concerns everyone: plans and rates.
    pub fn of_everyone(&self) -> &[Change] {
        &self.everyone
    }

    /// Gives every change to its customer.
    fn sort(
        &mut self,
        ws: &Workspace,
        now: Option<Instant>,
        changed: Vec<Row>,
        facts: &Facts,
    ) -> Result<(), Error> {
        let mut owners: [FxHashMap<String, String>; 2] = Default::default();
        let name = |sym| facts.names.text(sym).to_owned();
        // Rows that changed say themselves whose they are; they need not be in force any more.
        for row in &changed {
            let [customer, subscription, invoice] = &row.links;
            match row.change.fact.table {
                TableId::Subscriptions if !customer.is_empty() => {
                    owners[0].insert(subscription.clone(), customer.clone());
                }
                TableId::Invoices if !customer.is_empty() => {
                    owners[1].insert(invoice.clone(), customer.clone());
                }
                _ => {}
            }
        }
        let of_subscription = facts.all_subscriptions().map(|s| (s.id, s.customer));
        let wanted: [FxHashSet<&str>; 2] =
            [1, 2].map(|at| changed.iter().map(|row| row.links[at].as_str()).collect());
        for (id, customer) in of_subscription {
            if wanted[0].contains(facts.names.text(id)) {
                owners[0].entry(name(id)).or_insert_with(|| name(customer));
            }
        }
        for (invoice, customer) in invoices(ws, now, &wanted[1])? {
            owners[1].entry(invoice).or_insert(customer);
        }
        for Row { change, links: [customer, subscription, invoice], .. } in changed {
            let owner = Some(customer).filter(|id| !id.is_empty());
            let owner = owner.or_else(|| owners[0].get(&subscription).cloned());
            let owner = owner.or_else(|| owners[1].get(&invoice).cloned());
            match owner {
                Some(owner) => self.by.entry(owner).or_default().push(change),
                None => self.everyone.push(change),
            }
        }
        Ok(())
    }
}

/// The customers of invoices.
fn invoices(
    ws: &Workspace,
    now: Option<Instant>,
    wanted: &FxHashSet<&str>,
) -> Result<Vec<(String, String)>, Error> {
    let mut found = Vec::new();
    if wanted.iter().all(|id| id.is_empty()) {
        return Ok(found);
    }
    let columns = ["invoice_id", "customer_id"];
    let table = TableId::Invoices;
    ws.scan_in_force(table, now.map(|at| at.0), Some(&columns), &mut |batch| {
        for row in 0..batch.num_rows() {
            let invoice = text(&batch, table, columns[0], row);
            if wanted.contains(invoice.as_str()) {
                found.push((invoice, text(&batch, table, columns[1], row)));
            }
        }
        Ok::<_, Error>(())
    })?;
    Ok(found)
}

/// The batches that are undone at a time.
fn undone(ws: &Workspace, at: Option<Instant>) -> Result<FxHashSet<u64>, Error> {
    let gone = |undone: Option<i64>| undone.is_some_and(|it| at.is_none_or(|at| it <= at.0));
    Ok(ws.batches()?.iter().filter(|it| gone(it.undone_at)).map(|it| it.id).collect())
}

/// Keys and contents of the rows in force.
fn contents(
    ws: &Workspace,
    table: TableId,
    at: Option<Instant>,
) -> Result<FxHashMap<u128, u64>, Error> {
    let mut all = FxHashMap::default();
    let columns = [KEY, CONTENT];
    ws.scan_in_force(table, at.map(|at| at.0), Some(&columns), &mut |batch| {
        marks(&batch, &mut |_, key, content| {
            all.insert(key, content);
        });
        Ok::<_, Error>(())
    })?;
    Ok(all)
}

/// Calls `f` with the place, key and content of each row.
fn marks(batch: &RecordBatch, f: &mut dyn FnMut(usize, u128, u64)) {
    let key = batch.column_by_name(KEY).and_then(|it| it.as_fixed_size_binary_opt());
    let content = batch.column_by_name(CONTENT).and_then(|it| it.as_primitive_opt::<UInt64Type>());
    let (Some(keys), Some(contents)) = (key, content) else { return };
    for row in 0..batch.num_rows() {
        let bytes = <[u8; 16]>::try_from(keys.value(row)).unwrap_or_default();
        f(row, u128::from_le_bytes(bytes), contents.value(row));
    }
}

/// The rows in force that are wanted, in full.
fn rows(
    ws: &Workspace,
    id: TableId,
    at: Option<Instant>,
    wanted: &dyn Fn(u128, u64) -> bool,
) -> Result<Vec<(u128, Row)>, Error> {
    let spec = table(id);
    let mut columns = vec![KEY, CONTENT, BATCH, RECORDED_AT, SOURCE_FILE, SOURCE_LINE];
    let named = spec.key.iter().copied().chain(LINKS);
    for name in named.filter(|name| spec.column(name).is_some()) {
        if !columns.contains(&name) {
            columns.push(name);
        }
    }
    let mut found = Vec::new();
    ws.scan_in_force(id, at.map(|at| at.0), Some(&columns), &mut |batch| {
        marks(&batch, &mut |row, key, content| {
            if wanted(key, content) {
                found.push((key, read(&batch, id, row)));
            }
        });
        Ok::<_, Error>(())
    })?;
    Ok(found)
}

fn read(batch: &RecordBatch, id: TableId, row: usize) -> Row {
    let spec = table(id);
    let parts: Vec<String> = spec.key.iter().map(|name| text(batch, id, name, row)).collect();
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let long = |name: &str| {
        let column = batch.column_by_name(name)?.as_primitive_opt::<Int64Type>()?;
        column.is_valid(row).then(|| column.value(row))
    };
    let number = batch.column_by_name(BATCH).and_then(|column| {
        let long = column.as_primitive_opt::<Int64Type>().map(|it| it.value(row) as u64);
        long.or_else(|| column.as_primitive_opt::<UInt64Type>().map(|it| it.value(row)))
    });
    let line = long(SOURCE_LINE).and_then(|line| u32::try_from(line).ok()).unwrap_or(0);
    let file = text(batch, id, SOURCE_FILE, row);
    let links = LINKS.map(|name| text(batch, id, name, row));
    let change = Change {
        fact: FactRef { table: id, id: parts.join("/"), file, line },
        batch: number.unwrap_or(0),
        recorded_at: Instant(long(RECORDED_AT).unwrap_or(i64::MIN)),
        what: What::New,
        earlier: None,
        invoice: links[2].clone(),
    };
    Row { change, links }
}

/// The value of a column as people write it; empty where there is none.
fn text(batch: &RecordBatch, id: TableId, name: &str, row: usize) -> String {
    let Some(column) = batch.column_by_name(name).filter(|column| column.is_valid(row)) else {
        return String::new();
    };
    if let Some(column) = column.as_string_opt::<i32>() {
        return column.value(row).to_owned();
    }
    let kind = table(id).column(name).map(|column| column.kind);
    if let Some(column) = column.as_primitive_opt::<Int32Type>() {
        let day = Day(column.value(row));
        return match kind {
            Some(ColumnKind::Month) => day.to_string()[..7].to_owned(),
            _ => day.to_string(),
        };
    }
    let Some(column) = column.as_primitive_opt::<Int64Type>() else { return String::new() };
    match kind {
        Some(ColumnKind::Instant) => Instant(column.value(row)).to_string(),
        _ => column.value(row).to_string(),
    }
}
