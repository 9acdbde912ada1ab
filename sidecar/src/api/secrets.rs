//! The secrets API.

use std::collections::BTreeMap;

use dapr_client::SecretString;
use dapr_client::secrets::{GetBulkSecret, GetSecret};
use dapr_client::server::secrets::{
    GetBulkSecretError, GetBulkSecretRequest, GetSecretError, GetSecretRequest, SecretsApi,
};

use super::body;
use crate::core::Core;
use crate::json::proto::{Field, Type, parse_checked};
use crate::json::quote;
use crate::resiliency::ComponentClass;
use crate::secrets::{Secret, SecretComponent};

impl SecretsApi for Core {
    async fn get_secret(&self, request: GetSecretRequest) -> Result<GetSecret, GetSecretError> {
        let (name, key) = (&request.secret_store_name, &request.key);
        let text = body::read(request.body).await;
        let text = text.map_err(|error| GetSecretError::BodyRead(error.into()))?;
        check(&text, &FIELDS).map_err(|error| GetSecretError::MalformedRequest(error.into()))?;
        let store = self.secret_store(name).map_err(|problem| match problem {
            NoSecrets::NotConfigured(message) => {
                GetSecretError::SecretStoresNotConfigured(message.into())
            }
            NoSecrets::NotFound(message) => GetSecretError::SecretStoreNotFound(message.into()),
        })?;
        if !self.may_read(name, key) {
            let (key, name) = (quote(key), quote(name));
            let message = format!("access denied by policy to get {key} from {name}");
            return Err(GetSecretError::PermissionDenied(message.into()));
        }
        let get = || store.get(key, &request.metadata);
        let policy = self.resiliency.outbound(name, ComponentClass::Secretstore);
        let secret = policy.apply(get, str::to_owned).await.map_err(|error| {
            let message =
                format!("failed getting secret with key {key} from secret store {name}: {error}");
            GetSecretError::SecretGet(message.into())
        })?;
        let secret = secret.map(|secret| GetSecret::Found(hidden(secret)));
        Ok(secret.unwrap_or(GetSecret::Missing))
    }

    async fn get_bulk_secret(
        &self,
        request: GetBulkSecretRequest,
    ) -> Result<GetBulkSecret, GetBulkSecretError> {
        let name = &request.secret_store_name;
        let text = body::read(request.body).await;
        let text = text.map_err(|error| GetBulkSecretError::BodyRead(error.into()))?;
        check(&text, &FIELDS[..2])
            .map_err(|error| GetBulkSecretError::MalformedRequest(error.into()))?;
        let store = self.secret_store(name).map_err(|problem| match problem {
            NoSecrets::NotConfigured(message) => {
                GetBulkSecretError::SecretStoresNotConfigured(message.into())
            }
            NoSecrets::NotFound(message) => GetBulkSecretError::SecretStoreNotFound(message.into()),
        })?;
        let all = || store.all(&request.metadata);
        let policy = self.resiliency.outbound(name, ComponentClass::Secretstore);
        let all = policy.apply(all, str::to_owned).await.map_err(|error| {
            let message = format!("failed getting secrets from secret store {name}: {error}");
            GetBulkSecretError::SecretGet(message.into())
        })?;
        let all = all.into_iter().filter(|(key, _)| self.may_read(name, key));
        Ok(GetBulkSecret::Found(
            all.map(|(key, secret)| (key, hidden(secret))).collect(),
        ))
    }
}

/// Why the store was not found.
enum NoSecrets {
    NotConfigured(String),
    NotFound(String),
}

impl Core {
    fn secret_store(&self, name: &str) -> Result<&SecretComponent, NoSecrets> {
        if self.stores.secrets.is_empty() {
            return Err(NoSecrets::NotConfigured(
                "secret store is not configured".to_owned(),
            ));
        }
        let missing =
            || NoSecrets::NotFound(format!("failed finding secret store with key {name}"));
        self.stores.secrets.get(name).ok_or_else(missing)
    }

    /// Whether the configuration allows reading this secret. The last scope of a store wins.
    fn may_read(&self, store: &str, key: &str) -> bool {
        let scopes = &self.configuration.secret_scopes;
        let scope = scopes.iter().rev().find(|scope| scope.store_name == store);
        scope.is_none_or(|scope| scope.allows(key))
    }
}

/// The members of a body. They are ignored, but their types are validated.
const FIELDS: [Field; 3] = [
    Field {
        name: "storeName",
        proto_name: "store_name",
        kind: Type::Text,
    },
    Field {
        name: "metadata",
        proto_name: "metadata",
        kind: Type::Texts,
    },
    // Only in the body of a single secret.
    Field {
        name: "key",
        proto_name: "key",
        kind: Type::Text,
    },
];

fn check(text: &[u8], fields: &[Field]) -> Result<(), String> {
    let checked = parse_checked(text, fields);
    checked
        .map(drop)
        .map_err(|error| format!("failed deserializing HTTP body: {error}"))
}

fn hidden(secret: Secret) -> BTreeMap<String, SecretString> {
    secret
        .into_iter()
        .map(|(name, value)| (name, SecretString::from(value)))
        .collect()
}
