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

pub(crate) mod delete_job;
pub(crate) mod get_job;
pub(crate) mod job;
pub(crate) mod job_data;
mod job_failure_policy;
pub(crate) mod job_retry;
pub(crate) mod schedule_job;

pub use delete_job::DeleteJobCall;
pub use get_job::GetJobCall;
pub use job::Job;
pub use job_data::JobData;
pub use job_failure_policy::JobFailurePolicy;
pub use job_retry::JobRetry;
pub use schedule_job::ScheduleJobCall;
