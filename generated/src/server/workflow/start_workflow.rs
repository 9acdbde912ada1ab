//! `POST /v1.0/workflows/{workflowComponent}/{workflowName}/start`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{ErrorResponse, Parts, RawRequest, RawResponse, RequestHead};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};
use crate::workflow::StartedWorkflow;

/// Where [`start_workflow`](crate::DaprClient::start_workflow) is found.
pub const START_WORKFLOW: Route = Route {
    operation: OperationId::StartWorkflow,
    name: "StartWorkflow",
    group: "workflows",
    methods: Methods::Listed(&["POST"]),
    paths: &[
        RoutePath {
            template: "/v1.0/workflows/{workflowComponent}/{workflowName}/start",
            version: "v1",
            segments: &[
                Segment::Text("v1.0"),
                Segment::Text("workflows"),
                Segment::Parameter("workflowComponent"),
                Segment::Parameter("workflowName"),
                Segment::Text("start"),
            ],
        },
        RoutePath {
            template: "/v1.0-beta1/workflows/{workflowComponent}/{workflowName}/start",
            version: "v1beta1",
            segments: &[
                Segment::Text("v1.0-beta1"),
                Segment::Text("workflows"),
                Segment::Parameter("workflowComponent"),
                Segment::Parameter("workflowName"),
                Segment::Text("start"),
            ],
        },
        RoutePath {
            template: "/v1.0-alpha1/workflows/{workflowComponent}/{workflowName}/start",
            version: "v1alpha1",
            segments: &[
                Segment::Text("v1.0-alpha1"),
                Segment::Text("workflows"),
                Segment::Parameter("workflowComponent"),
                Segment::Parameter("workflowName"),
                Segment::Text("start"),
            ],
        },
    ],
    needs_token: true,
};

/// A request of [`start_workflow`](crate::DaprClient::start_workflow).
#[derive(Debug)]
pub struct StartWorkflowRequest {
    /// The name of the workflow engine, usually `dapr`. daprd has a single engine and accepts
    /// any name.
    pub workflow_component: String,
    /// The name of the workflow, as registered by its worker.
    pub workflow_name: String,
    /// The ID of the new instance: letters and digits of any script, `_` and `-`, at most 64
    /// bytes in UTF-8. If omitted or empty, daprd generates a UUID.
    pub instance_id: Option<String>,
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
    /// The input of the workflow. daprd accepts any text with any content type, but workers
    /// expect JSON: an instance with any other input fails. If the body is omitted, the input
    /// is empty.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl StartWorkflowRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            workflow_component: parts.path(),
            workflow_name: parts.path(),
            instance_id: parts.query("instanceID"),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<StartedWorkflow, StartWorkflowError>) -> RawResponse {
        match outcome {
            Ok(found) => RawResponse::new(202).protobuf_json(&found),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`start_workflow`](crate::DaprClient::start_workflow) fails.
#[derive(Debug)]
pub enum StartWorkflowError {
    /// 400 `ERR_ACTOR_NO_PLACEMENT`: No placement service is configured, so workflows are not
    /// available.
    ActorNoPlacement(ErrorResponse),
    /// 400 `ERR_INSTANCE_ID_INVALID`: The instance ID contains a character that is not allowed.
    InstanceIdInvalid(ErrorResponse),
    /// 400 `ERR_INSTANCE_ID_TOO_LONG`: The instance ID is longer than 64 bytes.
    InstanceIdTooLong(ErrorResponse),
    /// 400 `ERR_BODY_READ`: The request body could not be read, or it exceeds the sidecar's
    /// size limit.
    BodyRead(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_START_WORKFLOW`: An unfinished instance has this ID, the input is not UTF-8, or
    /// the workflow engine failed.
    StartWorkflow(ErrorResponse),
    /// 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has already stopped its actors because it is
    /// shutting down.
    ActorRuntimeClosed(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl StartWorkflowError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::ActorNoPlacement(error) => {
                RawResponse::error(400, "ERR_ACTOR_NO_PLACEMENT", error)
            }
            Self::InstanceIdInvalid(error) => {
                RawResponse::error(400, "ERR_INSTANCE_ID_INVALID", error)
            }
            Self::InstanceIdTooLong(error) => {
                RawResponse::error(400, "ERR_INSTANCE_ID_TOO_LONG", error)
            }
            Self::BodyRead(error) => RawResponse::error(400, "ERR_BODY_READ", error),
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::StartWorkflow(error) => RawResponse::error(500, "ERR_START_WORKFLOW", error),
            Self::ActorRuntimeClosed(error) => {
                RawResponse::error(503, "ERR_ACTOR_RUNTIME_CLOSED", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for StartWorkflowError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
