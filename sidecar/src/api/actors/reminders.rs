//! Reminders.

use dapr_client::actors::ActorReminder;
use dapr_client::server::actors::ActorReminderParts;
use dapr_client::server::actors::{
    GetActorReminderError, GetActorReminderRequest, RegisterActorReminderError,
    RegisterActorReminderRequest, UnregisterActorReminderError, UnregisterActorReminderRequest,
};
use dapr_client::{Json, Moment, Period};

use super::{bad_request, check_type, malformed, read};
use crate::actors::{ActorId, ReminderFault, names};
use crate::api::body;
use crate::core::Core;
use crate::jobs::SchedulerFault;
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
        let body = body.map_err(|fault| Error::MalformedRequest(malformed(fault)))?;
        let reminder =
            read::reminder(&body).map_err(|fault| Error::MalformedRequest(malformed(fault)))?;
        let name = &request.name;
        names::check(name).map_err(|fault| Error::BadRequest(bad_request(fault)))?;
        let actors = self.actors().await.map_err(Error::ActorNoPlacement)?;
        let actor = ActorId::new(request.actor_type, request.actor_id);
        let outcome = actors
            .host
            .register_reminder(&actors.scheduler, &actor, name, reminder);
        outcome.map_err(|fault| match fault {
            ReminderFault::NotHosted => Error::ActorReminderNonHosted(NOT_HOSTED.into()),
            ReminderFault::Scheduler(SchedulerFault::Exists(_)) => {
                let message = format!("actor reminder already exists: {name}");
                Error::ActorReminderAlreadyExists(message.into())
            }
            ReminderFault::Period(fault) => Error::ActorReminderCreate(not_created(&fault).into()),
            ReminderFault::Scheduler(fault) => {
                Error::ActorReminderCreate(not_created(&fault.to_string()).into())
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
        let job = actors.host.reminder(&actors.scheduler, &actor, name).map_err(|fault| match fault {
            ReminderFault::NotHosted => Error::ActorReminderNonHosted(NOT_HOSTED.into()),
            ReminderFault::Scheduler(SchedulerFault::Missing(_)) => {
                Error::ActorReminderNotFound(format!("actor reminder not found: {name}").into())
            }
            ReminderFault::Scheduler(fault) => {
                let message = format!(
                    "error getting actor reminder: api error: code = Internal desc = failed to get job due to: {fault}"
                );
                Error::ActorReminderGet(message.into())
            }
            ReminderFault::Period(fault) => Error::ActorReminderGet(fault.into()),
        })?;
        Ok(ActorReminder::from(ActorReminderParts {
            actor_id: actor.id,
            actor_type: actor.actor_type,
            data: job
                .data
                .map(|data| Json::from_text(&data.to_raw_string()).unwrap_or_default()),
            due_time: job.due_time.map(Moment::from_text),
            period: job.schedule.map(Period::from_text),
            // Only what was given as a moment is shown.
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
            .map_err(|fault| Error::BodyRead(fault.into()))?;
        proto::object(&text).map_err(|fault| Error::MalformedRequest(malformed(fault)))?;
        check_type(&request.actor_type).map_err(Error::ActorTypeReserved)?;
        let actors = self.actors().await.map_err(Error::ActorNoPlacement)?;
        let actor = ActorId::new(request.actor_type, request.actor_id);
        let outcome = actors
            .host
            .unregister_reminder(&actors.scheduler, &actor, &request.name);
        outcome.map_err(|fault| {
            let fault = match fault {
                ReminderFault::NotHosted => {
                    return Error::ActorReminderNonHosted(NOT_HOSTED.into());
                }
                ReminderFault::Period(fault) => fault,
                ReminderFault::Scheduler(fault) => fault.to_string(),
            };
            Error::ActorReminderDelete(format!("error deleting actor reminder: {fault}").into())
        })
    }
}

fn not_created(fault: &str) -> String {
    format!("error creating actor reminder: {fault}")
}
