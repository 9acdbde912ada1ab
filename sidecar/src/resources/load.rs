//! Collecting resources from texts, files and folders.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;
use serde_json::Value as Json;

use super::component::{INIT_TIMEOUT, Value};
use super::yaml::{Document, documents, text_of};
use super::{Component, Configuration, HttpEndpoint, ResourceError, Source, Subscription};
use super::{configuration, endpoint, subscription};
use crate::resiliency;
use crate::timing::parse_go_duration;

/// All resources of a sidecar, in the order in which they were given.
#[derive(Clone, Debug, Default)]
pub(crate) struct Resources {
    pub(crate) components: Vec<Component>,
    pub(crate) subscriptions: Vec<Subscription>,
    pub(crate) endpoints: Vec<HttpEndpoint>,
    pub(crate) resiliencies: Vec<Policies>,
    pub(crate) configuration: Configuration,
    /// What was read and is not followed.
    pub(crate) ignored: Vec<String>,
}

/// A `Resiliency` resource.
#[derive(Clone, Debug)]
pub(crate) struct Policies {
    pub(crate) name: String,
    pub(crate) scopes: Vec<String>,
    pub(crate) spec: resiliency::Spec,
    pub(crate) source: Source,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Head {
    api_version: String,
    kind: String,
    metadata: Metadata,
    #[serde(deserialize_with = "null_is_nothing")]
    scopes: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Metadata {
    name: String,
}

#[derive(Deserialize)]
struct With<S> {
    spec: S,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Auth {
    auth: SecretStore,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct SecretStore {
    secret_store: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ComponentBody {
    #[serde(rename = "type")]
    component_type: String,
    #[serde(default)]
    version: String,
    #[serde(default)]
    ignore_errors: bool,
    #[serde(default)]
    init_timeout: String,
    #[serde(default, deserialize_with = "null_is_nothing")]
    metadata: Vec<Item>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    name: String,
    #[serde(default)]
    value: Json,
    secret_key_ref: Option<SecretKey>,
    #[serde(default)]
    env_ref: String,
}

#[derive(Deserialize)]
struct SecretKey {
    name: String,
    #[serde(default)]
    key: String,
}

/// A list without a value (`scopes:` and nothing behind it) is an empty one.
fn null_is_nothing<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

impl Resources {
    /// Adds what a folder holds: its files that end with `.yaml` or `.yml`, by name; or one such file.
    pub(crate) fn add_path(&mut self, path: &Path) -> Result<(), ResourceError> {
        let unreadable =
            |error| ResourceError::new(Source::file(path), format!("cannot be read: {error}"));
        if path.is_file() {
            return self.add_file(path);
        }
        let mut files: Vec<PathBuf> = fs::read_dir(path)
            .and_then(|entries| {
                entries
                    .map(|entry| entry.map(|entry| entry.path()))
                    .collect()
            })
            .map_err(unreadable)?;
        files.retain(|file| file.is_file() && is_yaml(file));
        files.sort();
        files.iter().try_for_each(|file| self.add_file(file))
    }

    fn add_file(&mut self, path: &Path) -> Result<(), ResourceError> {
        let source = Source::file(path);
        let text = fs::read_to_string(path).map_err(|error| {
            ResourceError::new(source.clone(), format!("cannot be read: {error}"))
        })?;
        self.add_text(&text, &source)
    }

    /// Adds the resources of a text.
    pub(crate) fn add_text(&mut self, text: &str, source: &Source) -> Result<(), ResourceError> {
        documents(text, source)
            .iter()
            .try_for_each(|document| self.add(document))
    }

    fn add(&mut self, document: &Document) -> Result<(), ResourceError> {
        let head: Head = document.read()?;
        let source = document.source();
        let Head {
            api_version,
            kind,
            metadata: Metadata { name },
            scopes,
        } = head;
        match (api_version.as_str(), kind.as_str()) {
            ("dapr.io/v1alpha1", "Component") => {
                let component = component(document, check_name(name, &kind, &source)?, scopes)?;
                self.components.push(component);
            }
            ("dapr.io/v1alpha1" | "dapr.io/v2alpha1", "Subscription") => {
                let With { spec }: With<subscription::Spec> = document.read()?;
                let name = check_name(name, &kind, &source)?;
                self.subscriptions.push(spec.named(name, scopes, source));
            }
            ("dapr.io/v1alpha1", "HTTPEndpoint") => {
                let With { spec }: With<endpoint::Spec> = document.read()?;
                let name = check_name(name, &kind, &source)?;
                self.endpoints.push(spec.named(name, scopes));
            }
            ("dapr.io/v1alpha1", "Resiliency") => {
                self.add_policies(document, check_name(name, &kind, &source)?, scopes)?;
            }
            (api, "Configuration") if api.starts_with("dapr.io/") => {
                self.ignored.push(format!("{source}: the Configuration `{name}` is not used; give it with `configuration` or `--config`"));
            }
            (api, kind) if api.starts_with("dapr.io/") => {
                self.ignored.push(format!(
                    "{source}: the {kind} `{name}` is not followed by the embedded sidecar"
                ));
            }
            ("", _) | (_, "") => {
                return Err(ResourceError::new(
                    source,
                    "this is no resource: it needs `apiVersion` and `kind`",
                ));
            }
            // As in daprd, which shares folders with others.
            _ => self.ignored.push(format!(
                "{source}: the {kind} `{name}` of `{api_version}` is not Dapr's"
            )),
        }
        Ok(())
    }

    /// What is wrong with policies is told here, where it is known where they stand.
    fn add_policies(
        &mut self,
        document: &Document,
        name: String,
        scopes: Vec<String>,
    ) -> Result<(), ResourceError> {
        let With { spec }: With<resiliency::Spec> = document.read()?;
        let source = document.source();
        resiliency::Settings::default()
            .add(spec.clone())
            .map_err(|fault| {
                let reason = format!("the Resiliency `{name}` cannot be used: {fault}");
                ResourceError::new(source.clone(), reason)
            })?;
        self.resiliencies.push(Policies {
            name,
            scopes,
            spec,
            source,
        });
        Ok(())
    }

    /// Takes the `Configuration` of a text, with `${NAME}` and `$NAME` replaced by variables of the environment.
    pub(crate) fn set_configuration(
        &mut self,
        text: &str,
        source: &Source,
    ) -> Result<(), ResourceError> {
        let text = expand(text, |name| std::env::var(name).ok());
        for document in documents(&text, source) {
            let head: Head = document.read()?;
            if head.kind != "Configuration" {
                let reason = format!("this is a `{}`, not a `Configuration`", head.kind);
                return Err(ResourceError::new(document.source(), reason));
            }
            let With { spec }: With<configuration::Spec> = document.read()?;
            if let Some(part) = spec.not_followed() {
                self.ignored.push(format!(
                    "{}: `{part}` of the Configuration is not followed by the embedded sidecar",
                    document.source()
                ));
            }
            self.configuration = spec.read();
        }
        Ok(())
    }
}

fn is_yaml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("yaml") || end.eq_ignore_ascii_case("yml"))
}

/// The rule of Kubernetes for names that are part of a path.
fn check_name(name: String, kind: &str, source: &Source) -> Result<String, ResourceError> {
    let wrong = if name.is_empty() {
        Some("is missing".to_owned())
    } else if name == "." || name == ".." {
        Some(format!("must not be `{name}`"))
    } else {
        name.chars()
            .find(|letter| matches!(letter, '/' | '%'))
            .map(|letter| format!("must not contain `{letter}`"))
    };
    match wrong {
        Some(wrong) => Err(ResourceError::new(
            source.clone(),
            format!("the name (`metadata.name`) of this {kind} {wrong}"),
        )),
        None => Ok(name),
    }
}

fn component(
    document: &Document,
    name: String,
    scopes: Vec<String>,
) -> Result<Component, ResourceError> {
    let With { spec }: With<ComponentBody> = document.read()?;
    let Auth { auth } = document.read()?;
    let properties = spec.metadata.into_iter().map(|item| {
        let value = match item {
            Item {
                value: Json::Null,
                ref env_ref,
                ..
            } if !env_ref.is_empty() => Value::Environment(env_ref.clone()),
            Item {
                secret_key_ref: Some(SecretKey { name, key }),
                ..
            } if !name.is_empty() => {
                let key = if key.is_empty() { name.clone() } else { key };
                Value::Secret { name, key }
            }
            Item { ref value, .. } => Value::Text(text_of(value)),
        };
        (item.name, value)
    });
    Ok(Component {
        name,
        component_type: spec.component_type,
        version: spec.version,
        properties: properties.collect(),
        scopes,
        secret_store: auth.secret_store,
        ignore_errors: spec.ignore_errors,
        init_timeout: init_timeout(&spec.init_timeout),
        source: document.source(),
    })
}

/// A duration of Go. daprd takes what it cannot read for nothing said.
fn init_timeout(text: &str) -> Duration {
    let nanoseconds = parse_go_duration(text).ok();
    let nanoseconds = nanoseconds.and_then(|given| u64::try_from(given).ok());
    nanoseconds.map_or(INIT_TIMEOUT, Duration::from_nanos)
}

/// Replaces `$NAME` and `${NAME}`, by nothing when there is no such variable, as Go's `os.ExpandEnv` does.
fn expand(text: &str, look_up: impl Fn(&str) -> Option<String>) -> String {
    let mut expanded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        expanded.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let (name, behind) = if let Some(braced) = after.strip_prefix('{') {
            match braced.split_once('}') {
                Some((name, behind)) => (name, behind),
                // Go drops the two characters.
                None => ("", braced),
            }
        } else {
            let end = after
                .find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'))
                .unwrap_or(after.len());
            if end == 0 {
                expanded.push('$');
            }
            after.split_at(end)
        };
        if !name.is_empty() {
            expanded.push_str(&look_up(name).unwrap_or_default());
        }
        rest = behind;
    }
    expanded.push_str(rest);
    expanded
}

#[cfg(test)]
mod tests {
    use super::expand;

    #[test]
    fn variables_are_replaced_as_go_does_it() {
        let look_up = |name: &str| (name == "HOME").then(|| "here".to_owned());
        assert_eq!(
            expand("a ${HOME}/b $HOME! $OTHER. 5$ ${", look_up),
            "a here/b here! . 5$ "
        );
    }
}
