//! The description and the exceptions by themselves: no sidecar is needed.

use std::path::Path;

use anyhow::Result;

/// Every declared outcome has an example that fits, and every exception names something that is declared.
#[test]
fn examples_and_exceptions_are_right() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let faults = dapr_conformance::faults(&root)?;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}
