//! `StateQueryPage`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// The page of results to return.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct StateQueryPage (StateQueryPageParts) {
        /// The maximum number of results. If omitted, all results are returned.
        pub limit: Option<u32> = optional "limit",
        /// The pagination token of the previous page.
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

    /// The maximum number of results. If omitted, all results are returned.
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// The pagination token of the previous page.
    #[must_use]
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.token = Some(token.into());
        self
    }
}
