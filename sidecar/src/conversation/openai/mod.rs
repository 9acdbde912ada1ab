//! Models on a server with an OpenAI-compatible API: `conversation.openai`, `conversation.ollama`,
//! `conversation.deepseek`.
//!
//! The server may run on this machine, or be a fake in a test.
//!
//! ```text
//! settings  server, model and API key, from properties and environment variables
//! request   builds requests; `schema` is the response format
//! response  parses responses
//! cache     the response cache
//! ```

mod cache;
mod request;
mod response;
mod schema;
mod settings;
#[cfg(test)]
mod tests;

use dapr_client::Headers;

use self::cache::Cache;
use self::settings::Settings;
use super::{Choice, ConversationRequest, Reply, Usage};
use crate::app::{AppError, HttpClient, OutgoingRequest as HttpRequest};
use crate::clock::Clock;
use crate::resources::{Kind, Properties};

/// A model on a server.
pub(crate) struct OpenAi {
    settings: Settings,
    client: HttpClient,
    cache: Option<Cache>,
}

/// A parsed response.
type Completion = (Vec<Choice>, Option<Usage>);

impl OpenAi {
    pub(super) fn new(
        kind: Kind,
        properties: &Properties,
        clock: Clock,
        client: HttpClient,
    ) -> Result<Self, String> {
        let environment = |name: &str| std::env::var(name).ok();
        let settings = Settings::new(kind, properties, environment)?;
        let cache = settings.cache_for.map(|ttl| Cache::new(clock, ttl));
        Ok(Self {
            settings,
            client,
            cache,
        })
    }

    pub(super) fn unserved(&self) -> Option<&str> {
        self.settings.unserved.as_deref()
    }

    pub(super) async fn converse(&self, request: &ConversationRequest) -> Result<Reply, String> {
        if let Some(reason) = self.unserved() {
            return Err(reason.to_owned());
        }
        let body = request::body(&self.settings.model, request)?;
        let cached_reply = self.cache.as_ref().and_then(|cache| cache.get(&body));
        let (choices, usage) = match cached_reply {
            Some(reply) => reply,
            None => {
                let reply = self.request_completion(body.clone()).await?;
                if let Some(cache) = &self.cache {
                    cache.put(body, reply.clone());
                }
                reply
            }
        };
        let is_empty = |choice: &Choice| choice.content.is_empty() && choice.calls.is_empty();
        let count = request.tools.len();
        if request.tool_choice == "required" && count > 0 && choices.iter().all(is_empty) {
            return Err(format!(
                "LLM returned empty response with no tool calls despite {count} tools being available"
            ));
        }
        Ok(Reply {
            model: Some(self.settings.model.clone()),
            choices,
            usage,
        })
    }

    /// Error messages are those of daprd's library, which omit the URL.
    async fn request_completion(&self, body: String) -> Result<Completion, String> {
        let mut headers = Headers::new();
        headers.set("content-type", "application/json");
        for (name, value) in &self.settings.headers {
            headers.set(name, value);
        }
        let http_request = HttpRequest {
            method: "POST".to_owned(),
            target: self.settings.target.clone(),
            headers,
            body: body.into(),
        };
        let response = self.client.send(&self.settings.base, http_request).await;
        let response = response.map_err(|error| match error {
            AppError::Address(error) => error,
            _ => "network error: failed to reach API server".to_owned(),
        })?;
        let response = response.read().await;
        let response = response.map_err(|_| "unexpected EOF".to_owned())?;
        response::read(response.status, &response.body)
    }
}
