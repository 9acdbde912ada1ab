//! Jobs: schedules, and triggering the application.
