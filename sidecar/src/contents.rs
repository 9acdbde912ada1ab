//! Looking into the stores of a sidecar, and changing what is in them, from a test.

use std::collections::BTreeMap;
use std::fmt;

use crate::configuration::Item;
use crate::core::Core;
use crate::pubsub::PublishedEvent;
use crate::{Sidecar, json};

/// There is no component of this name that could be looked into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoComponent {
    kind: &'static str,
    name: String,
    known: Vec<String>,
}

impl fmt::Display for NoComponent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, name, known } = self;
        write!(
            formatter,
            "there is no {kind} `{name}` in this sidecar; there are: "
        )?;
        match known.as_slice() {
            [] => formatter.write_str("none"),
            known => formatter.write_str(&known.join(", ")),
        }
    }
}

impl std::error::Error for NoComponent {}

impl Sidecar {
    /// Everything that a state store holds now, by the keys under which it is stored: with their prefix,
    /// such as `app||weapon`. Values that are no text are shown with replacement characters.
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
    /// When there is no state store of this name. Pluggable components are outside the sidecar, and are not looked into.
    pub fn state(&self, store: &str) -> Result<BTreeMap<String, String>, NoComponent> {
        let stores = self.core.stores.states.iter();
        let stores =
            stores.filter_map(|(name, component)| Some((name.as_str(), component.local()?)));
        let stores: BTreeMap<_, _> = stores.collect();
        let found = stores.get(store);
        let found = found.ok_or_else(|| missing("state store", store, &stores))?;
        // A store that cannot be read has nothing to show.
        let all = found.all().unwrap_or_default().into_iter();
        Ok(all
            .map(|(key, found)| (key, String::from_utf8_lossy(&found.data).into_owned()))
            .collect())
    }

    /// What the application has published to a component, in order, and what the sidecar has to dead letter topics; the
    /// last 10,000. Unless it is raw, the data is the envelope: a CloudEvent in JSON.
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
    /// When there is no component of publish and subscribe of this name.
    pub fn published(&self, pubsub: &str) -> Result<Vec<PublishedEvent>, NoComponent> {
        let components = self.core.pubsubs.all();
        let component = components.get(pubsub);
        let component = component.ok_or_else(|| missing("pubsub component", pubsub, components))?;
        Ok(component.published())
    }

    /// Why subscriptions are not served, one line each: what daprd writes into its log, and what one asks first when
    /// events do not arrive. It is complete once the sidecar is [ready](Sidecar::ready).
    #[must_use]
    pub fn refused_subscriptions(&self) -> Vec<String> {
        self.core.pubsubs.refused()
    }

    /// Gives a key of a configuration store a value: applications that wait for its changes are told.
    /// [`Sidecar::advance`] by nothing returns when they have been told.
    ///
    /// A value cannot contain `||`: what follows it is the version.
    ///
    /// # Errors
    ///
    /// When there is no configuration store of this name.
    pub fn set_configuration(
        &self,
        store: &str,
        key: &str,
        value: &str,
    ) -> Result<(), NoComponent> {
        let (value, version) = value.split_once("||").unwrap_or((value, ""));
        let item = Item {
            value: value.to_owned(),
            version: version.to_owned(),
        };
        self.core.configuration(store)?.set(key, &item);
        Ok(())
    }

    /// Takes a key of a configuration store away: applications that wait for its changes are told.
    ///
    /// # Errors
    ///
    /// As [`Sidecar::set_configuration`].
    pub fn remove_configuration(&self, store: &str, key: &str) -> Result<(), NoComponent> {
        self.core.configuration(store)?.remove(key);
        Ok(())
    }
}

impl Core {
    fn configuration(
        &self,
        store: &str,
    ) -> Result<&crate::configuration::ConfigurationComponent, NoComponent> {
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
    known: &BTreeMap<N, T>,
) -> NoComponent {
    let known = known
        .keys()
        .map(|name| json::quote(name.as_ref()))
        .collect();
    NoComponent {
        kind,
        name: name.to_owned(),
        known,
    }
}
