//! The jobs API.

mod read;

use std::collections::BTreeMap;
use std::time::Duration;

use dapr_client::jobs::{Job as JobResponse, JobData, JobFailurePolicy, JobRetry};
use dapr_client::server::ErrorResponse;
use dapr_client::server::jobs::{
    DeleteJobError, DeleteJobRequest, GetJobError, GetJobRequest, JobsApi, ScheduleJobError,
    ScheduleJobRequest,
};
use dapr_client::server::jobs::{JobDataParts, JobParts, JobRetryParts};
use dapr_client::{Json, Moment};

use super::body;
use super::details::error_info;
use crate::core::Core;
use crate::jobs::{FailurePolicy, Job, Key, Scheduler, SchedulerError};

/// The type in which daprd wraps the data of jobs created over HTTP.
const DATA_TYPE: &str = "type.googleapis.com/google.protobuf.Value";

impl JobsApi for Core {
    async fn schedule_job(&self, request: ScheduleJobRequest) -> Result<(), ScheduleJobError> {
        use ScheduleJobError as Error;
        let text = body::read(request.body.into_body()).await;
        let text = text.map_err(|error| Error::BodyRead(error.into()))?;
        let parsed = read::read(&text).map_err(|error| {
            Error::MalformedRequest(format!("failed deserializing HTTP body: {error}").into())
        })?;
        if parsed.has_name {
            let facts = [("appID", self.app_id.as_str())];
            let error = ErrorResponse::new("Set the job name in the url only")
                .detail(error_info("DAPR_SCHEDULER_JOB_NAME", Some(&facts)));
            return Err(Error::DaprSchedulerJobName(error));
        }
        let name = request.name.trim();
        if name.is_empty() {
            let error = self.scheduler_error("Name is empty", "DAPR_SCHEDULER_JOB_NAME_EMPTY");
            return Err(Error::DaprSchedulerJobNameEmpty(error));
        }
        if parsed.job.schedule.is_none() && parsed.job.due_time.is_none() {
            let error = self.scheduler_error("Schedule is empty", "DAPR_SCHEDULER_SCHEDULE_EMPTY");
            return Err(Error::DaprSchedulerScheduleEmpty(error));
        }
        let failed = |error: String| {
            let message = format!("failed to schedule job due to: {error}");
            self.scheduler_error(message, "DAPR_SCHEDULER_SCHEDULE_JOB")
        };
        let scheduler = self.scheduler();
        let scheduler =
            scheduler.map_err(|error| Error::DaprSchedulerScheduleJob500(failed(error)))?;
        scheduler
            .add(self.job(name), parsed.job, parsed.overwrite)
            .map_err(|error| {
                let response = failed(error.to_string());
                match error {
                    SchedulerError::Exists(_) => Error::DaprSchedulerScheduleJob409(response),
                    SchedulerError::TooLarge(_) => {
                        Error::DaprSchedulerScheduleJobOther(429, response)
                    }
                    _ => Error::DaprSchedulerScheduleJob500(response),
                }
            })
    }

    async fn get_job(&self, request: GetJobRequest) -> Result<JobResponse, GetJobError> {
        let failed = |error: String| {
            let message = format!("failed to get job due to: {error}");
            let error = self.scheduler_error(message, "DAPR_SCHEDULER_GET_JOB");
            GetJobError::DaprSchedulerGetJob(error)
        };
        let scheduler = self.scheduler().map_err(failed)?;
        let job = scheduler
            .get(&self.job(&request.name))
            .map_err(|error| failed(error.to_string()))?;
        to_response(request.name, job)
    }

    async fn delete_job(&self, request: DeleteJobRequest) -> Result<(), DeleteJobError> {
        let failed = |error: String| {
            let message = format!("failed to delete job due to: {error}");
            let error = self.scheduler_error(message, "DAPR_SCHEDULER_DELETE_JOB");
            DeleteJobError::DaprSchedulerDeleteJob(error)
        };
        let scheduler = self.scheduler().map_err(failed)?;
        scheduler
            .delete(&self.job(&request.name))
            .map_err(|error| failed(error.to_string()))
    }
}

impl Core {
    /// Returns the scheduler of this sidecar, or an error.
    fn scheduler(&self) -> Result<&Scheduler, String> {
        let none = || "scheduler clients are disabled".to_owned();
        self.scheduler.as_ref().ok_or_else(none)
    }

    fn job(&self, name: &str) -> Key {
        Key::Job {
            app_id: self.app_id.clone(),
            name: name.to_owned(),
        }
    }

    fn scheduler_error(&self, message: impl Into<String>, reason: &str) -> ErrorResponse {
        let facts = [
            ("appID", self.app_id.as_str()),
            ("namespace", self.namespace.as_str()),
        ];
        ErrorResponse::new(message).detail(error_info(reason, Some(&facts)))
    }
}

/// daprd 1.18.2 cannot serialize a job without data.
fn to_response(name: String, job: Job) -> Result<JobResponse, GetJobError> {
    let Some(data) = job.data else {
        let message = "failed to encode response as JSON: proto: google.protobuf.Value: none of the oneof fields is set";
        return Err(GetJobError::Internal(message.into()));
    };
    let failure_policy = job.failure_policy.map(|policy| match policy {
        FailurePolicy::Drop => JobFailurePolicy::Drop,
        FailurePolicy::Constant {
            interval,
            max_retries,
        } => JobFailurePolicy::Constant(JobRetry::from(JobRetryParts {
            interval: interval
                .map(|nanoseconds| Duration::from_nanos(nanoseconds.try_into().unwrap_or(0))),
            max_retries,
        })),
    });
    Ok(JobResponse::from(JobParts {
        name,
        schedule: job.schedule,
        repeats: job.repeats,
        due_time: job.due_time.map(Moment::from_text),
        ttl: job.ttl.map(Moment::from_text),
        data: Some(JobData::from(JobDataParts {
            type_url: DATA_TYPE.to_owned(),
            value: Some(Json::from_text(&data.to_proto_string()).unwrap_or_default()),
            extensions: BTreeMap::new(),
        })),
        failure_policy,
    }))
}
