//! A conversation with a language model. Here the model repeats its input.

use dapr_client::DaprClient;
use dapr_client::conversation::{
    ConversationInputAlpha2, ConversationMessage, ConversationMessageContent,
    ConversationTextMessage, FinishReason,
};

use crate::check::{Failure, expect};

const MODEL: &str = "translator";

pub(crate) async fn converse(dapr: &DaprClient) -> Result<String, Failure> {
    let text = "I have a bad feeling about this.";
    let speech = ConversationTextMessage::new([ConversationMessageContent::new(text)]);
    let message = ConversationMessage::User(speech.name("han"));
    let input = ConversationInputAlpha2::new([message]);
    let result = dapr.converse_alpha2(MODEL, [input]).await?;

    let output = result.outputs.first().ok_or("there is no output")?;
    let choice = output.choices.first().ok_or("there is no choice")?;
    let reason = choice.finish_reason.clone();
    expect("the finish reason", reason, Some(FinishReason::Stop))?;
    let message = choice.message.as_ref().ok_or("there is no message")?;
    let reply = message.content.as_deref().unwrap_or_default();
    expect("the reply", reply, text)?;
    Ok(format!("{reply:?}"))
}
