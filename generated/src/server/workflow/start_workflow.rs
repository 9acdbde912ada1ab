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
    /// The workflow engine. daprd has only one and takes any name for it; the usual one is
    /// `dapr`.
    pub workflow_component: String,
    /// The name of the workflow as its worker has registered it.
    pub workflow_name: String,
    /// The id of the new instance: letters and digits of any script, `_` and `-`, at most 64
    /// bytes of UTF-8. Without it, and when it is empty, daprd chooses a UUID.
    pub instance_id: Option<String>,
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
    /// The input of the workflow. daprd takes any text, whatever its type, but workers expect
    /// JSON, and an instance whose input is none fails. Without a body the input is empty.
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
    /// 400 `ERR_ACTOR_NO_PLACEMENT`: The sidecar knows no placement service, so that it has no
    /// workflows.
    ActorNoPlacement(ErrorResponse),
    /// 400 `ERR_INSTANCE_ID_INVALID`: The instance id contains a character that is not allowed.
    InstanceIdInvalid(ErrorResponse),
    /// 400 `ERR_INSTANCE_ID_TOO_LONG`: The instance id has more than 64 bytes.
    InstanceIdTooLong(ErrorResponse),
    /// 400 `ERR_BODY_READ`: The body could not be read, or it is larger than the sidecar
    /// allows.
    BodyRead(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_START_WORKFLOW`: There is an unfinished instance of this id, the input is not
    /// UTF-8, or the workflow engine failed.
    StartWorkflow(ErrorResponse),
    /// 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has stopped its actors already, because it
    /// is shutting down.
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
