//! A wrong signature of a handler gives an error that says what is right.

#![cfg(not(target_os = "wasi"))]

#[test]
fn wrong_signatures_are_explained() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
