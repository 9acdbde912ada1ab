//! What stands in for a server that daprd's component would talk to.
//!
//! Dapr has locks and configuration only with a server, and many projects keep their state in Redis. Who asks
//! for it gets the components of type `*.redis` on a [`Keyspace`]: what they use of a Redis, in memory. The
//! components of a sidecar that name the same `redisHost` share one, as they would share the server: the
//! binding writes what the configuration store reads.

mod keyspace;

pub(crate) use self::keyspace::{Held, Keyspace, Listening, Versioned};
