//! From components as they are written to components as engines get them.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::error::StartError;
use crate::resources::{Component, ComponentSpec, Kind, ResourceError, StandIns, Value};
use crate::secrets::SecretComponent;

/// Looks a secret up: store, secret, key. Why there is none, if there is none.
pub(crate) type LookUp<'a> = &'a dyn Fn(&str, &str, &str) -> Result<Option<String>, String>;

/// Whose components these are, and which stand-ins are used.
pub(crate) struct Resolver<'a> {
    pub(crate) app_id: &'a str,
    pub(crate) namespace: &'a str,
    pub(crate) stand_ins: &'a StandIns,
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
            match Kind::of(
                component.component_type(),
                component.version(),
                self.stand_ins,
            ) {
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
    /// others may need.
    pub(crate) fn resolve_all(
        &self,
        components: &[Component],
    ) -> Result<Vec<ComponentSpec>, StartError> {
        let mut kinds = self.kinds(components)?;
        kinds.sort_by_key(|(_, kind)| !kind.is_secret_store());
        let mut stores: BTreeMap<String, SecretComponent> = BTreeMap::new();
        let mut resolved = Vec::with_capacity(kinds.len());
        for (component, kind) in kinds {
            let spec = self.resolve(component, kind, &|store, name, key| {
                look_up(&stores, store, name, key)
            })?;
            if kind.is_secret_store() {
                let store = SecretComponent::new(&spec).map_err(|reason| spec.error(reason))?;
                stores.insert(spec.name.clone(), store);
            }
            resolved.push(spec);
        }
        Ok(resolved)
    }

    /// A component with the text of all its properties.
    pub(crate) fn resolve(
        &self,
        component: &Component,
        kind: Kind,
        secret: LookUp<'_>,
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
                    let found = secret(component.secret_store_name(), secret_name, key);
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
fn look_up(
    stores: &BTreeMap<String, SecretComponent>,
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
        .get(name)
        .map_err(|fault| format!("secret store `{store}`: {fault}"))?;
    let key = if key.is_empty() { name } else { key };
    Ok(secret.get(key).cloned())
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
