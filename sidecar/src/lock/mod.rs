//! Locks with owners and expiration.

use std::sync::Arc;
use std::time::Duration;

use crate::resources::ComponentSpec;
use crate::stand_in::{Keyspace, StoredValue};
use crate::state::IllegalKey;

/// A component of type `lock.in-memory`, or the stand-in for `lock.redis`.
#[derive(Debug)]
pub(crate) struct LockComponent {
    prefix: String,
    keyspace: Arc<Keyspace>,
}

/// The outcome of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Released {
    /// Released.
    Done,
    /// The lock is not held.
    NotHeld,
    /// The lock is held by another owner.
    HeldByAnother,
}

impl LockComponent {
    /// Creates the component. Fails if a property is invalid.
    pub(crate) fn new(
        spec: &ComponentSpec,
        app_id: &str,
        keyspace: Arc<Keyspace>,
    ) -> Result<Self, IllegalKey> {
        let strategy = spec
            .properties
            .get("keyPrefix")
            .unwrap_or("appid")
            .to_lowercase();
        IllegalKey::check(&strategy)?;
        let prefix = match strategy.as_str() {
            "none" => "lock".to_owned(),
            "name" => format!("lock||{}", spec.name),
            "appid" => format!("lock||{app_id}"),
            _ => format!("lock||{strategy}"),
        };
        Ok(Self { prefix, keyspace })
    }

    /// Fails if the resource name is invalid.
    pub(crate) fn check(&self, resource: &str) -> Result<(), String> {
        self.key(resource).map(|_| ())
    }

    /// Acquires the lock for `owner`, unless it is held, even by the same owner. The error is daprd's
    /// message.
    pub(crate) fn take(
        &self,
        resource: &str,
        owner: &str,
        lifetime: Duration,
    ) -> Result<bool, String> {
        let key = self.key(resource)?;
        self.keyspace.check_available()?;
        Ok(self.keyspace.set_if_absent(&key, owner, lifetime))
    }

    /// Releases the lock.
    pub(crate) fn release(&self, resource: &str, owner: &str) -> Result<Released, String> {
        let key = self.key(resource)?;
        self.keyspace.check_available()?;
        Ok(self.keyspace.change(&key, |held| match held {
            Some(StoredValue::Text(holder)) if holder.as_slice() == owner.as_bytes() => {
                *held = None;
                Released::Done
            }
            Some(_) => Released::HeldByAnother,
            None => Released::NotHeld,
        }))
    }

    fn key(&self, resource: &str) -> Result<String, String> {
        IllegalKey::check(resource).map_err(|error| error.to_string())?;
        Ok(format!("{}||{resource}", self.prefix))
    }
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;
    use crate::clock::Clock;
    use crate::resources::Kind;

    #[tokio::test]
    async fn a_lock_is_held_until_it_is_released_or_expires() {
        let clock = Clock::frozen(SystemTime::UNIX_EPOCH);
        let spec = ComponentSpec::of("locks", Kind::LockInMemory, &[]);
        let locks = LockComponent::new(&spec, "app", Keyspace::new(clock.clone())).unwrap();
        let minute = Duration::from_secs(60);
        assert_eq!(locks.take("ship", "han", minute), Ok(true));
        assert_eq!(locks.take("ship", "han", minute), Ok(false));
        assert_eq!(locks.release("ship", "lando"), Ok(Released::HeldByAnother));
        assert_eq!(locks.release("ship", "han"), Ok(Released::Done));
        assert_eq!(locks.release("ship", "han"), Ok(Released::NotHeld));
        assert_eq!(locks.take("ship", "lando", minute), Ok(true));
        clock.advance(minute).await;
        assert_eq!(locks.take("ship", "han", minute), Ok(true));
        assert!(locks.take("a||b", "han", minute).is_err());
    }

    #[test]
    fn keys_are_scoped_by_application() {
        let key = |prefix: &str| {
            let spec = ComponentSpec::of("locks", Kind::LockRedis, &[("keyPrefix", prefix)]);
            let locks = LockComponent::new(&spec, "app", Keyspace::new(Clock::running()));
            locks.unwrap().key("ship").unwrap()
        };
        assert_eq!(key("appid"), "lock||app||ship");
        assert_eq!(key("none"), "lock||ship");
        assert_eq!(key("name"), "lock||locks||ship");
        assert_eq!(key("Rebels"), "lock||rebels||ship");
    }
}
