//! A service that answers with what it is sent, and remembers the last message and how many
//! there were.
//!
//! It runs beside a Dapr sidecar and keeps what it remembers in the sidecar's state store. It also
//! takes what a sidecar can deliver to an application: events, jobs, changes of configuration, and
//! calls of actors. The same source runs natively and, as WebAssembly, in WasmEdge.
//!
//! - `routes` is the HTTP side: which path does what;
//! - `memory` uses the sidecar: the last message and the count in the state store;
//! - `events`, `jobs`, `configuration` and `actors` are what the sidecar calls, and `arrivals`
//!   keeps what they were sent;
//! - `responses` makes answers.

mod actors;
mod arrivals;
mod configuration;
mod events;
mod jobs;
mod memory;
mod responses;
mod routes;

use std::convert::Infallible;
use std::error::Error;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use dapr_client::DaprClient;
use hyper::Server;
use hyper::service::{make_service_fn, service_fn};
use routes::Echo;

/// The port that the sidecar expects the service at, unless APP_PORT names another.
const DEFAULT_PORT: u16 = 9004;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match serve().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("echo: {}", with_sources(error.as_ref()));
            ExitCode::FAILURE
        }
    }
}

async fn serve() -> Result<(), Box<dyn Error>> {
    let address = SocketAddr::from(([127, 0, 0, 1], port()?));
    let dapr = DaprClient::from_env()?;

    // hyper wants a service for each connection, and that one is called for each request.
    let echo = Arc::new(Echo::new(dapr.clone()));
    let service = make_service_fn(move |_connection| {
        let echo = echo.clone();
        let answer = move |request| routes::answer(echo.clone(), request);
        async { Ok::<_, Infallible>(service_fn(answer)) }
    });
    let server = Server::try_bind(&address)
        .map_err(|error| format!("cannot listen on {address}: {error}"))?
        .tcp_nodelay(true)
        // WasmEdge cannot do that, so an answer in two pieces would wait 40 ms in between.
        .http1_writev(false)
        .serve(service);
    println!("echo listens on http://{address}");

    // Not before it listens: the sidecar, in turn, waits for its application.
    tokio::spawn(watch_for_sidecar(dapr));
    server.await?;
    Ok(())
}

fn port() -> Result<u16, String> {
    match std::env::var("APP_PORT") {
        Ok(port) => port
            .parse()
            .map_err(|_| format!("APP_PORT is {port:?}, but a port is a number up to 65535")),
        Err(_) => Ok(DEFAULT_PORT),
    }
}

/// Tells whoever reads the log whether there is a sidecar. The service works without one, too; it
/// just cannot remember anything.
async fn watch_for_sidecar(dapr: DaprClient) {
    match dapr.wait_for_sidecar(Duration::from_secs(30)).await {
        Ok(()) => println!("echo has found its sidecar"),
        Err(error) => eprintln!("echo runs without a sidecar: {}", with_sources(&error)),
    }
}

/// The text of an error and of what caused it, in one line.
fn with_sources(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(&format!(": {cause}"));
        source = cause.source();
    }
    text
}
