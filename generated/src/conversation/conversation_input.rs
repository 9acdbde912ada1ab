//! `ConversationInput`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// An input to the model.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationInput (ConversationInputParts) {
        /// The text.
        pub content: String = default "content",
        /// The role of the author, for example `user` or `system`. Defaults to `user`.
        pub role: Option<String> = optional "role",
        /// Whether to scrub PII from the text before it is sent to the model. Defaults to `false`.
        pub scrub_pii: Option<bool> = optional "scrubPII",
    }
}

impl ConversationInput {
    /// Creates a value with only its required fields set.
    pub fn new(content: impl Into<String>) -> Self {
        Self {
            content: content.into(),
            role: None,
            scrub_pii: None,
        }
    }

    /// The role of the author, for example `user` or `system`. Defaults to `user`.
    #[must_use]
    pub fn role(mut self, role: impl Into<String>) -> Self {
        self.role = Some(role.into());
        self
    }

    /// Whether to scrub PII from the text before it is sent to the model. Defaults to `false`.
    #[must_use]
    pub fn scrub_pii(mut self, scrub_pii: bool) -> Self {
        self.scrub_pii = Some(scrub_pii);
        self
    }
}
