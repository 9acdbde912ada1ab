//! Serves the router at APP_PORT, which defaults to 9010.

use std::error::Error;

use tokio::net::TcpListener;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let port: u16 = std::env::var("APP_PORT").map_or(Ok(9010), |port| port.parse())?;
    let app = orders::app().build()?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("orders listens on http://127.0.0.1:{port}");
    axum::serve(listener, orders_axum::router(app)).await?;
    Ok(())
}
