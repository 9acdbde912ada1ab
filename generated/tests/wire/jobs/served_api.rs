//! A sidecar that serves nothing.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::jobs::Job;
use dapr_client::server::jobs::{
    DeleteJobError, DeleteJobRequest, GetJobError, GetJobRequest, JobsApi, ScheduleJobError,
    ScheduleJobRequest,
};

use crate::dispatch::{Refusing, refused};

impl JobsApi for Refusing {
    async fn delete_job(&self, _: DeleteJobRequest) -> Result<(), DeleteJobError> {
        Err(refused("delete_job").into())
    }

    async fn get_job(&self, _: GetJobRequest) -> Result<Job, GetJobError> {
        Err(refused("get_job").into())
    }

    async fn schedule_job(&self, _: ScheduleJobRequest) -> Result<(), ScheduleJobError> {
        Err(refused("schedule_job").into())
    }
}
