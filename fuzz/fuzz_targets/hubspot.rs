//! See `tenure_connectors::fuzz::hubspot`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tenure_connectors::fuzz::hubspot(data));
