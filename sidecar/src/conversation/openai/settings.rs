//! The settings of a model: server, model name, API key.

use std::time::Duration;

use crate::resources::{Kind, Properties};
use crate::timing::parse_go_duration;

/// The settings of a component.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Settings {
    pub(super) model: String,
    /// Such as `http://127.0.0.1:11434`.
    pub(super) base: String,
    /// The path and query.
    pub(super) target: String,
    /// The headers with the API key.
    pub(super) headers: Vec<(&'static str, String)>,
    /// The time to live of cached responses, if caching is enabled.
    pub(super) cache_for: Option<Duration>,
    /// Why the server cannot be called.
    pub(super) unserved: Option<String>,
}

/// The defaults of a component type.
struct Defaults {
    endpoint: &'static str,
    model: &'static str,
    /// The environment variable that overrides the property.
    variable: Option<&'static str>,
    key: &'static str,
}

impl Settings {
    pub(super) fn new(
        kind: Kind,
        properties: &Properties,
        environment: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, String> {
        let property = |name: &str| properties.get(name).filter(|value| !value.is_empty());
        let azure = kind == Kind::ConversationOpenAi
            && property("apiType").is_some_and(|api| api.eq_ignore_ascii_case("azure"));
        let defaults = Defaults::of(kind, azure);
        let set = |name: &str| environment(name).filter(|value| !value.is_empty());
        let model = defaults
            .variable
            .and_then(set)
            .or_else(|| property("model").map(str::to_owned))
            .unwrap_or_else(|| defaults.model.to_owned());
        let key = property("key").unwrap_or(defaults.key);
        let version = property("apiVersion").unwrap_or_default();
        if azure && (property("endpoint").is_none() || version.is_empty()) {
            return Err(
                "endpoint and apiVersion must be provided when apiType is set to 'azure'".into(),
            );
        }
        if key.is_empty() {
            return Err(
                "the property `key` is missing; if the server does not need a key, use any text"
                    .into(),
            );
        }
        let from_environment =
            || environment("OPENAI_BASE_URL").or_else(|| environment("OPENAI_API_BASE"));
        let endpoint = property("endpoint")
            .map(str::to_owned)
            .or_else(|| from_environment().filter(|_| defaults.endpoint.is_empty()))
            .filter(|endpoint| !endpoint.is_empty())
            .unwrap_or_else(|| match defaults.endpoint {
                "" => "https://api.openai.com/v1".to_owned(),
                endpoint => endpoint.to_owned(),
            });
        let (rest, unserved) = match endpoint.strip_prefix("http://") {
            Some(rest) => (rest, None),
            None => (
                endpoint.as_str(),
                Some(format!(
                    "the endpoint of the model is `{endpoint}`; use one that begins with http:// (the embedded sidecar has \
                     no TLS)"
                )),
            ),
        };
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let target = if azure {
            let path = path.trim_end_matches('/');
            format!("{path}/openai/deployments/{model}/chat/completions?api-version={version}")
        } else {
            format!("{path}/chat/completions")
        };
        let mut headers = vec![if azure {
            ("api-key", key.to_owned())
        } else {
            ("authorization", format!("Bearer {key}"))
        }];
        headers.extend(set("OPENAI_ORGANIZATION").map(|name| ("openai-organization", name)));
        // daprd's DeepSeek component has no cache.
        let cached = property("responseCacheTTL").or_else(|| property("cacheTTL"));
        let cached = cached.filter(|_| kind != Kind::ConversationDeepSeek);
        Ok(Self {
            base: format!("http://{host}"),
            model,
            target,
            headers,
            cache_for: cached.map(duration).transpose()?,
            unserved,
        })
    }
}

impl Defaults {
    fn of(kind: Kind, azure: bool) -> Self {
        match kind {
            Kind::ConversationOllama => Self {
                endpoint: "http://localhost:11434/v1",
                model: "llama3.2:latest",
                variable: Some("OLLAMA_MODEL"),
                key: "ollama",
            },
            Kind::ConversationDeepSeek => Self {
                endpoint: "https://api.deepseek.com",
                model: "deepseek-chat",
                variable: None,
                key: "",
            },
            _ if azure => Self {
                endpoint: "",
                model: "gpt-4.1-nano",
                variable: Some("AZURE_OPENAI_MODEL"),
                key: "",
            },
            _ => Self {
                endpoint: "",
                model: "gpt-5-nano",
                variable: Some("OPENAI_MODEL"),
                key: "",
            },
        }
    }
}

/// Parses a duration such as `10m`; a plain number is in seconds.
fn duration(text: &str) -> Result<Duration, String> {
    let nanoseconds = parse_go_duration(text).or_else(|error| {
        let seconds = text.parse::<i64>().map_err(|_| {
            format!("the property `responseCacheTTL` is `{text}`, which is not a duration such as `10m`: {error}")
        })?;
        Ok::<_, String>(seconds.saturating_mul(1_000_000_000))
    })?;
    Ok(Duration::from_nanos(
        u64::try_from(nanoseconds).unwrap_or_default(),
    ))
}
