//! `ActorReentrancy`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

/// Whether an actor may be called in the course of a call of its own.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ActorReentrancy {
    /// Whether it may. Otherwise such a call waits for ever.
    pub enabled: bool,
    /// How many calls of one chain an actor may be in at once. Without it, 32.
    pub max_stack_depth: Option<i32>,
}

impl ActorReentrancy {
    /// With what it must have, and nothing else.
    pub fn new(enabled: bool) -> Self {
        Self {
            enabled,
            max_stack_depth: None,
        }
    }

    /// How many calls of one chain an actor may be in at once. Without it, 32.
    #[must_use]
    pub fn max_stack_depth(mut self, max_stack_depth: i32) -> Self {
        self.max_stack_depth = Some(max_stack_depth);
        self
    }
}

impl ToJson for ActorReentrancy {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.field("enabled", &self.enabled);
        object.optional("maxStackDepth", self.max_stack_depth.as_ref());
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for ActorReentrancy {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            enabled: object.default("enabled")?,
            max_stack_depth: object.optional("maxStackDepth")?,
        })
    }
}
