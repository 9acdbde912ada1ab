//! Answers that are given again for a while.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use super::Said;
use crate::clock::Clock;

/// Answers by what was asked.
pub(super) struct Cache {
    clock: Clock,
    lives: Duration,
    answers: Mutex<HashMap<String, (Said, Option<SystemTime>)>>,
}

impl Cache {
    pub(super) fn new(clock: Clock, lives: Duration) -> Self {
        Self {
            clock,
            lives,
            answers: Mutex::default(),
        }
    }

    pub(super) fn get(&self, question: &str) -> Option<Said> {
        let now = self.clock.now();
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.retain(|_, (_, end)| end.is_none_or(|end| now <= end));
        answers.get(question).map(|(said, _)| said.clone())
    }

    pub(super) fn put(&self, question: String, said: Said) {
        // An end that no clock can show is none.
        let end = self.clock.now().checked_add(self.lives);
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.insert(question, (said, end));
    }
}

impl fmt::Debug for Cache {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Cache")
            .field("lives", &self.lives)
            .finish_non_exhaustive()
    }
}
