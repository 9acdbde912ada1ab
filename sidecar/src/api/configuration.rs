//! The configuration API: get, subscribe, unsubscribe, and notifying the application.

use std::collections::BTreeMap;
use std::sync::Arc;

use dapr_client::configuration::{
    ConfigurationItem, ConfigurationSubscription, ConfigurationUpdate, GetConfiguration,
    UnsubscribeConfigurationResponse,
};
use dapr_client::server::configuration::{
    ConfigurationApi, GetConfigurationError, GetConfigurationRequest, SubscribeConfigurationError,
    SubscribeConfigurationRequest, UnsubscribeConfigurationError, UnsubscribeConfigurationRequest,
};
use dapr_client::server::configuration::{
    ConfigurationItemParts, ConfigurationSubscriptionParts, ConfigurationUpdateParts,
    UnsubscribeConfigurationResponseParts,
};
use dapr_client::server::{ErrorResponse, go_json};
use dapr_client::{Headers, Json, to_json};

use crate::app::App;
use crate::configuration::{ConfigurationComponent, Item, Update};
use crate::core::Core;
use crate::json::write_string;
use crate::resiliency::ComponentClass;

impl ConfigurationApi for Core {
    async fn get_configuration(
        &self,
        request: GetConfigurationRequest,
    ) -> Result<GetConfiguration, GetConfigurationError> {
        let store = self.configuration_store(&request.store_name)?;
        let get = || std::future::ready(store.get(&request.keys));
        let policy = self
            .resiliency
            .outbound(&request.store_name, ComponentClass::Configuration);
        let items = policy.apply(get, str::to_owned).await.map_err(|error| {
            let (name, keys) = (&request.store_name, request.keys.join(" "));
            let message =
                format!("failed to get [{keys}] from Configuration store {name}: {error}");
            GetConfigurationError::ConfigurationGet(message.into())
        })?;
        if items.is_empty() {
            return Ok(GetConfiguration::Empty);
        }
        Ok(GetConfiguration::Found(
            items
                .into_iter()
                .map(|(key, item)| (key, to_item(item)))
                .collect(),
        ))
    }

    async fn subscribe_configuration(
        &self,
        request: SubscribeConfigurationRequest,
    ) -> Result<ConfigurationSubscription, SubscribeConfigurationError> {
        let name = request.store_name;
        let store = self.configuration_store(&name)?;
        let Some(app) = self.app.clone() else {
            let message =
                "app channel is not initialized. cannot subscribe to configuration updates";
            return Err(SubscribeConfigurationError::AppChannelNil(message.into()));
        };
        let (handle, clock) = (self.handle.clone(), self.clock.clone());
        let id = store.subscribe(&request.keys, move |update| {
            let (app, name, busy) = (app.clone(), name.clone(), clock.busy());
            handle.spawn(async move {
                deliver(&app, &name, update).await;
                drop(busy);
            });
        });
        Ok(ConfigurationSubscription::from(
            ConfigurationSubscriptionParts { id },
        ))
    }

    async fn unsubscribe_configuration(
        &self,
        request: UnsubscribeConfigurationRequest,
    ) -> Result<UnsubscribeConfigurationResponse, UnsubscribeConfigurationError> {
        let store = self.configuration_store(&request.store_name)?;
        let id = &request.subscription_id;
        if store.unsubscribe(id) {
            return Ok(UnsubscribeConfigurationResponse::from(
                UnsubscribeConfigurationResponseParts { ok: Some(true) },
            ));
        }
        let message = format!(
            "failed to unsubscribe to configuration request {id}: subscription with id {id} does not exist"
        );
        let body = format!("{{\"message\":{}}}", write_string(&message));
        Err(UnsubscribeConfigurationError::Other500(
            Json::from_text(&body).unwrap_or_default(),
        ))
    }
}

/// Notifies the application. Its response is ignored; daprd only logs it.
async fn deliver(app: &App, store: &str, update: Update) {
    let path = format!("/configuration/{store}/{}", update.key);
    let items = BTreeMap::from([(update.key, to_item(update.item))]);
    let Ok(body) = to_json(&ConfigurationUpdate::from(ConfigurationUpdateParts {
        id: update.id,
        items,
    })) else {
        return;
    };
    let _ = app
        .post(
            &path,
            "application/json",
            Headers::new(),
            go_json(body) + "\n",
        )
        .await;
}

fn to_item(item: Item) -> ConfigurationItem {
    let non_empty = |text: String| Some(text).filter(|text| !text.is_empty());
    ConfigurationItem::from(ConfigurationItemParts {
        value: non_empty(item.value),
        version: non_empty(item.version),
        metadata: BTreeMap::new(),
    })
}

/// Why the store was not found.
enum NoStore {
    NotConfigured(ErrorResponse),
    NotFound(ErrorResponse),
}

impl Core {
    fn configuration_store(&self, name: &str) -> Result<&Arc<ConfigurationComponent>, NoStore> {
        if self.stores.configurations.is_empty() {
            return Err(NoStore::NotConfigured(
                "configuration stores not configured".into(),
            ));
        }
        let missing = || NoStore::NotFound(format!("configuration store {name} not found").into());
        self.stores.configurations.get(name).ok_or_else(missing)
    }
}

/// Converts `NoStore` into the error type of an operation.
macro_rules! no_store {
    ($($error:ident),*) => {
        $(impl From<NoStore> for $error {
            fn from(problem: NoStore) -> Self {
                match problem {
                    NoStore::NotConfigured(error) => Self::ConfigurationStoreNotConfigured(error),
                    NoStore::NotFound(error) => Self::ConfigurationStoreNotFound(error),
                }
            }
        })*
    };
}

no_store!(
    GetConfigurationError,
    SubscribeConfigurationError,
    UnsubscribeConfigurationError
);
