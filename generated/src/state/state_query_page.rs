//! `StateQueryPage`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// Which part of the results to return.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct StateQueryPage (StateQueryPageParts) {
        /// How many results to return at most. Without it, all of them.
        pub limit: Option<u32> = optional "limit",
        /// Where to go on, from the previous part.
        pub token: Option<String> = optional "token",
    }
}

impl StateQueryPage {
    /// Creates a value with only its required fields set.
    pub fn new() -> Self {
        Self {
            limit: None,
            token: None,
        }
    }

    /// How many results to return at most. Without it, all of them.
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Where to go on, from the previous part.
    #[must_use]
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.token = Some(token.into());
        self
    }
}
