//! Service invocation: converts HTTP requests to gRPC calls, and responses back.

use bytes::Bytes;
use dapr_client::Headers;
use prost_types::Any;
use tonic::Code;

use super::headers::{forwarded, response_headers};
use super::{GrpcApp, details};
use crate::app::{AppError, IncomingResponse, OutgoingRequest};
use crate::json::Value;
use crate::rpc::{ResponseWithMetadata, RpcError};

const METHOD: &str = "/dapr.proto.runtime.v1.AppCallback/OnInvoke";

/// `InvokeRequest`.
#[derive(Clone, PartialEq, prost::Message)]
struct InvokeRequest {
    #[prost(string, tag = "1")]
    method: String,
    #[prost(message, optional, tag = "2")]
    data: Option<Any>,
    #[prost(string, tag = "3")]
    content_type: String,
    #[prost(message, optional, tag = "4")]
    http: Option<HttpExtension>,
}

/// `HTTPExtension`.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct HttpExtension {
    #[prost(int32, tag = "1")]
    pub(super) verb: i32,
    #[prost(string, tag = "2")]
    pub(super) query: String,
}

/// `InvokeResponse`.
#[derive(Clone, PartialEq, prost::Message)]
struct InvokeResponse {
    #[prost(message, optional, tag = "1")]
    data: Option<Any>,
    #[prost(string, tag = "2")]
    content_type: String,
}

impl GrpcApp<'_> {
    /// Calls a method. `request` has the original headers; `method` is the path without its leading slash.
    ///
    /// A gRPC error status is also a response. Fails with [`AppError::Unreadable`] if the error cannot be
    /// converted.
    pub(crate) async fn invoke(
        &self,
        method: &str,
        question: OutgoingRequest,
    ) -> Result<IncomingResponse, AppError> {
        let OutgoingRequest {
            method: verb,
            target,
            headers,
            body,
        } = question;
        let metadata = forwarded(&headers);
        let body = body.read_all().await;
        let body = body.map_err(|error| AppError::Body(error.to_string()))?;
        let content_type = headers.get("content-type").unwrap_or_default();
        let request = InvokeRequest {
            method: method.to_owned(),
            data: Some(Any {
                type_url: String::new(),
                value: body.into(),
            }),
            content_type: String::from_utf8_lossy(content_type).into_owned(),
            http: Some(HttpExtension {
                verb: number_of(&verb),
                query: target
                    .split_once('?')
                    .map_or_else(String::new, |(_, query)| query.to_owned()),
            }),
        };
        let ResponseWithMetadata { headers, response } =
            self.call_with_metadata(METHOD, request, metadata).await;
        let headers = response_headers(&headers);
        match response {
            Ok(response) => Ok(success(response, headers)),
            Err(error) => failure(&error, headers),
        }
    }
}

fn success(response: InvokeResponse, mut headers: Headers) -> IncomingResponse {
    let data = response.data.unwrap_or_default();
    // A Protobuf message, regardless of the declared content type.
    let content_type = match data.type_url.is_empty() {
        true => response.content_type,
        false => "application/x-protobuf".to_owned(),
    };
    if !content_type.is_empty() {
        headers.set("content-type", content_type);
    }
    IncomingResponse {
        status: 200,
        reason: None,
        headers,
        body: Bytes::from(data.value).into(),
    }
}

fn failure(error: &RpcError, mut headers: Headers) -> Result<IncomingResponse, AppError> {
    let mut members = vec![(
        "code".to_owned(),
        Value::Number((error.code as i32).to_string()),
    )];
    if !error.message.is_empty() {
        members.push(("message".to_owned(), Value::text(&error.message)));
    }
    if !error.details.is_empty() {
        let details = error.details.iter().map(details::to_json);
        let details = details
            .collect::<Result<_, _>>()
            .map_err(AppError::Unreadable)?;
        members.push(("details".to_owned(), Value::Array(details)));
    }
    // daprd sets no content type, and Go detects text.
    headers.set("content-type", "text/plain; charset=utf-8");
    Ok(IncomingResponse {
        status: status_of(error.code),
        reason: None,
        headers,
        body: Value::Object(members).to_message_string().into(),
    })
}

/// The HTTP status that corresponds to a gRPC code.
fn status_of(code: Code) -> u16 {
    match code {
        Code::Ok => 200,
        Code::Cancelled => 408,
        Code::InvalidArgument | Code::FailedPrecondition | Code::OutOfRange => 400,
        Code::DeadlineExceeded => 504,
        Code::NotFound => 404,
        Code::AlreadyExists | Code::Aborted => 409,
        Code::PermissionDenied => 403,
        Code::Unauthenticated => 401,
        Code::ResourceExhausted => 429,
        Code::Unimplemented => 501,
        Code::Unavailable => 503,
        Code::Unknown | Code::Internal | Code::DataLoss => 500,
    }
}

/// The number of an HTTP method in the enum `HTTPExtension.Verb`. Unknown methods become POST.
fn number_of(verb: &str) -> i32 {
    match verb {
        "GET" => 1,
        "HEAD" => 2,
        "PUT" => 4,
        "DELETE" => 5,
        "CONNECT" => 6,
        "OPTIONS" => 7,
        "TRACE" => 8,
        "PATCH" => 9,
        _ => 3,
    }
}
