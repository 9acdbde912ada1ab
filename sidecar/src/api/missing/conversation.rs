//! Without the feature `conversation`.

use dapr_client::conversation::{ConversationResponse, ConversationResponseAlpha2};
use dapr_client::server::conversation::{
    ConversationApi, ConverseAlpha1Error, ConverseAlpha1Request, ConverseAlpha2Error,
    ConverseAlpha2Request,
};

super::missing! { Conversation, ConversationApi,
    converse_alpha1(ConverseAlpha1Request) -> ConversationResponse, ConverseAlpha1Error::ConversationInvoke;
    converse_alpha2(ConverseAlpha2Request) -> ConversationResponseAlpha2, ConverseAlpha2Error::ConversationInvoke;
}
