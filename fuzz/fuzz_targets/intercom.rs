//! See `tenure_connectors::fuzz::intercom`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tenure_connectors::fuzz::intercom(data));
