//! Actors: placement, turns, state, reminders, timers.
