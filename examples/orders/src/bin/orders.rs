//! Serves `orders` at APP_PORT, which defaults to 9010.

use std::error::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = std::env::var("APP_PORT").map_or(Ok(9010), |port| port.parse())?;
    println!("orders listens on http://127.0.0.1:{port}");
    let app = orders::app().build()?;
    app.serve(([127, 0, 0, 1], port).into()).await?;
    Ok(())
}
