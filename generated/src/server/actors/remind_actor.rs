//! `PUT /actors/{actorType}/{actorId}/method/remind/{name}`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;
use dapr_client_runtime::{DecodeError, FromJson, Json, JsonValue, JsonWriter, ToJson};

/// Calls an actor because of one of its reminders.
///
/// A call that failed is repeated three times, a second apart. Calls of one actor come one
/// after the other.
pub const REMIND_ACTOR: Callback = Callback {
    name: "remind_actor",
    method: "PUT",
    path: "/actors/{actorType}/{actorId}/method/remind/{name}",
    content_type: Some("application/json"),
};

/// What the body of `remind_actor` holds.
#[derive(Clone, Debug, PartialEq)]
pub struct RemindActorBody {
    /// The data of the reminder. It is absent when it has none.
    pub data: Option<Json>,
    /// Always empty.
    pub due_time: String,
    /// Always empty.
    pub period: String,
}

impl ToJson for RemindActorBody {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.optional("data", self.data.as_ref());
        object.field("dueTime", &self.due_time);
        object.field("period", &self.period);
        object.end();
    }
}

impl FromJson for RemindActorBody {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            data: object.optional("data")?,
            due_time: object.default("dueTime")?,
            period: object.default("period")?,
        })
    }
}
