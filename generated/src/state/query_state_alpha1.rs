//! `POST /v1.0-alpha1/state/{storeName}/query`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Json, Operation, Response, ResponseBody};
use serde::Serialize;

use super::{StateQueryPage, StateQueryResult, StateQuerySort};
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "query_state_alpha1",
    method: "POST",
    path: "/v1.0-alpha1/state/{storeName}/query",
    response: ResponseBody::Buffered,
    errors: &[
        (400, &["ERR_STATE_STORE_NOT_FOUND", "ERR_BODY_READ"]),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (
            500,
            &[
                "ERR_STATE_STORE_NOT_CONFIGURED",
                "ERR_STATE_STORE_NOT_SUPPORTED",
                "ERR_STATE_QUERY",
            ],
        ),
    ],
};

impl DaprClient {
    /// Queries state by value.
    ///
    /// Supported by Redis with its JSON and search modules, MongoDB and Azure Cosmos DB.
    ///
    /// Dapr's operation `QueryStateAlpha1` (alpha: it may change or go away):
    /// `/v1.0-alpha1/state/{storeName}/query`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none with this name.
    /// - 400 `ERR_BODY_READ`: The request body could not be read, or it exceeds the sidecar's
    ///   size limit.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_STATE_STORE_NOT_CONFIGURED`: No state store is configured.
    /// - 500 `ERR_STATE_STORE_NOT_SUPPORTED`: The store does not support queries.
    /// - 500 `ERR_STATE_QUERY`: The query failed, for example because it is malformed (which is
    ///   not 400) or because the store uses encryption.
    /// - Any other status: The store failed and returned its own status, error code and details.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::state::{QueryStateAlpha1, SortOrder, StateQueryPage, StateQuerySort};
    /// use serde_json::json;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let outcome = dapr
    ///     .query_state_alpha1("starwars")
    ///     .metadata("queryIndexName", "orders")
    ///     .filter(json!({
    ///         "AND": [
    ///             {
    ///                 "EQ": {
    ///                     "person.org": "Rebels"
    ///                 }
    ///             },
    ///             {
    ///                 "IN": {
    ///                     "planet": [
    ///                         "Hoth",
    ///                         "Endor"
    ///                     ]
    ///                 }
    ///             }
    ///         ]
    ///     }))
    ///     .sort([StateQuerySort::new("planet").order(SortOrder::Desc)])
    ///     .page(StateQueryPage::new().limit(2))
    ///     .await?;
    /// match outcome {
    ///     QueryStateAlpha1::Found(found) => println!("{found:?}"),
    ///     QueryStateAlpha1::Empty => println!("empty"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn query_state_alpha1(&self, store_name: impl AsRef<str>) -> QueryStateAlpha1Call {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(store_name.as_ref());
        call.json_object();
        QueryStateAlpha1Call { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`query_state_alpha1`](DaprClient::query_state_alpha1), sent when it is awaited.
    pub struct QueryStateAlpha1Call -> QueryStateAlpha1;
}

impl QueryStateAlpha1Call {
    /// Metadata for the state store, for example `queryIndexName` and `contentType` for Redis.
    /// Each entry is sent as a separate query parameter.
    pub fn metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .query_entry("metadata.", key.as_ref(), value.as_ref());
        self
    }

    /// The filter, as an object with a single member. `EQ`, `NEQ`, `GT`, `GTE`, `LT` and `LTE`
    /// compare a field with a value, `IN` compares it with an array of values, and `AND` and
    /// `OR` combine an array of filters. If omitted, all values match.
    pub fn filter(mut self, filter: impl Serialize) -> Self {
        self.call.json_field("filter", &Json::new(&filter));
        self
    }

    /// The fields to sort by, the most significant first.
    pub fn sort(mut self, sort: impl IntoIterator<Item = StateQuerySort>) -> Self {
        self.call
            .json_field("sort", &sort.into_iter().collect::<Vec<StateQuerySort>>());
        self
    }

    /// The page of results to return. If omitted, all results are returned.
    pub fn page(mut self, page: StateQueryPage) -> Self {
        self.call.json_field("page", &page);
        self
    }
}

/// What [`query_state_alpha1`](crate::DaprClient::query_state_alpha1) gives.
#[derive(Clone, Debug)]
pub enum QueryStateAlpha1 {
    /// The query has results.
    Found(StateQueryResult),
    /// The query has no results.
    Empty,
}

impl QueryStateAlpha1 {
    /// Returns the value, or `None` for any other outcome.
    pub fn found(self) -> Option<StateQueryResult> {
        match self {
            Self::Found(found) => Some(found),
            _ => None,
        }
    }
}

fn decode(response: Response) -> Result<QueryStateAlpha1, Error> {
    match response.status() {
        200 => Ok(QueryStateAlpha1::Found(response.json()?)),
        204 => Ok(QueryStateAlpha1::Empty),
        _ => Err(response.into_error()),
    }
}
