//! Measures calls to a sidecar: by this client, by the HTTP library under it, and by a socket to
//! which prepared bytes are written (the floor).
//!
//! The same source is compiled natively and to WebAssembly. All three take turns, so that a busy
//! machine slows them alike; each number is a median over all calls. `dapr-bench serve PORT`
//! (native only) is the application to run with the sidecar; it echoes each request body.
//! `dapr-bench ROUNDS APP_ID STORE` measures; `DAPR_HTTP_PORT` names the sidecar.
//!
//! `dapr-bench router PORT` and `dapr-bench library PORT` are servers with empty responses: the router
//! of `dapr-app`, and the HTTP library under it. `dapr-bench load ROUNDS PORT...` (native only) compares
//! how many requests they respond to.

mod call;
#[cfg(not(target_os = "wasi"))]
mod echo;
mod floor;
mod library;
#[cfg(not(target_os = "wasi"))]
mod load;
mod server;

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use call::{CASES, Call, Case};
use dapr_client::DaprClient;
use floor::Floor;
use library::Library;

/// The order in which the figures are printed.
const CLIENTS: [&str; 3] = ["floor", "library", "client"];

/// A client with this many failures is skipped. Some large responses arrive truncated, whichever client reads them.
const MOST_FAILURES: usize = 10;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments
        .iter()
        .map(|argument| &**argument)
        .collect::<Vec<_>>()[..]
    {
        #[cfg(not(target_os = "wasi"))]
        ["serve", port] => echo::serve(port.parse()?),
        #[cfg(not(target_os = "wasi"))]
        ["load", rounds, ref ports @ ..] if !ports.is_empty() => {
            let ports: Result<Vec<u16>, _> = ports.iter().map(|port| port.parse()).collect();
            load::measure(rounds.parse()?, &ports?)
        }
        ["router", port] => server::router(port.parse()?).await,
        ["library", port] => server::library(port.parse()?).await,
        [rounds, app_id, store] => measure(rounds.parse()?, app_id, store).await,
        _ => anyhow::bail!(
            "usage: dapr-bench ROUNDS APP_ID STORE | serve PORT | router PORT | library PORT | load ROUNDS PORT..."
        ),
    }
}

async fn measure(rounds: usize, app_id: &str, store: &str) -> Result<()> {
    let port: u16 = std::env::var("DAPR_HTTP_PORT")?.parse()?;
    let mut floor = Floor::connect(port).await?;
    let library = Library::new();
    let client = DaprClient::from_env()?;
    println!("| case | floor | library | client | client / floor | client / library |");
    println!("|---|---|---|---|---|---|");
    for case in &CASES {
        let call = Call::new(case, port, app_id, store);
        call.by_client(&client).await.context("the first call")?;
        let mut times: [Vec<Duration>; 3] = Default::default();
        let mut failures = [0; 3];
        for round in 0..rounds {
            for turn in 0..CLIENTS.len() {
                // Each round starts with another client.
                let which = (round + turn) % CLIENTS.len();
                for _ in 0..case.calls {
                    let started = Instant::now();
                    if failures[which] >= MOST_FAILURES {
                        break;
                    }
                    let called = match which {
                        0 => limited(case, floor.call(&call)).await,
                        1 => limited(case, library.call(&call)).await,
                        _ => limited(case, call.by_client(&client)).await,
                    };
                    if let Err(error) = called {
                        eprintln!("{}, {}: {error:#}", CLIENTS[which], case.name);
                        failures[which] += 1;
                        continue;
                    }
                    times[which].push(started.elapsed());
                }
            }
        }
        print(case, times);
    }
    Ok(())
}

/// Large bodies get a timeout, because `hyper_wasi` alone may wait forever for one. A timer would distort the time of a short
/// call.
async fn limited(case: &Case, call: impl Future<Output = Result<()>>) -> Result<()> {
    if case.is_large() {
        tokio::time::timeout(Duration::from_secs(2), call).await?
    } else {
        call.await
    }
}

fn print(case: &Case, times: [Vec<Duration>; 3]) {
    let [floor, library, client] = times.map(median);
    println!(
        "| {} | {floor:.0} | {library:.0} | {client:.0} | {:.2} | {:.2} |",
        case.name,
        client / floor,
        client / library
    );
}

/// The median in microseconds.
fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    let middle = times.get(times.len() / 2);
    middle.map_or(f64::NAN, |time| time.as_secs_f64() * 1e6)
}
