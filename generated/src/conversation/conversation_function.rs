//! `ConversationFunction`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Json;
use serde::Serialize;

dapr_client_runtime::json_struct! {
    /// A function that the model may want to have called.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationFunction (ConversationFunctionParts) {
        /// The name of the function.
        pub name: String = default "name",
        /// What it does, for the model to know when to use it.
        pub description: Option<String> = optional "description",
        /// The parameters, as an object that is a JSON Schema.
        pub parameters: Option<Json> = optional "parameters",
    }
}

impl ConversationFunction {
    /// Creates a value with only its required fields set.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            description: None,
            parameters: None,
        }
    }

    /// What it does, for the model to know when to use it.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// The parameters, as an object that is a JSON Schema.
    #[must_use]
    pub fn parameters(mut self, parameters: impl Serialize) -> Self {
        self.parameters = Some(Json::new(&parameters));
        self
    }
}
