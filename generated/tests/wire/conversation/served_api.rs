//! A sidecar that serves nothing.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::conversation::{ConversationResponse, ConversationResponseAlpha2};
use dapr_client::server::conversation::{
    ConversationApi, ConverseAlpha1Error, ConverseAlpha1Request, ConverseAlpha2Error,
    ConverseAlpha2Request,
};

use crate::dispatch::{Refusing, refused};

impl ConversationApi for Refusing {
    async fn converse_alpha1(
        &self,
        _: ConverseAlpha1Request,
    ) -> Result<ConversationResponse, ConverseAlpha1Error> {
        Err(refused("converse_alpha1").into())
    }

    async fn converse_alpha2(
        &self,
        _: ConverseAlpha2Request,
    ) -> Result<ConversationResponseAlpha2, ConverseAlpha2Error> {
        Err(refused("converse_alpha2").into())
    }
}
