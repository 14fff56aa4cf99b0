//! `docs/tables.md`: the tables of a bundle, column by column.

use std::path::Path;

use anyhow::Result;
use tenure_domain::schema::{ColumnKind, ColumnSpec, Personal, TableId, table as spec};

use super::Files;
use super::page::{codes, generated_from, table};

pub(super) fn files(_root: &Path) -> Result<Files> {
    Ok(vec![("docs/tables.md".into(), page())])
}

fn page() -> String {
    let mut page = String::from("# Tables of a bundle\n\n");
    page += &generated_from("crates/domain/src/schema.rs");
    page += "Columns in bold are required. Case, spaces, `_`, `-` and `.` in headers do not matter.\n\
             Every file may also carry `recorded_at` and `updated_at`.\n\
             Columns about people are masked for users who may not see them ([access.md](access.md)).\n\
             Money is a decimal in major units, or an integer in minor units under the name with `_minor`.\n";
    for id in TableId::ALL {
        let table_spec = spec(*id);
        page += &format!("\n## {}\n\n{}\n", id.name(), id.doc());
        page += &match table_spec.key {
            [] => "A row is told from others by its content; rows of one import that say the same all count.\n".into(),
            key => format!("A row is told from others by {}.\n", codes(key.iter().copied())),
        };
        if table_spec.numbered {
            page += "Rows of one import that are alike in these are several, and all count.\n";
        }
        if let Some(column) = table_spec.keyless_without {
            page += &format!(
                "Without `{column}` it is told by its content; rows of one import that say the same all count.\n"
            );
        }
        page.push('\n');
        let rows: Vec<[String; 4]> = table_spec.columns.iter().map(row).collect();
        page += &table(["column", "holds", "meaning", "also called"], &rows);
        if table_spec.open {
            page += "\nAny other column becomes a custom attribute.\n";
        }
    }
    page
}

fn row(column: &ColumnSpec) -> [String; 4] {
    let name = match column.required {
        true => format!("**`{}`**", column.name),
        false => codes([column.name]),
    };
    let doc = match column.personal {
        Personal::No => column.doc.to_owned(),
        Personal::Name | Personal::Words => format!("{} (about people)", column.doc),
        Personal::Typed => format!("{} (about people where it is prose)", column.doc),
    };
    let synonyms = codes(column.synonyms.iter().copied());
    [name, holds(column), doc, synonyms]
}

fn holds(column: &ColumnSpec) -> String {
    let kind = match column.kind {
        ColumnKind::Text => "text".into(),
        ColumnKind::Instant => "date or time".into(),
        ColumnKind::Day => "day".into(),
        ColumnKind::Month => "month".into(),
        ColumnKind::Money => "money".into(),
        ColumnKind::Rate => "rate".into(),
        ColumnKind::Percent => "percent".into(),
        ColumnKind::Decimal => "decimal".into(),
        ColumnKind::Int => "whole number".into(),
        ColumnKind::Bool => "yes or no".into(),
        ColumnKind::Choice(words) => codes(words.iter().copied()),
        ColumnKind::Currency => "ISO 4217 code".into(),
        ColumnKind::List => "texts separated by `;`".into(),
        ColumnKind::Json => "JSON".into(),
    };
    match column.words {
        [] => kind,
        words => format!("{kind}, or {}", codes(words.iter().map(|(word, _)| *word))),
    }
}
