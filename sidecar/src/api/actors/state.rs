//! The actor state API.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use dapr_client::actors::{GetActorState, GetActorStateFound};
use dapr_client::server::actors::GetActorStateFoundParts;
use dapr_client::server::actors::{
    ExecuteActorStateTransactionError, ExecuteActorStateTransactionRequest, GetActorStateError,
    GetActorStateRequest,
};

use super::{NO_STATE, check_type, malformed, read};
use crate::actors::ActorId;
use crate::api::body;
use crate::core::Core;

impl Core {
    pub(super) async fn actor_value(
        &self,
        request: GetActorStateRequest,
    ) -> Result<GetActorState, GetActorStateError> {
        use GetActorStateError as Error;
        check_type(&request.actor_type).map_err(Error::ActorTypeReserved)?;
        self.actors().await.map_err(Error::ActorNoPlacement)?;
        let state = self
            .actor_state()
            .ok_or_else(|| Error::ActorRuntimeNotFound(NO_STATE.into()))?;
        let actor = ActorId::new(request.actor_type, request.actor_id);
        let found = state.get(&actor, &request.key).await;
        let found = found.map_err(|error| {
            Error::ActorStateGet(format!("error getting actor state: {error}").into())
        })?;
        Ok(match found.filter(|found| !found.data.is_empty()) {
            None => GetActorState::Missing,
            Some(found) => {
                GetActorState::Found(GetActorStateFound::from(GetActorStateFoundParts {
                    ttl_expire_time: found.expires.map(truncate_to_seconds),
                    metadata: BTreeMap::new(),
                    body: Bytes::from(found.data).into(),
                }))
            }
        })
    }

    pub(super) async fn change_actor_state(
        &self,
        request: ExecuteActorStateTransactionRequest,
    ) -> Result<(), ExecuteActorStateTransactionError> {
        use ExecuteActorStateTransactionError as Error;
        check_type(&request.actor_type).map_err(Error::ActorTypeReserved)?;
        let body = body::decode(request.body.into_body()).await;
        let body = body.map_err(|error| Error::MalformedRequest(malformed(error)))?;
        let operations =
            read::operations(&body).map_err(|error| Error::MalformedRequest(malformed(error)))?;
        let actors = self.actors().await.map_err(Error::ActorNoPlacement)?;
        let state = self
            .actor_state()
            .ok_or_else(|| Error::ActorRuntimeNotFound(NO_STATE.into()))?;
        let actor = ActorId::new(request.actor_type, request.actor_id);
        if !actors.host.is_active(&actor) {
            return Err(Error::ActorInstanceMissing(
                "actor instance is missing".into(),
            ));
        }
        let done = state.transact(&actor, &operations).await;
        done.map_err(|error| {
            let message = format!("error saving actor transaction state: {error}");
            Error::ActorStateTransactionSave(message.into())
        })
    }
}

/// Go truncates to seconds.
fn truncate_to_seconds(time: SystemTime) -> SystemTime {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    UNIX_EPOCH + Duration::from_secs(since.as_secs())
}
