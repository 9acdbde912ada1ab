//! Sends arbitrary bytes on a connection.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| dapr_sidecar_fuzz::throw(bytes));
