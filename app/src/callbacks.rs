//! Implements each callback of the description.

use std::collections::BTreeMap;

use dapr_client::actors::ActorConfig;
use dapr_client::application::{
    CallActorMethodOutcome, CallActorMethodRequest, DaprCallbacks, DeactivateActorOutcome,
    DeactivateActorRequest, DeliverBindingEventOutcome, DeliverBindingEventRequest,
    DeliverBulkEventsOutcome, DeliverBulkEventsRequest, DeliverConfigurationUpdateOutcome,
    DeliverConfigurationUpdateRequest, DeliverEventOutcome, DeliverEventRequest,
    FireActorTimerOutcome, FireActorTimerRequest, GetActorConfigOutcome, GetActorConfigRequest,
    GetSubscriptionsOutcome, GetSubscriptionsRequest, JsonBody, JsonText, ProbeAppHealthOutcome,
    ProbeAppHealthRequest, ProbeInputBindingOutcome, ProbeInputBindingRequest, RemindActorOutcome,
    RemindActorRequest, RequestHead, TriggerJobOutcome, TriggerJobRequest,
};
use dapr_client::publish::{BulkEventResponse, BulkEventStatus, EventResponse};
use dapr_client::{Body, FromJson, Headers};

use crate::actors::{ActorFailure, Invoked, Reminder, Timer, Turn};
use crate::app::{Inner, Stopped};
use crate::builder::DoneHandler;
use crate::call::{EventPayload, Payload};
use crate::event;
use crate::reply::EventResult;
use crate::subscription::{EventHandler, Undecodable};

/// The outcome of a handler that returns no value.
enum Done {
    Ok,
    Failed,
}

/// The headers of a message, among them its metadata, without the API token.
fn metadata(headers: &Headers) -> BTreeMap<String, String> {
    let mut found = headers.with_prefix("");
    found.remove("dapr-api-token");
    found
}

impl Inner {
    /// Calls a handler that returns no value, and reports its failure.
    async fn done(
        &self,
        handler: &DoneHandler,
        what: String,
        head: RequestHead,
        name: String,
        payload: Payload,
    ) -> Done {
        let metadata = metadata(&head.headers);
        let mut context = self.context(head, name);
        context.metadata = metadata;
        let error = match self.run(handler, context, payload).await {
            Ok(Ok(())) => return Done::Ok,
            Ok(Err(error)) => error,
            Err(stopped) => stopped.text(),
        };
        self.fail(what, error, "500");
        Done::Failed
    }

    async fn event(
        &self,
        (handler, undecodable): &(EventHandler, Undecodable),
        head: RequestHead,
        payload: EventPayload,
        metadata: BTreeMap<String, String>,
    ) -> EventResult {
        let topic = payload.event.topic.clone().unwrap_or_default();
        #[cfg(feature = "tracing")]
        crate::span::set_topic(&topic);
        let what = format!("event of {topic:?} at {}", head.path);
        let mut context = self.context(head, topic);
        context.metadata = metadata;
        match self
            .run(handler, context, Payload::Event(Box::new(payload)))
            .await
        {
            Ok(Ok(result)) => result,
            Ok(Err(error)) => {
                self.fail(what, error, "retry");
                EventResult::Retry
            }
            Err(Stopped::Rejected(rejection)) if rejection.undecodable => {
                self.undecodable(what, rejection.to_string(), *undecodable)
            }
            Err(stopped) => {
                self.fail(what, stopped.text(), "retry");
                EventResult::Retry
            }
        }
    }

    fn undecodable(&self, what: String, error: String, policy: Undecodable) -> EventResult {
        match policy {
            Undecodable::Drop => {
                self.fail(what, error, "drop");
                EventResult::Drop
            }
            Undecodable::Retry => {
                self.fail(what, error, "retry");
                EventResult::Retry
            }
        }
    }

    /// Reads the body of a request. Reports a failure.
    async fn read<T: FromJson>(
        &self,
        what: &str,
        body: JsonBody<T>,
        outcome: &'static str,
    ) -> Option<JsonText<T>> {
        match body.read().await {
            Ok(text) => Some(text),
            Err(error) => {
                self.fail(
                    what.to_owned(),
                    format!("the request body is incomplete: {error}"),
                    outcome,
                );
                None
            }
        }
    }

    /// Reads and decodes the body of a request. Reports a failure.
    async fn decode<T: FromJson>(&self, what: &str, body: JsonBody<T>) -> Option<T> {
        match self.read(what, body, "500").await?.decode() {
            Ok(value) => Some(value),
            Err(error) => {
                self.fail(what.to_owned(), error.to_string(), "500");
                None
            }
        }
    }

    fn turn(&self, head: &RequestHead, id: String, reentrancy: Option<String>) -> Turn {
        Turn {
            id,
            reentrancy,
            shared: self.state.clone(),
            context: self.context(head.clone(), head.path.clone()),
        }
    }

