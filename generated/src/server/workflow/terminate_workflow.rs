//! `POST /v1.0/workflows/{workflowComponent}/{instanceID}/terminate`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{ErrorResponse, Parts, RawRequest, RawResponse, RequestHead};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`terminate_workflow`](crate::DaprClient::terminate_workflow) is found.
pub const TERMINATE_WORKFLOW: Route = Route {
    operation: OperationId::TerminateWorkflow,
    name: "TerminateWorkflow",
    group: "workflows",
    methods: Methods::Listed(&["POST"]),
    paths: &[
        RoutePath {
            template: "/v1.0/workflows/{workflowComponent}/{instanceID}/terminate",
            version: "v1",
            segments: &[
                Segment::Text("v1.0"),
                Segment::Text("workflows"),
                Segment::Parameter("workflowComponent"),
                Segment::Parameter("instanceID"),
                Segment::Text("terminate"),
            ],
        },
        RoutePath {
            template: "/v1.0-beta1/workflows/{workflowComponent}/{instanceID}/terminate",
            version: "v1beta1",
            segments: &[
                Segment::Text("v1.0-beta1"),
                Segment::Text("workflows"),
                Segment::Parameter("workflowComponent"),
                Segment::Parameter("instanceID"),
                Segment::Text("terminate"),
            ],
        },
        RoutePath {
            template: "/v1.0-alpha1/workflows/{workflowComponent}/{instanceID}/terminate",
            version: "v1alpha1",
            segments: &[
                Segment::Text("v1.0-alpha1"),
                Segment::Text("workflows"),
                Segment::Parameter("workflowComponent"),
                Segment::Parameter("instanceID"),
                Segment::Text("terminate"),
            ],
        },
    ],
    needs_token: true,
};

/// A request of [`terminate_workflow`](crate::DaprClient::terminate_workflow).
#[derive(Debug)]
pub struct TerminateWorkflowRequest {
    /// The workflow engine. daprd has only one and takes any name for it; the usual one is
    /// `dapr`.
    pub workflow_component: String,
    /// The id of the instance.
    pub instance_id: String,
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
    /// The body, which has no meaning here.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl TerminateWorkflowRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            workflow_component: parts.path(),
            instance_id: parts.path(),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<(), TerminateWorkflowError>) -> RawResponse {
        match outcome {
            Ok(()) => RawResponse::new(202).payload("application/json", "{}".into()),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`terminate_workflow`](crate::DaprClient::terminate_workflow) fails.
#[derive(Debug)]
pub enum TerminateWorkflowError {
    /// 400 `ERR_ACTOR_NO_PLACEMENT`: The sidecar knows no placement service, so that it has no
    /// workflows.
    ActorNoPlacement(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The request has a body that is not a JSON object.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_BODY_READ`: The request has a body that could not be read or is larger than the
    /// sidecar allows.
    BodyRead(ErrorResponse),
    /// 404 `ERR_INSTANCE_ID_NOT_FOUND`: There is no instance of this id.
    InstanceIdNotFound(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_TERMINATE_WORKFLOW`: No worker is connected, or the workflow engine failed.
    TerminateWorkflow(ErrorResponse),
    /// 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has stopped its actors already, because it
    /// is shutting down.
    ActorRuntimeClosed(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl TerminateWorkflowError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::ActorNoPlacement(error) => {
                RawResponse::error(400, "ERR_ACTOR_NO_PLACEMENT", error)
            }
            Self::MalformedRequest(error) => {
                RawResponse::error(400, "ERR_MALFORMED_REQUEST", error)
            }
            Self::BodyRead(error) => RawResponse::error(400, "ERR_BODY_READ", error),
            Self::InstanceIdNotFound(error) => {
                RawResponse::error(404, "ERR_INSTANCE_ID_NOT_FOUND", error)
            }
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::TerminateWorkflow(error) => {
                RawResponse::error(500, "ERR_TERMINATE_WORKFLOW", error)
            }
            Self::ActorRuntimeClosed(error) => {
                RawResponse::error(503, "ERR_ACTOR_RUNTIME_CLOSED", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for TerminateWorkflowError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
