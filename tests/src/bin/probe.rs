//! Runs the cases against a sidecar and prints one line for each.
//!
//! The same source is compiled natively and to WebAssembly, where the crate named `tokio` is `tokio_wasi`.
//! `ok NAME` means that the case passed, `FAILED NAME: WHY` that it did not; the exit code is 1 in that case.
//! Arguments select the cases whose names contain one of them.

use std::process::ExitCode;
use std::time::Duration;

use tests::cases::{Case, Outcome, World, all};

/// The timeout of a case. Most take milliseconds.
const LIMIT: Duration = Duration::from_secs(60);

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let world = match World::from_env() {
        Ok(world) => world,
        Err(error) => {
            eprintln!("{error:#}; this program is started by `cargo test -p tests --test daprd`");
            return ExitCode::from(2);
        }
    };
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let mut failed = false;
    for case in all(world.has_worker()) {
        let name = case.name();
        if !wanted.is_empty() && !wanted.iter().any(|word| name.contains(&**word)) {
            continue;
        }
        match run(&case, &world).await {
            Ok(()) => println!("ok {name}"),
            Err(error) => {
                failed = true;
                // One line, whatever the message contains.
                println!("FAILED {name}: {}", format!("{error:#}").replace('\n', " "));
            }
        }
    }
    ExitCode::from(u8::from(failed))
}

async fn run(case: &Case, world: &World) -> Outcome {
    match tokio::time::timeout(LIMIT, case.run(world.clone())).await {
        Ok(outcome) => outcome,
        Err(_) => anyhow::bail!("it did not end within {LIMIT:?}"),
    }
}
