//! A service that returns each message, and stores the last message and the number of messages.
//!
//! It stores them in a state store of its Dapr sidecar. It also
//! handles everything that a sidecar can deliver to an application: events, jobs, configuration
//! updates, and calls of actors. The same source runs natively, in WasmEdge, and as a WASI 0.2 component.
//!
//! - `messages` has the methods that other applications invoke, and `memory` the state they store;
//! - `deliveries` handles events, jobs and configuration updates, `actors` the actors; `arrivals`
//!   records their payloads;
//! - `store` changes the values of `memory` and `arrivals` in the state store.

mod actors;
mod arrivals;
mod deliveries;
mod memory;
mod messages;
mod store;

use std::error::Error;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use actors::Droid;
use arrivals::Arrivals;
use dapr_app::{ActorType, DaprApp, Topic};
use dapr_client::{BoxError, DaprClient};
use memory::Memory;

/// The port at which the sidecar expects the service, unless APP_PORT is set.
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

async fn serve() -> Result<(), BoxError> {
    let address = SocketAddr::from(([127, 0, 0, 1], port()?));
    let app = app()?;
    // The sidecar, in turn, waits for its application: do not wait before serving.
    tokio::spawn(watch_for_sidecar(DaprClient::from_env()?));
    println!("echo listens on http://{address}");
    app.serve(address).await?;
    Ok(())
}

fn app() -> Result<DaprApp, BoxError> {
    let dapr = DaprClient::from_env()?;
    let app = DaprApp::builder()
        .client(dapr.clone())
        .state(Memory::new(dapr.clone()))
        .state(Arrivals::new(dapr))
        .method("GET", "/", messages::about)
        .method("POST", "/echo", messages::echo)
        .method("GET", "/last", messages::last)
        .method("GET", "/arrivals", messages::arrivals)
        .subscribe(Topic::new("holonet", "orders").handler(deliveries::order))
        .job("*", deliveries::job)
        .configuration("settings", deliveries::configuration)
        .actor(ActorType::<Droid>::new().method::<actors::Tell>())
        .build()?;
    Ok(app)
}

// The host of a component does not call `main`.
dapr_app::export_wasi_http!(app);

fn port() -> Result<u16, String> {
    match std::env::var("APP_PORT") {
        Ok(port) => port
            .parse()
            .map_err(|_| format!("APP_PORT is {port:?}, but a port is a number up to 65535")),
        Err(_) => Ok(DEFAULT_PORT),
    }
}

/// Logs whether there is a sidecar. The service works without one, but cannot store messages.
async fn watch_for_sidecar(dapr: DaprClient) {
    match dapr.wait_for_sidecar(Duration::from_secs(30)).await {
        Ok(()) => println!("echo has found its sidecar"),
        Err(error) => eprintln!("echo runs without a sidecar: {}", with_sources(&error)),
    }
}

/// Returns the text of an error and of its sources, in one line.
fn with_sources(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(&format!(": {cause}"));
        source = cause.source();
    }
    text
}
