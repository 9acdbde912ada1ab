//! Hosts counters at APP_PORT, which defaults to 9011.

use std::error::Error;

use counter::{Add, Counter, Get, Start};
use dapr_app::{ActorType, DaprApp};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = std::env::var("APP_PORT").map_or(Ok(9011), |port| port.parse())?;
    let counter = ActorType::<Counter>::new()
        .method::<Add>()
        .method::<Get>()
        .method::<Start>();
    let app = DaprApp::builder().actor(counter).build()?;
    println!("counter listens on http://127.0.0.1:{port}");
    app.serve(([127, 0, 0, 1], port).into()).await?;
    Ok(())
}
