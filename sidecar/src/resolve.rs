//! Resolves the properties of components: secrets, environment variables, placeholders.

use std::collections::{BTreeMap, VecDeque};

use uuid::Uuid;

use crate::pluggable::Sockets;
use crate::resources::{
    Component, ComponentSpec, HttpEndpoint, Kind, KindError, ResolvedEndpoint, ResourceError,
    Source, StandIns, Value, unquoted,
};
use crate::secrets::SecretComponent;

/// Secret stores by name.
pub(crate) type SecretStores = BTreeMap<String, SecretComponent>;

/// The application that the components belong to, and the available stand-ins and sockets.
pub(crate) struct Resolver<'a> {
    pub(crate) app_id: &'a str,
    pub(crate) namespace: &'a str,
    pub(crate) stand_ins: &'a StandIns,
    pub(crate) sockets: &'a Sockets,
    /// `POD_NAME`, for `{podName}` in properties.
    pub(crate) pod_name: String,
    pub(crate) resolved: Resolved,
}

/// The resolved components.
#[derive(Default)]
pub(crate) struct Resolved {
    pub(crate) components: Vec<ComponentSpec>,
    pub(crate) secrets: SecretStores,
    /// Errors that prevent the start.
    pub(crate) problems: Vec<ResourceError>,
    /// Warnings about skipped components and empty properties, as in daprd.
    pub(crate) notices: Vec<String>,
}

/// The resource that needs a secret.
struct Owner<'a> {
    place: &'a Source,
    name: String,
    /// Whether the sidecar starts without the secret.
    continues: bool,
}

impl Owner<'_> {
    fn missing(&self, pair: &str, name: &str, effect: &str, reason: &str) -> ResourceError {
        let reason = format!("{}: the {pair} `{name}` {effect}: {reason}", self.name);
        ResourceError::new(self.place.clone(), reason)
    }
}

/// Whether the type of a component is a secret store: daprd starts those first.
fn is_secret_store(component: &Component) -> bool {
    component.component_type().starts_with("secretstores.")
}