    fn actor_failed(&self, what: String, failure: &ActorFailure) {
        self.fail(what, failure.to_string(), "500");
    }
}

impl DaprCallbacks for Inner {
    async fn get_subscriptions(&self, _: GetSubscriptionsRequest) -> GetSubscriptionsOutcome {
        if self.topics.is_empty() {
            return GetSubscriptionsOutcome::NoSubscriptions;
        }
        GetSubscriptionsOutcome::HasSubscriptions {
            body: self.topics.iter().map(|topic| topic.described()).collect(),
        }
    }

    async fn deliver_event(&self, request: DeliverEventRequest) -> DeliverEventOutcome {
        let Some(found) = self.events.get(&request.head.path) else {
            return DeliverEventOutcome::NotFound;
        };
        let what = format!("event at {}", request.head.path);
        let Some(text) = self.read(&what, request.body, "500").await else {
            return DeliverEventOutcome::Failed;
        };
        let result = match event::read(&request.head.headers, text.bytes().clone()) {
            Ok(payload) => {
                let metadata = metadata(&request.head.headers);
                self.event(found, request.head, payload, metadata).await
            }
            Err(error) => self.undecodable(what, error.to_string(), found.1),
        };
        DeliverEventOutcome::Processed {
            body: EventResponse::new().status(result.into()),
        }
    }

    async fn deliver_bulk_events(
        &self,
        request: DeliverBulkEventsRequest,
    ) -> DeliverBulkEventsOutcome {
        let Some(found) = self.events.get(&request.head.path) else {
            return DeliverBulkEventsOutcome::NotFound;
        };
        let what = format!("events at {}", request.head.path);
        let Some(bulk) = self.decode(&what, request.body).await else {
            return DeliverBulkEventsOutcome::Failed;
        };
        let mut statuses = Vec::new();
        for entry in bulk.entries {
            let json = entry.event.unwrap_or_default();
            // Raw messages are strings in base64.
            let is_event = !json.as_str().starts_with('"');
            let payload = match is_event {
                true => event::envelope(json.as_str().as_bytes()).map(event::of_envelope),
                // Raw messages are in base64.
                false => event::of_raw(&json, &bulk.topic, &bulk.pubsub_name),
            };
            let result = match payload {
                Ok(payload) => {
                    let mut metadata = metadata(&request.head.headers);
                    let own = entry.metadata.into_iter();
                    metadata.extend(own.map(|(key, value)| (key.to_ascii_lowercase(), value)));
                    self.event(found, request.head.clone(), payload, metadata)
                        .await
                }
                Err(error) => {
                    let what = format!("event {:?} at {}", entry.entry_id, request.head.path);
                    self.undecodable(what, error.to_string(), found.1)
                }
            };
            statuses.push(BulkEventStatus::new(entry.entry_id, result.into()));
        }
        DeliverBulkEventsOutcome::Processed {
            body: BulkEventResponse::new(statuses),
        }
    }

    async fn probe_input_binding(
        &self,
        request: ProbeInputBindingRequest,
    ) -> ProbeInputBindingOutcome {
        match self.bindings.contains_key(&request.head.path) {
            true => ProbeInputBindingOutcome::Subscribed,
            false => ProbeInputBindingOutcome::NotSubscribed,
        }
    }

    async fn deliver_binding_event(
        &self,
        request: DeliverBindingEventRequest,
    ) -> DeliverBindingEventOutcome {
        let Some(handler) = self.bindings.get(&request.head.path) else {
            return DeliverBindingEventOutcome::Failed;
        };
        let what = format!("binding {}", request.route);
        let payload = Payload::Body(request.body);
        match self
            .done(handler, what, request.head, request.route, payload)
            .await
        {
            Done::Ok => DeliverBindingEventOutcome::Completed,
            Done::Failed => DeliverBindingEventOutcome::Failed,
        }
    }

    async fn trigger_job(&self, request: TriggerJobRequest) -> TriggerJobOutcome {
        let handler = self.jobs.get(&request.name).or(self.jobs.get("*"));
        let Some(handler) = handler else {
            return TriggerJobOutcome::NotFound;
        };
        let what = format!("job {:?}", request.name);
        let payload = Payload::Body(request.body);
        match self
            .done(handler, what, request.head, request.name, payload)
            .await
        {
            Done::Ok => TriggerJobOutcome::Completed,
            Done::Failed => TriggerJobOutcome::Failed,
        }
    }

    async fn deliver_configuration_update(
        &self,
        request: DeliverConfigurationUpdateRequest,
    ) -> DeliverConfigurationUpdateOutcome {
        let Some(handler) = self.configuration.get(&request.store_name) else {
            return DeliverConfigurationUpdateOutcome::Failed;
        };
        let what = format!("configuration of {:?}", request.store_name);
        let Some(text) = self.read(&what, request.body, "500").await else {
            return DeliverConfigurationUpdateOutcome::Failed;
        };
        let payload = Payload::Bytes(text.bytes().clone());
        match self
            .done(handler, what, request.head, request.key, payload)
            .await
        {
            Done::Ok => DeliverConfigurationUpdateOutcome::Completed,
            Done::Failed => DeliverConfigurationUpdateOutcome::Failed,
        }
    }

