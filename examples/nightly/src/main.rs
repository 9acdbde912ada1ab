//! A service that the sidecar calls on a schedule: a job, and a cron binding.
//!
//! `nightly` serves; `nightly check` waits until both have run. The same source runs natively and in WasmEdge.

mod check;

use std::error::Error;
use std::sync::Mutex;
use std::time::Duration;

use dapr_app::{Context, DaprApp, Json, State};
use dapr_client::DaprClient;
use serde::{Deserialize, Serialize};

/// The name of the job, and of its handler.
const REPORT: &str = "report";
/// The name of the binding in `components/nightly/cleanup.yaml`.
const CLEANUP: &str = "cleanup";

/// The data of the job.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Report {
    recipient: String,
}

/// The runs of the job and of the binding.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Runs {
    reports: Vec<Report>,
    cleanups: u32,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    match std::env::args().nth(1).as_deref() {
        None => serve().await,
        Some("check") => check::check().await,
        Some(other) => {
            Err(format!("unknown argument {other:?}: expected `check` or nothing").into())
        }
    }
}

async fn serve() -> Result<(), Box<dyn Error>> {
    let dapr = DaprClient::from_env()?;
    let app = DaprApp::builder()
        .client(dapr.clone())
        .state(Mutex::new(Runs::default()))
        .job(REPORT, report)
        .binding(CLEANUP, cleanup)
        .method("GET", "/runs", runs)
        .build()?;
    // The sidecar waits for its application: schedule the job while serving.
    tokio::spawn(async move {
        if let Err(error) = schedule(dapr).await {
            eprintln!("nightly cannot schedule its job: {error}");
        }
    });
    let port = std::env::var("APP_PORT").map_or(Ok(9007), |port| port.parse())?;
    println!("nightly listens on port {port}");
    app.serve(([127, 0, 0, 1], port).into()).await?;
    Ok(())
}

/// Schedules the job, every night at half past two unless REPORT_SCHEDULE says otherwise.
async fn schedule(dapr: DaprClient) -> Result<(), dapr_client::Error> {
    let schedule = std::env::var("REPORT_SCHEDULE").unwrap_or("0 30 2 * * *".to_owned());
    let data = Report {
        recipient: "leia".to_owned(),
    };
    dapr.wait_for_sidecar(Duration::from_secs(30)).await?;
    // The scheduler keeps jobs: replace the one of an earlier run.
    let job = dapr.schedule_job(REPORT, data).schedule(&schedule);
    job.overwrite(true).await?;
    println!("scheduled the job {REPORT}: {schedule}");
    Ok(())
}

async fn report(runs: State<Mutex<Runs>>, Json(report): Json<Report>) -> Result<(), String> {
    let mut runs = runs.lock().map_err(|error| error.to_string())?;
    runs.reports.push(report);
    Ok(())
}

async fn cleanup(runs: State<Mutex<Runs>>, context: Context) -> Result<(), String> {
    println!("{} runs", context.name());
    runs.lock().map_err(|error| error.to_string())?.cleanups += 1;
    Ok(())
}

async fn runs(runs: State<Mutex<Runs>>) -> Result<Json<Runs>, String> {
    let runs = runs.lock().map_err(|error| error.to_string())?;
    Ok(Json(runs.clone()))
}
