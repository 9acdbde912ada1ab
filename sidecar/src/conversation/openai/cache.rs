//! The response cache.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use super::Completion;
use crate::clock::Clock;

/// Responses by request.
pub(super) struct Cache {
    clock: Clock,
    ttl: Duration,
    replies: Mutex<HashMap<String, (Completion, Option<SystemTime>)>>,
}

impl Cache {
    pub(super) fn new(clock: Clock, ttl: Duration) -> Self {
        Self {
            clock,
            ttl,
            replies: Mutex::default(),
        }
    }

    pub(super) fn get(&self, request: &str) -> Option<Completion> {
        let now = self.clock.now();
        let mut responses = self.replies.lock().unwrap_or_else(PoisonError::into_inner);
        responses.retain(|_, (_, end)| end.is_none_or(|end| now <= end));
        responses.get(request).map(|(reply, _)| reply.clone())
    }

    pub(super) fn put(&self, request: String, reply: Completion) {
        // An entry whose expiration time cannot be represented never expires.
        let end = self.clock.now().checked_add(self.ttl);
        let mut responses = self.replies.lock().unwrap_or_else(PoisonError::into_inner);
        responses.insert(request, (reply, end));
    }
}

impl fmt::Debug for Cache {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Cache")
            .field("ttl", &self.ttl)
            .finish_non_exhaustive()
    }
}