    async fn probe_app_health(&self, request: ProbeAppHealthRequest) -> ProbeAppHealthOutcome {
        let Some(handler) = &self.health else {
            return ProbeAppHealthOutcome::Healthy;
        };
        let payload = Payload::Body(Body::empty());
        let what = "health".to_owned();
        match self
            .done(handler, what.clone(), request.head, what, payload)
            .await
        {
            Done::Ok => ProbeAppHealthOutcome::Healthy,
            Done::Failed => ProbeAppHealthOutcome::Unhealthy,
        }
    }

    async fn get_actor_config(&self, _: GetActorConfigRequest) -> GetActorConfigOutcome {
        if self.actors.is_empty() {
            return GetActorConfigOutcome::NoActors;
        }
        let configs = self.actors.values().filter_map(|host| host.config());
        GetActorConfigOutcome::HostsActors {
            body: ActorConfig::new()
                .entities(self.actors.keys().copied())
                .entities_config(configs),
        }
    }

    async fn call_actor_method(&self, request: CallActorMethodRequest) -> CallActorMethodOutcome {
        let Some(host) = self.actors.get(request.actor_type.as_str()) else {
            return CallActorMethodOutcome::NotFound;
        };
        let what = format!(
            "{} {:?} {}",
            request.actor_type, request.actor_id, request.method
        );
        let turn = self.turn(&request.head, request.actor_id, request.reentrancy_id);
        let body = match request.body.bytes().await {
            Ok(body) => body,
            Err(error) => {
                let error = format!("the request body is incomplete: {error}");
                self.fail(what, error.clone(), "500");
                return CallActorMethodOutcome::Failed { body: error };
            }
        };
        match host.method(turn, &request.method, body).await {
            Ok(Invoked::Value(json)) => {
                let mut headers = Headers::new();
                headers.append("content-type", "application/json");
                CallActorMethodOutcome::Completed {
                    error: None,
                    headers,
                    body: json.into(),
                }
            }
            Ok(Invoked::Unknown) => CallActorMethodOutcome::NotFound,
            Err(failure) => {
                self.actor_failed(what, &failure);
                CallActorMethodOutcome::Failed {
                    body: failure.to_string(),
                }
            }
        }
    }

    async fn remind_actor(&self, request: RemindActorRequest) -> RemindActorOutcome {
        let what = format!(
            "reminder {:?} of {} {:?}",
            request.name, request.actor_type, request.actor_id
        );
        let Some(host) = self.actors.get(request.actor_type.as_str()) else {
            self.fail(what, "the application hosts no such type".to_owned(), "500");
            return RemindActorOutcome::Failed;
        };
        let Some(body) = self.decode(&what, request.body).await else {
            return RemindActorOutcome::Failed;
        };
        let turn = self.turn(&request.head, request.actor_id, None);
        let reminder = Reminder {
            name: request.name,
            data: body.data,
        };
        match host.reminder(turn, reminder).await {
            Ok(()) => RemindActorOutcome::Completed { cancel: None },
            Err(failure) => {
                self.actor_failed(what, &failure);
                RemindActorOutcome::Failed
            }
        }
    }

    async fn fire_actor_timer(&self, request: FireActorTimerRequest) -> FireActorTimerOutcome {
        let what = format!(
            "timer {:?} of {} {:?}",
            request.name, request.actor_type, request.actor_id
        );
        let Some(host) = self.actors.get(request.actor_type.as_str()) else {
            self.fail(what, "the application hosts no such type".to_owned(), "500");
            return FireActorTimerOutcome::Failed;
        };
        let Some(body) = self.decode(&what, request.body).await else {
            return FireActorTimerOutcome::Failed;
        };
        let turn = self.turn(&request.head, request.actor_id, None);
        let timer = Timer {
            name: request.name,
            callback: body.callback,
            data: body.data,
        };
        match host.timer(turn, timer).await {
            Ok(()) => FireActorTimerOutcome::Completed { cancel: None },
            Err(failure) => {
                self.actor_failed(what, &failure);
                FireActorTimerOutcome::Failed
            }
        }
    }

    async fn deactivate_actor(&self, request: DeactivateActorRequest) -> DeactivateActorOutcome {
        let Some(host) = self.actors.get(request.actor_type.as_str()) else {
            return DeactivateActorOutcome::Failed;
        };
        let what = format!(
            "deactivation of {} {:?}",
            request.actor_type, request.actor_id
        );
        let turn = self.turn(&request.head, request.actor_id, None);
        match host.deactivate(turn).await {
            Ok(()) => DeactivateActorOutcome::Completed,
            Err(failure) => {
                self.actor_failed(what, &failure);
                DeactivateActorOutcome::Failed
            }
        }
    }
}
