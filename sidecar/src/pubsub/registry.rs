//! The registry of pub/sub components and subscriptions.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use super::component::Shared;
use super::{Bus, PubsubComponent, Subscriber, SubscriptionSpec, from_application, from_resource};
use crate::app::{App, OutgoingRequest};
use crate::clock::Clock;
use crate::features::Feature;
use crate::resiliency::{ComponentClass, Resiliency};
use crate::resources::{ComponentSpec, Kind, Subscription};
use crate::stand_in::Keyspaces;
use crate::tasks::Tasks;

/// Brokers that several sidecars share: stand-ins for a common server.
#[derive(Debug, Default)]
pub(crate) struct Brokers(Mutex<HashMap<String, Arc<Bus>>>);

impl Brokers {
    fn get(&self, host: &str, clock: &Clock) -> Arc<Bus> {
        let mut brokers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let broker = brokers.entry(host.to_lowercase());
        broker
            .or_insert_with(|| Arc::new(Bus::new(clock.clone())))
            .clone()
    }
}

/// The pub/sub components and subscriptions of a sidecar.
#[derive(Debug, Default)]
pub(crate) struct Pubsubs {
    components: BTreeMap<String, Arc<PubsubComponent>>,
    declared: Mutex<Vec<Arc<SubscriptionSpec>>>,
    /// Why subscriptions were rejected, one line each.
    refused: Mutex<Vec<String>>,
    tasks: Tasks,
}

impl Pubsubs {
    pub(crate) fn open(
        specs: &[ComponentSpec],
        app_id: &str,
        clock: &Clock,
        brokers: &Brokers,
        keyspaces: &Keyspaces,
    ) -> Self {
        let component = |spec: &ComponentSpec| {
            let (bus, shared) = match spec.kind {
                Kind::PubsubInMemory => (Arc::new(Bus::new(clock.clone())), None),
                Kind::PubsubRedis | Kind::PubsubStandIn => {
                    let host = match spec.kind {
                        Kind::PubsubRedis => spec.properties.get("redisHost"),
                        _ => Some(spec.server()),
                    };
                    let shared = Shared {
                        group: app_id.to_owned(),
                        server: keyspaces.of(host, clock),
                    };
                    (brokers.get(host.unwrap_or_default(), clock), Some(shared))
                }
                _ => return None,
            };
            let component = PubsubComponent::new(app_id, &spec.properties, bus, shared);
            Some((spec.name.clone(), Arc::new(component)))
        };
        Self {
            components: specs.iter().filter_map(component).collect(),
            ..Self::default()
        }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Arc<PubsubComponent>> {
        self.components.get(name)
    }

    /// All components by name.
    pub(crate) fn all(&self) -> &BTreeMap<String, Arc<PubsubComponent>> {
        &self.components
    }

    /// All declared subscriptions for the metadata, including rejected ones.
    pub(crate) fn subscriptions(&self) -> Vec<Arc<SubscriptionSpec>> {
        self.declared
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Why subscriptions were rejected: what daprd writes to its log.
    pub(crate) fn refused(&self) -> Vec<String> {
        self.refused
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn refuse(&self, reason: String) {
        self.refused
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(reason);
    }

    /// Requests the application's subscriptions, unless that is disabled, and starts to deliver.
    ///
    /// Rejects subscriptions that are invalid, whose topic the application may not access, or whose component
    /// does not exist.
    pub(crate) async fn start(
        &self,
        app: &App,
        app_id: &str,
        clock: &Clock,
        resources: &[Subscription],
        query_app: bool,
        resiliency: &Resiliency,
    ) {
        let mut specs: Vec<SubscriptionSpec> = Vec::new();
        let has = |specs: &[SubscriptionSpec], spec: &SubscriptionSpec| {
            let same =
                |other: &SubscriptionSpec| other.pubsub == spec.pubsub && other.topic == spec.topic;
            specs.iter().position(same)
        };
        for resource in resources {
            match from_resource(resource) {
                // The first of several resources for one topic wins.
                Ok(spec) if has(&specs, &spec).is_some() => {}
                Ok(spec) => specs.push(spec),
                Err(error) => {
                    let (name, source) = (&resource.name, &resource.source);
                    self.refuse(format!(
                        "the subscription `{name}` ({source}) is not served: {error}"
                    ));
                }
            }
        }
        let declared_specs = if query_app && !self.components.is_empty() {
            self.request_subscriptions(app, app_id).await
        } else {
            Ok(Vec::new())
        };
        let declared_specs = match declared_specs {
            Ok(declared_specs) => declared_specs,
            // As in daprd, which then delivers nothing at all.
            Err(error) => {
                if Feature::Cel.refused(&error) {
                    for component in self.components.values() {
                        component.refuse_events(&error);
                    }
                }
                self.refuse(format!(
                    "{error}; no events are delivered, not even to declarative subscriptions"
                ));
                for spec in specs {
                    self.record_spec(Arc::new(spec));
                }
                return;
            }
        };
        for spec in declared_specs {
            // The application's subscription replaces that of a resource.
            match has(&specs, &spec) {
                Some(at) => specs[at] = spec,
                None => specs.push(spec),
            }
        }
        for spec in specs {
            self.serve(spec, app, clock, resiliency);
        }
    }

    fn serve(&self, spec: SubscriptionSpec, app: &App, clock: &Clock, resiliency: &Resiliency) {
        let spec = Arc::new(spec);
        self.record_spec(spec.clone());
        let SubscriptionSpec { pubsub, topic, .. } = spec.as_ref();
        let Some(component) = self.components.get(pubsub) else {
            return self.refuse(format!(
                "the subscription to `{topic}` of `{pubsub}` is not served: the component does not exist"
            ));
        };
        let Ok(messages) = component.listen(topic) else {
            return self.refuse(format!(
                "the subscription to `{topic}` of `{pubsub}` is not served: the scopes of the component do not allow the \
                 application to use the topic"
            ));
        };
        let policy = resiliency.inbound(pubsub, ComponentClass::Pubsub);
        let (app, clock) = (app.clone(), clock.clone());
        let subscriber = Subscriber::new(spec.clone(), component.clone(), app, clock, policy);
        self.tasks.spawn(subscriber.run(messages));
    }

    /// Keeps a subscription for the metadata.
    fn record_spec(&self, spec: Arc<SubscriptionSpec>) {
        self.declared
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(spec);
    }

    /// Requests the subscriptions of the application. None if the status is not 200.
    async fn request_subscriptions(
        &self,
        app: &App,
        app_id: &str,
    ) -> Result<Vec<SubscriptionSpec>, String> {
        #[cfg(feature = "grpc")]
        if let Some(grpc) = app.grpc() {
            return super::grpc::declared_subscriptions(&grpc).await;
        }
        let request = OutgoingRequest::new("GET", "/dapr/subscribe")
            .header("Content-Type", "application/json")
            .header("dapr-app-id", app_id);
        match app.send_buffered(request).await {
            Ok(response) if response.status == 200 => from_application(&response.body),
            Ok(response) if response.status == 404 => Ok(Vec::new()),
            Ok(response) => {
                self.refuse(format!(
                    "the application responded to GET /dapr/subscribe with {}: none of its subscriptions are used; if it \
                     has none, it should respond with 404",
                    response.status
                ));
                Ok(Vec::new())
            }
            Err(error) => Err(format!(
                "cannot get the subscriptions of the application: {error}"
            )),
        }
    }

    /// Stops all deliveries.
    pub(crate) fn end(&self) {
        self.tasks.end();
    }
}
