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

pub(crate) mod completion_tokens_details;
pub(crate) mod conversation_assistant_message;
pub(crate) mod conversation_choice;
pub(crate) mod conversation_function;
pub(crate) mod conversation_function_call;
pub(crate) mod conversation_input;
pub(crate) mod conversation_input_alpha2;
mod conversation_message;
pub(crate) mod conversation_message_content;
pub(crate) mod conversation_response;
pub(crate) mod conversation_response_alpha2;
pub(crate) mod conversation_result;
pub(crate) mod conversation_result_alpha2;
pub(crate) mod conversation_result_message;
pub(crate) mod conversation_text_message;
pub(crate) mod conversation_tool;
pub(crate) mod conversation_tool_call;
pub(crate) mod conversation_tool_message;
pub(crate) mod conversation_usage;
pub(crate) mod converse_alpha1;
pub(crate) mod converse_alpha2;
mod finish_reason;
pub(crate) mod prompt_tokens_details;
mod tool_choice;

pub use completion_tokens_details::CompletionTokensDetails;
pub use conversation_assistant_message::ConversationAssistantMessage;
pub use conversation_choice::ConversationChoice;
pub use conversation_function::ConversationFunction;
pub use conversation_function_call::ConversationFunctionCall;
pub use conversation_input::ConversationInput;
pub use conversation_input_alpha2::ConversationInputAlpha2;
pub use conversation_message::ConversationMessage;
pub use conversation_message_content::ConversationMessageContent;
pub use conversation_response::ConversationResponse;
pub use conversation_response_alpha2::ConversationResponseAlpha2;
pub use conversation_result::ConversationResult;
pub use conversation_result_alpha2::ConversationResultAlpha2;
pub use conversation_result_message::ConversationResultMessage;
pub use conversation_text_message::ConversationTextMessage;
pub use conversation_tool::ConversationTool;
pub use conversation_tool_call::ConversationToolCall;
pub use conversation_tool_message::ConversationToolMessage;
pub use conversation_usage::ConversationUsage;
pub use converse_alpha1::ConverseAlpha1Call;
pub use converse_alpha2::ConverseAlpha2Call;
pub use finish_reason::FinishReason;
pub use prompt_tokens_details::PromptTokensDetails;
pub use tool_choice::ToolChoice;
