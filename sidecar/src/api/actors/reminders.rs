//! The reminders API.

use dapr_client::actors::ActorReminder;
use dapr_client::server::actors::ActorReminderParts;
use dapr_client::server::actors::{
    GetActorReminderError, GetActorReminderRequest, RegisterActorReminderError,
    RegisterActorReminderRequest, UnregisterActorReminderError, UnregisterActorReminderRequest,
};
use dapr_client::{Json, Moment, Period};

use super::{bad_request, check_type, malformed, read};
use crate::actors::{ActorId, ReminderError, names};
use crate::api::body;
use crate::core::Core;
use crate::jobs::SchedulerError;
use crate::json::proto;
use crate::timing::parse_rfc3339;

const NOT_HOSTED: &str = "operations on actor reminders are only possible on hosted actor types";

impl Core {
    pub(super) async fn add_reminder(
        &self,
        request: RegisterActorReminderRequest,
    ) -> Result<(), RegisterActorReminderError> {
        use RegisterActorReminderError as Error;
        check_type(&request.actor_type).map_err(Error::ActorTypeReserved)?;
        let body = body::decode(request.body.into_body()).await;
        let body = body.map_err(|error| Error::MalformedRequest(malformed(error)))?;
        let reminder =
            read::reminder(&body).map_err(|error| Error::MalformedRequest(malformed(error)))?;
        let name = &request.name;
        names::check(name).map_err(|error| Error::BadRequest(bad_request(error)))?;
        let actors = self.actors().await.map_err(Error::ActorNoPlacement)?;
        let actor = ActorId::new(request.actor_type, request.actor_id);
        let outcome = actors
            .host
            .register_reminder(&actors.scheduler, &actor, name, reminder);
        outcome.map_err(|error| match error {
            ReminderError::NotHosted => Error::ActorReminderNonHosted(NOT_HOSTED.into()),
            ReminderError::Scheduler(SchedulerError::Exists(_)) => {
                let message = format!("actor reminder already exists: {name}");
                Error::ActorReminderAlreadyExists(message.into())
            }
            ReminderError::Period(error) => Error::ActorReminderCreate(not_created(&error).into()),
            ReminderError::Scheduler(error) => {
                Error::ActorReminderCreate(not_created(&error.to_string()).into())
            }
        })
    }

    pub(super) async fn actor_reminder(
        &self,
        request: GetActorReminderRequest,
    ) -> Result<ActorReminder, GetActorReminderError> {
        use GetActorReminderError as Error;
        check_type(&request.actor_type).map_err(Error::ActorTypeReserved)?;
        let actors = self.actors().await.map_err(Error::ActorNoPlacement)?;
        let actor = ActorId::new(request.actor_type, request.actor_id);
        let name = &request.name;
        let job = actors.host.reminder(&actors.scheduler, &actor, name).map_err(|error| match error {
            ReminderError::NotHosted => Error::ActorReminderNonHosted(NOT_HOSTED.into()),
            ReminderError::Scheduler(SchedulerError::Missing(_)) => {
                Error::ActorReminderNotFound(format!("actor reminder not found: {name}").into())
            }
            ReminderError::Scheduler(error) => {
                let message = format!(
                    "error getting actor reminder: api error: code = Internal desc = failed to get job due to: {error}"
                );
                Error::ActorReminderGet(message.into())
            }
            ReminderError::Period(error) => Error::ActorReminderGet(error.into()),
        })?;
        Ok(ActorReminder::from(ActorReminderParts {
            actor_id: actor.id,
            actor_type: actor.actor_type,
            data: job
                .data
                .map(|data| Json::from_text(&data.to_raw_string()).unwrap_or_default()),
            due_time: job.due_time.map(Moment::from_text),
            period: job.schedule.map(Period::from_text),
            // Shown only if it was registered as a point in time.
            ttl: job.ttl.and_then(|ttl| parse_rfc3339(&ttl)),
        }))
    }

    pub(super) async fn drop_reminder(
        &self,
        request: UnregisterActorReminderRequest,
    ) -> Result<(), UnregisterActorReminderError> {
        use UnregisterActorReminderError as Error;
        let text = body::read(request.body)
            .await
            .map_err(|error| Error::BodyRead(error.into()))?;
        proto::object(&text).map_err(|error| Error::MalformedRequest(malformed(error)))?;
        check_type(&request.actor_type).map_err(Error::ActorTypeReserved)?;
        let actors = self.actors().await.map_err(Error::ActorNoPlacement)?;
        let actor = ActorId::new(request.actor_type, request.actor_id);
        let outcome = actors
            .host
            .unregister_reminder(&actors.scheduler, &actor, &request.name);
        outcome.map_err(|error| {
            let error = match error {
                ReminderError::NotHosted => {
                    return Error::ActorReminderNonHosted(NOT_HOSTED.into());
                }
                ReminderError::Period(error) => error,
                ReminderError::Scheduler(error) => error.to_string(),
            };
            Error::ActorReminderDelete(format!("error deleting actor reminder: {error}").into())
        })
    }
}

fn not_created(error: &str) -> String {
    format!("error creating actor reminder: {error}")
}
