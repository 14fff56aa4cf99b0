//! The page as text and as Markdown.

use crate::colour::Paint;
use crate::sheet::{Setting, Sheet};

/// A part of the page.
#[derive(Debug, Default)]
pub struct Section {
    /// Heading.
    pub title: String,
    /// Table.
    pub sheet: Option<Sheet>,
    /// What is said below it.
    pub notes: Vec<String>,
}

/// The page.
#[derive(Debug)]
pub struct Page {
    /// What it is.
    pub title: String,
    /// Of what and when.
    pub lines: Vec<String>,
    /// Its parts.
    pub sections: Vec<Section>,
}

/// The width of the page.
pub const WIDTH: usize = 100;

impl Page {
    /// For a terminal.
    pub fn text(&self, paint: Paint) -> String {
        let mut text = format!("{}\n", paint.heading(&self.title));
        for line in &self.lines {
            text += &format!("{line}\n");
        }
        for section in &self.sections {
            text += &format!("\n{}\n", paint.heading(&section.title));
            if let Some(sheet) = &section.sheet {
                text += &sheet.text(Setting { paint, indent: 2, gap: 2 });
            }
            for note in &section.notes {
                text += &wrapped(note);
            }
        }
        text
    }

    /// For a document.
    pub fn markdown(&self) -> String {
        let mut text = format!("# {}\n\n{}\n", self.title, self.lines.join("  \n"));
        for section in &self.sections {
            text += &format!("\n## {}\n", section.title);
            if let Some(sheet) = &section.sheet {
                text += &format!("\n{}", sheet.markdown());
            }
            for note in &section.notes {
                text += &format!("\n{note}\n");
            }
        }
        text
    }
}

/// A note in lines that fit the page.
fn wrapped(note: &str) -> String {
    crate::wrap::wrap(note, WIDTH, "  ", "    ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_fit_the_page() {
        let note = "word ".repeat(60);
        assert!(wrapped(note.trim()).lines().all(|line| line.chars().count() <= WIDTH));
        assert_eq!(wrapped("short"), "  short\n");
    }
}
