//! `ConversationFunction`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Json;
use serde::Serialize;

dapr_client_runtime::json_struct! {
    /// A function that the model may call.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationFunction (ConversationFunctionParts) {
        /// The name of the function.
        pub name: String = default "name",
        /// The description of the function, which helps the model decide when to call it.
        pub description: Option<String> = optional "description",
        /// The parameters of the function, as a JSON Schema object.
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

    /// The description of the function, which helps the model decide when to call it.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// The parameters of the function, as a JSON Schema object.
    #[must_use]
    pub fn parameters(mut self, parameters: impl Serialize) -> Self {
        self.parameters = Some(Json::new(&parameters));
        self
    }
}
