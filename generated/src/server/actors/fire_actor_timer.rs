//! `PUT /actors/{actorType}/{actorId}/method/timer/{name}`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;
use dapr_client_runtime::{
    DecodeError, FromJson, Json, JsonValue, JsonWriter, Moment, Period, ToJson,
};

/// Calls an actor because of one of its timers.
///
/// A call that failed is not repeated; the next one comes when it is due.
pub const FIRE_ACTOR_TIMER: Callback = Callback {
    name: "fire_actor_timer",
    method: "PUT",
    path: "/actors/{actorType}/{actorId}/method/timer/{name}",
    content_type: Some("application/json"),
};

/// What the body of `fire_actor_timer` holds.
#[derive(Clone, Debug, PartialEq)]
pub struct FireActorTimerBody {
    /// The data of the timer. It is absent when it has none.
    pub data: Option<Json>,
    /// The callback of the timer. It is empty when it has none.
    pub callback: String,
    /// The due time as it was registered. It is empty when there was none.
    pub due_time: Moment,
    /// The period as it was registered. It is empty when there was none.
    pub period: Period,
}

impl ToJson for FireActorTimerBody {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.optional("data", self.data.as_ref());
        object.field("callback", &self.callback);
        object.field("dueTime", &self.due_time);
        object.field("period", &self.period);
        object.end();
    }
}

impl FromJson for FireActorTimerBody {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            data: object.optional("data")?,
            callback: object.default("callback")?,
            due_time: object.default("dueTime")?,
            period: object.default("period")?,
        })
    }
}
