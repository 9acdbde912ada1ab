//! Methods that inspect and change the contents of components from a test.

use std::collections::BTreeMap;
use std::fmt;

use crate::configuration::Item;
use crate::core::Core;
use crate::pubsub::PublishedEvent;
use crate::{Sidecar, json};

/// The error if the sidecar has no component with this name that can be inspected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComponentNotFound {
    kind: &'static str,
    name: String,
    available: Vec<String>,
}

impl fmt::Display for ComponentNotFound {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            kind,
            name,
            available,
        } = self;
        write!(formatter, "this sidecar has no {kind} `{name}`; it has: ")?;
        match available.as_slice() {
            [] => formatter.write_str("none"),
            available => formatter.write_str(&available.join(", ")),
        }
    }
}

impl std::error::Error for ComponentNotFound {}

impl Sidecar {
    /// Returns all values of a state store by their stored keys, which include the key prefix, such as
    /// `app||weapon`. Bytes that are not valid UTF-8 are replaced.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use dapr_sidecar::{Component, Sidecar};
    ///
    /// let store = Component::new("starwars", "state.in-memory");
    /// let sidecar = Sidecar::builder().component(store).start().await?;
    /// assert!(sidecar.state("starwars")?.is_empty());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the sidecar has no state store with this name. Pluggable components cannot be inspected.
    pub fn state(&self, store: &str) -> Result<BTreeMap<String, String>, ComponentNotFound> {
        let stores = self.core.stores.states.iter();
        let stores =
            stores.filter_map(|(name, component)| Some((name.as_str(), component.local()?)));
        let stores: BTreeMap<_, _> = stores.collect();
        let found = stores.get(store);
        let found = found.ok_or_else(|| missing("state store", store, &stores))?;
        // A store that cannot be read is shown as empty.
        let all = found.all().unwrap_or_default().into_iter();
        Ok(all
            .map(|(key, found)| (key, String::from_utf8_lossy(&found.data).into_owned()))
            .collect())
    }

    /// Returns the events published to a component, in order, including those that the sidecar sent to dead
    /// letter topics. Only the last 10,000 are kept. The data is the CloudEvent envelope in JSON, unless the
    /// event is raw.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use dapr_sidecar::{Component, Sidecar};
    ///
    /// let broker = Component::new("rebel-net", "pubsub.in-memory");
    /// let sidecar = Sidecar::builder().component(broker).start().await?;
    /// sidecar.client().publish_event("rebel-net", "orders").body("x-wing").await?;
    /// assert_eq!(sidecar.published("rebel-net")?[0].topic, "orders");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the sidecar has no pub/sub component with this name.
    pub fn published(&self, pubsub: &str) -> Result<Vec<PublishedEvent>, ComponentNotFound> {
        let components = self.core.pubsubs.all();
        let component = components.get(pubsub);
        let component = component.ok_or_else(|| missing("pubsub component", pubsub, components))?;
        Ok(component.published())
    }

    /// Returns why subscriptions were rejected, one line each, as in daprd's log. Check these
    /// first if events do not arrive. Complete once the sidecar is [ready](Sidecar::wait_until_ready).
    #[must_use]
    pub fn rejected_subscriptions(&self) -> Vec<String> {
        self.core.pubsubs.refused()
    }

    /// Sets an item of a configuration store and notifies its subscribers. To wait until they are notified,
    /// call [`Sidecar::advance`] with [`Duration::ZERO`](std::time::Duration::ZERO).
    ///
    /// If the value contains `||`, the text after it is the version.
    ///
    /// # Errors
    ///
    /// Fails if the sidecar has no configuration store with this name.
    pub fn set_configuration(
        &self,
        store: &str,
        key: &str,
        value: &str,
    ) -> Result<(), ComponentNotFound> {
        let (value, version) = value.split_once("||").unwrap_or((value, ""));
        let item = Item {
            value: value.to_owned(),
            version: version.to_owned(),
        };
        self.core.configuration(store)?.set(key, &item);
        Ok(())
    }

    /// Deletes an item of a configuration store and notifies its subscribers.
    ///
    /// # Errors
    ///
    /// See [`Sidecar::set_configuration`].
    pub fn remove_configuration(&self, store: &str, key: &str) -> Result<(), ComponentNotFound> {
        self.core.configuration(store)?.remove(key);
        Ok(())
    }
}

impl Core {
    fn configuration(
        &self,
        store: &str,
    ) -> Result<&crate::configuration::ConfigurationComponent, ComponentNotFound> {
        let stores = &self.stores.configurations;
        let found = stores.get(store);
        found
            .map(AsRef::as_ref)
            .ok_or_else(|| missing("configuration store", store, stores))
    }
}

fn missing<N: AsRef<str>, T>(
    kind: &'static str,
    name: &str,
    available: &BTreeMap<N, T>,
) -> ComponentNotFound {
    let available = available
        .keys()
        .map(|name| json::quote(name.as_ref()))
        .collect();
    ComponentNotFound {
        kind,
        name: name.to_owned(),
        available,
    }
}
