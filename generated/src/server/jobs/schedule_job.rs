//! `POST /v1.0/jobs/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::{
    ErrorResponse, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};
use dapr_client_runtime::{Json, Moment};

use crate::jobs::JobFailurePolicy;
use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`schedule_job`](crate::DaprClient::schedule_job) is found.
pub const SCHEDULE_JOB: Route = Route {
    operation: OperationId::ScheduleJob,
    name: "ScheduleJob",
    group: "jobs",
    methods: Methods::Listed(&["POST"]),
    paths: &[
        RoutePath {
            template: "/v1.0/jobs/{name}",
            version: "v1",
            segments: &[
                Segment::Text("v1.0"),
                Segment::Text("jobs"),
                Segment::Parameter("name"),
            ],
        },
        RoutePath {
            template: "/v1.0-alpha1/jobs/{name}",
            version: "v1alpha1",
            segments: &[
                Segment::Text("v1.0-alpha1"),
                Segment::Text("jobs"),
                Segment::Parameter("name"),
            ],
        },
    ],
    needs_token: true,
};

/// A request of [`schedule_job`](crate::DaprClient::schedule_job).
#[derive(Debug)]
pub struct ScheduleJobRequest {
    /// The name of the job, unique within the application. Must not contain `/`, `\`, `?`, `#`
    /// or control characters. Leading and trailing spaces are removed when the job is
    /// scheduled, but not when it is read or deleted.
    pub name: String,
    /// The W3C trace context of the request: version, trace ID, parent ID and flags in
    /// hexadecimal, joined by `-`.
    ///
    /// If omitted or malformed, daprd starts a new trace. The header is returned in the
    /// response and propagated to called applications.
    pub traceparent: Option<String>,
    /// Vendor-specific trace state that accompanies `traceparent`: a comma-separated list of
    /// `key=value` pairs.
    ///
    /// Ignored without a `traceparent`.
    pub tracestate: Option<String>,
    /// Properties that are propagated with a trace: a comma-separated list of `key=value`
    /// pairs, percent-encoded where necessary.
    ///
    /// daprd validates the header before the rest of the request. For a malformed value, every
    /// operation returns 400 with a plain-text body. A valid value is returned in the response
    /// and propagated to called applications.
    pub baggage: Option<String>,
    /// The schedule and the data of the call.
    pub body: JsonBody<ScheduleJobBody>,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl ScheduleJobRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            name: parts.path(),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.json_body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<(), ScheduleJobError>) -> RawResponse {
        match outcome {
            Ok(()) => RawResponse::new(204),
            Err(error) => error.into_response(),
        }
    }
}

dapr_client_runtime::json_struct! {
    /// What the body of `schedule_job` holds.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ScheduleJobBody {
        /// The data of the job, as any JSON. Numbers are converted to 64-bit floating point, so
        /// integers beyond 2^53 lose precision and `1.0` becomes `1`.
        pub data: Option<Json> = optional "data",
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
        pub schedule: Option<String> = optional "schedule",
        /// The time at which the job becomes active, as a duration from now or a timestamp. Without
        /// a schedule, this is the time of the single run. A time in the past means now.
        ///
        /// In the request body, it is a Go duration (`1h30m`), an ISO 8601 duration (`PT1H30M`,
        /// without fractions) or an RFC 3339 timestamp (`2030-01-01T00:00:00Z`).
        pub due_time: Option<Moment> = optional "dueTime",
        /// The number of runs. Requires a schedule, and must not be 0. If omitted, there is no
        /// limit.
        pub repeats: Option<u32> = optional "repeats",
        /// The expiry of the job, as a duration from the due time (or from now, if there is none)
        /// or a timestamp, in the formats of the due time. Requires a schedule. A job that has
        /// already expired is still accepted.
        pub ttl: Option<Moment> = optional "ttl",
        /// Whether to replace an existing job with the same name. Defaults to `false`.
        pub overwrite: Option<bool> = optional "overwrite",
        /// The policy for failed runs. Defaults to three retries, one second apart.
        pub failure_policy: Option<JobFailurePolicy> = optional "failurePolicy",
    }
}

/// Why [`schedule_job`](crate::DaprClient::schedule_job) fails.
#[derive(Debug)]
pub enum ScheduleJobError {
    /// 400 `DAPR_SCHEDULER_SCHEDULE_EMPTY`: The job has neither a schedule nor a due time.
    DaprSchedulerScheduleEmpty(ErrorResponse),
    /// 400 `DAPR_SCHEDULER_JOB_NAME`: The body contains a `name`, which is only allowed in the
    /// path.
    DaprSchedulerJobName(ErrorResponse),
    /// 400 `DAPR_SCHEDULER_JOB_NAME_EMPTY`: The name is blank.
    DaprSchedulerJobNameEmpty(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not a valid request object.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_BODY_READ`: The request body could not be read, or it exceeds the sidecar's
    /// size limit.
    BodyRead(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 409 `DAPR_SCHEDULER_SCHEDULE_JOB`: The job exists and `overwrite` is not `true`.
    DaprSchedulerScheduleJob409(ErrorResponse),
    /// 500 `DAPR_SCHEDULER_SCHEDULE_JOB`: The schedule or a time is invalid, `repeats` is 0,
    /// there is a `ttl` or `repeats` without a schedule, the name contains `/`, `\`, `?`, `#`
    /// or a control character, or the scheduler service failed, is not configured, or was never
    /// connected, which is reported after 30 seconds.
    DaprSchedulerScheduleJob500(ErrorResponse),
    /// Any other status `DAPR_SCHEDULER_SCHEDULE_JOB`: The scheduler service returned a gRPC
    /// status, which determines the HTTP status: 429 if the job is larger than 2 MiB, 504 if
    /// the connection to the service is lost for more than 30 seconds.
    DaprSchedulerScheduleJobOther(u16, ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl ScheduleJobError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::DaprSchedulerScheduleEmpty(error) => {
                RawResponse::error(400, "DAPR_SCHEDULER_SCHEDULE_EMPTY", error)
            }
            Self::DaprSchedulerJobName(error) => {
                RawResponse::error(400, "DAPR_SCHEDULER_JOB_NAME", error)
            }
            Self::DaprSchedulerJobNameEmpty(error) => {
                RawResponse::error(400, "DAPR_SCHEDULER_JOB_NAME_EMPTY", error)
            }
            Self::MalformedRequest(error) => {
                RawResponse::error(400, "ERR_MALFORMED_REQUEST", error)
            }
            Self::BodyRead(error) => RawResponse::error(400, "ERR_BODY_READ", error),
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::DaprSchedulerScheduleJob409(error) => {
                RawResponse::error(409, "DAPR_SCHEDULER_SCHEDULE_JOB", error)
            }
            Self::DaprSchedulerScheduleJob500(error) => {
                RawResponse::error(500, "DAPR_SCHEDULER_SCHEDULE_JOB", error)
            }
            Self::DaprSchedulerScheduleJobOther(status, error) => {
                RawResponse::error(status, "DAPR_SCHEDULER_SCHEDULE_JOB", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for ScheduleJobError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
