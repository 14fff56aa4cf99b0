//! Small parts that generated Markdown pages are made of.

/// The line that keeps people from editing a generated page.
pub(super) fn generated_from(source: &str) -> String {
    format!("<!-- Written by `cargo xtask codegen` from {source}; change that, not this. -->\n\n")
}

/// A Markdown table; empty without rows.
pub(super) fn table<const N: usize>(head: [&str; N], rows: &[[String; N]]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut text = line(&head.map(String::from));
    text += &format!("|{}\n", "---|".repeat(N));
    for row in rows {
        text += &line(&row.clone().map(|cell| cell.replace('|', "\\|")));
    }
    text
}

fn line(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// Words as code, separated by commas.
pub(super) fn codes<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_escape_their_cells() {
        let rows = [["a".to_string(), "b | c".to_string()]];
        assert_eq!(table(["x", "y"], &rows), "| x | y |\n|---|---|\n| a | b \\| c |\n");
        assert_eq!(table(["x"], &[]), "");
    }
}
