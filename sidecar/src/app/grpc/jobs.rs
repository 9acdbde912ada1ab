//! Jobs that are due.

use prost_types::Any;
use tonic::Code;
use tonic::metadata::MetadataMap;

use super::invoke::HttpExtension;
use super::{GrpcApp, Nothing};
use crate::json;
use crate::rpc::{RpcFault, any_of, value_of};

const EVENT: &str = "/dapr.proto.runtime.v1.AppCallback/OnJobEvent";
/// The older name, for applications that do not know the newer one.
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
    /// A job is due. Its data goes as `google.protobuf.Value`, which daprd makes of what came by HTTP.
    pub(crate) async fn job_event(&self, name: &str, data: &json::Value) -> Result<(), RpcFault> {
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
        let asked = self.ask::<_, Nothing>(EVENT, event.clone(), MetadataMap::new());
        let answer = match asked.await {
            Err(fault) if fault.code == Code::Unimplemented => {
                let asked = self.ask::<_, Nothing>(EVENT_ALPHA, event, MetadataMap::new());
                asked.await
            }
            answer => answer,
        };
        answer.map(|Nothing {}| ())
    }
}
