//! State queries.

use dapr_client::server::state::{QueryStateAlpha1Error, QueryStateAlpha1Request};
use dapr_client::server::state::{StateQueryItemParts, StateQueryResultParts};
use dapr_client::server::{ErrorResponse, RawResponse};
use dapr_client::state::{QueryStateAlpha1, StateQueryItem, StateQueryResult};

use super::bulk::{NotJson, json};
use crate::api::body;
use crate::api::details::{error_info, error_info_of, resource_info};
use crate::core::Core;
use crate::query::{Hit, Page, read};
use crate::state::{Queries, StateError, StoreStatus, original_key};

impl Core {
    pub(super) async fn query(
        &self,
        request: QueryStateAlpha1Request,
    ) -> Result<QueryStateAlpha1, QueryStateAlpha1Error> {
        let name = &request.store_name;
        let text = body::read(request.body.into_body()).await;
        let text = text.map_err(|error| QueryStateAlpha1Error::BodyRead(error.into()))?;
        let store = self.find_state_store(name, None)?;
        let queries = store.queries();
        if queries == Queries::Unknown {
            let error = ErrorResponse::new("state store does not support querying")
                .detail(resource_info("state", name))
                .detail(error_info("DAPR_STATE_QUERYING_NOT_SUPPORTED", None));
            return Err(QueryStateAlpha1Error::StateStoreNotSupported(error));
        }
        let failed = |error: String| {
            let error = ErrorResponse::new(format!("state store {name} query failed: {error}"))
                .detail(resource_info("state", name))
                .detail(error_info("DAPR_STATE_QUERY_FAILED", None));
            QueryStateAlpha1Error::StateQuery(error)
        };
        let query = read(&text)
            .map_err(|error| failed(format!("failed to parse JSON query body: {error}")))?;
        if let Queries::Failing(error) = queries {
            return Err(failed(error.to_owned()));
        }
        let found = store.query(&query, &request.metadata, &self.app_id).await;
        match found {
            Ok(page) => to_response(page),
            Err(StateError::StoreStatus(status)) => Err(status_error(*status)),
            Err(error) => Err(failed(error.to_string())),
        }
    }
}

/// The complete error that a pluggable store requests.
fn status_error(status: StoreStatus) -> QueryStateAlpha1Error {
    let StoreStatus {
        status,
        tag,
        message,
        domain,
        reason,
        ..
    } = status;
    let code = if tag.is_empty() { reason.clone() } else { tag };
    let error = ErrorResponse::new(message).detail(error_info_of(&domain, &reason, None));
    QueryStateAlpha1Error::Other(status, code, error)
}

fn to_response(page: Page) -> Result<QueryStateAlpha1, QueryStateAlpha1Error> {
    if page.results.is_empty() {
        return Ok(QueryStateAlpha1::Empty);
    }
    let results = page.results.into_iter().map(item);
    // daprd cannot serialize a value that is not JSON, and sends an empty body.
    let results = results
        .collect::<Result<_, NotJson>>()
        .map_err(|NotJson| RawResponse::new(200).header("content-type", "application/json"))?;
    Ok(QueryStateAlpha1::Found(StateQueryResult::from(
        StateQueryResultParts {
            results,
            token: Some(page.token).filter(|token| !token.is_empty()),
            metadata: page.metadata,
        },
    )))
}

fn item(hit: Hit) -> Result<StateQueryItem, NotJson> {
    let Hit { key, found, error } = hit;
    Ok(StateQueryItem::from(StateQueryItemParts {
        key: original_key(&key).to_owned(),
        data: Some(match found.data.is_empty() {
            true => json(b"null")?,
            false => json(&found.data)?,
        }),
        etag: found.etag.filter(|etag| !etag.is_empty()),
        error,
    }))
}
