//! Scheduled jobs that call the application.
//!
//! Schedules jobs, which call the application once or repeatedly. Requires a scheduler
//! service.
//!
//! Listing jobs, and deleting jobs by name prefix, is only available over gRPC. The
//! application must implement the callback (webhook).
//!
//! # What the sidecar calls at the application
//!
//! - `POST /job/{name}`: Runs a job in the application.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

mod delete_job;
mod get_job;
mod schedule_job;
mod trigger_job;

pub use delete_job::{DELETE_JOB, DeleteJobError, DeleteJobRequest};
pub use get_job::{GET_JOB, GetJobError, GetJobRequest};
pub use schedule_job::{SCHEDULE_JOB, ScheduleJobBody, ScheduleJobError, ScheduleJobRequest};
pub use trigger_job::TRIGGER_JOB;

pub use crate::jobs::job::JobParts;
pub use crate::jobs::job_data::JobDataParts;
pub use crate::jobs::job_retry::JobRetryParts;

use std::future::Future;

use crate::jobs::Job;

/// What a sidecar does for each operation of this building block.
pub trait JobsApi: Send + Sync {
    /// `DELETE /v1.0/jobs/{name}`
    fn delete_job(
        &self,
        request: DeleteJobRequest,
    ) -> impl Future<Output = Result<(), DeleteJobError>> + Send;

    /// `GET /v1.0/jobs/{name}`
    fn get_job(
        &self,
        request: GetJobRequest,
    ) -> impl Future<Output = Result<Job, GetJobError>> + Send;

    /// `POST /v1.0/jobs/{name}`
    fn schedule_job(
        &self,
        request: ScheduleJobRequest,
    ) -> impl Future<Output = Result<(), ScheduleJobError>> + Send;
}
