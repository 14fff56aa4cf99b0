//! Currencies of an import for which there is no exchange rate at all.

use std::collections::BTreeSet;

use arrow_array::RecordBatch;
use tenure_domain::account::Account;
use tenure_domain::finding::Finding;
use tenure_domain::said;
use tenure_domain::schema::TableId;
use tenure_store::Workspace;

/// Currencies that rows are in, and those that rates are of.
#[derive(Debug, Default)]
pub(super) struct Rated {
    /// Of amounts.
    pub paid: BTreeSet<String>,
    rated: BTreeSet<String>,
}

impl Rated {
    /// Looks at rows of any table that are about to be stored.
    pub(super) fn note(&mut self, table: TableId, batch: &RecordBatch) {
        // Rates name currencies that nobody may be billed in.
        let seen = match table {
            TableId::FxRates => &mut self.rated,
            _ => &mut self.paid,
        };
        super::note_currencies(batch, seen);
    }

    /// What is to be said of currencies without any rate to that of the account.
    ///
    /// # Errors
    /// Those of reading the store.
    pub(super) fn finding(
        mut self,
        ws: &Workspace,
        account: &Account,
    ) -> Result<Option<Finding>, tenure_store::Error> {
        let home = account.currency.code();
        self.paid.retain(|code| code != home && !self.rated.contains(code));
        if self.paid.is_empty() {
            return Ok(None);
        }
        let (table, wanted) = (TableId::FxRates, ["currency"]);
        let paid = &mut self.paid;
        ws.scan_in_force::<tenure_store::Error>(table, None, Some(&wanted), &mut |batch| {
            let mut rated = BTreeSet::new();
            super::note_currencies(&batch, &mut rated);
            paid.retain(|code| !rated.contains(code));
            Ok(())
        })?;
        if paid.is_empty() {
            return Ok(None);
        }
        let codes: Vec<&str> = paid.iter().map(String::as_str).collect();
        let expected = said!(
            "rates to {home} in `fx_rates` (`date`, `currency`, `rate`) for {codes}",
            home = home,
            codes = codes.join(", "),
        );
        let hint = said!(
            "until there are rates, figures in {home} of whoever pays in another currency are \
             undefined, and sums over all customers with them; figures in one currency alone can be \
             asked for",
            home = home,
        );
        let finding = Finding::new("missing-fx-rate", expected).in_table(table.name());
        Ok(Some(finding.with_value(codes[0]).with_hint(hint)))
    }
}
