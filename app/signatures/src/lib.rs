//! Tests only: see `tests/signatures.rs`.
