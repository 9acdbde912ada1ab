//! Calls of methods: what came by HTTP goes on by gRPC, and the answer comes back by HTTP.

use bytes::Bytes;
use dapr_client::Headers;
use prost_types::Any;
use tonic::Code;

use super::headers::{answered, passed_on};
use super::{GrpcApp, details};
use crate::app::{Answer, AppError, Question};
use crate::json::Value;
use crate::rpc::{RpcFault, Told};

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
    /// Calls a method. `question` has the headers as they came, and `method` is its path without a slash in front.
    ///
    /// What the application says is an answer, be it an error. [`AppError::Unreadable`] is an error that cannot be told.
    pub(crate) async fn invoke(
        &self,
        method: &str,
        question: Question,
    ) -> Result<Answer, AppError> {
        let Question {
            method: verb,
            target,
            headers,
            body,
        } = question;
        let metadata = passed_on(&headers);
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
        let told = self.ask_and_tell(METHOD, request, metadata).await;
        let Told { headers, answer } = told;
        let headers = answered(&headers);
        match answer {
            Ok(answer) => Ok(success(answer, headers)),
            Err(fault) => failure(&fault, headers),
        }
    }
}

fn success(answer: InvokeResponse, mut headers: Headers) -> Answer {
    let data = answer.data.unwrap_or_default();
    // A message of Protocol Buffers, whatever else is said.
    let content_type = match data.type_url.is_empty() {
        true => answer.content_type,
        false => "application/x-protobuf".to_owned(),
    };
    if !content_type.is_empty() {
        headers.set("content-type", content_type);
    }
    Answer {
        status: 200,
        reason: None,
        headers,
        body: Bytes::from(data.value).into(),
    }
}

fn failure(fault: &RpcFault, mut headers: Headers) -> Result<Answer, AppError> {
    let mut told = vec![(
        "code".to_owned(),
        Value::Number((fault.code as i32).to_string()),
    )];
    if !fault.message.is_empty() {
        told.push(("message".to_owned(), Value::text(&fault.message)));
    }
    if !fault.details.is_empty() {
        let details = fault.details.iter().map(details::to_json);
        let details = details
            .collect::<Result<_, _>>()
            .map_err(AppError::Unreadable)?;
        told.push(("details".to_owned(), Value::Array(details)));
    }
    // daprd gives no type, and Go takes it for text.
    headers.set("content-type", "text/plain; charset=utf-8");
    Ok(Answer {
        status: status_of(fault.code),
        reason: None,
        headers,
        body: Value::Object(told).to_message_string().into(),
    })
}

/// The status of HTTP that a code stands for.
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

/// The number of a method of HTTP; one that has none arrives as POST.
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