impl Resolver<'_> {
    /// Resolves all components: first the secret stores, which are started because the others may need their secrets.
    pub(crate) async fn resolve_all(&mut self, components: &[Component]) {
        let (stores, others): (Vec<_>, Vec<_>) =
            components.iter().partition(|one| is_secret_store(one));
        let mut queue: VecDeque<&Component> = stores.into_iter().chain(others).collect();
        // Components that wait for a secret store.
        let mut waiting: Vec<(&str, &Component)> = Vec::new();
        while let Some(component) = queue.pop_front() {
            let kind = self.kind_of(component);
            let stands_in = matches!(&kind, Ok(kind) if kind.stands_in());
            if let Some(store) = self.missing_store(component).filter(|_| !stands_in) {
                waiting.push((store, component));
                continue;
            }
            // That is an error of the test, not of the component.
            let lacks_feature = matches!(kind, Err(KindError::MissingFeature(_)));
            if let Err(error) = self.add(component, kind).await {
                self.refuse(component.ignores_errors() && !lacks_feature, error);
            }
            if self.resolved.secrets.contains_key(component.name()) {
                let name = component.name();
                let (ready, rest) = waiting.into_iter().partition(|(store, _)| *store == name);
                waiting = rest;
                let ready: Vec<(&str, &Component)> = ready;
                for (_, component) in ready.into_iter().rev() {
                    queue.push_front(component);
                }
            }
        }
        for (store, component) in waiting {
            let store_names = self.known_stores();
            let reason = format!(
                "the component `{}` is left out: there is no secret store `{store}`; the secret stores are: {store_names}",
                component.name()
            );
            let error = ResourceError::new(component.place().clone(), reason);
            self.report_missing(component.in_folder(), error);
        }
    }

    /// A missing secret is not an error for a resource of a folder, as in daprd, or for a component with a stand-in.
    fn report_missing(&mut self, continues: bool, error: ResourceError) {
        if continues {
            self.resolved.notices.push(error.to_string());
        } else {
            self.resolved.problems.push(error);
        }
    }

    fn kind_of(&self, component: &Component) -> Result<Kind, KindError> {
        let (name, version) = (component.component_type(), component.version());
        let kind = self.sockets.kind_of(name, version);
        kind.map_or_else(
            || Kind::of(name, version, self.stand_ins),
            |kind| kind.map_err(KindError::Invalid),
        )
    }

    fn refuse(&mut self, ignores_errors: bool, error: ResourceError) {
        if ignores_errors {
            self.resolved
                .notices
                .push(format!("{error}; left out (`ignoreErrors`)"));
        } else {
            self.resolved.problems.push(error);
        }
    }

    /// Returns the secret store that a component needs and that does not exist.
    fn missing_store<'c>(&self, component: &'c Component) -> Option<&'c str> {
        let store = component.secret_store_name();
        let needs = component
            .properties()
            .iter()
            .any(|(_, value)| matches!(value, Value::Secret { .. }));
        (needs && !store.is_empty() && !self.resolved.secrets.contains_key(store)).then_some(store)
    }

    async fn add(
        &mut self,
        component: &Component,
        kind: Result<Kind, KindError>,
    ) -> Result<(), ResourceError> {
        let kind = match kind {
            Ok(kind) => kind,
            Err(KindError::Unsupported(reason)) => {
                let reason = format!("the component `{}` is left out: {reason}", component.name());
                let notice = ResourceError::new(component.place().clone(), reason);
                self.resolved.notices.push(notice.to_string());
                return Ok(());
            }
            Err(KindError::MissingFeature(feature)) => {
                let (name, component_type) = (component.name(), component.component_type());
                let reason = format!("the component `{name}` ({component_type}) {feature}");
                return Err(ResourceError::new(component.place().clone(), reason));
            }
            Err(KindError::Invalid(reason)) => {
                let reason = format!(
                    "the component `{}` cannot be used: {reason}",
                    component.name()
                );
                return Err(ResourceError::new(component.place().clone(), reason));
            }
        };
        if kind == Kind::Middleware {
            self.resolved.notices.push(format!(
                "{}: the embedded sidecar does not support the middleware `{}`",
                component.place(),
                component.name()
            ));
        }
        let spec = self.resolve(component, kind).await?;
        if kind.is_secret_store() {
            let store = SecretComponent::start(&spec, self.sockets).await;
            let store = store.map_err(|reason| spec.error(reason))?;
            self.resolved.secrets.insert(spec.name.clone(), store);
        }
        self.resolved.components.push(spec);
        Ok(())
    }

    /// Resolves the properties of a component.
    async fn resolve(
        &mut self,
        component: &Component,
        kind: Kind,
    ) -> Result<ComponentSpec, ResourceError> {
        let owner = Owner {
            place: component.place(),
            name: format!("the component `{}`", component.name()),
            continues: component.in_folder() || kind.stands_in(),
        };
        let store = component.secret_store_name();
        let texts = self
            .texts(component.properties(), store, &owner, "property")
            .await;
        let mut properties = Vec::with_capacity(texts.len());
        for (name, text) in texts {
            let text = self.fill_in(&name, text).map_err(|reason| {
                let reason = format!(
                    "the component `{}` cannot be used: {reason}",
                    component.name()
                );
                ResourceError::new(component.place().clone(), reason)
            })?;
            properties.push((name, text));
        }
        Ok(ComponentSpec {
            name: component.name().to_owned(),
            component_type: component.component_type().to_owned(),
            version: component.version().to_owned(),
            kind,
            properties: properties.into_iter().collect(),
            init_timeout: component.init_timeout(),
            ignores_errors: component.ignores_errors(),
            source: component.place().clone(),
        })
    }

    /// Resolves the headers of all HTTP endpoints.
    pub(crate) async fn endpoints(&mut self, endpoints: &[HttpEndpoint]) -> Vec<ResolvedEndpoint> {
        let mut resolved = Vec::with_capacity(endpoints.len());
        for endpoint in endpoints {
            let owner = Owner {
                place: &endpoint.source,
                name: format!("the HTTPEndpoint `{}`", endpoint.name),
                continues: true,
            };
            let store = &endpoint.secret_store;
            resolved.push(ResolvedEndpoint {
                name: endpoint.name.clone(),
                base_url: endpoint.base_url.clone(),
                headers: self.texts(&endpoint.headers, store, &owner, "header").await,
            });
        }
        resolved
    }

    /// Resolves the values of properties or headers, and reports unavailable ones.
    async fn texts(
        &mut self,
        pairs: &[(String, Value)],
        store: &str,
        owner: &Owner<'_>,
        pair: &str,
    ) -> Vec<(String, String)> {
        let mut texts = Vec::with_capacity(pairs.len());
        for (name, value) in pairs {
            let text = match value {
                Value::Text(text) => text.clone(),
                Value::Environment(variable) => match variable_of(variable) {
                    Some(text) => unquoted(text),
                    None => {
                        let reason = format!(
                            "components may not read the environment variable `{variable}`"
                        );
                        self.report_missing(
                            true,
                            owner.missing(pair, name, "is left empty", &reason),
                        );
                        String::new()
                    }
                },
                Value::Secret {
                    name: secret,
                    key,
                    otherwise,
                } => match self.look_up(store, secret, key).await {
                    Ok(text) => unquoted(text),
                    Err(reason) => {
                        let left = match otherwise.as_str() {
                            "" => "is left empty",
                            _ => "keeps its `value`",
                        };
                        self.report_missing(
                            owner.continues,
                            owner.missing(pair, name, left, &reason),
                        );
                        otherwise.clone()
                    }
                },
            };
            texts.push((name.clone(), text));
        }
        texts
    }

    /// Reads the value of a secret.
    async fn look_up(&self, store: &str, name: &str, key: &str) -> Result<String, String> {
        if store.is_empty() {
            return Err(format!(
                "the secret `{name}` has no secret store; set `auth.secretStore`"
            ));
        }
        let Some(found) = self.resolved.secrets.get(store) else {
            let store_names = self.known_stores();
            return Err(format!(
                "there is no secret store `{store}`; the secret stores are: {store_names}"
            ));
        };
        let secret = found
            .get(name, &BTreeMap::new())
            .await
            .map_err(|reason| format!("secret store `{store}`: {reason}"))?;
        let text = secret.and_then(|secret| secret.get(key).cloned());
        text.filter(|text| !text.is_empty()).ok_or_else(|| {
            format!("the secret `{name}` of the store `{store}` has no value `{key}`")
        })
    }

    fn known_stores(&self) -> String {
        let names = self.resolved.secrets.keys();
        let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
        if names.is_empty() {
            "none".to_owned()
        } else {
            names.join(", ")
        }
    }

    /// Replaces the placeholders that daprd replaces in properties.
    fn fill_in(&self, name: &str, mut text: String) -> Result<String, String> {
        while text.contains("{uuid}") {
            text = text.replacen("{uuid}", &Uuid::new_v4().to_string(), 1);
        }
        if text.contains("{podName}") && self.pod_name.is_empty() {
            return Err(format!(
                "the property `{name}` refers to {{podName}}, but the environment variable POD_NAME is not set"
            ));
        }
        let namespace = format!("{}.{}", self.namespace, self.app_id);
        Ok(text
            .replace("{podName}", &self.pod_name)
            .replace("{namespace}", &namespace)
            .replace("{appID}", self.app_id))
    }
}

/// Returns an environment variable, empty if unset. `None` if components may not read it.
fn variable_of(name: &str) -> Option<String> {
    let upper = name.to_uppercase();
    if upper.is_empty()
        || upper == "APP_API_TOKEN"
        || upper.starts_with("DAPR_")
        || upper.contains([' ', '=', '\0'])
    {
        return None;
    }
    Some(std::env::var(name).unwrap_or_default())
}
