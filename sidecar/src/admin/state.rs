//! The contents of state stores.

use serde_json::{Value, json};

use super::content::{content, time};
use super::events::listed;
use super::request::AdminRequest;
use super::response::{AdminError, AdminResponse};
use crate::core::Core;
use crate::json::decode_complete;
use crate::state::{Delete, Found, Set, StateError, Store};

pub(super) fn list(core: &Core, request: &AdminRequest) -> Result<AdminResponse, AdminError> {
    let found = store(core, request)?.all().map_err(failed)?;
    let values: Vec<Value> = found.iter().map(|(key, found)| show(key, found)).collect();
    Ok(AdminResponse::json(&json!({ "values": values })))
}

pub(super) fn reset(core: &Core, request: &AdminRequest) -> Result<AdminResponse, AdminError> {
    let store = store(core, request)?;
    for (key, _) in store.all().map_err(failed)? {
        store.delete(&Delete::new(key)).map_err(failed)?;
    }
    Ok(AdminResponse::no_content())
}

pub(super) fn get(core: &Core, request: &AdminRequest) -> Result<AdminResponse, AdminError> {
    let (store, key) = (store(core, request)?, request.parameter(1));
    let found = store.get(key).map_err(failed)?;
    match found {
        Some(found) => Ok(AdminResponse::json(&show(key, &found))),
        None => {
            let all = store.all().map_err(failed)?;
            Err(missing(request.parameter(0), key, &all))
        }
    }
}

pub(super) fn set(core: &Core, request: &AdminRequest) -> Result<AdminResponse, AdminError> {
    let (store, key) = (store(core, request)?, request.parameter(1));
    let mut members = request.members()?;
    let value = members.require("value", "the JSON value to store")?;
    members.finish()?;
    let value = decode_complete(value.to_string().as_bytes())
        .map_err(|error| AdminError::invalid(format!("`value` cannot be stored: {error}")))?;
    store.set(&Set::new(key, value)).map_err(failed)?;
    Ok(AdminResponse::no_content())
}

pub(super) fn delete(core: &Core, request: &AdminRequest) -> Result<AdminResponse, AdminError> {
    let store = store(core, request)?;
    store
        .delete(&Delete::new(request.parameter(1)))
        .map_err(failed)?;
    Ok(AdminResponse::no_content())
}

/// The store that the first path parameter names.
fn store<'c>(core: &'c Core, request: &AdminRequest) -> Result<&'c Store, AdminError> {
    let name = request.parameter(0);
    let states = &core.stores.states;
    let Some(component) = states.get(name) else {
        let names: Vec<&str> = states.keys().map(String::as_str).collect();
        return Err(AdminError::not_found(format!(
            "there is no state store `{name}`; the sidecar has: {}",
            listed(&names)
        )));
    };
    component.local().ok_or_else(|| {
        AdminError::invalid(format!(
            "the state store `{name}` is a pluggable component, whose contents only its program knows; use the state API"
        ))
    })
}

fn missing(store: &str, key: &str, all: &[(String, Found)]) -> AdminError {
    const MOST: usize = 20;
    let keys: Vec<&str> = all.iter().map(|(key, _)| key.as_str()).take(MOST).collect();
    let more = if all.len() > MOST { ", and more" } else { "" };
    AdminError::not_found(format!(
        "the state store `{store}` has no key `{key}`; stored keys include the key prefix: {}{more}",
        listed(&keys)
    ))
}

fn failed(error: StateError) -> AdminError {
    AdminError::failed(format!("the state store failed: {error}"))
}

fn show(key: &str, found: &Found) -> Value {
    let mut shown = json!({ "key": key, "value": content(&found.data) });
    if let Some(etag) = &found.etag {
        shown["etag"] = json!(etag);
    }
    if let Some(expires) = found.expires {
        shown["expires"] = json!(time(expires));
    }
    shown
}
