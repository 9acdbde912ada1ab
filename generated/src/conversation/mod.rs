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

pub(crate) mod completion_tokens_details;
pub(crate) mod conversation_answer;
pub(crate) mod conversation_assistant_speech;
pub(crate) mod conversation_choice;
pub(crate) mod conversation_content;
pub(crate) mod conversation_function;
pub(crate) mod conversation_function_call;
pub(crate) mod conversation_input;
mod conversation_message;
pub(crate) mod conversation_output;
pub(crate) mod conversation_result;
pub(crate) mod conversation_result_message;
pub(crate) mod conversation_result_output;
pub(crate) mod conversation_speech;
pub(crate) mod conversation_text;
pub(crate) mod conversation_tool;
pub(crate) mod conversation_tool_call;
pub(crate) mod conversation_tool_speech;
pub(crate) mod conversation_usage;
pub(crate) mod converse_alpha1;
pub(crate) mod converse_alpha2;
mod finish_reason;
pub(crate) mod prompt_tokens_details;
mod tool_choice;

pub use completion_tokens_details::CompletionTokensDetails;
pub use conversation_answer::ConversationAnswer;
pub use conversation_assistant_speech::ConversationAssistantSpeech;
pub use conversation_choice::ConversationChoice;
pub use conversation_content::ConversationContent;
pub use conversation_function::ConversationFunction;
pub use conversation_function_call::ConversationFunctionCall;
pub use conversation_input::ConversationInput;
pub use conversation_message::ConversationMessage;
pub use conversation_output::ConversationOutput;
pub use conversation_result::ConversationResult;
pub use conversation_result_message::ConversationResultMessage;
pub use conversation_result_output::ConversationResultOutput;
pub use conversation_speech::ConversationSpeech;
pub use conversation_text::ConversationText;
pub use conversation_tool::ConversationTool;
pub use conversation_tool_call::ConversationToolCall;
pub use conversation_tool_speech::ConversationToolSpeech;
pub use conversation_usage::ConversationUsage;
pub use converse_alpha1::ConverseAlpha1Call;
pub use converse_alpha2::ConverseAlpha2Call;
pub use finish_reason::FinishReason;
pub use prompt_tokens_details::PromptTokensDetails;
pub use tool_choice::ToolChoice;
