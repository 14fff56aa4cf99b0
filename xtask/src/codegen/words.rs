//! `locales/en/catalogue.ftl`: the words of the catalogue for people, from the catalogue itself.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::Files;

pub(super) fn files(_: &Path) -> Result<Files> {
    let path = PathBuf::from("locales/en/catalogue.ftl");
    Ok(vec![(path, tenure_i18n::catalogue::english())])
}
