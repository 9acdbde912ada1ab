//! One call after another. All clients take turns, so that a busy machine slows them alike.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use dapr_client::DaprClient;

use crate::call::{CASES, Call, Case};
use crate::floor::Floor;
use crate::library::Library;
use crate::samples;

const CLIENTS: [&str; 3] = ["floor", "library", "client"];

/// A client with this many failures is skipped for the rest of the case. Some large responses arrive truncated, whichever client
/// reads them, and `hyper_wasi` alone never completes most of them.
const MOST_FAILURES: usize = 2;

/// The calls before the measurement. One must succeed: some large responses are truncated.
const FIRST_CALLS: usize = 5;

/// A large body that takes longer will not complete.
const LONGEST: Duration = Duration::from_millis(500);

pub(crate) async fn measure(port: u16, rounds: usize) -> Result<()> {
    let mut clients = Clients {
        floor: Floor::connect(port).await?,
        library: Library::new(),
        client: DaprClient::from_env()?,
    };
    for case in &CASES {
        let call = Call::new(case, port);
        let mut first = clients.client_call(&call).await;
        for _ in 1..FIRST_CALLS {
            if first.is_err() {
                first = clients.client_call(&call).await;
            }
        }
        first.with_context(|| format!("the first {FIRST_CALLS} calls of {}", case.name))?;
        let mut times: [Vec<f64>; 3] = Default::default();
        let mut failures = [0; 3];
        for round in 0..rounds {
            for turn in 0..CLIENTS.len() {
                // Each round starts with another client.
                let which = (round + turn) % CLIENTS.len();
                for _ in 0..case.calls {
                    if failures[which] >= MOST_FAILURES {
                        break;
                    }
                    match clients.timed(which, case, &call).await {
                        Ok(time) => times[which].push(time.as_secs_f64() * 1e6),
                        Err(error) => {
                            eprintln!("{}, {}: {error:#}", CLIENTS[which], case.name);
                            failures[which] += 1;
                        }
                    }
                }
            }
        }
        for (client, times) in CLIENTS.into_iter().zip(&times) {
            // A client whose calls all failed has no samples.
            if times.is_empty() {
                continue;
            }
            samples::print(case.name, client, "microseconds", times);
        }
    }
    Ok(())
}

struct Clients {
    floor: Floor,
    library: Library,
    client: DaprClient,
}

impl Clients {
    async fn client_call(&self, call: &Call) -> Result<()> {
        call.by_client(&self.client).await
    }

    async fn timed(&mut self, which: usize, case: &Case, call: &Call) -> Result<Duration> {
        let started = Instant::now();
        match which {
            0 => limited(case, self.floor.call(call)).await?,
            1 => limited(case, self.library.call(call)).await?,
            _ => limited(case, self.client_call(call)).await?,
        }
        Ok(started.elapsed())
    }
}

/// Large bodies get a timeout, because `hyper_wasi` alone may wait forever for one. A timer would distort the time of a short
/// call.
async fn limited(case: &Case, call: impl Future<Output = Result<()>>) -> Result<()> {
    if case.is_large() {
        tokio::time::timeout(LONGEST, call).await?
    } else {
        call.await
    }
}
