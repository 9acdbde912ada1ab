//! Messages that everybody who speaks gRPC shares: what an error says besides its code.

use std::collections::BTreeMap;

use prost::Message;

/// Any message, with its name.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Any {
    #[prost(string, tag = "1")]
    pub(crate) type_url: String,
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) value: Vec<u8>,
}

impl Any {
    /// A message of this name.
    pub(crate) fn of(name: &str, message: &impl Message) -> Self {
        Self {
            type_url: format!("type.googleapis.com/{name}"),
            value: message.encode_to_vec(),
        }
    }

    /// The name of the message.
    pub(crate) fn name(&self) -> &str {
        let url = self.type_url.as_str();
        url.rsplit_once('/').map_or(url, |(_, name)| name)
    }

    /// The message, if it is one of this name.
    pub(crate) fn read<M: Message + Default>(&self, name: &str) -> Option<M> {
        if self.name() != name {
            return None;
        }
        M::decode(self.value.as_slice()).ok()
    }
}

/// `google.rpc.Status`: what stands in `grpc-status-details-bin`.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct RpcStatus {
    #[prost(int32, tag = "1")]
    pub(crate) code: i32,
    #[prost(string, tag = "2")]
    pub(crate) message: String,
    #[prost(message, repeated, tag = "3")]
    pub(crate) details: Vec<Any>,
}

/// `google.rpc.ErrorInfo`.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct ErrorInfo {
    #[prost(string, tag = "1")]
    pub(crate) reason: String,
    #[prost(string, tag = "2")]
    pub(crate) domain: String,
    #[prost(btree_map = "string, string", tag = "3")]
    pub(crate) metadata: BTreeMap<String, String>,
}

impl ErrorInfo {
    pub(crate) const NAME: &str = "google.rpc.ErrorInfo";
}

/// `google.rpc.BadRequest`.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct BadRequest {
    #[prost(message, repeated, tag = "1")]
    pub(crate) field_violations: Vec<FieldViolation>,
}

impl BadRequest {
    pub(crate) const NAME: &str = "google.rpc.BadRequest";
}

/// A part of a request that is wrong.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct FieldViolation {
    #[prost(string, tag = "1")]
    pub(crate) field: String,
    #[prost(string, tag = "2")]
    pub(crate) description: String,
}
