//! `POST /v1.0/jobs/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Json, Moment, Operation, Refusal, Response, ResponseBody};
use serde::Serialize;

use super::JobFailurePolicy;
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "schedule_job",
    method: "POST",
    path: "/v1.0/jobs/{name}",
    response: ResponseBody::Buffered,
    errors: &[
        (
            400,
            &[
                "DAPR_SCHEDULER_SCHEDULE_EMPTY",
                "DAPR_SCHEDULER_JOB_NAME",
                "DAPR_SCHEDULER_JOB_NAME_EMPTY",
                "ERR_MALFORMED_REQUEST",
                "ERR_BODY_READ",
            ],
        ),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (409, &["DAPR_SCHEDULER_SCHEDULE_JOB"]),
        (500, &["DAPR_SCHEDULER_SCHEDULE_JOB"]),
    ],
};

const REFUSED_NAME: &[Refusal] = &[
    Refusal::containing("%", "the name would not reach the application unchanged"),
    Refusal::starting_with(" ", "daprd removes leading and trailing spaces"),
    Refusal::ending_with(" ", "daprd removes leading and trailing spaces"),
];

impl DaprClient {
    /// Schedules a job, which calls the application on a schedule.
    ///
    /// The scheduler service stores jobs, so they survive the application and the sidecar. A
    /// job belongs to the application whose sidecar schedules it. Each run calls one available
    /// instance of the application.
    ///
    /// `schedule` or `dueTime` is required. An existing job with the same name is replaced only
    /// if `overwrite` is `true`, unlike for a reminder.
    ///
    /// In daprd 1.18.2, a job without data is accepted, but it never calls the application and
    /// cannot be read. Always set the data, even to `null`.
    ///
    /// Dapr's operation `ScheduleJob` (stable): `/v1.0/jobs/{name}`, POST.
    ///
    /// # Errors
    ///
    /// - Not sent: `name` contains `%`: the name would not reach the application unchanged.
    /// - Not sent: `name` begins with ` `: daprd removes leading and trailing spaces.
    /// - Not sent: `name` ends with ` `: daprd removes leading and trailing spaces.
    /// - 400 `DAPR_SCHEDULER_SCHEDULE_EMPTY`: The job has neither a schedule nor a due time.
    /// - 400 `DAPR_SCHEDULER_JOB_NAME`: The body contains a `name`, which is only allowed in the
    ///   path.
    /// - 400 `DAPR_SCHEDULER_JOB_NAME_EMPTY`: The name is blank.
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not a valid request object.
    /// - 400 `ERR_BODY_READ`: The request body could not be read, or it exceeds the sidecar's
    ///   size limit.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 409 `DAPR_SCHEDULER_SCHEDULE_JOB`: The job exists and `overwrite` is not `true`.
    /// - 500 `DAPR_SCHEDULER_SCHEDULE_JOB`: The schedule or a time is invalid, `repeats` is 0,
    ///   there is a `ttl` or `repeats` without a schedule, the name contains `/`, `\`, `?`, `#`
    ///   or a control character, or the scheduler service failed, is not configured, or was never
    ///   connected, which is reported after 30 seconds.
    /// - Any other status `DAPR_SCHEDULER_SCHEDULE_JOB`: The scheduler service returned a gRPC
    ///   status, which determines the HTTP status: 429 if the job is larger than 2 MiB, 504 if
    ///   the connection to the service is lost for more than 30 seconds.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::jobs::{JobFailurePolicy, JobRetry};
    /// use serde_json::json;
    /// use std::time::Duration;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// dapr.schedule_job("evacuate", json!({ "base": "echo" }))
    ///     .schedule("@every 1h")
    ///     .due_time(Duration::from_secs(600))
    ///     .repeats(3)
    ///     .ttl(Duration::from_secs(172800))
    ///     .failure_policy(JobFailurePolicy::Constant(
    ///         JobRetry::new()
    ///             .interval(Duration::from_secs(3))
    ///             .max_retries(5),
    ///     ))
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn schedule_job(&self, name: impl AsRef<str>, data: impl Serialize) -> ScheduleJobCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.refuse_any("name", name.as_ref(), REFUSED_NAME);
        call.path(name.as_ref());
        call.json_object();
        call.json_field("data", &Json::new(&data));
        ScheduleJobCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`schedule_job`](DaprClient::schedule_job), sent when it is awaited.
    pub struct ScheduleJobCall -> ();
}

impl ScheduleJobCall {
    /// The schedule of the job, as a cron expression or a period.
    ///
    /// A cron expression has six fields, as in `0 30 * * * *` for half past every hour: second
    /// (0 to 59), minute (0 to 59), hour (0 to 23), day of the month (1 to 31), month (1 to 12,
    /// or `jan` to `dec`) and day of the week (0 to 6 from Sunday, or `sun` to `sat`). A field
    /// is `*`, a value, a range such as `mon-fri`, a step such as `*/5`, or a list of these.
    /// `?` is the same as `*`. The prefix `CRON_TZ=Europe/Berlin` and a space set the time
    /// zone.
    ///
    /// A period is `@every` with a Go duration (`@every 1h30m`), `@hourly`, `@daily` or
    /// `@midnight`, `@weekly`, `@monthly`, `@yearly` or `@annually`.
    pub fn schedule(mut self, schedule: impl AsRef<str>) -> Self {
        self.call.json_field("schedule", schedule.as_ref());
        self
    }

    /// The time at which the job becomes active, as a duration from now or a timestamp. Without
    /// a schedule, this is the time of the single run. A time in the past means now.
    ///
    /// In the request body, it is a Go duration (`1h30m`), an ISO 8601 duration (`PT1H30M`,
    /// without fractions) or an RFC 3339 timestamp (`2030-01-01T00:00:00Z`).
    pub fn due_time(mut self, due_time: impl Into<Moment>) -> Self {
        self.call
            .json_field("dueTime", &Into::<Moment>::into(due_time));
        self
    }

    /// The number of runs. Requires a schedule, and must not be 0. If omitted, there is no
    /// limit.
    pub fn repeats(mut self, repeats: u32) -> Self {
        self.call.json_field("repeats", &repeats);
        self
    }

    /// The expiry of the job, as a duration from the due time (or from now, if there is none)
    /// or a timestamp, in the formats of the due time. Requires a schedule. A job that has
    /// already expired is still accepted.
    pub fn ttl(mut self, ttl: impl Into<Moment>) -> Self {
        self.call.json_field("ttl", &Into::<Moment>::into(ttl));
        self
    }

    /// Whether to replace an existing job with the same name. Defaults to `false`.
    pub fn overwrite(mut self, overwrite: bool) -> Self {
        self.call.json_field("overwrite", &overwrite);
        self
    }

    /// The policy for failed runs. Defaults to three retries, one second apart.
    pub fn failure_policy(mut self, failure_policy: JobFailurePolicy) -> Self {
        self.call.json_field("failurePolicy", &failure_policy);
        self
    }
}

fn decode(response: Response) -> Result<(), Error> {
    match response.status() {
        204 => Ok(()),
        _ => Err(response.into_error()),
    }
}
