//! See `tenure_connectors::fuzz::chatwoot`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tenure_connectors::fuzz::chatwoot(data));
