//! `ActorReminder`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::SystemTime;

use dapr_client_runtime::{Error, Json, Moment, Period};
use serde::de::DeserializeOwned;

dapr_client_runtime::json_struct! {
    /// A reminder as stored by the scheduler service.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ActorReminder (ActorReminderParts) {
        /// The ID of the actor.
        pub actor_id: String = required "actorID",
        /// The actor type.
        pub actor_type: String = required "actorType",
        /// The data of each call. Absent if the reminder has none.
        pub data: Option<Json> = optional "data",
        /// The time of the first call, as registered. Absent if the reminder only has a period.
        pub due_time: Option<Moment> = optional "dueTime",
        /// The interval between calls, as a schedule such as `@every 10m0s`. Absent if there is a
        /// single call.
        pub period: Option<Period> = optional "period",
        /// The expiry of the reminder. Absent if the reminder never expires, or if the time to live
        /// was given as a duration.
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
