//! Application half: what a program needs to be called by a Dapr sidecar.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.
//!
//! An application implements [`DaprCallbacks`]: a method for each callback. [`CallbackId::find`] says
//! which callback a request is; those whose path the application chooses (events and input bindings)
//! it must know itself. [`dispatch`] decodes a request, calls the method, and encodes the outcome. No
//! method has a default: an application that does not follow a change of the description does not
//! compile.

use std::future::Future;

mod call_actor_method;
mod deactivate_actor;
mod deliver_binding_event;
mod deliver_bulk_events;
mod deliver_configuration_update;
mod deliver_event;
mod fire_actor_timer;
mod get_actor_config;
mod get_subscriptions;
mod probe_app_health;
mod probe_input_binding;
mod remind_actor;
mod trigger_job;

pub use call_actor_method::{CALL_ACTOR_METHOD, CallActorMethodOutcome, CallActorMethodRequest};
pub use dapr_client_runtime::server::{
    Callback, JsonBody, JsonText, RawRequest, RawResponse, RequestHead,
};
pub use deactivate_actor::{DEACTIVATE_ACTOR, DeactivateActorOutcome, DeactivateActorRequest};
pub use deliver_binding_event::{
    DELIVER_BINDING_EVENT, DeliverBindingEventOutcome, DeliverBindingEventRequest,
};
pub use deliver_bulk_events::{
    DELIVER_BULK_EVENTS, DeliverBulkEventsOutcome, DeliverBulkEventsRequest,
};
pub use deliver_configuration_update::{
    DELIVER_CONFIGURATION_UPDATE, DeliverConfigurationUpdateOutcome,
    DeliverConfigurationUpdateRequest,
};
pub use deliver_event::{DELIVER_EVENT, DeliverEventOutcome, DeliverEventRequest};
pub use fire_actor_timer::{
    FIRE_ACTOR_TIMER, FireActorTimerBody, FireActorTimerOutcome, FireActorTimerRequest,
};
pub use get_actor_config::{GET_ACTOR_CONFIG, GetActorConfigOutcome, GetActorConfigRequest};
pub use get_subscriptions::{GET_SUBSCRIPTIONS, GetSubscriptionsOutcome, GetSubscriptionsRequest};
pub use probe_app_health::{PROBE_APP_HEALTH, ProbeAppHealthOutcome, ProbeAppHealthRequest};
pub use probe_input_binding::{
    PROBE_INPUT_BINDING, ProbeInputBindingOutcome, ProbeInputBindingRequest,
};
pub use remind_actor::{REMIND_ACTOR, RemindActorBody, RemindActorOutcome, RemindActorRequest};
pub use trigger_job::{TRIGGER_JOB, TriggerJobOutcome, TriggerJobRequest};

/// Names each callback.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CallbackId {
    /// [`CALL_ACTOR_METHOD`]
    CallActorMethod,
    /// [`DEACTIVATE_ACTOR`]
    DeactivateActor,
    /// [`FIRE_ACTOR_TIMER`]
    FireActorTimer,
    /// [`GET_ACTOR_CONFIG`]
    GetActorConfig,
    /// [`REMIND_ACTOR`]
    RemindActor,
    /// [`DELIVER_BINDING_EVENT`]
    DeliverBindingEvent,
    /// [`PROBE_INPUT_BINDING`]
    ProbeInputBinding,
    /// [`DELIVER_CONFIGURATION_UPDATE`]
    DeliverConfigurationUpdate,
    /// [`PROBE_APP_HEALTH`]
    ProbeAppHealth,
    /// [`TRIGGER_JOB`]
    TriggerJob,
    /// [`DELIVER_BULK_EVENTS`]
    DeliverBulkEvents,
    /// [`DELIVER_EVENT`]
    DeliverEvent,
    /// [`GET_SUBSCRIPTIONS`]
    GetSubscriptions,
}

impl CallbackId {
    /// The callbacks whose paths Dapr defines.
    const FIXED: &[Self] = &[
        Self::CallActorMethod,
        Self::DeactivateActor,
        Self::FireActorTimer,
        Self::GetActorConfig,
        Self::RemindActor,
        Self::DeliverConfigurationUpdate,
        Self::ProbeAppHealth,
        Self::TriggerJob,
        Self::GetSubscriptions,
    ];

    /// Returns method and path of the callback.
    pub fn callback(self) -> &'static Callback {
        match self {
            Self::CallActorMethod => &CALL_ACTOR_METHOD,
            Self::DeactivateActor => &DEACTIVATE_ACTOR,
            Self::FireActorTimer => &FIRE_ACTOR_TIMER,
            Self::GetActorConfig => &GET_ACTOR_CONFIG,
            Self::RemindActor => &REMIND_ACTOR,
            Self::DeliverBindingEvent => &DELIVER_BINDING_EVENT,
            Self::ProbeInputBinding => &PROBE_INPUT_BINDING,
            Self::DeliverConfigurationUpdate => &DELIVER_CONFIGURATION_UPDATE,
            Self::ProbeAppHealth => &PROBE_APP_HEALTH,
            Self::TriggerJob => &TRIGGER_JOB,
            Self::DeliverBulkEvents => &DELIVER_BULK_EVENTS,
            Self::DeliverEvent => &DELIVER_EVENT,
            Self::GetSubscriptions => &GET_SUBSCRIPTIONS,
        }
    }

    /// Returns the callback with this method and path, and the parameters of the path. If several fit,
    /// the one with the longest literal part wins.
    pub fn find(method: &str, path: &str) -> Option<(Self, Vec<String>)> {
        let literal = |id: &Self| {
            id.callback()
                .path
                .split('/')
                .filter(|part| !part.starts_with('{'))
                .count()
        };
        let fitting = Self::FIXED
            .iter()
            .filter(|id| id.callback().method == method);
        let fitting = fitting.filter_map(|id| Some((*id, id.callback().parameters(path)?)));
        fitting.max_by_key(|(id, _)| literal(id))
    }
}

