//! Which table a file may be, where nothing says it.

use tenure_domain::schema::{TableId, squeeze, table};

use crate::bundle::split_name;
use crate::header::{By, understood};

/// The table whose name stands in the file's name, else the one that has what it requires among
/// these headers and knows most of them. `None` where that would be a guess in the dark.
pub(super) fn table_of(name: &str, header: &[String]) -> Option<TableId> {
    let name = name.rsplit('/').next().unwrap_or(name);
    let stem = squeeze(split_name(name).map_or(name, |(stem, _)| stem));
    let named = TableId::ALL.iter().filter(|id| stem.contains(&squeeze(id.name())));
    named.max_by_key(|id| id.name().len()).copied().or_else(|| by_headers(header))
}

fn by_headers(header: &[String]) -> Option<TableId> {
    let fit = |id: TableId| {
        let (meant, missing) = understood(id, header, None);
        let known = meant.iter().filter(|(_, by)| *by != By::Nothing).count();
        let enough = missing.is_empty() && known >= 2 && 2 * known >= header.len();
        enough.then(|| (known, std::cmp::Reverse(table(id).columns.len()), id))
    };
    // Of tables that know as many, the one that has fewest other columns is told best by them.
    TableId::ALL.iter().filter_map(|id| fit(*id)).max_by_key(|it| (it.0, it.1)).map(|it| it.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(name: &str, header: &str) -> Option<&'static str> {
        let header: Vec<String> = header.split(',').map(str::to_owned).collect();
        table_of(name, &header).map(TableId::name)
    }

    #[test]
    fn a_table_in_the_name_is_believed_and_the_longest_one_of_several() {
        assert_eq!(guessed("acme customers 2026.csv", "Kunden-Nr,Firma"), Some("customers"));
        assert_eq!(guessed("export-invoice-lines.csv.gz", "a,b"), Some("invoice_lines"));
        assert_eq!(guessed("out/survey_responses_q3.jsonl", "a"), Some("survey_responses"));
    }

    #[test]
    fn headers_tell_a_table_where_all_that_it_requires_is_there() {
        assert_eq!(guessed("export.csv", "customer,month,mrr"), Some("mrr_months"));
        assert_eq!(guessed("export.csv", "account,purchased,at"), Some("seats"));
        assert_eq!(guessed("export.csv", "Kunden-Nr,Monat,Betrag"), None);
        assert_eq!(guessed("export.csv", "customer,a,b,c,d,e"), None);
        assert_eq!(guessed("notes.csv", ""), None);
    }
}
