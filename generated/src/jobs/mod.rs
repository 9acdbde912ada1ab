//! Calling the application at given times.
//!
//! Schedules jobs, which call the application at given times, once or over and over. The
//! sidecar needs a scheduler service for this.
//!
//! Listing jobs, and deleting them by a prefix of the name, is possible over gRPC only.
//! What the sidecar calls at the application is among the webhooks.
//!
//! # What the sidecar calls at the application
//!
//! - `POST /job/{name}`: Calls the application because of a job.
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
