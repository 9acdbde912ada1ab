//! Measures calls to a sidecar: by this client, by the HTTP library under it, and by a socket to
//! which prepared bytes are written (the floor).
//!
//! The same source is compiled natively and to WebAssembly. `cargo xtask bench` runs both; each prints
//! its samples as JSON lines:
//!
//! - `dapr-bench calls ROUNDS` measures calls; `DAPR_HTTP_PORT` names the sidecar, whose components are
//!   in `bench/components/`.
//! - `dapr-bench router PORT` and `dapr-bench library PORT` are servers with empty responses: the router
//!   of `dapr-app`, and the HTTP library under it.
//! - `dapr-bench load ROUNDS PORT...` (native only) compares how many requests such servers respond to.
//! - `dapr-bench serve PORT` (native only) is the application to run with the sidecar; it echoes each
//!   request body.

mod call;
mod concurrent;
#[cfg(not(target_os = "wasi"))]
mod echo;
mod floor;
mod library;
#[cfg(not(target_os = "wasi"))]
mod load;
mod samples;
mod sequential;
mod server;

use anyhow::Result;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(|argument| &**argument).collect();
    match arguments[..] {
        ["calls", rounds] => {
            let port = std::env::var("DAPR_HTTP_PORT")?.parse()?;
            let rounds = rounds.parse()?;
            sequential::measure(port, rounds).await?;
            concurrent::measure(port, rounds).await
        }
        ["router", port] => server::router(port.parse()?).await,
        ["library", port] => server::library(port.parse()?).await,
        #[cfg(not(target_os = "wasi"))]
        ["load", rounds, ref ports @ ..] if !ports.is_empty() => {
            let ports: Result<Vec<u16>, _> = ports.iter().map(|port| port.parse()).collect();
            load::measure(rounds.parse()?, &ports?)
        }
        #[cfg(not(target_os = "wasi"))]
        ["serve", port] => echo::serve(port.parse()?),
        _ => anyhow::bail!(
            "usage: dapr-bench calls ROUNDS | router PORT | library PORT | load ROUNDS PORT... | serve PORT"
        ),
    }
}
