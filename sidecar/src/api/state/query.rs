//! Queries.

use std::collections::BTreeMap;

use dapr_client::Json;
use dapr_client::server::ErrorAnswer;
use dapr_client::server::state::{QueryStateAlpha1Error, QueryStateAlpha1Request};
use dapr_client::state::{QueryStateAlpha1, StateQueryItem, StateQueryResult};

use crate::api::body;
use crate::api::details::{error_info, resource_info};
use crate::core::Core;
use crate::json::decode_whole;
use crate::query::{Page, read};
use crate::state::{Found, StateComponent, Store, original_key};

impl Core {
    pub(super) async fn query(
        &self,
        request: QueryStateAlpha1Request,
    ) -> Result<QueryStateAlpha1, QueryStateAlpha1Error> {
        let name = &request.store_name;
        let text = body::read(request.body.into_body()).await;
        let text = text.map_err(|fault| QueryStateAlpha1Error::BodyRead(fault.into()))?;
        let store = self.find_state_store(name, None)?;
        let is_redis = matches!(store.store, Store::Redis(_));
        if !store.queries && !is_redis {
            let error = ErrorAnswer::new("state store does not support querying")
                .detail(resource_info("state", name))
                .detail(error_info("DAPR_STATE_QUERYING_NOT_SUPPORTED", None));
            return Err(QueryStateAlpha1Error::StateStoreNotSupported(error));
        }
        let failed = |fault: String| {
            let error = ErrorAnswer::new(format!("state store {name} query failed: {fault}"))
                .detail(resource_info("state", name))
                .detail(error_info("DAPR_STATE_QUERY_FAILED", None));
            QueryStateAlpha1Error::StateQuery(error)
        };
        let query = read(&text)
            .map_err(|fault| failed(format!("failed to parse JSON query body: {fault}")))?;
        if !store.queries {
            let fault = "redis-json server support is required for query capability";
            return Err(failed(fault.to_owned()));
        }
        let values = self.own_values(store).map_err(failed)?;
        Ok(answer(query.answer(values).map_err(failed)?))
    }

    /// What the application has stored itself: no state of actors, and nothing of others.
    fn own_values(&self, store: &StateComponent) -> Result<Vec<(String, Found)>, String> {
        let mut values = store.store.all().map_err(|fault| fault.to_string())?;
        let app_id = self.app_id.as_str();
        values.retain(|(stored, _)| {
            let key = original_key(stored);
            store
                .prefix
                .apply(key, &store.name, app_id)
                .is_ok_and(|own| own == *stored)
        });
        Ok(values)
    }
}

fn answer(page: Page) -> QueryStateAlpha1 {
    if page.results.is_empty() {
        return QueryStateAlpha1::Empty;
    }
    let item = |(key, found): (String, Found)| StateQueryItem {
        key: original_key(&key).to_owned(),
        data: decode_whole(&found.data)
            .ok()
            .and_then(|value| Json::from_text(&value.to_raw_string()).ok()),
        etag: found.etag,
        error: None,
    };
    QueryStateAlpha1::Found(StateQueryResult {
        results: page.results.into_iter().map(item).collect(),
        token: Some(page.token).filter(|token| !token.is_empty()),
        metadata: BTreeMap::new(),
    })
}
