//! Messages for starting, querying and managing instances.

use super::{FailureDetails, HistoryEvent, Status, Timestamp};

/// A request or response without used fields.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Nothing {}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct CreateInstance {
    #[prost(string, tag = "1")]
    pub(crate) instance_id: String,
    #[prost(string, tag = "2")]
    pub(crate) name: String,
    #[prost(message, optional, tag = "4")]
    pub(crate) input: Option<String>,
    #[prost(message, optional, tag = "5")]
    pub(crate) scheduled_start: Option<Timestamp>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct CreatedInstance {
    #[prost(string, tag = "1")]
    pub(crate) instance_id: String,
}

/// Queries an instance, or waits until it has started or completed.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct GetInstance {
    #[prost(string, tag = "1")]
    pub(crate) instance_id: String,
    #[prost(bool, tag = "2")]
    pub(crate) with_values: bool,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct StateOf {
    #[prost(bool, tag = "1")]
    pub(crate) exists: bool,
    #[prost(message, optional, tag = "2")]
    pub(crate) state: Option<State>,
}

/// The state of an instance.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct State {
    #[prost(string, tag = "1")]
    pub(crate) instance_id: String,
    #[prost(string, tag = "2")]
    pub(crate) name: String,
    #[prost(message, optional, tag = "3")]
    pub(crate) version: Option<String>,
    #[prost(enumeration = "Status", tag = "4")]
    pub(crate) status: i32,
    #[prost(message, optional, tag = "6")]
    pub(crate) created: Option<Timestamp>,
    #[prost(message, optional, tag = "7")]
    pub(crate) last_updated: Option<Timestamp>,
    #[prost(message, optional, tag = "8")]
    pub(crate) input: Option<String>,
    #[prost(message, optional, tag = "9")]
    pub(crate) output: Option<String>,
    #[prost(message, optional, tag = "10")]
    pub(crate) custom_status: Option<String>,
    #[prost(message, optional, tag = "11")]
    pub(crate) failure: Option<FailureDetails>,
    #[prost(message, optional, tag = "14")]
    pub(crate) parent_instance_id: Option<String>,
    #[prost(message, optional, tag = "16")]
    pub(crate) parent_app_id: Option<String>,
    #[prost(message, optional, tag = "17")]
    pub(crate) started: Option<Timestamp>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct RaiseEvent {
    #[prost(string, tag = "1")]
    pub(crate) instance_id: String,
    #[prost(string, tag = "2")]
    pub(crate) name: String,
    #[prost(message, optional, tag = "3")]
    pub(crate) input: Option<String>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Terminate {
    #[prost(string, tag = "1")]
    pub(crate) instance_id: String,
    #[prost(message, optional, tag = "2")]
    pub(crate) output: Option<String>,
    #[prost(bool, tag = "3")]
    pub(crate) recursive: bool,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Suspend {
    #[prost(string, tag = "1")]
    pub(crate) instance_id: String,
    #[prost(message, optional, tag = "2")]
    pub(crate) reason: Option<String>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Resume {
    #[prost(string, tag = "1")]
    pub(crate) instance_id: String,
    #[prost(message, optional, tag = "2")]
    pub(crate) reason: Option<String>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct PurgeInstances {
    #[prost(string, optional, tag = "1")]
    pub(crate) instance_id: Option<String>,
    /// A filter for several instances, which daprd does not support either.
    #[prost(message, optional, tag = "2")]
    pub(crate) filter: Option<Nothing>,
    #[prost(bool, tag = "3")]
    pub(crate) recursive: bool,
    #[prost(bool, optional, tag = "4")]
    pub(crate) force: Option<bool>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct PurgedInstances {
    #[prost(int32, tag = "1")]
    pub(crate) count: i32,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct ListInstances {
    #[prost(string, optional, tag = "1")]
    pub(crate) continuation: Option<String>,
    #[prost(uint32, optional, tag = "2")]
    pub(crate) page_size: Option<u32>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Instances {
    #[prost(string, repeated, tag = "1")]
    pub(crate) ids: Vec<String>,
    #[prost(string, optional, tag = "2")]
    pub(crate) continuation: Option<String>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct HistoryOf {
    #[prost(string, tag = "1")]
    pub(crate) instance_id: String,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct History {
    #[prost(message, repeated, tag = "1")]
    pub(crate) events: Vec<HistoryEvent>,
}
