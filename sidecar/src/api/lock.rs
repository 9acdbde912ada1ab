//! The locks API.

use std::time::Duration;

use dapr_client::lock::{TryLockResponse, UnlockResponse, UnlockStatus};
use dapr_client::server::ErrorResponse;
use dapr_client::server::lock::{
    LockApi, TryLockAlpha1Error, TryLockAlpha1Request, UnlockAlpha1Error, UnlockAlpha1Request,
};
use dapr_client::server::lock::{TryLockResponseParts, UnlockResponseParts};

use super::body;
use crate::core::Core;
use crate::json::proto::{Field, Object, Type, parse_checked};
use crate::lock::{LockComponent, Released};
use crate::resiliency::ComponentClass;

impl LockApi for Core {
    async fn try_lock_alpha1(
        &self,
        request: TryLockAlpha1Request,
    ) -> Result<TryLockResponse, TryLockAlpha1Error> {
        let malformed = |error: String| {
            let message = format!("failed deserializing HTTP body: {error}");
            TryLockAlpha1Error::MalformedRequest(message.into())
        };
        let text = body::read(request.body.into_body()).await;
        let text = text.map_err(|error| TryLockAlpha1Error::BodyRead(error.into()))?;
        let members = parse_checked(&text, &FIELDS).map_err(malformed)?;
        let parsed = LockRequest::read(&members).map_err(malformed)?;
        let seconds = members
            .int32("expiryInSeconds", "expiry_in_seconds")
            .map_err(malformed)?;
        let name = &request.store_name;
        let seconds = u64::try_from(seconds.unwrap_or_default()).unwrap_or_default();
        if seconds == 0 {
            let message = format!("ExpiryInSeconds is not positive in lock store {name}");
            return Err(TryLockAlpha1Error::MalformedRequest(message.into()));
        }
        let store = self.lock_store(name, &parsed)?;
        let expiry = Duration::from_secs(seconds);
        let take = || std::future::ready(store.take(&parsed.resource, &parsed.owner, expiry));
        let policy = self.resiliency.outbound(name, ComponentClass::Lock);
        let taken = match store.check(&parsed.resource) {
            Ok(()) => policy.apply(take, str::to_owned).await,
            Err(error) => Err(error),
        };
        taken
            .map(|success| TryLockResponse::from(TryLockResponseParts { success }))
            .map_err(|error| {
                let message = format!("failed to try acquiring lock: {error}");
                TryLockAlpha1Error::TryLock(message.into())
            })
    }

    async fn unlock_alpha1(
        &self,
        request: UnlockAlpha1Request,
    ) -> Result<UnlockResponse, UnlockAlpha1Error> {
        let malformed = |error: String| {
            let message = format!("failed deserializing HTTP body: {error}");
            UnlockAlpha1Error::MalformedRequest(message.into())
        };
        let text = body::read(request.body.into_body()).await;
        let text = text.map_err(|error| UnlockAlpha1Error::BodyRead(error.into()))?;
        let members = parse_checked(&text, &FIELDS[..3]).map_err(malformed)?;
        let parsed = LockRequest::read(&members).map_err(malformed)?;
        let store = self.lock_store(&request.store_name, &parsed)?;
        let release = || std::future::ready(store.release(&parsed.resource, &parsed.owner));
        let policy = self
            .resiliency
            .outbound(&request.store_name, ComponentClass::Lock);
        let released = match store.check(&parsed.resource) {
            Ok(()) => policy.apply(release, str::to_owned).await,
            Err(error) => Err(error),
        };
        let released = released.map_err(|error| {
            UnlockAlpha1Error::Unlock(format!("failed to release lock: {error}").into())
        })?;
        let status = match released {
            Released::Done => UnlockStatus::Success,
            Released::NotHeld => UnlockStatus::LockDoesNotExist,
            Released::HeldByAnother => UnlockStatus::LockBelongsToOthers,
        };
        Ok(UnlockResponse::from(UnlockResponseParts { status }))
    }
}

/// The members of a body.
const FIELDS: [Field; 4] = [
    // Also in the path; here it must be a string.
    Field {
        name: "storeName",
        proto_name: "store_name",
        kind: Type::Text,
    },
    Field {
        name: "resourceId",
        proto_name: "resource_id",
        kind: Type::Text,
    },
    Field {
        name: "lockOwner",
        proto_name: "lock_owner",
        kind: Type::Text,
    },
    // Only for acquiring a lock.
    Field {
        name: "expiryInSeconds",
        proto_name: "expiry_in_seconds",
        kind: Type::Int32,
    },
];

/// The members that both operations need.
struct LockRequest {
    resource: String,
    owner: String,
}

impl LockRequest {
    fn read(members: &Object) -> Result<Self, String> {
        Ok(Self {
            resource: members
                .text("resourceId", "resource_id")?
                .unwrap_or_default(),
            owner: members.text("lockOwner", "lock_owner")?.unwrap_or_default(),
        })
    }
}

/// Why the lock component was not found.
enum NoLock {
    NotConfigured(ErrorResponse),
    NotFound(ErrorResponse),
    Malformed(ErrorResponse),
}

impl Core {
    fn lock_store(&self, name: &str, parsed: &LockRequest) -> Result<&LockComponent, NoLock> {
        if self.stores.locks.is_empty() {
            return Err(NoLock::NotConfigured("lock store is not configured".into()));
        }
        for (text, what) in [
            (&parsed.resource, "ResourceId"),
            (&parsed.owner, "LockOwner"),
        ] {
            if text.is_empty() {
                return Err(NoLock::Malformed(
                    format!("{what} is empty in lock store {name}").into(),
                ));
            }
        }
        let store = self.stores.locks.get(name);
        store.ok_or_else(|| NoLock::NotFound(format!("lock store {name} not found").into()))
    }
}

impl From<NoLock> for TryLockAlpha1Error {
    fn from(problem: NoLock) -> Self {
        match problem {
            NoLock::NotConfigured(error) => Self::LockStoreNotConfigured(error),
            NoLock::NotFound(error) => Self::LockStoreNotFound(error),
            NoLock::Malformed(error) => Self::MalformedRequest(error),
        }
    }
}

impl From<NoLock> for UnlockAlpha1Error {
    fn from(problem: NoLock) -> Self {
        match problem {
            NoLock::NotConfigured(error) => Self::LockStoreNotConfigured(error),
            NoLock::NotFound(error) => Self::LockStoreNotFound(error),
            NoLock::Malformed(error) => Self::MalformedRequest(error),
        }
    }
}
