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
    Refusal::containing("%", "the name would not reach the application as it is"),
    Refusal::starting_with(" ", "daprd drops blanks at the ends of the name"),
    Refusal::ending_with(" ", "daprd drops blanks at the ends of the name"),
];

impl DaprClient {
    /// Schedules a job, which calls the application at given times.
    ///
    /// Jobs are kept by the scheduler service: they outlast the application and the sidecar.
    /// They belong to the application whose sidecar schedules them, and one of its instances is
    /// called each time, as soon as one is there.
    ///
    /// A job needs a schedule or a due time. A job with the same name is replaced only if
    /// `overwrite` is `true`, unlike a reminder.
    ///
    /// In daprd 1.18.2 a job without data is accepted, but the application is never called, and
    /// reading it fails. Give it some data, be it `null`.
    ///
    /// Dapr's operation `ScheduleJob` (stable): `/v1.0/jobs/{name}`, POST.
    ///
    /// # Errors
    ///
    /// - Not sent: `name` contains `%`: the name would not reach the application as it is.
    /// - Not sent: `name` begins with ` `: daprd drops blanks at the ends of the name.
    /// - Not sent: `name` ends with ` `: daprd drops blanks at the ends of the name.
    /// - 400 `DAPR_SCHEDULER_SCHEDULE_EMPTY`: There is neither a schedule nor a due time.
    /// - 400 `DAPR_SCHEDULER_JOB_NAME`: The body contains a `name`. The name belongs into the
    ///   path alone.
    /// - 400 `DAPR_SCHEDULER_JOB_NAME_EMPTY`: The name is blank.
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not an object of this shape.
    /// - 400 `ERR_BODY_READ`: The body could not be read, or it is larger than the sidecar
    ///   allows.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 409 `DAPR_SCHEDULER_SCHEDULE_JOB`: The job exists and `overwrite` is not `true`.
    /// - 500 `DAPR_SCHEDULER_SCHEDULE_JOB`: The schedule or a time cannot be read; `repeats` is
    ///   0; there is a `ttl` or there are `repeats` without a schedule; the name contains `/`,
    ///   `\`, `?`, `#` or a control character; or the scheduler service failed, is not
    ///   configured, or was never reached within 30 seconds.
    /// - Any other status `DAPR_SCHEDULER_SCHEDULE_JOB`: The scheduler service failed with a gRPC
    ///   status of its own, and the status is the one that goes with it: 429 when the job is
    ///   larger than 2 MiB, 504 when the service has gone away and does not come back within 30
    ///   seconds.
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
    /// When to call, over and over.
    ///
    /// Either six fields, as in `0 30 * * * *` for every half hour: second (0 to 59), minute (0
    /// to 59), hour (0 to 23), day of the month (1 to 31), month (1 to 12, or `jan` to `dec`)
    /// and day of the week (0 to 6 from Sunday, or `sun` to `sat`). A field is `*`, a value, a
    /// range such as `mon-fri`, a step such as `*/5`, or a list of these; `?` is `*`.
    /// `CRON_TZ=Europe/Berlin` and a space before them set the time zone.
    ///
    /// Or `@every` with a duration of Go (`@every 1h30m`), `@hourly`, `@daily` or `@midnight`,
    /// `@weekly`, `@monthly`, `@yearly` or `@annually`.
    pub fn schedule(mut self, schedule: impl AsRef<str>) -> Self {
        self.call.json_field("schedule", schedule.as_ref());
        self
    }

    /// When the job becomes active; without a schedule, when the one call comes: a duration
    /// from now, or an instant. What has passed already is now.
    ///
    /// On the wire it is in the notation of Go (`1h30m`), of ISO 8601 (`PT1H30M`; no fractions)
    /// or, for an instant, of RFC 3339 (`2030-01-01T00:00:00Z`).
    pub fn due_time(mut self, due_time: impl Into<Moment>) -> Self {
        self.call
            .json_field("dueTime", &Into::<Moment>::into(due_time));
        self
    }

    /// How many calls there are. Without it there is no limit. It needs a schedule, and must
    /// not be 0.
    pub fn repeats(mut self, repeats: u32) -> Self {
        self.call.json_field("repeats", &repeats);
        self
    }

    /// When the job ends: a duration from the due time (or from now, without one), or an
    /// instant, in the notations of the due time. It needs a schedule. A job whose end has
    /// passed already is accepted all the same.
    pub fn ttl(mut self, ttl: impl Into<Moment>) -> Self {
        self.call.json_field("ttl", &Into::<Moment>::into(ttl));
        self
    }

    /// Whether a job of the same name is replaced. Without it, it is not.
    pub fn overwrite(mut self, overwrite: bool) -> Self {
        self.call.json_field("overwrite", &overwrite);
        self
    }

    /// What happens when a call failed. Without it, the call is repeated three times, a second
    /// apart.
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
