//! `Job`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Moment;

use super::{JobData, JobFailurePolicy};

dapr_client_runtime::json_struct! {
    /// A job as the scheduler service keeps it. Times are in the notation in which they were
    /// given.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Job (JobParts) {
        /// The name.
        pub name: String = required "name",
        /// When the application is called, over and over. It is absent when there is a single call.
        pub schedule: Option<String> = optional "schedule",
        /// How many calls there are in all. It is absent when there is no limit.
        pub repeats: Option<u32> = optional "repeats",
        /// When the job becomes active. It is absent when that was at once.
        pub due_time: Option<Moment> = optional "dueTime",
        /// When the job ends. It is absent when it does not.
        pub ttl: Option<Moment> = optional "ttl",
        /// What the application is called with.
        pub data: Option<JobData> = optional "data",
        /// What happens when a call failed. It is present even if it was not given.
        pub failure_policy: Option<JobFailurePolicy> = optional "failurePolicy",
    }
}
