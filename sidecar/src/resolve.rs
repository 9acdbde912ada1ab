//! From components as they are written to components as engines get them.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::error::StartError;
use crate::pluggable::Sockets;
use crate::resources::{Component, ComponentSpec, Kind, ResourceError, StandIns, Value};
use crate::secrets::SecretComponent;

/// Secret stores by their names.
pub(crate) type SecretStores = BTreeMap<String, SecretComponent>;

/// Whose components these are, and which stand-ins are used.
pub(crate) struct Resolver<'a> {
    pub(crate) app_id: &'a str,
    pub(crate) namespace: &'a str,
    pub(crate) stand_ins: &'a StandIns,
    pub(crate) sockets: &'a Sockets,
}

impl Resolver<'_> {
    /// The kinds of all components that this application has; of those with the same name the last.
    pub(crate) fn kinds<'c>(
        &self,
        components: &'c [Component],
    ) -> Result<Vec<(&'c Component, Kind)>, StartError> {
        let mut known: Vec<(&Component, Kind)> = Vec::new();
        for component in components
            .iter()
            .filter(|component| component.is_for(self.app_id))
        {
            if let Some((other, _)) = known
                .iter()
                .find(|(other, _)| other.name() == component.name())
            {
                let reason = format!(
                    "the name `{}` is taken by the component of {}",
                    component.name(),
                    other.place()
                );
                return Err(ResourceError::new(component.place().clone(), reason).into());
            }
            let (name, version) = (component.component_type(), component.version());
            let kind = self.sockets.kind_of(name, version);
            let kind = kind.unwrap_or_else(|| Kind::of(name, version, self.stand_ins));
            match kind {
                Ok(kind) => known.push((component, kind)),
                Err(_) if component.ignores_errors() => {}
                Err(reason) => {
                    let reason = format!(
                        "the component `{}` cannot be used: {reason}",
                        component.name()
                    );
                    return Err(ResourceError::new(component.place().clone(), reason).into());
                }
            }
        }
        Ok(known)
    }

    /// All components with the text of all their properties: first the secret stores, whose secrets the
    /// others may need, and which are begun for that.
    pub(crate) async fn resolve_all(
        &self,
        components: &[Component],
    ) -> Result<(Vec<ComponentSpec>, SecretStores), StartError> {
        let mut kinds = self.kinds(components)?;
        kinds.sort_by_key(|(_, kind)| !kind.is_secret_store());
        let mut stores = SecretStores::new();
        let mut resolved = Vec::with_capacity(kinds.len());
        for (component, kind) in kinds {
            let spec = self.resolve(component, kind, &stores).await?;
            if kind.is_secret_store() {
                let store = match self.sockets.channel(kind, &spec.component_type) {
                    Some(channel) => SecretComponent::pluggable(&spec, channel.clone()).await,
                    None => SecretComponent::new(&spec),
                };
                let store = store.map_err(|reason| spec.error(reason))?;
                stores.insert(spec.name.clone(), store);
            }
            resolved.push(spec);
        }
        Ok((resolved, stores))
    }

    /// A component with the text of all its properties.
    async fn resolve(
        &self,
        component: &Component,
        kind: Kind,
        stores: &SecretStores,
    ) -> Result<ComponentSpec, StartError> {
        let mut properties = Vec::new();
        for (name, value) in component.properties() {
            let text = match value {
                Value::Text(text) => text.clone(),
                Value::Environment(variable) => variable_of(variable),
                Value::Secret {
                    name: secret_name,
                    key,
                } => {
                    let store = component.secret_store_name();
                    let found = look_up(stores, store, secret_name, key).await;
                    found
                        .map_err(|reason| {
                            let reason = format!(
                                "the property `{name}` of the component `{}`: {reason}",
                                component.name()
                            );
                            ResourceError::new(component.place().clone(), reason)
                        })?
                        .unwrap_or_default()
                }
            };
            properties.push((name.clone(), self.fill_in(text)));
        }
        Ok(ComponentSpec {
            name: component.name().to_owned(),
            component_type: component.component_type().to_owned(),
            version: component.version().to_owned(),
            kind,
            properties: properties.into_iter().collect(),
            init_timeout: component.init_timeout(),
            source: component.place().clone(),
        })
    }

    /// Replaces what daprd replaces in properties.
    fn fill_in(&self, mut text: String) -> String {
        while text.contains("{uuid}") {
            text = text.replacen("{uuid}", &Uuid::new_v4().to_string(), 1);
        }
        text.replace(
            "{namespace}",
            &format!("{}.{}", self.namespace, self.app_id),
        )
        .replace("{appID}", self.app_id)
    }
}

/// The value of a secret; its name is the key unless another one is given.
async fn look_up(
    stores: &SecretStores,
    store: &str,
    name: &str,
    key: &str,
) -> Result<Option<String>, String> {
    if store.is_empty() {
        return Err(format!(
            "the secret `{name}` is in no store; name the store in `auth.secretStore` of the component"
        ));
    }
    let Some(found) = stores.get(store) else {
        let known: Vec<String> = stores.keys().map(|name| format!("`{name}`")).collect();
        let known = if known.is_empty() {
            "none".to_owned()
        } else {
            known.join(", ")
        };
        return Err(format!(
            "there is no secret store `{store}`; there are: {known}"
        ));
    };
    let secret = found
        .get(name, &BTreeMap::new())
        .await
        .map_err(|fault| format!("secret store `{store}`: {fault}"))?;
    let key = if key.is_empty() { name } else { key };
    Ok(secret.and_then(|secret| secret.get(key).cloned()))
}

/// A variable of the environment, unless it is one of those that components must not see.
fn variable_of(name: &str) -> String {
    let upper = name.to_uppercase();
    if upper.is_empty()
        || upper == "APP_API_TOKEN"
        || upper.starts_with("DAPR_")
        || upper.contains(' ')
    {
        return String::new();
    }
    std::env::var(name).unwrap_or_default()
}
