//! `GET /v1.0/workflows/{workflowComponent}/{instanceID}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{ErrorResponse, Parts, RawRequest, RawResponse, RequestHead};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};
use crate::workflow::WorkflowState;

/// Where [`get_workflow`](crate::DaprClient::get_workflow) is found.
pub const GET_WORKFLOW: Route = Route {
    operation: OperationId::GetWorkflow,
    name: "GetWorkflow",
    group: "workflows",
    methods: Methods::Listed(&["GET"]),
    paths: &[
        RoutePath {
            template: "/v1.0/workflows/{workflowComponent}/{instanceID}",
            version: "v1",
            segments: &[
                Segment::Text("v1.0"),
                Segment::Text("workflows"),
                Segment::Parameter("workflowComponent"),
                Segment::Parameter("instanceID"),
            ],
        },
        RoutePath {
            template: "/v1.0-beta1/workflows/{workflowComponent}/{instanceID}",
            version: "v1beta1",
            segments: &[
                Segment::Text("v1.0-beta1"),
                Segment::Text("workflows"),
                Segment::Parameter("workflowComponent"),
                Segment::Parameter("instanceID"),
            ],
        },
        RoutePath {
            template: "/v1.0-alpha1/workflows/{workflowComponent}/{instanceID}",
            version: "v1alpha1",
            segments: &[
                Segment::Text("v1.0-alpha1"),
                Segment::Text("workflows"),
                Segment::Parameter("workflowComponent"),
                Segment::Parameter("instanceID"),
            ],
        },
    ],
    needs_token: true,
};

/// A request of [`get_workflow`](crate::DaprClient::get_workflow).
#[derive(Debug)]
pub struct GetWorkflowRequest {
    /// The name of the workflow engine, usually `dapr`. daprd has a single engine and accepts
    /// any name.
    pub workflow_component: String,
    /// The ID of the instance.
    pub instance_id: String,
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
    /// The body, which has no meaning here.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl GetWorkflowRequest {
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
    pub fn response(outcome: Result<WorkflowState, GetWorkflowError>) -> RawResponse {
        match outcome {
            Ok(found) => RawResponse::new(200).protobuf_json(&found),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`get_workflow`](crate::DaprClient::get_workflow) fails.
#[derive(Debug)]
pub enum GetWorkflowError {
    /// 400 `ERR_ACTOR_NO_PLACEMENT`: No placement service is configured, so workflows are not
    /// available.
    ActorNoPlacement(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The request has a body that is not a JSON object.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_BODY_READ`: The request body could not be read, or it exceeds the sidecar's
    /// size limit.
    BodyRead(ErrorResponse),
    /// 404 `ERR_INSTANCE_ID_NOT_FOUND`: No instance has this ID.
    InstanceIdNotFound(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_GET_WORKFLOW`: No actor state store is configured, or it failed.
    GetWorkflow(ErrorResponse),
    /// 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has already stopped its actors because it is
    /// shutting down.
    ActorRuntimeClosed(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl GetWorkflowError {
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
            Self::GetWorkflow(error) => RawResponse::error(500, "ERR_GET_WORKFLOW", error),
            Self::ActorRuntimeClosed(error) => {
                RawResponse::error(503, "ERR_ACTOR_RUNTIME_CLOSED", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for GetWorkflowError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
