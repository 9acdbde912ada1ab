//! Conversations with large language models.
//!
//! Sends messages to a large language model and returns its response. The conversation
//! component determines the provider and the model.
//!
//! Both versions can scrub personally identifiable information (PII), such as e-mail
//! addresses and telephone numbers, from requests and responses: daprd replaces it with
//! placeholders such as `<EMAIL_ADDRESS>`.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

mod converse_alpha1;
mod converse_alpha2;

pub use converse_alpha1::{
    CONVERSE_ALPHA1, ConverseAlpha1Body, ConverseAlpha1Error, ConverseAlpha1Request,
};
pub use converse_alpha2::{
    CONVERSE_ALPHA2, ConverseAlpha2Body, ConverseAlpha2Error, ConverseAlpha2Request,
};

pub use crate::conversation::completion_tokens_details::CompletionTokensDetailsParts;
pub use crate::conversation::conversation_assistant_message::ConversationAssistantMessageParts;
pub use crate::conversation::conversation_choice::ConversationChoiceParts;
pub use crate::conversation::conversation_function::ConversationFunctionParts;
pub use crate::conversation::conversation_function_call::ConversationFunctionCallParts;
pub use crate::conversation::conversation_input::ConversationInputParts;
pub use crate::conversation::conversation_input_alpha2::ConversationInputAlpha2Parts;
pub use crate::conversation::conversation_message_content::ConversationMessageContentParts;
pub use crate::conversation::conversation_response::ConversationResponseParts;
pub use crate::conversation::conversation_response_alpha2::ConversationResponseAlpha2Parts;
pub use crate::conversation::conversation_result::ConversationResultParts;
pub use crate::conversation::conversation_result_alpha2::ConversationResultAlpha2Parts;
pub use crate::conversation::conversation_result_message::ConversationResultMessageParts;
pub use crate::conversation::conversation_text_message::ConversationTextMessageParts;
pub use crate::conversation::conversation_tool::ConversationToolParts;
pub use crate::conversation::conversation_tool_call::ConversationToolCallParts;
pub use crate::conversation::conversation_tool_message::ConversationToolMessageParts;
pub use crate::conversation::conversation_usage::ConversationUsageParts;
pub use crate::conversation::prompt_tokens_details::PromptTokensDetailsParts;

use std::future::Future;

use crate::conversation::{ConversationResponse, ConversationResponseAlpha2};

/// What a sidecar does for each operation of this building block.
pub trait ConversationApi: Send + Sync {
    /// `POST /v1.0-alpha1/conversation/{name}/converse`
    fn converse_alpha1(
        &self,
        request: ConverseAlpha1Request,
    ) -> impl Future<Output = Result<ConversationResponse, ConverseAlpha1Error>> + Send;

    /// `POST /v1.0-alpha2/conversation/{name}/converse`
    fn converse_alpha2(
        &self,
        request: ConverseAlpha2Request,
    ) -> impl Future<Output = Result<ConversationResponseAlpha2, ConverseAlpha2Error>> + Send;
}
