//! Talking with language models.
//!
//! Sends messages to a large language model and returns what it says. Which model it is,
//! and where, is up to the conversation component.
//!
//! Both versions can hide what looks personal, such as e-mail addresses and telephone
//! numbers, on the way to the model and back: a placeholder such as `<EMAIL_ADDRESS>` takes
//! its place.
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
pub use crate::conversation::conversation_answer::ConversationAnswerParts;
pub use crate::conversation::conversation_assistant_speech::ConversationAssistantSpeechParts;
pub use crate::conversation::conversation_choice::ConversationChoiceParts;
pub use crate::conversation::conversation_content::ConversationContentParts;
pub use crate::conversation::conversation_function::ConversationFunctionParts;
pub use crate::conversation::conversation_function_call::ConversationFunctionCallParts;
pub use crate::conversation::conversation_input::ConversationInputParts;
pub use crate::conversation::conversation_output::ConversationOutputParts;
pub use crate::conversation::conversation_result::ConversationResultParts;
pub use crate::conversation::conversation_result_message::ConversationResultMessageParts;
pub use crate::conversation::conversation_result_output::ConversationResultOutputParts;
pub use crate::conversation::conversation_speech::ConversationSpeechParts;
pub use crate::conversation::conversation_text::ConversationTextParts;
pub use crate::conversation::conversation_tool::ConversationToolParts;
pub use crate::conversation::conversation_tool_call::ConversationToolCallParts;
pub use crate::conversation::conversation_tool_speech::ConversationToolSpeechParts;
pub use crate::conversation::conversation_usage::ConversationUsageParts;
pub use crate::conversation::prompt_tokens_details::PromptTokensDetailsParts;

use std::future::Future;

use crate::conversation::{ConversationAnswer, ConversationResult};

/// What a sidecar does for each operation of this building block.
pub trait ConversationApi: Send + Sync {
    /// `POST /v1.0-alpha1/conversation/{name}/converse`
    fn converse_alpha1(
        &self,
        request: ConverseAlpha1Request,
    ) -> impl Future<Output = Result<ConversationAnswer, ConverseAlpha1Error>> + Send;

    /// `POST /v1.0-alpha2/conversation/{name}/converse`
    fn converse_alpha2(
        &self,
        request: ConverseAlpha2Request,
    ) -> impl Future<Output = Result<ConversationResult, ConverseAlpha2Error>> + Send;
}
