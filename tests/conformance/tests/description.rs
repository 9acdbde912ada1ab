//! Checks of the description and the exceptions, without a sidecar.

use std::path::Path;

use anyhow::Result;

/// Each declared response has a valid example, and each exception names a declared element.
#[test]
fn examples_and_exceptions_are_valid() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let problems = dapr_conformance::description_problems(&root)?;
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    Ok(())
}
