//! `ConversationText`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// A text for the model.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationText (ConversationTextParts) {
        /// The text.
        pub content: String = default "content",
        /// Who says it, for example `user` or `system`. Without it, the user does.
        pub role: Option<String> = optional "role",
        /// Whether to hide what looks personal in the text before the model gets it.
        pub scrub_pii: Option<bool> = optional "scrubPII",
    }
}

impl ConversationText {
    /// Creates a value with only its required fields set.
    pub fn new(content: impl Into<String>) -> Self {
        Self {
            content: content.into(),
            role: None,
            scrub_pii: None,
        }
    }

    /// Who says it, for example `user` or `system`. Without it, the user does.
    #[must_use]
    pub fn role(mut self, role: impl Into<String>) -> Self {
        self.role = Some(role.into());
        self
    }

    /// Whether to hide what looks personal in the text before the model gets it.
    #[must_use]
    pub fn scrub_pii(mut self, scrub_pii: bool) -> Self {
        self.scrub_pii = Some(scrub_pii);
        self
    }
}
