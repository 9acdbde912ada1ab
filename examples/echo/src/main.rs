//! A service that echoes requests and stores the last message and the number of messages.
//!
//! It runs next to a Dapr sidecar and uses its state store. It also handles what a sidecar delivers to an
//! application: events, jobs, configuration changes and actor calls. The same source runs natively and,
//! compiled to WebAssembly, in WasmEdge.
//!
//! - `routes` maps HTTP paths to handlers;
//! - `memory` uses the sidecar: the last message and the count in the state store;
//! - `events`, `jobs`, `configuration` and `actors` handle calls of the sidecar, and `arrivals` records them;
//! - `responses` creates HTTP responses.

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

/// The default port. Overridden by APP_PORT.
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

    // hyper needs one service per connection, which handles each request.
    let echo = Arc::new(Echo::new(dapr.clone()));
    let service = make_service_fn(move |_connection| {
        let echo = echo.clone();
        let answer = move |request| routes::answer(echo.clone(), request);
        async { Ok::<_, Infallible>(service_fn(answer)) }
    });
    let server = Server::try_bind(&address)
        .map_err(|error| format!("cannot listen on {address}: {error}"))?
        .tcp_nodelay(true)
        // WasmEdge does not support vectored writes, and a response in two packets would take 40 ms longer.
        .http1_writev(false)
        .serve(service);
    println!("echo listens on http://{address}");

    // Started after listening, because the sidecar waits for its application.
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

/// Logs whether a sidecar is available. The service also works without one, but cannot store messages.
async fn watch_for_sidecar(dapr: DaprClient) {
    match dapr.wait_for_sidecar(Duration::from_secs(30)).await {
        Ok(()) => println!("echo has found its sidecar"),
        Err(error) => eprintln!("echo runs without a sidecar: {}", with_sources(&error)),
    }
}

/// An error and its sources, in one line.
fn with_sources(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(&format!(": {cause}"));
        source = cause.source();
    }
    text
}
