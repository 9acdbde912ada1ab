//! Queries of pluggable stores.

use std::collections::BTreeMap;

use prost_types::Any;

use super::messages::Etag;
use crate::query::{Hit, Page, Query};
use crate::state::Found;

/// `QueryRequest`.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Request {
    #[prost(message, optional, tag = "1")]
    query: Option<WireQuery>,
    #[prost(btree_map = "string, string", tag = "2")]
    metadata: BTreeMap<String, String>,
}

/// `Query`.
#[derive(Clone, PartialEq, prost::Message)]
struct WireQuery {
    #[prost(btree_map = "string, message", tag = "1")]
    filter: BTreeMap<String, Any>,
    #[prost(message, repeated, tag = "2")]
    sort: Vec<Sorting>,
    #[prost(message, optional, tag = "3")]
    pagination: Option<Pagination>,
}

/// `Sorting`.
#[derive(Clone, PartialEq, prost::Message)]
struct Sorting {
    #[prost(string, tag = "1")]
    key: String,
    /// 0 means ascending, 1 descending.
    #[prost(int32, tag = "2")]
    order: i32,
}

/// `Pagination`.
#[derive(Clone, PartialEq, prost::Message)]
struct Pagination {
    #[prost(int64, tag = "1")]
    limit: i64,
    #[prost(string, tag = "2")]
    token: String,
}

/// `QueryResponse`.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Response {
    #[prost(message, repeated, tag = "1")]
    items: Vec<Item>,
    #[prost(string, tag = "2")]
    token: String,
    #[prost(btree_map = "string, string", tag = "3")]
    metadata: BTreeMap<String, String>,
}

/// `QueryItem`.
#[derive(Clone, PartialEq, prost::Message)]
struct Item {
    #[prost(string, tag = "1")]
    key: String,
    #[prost(bytes = "vec", tag = "2")]
    data: Vec<u8>,
    #[prost(message, optional, tag = "3")]
    etag: Option<Etag>,
    #[prost(string, tag = "4")]
    error: String,
}

/// Converts a query. The filter is passed as received: each of its members as JSON.
pub(super) fn request(query: &Query, metadata: &BTreeMap<String, String>) -> Request {
    let conditions = query.conditions.iter().map(|(name, value)| {
        let value = value.to_go_string().into_bytes();
        let type_url = String::new();
        (name.clone(), Any { type_url, value })
    });
    let sorting = query.sort.iter().map(|sort| Sorting {
        key: sort.path.clone(),
        order: i32::from(sort.descending),
    });
    Request {
        query: Some(WireQuery {
            filter: conditions.collect(),
            sort: sorting.collect(),
            pagination: Some(Pagination {
                limit: query.limit,
                token: query.token.clone(),
            }),
        }),
        metadata: metadata.clone(),
    }
}

pub(super) fn page(response: Response) -> Page {
    let hit = |item: Item| Hit {
        key: item.key,
        found: Found {
            data: item.data,
            etag: item.etag.map(|etag| etag.value),
            ..Found::default()
        },
        error: Some(item.error).filter(|error| !error.is_empty()),
    };
    Page {
        results: response.items.into_iter().map(hit).collect(),
        token: response.token,
        metadata: response.metadata,
    }
}
