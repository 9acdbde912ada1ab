//! `Job`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Moment;

use super::{JobData, JobFailurePolicy};

dapr_client_runtime::json_struct! {
    /// A job as stored by the scheduler service. Times are in the formats in which they were
    /// given.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Job (JobParts) {
        /// The name of the job.
        pub name: String = required "name",
        /// The schedule. Absent if the job runs once.
        pub schedule: Option<String> = optional "schedule",
        /// The total number of runs. Absent if there is no limit.
        pub repeats: Option<u32> = optional "repeats",
        /// The time at which the job becomes active. Absent if the job became active immediately.
        pub due_time: Option<Moment> = optional "dueTime",
        /// The expiry of the job. Absent if the job never expires.
        pub ttl: Option<Moment> = optional "ttl",
        /// The data of the job.
        pub data: Option<JobData> = optional "data",
        /// The policy for failed runs. Present even if the request omitted it.
        pub failure_policy: Option<JobFailurePolicy> = optional "failurePolicy",
    }
}
