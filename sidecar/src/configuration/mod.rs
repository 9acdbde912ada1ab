//! Configuration items, and telling the application that they changed.
