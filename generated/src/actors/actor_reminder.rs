//! `ActorReminder`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::SystemTime;

use dapr_client_runtime::{DecodeError, Error, FromJson, Json, JsonValue, Moment, Period};
use serde::de::DeserializeOwned;

/// A reminder as the scheduler service keeps it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ActorReminder {
    /// The id of the actor.
    pub actor_id: String,
    /// The type of the actor.
    pub actor_type: String,
    /// What the actor is called with. It is absent when there is nothing.
    pub data: Option<Json>,
    /// When the first call comes, in the notation in which it was registered. It is absent when
    /// there is only a period.
    pub due_time: Option<Moment>,
    /// How long it is from one call to the next, as a schedule such as `@every 10m0s`. It is absent
    /// when there is a single call.
    pub period: Option<Period>,
    /// When the reminder ends. It is absent when it does not, and when it was registered as a
    /// duration.
    pub ttl: Option<SystemTime>,
}

impl ActorReminder {
    /// Reads `data` as JSON of a type, or gives `None` when it is absent.
    ///
    /// # Errors
    ///
    /// When it is not JSON of this type.
    pub fn json<T: DeserializeOwned>(&self) -> Result<Option<T>, Error> {
        self.data.as_ref().map(Json::decode).transpose()
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for ActorReminder {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.field("actorID", &self.actor_id);
        object.field("actorType", &self.actor_type);
        object.optional("data", self.data.as_ref());
        object.optional("dueTime", self.due_time.as_ref());
        object.optional("period", self.period.as_ref());
        object.optional("ttl", self.ttl.as_ref());
        object.end();
    }
}

impl FromJson for ActorReminder {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            actor_id: object.required("actorID")?,
            actor_type: object.required("actorType")?,
            data: object.optional("data")?,
            due_time: object.optional("dueTime")?,
            period: object.optional("period")?,
            ttl: object.optional("ttl")?,
        })
    }
}
