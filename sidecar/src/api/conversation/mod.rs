//! The conversation API, in two versions.

mod alpha1;
mod alpha2;

use dapr_client::conversation::{ConversationResponse, ConversationResponseAlpha2};
use dapr_client::server::conversation::{
    ConversationApi, ConverseAlpha1Error, ConverseAlpha1Request, ConverseAlpha2Error,
    ConverseAlpha2Request,
};

use super::body;
use crate::core::Core;
use crate::resiliency::ComponentClass;

impl ConversationApi for Core {
    async fn converse_alpha1(
        &self,
        request: ConverseAlpha1Request,
    ) -> Result<ConversationResponse, ConverseAlpha1Error> {
        let text = body::read(request.body.into_body()).await;
        let text = text.map_err(|error| ConverseAlpha1Error::BodyRead(error.into()))?;
        let parsed = alpha1::ConverseRequest::read(&text)
            .map_err(|error| ConverseAlpha1Error::MalformedRequest(malformed(&error).into()))?;
        let name = &request.name;
        let model = self
            .stores
            .conversations
            .get(name)
            .ok_or_else(|| ConverseAlpha1Error::ConversationNotFound(unknown(name).into()))?;
        let policy = self.resiliency.outbound(name, ComponentClass::Conversation);
        parsed.converse(name, model, &policy).await
    }

    async fn converse_alpha2(
        &self,
        request: ConverseAlpha2Request,
    ) -> Result<ConversationResponseAlpha2, ConverseAlpha2Error> {
        let text = body::read(request.body.into_body()).await;
        let text = text.map_err(|error| ConverseAlpha2Error::BodyRead(error.into()))?;
        let parsed = alpha2::ConverseRequest::read(&text)
            .map_err(|error| ConverseAlpha2Error::MalformedRequest(malformed(&error).into()))?;
        let name = &request.name;
        let model = self
            .stores
            .conversations
            .get(name)
            .ok_or_else(|| ConverseAlpha2Error::ConversationNotFound(unknown(name).into()))?;
        let policy = self.resiliency.outbound(name, ComponentClass::Conversation);
        parsed.converse(name, model, &policy).await
    }
}

fn malformed(error: &str) -> String {
    format!("failed deserializing HTTP body: {error}")
}

fn unknown(name: &str) -> String {
    format!("failed finding conversation component {name}")
}

/// The prefix of all conversation errors.
fn failed(name: &str, reason: &str) -> String {
    format!("failed conversing with component {name}: {reason}")
}

const MISSING_INPUTS: &str = "missing inputs in request";

/// Omits an empty text.
fn non_empty(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
