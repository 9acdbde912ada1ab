//! The timers API.

use dapr_client::server::actors::{
    RegisterActorTimerError, RegisterActorTimerRequest, UnregisterActorTimerError,
    UnregisterActorTimerRequest,
};

use super::{bad_request, check_type, malformed, read};
use crate::actors::{ActorId, names};
use crate::api::body;
use crate::core::Core;
use crate::json::proto;

impl Core {
    pub(super) async fn add_timer(
        &self,
        request: RegisterActorTimerRequest,
    ) -> Result<(), RegisterActorTimerError> {
        use RegisterActorTimerError as Error;
        check_type(&request.actor_type).map_err(Error::ActorTypeReserved)?;
        let body = body::decode(request.body.into_body()).await;
        let body = body.map_err(|error| Error::MalformedRequest(malformed(error)))?;
        let timer =
            read::timer(&body).map_err(|error| Error::MalformedRequest(malformed(error)))?;
        names::check(&request.name).map_err(|error| Error::BadRequest(bad_request(error)))?;
        let actors = self.actors().await.map_err(Error::ActorNoPlacement)?;
        let actor = ActorId::new(request.actor_type, request.actor_id);
        actors
            .host
            .register_timer(&actor, &request.name, timer)
            .map_err(|error| {
                Error::ActorTimerCreate(format!("error creating actor timer: {error}").into())
            })
    }

    pub(super) async fn drop_timer(
        &self,
        request: UnregisterActorTimerRequest,
    ) -> Result<(), UnregisterActorTimerError> {
        use UnregisterActorTimerError as Error;
        let text = body::read(request.body)
            .await
            .map_err(|error| Error::BodyRead(error.into()))?;
        proto::object(&text).map_err(|error| Error::MalformedRequest(malformed(error)))?;
        check_type(&request.actor_type).map_err(Error::ActorTypeReserved)?;
        let actors = self.actors().await.map_err(Error::ActorNoPlacement)?;
        let actor = ActorId::new(request.actor_type, request.actor_id);
        actors.host.unregister_timer(&actor, &request.name);
        Ok(())
    }
}
