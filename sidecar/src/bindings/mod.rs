//! Bindings: external services that the application calls, and triggers of the application.
//!
//! - `local_storage`, `http`, `redis`: output bindings;
//! - `pluggable`: output bindings in another program;
//! - `cron`: an input binding.

mod cron;
mod http;
mod local_storage;
#[cfg(feature = "grpc")]
mod pluggable;
mod redis;

use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) use self::cron::CronBinding;
use self::http::HttpBinding;
use self::local_storage::LocalStorage;
#[cfg(feature = "grpc")]
use self::pluggable::PluggableBinding;
use self::redis::RedisBinding;
use crate::app::HttpClient;
use crate::resiliency::Failing;
use crate::resources::{ComponentSpec, Kind, Properties};
#[cfg(feature = "grpc")]
use crate::rpc::Channel;
use crate::stand_in::Keyspace;

/// A request to a binding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Invocation {
    pub(crate) operation: String,
    /// JSON.
    pub(crate) data: String,
    pub(crate) metadata: BTreeMap<String, String>,
}

/// The response of a binding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) data: Vec<u8>,
    pub(crate) metadata: BTreeMap<String, String>,
}

/// The error of a binding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct BindingError {
    pub(crate) text: String,
    /// The HTTP binding returns the metadata of a response even if its status is an error.
    pub(crate) metadata: BTreeMap<String, String>,
}

impl Failing for BindingError {}

impl From<String> for BindingError {
    fn from(text: String) -> Self {
        Self {
            text,
            metadata: BTreeMap::new(),
        }
    }
}

/// An output binding.
#[derive(Debug)]
pub(crate) struct OutputBinding {
    pub(crate) name: String,
    service: Service,
}

#[derive(Debug)]
enum Service {
    LocalStorage(LocalStorage),
    Http(Box<HttpBinding>),
    Redis(RedisBinding),
    #[cfg(feature = "grpc")]
    Pluggable(PluggableBinding),
}

impl OutputBinding {
    /// Creates the binding. Fails if a property is invalid. `None` if it is not an output binding.
    pub(crate) fn new(
        spec: &ComponentSpec,
        client: &HttpClient,
        keyspace: impl FnOnce() -> Arc<Keyspace>,
    ) -> Result<Option<Self>, String> {
        if !Direction::of(&spec.properties).output {
            return Ok(None);
        }
        let service = match spec.kind {
            Kind::BindingsLocalStorage => {
                Service::LocalStorage(LocalStorage::open(&spec.properties)?)
            }
            Kind::BindingsHttp => Service::Http(Box::new(HttpBinding::new(
                &spec.properties,
                client.clone(),
            )?)),
            Kind::BindingsRedis => Service::Redis(RedisBinding::new(keyspace())),
            _ => return Ok(None),
        };
        Ok(Some(Self {
            name: spec.name.clone(),
            service,
        }))
    }

    /// Initializes a pluggable binding. `reads`: the program also provides an input binding.
    #[cfg(feature = "grpc")]
    pub(crate) async fn pluggable(
        spec: &ComponentSpec,
        channel: Channel,
        reads: bool,
    ) -> Result<Option<Self>, String> {
        let direction = Direction::of(&spec.properties);
        if reads && direction.input {
            return Err("the pluggable component is also an input binding, which the embedded sidecar does not support; set \
                 its property `direction` to `output`".to_owned());
        }
        if !direction.output {
            return Ok(None);
        }
        let binding = PluggableBinding::start(spec, channel).await?;
        Ok(Some(Self {
            name: spec.name.clone(),
            service: Service::Pluggable(binding),
        }))
    }

    /// The reason why no call can succeed, if known at startup.
    pub(crate) fn unserved(&self) -> Option<&str> {
        match &self.service {
            Service::Http(service) => service.unserved(),
            _ => None,
        }
    }

    /// The operations, in the order in which daprd names them.
    pub(crate) fn operations(&self) -> Vec<&str> {
        match &self.service {
            Service::LocalStorage(_) => local_storage::OPERATIONS.to_vec(),
            Service::Http(_) => http::OPERATIONS.to_vec(),
            Service::Redis(_) => redis::OPERATIONS.to_vec(),
            #[cfg(feature = "grpc")]
            Service::Pluggable(service) => service.operations(),
        }
    }

    /// Fails if the binding does not support the operation.
    pub(crate) fn check(&self, operation: &str) -> Result<(), BindingError> {
        let supported = self.operations();
        if supported.contains(&operation) {
            return Ok(());
        }
        let (name, supported) = (&self.name, supported.join(" "));
        Err(BindingError::from(format!(
            "binding {name} does not support operation {operation}. supported operations:{supported}"
        )))
    }

    /// Runs a supported operation. `None` if there is no response data.
    pub(crate) async fn invoke(
        &self,
        invocation: &Invocation,
    ) -> Result<Option<Outcome>, BindingError> {
        match &self.service {
            Service::LocalStorage(service) => {
                service.invoke(invocation).map_err(BindingError::from)
            }
            Service::Http(service) => service.invoke(invocation).await.map(Some),
            Service::Redis(service) => service.invoke(invocation).map_err(BindingError::from),
            #[cfg(feature = "grpc")]
            Service::Pluggable(service) => {
                let outcome = service.invoke(invocation).await;
                outcome.map(Some).map_err(BindingError::from)
            }
        }
    }
}

/// The direction of a binding: the property `direction`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Direction {
    pub(crate) input: bool,
    pub(crate) output: bool,
    /// Whether the property is set. Otherwise the application is probed for a handler.
    pub(crate) explicit: bool,
}

impl Direction {
    pub(crate) fn of(properties: &Properties) -> Self {
        Self {
            input: properties.has_direction("input"),
            output: properties.has_direction("output"),
            explicit: properties.get("direction").is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_direction_selects_input_and_output() {
        let of = |text: &str| {
            let properties = [("Direction".to_owned(), text.to_owned())];
            Direction::of(&properties.into_iter().collect())
        };
        let direction = |input, output| Direction {
            input,
            output,
            explicit: true,
        };
        assert_eq!(of("input"), direction(true, false));
        assert_eq!(of("Output , INPUT"), direction(true, true));
        assert_eq!(of(""), direction(false, false));
        assert!(!Direction::of(&Properties::default()).explicit);
    }
}
