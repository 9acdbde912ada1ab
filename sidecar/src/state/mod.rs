//! State stores: ETags, concurrency, time to live, transactions.
