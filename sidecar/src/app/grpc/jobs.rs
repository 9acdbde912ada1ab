//! Triggers of jobs.

use prost_types::Any;
use tonic::Code;
use tonic::metadata::MetadataMap;

use super::invoke::HttpExtension;
use super::{GrpcApp, Nothing};
use crate::json;
use crate::rpc::{RpcError, any_of, value_of};

const EVENT: &str = "/dapr.proto.runtime.v1.AppCallback/OnJobEvent";
/// The alpha name, for applications that do not implement the stable one.
const EVENT_ALPHA: &str = "/dapr.proto.runtime.v1.AppCallbackAlpha/OnJobEventAlpha1";

/// `JobEventRequest`.
#[derive(Clone, PartialEq, prost::Message)]
struct JobEvent {
    #[prost(string, tag = "1")]
    name: String,
    #[prost(message, optional, tag = "2")]
    data: Option<Any>,
    #[prost(string, tag = "3")]
    method: String,
    #[prost(string, tag = "4")]
    content_type: String,
    #[prost(message, optional, tag = "5")]
    http: Option<HttpExtension>,
}

impl GrpcApp<'_> {
    /// Triggers a job. Its data is sent as `google.protobuf.Value`, as daprd does for jobs created over HTTP.
    pub(crate) async fn job_event(&self, name: &str, data: &json::Value) -> Result<(), RpcError> {
        let data = any_of("google.protobuf.Value", &value_of(data));
        let event = JobEvent {
            name: name.to_owned(),
            method: format!("job/{name}"),
            content_type: data.type_url.clone(),
            data: Some(data),
            http: Some(HttpExtension {
                // POST.
                verb: 3,
                query: String::new(),
            }),
        };
        let call = self.call::<_, Nothing>(EVENT, event.clone(), MetadataMap::new());
        let response = match call.await {
            Err(error) if error.code == Code::Unimplemented => {
                let call = self.call::<_, Nothing>(EVENT_ALPHA, event, MetadataMap::new());
                call.await
            }
            response => response,
        };
        response.map(|Nothing {}| ())
    }
}
