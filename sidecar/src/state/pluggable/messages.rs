//! The messages of state stores, with their names in `dapr.proto.components.v1`.

use std::collections::BTreeMap;

/// `Etag`.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Etag {
    #[prost(string, tag = "1")]
    pub(super) value: String,
}

impl Etag {
    pub(super) fn of(text: Option<&String>) -> Option<Self> {
        text.map(|text| Self {
            value: text.clone(),
        })
    }
}

/// `StateOptions`.
#[derive(Clone, Copy, PartialEq, prost::Message)]
pub(super) struct Options {
    #[prost(int32, tag = "1")]
    concurrency: i32,
    #[prost(int32, tag = "2")]
    consistency: i32,
}

impl Options {
    /// Unknown values become unspecified: daprd does not reject them.
    pub(super) fn of(concurrency: &str, consistency_text: &str) -> Self {
        Self {
            concurrency: match concurrency {
                "first-write" => 1,
                "last-write" => 2,
                _ => 0,
            },
            consistency: consistency(consistency_text),
        }
    }
}

pub(super) fn consistency(text: &str) -> i32 {
    match text {
        "eventual" => 1,
        "strong" => 2,
        _ => 0,
    }
}

/// `GetRequest`.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Get {
    #[prost(string, tag = "1")]
    pub(super) key: String,
    #[prost(btree_map = "string, string", tag = "2")]
    pub(super) metadata: BTreeMap<String, String>,
    #[prost(int32, tag = "3")]
    pub(super) consistency: i32,
}

/// `GetResponse`.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct GetResponse {
    #[prost(bytes = "vec", tag = "1")]
    pub(super) data: Vec<u8>,
    #[prost(message, optional, tag = "2")]
    pub(super) etag: Option<Etag>,
    #[prost(btree_map = "string, string", tag = "3")]
    pub(super) metadata: BTreeMap<String, String>,
}

/// `BulkGetRequestOptions`, `BulkSetRequestOptions`.
#[derive(Clone, Copy, PartialEq, prost::Message)]
pub(super) struct BulkOptions {
    #[prost(int64, tag = "1")]
    pub(super) parallelism: i64,
}

/// `BulkGetRequest`.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct BulkGet {
    #[prost(message, repeated, tag = "1")]
    pub(super) items: Vec<Get>,
    #[prost(message, optional, tag = "2")]
    pub(super) options: Option<BulkOptions>,
}

/// `BulkGetResponse`.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct BulkGetResponse {
    #[prost(message, repeated, tag = "1")]
    pub(super) items: Vec<BulkItem>,
}

/// `BulkStateItem`.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct BulkItem {
    #[prost(string, tag = "1")]
    pub(super) key: String,
    #[prost(bytes = "vec", tag = "2")]
    pub(super) data: Vec<u8>,
    #[prost(message, optional, tag = "3")]
    pub(super) etag: Option<Etag>,
    #[prost(string, tag = "4")]
    pub(super) error: String,
    #[prost(btree_map = "string, string", tag = "5")]
    pub(super) metadata: BTreeMap<String, String>,
}

/// `SetRequest`.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Set {
    #[prost(string, tag = "1")]
    pub(super) key: String,
    #[prost(bytes = "vec", tag = "2")]
    pub(super) value: Vec<u8>,
    #[prost(message, optional, tag = "3")]
    pub(super) etag: Option<Etag>,
    #[prost(btree_map = "string, string", tag = "4")]
    pub(super) metadata: BTreeMap<String, String>,
    #[prost(message, optional, tag = "5")]
    pub(super) options: Option<Options>,
    #[prost(string, tag = "6")]
    pub(super) content_type: String,
}

/// `BulkSetRequest`.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct BulkSet {
    #[prost(message, repeated, tag = "1")]
    pub(super) items: Vec<Set>,
    #[prost(message, optional, tag = "2")]
    pub(super) options: Option<BulkOptions>,
}

/// `DeleteRequest`.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Delete {
    #[prost(string, tag = "1")]
    pub(super) key: String,
    #[prost(message, optional, tag = "2")]
    pub(super) etag: Option<Etag>,
    #[prost(btree_map = "string, string", tag = "3")]
    pub(super) metadata: BTreeMap<String, String>,
    #[prost(message, optional, tag = "4")]
    pub(super) options: Option<Options>,
}

/// `TransactionalStateRequest`.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Transaction {
    #[prost(message, repeated, tag = "1")]
    pub(super) operations: Vec<TransactionStep>,
    #[prost(btree_map = "string, string", tag = "2")]
    pub(super) metadata: BTreeMap<String, String>,
}

/// `TransactionalStateOperation`.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct TransactionStep {
    #[prost(oneof = "Operation", tags = "1, 2")]
    pub(super) request: Option<Operation>,
}

#[derive(Clone, PartialEq, prost::Oneof)]
pub(super) enum Operation {
    #[prost(message, tag = "1")]
    Delete(Delete),
    #[prost(message, tag = "2")]
    Set(Set),
}

/// `MultiMaxSizeResponse`.
#[derive(Clone, Copy, PartialEq, prost::Message)]
pub(super) struct MultiMaxSize {
    #[prost(int64, tag = "1")]
    pub(super) max_size: i64,
}
