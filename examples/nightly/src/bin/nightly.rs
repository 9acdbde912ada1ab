//! Handles a job and a cron binding at APP_PORT, which defaults to 9012. Both leave a note in the
//! state store.

use std::error::Error;

use dapr_app::{Context, DaprApp, Json};
use dapr_client::state::StateItem;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = std::env::var("APP_PORT").map_or(Ok(9012), |port| port.parse())?;
    let app = DaprApp::builder()
        .job("backup", backup)
        .binding("sweep", sweep)
        .build()?;
    println!("nightly listens on http://127.0.0.1:{port}");
    app.serve(([127, 0, 0, 1], port).into()).await?;
    Ok(())
}

/// The data of the job is the name of the database. An error makes Dapr call again.
async fn backup(context: Context, Json(database): Json<String>) -> Result<(), dapr_client::Error> {
    note(&context, "backup", format!("saved {database}")).await
}

/// The schedule is in the component: `components/cron.yaml`.
async fn sweep(context: Context) -> Result<(), dapr_client::Error> {
    let time = context.metadata().get("readtimeutc");
    note(&context, "sweep", format!("swept at {time:?}")).await
}

async fn note(context: &Context, key: &str, text: String) -> Result<(), dapr_client::Error> {
    let item = StateItem::new(key, text);
    context.dapr().save_state("starwars", [item]).await
}
