//! An actor with a timer and a reminder, and its caller.
//!
//! `counter` hosts the actor; `counter call` calls it. The same source runs natively, in
//! WasmEdge, and as a WASI 0.2 component.

mod actor;
mod caller;

use std::error::Error;

use actor::{Add, Counter, OpenFor};
use dapr_app::{ActorType, BuildError, DaprApp};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    match std::env::args().nth(1).as_deref() {
        None => serve().await,
        Some("call") => caller::call().await,
        Some(other) => {
            Err(format!("unknown argument {other:?}: expected `call` or nothing").into())
        }
    }
}

async fn serve() -> Result<(), Box<dyn Error>> {
    let port = std::env::var("APP_PORT").map_or(Ok(9006), |port| port.parse())?;
    println!("counter listens on port {port}");
    app()?.serve(([127, 0, 0, 1], port).into()).await?;
    Ok(())
}

fn app() -> Result<DaprApp, BuildError> {
    let counter = ActorType::<Counter>::new()
        .method::<Add>()
        .method::<OpenFor>();
    DaprApp::builder().actor(counter).build()
}

// The host of a component does not call `main`.
dapr_app::export_wasi_http!(app);
