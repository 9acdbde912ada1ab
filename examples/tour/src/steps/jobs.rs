//! Jobs: scheduled calls of the application.

use std::collections::BTreeMap;
use std::time::Duration;

use dapr_client::{DaprClient, ErrorCode};

use crate::check::{Failure, expect};
use crate::echo;

/// A job that is not due during the tour.
const LATER: &str = "refuel";

pub(crate) async fn schedule(dapr: &DaprClient) -> Result<String, Failure> {
    let data = BTreeMap::from([("number", echo::new_number()?)]);
    let call = dapr
        .schedule_job("evacuate", &data)
        .due_time(Duration::ZERO);
    // An earlier tour may have left a pending job.
    call.overwrite(true).await?;
    echo::was_sent(dapr, "job", "evacuate", &data).await?;
    Ok("echo received the job with its data".into())
}

pub(crate) async fn get(dapr: &DaprClient) -> Result<String, Failure> {
    let call = dapr.schedule_job(LATER, "hangar 7").schedule("@every 12h");
    call.overwrite(true).await?;
    let job = dapr.get_job(LATER).await?;
    expect("the name", &*job.name, LATER)?;
    expect("the schedule", job.schedule.as_deref(), Some("@every 12h"))?;
    Ok(format!("{LATER} is scheduled @every 12h"))
}

pub(crate) async fn delete(dapr: &DaprClient) -> Result<String, Failure> {
    dapr.delete_job(LATER).await?;
    match dapr.get_job(LATER).await {
        Err(error) if error.code() == Some(ErrorCode::DaprSchedulerGetJob) => {
            Ok(format!("{LATER} is not scheduled any more"))
        }
        Err(error) => Err(error.into()),
        Ok(job) => Err(format!("{} is still scheduled", job.name).into()),
    }
}
