//! Hostile values as each string of each operation: the matrix of `dapr-client`, on this target.

#[path = "../../../generated/tests/hostile/input.rs"]
mod input;
#[path = "../../../generated/tests/hostile/inputs/mod.rs"]
mod inputs;
#[path = "../../../generated/tests/hostile/matrix.rs"]
mod matrix;
#[path = "../../../generated/tests/hostile/received.rs"]
mod received;
#[path = "../../../generated/tests/hostile/sidecar.rs"]
mod sidecar;
#[path = "../../../generated/tests/hostile/values.rs"]
mod values;

use anyhow::ensure;

use super::{Case, Outcome, World};

pub(super) fn cases() -> Vec<Case> {
    vec![Case::new(
        "hostile: every value arrives exactly or is refused",
        exact_or_refused,
    )]
}

async fn exact_or_refused(_: World) -> Outcome {
    let sidecar = sidecar::Sidecar::default();
    let report = matrix::run(inputs::ALL.iter().copied().flatten(), sidecar.exchange());
    ensure!(report.is_complete(), "{report}");
    Ok(())
}
