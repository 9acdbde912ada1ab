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
    /// The name of the job, unique within the application. It must not contain `/`, `\`, `?`,
    /// `#` or control characters. Blanks at its ends get lost when the job is scheduled, but
    /// not when it is read or deleted.
    pub name: String,
    /// The W3C trace context that this call belongs to: version, trace id, parent id and flags
    /// in hexadecimal, joined by `-`.
    ///
    /// Without it daprd starts a trace of its own. The header comes back in the answer and is
    /// handed on to a called application. A value that cannot be read counts as none.
    pub traceparent: Option<String>,
    /// State of tracing systems that travels beside `traceparent`: a comma-separated list of
    /// `key=value` pairs.
    ///
    /// It means something only together with a `traceparent`; alone it is dropped.
    pub tracestate: Option<String>,
    /// Properties that travel with a trace: a comma-separated list of `key=value` pairs,
    /// percent-encoded where necessary.
    ///
    /// daprd checks the value before it looks at the rest of the request: one that it cannot
    /// read is answered with 400 and a plain text, whatever the operation is. A good one comes
    /// back in the answer and is handed on to a called application.
    pub baggage: Option<String>,
    /// When to call, and with what.
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
        /// What the application is called with: any JSON. Numbers pass through a 64-bit float, so
        /// that integers beyond 2^53 lose precision and `1.0` becomes `1`.
        pub data: Option<Json> = optional "data",
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
        pub schedule: Option<String> = optional "schedule",
        /// When the job becomes active; without a schedule, when the one call comes: a duration
        /// from now, or an instant. What has passed already is now.
        ///
        /// On the wire it is in the notation of Go (`1h30m`), of ISO 8601 (`PT1H30M`; no fractions)
        /// or, for an instant, of RFC 3339 (`2030-01-01T00:00:00Z`).
        pub due_time: Option<Moment> = optional "dueTime",
        /// How many calls there are. Without it there is no limit. It needs a schedule, and must
        /// not be 0.
        pub repeats: Option<u32> = optional "repeats",
        /// When the job ends: a duration from the due time (or from now, without one), or an
        /// instant, in the notations of the due time. It needs a schedule. A job whose end has
        /// passed already is accepted all the same.
        pub ttl: Option<Moment> = optional "ttl",
        /// Whether a job of the same name is replaced. Without it, it is not.
        pub overwrite: Option<bool> = optional "overwrite",
        /// What happens when a call failed. Without it, the call is repeated three times, a second
        /// apart.
        pub failure_policy: Option<JobFailurePolicy> = optional "failurePolicy",
    }
}

/// Why [`schedule_job`](crate::DaprClient::schedule_job) fails.
#[derive(Debug)]
pub enum ScheduleJobError {
    /// 400 `DAPR_SCHEDULER_SCHEDULE_EMPTY`: There is neither a schedule nor a due time.
    DaprSchedulerScheduleEmpty(ErrorResponse),
    /// 400 `DAPR_SCHEDULER_JOB_NAME`: The body contains a `name`. The name belongs into the
    /// path alone.
    DaprSchedulerJobName(ErrorResponse),
    /// 400 `DAPR_SCHEDULER_JOB_NAME_EMPTY`: The name is blank.
    DaprSchedulerJobNameEmpty(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not an object of this shape.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_BODY_READ`: The body could not be read, or it is larger than the sidecar
    /// allows.
    BodyRead(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// 409 `DAPR_SCHEDULER_SCHEDULE_JOB`: The job exists and `overwrite` is not `true`.
    DaprSchedulerScheduleJob409(ErrorResponse),
    /// 500 `DAPR_SCHEDULER_SCHEDULE_JOB`: The schedule or a time cannot be read; `repeats` is
    /// 0; there is a `ttl` or there are `repeats` without a schedule; the name contains `/`,
    /// `\`, `?`, `#` or a control character; or the scheduler service failed, is not
    /// configured, or was never reached within 30 seconds.
    DaprSchedulerScheduleJob500(ErrorResponse),
    /// Any other status `DAPR_SCHEDULER_SCHEDULE_JOB`: The scheduler service failed with a gRPC
    /// status of its own, and the status is the one that goes with it: 429 when the job is
    /// larger than 2 MiB, 504 when the service has gone away and does not come back within 30
    /// seconds.
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
