//! `Job`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue, Moment};

use super::{JobData, JobFailurePolicy};

/// A job as the scheduler service keeps it. Times are in the notation in which they were given.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Job {
    /// The name.
    pub name: String,
    /// When the application is called, over and over. It is absent when there is a single call.
    pub schedule: Option<String>,
    /// How many calls there are in all. It is absent when there is no limit.
    pub repeats: Option<u32>,
    /// When the job becomes active. It is absent when that was at once.
    pub due_time: Option<Moment>,
    /// When the job ends. It is absent when it does not.
    pub ttl: Option<Moment>,
    /// What the application is called with.
    pub data: Option<JobData>,
    /// What happens when a call failed. It is present even if it was not given.
    pub failure_policy: Option<JobFailurePolicy>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for Job {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.field("name", &self.name);
        object.optional("schedule", self.schedule.as_ref());
        object.optional("repeats", self.repeats.as_ref());
        object.optional("dueTime", self.due_time.as_ref());
        object.optional("ttl", self.ttl.as_ref());
        object.optional("data", self.data.as_ref());
        object.optional("failurePolicy", self.failure_policy.as_ref());
        object.end();
    }
}

impl FromJson for Job {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            name: object.required("name")?,
            schedule: object.optional("schedule")?,
            repeats: object.optional("repeats")?,
            due_time: object.optional("dueTime")?,
            ttl: object.optional("ttl")?,
            data: object.optional("data")?,
            failure_policy: object.optional("failurePolicy")?,
        })
    }
}
