//! Sees to it that what ships has the dashboard in it, and the newest.

use std::env;
use std::path::Path;

fn main() {
    let dist = "../../web/dist";
    println!("cargo:rerun-if-changed={dist}");
    println!("cargo:rerun-if-env-changed=TENURE_WITHOUT_DASHBOARD");
    let ships = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let without = env::var_os("TENURE_WITHOUT_DASHBOARD").is_some();
    if ships && !without && !Path::new(dist).join("index.html").is_file() {
        println!(
            "cargo::error=the dashboard is not built: run `make web` first, or set \
             TENURE_WITHOUT_DASHBOARD=1 to build without it"
        );
    }
}