/// What an application does for each callback.
pub trait DaprCallbacks: Send + Sync {
    /// `PUT /actors/{actorType}/{actorId}/method/{method}`
    fn call_actor_method(
        &self,
        request: CallActorMethodRequest,
    ) -> impl Future<Output = CallActorMethodOutcome> + Send;

    /// `DELETE /actors/{actorType}/{actorId}`
    fn deactivate_actor(
        &self,
        request: DeactivateActorRequest,
    ) -> impl Future<Output = DeactivateActorOutcome> + Send;

    /// `PUT /actors/{actorType}/{actorId}/method/timer/{name}`
    fn fire_actor_timer(
        &self,
        request: FireActorTimerRequest,
    ) -> impl Future<Output = FireActorTimerOutcome> + Send;

    /// `GET /dapr/config`
    fn get_actor_config(
        &self,
        request: GetActorConfigRequest,
    ) -> impl Future<Output = GetActorConfigOutcome> + Send;

    /// `PUT /actors/{actorType}/{actorId}/method/remind/{name}`
    fn remind_actor(
        &self,
        request: RemindActorRequest,
    ) -> impl Future<Output = RemindActorOutcome> + Send;

    /// `POST /{route}`
    fn deliver_binding_event(
        &self,
        request: DeliverBindingEventRequest,
    ) -> impl Future<Output = DeliverBindingEventOutcome> + Send;

    /// `OPTIONS /{route}`
    fn probe_input_binding(
        &self,
        request: ProbeInputBindingRequest,
    ) -> impl Future<Output = ProbeInputBindingOutcome> + Send;

    /// `POST /configuration/{storeName}/{key}`
    fn deliver_configuration_update(
        &self,
        request: DeliverConfigurationUpdateRequest,
    ) -> impl Future<Output = DeliverConfigurationUpdateOutcome> + Send;

    /// `GET /healthz`
    fn probe_app_health(
        &self,
        request: ProbeAppHealthRequest,
    ) -> impl Future<Output = ProbeAppHealthOutcome> + Send;

    /// `POST /job/{name}`
    fn trigger_job(
        &self,
        request: TriggerJobRequest,
    ) -> impl Future<Output = TriggerJobOutcome> + Send;

    /// `POST /{route}`
    fn deliver_bulk_events(
        &self,
        request: DeliverBulkEventsRequest,
    ) -> impl Future<Output = DeliverBulkEventsOutcome> + Send;

    /// `POST /{route}`
    fn deliver_event(
        &self,
        request: DeliverEventRequest,
    ) -> impl Future<Output = DeliverEventOutcome> + Send;

    /// `GET /dapr/subscribe`
    fn get_subscriptions(
        &self,
        request: GetSubscriptionsRequest,
    ) -> impl Future<Output = GetSubscriptionsOutcome> + Send;
}

/// Decodes a request of a callback, calls its method, and encodes the outcome.
pub async fn dispatch<A: DaprCallbacks>(
    application: &A,
    callback: CallbackId,
    request: RawRequest,
) -> RawResponse {
    match callback {
        CallbackId::CallActorMethod => application
            .call_actor_method(CallActorMethodRequest::read(request))
            .await
            .into_response(),
        CallbackId::DeactivateActor => application
            .deactivate_actor(DeactivateActorRequest::read(request))
            .await
            .into_response(),
        CallbackId::FireActorTimer => application
            .fire_actor_timer(FireActorTimerRequest::read(request))
            .await
            .into_response(),
        CallbackId::GetActorConfig => application
            .get_actor_config(GetActorConfigRequest::read(request))
            .await
            .into_response(),
        CallbackId::RemindActor => application
            .remind_actor(RemindActorRequest::read(request))
            .await
            .into_response(),
        CallbackId::DeliverBindingEvent => application
            .deliver_binding_event(DeliverBindingEventRequest::read(request))
            .await
            .into_response(),
        CallbackId::ProbeInputBinding => application
            .probe_input_binding(ProbeInputBindingRequest::read(request))
            .await
            .into_response(),
        CallbackId::DeliverConfigurationUpdate => application
            .deliver_configuration_update(DeliverConfigurationUpdateRequest::read(request))
            .await
            .into_response(),
        CallbackId::ProbeAppHealth => application
            .probe_app_health(ProbeAppHealthRequest::read(request))
            .await
            .into_response(),
        CallbackId::TriggerJob => application
            .trigger_job(TriggerJobRequest::read(request))
            .await
            .into_response(),
        CallbackId::DeliverBulkEvents => application
            .deliver_bulk_events(DeliverBulkEventsRequest::read(request))
            .await
            .into_response(),
        CallbackId::DeliverEvent => application
            .deliver_event(DeliverEventRequest::read(request))
            .await
            .into_response(),
        CallbackId::GetSubscriptions => application
            .get_subscriptions(GetSubscriptionsRequest::read(request))
            .await
            .into_response(),
    }
}
