//! Implements each callback of the description.

use dapr_client::actors::ActorConfig;
use dapr_client::application::{
    CallActorMethodOutcome, CallActorMethodRequest, DaprCallbacks, DeactivateActorOutcome,
    DeactivateActorRequest, DeliverBindingEventOutcome, DeliverBindingEventRequest,
    DeliverBulkEventsOutcome, DeliverBulkEventsRequest, DeliverConfigurationUpdateOutcome,
    DeliverConfigurationUpdateRequest, DeliverEventOutcome, DeliverEventRequest,
    FireActorTimerOutcome, FireActorTimerRequest, GetActorConfigOutcome, GetActorConfigRequest,
    GetSubscriptionsOutcome, GetSubscriptionsRequest, ProbeAppHealthOutcome, ProbeAppHealthRequest,
    ProbeInputBindingOutcome, ProbeInputBindingRequest, RemindActorOutcome, RemindActorRequest,
    TriggerJobOutcome, TriggerJobRequest,
};
use dapr_client::publish::{BulkEventResponse, BulkEventStatus, EventResponse};
use dapr_client::{Body, Headers};

use crate::actors::{Invoked, Reminder, Timer};
use crate::app::Inner;
use crate::call::Payload;
use crate::event;
use crate::run::{Done, metadata};

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
        let Ok(body) = self.read(&what, request.body.into_body()).await else {
            return DeliverEventOutcome::Failed;
        };
        let result = match event::read(&request.head.headers, body) {
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
        let Ok(body) = self.read(&what, request.body.into_body()).await else {
            return DeliverConfigurationUpdateOutcome::Failed;
        };
        let payload = Payload::Bytes(body);
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
        let configs = self.actors.iter().filter_map(|host| host.config());
        GetActorConfigOutcome::HostsActors {
            body: ActorConfig::new()
                .entities(self.actor_types())
                .entities_config(configs),
        }
    }

    async fn call_actor_method(&self, request: CallActorMethodRequest) -> CallActorMethodOutcome {
        let Some(host) = self.host(&request.actor_type) else {
            return CallActorMethodOutcome::NotFound;
        };
        let what = format!(
            "{} {:?} {}",
            request.actor_type, request.actor_id, request.method
        );
        let turn = self.turn(&request.head, request.actor_id, request.reentrancy_id);
        let body = match self.read(&what, request.body).await {
            Ok(body) => body,
            Err(body) => return CallActorMethodOutcome::Failed { body },
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
        let Some(host) = self.host(&request.actor_type) else {
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
        let Some(host) = self.host(&request.actor_type) else {
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
        let Some(host) = self.host(&request.actor_type) else {
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
