//! `ActorReminder`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::SystemTime;

use dapr_client_runtime::{Error, Json, Moment, Period};
use serde::de::DeserializeOwned;

dapr_client_runtime::json_struct! {
    /// A reminder as the scheduler service keeps it.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ActorReminder (ActorReminderParts) {
        /// The id of the actor.
        pub actor_id: String = required "actorID",
        /// The type of the actor.
        pub actor_type: String = required "actorType",
        /// What the actor is called with. It is absent when there is nothing.
        pub data: Option<Json> = optional "data",
        /// When the first call comes, in the notation in which it was registered. It is absent when
        /// there is only a period.
        pub due_time: Option<Moment> = optional "dueTime",
        /// How long it is from one call to the next, as a schedule such as `@every 10m0s`. It is
        /// absent when there is a single call.
        pub period: Option<Period> = optional "period",
        /// When the reminder ends. It is absent when it does not, and when it was registered as a
        /// duration.
        pub ttl: Option<SystemTime> = optional "ttl",
    }
}

impl ActorReminder {
    /// Decodes `data` as JSON. Returns `None` if it is absent.
    ///
    /// # Errors
    ///
    /// Fails if it is not the JSON of a `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<Option<T>, Error> {
        self.data.as_ref().map(Json::decode).transpose()
    }
}
