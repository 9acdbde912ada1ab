//! The messages that the program uses, with the fields used here.

use std::collections::BTreeMap;

pub(super) type Texts = BTreeMap<String, String>;

/// Most requests: a key, its options, and a value.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Get {
    #[prost(string, tag = "1")]
    pub(super) key: String,
    #[prost(btree_map = "string, string", tag = "2")]
    pub(super) metadata: Texts,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Etag {
    #[prost(string, tag = "1")]
    pub(super) value: String,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Found {
    #[prost(bytes = "vec", tag = "1")]
    pub(super) data: Vec<u8>,
    #[prost(message, optional, tag = "2")]
    pub(super) etag: Option<Etag>,
    #[prost(btree_map = "string, string", tag = "3")]
    pub(super) metadata: Texts,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Options {
    #[prost(int32, tag = "1")]
    pub(super) concurrency: i32,
    #[prost(int32, tag = "2")]
    pub(super) consistency: i32,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Set {
    #[prost(string, tag = "1")]
    pub(super) key: String,
    #[prost(bytes = "vec", tag = "2")]
    pub(super) value: Vec<u8>,
    #[prost(message, optional, tag = "3")]
    pub(super) etag: Option<Etag>,
    #[prost(btree_map = "string, string", tag = "4")]
    pub(super) metadata: Texts,
    #[prost(message, optional, tag = "5")]
    pub(super) options: Option<Options>,
    #[prost(string, tag = "6")]
    pub(super) content_type: String,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Delete {
    #[prost(string, tag = "1")]
    pub(super) key: String,
    #[prost(message, optional, tag = "2")]
    pub(super) etag: Option<Etag>,
    #[prost(btree_map = "string, string", tag = "3")]
    pub(super) metadata: Texts,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct BulkSet {
    #[prost(message, repeated, tag = "1")]
    pub(super) items: Vec<Set>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Init {
    #[prost(message, optional, tag = "1")]
    pub(super) metadata: Option<Map>,
}

/// The request and response of a binding, without the operation.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Invoke {
    #[prost(bytes = "vec", tag = "1")]
    pub(super) data: Vec<u8>,
    #[prost(btree_map = "string, string", tag = "2")]
    pub(super) metadata: Texts,
    #[prost(string, tag = "3")]
    pub(super) operation: String,
}

/// A map: the only field of several messages.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Map {
    #[prost(btree_map = "string, string", tag = "1")]
    pub(super) entries: Texts,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Maps {
    #[prost(btree_map = "string, message", tag = "1")]
    pub(super) entries: BTreeMap<String, Map>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct List {
    #[prost(string, repeated, tag = "1")]
    pub(super) texts: Vec<String>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Step {
    #[prost(message, optional, tag = "1")]
    pub(super) delete: Option<Delete>,
    #[prost(message, optional, tag = "2")]
    pub(super) set: Option<Set>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Steps {
    #[prost(message, repeated, tag = "1")]
    pub(super) steps: Vec<Step>,
}

#[derive(Clone, Copy, PartialEq, prost::Message)]
pub(super) struct Number {
    #[prost(int64, tag = "1")]
    pub(super) number: i64,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Reflected {
    #[prost(message, optional, tag = "6")]
    pub(super) list: Option<Services>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Services {
    #[prost(message, repeated, tag = "1")]
    pub(super) services: Vec<Service>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Service {
    #[prost(string, tag = "1")]
    pub(super) name: String,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct ErrorInfo {
    #[prost(string, tag = "1")]
    pub(super) reason: String,
    #[prost(string, tag = "2")]
    pub(super) domain: String,
    #[prost(btree_map = "string, string", tag = "3")]
    pub(super) metadata: Texts,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct BadRequest {
    #[prost(message, repeated, tag = "1")]
    pub(super) violations: Vec<Violation>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Violation {
    #[prost(string, tag = "1")]
    pub(super) field: String,
    #[prost(string, tag = "2")]
    pub(super) description: String,
}
